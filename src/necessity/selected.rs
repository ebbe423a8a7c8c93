use super::Necessity;
use super::case_selection::CaseSelection;
use crate::set::{Best, CalibratedSet, Candidate, CasePair, Expression, FuzzySet, own_rows};

/// The cases worth a closer look for one necessary condition, the best few of each kind; see
/// [`CaseSelection`].
#[derive(Clone, Debug, PartialEq)]
pub struct SelectedCases {
    /// The condition.
    pub expression: Expression,
    /// Cases in the condition and in the outcome.
    pub typical: Best<Candidate>,
    /// Cases in the condition and not in the outcome.
    pub deviant_relevance: Best<Candidate>,
    /// Cases in the outcome without the condition, one list a truth-table row.
    pub deviant_consistency: Vec<Best<Candidate>>,
    /// A typical case and one that is in the condition and not in the outcome.
    pub typical_deviant_relevance: Best<CasePair>,
    /// A typical case and one in the outcome without the condition, alike in all other conditions.
    pub typical_deviant_consistency: Best<CasePair>,
}

impl SelectedCases {
    /// The cases for every condition that passes as necessary; none where there are more than
    /// [`Best::<CasePair>::MOST_CASES`] cases.
    #[must_use]
    pub fn of_each(
        found: &[Necessity],
        conditions: &[&CalibratedSet],
        outcome: &FuzzySet,
    ) -> Vec<Self> {
        if outcome.len() > Best::<CasePair>::MOST_CASES {
            return Vec::new();
        }
        let necessary = found.iter().filter(|necessity| necessity.is_necessary());
        necessary
            .map(|necessity| Self::of(necessity, conditions, outcome))
            .collect()
    }

    fn of(necessity: &Necessity, conditions: &[&CalibratedSet], outcome: &FuzzySet) -> Self {
        let alone = FuzzySet::empty(outcome.len());
        let expression = necessity.expression().clone();
        let membership = expression
            .membership(conditions)
            .expect("what is necessary is an expression over the conditions");
        let selection = CaseSelection::new(&membership, &alone, outcome);
        let named = expression.literals();
        let is_other = |set: &&&CalibratedSet| !named.iter().any(|one| one.set == *set.name());
        let others: Vec<&CalibratedSet> = conditions.iter().filter(is_other).copied().collect();
        let pairs = if others.is_empty() {
            Vec::new()
        } else {
            selection.typical_deviant_consistency_pairs(&own_rows(&others))
        };
        let by_row = selection.deviant_consistency(&own_rows(conditions));
        Self {
            typical: selection.typical().into(),
            deviant_relevance: selection.deviant_relevance().into(),
            deviant_consistency: by_row.into_iter().map(Best::from).collect(),
            typical_deviant_relevance: selection.typical_deviant_relevance_pairs().into(),
            typical_deviant_consistency: pairs.into(),
            expression,
        }
    }
}
