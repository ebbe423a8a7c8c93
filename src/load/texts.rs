//! A whole data file as texts, before a study says what its columns are.

use std::path::Path;
use std::sync::Arc;

use super::cells::{Cells, Text};
use super::error::{LoadError, LoadErrorKind};
use super::layout::Layout;
use super::number::NumberReader;
use crate::study::{Place, Problem, SourceText};

/// A data file as it is written: the names of its columns, and the text of every cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Texts {
    /// The names of the columns.
    pub(crate) header: Vec<String>,
    /// One for each name, all of one length; `""` is an empty cell. Without surrounding blanks.
    pub(crate) columns: Vec<Vec<String>>,
    /// The sign between cells, where it is another than the ending of the file tells.
    pub(crate) separator: Option<char>,
    /// The sign between whole and fraction: a comma where numbers are written with one.
    pub(crate) decimal: char,
}

/// Endings of delimited text.
const DELIMITED: [&str; 3] = ["csv", "tsv", "txt"];

/// Reads a whole data file; the sign between cells and that before fractions are found in it.
///
/// # Errors
/// What [`load`](super::load) tells of a file that cannot be read as a table.
pub(crate) fn read_texts(path: &Path) -> Result<Texts, Vec<Problem>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let told = |kinds: Vec<LoadErrorKind>| -> Vec<Problem> {
        kinds.into_iter().map(|kind| told(kind, &name)).collect()
    };
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let ending = ending.to_lowercase();
    if !DELIMITED.contains(&ending.as_str()) {
        let extension = format!(".{ending}");
        return Err(told(vec![LoadErrorKind::FormatNotSupported { extension }]));
    }
    let text = read_utf8(path).map_err(|kind| told(vec![kind]))?;
    let usual = if ending == "tsv" { '\t' } else { ',' };
    let separator = separator(&text, usual);
    let (header, columns) = table(&text, separator).map_err(told)?;
    let decimal = decimal(&columns);
    Ok(Texts {
        header,
        columns,
        separator: Some(separator).filter(|&found| found != usual),
        decimal,
    })
}

/// The number that a cell writes.
pub(crate) fn number_of(text: &str, decimal: char) -> Option<f64> {
    NumberReader::new(decimal).read(text)
}

fn read_utf8(path: &Path) -> Result<String, LoadErrorKind> {
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => LoadErrorKind::Absent { nearest: None },
        _ => LoadErrorKind::Unreadable {
            reason: error.to_string(),
        },
    })?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        LoadErrorKind::NotUtf8 {
            offset: error.valid_up_to(),
            line: before.split(|byte| *byte == b'\n').count(),
            readings: super::encoding::readings(bytes),
        }
    })?;
    Ok(text.to_owned())
}

/// The sign that makes most cells of the first line; the usual one, where none makes more.
fn separator(text: &str, usual: char) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let unquoted: String = first.unwrap_or_default().split('"').step_by(2).collect();
    let count = |sign: char| unquoted.matches(sign).count();
    let mut best = usual;
    for sign in [',', ';', '\t'] {
        if count(sign) > count(best) {
            best = sign;
        }
    }
    best
}

type Table = (Vec<String>, Vec<Vec<String>>);

fn table(text: &str, separator: char) -> Result<Table, Vec<LoadErrorKind>> {
    if text.trim().is_empty() {
        return Err(vec![LoadErrorKind::EmptyData]);
    }
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut layout = Layout::new(separator);
    let taken = layout.take(text, true).map_err(|kind| vec![kind])?;
    let irregular = layout.irregularities();
    if !irregular.is_empty() {
        return Err(irregular);
    }
    let header = layout.header().to_vec();
    let positions: Vec<usize> = (0..header.len()).collect();
    let rows = Text {
        rows: &text[taken.rows],
        separator,
        height: taken.lines.len(),
        width: header.len(),
    };
    let cells = Cells::read(rows, &positions, &[]).map_err(|kind| vec![kind])?;
    let texts = |&position: &usize| cells.column(position).map(str::to_owned).collect();
    Ok((header, positions.iter().map(texts).collect()))
}

/// A comma, where a column is made of numbers with a comma alone.
fn decimal(columns: &[Vec<String>]) -> char {
    let with_comma = |column: &Vec<String>| {
        let mut filled = column.iter().filter(|text| !text.is_empty()).peekable();
        filled.peek().is_some()
            && column.iter().any(|text| text.contains(','))
            && filled.all(|text| number_of(text, ',').is_some())
    };
    if columns.iter().any(with_comma) {
        ','
    } else {
        '.'
    }
}

/// The problem of a file that no study names.
fn told(kind: LoadErrorKind, name: &str) -> Problem {
    let place = Place {
        source: Arc::new(SourceText {
            name: String::new(),
            text: String::new(),
        }),
        key_path: String::new(),
        range: 0..0,
    };
    let error = LoadError {
        file: name.to_owned(),
        place,
        kind,
    };
    Problem {
        place: None,
        ..Problem::from(error)
    }
}
