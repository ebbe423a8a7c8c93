//! Calibration against the reference results: R package QCA, `calibrate()`.

use equifinal::calibrate::{crisp, direct, multi_value};
use equifinal::study::{Anchors, CrispSide, FullMembership};
use serde_json::Value;

use crate::Outcome;

/// How far a score may lie from the reference.
const WITHIN: f64 = 1e-9;

/// Calibrates the data of a case and compares the scores; `Err` says how they differ.
pub(crate) fn run(case: &Value) -> Result<Outcome, String> {
    let input = &case["input"];
    if let Some(key) = unsupported(input) {
        return Ok(Outcome::NotYetSupported(key));
    }
    let cells = case["data"]["x"].as_array().ok_or("no data.x")?;
    let present: Vec<usize> = (0..cells.len())
        .filter(|&at| !cells[at].is_null())
        .collect();
    let raw: Vec<f64> = present
        .iter()
        .filter_map(|&at| cells[at].as_f64())
        .collect();
    let found = scores(input, &raw);
    let expected = &case["expect"]["y"];
    match (found, expected.as_array()) {
        (Ok(found), Some(expected)) => compare(&found, expected, &present),
        (Err(reason), Some(_)) => Err(format!("refused: {reason}")),
        (Err(_), None) => Ok(Outcome::Passed),
        // R fails on missing values; here the study's policy for them decides before.
        (Ok(_), None) if present.len() < cells.len() => Ok(Outcome::Passed),
        (Ok(_), None) => Err(format!("R refuses: {}", case["expect"]["error"])),
    }
}

/// The key that asks for what is not built yet.
fn unsupported(input: &Value) -> Option<String> {
    let says = |key: &str, value: &str| input[key].as_str() == Some(value);
    if !says("fn", "calibrate") {
        return Some(format!("fn: {}", input["fn"].as_str().unwrap_or_default()));
    }
    if says("type", "crisp") {
        return None;
    }
    if !says("method", "direct") {
        return Some(format!(
            "method: {}",
            input["method"].as_str().unwrap_or_default()
        ));
    }
    if input["ecdf"] == true {
        return Some("ecdf".to_owned());
    }
    if input["logistic"] != true {
        return Some("curve: linear".to_owned());
    }
    (count(&input["thresholds"]) == 6).then(|| "six anchors".to_owned())
}

fn count(thresholds: &Value) -> usize {
    let named = thresholds.as_object().map(serde_json::Map::len);
    named
        .or(thresholds.as_array().map(Vec::len))
        .unwrap_or_default()
}

fn scores(input: &Value, raw: &[f64]) -> Result<Vec<f64>, String> {
    let thresholds = &input["thresholds"];
    if input["type"] == "crisp" {
        return by_thresholds(thresholds, raw);
    }
    let anchors = anchors(thresholds).ok_or("three anchors are needed")?;
    let score = input["idm"].as_f64().ok_or("no idm")?;
    direct::memberships(raw, anchors, FullMembership::Score(score)).map_err(|e| e.to_string())
}

fn by_thresholds(thresholds: &Value, raw: &[f64]) -> Result<Vec<f64>, String> {
    // A study declares a threshold as a plain number: there is no way to write a name for it.
    let numbers = thresholds.as_array().ok_or("thresholds with names")?;
    let numbers: Vec<f64> = numbers.iter().filter_map(Value::as_f64).collect();
    if let [threshold] = numbers[..] {
        crisp::memberships(raw, threshold, CrispSide::AtOrAbove).map_err(|e| e.to_string())
    } else {
        let values = multi_value::values(raw, &numbers).map_err(|e| e.to_string())?;
        Ok(values.into_iter().map(f64::from).collect())
    }
}

/// Exclusion, crossover, inclusion: by name, or in that order.
fn anchors(thresholds: &Value) -> Option<Anchors<f64>> {
    let number = |name: &str, at: usize| match thresholds {
        Value::Array(numbers) if numbers.len() == 3 => numbers[at].as_f64(),
        Value::Object(numbers) if numbers.len() == 3 => numbers.get(name)?.as_f64(),
        _ => None,
    };
    Some(Anchors {
        exclusion: number("e", 0)?,
        crossover: number("c", 1)?,
        inclusion: number("i", 2)?,
    })
}

fn compare(found: &[f64], expected: &[Value], present: &[usize]) -> Result<Outcome, String> {
    for (found, &at) in found.iter().zip(present) {
        let near = expected[at]
            .as_f64()
            .is_some_and(|score| (found - score).abs() <= WITHIN);
        if !near {
            return Err(format!("case {}: {found}, R has {}", at + 1, expected[at]));
        }
    }
    Ok(Outcome::Passed)
}
