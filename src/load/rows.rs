//! From the texts of cells to cases and raw values, batch by batch.

use std::borrow::Cow;
use std::hash::Hasher;

use rustc_hash::FxHasher;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::case_lines::CaseLines;
use super::cells::Cells;
use super::column_uses::{CellKind, ColumnUse, ColumnUses};
use super::error::{EmptyCell, FilledCell, LoadErrorKind};
use super::listed::Listed;
use super::missing::MissingCodes;
use super::names::Packed;
use super::number::{self, NumberReader};
use super::raw_table::{DroppedCase, RawColumn};
use crate::study::{DataPlan, MissingPolicy};

/// What a batch of rows holds: the cases that stay in the study with their raw values, those that
/// leave it, and what is wrong.
#[derive(Default)]
pub(super) struct RowsRead {
    /// How many rows there are.
    pub(super) rows: usize,
    /// The cases that stay, and the lines on which they begin.
    pub(super) names: Packed,
    pub(super) lines: CaseLines,
    pub(super) dropped: Vec<DroppedCase>,
    /// One column for each use, with its cells that are no numbers.
    pub(super) columns: Vec<(RawColumn, Listed<FilledCell>)>,
    /// A number for the name of every row; other names may have the same one, though hardly ever.
    pub(super) hashes: Vec<u64>,
    /// The lines of cases without a name.
    pub(super) nameless: Listed<usize>,
    /// The cells without a value.
    pub(super) gaps: Listed<EmptyCell>,
}

/// The rows of a batch, whose shape is sound.
pub(super) struct Rows<'a> {
    pub(super) data: &'a DataPlan,
    pub(super) header: &'a [String],
    pub(super) uses: &'a ColumnUses<'a>,
    pub(super) missing: &'a MissingCodes,
    pub(super) cells: &'a Cells,
    /// The line on which each row begins.
    pub(super) lines: &'a [usize],
}

/// Rows whose cells were read as texts.
struct Texts<'a> {
    rows: Rows<'a>,
    names: Vec<String>,
}

/// A cell without a value: its row, and the position of its column.
type Gap = (usize, usize);

impl Rows<'_> {
    /// Of cells that were read as numbers but for the names of the cases; `None` where one of them is
    /// no number.
    pub(super) fn of_numbers(&self) -> Option<RowsRead> {
        let column = |column: &ColumnUse| {
            let mut numbers = self.cells.numbers(column.position)?;
            let is_sound = numbers.iter().all(|number| number::is_sound(*number));
            // Zero has no sign.
            for number in &mut numbers {
                *number += 0.0;
            }
            is_sound.then(|| (RawColumn::numbers(numbers), Listed::default()))
        };
        let columns = self.uses.sets.iter().map(column);
        let mut read = RowsRead {
            rows: self.lines.len(),
            columns: columns.collect::<Option<_>>()?,
            ..RowsRead::default()
        };
        for (name, line) in self.cells.column(self.uses.case).zip(self.lines) {
            let name = composed(name);
            if name.is_empty() {
                read.nameless.push(*line);
            }
            read.keep(&name, *line);
            read.hashes.push(hash(&name));
        }
        Some(read)
    }

    /// Of cells that were read as texts.
    pub(super) fn of_texts(self) -> RowsRead {
        let names = self.cells.column(self.uses.case);
        let texts = Texts {
            names: names.map(|name| composed(name).into_owned()).collect(),
            rows: self,
        };
        texts.read()
    }
}

impl RowsRead {
    fn keep(&mut self, name: &str, line: usize) {
        self.names.push(name);
        self.lines.push(line);
    }
}

