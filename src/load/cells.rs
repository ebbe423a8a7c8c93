//! The cells, read by the data-frame library.

use polars::error::{PolarsError, PolarsResult};
use polars::frame::DataFrame;
use polars::prelude::{Column, DataType, Schema};
use polars_io::csv::read::_csv_read_internal::read_chunk;
use polars_io::csv::read::CsvParseOptions;

use super::error::LoadErrorKind;

/// Some columns of rows of a data file.
pub(super) struct Cells {
    frame: DataFrame,
}

/// Rows of a data file that are known to be so many, of so many cells each.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    pub(super) rows: &'t str,
    pub(super) separator: u8,
    pub(super) height: usize,
    pub(super) width: usize,
}

impl Cells {
    /// Reads the columns at `texts` as they are written, since inference would turn the name `007`
    /// into 7, and those at `numbers` as numbers. What is no number there is missing.
    pub(super) fn read(
        text: Text<'_>,
        texts: &[usize],
        numbers: &[usize],
    ) -> Result<Self, LoadErrorKind> {
        let frame = frame(text, texts, numbers).map_err(|error| unreadable(&error))?;
        if frame.height() != text.height {
            return Err(LoadErrorKind::Unreadable {
                reason: format!(
                    "{} rows were found where {} stand",
                    frame.height(),
                    text.height
                ),
            });
        }
        Ok(Self { frame })
    }

    /// The columns at some positions of a table of texts.
    pub(super) fn of_texts(
        columns: &[Vec<String>],
        positions: &[usize],
    ) -> Result<Self, LoadErrorKind> {
        let column = |&position: &usize| {
            let texts: Vec<&str> = columns[position].iter().map(String::as_str).collect();
            Column::new(name(position).into(), texts)
        };
        let height = columns.first().map_or(0, Vec::len);
        let frame = DataFrame::new(height, positions.iter().map(column).collect());
        let frame = frame.map_err(|error| unreadable(&error))?;
        Ok(Self { frame })
    }

    /// The texts of a column in row order, without surrounding blanks; empty where there is none.
    pub(super) fn column(&self, position: usize) -> impl Iterator<Item = &str> {
        self.frame
            .column(&name(position))
            .and_then(|column| column.str())
            .expect("the column was read as text")
            .iter()
            .map(|cell| cell.unwrap_or_default().trim())
    }

    /// The numbers of a column in row order; `None` where one is missing.
    pub(super) fn numbers(&self, position: usize) -> Option<Vec<f64>> {
        let column = self.frame.column(&name(position));
        let column = column
            .and_then(|column| column.f64())
            .expect("the column was read as numbers");
        let numbers = column.downcast_iter().flat_map(|chunk| chunk.values_iter());
        (column.null_count() == 0).then(|| numbers.copied().collect())
    }
}

/// The reader of one piece that the library's readers of whole files share: these would count the rows
/// once more and cut them up for threads of their own.
fn frame(text: Text<'_>, texts: &[usize], numbers: &[usize]) -> PolarsResult<DataFrame> {
    let kind = |position: usize| {
        if numbers.contains(&position) {
            DataType::Float64
        } else {
            DataType::String
        }
    };
    let schema: Schema = (0..text.width)
        .map(|position| (name(position).into(), kind(position)))
        .collect();
    let mut positions = [texts, numbers].concat();
    positions.sort_unstable();
    let options = CsvParseOptions::default()
        .with_separator(text.separator)
        .with_quote_char(Some(b'"'));
    let bytes = text.rows.as_bytes();
    read_chunk(
        bytes,
        &options,
        &schema,
        true,
        &positions,
        0,
        text.height,
        None,
        usize::MAX,
        bytes.len(),
        Some(0),
    )
}

/// What a column is called inside the data frame: names of the file never meet the library's rules.
fn name(position: usize) -> String {
    position.to_string()
}

fn unreadable(error: &PolarsError) -> LoadErrorKind {
    let words = error.to_string();
    LoadErrorKind::Unreadable {
        reason: words.lines().next().unwrap_or_default().to_owned(),
    }
}
