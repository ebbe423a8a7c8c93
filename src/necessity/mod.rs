//! Stage 3: which conditions are necessary for the outcome.

mod case_selection;
#[cfg(feature = "studies")]
mod degree;
pub mod nca;
mod search;
mod selected;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::set::{
    CalibratedSet, Cutoff, Expression, FuzzySet, Literal, Membership, SetName, SupersetSums,
};
use crate::study::NecessityPlan;

pub use case_selection::{CaseSelection, CaseType};
#[cfg(feature = "studies")]
pub use degree::{Ceilings, Nca, NcaCondition, nca_of};
pub use search::supersets;
pub use selected::SelectedCases;

/// Cases that are worked on at a time, so that their memberships stay in the processor's cache.
const BLOCK: usize = 1024;

/// Relevance (`RoN`) or coverage below this makes a necessary condition look trivial.
///
/// # References
/// Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*.
/// Cambridge University Press, 144–146, 232–237.
pub const TRIVIAL_BELOW: f64 = 0.5;

/// The necessity of a literal, or of an expression, for an outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Necessity {
    expression: Expression,
    consistency: Option<f64>,
    coverage: Option<f64>,
    relevance: Option<f64>,
    necessary: bool,
}

impl Necessity {
    /// What sums say of `expression` as necessary for the outcome, and whether it passes every
    /// declared cut-off.
    fn new(expression: Expression, sums: SupersetSums, plan: &NecessityPlan) -> Self {
        let (consistency, coverage) = (sums.consistency(), sums.coverage());
        let relevance = sums.relevance();
        let passes =
            |cutoff: Option<Cutoff>, value| cutoff.is_none_or(|cutoff| cutoff.is_reached_by(value));
        let necessary = plan.consistency.is_reached_by(consistency)
            && passes(plan.coverage, coverage)
            && passes(plan.relevance, relevance);
        Self {
            expression,
            consistency,
            coverage,
            relevance,
            necessary,
        }
    }

    /// The fit of `expression`, in which the cases have these memberships.
    fn of(
        expression: Expression,
        membership: &FuzzySet,
        outcome: &FuzzySet,
        plan: &NecessityPlan,
    ) -> Self {
        let mut sums = SupersetSums::default();
        let pairs = membership.memberships().iter().zip(outcome.memberships());
        pairs.for_each(|(x, y)| sums.add(*x, *y));
        Self::new(expression, sums, plan)
    }

    /// The fit of an expression over `conditions` as necessary for the outcome.
    ///
    /// # Errors
    /// The first set of the expression that is not a condition.
    pub fn of_expression(
        expression: Expression,
        conditions: &[&CalibratedSet],
        outcome: &FuzzySet,
        plan: &NecessityPlan,
    ) -> Result<Self, SetName> {
        let membership = expression.membership(conditions)?;
        Ok(Self::of(expression, &membership, outcome, plan))
    }

    /// Membership of every case in the condition; `None` when it is over other sets than these.
    #[must_use]
    pub fn scores(&self, conditions: &[&CalibratedSet]) -> Option<FuzzySet> {
        self.expression.membership(conditions).ok()
    }

    /// The literal or expression.
    #[must_use]
    pub fn expression(&self) -> &Expression {
        &self.expression
    }

    /// Consistency as necessary: Σ min(x, y) / Σ y.
    #[doc(alias = "inclN")]
    #[must_use]
    pub fn consistency(&self) -> Option<f64> {
        self.consistency
    }

    /// Coverage as necessary: Σ min(x, y) / Σ x.
    #[doc(alias = "covN")]
    #[must_use]
    pub fn coverage(&self) -> Option<f64> {
        self.coverage
    }

    /// Relevance of necessity.
    #[doc(alias = "RoN")]
    #[must_use]
    pub fn relevance(&self) -> Option<f64> {
        self.relevance
    }

    /// Whether it passes every declared cut-off.
    #[must_use]
    pub fn is_necessary(&self) -> bool {
        self.necessary
    }

    /// Whether its relevance or its coverage is below [`TRIVIAL_BELOW`].
    #[must_use]
    pub fn looks_trivial(&self) -> bool {
        let low = |value: Option<f64>| value.is_some_and(|value| value < TRIVIAL_BELOW);
        low(self.relevance) || low(self.coverage)
    }
}

