//! Anchors that are statistics of the column become numbers.

use std::fmt;

use serde::Serialize;
use thiserror::Error;

use super::clusters::{self, ClusterError};
use super::ranked;
use crate::study::Anchor;

/// An anchor or threshold as declared, and its value in the data at hand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResolvedAnchor {
    declared: String,
    value: f64,
    frozen: Option<Frozen>,
}

/// What is known of an anchor that keeps its value when the data change.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Frozen {
    /// Its value if it were taken from the data at hand; `None` when it has none in them.
    pub recomputed: Option<f64>,
}

/// Why an anchor has no value in a column.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnchorError {
    /// A standard deviation needs two cases, any other statistic one.
    #[error("`{anchor}` needs more cases")]
    TooFewCases {
        /// The anchor as the study file writes it.
        anchor: String,
    },
    /// Clustering finds no thresholds.
    #[error(transparent)]
    NotFound(#[from] ClusterError),
}

impl ResolvedAnchor {
    /// The value of an anchor in a column.
    ///
    /// - `p5`: percentile of type 7, see [`percentile`]; `median` is `p50`
    /// - `min`, `max`: the smallest and the largest value
    /// - `mean`, `mean-1sd`: see [`mean`] and [`standard_deviation`] (n − 1)
    /// - thresholds that are found: see [`clusters::thresholds`]
    /// - a frozen anchor: the value that it keeps, whatever the column
    ///
    /// # Errors
    /// [`AnchorError`] for standard deviations of fewer than two cases, for any statistic of none, and
    /// when clustering finds no thresholds.
    pub fn of(anchor: &Anchor, raw: &[f64]) -> Result<Self, AnchorError> {
        if let Anchor::Frozen { declared, value } = anchor {
            return Ok(Self {
                declared: declared.to_string(),
                value: *value,
                frozen: Some(Frozen {
                    recomputed: value_in(declared, raw).ok(),
                }),
            });
        }
        Ok(Self {
            declared: anchor.to_string(),
            value: value_in(anchor, raw)?,
            frozen: None,
        })
    }

    /// The anchor as the study file writes it, such as `40`, `p5` or `mean-1sd`.
    #[must_use]
    pub fn declared(&self) -> &str {
        &self.declared
    }

    /// Its value in the unit of the column.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// What is known of it when it is frozen; `None` when its value comes from the study file or the
    /// data at hand.
    #[must_use]
    pub fn frozen(&self) -> Option<Frozen> {
        self.frozen
    }
}

/// The value of a number or a statistic in a column.
fn value_in(anchor: &Anchor, raw: &[f64]) -> Result<f64, AnchorError> {
    let value = match *anchor {
        Anchor::Number(number) | Anchor::Frozen { value: number, .. } => Some(number),
        Anchor::Percentile(percent) => percentile(raw, percent),
        Anchor::Median => percentile(raw, 50.0),
        Anchor::Minimum => percentile(raw, 0.0),
        Anchor::Maximum => percentile(raw, 100.0),
        Anchor::Mean {
            standard_deviations: 0.0,
        } => mean(raw),
        Anchor::Mean {
            standard_deviations,
        } => mean(raw)
            .zip(standard_deviation(raw))
            .map(|(mean, deviation)| mean + standard_deviations * deviation),
        Anchor::Found { at, of, linkage } => {
            let found = clusters::thresholds(raw, of, linkage)?;
            found.get(at.saturating_sub(1)).copied()
        }
    };
    value.ok_or_else(|| AnchorError::TooFewCases {
        anchor: anchor.to_string(),
    })
}

/// `` `p5` = 3.2 ``, and `40` for a number.
impl fmt::Display for ResolvedAnchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.frozen.is_some() {
            write!(f, "`{}` (frozen) = {}", self.declared, self.value)
        } else if self.declared == self.value.to_string() {
            write!(f, "{}", self.value)
        } else {
            write!(f, "`{}` = {}", self.declared, self.value)
        }
    }
}

