//! `robustness`.

use super::describe::{
    ANY_NUMBER, Bounds, Key, Names, Section, Shape, between, list, pair, whole, whole_to, word,
};

/// Draws up to which a study may ask.
const DRAWS: Shape = whole_to(1, 1_000_000);
const SEED: Key = Key::required(
    "seed",
    whole(0),
    "Where the random numbers begin: the same seed draws the same.",
    "7",
);
const LEAVE_OUT: Shape = Shape::Either(&[Shape::Truth, Shape::Section(&LEFT_OUT)]);
/// A decision that can be moved, with or without the span of its axis.
const AXIS: Shape = Shape::Either(&[
    Shape::Text,
    Shape::Named {
        names: Names::Any("a decision"),
        of: &pair(&ANY_NUMBER),
        least: 1,
        most: Some(1),
    },
]);

pub(super) static ROBUSTNESS: Section = Section::new(
    "robustness",
    "robustness",
    "What is tried to see how far the results hold, beside the variants.",
    &[
        Key::default(
            "ranges",
            Shape::Truth,
            "false",
            "Whether the report tells how far each cut-off and anchor can move before a solution changes.",
            "true",
        ),
        Key::default(
            "precision",
            Shape::Number(Bounds {
                least: None,
                above: Some(0.0),
                most: Some(0.1),
                below: None,
            }),
            "0.0001",
            "How near the end of an anchor's range is found, as a share of the range of raw values.",
            "0.001",
        ),
        Key::default(
            "scan_steps",
            whole_to(1, 100_000),
            "200",
            "Into how many steps the raw values are cut where an anchor is searched.",
            "400",
        ),
        Key::default(
            "maps",
            list(&pair(&AXIS)),
            "[]",
            "Pairs of decisions that are moved together: a map of the solutions. A decision is a cut-off or an anchor of a set.",
            "[[consistency, pri], [consistency, LS.crossover]]",
        ),
        Key::default(
            "map_steps",
            whole_to(2, 200),
            "40",
            "Into how many steps an axis of a map is cut.",
            "20",
        ),
        Key::default(
            "fit",
            Shape::Truth,
            "true",
            "Whether the main run is held against the variants as a test set.",
            "false",
        ),
        Key::default(
            "leave_one_out",
            LEAVE_OUT,
            "false",
            "Whether the study is run without each case.",
            "true",
        ),
        Key::default(
            "leave_cluster_out",
            LEAVE_OUT,
            "false",
            "Whether the study is run without each cluster of `data.cluster`.",
            "true",
        ),
        Key::optional(
            "bootstrap",
            Shape::Section(&BOOTSTRAP),
            "none",
            "The study on cases that are drawn with replacement.",
            "{resamples: 1000, seed: 7}",
        ),
        Key::optional(
            "subsample",
            Shape::Section(&SUBSAMPLE),
            "none",
            "The study on a part of the cases.",
            "{resamples: 1000, share: 0.8, seed: 7}",
        ),
        Key::optional(
            "permutation",
            Shape::Section(&PERMUTATION),
            "none",
            "The study on outcomes that are dealt out by chance.",
            "{permutations: 1000, seed: 7}",
        ),
    ],
);

static LEFT_OUT: Section = Section::new(
    "left_out",
    "robustness.leave_one_out",
    "The study without each case, or without each cluster.",
    &[Key::default(
        "anchors",
        Shape::Word(&[
            word("recompute", "taken anew from the cases that are left"),
            word("hold", "the memberships of all cases stay"),
        ]),
        "recompute",
        "What becomes of anchors that are statistics of the data.",
        "hold",
    )],
);

static BOOTSTRAP: Section = Section::new(
    "bootstrap",
    "robustness.bootstrap",
    "The study on as many cases as there are, drawn with replacement.",
    &[
        Key::required(
            "resamples",
            DRAWS,
            "How many times cases are drawn.",
            "1000",
        ),
        SEED,
    ],
);

static SUBSAMPLE: Section = Section::new(
    "subsample",
    "robustness.subsample",
    "The study on a part of the cases, drawn without replacement.",
    &[
        Key::required(
            "resamples",
            DRAWS,
            "How many times cases are drawn.",
            "1000",
        ),
        Key::required(
            "share",
            between(0.0, 1.0),
            "The share of the cases that is drawn.",
            "0.8",
        ),
        SEED,
    ],
);

static PERMUTATION: Section = Section::new(
    "permutation",
    "robustness.permutation",
    "The study on outcomes that are dealt out by chance: what would be found where there is nothing.",
    &[
        Key::required(
            "permutations",
            DRAWS,
            "How many times outcomes are dealt out.",
            "1000",
        ),
        SEED,
    ],
);
