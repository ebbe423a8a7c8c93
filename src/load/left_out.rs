//! Cases that a variant of a study leaves out.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::column_uses::ColumnUse;
use super::listed::Quoted;
use super::raw_table::{NamedColumn, RawColumn, RawTable};
use crate::study::{MissingPolicy, Place, Placed, Problem, SeenIn, Study, nearest};

/// Why cases cannot be left out.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{}: {kind}", Quoted(.file))]
pub struct LeftOutError {
    /// The data file as the study declares it.
    pub file: String,
    /// The declaration that it concerns.
    pub place: Place,
    /// What is wrong.
    pub kind: LeftOutErrorKind,
}

/// What is wrong with cases to be left out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LeftOutErrorKind {
    /// The data have no case of this name.
    #[error("there is no case {}", Quoted(.case))]
    NoSuchCase {
        /// The declared name.
        case: String,
        /// The name that was probably meant.
        nearest: Option<String>,
    },
    /// No case is left.
    #[error("no case is left: all {cases} are left out")]
    NoCasesLeft {
        /// How many there were.
        cases: usize,
    },
}

impl RawTable {
    /// The table without the cases of these names. A case that lacked a value and was dropped may be
    /// named too.
    ///
    /// # Errors
    /// One for every name that no case has, or one alone when no case is left.
    pub fn without(&self, names: &[Placed<String>]) -> Result<Self, Vec<LeftOutError>> {
        let error = |place: &Place, kind| LeftOutError {
            file: self.file.clone(),
            place: place.clone(),
            kind,
        };
        let mut positions: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        positions.extend(self.dropped.iter().map(|case| (case.case(), None)));
        let kept = self.cases.iter().enumerate();
        positions.extend(kept.map(|(at, case)| (case, Some(at))));
        let mut left_out = BTreeSet::new();
        let mut errors = Vec::new();
        for name in names {
            let case: String = name.value.trim().nfc().collect();
            if let Some(position) = positions.get(case.as_str()) {
                left_out.extend(*position);
            } else {
                let nearest = nearest(&case, self.cases.iter()).map(str::to_owned);
                let kind = LeftOutErrorKind::NoSuchCase { case, nearest };
                errors.push(error(&name.place, kind));
            }
        }
        if let Some(first) = names.first()
            && errors.is_empty()
            && left_out.len() == self.cases.len()
        {
            let cases = self.cases.len();
            errors.push(error(&first.place, LeftOutErrorKind::NoCasesLeft { cases }));
        }
        if errors.is_empty() {
            Ok(self.keeping(|case| !left_out.contains(&case)))
        } else {
            Err(errors)
        }
    }

    fn keeping(&self, keeps: impl Fn(usize) -> bool) -> Self {
        let stays: Vec<bool> = (0..self.cases.len()).map(keeps).collect();
        let columns = self.columns.iter().map(|column| NamedColumn {
            name: column.name.clone(),
            values: match &column.values {
                RawColumn::Numbers(numbers) => RawColumn::numbers(kept(numbers, &stays)),
                RawColumn::Text(texts) => RawColumn::Text(kept(texts, &stays)),
            },
        });
        let lines: Vec<usize> = self.lines.iter().collect();
        Self {
            cases: self.cases.keeping(&stays),
            lines: kept(&lines, &stays).into_iter().collect(),
            columns: columns.collect(),
            file: self.file.clone(),
            sha256: self.sha256.clone(),
            rows_read: self.rows_read,
            columns_read: self.columns_read.clone(),
            dropped: self.dropped.clone(),
            prepared: self.prepared.clone(),
        }
    }
}

fn kept<T: Clone>(values: &[T], stays: &[bool]) -> Vec<T> {
    let pairs = values.iter().zip(stays);
    pairs
        .filter(|(_, stays)| **stays)
        .map(|(value, _)| value.clone())
        .collect()
}

/// Whether what was read for one study is all that reading for another would give: the same rules,
/// no further column, and no case that left for want of a value in a column that the other does not
/// use.
#[must_use]
pub fn serves(read_for: &Study, other: &Study) -> bool {
    let (read, wanted) = (ColumnUse::all_of(read_for), ColumnUse::all_of(other));
    let drops = read_for.data.missing == MissingPolicy::DropCase;
    read_for.data == other.data && wanted.is_subset(&read) && (!drops || read.is_subset(&wanted))
}

impl From<LeftOutError> for Problem {
    fn from(error: LeftOutError) -> Self {
        let (code, help) = match &error.kind {
            LeftOutErrorKind::NoSuchCase { nearest, .. } => (
                "no-such-case",
                match nearest {
                    Some(name) => format!("did you mean {}?", Quoted(name)),
                    None => "cases are named as in the column declared as data.case".to_owned(),
                },
            ),
            LeftOutErrorKind::NoCasesLeft { .. } => {
                ("no-cases-left", "leave out fewer cases".to_owned())
            }
        };
        Self {
            code,
            message: error.to_string(),
            help: Some(help),
            place: Some(error.place),
            seen_in: SeenIn::Data,
        }
    }
}
