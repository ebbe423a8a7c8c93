//! Stage 1: from the data file to cases and raw columns.
//!
//! The file is read once, piece by piece: hashed, decoded and checked for its shape. Of each batch of
//! rows the columns in use are read, cases without a value leave or stop the study, and columns
//! become numbers where a set needs numbers; the next pieces are read meanwhile. What is wrong with a
//! data file is gathered and told together.

mod batches;
mod case_lines;
mod case_numbers;
mod cells;
mod column_uses;
mod encoding;
mod error;
mod gathered;
mod grid;
mod layout;
mod left_out;
mod listed;
mod locate;
mod missing;
mod names;
mod number;
mod prepared;
mod raw_table;
mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod sources;
#[cfg(test)]
mod tests;
mod texts;
mod transform;
mod whole;
mod without_study;

use std::panic::resume_unwind;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use batches::{Batch, Batches};
use cells::{Cells, Text};
use column_uses::{CellKind, ColumnUses};
use gathered::Gathered;
use missing::MissingCodes;
use rows::{Rows, RowsRead};

use crate::study::{SourceFormat, Study};

pub use case_numbers::CaseNumbers;
pub use error::{
    EmptyCell, FilledCell, LoadError, LoadErrorKind, RepeatedName, RowLength, RowName,
};
pub use left_out::{LeftOutError, LeftOutErrorKind, serves};
pub use listed::Listed;
pub(crate) use listed::Quoted;
pub use names::Names;
pub use prepared::{
    AggregatedRows, DerivedColumn, FilteredRows, NewCells, Prepared, RecodedColumn,
};
pub use raw_table::{DroppedCase, RawColumn, RawTable};
pub use sources::SourceProblem;
pub(crate) use sources::{ColumnLabels, FoundTable, QueriedTable};
pub(crate) use texts::{Texts, number_of, read_texts};
pub(crate) use without_study::{find_table, labels, tables};

/// How many batches are read at a time, so that threads can share them.
const GROUP: usize = 16;

/// How many batches wait at most while others are read.
const BATCHES_AHEAD: usize = 16;

/// Reads the data of a study.
///
/// The file is `data.source` in the study's folder. With `data_dir`, the file of that name in
/// `data_dir`'s subfolder with the study's id, or in `data_dir` itself, comes first.
///
/// Separator: as declared, else a comma, or a tab for `.tsv`. The empty cell and the declared
/// `missing_values` are missing, a number among them however it is written; every other cell of a column
/// that a set uses as numbers must be a finite number. Surrounding blanks of cells do not count. Where
/// the study declares what becomes of the rows first (`rename`, `recode`, `aggregate`, `where`,
/// `derive`), all of this is about the columns and cases that come of it, but for `missing_values`:
/// these are about the cells of the source, and no value that was computed is one of them.
///
/// # Errors
/// Every problem of the data file that can be told at once: where a problem keeps the rest from
/// being read, such as a wrong hash, it stands alone.
pub fn load(study: &Study, data_dir: Option<&Path>) -> Result<RawTable, Vec<LoadError>> {
    if !matches!(study.data.format, SourceFormat::Delimited { .. }) {
        let (grid, sha256) = sources::read(study, data_dir)?;
        return grid.into_table(study, sha256);
    }
    let alone = |kind: LoadErrorKind| vec![kind.of_file(study)];
    let path = locate::locate(study, data_dir).map_err(alone)?;
    let batches = Batches::open(&path, study, separator(study)).map_err(alone)?;
    if study.data.preparation.is_declared() {
        let (grid, sha256) = batches.whole()?;
        return grid.into_table(study, sha256);
    }
    let (gathered, batches) = gather(batches);
    let batches = batches.map_err(alone)?;
    let reader = batches.reader();
    let sha256 = batches.finish()?;
    let reader = reader.expect("a file of sound shape has a header with the columns in use");
    RawTable::gathered(gathered.map_err(alone)?, &reader, sha256)
}

