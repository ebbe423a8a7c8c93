//! Where R is known to differ from the definition, in the words of a comment.

use super::truth_table::Plan;
use crate::study::Expectation;
use crate::sufficiency::{RowOutcome, TruthTable};

/// What is known of truth tables such as this one.
pub(super) fn of_truth_table(plan: &Plan<'_>, table: &TruthTable) -> Vec<String> {
    let removed = |outcome: RowOutcome| outcome == RowOutcome::Remainder;
    let some_removed = table.rows().iter().any(|row| removed(row.outcome()));
    let some_removed = some_removed || !table.excluded().is_empty(table.space());
    if plan.cutoffs.contradiction_from.is_some() && some_removed {
        return vec![
            "Known difference: with two consistency cut-offs and a removed row, truthTable() of QCA 3.25 \
             writes codes to the wrong rows. By the definition a row is 1 from the first cut-off, C from the \
             second, else 0."
                .to_owned(),
        ];
    }
    Vec::new()
}

/// What is known of directional expectations such as these.
pub(super) fn of_expectations(plan: &Plan<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let any_single = plan.expect.iter().any(|one| **one != Expectation::Either);
    if !plan.conjunctural.is_empty() && (any_single || plan.conjunctural.len() > 1) {
        notes.push(
            "Known difference: in minimize() of QCA 3.25 each conjunctural expectation resets the earlier \
             ones. By the definition each holds beside the others, so that there are more easy \
             counterfactuals."
                .to_owned(),
        );
    }
    if !any_single && plan.conjunctural.is_empty() {
        notes.push(
            "Known difference: without any expectation minimize() of QCA 3.25 gives the terms of the \
             conservative model as separate models. By the definition the model is the conservative one."
                .to_owned(),
        );
    }
    notes
}

/// What is known of solutions with tied models.
pub(super) const TIED: &str = "Known difference: the default algorithm of minimize() can lose models that are equally minimal. Where R \
     finds fewer, add method = \"QMC\".";
