//! Searches for supersets and subsets of an outcome: R's `superSubset`.

use equifinal::minimize::Budget;
use equifinal::necessity::{Necessity, supersets};
use equifinal::set::{CalibratedSet, Cutoff, FuzzySet, PropertySpace, consistency, coverage};
use equifinal::study::NecessityPlan;
use equifinal::sufficiency::{LiteralMemberships, SubsetCutoffs, subsets};
use serde_json::Value;

use crate::Outcome;
use crate::data::{case_names, equal, outcome, same, set};

pub(crate) fn run(case: &Value) -> Result<Outcome, String> {
    let everyone: Vec<usize> = (0..case_names(case).len()).collect();
    let text = case["input"]["outcome"].as_str().unwrap_or_default();
    let names = case["data"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str());
    let conditions: Vec<CalibratedSet> = names
        .filter(|name| *name != "case" && text.trim_start_matches('~') != *name)
        .map(|name| set(case, name, &everyone))
        .collect::<Result<_, _>>()?;
    let conditions: Vec<&CalibratedSet> = conditions.iter().collect();
    let y = outcome(case, &everyone)?;
    let expected: Vec<Value> = case["expect"]["rows"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    if case["input"]["relation"] == "necessity" {
        necessary(case, &conditions, &y, &expected)?;
    } else {
        sufficient(case, &conditions, &y, &expected)?;
    }
    Ok(Outcome::Passed)
}

fn cutoff(case: &Value, key: &str) -> Result<Option<Cutoff>, String> {
    let number = case["input"][key].as_f64();
    number
        .map(Cutoff::new)
        .transpose()
        .map_err(|error| error.to_string())
}

/// R refuses when nothing passes; an empty list is a result.
fn necessary(
    case: &Value,
    conditions: &[&CalibratedSet],
    y: &FuzzySet,
    expected: &[Value],
) -> Result<(), String> {
    let plan = NecessityPlan {
        consistency: cutoff(case, "incl_cut")?.ok_or("no cut-off")?,
        coverage: cutoff(case, "cov_cut")?,
        relevance: cutoff(case, "ron_cut")?,
        disjunctions: None,
    };
    let found = supersets(conditions, y, &plan, conditions.len(), &budget())
        .map_err(|error| error.to_string())?;
    let found = &found.found;
    let space = PropertySpace::of(conditions).map_err(|error| error.to_string())?;
    let rows = |found: &Necessity| space.products(found.expression()).ok();
    equal("how many", &found.len(), &expected.len())?;
    for row in expected {
        let term = row["term"].as_str().unwrap_or_default();
        let parsed = term.parse().map_err(|error| format!("{term}: {error}"))?;
        let products = space.products(&parsed).map_err(|error| error.to_string())?;
        let ours = found
            .iter()
            .find(|found| rows(found).as_ref() == Some(&products));
        let ours = ours.ok_or_else(|| format!("{term} is missing"))?;
        same(term, ours.consistency(), &row["inclN"])?;
        same(term, ours.relevance(), &row["RoN"])?;
        same(term, ours.coverage(), &row["covN"])?;
    }
    Ok(())
}

fn budget() -> Budget {
    Budget::new(1_000_000_000)
}

/// Of `sufnec`, the one cut-off is about consistency and coverage both.
fn sufficient(
    case: &Value,
    conditions: &[&CalibratedSet],
    y: &FuzzySet,
    expected: &[Value],
) -> Result<(), String> {
    let none = Cutoff::new(0.0).map_err(|error| error.to_string())?;
    let consistency_cutoff = cutoff(case, "incl_cut")?.ok_or("no cut-off")?;
    let both = case["input"]["relation"] == "sufnec";
    let cutoffs = SubsetCutoffs {
        consistency: consistency_cutoff,
        pri: cutoff(case, "pri_cut")?.unwrap_or(none),
        coverage: if both {
            consistency_cutoff
        } else {
            cutoff(case, "cov_cut")?.unwrap_or(none)
        },
    };
    let found = subsets(conditions, y, &cutoffs, conditions.len(), &budget())
        .map_err(|error| error.to_string())?;
    let found = &found.found;
    equal("how many", &found.len(), &expected.len())?;
    let space = PropertySpace::of(conditions).map_err(|error| error.to_string())?;
    let memberships = LiteralMemberships::new(conditions, y.len());
    for row in expected {
        let text = row["term"].as_str().unwrap_or_default();
        let term = crate::data::implicant(text, &space)?;
        let ours = found.iter().find(|(implicant, _)| *implicant == term);
        let (_, fit) = ours.ok_or_else(|| format!("{text} is missing"))?;
        let x = memberships.of(&term);
        same(text, fit.consistency, &row["inclS"])?;
        same(text, consistency(&x, y), &row["inclS"])?;
        same(text, fit.pri, &row["PRI"])?;
        for key in ["covS", "inclN"] {
            if !row[key].is_null() {
                same(text, coverage(&x, y), &row[key])?;
            }
        }
    }
    Ok(())
}
