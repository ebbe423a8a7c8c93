//! What was found, and figures against their tolerance.

use super::Evidence;
use crate::language::{Words, say};
use crate::study::{Bound, Fit, Parameter};
use crate::wording::Numbers;

/// What was found of a statement.
pub(super) struct Found {
    pub(super) holds: bool,
    pub(super) text: String,
}

impl Found {
    /// What was found in each of several models or charts, by name: once when all agree. It holds
    /// when it holds in all, or in one where one is enough.
    pub(super) fn of_each(each: &[(String, Self)], any: bool, words: &Words) -> Self {
        let mut holding = each.iter().map(|(_, found)| found.holds);
        let holds = if any {
            holding.any(|holds| holds)
        } else {
            !each.is_empty() && holding.all(|holds| holds)
        };
        let agree = each.windows(2).all(|two| two[0].1.text == two[1].1.text);
        let text = if let (true, Some((_, first))) = (agree, each.first()) {
            first.text.clone()
        } else {
            let of_one = |(name, found): &(String, Self)| {
                say!(words, "expected-of-model", name = name, found = &found.text)
            };
            words.parts(&each.iter().map(of_one).collect::<Vec<_>>())
        };
        Self { holds, text }
    }
}

impl Parameter {
    /// `consistency 0.812`.
    fn in_words(self, value: String, words: &Words) -> String {
        let key = match self {
            Self::Consistency => "expected-consistency",
            Self::Pri => "expected-pri",
            Self::Coverage => "expected-coverage",
            Self::UniqueCoverage => "expected-unique-coverage",
            Self::Relevance => "expected-relevance",
        };
        say!(words, key, value = value)
    }
}

impl Fit {
    /// Against the value found; an undefined one never holds.
    pub(super) fn found(&self, value: Option<f64>, evidence: &Evidence<'_>) -> Found {
        let number = Numbers::new(evidence.digits).text(value);
        Found {
            holds: value.is_some_and(|value| is_within(value, self.value, self.within)),
            text: self.parameter.in_words(number, evidence.words),
        }
    }

    pub(super) fn expected(&self, words: &Words) -> String {
        let value = within(self.value, self.within, words);
        self.parameter.in_words(value, words)
    }
}

/// `0.8 ± 0.005`.
fn within(value: f64, within: f64, words: &Words) -> String {
    let (value, within) = (value.to_string(), within.to_string());
    say!(words, "expected-within", value = value, within = within)
}

/// Whether a value lies within a tolerance of another; the tolerance's own last bits count as in.
fn is_within(value: f64, expected: f64, within: f64) -> bool {
    (value - expected).abs() <= within + 1e-12
}

impl Bound {
    pub(super) fn holds(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most + 1e-12,
            Self::AtLeast(least) => value >= least - 1e-12,
            Self::Equals {
                value: expected,
                within,
            } => is_within(value, expected, within),
        }
    }

    pub(super) fn expected(self, words: &Words) -> String {
        match self {
            Self::AtMost(most) => say!(words, "expected-at-most", value = most.to_string()),
            Self::AtLeast(least) => say!(words, "expected-at-least", value = least.to_string()),
            Self::Equals {
                value,
                within: tolerance,
            } => within(value, tolerance, words),
        }
    }
}
