//! Sensitivity ranges: `rob.inclrange`, `rob.ncutrange` and `rob.calibrange` of R's `SetMethods`, which
//! go by steps.
//!
//! The last step with the same solution must lie in our range, and the next one must not. Where R ran out
//! of steps, all of them must.

use std::fmt::Write;

use equifinal::pipeline;
use equifinal::robustness::ranges::{DecisionRange, SolutionRange};
use equifinal::study::{SolutionKind, read};
use serde_json::Value;

use crate::Outcome;
use crate::data::{case_names, strings};

pub(crate) fn compare(case: &Value) -> Result<Outcome, String> {
    let input = &case["input"];
    let conditions = strings(&input["conditions"]);
    let tested = input["calibrated_condition"].as_str();
    if tested.is_some_and(|tested| !conditions.iter().any(|name| name == tested)) {
        let why = "a tested condition that is not in the truth table";
        return Ok(Outcome::NotYetSupported(why.to_owned()));
    }
    let ranges = ranges(case)?;
    if case["expect"]["error"].is_string() {
        return Err("the reference refuses".to_owned());
    }
    let steps = Steps {
        step: input["step"].as_f64().ok_or("no step")?,
        runs: input["max_runs"].as_f64().ok_or("no runs")?,
        kind: kind(case),
    };
    match input["fn"].as_str() {
        Some("rob.inclrange") => {
            let (low, high) = (&case["expect"]["lower"], &case["expect"]["upper"]);
            steps.check(&ranges, "sufficiency.consistency", low, high)?;
        }
        Some("rob.ncutrange") => {
            let (low, high) = (&case["expect"]["lower"], &case["expect"]["upper"]);
            steps.check(&ranges, "sufficiency.frequency", low, high)?;
        }
        _ => {
            let tested = tested.ok_or("no condition")?;
            for (letter, anchor) in anchors(input) {
                let bound = |at: usize| &case["expect"]["rows"][at][letter];
                let key = format!("{tested}.{anchor}");
                steps.check(&ranges, &key, bound(0), bound(1))?;
            }
        }
    }
    Ok(Outcome::Passed)
}

/// The case without the bound that is no anchor: an inclusion at the crossover.
pub(crate) fn by_definition(case: &Value) -> Option<Value> {
    let crossover = case["input"]["thresholds"][1].as_f64()?;
    let mut case = case.clone();
    let bound = &mut case["expect"]["rows"][0]["I"];
    if bound.as_f64()? > crossover {
        return None;
    }
    *bound = "none".into();
    Some(case)
}

/// How R went, and for which solution.
struct Steps {
    step: f64,
    runs: f64,
    kind: SolutionKind,
}

impl Steps {
    fn check(
        &self,
        ranges: &[DecisionRange],
        key: &str,
        low: &Value,
        high: &Value,
    ) -> Result<(), String> {
        let range = ranges.iter().find(|range| range.decision.key == key);
        let range = range.ok_or_else(|| format!("no range of {key}"))?;
        let declared = range.decision.declared;
        let solution = range.of(0, self.kind).ok_or("no such solution")?;
        let bounds = [(low, -self.step), (high, self.step)].into_iter();
        for (bound, step) in bounds.filter(|(bound, _)| !bound.is_string()) {
            let last = bound.as_f64().unwrap_or(declared + self.runs * step);
            // R's own numbers have some bits more or less.
            let is_in = |value: f64| holds(solution, (value * 1e9).round() / 1e9);
            if !is_in(last)? {
                return Err(format!("{key}: {last} is not in {:?}", solution.ends));
            }
            if !bound.is_null() && is_in(last + step)? {
                return Err(format!("{key}: {} is in {:?}", last + step, solution.ends));
            }
        }
        Ok(())
    }
}

fn holds(range: &SolutionRange, value: f64) -> Result<bool, String> {
    range
        .holds([value, value])
        .ok_or_else(|| "not known".to_owned())
}

fn kind(case: &Value) -> SolutionKind {
    let input = &case["input"];
    match (input["include"].as_str(), input["dir_exp"].is_null()) {
        (Some(""), _) => SolutionKind::Conservative,
        (_, true) => SolutionKind::Parsimonious,
        (_, false) => SolutionKind::Intermediate,
    }
}

/// The letters of R's columns, with our names of the anchors.
fn anchors(input: &Value) -> Vec<(&'static str, &'static str)> {
    if input["type"] == "crisp" {
        return vec![("C", "threshold")];
    }
    vec![("E", "exclusion"), ("C", "crossover"), ("I", "inclusion")]
}

/// The ranges of the case as a study.
fn ranges(case: &Value) -> Result<Vec<DecisionRange>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join("study.yaml");
    let write = |name: &str, text: String| {
        std::fs::write(folder.path().join(name), text).map_err(|error| error.to_string())
    };
    write("study.yaml", study(case))?;
    write("data.csv", data(case))?;
    let words = |problems: Vec<equifinal::study::Problem>| {
        let words = problems.into_iter().map(|problem| problem.message);
        words.collect::<Vec<_>>().join("; ")
    };
    let study = read(&path, "study.yaml").map_err(words)?;
    Ok(pipeline::run(study, None).map_err(words)?.ranges)
}

fn study(case: &Value) -> String {
    let input = &case["input"];
    let plain = |name: &str| format!("  {name}: {{column: {name}, calibrate: {{method: none}}}}\n");
    let tested = input["calibrated_condition"].as_str();
    let numbers: Vec<f64> = input["thresholds"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    let set = |name: &String| {
        if tested != Some(&name[..]) {
            let expected = if input["dir_exp"].is_null() {
                "either"
            } else {
                "present"
            };
            return plain(name).replace("}}\n", &format!("}}, expect: {expected}}}\n"));
        }
        let method = match numbers[..] {
            [exclusion, crossover, inclusion] => format!(
                "method: direct, anchors: {{exclusion: {exclusion}, crossover: {crossover}, inclusion: \
                 {inclusion}}}"
            ),
            [threshold, ..] => format!("method: crisp, threshold: {threshold}"),
            [] => "method: none".to_owned(),
        };
        format!("  {name}: {{column: raw, calibrate: {{{method}}}}}\n")
    };
    let conditions: String = strings(&input["conditions"]).iter().map(set).collect();
    format!(
        "format: 1
title: A case
provenance: synthetic
data: {{source: data.csv, case: case, missing: fail}}
outcome:
{}conditions:
{conditions}calibration: {{full_membership: 0.95, at_half: {{add: 0.00001}}}}
necessity: {{consistency: 0.9}}
sufficiency:
  frequency: {}
  consistency: {}
  pri: 0
  solutions: [conservative, intermediate, parsimonious]
  negated_outcome: false
robustness: {{ranges: true}}
",
        plain(input["outcome"].as_str().unwrap_or_default()),
        input["n_cut"],
        input["incl_cut"][0],
    )
}

fn data(case: &Value) -> String {
    let input = &case["input"];
    let mut columns = strings(&input["conditions"]);
    columns.push(input["outcome"].as_str().unwrap_or_default().to_owned());
    let mut text = format!("case,raw,{}\n", columns.join(","));
    for (i, name) in case_names(case).iter().enumerate() {
        let raw = input["raw"][i].as_f64().unwrap_or_default();
        let scores = columns
            .iter()
            .map(|column| case["data"][column][i].to_string());
        let scores: Vec<String> = scores.collect();
        writeln!(text, "\"{name}\",{raw},{}", scores.join(",")).expect("a text takes all");
    }
    text
}
