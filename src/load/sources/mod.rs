//! Sources that are no delimited text, each read as a [`Grid`].

mod guarded;
mod header_row;
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
mod steady;
mod text;
mod used_cells;
mod workbook;

use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::batches::{check_pin, unreadable};
use super::error::{LoadError, LoadErrorKind};
use super::grid::Grid;
use super::locate;
use crate::study::{DataPlan, Placed, SourceFormat, Study, hexadecimal, sha256};

pub use problem::SourceProblem;
pub(crate) use sqlite::QueriedTable;
pub(crate) use workbook::FoundTable;

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
        let grid = from_server(variable, query).map_err(|kind| vec![of_query(kind, study)])?;
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
    let grid = from_bytes(&study.data, &path, bytes);
    Ok((grid.map_err(|kind| vec![of_query(kind, study)])?, sha256))
}

/// The table of a source for which there is no study yet.
///
/// # Errors
/// What keeps the source from being read.
pub(super) fn read_whole(data: &DataPlan, path: &Path) -> Result<Grid, LoadErrorKind> {
    if let SourceFormat::Postgres { variable, query } = &data.format {
        return from_server(variable, query);
    }
    from_bytes(data, path, bytes_of(path)?)
}

/// Where in a workbook a table stands, as far as the declaration leaves it open; for every other source,
/// nothing is found.
///
/// # Errors
/// What keeps the workbook from being read; several sheets of which none, or several, hold a table.
pub(super) fn find_table(data: &DataPlan, path: &Path) -> Result<FoundTable, LoadErrorKind> {
    let SourceFormat::Workbook(plan) = &data.format else {
        return Ok(FoundTable::default());
    };
    let bytes = bytes_of(path)?;
    unbroken(bytes, |bytes| {
        Ok(workbook::find(&data.source.value, bytes, plan)?)
    })
}

/// The tables of a SQLite file, each with a query for all of its rows.
///
/// # Errors
/// What keeps the file from being read.
pub(super) fn tables(path: &Path) -> Result<Vec<QueriedTable>, LoadErrorKind> {
    unbroken(bytes_of(path)?, |_| sqlite::tables(path))
}

/// What a file says of a column beside its name and its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ColumnLabels {
    /// What the column is; empty where the file does not say it.
    pub(crate) column: String,
    /// What some numbers stand for.
    pub(crate) values: Vec<(String, String)>,
}

/// The labels of the columns in a Stata file, in their order; none of any other source.
///
/// # Errors
/// What keeps the file from being read.
pub(super) fn labels(data: &DataPlan, path: &Path) -> Result<Vec<ColumnLabels>, LoadErrorKind> {
    match &data.format {
        #[cfg(feature = "stata")]
        SourceFormat::Stata { encoding, .. } => {
            unbroken(bytes_of(path)?, |bytes| stata::labels(&bytes, *encoding))
        }
        _ => Ok(Vec::new()),
    }
}

/// The bytes of a file that no study names.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, LoadErrorKind> {
    fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => LoadErrorKind::Absent { nearest: None },
        _ => unreadable(&error),
    })
}

/// What a reader makes of the bytes of a file; a reader that breaks off says that the file is damaged.
fn unbroken<T>(
    bytes: Vec<u8>,
    reader: impl FnOnce(Vec<u8>) -> Result<T, LoadErrorKind>,
) -> Result<T, LoadErrorKind> {
    if bytes.is_empty() {
        return Err(LoadErrorKind::EmptyData);
    }
    let broken_off = SourceProblem::Damaged {
        format: "what its ending says",
        reason: "its parts do not fit together".to_owned(),
    };
    guarded::read(|| reader(bytes)).unwrap_or_else(|| Err(broken_off.into()))
}

fn from_bytes(data: &DataPlan, path: &Path, bytes: Vec<u8>) -> Result<Grid, LoadErrorKind> {
    unbroken(bytes, |bytes| from_file(data, path, bytes))
}

fn from_file(data: &DataPlan, path: &Path, bytes: Vec<u8>) -> Result<Grid, LoadErrorKind> {
    match &data.format {
        SourceFormat::Workbook(plan) => {
            workbook::read(&data.source.value, bytes, plan, &data.missing_values)
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
fn from_server(variable: &str, query: &Placed<String>) -> Result<Grid, LoadErrorKind> {
    postgres::read(variable, &query.value)
}

#[cfg(not(feature = "postgres"))]
fn from_server(_: &str, _: &Placed<String>) -> Result<Grid, LoadErrorKind> {
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
                | SourceProblem::NotSteady { .. }
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
