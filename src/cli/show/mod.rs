//! `equifinal show`: the findings of a study in the terminal.

mod configurations;
mod page;
mod sections;
mod text;

use super::named_study::NamedStudy;
use super::outcome::produced;
use super::output::Output;
use super::reported::{Reported, is_to_be_asked, reported, results_file};
use crate::findings::Record;
use crate::study::{Problem, SeenIn};
use crate::wording::and;
use page::Page;

/// An example, below the options.
pub(super) const EXAMPLE: &str = "\
Examples:
  equifinal show teaching-example
  equifinal show studies/teaching-example --format json   print its results.json
  COLUMNS=60 equifinal show teaching-example              as for a terminal of 60 columns";

/// The columns of what is no terminal.
const USUAL_WIDTH: usize = 80;
/// Fewer columns than these are not used, more are not filled.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=120;

#[derive(clap::Args, Debug)]
pub(super) struct ShowOptions {
    #[command(flatten)]
    pub(super) study: NamedStudy,
    /// For people, or the results.json of the study
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ShownAs::Human)]
    format: ShownAs,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ShownAs {
    /// A page for the terminal
    Human,
    /// results.json
    Json,
}

/// Results, and where they are from.
struct Source {
    json: Vec<u8>,
    from: String,
}

/// `equifinal show`: the exit status.
pub(super) fn show(options: &ShowOptions, output: &Output) -> u8 {
    let source = match source(&options.study, output) {
        Ok(source) => source,
        Err(status) => return status,
    };
    if options.format == ShownAs::Json {
        output.problem(&source.from);
        output.result(String::from_utf8_lossy(&source.json).trim_end());
        return 0;
    }
    match Record::read(&source.json) {
        Ok(recorded) => {
            let mut page = Page::new(width());
            sections::write(&recorded, &mut page);
            page.note(&source.from);
            for line in page.lines() {
                output.result(line);
            }
            0
        }
        Err(error) => output.problems(&[unreadable(&error.to_string())]),
    }
}

/// The results of the report where it is of these very files, else of a run; the exit status where there
/// are none.
fn source(study: &NamedStudy, output: &Output) -> Result<Source, u8> {
    let options = study.options();
    let found = study
        .find()
        .map_err(|problems| output.problems(&problems))?;
    let file = results_file(&found, &options.reports);
    let recorded = |why: &str| {
        let json = std::fs::read(&file);
        let json = json.map_err(|error| output.problems(&[unreadable(&error.to_string())]))?;
        let from = format!("From {}, {why}.", file.display());
        Ok(Source { json, from })
    };
    let why = match reported(&found, &options.reports, options.data_dir.as_deref()) {
        Reported::UpToDate => return recorded("made by this version from these very files"),
        Reported::FilesAbsent(files) if files.iter().any(|file| is_to_be_asked(file)) => {
            "the rows are those of a server, which may have changed them".to_owned()
        }
        Reported::FilesAbsent(files) => {
            let verb = if files.len() == 1 { "is" } else { "are" };
            let why = format!("which cannot be compared: {} {verb} not here", and(&files));
            return recorded(&why);
        }
        Reported::Absent => "there is no report yet".to_owned(),
        Reported::OutOfDate(why) => format!("the report is out of date ({why})"),
        Reported::Unreadable(why) => format!("the report cannot be read ({why})"),
    };
    let mut made = produced(&found, &options, "; there is nothing to show", output)?;
    Ok(Source {
        json: made.files.remove("results.json").unwrap_or_default(),
        from: format!("Run in memory, nothing is written: {why}."),
    })
}

/// The columns to fill: as `COLUMNS` says, else those of the terminal, else 80.
fn width() -> usize {
    let said = std::env::var("COLUMNS").ok();
    let said = said.and_then(|columns| columns.trim().parse().ok());
    let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width: usize = said.or_else(measured).unwrap_or(USUAL_WIDTH);
    width.clamp(*WIDTHS.start(), *WIDTHS.end())
}

fn unreadable(error: &str) -> Problem {
    let message = format!("the results cannot be shown: {error}");
    let help = Some("`equifinal run` writes the report anew");
    Problem::without_place("report-unreadable", message, help, SeenIn::Data)
}
