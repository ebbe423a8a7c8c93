use serde::Serialize;

/// The corner of the plane that is expected to be empty: condition to the right, outcome upwards.
///
/// | corner | is empty when |
/// |---|---|
/// | 1 upper left | a high outcome needs a high condition |
/// | 2 upper right | a high outcome needs a low condition |
/// | 3 lower left | a low outcome needs a high condition |
/// | 4 lower right | a low outcome needs a low condition |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Corner {
    /// A high outcome needs a high condition.
    UpperLeft,
    /// A high outcome needs a low condition.
    UpperRight,
    /// A low outcome needs a high condition.
    LowerLeft,
    /// A low outcome needs a low condition.
    LowerRight,
}

/// Which end of a range is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Low values.
    Low,
    /// High values.
    High,
}

impl End {
    /// 1 for high values, −1 for low ones: what turns them into high ones.
    pub(super) fn sign(self) -> f64 {
        match self {
            Self::Low => -1.0,
            Self::High => 1.0,
        }
    }

    /// `high` or `low`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

impl Corner {
    /// The corner that is empty when `outcome` values of the outcome need `condition` values of the
    /// condition.
    #[must_use]
    pub fn of(condition: End, outcome: End) -> Self {
        match (condition, outcome) {
            (End::High, End::High) => Self::UpperLeft,
            (End::Low, End::High) => Self::UpperRight,
            (End::High, End::Low) => Self::LowerLeft,
            (End::Low, End::Low) => Self::LowerRight,
        }
    }

    /// Its number in the literature, 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::UpperLeft => 1,
            Self::UpperRight => 2,
            Self::LowerLeft => 3,
            Self::LowerRight => 4,
        }
    }

    /// Its place, such as `upper left`.
    #[must_use]
    pub fn place(self) -> &'static str {
        match self {
            Self::UpperLeft => "upper left",
            Self::UpperRight => "upper right",
            Self::LowerLeft => "lower left",
            Self::LowerRight => "lower right",
        }
    }

    /// Which values of the condition are needed.
    #[must_use]
    pub fn condition(self) -> End {
        match self {
            Self::UpperLeft | Self::LowerLeft => End::High,
            Self::UpperRight | Self::LowerRight => End::Low,
        }
    }

    /// Which values of the outcome need them.
    #[must_use]
    pub fn outcome(self) -> End {
        match self {
            Self::UpperLeft | Self::UpperRight => End::High,
            Self::LowerLeft | Self::LowerRight => End::Low,
        }
    }
}
