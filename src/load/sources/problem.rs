use thiserror::Error;

use crate::load::encoding;
use crate::load::listed::{Listed, Quoted};

/// What is wrong with a source that is no delimited text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SourceProblem {
    /// The file is protected by a password.
    #[error("the file is protected by a password")]
    Encrypted,
    /// The file is no file of its kind, or a broken one.
    #[error("the file cannot be read as {format}: {reason}")]
    Damaged {
        /// What it should be.
        format: &'static str,
        /// What its reader says, or what it looks like.
        reason: String,
    },
    /// A workbook with several sheets of which none is declared.
    #[error("the workbook has {} sheets: {}", .sheets.total(), .sheets)]
    SeveralSheets {
        /// The sheets, in backticks, hidden ones marked.
        sheets: Listed<String>,
    },
    /// No sheet of the declared name or number.
    #[error("the workbook has no sheet {}", Quoted(.sheet))]
    NoSuchSheet {
        /// The declared name or number.
        sheet: String,
        /// The name that was probably meant.
        nearest: Option<String>,
        /// The sheets, in backticks, hidden ones marked.
        sheets: Listed<String>,
    },
    /// A sheet, or a range of it, without any value.
    #[error("{place} is empty")]
    NothingThere {
        /// The sheet, or the range of it.
        place: String,
    },
    /// A header row below all that is in use.
    #[error("sheet {} has no row {row}: it ends with row {last}", Quoted(.sheet))]
    NoHeaderRow {
        /// The sheet.
        sheet: String,
        /// The declared row, from 1.
        row: u32,
        /// The last row in use, from 1.
        last: u32,
    },
    /// A cell so far from the others that the rectangle around all of them is no table.
    #[error("sheet {} spans {rows} rows and {columns} columns, up to cell {cell}, and is all but empty", Quoted(.sheet))]
    FarCell {
        /// The sheet.
        sheet: String,
        /// The cell that is the farthest away.
        cell: String,
        /// The rows from the first cell in use to the last.
        rows: u64,
        /// The columns.
        columns: u64,
    },
    /// Cells that hold an error instead of a value.
    #[error("sheet {} holds errors instead of values: {cells}", Quoted(.sheet))]
    ErrorCells {
        /// The sheet.
        sheet: String,
        /// The cells, each with its error.
        cells: Listed<String>,
    },
    /// Merged cells in the table.
    #[error("sheet {} has merged cells in the table: {ranges}", Quoted(.sheet))]
    MergedCells {
        /// The sheet.
        sheet: String,
        /// The ranges.
        ranges: Listed<String>,
    },
    /// Columns of a sheet without a name.
    #[error("sheet {} has no name for a column in {cells}", Quoted(.sheet))]
    NamelessColumns {
        /// The sheet.
        sheet: String,
        /// The cells of the header.
        cells: Listed<String>,
    },
    /// A query that finds nothing.
    #[error("the query gives no rows")]
    NoRows,
    /// Formulas whose values are not stored in the file.
    #[error("sheet {} has formulas without a stored value: {cells}", Quoted(.sheet))]
    FormulasWithoutValue {
        /// The sheet.
        sheet: String,
        /// The cells.
        cells: Listed<String>,
    },
    /// A column of values that are neither numbers nor texts.
    #[error("{columns} cannot be read: it holds {kind}")]
    ColumnKind {
        /// The column.
        columns: String,
        /// What it holds.
        kind: String,
    },
    /// Letters beyond ASCII in a Stata file that does not say how they are encoded.
    #[error("the file is older than Stata 14 and does not say how its letters are encoded")]
    NoEncoding {
        /// What some encodings make of the first of them.
        readings: String,
    },
    /// Labels declared for a column that has none.
    #[error("there is no column {} with value labels", Quoted(.column))]
    NoValueLabels {
        /// The declared column.
        column: String,
    },
    /// JSON that is something else than flat objects.
    #[error("{place} {what}")]
    NotFlat {
        /// The record, or the text as a whole.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// A database that another program is writing.
    #[error("the database has changes that its file does not hold yet: there is a file {}", Quoted(.beside))]
    InUse {
        /// The file beside it.
        beside: String,
    },
    /// A query that the database refuses.
    #[error("the query failed: {reason}")]
    QueryFailed {
        /// What the database says.
        reason: String,
        /// What it suggests.
        hint: Option<String>,
    },
    /// A statement that cannot give rows, such as one that changes the database.
    #[error("`data.query` is no query: {reason}")]
    NoQuery {
        /// What it is instead.
        reason: String,
    },
    /// A query that gives other rows each time it is run.
    #[error("`data.query` gives other rows each time: it uses `{what}`")]
    NotSteady {
        /// What it uses.
        what: String,
    },
    /// The environment variable with the server's address is not set.
    #[error("the environment variable {} with the server's address is not set", Quoted(.variable))]
    NoAddress {
        /// The variable.
        variable: String,
    },
    /// The environment variable holds something else than an address.
    #[error("the environment variable {} does not hold the address of a PostgreSQL server", Quoted(.variable))]
    NotAnAddress {
        /// The variable.
        variable: String,
    },
    /// A server that is not there.
    #[error("the server whose address {} holds cannot be reached: {reason}", Quoted(.variable))]
    NoServer {
        /// The variable.
        variable: String,
        /// Why, without the address.
        reason: String,
    },
    /// A server that lets nobody in with these credentials.
    #[error("the server whose address {} holds refuses the connection: {reason}", Quoted(.variable))]
    Refused {
        /// The variable.
        variable: String,
        /// Why, without names and passwords.
        reason: String,
    },
}

