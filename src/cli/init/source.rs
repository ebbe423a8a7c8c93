//! How the data of a new study are read: what the options say, and what the source proposes.

use std::fmt::Write;
use std::path::Path;

use super::column::one_line;
use super::problem;
use super::yaml::{scalar, words};
pub(super) use crate::cli::reported::ENVIRONMENT;
use crate::load::{
    ColumnLabels, FoundTable, QueriedTable, Texts, find_table, labels, read_texts, tables,
};
use crate::study::{self, DataPlan, Problem, SeenIn};

/// Options that say how DATA is read; each becomes a key of `data` in the study file.
#[derive(clap::Args, Debug, Default)]
#[command(next_help_heading = "How DATA is read, written into the study file as a key of `data`")]
pub(in crate::cli) struct SourceOptions {
    /// The encoding of a text that is not UTF-8, or of an old Stata file: gbk, big5, latin1, ...
    #[arg(long, value_name = "ENCODING", requires = "data", conflicts_with_all = super::WITHOUT_DATA)]
    encoding: Option<String>,
    /// The sheet of a workbook, by name or by number
    #[arg(long, value_name = "SHEET", requires = "data", conflicts_with_all = super::WITHOUT_DATA)]
    sheet: Option<String>,
    /// The cells of a sheet that hold the table, such as B3:F20
    #[arg(long, value_name = "CELLS", requires = "data", conflicts_with_all = super::WITHOUT_DATA)]
    range: Option<String>,
    /// The row of a sheet that names the columns [default: found, and said]
    #[arg(long, value_name = "ROW", requires = "data", conflicts_with_all = super::WITHOUT_DATA)]
    header_row: Option<String>,
    /// The query that gives the rows of a database [default: all rows of the only table]
    #[arg(long, value_name = "SQL", requires = "data", conflicts_with_all = super::WITHOUT_DATA)]
    query: Option<String>,
    /// What columns with labelled numbers of Stata give: codes, labels, or the columns that give labels
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', requires = "data", conflicts_with_all = super::WITHOUT_DATA)]
    value_labels: Vec<String>,
}

/// A key of `data` that says how the source is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SourceKey {
    pub(super) name: &'static str,
    /// As a study file writes it.
    pub(super) value: String,
    pub(super) comment: &'static str,
}

/// A source that was read.
#[derive(Debug)]
pub(super) struct Source {
    /// `data.source`.
    pub(super) name: String,
    /// Whether it is a file, which the study's folder holds.
    pub(super) is_file: bool,
    pub(super) keys: Vec<SourceKey>,
    pub(super) texts: Texts,
    /// What the file says of its columns; none where it says nothing of any.
    pub(super) labels: Vec<ColumnLabels>,
    /// What was found in it, in sentences.
    pub(super) found: Vec<String>,
}

impl SourceOptions {
    fn keys(&self) -> Vec<SourceKey> {
        let number = |row: &String| {
            if row.bytes().all(|byte| byte.is_ascii_digit()) {
                row.clone()
            } else {
                scalar(row)
            }
        };
        let text = |text: &String| scalar(text);
        let encoding = "how the letters of the file are encoded";
        let header = "the row of the sheet that names the columns";
        let keys = [
            ("encoding", self.encoding.as_ref().map(text), encoding),
            (
                "sheet",
                self.sheet.as_ref().map(text),
                "the sheet with the cases",
            ),
            (
                "range",
                self.range.as_ref().map(text),
                "the cells of the table",
            ),
            ("header_row", self.header_row.as_ref().map(number), header),
            (
                "value_labels",
                self.labels(),
                "columns in which labels stand for numbers",
            ),
            (
                "query",
                self.query.as_ref().map(|sql| words(sql)),
                "each row of the result is a case",
            ),
        ];
        let keys = keys.into_iter();
        let keys = keys.filter_map(|(name, value, comment)| {
            Some(SourceKey {
                name,
                value: value?,
                comment,
            })
        });
        keys.collect()
    }

    /// A word, or else a list of columns.
    fn labels(&self) -> Option<String> {
        match self.value_labels.as_slice() {
            [] => None,
            [word] if matches!(word.as_str(), "codes" | "labels") => Some(word.clone()),
            columns => {
                let columns: Vec<String> = columns.iter().map(|column| scalar(column)).collect();
                Some(format!("[{}]", columns.join(", ")))
            }
        }
    }
}

/// Reads a source as the options say, and as it proposes where they say nothing.
pub(super) fn read(data: &Path, options: &SourceOptions) -> Result<Source, Vec<Problem>> {
    let (name, is_file) = source_name(data);
    if is_file {
        refuse_formatless(data)?;
    }
    let mut keys = options.keys();
    let mut found = Vec::new();
    if study::is_database(&name) && options.query.is_none() {
        let (key, sentence) = only_table(data, &name, &keys)?;
        keys.push(key);
        found.push(sentence);
    }
    let plan = declared(&name, &keys)?;
    let table = find_table(data, &plan)?;
    let before = keys.len();
    add_found(&table, &mut keys, &mut found);
    // What was found is read as the study file will be.
    let plan = if keys.len() > before {
        declared(&name, &keys)?
    } else {
        plan
    };
    let texts = read_texts(data, &plan)?;
    let labels = labels(data, &plan)?;
    Ok(Source {
        name,
        is_file,
        keys,
        texts,
        labels,
        found,
    })
}

