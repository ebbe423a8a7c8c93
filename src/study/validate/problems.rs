//! The problems of one study file, gathered on the way.

use crate::study::document::Node;
use crate::study::{Place, Problem, SeenIn};

use super::fields::scalar_text;
use super::wording::{found, listed, subject, word};
use crate::study::nearest;

/// The problems of one study file, gathered on the way.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// Adds a problem of the study file.
    pub(super) fn add(
        &mut self,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        debug_assert!(
            super::CODES.contains(&code),
            "{code} is not in the list of codes"
        );
        self.list.push(Problem {
            code,
            message: message.into(),
            place: Some(place.clone()),
            help,
            seen_in: SeenIn::StudyFile,
        });
    }

    /// Takes over problems found elsewhere.
    pub(super) fn extend(&mut self, problems: Vec<Problem>) {
        self.list.extend(problems);
    }

    /// Those of other problems that are not the same as one of these: another problem of this kind
    /// at this place.
    pub(super) fn beside(&self, others: Vec<Problem>) -> Vec<Problem> {
        let is_known = |other: &Problem| {
            let same = |known: &Problem| known.code == other.code && known.place == other.place;
            self.list.iter().any(same)
        };
        let mut others = others;
        others.retain(|other| !is_known(other));
        others
    }

    /// How many problems there are so far.
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// All problems in the order of the file.
    pub(super) fn into_sorted(mut self) -> Vec<Problem> {
        self.list
            .sort_by_key(|problem| problem.place.as_ref().map_or(0, |place| place.range.start));
        self.list
    }

    /// Reports a value of the wrong kind: what was found, what must stand there, an example.
    pub(super) fn wrong_type(&mut self, node: &Node, expected: &str, example: &str) {
        let message = format!(
            "{} {}; it must be {expected}",
            subject(&node.place),
            found(node)
        );
        self.add(
            "wrong-type",
            &node.place,
            message,
            Some(format!("for example {example}")),
        );
    }

    /// Reports a key or value of the format that this version does not know yet.
    pub(super) fn not_yet_supported(&mut self, place: &Place, what: &str) {
        let message = format!("{what} is not yet supported by this version");
        let help = "it is part of format 1 and will come; until then leave it out";
        self.add("not-yet-supported", place, message, Some(help.to_owned()));
    }

    /// Reports a value of the format that this version does not know yet.
    pub(super) fn later_value(&mut self, node: &Node, value: &str) {
        let what = format!(
            "`{}: {}`",
            node.place.key_path,
            word(value).trim_matches('`')
        );
        self.not_yet_supported(&node.place, &what);
    }

    /// Reports a word that is none of those allowed.
    pub(super) fn wrong_word(&mut self, node: &Node, allowed: &[&str]) {
        let text = scalar_text(node).unwrap_or_default();
        let words = match allowed {
            [only] => format!("write `{only}`"),
            _ => format!("write one of {}", listed(allowed)),
        };
        let help = match nearest(text, allowed) {
            Some(near) => format!("did you mean `{near}`? Otherwise: {words}"),
            None => words,
        };
        let message = format!("{} cannot be {}", subject(&node.place), word(text));
        self.add("unknown-word", &node.place, message, Some(help));
    }

    /// Reports a number that is infinite, too large to work with, or no number.
    pub(super) fn not_finite(&mut self, node: &Node) {
        let message = format!(
            "{} {}; it must be a number from -1e100 to 1e100",
            subject(&node.place),
            found(node)
        );
        self.add(
            "not-finite",
            &node.place,
            message,
            Some("write the number itself".to_owned()),
        );
    }
}
