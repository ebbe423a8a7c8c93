use std::fmt;

use super::Placed;

/// What kind of source the data come from, with what only this kind needs to be read.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceFormat {
    /// Text with separators: CSV, TSV.
    Delimited {
        /// How its bytes become letters.
        encoding: TextEncoding,
    },
    /// A workbook: Excel, or OpenDocument.
    Workbook(SheetPlan),
    /// Apache Parquet.
    Parquet,
    /// An array of flat JSON objects.
    Json,
    /// A flat JSON object on each line.
    JsonLines,
    /// A Stata file.
    Stata {
        /// How its bytes become letters, where the file is older than Stata 14.
        encoding: Option<&'static str>,
        /// What a column with value labels gives.
        value_labels: ValueLabels,
    },
    /// The rows of a query to a SQLite file.
    Sqlite {
        /// The query.
        query: Placed<String>,
    },
    /// The rows of a query to a PostgreSQL server.
    Postgres {
        /// The environment variable that holds the server's address.
        variable: String,
        /// The query.
        query: Placed<String>,
    },
}

/// How the bytes of a text become letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextEncoding {
    /// As the mark at the beginning of the file says, else UTF-8.
    #[default]
    Marked,
    /// As declared: a name by which the Encoding Standard knows it.
    Declared(&'static str),
}

/// Where in a workbook the table stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetPlan {
    /// The name of the sheet, or its number from 1; needed where there are several.
    pub sheet: Option<Placed<String>>,
    /// The cells of the table; `None`: all cells in use.
    pub range: Option<CellRange>,
    /// The row with the names of the columns, from 1; `None`: the first of the table.
    pub header_row: Option<u32>,
}

/// A rectangle of cells, both corners included; rows and columns count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRange {
    /// Row and column of the upper left corner.
    pub start: (u32, u32),
    /// Row and column of the lower right corner.
    pub end: (u32, u32),
}

/// What a column with value labels gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ValueLabels {
    /// The numbers that are stored.
    #[default]
    Codes,
    /// The labels, where a number has one.
    Labels,
    /// The labels in these columns, the numbers in all others.
    LabelsIn(Vec<String>),
}

/// The largest row and column of a sheet, from 1: Excel's.
const LARGEST: (u32, u32) = (1_048_576, 16_384);

impl SourceFormat {
    /// The query, of a source that is asked by one.
    #[must_use]
    pub fn query(&self) -> Option<&Placed<String>> {
        match self {
            Self::Sqlite { query } | Self::Postgres { query, .. } => Some(query),
            _ => None,
        }
    }
}

impl CellRange {
    /// Of a text such as `B3:F20`, in letters of either case.
    ///
    /// `None` for any other text, for corners in another order, and for cells that no sheet has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (start, end) = text.trim().split_once(':')?;
        let (start, end) = (cell(start)?, cell(end)?);
        (start.0 <= end.0 && start.1 <= end.1).then_some(Self { start, end })
    }
}

/// Row and column of a cell, from 0.
fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.trim().replace('$', "");
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let is_plain = !letters.is_empty()
        && letters.len() <= 3
        && letters.bytes().all(|letter| letter.is_ascii_alphabetic())
        && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_plain {
        return None;
    }
    let letters = letters.bytes().map(|letter| letter.to_ascii_uppercase());
    let column = letters.fold(0, |column, letter| {
        column * 26 + u32::from(letter - b'A') + 1
    });
    let row: u32 = digits.parse().ok()?;
    let exists = (1..=LARGEST.0).contains(&row) && (1..=LARGEST.1).contains(&column);
    exists.then(|| (row - 1, column - 1))
}

/// The name of a cell, such as `B7`, of its row and column from 0.
#[must_use]
pub fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("a rest of 26 is a byte");
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}

impl fmt::Display for CellRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.start, self.end);
        let (start, end) = (cell_name(start.0, start.1), cell_name(end.0, end.1));
        write!(f, "{start}:{end}")
    }
}

impl fmt::Display for ValueLabels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Codes => write!(f, "codes"),
            Self::Labels => write!(f, "labels"),
            Self::LabelsIn(columns) => write!(f, "[{}]", columns.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_spreadsheets_write_them() {
        let range = |text| CellRange::parse(text).map(|range| (range.start, range.end));
        assert_eq!(range("B3:F20"), Some(((2, 1), (19, 5))));
        assert_eq!(range(" $b$3:aa20 "), Some(((2, 1), (19, 26))));
        assert_eq!(range("A1:XFD1048576"), Some(((0, 0), (1_048_575, 16_383))));
        for refused in [
            "",
            "B3",
            "F20:B3",
            "3B:F20",
            "B0:F20",
            "A1:XFE2",
            "A1:B1048577",
            "A1:B-2",
            "A:B",
            "B3:F20:G2",
            "é1:B2",
        ] {
            assert_eq!(range(refused), None, "{refused}");
        }
    }

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let names = [
            (0, 0),
            (6, 1),
            (0, 25),
            (0, 26),
            (0, 701),
            (0, 702),
            (1_048_575, 16_383),
        ];
        let names = names.map(|(row, column)| cell_name(row, column));
        assert_eq!(
            names,
            ["A1", "B7", "Z1", "AA1", "ZZ1", "AAA1", "XFD1048576"]
        );
        assert_eq!(CellRange::parse("b3:f20").unwrap().to_string(), "B3:F20");
    }
}
