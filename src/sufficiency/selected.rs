use super::analysis::{FittedModel, Sufficiency};
use super::case_selection::CaseSelection;
use super::cases::CaseType;
use crate::set::{Best, CalibratedSet, Candidate, CasePair, FuzzySet, OwnRow, own_rows};
use crate::study::SolutionKind;

/// Models of a solution for which cases are selected.
const MODELS: usize = 3;

/// The cases worth a closer look for one model, the best few of each kind; see [`CaseSelection`].
#[derive(Clone, Debug, PartialEq)]
pub struct SelectedCases {
    /// Those of each term, in the model's order.
    pub terms: Vec<SelectedOfTerm>,
    /// Cases in the outcome that the model does not cover, one list a truth-table row.
    pub deviant_coverage: Vec<Best<Candidate>>,
    /// Each of them with a case of the same row that is not in the outcome either, one list a row.
    pub deviant_coverage_irrelevant: Vec<Best<CasePair>>,
}

/// The cases worth a closer look for one term.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectedOfTerm {
    /// Typical cases.
    pub typical: Best<Candidate>,
    /// Cases in the term and not in the outcome.
    pub deviant_consistency: Best<Candidate>,
    /// Cases in the term and in the outcome, and more in the term.
    pub deviant_in_degree: usize,
    /// Two typical cases.
    pub typical_pairs: Best<CasePair>,
    /// A typical case and an individually irrelevant one.
    pub typical_irrelevant: Best<CasePair>,
    /// A typical case and one in the term that is not in the outcome.
    pub typical_deviant: Best<CasePair>,
}

impl Sufficiency {
    /// The solution that a reader looks for first: enhanced intermediate, else intermediate, else
    /// the first that is reported.
    #[must_use]
    pub fn leading(&self) -> Option<SolutionKind> {
        let reported = self.reported();
        let intermediate = [
            SolutionKind::EnhancedIntermediate,
            SolutionKind::Intermediate,
        ];
        let wanted = intermediate.iter().find(|kind| reported.contains(kind));
        wanted.or(reported.first()).copied()
    }

    /// The cases worth a closer look for the first few models of a solution; none where there are
    /// more than [`Best::<CasePair>::MOST_CASES`] cases. `conditions` are those of the analysis.
    #[must_use]
    pub fn selected_cases(
        &self,
        kind: SolutionKind,
        conditions: &[&CalibratedSet],
    ) -> Vec<SelectedCases> {
        if self.outcome().len() > Best::<CasePair>::MOST_CASES {
            return Vec::new();
        }
        let rows = own_rows(conditions);
        let models = self.models(kind).iter().take(MODELS);
        models.map(|model| self.selected_of(model, &rows)).collect()
    }

    fn selected_of(&self, model: &FittedModel, rows: &[Option<OwnRow>]) -> SelectedCases {
        let outcome = self.outcome();
        let empty = FuzzySet::empty(outcome.len());
        let terms = model.terms.iter();
        let memberships: Vec<FuzzySet> = terms.map(|t| self.membership(&t.implicant)).collect();
        let union_without = |left_out: Option<usize>| {
            let terms = memberships.iter().enumerate();
            let others = terms.filter(|(position, _)| Some(*position) != left_out);
            others.fold(empty.clone(), |all, (_, term)| all.or(term))
        };
        let of_term = |position: usize| {
            let others = union_without(Some(position));
            let term = &memberships[position];
            let selection = CaseSelection::new(term, &others, outcome);
            let in_degree = selection.cases(CaseType::DeviantConsistencyInDegree);
            SelectedOfTerm {
                typical: selection.typical().into(),
                deviant_consistency: selection.deviant_consistency().into(),
                deviant_in_degree: in_degree.len(),
                typical_pairs: selection.typical_pairs().into(),
                typical_irrelevant: selection.typical_irrelevant_pairs().into(),
                typical_deviant: selection.typical_deviant_consistency_pairs().into(),
            }
        };
        let whole = union_without(None);
        let selection = CaseSelection::new(&whole, &empty, outcome);
        let pairs = selection.deviant_coverage_irrelevant_pairs(rows);
        let uncovered = selection.deviant_coverage(rows);
        SelectedCases {
            terms: (0..model.terms.len()).map(of_term).collect(),
            deviant_coverage: uncovered.into_iter().map(Best::from).collect(),
            deviant_coverage_irrelevant: pairs.into_iter().map(Best::from).collect(),
        }
    }
}
