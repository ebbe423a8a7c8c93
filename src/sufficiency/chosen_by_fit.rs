use super::fit::LiteralMemberships;
use super::solution::{MinimizeOptions, Solution};
use crate::minimize::{Budget, Minimum, Models, ModelsWanted, OutOfSteps, PrimeImplicantChart};
use crate::set::{FuzzySet, consistency, coverage};
use crate::study::SolutionFitPlan;

impl Solution {
    /// The models of the same chart, chosen by their fit: combinations of prime implicants whose
    /// consistency reaches a threshold.
    ///
    /// Where a coverage is declared, it takes the place of "covers every row to explain", so that a
    /// model may leave rows unexplained. No part of a model passes both tests alone. With
    /// [`ModelsWanted::Minimal`] only the models with the fewest prime implicants count.
    ///
    /// Combinations are tried in the order of their size, and consistency may rise and fall with
    /// size: the work doubles with each prime implicant. One step is some thirty cases of one
    /// combination.
    #[doc(alias = "sol.cons")]
    #[must_use]
    pub fn chosen_by_fit(
        self,
        plan: SolutionFitPlan,
        literals: &LiteralMemberships,
        outcome: &FuzzySet,
        options: &MinimizeOptions,
    ) -> Self {
        let before = self.steps();
        let chart = self.into_chart();
        let primes = chart.primes().iter().map(|prime| literals.of(prime));
        let mut search = Search {
            plan,
            primes: primes.collect(),
            chart: &chart,
            outcome,
            budget: Budget::new(options.steps),
            found: Vec::new(),
        };
        let models = search.models(options);
        let taken = options.steps.saturating_sub(search.budget.left());
        Self::of_chart(chart, models).after(before + taken)
    }
}

/// Steps that a model takes from the budget, for the memory that it takes.
const STEPS_OF_A_MODEL: usize = 500;

