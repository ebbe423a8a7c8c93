//! Expressions in a study file: do they parse, and do the sets and values they name exist?

use std::collections::BTreeSet;

use crate::set::{Expression, ExpressionErrorKind, Literal, NameError, SetName};
use crate::study::document::Node;
use crate::study::{Place, Placed};

use super::problems::Problems;
use super::wording::{LISTED, listed, subject, word};
use crate::study::nearest;

/// How many values a declared set can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Levels {
    /// A crisp or fuzzy set.
    Two,
    /// A multi-value set with the values 0 to this − 1.
    Several(u8),
    /// A multi-value set whose values the data will tell.
    FromData,
    /// The declaration could not be read.
    Unknown,
}

impl Levels {
    /// How many values, where the study file tells.
    pub(super) fn count(self) -> Option<u8> {
        match self {
            Self::Two => Some(2),
            Self::Several(levels) => Some(levels),
            Self::FromData | Self::Unknown => None,
        }
    }
}

/// A set as far as expressions need to know it.
#[derive(Clone, Debug)]
pub(super) struct KnownSet {
    pub(super) name: SetName,
    pub(super) levels: Levels,
}

/// The sets that expressions may name.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) outcome: Option<KnownSet>,
    pub(super) conditions: Vec<KnownSet>,
}

impl Vocabulary {
    /// Reads an expression over the conditions.
    pub(super) fn expression(
        &self,
        node: &Node,
        example: &str,
        problems: &mut Problems,
    ) -> Option<Placed<Expression>> {
        let text = problems.text(node, example)?;
        match text.parse::<Expression>() {
            Ok(value) => {
                let fits = self.check_literals(node, &text, &value, problems);
                fits.then(|| Placed {
                    value,
                    place: node.place.clone(),
                })
            }
            Err(error) => {
                let place = inside(&node.place, &text, error.at, 1);
                let message = format!("{} is not an expression: {error}", word(&text));
                problems.add(
                    "not-an-expression",
                    &place,
                    message,
                    Some(advice(&error.kind)),
                );
                None
            }
        }
    }

    /// The condition or outcome of this name.
    pub(super) fn set(&self, node: &Node, problems: &mut Problems) -> Option<SetName> {
        let text = problems.text(node, "`set: LS`")?;
        let sets = || self.conditions.iter().chain(&self.outcome);
        let known = SetName::new(&text)
            .ok()
            .filter(|name| sets().any(|set| set.name == *name));
        if known.is_none() {
            let names: Vec<&str> = sets().map(|set| set.name.as_str()).collect();
            let message = format!(
                "{} is {}, which is no set of this study",
                subject(&node.place),
                word(&text)
            );
            problems.add(
                "unknown-set",
                &node.place,
                message,
                Some(near_set(&text, &names)),
            );
        }
        known
    }

    /// The condition with the name that a key gives, as its position.
    pub(super) fn condition(
        &self,
        key: &str,
        place: &Place,
        problems: &mut Problems,
    ) -> Option<usize> {
        let name = SetName::new(key).ok();
        let position = self
            .conditions
            .iter()
            .position(|set| Some(&set.name) == name.as_ref());
        if position.is_none() {
            self.unknown_condition(key, place, problems);
        }
        position
    }

    fn check_literals(
        &self,
        node: &Node,
        text: &str,
        expression: &Expression,
        problems: &mut Problems,
    ) -> bool {
        let before = problems.count();
        let mut checked: Vec<&Literal> = Vec::new();
        for literal in expression.literals() {
            if !checked.contains(&literal) {
                checked.push(literal);
                self.check_literal(node, text, literal, problems);
            }
        }
        problems.count() == before
    }

    fn check_literal(&self, node: &Node, text: &str, literal: &Literal, problems: &mut Problems) {
        let name = literal.set.as_str();
        let place = position(text, name).map_or_else(
            || node.place.clone(),
            |at| inside(&node.place, text, at, name.len()),
        );
        match self.conditions.iter().find(|set| set.name == literal.set) {
            None => self.unknown_condition(name, &place, problems),
            Some(set) => check_values(set, literal, &place, problems),
        }
    }

