//! `equifinal init DATA`: a new study from a data file.

use std::path::{Path, PathBuf};

use unicode_width::UnicodeWidthStr;

use super::column::{Column, filled, one_line};
use super::proposal::{Proposal, case_column};
use super::source::{self, Source, SourceOptions};
use super::study_text::study_text;
use super::written::write_new;
use super::{problem, say_next};
use crate::cli::output::Output;
use crate::load::{Texts, number_of};
use crate::study::Problem;
use crate::study::schema::{SCHEMA_FILE, schema};

/// How many columns are shown.
const MOST_SHOWN: usize = 40;
/// How wide a name is shown.
const WIDEST: usize = 24;
/// How many columns of texts are told of.
const MOST_TOLD: usize = 5;
/// Folders in which no study is looked for, or which hold the reports.
const UNSEARCHED: [&str; 2] = ["target", "reports"];

/// Begins a study: the exit status.
pub(super) fn init(
    data: &Path,
    options: &SourceOptions,
    into: &Path,
    name: Option<&str>,
    output: &Output,
) -> u8 {
    match begin(data, options, into, name, output) {
        Ok(folder) => {
            output.result(
                "\nMake the decisions that are marked TODO, set `status: study`, and go on with",
            );
            say_next(&folder, output);
            0
        }
        Err(problems) => output.problems(&problems),
    }
}

fn begin(
    data: &Path,
    options: &SourceOptions,
    into: &Path,
    name: Option<&str>,
    output: &Output,
) -> Result<PathBuf, Vec<Problem>> {
    let id = match name {
        Some(name) if is_id(name) => name.to_owned(),
        Some(name) => return Err(vec![not_an_id(name)]),
        None => id_of(data),
    };
    let source = source::read(data, options)?;
    let texts = &source.texts;
    let named = texts.header.iter().zip(&texts.columns);
    let mut columns: Vec<Column> = named
        .map(|(name, cells)| Column::new(name, cells, texts.decimal))
        .collect();
    for (column, labels) in columns.iter_mut().zip(&source.labels) {
        column.labels = labels.clone();
    }
    show(data, &columns, output);
    let proposal = Proposal::of(texts, &columns);
    let proposal = proposal.ok_or_else(|| vec![no_numbers(data, texts, &columns)])?;
    say_case(texts, &proposal, output);
    for sentence in &source.found {
        output.result(sentence);
    }
    let folder = into.join(id);
    write(data, &folder, &source, &columns, &proposal, output)?;
    Ok(folder)
}

/// Shows what each column holds.
fn show(data: &Path, columns: &[Column], output: &Output) {
    let cases = columns.first().map_or(0, |column| column.cells);
    let file = data.file_name().unwrap_or_default().to_string_lossy();
    output.result(&format!(
        "{}: {cases} cases, {} columns\n",
        one_line(&file),
        columns.len()
    ));
    let names = columns
        .iter()
        .take(MOST_SHOWN)
        .map(|column| one_line(&column.name));
    let names: Vec<String> = names.collect();
    let widest = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let width = widest.min(WIDEST);
    for (name, column) in names.iter().zip(columns) {
        for (number, line) in column.in_lines().iter().enumerate() {
            let name = if number == 0 { name.as_str() } else { "" };
            output.result(format!("  {}  {line}", filled(name, width)).trim_end());
        }
    }
    if columns.len() > MOST_SHOWN {
        output.result(&format!(
            "  and {} more columns",
            columns.len() - MOST_SHOWN
        ));
    }
}

fn say_case(texts: &Texts, proposal: &Proposal, output: &Output) {
    let name = one_line(&texts.header[proposal.case]);
    let line = if proposal.is_unique {
        format!("\nCases are named by `{name}`: each of its values is different.")
    } else {
        format!(
            "\nNo column tells all cases apart; `{name}` stands in its place. A study needs a column with another name in each row."
        )
    };
    output.result(&line);
    if let Some(separator) = texts.separator {
        output.result(&format!(
            "Cells are separated by `{}`.",
            separator.escape_default()
        ));
    }
    if texts.decimal == ',' {
        output.result("Numbers are written with a decimal comma.");
    }
}

