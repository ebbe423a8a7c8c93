//! `equifinal init --ci`: files that a repository of studies begins with.

use std::fs;
use std::io;
use std::path::Path;

use super::written::{Existing, write_one};
use super::{problem, unwritable};
use crate::cli::output::Output;
use crate::study::Problem;

/// The workflow for GitHub Actions.
const WORKFLOW: &str = include_str!("workflow.yml");
/// The action that the workflow runs.
const ACTION: &str = include_str!("../../../action.yml");
/// What stands in the action for the version that it installs.
const VERSION: &str = "\"\" # @VERSION@";
/// What stands in the action for the repository whose releases hold the binaries.
const REPOSITORY: &str = "\"\" # @REPOSITORY@";

/// `equifinal init --ci github`: the exit status.
pub(super) fn init(into: &Path, existing: Existing, output: &Output) -> u8 {
    let files = [
        (".github/workflows/equifinal.yml", WORKFLOW.to_owned()),
        (
            ".github/actions/equifinal/action.yml",
            action(env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_REPOSITORY")),
        ),
    ];
    let files = files.map(|(path, text)| (into.join(path), text));
    let foreign: Vec<Problem> = files
        .iter()
        .filter(|(path, text)| existing == Existing::Keep && is_another(path, text))
        .map(|(path, _)| another(path))
        .collect();
    if !foreign.is_empty() {
        return output.problems(&foreign);
    }
    for (path, text) in &files {
        match write(path, text, existing) {
            Ok(word) => output.result(&format!("{} {word}", path.display())),
            Err(error) => return output.problems(&[unwritable(path, &error)]),
        }
    }
    output.result("Commit both files. A pull request then says what it does to the findings.");
    0
}

/// The action, which installs this version; from the releases of the repository, where Cargo.toml names
/// one on GitHub.
fn action(version: &str, repository: &str) -> String {
    let name = repository.strip_prefix("https://github.com/");
    let name = name.unwrap_or_default().trim_end_matches('/');
    ACTION
        .replace(VERSION, &format!("\"{version}\""))
        .replace(REPOSITORY, &format!("\"{name}\""))
}

/// Whether a file is there with another text.
fn is_another(path: &Path, text: &str) -> bool {
    path.exists() && fs::read(path).map_or(true, |bytes| bytes != text.as_bytes())
}

/// Writes a file; in a word, what that did.
fn write(path: &Path, text: &str, existing: Existing) -> io::Result<&'static str> {
    if path.exists() && !is_another(path, text) {
        return Ok("is there already");
    }
    write_one(path, text.as_bytes(), existing)?;
    Ok("written")
}

fn another(path: &Path) -> Problem {
    problem(
        "file-exists",
        format!("`{}` is there, with another text", path.display()),
        Some("look at it first; `--force` writes over it"),
    )
}

#[cfg(test)]
mod tests {
    use super::action;

    fn defaults(text: &str) -> Vec<&str> {
        let lines = text.lines().map(str::trim);
        let defaults = lines.filter_map(|line| line.strip_prefix("default: \""));
        defaults.map(|value| value.trim_end_matches('"')).collect()
    }

    #[test]
    fn the_action_is_of_a_version_and_of_the_repository_that_is_known() {
        let text = action("1.2.3", "https://github.com/owner/name");
        assert!(defaults(&text).ends_with(&["1.2.3", "owner/name"]));
        for elsewhere in ["", "https://example.org/owner/name"] {
            let text = action("1.2.3", elsewhere);
            assert!(defaults(&text).ends_with(&["1.2.3", ""]), "{elsewhere}");
        }
    }
}
