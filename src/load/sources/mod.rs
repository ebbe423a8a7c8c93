//! Sources that are no delimited text, each read as a [`Grid`].

mod guarded;
mod json;
mod parquet;
#[cfg(feature = "postgres")]
mod postgres;
mod problem;
mod sheet;
mod spanned;
mod sqlite;
#[cfg(feature = "stata")]
mod stata;
mod text;
mod workbook;

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::batches::{check_pin, unreadable};
use super::error::{LoadError, LoadErrorKind};
use super::grid::Grid;
use super::locate;
use crate::study::{SourceFormat, Study, hexadecimal, sha256};

pub use problem::SourceProblem;

/// Reads a source that is no delimited text, and its SHA-256: of the file's bytes, or, where there is
/// no file, of the rows as [`canonical`] text.
///
/// # Errors
/// What keeps the source from being read, alone.
pub(super) fn read(
    study: &Study,
    data_dir: Option<&Path>,
) -> Result<(Grid, String), Vec<LoadError>> {
    let alone = |kind: LoadErrorKind| vec![kind.of_file(study)];
    if let SourceFormat::Postgres { variable, query } = &study.data.format {
        let grid =
            from_server(variable, &query.value).map_err(|kind| vec![of_query(kind, study)])?;
        let sha256 = rows_sha256(&grid);
        return Ok((grid, sha256));
    }
    let path = locate::locate(study, data_dir).map_err(alone)?;
    if !path.is_file() {
        return Err(alone(LoadErrorKind::Unreadable {
            reason: "it is not a file".to_owned(),
        }));
    }
    let bytes = fs::read(&path).map_err(|reason| alone(unreadable(&reason)))?;
    let sha256 = sha256(&bytes);
    check_pin(study, &sha256)?;
    if bytes.is_empty() {
        return Err(alone(LoadErrorKind::EmptyData));
    }
    let read = guarded::read(|| from_file(study, &path, bytes));
    let broken_off = SourceProblem::Damaged {
        format: "what its ending says",
        reason: "its parts do not fit together".to_owned(),
    };
    let grid = read.unwrap_or_else(|| Err(broken_off.into()));
    Ok((grid.map_err(|kind| vec![of_query(kind, study)])?, sha256))
}

fn from_file(study: &Study, path: &Path, bytes: Vec<u8>) -> Result<Grid, LoadErrorKind> {
    match &study.data.format {
        SourceFormat::Workbook(plan) => {
            let missing = &study.data.missing_values;
            workbook::read(&study.data.source.value, bytes, plan, missing)
        }
        SourceFormat::Parquet => parquet::read(bytes),
        SourceFormat::Json => json::read_array(&bytes),
        SourceFormat::JsonLines => json::read_lines(&bytes),
        #[cfg(feature = "stata")]
        SourceFormat::Stata {
            encoding,
            value_labels,
        } => stata::read(&bytes, *encoding, value_labels),
        #[cfg(not(feature = "stata"))]
        SourceFormat::Stata { .. } => Err(not_built(".dta")),
        SourceFormat::Sqlite { query } => {
            drop(bytes);
            sqlite::read(path, &query.value)
        }
        SourceFormat::Delimited { .. } | SourceFormat::Postgres { .. } => {
            unreachable!("these are not read as files of tables")
        }
    }
}

#[cfg(feature = "postgres")]
fn from_server(variable: &str, query: &str) -> Result<Grid, LoadErrorKind> {
    postgres::read(variable, query)
}

#[cfg(not(feature = "postgres"))]
fn from_server(_: &str, _: &str) -> Result<Grid, LoadErrorKind> {
    Err(not_built("PostgreSQL"))
}

#[cfg(not(all(feature = "stata", feature = "postgres")))]
fn not_built(format: &str) -> LoadErrorKind {
    LoadErrorKind::FormatNotSupported {
        extension: format.to_owned(),
    }
}

/// The error at the query, where it is the query's, else at the source.
pub(super) fn of_query(kind: LoadErrorKind, study: &Study) -> LoadError {
    let of_query = matches!(
        &kind,
        LoadErrorKind::Source(
            SourceProblem::QueryFailed { .. }
                | SourceProblem::NoQuery { .. }
                | SourceProblem::NoRows
                | SourceProblem::ColumnKind { .. }
        )
    );
    match study.data.format.query().filter(|_| of_query) {
        Some(query) => LoadError::at(&study.data.source, &query.place, kind),
        None => kind.of_file(study),
    }
}

/// The SHA-256 of the rows of a query: of the header and the rows as UTF-8 text, cells separated by
/// commas, rows ended by a line feed, and a cell in quotation marks, those inside doubled, where it
/// holds a comma, a quotation mark or the end of a line.
fn rows_sha256(grid: &Grid) -> String {
    let mut hash = Sha256::new();
    let mut add = |cells: Vec<&str>| {
        let cells: Vec<String> = cells.into_iter().map(quoted).collect();
        hash.update(cells.join(","));
        hash.update("\n");
    };
    add(grid.header.iter().map(String::as_str).collect());
    for row in 0..grid.lines.len() {
        add(grid
            .columns
            .iter()
            .map(|column| column[row].as_str())
            .collect());
    }
    hexadecimal(&hash.finalize())
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf 'city,note\nA,"a ""b"", c"\nB,\n' | sha256sum`
    #[test]
    fn the_hash_of_rows_is_that_of_their_csv() {
        let texts = |texts: [&str; 2]| texts.map(str::to_owned).to_vec();
        let grid = Grid {
            header: texts(["city", "note"]),
            columns: vec![texts(["A", "B"]), texts(["a \"b\", c", ""])],
            lines: vec![1, 2],
        };
        let expected = "f6c063f9a93ecf18e7f8bf96d120a20a1463882e86eebf95ad0aff56d9bb4972";
        assert_eq!(rows_sha256(&grid), expected);
    }
}
