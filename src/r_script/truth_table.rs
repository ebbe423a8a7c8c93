//! The step that makes a truth table.

use super::data;
use super::names::RNames;
use super::notes;
use super::text::{Script, number, numbers, string, strings};
use crate::results::Results;
use crate::study::{Cutoffs, Expectation};
use crate::sufficiency::{RowOutcome, TruthTable, TruthTableRow};
use crate::wording::counted;

/// Rows that are barred by their numbers, at most.
const MOST_EXCLUDED: usize = 4096;

/// What the study declares for an outcome or its negation.
pub(super) struct Plan<'r> {
    pub(super) cutoffs: Cutoffs,
    pub(super) expect: Vec<&'r Expectation>,
    /// Conjunctural expectations as the study writes them.
    pub(super) conjunctural: Vec<String>,
}

impl<'r> Plan<'r> {
    pub(super) fn of(results: &'r Results, negated: bool) -> Self {
        let plan = &results.study.sufficiency;
        let (cutoffs, expect, expectations) = match (&plan.negated_outcome, negated) {
            (Some(plan), true) => (
                plan.cutoffs,
                plan.expect.iter().collect(),
                &plan.expectations,
            ),
            _ => {
                let conditions = results.study.conditions.iter();
                let expect = conditions.map(|set| &set.expect).collect();
                (plan.cutoffs, expect, &plan.expectations)
            }
        };
        let conjunctural = expectations.iter();
        Self {
            cutoffs,
            expect,
            conjunctural: conjunctural.map(|one| one.value.to_string()).collect(),
        }
    }
}

/// A truth table as the script makes it.
pub(super) struct RTable<'r> {
    pub(super) plan: &'r Plan<'r>,
    pub(super) table: &'r TruthTable,
    /// The outcome in R.
    pub(super) of: &'r str,
    /// The name of the table in R.
    pub(super) called: &'r str,
    pub(super) names: &'r RNames,
}

/// The truth table, compared row by row.
pub(super) fn write(step: &RTable<'_>, script: &mut Script) {
    let RTable {
        plan,
        table,
        of,
        called,
        ..
    } = step;
    script.heading(&format!("Truth table for {of}"));
    let cutoffs = plan.cutoffs;
    script.comment(&format!(
        "A row needs {}. It is 1 from a consistency of {} and a PRI of {} on.",
        counted(cutoffs.frequency, "case", "cases"),
        number(Some(cutoffs.consistency.value())),
        number(Some(cutoffs.pri.value())),
    ));
    for note in notes::of_truth_table(plan, table) {
        script.comment(&note);
    }
    call(step, script);
    script.line(&format!("print({called})"));
    let rows: Vec<&TruthTableRow> = table
        .rows()
        .iter()
        .filter(|row| row.outcome() != RowOutcome::Remainder)
        .collect();
    if rows.is_empty() {
        script.comment("No row has enough cases: there is nothing to compare.");
        return;
    }
    script.line(&format!("compare_rows({called}, data.frame("));
    let listed = |texts: Vec<String>| strings(texts);
    script.line(&format!(
        "    row = {},",
        listed(rows.iter().map(|row| row.number().to_string()).collect())
    ));
    script.line(&format!(
        "    OUT = {},",
        listed(
            rows.iter()
                .map(|row| code(row.outcome()).to_owned())
                .collect()
        )
    ));
    #[expect(clippy::cast_precision_loss, reason = "cases are far fewer than 2^52")]
    let counts = rows.iter().map(|row| Some(row.cases().len() as f64));
    script.line(&format!("    n = {},", numbers(counts)));
    script.line(&format!(
        "    incl = {},",
        numbers(rows.iter().map(|row| row.consistency()))
    ));
    script.line(&format!(
        "    PRI = {}))",
        numbers(rows.iter().map(|row| row.pri()))
    ));
}

/// The call alone.
pub(super) fn call(step: &RTable<'_>, script: &mut Script) {
    let RTable {
        plan,
        table,
        of,
        called,
        names,
    } = step;
    let cutoffs = plan.cutoffs;
    let consistency = number(Some(cutoffs.consistency.value()));
    let consistency = match cutoffs.contradiction_from {
        None => consistency,
        Some(from) => format!("c({consistency}, {})", number(Some(from.value()))),
    };
    let excluded = excluded(table);
    let excluded = if excluded.is_empty() {
        String::new()
    } else {
        let rows = excluded.iter().map(u128::to_string).collect::<Vec<_>>();
        format!(",\n    exclude = {}", super::text::vector(&rows))
    };
    script.line(&format!(
        "{called} <- attempt(truthTable(sets, outcome = {}, conditions = {},\n    incl.cut = {consistency}, n.cut = {}, pri.cut = {}{excluded}))",
        string(of),
        data::conditions(names),
        cutoffs.frequency,
        number(Some(cutoffs.pri.value())),
    ));
}

/// The numbers of the rows that count as negative by the researcher's word.
fn excluded(table: &TruthTable) -> Vec<u128> {
    table.excluded().first_rows(MOST_EXCLUDED, table.space())
}

fn code(outcome: RowOutcome) -> &'static str {
    match outcome {
        RowOutcome::Positive => "1",
        RowOutcome::Negative => "0",
        RowOutcome::Contradiction => "C",
        RowOutcome::Remainder => "?",
    }
}
