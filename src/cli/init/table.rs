//! `equifinal init DATA`: a new study from a data file.

use std::path::{Path, PathBuf};

use super::column::{Column, one_line};
use super::proposal::Proposal;
use super::study_text::study_text;
use super::written::write_new;
use super::{problem, say_next};
use crate::cli::output::Output;
use crate::load::{Texts, read_texts};
use crate::study::Problem;
use crate::study::schema::{SCHEMA_FILE, schema};

/// How many columns are shown.
const MOST_SHOWN: usize = 40;
/// How wide a name is shown.
const WIDEST: usize = 24;

/// Begins a study: the exit status.
pub(super) fn init(data: &Path, into: &Path, name: Option<&str>, output: &Output) -> u8 {
    match begin(data, into, name, output) {
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
    into: &Path,
    name: Option<&str>,
    output: &Output,
) -> Result<PathBuf, Vec<Problem>> {
    let id = match name {
        Some(name) if is_id(name) => name.to_owned(),
        Some(name) => return Err(vec![not_an_id(name)]),
        None => id_of(data),
    };
    let texts = read_texts(data)?;
    let named = texts.header.iter().zip(&texts.columns);
    let columns: Vec<Column> = named
        .map(|(name, cells)| Column::new(name, cells, texts.decimal))
        .collect();
    show(data, &columns, output);
    let proposal = Proposal::of(&texts, &columns).ok_or_else(|| vec![no_numbers(data)])?;
    say_case(&texts, &proposal, output);
    let folder = into.join(id);
    write(data, &folder, &texts, &columns, &proposal, output)?;
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
    let widest = names
        .iter()
        .map(|name| name.chars().count())
        .max()
        .unwrap_or(0);
    let width = widest.min(WIDEST);
    for (name, column) in names.iter().zip(columns) {
        for (number, line) in column.in_lines().iter().enumerate() {
            let name = if number == 0 { name.as_str() } else { "" };
            output.result(format!("  {name:<width$}  {line}").trim_end());
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
    texts: &Texts,
    columns: &[Column],
    proposal: &Proposal,
    output: &Output,
) -> Result<(), Vec<Problem>> {
    let source = source_name(data);
    let text = study_text(&source, texts, columns, proposal);
    let mut files = vec![(folder.join("study.yaml"), text.into_bytes())];
    let copy = folder.join(&source);
    // A file that lies in the study's folder already is used where it is.
    let is_there = copy
        .canonicalize()
        .is_ok_and(|copy| data.canonicalize().is_ok_and(|data| data == copy));
    if !is_there {
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

/// The id that a file gives to its study: its name without the ending, where that can be a folder.
fn id_of(data: &Path) -> String {
    let stem = data.file_stem().unwrap_or_default().to_string_lossy();
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

fn is_id(text: &str) -> bool {
    let is_reserved = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':');
    let trimmed = text.trim();
    !trimmed.is_empty() && trimmed == text && !text.starts_with('.') && !text.contains(is_reserved)
}

/// The name of the copy of a data file, which a study file can name on any system.
fn source_name(data: &Path) -> String {
    let name = data.file_name().and_then(|name| name.to_str());
    let ending = data.extension().unwrap_or_default().to_string_lossy();
    match name {
        Some(name) if is_id(name) && !name.starts_with('~') => name.to_owned(),
        _ => format!("data.{ending}"),
    }
}

fn not_an_id(name: &str) -> Problem {
    let message = format!("`{}` cannot be the id of a study", one_line(name));
    let help =
        "the id is the name of a folder: a word without `/`, `\\`, `:` or control characters";
    problem("not-an-id", message, Some(help))
}

fn no_numbers(data: &Path) -> Problem {
    let message = format!(
        "`{}` has no two columns of numbers that differ between cases",
        data.display()
    );
    let help = "an outcome and a condition are needed; cells that are no numbers, such as `NA`, make a column of texts";
    problem("no-numbers", message, Some(help))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    let message = format!("`{}` cannot be read: {error}", path.display());
    problem("unreadable", message, None)
}
