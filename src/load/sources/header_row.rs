//! Which row of a sheet names the columns, where no declaration says it.

use std::collections::BTreeSet;

use calamine::Data;

use super::sheet::{Sheet, is_blank};
use crate::study::{CellRange, SheetPlan};

/// A table has a column of names and one of values at least.
const FEWEST_COLUMNS: usize = 2;

impl Sheet {
    /// The row that names the columns, from 1, where it is not the first of the declared range, or of
    /// the cells in use.
    pub(super) fn header_row(&self, plan: &SheetPlan) -> Option<u32> {
        if plan.header_row.is_some() {
            return None;
        }
        let range = self.looked_through(plan)?;
        let found = self.first_header(range)?;
        (found != range.start.0).then_some(found + 1)
    }

    /// Whether a row of the sheet names the columns of rows below it.
    pub(super) fn holds_table(&self, plan: &SheetPlan) -> bool {
        let range = self.looked_through(plan);
        range.is_some_and(|range| self.first_header(range).is_some())
    }

    /// The declared range as far as cells are in use, else all cells in use.
    fn looked_through(&self, plan: &SheetPlan) -> Option<CellRange> {
        let used = self.used()?;
        let Some(mut range) = plan.range else {
            return Some(used);
        };
        range.end.0 = range.end.0.min(used.end.0);
        Some(range)
    }

    /// The first row of different texts, side by side, of which one stands above every column in use
    /// below it.
    fn first_header(&self, range: CellRange) -> Option<u32> {
        let mut below: Option<(u32, u32)> = None;
        let mut header = None;
        for row in (range.start.0..=range.end.0).rev() {
            let Some((first, last)) = self.columns_in_use(row, range) else {
                continue;
            };
            let (left, right) = below.unwrap_or((first, last));
            let covers = below.is_some() && first <= left && right <= last;
            if covers && self.is_of_names(row, first, last) {
                header = Some(row);
            }
            below = Some((left.min(first), right.max(last)));
        }
        header
    }

    /// The first and the last column of a row with a value.
    fn columns_in_use(&self, row: u32, range: CellRange) -> Option<(u32, u32)> {
        let is_used = |column: &u32| !is_blank(self.cell(row, *column));
        let mut columns = range.start.1..=range.end.1;
        let first = columns.clone().find(is_used)?;
        let last = columns.rfind(is_used)?;
        Some((first, last))
    }

    /// Whether these cells hold different texts, none empty and none merged with others.
    fn is_of_names(&self, row: u32, first: u32, last: u32) -> bool {
        let name = |column| match self.cell(row, column) {
            Data::String(text) if !text.trim().is_empty() => Some(text.trim()),
            _ => None,
        };
        let names: Option<Vec<&str>> = (first..=last).map(name).collect();
        let is_merged = self
            .merged
            .iter()
            .any(|merged| (merged.start.0..=merged.end.0).contains(&row));
        let are_different = |names: Vec<&str>| {
            let different: BTreeSet<&str> = names.iter().copied().collect();
            names.len() >= FEWEST_COLUMNS && different.len() == names.len()
        };
        !is_merged && names.is_some_and(are_different)
    }
}

#[cfg(test)]
mod tests {
    use calamine::{Dimensions, Range};

    use super::*;

    /// A sheet of rows: a number, a text, or nothing in each cell.
    fn sheet(rows: &[&[&str]]) -> Sheet {
        let width = rows.iter().map(|row| row.len()).max().unwrap();
        let end = (rows.len() - 1, width - 1);
        let mut cells = Range::new((0, 0), end.into_cell());
        for (row, texts) in rows.iter().enumerate() {
            for (column, text) in texts.iter().enumerate() {
                let value = match text.parse::<f64>() {
                    Ok(number) => Data::Float(number),
                    Err(_) if text.is_empty() => continue,
                    Err(_) => Data::String((*text).to_owned()),
                };
                cells.set_value((row, column).into_cell(), value);
            }
        }
        Sheet {
            name: "Data".to_owned(),
            cells,
            formulas: Range::default(),
            merged: Vec::new(),
        }
    }

    trait IntoCell {
        fn into_cell(self) -> (u32, u32);
    }

    impl IntoCell for (usize, usize) {
        fn into_cell(self) -> (u32, u32) {
            (
                u32::try_from(self.0).unwrap(),
                u32::try_from(self.1).unwrap(),
            )
        }
    }

    fn found(sheet: &Sheet, range: &str) -> Option<u32> {
        let plan = SheetPlan {
            range: CellRange::parse(range),
            ..SheetPlan::default()
        };
        sheet.header_row(&plan)
    }

    #[test]
    fn the_header_stands_below_titles_and_names_every_column() {
        let titled = sheet(&[
            &["Table 1"],
            &["Survey", "of 2020"],
            &[],
            &["city", "x", "y"],
            &["Harbin", "1", "2"],
            &["Heihe", "3", ""],
        ]);
        assert_eq!(found(&titled, ""), Some(4));
        // A declared range may begin with an empty row.
        assert_eq!(found(&titled, "A3:C6"), Some(4));
        assert_eq!(found(&titled, "A4:C6"), None);
        // The first row in use needs no declaration.
        let plain = sheet(&[&["city", "x"], &["Harbin", "1"]]);
        assert_eq!(found(&plain, ""), None);
        assert!(plain.holds_table(&SheetPlan::default()));
    }

    #[test]
    fn a_row_with_a_gap_a_number_or_a_name_twice_is_no_header() {
        for row in [["city", "", "y"], ["city", "2020", "y"], ["city", "y", "y"]] {
            let sheet = sheet(&[&["Title"], &row, &["Harbin", "1", "2"]]);
            assert_eq!(found(&sheet, ""), None, "{row:?}");
            assert!(!sheet.holds_table(&SheetPlan::default()), "{row:?}");
        }
        let notes = sheet(&[&["Notes"], &["made by hand"]]);
        assert!(!notes.holds_table(&SheetPlan::default()));
    }

    #[test]
    fn cells_beside_the_table_hide_its_header_until_a_range_leaves_them_out() {
        let sheet = sheet(&[&["Title"], &["city", "x"], &["Harbin", "1", "", "checked"]]);
        assert_eq!(found(&sheet, ""), None);
        assert_eq!(found(&sheet, "A1:B3"), Some(2));
    }

    #[test]
    fn merged_cells_make_no_header() {
        let mut sheet = sheet(&[&["Title", "more"], &["city", "x"], &["Harbin", "1"]]);
        assert_eq!(found(&sheet, ""), None);
        sheet.merged.push(Dimensions::new((0, 1), (0, 2)));
        assert_eq!(found(&sheet, ""), Some(2));
    }
}
