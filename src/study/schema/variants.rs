//! `variants`.

use super::describe::{Key, Names, Section, Shape, TEXTS};

pub(super) static VARIANT: Section = Section::new(
    "variant",
    "variants[]",
    "The study with other decisions: it is run as a whole, and its solutions are compared with those of the main run.",
    &[
        Key::required("name", Shape::Text, "What the report calls the variant.", "stricter consistency"),
        Key::optional("because", Shape::Text, "none", "Why this variant is tried.", "Usual in the field."),
        Key::optional(
            "set",
            Shape::Named { names: Names::Any("the path of a key, with points"), of: &Shape::Free, least: 1, most: None },
            "no key is replaced",
            "The keys that are replaced, each with its new value.",
            "{sufficiency.consistency: 0.85}",
        ),
        Key::optional("without_cases", TEXTS, "no case is left out", "Cases that are left out.", "[Harbin]"),
        Key::optional("without_conditions", TEXTS, "no condition is left out", "Conditions that are left out.", "[HS]"),
    ],
)
.with_one_of(&["set", "without_cases", "without_conditions"]);
