//! Header and rows of a delimited text: where they stand, and what is irregular about them.
//!
//! The data-frame reader renames repeated columns, fills short rows and skips blank lines without a
//! word, and cannot say on which line a row stands. So the shape is checked here first.

use std::collections::HashMap;
use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::error::{LoadErrorKind, RepeatedName, RowLength};
use super::listed::Listed;

/// The header of a data file, and what is irregular about header and rows, as far as it was read.
#[derive(Debug)]
pub(super) struct Layout {
    separator: u8,
    /// The line that comes next, from 1.
    line: usize,
    header_line: usize,
    header: Vec<String>,
    rows: usize,
    /// Blank lines that no row follows so far. At the end of the file they harm nobody.
    blank_until_here: Vec<usize>,
    blank: Listed<usize>,
    short: Listed<RowLength>,
    long: Listed<RowLength>,
    misquoted: Option<LoadErrorKind>,
}

/// What was taken of a text.
#[derive(Debug, PartialEq)]
pub(super) struct Taken {
    /// Where the rows of cases stand, in bytes.
    pub(super) rows: Range<usize>,
    /// The line on which each of them begins, from 1.
    pub(super) lines: Vec<usize>,
    /// Up to where the text is done with.
    pub(super) end: usize,
}

impl Layout {
    /// Of a file whose cells are separated by an ASCII character.
    pub(super) fn new(separator: u8) -> Self {
        Self {
            separator,
            line: 1,
            header_line: 0,
            header: Vec::new(),
            rows: 0,
            blank_until_here: Vec::new(),
            blank: Listed::default(),
            short: Listed::default(),
            long: Listed::default(),
            misquoted: None,
        }
    }

    /// Takes the whole rows of a text, which goes on where the one before was done with; at the end
    /// of the file the last row, too. Behind a wrong quotation mark, rows and cells cannot be told
    /// apart: nothing is taken any more.
    ///
    /// # Errors
    /// A wrong quotation mark in the header.
    pub(super) fn take(&mut self, text: &str, at_end: bool) -> Result<Taken, LoadErrorKind> {
        let mut taken = Taken {
            rows: 0..0,
            lines: Vec::new(),
            end: 0,
        };
        if self.misquoted.is_some() {
            taken.end = text.len();
            return Ok(taken);
        }
        let mut rows = Rows::of(text, self.separator, self.line, at_end);
        while let Some(row) = rows.next() {
            match row {
                Err(misquoted) if self.header.is_empty() => return Err(misquoted),
                Err(misquoted) => self.misquoted = Some(misquoted),
                Ok(row) if row.is_blank(text) => self.blank_until_here.push(row.line),
                Ok(row) => self.take_row(&row, text, &mut taken),
            }
            (taken.end, self.line) = (rows.at, rows.line);
        }
        Ok(taken)
    }

    fn take_row(&mut self, row: &Row, text: &str, taken: &mut Taken) {
        let blank = self.blank_until_here.drain(..);
        if self.header.is_empty() {
            drop(blank);
            self.header_line = row.line;
            self.header = names(&text[row.range.clone()], self.separator);
            return;
        }
        blank.for_each(|line| self.blank.push(line));
        self.rows += 1;
        if taken.lines.is_empty() {
            taken.rows.start = row.range.start;
        }
        taken.lines.push(row.line);
        taken.rows.end = row.range.end;
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

    /// The line that comes next, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// The names of the columns; none as long as no header was read.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// Whether what was read can be read as a table.
    pub(super) fn is_regular(&self) -> bool {
        let lists = [&self.short, &self.long];
        self.misquoted.is_none()
            && self.blank.is_empty()
            && lists.iter().all(|list| list.is_empty())
            && self.header_irregularities().is_empty()
    }

    /// What is irregular about header and rows; nothing, when the file can be read as a table.
    pub(super) fn irregularities(&self) -> Vec<LoadErrorKind> {
        let mut kinds = self.header_irregularities();
        let columns = self.header.len();
        if self.rows == 0 && self.misquoted.is_none() {
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
        header_irregularities(&self.header, self.header_line)
    }
}

/// What is irregular about the names of columns, which stand on a line of the file, or on none (0).
pub(super) fn header_irregularities(header: &[String], line: usize) -> Vec<LoadErrorKind> {
    let mut kinds = Vec::new();
    let nameless: Listed<usize> = (1..)
        .zip(header)
        .filter_map(|(number, name)| name.trim().is_empty().then_some(number))
        .collect();
    if !nameless.is_empty() {
        kinds.push(LoadErrorKind::ColumnWithoutName {
            line,
            columns: nameless,
        });
    }
    let padded: Listed<String> = header
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
    let repeated: Listed<RepeatedName> = repeated_names(header, |at| at + 1)
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
    let mut scan = Rows::of(row, separator, 1, true);
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
    /// The text; the row may go on behind it.
    Text,
}

/// A walk over the rows of a text, quotation marks respected (RFC 4180). It ends at the first wrong
/// quotation mark: behind it, rows and cells cannot be told apart. Where the text goes on, it ends
/// before a row that may go on, too.
struct Rows<'t> {
    bytes: &'t [u8],
    separator: u8,
    at: usize,
    /// Where the first quotation mark stands, or the end.
    quote: usize,
    line: usize,
    at_end: bool,
}

impl<'t> Rows<'t> {
    fn of(text: &'t str, separator: u8, line: usize, at_end: bool) -> Self {
        Self {
            bytes: text.as_bytes(),
            separator,
            at: 0,
            quote: memchr(b'"', text.as_bytes()).unwrap_or(text.len()),
            line,
            at_end,
        }
    }

