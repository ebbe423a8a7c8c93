use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::{Membership, NotAMembership};

/// A set over the cases of a study: one membership per case, in case order. Clones share them.
#[derive(Clone, Debug, PartialEq)]
pub struct FuzzySet(Arc<Vec<Membership>>);

impl FuzzySet {
    /// Makes a set of numbers, one per case.
    ///
    /// # Errors
    /// [`NotAMembership`] for the first number that is outside [0, 1].
    pub fn from_scores(scores: &[f64]) -> Result<Self, NotAMembership> {
        scores.iter().map(|&x| Membership::new(x)).collect()
    }

    /// The set to which `cases` cases all belong fully.
    #[must_use]
    pub fn full(cases: usize) -> Self {
        Self::from(vec![Membership::FULL; cases])
    }

    /// The set to which none of `cases` cases belongs.
    #[must_use]
    pub fn empty(cases: usize) -> Self {
        Self::from(vec![Membership::NONE; cases])
    }

    /// How many cases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no cases.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The memberships in case order.
    #[must_use]
    pub fn memberships(&self) -> &[Membership] {
        &self.0
    }

    /// The negated set.
    #[must_use]
    pub fn negated(&self) -> Self {
        self.0.iter().map(|x| x.negated()).collect()
    }

    /// The intersection with another set over the same cases.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let pairs = self.0.iter().zip(other.memberships());
        pairs.map(|(x, y)| x.and(*y)).collect()
    }

    /// The union with another set over the same cases.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let pairs = self.0.iter().zip(other.memberships());
        pairs.map(|(x, y)| x.or(*y)).collect()
    }

    /// The set over some of the cases, by their positions; one that is named twice counts twice.
    ///
    /// # Panics
    /// For a position that no case has.
    #[must_use]
    pub fn of_cases(&self, cases: &[usize]) -> Self {
        cases.iter().map(|&case| self.0[case]).collect()
    }

    /// The positions of the cases that are more in the set than out of it, in case order.
    #[must_use]
    pub fn cases_in(&self) -> Vec<usize> {
        (0..self.len())
            .filter(|&case| self.0[case].is_in())
            .collect()
    }
}

/// Makes a set of numbers, one per case, in the memory that they have.
impl TryFrom<Vec<f64>> for FuzzySet {
    type Error = NotAMembership;

    fn try_from(scores: Vec<f64>) -> Result<Self, NotAMembership> {
        scores.into_iter().map(Membership::new).collect()
    }
}

impl From<Vec<Membership>> for FuzzySet {
    fn from(memberships: Vec<Membership>) -> Self {
        Self(Arc::new(memberships))
    }
}

impl FromIterator<Membership> for FuzzySet {
    fn from_iter<I: IntoIterator<Item = Membership>>(memberships: I) -> Self {
        Self::from(memberships.into_iter().collect::<Vec<_>>())
    }
}

impl Serialize for FuzzySet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.memberships().serialize(serializer)
    }
}
