//! Directional expectations: which values of a condition should help the outcome.

use std::collections::BTreeSet;

use crate::study::Expectation;
use crate::study::document::{Kind, Node};

use super::expressions::{KnownSet, Levels, check_range};
use super::problems::Problems;
use super::wording::{subject, word};

const WORDS: [(&str, Expectation); 3] = [
    ("present", Expectation::Present),
    ("absent", Expectation::Absent),
    ("either", Expectation::Either),
];

/// The highest value of a multi-value set.
const HIGHEST_VALUE: u8 = 31;

/// Reads an expectation about a condition.
pub(super) fn read(node: &Node, set: &KnownSet, problems: &mut Problems) -> Option<Expectation> {
    if matches!(node.kind, Kind::Sequence(_)) {
        return read_list(node, set, problems).map(Expectation::Values);
    }
    let words: Vec<(&str, &Expectation)> = WORDS
        .iter()
        .map(|(word, expectation)| (*word, expectation))
        .collect();
    let expectation = problems.word(node, &words, &[])?.clone();
    let several = match set.levels {
        Levels::Two | Levels::Unknown => false,
        Levels::Several(levels) => levels > 2,
        Levels::FromData => true,
    };
    if several && expectation != Expectation::Either {
        let message = format!(
            "{} is `{expectation}`, but {} is a multi-value set",
            subject(&node.place),
            word(set.name.as_str())
        );
        let help = "list the values that should help the outcome, for example `expect: [2]`, or write `either`";
        problems.add(
            "wrong-expectation",
            &node.place,
            message,
            Some(help.to_owned()),
        );
        return None;
    }
    Some(expectation)
}

fn read_list(node: &Node, set: &KnownSet, problems: &mut Problems) -> Option<BTreeSet<u8>> {
    if set.levels == Levels::Two {
        let message = format!(
            "{} is a list, but {} is not a multi-value set",
            subject(&node.place),
            word(set.name.as_str())
        );
        let help = "write `present`, `absent` or `either`";
        problems.add(
            "wrong-expectation",
            &node.place,
            message,
            Some(help.to_owned()),
        );
        return None;
    }
    let values = read_values(node, "`expect: [1, 2]`", problems)?;
    let fits = set.levels.count().is_none_or(|levels| {
        check_range(set.name.as_str(), &values, levels, &node.place, problems)
    });
    fits.then_some(values)
}

/// Reads a list of values of a multi-value set.
pub(super) fn read_values(
    node: &Node,
    example: &str,
    problems: &mut Problems,
) -> Option<BTreeSet<u8>> {
    let values = problems.filled_list_of(node, "values", example, |problems, item| {
        read_value(item, example, problems)
    })?;
    Some(values.into_iter().collect())
}

/// Reads one value of a multi-value set.
pub(super) fn read_value(node: &Node, example: &str, problems: &mut Problems) -> Option<u8> {
    let value = problems.whole(node, 0, example)?;
    let value = u8::try_from(value)
        .ok()
        .filter(|&value| value <= HIGHEST_VALUE);
    if value.is_none() {
        let message = format!(
            "{} is above {HIGHEST_VALUE}, the highest value of a set",
            subject(&node.place)
        );
        problems.add(
            "out-of-range",
            &node.place,
            message,
            Some(format!("for example {example}")),
        );
    }
    value
}

/// The expectation for the negated outcome: present ↔ absent, a list becomes its complement.
pub(super) fn turned_round(expectation: &Expectation, levels: Levels) -> Expectation {
    match expectation {
        Expectation::Either => Expectation::Either,
        Expectation::Present => Expectation::Absent,
        Expectation::Absent => Expectation::Present,
        Expectation::AllBut(values) => Expectation::Values(values.clone()),
        Expectation::Values(values) => match levels.count() {
            None => Expectation::AllBut(values.clone()),
            Some(levels) => {
                let rest: BTreeSet<u8> = (0..levels)
                    .filter(|value| !values.contains(value))
                    .collect();
                if rest.is_empty() {
                    Expectation::Either
                } else {
                    Expectation::Values(rest)
                }
            }
        },
    }
}
