//! The indirect method: rough scores by thresholds, smoothed by a regression on the raw values.

use thiserror::Error;

use super::anchors::count;
use super::direct::settled;
use super::logit::{self, NotConverged};

/// The logarithm needs a number above 0: this stands for a raw value of 0.
const FOR_ZERO: f64 = 0.00001;

/// Why thresholds and raw values give no fitted scores. Positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum IndirectError {
    /// There is no threshold.
    #[error("there is no threshold")]
    NoThreshold,
    /// A threshold is not above the one before it.
    #[error("threshold {} is not above the one before it", .at + 1)]
    NotRising {
        /// Which threshold.
        at: usize,
    },
    /// A raw value has no logarithm and no root.
    #[error("the raw value {value} is negative")]
    Negative {
        /// The position of the case.
        case: usize,
        /// Its raw value.
        value: f64,
    },
    /// The regression found no best fit.
    #[error(transparent)]
    NotConverged(#[from] NotConverged),
}

/// The membership of raw values by the indirect method with m rising thresholds.
///
/// A case gets the rough score k / m, rounded to three decimals, by the number k of thresholds that
/// its raw value exceeds. A fractional logit regresses the rough scores on ln x, √x, x and x²; the
/// fitted shares, rounded to six decimals, are the memberships, in [0, 1]. Those below 0.0001 become
/// 0 and those above 0.9999 become 1. A raw value of 0 counts as 0.00001. A threshold that lies outside
/// the data leaves a rough score that no case has.
///
/// # Errors
/// [`IndirectError`] when there are no thresholds or they do not rise, when a raw value is negative, and
/// when the regression does not converge.
///
/// # Examples
/// ```
/// use equifinal::calibrate::indirect;
/// // Five values and five coefficients: the fit meets the rough scores 0, ⅓, ⅓, ⅔ and 1.
/// let set = indirect::memberships(&[1.0, 3.0, 5.0, 8.0, 20.0], &[2.0, 6.0, 9.0])?;
/// assert_eq!(set, [0.0, 0.333, 0.333, 0.667, 1.0]);
/// # Ok::<(), indirect::IndirectError>(())
/// ```
///
/// # References
/// Ragin, C. C. (2008). *Redesigning Social Inquiry: Fuzzy Sets and Beyond*. University of Chicago
/// Press, ch. 5. R package QCA, `calibrate(method = "indirect")`.
pub fn memberships(raw: &[f64], thresholds: &[f64]) -> Result<Vec<f64>, IndirectError> {
    check(raw, thresholds)?;
    let shares: Vec<f64> = raw.iter().map(|&x| rough(x, thresholds)).collect();
    let of = |power: fn(f64) -> f64| -> Vec<f64> {
        let positive = raw.iter().map(|&x| if x > 0.0 { x } else { FOR_ZERO });
        positive.map(power).collect()
    };
    let columns = [of(libm::log), of(libm::sqrt), of(|x| x), of(|x| x * x)];
    let fitted = logit::fitted(&columns, &shares)?;
    let to_six = |fit: f64| (fit * 1e6).round_ties_even() / 1e6;
    Ok(fitted.into_iter().map(|fit| settled(to_six(fit))).collect())
}

fn check(raw: &[f64], thresholds: &[f64]) -> Result<(), IndirectError> {
    if thresholds.is_empty() {
        return Err(IndirectError::NoThreshold);
    }
    for at in 1..thresholds.len() {
        if thresholds[at] <= thresholds[at - 1] {
            return Err(IndirectError::NotRising { at });
        }
    }
    match (0..).zip(raw).find(|(_, value)| **value < 0.0) {
        Some((case, &value)) => Err(IndirectError::Negative { case, value }),
        None => Ok(()),
    }
}

/// The rough score of a raw value: the share of thresholds that it exceeds, to three decimals.
fn rough(x: f64, thresholds: &[f64]) -> f64 {
    let exceeded = thresholds
        .iter()
        .filter(|&&threshold| x > threshold)
        .count();
    let share = count(exceeded) * (1.0 / count(thresholds.len()));
    (share * 1000.0).round_ties_even() / 1000.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rough_scores_have_three_decimals() {
        let found: Vec<f64> = [0.0, 1.0, 1.5, 2.5, 9.0]
            .into_iter()
            .map(|x| rough(x, &[1.0, 2.0, 3.0]))
            .collect();
        assert_eq!(found, [0.0, 0.0, 0.333, 0.667, 1.0]);
    }

    #[test]
    fn thresholds_and_raw_values_are_checked() {
        let refused = |raw: &[f64], thresholds: &[f64]| memberships(raw, thresholds).unwrap_err();
        let raw = [0.0, 1.0, 4.0, 9.0];
        assert_eq!(refused(&raw, &[]), IndirectError::NoThreshold);
        assert_eq!(
            refused(&raw, &[4.0, 2.0]),
            IndirectError::NotRising { at: 1 }
        );
        assert!(matches!(
            refused(&[1.0, -2.0, 5.0], &[2.0]),
            IndirectError::Negative { case: 1, .. }
        ));
    }

    /// Five values and five coefficients: the fit meets the rough scores, here those of two categories of
    /// three, since no value exceeds 55.
    #[test]
    fn a_threshold_beyond_the_data_leaves_a_rough_score_that_no_case_has() {
        let found = memberships(&[1.0, 3.0, 5.0, 8.0, 20.0], &[4.0, 7.0, 55.0]).unwrap();
        assert_eq!(found, [0.0, 0.0, 0.333, 0.667, 0.667]);
    }

    #[test]
    fn a_raw_value_of_zero_has_a_logarithm() {
        let found = memberships(&[0.0, 1.0, 2.0, 4.0, 8.0, 16.0], &[1.5, 6.0]).unwrap();
        assert!(found.iter().all(|x| (0.0..=1.0).contains(x)), "{found:?}");
    }

    proptest! {
        #[test]
        fn the_unit_of_the_raw_values_does_not_matter(
            raw in prop::collection::vec(1_u16..1000, 8..30),
            scale in prop::sample::select(vec![0.25, 4.0, 1024.0]),
        ) {
            let raw: Vec<f64> = raw.into_iter().map(f64::from).collect();
            let thresholds = [200.0, 500.0, 800.0];
            let scaled: Vec<f64> = raw.iter().map(|x| x * scale).collect();
            let found = memberships(&raw, &thresholds);
            let same = memberships(&scaled, &thresholds.map(|x| x * scale));
            if let (Ok(found), Ok(same)) = (found, same) {
                for (found, same) in found.iter().zip(same) {
                    prop_assert!((found - same).abs() < 1e-4, "{} {}", found, same);
                }
            }
        }
    }
}
