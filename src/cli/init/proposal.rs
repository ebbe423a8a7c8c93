//! What a new study proposes: which column names the cases, which sets there are.

use std::collections::BTreeSet;

use super::column::Column;
use crate::calibrate::{mean, percentile};
use crate::load::Texts;
use crate::set::SetName;

/// How many conditions a new study declares; further ones stand there as comments.
const MOST_CONDITIONS: usize = 8;
/// How many columns with gaps are used where few are without.
const ENOUGH: usize = 2;

/// What a new study proposes.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    /// The position of the column that names the cases.
    pub(super) case: usize,
    /// Whether it tells them apart.
    pub(super) is_unique: bool,
    pub(super) outcome: Set,
    pub(super) conditions: Vec<Set>,
    /// Conditions that stand there as comments.
    pub(super) further: Vec<Set>,
    /// Whether a set in use has cells without a value.
    pub(super) has_gaps: bool,
    /// Texts that look as if they stood for a missing value.
    pub(super) markers: BTreeSet<String>,
}

/// A set of a new study.
#[derive(Clone, Debug)]
pub(super) struct Set {
    pub(super) name: String,
    /// The position of its column.
    pub(super) column: usize,
    pub(super) anchors: Placeholder,
    /// Why it stands there as a comment only.
    pub(super) reason: Option<&'static str>,
}

/// Anchors that are to be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placeholder {
    /// A column of 0 and 1.
    ZeroOrOne,
    /// Two values.
    TwoValues,
    /// Percentiles 5, 50 and 95, which differ.
    Percentiles,
    /// The smallest value, the mean and the largest, since percentiles coincide.
    MeanAndEnds,
}

impl Proposal {
    /// The proposal for a table; `None` when it has no two columns of numbers that differ.
    pub(super) fn of(texts: &Texts, columns: &[Column]) -> Option<Self> {
        let (case, is_unique) = case_column(columns);
        let usable = |at: &usize| {
            *at != case && columns[*at].distinct > 1 && columns[*at].numbers().is_some()
        };
        let usable: Vec<usize> = (0..texts.header.len()).filter(usable).collect();
        let complete = |at: &&usize| columns[**at].is_complete();
        let all_complete: Vec<usize> = usable.iter().filter(complete).copied().collect();
        let has_gaps = all_complete.len() < ENOUGH;
        // Marked cells are texts until the researcher says that they are not.
        let fillable = |at: &&usize| columns[**at].markers.is_empty();
        let in_use: Vec<usize> = if has_gaps {
            usable.iter().filter(fillable).copied().collect()
        } else {
            all_complete
        };
        let (&outcome, conditions) = in_use.split_last()?;
        if conditions.is_empty() {
            return None;
        }
        let mut names = BTreeSet::new();
        let mut set = |column: usize, reason| Set {
            name: set_name(&texts.header[column], column, &mut names),
            column,
            anchors: placeholder(columns[column].numbers().unwrap_or_default()),
            reason,
        };
        let outcome = set(outcome, None);
        let (first, rest) = conditions.split_at(conditions.len().min(MOST_CONDITIONS));
        let first: Vec<Set> = first.iter().map(|&at| set(at, None)).collect();
        let many = "few cases cannot tell many conditions apart: choose by theory";
        let mut further: Vec<Set> = rest.iter().map(|&at| set(at, Some(many))).collect();
        let gaps = usable.iter().filter(|at| !in_use.contains(at));
        further.extend(gaps.map(|&at| {
            let reason = if columns[at].markers.is_empty() {
                "it has empty cells"
            } else {
                "it has cells that are no numbers: see `missing_values`"
            };
            set(at, Some(reason))
        }));
        let markers = columns
            .iter()
            .flat_map(|column| column.markers.keys().cloned());
        Some(Self {
            case,
            is_unique,
            outcome,
            conditions: first,
            further,
            has_gaps,
            markers: markers.collect(),
        })
    }
}

/// The column that names the cases: the first of texts that are all different, else the first of
/// numbers that are; else the first.
pub(super) fn case_column(columns: &[Column]) -> (usize, bool) {
    let of_texts = |column: &Column| column.names_cases() && column.numbers().is_none();
    let is_whole = |number: &f64| number.fract() == 0.0;
    let of_whole_numbers = |column: &Column| {
        let numbers = column.numbers().unwrap_or_default();
        column.names_cases() && numbers.iter().all(is_whole)
    };
    let found = columns
        .iter()
        .position(of_texts)
        .or_else(|| columns.iter().position(of_whole_numbers))
        .or_else(|| columns.iter().position(Column::names_cases));
    (found.unwrap_or(0), found.is_some())
}

/// A name for the set of a column that no other set has: its letters and digits, and `_` between.
fn set_name(column: &str, position: usize, taken: &mut BTreeSet<String>) -> String {
    let kept = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            c
        } else {
            ' '
        }
    };
    let kept: String = column.chars().map(kept).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let joined = words.join("_");
    let plain = match SetName::new(&joined) {
        Ok(name) if !matches!(name.as_str(), "0" | "1" | "none") => name.as_str().to_owned(),
        _ => format!("SET_{}", position + 1),
    };
    let mut name = plain.clone();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{plain}_{number}");
        number += 1;
    }
    name
}

/// Anchors that the numbers can have; `numbers` from the lowest to the highest.
fn placeholder(numbers: &[f64]) -> Placeholder {
    let distinct = numbers
        .chunk_by(|one, other| one.total_cmp(other).is_eq())
        .count();
    let is_zero_or_one =
        |number: &f64| number.abs() < f64::EPSILON || (number - 1.0).abs() < f64::EPSILON;
    if distinct <= 2 {
        return if numbers.iter().all(is_zero_or_one) {
            Placeholder::ZeroOrOne
        } else {
            Placeholder::TwoValues
        };
    }
    let at = |percent| percentile(numbers, percent);
    let (low, middle, high) = (at(5.0), at(50.0), at(95.0));
    if low < middle && middle < high {
        Placeholder::Percentiles
    } else {
        Placeholder::MeanAndEnds
    }
}

/// What anchors are, in numbers, for a comment.
pub(super) fn in_numbers(numbers: &[f64], anchors: Placeholder) -> String {
    use super::column::shown;
    let at = |percent| percentile(numbers, percent).map_or_else(String::new, shown);
    let mean = || mean(numbers).map_or_else(String::new, shown);
    match anchors {
        Placeholder::ZeroOrOne => "the column holds 0 and 1".to_owned(),
        Placeholder::TwoValues => format!(
            "the column holds {} and {}; their mean is {}",
            at(0.0),
            at(100.0),
            mean()
        ),
        Placeholder::Percentiles => format!("today {}, {} and {}", at(5.0), at(50.0), at(95.0)),
        Placeholder::MeanAndEnds => format!("today {}, {} and {}", at(0.0), mean(), at(100.0)),
    }
}
