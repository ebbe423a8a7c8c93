use serde::Serialize;
use thiserror::Error;

/// How near to 0.5 a score counts as exactly 0.5.
const HALF_WIDTH: f64 = 1e-9;

/// The degree to which a case belongs to a set: a number in [0, 1], never NaN.
///
/// # References
/// Ragin, C. C. (2000). *Fuzzy-Set Social Science*. University of Chicago Press, ch. 6.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
pub struct Membership(f64);

/// The number is not a membership: it lies outside [0, 1], or is NaN.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error("{0} is not between 0 and 1")]
pub struct NotAMembership(pub f64);

/// On which side of the point of maximum ambiguity a membership lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// More in than out: above 0.5.
    In,
    /// Neither in nor out: 0.5, within 1e-9.
    Ambiguous,
    /// More out than in: below 0.5.
    Out,
}

impl Membership {
    /// Full non-membership.
    pub const NONE: Self = Self(0.0);
    /// Full membership.
    pub const FULL: Self = Self(1.0);

    /// Makes a membership of a number.
    ///
    /// # Errors
    /// [`NotAMembership`] when the number is outside [0, 1] or NaN.
    ///
    /// # Examples
    /// ```
    /// use equifinal::set::Membership;
    /// assert!(Membership::new(0.3).is_ok());
    /// assert!(Membership::new(1.2).is_err());
    /// ```
    pub fn new(value: f64) -> Result<Self, NotAMembership> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(value))
        } else {
            Err(NotAMembership(value))
        }
    }

    /// The number in [0, 1].
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }

    /// Membership in the negated set, 1 − x.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(1.0 - self.0)
    }

    /// Membership in the intersection, the smaller of the two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if other.0 < self.0 { other } else { self }
    }

    /// Membership in the union, the larger of the two.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if other.0 > self.0 { other } else { self }
    }

    /// On which side of 0.5 it lies; within 1e-9 of 0.5 is [`Side::Ambiguous`].
    #[must_use]
    pub fn side(self) -> Side {
        if (self.0 - 0.5).abs() <= HALF_WIDTH {
            Side::Ambiguous
        } else if self.0 > 0.5 {
            Side::In
        } else {
            Side::Out
        }
    }

    /// Whether it is not above another membership, within 1e-9: 1 − 0.15 is at most 0.85.
    #[must_use]
    pub fn is_at_most(self, other: Self) -> bool {
        self.0 <= other.0 + HALF_WIDTH
    }

    /// Whether the case is more in the set than out of it.
    #[must_use]
    pub fn is_in(self) -> bool {
        self.side() == Side::In
    }
}

impl From<bool> for Membership {
    fn from(value: bool) -> Self {
        if value { Self::FULL } else { Self::NONE }
    }
}
