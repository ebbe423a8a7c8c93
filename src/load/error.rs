use std::fmt;

use thiserror::Error;

use super::encoding;
use super::listed::{Listed, Quoted};
use super::number;
use super::sources::SourceProblem;
use crate::study::{Place, Placed, Problem, SeenIn};

/// How many columns a message lists.
const MOST_COLUMNS: usize = 12;

/// Why the data of a study cannot be read as the study declares them.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{}: {kind}", Quoted(.file))]
pub struct LoadError {
    /// The data file as the study declares it.
    pub file: String,
    /// The declaration that it concerns.
    pub place: Place,
    /// What is wrong.
    pub kind: LoadErrorKind,
}

/// What is wrong with the data of a study.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum LoadErrorKind {
    /// There is no such file.
    #[error("there is no such file")]
    Absent {
        /// The file that was probably meant.
        nearest: Option<String>,
    },
    /// The path, or a link on it, leads out of the study's folder.
    #[error("the path leaves the study's folder")]
    PathLeavesStudy,
    /// A format that this build of the program does not read.
    #[error("data in the format {} are not supported by this build", Quoted(.extension))]
    FormatNotSupported {
        /// The ending of the file's name.
        extension: String,
    },
    /// The operating system, or the reader of tables, refused.
    #[error("the file cannot be read: {reason}")]
    Unreadable {
        /// What they say.
        reason: String,
    },
    /// The file is not the one that the study pins.
    #[error("the file's SHA-256 is {found}, but the study declares {declared}")]
    WrongHash {
        /// The declared SHA-256.
        declared: String,
        /// The SHA-256 of the file.
        found: String,
    },
    /// The text is in another encoding.
    #[error("the text is not UTF-8 at line {line} (byte offset {offset})")]
    NotUtf8 {
        /// The first byte that is not UTF-8, from 0.
        offset: usize,
        /// Its line, from 1.
        line: usize,
        /// What some encodings make of the text there.
        readings: String,
    },
    /// The text is not in the declared encoding.
    #[error("the text is not {encoding} at line {line} (byte offset {offset})")]
    NotInEncoding {
        /// The encoding.
        encoding: String,
        /// The first bytes that are not in it, from 0.
        offset: usize,
        /// Their line, from 1.
        line: usize,
    },
    /// A source that is no delimited text, and what is wrong with it.
    #[error(transparent)]
    Source(#[from] SourceProblem),
    /// The file holds nothing, or blanks only.
    #[error("the file is empty")]
    EmptyData,
    /// The file has a header and no rows.
    #[error("the file has a header but no cases")]
    NoCases,
    /// Columns without a name.
    #[error("the header{} has no name for {}", on_line(*.line), .columns.counted("column"))]
    ColumnWithoutName {
        /// The line of the header; 0 where it stands on none.
        line: usize,
        /// The numbers of the columns, from 1.
        columns: Listed<usize>,
    },
    /// Column names with blanks around them.
    #[error("the header{} has blanks around {}", on_line(*.line), quoted(.columns))]
    BlanksAroundColumnName {
        /// The line of the header; 0 where it stands on none.
        line: usize,
        /// The names.
        columns: Listed<String>,
    },
    /// Several columns with one name.
    #[error("the header{} gives one name to several columns: {}", on_line(*.line), repeated(.columns, "columns"))]
    TwoColumnsOneName {
        /// The line of the header; 0 where it stands on none.
        line: usize,
        /// The names, with the numbers of their columns from 1.
        columns: Listed<RepeatedName>,
    },
    /// Blank lines among the cases.
    #[error("blank among the cases: {}", .lines.counted("line"))]
    BlankLine {
        /// The lines.
        lines: Listed<usize>,
    },
    /// Rows with fewer cells than the header.
    #[error("too few cells in {rows}: the header has {columns} columns")]
    ShortRow {
        /// The rows.
        rows: Listed<RowLength>,
        /// How many columns the header has.
        columns: usize,
    },
    /// Rows with more cells than the header.
    #[error("too many cells in {rows}: the header has {columns} columns")]
    LongRow {
        /// The rows.
        rows: Listed<RowLength>,
        /// How many columns the header has.
        columns: usize,
    },
    /// A quotation mark inside a cell, or text behind a closing one.
    #[error("line {line} has a quotation mark within a cell")]
    StrayQuote {
        /// The line.
        line: usize,
    },
    /// A quotation mark that is never closed.
    #[error("the quotation mark opened in line {line} is never closed")]
    UnclosedQuote {
        /// The line on which it is opened.
        line: usize,
    },
    /// The header has no column of a declared name.
    #[error("there is no column {}", Quoted(.column))]
    NoSuchColumn {
        /// The declared name.
        column: String,
        /// The name that was probably meant.
        nearest: Option<String>,
        /// The columns that there are.
        header: Vec<String>,
        /// What separates the cells of a delimited text.
        separator: Option<u8>,
    },
    /// Cases without a name.
    #[error("no name of a case in column {}, {}", Quoted(.column), .lines.counted("line"))]
    CaseWithoutName {
        /// The column that names the cases.
        column: String,
        /// The lines.
        lines: Listed<usize>,
    },
    /// Several cases with one name.
    #[error("two cases have one name: {}", repeated(.names, "lines"))]
    TwoCasesOneName {
        /// The names, with the lines on which they stand.
        names: Listed<RepeatedName>,
    },
    /// Cells without a value.
    #[error("no value for {cells}")]
    MissingValue {
        /// The cells.
        cells: Listed<EmptyCell>,
    },
    /// Every case was dropped.
    #[error("each of the {cases} cases lacks a value in a column in use, so that none is left")]
    NoCasesLeft {
        /// How many cases the file holds.
        cases: usize,
    },
    /// Text in a column that a set uses as numbers.
    #[error("column {} holds what is not a number: {cells}", Quoted(.column))]
    NotANumber {
        /// The column.
        column: String,
        /// The cells.
        cells: Listed<FilledCell>,
        /// What separates whole and fraction in a delimited text; other sources hold numbers as such.
        decimal: Option<char>,
    },
    /// A new column with the name of another.
    #[error("there is a column {} already", Quoted(.column))]
    ColumnExists {
        /// The name.
        column: String,
    },
    /// A number of rows under the name of a column, which looks as if its values were counted.
    #[error("`count` alone counts rows, and there is a column {} already", Quoted(.column))]
    CountsRows {
        /// The column.
        column: String,
    },
    /// Values that a recoding does not list.
    #[error("recoding column {} says nothing of {cells}", Quoted(.column))]
    NotRecoded {
        /// The column.
        column: String,
        /// The cells with such values.
        cells: Listed<FilledCell>,
    },
    /// Rows that belong to no case.
    #[error("no value in column {}, by which rows are put together: {}", Quoted(.column), .lines.counted("line"))]
    RowWithoutCase {
        /// The column.
        column: String,
        /// The lines.
        lines: Listed<usize>,
    },
    /// An expression that does not fit the columns that it names.
    #[error("{} {finding}", Quoted(.expression))]
    ExpressionMisfit {
        /// The code of the finding.
        code: &'static str,
        /// The expression.
        expression: String,
        /// What is wrong with it.
        finding: String,
        /// What to do about it.
        help: String,
    },
    /// Rows in which a computation has no finite result.
    #[error("{} has no finite result for {rows}", Quoted(.expression))]
    NoFiniteResult {
        /// The computation.
        expression: String,
        /// The rows.
        rows: Listed<RowName>,
    },
    /// A condition that no row meets.
    #[error("{} is true of none of the {rows} rows, so that none is left", Quoted(.condition))]
    NoRowsLeft {
        /// The condition.
        condition: String,
        /// How many rows there are.
        rows: usize,
    },
}

