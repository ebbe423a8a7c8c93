//! Header and rows of a delimited text: where they stand, and what is irregular about them.
//!
//! The data-frame reader renames repeated columns, fills short rows and skips blank lines without a
//! word, and cannot say on which line a row stands. So the shape is checked here first.

use std::collections::HashMap;
use std::ops::Range;

use super::error::{LoadErrorKind, RepeatedName, RowLength};
use super::listed::Listed;

/// The header and the rows of a data file.
#[derive(Debug, Default)]
pub(super) struct Layout {
    header_line: usize,
    header: Vec<String>,
    lines: Vec<usize>,
    rows: Range<usize>,
    blank: Listed<usize>,
    short: Listed<RowLength>,
    long: Listed<RowLength>,
    misquoted: Option<LoadErrorKind>,
}

impl Layout {
    /// Finds the header and the rows of a text whose cells are separated by an ASCII character.
    ///
    /// # Errors
    /// When not even a header can be found.
    pub(super) fn of(text: &str, separator: u8) -> Result<Self, LoadErrorKind> {
        let mut layout = Self::default();
        let mut blank_until_here = Vec::new();
        for row in Rows::of(text, separator) {
            match row {
                Err(misquoted) if layout.header.is_empty() => return Err(misquoted),
                Err(misquoted) => layout.misquoted = Some(misquoted),
                Ok(row) if row.is_blank(text) => blank_until_here.push(row.line),
                Ok(row) => {
                    // Blank lines at the end of the file harm nobody; these are not at the end.
                    blank_until_here
                        .drain(..)
                        .for_each(|line| layout.blank.push(line));
                    layout.take(&row, text, separator);
                }
            }
        }
        if layout.header.is_empty() {
            return Err(LoadErrorKind::EmptyData);
        }
        Ok(layout)
    }

    fn take(&mut self, row: &Row, text: &str, separator: u8) {
        if self.header.is_empty() {
            self.header_line = row.line;
            self.header = names(&text[row.range.clone()], separator);
            self.rows = row.range.end..row.range.end;
            return;
        }
        self.lines.push(row.line);
        self.rows.end = row.range.end;
        let length = RowLength {
            line: row.line,
            cells: row.cells,
        };
        match row.cells.cmp(&self.header.len()) {
            std::cmp::Ordering::Less => self.short.push(length),
            std::cmp::Ordering::Equal => {}
            std::cmp::Ordering::Greater => self.long.push(length),
        }
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// The line on which each row begins, from 1.
    pub(super) fn lines(&self) -> &[usize] {
        &self.lines
    }

    /// Where the rows stand in the text, in bytes.
    pub(super) fn rows(&self) -> Range<usize> {
        self.rows.clone()
    }

    /// What is irregular about header and rows; nothing, when the text can be read as a table.
    pub(super) fn irregularities(&self) -> Vec<LoadErrorKind> {
        let mut kinds = self.header_irregularities();
        let columns = self.header.len();
        if self.lines.is_empty() && self.misquoted.is_none() {
            kinds.push(LoadErrorKind::NoCases);
        }
        if !self.blank.is_empty() {
            kinds.push(LoadErrorKind::BlankLine {
                lines: self.blank.clone(),
            });
        }
        if !self.short.is_empty() {
            kinds.push(LoadErrorKind::ShortRow {
                rows: self.short.clone(),
                columns,
            });
        }
        if !self.long.is_empty() {
            kinds.push(LoadErrorKind::LongRow {
                rows: self.long.clone(),
                columns,
            });
        }
        kinds.extend(self.misquoted.clone());
        kinds
    }

    fn header_irregularities(&self) -> Vec<LoadErrorKind> {
        let line = self.header_line;
        let mut kinds = Vec::new();
        let nameless: Listed<usize> = (1..)
            .zip(&self.header)
            .filter_map(|(number, name)| name.trim().is_empty().then_some(number))
            .collect();
        if !nameless.is_empty() {
            kinds.push(LoadErrorKind::ColumnWithoutName {
                line,
                columns: nameless,
            });
        }
        let padded: Listed<String> = self
            .header
            .iter()
            .filter(|name| !name.trim().is_empty() && name.trim() != name.as_str())
            .cloned()
            .collect();
        if !padded.is_empty() {
            kinds.push(LoadErrorKind::BlanksAroundColumnName {
                line,
                columns: padded,
            });
        }
        let repeated: Listed<RepeatedName> = repeated_names(&self.header, |at| at + 1)
            .into_iter()
            .filter(|repeated| !repeated.name.trim().is_empty())
            .collect();
        if !repeated.is_empty() {
            kinds.push(LoadErrorKind::TwoColumnsOneName {
                line,
                columns: repeated,
            });
        }
        kinds
    }
}

/// Names that stand more than once, in the order of their first repetition, each with the numbers
/// that `number_of` gives to its positions.
pub(super) fn repeated_names<N: AsRef<str>>(
    names: &[N],
    number_of: impl Fn(usize) -> usize,
) -> Vec<RepeatedName> {
    let mut first_at: HashMap<&str, usize> = HashMap::new();
    let mut found_at: HashMap<&str, usize> = HashMap::new();
    let mut repeated: Vec<RepeatedName> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let name = name.as_ref();
        let Some(&first) = first_at.get(name) else {
            first_at.insert(name, at);
            continue;
        };
        let place = *found_at.entry(name).or_insert_with(|| {
            repeated.push(RepeatedName {
                name: name.to_owned(),
                at: std::iter::once(number_of(first)).collect(),
            });
            repeated.len() - 1
        });
        repeated[place].at.push(number_of(at));
    }
    repeated
}

