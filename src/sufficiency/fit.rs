use serde::Serialize;

use crate::minimize::Implicant;
use crate::set::{CalibratedSet, FuzzySet, consistency, coverage, pri, unique_coverage};

/// The membership of every case in every literal of the conditions, worked out once.
#[derive(Clone, Debug, PartialEq)]
pub struct LiteralMemberships {
    /// By condition, by value.
    literals: Vec<Vec<FuzzySet>>,
    cases: usize,
}

impl LiteralMemberships {
    /// The literals of `conditions` over `cases` cases.
    #[must_use]
    pub fn new(conditions: &[&CalibratedSet], cases: usize) -> Self {
        let values = |set: &&CalibratedSet| -> Vec<FuzzySet> {
            (0..set.levels())
                .map(|value| set.membership_in(value))
                .collect()
        };
        Self {
            literals: conditions.iter().map(values).collect(),
            cases,
        }
    }

    /// Membership in a term: the minimum over its literals, 1 for a term without literals.
    #[must_use]
    pub fn of(&self, term: &Implicant) -> FuzzySet {
        let literals = term
            .literals()
            .map(|(i, value)| &self.literals[i][usize::from(value)]);
        literals.fold(FuzzySet::full(self.cases), |all, literal| all.and(literal))
    }

    /// Membership in a union of terms: the maximum, 0 for no term.
    #[must_use]
    pub fn of_any<'a>(&self, terms: impl IntoIterator<Item = &'a Implicant>) -> FuzzySet {
        let empty = FuzzySet::empty(self.cases);
        terms
            .into_iter()
            .fold(empty, |any, term| any.or(&self.of(term)))
    }
}

/// The fit of one term of a model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TermFit {
    /// Consistency as sufficient for the outcome.
    pub consistency: Option<f64>,
    /// PRI.
    pub pri: Option<f64>,
    /// Coverage of the outcome by this term.
    pub raw_coverage: Option<f64>,
    /// Coverage of the outcome by this term and no other of the model.
    pub unique_coverage: Option<f64>,
}

/// The fit of a model: of the union of its terms.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ModelFit {
    /// Consistency as sufficient for the outcome.
    pub consistency: Option<f64>,
    /// PRI.
    pub pri: Option<f64>,
    /// Coverage of the outcome.
    pub coverage: Option<f64>,
}

impl ModelFit {
    /// The fit of the union of `terms`.
    #[must_use]
    pub fn of(terms: &[Implicant], literals: &LiteralMemberships, outcome: &FuzzySet) -> Self {
        let union = literals.of_any(terms);
        Self {
            consistency: consistency(&union, outcome),
            pri: pri(&union, outcome),
            coverage: coverage(&union, outcome),
        }
    }
}

impl TermFit {
    /// The fit of each of `terms`, unique coverage against the others.
    #[must_use]
    pub fn of_each(
        terms: &[Implicant],
        literals: &LiteralMemberships,
        outcome: &FuzzySet,
    ) -> Vec<Self> {
        let of_term = |(i, term): (usize, &Implicant)| {
            let others = terms
                .iter()
                .enumerate()
                .filter(|(j, _)| *j != i)
                .map(|(_, other)| other);
            let others = literals.of_any(others);
            let term = literals.of(term);
            Self {
                consistency: consistency(&term, outcome),
                pri: pri(&term, outcome),
                raw_coverage: coverage(&term, outcome),
                unique_coverage: unique_coverage(&term, &others, outcome),
            }
        };
        terms.iter().enumerate().map(of_term).collect()
    }
}