/// Everything that a file holds, and the file at its end. While a thread reads the file ahead, groups of
/// rows are read, each while the one before it is gathered.
fn gather(
    mut batches: Batches<'_>,
) -> (
    Result<Gathered, LoadErrorKind>,
    Result<Batches<'_>, LoadErrorKind>,
) {
    let (sender, receiver) = mpsc::sync_channel(BATCHES_AHEAD);
    thread::scope(|scope| {
        let file = scope.spawn(move || {
            while let Some(batch) = batches.next_batch()? {
                sender
                    .send(batch)
                    .expect("batches are taken until the file has ended");
            }
            Ok(batches)
        });
        let mut gathered = Ok(Gathered::default());
        let mut before: Vec<Result<RowsRead, LoadErrorKind>> = Vec::new();
        loop {
            let group: Vec<Batch> = receiver.iter().take(GROUP).collect();
            let is_last = group.is_empty();
            let read = || group.par_iter().map(Batch::read).collect();
            let gathering = || {
                for rows in before.drain(..) {
                    match (&mut gathered, rows) {
                        (Ok(gathered), Ok(rows)) => gathered.append(rows),
                        (Ok(_), Err(kind)) => gathered = Err(kind),
                        (Err(_), _) => {}
                    }
                }
            };
            let (read, ()) = rayon::join(read, gathering);
            before = read;
            if is_last {
                let file = file.join().unwrap_or_else(|panic| resume_unwind(panic));
                return (gathered, file);
            }
        }
    })
}

impl RawTable {
    /// Of all the rows of a source.
    fn gathered(
        gathered: Gathered,
        reader: &RowReader<'_>,
        sha256: String,
    ) -> Result<Self, Vec<LoadError>> {
        let (rows, columns) = gathered.finish(reader.study, &reader.uses)?;
        Ok(Self {
            file: reader.study.data.source.value.clone(),
            sha256,
            rows_read: rows.rows,
            columns_read: reader.header.clone(),
            cases: rows.names.into(),
            lines: rows.lines,
            dropped: rows.dropped,
            columns,
            prepared: None,
        })
    }
}

/// What reads the rows of a source: its header, and the columns of it that are in use.
struct RowReader<'s> {
    study: &'s Study,
    /// What separates the cells of a delimited text.
    separator: Option<u8>,
    header: Vec<String>,
    uses: ColumnUses<'s>,
    /// What stands for a missing value in these rows.
    missing: MissingCodes,
}

impl RowReader<'_> {
    fn read(&self, batch: &Batch) -> Result<RowsRead, LoadErrorKind> {
        let text = Text {
            rows: &batch.text,
            separator: self.separator.unwrap_or(b','),
            height: batch.lines.len(),
            width: self.header.len(),
        };
        if self.reads_numbers() {
            let numbers = self.uses.set_positions();
            let cells = Cells::read(text, &[self.uses.case], &numbers)?;
            if let Some(read) = self.rows(&cells, &batch.lines).of_numbers() {
                return Ok(read);
            }
        }
        let cells = Cells::read(text, &self.uses.positions(), &[])?;
        Ok(self.rows(&cells, &batch.lines).of_texts())
    }

    fn rows<'a>(&'a self, cells: &'a Cells, lines: &'a [usize]) -> Rows<'a> {
        Rows {
            data: &self.study.data,
            header: &self.header,
            uses: &self.uses,
            missing: &self.missing,
            cells,
            lines,
        }
    }

    /// Whether every cell that a set uses should be a number as it is written. Where one is not, the
    /// rows are read as texts, which tell what is wrong or missing.
    fn reads_numbers(&self) -> bool {
        let data = &self.study.data;
        let sets = &self.uses.sets;
        data.decimal == '.'
            && data.missing_values.is_empty()
            && sets.iter().all(|set| set.cells == CellKind::Numbers)
            && sets.iter().all(|set| set.position != self.uses.case)
    }
}

fn separator(study: &Study) -> u8 {
    let extension = Path::new(&study.data.source.value).extension();
    let tabs = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("tsv"));
    let usual = if tabs { b'\t' } else { b',' };
    study.data.separator.unwrap_or(usual)
}
