//! From the rows of a source to the rows of cases: columns are renamed and recoded, rows put together
//! and chosen, columns computed, in this order.

mod aggregate;
mod derive;
mod expression;
mod filter;
mod of_columns;
mod recode;
mod rename;
mod summary;
#[cfg(test)]
mod tests;

use super::column_uses::{no_such_column, position};
use super::error::{FilledCell, LoadError, LoadErrorKind, RowName};
use super::grid::Grid;
use super::layout::header_irregularities;
use super::listed::Listed;
use super::missing::MissingCodes;
use super::number::{self, NumberReader};
use super::prepared::Prepared;
use crate::study::{DataPlan, Place, Placed, Study};

/// A table between its source and its cases.
pub(super) struct Draft<'s> {
    data: &'s DataPlan,
    /// How many names of cases are listed.
    cases_listed: usize,
    /// What stands for a missing value in cells of the source; nothing but the empty text once these are
    /// settled.
    missing: MissingCodes,
    grid: Grid,
    prepared: Prepared,
}

/// Does what a study declares with the rows of its source; a study that declares nothing has them as
/// they are.
///
/// # Errors
/// The first step that cannot be taken, since the next ones build on it.
pub(super) fn prepare(
    grid: Grid,
    study: &Study,
) -> Result<(Grid, Option<Prepared>), Vec<LoadError>> {
    let plan = &study.data.preparation;
    if !plan.is_declared() || grid.header.is_empty() || grid.lines.is_empty() {
        return Ok((grid, None));
    }
    let header_line = grid.lines[0].saturating_sub(1);
    let irregular = header_irregularities(&grid.header, header_line);
    if !irregular.is_empty() {
        let irregular = irregular.into_iter();
        return Err(irregular.map(|kind| kind.of_file(study)).collect());
    }
    let mut draft = Draft::new(grid, study);
    draft.rename(&plan.rename)?;
    for recoding in &plan.recode {
        draft.recode(recoding)?;
    }
    draft.settle_missing();
    if let Some(aggregate) = &plan.aggregate {
        draft.aggregate(aggregate)?;
    }
    if let Some(filter) = &plan.filter {
        let filtered = draft.filter(filter)?;
        draft.prepared.filtered = Some(filtered);
    }
    for derivation in &plan.derive {
        draft.derive(derivation)?;
    }
    Ok((draft.grid, Some(draft.prepared)))
}

impl<'s> Draft<'s> {
    fn new(grid: Grid, study: &'s Study) -> Self {
        Self {
            data: &study.data,
            cases_listed: study.limits.cases_listed,
            missing: MissingCodes::of(&study.data),
            prepared: Prepared {
                rows: grid.lines.len(),
                ..Prepared::default()
            },
            grid,
        }
    }

    /// An error that stands alone.
    fn error(&self, place: &Place, kind: LoadErrorKind) -> Vec<LoadError> {
        vec![LoadError::at(&self.data.source, place, kind)]
    }

    /// The position of a declared column.
    fn find(&self, column: &Placed<String>) -> Result<usize, Vec<LoadError>> {
        self.find_at(&column.value, &column.place)
    }

    fn find_at(&self, column: &str, place: &Place) -> Result<usize, Vec<LoadError>> {
        position(&self.grid.header, column).ok_or_else(|| {
            let kind = no_such_column(column, &self.grid.header, None);
            self.error(place, kind)
        })
    }

    /// That no column has a name yet.
    fn is_new(&self, name: &Placed<String>) -> Result<(), Vec<LoadError>> {
        if position(&self.grid.header, &name.value).is_none() {
            return Ok(());
        }
        let column = name.value.clone();
        Err(self.error(&name.place, LoadErrorKind::ColumnExists { column }))
    }

    fn height(&self) -> usize {
        self.grid.lines.len()
    }

    /// A cell without surrounding blanks; `None` where its value is missing.
    fn value(&self, column: usize, row: usize) -> Option<&str> {
        let text = self.grid.columns[column][row].trim();
        (!self.is_missing(text)).then_some(text)
    }

    fn is_missing(&self, text: &str) -> bool {
        self.missing.has(text)
    }

