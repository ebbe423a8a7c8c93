use std::path::{Path, PathBuf};

use super::Options;
use super::outcome::{Outcome, say_all};
use super::output::Output;
use super::produce::{Produce, in_parallel, not_written, produce, without_word};
use crate::report::{self, WriteError, Written};
use crate::results::Results;
use crate::study::{self, Discovered, Problem, ReportOutput, SeenIn};
use crate::wording::{self, and};

/// `equifinal run`: the exit status.
pub(super) fn run(options: &Options, output: &Output) -> u8 {
    let studies = match study::discover(&options.paths, &options.reports) {
        Ok(studies) => studies,
        Err(problems) => return output.problems(&problems),
    };
    let ran = in_parallel(options, &studies, |study| run_one(study, options));
    say_all(&studies, ran, "; no report is written", output, |line| line)
}

/// The exit status of studies without data: only when there are no others.
pub(super) fn all_without_data(count: usize, of: usize, output: &Output) -> u8 {
    if count == 0 {
        return 0;
    }
    let text = format!("{count} of {of} studies skipped: the data are not here");
    if count < of {
        output.result(&text);
        return 0;
    }
    output.problem(&text);
    3
}

/// A template is skipped with a word; one that was asked for by name cannot run.
pub(super) fn say_template(study: &Discovered, output: &Output) -> u8 {
    let text = format!(
        "{}: a template, skipped: its anchors are placeholders",
        study.id
    );
    if study.named {
        output.problem(&text);
        return 2;
    }
    output.result(&text);
    0
}

/// Where the data of a study are to be had.
pub(super) fn without_data(obtain: &str) -> String {
    format!(
        "skipped: the data are not here; obtain them from {obtain}, and name their folder with --data-dir"
    )
}

/// `1 problem`, `2 problems`.
pub(super) fn counted(problems: usize) -> String {
    wording::counted(problems as u128, "problem", "problems")
}

fn run_one(found: &Discovered, options: &Options) -> Outcome<String> {
    match produce(found, options).into() {
        Outcome::Done(made) => match write(*made) {
            Ok(line) => Outcome::Done(line),
            Err(problem) => Outcome::Failed(vec![problem]),
        },
        Outcome::Template => Outcome::Template,
        Outcome::WithoutData(obtain) => Outcome::WithoutData(obtain),
        Outcome::Failed(problems) => Outcome::Failed(problems),
    }
}

/// Writes a report, with its Word file where the study asks for one; what is said of it.
pub(super) fn write(mut made: Produce) -> Result<String, Problem> {
    if made
        .results
        .study
        .report
        .outputs
        .contains(&ReportOutput::Word)
    {
        match report::word(&made.files) {
            Ok(bytes) => drop(made.files.insert("report.docx".to_owned(), bytes)),
            Err(error) => return Err(without_word(&error)),
        }
    }
    match report::write(&made.folder, &made.files) {
        Ok(written) => Ok(in_words(&made.results, &written, &made.folder)),
        Err(WriteError::Foreign(files)) => Err(over_files(&made.folder, &files)),
        Err(WriteError::File(error)) => {
            let folder = made.folder.display();
            let text = format!("the report in `{folder}` cannot be written: {error}");
            Err(not_written(&text))
        }
    }
}

/// Files that no run wrote stand where the report would go.
fn over_files(folder: &Path, files: &[String]) -> Problem {
    let message = format!(
        "the report would be written over files in `{}` that no run wrote: {}",
        folder.display(),
        and(files)
    );
    let help = "move them to another folder, or name another for the report with `--reports`; where they are a former report without its results.json, delete them";
    Problem::without_place("report-over-files", message, Some(help), SeenIn::Data)
}

/// One line: the report, whether it changed, and how many claims hold.
fn in_words(results: &Results, written: &Written, folder: &Path) -> String {
    let report: PathBuf = folder.join("report.md");
    let state = match written {
        Written::Unchanged => "unchanged".to_owned(),
        Written::Created => "written".to_owned(),
        Written::Replaced { kept } if kept.is_empty() => "rewritten".to_owned(),
        Written::Replaced { kept } => format!("rewritten, {} kept", kept.join(", ")),
    };
    let claims = match results.claims.len() {
        0 => String::new(),
        all => {
            let holding = results.claims.iter().filter(|claim| claim.holds).count();
            format!(", {holding} of {all} claims hold")
        }
    };
    format!("{} {state}{claims}", report.display())
}
