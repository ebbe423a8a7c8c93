//! Stage 1: from the data file to cases and raw columns.
//!
//! The file is read once, hashed, decoded and checked for its shape; then the columns in use are
//! read, cases without a value leave or stop the study, and columns become numbers where a set
//! needs numbers. What is wrong with a data file is gathered and told together.

mod case_numbers;
mod cells;
mod column_uses;
mod error;
mod layout;
mod left_out;
mod listed;
mod locate;
mod number;
mod raw_table;
mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod source_file;
#[cfg(test)]
mod tests;

use std::path::Path;

use cells::Cells;
use column_uses::ColumnUses;
use layout::Layout;
use rows::Rows;
use source_file::SourceFile;

use crate::study::Study;

pub use case_numbers::CaseNumbers;
pub use error::{EmptyCell, FilledCell, LoadError, LoadErrorKind, RepeatedName, RowLength};
pub use left_out::{LeftOutError, LeftOutErrorKind, serves};
pub use listed::Listed;
pub(crate) use listed::Quoted;
pub use raw_table::{DroppedCase, RawColumn, RawTable};

/// Reads the data of a study.
///
/// The file is `data.source` in the study's folder. With `data_dir`, the file of that name in
/// `data_dir`'s subfolder with the study's id, or in `data_dir` itself, comes first.
///
/// Separator: as declared, else a comma, or a tab for `.tsv`. The empty cell and the declared
/// `missing_values` are missing; every other cell of a column that a set uses as numbers must be a
/// finite number. Surrounding blanks of cells do not count.
///
/// # Errors
/// Every problem of the data file that can be told at once: where a problem keeps the rest from
/// being read, such as a wrong hash, it stands alone.
pub fn load(study: &Study, data_dir: Option<&Path>) -> Result<RawTable, Vec<LoadError>> {
    let alone = |kind: LoadErrorKind| vec![kind.of_file(study)];
    let path = locate::locate(study, data_dir).map_err(alone)?;
    let pin = study.data.sha256.as_ref().map(|pin| pin.value.as_str());
    let source = SourceFile::read(&path, pin).map_err(alone)?;
    let separator = separator(study);
    let layout = Layout::of(source.text(), separator).map_err(alone)?;
    let uses = columns(study, &layout, separator)?;
    let cells = Cells::read(
        &source.text()[layout.rows()],
        separator,
        (layout.lines().len(), layout.header().len()),
        &uses.positions(),
    )
    .map_err(alone)?;
    let rows = Rows::new(study, &layout, &uses, &cells);
    let (kept, columns) = rows.read()?;
    Ok(RawTable {
        file: study.data.source.value.clone(),
        sha256: source.sha256,
        rows_read: layout.lines().len(),
        columns_read: layout.header().to_vec(),
        cases: kept.cases,
        lines: kept.lines,
        dropped: kept.dropped,
        columns,
    })
}

fn separator(study: &Study) -> u8 {
    let extension = Path::new(&study.data.source.value).extension();
    let tabs = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("tsv"));
    let usual = if tabs { b'\t' } else { b',' };
    study.data.separator.unwrap_or(usual)
}

/// The columns in use of a file whose shape is sound.
fn columns<'s>(
    study: &'s Study,
    layout: &Layout,
    separator: u8,
) -> Result<ColumnUses<'s>, Vec<LoadError>> {
    let mut errors: Vec<LoadError> = layout
        .irregularities()
        .into_iter()
        .map(|kind| kind.of_file(study))
        .collect();
    match ColumnUses::find(study, layout.header(), separator) {
        Ok(uses) if errors.is_empty() => return Ok(uses),
        Ok(_) => {}
        Err(unknown) => errors.extend(unknown),
    }
    Err(errors)
}