/// The section `data` of a study file with these keys, as the check of study files reads it.
fn declared(source: &str, keys: &[SourceKey]) -> Result<DataPlan, Vec<Problem>> {
    // The column of cases and the rule for gaps are chosen when the columns are known.
    let mut text = format!(
        "data:\n  source: {}\n  case: case\n  missing: fail\n",
        scalar(source)
    );
    for key in keys {
        let _ = writeln!(text, "  {}: {}", key.name, key.value);
    }
    study::read_data(&text).map_err(|problems| problems.into_iter().map(of_options).collect())
}

/// A problem of a key, where an option stands in its place.
fn of_options(problem: Problem) -> Problem {
    let help = match problem.code {
        "missing-key" => Some(
            "say which rows are the cases: `--query \"SELECT city, openness FROM cities ORDER BY city\"`",
        ),
        "key-of-other-source" => Some("leave the option out"),
        _ => None,
    };
    Problem {
        place: None,
        help: help.map(str::to_owned).or(problem.help),
        ..problem
    }
}

/// The query for the only table of a database, and a sentence that says it.
fn only_table(
    data: &Path,
    name: &str,
    keys: &[SourceKey],
) -> Result<(SourceKey, String), Vec<Problem>> {
    let key = |query: &str| SourceKey {
        name: "query",
        value: words(query),
        comment: "proposed: all rows of the only table; each row of the result is a case",
    };
    let probe: Vec<SourceKey> = keys.iter().cloned().chain([key("SELECT 1")]).collect();
    let plan = declared(name, &probe)?;
    let tables = tables(data, &plan)?;
    match tables.as_slice() {
        [only] => {
            let sentence = format!(
                "The file holds one table, `{}`; its rows are the cases.",
                one_line(&only.name)
            );
            Ok((key(&only.query), sentence))
        }
        [] => Err(vec![no_table(name)]),
        _ => Err(vec![several_tables(name, &tables)]),
    }
}

/// Adds the keys for what was found in a workbook.
fn add_found(table: &FoundTable, keys: &mut Vec<SourceKey>, found: &mut Vec<String>) {
    if let Some(sheet) = &table.sheet {
        keys.push(SourceKey {
            name: "sheet",
            value: scalar(sheet),
            comment: "found in the file: the only sheet with a table",
        });
        let sheet = one_line(sheet);
        found.push(format!(
            "The table stands on the sheet `{sheet}`, the only one that holds one."
        ));
    }
    if let Some(row) = table.header_row {
        keys.push(SourceKey {
            name: "header_row",
            value: row.to_string(),
            comment: "found in the file: the first row that names every column below it",
        });
        found.push(format!(
            "Row {row} of the sheet names the columns: it is the first with a text above every column below it."
        ));
    }
}

/// `data.source`: the name of the copy of a data file, which a study file can name on any system; or a
/// server, as it is. Whether it is a file.
fn source_name(data: &Path) -> (String, bool) {
    let written = data.to_string_lossy();
    if written.starts_with(ENVIRONMENT) || written.contains("://") {
        return (written.into_owned(), false);
    }
    let name = data.file_name().and_then(|name| name.to_str());
    let name = match name {
        Some(name) if super::table::is_name(name) && !name.starts_with('~') => name.to_owned(),
        _ => match data.extension() {
            Some(ending) => format!("data.{}", ending.to_string_lossy()),
            None => "data".to_owned(),
        },
    };
    (name, true)
}

/// Refuses a folder, and a file whose ending names no format, in words of the command line.
fn refuse_formatless(data: &Path) -> Result<(), Vec<Problem>> {
    let shown = one_line(&data.to_string_lossy());
    let help = "name a data file, such as `cities.csv`, or `env:NAME` of a server";
    let refused = |message| vec![problem("unsupported-file", message, Some(help))];
    if data.is_dir() {
        return Err(refused(format!("`{shown}` is a folder")));
    }
    if data.extension().is_none() {
        let message = format!("`{shown}` has no ending that names its format");
        return Err(refused(message));
    }
    Ok(())
}

fn no_table(name: &str) -> Problem {
    let message = format!("`{}` holds no table", one_line(name));
    Problem::without_place("empty-data", message, None, SeenIn::Data)
}

fn several_tables(name: &str, tables: &[QueriedTable]) -> Problem {
    const MOST: usize = 10;
    let names = tables.iter().take(MOST);
    let names: Vec<String> = names
        .map(|table| format!("`{}`", one_line(&table.name)))
        .collect();
    let more = if tables.len() > MOST { ", …" } else { "" };
    let message = format!(
        "`{}` holds {} tables: {}{more}",
        one_line(name),
        tables.len(),
        names.join(", ")
    );
    let example = tables.first().map_or("", |table| table.query.as_str());
    let help = format!("say which rows are the cases, for example `--query '{example}'`");
    problem("several-tables", message, Some(&help))
}
