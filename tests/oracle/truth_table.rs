//! Truth tables: R's `truthTable`.

use std::collections::BTreeMap;

use equifinal::set::{CalibratedSet, Cutoff, FuzzySet};
use equifinal::study::Cutoffs;
use equifinal::sufficiency::TruthTable;
use serde_json::Value;

use crate::Outcome;
use crate::data::{case_names, equal, outcome, same, set, strings};

pub(crate) fn run(case: &Value) -> Result<Outcome, String> {
    if !case["input"]["inf_test"].is_null() {
        return Ok(Outcome::NotYetSupported("inf_test".to_owned()));
    }
    if has_temporal_data(case) {
        return Ok(Outcome::NotYetSupported("temporal data".to_owned()));
    }
    let table = Input::read(case).and_then(|input| input.table());
    if case["expect"]["error"].is_string() {
        return match table {
            Err(_) => Ok(Outcome::Passed),
            // R refuses a table of remainders only; it is a result, with no row to explain.
            Ok(table) if table.rows().iter().all(|row| row.outcome().code() == '?') => {
                Ok(Outcome::Passed)
            }
            Ok(_) => Err("the reference refuses".to_owned()),
        };
    }
    compare(case, &table?).map(|()| Outcome::Passed)
}

/// Whether a condition holds the mark of temporal data, a text among its values.
pub(crate) fn has_temporal_data(case: &Value) -> bool {
    strings(&case["input"]["conditions"]).iter().any(|name| {
        case["data"][name]
            .as_array()
            .is_some_and(|values| values.iter().any(Value::is_string))
    })
}

/// The sets and cut-offs of a case.
pub(crate) struct Input {
    pub(crate) conditions: Vec<CalibratedSet>,
    pub(crate) outcome: FuzzySet,
    pub(crate) cutoffs: Cutoffs,
}

impl Input {
    pub(crate) fn read(case: &Value) -> Result<Self, String> {
        let input = &case["input"];
        let everyone: Vec<usize> = (0..case_names(case).len()).collect();
        let conditions = strings(&input["conditions"])
            .iter()
            .map(|name| set(case, name, &everyone))
            .collect::<Result<_, _>>()?;
        let outcome = outcome(case, &everyone)?;
        let cutoff = |value: &Value| {
            let number = value.as_f64().ok_or("no cut-off")?;
            Cutoff::new(number).map_err(|error| error.to_string())
        };
        let consistency = input["incl_cut"].as_array().cloned().unwrap_or_default();
        let cutoffs = Cutoffs {
            frequency: input["n_cut"]
                .as_u64()
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or(1),
            consistency: cutoff(&consistency[0])?,
            contradiction_from: consistency.get(1).map(cutoff).transpose()?,
            pri: cutoff(&input["pri_cut"])?,
        };
        Ok(Self {
            conditions,
            outcome,
            cutoffs,
        })
    }

    pub(crate) fn table(&self) -> Result<TruthTable, String> {
        let conditions: Vec<&CalibratedSet> = self.conditions.iter().collect();
        TruthTable::new(&conditions, &self.outcome, &self.cutoffs).map_err(|e| e.to_string())
    }
}

/// The case with the codes that the package's own rule gives, where it is marked as wrong.
pub(crate) fn by_definition(case: &Value) -> Option<Value> {
    let by_rule = case["expect"]["r_bug"]["OUT_by_rule"].as_object()?.clone();
    let mut case = case.clone();
    for row in case["expect"]["rows"].as_array_mut().into_iter().flatten() {
        if let Some(code) = by_rule.get(&row["row"].to_string()) {
            row["OUT"] = code.clone();
        }
    }
    Some(case)
}

fn compare(case: &Value, table: &TruthTable) -> Result<(), String> {
    let names = case_names(case);
    let ours: BTreeMap<u128, _> = table.rows().iter().map(|row| (row.number(), row)).collect();
    let empty = Vec::new();
    let rows = case["expect"]["rows"].as_array().unwrap_or(&empty);
    let removed = case["expect"]["removed"].as_array().unwrap_or(&empty);
    for row in rows.iter().chain(removed) {
        let number = row["row"].as_u64().ok_or("no row number")?;
        let n = row["n"].as_u64().unwrap_or(0);
        let Some(our_row) = ours.get(&u128::from(number)) else {
            equal(&format!("row {number} n"), &0, &n)?;
            continue;
        };
        // R lists a row below the frequency cut-off twice: as `?`, and as it was, under removed.
        let is_removed = removed.iter().any(|other| other["row"] == row["row"]);
        let expected = if is_removed {
            "?"
        } else {
            row["OUT"].as_str().unwrap_or_default()
        };
        equal(
            &format!("row {number} OUT"),
            &our_row.outcome().code().to_string()[..],
            expected,
        )?;
        if row["incl"].is_null() {
            continue;
        }
        same(
            &format!("row {number} incl"),
            our_row.consistency(),
            &row["incl"],
        )?;
        // R prints 0 for a PRI that is 0/0.
        if !(our_row.pri().is_none() && row["PRI"].as_f64() == Some(0.0)) {
            same(&format!("row {number} PRI"), our_row.pri(), &row["PRI"])?;
        }
        equal(
            &format!("row {number} n"),
            &(our_row.cases().len() as u64),
            &n,
        )?;
        let cases: Vec<String> = our_row.cases().iter().map(|&i| names[i].clone()).collect();
        equal(
            &format!("row {number} cases"),
            &cases,
            &strings(&row["cases"]),
        )?;
    }
    Ok(())
}