    /// Empties the cells whose text stands for a missing value. From here on no text does: what is
    /// computed, or given in place of a value, may well be the number that a code is.
    ///
    /// The names of cases are no values, and stay, but where rows are put together by them.
    fn settle_missing(&mut self) {
        let plan = &self.data.preparation;
        let recoded = plan.recode.iter().map(|recoding| &recoding.column);
        let names = plan.aggregate.is_none().then_some(&self.data.case);
        let settled: Vec<Option<usize>> = recoded
            .chain(names)
            .map(|column| position(&self.grid.header, &column.value))
            .collect();
        let missing = std::mem::take(&mut self.missing);
        for (at, column) in self.grid.columns.iter_mut().enumerate() {
            if settled.contains(&Some(at)) {
                continue;
            }
            for cell in column {
                if missing.has(cell.trim()) {
                    cell.clear();
                }
            }
        }
    }

    /// The numbers of a column, `None` where a value is missing.
    ///
    /// # Errors
    /// The cells that are no numbers.
    fn numbers(&self, column: usize) -> Result<Vec<Option<f64>>, Listed<FilledCell>> {
        let mut reader = NumberReader::new(self.data.decimal);
        let mut refused = Listed::default();
        let mut numbers = Vec::with_capacity(self.height());
        for row in 0..self.height() {
            let Some(text) = self.value(column, row) else {
                numbers.push(None);
                continue;
            };
            let number = reader.read(text);
            if number.is_none() {
                refused.push(self.filled(column, row));
            }
            numbers.push(number);
        }
        if refused.is_empty() {
            Ok(numbers)
        } else {
            Err(refused)
        }
    }

    /// The numbers of a column where something needs numbers.
    fn numbers_for(
        &self,
        column: usize,
        place: &Place,
    ) -> Result<Vec<Option<f64>>, Vec<LoadError>> {
        self.numbers(column).map_err(|cells| {
            let kind = LoadErrorKind::NotANumber {
                column: self.grid.header[column].clone(),
                cells,
                decimal: Some(self.data.decimal),
            };
            self.error(place, kind)
        })
    }

    /// A number as a cell of this table.
    fn written(&self, number: f64) -> String {
        // Zero has no sign.
        let text = (number + 0.0).to_string();
        match self.data.decimal {
            '.' => text,
            decimal => text.replace('.', &decimal.to_string()),
        }
    }

    fn filled(&self, column: usize, row: usize) -> FilledCell {
        FilledCell {
            case: self.case(row),
            line: self.grid.lines[row],
            text: self.grid.columns[column][row].trim().to_owned(),
        }
    }

    fn row_name(&self, row: usize) -> RowName {
        RowName {
            case: self.case(row),
            line: self.grid.lines[row],
        }
    }

    /// The name of the case of a row; empty where there is none, or not yet.
    fn case(&self, row: usize) -> String {
        let column = position(&self.grid.header, &self.data.case.value);
        column.map_or_else(String::new, |column| {
            self.grid.columns[column][row].trim().to_owned()
        })
    }

    /// The texts of computed numbers, row by row; `rule` says how they came about.
    ///
    /// # Errors
    /// Numbers that are not finite, or beyond what a study may hold.
    fn written_all(
        &self,
        numbers: impl IntoIterator<Item = Option<f64>>,
        (rule, place): (&str, &Place),
        row_name: impl Fn(usize) -> RowName,
    ) -> Result<Vec<String>, Vec<LoadError>> {
        let mut endless = Listed::default();
        let mut cells = Vec::new();
        for (row, number) in numbers.into_iter().enumerate() {
            if number.is_some_and(|number| !number::is_sound(number)) {
                endless.push(row_name(row));
            }
            cells.push(number.map_or_else(String::new, |number| self.written(number)));
        }
        if endless.is_empty() {
            return Ok(cells);
        }
        let kind = LoadErrorKind::NoFiniteResult {
            expression: rule.to_owned(),
            rows: endless,
        };
        Err(self.error(place, kind))
    }

    /// Keeps some of the rows.
    fn keep(&mut self, stays: &[bool]) {
        for column in &mut self.grid.columns {
            let mut row = stays.iter();
            column.retain(|_| row.next() == Some(&true));
        }
        let mut row = stays.iter();
        self.grid.lines.retain(|_| row.next() == Some(&true));
    }
}
