//! `data.rename`, `.recode`, `.aggregate`, `.where` and `.derive`: what becomes of the rows of a source
//! before they are cases.

mod aggregate;
mod derive;
mod recode;

use crate::sql::{self, Kind, Refusal};
use crate::study::document::{Entry, Node};
use crate::study::{Placed, Preparation, Renaming, Summary};

use super::fields::{Keys, Section};
use super::problems::Problems;
use super::wording::subject;

const RENAME_EXAMPLE: &str = "`rename: {pop_2020: population}`";
const WHERE_EXAMPLE: &str = "`where: \"population > 100000\"`";

/// The summaries of several values, as keys.
const SUMMARIES: Keys = Keys {
    allowed: &[
        "mean", "sum", "min", "max", "median", "count", "first", "last",
    ],
    later: &[],
};

/// Reads the keys of `data` that prepare the rows.
pub(super) fn read(data: &Section<'_>, problems: &mut Problems) -> Option<Preparation> {
    let rename = data.optional("rename", problems, read_rename);
    let recode = data.optional("recode", problems, recode::read);
    let aggregate = data.optional("aggregate", problems, aggregate::read);
    let filter = data.optional("where", problems, read_filter);
    let derive = data.optional("derive", problems, derive::read);
    Some(Preparation {
        rename: rename.ok()?.unwrap_or_default(),
        recode: recode.ok()?.unwrap_or_default(),
        aggregate: aggregate.ok()?,
        filter: filter.ok()?,
        derive: derive.ok()?.unwrap_or_default(),
    })
}

fn read_rename(node: &Node, problems: &mut Problems) -> Option<Vec<Renaming>> {
    each_entry(node, RENAME_EXAMPLE, problems, |entry, problems| {
        let mut to = problems.placed_text(&entry.value, RENAME_EXAMPLE)?;
        to.value = to.value.trim().to_owned();
        Some(Renaming {
            from: key(entry),
            to,
        })
    })
}

/// A condition in SQL.
fn read_filter(node: &Node, problems: &mut Problems) -> Option<Placed<String>> {
    let filter = problems.placed_text(node, WHERE_EXAMPLE)?;
    match sql::parse(&filter.value) {
        Err(refusal) => refused(node, &refusal, problems),
        Ok((parsed, _)) => match parsed.kind() {
            Kind::Truth | Kind::Null | Kind::Unknown => return Some(filter),
            found => refused(node, &Refusal::no_condition(found), problems),
        },
    }
    None
}

/// Reports an expression that cannot be run on rows.
fn refused(node: &Node, refusal: &Refusal, problems: &mut Problems) {
    let message = format!("{} {refusal}", subject(&node.place));
    problems.add(refusal.code(), &node.place, message, Some(refusal.help()));
}

/// A mapping with the names of columns as keys.
fn each_entry<T>(
    node: &Node,
    example: &str,
    problems: &mut Problems,
    mut read: impl FnMut(&Entry, &mut Problems) -> Option<T>,
) -> Option<Vec<T>> {
    let mapping = problems.mapping(node, example)?;
    let read: Vec<Option<T>> = mapping
        .entries()
        .map(|entry| read(entry, problems))
        .collect();
    read.into_iter().collect()
}

fn summary(word: &str) -> Option<Summary> {
    let mut all = Summary::ALL.iter();
    all.find(|(known, _)| *known == word)
        .map(|(_, summary)| *summary)
}

fn key(entry: &Entry) -> Placed<String> {
    Placed {
        value: entry.key.trim().to_owned(),
        place: entry.key_place.clone(),
    }
}
