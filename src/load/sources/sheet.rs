//! From the cells of a sheet to a table.

use calamine::{Data, Dimensions, ExcelDateTime, Range};

use super::{SourceProblem, text, used_cells};
use crate::load::error::LoadErrorKind;
use crate::load::grid::Grid;
use crate::load::listed::{Listed, Quoted};
use crate::study::{CellRange, SheetPlan, cell_name};

/// A sheet of a workbook.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) cells: Range<Data>,
    /// The formulas, where cells have one.
    pub(super) formulas: Range<String>,
    /// The merged cells.
    pub(super) merged: Vec<Dimensions>,
}

impl Sheet {
    /// The declared table: a row with names, and the rows below it.
    pub(super) fn table(
        &self,
        plan: &SheetPlan,
        missing: &[String],
    ) -> Result<Grid, LoadErrorKind> {
        let table = self.placed(plan)?;
        self.check_merged(table)?;
        self.check_names(table)?;
        self.check_cells(table, missing)?;
        self.grid(table)
    }

    /// Where the table stands: its first row has the names.
    fn placed(&self, plan: &SheetPlan) -> Result<CellRange, SourceProblem> {
        let used = self.used().ok_or_else(|| SourceProblem::NothingThere {
            place: match plan.range {
                Some(range) => format!("{range} of sheet {}", Quoted(&self.name)),
                None => format!("sheet {}", Quoted(&self.name)),
            },
        })?;
        let mut table = plan.range.unwrap_or(used);
        if let Some(row) = plan.header_row {
            table.start.0 = row - 1;
        }
        let last = used.end.0 + 1;
        if let Some(row) = plan.header_row.filter(|row| *row > last) {
            return Err(SourceProblem::NoHeaderRow {
                sheet: self.name.clone(),
                row,
                last,
            });
        }
        let within = self.shrunk(table, plan);
        within.ok_or_else(|| SourceProblem::NothingThere {
            place: format!("{table} of sheet {}", Quoted(&self.name)),
        })
    }

    /// Refuses values and formulas that stand too far apart for a table.
    pub(super) fn check_spread(&self) -> Result<(), SourceProblem> {
        used_cells::check(self.cells_in_use(), &self.name)
    }

    /// All cells with a value or a formula.
    fn cells_in_use(&self) -> impl Iterator<Item = (u32, u32)> + Clone {
        let values = self.cells.used_cells();
        let base = self.cells.start().unwrap_or_default();
        let values = values.filter(|(_, _, cell)| !is_blank(cell));
        let values = values.map(move |(row, column, _)| absolute(base, row, column));
        let base = self.formulas.start().unwrap_or_default();
        let formulas = self.formulas.used_cells();
        let formulas = formulas.map(move |(row, column, _)| absolute(base, row, column));
        values.chain(formulas)
    }

    /// The rectangle around all cells with a value or a formula.
    pub(super) fn used(&self) -> Option<CellRange> {
        self.cells_in_use().fold(None, |used, (row, column)| {
            let used = used.unwrap_or(CellRange {
                start: (row, column),
                end: (row, column),
            });
            Some(CellRange {
                start: (used.start.0.min(row), used.start.1.min(column)),
                end: (used.end.0.max(row), used.end.1.max(column)),
            })
        })
    }

    /// The range without empty rows at its end, and, unless it is declared, without empty columns at
    /// its sides; `None` where all is empty.
    fn shrunk(&self, range: CellRange, plan: &SheetPlan) -> Option<CellRange> {
        let used = self.used()?;
        let is_row_empty =
            |row| (range.start.1..=range.end.1).all(|column| is_blank(self.cell(row, column)));
        let last = (range.start.0..=range.end.0.min(used.end.0)).rev();
        let last = last.into_iter().find(|row| !is_row_empty(*row))?;
        let mut shrunk = range;
        shrunk.end.0 = last;
        if plan.range.is_none() {
            let is_used =
                |column: &u32| (range.start.0..=last).any(|row| !is_blank(self.cell(row, *column)));
            let columns = range.start.1..=range.end.1;
            shrunk.start.1 = columns.clone().find(is_used)?;
            shrunk.end.1 = columns.rev().find(is_used)?;
        }
        Some(shrunk)
    }

    pub(super) fn cell(&self, row: u32, column: u32) -> &Data {
        self.cells.get_value((row, column)).unwrap_or(&Data::Empty)
    }

    fn check_merged(&self, table: CellRange) -> Result<(), SourceProblem> {
        let touches = |merged: &&Dimensions| {
            merged.start.0 <= table.end.0
                && merged.end.0 >= table.start.0
                && merged.start.1 <= table.end.1
                && merged.end.1 >= table.start.1
        };
        let ranges = self.merged.iter().filter(touches).map(|merged| {
            let (start, end) = (merged.start, merged.end);
            CellRange { start, end }.to_string()
        });
        let ranges: Listed<String> = ranges.collect();
        if ranges.is_empty() {
            return Ok(());
        }
        Err(SourceProblem::MergedCells {
            sheet: self.name.clone(),
            ranges,
        })
    }

