use super::consistent_primes::consistent_primes;
use super::fit::LiteralMemberships;
use super::truth_table::{RowOutcome, TruthTable};
use crate::minimize::{
    Budget, Implicant, Minimum, Models, ModelsWanted, PrimeImplicantChart, PrimeImplicants,
    Remainders, RowSet, prime_implicants,
};
use crate::set::{Configuration, Cutoff, FuzzySet, Product};
use crate::study::Contradictions;

/// How a truth table is minimized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinimizeOptions {
    /// What rows with contradictions may do.
    pub contradictions: Contradictions,
    /// Which covers of the chart count as models.
    pub models: ModelsWanted,
    /// Whether dominated prime implicants are dropped before the chart is solved.
    pub row_dominance: bool,
    /// How many models are listed; all are counted.
    pub most_models: usize,
    /// Steps each minimization may take.
    pub steps: u64,
}

/// One solution of a minimization: a union of terms that covers every row to explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// The terms, in listing order.
    pub terms: Vec<Implicant>,
    /// The rows that the model covers beyond the rows to explain: its simplifying assumptions.
    #[doc(alias = "SA")]
    pub simplifying_assumptions: RowSet,
}

/// All models of a minimization, with the chart that they cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    chart: PrimeImplicantChart,
    models: Vec<Model>,
    models_total: Option<u128>,
    minimum: Minimum,
    essential: Vec<usize>,
    steps: u64,
}

impl Solution {
    /// Minimizes: rows to explain, what may be covered beside them.
    pub(super) fn of(
        table: &TruthTable,
        remainders: Remainders<'_>,
        options: &MinimizeOptions,
    ) -> Self {
        let explain = rows_to_explain(table, options.contradictions);
        let budget = Budget::new(options.steps);
        let primes = prime_implicants(table.space(), &explain, remainders, &budget);
        Self::from_primes(primes, explain, options, &budget)
    }

    /// The models of a chart of these primes.
    fn from_primes(
        primes: PrimeImplicants,
        explain: Vec<Configuration>,
        options: &MinimizeOptions,
        budget: &Budget,
    ) -> Self {
        let mut chart = PrimeImplicantChart::new(primes, explain);
        if options.row_dominance {
            chart = chart.without_dominated();
        }
        let found = chart.models(options.models, options.most_models, budget);
        Self {
            steps: options.steps.saturating_sub(budget.left()),
            ..Self::of_chart(chart, found)
        }
    }

    /// The models found for a chart; none where there is no row to explain.
    pub(super) fn of_chart(chart: PrimeImplicantChart, found: Models) -> Self {
        let explained: Vec<Implicant> = chart.rows().iter().map(|row| Implicant::of(row)).collect();
        let model = |primes: &Vec<usize>| {
            let terms: Vec<Implicant> = primes
                .iter()
                .map(|&prime| chart.primes()[prime].clone())
                .collect();
            let covered = RowSet::covered_by(&terms);
            let simplifying_assumptions = covered.without(&explained);
            Model {
                terms,
                simplifying_assumptions,
            }
        };
        let models = if explained.is_empty() {
            Vec::new()
        } else {
            found.listed.iter().map(model).collect()
        };
        let models_total = if explained.is_empty() {
            Some(0)
        } else {
            found.total
        };
        let (minimum, essential) = (found.minimum, found.essential);
        Self {
            chart,
            models,
            models_total,
            minimum,
            essential,
            steps: 0,
        }
    }

    /// The conservative solution: no remainder is used.
    #[doc(alias = "complex")]
    #[must_use]
    pub fn conservative(table: &TruthTable, options: &MinimizeOptions) -> Self {
        let mut allowed = table.configurations(RowOutcome::Positive);
        if options.contradictions != Contradictions::Exclude {
            allowed.extend(table.configurations(RowOutcome::Contradiction));
        }
        let allowed: Vec<Implicant> = allowed.iter().map(|row| Implicant::of(row)).collect();
        Self::of(table, Remainders::Only(&allowed), options)
    }

    /// The parsimonious solution: every remainder that makes it simpler is used.
    #[must_use]
    pub fn parsimonious(table: &TruthTable, options: &MinimizeOptions) -> Self {
        let mut barred = table.configurations(RowOutcome::Negative);
        if options.contradictions == Contradictions::Exclude {
            barred.extend(table.configurations(RowOutcome::Contradiction));
        }
        let mut barred: Vec<Product> = barred.iter().map(|row| Product::of(row)).collect();
        let excluded = table.excluded().disjoint(table.space());
        barred.extend(excluded.iter().map(|rows| rows.product(table.space())));
        Self::of(table, Remainders::AllBut(&barred), options)
    }

    /// The parsimonious solution whose prime implicants are the terms that reach a consistency,
    /// whether they cover a negative row or not.
    #[must_use]
    pub fn parsimonious_by_consistency(
        table: &TruthTable,
        literals: &LiteralMemberships,
        outcome: &FuzzySet,
        threshold: Cutoff,
        options: &MinimizeOptions,
    ) -> Self {
        let explain = rows_to_explain(table, options.contradictions);
        let budget = Budget::new(options.steps);
        let primes = consistent_primes(table, &explain, literals, outcome, threshold, &budget);
        Self::from_primes(primes, explain, options, &budget)
    }

    /// The chart alone.
    pub(super) fn into_chart(self) -> PrimeImplicantChart {
        self.chart
    }

    /// The prime implicants against the rows to explain.
    #[must_use]
    pub fn chart(&self) -> &PrimeImplicantChart {
        &self.chart
    }

    /// The models, as many as the limit allows; none when there is no row to explain.
    #[must_use]
    pub fn models(&self) -> &[Model] {
        &self.models
    }

    /// How many models there are; `None` when the steps ran out.
    #[must_use]
    pub fn models_total(&self) -> Option<u128> {
        self.models_total
    }

    /// How many steps its minimization took.
    pub(super) fn steps(&self) -> u64 {
        self.steps
    }

    /// The same after a search that took further steps.
    pub(super) fn after(mut self, steps: u64) -> Self {
        self.steps += steps;
        self
    }

    /// What is proven of the number of terms.
    #[must_use]
    pub fn minimum(&self) -> Minimum {
        self.minimum
    }

    /// The prime implicants that are in some listed model and not in every one.
    pub fn selective(&self) -> impl Iterator<Item = &Implicant> {
        let in_some =
            |prime: &Implicant| self.models.iter().any(|model| model.terms.contains(prime));
        let primes = self.chart.primes().iter().enumerate();
        primes
            .filter(move |(i, prime)| !self.essential.contains(i) && in_some(prime))
            .map(|(_, prime)| prime)
    }

    /// The prime implicants that are in every model.
    pub fn essential(&self) -> impl Iterator<Item = &Implicant> {
        self.essential
            .iter()
            .map(|&prime| &self.chart.primes()[prime])
    }
}

/// The rows that every model must cover, ascending.
pub(super) fn rows_to_explain(
    table: &TruthTable,
    contradictions: Contradictions,
) -> Vec<Configuration> {
    let mut rows = table.configurations(RowOutcome::Positive);
    if contradictions == Contradictions::Explain {
        rows.extend(table.configurations(RowOutcome::Contradiction));
        rows.sort();
    }
    rows
}
