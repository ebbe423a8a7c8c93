use super::case_list::CaseList;
use super::fit::{LiteralMemberships, ModelFit, TermFit, TermSums, TermsOfCases};
use crate::minimize::Implicant;
use crate::set::{FuzzySet, Membership, Side, SubsetSums, total};

/// The fit and the cases of a model and of each of its terms, found in one walk over all cases.
pub(super) struct FittedCases {
    pub(super) fit: ModelFit,
    pub(super) terms: Vec<FittedCasesOfTerm>,
}

/// Those of one term.
pub(super) struct FittedCasesOfTerm {
    pub(super) fit: TermFit,
    pub(super) above_half: CaseList,
    pub(super) uniquely_covered: CaseList,
    pub(super) deviant: CaseList,
}

#[derive(Clone, Default)]
struct Term {
    sums: TermSums,
    above_half: CaseList,
    uniquely_covered: CaseList,
    deviant: CaseList,
}

impl FittedCases {
    /// The fit and the cases of a model with these terms; cases are listed where the study
    /// `lists_cases`, else counted.
    pub(super) fn of(
        terms: &[Implicant],
        literals: &LiteralMemberships,
        outcome: &FuzzySet,
        lists_cases: bool,
    ) -> Self {
        let mut union = SubsetSums::default();
        let mut found = vec![Term::default(); terms.len()];
        TermsOfCases::over(terms, literals, |of_cases, cases| {
            let first = cases.start;
            let outcome = &outcome.memberships()[cases];
            for (&x, &y) in of_cases.union().iter().zip(outcome) {
                union.add(x, y, y.negated());
            }
            for (position, term) in found.iter_mut().enumerate() {
                let (own, others) = (of_cases.term(position), of_cases.others(position));
                term.sums.add(own, others, outcome);
                for (i, &membership) in own.iter().enumerate() {
                    if membership.is_in() {
                        term.take(first + i, others[i], outcome[i], lists_cases);
                    }
                }
            }
        });
        let y = total(outcome);
        Self {
            fit: ModelFit::from_sums(union, y),
            terms: found.into_iter().map(|term| term.fitted(y)).collect(),
        }
    }
}

impl Term {
    /// Takes a case that is in the term.
    fn take(&mut self, case: usize, others: Membership, outcome: Membership, is_listed: bool) {
        self.above_half.push(case, is_listed);
        match outcome.side() {
            Side::In if !others.is_in() => self.uniquely_covered.push(case, is_listed),
            Side::Out => self.deviant.push(case, is_listed),
            Side::In | Side::Ambiguous => {}
        }
    }

    fn fitted(self, y: f64) -> FittedCasesOfTerm {
        FittedCasesOfTerm {
            fit: self.sums.fit(y),
            above_half: self.above_half,
            uniquely_covered: self.uniquely_covered,
            deviant: self.deviant,
        }
    }
}
