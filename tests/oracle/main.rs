//! Agreement with the reference implementation, R packages `QCA`,
//! `SetMethods` and `NCA`, case by case.
//!
//! Reads every case below the folder named by `EQUIFINAL_ORACLE`, else `../shared/oracle` when it
//! is there, and always those in `tests/oracle`. Prints one line an area and fails on any failure,
//! on an entry of the list of known disagreements that no longer disagrees, and when nothing was
//! read.

#![expect(
    clippy::print_stdout,
    reason = "the lines about each area are what this test is read for"
)]

mod calibrate;
mod clusters;
mod data;
mod disagreements;
mod fit;
mod minimize;
mod nca;
mod ranges;
mod robustness;
mod rows;
mod setmethods;
mod smmr;
mod superset_search;
mod truth_table;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;

/// What became of a case that did not fail.
enum Outcome {
    Passed,
    /// The key of the case that names what is not supported.
    NotYetSupported(String),
}

/// The counts of an area.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    unsupported: BTreeMap<String, usize>,
}

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--list") {
        println!("oracle: test");
        return ExitCode::SUCCESS;
    }
    let cases = read_cases();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut complaints = Vec::new();
    for (name, case) in &cases {
        let area = name.split('/').next().expect("a case has an area");
        let tally = tallies.entry(area).or_default();
        match judge(area, name, case) {
            Ok(Outcome::Passed) => tally.passed += 1,
            Ok(Outcome::NotYetSupported(key)) => *tally.unsupported.entry(key).or_default() += 1,
            Err(why) => {
                tally.failed += 1;
                complaints.push(format!("{name}: {why}"));
            }
        }
    }
    for (area, tally) in &tallies {
        let unsupported: usize = tally.unsupported.values().sum();
        println!(
            "oracle {area}: {} passed, {} failed, {unsupported} not yet supported",
            tally.passed, tally.failed
        );
        for (key, count) in &tally.unsupported {
            println!("  not yet supported: {key} ({count})");
        }
    }
    for complaint in &complaints {
        println!("FAILED {complaint}");
    }
    if cases.is_empty() {
        println!("no oracle case was read");
    }
    if cases.is_empty() || !complaints.is_empty() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Runs a case. Where the reference is marked as wrong, the definition decides; a listed
/// disagreement must still be one.
fn judge(area: &str, name: &str, case: &Value) -> Result<Outcome, String> {
    let with_reference = run(area, case);
    let definition = match area {
        "minimize" => minimize::by_definition(case),
        "truthtable" => truth_table::by_definition(case),
        "nca" if disagreements::reason(name).is_some() => nca::by_definition(case),
        "setmethods" if disagreements::reason(name).is_some() => setmethods::by_definition(case),
        _ => None,
    };
    match (with_reference, definition, disagreements::reason(name)) {
        (Ok(Outcome::Passed), _, Some(_)) => {
            Err("listed as a known disagreement, and agrees".to_owned())
        }
        (Ok(outcome), None, _) => Ok(outcome),
        (_, Some(definition), _) => run(area, &definition),
        (Err(_), None, Some(_)) => Ok(Outcome::Passed),
        (Err(why), None, None) => Err(why),
    }
}

fn run(area: &str, case: &Value) -> Result<Outcome, String> {
    match area {
        "calibrate" => calibrate::run(case),
        "necessity" | "sufficiency" => fit::run(case),
        "truthtable" => truth_table::run(case),
        "minimize" => minimize::run(case),
        "setmethods" => setmethods::run(case),
        "nca" => nca::run(case),
        other => Ok(Outcome::NotYetSupported(format!("area {other}"))),
    }
}

/// Every case by `area/name`, those of the repository last so that they win.
fn read_cases() -> BTreeMap<String, Value> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("EQUIFINAL_ORACLE")
        .map_or_else(|| here.join("../shared/oracle"), PathBuf::from);
    let mut cases = BTreeMap::new();
    if shared.is_dir() {
        read_below(&shared, &mut cases);
    } else {
        println!(
            "oracle: {} is not there; only the committed cases are read",
            shared.display()
        );
    }
    read_below(&here.join("tests/oracle"), &mut cases);
    cases
}

fn read_below(folder: &Path, cases: &mut BTreeMap<String, Value>) {
    let areas: BTreeSet<PathBuf> = entries(folder)
        .into_iter()
        .filter(|path| path.is_dir())
        .collect();
    for area in areas {
        for file in entries(&area) {
            if file.extension().is_some_and(|ending| ending == "json") {
                let stem = |path: &Path| {
                    path.file_stem()
                        .expect("a file has a name")
                        .to_string_lossy()
                        .into_owned()
                };
                let text = std::fs::read_to_string(&file).expect("a case can be read");
                let case = serde_json::from_str(&text).expect("a case is JSON");
                cases.insert(format!("{}/{}", stem(&area), stem(&file)), case);
            }
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    entries
        .map(|entry| entry.expect("an entry can be read").path())
        .collect()
}