/// The necessity of every condition and of its negation, in condition order; of a multi-value
/// condition each value and its complement.
#[must_use]
pub fn necessity(
    conditions: &[&CalibratedSet],
    outcome: &FuzzySet,
    plan: &NecessityPlan,
) -> Vec<Necessity> {
    let values = conditions.iter().flat_map(|set| {
        let values = if set.levels() == 2 {
            1..2
        } else {
            0..set.levels()
        };
        values.map(|value| (*set, value))
    });
    let values: Vec<(&CalibratedSet, u8)> = values.collect();
    let of = |(set, value)| of_value(set, value, outcome, plan);
    let found: Vec<[Necessity; 2]> = values.into_par_iter().map(of).collect();
    found.into_iter().flatten().collect()
}

/// The necessity of a value of a set and of its complement, in one walk over the cases.
fn of_value(
    set: &CalibratedSet,
    value: u8,
    outcome: &FuzzySet,
    plan: &NecessityPlan,
) -> [Necessity; 2] {
    let literal = Expression::Literal(Literal {
        set: set.name().clone(),
        values: (set.levels() > 2).then(|| [value].into()),
    });
    let (mut present, mut absent) = (SupersetSums::default(), SupersetSums::default());
    let mut block = [Membership::NONE; BLOCK];
    for start in (0..outcome.len()).step_by(BLOCK) {
        let cases = start..(start + BLOCK).min(outcome.len());
        let memberships = &mut block[..cases.len()];
        set.fill(value, cases.clone(), memberships);
        for (x, y) in memberships.iter().zip(&outcome.memberships()[cases]) {
            present.add(*x, *y);
            absent.add(x.negated(), *y);
        }
    }
    let negation = literal.clone().negated();
    [
        Necessity::new(literal, present, plan),
        Necessity::new(negation, absent, plan),
    ]
}

/// The necessity of an expression that is claimed to be necessary for an outcome.
///
/// # Errors
/// The first set in the expression that is not a condition.
pub fn claimed_necessity(
    expression: &Expression,
    conditions: &[&CalibratedSet],
    outcome: &FuzzySet,
    plan: &NecessityPlan,
) -> Result<Necessity, SetName> {
    Necessity::of_expression(expression.clone(), conditions, outcome, plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(consistency: f64, relevance: Option<f64>) -> NecessityPlan {
        let cutoff = |value| Cutoff::new(value).unwrap();
        NecessityPlan {
            consistency: cutoff(consistency),
            coverage: None,
            relevance: relevance.map(cutoff),
            disjunctions: None,
        }
    }

    #[test]
    fn each_value_of_a_multi_value_set_and_its_complement_is_tried() {
        let name = SetName::new("C").unwrap();
        let set = CalibratedSet::multi_value(name, 3, vec![0, 1, 2, 2]);
        let outcome = FuzzySet::from_scores(&[0.0, 1.0, 1.0, 1.0]).unwrap();
        let found = necessity(&[&set], &outcome, &plan(1.0, None));
        let texts: Vec<String> = found.iter().map(|n| n.expression().to_string()).collect();
        assert_eq!(texts, ["C{0}", "~C{0}", "C{1}", "~C{1}", "C{2}", "~C{2}"]);
        let necessary: Vec<bool> = found.iter().map(Necessity::is_necessary).collect();
        assert_eq!(necessary, [false, true, false, false, false, false]);
    }

    #[test]
    fn every_declared_cutoff_must_be_passed() {
        let name = SetName::new("A").unwrap();
        let set = CalibratedSet::fuzzy(name, FuzzySet::from_scores(&[0.9, 1.0, 0.9]).unwrap());
        let outcome = FuzzySet::from_scores(&[0.1, 0.2, 0.3]).unwrap();
        // Consistency 1; relevance (0.1 + 0 + 0.1) / (0.9 + 0.8 + 0.7) = 0.083.
        let with =
            |relevance| necessity(&[&set], &outcome, &plan(0.9, relevance))[0].is_necessary();
        assert!(with(None));
        assert!(!with(Some(0.5)));
    }

    #[test]
    fn an_empty_outcome_leaves_consistency_undefined() {
        let name = SetName::new("A").unwrap();
        let set = CalibratedSet::fuzzy(name, FuzzySet::from_scores(&[0.4, 0.6]).unwrap());
        let found = necessity(&[&set], &FuzzySet::empty(2), &plan(0.0, None));
        assert_eq!(found[0].consistency(), None);
        assert!(!found[0].is_necessary());
    }
}
