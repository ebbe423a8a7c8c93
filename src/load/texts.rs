//! A whole data file as texts, before a study says what its columns are.

use std::path::Path;

use super::cells::{Cells, Text};
use super::encoding::{self, Transcoder};
use super::error::LoadErrorKind;
use super::layout::Layout;
use super::number::NumberReader;
use super::sources;
use super::without_study::without_study;
use crate::study::{DataPlan, Problem, SourceFormat, TextEncoding};

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

/// Reads a whole source; the sign between the cells of a delimited text and that before fractions are
/// found in it.
///
/// # Errors
/// What [`load`](super::load) tells of a source that cannot be read as a table.
pub(crate) fn read_texts(path: &Path, data: &DataPlan) -> Result<Texts, Vec<Problem>> {
    let read = match &data.format {
        SourceFormat::Delimited { encoding } => of_delimited(path, *encoding),
        _ => of_grid(path, data),
    };
    read.map_err(|kinds| {
        let problems = kinds.into_iter();
        problems.map(|kind| without_study(kind, data)).collect()
    })
}

fn of_delimited(path: &Path, encoding: TextEncoding) -> Result<Texts, Vec<LoadErrorKind>> {
    let bytes = sources::bytes_of(path).map_err(|kind| vec![kind])?;
    let text = decoded(&bytes, encoding).map_err(|kind| vec![kind])?;
    let ending = path.extension().unwrap_or_default();
    let usual = if ending.eq_ignore_ascii_case("tsv") {
        '\t'
    } else {
        ','
    };
    let separator = separator(&text, usual);
    let (header, columns) = table(&text, separator)?;
    // A comma between cells cannot be that of a fraction, too: a study refuses both.
    let decimal = match separator {
        ',' => '.',
        _ => decimal(&columns),
    };
    Ok(Texts {
        separator: Some(separator).filter(|&found| found != usual),
        decimal,
        header,
        columns,
    })
}

/// Of a source that is no delimited text, where numbers have a point.
fn of_grid(path: &Path, data: &DataPlan) -> Result<Texts, Vec<LoadErrorKind>> {
    let grid = sources::read_whole(data, path).map_err(|kind| vec![kind])?;
    let irregular = grid.irregularities(&data.format);
    if !irregular.is_empty() {
        return Err(irregular);
    }
    let trimmed = |cells: &Vec<String>| cells.iter().map(|cell| cell.trim().to_owned()).collect();
    Ok(Texts {
        columns: grid.columns.iter().map(trimmed).collect(),
        header: grid.header,
        separator: None,
        decimal: '.',
    })
}

/// The number that a cell writes.
pub(crate) fn number_of(text: &str, decimal: char) -> Option<f64> {
    NumberReader::new(decimal).read(text)
}

/// The letters of a text.
fn decoded(bytes: &[u8], encoding: TextEncoding) -> Result<String, LoadErrorKind> {
    let line = |before: &[u8]| before.split(|byte| *byte == b'\n').count();
    if let Some(mut transcoder) = Transcoder::of(encoding, bytes) {
        let mut text = String::new();
        return match transcoder.decode(bytes, true, &mut text) {
            Ok(()) => Ok(text),
            Err(malformed) => Err(LoadErrorKind::NotInEncoding {
                encoding: transcoder.name(),
                offset: malformed.at,
                line: line(text.as_bytes()),
            }),
        };
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| LoadErrorKind::NotUtf8 {
        offset: error.valid_up_to(),
        line: line(&bytes[..error.valid_up_to()]),
        readings: encoding::readings(bytes, error.valid_up_to()),
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
