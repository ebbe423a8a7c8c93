//! Clusters and units: R's `cluster`.

use equifinal::robustness::{ClusterDiagnostics, GroupFit, Relation};
use equifinal::set::{CalibratedSet, FuzzySet};
use serde_json::Value;

use crate::data::{TOLERANCE, case_names, equal, outcome, set, strings};
use crate::setmethods::{Study, parse};

/// R adds this to numerator and divisor, so that 0/0 is 1.
const EPSILON: f64 = 1e-10;

pub(crate) fn compare(case: &Value) -> Result<(), String> {
    let everyone: Vec<usize> = (0..case_names(case).len()).collect();
    let y = outcome(case, &everyone)?;
    if let Some(terms) = case["expect"]["terms"].as_object() {
        let study = Study::read(case)?;
        for (term, expected) in terms {
            compare_set(case, &study.term(term)?, &y, expected)
                .map_err(|why| format!("{term}: {why}"))?;
        }
        return Ok(());
    }
    let expression = parse(&case["input"]["expression"])?;
    let sets: Vec<CalibratedSet> = expression
        .literals()
        .iter()
        .map(|literal| set(case, literal.set.as_str(), &everyone))
        .collect::<Result<_, _>>()?;
    let sets: Vec<&CalibratedSet> = sets.iter().collect();
    let x = expression
        .membership(&sets)
        .map_err(|name| format!("no set {name}"))?;
    compare_set(case, &x, &y, &case["expect"])
}

/// The column that `input` names as the unit or the cluster of each case.
fn labels(case: &Value, key: &str) -> Result<Vec<String>, String> {
    let column = case["input"][key]
        .as_str()
        .ok_or_else(|| format!("no {key}"))?;
    let values = case["data"][column]
        .as_array()
        .ok_or_else(|| format!("no column {column}"))?;
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    Ok(values.iter().map(text).collect())
}

fn compare_set(case: &Value, x: &FuzzySet, y: &FuzzySet, expected: &Value) -> Result<(), String> {
    let (clusters, units) = (labels(case, "cluster")?, labels(case, "unit")?);
    let relation = if case["input"]["necessity"] == true {
        Relation::Necessity
    } else {
        Relation::Sufficiency
    };
    let ours = ClusterDiagnostics::new(x, y, &clusters, &units, relation);
    let pooled = std::slice::from_ref(ours.pooled());
    let groups = [
        ("pooled", pooled, Vec::new()),
        ("between", ours.between(), strings(&expected["cluster_ids"])),
        ("within", ours.within(), strings(&expected["unit_ids"])),
    ];
    let ones = expected["undefined_is_one"] == true;
    for (key, ours, names) in groups {
        let consistency = |group: &GroupFit| group.consistency;
        let coverage = |group: &GroupFit| group.coverage;
        same_groups(key, ours, &names, consistency, &expected[key], ones)?;
        same_groups(
            key,
            ours,
            &names,
            coverage,
            &expected["coverage"][key],
            ones,
        )?;
    }
    near("dBP", ours.between_distance(), &expected["dBP"])?;
    near("dWP", ours.within_distance(), &expected["dWP"])
}

/// Compares one number a group; R names a group `name (cases) `, and its order is its locale's.
fn same_groups(
    key: &str,
    ours: &[GroupFit],
    names: &[String],
    value: impl Fn(&GroupFit) -> Option<f64>,
    expected: &Value,
    undefined_is_one: bool,
) -> Result<(), String> {
    let one = vec![expected.clone()];
    let expected = expected.as_array().unwrap_or(&one);
    equal(&format!("{key}: groups"), &ours.len(), &expected.len())?;
    for (i, expected) in expected.iter().enumerate() {
        let is_it = |group: &&GroupFit| match names.get(i) {
            Some(name) => *name == format!("{} ({}) ", group.name, group.cases),
            None => true,
        };
        let group = ours
            .iter()
            .find(is_it)
            .ok_or_else(|| format!("{key}: no group {i}"))?;
        let undefined = undefined_is_one && value(group).is_none() && *expected == 1;
        if !expected.is_null() && !undefined {
            near(&format!("{key} {}", group.name), value(group), expected)?;
        }
    }
    Ok(())
}

/// Compares within what R's addition can do to a quotient with a divisor of 0.01 or more.
fn near(what: &str, ours: Option<f64>, expected: &Value) -> Result<(), String> {
    let agrees = match (ours, expected.as_f64()) {
        (Some(ours), Some(expected)) => (ours - expected).abs() <= EPSILON / 0.01 + TOLERANCE,
        (None, None) => !expected.is_null(),
        _ => expected.is_null(),
    };
    if agrees {
        Ok(())
    } else {
        Err(format!("{what}: {ours:?}, the reference has {expected}"))
    }
}

/// Without the distances, and without the groups in which a divisor is 0: R's addition makes 1 of an
/// undefined consistency or coverage, and counts it in the distance.
pub(crate) fn by_definition(case: &Value) -> Value {
    let mut case = case.clone();
    let expect = &mut case["expect"];
    expect["dBP"] = Value::Null;
    expect["dWP"] = Value::Null;
    expect["undefined_is_one"] = true.into();
    case
}
