//! `equifinal init`: what a study, or a repository of studies, begins with.

mod ci;
mod column;
mod example;
mod proposal;
mod study_text;
mod table;
#[cfg(test)]
mod tests;
mod written;
mod yaml;

use std::io;
use std::path::{Path, PathBuf};

use super::InitOptions;
use super::output::Output;
use crate::study::{Problem, SeenIn};

/// Where studies lie, from where the command is typed.
const STUDIES: &str = "studies";

/// `equifinal init`: the exit status.
pub(super) fn init(options: &InitOptions, output: &Output) -> u8 {
    let into = |default: &str| -> PathBuf {
        let declared = options.into.clone();
        declared.unwrap_or_else(|| PathBuf::from(default))
    };
    if let Some(data) = &options.data {
        return table::init(data, &into(STUDIES), options.name.as_deref(), output);
    }
    if let Some(name) = &options.example {
        return example::init(name, &into(STUDIES), output);
    }
    let existing = if options.force {
        ci::Existing::Replace
    } else {
        ci::Existing::Keep
    };
    ci::init(&into("."), existing, output)
}

/// The commands that come next.
fn say_next(folder: &Path, output: &Output) {
    let folder = folder.display().to_string();
    let folder = if folder.contains(char::is_whitespace) {
        format!("\"{folder}\"")
    } else {
        folder
    };
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