/// A percentile of type 7, the definition of R's `quantile` and of Excel.
///
/// With the n values sorted as x₀ … xₙ₋₁ and h = (n − 1) p / 100, it is
/// (1 − (h − ⌊h⌋)) x₍⌊h⌋₎ + (h − ⌊h⌋) x₍⌈h⌉₎. In the unit of the values; `percent` is in [0, 100].
/// `None` without values.
///
/// # Examples
/// ```
/// use equifinal::calibrate::percentile;
/// // Between the second and the third of four values, at 1.5: halfway from 2 to 4.
/// assert_eq!(percentile(&[8.0, 1.0, 4.0, 2.0], 50.0), Some(3.0));
/// assert_eq!(percentile(&[], 50.0), None);
/// ```
///
/// # References
/// Hyndman, R. J. and Fan, Y. (1996). Sample Quantiles in Statistical Packages. *The American
/// Statistician* 50, 361–365, definition 7.
#[must_use]
pub fn percentile(values: &[f64], percent: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let position = count(last) * (percent.clamp(0.0, 100.0) / 100.0);
    let below = floor(position, last);
    let share = position - count(below);
    let (low, high) = ranked::at(values, below);
    // As R does it: equal neighbours are not mixed, which could change the last bit.
    Some(if share > 0.0 && high > low {
        (1.0 - share) * low + share * high
    } else {
        low
    })
}

/// The arithmetic mean, summed in case order; `None` without values.
///
/// # Examples
/// ```
/// assert_eq!(equifinal::calibrate::mean(&[1.0, 2.0, 6.0]), Some(3.0));
/// ```
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count(values.len()))
}

/// The sample standard deviation √(Σ (x − x̄)² / (n − 1)); `None` for fewer than two values.
///
/// # Examples
/// ```
/// // The squared distances from 3 are 4, 1 and 9; √(14 / 2) = √7.
/// let deviation = equifinal::calibrate::standard_deviation(&[1.0, 2.0, 6.0]).unwrap();
/// assert!((deviation * deviation - 7.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    deviation_from(mean(values)?, values)
}

/// The sample standard deviation of values whose mean is known.
pub(super) fn deviation_from(mean: f64, values: &[f64]) -> Option<f64> {
    let others = values.len().checked_sub(1).filter(|&others| others > 0)?;
    let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
    Some(libm::sqrt(squares / count(others)))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a data file has far fewer than 2^52 cases"
)]
pub(super) fn count(cases: usize) -> f64 {
    cases as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a position lies between 0 and the last one"
)]
fn floor(position: f64, last: usize) -> usize {
    (position as usize).min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(anchor: &Anchor, raw: &[f64]) -> f64 {
        ResolvedAnchor::of(anchor, raw).unwrap().value()
    }

    #[test]
    fn percentiles_are_those_of_r() {
        // Worked by hand from the definition: n = 5, h = 4 p / 100.
        let raw = [10.0, 20.0, 40.0, 80.0, 160.0];
        for (percent, expected) in [
            (0.0, 10.0),
            (5.0, 12.0),
            (50.0, 40.0),
            (95.0, 144.0),
            (100.0, 160.0),
        ] {
            let found = value(&Anchor::Percentile(percent), &raw);
            assert!((found - expected).abs() < 1e-12, "p{percent}: {found}");
        }
        assert_eq!(percentile(&[7.0], 95.0), Some(7.0));
    }

    #[test]
    fn anchors_keep_the_words_of_the_study() {
        let raw = [1.0, 2.0, 6.0];
        let words = |anchor| ResolvedAnchor::of(&anchor, &raw).unwrap().to_string();
        assert_eq!(words(Anchor::Number(0.5)), "0.5");
        assert_eq!(words(Anchor::Percentile(2.5)), "`p2.5` = 1.05");
        assert_eq!(words(Anchor::Median), "`median` = 2");
        assert_eq!(words(Anchor::Minimum), "`min` = 1");
        assert_eq!(words(Anchor::Maximum), "`max` = 6");
        let declared = Box::new(Anchor::Maximum);
        let value = 5.5;
        let frozen = words(Anchor::Frozen { declared, value });
        assert_eq!(frozen, "`max` (frozen) = 5.5");
        assert_eq!(
            words(Anchor::Mean {
                standard_deviations: 0.0
            }),
            "`mean` = 3"
        );
        let below = ResolvedAnchor::of(
            &Anchor::Mean {
                standard_deviations: -1.5,
            },
            &raw,
        )
        .unwrap();
        assert_eq!(below.declared(), "mean-1.5sd");
        assert!((below.value() - (3.0 - 1.5 * libm::sqrt(7.0))).abs() < 1e-12);
    }

    #[test]
    fn one_case_has_a_mean_and_no_standard_deviation() {
        assert!(
            (value(
                &Anchor::Mean {
                    standard_deviations: 0.0
                },
                &[4.0]
            ) - 4.0)
                .abs()
                < 1e-12
        );
        let deviation = ResolvedAnchor::of(
            &Anchor::Mean {
                standard_deviations: 1.0,
            },
            &[4.0],
        );
        let anchor = "mean+1sd".to_owned();
        assert_eq!(deviation, Err(AnchorError::TooFewCases { anchor }));
    }
}