    fn check_names(&self, table: CellRange) -> Result<(), SourceProblem> {
        let row = table.start.0;
        let nameless =
            (table.start.1..=table.end.1).filter(|column| is_blank(self.cell(row, *column)));
        let cells: Listed<String> = nameless.map(|column| cell_name(row, column)).collect();
        if cells.is_empty() {
            return Ok(());
        }
        let sheet = self.name.clone();
        Err(SourceProblem::NamelessColumns { sheet, cells })
    }

    /// Refuses errors in cells, unless they are declared as missing, and formulas whose value is not
    /// in the file.
    fn check_cells(&self, table: CellRange, missing: &[String]) -> Result<(), SourceProblem> {
        let mut errors = Listed::default();
        let mut unknown = Listed::default();
        for row in table.start.0..=table.end.0 {
            for column in table.start.1..=table.end.1 {
                let cell = self.cell(row, column);
                match error_of(cell) {
                    Some(error) if !missing.iter().any(|text| text.trim() == error) => {
                        errors.push(format!("{} ({error})", cell_name(row, column)));
                    }
                    _ => {}
                }
                let formula = self.formulas.get_value((row, column));
                if *cell == Data::Empty && formula.is_some_and(|formula| !formula.is_empty()) {
                    unknown.push(cell_name(row, column));
                }
            }
        }
        let sheet = self.name.clone();
        if !errors.is_empty() {
            let cells = errors;
            return Err(SourceProblem::ErrorCells { sheet, cells });
        }
        if !unknown.is_empty() {
            let cells = unknown;
            return Err(SourceProblem::FormulasWithoutValue { sheet, cells });
        }
        Ok(())
    }

    fn grid(&self, table: CellRange) -> Result<Grid, LoadErrorKind> {
        let columns = table.start.1..=table.end.1;
        let rows = table.start.0 + 1..=table.end.0;
        let is_blank_row = |row: &u32| {
            columns
                .clone()
                .all(|column| is_blank(self.cell(*row, column)))
        };
        let blank: Listed<usize> = rows.clone().filter(is_blank_row).map(line).collect();
        if !blank.is_empty() {
            return Err(LoadErrorKind::BlankLine { lines: blank });
        }
        let texts = |column: u32| {
            rows.clone()
                .map(|row| written(self.cell(row, column)))
                .collect()
        };
        Ok(Grid {
            header: columns
                .clone()
                .map(|column| written(self.cell(table.start.0, column)))
                .collect(),
            columns: columns.clone().map(texts).collect(),
            lines: rows.clone().map(line).collect(),
        })
    }
}

/// The number of a row, from 1.
fn line(row: u32) -> usize {
    usize::try_from(row).expect("a row of a sheet is a small number") + 1
}

/// Where a cell of a range stands in the sheet.
fn absolute(base: (u32, u32), row: usize, column: usize) -> (u32, u32) {
    let small = |number: usize| u32::try_from(number).expect("a sheet has fewer cells in a row");
    (base.0 + small(row), base.1 + small(column))
}

pub(super) fn is_blank(cell: &Data) -> bool {
    match cell {
        Data::Empty => true,
        Data::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The error that a cell holds. OpenDocument stores it as a text.
fn error_of(cell: &Data) -> Option<String> {
    const ERRORS: [&str; 8] = [
        "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#DATA!",
    ];
    match cell {
        Data::Error(error) => Some(error.to_string()),
        Data::String(text) if ERRORS.contains(&text.trim()) => Some(text.trim().to_owned()),
        Data::String(text) => {
            let code = text.trim().strip_prefix("Err:")?;
            let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
            is_code.then(|| text.trim().to_owned())
        }
        _ => None,
    }
}

fn written(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => text::number(*number),
        Data::String(words) => words.clone(),
        Data::Bool(value) => text::truth(*value),
        Data::DateTime(moment) => moment_text(moment),
        Data::DateTimeIso(moment) => {
            let midnight = moment.strip_suffix("T00:00:00");
            midnight.unwrap_or(moment).to_owned()
        }
        Data::DurationIso(duration) => duration.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// A date, a time of day, or both, as ISO 8601 writes them.
fn moment_text(moment: &ExcelDateTime) -> String {
    const DAY: f64 = 86_400_000.0;
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a duration in milliseconds is whole and far below 2^53"
        )]
        let milliseconds = (days * DAY).round() as i64;
        return text::time(milliseconds * 1000);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let milliseconds = ((i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second)) * 1000
        + i64::from(milli);
    match milliseconds {
        0 => date,
        milliseconds => format!("{date}T{}", text::time(milliseconds * 1000)),
    }
}
