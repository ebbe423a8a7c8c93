//! Annotations and job summaries of GitHub Actions.
//!
//! The commands are those of the documentation of workflow commands of GitHub Actions: a line
//! `::error file=...,line=...,title=...::message`, and Markdown appended to the file that
//! `GITHUB_STEP_SUMMARY` names.

use std::fs::OpenOptions;
use std::io::Write;

use super::diagnostics::without_passwords;
use crate::study::{Place, Problem};

/// An annotation of a file, shown beside its lines in a pull request.
pub(super) struct Annotation<'a> {
    /// The file, and the line from 1.
    pub(super) at: Option<(&'a str, usize)>,
    pub(super) title: &'a str,
    pub(super) message: &'a str,
}

impl Annotation<'_> {
    /// The line that makes the annotation.
    pub(super) fn line(&self) -> String {
        let place = self.at.map_or_else(String::new, |(file, line)| {
            format!("file={},line={line},", property(file))
        });
        let (title, message) = (property(self.title), data(self.message));
        format!("::error {place}title={title}::{message}")
    }
}

/// The annotation of a problem.
pub(super) fn problem(problem: &Problem) -> String {
    let at = problem.place.as_ref().map(file_and_line);
    let help = problem.help.as_deref();
    let mut message = without_passwords(&problem.message);
    if let Some(help) = help {
        message = format!("{message}\n{help}");
    }
    Annotation {
        at,
        title: problem.code,
        message: &message,
    }
    .line()
}

/// Where an annotation of a place of a study file stands.
pub(super) fn file_and_line(place: &Place) -> (&str, usize) {
    (&place.source.name, place.line_and_column().0)
}

/// Appends to the summary of the job, where there is one.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn summarize(markdown: &str) -> std::io::Result<()> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(markdown.as_bytes())
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        let annotation = Annotation {
            at: Some(("studies/a,b/study.yaml", 3)),
            title: "x: y",
            message: "80 %\nof all: a, b",
        };
        assert_eq!(
            annotation.line(),
            "::error file=studies/a%2Cb/study.yaml,line=3,title=x%3A y::80 %25%0Aof all: a, b"
        );
    }
}
