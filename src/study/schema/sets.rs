//! A set: the outcome, or a condition.

use super::calibrate::CALIBRATE;
use super::describe::{Key, Section, Shape, filled, whole_to, word};

const LABEL: Key = Key::optional(
    "label",
    Shape::Text,
    "the name",
    "What the report calls the set.",
    "Leadership support",
);
const COLUMN: Key = Key::required(
    "column",
    Shape::Text,
    "The column of the data with the raw values.",
    "leadership",
);
const CALIBRATED: Key = Key::required(
    "calibrate",
    CALIBRATE,
    "How raw values become memberships in the set.",
    "{method: direct, anchors: {exclusion: 20, crossover: 40, inclusion: 60}, because: Half of the services are online.}",
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
        Key::optional(
            "value",
            Shape::Either(&[VALUE, filled(&VALUE)]),
            "the set is crisp or fuzzy; a multi-value outcome needs it",
            "The value, or values, of a multi-value set that count as the outcome.",
            "[1, 2]",
        ),
    ],
);

pub(super) static CONDITION: Section = Section::new(
    "condition_set",
    "conditions.NAME",
    "A set that may explain the outcome. Its name may be in any script, without blanks and without `~*+&·|(){}[],.`.",
    &[
        LABEL,
        COLUMN,
        CALIBRATED,
        Key::default(
            "expect",
            EXPECTATION,
            "either",
            "What theory expects to contribute to the outcome: it decides which remainders the intermediate solution may use.",
            "present",
        ),
    ],
);

/// A directional expectation.
pub(super) const EXPECTATION: Shape = Shape::Either(&[
    Shape::Word(&[
        word("present", "the presence of the condition should contribute"),
        word("absent", "its absence should contribute"),
        word("either", "theory does not say"),
    ]),
    filled(&VALUE),
]);
