//! Calibration against the reference results: R package QCA, `calibrate()`.

use equifinal::calibrate::{
    bell, clusters, crisp, direct, distribution, indirect, linear, logit, multi_value,
};
use equifinal::study::{Anchors, CrispSide, FullMembership, Linkage, Powers};
use serde_json::Value;

use crate::Outcome;

/// How far a score may lie from the reference.
const WITHIN: f64 = 1e-9;

/// Calibrates the data of a case and compares the scores; `Err` says how they differ.
pub(crate) fn run(case: &Value) -> Result<Outcome, String> {
    let input = &case["input"];
    if input["fn"] == "indirectCalibration" && input["binom"] == false {
        return Ok(Outcome::NotYetSupported("binom: false".to_owned()));
    }
    let cells = case["data"]["x"].as_array().ok_or("no data.x")?;
    let present: Vec<usize> = (0..cells.len())
        .filter(|&at| !cells[at].is_null())
        .collect();
    let raw: Vec<f64> = present
        .iter()
        .filter_map(|&at| cells[at].as_f64())
        .collect();
    let found = match input["fn"].as_str() {
        Some("calibrate") => scores(input, &raw),
        Some("findTh") => found_thresholds(input, &raw),
        Some("indirectCalibration") => regressed(&case["data"]["x_cal"], raw),
        other => return Err(format!("no function {other:?}")),
    };
    let expected = case["expect"]["y"]
        .as_array()
        .or(case["expect"]["thresholds"].as_array());
    match (found, expected) {
        (Ok(found), Some(expected)) => compare(&found, expected, &present),
        (Err(reason), Some(_)) => Err(format!("refused: {reason}")),
        (Err(_), None) => Ok(Outcome::Passed),
        // R fails on missing values; here the study's policy for them decides before.
        (Ok(_), None) if present.len() < cells.len() => Ok(Outcome::Passed),
        (Ok(_), None) => Err(format!("R refuses: {}", case["expect"]["error"])),
    }
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
    match input["method"].as_str() {
        Some("direct") => by_anchors(input, raw),
        Some("indirect") => {
            let thresholds = rising(thresholds)?;
            indirect::memberships(raw, &thresholds).map_err(|e| e.to_string())
        }
        Some("TFR") => distribution::totally_fuzzy_and_relative(raw).map_err(|e| e.to_string()),
        other => Err(format!("no method {other:?}")),
    }
}

fn by_anchors(input: &Value, raw: &[f64]) -> Result<Vec<f64>, String> {
    let thresholds = &input["thresholds"];
    let number = |key: &str| input[key].as_f64().ok_or_else(|| format!("no {key}"));
    let powers = Powers {
        below: number("below")?,
        above: number("above")?,
    };
    if count(thresholds) == 6 {
        let anchors = six_anchors(thresholds).ok_or("six anchors have names")?;
        return bell::memberships(raw, anchors, powers).map_err(|e| e.to_string());
    }
    let anchors = anchors(thresholds).ok_or("three anchors are needed")?;
    let found = if input["ecdf"] == true {
        distribution::by_anchors(raw, anchors, powers)
    } else if input["logistic"] == true {
        direct::memberships(raw, anchors, FullMembership::Score(number("idm")?))
    } else {
        linear::memberships(raw, anchors, powers)
    };
    found.map_err(|e| e.to_string())
}

/// The thresholds of the indirect method, which R takes in any order and as text too.
fn rising(thresholds: &Value) -> Result<Vec<f64>, String> {
    let mut numbers: Vec<f64> = match thresholds {
        Value::String(text) => text
            .split(',')
            .map(|number| number.trim().parse().map_err(|_| format!("{number}?")))
            .collect::<Result<_, _>>()?,
        _ => thresholds
            .as_array()
            .ok_or("no thresholds")?
            .iter()
            .filter_map(Value::as_f64)
            .collect(),
    };
    numbers.sort_by(f64::total_cmp);
    Ok(numbers)
}

fn found_thresholds(input: &Value, raw: &[f64]) -> Result<Vec<f64>, String> {
    let wanted = input["n"].as_u64().ok_or("no n")?;
    // Both are |a − b| on a line.
    if !["euclidean", "manhattan"].contains(&input["distm"].as_str().unwrap_or_default()) {
        return Err(format!("no distance {}", input["distm"]));
    }
    let linkage = match input["hclustm"].as_str() {
        Some("complete") => Linkage::Complete,
        Some("centroid") => Linkage::Centroid,
        Some("ward.D2") => Linkage::Ward,
        other => return Err(format!("no linkage {other:?}")),
    };
    let wanted = usize::try_from(wanted).map_err(|e| e.to_string())?;
    clusters::thresholds(raw, wanted, linkage).map_err(|e| e.to_string())
}

/// The fit of scores that are given: `SetMethods` regresses them on the raw values alone.
fn regressed(scores: &Value, raw: Vec<f64>) -> Result<Vec<f64>, String> {
    let scores = scores.as_array().ok_or("no data.x_cal")?;
    let scores: Vec<f64> = scores.iter().filter_map(Value::as_f64).collect();
    logit::fitted(&[raw], &scores).map_err(|e| e.to_string())
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

fn six_anchors(thresholds: &Value) -> Option<Anchors<[f64; 2]>> {
    let two = |name: &str| {
        let number = |side: u8| thresholds.get(format!("{name}{side}"))?.as_f64();
        Some([number(1)?, number(2)?])
    };
    Some(Anchors {
        exclusion: two("e")?,
        crossover: two("c")?,
        inclusion: two("i")?,
    })
}

fn compare(found: &[f64], expected: &[Value], present: &[usize]) -> Result<Outcome, String> {
    let scores = expected.iter().filter(|score| !score.is_null()).count();
    if found.len() != scores {
        return Err(format!("{} numbers, R has {scores}", found.len()));
    }
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
