use super::fit::{LiteralMemberships, TermFit};
use crate::minimize::{Budget, Implicant, OutOfSteps, Searched};
use crate::set::{CalibratedSet, Cutoff, FuzzySet, PropertySpace, SpaceError};

/// The cut-offs of a search for sufficient conjunctions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SubsetCutoffs {
    /// Consistency as sufficient.
    pub consistency: Cutoff,
    /// PRI.
    pub pri: Cutoff,
    /// Coverage.
    pub coverage: Cutoff,
}

/// Every conjunction of up to `most` conditions that is sufficient and holds no smaller one that is.
///
/// A conjunction with a literal more than one already found is a subset of it and left out. In the
/// order of the number of conditions, then of the conditions. Unique coverage is against nothing
/// and equals the raw coverage. When the steps run out, what was found until then is returned.
///
/// # Errors
/// [`SpaceError`] for more conditions than supported.
pub fn subsets(
    conditions: &[&CalibratedSet],
    outcome: &FuzzySet,
    cutoffs: &SubsetCutoffs,
    most: usize,
    budget: &Budget,
) -> Result<Searched<(Implicant, TermFit)>, SpaceError> {
    let space = PropertySpace::of(conditions)?;
    let memberships = LiteralMemberships::new(conditions, outcome.len());
    let mut found: Vec<(Implicant, TermFit)> = Vec::new();
    let mut all_of = |order: usize| -> Result<(), OutOfSteps> {
        for literals in space.literal_combinations(order) {
            budget.spend(1 + order + found.len() / 4)?;
            let term = Implicant::with_literals(&literals, conditions.len());
            if found.iter().any(|(larger, _)| term.is_within(larger)) {
                continue;
            }
            budget.spend((order + 3) * outcome.len() / 8)?;
            let fit = TermFit::of_each(std::slice::from_ref(&term), &memberships, outcome)[0];
            if cutoffs.consistency.is_reached_by(fit.consistency)
                && cutoffs.coverage.is_reached_by(fit.raw_coverage)
                && (cutoffs.pri.is_reached_by(fit.pri) || cutoffs.pri.value() <= 0.0)
            {
                found.push((term, fit));
            }
        }
        Ok(())
    };
    let most = most.min(conditions.len());
    let tried = (1..=most)
        .take_while(|&order| all_of(order).is_ok())
        .count();
    Ok(Searched {
        found,
        tried,
        complete: tried == most,
    })
}
