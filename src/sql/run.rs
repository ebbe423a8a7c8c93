//! Running an expression on the rows of a table.

use std::borrow::Cow;

use polars::frame::DataFrame;
use polars::lazy::dsl::{col, lit};
use polars::prelude::{
    Float64Chunked, IntoColumn, IntoLazy, NamedFrom, PolarsError, PolarsResult, Series,
    StringChunked,
};

use super::deep;
use super::kind::Kind;
use super::refusal::Refusal;
use super::typed::{Typed, numbers_of, texts_of};
use super::{Column, Parsed};

/// The rows on which expressions are run: the columns that an expression uses.
pub(crate) struct Rows {
    height: usize,
    decimal: char,
    names: Vec<(String, Column)>,
    columns: Vec<polars::prelude::Column>,
}

/// What an expression gives in each row; `None` where that is NULL.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Values {
    Numbers(Vec<Option<f64>>),
    Texts(Vec<Option<String>>),
    Truths(Vec<Option<bool>>),
}

impl Rows {
    /// So many rows; `decimal` stands before fractions in their texts.
    pub(crate) fn new(height: usize, decimal: char) -> Self {
        Self {
            height,
            decimal,
            names: Vec::new(),
            columns: vec![Series::new("rows".into(), vec![0.0; height]).into_column()],
        }
    }

    /// Adds a column under the name that an expression uses: its cells in Unicode NFC, as the texts of an
    /// expression are, `None` where a value is missing, and their numbers where every other cell is one.
    pub(crate) fn add<'t>(
        &mut self,
        name: &str,
        texts: impl Iterator<Item = Option<Cow<'t, str>>>,
        numbers: Option<Vec<Option<f64>>>,
    ) {
        let position = self.names.len();
        let kind = if numbers.is_some() {
            Kind::Number
        } else {
            Kind::Text
        };
        self.names
            .push((name.to_owned(), Column { position, kind }));
        let texts: StringChunked = texts.collect();
        let texts = texts.with_name(texts_of(position).into());
        self.columns.push(texts.into_column());
        if let Some(numbers) = numbers {
            let numbers: Float64Chunked = numbers.into_iter().collect();
            let numbers = numbers.with_name(numbers_of(position).into());
            self.columns.push(numbers.into_column());
        }
    }

    /// The values of an expression, and the rows in which it has no finite result.
    ///
    /// # Errors
    /// What the kinds of the columns, now that they are known, do not allow.
    pub(crate) fn run(&self, parsed: &Parsed) -> Result<(Values, Vec<usize>), Refusal> {
        let column = |name: &str| {
            let mut names = self.names.iter();
            let found = names.find(|(known, _)| known == name);
            found.map(|(_, column)| *column)
        };
        deep::with_stack(|| {
            let typed = parsed.typed(&column, self.decimal)?;
            self.collected(&typed)
                .map_err(|error| Refusal::of_parser(&error))
        })
    }

    fn collected(&self, typed: &Typed) -> PolarsResult<(Values, Vec<usize>)> {
        let frame = DataFrame::new(self.height, self.columns.clone())?;
        let bad = typed.bad.clone().unwrap_or_else(|| lit(false));
        // As written: no rule of the optimizer may compute another way.
        let found = frame
            .lazy()
            .with_columns([typed.value.clone().alias("value"), bad.alias("bad")])
            .without_optimizations()
            .select([col("value"), col("bad")])
            .collect()?;
        let bad = found.column("bad")?.bool()?.iter().enumerate();
        let bad = bad.filter(|(_, bad)| *bad == Some(true));
        let bad = bad.map(|(row, _)| row).collect();
        Ok((values(&found, typed.kind)?, bad))
    }
}

fn values(found: &DataFrame, kind: Kind) -> PolarsResult<Values> {
    let column = found.column("value")?;
    Ok(match kind {
        Kind::Number => Values::Numbers(column.f64()?.iter().collect()),
        Kind::Text => {
            let texts = column.str()?.iter();
            Values::Texts(texts.map(|text| text.map(str::to_owned)).collect())
        }
        Kind::Truth => Values::Truths(column.bool()?.iter().collect()),
        Kind::Null => Values::Texts(vec![None; found.height()]),
        Kind::Unknown => {
            return Err(PolarsError::ColumnNotFound(
                "a column that the expression names".into(),
            ));
        }
    })
}
