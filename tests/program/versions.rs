//! One version, said in several places: Cargo.toml, CHANGELOG.md, CITATION.cff.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::folder::{Folder, Ran, ran};

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn text_of(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The headings of the versions, the newest first, such as `0.1.0, unreleased`.
fn headings(changelog: &str) -> Vec<&str> {
    let headings = changelog
        .lines()
        .filter_map(|line| line.strip_prefix("## "));
    headings.collect()
}

#[test]
fn the_changelog_tells_of_this_version() {
    let changelog = text_of("CHANGELOG.md");
    let headings = headings(&changelog);
    assert!(
        headings
            .iter()
            .any(|heading| heading.split(',').next() == Some(VERSION)),
        "{VERSION}: {headings:?}"
    );
    // Only the newest can be unreleased.
    let (_, released) = headings.split_first().unwrap();
    for heading in released {
        assert!(!heading.contains("unreleased"), "{heading}");
    }
}

#[test]
fn a_change_that_alters_findings_is_marked_in_one_way() {
    let changelog = text_of("CHANGELOG.md");
    let marked = changelog.matches("alters findings").count();
    assert_eq!(marked, changelog.matches("**alters findings**").count());
    // The introduction says what the mark means.
    assert!(marked >= 1);
}

#[test]
fn the_citation_is_of_this_version() {
    let citation = text_of("CITATION.cff");
    let value = |key: &str| {
        let lines = citation.lines();
        let mut values = lines.filter_map(|line| line.strip_prefix(&format!("{key}: ")));
        values.next().unwrap().trim_matches('"').to_owned()
    };
    assert_eq!(value("version"), VERSION);
    assert_eq!(value("license"), env!("CARGO_PKG_LICENSE"));
    assert_eq!(value("cff-version"), "1.2.0");
    for licence in env!("CARGO_PKG_LICENSE").split(" OR ") {
        let file = format!(
            "LICENSE-{}",
            licence.split('-').next().unwrap().to_uppercase()
        );
        assert!(!text_of(&file).is_empty(), "{file}");
    }
}

/// `.ci/release-notes` with this changelog.
fn release_notes(changelog: &str, version: &str) -> Ran {
    let folder = Folder::new();
    folder.write("CHANGELOG.md", changelog);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/release-notes");
    ran(Command::new("bash")
        .arg(script)
        .arg(version)
        .current_dir(folder.path(".")))
}

const CHANGES: &str = "# Changelog\n\nWhat it is.\n\n## 0.2.0, unreleased\n\n- Later.\n\n\
                       ## 0.1.1, 2027-01-02\n\n- One.\n- Two, **alters findings** of all.\n\n\
                       ## 0.1.0, 2026-12-01\n\nThe first.\n";

#[test]
fn release_notes_are_the_section_of_the_version() {
    let notes = release_notes(CHANGES, "0.1.1");
    assert_eq!(
        (notes.status, &notes.stdout[..]),
        (0, "- One.\n- Two, **alters findings** of all.\n"),
        "{notes:?}"
    );
    assert_eq!(release_notes(CHANGES, "0.1.0").stdout, "The first.\n");
    for (version, says) in [
        ("0.3.0", "CHANGELOG.md has no section `## 0.3.0`\n"),
        // A dot is a dot.
        ("0.1x1", "CHANGELOG.md has no section `## 0.1x1`\n"),
        (
            "0.2.0",
            "CHANGELOG.md calls 0.2.0 unreleased: put the date there\n",
        ),
        ("", "usage: .ci/release-notes VERSION\n"),
    ] {
        let refused = release_notes(CHANGES, version);
        assert_ne!(refused.status, 0, "{version}: {refused:?}");
        assert_eq!((&refused.stdout[..], &refused.stderr[..]), ("", says));
    }
}

#[test]
fn this_version_has_release_notes_once_it_is_dated() {
    let changelog = text_of("CHANGELOG.md");
    let dated = changelog.replace(", unreleased", ", 2026-01-01");
    let notes = release_notes(&dated, VERSION);
    assert_eq!(notes.status, 0, "{notes:?}");
    assert!(notes.stdout.len() > 20, "{notes:?}");
}
