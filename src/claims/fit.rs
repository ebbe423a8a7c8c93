//! What was found, and figures against their tolerance.

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
    pub(super) fn of_each(each: &[(String, Self)], any: bool) -> Self {
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
            let of_one = |(name, found): &(String, Self)| format!("{name}: {}", found.text);
            each.iter().map(of_one).collect::<Vec<_>>().join("; ")
        };
        Self { holds, text }
    }
}

impl Parameter {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Consistency => "consistency",
            Self::Pri => "PRI",
            Self::Coverage => "coverage",
            Self::UniqueCoverage => "unique coverage",
            Self::Relevance => "relevance",
        }
    }
}

impl Fit {
    /// Against the value found; an undefined one never holds.
    pub(super) fn found(&self, value: Option<f64>, digits: u8) -> Found {
        let number = Numbers::new(digits).text(value);
        Found {
            holds: value.is_some_and(|value| is_within(value, self.value, self.within)),
            text: format!("{} {number}", self.parameter.word()),
        }
    }

    pub(super) fn expected(&self) -> String {
        let Self {
            parameter,
            value,
            within,
        } = self;
        format!("{} {value} ± {within}", parameter.word())
    }
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

    pub(super) fn expected(self) -> String {
        match self {
            Self::AtMost(most) => format!("at most {most}"),
            Self::AtLeast(least) => format!("at least {least}"),
            Self::Equals { value, within } => format!("{value} ± {within}"),
        }
    }
}
