//! `equifinal list`: the studies that are found, and how their reports stand.

use serde::Serialize;

use super::Colour;
use super::output::Output;
use super::places::Places;
use super::reported::{Reported, reported};
use super::run::counted;
use crate::study::{self, Discovered, Status};
use crate::wording::and;

/// An example, below the options.
pub(super) const EXAMPLE: &str = "\
Example:
  $ equifinal list
  teaching-example: study, report up to date

A report is up to date when this version made it from files with the same SHA-256: nothing runs. \
`check` runs the studies and compares every byte.";

#[derive(clap::Args, Debug)]
pub(super) struct ListOptions {
    #[command(flatten)]
    places: Places,
    /// How to say it: for people, or as JSON
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ListedAs::Human)]
    format: ListedAs,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

/// How the list is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ListedAs {
    /// Lines for people
    Human,
    /// One JSON document
    Json,
}

/// A study of the list.
#[derive(Serialize)]
struct Listed {
    study: String,
    /// The study file, as it was reached.
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// `study`, `template`, or `invalid` with the number of problems.
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    problems: Option<usize>,
    /// `up_to_date`, `out_of_date`, `absent`, `files_absent` or `unreadable`.
    report: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<String>,
}

/// `equifinal list`: the exit status.
pub(super) fn list(options: &ListOptions, output: &Output) -> u8 {
    let studies = match study::discover(&options.places.paths, &options.places.reports) {
        Ok(studies) => studies,
        Err(problems) => return output.problems(&problems),
    };
    let listed: Vec<Listed> = studies.iter().map(|one| of(one, options)).collect();
    if options.format == ListedAs::Json {
        output.json(&listed);
    } else {
        for study in &listed {
            output.result(&study.line());
        }
    }
    let invalid = listed.iter().any(|study| study.problems.is_some());
    2 * u8::from(invalid)
}

fn of(found: &Discovered, options: &ListOptions) -> Listed {
    let read = study::read(&found.file, &found.shown);
    let (title, status, problems) = match &read {
        Ok(study) => {
            let status = match study.head.status {
                Status::Study => "study",
                Status::Template => "template",
            };
            (Some(study.head.title.clone()), status, None)
        }
        Err(problems) => (None, "invalid", Some(problems.len())),
    };
    let reported = reported(
        found,
        &options.places.reports,
        options.places.data_dir.as_deref(),
    );
    let (report, because) = match reported {
        Reported::Absent => ("absent", None),
        Reported::UpToDate => ("up_to_date", None),
        Reported::OutOfDate(why) => ("out_of_date", Some(why)),
        Reported::FilesAbsent(files) => {
            let verb = if files.len() == 1 { "is" } else { "are" };
            (
                "files_absent",
                Some(format!("{} {verb} not here", and(&files))),
            )
        }
        Reported::Unreadable(why) => ("unreadable", Some(why)),
    };
    Listed {
        study: found.id.clone(),
        file: found.shown.clone(),
        title,
        status,
        problems,
        report,
        because,
    }
}

impl Listed {
    fn line(&self) -> String {
        let status = match self.problems {
            None => self.status.to_owned(),
            Some(problems) => format!(
                "a study file with {} (equifinal validate says which)",
                counted(problems)
            ),
        };
        let because = self.because.as_deref().unwrap_or_default();
        let report = match self.report {
            "absent" => "no report".to_owned(),
            "up_to_date" => "report up to date".to_owned(),
            "out_of_date" => format!("report out of date ({because})"),
            "files_absent" => format!("report cannot be compared ({because})"),
            _ => format!("report cannot be read ({because})"),
        };
        format!("{}: {status}, {report}", self.study)
    }
}
