//! Links of the manual, and the files of the repository that it names.

use std::collections::BTreeSet;
use std::fs;

use super::super::{repository, text_of};
use super::chapters;

/// The files of the chapters.
fn pages() -> Vec<String> {
    chapters().into_iter().map(|(name, _)| name).collect()
}

/// The text outside of fenced blocks.
fn prose(page: &str) -> String {
    let parts = page.split("```").step_by(2);
    parts.collect()
}

/// The targets of the links of a page.
fn links(page: &str) -> Vec<String> {
    let ends = prose(page);
    let rest = ends.split("](").skip(1);
    rest.map(|rest| rest.split(')').next().unwrap().to_owned())
        .collect()
}

/// The place of a heading as the book names it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c.to_ascii_lowercase()),
        _ => None,
    });
    kept.collect()
}

fn anchors(page: &str) -> BTreeSet<String> {
    let prose = prose(page);
    let headings = prose.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| anchor(line.trim_start_matches('#')))
        .collect()
}

#[test]
fn links_of_the_manual_lead_somewhere() {
    let mut followed = 0;
    let pages = pages();
    for name in pages.iter().chain(&["SUMMARY.md".to_owned()]) {
        for link in links(&text_of(&format!("docs/src/{name}"))) {
            if link.starts_with("https://") {
                continue;
            }
            let (page, place) = link.split_once('#').unwrap_or((&link, ""));
            let page = if page.is_empty() { name } else { page };
            assert!(pages.iter().any(|one| one == page), "{name}: {link}");
            let there = anchors(&text_of(&format!("docs/src/{page}")));
            assert!(place.is_empty() || there.contains(place), "{name}: {link}");
            followed += 1;
        }
    }
    assert!(followed > 20, "{followed}");
}

#[test]
fn every_chapter_is_listed() {
    let folder = fs::read_dir(repository().join("docs/src")).unwrap();
    let listed = pages();
    for entry in folder {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "SUMMARY.md" || listed.contains(&name), "{name}");
    }
}

/// The book cannot link to files beside it, so that it names them.
#[test]
fn files_that_the_manual_names_are_there() {
    let folders = ["tests/", "src/", "docs/", "benches/", ".ci/", ".github/"];
    let mut named = 0;
    for chapter in pages() {
        let page = prose(&text_of(&format!("docs/src/{chapter}")));
        for code in page.split('`').skip(1).step_by(2) {
            let ours = folders.iter().any(|folder| code.starts_with(folder));
            // What `equifinal init --ci github` writes stands in the reader's repository.
            if ours && !code.starts_with(".github/") {
                assert!(repository().join(code).exists(), "{chapter}: `{code}`");
                named += 1;
            }
        }
    }
    assert!(named > 2, "{named}");
}
