use serde::Serialize;
use thiserror::Error;

/// A cut-off in [0, 1] for consistency, PRI, coverage or relevance.
///
/// Whether a number reaches a cut-off is decided here and nowhere else:
/// `value >= cutoff − 1.5e-8`. The tolerance (the square root of the machine precision, as in R's
/// `all.equal`) lets a row whose consistency is 0.8 but for the last bits of a sum count as 0.8.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
pub struct Cutoff(f64);

/// The number is not a cut-off: it lies outside [0, 1], or is NaN.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error("{0} is not between 0 and 1")]
pub struct OutOfRange(pub f64);

impl Cutoff {
    /// How far below a cut-off a number may lie and still reach it.
    pub const TOLERANCE: f64 = 1.5e-8;

    /// Makes a cut-off of a number.
    ///
    /// # Errors
    /// [`OutOfRange`] when the number is outside [0, 1] or NaN.
    pub fn new(value: f64) -> Result<Self, OutOfRange> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(value))
        } else {
            Err(OutOfRange(value))
        }
    }

    /// The number in [0, 1].
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }

    /// Whether `value` reaches the cut-off; an undefined value never does.
    ///
    /// # Examples
    /// ```
    /// use equifinal::set::Cutoff;
    /// let cutoff = Cutoff::new(0.8).unwrap();
    /// assert!(cutoff.is_reached_by(Some(0.7999999999)));
    /// assert!(!cutoff.is_reached_by(Some(0.7999)));
    /// assert!(!cutoff.is_reached_by(None));
    /// ```
    #[must_use]
    pub fn is_reached_by(self, value: Option<f64>) -> bool {
        value.is_some_and(|value| value >= self.0 - Self::TOLERANCE)
    }
}
