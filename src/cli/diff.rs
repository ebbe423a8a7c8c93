use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::output::Output;
use super::revision::Revision;
use super::{DiffOptions, Format, compared, github};
use crate::findings::{Comparison, Record};
use crate::study::{self, Problem, SeenIn};

/// The file that is compared.
const RESULTS: &str = "results.json";

/// Results by the id of their study.
type Records = BTreeMap<String, Record>;

/// What became of the findings of one study.
#[derive(Serialize)]
struct Differing {
    study: String,
    #[serde(flatten)]
    difference: Difference,
}

#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
enum Difference {
    Same,
    New,
    Gone,
    Differs(Comparison),
}

/// `equifinal diff`: the exit status.
pub(super) fn diff(options: &DiffOptions, output: &Output) -> u8 {
    let compared = match &options.base {
        Some(base) => revisions(options, base),
        None => two_paths(&options.paths),
    };
    match compared {
        Ok(compared) => say(&compared, options.format, output),
        Err(problems) => output.problems(&problems),
    }
}

fn say(compared: &[Differing], format: Format, output: &Output) -> u8 {
    if format == Format::Json {
        output.json(&compared);
        return 0;
    }
    let mut summary = vec!["## What differs in the findings\n".to_owned()];
    for Differing { study, difference } in compared {
        let (word, comparison) = match difference {
            Difference::Same => ("no difference", None),
            Difference::New => ("new", None),
            Difference::Gone => ("gone", None),
            Difference::Differs(comparison) => ("differs", Some(comparison)),
        };
        output.result(&format!("{study}: {word}"));
        summary.push(format!("\n### {}: {word}\n", compared::escaped(study)));
        if let Some(comparison) = comparison {
            for line in compared::lines(comparison) {
                output.result(&line);
            }
            summary.push(compared::markdown(comparison));
        }
    }
    if format == Format::Github
        && let Err(error) = github::summarize(&summary.concat())
    {
        output.problem(&format!("the job summary cannot be written: {error}"));
    }
    0
}

/// `diff OLD NEW`.
fn two_paths(paths: &[PathBuf]) -> Result<Vec<Differing>, Vec<Problem>> {
    let [old, new] = paths else {
        let message = format!(
            "`diff` compares two reports, and {} were named",
            paths.len()
        );
        let help = "name OLD and NEW, or a revision: `equifinal diff --base origin/main`";
        return Err(vec![problem("two-reports", message, Some(help))]);
    };
    let (mut old, mut new) = (records_at(old)?, records_at(new)?);
    // Two single reports are compared whatever their studies are called.
    if old.len() == 1 && new.len() == 1 {
        let name = new.keys().next().cloned().unwrap_or_default();
        old = old
            .into_values()
            .map(|record| (name.clone(), record))
            .collect();
        new = new
            .into_values()
            .map(|record| (name.clone(), record))
            .collect();
    }
    Ok(compare(&old, &new))
}

fn compare(old: &Records, new: &Records) -> Vec<Differing> {
    let gone = old.keys().filter(|study| !new.contains_key(*study));
    let mut studies: Vec<&String> = new.keys().chain(gone).collect();
    studies.sort();
    studies
        .into_iter()
        .map(|study| Differing {
            study: study.clone(),
            difference: match (old.get(study), new.get(study)) {
                (None, _) => Difference::New,
                (_, None) => Difference::Gone,
                (Some(old), Some(new)) => {
                    let comparison = Comparison::of(old, new);
                    if comparison.is_empty() {
                        Difference::Same
                    } else {
                        Difference::Differs(comparison)
                    }
                }
            },
        })
        .collect()
}

/// The results at a path: a `results.json`, the folder of a report, or a folder of reports.
fn records_at(path: &Path) -> Result<Records, Vec<Problem>> {
    let file = if path.is_dir() {
        path.join(RESULTS)
    } else {
        path.to_owned()
    };
    if file.is_file() || !path.is_dir() {
        let record = record_in(&file)?;
        return Ok(Records::from([(record.study.clone(), record)]));
    }
    let unreadable = |error: std::io::Error| vec![unreadable(path, &error.to_string())];
    let mut records = Records::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let file = entry.path().join(RESULTS);
        if file.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            records.insert(name, record_in(&file)?);
        }
    }
    if records.is_empty() {
        let message = format!("`{}` holds no {RESULTS}", path.display());
        let help = "name a results.json, the folder of a report, or a folder of reports";
        return Err(vec![problem("no-report", message, Some(help))]);
    }
    Ok(records)
}

fn record_in(file: &Path) -> Result<Record, Vec<Problem>> {
    let bytes = std::fs::read(file).map_err(|error| vec![unreadable(file, &error.to_string())])?;
    record(&bytes, &file.display().to_string())
}

fn record(bytes: &[u8], name: &str) -> Result<Record, Vec<Problem>> {
    Record::read(bytes).map_err(|error| {
        let message = format!("`{name}` cannot be compared: {error}");
        vec![problem("not-results", message, None)]
    })
}

/// `diff --base REV [--head REV] [PATH..]`: the reports of studies at two revisions.
fn revisions(options: &DiffOptions, base: &str) -> Result<Vec<Differing>, Vec<Problem>> {
    let paths = match &options.paths[..] {
        [] => &[PathBuf::from("studies")],
        paths => paths,
    };
    let failed = |message: String| vec![problem("git", message, None)];
    let base = Revision::find(&options.reports, base).map_err(failed)?;
    let head = options.head.as_deref();
    let head = head.map(|head| Revision::find(&options.reports, head).map_err(failed));
    let head = head.transpose()?;
    let mut studies: Vec<String> = study::discover(paths, &options.reports)?
        .into_iter()
        .map(|study| study.id)
        .collect();
    if options.paths.is_empty() {
        // A study that is gone has a report at the base all the same.
        studies.extend(base.folders().map_err(failed)?);
    }
    let (mut old, mut new) = (Records::new(), Records::new());
    for study in studies {
        if let Some(bytes) = base.file(&study, RESULTS).map_err(failed)? {
            let name = format!("{}:{study}/{RESULTS}", base.name());
            old.insert(study.clone(), record(&bytes, &name)?);
        }
        let bytes = match &head {
            Some(head) => head.file(&study, RESULTS).map_err(failed)?,
            None => std::fs::read(options.reports.join(&study).join(RESULTS)).ok(),
        };
        if let Some(bytes) = bytes {
            new.insert(
                study.clone(),
                record(&bytes, &format!("{study}/{RESULTS}"))?,
            );
        }
    }
    Ok(compare(&old, &new))
}

fn unreadable(path: &Path, error: &str) -> Problem {
    let message = format!("`{}` cannot be read: {error}", path.display());
    problem("report-unreadable", message, None)
}

fn problem(code: &'static str, message: String, help: Option<&str>) -> Problem {
    Problem::without_place(code, message, help, SeenIn::StudyFile)
}
