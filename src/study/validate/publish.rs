//! `data.obtain` and `data.publish`: data that may not be shipped, and what a report may tell of them.

use crate::study::document::{Kind, Node};
use crate::study::{CaseNames, Publish, PublishedCases};

use super::fields::{Keys, Reported, Section};
use super::problems::Problems;

const CASES: [(&str, PublishedCases); 3] = [
    ("all", PublishedCases::All),
    ("memberships", PublishedCases::Memberships),
    ("aggregates", PublishedCases::Aggregates),
];
const NAMES: [(&str, CaseNames); 2] =
    [("shown", CaseNames::Shown), ("numbers", CaseNames::Numbers)];
const KEYS: Keys = Keys {
    allowed: &["cases", "names"],
    later: &[],
};
const EXAMPLE: &str = "`publish: memberships`, or `publish: {cases: memberships, names: numbers}`";

/// Reads `obtain`, which needs a pinned file: what is obtained elsewhere must be known again.
pub(super) fn read_obtain(
    section: &Section<'_>,
    problems: &mut Problems,
) -> Result<Option<String>, Reported> {
    let example = "`obtain: \"S1 Table of doi:10.1000/182\"`";
    let obtain = section.optional("obtain", problems, |node, problems| {
        problems.text(node, example)
    })?;
    if let Some(node) = section.get("obtain").filter(|_| !section.has("sha256")) {
        let message = "`data` lacks the key `sha256`, which `data.obtain` needs";
        let help = "pin the file, so that whoever obtains it knows it is the same: `sha256: \"…\"`, the output of `sha256sum`";
        problems.add("missing-key", &node.place, message, Some(help.to_owned()));
        return Err(Reported);
    }
    Ok(obtain.map(|obtain| obtain.trim().to_owned()))
}

/// Reads `publish`; where it is not declared, raw values of data that may not be shipped are kept
/// back.
pub(super) fn read(
    section: &Section<'_>,
    obtain: Option<&str>,
    problems: &mut Problems,
) -> Result<Publish, Reported> {
    let declared = section.optional("publish", problems, read_publish)?;
    let cases = match obtain {
        Some(_) => PublishedCases::Memberships,
        None => PublishedCases::All,
    };
    Ok(declared.unwrap_or(Publish {
        cases,
        names: CaseNames::Shown,
    }))
}

fn read_publish(node: &Node, problems: &mut Problems) -> Option<Publish> {
    if !matches!(node.kind, Kind::Mapping(_)) {
        let cases = problems.word(node, &CASES, &[])?;
        return Some(Publish {
            cases,
            names: CaseNames::Shown,
        });
    }
    let section = problems.section(node, KEYS, EXAMPLE)?;
    let help = "what is told of single cases: `all`, `memberships` or `aggregates`";
    let cases = section
        .require("cases", help, problems)
        .and_then(|node| problems.word(node, &CASES, &[]));
    let names = section.optional("names", problems, |node, problems| {
        problems.word(node, &NAMES, &[])
    });
    Some(Publish {
        cases: cases?,
        names: names.ok()?.unwrap_or_default(),
    })
}
