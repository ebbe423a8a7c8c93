//! Published studies, from their data to what was printed.
//!
//! Each folder beside this file is the study file of a publication: its decisions, and what it
//! printed as claims. The data are not in this repository. They are looked for in the folder named by
//! `EQUIFINAL_PUBLISHED`, else in `../shared/published`; when there is none, this test says what it
//! did not run, and passes.
//!
//! Every claim must hold, or say in `departs` why it does not. What the publications do not print
//! is compared with runs of the reference implementation, [`reference`].

#![expect(
    clippy::print_stdout,
    reason = "the lines about what was run and what was not are what this test is read for"
)]

mod reference;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::Value;

/// Data that no study here uses, with the reason.
const NOT_RUN: [(&str, &str); 2] = [
    (
        "dul2016_nca_innovation",
        "only the reference implementation printed its results; tests/published_nca.rs compares them",
    ),
    (
        "vandervalk2016_nca_contracts",
        "only the reference implementation printed its results; tests/published_nca.rs compares them",
    ),
];

/// The results of the studies by name.
type Results = BTreeMap<String, Value>;

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--list") {
        println!("published: test");
        return ExitCode::SUCCESS;
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = std::env::var_os("EQUIFINAL_PUBLISHED")
        .map_or_else(|| here.join("../shared/published"), PathBuf::from);
    let studies = folders(&here.join("tests/published"));
    if !data.is_dir() {
        let names: Vec<&str> = studies.iter().map(String::as_str).collect();
        println!(
            "published: {} is not there; not run: {}",
            data.display(),
            names.join(", ")
        );
        return ExitCode::SUCCESS;
    }
    for (name, reason) in NOT_RUN {
        println!("published: {name} not run: {reason}");
    }
    let complaints = match run(here, &data, &studies) {
        Ok(results) => {
            let mut complaints = without_study(&folders(&data), &studies);
            complaints.extend(claims(&results));
            complaints.extend(reference::complaints(&results));
            complaints
        }
        Err(why) => vec![why],
    };
    for complaint in &complaints {
        println!("FAILED {complaint}");
    }
    if complaints.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The names of the folders in a folder.
fn folders(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    entries
        .map(|entry| entry.expect("an entry can be read"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// Runs all studies at once, as a reader would; the results by study.
fn run(here: &Path, data: &Path, studies: &BTreeSet<String>) -> Result<Results, String> {
    let reports = tempfile::tempdir().map_err(|error| error.to_string())?;
    let output = Command::new(env!("CARGO_BIN_EXE_equifinal"))
        .current_dir(here)
        .args(["run", "tests/published", "--data-dir"])
        .arg(data)
        .arg("--reports")
        .arg(reports.path())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() || !output.stderr.is_empty() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the run ended with {}:\n{said}", output.status));
    }
    studies
        .iter()
        .map(|study| {
            let file = reports.path().join(study).join("results.json");
            let text = fs::read_to_string(&file).map_err(|error| format!("{study}: {error}"))?;
            let results = serde_json::from_str(&text).map_err(|error| format!("{study}: {error}"));
            Ok((study.clone(), results?))
        })
        .collect()
}

/// Data without a study and without a reason, and reasons without data.
fn without_study(data: &BTreeSet<String>, studies: &BTreeSet<String>) -> Vec<String> {
    let excused = |name: &str| NOT_RUN.iter().any(|(excused, _)| *excused == name);
    let unused = data
        .iter()
        .filter(|name| !studies.contains(*name) && !excused(name))
        .map(|name| format!("{name}: there are data and no study, and no reason in NOT_RUN"));
    let stale = NOT_RUN
        .iter()
        .filter(|(name, _)| !data.contains(*name) || studies.contains(*name))
        .map(|(name, _)| format!("{name}: the entry of NOT_RUN is stale"));
    unused.chain(stale).collect()
}

/// Claims that do not hold and do not say why, and claims that say why and hold.
fn claims(results: &Results) -> Vec<String> {
    let mut complaints = Vec::new();
    for (study, results) in results {
        let claims = results["claims"].as_array().map_or(&[][..], Vec::as_slice);
        let (mut holding, mut departing) = (0, 0);
        for claim in claims {
            let (holds, departs) = (claim["holds"] == true, claim["departs"].is_string());
            holding += usize::from(holds && !departs);
            departing += usize::from(!holds && departs);
            if holds == departs {
                let but = if holds { "and holds" } else { "and no reason" };
                complaints.push(format!(
                    "{study}: {} Expected {}, found {}; departs: {}, {but}",
                    claim["claim"], claim["expected"], claim["found"], claim["departs"]
                ));
            }
        }
        println!("published {study}: {holding} claims hold, {departing} depart with a reason");
    }
    complaints
}
