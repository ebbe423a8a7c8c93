use std::ops::Range;

use serde::Serialize;

use crate::minimize::Implicant;
use crate::set::{CalibratedSet, FuzzySet, Membership, SubsetSums, total};

/// Cases that are worked on at a time, so that their memberships stay in the processor's cache.
pub(super) const BLOCK: usize = 128;

/// The membership of every case in every literal of the conditions, and in what literals make.
#[derive(Clone, Debug, PartialEq)]
pub struct LiteralMemberships {
    conditions: Vec<CalibratedSet>,
    cases: usize,
}

impl LiteralMemberships {
    /// The literals of `conditions` over `cases` cases.
    #[must_use]
    pub fn new(conditions: &[&CalibratedSet], cases: usize) -> Self {
        Self {
            conditions: conditions.iter().copied().cloned().collect(),
            cases,
        }
    }

    /// Membership in a term: the minimum over its literals, 1 for a term without literals.
    #[must_use]
    pub fn of(&self, term: &Implicant) -> FuzzySet {
        let mut memberships = vec![Membership::FULL; self.cases];
        for cases in self.blocks() {
            self.fill(term, cases.clone(), &mut memberships[cases]);
        }
        FuzzySet::from(memberships)
    }

    /// Membership of one case in a term; see [`Self::of`].
    #[must_use]
    pub fn of_case(&self, term: &Implicant, case: usize) -> Membership {
        let mut membership = [Membership::FULL];
        self.fill(term, case..case + 1, &mut membership);
        membership[0]
    }

    /// Membership in a union of terms: the maximum, 0 for no term.
    #[must_use]
    pub fn of_any<'a>(&self, terms: impl IntoIterator<Item = &'a Implicant>) -> FuzzySet {
        let terms: Vec<&Implicant> = terms.into_iter().collect();
        let mut memberships = vec![Membership::NONE; self.cases];
        let mut of_term = [Membership::FULL; BLOCK];
        for cases in self.blocks() {
            let of_term = &mut of_term[..cases.len()];
            for term in &terms {
                self.fill(term, cases.clone(), of_term);
                join(&mut memberships[cases.clone()], of_term, Membership::or);
            }
        }
        FuzzySet::from(memberships)
    }

    /// The cases, block by block.
    pub(super) fn blocks(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let cases = self.cases;
        let starts = (0..cases).step_by(BLOCK);
        starts.map(move |start| start..(start + BLOCK).min(cases))
    }

    /// The conditions.
    pub(super) fn conditions(&self) -> &[CalibratedSet] {
        &self.conditions
    }

    /// Membership of a block of cases in a term.
    pub(super) fn fill(
        &self,
        term: &Implicant,
        cases: Range<usize>,
        memberships: &mut [Membership],
    ) {
        let mut of_literal = [Membership::FULL; BLOCK];
        let of_literal = &mut of_literal[..cases.len()];
        memberships.fill(Membership::FULL);
        for (condition, value) in term.literals() {
            self.conditions[condition].fill(value, cases.clone(), of_literal);
            join(memberships, of_literal, Membership::and);
        }
    }
}

