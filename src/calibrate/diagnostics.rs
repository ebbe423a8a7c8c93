//! What a reader should know about a calibrated set before trusting it.

use serde::Serialize;

use super::anchors::{count, deviation_from, mean};
use crate::set::{FuzzySet, Scores, Side};

/// Descriptive statistics of a column of numbers, in its unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RawStatistics {
    /// The arithmetic mean.
    pub mean: f64,
    /// The sample standard deviation (n − 1); `None` for a single case.
    pub standard_deviation: Option<f64>,
    /// The smallest value.
    pub minimum: f64,
    /// The largest value.
    pub maximum: f64,
}

impl RawStatistics {
    /// The statistics of the values of the cases; `None` without cases.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        let mean = mean(values)?;
        let first = *values.first()?;
        let widest = |(low, high): (f64, f64), &x: &f64| (low.min(x), high.max(x));
        let (minimum, maximum) = values.iter().fold((first, first), widest);
        Some(Self {
            mean,
            standard_deviation: deviation_from(mean, values),
            minimum,
            maximum,
        })
    }
}

/// The share of cases that are more in the set than out of it, in [0, 1].
///
/// A set is skewed when the share is far from one half: then necessity and sufficiency of both the
/// set and its negation come easily. `None` without cases.
///
/// # References
/// Schneider, C. Q. and Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*.
/// Cambridge University Press, ch. 9.
#[doc(alias = "skewness")]
#[must_use]
pub fn share_above_half(set: &FuzzySet) -> Option<f64> {
    let above = set.memberships().iter().filter(|x| x.is_in()).count();
    (!set.is_empty()).then(|| count(above) / count(set.len()))
}

/// The positions of the cases with a score of exactly 0.5, within 1e-9: they are neither in the set
/// nor out of it, and belong to no row of a truth table. A multi-value set has none.
#[must_use]
pub fn cases_at_half(scores: &Scores) -> Vec<usize> {
    match scores {
        Scores::Fuzzy(set) => (0..)
            .zip(set.memberships())
            .filter(|(_, membership)| membership.side() == Side::Ambiguous)
            .map(|(case, _)| case)
            .collect(),
        Scores::MultiValue { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_neither_in_nor_out() {
        let set = FuzzySet::from_scores(&[0.2, 0.5, 0.5 + 1e-10, 0.6]).unwrap();
        assert_eq!(share_above_half(&set), Some(0.25));
        assert_eq!(cases_at_half(&Scores::Fuzzy(set)), [1, 2]);
        assert_eq!(share_above_half(&FuzzySet::full(0)), None);
    }

    #[test]
    fn statistics_of_one_case_have_no_deviation() {
        let one = RawStatistics::of(&[3.0]).unwrap();
        assert_eq!((one.mean, one.standard_deviation), (3.0, None));
        assert_eq!(RawStatistics::of(&[]), None);
    }
}
