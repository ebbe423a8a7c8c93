//! Rows that are found or excluded: R's `findRows`, `exclude`, `explain`, and `esa`.

use equifinal::minimize::{ModelsWanted, RowSet};
use equifinal::set::{CalibratedSet, Cutoff, Expression};
use equifinal::study::Contradictions;
use equifinal::sufficiency::{
    MinimizeOptions, Model, Solution, TruthTable, contradictory_assumptions, simultaneous_subsets,
};
use serde_json::Value;

use crate::data::{equal, strings};
use crate::truth_table::Input;

fn expression(text: &str) -> Result<Expression, String> {
    text.parse().map_err(|error| format!("{text}: {error}"))
}

/// The table with what the case excludes, or with its other outcome explained.
pub(crate) fn excluded(case: &Value, table: TruthTable) -> Result<TruthTable, String> {
    let input = &case["input"];
    let mut table = match &input["exclude"] {
        Value::String(text) => table
            .excluding_remainders(&expression(text)?)
            .map_err(|error| error.to_string())?,
        Value::Array(rows) => {
            let rows: Vec<u128> = rows
                .iter()
                .filter_map(Value::as_u64)
                .map(u128::from)
                .collect();
            table
                .excluding_rows(&rows)
                .map_err(|error| error.to_string())?
        }
        _ => table,
    };
    for text in strings(&input["esa"]["nec_cond"]) {
        let required = table
            .requiring(&expression(&text)?)
            .map_err(|error| error.to_string())?;
        table = required.0;
    }
    for text in strings(&input["esa"]["untenable_LR"]) {
        let text = expression(&text)?;
        table = table
            .excluding_remainders(&text)
            .map_err(|error| error.to_string())?;
    }
    Ok(if input["explain"] == "0" {
        table.explaining_negative()
    } else {
        table
    })
}

/// The code of a row, also of one that was excluded without ever being observed.
pub(crate) fn code(table: &TruthTable, row: &str) -> Option<String> {
    if let Some(observed) = table
        .rows()
        .iter()
        .find(|ours| ours.number().to_string() == *row)
    {
        return Some(observed.outcome().code().to_string());
    }
    let configuration = table.space().configuration(row.parse().ok()?)?;
    table
        .excluded()
        .contains(&configuration)
        .then(|| "0".to_owned())
}

/// `rows_set_to_0` lists what was not 0 before.
pub(crate) fn same_rows_set_to_0(expect: &Value, table: &TruthTable) -> Result<(), String> {
    let rows = expect["rows_set_to_0"].as_array().into_iter().flatten();
    for row in rows {
        let ours = code(table, &row.to_string());
        equal(&format!("row {row} set to 0"), &ours.as_deref(), &Some("0"))?;
    }
    Ok(())
}

/// Kinds: 1 the remainders of an expression, 2 contradictory simplifying assumptions, 3
/// simultaneous subset relations, 0 all of these.
pub(crate) fn find(case: &Value) -> Result<(), String> {
    let (case, negated_cutoff) = own_cutoff_of_negation(case);
    let input = Input::read(&case)?;
    let table = input.table()?;
    let negated = negated_table(&input, negated_cutoff)?;
    let kinds: Vec<u64> = match &case["input"]["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_u64).collect(),
        kind => kind.as_u64().into_iter().collect(),
    };
    let wants = |kind: u64| kinds.contains(&0) || kinds.contains(&kind);
    let mut found: Vec<u128> = Vec::new();
    if let Some(text) = case["input"]["expression"].as_str().filter(|_| wants(1)) {
        let rows = table
            .unobserved(&expression(text)?)
            .map_err(|error| error.to_string())?;
        found.extend(rows.first_rows(10_000, table.space()));
    }
    if wants(2) {
        let shared = contradictory_assumptions(&assumptions(&table), &assumptions(&negated));
        found.extend(shared.first_rows(10_000, table.space()));
    }
    if wants(3) {
        found.extend(simultaneous_subsets(&table, &negated));
    }
    found.sort_unstable();
    found.dedup();
    let rows = case["expect"]["rows"].as_array().into_iter().flatten();
    let expected: Vec<u128> = rows.filter_map(Value::as_u64).map(u128::from).collect();
    equal("rows", &found, &expected)
}

/// A bare number under `incl_cut` is the cut-off of the negated outcome only; that of the outcome
/// then stands in the call.
fn own_cutoff_of_negation(case: &Value) -> (Value, Option<f64>) {
    let mut case = case.clone();
    let Some(negated) = case["input"]["incl_cut"].as_f64() else {
        return (case, None);
    };
    let call = case["tool"].as_str().unwrap_or_default();
    let of_outcome = call.split("incl.cut = ").nth(1).unwrap_or_default();
    let digits: String = of_outcome
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let of_outcome: f64 = digits.parse().unwrap_or(1.0);
    case["input"]["incl_cut"] = vec![of_outcome].into();
    (case, Some(negated))
}

fn negated_table(input: &Input, consistency: Option<f64>) -> Result<TruthTable, String> {
    let conditions: Vec<&CalibratedSet> = input.conditions.iter().collect();
    let mut cutoffs = input.cutoffs;
    if let Some(consistency) = consistency {
        cutoffs.consistency = Cutoff::new(consistency).map_err(|error| error.to_string())?;
    }
    let negated = input.outcome.negated();
    TruthTable::new(&conditions, &negated, &cutoffs).map_err(|error| error.to_string())
}

/// The simplifying assumptions of every parsimonious model.
fn assumptions(table: &TruthTable) -> RowSet {
    let options = MinimizeOptions {
        contradictions: Contradictions::Exclude,
        models: ModelsWanted::Minimal,
        row_dominance: false,
        most_models: 10_000,
        steps: 100_000_000,
    };
    let none = RowSet::covered_by(&[]);
    let add = |all: RowSet, model: &Model| all.or(&model.simplifying_assumptions, table.space());
    Solution::parsimonious(table, &options)
        .models()
        .iter()
        .fold(none, add)
}
