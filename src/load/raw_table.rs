use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::case_lines::CaseLines;
use super::names::Names;

/// The cases of a study and their raw values: what stage 1 hands to calibration.
///
/// Cases stand in the order of the data file. Cases that lacked a value and were to be dropped are
/// listed apart; every other case has a value in every column in use.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RawTable {
    pub(super) file: String,
    pub(super) sha256: String,
    pub(super) rows_read: usize,
    pub(super) columns_read: Vec<String>,
    pub(super) cases: Names,
    pub(super) lines: CaseLines,
    pub(super) dropped: Vec<DroppedCase>,
    pub(super) columns: Vec<NamedColumn>,
}

/// The raw values of the cases in one column, in case order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum RawColumn {
    /// Finite numbers in the column's unit; clones share them.
    #[serde(serialize_with = "one_by_one")]
    Numbers(Arc<Vec<f64>>),
    /// Texts without surrounding blanks, never empty.
    Text(Vec<String>),
}

/// A case that left the study because it lacks a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DroppedCase {
    pub(super) case: String,
    pub(super) line: usize,
    pub(super) columns: Vec<String>,
}

/// A column in use. One that is used both ways is held twice, as numbers and as texts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct NamedColumn {
    pub(super) name: String,
    pub(super) values: RawColumn,
}

impl RawTable {
    /// The source as the study declares it: the data file, relative to the study's folder, or `env:` and
    /// the environment variable with a server's address.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The SHA-256 of the file's bytes, or of the rows as CSV where a server gave them: 64 lower-case
    /// hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// How many cases the file holds, dropped ones included.
    #[must_use]
    pub fn rows_read(&self) -> usize {
        self.rows_read
    }

    /// The names of all columns of the file, in the order of its header.
    #[must_use]
    pub fn columns_read(&self) -> &[String] {
        &self.columns_read
    }

    /// The names of the cases that are kept, in the order of the file.
    #[must_use]
    pub fn cases(&self) -> &Names {
        &self.cases
    }

    /// The cases that left because they lack a value, in the order of the file.
    #[must_use]
    pub fn dropped(&self) -> &[DroppedCase] {
        &self.dropped
    }

    /// The line of the file in which a case begins, from 1; `None` when there is no such case.
    ///
    /// `case` is a position in [`Self::cases`].
    #[must_use]
    pub fn line_of(&self, case: usize) -> Option<usize> {
        self.lines.get(case)
    }

    /// The raw values of a column in use; as numbers when it is used both as numbers and as texts.
    ///
    /// `None` when no set of the study uses the column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&RawColumn> {
        self.numeric(name).or_else(|| self.textual(name))
    }

    /// The numbers of a column that a set uses as numbers, shared.
    pub(crate) fn shared_numbers(&self, name: &str) -> Option<Arc<Vec<f64>>> {
        match self.numeric(name)? {
            RawColumn::Numbers(numbers) => Some(Arc::clone(numbers)),
            RawColumn::Text(_) => None,
        }
    }

    /// The numbers of a column that a set uses as numbers, in case order.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Option<&[f64]> {
        match self.numeric(name)? {
            RawColumn::Numbers(numbers) => Some(numbers),
            RawColumn::Text(_) => None,
        }
    }

    /// The texts of a column that a set uses as texts, in case order.
    #[must_use]
    pub fn texts(&self, name: &str) -> Option<&[String]> {
        match self.textual(name)? {
            RawColumn::Text(texts) => Some(texts),
            RawColumn::Numbers(_) => None,
        }
    }

    /// A column that a set uses as numbers.
    pub(crate) fn numeric(&self, name: &str) -> Option<&RawColumn> {
        self.values(name, |values| matches!(values, RawColumn::Numbers(_)))
    }

    /// A column that a set uses as texts.
    pub(crate) fn textual(&self, name: &str) -> Option<&RawColumn> {
        self.values(name, |values| matches!(values, RawColumn::Text(_)))
    }

    /// Lets go of the numbers of a column.
    pub(crate) fn release(&mut self, name: &str) {
        let is_text = |values: &RawColumn| matches!(values, RawColumn::Text(_));
        let columns = &mut self.columns;
        columns.retain(|column| column.name != name || is_text(&column.values));
    }

    fn values(&self, name: &str, wanted: impl Fn(&RawColumn) -> bool) -> Option<&RawColumn> {
        self.columns
            .iter()
            .find(|column| column.name == name && wanted(&column.values))
            .map(|column| &column.values)
    }
}

impl RawColumn {
    /// A column of finite numbers.
    #[must_use]
    pub fn numbers(numbers: Vec<f64>) -> Self {
        Self::Numbers(Arc::new(numbers))
    }

    /// How many cases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Text(texts) => texts.len(),
        }
    }

    /// Whether there are no cases.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl DroppedCase {
    /// The name of the case.
    #[must_use]
    pub fn case(&self) -> &str {
        &self.case
    }

    /// The line of the data file in which the case begins, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The columns in use in which the case lacks a value, in the order of the file.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }
}

fn one_by_one<S: Serializer>(numbers: &Arc<Vec<f64>>, serializer: S) -> Result<S::Ok, S::Error> {
    numbers.as_slice().serialize(serializer)
}