    fn unknown_condition(&self, name: &str, place: &Place, problems: &mut Problems) {
        let is_outcome = self
            .outcome
            .as_ref()
            .is_some_and(|set| set.name.as_str() == name);
        let message = if is_outcome {
            format!("{} is the outcome; a condition must stand here", word(name))
        } else {
            format!("{} is no condition of this study", word(name))
        };
        let names: Vec<&str> = self
            .conditions
            .iter()
            .map(|set| set.name.as_str())
            .collect();
        problems.add("unknown-set", place, message, Some(near_set(name, &names)));
    }
}

/// Where a set is named in an expression, not as a part of a longer name.
fn position(text: &str, name: &str) -> Option<usize> {
    let ends = |c: char| SetName::new(c.encode_utf8(&mut [0; 4])).is_err();
    let mut found = text.match_indices(name).map(|(at, _)| at);
    found.find(|&at| {
        text[..at].chars().next_back().is_none_or(ends)
            && text[at + name.len()..].chars().next().is_none_or(ends)
    })
}

/// A literal is one that names one set: `A`, `~A`, `A{1}`.
pub(super) fn is_literal(expression: &Expression) -> bool {
    match expression {
        Expression::Literal(_) => true,
        Expression::Not(inner) => matches!(**inner, Expression::Literal(_)),
        _ => false,
    }
}

/// Checks that a set can take the values written in braces, and that they are written where needed.
fn check_values(set: &KnownSet, literal: &Literal, place: &Place, problems: &mut Problems) {
    let Some(levels) = set.levels.count() else {
        return;
    };
    let most = levels - 1;
    match &literal.values {
        None if levels > 2 => problems.add(
            "needs-values",
            place,
            format!(
                "{} has the values 0 to {most}; say which",
                word(set.name.as_str())
            ),
            Some(format!("for example `{}{{1}}`", set.name)),
        ),
        None => {}
        Some(values) => {
            check_range(set.name.as_str(), values, levels, place, problems);
        }
    }
}

/// Checks that values lie below the number of levels.
pub(super) fn check_range(
    name: &str,
    values: &BTreeSet<u8>,
    levels: u8,
    place: &Place,
    problems: &mut Problems,
) -> bool {
    let Some(value) = values.iter().find(|&&value| value >= levels) else {
        return true;
    };
    let message = format!("{} has no value {value}", word(name));
    problems.add(
        "no-such-value",
        place,
        message,
        Some(format!("its values are 0 to {}", levels - 1)),
    );
    false
}

/// Which sets there are, and the one most like a wrong name.
fn near_set(wrong: &str, names: &[&str]) -> String {
    let known = match names.len() {
        0 => "the study declares no conditions".to_owned(),
        1..=LISTED => format!("the study has {}", listed(names)),
        more => format!(
            "the study has {} and {} more",
            listed(&names[..LISTED]),
            more - LISTED
        ),
    };
    match nearest(wrong, names) {
        Some(near) => format!("did you mean `{near}`? Otherwise: {known}"),
        None => known,
    }
}

/// What would make an expression right.
fn advice(kind: &ExpressionErrorKind) -> String {
    match kind {
        ExpressionErrorKind::NotClosed => "add the `)`",
        ExpressionErrorKind::NotValues => "for example `C{1}` or `C{1,2}`",
        ExpressionErrorKind::TooDeep => "write the expression out as a sum of products",
        ExpressionErrorKind::Name(NameError::Operator('.')) => "a set name holds no point",
        _ => "an expression joins sets: `A*~B + C` (`*` and, `+` or, `~` not)",
    }
    .to_owned()
}

/// The place of some bytes inside a scalar; the whole scalar where its text is written otherwise
/// in the file (on several lines, with escapes, through an alias).
fn inside(place: &Place, text: &str, at: usize, length: usize) -> Place {
    let written = &place.source.text[place.range.clone()];
    let quotes = match written.chars().next() {
        Some(quote @ ('"' | '\'')) => quote.len_utf8(),
        _ => 0,
    };
    let inner = written.get(quotes..written.len().saturating_sub(quotes));
    if inner != Some(text) {
        return place.clone();
    }
    let start = text.floor_char_boundary(at);
    let end = text.ceil_char_boundary((at + length).min(text.len()));
    let start = place.range.start + quotes + start;
    let end = (place.range.start + quotes + end).max(start);
    Place {
        range: start..end,
        ..place.clone()
    }
}
