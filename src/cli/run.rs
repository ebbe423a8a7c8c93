use std::path::{Path, PathBuf};

use super::Options;
use super::output::Output;
use super::produce::{Produce, Produced, in_parallel, not_written, produce, without_word};
use crate::report::{self, Written};
use crate::results::Results;
use crate::study::{self, Discovered, Problem, ReportOutput};

/// What became of one study.
enum Ran {
    /// The report is written; what is said of it.
    Done(String),
    /// A template: skipped.
    Template,
    /// Its data are not here, and where they are to be had: skipped.
    WithoutData(String),
    /// Problems.
    Failed(Vec<Problem>),
}

/// `equifinal run`: the exit status.
pub(super) fn run(options: &Options, output: &Output) -> u8 {
    let studies = match study::discover(&options.paths, &options.reports) {
        Ok(studies) => studies,
        Err(problems) => return output.problems(&problems),
    };
    let ran = in_parallel(options, &studies, |study| run_one(study, options));
    let without_data = ran.iter().filter(|ran| matches!(ran, Ran::WithoutData(_)));
    let without_data = without_data.count();
    let mut status = 0;
    for (study, ran) in studies.iter().zip(ran) {
        status = status.max(say(study, ran, output));
    }
    status.max(all_without_data(without_data, studies.len(), output))
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

fn say(study: &Discovered, ran: Ran, output: &Output) -> u8 {
    match ran {
        Ran::Done(line) => {
            output.result(&format!("{}: {line}", study.id));
            0
        }
        Ran::Template => say_template(study, output),
        Ran::WithoutData(obtain) => {
            output.result(&format!("{}: {}", study.id, without_data(&obtain)));
            0
        }
        Ran::Failed(problems) => {
            let status = output.problems(&problems);
            let count = counted(problems.len());
            output.problem(&format!("{}: {count}; no report is written", study.id));
            status
        }
    }
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
    match problems {
        1 => "1 problem".to_owned(),
        n => format!("{n} problems"),
    }
}

fn run_one(found: &Discovered, options: &Options) -> Ran {
    match produce(found, options) {
        Produced::Report(made) => match write(*made) {
            Ok(line) => Ran::Done(line),
            Err(problem) => Ran::Failed(vec![problem]),
        },
        Produced::Template => Ran::Template,
        Produced::WithoutData { obtain } => Ran::WithoutData(obtain),
        Produced::Failed(problems) => Ran::Failed(problems),
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
        Err(error) => {
            let folder = made.folder.display();
            let text = format!("the report in `{folder}` cannot be written: {error}");
            Err(not_written(&text))
        }
    }
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