/// A row, and the case that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowName {
    /// The name of the case; empty where it has none.
    pub case: String,
    /// The line on which the row begins, from 1.
    pub line: usize,
}

/// A name that stands several times, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatedName {
    /// The name.
    pub name: String,
    /// The numbers of the lines or columns, from 1.
    pub at: Listed<usize>,
}

/// How many cells a row has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowLength {
    /// The line on which the row begins, from 1.
    pub line: usize,
    /// Its cells.
    pub cells: usize,
}

/// A cell without a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmptyCell {
    /// The case.
    pub case: String,
    /// The column.
    pub column: String,
    /// The line on which the case begins, from 1.
    pub line: usize,
}

/// A cell of a column and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledCell {
    /// The case.
    pub case: String,
    /// The line on which the case begins, from 1.
    pub line: usize,
    /// What the cell holds, without surrounding blanks.
    pub text: String,
}

impl LoadError {
    pub(super) fn at(source: &Placed<String>, place: &Place, kind: LoadErrorKind) -> Self {
        Self {
            file: source.value.clone(),
            place: place.clone(),
            kind,
        }
    }

    /// A stable name in kebab-case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.kind {
            LoadErrorKind::Absent { .. } => "data-absent",
            LoadErrorKind::PathLeavesStudy => "path-leaves-study",
            LoadErrorKind::FormatNotSupported { .. } => "data-format",
            LoadErrorKind::Unreadable { .. } => "data-unreadable",
            LoadErrorKind::WrongHash { .. } => "wrong-hash",
            LoadErrorKind::NotUtf8 { .. } => "data-not-utf8",
            LoadErrorKind::NotInEncoding { .. } => "data-not-in-encoding",
            LoadErrorKind::Source(problem) => problem.code(),
            LoadErrorKind::EmptyData => "empty-data",
            LoadErrorKind::NoCases => "no-cases",
            LoadErrorKind::ColumnWithoutName { .. } => "column-without-name",
            LoadErrorKind::BlanksAroundColumnName { .. } => "blanks-around-column-name",
            LoadErrorKind::TwoColumnsOneName { .. } => "two-columns-one-name",
            LoadErrorKind::BlankLine { .. } => "blank-line",
            LoadErrorKind::ShortRow { .. } => "short-row",
            LoadErrorKind::LongRow { .. } => "long-row",
            LoadErrorKind::StrayQuote { .. } => "stray-quote",
            LoadErrorKind::UnclosedQuote { .. } => "unclosed-quote",
            LoadErrorKind::NoSuchColumn { .. } => "no-such-column",
            LoadErrorKind::CaseWithoutName { .. } => "case-without-name",
            LoadErrorKind::TwoCasesOneName { .. } => "two-cases-one-name",
            LoadErrorKind::MissingValue { .. } => "missing-value",
            LoadErrorKind::NoCasesLeft { .. } => "no-cases-left",
            LoadErrorKind::NotANumber { .. } => "not-a-number",
            LoadErrorKind::ColumnExists { .. } | LoadErrorKind::CountsRows { .. } => {
                "column-exists"
            }
            LoadErrorKind::NotRecoded { .. } => "not-recoded",
            LoadErrorKind::RowWithoutCase { .. } => "row-without-case",
            LoadErrorKind::ExpressionMisfit { code, .. } => code,
            LoadErrorKind::NoFiniteResult { .. } => "no-finite-result",
            LoadErrorKind::NoRowsLeft { .. } => "no-rows-left",
        }
    }

    /// What to do about it, in one line.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.kind.help()
    }

    /// The declaration that it concerns.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        Some(&self.place)
    }
}

