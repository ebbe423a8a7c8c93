//! `equifinal init`: what a study, or a repository of studies, begins with.

mod ci;
mod column;
mod example;
mod proposal;
mod source;
mod study_text;
mod table;
#[cfg(test)]
mod tests;
mod written;
mod yaml;

use std::io;
use std::path::{Path, PathBuf};

use super::InitOptions;
use super::output::{Output, typed};
use crate::study::{Problem, SeenIn};

pub(super) use source::SourceOptions;

/// Options that begin something else than a study from data. A required option is not asked for where
/// one that excludes it is there, so what is about data excludes these itself.
pub(super) const WITHOUT_DATA: [&str; 2] = ["example", "ci"];

/// Where studies lie, from where the command is typed.
const STUDIES: &str = "studies";

/// `equifinal init`: the exit status.
pub(super) fn init(options: &InitOptions, output: &Output) -> u8 {
    let into = |default: &str| -> PathBuf {
        let declared = options.into.clone();
        declared.unwrap_or_else(|| PathBuf::from(default))
    };
    if let Some(data) = &options.data {
        let name = options.name.as_deref();
        return table::init(data, &options.source, &into(STUDIES), name, output);
    }
    if let Some(name) = &options.example {
        return example::init(name, &into(STUDIES), output);
    }
    let existing = if options.force {
        written::Existing::Replace
    } else {
        written::Existing::Keep
    };
    ci::init(&into("."), existing, output)
}

/// The commands that come next.
fn say_next(folder: &Path, output: &Output) {
    let folder = typed(folder);
    output.result(&format!("  equifinal validate {folder}"));
    output.result(&format!("  equifinal run {folder}"));
}

fn unwritable(path: &Path, error: &io::Error) -> Problem {
    let message = format!("`{}` cannot be written: {error}", path.display());
    problem("file-not-written", message, None)
}

fn problem(code: &'static str, message: String, help: Option<&str>) -> Problem {
    Problem::without_place(code, message, help, SeenIn::StudyFile)
}