impl SourceProblem {
    /// A stable name in kebab-case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted-data",
            Self::Damaged { .. } => "damaged-data",
            Self::SeveralSheets { .. } => "several-sheets",
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::NothingThere { .. } => "empty-data",
            Self::NoHeaderRow { .. } => "no-header-row",
            Self::FarCell { .. } => "far-cell",
            Self::ErrorCells { .. } => "error-cells",
            Self::MergedCells { .. } => "merged-cells",
            Self::NamelessColumns { .. } => "column-without-name",
            Self::NoRows => "no-cases",
            Self::FormulasWithoutValue { .. } => "formula-without-value",
            Self::ColumnKind { .. } => "column-kind",
            Self::NoEncoding { .. } => "encoding-not-declared",
            Self::NoValueLabels { .. } => "no-value-labels",
            Self::NotFlat { .. } => "not-flat",
            Self::InUse { .. } => "database-in-use",
            Self::QueryFailed { .. } => "query-failed",
            Self::NoQuery { .. } | Self::NotSteady { .. } => "not-a-query",
            Self::NoAddress { .. } | Self::NotAnAddress { .. } => "no-address",
            Self::NoServer { .. } => "no-server",
            Self::Refused { .. } => "connection-refused",
        }
    }

    /// What to do about it, in one line.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let sentence = match self {
            Self::Encrypted => "save a copy without a password, and name that as data.source",
            Self::Damaged { .. } => {
                "open the file with the program that made it and save it again, or fetch it again; its ending must say what it is"
            }
            Self::SeveralSheets { .. } => {
                "say which one holds the cases, by name or by number: `sheet: 1` under data"
            }
            Self::NoSuchSheet {
                nearest, sheets, ..
            } => {
                let meant = nearest
                    .as_ref()
                    .map(|name| format!("did you mean {}? ", Quoted(name)));
                let noun = if sheets.total() == 1 {
                    "sheet is"
                } else {
                    "sheets are"
                };
                return Some(format!("{}the {noun} {sheets}", meant.unwrap_or_default()));
            }
            Self::NothingThere { .. } => "one row names the columns, each row below it is a case",
            Self::NoHeaderRow { .. } => {
                "`header_row` counts the rows of the sheet from 1, title rows and empty ones too"
            }
            Self::FarCell { cell, .. } => {
                return Some(format!(
                    "delete {cell} where nothing should stand there, or say where the table is: `range: A1:F20` under data"
                ));
            }
            Self::ErrorCells { .. } => {
                "mend the formulas; where the error stands for a missing value, declare it: `missing_values: [\"#N/A\"]` under data; cells beside the table are left out by `range`"
            }
            Self::MergedCells { .. } => {
                "only the first of merged cells holds a value: split them and fill in what each case has; titles above the header may stay merged, where `header_row` says which row the header is"
            }
            Self::NamelessColumns { .. } => {
                "name every column; `range` leaves out what stands beside the table, such as `range: B3:F20`"
            }
            Self::NoRows => "each row of the result is a case",
            Self::FormulasWithoutValue { .. } => {
                "open the file in Excel or LibreOffice and save it, so that the values are stored"
            }
            Self::ColumnKind { .. } => {
                "keep columns of numbers, texts, truth values, dates and times only"
            }
            Self::NoEncoding { readings } => return Some(encoding::help(readings)),
            Self::NoValueLabels { .. } => {
                "name columns of the file whose numbers have labels, or leave `value_labels` out"
            }
            Self::NotFlat { .. } => {
                "each case is an object of names and values, all in one list: [{\"case\": \"a\", \"x\": 1}, ...]; in .ndjson one object on each line, without the list"
            }
            Self::InUse { .. } => {
                "close the program that writes to the database; if the file stays, open the database once with `sqlite3` and run `PRAGMA journal_mode = DELETE;`"
            }
            Self::QueryFailed { hint, .. } => return hint.clone(),
            Self::NoQuery { .. } => {
                "data.query is one statement that reads: SELECT ... or WITH ... SELECT ..."
            }
            Self::NotSteady { .. } => {
                "the same study gives the same result on every run: choose and order rows by what the table holds, and write a date out"
            }
            Self::NoAddress { variable } => {
                return Some(address_help("set it before the run", variable));
            }
            Self::NotAnAddress { variable } => {
                return Some(address_help("it should look like this", variable));
            }
            Self::NoServer { .. } => {
                "is the server running, and are host and port in the variable right?"
            }
            Self::Refused { .. } => {
                "are user, password and database in the variable right, and may this user read?"
            }
        };
        Some(sentence.to_owned())
    }
}

fn address_help(what: &str, variable: &str) -> String {
    format!("{what}: {variable}=postgresql://USER:PASSWORD@HOST:5432/DATABASE")
}
