//! Sets and expressions as the R package QCA writes them.

use std::collections::BTreeSet;

use crate::calibrate::{Calibration, SetResult};
use crate::minimize::Implicant;
use crate::set::{Expression, Literal, PropertySpace, SetName};

/// Names of sets that R takes everywhere: their own where they are made of letters and digits, else
/// `S1`, `S2` and so on.
pub(super) struct RNames {
    names: Vec<(SetName, String)>,
    /// The values of each condition, from 0.
    levels: Vec<u8>,
}

/// Words that R has for itself.
const RESERVED: [&str; 15] = [
    "if", "else", "repeat", "while", "function", "for", "in", "next", "break", "TRUE", "FALSE",
    "NULL", "Inf", "NaN", "NA",
];

/// Columns that the script has for itself.
const OWN: [&str; 1] = ["case"];

impl RNames {
    pub(super) fn of(calibration: &Calibration) -> Self {
        let sets: Vec<&SetResult> = std::iter::once(calibration.outcome())
            .chain(calibration.conditions())
            .collect();
        let mut taken = BTreeSet::new();
        let mut names = Vec::new();
        for (at, set) in sets.iter().enumerate() {
            let own = set.name().as_str();
            let keeps = is_plain(own) && taken.insert(own.to_lowercase());
            let name = if keeps {
                own.to_owned()
            } else {
                free_name(at + 1, &sets, &mut taken)
            };
            names.push((set.name().clone(), name));
        }
        let conditions = calibration.conditions().iter();
        Self {
            names,
            levels: conditions.map(|set| set.set().levels()).collect(),
        }
    }

    /// Every set with its name in R, the outcome first.
    pub(super) fn all(&self) -> &[(SetName, String)] {
        &self.names
    }

    /// The conditions in R.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &str> {
        self.names[1..].iter().map(|(_, name)| name.as_str())
    }

    /// A set in R.
    pub(super) fn name<'n>(&'n self, set: &'n SetName) -> &'n str {
        let mut names = self.names.iter();
        let found = names.find(|(known, _)| known == set);
        found.map_or(set.as_str(), |(_, name)| name.as_str())
    }

    /// The outcome in R, or its negation.
    pub(super) fn outcome(&self, negated: bool) -> String {
        let sign = if negated { "~" } else { "" };
        format!("{sign}{}", self.names[0].1)
    }

    /// Whether a condition has more than two values: R then writes every literal with its value.
    fn multi_value(&self) -> bool {
        self.levels.iter().any(|&levels| levels > 2)
    }

    /// The values of a condition, from 0.
    pub(super) fn levels(&self, set: &SetName) -> u8 {
        let position = self.names[1..].iter().position(|(known, _)| known == set);
        position.map_or(2, |position| self.levels[position])
    }

    /// A term of a solution.
    pub(super) fn term(&self, term: &Implicant, space: &PropertySpace) -> String {
        let literals = term.literals().map(|(condition, value)| {
            let name = self.name(&space.names()[condition]);
            self.literal(name, value)
        });
        literals.collect::<Vec<_>>().join("*")
    }

    fn literal(&self, name: &str, value: u8) -> String {
        match (self.multi_value(), value) {
            (true, value) => format!("{name}[{value}]"),
            (false, 0) => format!("~{name}"),
            (false, _) => name.to_owned(),
        }
    }

    /// A union of intersections of sets; `None` for what R has no call for here.
    pub(super) fn expression(&self, expression: &Expression) -> Option<String> {
        match expression {
            Expression::Or(parts) => {
                let parts: Option<Vec<String>> = parts.iter().map(|p| self.expression(p)).collect();
                Some(parts?.join(" + "))
            }
            Expression::And(parts) => {
                let parts: Option<Vec<String>> = parts.iter().map(|p| self.expression(p)).collect();
                let parts = parts?;
                let simple = parts.iter().all(|part| !part.contains('+'));
                simple.then(|| parts.join("*"))
            }
            Expression::Literal(literal) => Some(self.values(literal, Sign::Present)),
            Expression::Not(inner) => match &**inner {
                Expression::Literal(literal) => Some(self.values(literal, Sign::Absent)),
                _ => None,
            },
            Expression::Constant(_) => None,
        }
    }

    fn values(&self, literal: &Literal, sign: Sign) -> String {
        let name = self.name(&literal.set);
        let present = literal
            .values
            .clone()
            .unwrap_or_else(|| BTreeSet::from([1]));
        let values: Vec<u8> = match sign {
            Sign::Present => present.into_iter().collect(),
            Sign::Absent => (0..self.levels(&literal.set))
                .filter(|value| !present.contains(value))
                .collect(),
        };
        let each: Vec<String> = values
            .iter()
            .map(|&value| self.literal(name, value))
            .collect();
        each.join(" + ")
    }
}

/// Whether a literal stands as it is or behind `~`.
#[derive(Clone, Copy)]
enum Sign {
    Present,
    Absent,
}

/// Letters and digits of English, a letter first.
fn is_plain(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.chars().all(|sign| sign.is_ascii_alphanumeric())
        && !RESERVED.contains(&name)
        && !OWN.contains(&name.to_lowercase().as_str())
}

fn free_name(from: usize, sets: &[&SetResult], taken: &mut BTreeSet<String>) -> String {
    let own = |name: &String| {
        let mut sets = sets.iter();
        sets.any(|set| set.name().as_str().eq_ignore_ascii_case(name))
    };
    let numbered = (from..).map(|number| format!("S{number}"));
    let mut free = numbered.filter(|name| !own(name) && !taken.contains(&name.to_lowercase()));
    let name = free.next().expect("some number is free");
    taken.insert(name.to_lowercase());
    name
}
