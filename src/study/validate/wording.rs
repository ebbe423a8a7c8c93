//! How messages name what was written and what is allowed.

use crate::study::Place;
use crate::study::document::{Kind, Node};

use super::values::read_number;

/// How many keys or names a help line lists beside the nearest.
pub(super) const LISTED: usize = 8;

/// The key path, as the subject of a sentence.
pub(super) fn subject(place: &Place) -> String {
    match place.key_path.as_str() {
        "" => "the study file".to_owned(),
        path => word(path),
    }
}

/// What stands there, as a predicate.
pub(super) fn found(node: &Node) -> String {
    match &node.kind {
        Kind::Mapping(_) => "is a mapping of keys".to_owned(),
        Kind::Sequence(_) => "is a list".to_owned(),
        Kind::Null => "is empty".to_owned(),
        Kind::Scalar(scalar) if scalar.text.trim().is_empty() => "is an empty text".to_owned(),
        Kind::Scalar(scalar) if scalar.quoted && read_number(&scalar.text).is_some() => {
            format!("is the text {} in quotes", word(&scalar.text))
        }
        Kind::Scalar(scalar) => format!("is {}", word(&scalar.text)),
    }
}

/// The user's word in backticks, on one line and not too long.
pub(super) fn word(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = text
        .trim()
        .chars()
        .take(LONGEST)
        .map(|c| {
            if c.is_control() || c.is_whitespace() {
                ' '
            } else {
                c
            }
        })
        .collect();
    if text.trim().chars().count() > LONGEST {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// Words in backticks with commas.
pub(super) fn listed<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| format!("`{}`", word.as_ref()))
        .collect();
    words.join(", ")
}