impl Texts<'_> {
    fn read(&self) -> RowsRead {
        let gaps = self.gaps();
        let mut keeps = vec![true; self.names.len()];
        if self.rows.data.missing == MissingPolicy::DropCase {
            for &(row, _) in &gaps {
                keeps[row] = false;
            }
        }
        let sets = self.rows.uses.sets.iter();
        let mut read = RowsRead {
            rows: self.names.len(),
            hashes: self.names.iter().map(|name| hash(name)).collect(),
            nameless: self.nameless(),
            columns: sets.map(|column| self.values(column, &keeps)).collect(),
            ..RowsRead::default()
        };
        match self.rows.data.missing {
            MissingPolicy::Fail => read.gaps = gaps.iter().map(|gap| self.empty(gap)).collect(),
            MissingPolicy::DropCase => read.dropped = self.dropped(&gaps),
        }
        for row in (0..self.names.len()).filter(|&row| keeps[row]) {
            read.keep(&self.names[row], self.rows.lines[row]);
        }
        read
    }

    fn nameless(&self) -> Listed<usize> {
        let rows = self.names.iter().zip(self.rows.lines);
        rows.filter(|(name, _)| name.is_empty())
            .map(|(_, line)| *line)
            .collect()
    }

    fn is_missing(&self, text: &str) -> bool {
        self.rows.missing.has(text)
    }

    /// The cells without a value, by row and then by column.
    fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for position in self.rows.uses.set_positions() {
            let missing = self
                .rows
                .cells
                .column(position)
                .map(|text| self.is_missing(text));
            gaps.extend(
                (0..)
                    .zip(missing)
                    .filter(|gap| gap.1)
                    .map(|(row, _)| (row, position)),
            );
        }
        gaps.sort_unstable();
        gaps
    }

    fn empty(&self, &(row, position): &Gap) -> EmptyCell {
        EmptyCell {
            case: self.names[row].clone(),
            column: self.rows.header[position].clone(),
            line: self.rows.lines[row],
        }
    }

    fn dropped(&self, gaps: &[Gap]) -> Vec<DroppedCase> {
        let of_rows = gaps.chunk_by(|one, other| one.0 == other.0);
        let dropped = of_rows.map(|gaps| DroppedCase {
            case: self.names[gaps[0].0].clone(),
            line: self.rows.lines[gaps[0].0],
            columns: gaps
                .iter()
                .map(|gap| self.rows.header[gap.1].clone())
                .collect(),
        });
        dropped.collect()
    }

    fn values(&self, column: &ColumnUse, keeps: &[bool]) -> (RawColumn, Listed<FilledCell>) {
        if column.cells == CellKind::Numbers {
            let (numbers, refused) = self.numbers(column, keeps);
            return (RawColumn::numbers(numbers), refused);
        }
        let texts = self.rows.cells.column(column.position).zip(keeps);
        let texts = texts.filter(|(_, keep)| **keep);
        let texts = RawColumn::Text(texts.map(|(text, _)| text.to_owned()).collect());
        (texts, Listed::default())
    }

    /// The numbers of the cases that stay. A text in a case that leaves is an error all the same:
    /// it may be another way to write a missing value, which the study should declare.
    fn numbers(&self, column: &ColumnUse, keeps: &[bool]) -> (Vec<f64>, Listed<FilledCell>) {
        let mut reader = NumberReader::new(self.rows.data.decimal);
        let mut numbers = Vec::with_capacity(keeps.len());
        let mut refused = Listed::default();
        for (row, text) in self.rows.cells.column(column.position).enumerate() {
            match reader.read(text) {
                _ if self.is_missing(text) => {}
                Some(number) if keeps[row] => numbers.push(number),
                Some(_) => {}
                None => refused.push(FilledCell {
                    case: self.names[row].clone(),
                    line: self.rows.lines[row],
                    text: text.to_owned(),
                }),
            }
        }
        (numbers, refused)
    }
}

/// A text in its Unicode form NFC.
pub(super) fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc(name) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.nfc().collect())
    }
}

/// A number that equal names have in common.
pub(super) fn hash(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish()
}

impl LoadErrorKind {
    /// What is wrong with a column that a set uses as numbers.
    pub(super) fn of_cells(
        column: &ColumnUse,
        cells: Listed<FilledCell>,
        decimal: Option<char>,
    ) -> Option<Self> {
        (!cells.is_empty()).then(|| Self::NotANumber {
            column: column.declared.value.clone(),
            cells,
            decimal,
        })
    }
}
