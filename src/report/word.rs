//! `report.docx`: the report for a word processor, made by pandoc from the same Markdown and figures.

use std::io;
use std::process::Command;

use thiserror::Error;

use super::Files;

/// Why there is no Word file.
#[derive(Debug, Error)]
pub enum WordError {
    /// The program that makes it is not there.
    #[error("`report.docx` is made by the program pandoc, which is not installed")]
    NoPandoc,
    /// A program that it needs for the figures is not there.
    #[error("the figures of `report.docx` need the program rsvg-convert, which is not installed")]
    NoConverter,
    /// It failed.
    #[error("pandoc could not make `report.docx`: {0}")]
    Failed(String),
    /// A file could not be written or read.
    #[error("`report.docx` could not be made: {0}")]
    File(#[from] io::Error),
}

/// The bytes of `report.docx`, of a report's other files.
///
/// They depend on the version of pandoc, so that nothing compares them.
///
/// # Errors
/// [`WordError`] without pandoc or rsvg-convert, which turns the figures into pictures that every word
/// processor shows, and when one of them fails.
pub fn word(files: &Files) -> Result<Vec<u8>, WordError> {
    let folder = tempfile::tempdir()?;
    let wanted = |path: &&String| *path == "report.md" || path.starts_with("figures/");
    for path in files.keys().filter(wanted) {
        let at = folder.path().join(path);
        if let Some(parent) = at.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(at, &files[path])?;
    }
    let has_figures = files.keys().any(|path| path.starts_with("figures/"));
    if has_figures {
        let version = Command::new("rsvg-convert").arg("--version").output();
        version.map_err(|error| absent(error, WordError::NoConverter))?;
    }
    let mut command = Command::new("pandoc");
    command
        .args([
            "--from",
            "gfm",
            "--to",
            "docx",
            "--output",
            "report.docx",
            "report.md",
        ])
        .current_dir(folder.path())
        // The time in the file is not that of the run.
        .env("SOURCE_DATE_EPOCH", "0");
    let ran = command
        .output()
        .map_err(|error| absent(error, WordError::NoPandoc))?;
    if !ran.status.success() {
        let said = String::from_utf8_lossy(&ran.stderr);
        return Err(WordError::Failed(said.trim().to_owned()));
    }
    Ok(std::fs::read(folder.path().join("report.docx"))?)
}

fn absent(error: io::Error, absent: WordError) -> WordError {
    if error.kind() == io::ErrorKind::NotFound {
        absent
    } else {
        WordError::File(error)
    }
}
