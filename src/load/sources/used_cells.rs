//! The cells of a sheet, as far as a study takes them: one stray cell at the end of a sheet would make a
//! table of sixteen thousand million cells.

use std::io::{Read, Seek};

use calamine::{Cell, Data, DataRef, Range, Xlsx, XlsxError};

use super::SourceProblem;
use crate::study::{CellRange, SheetPlan, cell_name};

/// So many cells may be in the rectangle around those in use.
const MOST_CELLS: u64 = 20_000_000;

/// A table is full: the rectangle is not so many times larger than what is in use.
const SPARSEST: u64 = 2;

/// A sheet has so many times more rows than columns at most.
const ROWS_A_COLUMN: u64 = 64;

/// A sheet that cannot be read, or has a cell far away from the others.
pub(super) enum NoRange {
    Damaged(String),
    Problem(SourceProblem),
}

impl NoRange {
    pub(super) fn of(error: impl std::error::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<XlsxError> for NoRange {
    fn from(error: XlsxError) -> Self {
        Self::of(error)
    }
}

/// The values of a sheet.
pub(super) fn values<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    sheet: &str,
    plan: &SheetPlan,
) -> Result<Range<Data>, NoRange> {
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    let mut cells = Vec::new();
    while let Some(cell) = reader.next_cell()? {
        if !matches!(cell.get_value(), DataRef::Empty) && is_taken(cell.get_position(), plan) {
            let position = cell.get_position();
            cells.push(Cell::new(position, Data::from(cell.get_value().clone())));
        }
    }
    rectangle(cells, sheet)
}

/// The formulas of a sheet.
pub(super) fn formulas<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    sheet: &str,
    plan: &SheetPlan,
) -> Result<Range<String>, NoRange> {
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    let mut cells = Vec::new();
    while let Some(cell) = reader.next_formula()? {
        if !cell.get_value().is_empty() && is_taken(cell.get_position(), plan) {
            cells.push(cell);
        }
    }
    rectangle(cells, sheet)
}

/// Whether a cell is in the declared range, or in a row that is to name its columns.
fn is_taken((row, column): (u32, u32), plan: &SheetPlan) -> bool {
    let Some(CellRange { start, end }) = plan.range else {
        return true;
    };
    let named = plan.header_row.map_or(start.0, |row| row - 1);
    let rows = start.0.min(named)..=end.0.max(named);
    rows.contains(&row) && (start.1..=end.1).contains(&column)
}

fn rectangle<T>(cells: Vec<Cell<T>>, sheet: &str) -> Result<Range<T>, NoRange>
where
    T: calamine::CellType,
{
    check(cells.iter().map(Cell::get_position), sheet).map_err(NoRange::Problem)?;
    Ok(Range::from_sparse(cells))
}

/// Refuses cells so far apart that the rectangle around them is all but empty.
pub(super) fn check(
    cells: impl Iterator<Item = (u32, u32)> + Clone,
    sheet: &str,
) -> Result<(), SourceProblem> {
    let span = |of: fn((u32, u32)) -> u32| {
        let (least, most) = (cells.clone().map(of).min(), cells.clone().map(of).max());
        u64::from(most.unwrap_or(0) - least.unwrap_or(0)) + 1
    };
    let (rows, columns) = (span(|cell| cell.0), span(|cell| cell.1));
    let in_use = u64::try_from(cells.clone().count()).unwrap_or(u64::MAX);
    if rows * columns <= MOST_CELLS.max(in_use.saturating_mul(SPARSEST)) {
        return Ok(());
    }
    let distance = |cell: &(u32, u32)| u64::from(cell.0) + u64::from(cell.1) * ROWS_A_COLUMN;
    let (row, column) = cells.max_by_key(distance).unwrap_or_default();
    Err(SourceProblem::FarCell {
        sheet: sheet.to_owned(),
        cell: cell_name(row, column),
        rows,
        columns,
    })
}
