//! The codes of truth-table rows.

use serde::Serialize;

/// The code of a truth-table row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum RowOutcome {
    /// `1`: sufficient for the outcome.
    #[serde(rename = "1")]
    Positive,
    /// `0`: not sufficient for the outcome.
    #[serde(rename = "0")]
    Negative,
    /// `C`: between the two consistency cut-offs.
    #[serde(rename = "C")]
    Contradiction,
    /// `?`: too few cases, a logical remainder.
    #[serde(rename = "?")]
    Remainder,
}

impl RowOutcome {
    /// The code as printed in tables.
    #[must_use]
    pub fn code(self) -> char {
        match self {
            Self::Positive => '1',
            Self::Negative => '0',
            Self::Contradiction => 'C',
            Self::Remainder => '?',
        }
    }
}