    /// Walks over a row that ends before the first quotation mark, as most files have none; how many
    /// cells it has.
    fn plain_row(&mut self) -> Option<usize> {
        let plain = &self.bytes[self.at..self.quote.max(self.at)];
        let end = memchr(b'\n', plain)?;
        self.at += end + 1;
        self.line += 1;
        Some(memchr_iter(self.separator, &plain[..end]).count() + 1)
    }

    /// Walks over one cell and what ends it.
    fn cell(&mut self) -> Result<CellEnd, LoadErrorKind> {
        let quoted = self.bytes.get(self.at) == Some(&b'"');
        if quoted && !self.quoted_part()? {
            return Ok(CellEnd::Text);
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
        Ok(if self.at_end {
            CellEnd::Row
        } else {
            CellEnd::Text
        })
    }

    /// Walks from an opening quotation mark to behind the closing one; whether that was reached.
    fn quoted_part(&mut self) -> Result<bool, LoadErrorKind> {
        let opened = self.line;
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\n' => self.line += 1,
                b'"' if self.bytes.get(self.at) == Some(&b'"') => self.at += 1,
                b'"' => return Ok(true),
                _ => {}
            }
        }
        if self.at_end {
            Err(LoadErrorKind::UnclosedQuote { line: opened })
        } else {
            Ok(false)
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, LoadErrorKind>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.bytes.len() {
            return None;
        }
        let (line, start, mut cells) = (self.line, self.at, 1);
        if let Some(cells) = self.plain_row() {
            let range = start..self.at;
            return Some(Ok(Row { line, range, cells }));
        }
        loop {
            match self.cell() {
                Ok(CellEnd::Separator) => cells += 1,
                Ok(CellEnd::Row) => break,
                Ok(CellEnd::Text) => {
                    (self.line, self.at) = (line, start);
                    return None;
                }
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

    fn of(text: &str) -> Result<(Layout, Taken), LoadErrorKind> {
        let mut layout = Layout::new(b',');
        let taken = layout.take(text, true)?;
        Ok((layout, taken))
    }

    fn irregularities(text: &str) -> Vec<LoadErrorKind> {
        of(text).unwrap().0.irregularities()
    }

    const QUOTED: &str = "case,note\nA,\"two\nlines\"\nB,\"a \"\"word\"\"\"\r\nC,\n\n";

    #[test]
    fn rows_know_their_lines_behind_cells_with_newlines() {
        let (layout, taken) = of(QUOTED).unwrap();
        assert_eq!(layout.header(), ["case", "note"]);
        assert_eq!(taken.lines, [2, 4, 5]);
        assert_eq!(&QUOTED[taken.rows], &QUOTED[10..QUOTED.len() - 1]);
        assert_eq!(taken.end, QUOTED.len());
        assert_eq!(layout.irregularities(), []);
    }

    #[test]
    fn a_text_cut_anywhere_has_the_rows_of_the_whole() {
        for cut in 0..QUOTED.len() {
            let mut layout = Layout::new(b',');
            let first = layout.take(&QUOTED[..cut], false).unwrap();
            let rest = layout.take(&QUOTED[first.end..], true).unwrap();
            let rows = [&QUOTED[first.rows], &QUOTED[first.end..][rest.rows]];
            assert_eq!(rows.concat(), QUOTED[10..QUOTED.len() - 1], "{cut}");
            assert_eq!([first.lines, rest.lines].concat(), [2, 4, 5], "{cut}");
            assert_eq!(layout.irregularities(), [], "{cut}");
        }
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
        let lines = [3].into_iter().collect();
        assert_eq!(
            irregularities("case,x\nA,1\n\nB,2\n  \n"),
            [LoadErrorKind::BlankLine { lines }]
        );
    }

    #[test]
    fn quotation_marks_inside_a_cell_or_never_closed_end_the_reading() {
        assert_eq!(
            irregularities("case,x\nA,5\"\nB,2\n"),
            [LoadErrorKind::StrayQuote { line: 2 }]
        );
        assert_eq!(
            irregularities("case,x\nA,1\nB,\"2\n\n"),
            [LoadErrorKind::UnclosedQuote { line: 3 }]
        );
        assert_eq!(
            irregularities("case,x\n\"A\" B,1\n"),
            [LoadErrorKind::StrayQuote { line: 2 }]
        );
        assert_eq!(
            of("case,\"x\n").unwrap_err(),
            LoadErrorKind::UnclosedQuote { line: 1 }
        );
    }

    #[test]
    fn a_text_without_rows_has_no_header_or_no_cases() {
        assert!(of(" \n\n").unwrap().0.header().is_empty());
        assert_eq!(irregularities("case,x\n"), [LoadErrorKind::NoCases]);
    }
}
