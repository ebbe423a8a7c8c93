use std::collections::{BTreeMap, BTreeSet};
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
    /// One of the two cannot be compared.
    Unreadable {
        reason: String,
    },
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
            Difference::Unreadable { .. } => ("cannot be compared", None),
        };
        output.result(&format!("{study}: {word}"));
        summary.push(format!("\n### {}: {word}\n", compared::escaped(study)));
        if let Difference::Unreadable { reason } = difference {
            output.result(&format!("    {reason}"));
            summary.push(format!("\n{}\n", compared::escaped(reason)));
        }
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
    let are_single = is_report(old) && is_report(new);
    let (mut old, mut new) = (records_at(old)?, records_at(new)?);
    // Two single reports are compared whatever their studies are called.
    if are_single {
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
    let studies: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = |study: &String| Differing {
        study: study.clone(),
        difference: Difference::of(old.get(study), new.get(study)),
    };
    studies.into_iter().map(differing).collect()
}

impl Difference {
    fn of(old: Option<&Record>, new: Option<&Record>) -> Self {
        match (old, new) {
            (None, _) => Self::New,
            (_, None) => Self::Gone,
            (Some(old), Some(new)) => match Comparison::of(old, new) {
                same if same.is_empty() => Self::Same,
                comparison => Self::Differs(comparison),
            },
        }
    }
}

/// Whether a path names one report, and not a folder of reports.
fn is_report(path: &Path) -> bool {
    !path.is_dir() || path.join(RESULTS).is_file()
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
    Record::read(&bytes).map_err(|error| {
        let message = format!("`{}` cannot be compared: {error}", file.display());
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
    let later = match head.transpose()? {
        Some(head) => Later::Revision(head),
        None => Later::Files(&options.reports),
    };
    let found = study::discover(paths, &options.reports)?;
    let are_named = found.iter().any(|study| study.named);
    let studies: BTreeSet<String> = found.into_iter().map(|study| study.id).collect();
    let mut ids = studies.clone();
    if !are_named {
        // A study that is gone, or is new at the later revision, has a report there all the same.
        ids.extend(base.folders().map_err(failed)?);
        ids.extend(later.folders().map_err(failed)?);
    }
    let mut compared = Vec::new();
    for study in ids {
        let old = base.file(&study, RESULTS).map_err(failed)?;
        let new = later.results(&study).map_err(failed)?;
        let is_elsewhere = !studies.contains(&study) && !options.paths.is_empty();
        if (old.is_none() && new.is_none()) || (is_elsewhere && old.is_some() && new.is_some()) {
            continue;
        }
        let record = |bytes: Option<Vec<u8>>, at: &str| {
            let read = |bytes: Vec<u8>| Record::read(&bytes);
            let read = bytes.map(read).transpose();
            read.map_err(|error| format!("`{study}/{RESULTS}` {at}: {error}"))
        };
        let old = record(old, &format!("at {}", base.name()));
        let difference = match old.and_then(|old| Ok((old, record(new, "now")?))) {
            Ok((old, new)) => Difference::of(old.as_ref(), new.as_ref()),
            Err(reason) => Difference::Unreadable { reason },
        };
        compared.push(Differing { study, difference });
    }
    Ok(compared)
}

/// Where the later reports are.
enum Later<'a> {
    Files(&'a Path),
    Revision(Revision),
}

impl Later<'_> {
    /// The folders that may hold a report beside those of the studies found.
    fn folders(&self) -> Result<Vec<String>, String> {
        match self {
            Self::Files(_) => Ok(Vec::new()),
            Self::Revision(revision) => revision.folders(),
        }
    }

    fn results(&self, study: &str) -> Result<Option<Vec<u8>>, String> {
        match self {
            Self::Files(reports) => Ok(std::fs::read(reports.join(study).join(RESULTS)).ok()),
            Self::Revision(revision) => revision.file(study, RESULTS),
        }
    }
}

fn unreadable(path: &Path, error: &str) -> Problem {
    let message = format!("`{}` cannot be read: {error}", path.display());
    problem("report-unreadable", message, None)
}

fn problem(code: &'static str, message: String, help: Option<&str>) -> Problem {
    Problem::without_place(code, message, help, SeenIn::StudyFile)
}
