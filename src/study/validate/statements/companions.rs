//! Which keys of `expect` go together.

use super::Reader;
use crate::study::validate::wording::{listed, subject};

/// Keys that mean nothing without one of others.
const NEEDS: [(&str, &[&str]); 20] = [
    ("covers", &["path"]),
    ("core", &["path"]),
    ("raw_coverage", &["path"]),
    ("unique_coverage", &["path"]),
    ("cases", &["closest_path", "row"]),
    ("closest_path", &["cases"]),
    ("code", &["row"]),
    ("n", &["row"]),
    ("relevance", &["necessary_condition"]),
    ("share_above_half", &["set"]),
    ("mean", &["set"]),
    ("raw_mean", &["set"]),
    ("nca", &["ceiling"]),
    ("ceiling", &["nca"]),
    ("effect_size", &["nca"]),
    ("p_value", &["nca"]),
    ("at", &["level"]),
    ("level", &["at"]),
    ("variant", &["relation"]),
    ("relation", &["variant"]),
];

/// Keys that say nothing alone, with what they serve.
const SERVES: [(&str, &[&str]); 5] = [
    (
        "solution",
        &[
            "paths",
            "formula",
            "subset_of",
            "superset_of",
            "models",
            "prime_implicants",
            "simplifying_assumptions",
            "path",
            "covers",
            "core",
            "consistency",
            "coverage",
            "pri",
            "raw_coverage",
            "unique_coverage",
            "closest_path",
            "stays_for",
            "relation",
        ],
    ),
    ("row", &["code", "n", "consistency", "pri", "cases"]),
    ("set", &["share_above_half", "mean", "raw_mean"]),
    ("nca", &["effect_size", "p_value", "level"]),
    (
        "within",
        &[
            "consistency",
            "coverage",
            "pri",
            "relevance",
            "raw_coverage",
            "unique_coverage",
            "share_above_half",
            "mean",
            "raw_mean",
            "effect_size",
            "p_value",
            "level",
        ],
    ),
];

/// What figures can be about, with the keys that show it.
const ABOUT: [&[&str]; 3] = [
    &["necessary_condition"],
    &["row"],
    &[
        "solution",
        "paths",
        "formula",
        "subset_of",
        "superset_of",
        "models",
        "prime_implicants",
        "simplifying_assumptions",
        "path",
        "closest_path",
    ],
];

/// Figures that a subject does not have.
const WITHOUT: [(&str, &str, &str); 2] = [
    (
        "row",
        "coverage",
        "a truth-table row has `consistency` and `pri`",
    ),
    (
        "necessary_condition",
        "pri",
        "a necessary condition has `consistency`, `coverage` and `relevance`",
    ),
];

impl Reader<'_, '_, '_> {
    /// Reports keys that lack what they belong to; whether the figures are about one thing alone.
    pub(super) fn check_companions(&mut self) -> bool {
        let alone = self.check_one_subject();
        if alone {
            self.check_figures();
        }
        for (key, served) in SERVES {
            if let Some(node) = self.section.get(key)
                && !served.iter().any(|served| self.section.has(served))
                && !self.has_unknown_key()
            {
                let message = format!("{} says nothing alone", subject(&node.place));
                let help = format!("add one of {}", listed(served));
                self.problems
                    .add("claim-says-nothing", &node.place, message, Some(help));
            }
        }
        alone
    }

    fn check_figures(&mut self) {
        for (of, figure, help) in WITHOUT {
            if let (Some(node), true) = (self.section.get(figure), self.section.has(of)) {
                let message = format!("{} does not go with `{of}`", subject(&node.place));
                self.problems.add(
                    "no-such-figure",
                    &node.place,
                    message,
                    Some(help.to_owned()),
                );
            }
        }
        for (key, needed) in NEEDS {
            if let Some(node) = self.section.get(key)
                && !needed.iter().any(|needed| self.section.has(needed))
            {
                let keys: Vec<String> = needed.iter().map(|key| format!("`{key}`")).collect();
                let keys = keys.join(" or ");
                let message = format!("{} needs the key {keys} beside it", subject(&node.place));
                let help = format!("add {keys}, or leave `{key}` out");
                self.problems
                    .add("missing-key", &node.place, message, Some(help));
            }
        }
    }

    /// A solution, a row and a necessary condition have figures of the same names, so that one
    /// `expect` is about one of them.
    fn check_one_subject(&mut self) -> bool {
        let stated: Vec<_> = ABOUT
            .iter()
            .filter_map(|keys| {
                keys.iter()
                    .find_map(|key| Some((*key, self.section.get(key)?)))
            })
            .collect();
        let [(first, _), (second, node), ..] = stated[..] else {
            return true;
        };
        let message = format!("this claim is about `{first}` and about `{second}`");
        let help = "write a claim for each: both have a consistency";
        self.problems.add(
            "keys-exclude-each-other",
            &node.place,
            message,
            Some(help.to_owned()),
        );
        false
    }
}
