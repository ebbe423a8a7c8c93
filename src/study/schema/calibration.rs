//! `calibration`.

use super::describe::{Bounds, Key, Section, Shape, between, word};

/// Definitions of a percentile.
pub(super) const PERCENTILES: Shape =
    Shape::Word(&[word("type_7", "the definition of R and of spreadsheets")]);

/// What happens to a score of exactly 0.5.
pub(super) const AT_HALF: Shape = Shape::Either(&[
    Shape::Word(&[
        word(
            "fail",
            "stop: the case belongs to no row of the truth table",
        ),
        word(
            "drop_case",
            "leave the case out of the whole study; the report lists it",
        ),
    ]),
    Shape::Section(&ADD),
]);

pub(super) static CALIBRATION: Section = Section::new(
    "calibration",
    "calibration",
    "What holds for the calibration of every set.",
    &[
        Key::required(
            "full_membership",
            Shape::Either(&[
                between(0.5, 1.0),
                Shape::Word(&[word(
                    "log_odds_3",
                    "log-odds of 3, as fs/QCA takes it: 0.9526",
                )]),
            ]),
            "The score at the inclusion anchor of a logistic curve: 0.95 in the R package QCA.",
            "0.95",
        ),
        Key::optional(
            "percentiles",
            PERCENTILES,
            "required as soon as an anchor is a percentile or the median",
            "Which definition of a percentile holds.",
            "type_7",
        ),
        Key::required(
            "at_half",
            AT_HALF,
            "What happens to a condition's score of exactly 0.5, which belongs to no row of the truth table.",
            "fail",
        ),
        Key::default(
            "anchors",
            Shape::Word(&[
                word(
                    "recompute",
                    "anchors that are statistics move with the data",
                ),
                word(
                    "frozen",
                    "they are taken from study.lock, which `equifinal freeze` writes",
                ),
            ]),
            "recompute",
            "What becomes of anchors that are statistics when the data change.",
            "frozen",
        ),
    ],
);

static ADD: Section = Section::new(
    "add_at_half",
    "calibration.at_half",
    "A constant that is added to scores of exactly 0.5.",
    &[Key::required(
        "add",
        Shape::Number(Bounds {
            least: None,
            above: Some(-0.5),
            most: None,
            below: Some(0.5),
        }),
        "The constant, which is not 0.",
        "0.001",
    )],
);
