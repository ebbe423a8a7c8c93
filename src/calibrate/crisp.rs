//! Crisp sets: in or out by one threshold.

use thiserror::Error;

use crate::study::CrispSide;

/// A threshold below the smallest or above the largest raw value separates nothing.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error("the threshold {threshold} lies outside the data, which run from {minimum} to {maximum}")]
pub struct ThresholdOutside {
    /// The threshold.
    pub threshold: f64,
    /// The smallest raw value.
    pub minimum: f64,
    /// The largest raw value.
    pub maximum: f64,
}

/// Membership 1 for raw values at the threshold or above it, else 0; or 1 for those below it.
///
/// # Errors
/// [`ThresholdOutside`] for a threshold below the smallest or above the largest value.
///
/// # Examples
/// ```
/// use equifinal::{calibrate::crisp, study::CrispSide};
/// let raw = [500.0, 550.0, 720.0];
/// assert_eq!(crisp::memberships(&raw, 550.0, CrispSide::AtOrAbove), Ok(vec![0.0, 1.0, 1.0]));
/// assert_eq!(crisp::memberships(&raw, 550.0, CrispSide::Below), Ok(vec![1.0, 0.0, 0.0]));
/// assert!(crisp::memberships(&raw, 900.0, CrispSide::AtOrAbove).is_err());
/// ```
pub fn memberships(
    raw: &[f64],
    threshold: f64,
    side: CrispSide,
) -> Result<Vec<f64>, ThresholdOutside> {
    within_data(raw, threshold)?;
    let is_in = |x: f64| (x >= threshold) == (side == CrispSide::AtOrAbove);
    Ok(raw.iter().map(|&x| f64::from(u8::from(is_in(x)))).collect())
}

/// Whether a threshold lies between the smallest and the largest raw value.
pub(super) fn within_data(raw: &[f64], threshold: f64) -> Result<(), ThresholdOutside> {
    let mut sorted = raw.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.first(), sorted.last()) {
        (Some(&minimum), Some(&maximum)) if !(minimum..=maximum).contains(&threshold) => {
            Err(ThresholdOutside {
                threshold,
                minimum,
                maximum,
            })
        }
        _ => Ok(()),
    }
}
