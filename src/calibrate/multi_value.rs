//! Multi-value sets: the values 0 to m.

use thiserror::Error;

use super::crisp::{ThresholdOutside, within_data};

/// The highest value that a multi-value set can have.
pub const HIGHEST_VALUE: u8 = 31;

/// Why thresholds give no values. Positions of thresholds count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum MultiValueError {
    /// A threshold separates nothing.
    #[error("{outside}")]
    Outside {
        /// Which threshold.
        at: usize,
        /// Where the data lie.
        outside: ThresholdOutside,
    },
    /// A threshold is not above the one before it.
    #[error("threshold {} is not above the one before it", .at + 1)]
    NotRising {
        /// Which threshold.
        at: usize,
    },
    /// There are more values than supported.
    #[error("{0} thresholds; at most {HIGHEST_VALUE} are supported")]
    TooMany(usize),
}

/// The values 0 to m of raw numbers by m rising thresholds: how many thresholds a number reaches.
///
/// A number at a threshold belongs to the upper side, as in a crisp set.
///
/// # Errors
/// [`MultiValueError`] when thresholds do not rise, or one lies outside the data.
///
/// # Examples
/// ```
/// use equifinal::calibrate::multi_value;
/// let raw = [500.0, 550.0, 720.0, 850.0];
/// assert_eq!(multi_value::values(&raw, &[550.0, 850.0]), Ok(vec![0, 1, 1, 2]));
/// ```
///
/// # References
/// Cronqvist, L. and Berg-Schlosser, D. (2009). Multi-Value QCA (mvQCA). In B. Rihoux and C. C.
/// Ragin (eds.), *Configurational Comparative Methods*. Sage, ch. 4.
pub fn values(raw: &[f64], thresholds: &[f64]) -> Result<Vec<u8>, MultiValueError> {
    if thresholds.len() > usize::from(HIGHEST_VALUE) {
        return Err(MultiValueError::TooMany(thresholds.len()));
    }
    for at in 1..thresholds.len() {
        if thresholds[at] <= thresholds[at - 1] {
            return Err(MultiValueError::NotRising { at });
        }
    }
    for (at, &threshold) in thresholds.iter().enumerate() {
        within_data(raw, threshold).map_err(|outside| MultiValueError::Outside { at, outside })?;
    }
    let value = |&x: &f64| {
        let reached = thresholds.iter().filter(|&&threshold| x >= threshold);
        reached.fold(0, |value, _| value + 1)
    };
    Ok(raw.iter().map(value).collect())
}

/// The value that a raw number stands for when the column holds the values: a whole number from 0
/// to 31. `None` for any other number.
///
/// # Examples
/// ```
/// use equifinal::calibrate::multi_value;
/// assert_eq!(multi_value::value_of(2.0), Some(2));
/// assert_eq!(multi_value::value_of(1.5), None);
/// assert_eq!(multi_value::value_of(32.0), None);
/// ```
#[must_use]
pub fn value_of(number: f64) -> Option<u8> {
    (0..=HIGHEST_VALUE).find(|&value| f64::from(value).to_bits() == (number + 0.0).to_bits())
}

/// The values from 0 to the highest observed one that no case has.
#[must_use]
pub fn absent_values(values: &[u8]) -> Vec<u8> {
    let highest = values.iter().copied().max().unwrap_or_default();
    (0..highest)
        .filter(|value| !values.contains(value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_rise_within_the_data() {
        let refused = |thresholds: &[f64]| values(&[1.0, 2.0, 3.0], thresholds).unwrap_err();
        assert_eq!(refused(&[2.0, 2.0]), MultiValueError::NotRising { at: 1 });
        assert!(matches!(
            refused(&[2.0, 4.0]),
            MultiValueError::Outside { at: 1, .. }
        ));
        assert!(matches!(
            refused(&[0.5]),
            MultiValueError::Outside { at: 0, .. }
        ));
        assert!(matches!(refused(&[2.0; 40]), MultiValueError::TooMany(40)));
    }

    #[test]
    fn values_of_a_column_are_whole_and_small() {
        assert_eq!(value_of(-0.0), Some(0));
        assert_eq!(value_of(31.0), Some(31));
        assert_eq!(value_of(-1.0), None);
    }

    #[test]
    fn a_gap_is_a_value_below_the_highest_that_no_case_has() {
        assert_eq!(absent_values(&[0, 3, 1]), [2]);
        assert_eq!(absent_values(&[0, 1, 1]), [0_u8; 0]);
        assert_eq!(absent_values(&[2]), [0, 1]);
    }
}