impl LoadErrorKind {
    fn help(&self) -> Option<String> {
        let sentence = match self {
            Self::Absent {
                nearest: Some(name),
            } => return Some(format!("did you mean {}?", Quoted(name))),
            Self::NoSuchColumn {
                nearest,
                header,
                separator,
                ..
            } => {
                return Some(columns_help(nearest.as_deref(), header, *separator));
            }
            Self::NotANumber { cells, decimal, .. } => {
                let cell = cells.shown().first()?;
                return Some(match decimal {
                    Some(decimal) => number::hint(&cell.text, *decimal),
                    None => number::hint_of_cell(&cell.text),
                });
            }
            Self::NotUtf8 { readings, .. } => return Some(encoding::help(readings)),
            Self::NotInEncoding { .. } => {
                "declare the encoding in which the file was saved, or save it as UTF-8 and leave `encoding` out"
            }
            Self::Source(problem) => return problem.help(),
            Self::Absent { nearest: None } => {
                "data.source is relative to the study's folder; with --data-dir, that folder and its subfolder with the study's id are tried first"
            }
            Self::PathLeavesStudy => {
                "a study folder is complete: copy the file into it, or pass its folder with --data-dir"
            }
            Self::FormatNotSupported { .. } => {
                "this program was built without that format; export the data as .csv in UTF-8"
            }
            Self::Unreadable { .. } => return None,
            Self::WrongHash { .. } => {
                "restore the pinned file, or declare the new data.sha256 if the data are meant to change"
            }
            Self::EmptyData | Self::NoCases => {
                "the first line names the columns, each further line is a case"
            }
            Self::ColumnWithoutName { .. } => {
                "name every column; where separators at the end of lines make the column, remove them"
            }
            Self::BlanksAroundColumnName { .. } => "remove the blanks",
            Self::TwoColumnsOneName { .. } => "give every column its own name",
            Self::BlankLine { .. } => {
                "remove the blank lines, or fill in the cases that they stand for"
            }
            Self::ShortRow { .. } => "write a missing value as an empty cell between separators",
            Self::LongRow { .. } => {
                "a cell that holds the separator itself (a comma in a name, a decimal comma) must stand in quotation marks"
            }
            Self::StrayQuote { .. } => {
                "put the whole cell in quotation marks and double those inside: \"5\"\" pipe\""
            }
            Self::UnclosedQuote { .. } => "close it, or double it if it is part of the text",
            Self::CaseWithoutName { .. } => "name every case, or remove rows that are not cases",
            Self::TwoCasesOneName { .. } => {
                "the column declared as data.case must tell the cases apart"
            }
            Self::MissingValue { .. } => {
                "fill the cells, or let such cases leave the study with `missing: drop_case`; the report lists them"
            }
            Self::ExpressionMisfit { help, .. } => help,
            Self::ColumnExists { .. } => "give the new column a name of its own",
            Self::CountsRows { column } => {
                let column = Quoted(column).to_string();
                let name = column.trim_matches('`');
                return Some(format!(
                    "write `{name}: {{count: {name}}}` for the number of its values; the number of rows has a name of its own: `rows: count`"
                ));
            }
            Self::NotRecoded { .. } => {
                "list every value as it is written in the data; `else: keep`, `else: missing` or \
                 `else: 0` says what becomes of the others"
            }
            Self::RowWithoutCase { .. } => {
                "fill the cells, or leave such rows out with `data.aggregate.where`"
            }
            Self::NoFiniteResult { .. } => {
                "look for a division by zero, a logarithm or root of what has none, and values beyond \
                 1e100; NULLIF(x, 0) makes zero a missing value"
            }
            Self::NoRowsLeft { .. } => {
                "where a value is missing, a comparison is not true; texts are compared letter by letter"
            }
            Self::NoCasesLeft { .. } => {
                "look for a column that is empty throughout, and at data.missing_values"
            }
        };
        Some(sentence.to_owned())
    }
}

