use indexmap::IndexMap;
use serde::Serialize;

use crate::study::NewValue;

/// What was done to the rows of a source before they were cases; counts, and what the study declares.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Prepared {
    /// How many rows the source has.
    pub rows: usize,
    /// Columns by their names in the source, with their new names.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub renamed: IndexMap<String, String>,
    /// Columns whose values were replaced.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub recoded: IndexMap<String, RecodedColumn>,
    /// How rows were put together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregated: Option<AggregatedRows>,
    /// Which rows stayed.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filtered: Option<FilteredRows>,
    /// New columns by name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub derived: IndexMap<String, DerivedColumn>,
}

/// A column whose values were replaced.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RecodedColumn {
    /// The listed values.
    pub values: IndexMap<String, NewCells>,
    /// The values that are not listed, where the study says what becomes of them.
    #[serde(rename = "else", skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<NewCells>,
}

/// What became of some cells, and of how many.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewCells {
    /// The new value; `None`: they are missing, or stay as they are.
    pub becomes: Option<String>,
    /// Whether they stay as they are.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
    /// How many cells.
    pub cells: usize,
}

/// Rows that were put together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AggregatedRows {
    /// The column whose values tell the cases apart.
    pub by: String,
    /// Which rows were taken.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filtered: Option<FilteredRows>,
    /// How many rows were put together.
    pub rows: usize,
    /// How many cases they make.
    pub cases: usize,
    /// The columns of the cases, with what they are: `mean of gdp`.
    pub columns: IndexMap<String, String>,
}

/// Rows that stayed or went by a condition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FilteredRows {
    /// The condition in SQL.
    pub condition: String,
    /// How many rows went.
    pub removed: usize,
    /// For how many of them the condition is neither true nor false, since a value is missing.
    pub unknown: usize,
    /// The names of the rows that went, as far as they are listed; none of rows that are no cases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<String>,
}

/// A new column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DerivedColumn {
    /// How its values come about.
    pub rule: String,
    /// How many rows have no value in it.
    pub missing: usize,
}

impl Prepared {
    /// The same without the names of cases.
    #[must_use]
    pub fn without_names(mut self) -> Self {
        if let Some(filtered) = &mut self.filtered {
            filtered.cases.clear();
        }
        self
    }
}

impl NewCells {
    pub(super) fn none_yet(value: &NewValue) -> Self {
        Self {
            becomes: match value {
                NewValue::Text(text) => Some(text.clone()),
                NewValue::Missing => None,
            },
            kept: false,
            cells: 0,
        }
    }
}
