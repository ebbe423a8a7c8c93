//! A set: the outcome, or a condition.

use super::calibrate::CALIBRATE;
use super::describe::{Key, Section, Shape, TEXTS, filled, whole_to, word};

const LABEL: Key = Key::optional(
    "label",
    Shape::Text,
    "the name",
    "What the report calls the set.",
    "Leadership support",
);
const COLUMN: Key = Key::optional(
    "column",
    Shape::Text,
    "`combine`",
    "The column of the data with the raw values.",
    "leadership",
)
.beside(&["calibrate", "combine"]);
const CALIBRATED: Key = Key::optional(
    "calibrate",
    CALIBRATE,
    "`combine`",
    "How raw values become memberships in the set.",
    "{method: direct, anchors: {exclusion: 20, crossover: 40, inclusion: 60}, because: Half of the services are online.}",
)
.beside(&["column", "combine"]);
const COMBINE: Key = Key::optional(
    "combine",
    Shape::Either(&RULES),
    "`column` and `calibrate`",
    "What the set is made of, in place of a column: a Boolean expression over sets that are declared under `sets`, or the mean of their memberships.",
    "\"FS + HS\"",
);

static RULES: [Shape; 2] = [Shape::Text, Shape::Section(&MEAN)];

/// Keys of which a set has one at least.
const ORIGIN: &[&str] = &["column", "calibrate", "combine"];

static MEAN: Section = Section::new(
    "combined_mean",
    "combine",
    "The mean of memberships.",
    &[Key::required(
        "mean",
        TEXTS,
        "The sets whose memberships are averaged, case by case; no multi-value sets.",
        "[FS, HS]",
    )],
);

pub(super) static COMPONENT: Section = Section::new(
    "component_set",
    "sets.NAME",
    "A set that others are made of with `combine`; it is in the analysis only through these.",
    &[
        LABEL,
        Key::required(
            "column",
            Shape::Text,
            "The column of the data with the raw values.",
            "finance",
        ),
        Key::required(
            "calibrate",
            CALIBRATE,
            "How raw values become memberships in the set.",
            "{method: direct, anchors: {exclusion: 20, crossover: 40, inclusion: 60}, because: Half of the services are online.}",
        ),
    ],
);
/// A value of a multi-value set.
const VALUE: Shape = whole_to(0, 31);

pub(super) static OUTCOME: Section = Section::new(
    "outcome_set",
    "outcome.NAME",
    "The set that is to be explained. Its name may be in any script, without blanks and without `~*+&·|(){}[],.`.",
    &[
        LABEL,
        COLUMN,
        CALIBRATED,
        COMBINE,
        Key::optional(
            "value",
            Shape::Either(&[VALUE, filled(&VALUE)]),
            "the set is crisp or fuzzy; a multi-value outcome needs it",
            "The value, or values, of a multi-value set that count as the outcome.",
            "[1, 2]",
        ),
    ],
)
.with_one_of(ORIGIN);

pub(super) static CONDITION: Section = Section::new(
    "condition_set",
    "conditions.NAME",
    "A set that may explain the outcome. Its name may be in any script, without blanks and without `~*+&·|(){}[],.`.",
    &[
        LABEL,
        COLUMN,
        CALIBRATED,
        COMBINE,
        Key::default(
            "expect",
            EXPECTATION,
            "either",
            "What theory expects to contribute to the outcome: it decides which remainders the intermediate solution may use.",
            "present",
        ),
    ],
)
.with_one_of(ORIGIN);

/// A directional expectation.
pub(super) const EXPECTATION: Shape = Shape::Either(&[
    Shape::Word(&[
        word("present", "the presence of the condition should contribute"),
        word("absent", "its absence should contribute"),
        word("either", "theory does not say"),
    ]),
    filled(&VALUE),
]);
