use super::counterfactuals::DirectionalExpectations;
use super::fit::LiteralMemberships;
use super::intermediate::{Intermediate, Pair};
use super::solution::{MinimizeOptions, Model, Solution};
use super::truth_table::TruthTable;
use crate::set::{Cutoff, FuzzySet};
use crate::study::{SolutionFitPlan, SolutionKind};

/// How a truth table becomes solutions: everything that holds for each table of one outcome.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Minimizer {
    pub(super) outcome: FuzzySet,
    pub(super) literals: LiteralMemberships,
    pub(super) expectations: DirectionalExpectations,
    pub(super) prime_consistency: Option<Cutoff>,
    pub(super) solution_fit: Option<SolutionFitPlan>,
    pub(super) options: MinimizeOptions,
}

/// The conservative, the parsimonious and the intermediate solution of one truth table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Solutions {
    pub(super) table: TruthTable,
    pub(super) conservative: Solution,
    pub(super) parsimonious: Solution,
    pub(super) intermediate: Intermediate,
    /// How many distinct models the pairs of the intermediate solution have.
    intermediate_total: usize,
}

/// A model, and the positions of the pairs that have it.
pub(super) type WithPairs<'m> = (&'m Model, Vec<usize>);

impl Minimizer {
    /// The conservative and the parsimonious solution of a table, and the intermediate one where it
    /// is wanted.
    pub(super) fn solutions(&self, table: TruthTable, intermediate: bool) -> Solutions {
        let conservative = self.chosen(Solution::conservative(&table, &self.options));
        let parsimonious = self.parsimonious(&table);
        let mut between = Intermediate::default();
        if intermediate {
            between = Intermediate::new(
                &table,
                &conservative,
                &parsimonious,
                &self.expectations,
                &self.options,
            );
            if let Some(plan) = self.solution_fit {
                between = between.chosen_by_fit(plan, &self.literals, &self.outcome, &self.options);
            }
        }
        Solutions {
            intermediate_total: between.models().len(),
            table,
            conservative,
            parsimonious,
            intermediate: between,
        }
    }

    /// The parsimonious solution of a table.
    pub(super) fn parsimonious(&self, table: &TruthTable) -> Solution {
        self.chosen(match self.prime_consistency {
            None => Solution::parsimonious(table, &self.options),
            Some(threshold) => Solution::parsimonious_by_consistency(
                table,
                &self.literals,
                &self.outcome,
                threshold,
                &self.options,
            ),
        })
    }

    /// The solution with its models chosen by fit, where that is declared.
    fn chosen(&self, solution: Solution) -> Solution {
        match self.solution_fit {
            None => solution,
            Some(plan) => {
                solution.chosen_by_fit(plan, &self.literals, &self.outcome, &self.options)
            }
        }
    }
}

impl Solutions {
    /// The solution that a kind names, for its chart and counts; `None` for the intermediate ones,
    /// which have a chart for each pair.
    pub(super) fn single(&self, kind: SolutionKind) -> Option<&Solution> {
        match kind {
            SolutionKind::Conservative => Some(&self.conservative),
            SolutionKind::Parsimonious | SolutionKind::EnhancedParsimonious => {
                Some(&self.parsimonious)
            }
            SolutionKind::Intermediate | SolutionKind::EnhancedIntermediate => None,
        }
    }

    /// The models of a kind; of an intermediate one with the positions of the pairs that have it.
    pub(super) fn models(&self, kind: SolutionKind) -> Vec<WithPairs<'_>> {
        match self.single(kind) {
            Some(solution) => {
                let models = solution.models().iter();
                models.map(|model| (model, Vec::new())).collect()
            }
            None => self.intermediate.models(),
        }
    }

    /// Whether every model of a kind was found and fits the limit of models.
    pub(super) fn is_complete(&self, kind: SolutionKind, most_models: usize) -> bool {
        let complete =
            |solution: &Solution| solution.models_total() == Some(solution.models().len() as u128);
        if let Some(solution) = self.single(kind) {
            return complete(solution);
        }
        let mut pairs = self.intermediate.pairs().iter();
        self.intermediate_total <= most_models
            && complete(&self.conservative)
            && complete(&self.parsimonious)
            && pairs.all(|pair: &Pair| complete(&pair.solution))
    }

    /// Whether some row is to be explained; without one every solution is empty.
    pub(super) fn has_rows_to_explain(&self) -> bool {
        !self.conservative.chart().rows().is_empty()
    }
}