impl From<LoadError> for Problem {
    fn from(error: LoadError) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
            help: error.help(),
            place: Some(error.place),
            seen_in: SeenIn::Data,
        }
    }
}

impl fmt::Display for RowLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = if self.cells == 1 { "cell" } else { "cells" };
        write!(f, "line {} ({} {noun})", self.line, self.cells)
    }
}

impl fmt::Display for EmptyCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (case, column) = (Quoted(&self.case), Quoted(&self.column));
        write!(f, "case {case} in column {column} (line {})", self.line)
    }
}

impl fmt::Display for FilledCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, case) = (Quoted(&self.text), Quoted(&self.case));
        if self.case.is_empty() {
            return write!(f, "{text} (line {})", self.line);
        }
        write!(f, "{text} (case {case}, line {})", self.line)
    }
}

impl fmt::Display for RowName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.case.is_empty() {
            return write!(f, "line {}", self.line);
        }
        write!(f, "case {} (line {})", Quoted(&self.case), self.line)
    }
}

/// `` `Harbin` (lines 3 and 9) ``, with what the numbers count.
fn repeated(names: &Listed<RepeatedName>, counted: &str) -> String {
    let phrase =
        |repeated: &RepeatedName| format!("{} ({counted} {})", Quoted(&repeated.name), repeated.at);
    names.map(phrase).to_string()
}

/// `` (line 1)``, or nothing for the names of a table that no line holds.
fn on_line(line: usize) -> String {
    match line {
        0 => String::new(),
        line => format!(" (line {line})"),
    }
}

fn quoted(names: &Listed<String>) -> String {
    names.map(|name| Quoted(name).to_string()).to_string()
}

fn columns_help(nearest: Option<&str>, header: &[String], separator: Option<u8>) -> String {
    if let [only] = header
        && let Some(other) = [';', '\t', ',']
            .into_iter()
            .find(|&other| only.contains(other))
        && separator.is_some_and(|separator| u32::from(separator) != u32::from(other))
    {
        let written = other.escape_default();
        return format!(
            "the header is a single column: declare `separator: \"{written}\"` under data"
        );
    }
    let listed: Vec<String> = header.iter().map(|name| Quoted(name).to_string()).collect();
    let columns = format!("the columns are {}", listed.join(", "));
    match nearest {
        Some(name) if header.len() > MOST_COLUMNS => format!("did you mean {}?", Quoted(name)),
        Some(name) => format!("did you mean {}? {columns}", Quoted(name)),
        None if header.len() > MOST_COLUMNS => {
            format!(
                "the file has {} columns, none with a similar name",
                header.len()
            )
        }
        None => columns,
    }
}
