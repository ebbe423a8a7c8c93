use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::Options;
use super::output::Output;
use crate::pipeline;
use crate::report::{self, Written};
use crate::results::Results;
use crate::study::{self, Discovered, Problem, SeenIn, Status};

/// What became of one study.
enum Ran {
    /// The report is written; what is said of it.
    Done(String),
    /// A template: skipped.
    Template,
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
    let mut status = 0;
    for (study, ran) in studies.iter().zip(ran) {
        status = status.max(say(study, ran, output));
    }
    status
}

/// Applies `f` to every study, as many at a time as asked, results in the order of the studies.
pub(super) fn in_parallel<T: Send>(
    options: &Options,
    studies: &[Discovered],
    f: impl Fn(&Discovered) -> T + Sync + Send,
) -> Vec<T> {
    let jobs = options.jobs.map_or(0, usize::from);
    match rayon::ThreadPoolBuilder::new().num_threads(jobs).build() {
        Ok(pool) => pool.install(|| studies.par_iter().map(f).collect()),
        // Without threads the studies run one after the other.
        Err(_) => studies.iter().map(f).collect(),
    }
}

fn say(study: &Discovered, ran: Ran, output: &Output) -> u8 {
    match ran {
        Ran::Done(line) => {
            output.result(&format!("{}: {line}", study.id));
            0
        }
        Ran::Template => {
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
        Ran::Failed(problems) => {
            let status = output.problems(&problems);
            let count = counted(problems.len());
            output.problem(&format!("{}: {count}; no report is written", study.id));
            status
        }
    }
}

/// `1 problem`, `2 problems`.
pub(super) fn counted(problems: usize) -> String {
    match problems {
        1 => "1 problem".to_owned(),
        n => format!("{n} problems"),
    }
}

fn run_one(found: &Discovered, options: &Options) -> Ran {
    let study = match study::read(&found.file, &found.shown) {
        Ok(study) => study,
        Err(problems) => return Ran::Failed(problems),
    };
    if study.head.status == Status::Template {
        return Ran::Template;
    }
    let folder = options.reports.join(&study.id);
    if is_same_folder(&folder, &study.folder) {
        return Ran::Failed(vec![over_study(&folder)]);
    }
    let written = pipeline::run(study, options.data_dir.as_deref()).and_then(|results| {
        let files = report::render(&results).map_err(|error| vec![failure(&error.to_string())])?;
        let written = report::write(&folder, &files).map_err(|error| {
            vec![failure(&format!(
                "the report in `{}` cannot be written: {error}",
                folder.display()
            ))]
        })?;
        Ok(in_words(&results, &written, &folder))
    });
    match written {
        Ok(line) => Ran::Done(line),
        Err(problems) => Ran::Failed(problems),
    }
}

fn is_same_folder(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// A report in the study's own folder would take its `tables/` for those of an older report.
fn over_study(folder: &Path) -> Problem {
    Problem {
        code: "report-over-study",
        message: format!(
            "the report would be written into the study's own folder, `{}`",
            folder.display()
        ),
        place: None,
        help: Some("name another folder with `--reports`".to_owned()),
        seen_in: SeenIn::StudyFile,
    }
}

fn failure(message: &str) -> Problem {
    Problem {
        code: "report-not-written",
        message: message.to_owned(),
        place: None,
        help: None,
        seen_in: SeenIn::Data,
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
