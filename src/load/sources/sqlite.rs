//! The rows of a query to a SQLite file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Params, Row, Statement};

use super::{SourceProblem, steady, text};
use crate::load::error::LoadErrorKind;
use crate::load::grid::Grid;
use crate::load::listed::Quoted;

/// What every file of version 3 begins with.
const MARK: &[u8] = b"SQLite format 3\0";

/// A table or view of a database, and a query for all of its rows in an order that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QueriedTable {
    pub(crate) name: String,
    pub(crate) query: String,
}

/// Reads the rows of a query.
pub(super) fn read(path: &Path, query: &str) -> Result<Grid, LoadErrorKind> {
    let connection = open(path)?;
    let mut statement = connection.prepare(query).map_err(|error| failed(&error))?;
    if statement.column_count() == 0 || !statement.readonly() {
        let reason = "it is a statement that changes the database".to_owned();
        return Err(SourceProblem::NoQuery { reason }.into());
    }
    steady::check(query, &[])?;
    rows(&mut statement)
}

/// The tables and views of a file, by name.
pub(super) fn tables(path: &Path) -> Result<Vec<QueriedTable>, LoadErrorKind> {
    const TABLES: &str = "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') \
                          AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    let connection = open(path)?;
    let named = texts(&connection, TABLES, []).map_err(|error| damaged(&error))?;
    let mut tables = Vec::new();
    for [name, kind] in named {
        let query = whole(&connection, &name, &kind).map_err(|error| damaged(&error))?;
        tables.push(QueriedTable { name, query });
    }
    Ok(tables)
}

/// The query for all rows: in the order of the primary key, else of the row id; those of a view, which
/// has neither, in the order of its first column.
fn whole(connection: &Connection, name: &str, kind: &str) -> rusqlite::Result<String> {
    const KEY: &str = "SELECT name, '' FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk";
    let key = texts(connection, KEY, [name])?;
    let key: Vec<String> = key.iter().map(|[column, _]| identifier(column)).collect();
    let order = match kind {
        _ if !key.is_empty() => key.join(", "),
        "view" => "1".to_owned(),
        _ => "rowid".to_owned(),
    };
    Ok(format!(
        "SELECT * FROM {} ORDER BY {order}",
        identifier(name)
    ))
}

fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The two columns of a query as texts.
fn texts(
    connection: &Connection,
    query: &str,
    parameters: impl Params,
) -> rusqlite::Result<Vec<[String; 2]>> {
    let mut statement = connection.prepare(query)?;
    let row = |row: &Row<'_>| Ok([row.get(0)?, row.get(1)?]);
    statement.query_map(parameters, row)?.collect()
}

/// Opens a file so that nothing is written, beside it neither.
fn open(path: &Path) -> Result<Connection, LoadErrorKind> {
    check(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // An address of a file is one from the root.
    let path = std::path::absolute(path).map_err(|error| super::unreadable(&error))?;
    let connection =
        Connection::open_with_flags(uri(&path), flags).map_err(|error| damaged(&error))?;
    // A file that is no sound database is told apart from a query that fails.
    let tables = "SELECT count(*) FROM sqlite_master";
    let sound = connection.query_row(tables, [], |_| Ok(()));
    sound.map_err(|error| damaged(&error))?;
    Ok(connection)
}

/// Refuses what is no database of this kind, and changes that wait beside the file.
fn check(path: &Path) -> Result<(), LoadErrorKind> {
    use std::io::Read;
    let mut mark = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| super::unreadable(&error))?;
    let read = file.take(MARK.len() as u64).read_to_end(&mut mark);
    read.map_err(|error| super::unreadable(&error))?;
    if mark != MARK {
        return Err(SourceProblem::Damaged {
            format: "SQLite",
            reason: "it does not begin with `SQLite format 3`: it is another file, or encrypted"
                .to_owned(),
        }
        .into());
    }
    for ending in ["-wal", "-journal"] {
        let beside = beside(path, ending);
        if beside.metadata().is_ok_and(|file| file.len() > 0) {
            let name = beside.file_name().unwrap_or_default();
            let beside = name.to_string_lossy().into_owned();
            return Err(SourceProblem::InUse { beside }.into());
        }
    }
    Ok(())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

/// The path as SQLite takes it with the word that the file does not change meanwhile: then it makes
/// no files beside it.
fn uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let escaped = path
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    let rooted = if escaped.starts_with('/') { "" } else { "/" };
    format!("file://{rooted}{escaped}?mode=ro&immutable=1")
}

fn rows(statement: &mut Statement<'_>) -> Result<Grid, LoadErrorKind> {
    let names = statement.column_names();
    let header: Vec<String> = names.map(str::to_owned).collect();
    let mut grid = Grid {
        columns: vec![Vec::new(); header.len()],
        header,
        lines: Vec::new(),
    };
    let mut rows = statement.query([]).map_err(|error| failed(&error))?;
    while let Some(row) = rows.next().map_err(|error| failed(&error))? {
        for (position, column) in grid.columns.iter_mut().enumerate() {
            column.push(cell(row, position, &grid.header[position])?);
        }
        grid.lines.push(grid.lines.len() + 1);
    }
    Ok(grid)
}

fn cell(row: &Row<'_>, position: usize, name: &str) -> Result<String, LoadErrorKind> {
    let holds = |kind: &str| SourceProblem::ColumnKind {
        columns: format!("column {}", Quoted(name)),
        kind: kind.to_owned(),
    };
    match row.get_ref(position).map_err(|error| failed(&error))? {
        ValueRef::Null => Ok(String::new()),
        ValueRef::Integer(number) => Ok(number.to_string()),
        ValueRef::Real(number) => Ok(text::number(number)),
        ValueRef::Text(bytes) => match str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => Err(holds("texts that are not UTF-8").into()),
        },
        ValueRef::Blob(_) => Err(holds("bytes").into()),
    }
}

fn damaged(error: &rusqlite::Error) -> SourceProblem {
    SourceProblem::Damaged {
        format: "SQLite",
        reason: words(error),
    }
}

fn failed(error: &rusqlite::Error) -> SourceProblem {
    if let rusqlite::Error::MultipleStatement = error {
        let reason = "it is several statements".to_owned();
        return SourceProblem::NoQuery { reason };
    }
    SourceProblem::QueryFailed {
        reason: words(error),
        hint: None,
    }
}

/// What SQLite says, without the query, which stands in the study file.
fn words(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rows_of_a_table_come_in_an_order_that_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.db");
        let made = Connection::open(&path).unwrap();
        made.execute_batch(
            "CREATE TABLE keyed (a, b, c, PRIMARY KEY (c, a)) WITHOUT ROWID; CREATE TABLE \"no \"\"key\" (a);
             CREATE VIEW seen AS SELECT a FROM keyed; CREATE INDEX found ON keyed (b);",
        )
        .unwrap();
        drop(made);
        let found: Vec<String> = tables(&path)
            .unwrap()
            .into_iter()
            .map(|t| t.query)
            .collect();
        let expected = [
            "SELECT * FROM \"keyed\" ORDER BY \"c\", \"a\"",
            "SELECT * FROM \"no \"\"key\" ORDER BY rowid",
            "SELECT * FROM \"seen\" ORDER BY 1",
        ];
        assert_eq!(found, expected);
        for query in expected {
            assert!(read(&path, query).is_ok(), "{query}");
        }
    }
}