/// Each membership with that of the same case in another set.
pub(super) fn join(
    memberships: &mut [Membership],
    others: &[Membership],
    with: impl Fn(Membership, Membership) -> Membership,
) {
    for (membership, other) in memberships.iter_mut().zip(others) {
        *membership = with(*membership, *other);
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
        let mut sums = SubsetSums::default();
        TermsOfCases::over(terms, literals, |of_cases, cases| {
            let outcome = &outcome.memberships()[cases];
            for (&x, &y) in of_cases.union().iter().zip(outcome) {
                sums.add(x, y, y.negated());
            }
        });
        Self::from_sums(sums, total(outcome))
    }

    /// The fit that sums make; `y` is Σ y.
    pub(super) fn from_sums(sums: SubsetSums, y: f64) -> Self {
        Self {
            consistency: sums.consistency(),
            pri: sums.pri(),
            coverage: sums.coverage(y),
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
        let mut sums = vec![TermSums::default(); terms.len()];
        TermsOfCases::over(terms, literals, |of_cases, cases| {
            let outcome = &outcome.memberships()[cases];
            for (term, sums) in sums.iter_mut().enumerate() {
                sums.add(of_cases.term(term), of_cases.others(term), outcome);
            }
        });
        let y = total(outcome);
        sums.into_iter().map(|sums| sums.fit(y)).collect()
    }
}

/// The sums of a term and of what it shares with the other terms of a model.
#[derive(Clone, Copy, Default)]
pub(super) struct TermSums {
    own: SubsetSums,
    /// Σ min(t, y, o), with o the membership in the union of the other terms.
    shared: f64,
}

impl TermSums {
    /// Adds a block of cases.
    pub(super) fn add(
        &mut self,
        term: &[Membership],
        others: &[Membership],
        outcome: &[Membership],
    ) {
        for ((&x, &other), &y) in term.iter().zip(others).zip(outcome) {
            self.own.add(x, y, y.negated());
            self.shared += x.and(y).and(other).value();
        }
    }

    /// The fit that the sums make; `y` is Σ y.
    pub(super) fn fit(self, y: f64) -> TermFit {
        TermFit {
            consistency: self.own.consistency(),
            pri: self.own.pri(),
            raw_coverage: self.own.coverage(y),
            unique_coverage: self.own.unique_coverage(self.shared, y),
        }
    }
}

/// The memberships of one block of cases in each term of a model, in the union of the others, and
/// in the union of all.
pub(super) struct TermsOfCases {
    terms: Vec<Vec<Membership>>,
    others: Vec<Vec<Membership>>,
    union: Vec<Membership>,
}

impl TermsOfCases {
    /// Goes block by block through all cases, in case order.
    pub(super) fn over(
        terms: &[Implicant],
        literals: &LiteralMemberships,
        mut each_block: impl FnMut(&Self, Range<usize>),
    ) {
        let none = || vec![Membership::NONE; BLOCK];
        let mut block = Self {
            terms: terms.iter().map(|_| none()).collect(),
            others: terms.iter().map(|_| none()).collect(),
            union: none(),
        };
        for cases in literals.blocks() {
            block.fill(terms, literals, cases.clone());
            each_block(&block, cases);
        }
    }

    /// The unions of the others are put together from the terms before and those behind.
    fn fill(&mut self, terms: &[Implicant], literals: &LiteralMemberships, cases: Range<usize>) {
        let all = self.terms.iter_mut().chain(&mut self.others);
        for memberships in all.chain([&mut self.union]) {
            memberships.resize(cases.len(), Membership::NONE);
        }
        for (term, memberships) in terms.iter().zip(&mut self.terms) {
            literals.fill(term, cases.clone(), memberships);
        }
        self.union.fill(Membership::NONE);
        for (term, others) in self.terms.iter().zip(&mut self.others) {
            others.copy_from_slice(&self.union);
            join(&mut self.union, term, Membership::or);
        }
        let mut behind = vec![Membership::NONE; cases.len()];
        for (term, others) in self.terms.iter().zip(&mut self.others).rev() {
            join(others, &behind, Membership::or);
            join(&mut behind, term, Membership::or);
        }
    }

    /// Membership in a term.
    pub(super) fn term(&self, term: usize) -> &[Membership] {
        &self.terms[term]
    }

    /// Membership in the union of all terms but one.
    pub(super) fn others(&self, term: usize) -> &[Membership] {
        &self.others[term]
    }

    /// Membership in the union of all terms.
    pub(super) fn union(&self) -> &[Membership] {
        &self.union
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::{SetName, consistency, coverage, pri, unique_coverage};

    fn set(name: &str, step: usize) -> CalibratedSet {
        let score = |i: usize| f64::from(u32::try_from(i * step % 1000).unwrap()) / 999.0;
        let scores: Vec<f64> = (0..2 * BLOCK + 17).map(score).collect();
        let scores = FuzzySet::from_scores(&scores).unwrap();
        CalibratedSet::fuzzy(SetName::new(name).unwrap(), scores)
    }

    #[test]
    fn fit_block_by_block_is_that_of_whole_sets_to_the_last_bit() {
        let (a, b, c) = (set("A", 7), set("B", 331), set("C", 57));
        let outcome = set("Y", 613).membership_in(1);
        let literals = LiteralMemberships::new(&[&a, &b, &c], outcome.len());
        let terms = [
            Implicant::with_literals(&[(0, 1), (1, 0)], 3),
            Implicant::with_literals(&[(2, 1)], 3),
            Implicant::with_literals(&[(0, 0), (1, 1), (2, 0)], 3),
        ];
        let whole = |left_out: usize| {
            let kept = (0..3).filter(|i| *i != left_out).map(|i| &terms[i]);
            kept.fold(FuzzySet::empty(outcome.len()), |all, term| {
                all.or(&literals.of(term))
            })
        };
        let fits = TermFit::of_each(&terms, &literals, &outcome);
        for (i, fit) in fits.iter().enumerate() {
            let term = literals.of(&terms[i]);
            assert_eq!(fit.consistency, consistency(&term, &outcome));
            assert_eq!(fit.pri, pri(&term, &outcome));
            assert_eq!(fit.raw_coverage, coverage(&term, &outcome));
            assert_eq!(
                fit.unique_coverage,
                unique_coverage(&term, &whole(i), &outcome)
            );
        }
        let union = whole(3);
        assert_eq!(union, literals.of_any(&terms));
        assert_eq!(
            literals.of_case(&terms[0], 200),
            literals.of(&terms[0]).memberships()[200]
        );
        let fit = ModelFit::of(&terms, &literals, &outcome);
        assert_eq!(fit.consistency, consistency(&union, &outcome));
        assert_eq!(fit.coverage, coverage(&union, &outcome));
        assert_eq!(fit.pri, pri(&union, &outcome));
    }
}
