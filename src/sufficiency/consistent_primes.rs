use super::fit::LiteralMemberships;
use super::truth_table::TruthTable;
use crate::minimize::{Budget, Implicant, OutOfSteps, PrimeImplicants};
use crate::set::{Configuration, Cutoff, FuzzySet, consistency};

/// Prime implicants by consistency: the terms that cover a row to explain, whose consistency
/// reaches a threshold, and that do not when any of their literals is dropped.
///
/// The threshold takes the place of "covers no negative row". Each row's terms are tried in the
/// order of their number of literals; a term takes steps for its cases and for the terms found before.
pub(super) fn consistent_primes(
    table: &TruthTable,
    explain: &[Configuration],
    literals: &LiteralMemberships,
    outcome: &FuzzySet,
    threshold: Cutoff,
    budget: &Budget,
) -> PrimeImplicants {
    let mut listed: Vec<Implicant> = Vec::new();
    let mut search = || -> Result<(), OutOfSteps> {
        for order in 0..=table.space().levels().len() {
            for asked in table.space().condition_combinations(order) {
                for row in explain {
                    budget.spend(1 + order + listed.len() / 4)?;
                    let pairs: Vec<(usize, u8)> = asked.iter().map(|&i| (i, row[i])).collect();
                    let term = Implicant::with_literals(&pairs, row.len());
                    let known = listed.iter().any(|larger| term.is_within(larger));
                    if known {
                        continue;
                    }
                    budget.spend((order + 2) * outcome.len() / 8)?;
                    if threshold.is_reached_by(consistency(&literals.of(&term), outcome)) {
                        listed.push(term);
                    }
                }
            }
        }
        Ok(())
    };
    let complete = search().is_ok();
    listed.sort_by(Implicant::listing_order);
    PrimeImplicants { listed, complete }
}
