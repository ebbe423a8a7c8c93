//! The parts of the manual that the program and the tests write.

use std::fmt::Write;
use std::fs;

use super::super::{Terminal, repository, text_of};

#[path = "../oracle/disagreements.rs"]
mod disagreements;

/// What stands between these two lines of a chapter is written.
const BEGINS: &str = "<!-- written by a test: do not edit -->\n";
const ENDS: &str = "<!-- written until here -->\n";

/// Compares a chapter with what belongs between its two lines, or writes that.
fn holds(chapter: &str, expected: &str) {
    let path = format!("docs/src/{chapter}");
    let page = text_of(&path);
    let (before, rest) = page.split_once(BEGINS).expect(chapter);
    let (found, after) = rest.split_once(ENDS).expect(chapter);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let written = format!("{before}{BEGINS}{expected}{ENDS}{after}");
        fs::write(repository().join(path), written).unwrap();
    } else {
        assert_eq!(found, expected, "{chapter}");
    }
}

/// Compares a whole chapter with what the program prints, or writes that.
fn is_printed(chapter: &str, arguments: &[&str]) {
    let path = format!("docs/src/{chapter}");
    let mut terminal = Terminal::empty();
    let printed = terminal.run(arguments);
    assert_eq!(terminal.status, 0, "{arguments:?}");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(repository().join(path), printed).unwrap();
    } else {
        assert!(text_of(&path) == printed, "{chapter}: {arguments:?}");
    }
}

#[test]
fn the_reference_of_the_study_file_is_what_the_program_prints() {
    is_printed("reference.md", &["schema", "--format", "markdown"]);
}

/// A text with what would be markup in a page kept as it is.
fn plain(text: &str) -> String {
    let mut kept = String::new();
    for c in text.chars() {
        if "*_<>~[]`|\\".contains(c) {
            kept.push('\\');
        }
        kept.push(c);
    }
    kept
}

#[test]
fn the_manual_lists_every_known_disagreement() {
    let mut list = String::new();
    let mut area = "";
    for (name, _) in disagreements::KNOWN {
        let reason = disagreements::reason(name).expect("a listed case has a reason");
        let (of, case) = name.split_once('/').expect("a case has an area");
        if of != area {
            area = of;
            writeln!(list, "\n### {}\n", heading(area)).unwrap();
        }
        writeln!(list, "- `{case}`: {}", plain(reason)).unwrap();
    }
    list.push('\n');
    holds("agreement.md", &list);
}

/// What the area of some cases is about.
fn heading(area: &str) -> &str {
    match area {
        "calibrate" => "Calibration",
        "minimize" => "Minimization and counterfactuals",
        "nca" => "Necessary condition analysis",
        "setmethods" => "Robustness, clusters, case selection, theory evaluation",
        "truthtable" => "Truth tables",
        other => panic!("the manual has no heading for `{other}`"),
    }
}
