//! Cases that moved to another row of the truth table, and rows with another outcome.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::{Changes, Part, Weight, names};
use crate::findings::record::{Record, RowRecord, TableRecord};
use crate::wording::counted;

pub(super) fn truth_tables(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::TruthTable;
    for (at, (outcome, now)) in new.truth_table.iter().enumerate() {
        let Some(before) = old.truth_table.get(outcome) else {
            changes.add(outcome, "its truth table is new");
            continue;
        };
        if conditions(before) != conditions(now) {
            changes.add(outcome, "the rows are made of other conditions");
            continue;
        }
        // A case stands in the same row for the outcome and for its negation.
        if at == 0 {
            moved_cases(changes, outcome, before, now);
        }
        rows(changes, outcome, before, now);
    }
    for outcome in old.truth_table.keys() {
        if !new.truth_table.contains_key(outcome) {
            changes.add(outcome, "its truth table is gone");
        }
    }
}

/// The conditions of a table, in alphabetical order.
fn conditions(table: &TableRecord) -> Vec<&str> {
    let first = table.rows.first();
    let mut names: Vec<&str> = first
        .into_iter()
        .flat_map(|row| row.configuration.keys().map(String::as_str))
        .collect();
    names.sort_unstable();
    names
}

/// What a row is, whatever the order of the conditions.
fn key(row: &RowRecord) -> BTreeMap<&str, u8> {
    let configuration = row.configuration.iter();
    configuration
        .map(|(name, &value)| (name.as_str(), value))
        .collect()
}

fn moved_cases(changes: &mut Changes, outcome: &str, before: &TableRecord, now: &TableRecord) {
    let row_of = |table| -> IndexMap<&str, &RowRecord> {
        let table: &TableRecord = table;
        let cases = table.rows.iter().flat_map(|row| {
            let cases = row.cases.iter().map(String::as_str);
            cases.map(move |case| (case, row))
        });
        cases.collect()
    };
    let (old, new) = (row_of(before), row_of(now));
    let mut moves: IndexMap<(u128, u128), Vec<&str>> = IndexMap::new();
    for (&case, row) in &new {
        if let Some(former) = old.get(case)
            && key(former) != key(row)
        {
            let between = (former.number, row.number);
            moves.entry(between).or_default().push(case);
        }
    }
    for ((from, to), cases) in moves {
        let text = format!("{} moved from row {from} to row {to}", names(&cases));
        changes.add(outcome, text);
    }
}

fn rows(changes: &mut Changes, outcome: &str, before: &TableRecord, now: &TableRecord) {
    let old: BTreeMap<_, &RowRecord> = before.rows.iter().map(|row| (key(row), row)).collect();
    let new: BTreeMap<_, &RowRecord> = now.rows.iter().map(|row| (key(row), row)).collect();
    let mut moved = 0_usize;
    for row in &now.rows {
        let name = format!("row {} (`{}`)", row.number, expression(row, now));
        match old.get(&key(row)) {
            None => {
                let text = format!(
                    "{name} is now observed: {}, outcome {}",
                    counted(row.n as u128, "case", "cases"),
                    row.outcome
                );
                changes.add(outcome, text);
            }
            Some(former) => {
                let fit = changes.fits(&[
                    ("consistency", former.consistency, row.consistency),
                    ("PRI", former.pri, row.pri),
                ]);
                if former.outcome == row.outcome {
                    moved += usize::from(fit.is_some());
                    continue;
                }
                let fit = fit.map_or_else(String::new, |fit| format!(" ({fit})"));
                let text = format!("{name} is now {}, was {}{fit}", row.outcome, former.outcome);
                changes.add(outcome, text);
            }
        }
    }
    for row in &before.rows {
        if !new.contains_key(&key(row)) {
            let name = format!("row {} (`{}`)", row.number, expression(row, before));
            let text = format!("{name} is now without a case, was {}", row.outcome);
            changes.add(outcome, text);
        }
    }
    if moved > 0 {
        let count = counted(moved as u128, "row", "rows");
        let text = format!("consistency or PRI of {count} moved, no outcome with it");
        changes.weighed(Weight::Detail, outcome, text);
    }
}

/// `LS*~MD`, and `HELP{2}` where a condition has more than two values.
fn expression(row: &RowRecord, table: &TableRecord) -> String {
    let highest = |name: &str| {
        let values = table
            .rows
            .iter()
            .filter_map(|row| row.configuration.get(name));
        values.max().copied().unwrap_or(1)
    };
    let literals: Vec<String> = row
        .configuration
        .iter()
        .map(|(name, &value)| match value {
            _ if highest(name) > 1 => format!("{name}{{{value}}}"),
            0 => format!("~{name}"),
            _ => name.clone(),
        })
        .collect();
    literals.join("*")
}