fn write(
    data: &Path,
    folder: &Path,
    source: &Source,
    columns: &[Column],
    proposal: &Proposal,
    output: &Output,
) -> Result<(), Vec<Problem>> {
    let text = study_text(&source.name, &source.keys, &source.texts, columns, proposal);
    let mut files = vec![(folder.join("study.yaml"), text.into_bytes())];
    let copy = folder.join(&source.name);
    // A file that lies in the study's folder already is used where it is.
    let is_there = copy
        .canonicalize()
        .is_ok_and(|copy| data.canonicalize().is_ok_and(|data| data == copy));
    if source.is_file && !is_there {
        let bytes = std::fs::read(data).map_err(|error| vec![unreadable(data, &error)])?;
        files.push((copy, bytes));
    }
    let schema_file = folder.with_file_name(SCHEMA_FILE);
    if !schema_file.exists() {
        files.push((schema_file, schema().into_bytes()));
    }
    write_new(&files)?;
    output.result("");
    for (path, _) in &files {
        output.result(&format!("{} written", path.display()));
    }
    Ok(())
}

/// The id that a source gives to its study: the name of the file without the ending, or that of the
/// variable with the address of a server, where it can be a folder.
fn id_of(data: &Path) -> String {
    let stem = data.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_prefix(source::ENVIRONMENT).unwrap_or(&stem);
    let kept = |c: char| {
        if c.is_alphanumeric() || matches!(c, '-' | '_') {
            c
        } else {
            ' '
        }
    };
    let kept: String = stem.chars().map(kept).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let id = words.join("-");
    let id = id.trim_matches('-');
    if is_id(id) {
        id.to_owned()
    } else {
        "study".to_owned()
    }
}

/// Whether a text can be the id of a study: a name of a folder in which studies are looked for.
fn is_id(text: &str) -> bool {
    is_name(text) && !UNSEARCHED.contains(&text.to_lowercase().as_str())
}

/// Whether a text can be the name of a file or folder on any system.
pub(super) fn is_name(text: &str) -> bool {
    let is_reserved = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':');
    let trimmed = text.trim();
    !trimmed.is_empty() && trimmed == text && !text.starts_with('.') && !text.contains(is_reserved)
}

fn not_an_id(name: &str) -> Problem {
    let message = format!("`{}` cannot be the id of a study", one_line(name));
    let help = "the id is the name of a folder: a word without `/`, `\\`, `:` or control characters, and neither `target` nor `reports`, in which no study is looked for";
    problem("not-an-id", message, Some(help))
}

fn no_numbers(data: &Path, texts: &Texts, columns: &[Column]) -> Problem {
    let (case, is_unique) = case_column(columns);
    let name = |at: usize| format!("`{}`", one_line(&texts.header[at]));
    let message = format!(
        "`{}` has no two columns of numbers that differ between cases, beside {}, which is taken for the names of the cases",
        data.display(),
        name(case)
    );
    let why = if is_unique {
        "since its values are all different"
    } else {
        "since the values of no column are all different"
    };
    let others = (0..columns.len()).filter(|&at| at != case && columns[at].numbers().is_none());
    let told = others.filter_map(|at| {
        let first = first_text(&texts.columns[at], texts.decimal)?;
        Some(format!("{} holds `{}`", name(at), one_line(first)))
    });
    let told: Vec<String> = told.take(MOST_TOLD).collect();
    let told = match told.as_slice() {
        [] => String::new(),
        told => format!("; {}, no number", told.join(", ")),
    };
    let help = format!(
        "an outcome and a condition are needed; {} was taken {why}{told}; a number has digits and one decimal sign, and words become scores once a study file recodes them",
        name(case)
    );
    problem("no-numbers", message, Some(&help))
}

/// The first cell that is neither a number nor empty.
fn first_text(cells: &[String], decimal: char) -> Option<&str> {
    let mut cells = cells.iter().map(String::as_str);
    cells.find(|cell| !cell.is_empty() && number_of(cell, decimal).is_none())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    let message = format!("`{}` cannot be read: {error}", path.display());
    problem("unreadable", message, None)
}
