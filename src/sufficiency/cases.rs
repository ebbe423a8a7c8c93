use serde::Serialize;

use crate::set::{Membership, Side};

/// What a case is to the statement that a term, or a whole solution, is sufficient for the outcome.
///
/// | | outcome above 0.5 | outcome below 0.5 |
/// |---|---|---|
/// | term above 0.5 | [typical](Self::Typical), or [deviant in degree](Self::DeviantConsistencyInDegree) | [deviant in kind](Self::DeviantConsistencyInKind) |
/// | term below 0.5 | [deviant coverage](Self::DeviantCoverage) | [individually irrelevant](Self::IndividuallyIrrelevant) |
///
/// # References
/// Schneider, C. Q. & Rohlfing, I. (2013). Combining QCA and Process Tracing in Set-Theoretic
/// Multi-Method Research. *Sociological Methods & Research* 42(4), 559–597.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum CaseType {
    /// In the term and in the outcome, and not more in the term than in the outcome.
    Typical,
    /// In the term and out of the outcome: it contradicts the statement.
    DeviantConsistencyInKind,
    /// In both, and more in the term than in the outcome.
    DeviantConsistencyInDegree,
    /// Out of the term and in the outcome: the statement does not account for it.
    DeviantCoverage,
    /// Out of both.
    IndividuallyIrrelevant,
}

impl CaseType {
    /// The type of a case by its memberships in the term and in the outcome; `None` when one of
    /// them is exactly 0.5, so that the case is neither in nor out.
    ///
    /// # Examples
    /// ```
    /// use equifinal::set::Membership;
    /// use equifinal::sufficiency::CaseType;
    /// let of = |x, y| CaseType::of(Membership::new(x).unwrap(), Membership::new(y).unwrap());
    /// assert_eq!(of(0.6, 0.8), Some(CaseType::Typical));
    /// assert_eq!(of(0.8, 0.6), Some(CaseType::DeviantConsistencyInDegree));
    /// assert_eq!(of(0.8, 0.4), Some(CaseType::DeviantConsistencyInKind));
    /// assert_eq!(of(0.2, 0.6), Some(CaseType::DeviantCoverage));
    /// assert_eq!(of(0.2, 0.4), Some(CaseType::IndividuallyIrrelevant));
    /// assert_eq!(of(0.5, 0.4), None);
    /// ```
    #[must_use]
    pub fn of(term: Membership, outcome: Membership) -> Option<Self> {
        match (term.side(), outcome.side()) {
            (Side::Ambiguous, _) | (_, Side::Ambiguous) => None,
            (Side::In, Side::In) if term.is_at_most(outcome) => Some(Self::Typical),
            (Side::In, Side::In) => Some(Self::DeviantConsistencyInDegree),
            (Side::In, Side::Out) => Some(Self::DeviantConsistencyInKind),
            (Side::Out, Side::In) => Some(Self::DeviantCoverage),
            (Side::Out, Side::Out) => Some(Self::IndividuallyIrrelevant),
        }
    }
}