/// The unquoted cells of a header row.
fn names(row: &str, separator: u8) -> Vec<String> {
    let row = row.strip_suffix('\n').unwrap_or(row);
    let row = row.strip_suffix('\r').unwrap_or(row);
    let mut scan = Rows::of(row, separator);
    let mut names = Vec::new();
    loop {
        let start = scan.at;
        let ends = scan.cell();
        let another = matches!(ends, Ok(CellEnd::Separator));
        names.push(unquoted(&row[start..scan.at - usize::from(another)]));
        if !another {
            return names;
        }
    }
}

fn unquoted(cell: &str) -> String {
    cell.strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .map_or_else(|| cell.to_owned(), |inside| inside.replace("\"\"", "\""))
}

/// One row of the text.
struct Row {
    line: usize,
    range: Range<usize>,
    cells: usize,
}

impl Row {
    fn is_blank(&self, text: &str) -> bool {
        self.cells == 1 && text[self.range.clone()].trim().is_empty()
    }
}

/// What follows a cell.
enum CellEnd {
    Separator,
    Row,
}

/// A walk over the rows of a text, quotation marks respected (RFC 4180). It ends at the first wrong
/// quotation mark: behind it, rows and cells cannot be told apart.
struct Rows<'t> {
    bytes: &'t [u8],
    separator: u8,
    at: usize,
    line: usize,
}

impl<'t> Rows<'t> {
    fn of(text: &'t str, separator: u8) -> Self {
        Self {
            bytes: text.as_bytes(),
            separator,
            at: 0,
            line: 1,
        }
    }

    /// Walks over one cell and what ends it.
    fn cell(&mut self) -> Result<CellEnd, LoadErrorKind> {
        let quoted = self.bytes.get(self.at) == Some(&b'"');
        if quoted {
            self.quoted_part()?;
        }
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\n' => {
                    self.line += 1;
                    return Ok(CellEnd::Row);
                }
                _ if byte == self.separator => return Ok(CellEnd::Separator),
                b'\r' => {}
                _ if quoted || byte == b'"' => {
                    return Err(LoadErrorKind::StrayQuote { line: self.line });
                }
                _ => {}
            }
        }
        Ok(CellEnd::Row)
    }

    /// Walks from an opening quotation mark to behind the closing one.
    fn quoted_part(&mut self) -> Result<(), LoadErrorKind> {
        let opened = self.line;
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\n' => self.line += 1,
                b'"' if self.bytes.get(self.at) == Some(&b'"') => self.at += 1,
                b'"' => return Ok(()),
                _ => {}
            }
        }
        Err(LoadErrorKind::UnclosedQuote { line: opened })
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, LoadErrorKind>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.bytes.len() {
            return None;
        }
        let (line, start, mut cells) = (self.line, self.at, 1);
        loop {
            match self.cell() {
                Ok(CellEnd::Separator) => cells += 1,
                Ok(CellEnd::Row) => break,
                Err(misquoted) => {
                    self.at = self.bytes.len();
                    return Some(Err(misquoted));
                }
            }
        }
        Some(Ok(Row {
            line,
            range: start..self.at,
            cells,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_lines_behind_cells_with_newlines() {
        let text = "case,note\nA,\"two\nlines\"\nB,\"a \"\"word\"\"\"\r\nC,\n\n";
        let layout = Layout::of(text, b',').unwrap();
        assert_eq!(layout.header(), ["case", "note"]);
        assert_eq!(layout.lines(), [2, 4, 5]);
        assert_eq!(&text[layout.rows()], &text[10..text.len() - 1]);
        assert_eq!(layout.irregularities(), []);
    }

    #[test]
    fn header_cells_lose_their_quotation_marks() {
        assert_eq!(
            names("\"a,b\",\"say \"\"c\"\"\",d,\r\n", b','),
            ["a,b", "say \"c\"", "d", ""]
        );
    }

    #[test]
    fn a_blank_line_between_cases_is_irregular_and_at_the_end_is_not() {
        let layout = Layout::of("case,x\nA,1\n\nB,2\n  \n", b',').unwrap();
        let lines = [3].into_iter().collect();
        assert_eq!(
            layout.irregularities(),
            [LoadErrorKind::BlankLine { lines }]
        );
    }

    #[test]
    fn quotation_marks_inside_a_cell_or_never_closed_end_the_reading() {
        let stray = Layout::of("case,x\nA,5\"\nB,2\n", b',').unwrap();
        assert_eq!(
            stray.irregularities(),
            [LoadErrorKind::StrayQuote { line: 2 }]
        );
        let unclosed = Layout::of("case,x\nA,1\nB,\"2\n\n", b',').unwrap();
        assert_eq!(
            unclosed.irregularities(),
            [LoadErrorKind::UnclosedQuote { line: 3 }]
        );
        let behind = Layout::of("case,x\n\"A\" B,1\n", b',').unwrap();
        assert_eq!(
            behind.irregularities(),
            [LoadErrorKind::StrayQuote { line: 2 }]
        );
    }

    #[test]
    fn a_text_without_rows_is_empty_or_without_cases() {
        assert_eq!(
            Layout::of(" \n\n", b',').unwrap_err(),
            LoadErrorKind::EmptyData
        );
        let header_only = Layout::of("case,x\n", b',').unwrap();
        assert_eq!(header_only.irregularities(), [LoadErrorKind::NoCases]);
    }
}
