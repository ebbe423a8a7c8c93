use crate::study::document::{Entry, Node};
use crate::study::{NewValue, Otherwise, Recoding};

use super::super::alike;
use super::super::problems::Problems;

const EXAMPLE: &str = "`recode: {sex: {男: 1, 女: 0, else: missing}}`";

/// What becomes of values that are not listed stands under this key.
const ELSE: &str = "else";

/// A value that becomes missing.
const MISSING: &str = "missing";

/// Values that stay, behind [`ELSE`].
const KEEP: &str = "keep";

/// Reads `data.recode`.
pub(super) fn read(node: &Node, problems: &mut Problems) -> Option<Vec<Recoding>> {
    super::each_entry(node, EXAMPLE, problems, read_column)
}

fn read_column(entry: &Entry, problems: &mut Problems) -> Option<Recoding> {
    let mut otherwise = Otherwise::Refused;
    let mut values = Vec::new();
    let mut known = Vec::new();
    let read = super::each_entry(&entry.value, EXAMPLE, problems, |entry, problems| {
        let text = problems.text(&entry.value, EXAMPLE)?;
        if entry.key == ELSE {
            otherwise = match text.as_str() {
                KEEP => Otherwise::Kept,
                text => Otherwise::Becomes(new_value(text)),
            };
        } else {
            alike::new_key(entry, &mut known, problems)?;
            values.push((entry.key.trim().to_owned(), new_value(&text)));
        }
        Some(())
    });
    read?;
    Some(Recoding {
        column: super::key(entry),
        values,
        otherwise,
    })
}

fn new_value(text: &str) -> NewValue {
    match text.trim() {
        MISSING => NewValue::Missing,
        text => NewValue::Text(text.to_owned()),
    }
}
