use indexmap::IndexMap;

use super::counterfactuals::DirectionalExpectations;
use super::fit::LiteralMemberships;
use super::solution::{MinimizeOptions, Model, Solution, rows_to_explain};
use super::truth_table::TruthTable;
use crate::minimize::{Implicant, Remainders, RowSet};
use crate::set::FuzzySet;
use crate::study::SolutionFitPlan;

/// The intermediate solution: for every pair of a conservative and a parsimonious model, what
/// remains when only easy counterfactuals are used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intermediate {
    pairs: Vec<Pair>,
}

/// The intermediate solution of one conservative and one parsimonious model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The position of the conservative model, from 0.
    pub conservative: usize,
    /// The position of the parsimonious model, from 0.
    pub parsimonious: usize,
    /// Simplifying assumptions of the parsimonious model that agree with the expectations.
    #[doc(alias = "EC")]
    pub easy_counterfactuals: RowSet,
    /// Its other simplifying assumptions.
    #[doc(alias = "DC")]
    pub difficult_counterfactuals: RowSet,
    /// The models of the pair.
    pub solution: Solution,
}

impl Intermediate {
    /// The intermediate solution between two solutions of the same table.
    ///
    /// Every term of the conservative model that lies in a term of the parsimonious model loses
    /// the literals that the expectations do not support (see
    /// [`DirectionalExpectations::simplified`]). Simplifying assumptions of the parsimonious model
    /// in the resulting terms are easy counterfactuals, its others difficult ones. The positive
    /// rows are minimized again with the easy ones.
    #[must_use]
    pub fn new(
        table: &TruthTable,
        conservative: &Solution,
        parsimonious: &Solution,
        expectations: &DirectionalExpectations,
        options: &MinimizeOptions,
    ) -> Self {
        let mut solved: IndexMap<Vec<Implicant>, Solution> = IndexMap::new();
        let mut pairs = Vec::new();
        for (c, from) in conservative.models().iter().enumerate() {
            for (p, to) in parsimonious.models().iter().enumerate() {
                let terms = simplified_terms(from, to, expectations);
                let easy = to.simplifying_assumptions.and(&RowSet::covered_by(&terms));
                let difficult = to.simplifying_assumptions.without(&terms);
                let solution = solved
                    .entry(terms)
                    .or_insert_with_key(|terms| minimized(table, terms, options))
                    .clone();
                pairs.push(Pair {
                    conservative: c,
                    parsimonious: p,
                    easy_counterfactuals: easy,
                    difficult_counterfactuals: difficult,
                    solution,
                });
            }
        }
        Self { pairs }
    }

    /// The same pairs with their models chosen by fit; see [`Solution::chosen_by_fit`].
    #[must_use]
    pub(super) fn chosen_by_fit(
        self,
        plan: SolutionFitPlan,
        literals: &LiteralMemberships,
        outcome: &FuzzySet,
        options: &MinimizeOptions,
    ) -> Self {
        let chosen = |pair: Pair| Pair {
            solution: pair
                .solution
                .chosen_by_fit(plan, literals, outcome, options),
            ..pair
        };
        Self {
            pairs: self.pairs.into_iter().map(chosen).collect(),
        }
    }

    /// The pairs, by conservative and then by parsimonious model.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The distinct models of all pairs, in the order in which they first come up, each with the
    /// positions of the pairs that have it.
    #[must_use]
    pub fn models(&self) -> Vec<(&Model, Vec<usize>)> {
        let mut models: IndexMap<&[Implicant], (&Model, Vec<usize>)> = IndexMap::new();
        for (position, pair) in self.pairs.iter().enumerate() {
            for model in pair.solution.models() {
                let known = models.entry(&model.terms).or_insert((model, Vec::new()));
                known.1.push(position);
            }
        }
        models.into_values().collect()
    }
}

/// The simplified terms of a conservative model, sorted; a term in several parsimonious terms is
/// simplified towards each.
fn simplified_terms(
    conservative: &Model,
    parsimonious: &Model,
    expectations: &DirectionalExpectations,
) -> Vec<Implicant> {
    let mut terms = Vec::new();
    for term in &conservative.terms {
        let larger = parsimonious
            .terms
            .iter()
            .filter(|larger| term.is_within(larger));
        terms.extend(larger.map(|larger| expectations.simplified(term, larger)));
    }
    terms.sort();
    terms.dedup();
    terms
}

/// Minimizes the rows to explain with the rows of `terms`: contradictions are used only where an
/// easy counterfactual takes them in.
fn minimized(table: &TruthTable, terms: &[Implicant], options: &MinimizeOptions) -> Solution {
    let mut allowed = terms.to_vec();
    let explain = rows_to_explain(table, options.contradictions);
    allowed.extend(explain.iter().map(|row| Implicant::of(row)));
    Solution::of(table, Remainders::Only(&allowed), options)
}
