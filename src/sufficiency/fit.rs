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

/// Cases that are worked on at a time, so that their memberships stay in the processor's cache.
const BLOCK: usize = 1024;

/// Consistency and PRI of one row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RowFit {
    /// Σ x.
    row: f64,
    /// Σ min(x, y).
    both: f64,
    /// Σ min(x, y, 1 − y).
    ambiguous: f64,
}

impl RowFit {
    /// The fit of a row over cases that count several times or not at all, each sum in case order.
    pub(super) fn weighted(memberships: &[f64], outcome: &[f64], weights: &[f64]) -> Self {
        let mut fit = Self::default();
        for ((&x, &y), &weight) in memberships.iter().zip(outcome).zip(weights) {
            let both = x.min(y);
            fit.row += weight * x;
            fit.both += weight * both;
            fit.ambiguous += weight * both.min(1.0 - y);
        }
        fit
    }

    /// Consistency of the row as sufficient; see [`consistency`].
    pub(super) fn consistency(self) -> Option<f64> {
        (self.row > 0.0).then(|| self.both / self.row)
    }

    /// PRI of the row; see [`pri`].
    pub(super) fn pri(self) -> Option<f64> {
        let rest = self.row - self.ambiguous;
        (rest > 0.0).then(|| (self.both - self.ambiguous) / rest)
    }
}

impl LiteralMemberships {
    /// The fit of many rows at once: block by block through the cases, each sum in case order, so
    /// that the numbers are those of [`consistency`] and [`pri`] to the last bit.
    pub(super) fn fits_of_rows(&self, rows: &[Implicant], outcome: &FuzzySet) -> Vec<RowFit> {
        let mut fits = vec![RowFit::default(); rows.len()];
        let mut scores = [0.0_f64; BLOCK];
        let outcome = outcome.memberships();
        for start in (0..self.cases).step_by(BLOCK) {
            let cases = start..(start + BLOCK).min(self.cases);
            for (row, fit) in rows.iter().zip(&mut fits) {
                let scores = &mut scores[..cases.len()];
                scores.fill(1.0);
                for (i, value) in row.literals() {
                    let literal =
                        &self.literals[i][usize::from(value)].memberships()[cases.clone()];
                    for (score, membership) in scores.iter_mut().zip(literal) {
                        *score = score.min(membership.value());
                    }
                }
                for (&x, y) in scores.iter().zip(&outcome[cases.clone()]) {
                    let both = x.min(y.value());
                    fit.row += x;
                    fit.both += both;
                    fit.ambiguous += both.min(1.0 - y.value());
                }
            }
        }
        fits
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
        Self::of_set(&literals.of_any(terms), outcome)
    }

    /// The fit of any set as sufficient for an outcome.
    #[must_use]
    pub fn of_set(set: &FuzzySet, outcome: &FuzzySet) -> Self {
        Self {
            consistency: consistency(set, outcome),
            pri: pri(set, outcome),
            coverage: coverage(set, outcome),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::SetName;

    #[test]
    fn many_rows_at_once_have_the_fit_of_each_alone_to_the_last_bit() {
        let cases = 2 * BLOCK + 17;
        let scores = |step: usize| -> FuzzySet {
            let score = |i: usize| f64::from(u32::try_from(i * step % 1000).unwrap()) / 999.0;
            FuzzySet::from_scores(&(0..cases).map(score).collect::<Vec<_>>()).unwrap()
        };
        let set =
            |name: &str, step| CalibratedSet::fuzzy(SetName::new(name).unwrap(), scores(step));
        let (a, b, outcome) = (set("A", 7), set("B", 331), scores(613));
        let literals = LiteralMemberships::new(&[&a, &b], cases);
        let rows: Vec<Implicant> = [[0, 0], [0, 1], [1, 0], [1, 1]]
            .iter()
            .map(|row| Implicant::of(row))
            .collect();
        for (row, fit) in rows.iter().zip(literals.fits_of_rows(&rows, &outcome)) {
            let alone = literals.of(row);
            assert_eq!(fit.consistency(), consistency(&alone, &outcome));
            assert_eq!(fit.pri(), pri(&alone, &outcome));
        }
    }
}
