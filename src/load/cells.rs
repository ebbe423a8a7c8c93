//! The texts of the cells, read by the data-frame library.

use std::io::Cursor;
use std::sync::Arc;

use polars::error::{PolarsError, PolarsResult};
use polars::frame::DataFrame;
use polars::io::SerReader;
use polars::io::csv::read::CsvReadOptions;
use polars::prelude::{DataType, Schema};

use super::error::LoadErrorKind;

/// The texts of some columns of a data file.
pub(super) struct Cells {
    frame: DataFrame,
}

impl Cells {
    /// Reads the columns at `positions` from rows that are known to be `height` rows of `width`
    /// cells each, every cell as text: inference would turn the name `007` into 7.
    pub(super) fn read(
        rows: &str,
        separator: u8,
        (height, width): (usize, usize),
        positions: &[usize],
    ) -> Result<Self, LoadErrorKind> {
        let frame = frame(rows, separator, width, positions).map_err(|error| unreadable(&error))?;
        if frame.height() != height {
            return Err(LoadErrorKind::Unreadable {
                reason: format!("{} rows were found where {height} stand", frame.height()),
            });
        }
        Ok(Self { frame })
    }

    /// The texts of a column in row order, without surrounding blanks; empty where there is none.
    pub(super) fn column(&self, position: usize) -> impl Iterator<Item = &str> {
        self.frame
            .column(&name(position))
            .and_then(|column| column.str())
            .expect("every column in use was read as text")
            .iter()
            .map(|cell| cell.unwrap_or_default().trim())
    }
}

fn frame(rows: &str, separator: u8, width: usize, positions: &[usize]) -> PolarsResult<DataFrame> {
    let schema: Schema = (0..width)
        .map(|position| (name(position).into(), DataType::String))
        .collect();
    CsvReadOptions::default()
        .with_has_header(false)
        .with_schema(Some(Arc::new(schema)))
        .with_infer_schema_length(Some(0))
        .with_columns(Some(positions.iter().map(|&at| name(at).into()).collect()))
        .map_parse_options(|options| {
            options
                .with_separator(separator)
                .with_quote_char(Some(b'"'))
        })
        .into_reader_with_file_handle(Cursor::new(rows.as_bytes()))
        .finish()
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