struct Search<'a> {
    plan: SolutionFitPlan,
    primes: Vec<FuzzySet>,
    chart: &'a PrimeImplicantChart,
    outcome: &'a FuzzySet,
    budget: Budget,
    /// What was found, as ascending positions of primes; smaller combinations first.
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn models(&mut self, options: &MinimizeOptions) -> Models {
        let all = self.primes.len();
        let mut size = 0;
        let mut finished = true;
        while finished && size < all && !self.is_enough(options) {
            size += 1;
            let empty = FuzzySet::empty(self.outcome.len());
            finished = self.extend(&mut Vec::new(), &empty, size).is_ok();
        }
        let smallest = self.found.first().map(Vec::len);
        let minimum = match (smallest, finished) {
            (Some(smallest), _) => Minimum {
                lower: smallest,
                upper: smallest,
                proven: finished,
            },
            (None, true) => Minimum {
                lower: 0,
                upper: 0,
                proven: true,
            },
            (None, false) => Minimum {
                lower: size,
                upper: all,
                proven: false,
            },
        };
        let everywhere = |prime: &usize| self.found.iter().all(|model| model.contains(prime));
        let is_known = finished && !self.found.is_empty();
        Models {
            essential: (0..all)
                .filter(|prime| is_known && everywhere(prime))
                .collect(),
            total: finished.then_some(self.found.len() as u128),
            listed: self
                .found
                .iter()
                .take(options.most_models)
                .cloned()
                .collect(),
            minimum,
        }
    }

    fn is_enough(&self, options: &MinimizeOptions) -> bool {
        options.models == ModelsWanted::Minimal && !self.found.is_empty()
    }

    /// Tries every combination that adds `more` later primes to those chosen.
    fn extend(
        &mut self,
        chosen: &mut Vec<usize>,
        union: &FuzzySet,
        more: usize,
    ) -> Result<(), OutOfSteps> {
        if more == 0 {
            if self.passes(chosen, union) {
                self.budget.spend(STEPS_OF_A_MODEL)?;
                self.found.push(chosen.clone());
            }
            return Ok(());
        }
        let first = chosen.last().map_or(0, |last| last + 1);
        for prime in first..=self.primes.len() - more {
            self.budget.spend(2 + self.outcome.len() / 32)?;
            chosen.push(prime);
            let within = |model: &Vec<usize>| model.iter().all(|prime| chosen.contains(prime));
            if !self.found.iter().any(within) {
                let union = union.or(&self.primes[prime]);
                self.extend(chosen, &union, more - 1)?;
            }
            chosen.pop();
        }
        Ok(())
    }

    fn passes(&self, chosen: &[usize], union: &FuzzySet) -> bool {
        let explains = match self.plan.coverage {
            Some(cutoff) => cutoff.is_reached_by(coverage(union, self.outcome)),
            None => self.covers_every_row(chosen),
        };
        explains
            && self
                .plan
                .consistency
                .is_reached_by(consistency(union, self.outcome))
    }

    fn covers_every_row(&self, chosen: &[usize]) -> bool {
        let covers = |row: &crate::set::Configuration| {
            chosen
                .iter()
                .any(|&prime| self.chart.primes()[prime].covers(row))
        };
        self.chart.rows().iter().all(covers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::{CalibratedSet, Cutoff, SetName};
    use crate::study::{Contradictions, Cutoffs};
    use crate::sufficiency::TruthTable;

    /// Y is A + B, over all four configurations.
    fn chosen(models: ModelsWanted, steps: u64) -> Solution {
        let set = |name, scores: [f64; 4]| {
            let scores = FuzzySet::from_scores(&scores).unwrap();
            CalibratedSet::fuzzy(SetName::new(name).unwrap(), scores)
        };
        let sets = [
            set("A", [1.0, 1.0, 0.0, 0.0]),
            set("B", [1.0, 0.0, 1.0, 0.0]),
        ];
        let sets = [&sets[0], &sets[1]];
        let outcome = FuzzySet::from_scores(&[1.0, 1.0, 1.0, 0.0]).unwrap();
        let cutoff = |value| Cutoff::new(value).unwrap();
        let cutoffs = Cutoffs {
            frequency: 1,
            consistency: cutoff(0.8),
            contradiction_from: None,
            pri: cutoff(0.0),
        };
        let options = MinimizeOptions {
            contradictions: Contradictions::Exclude,
            models,
            row_dominance: false,
            most_models: 10,
            steps: 1_000_000,
        };
        let plan = SolutionFitPlan {
            consistency: cutoff(0.9),
            coverage: Some(cutoff(0.6)),
        };
        let table = TruthTable::new(&sets, &outcome, &cutoffs).unwrap();
        let literals = LiteralMemberships::new(&sets, 4);
        let options_of_choice = MinimizeOptions { steps, ..options };
        Solution::parsimonious(&table, &options).chosen_by_fit(
            plan,
            &literals,
            &outcome,
            &options_of_choice,
        )
    }

    #[test]
    fn each_of_two_primes_reaches_the_coverage_and_their_union_is_no_model() {
        // A and B each cover two of the three cases in Y: 0.667.
        for models in [ModelsWanted::Minimal, ModelsWanted::Irredundant] {
            let solution = chosen(models, 1_000_000);
            assert_eq!(solution.models().len(), 2);
            assert!(solution.models().iter().all(|model| model.terms.len() == 1));
            assert_eq!(solution.models_total(), Some(2));
            assert_eq!(solution.essential().count(), 0);
            assert!(solution.minimum().proven);
        }
    }

    #[test]
    fn when_the_steps_run_out_nothing_is_claimed_to_be_proven() {
        // The first prime takes 2 steps, and the model that it is 500.
        let solution = chosen(ModelsWanted::Minimal, 10);
        assert!(solution.models().is_empty());
        assert_eq!(solution.models_total(), None);
        let minimum = solution.minimum();
        assert_eq!(
            (minimum.lower, minimum.upper, minimum.proven),
            (1, 2, false)
        );
        let solution = chosen(ModelsWanted::Minimal, 510);
        assert_eq!(
            (solution.models().len(), solution.models_total()),
            (1, None)
        );
    }
}
