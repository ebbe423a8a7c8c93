use std::collections::BTreeMap;

use super::Draft;
use crate::load::error::{LoadError, LoadErrorKind};
use crate::load::listed::Listed;
use crate::load::prepared::{NewCells, RecodedColumn};
use crate::load::rows::composed;
use crate::study::{NewValue, Otherwise, Recoding};

impl Draft<'_> {
    /// Replaces the values of a column. Values are compared as they are written, without surrounding
    /// blanks and in Unicode NFC; a missing value stays missing unless its text is listed.
    ///
    /// # Errors
    /// A column that is not there, and values that are not listed where nothing is said of them.
    pub(super) fn recode(&mut self, recoding: &Recoding) -> Result<(), Vec<LoadError>> {
        let column = self.find(&recoding.column)?;
        let positions = recoding.values.iter().enumerate();
        let positions: BTreeMap<String, usize> = positions
            .map(|(at, (from, _))| (composed(from).into_owned(), at))
            .collect();
        let mut counts = vec![0; recoding.values.len()];
        let mut others = 0;
        let mut cells = Vec::with_capacity(self.height());
        let mut refused = Listed::default();
        for row in 0..self.height() {
            let text = self.grid.columns[column][row].trim();
            if let Some(&at) = positions.get(composed(text).as_ref()) {
                counts[at] += 1;
                cells.push(self.cell(&recoding.values[at].1));
                continue;
            }
            if self.is_missing(text) {
                cells.push(String::new());
                continue;
            }
            others += 1;
            cells.push(match &recoding.otherwise {
                Otherwise::Becomes(value) => self.cell(value),
                Otherwise::Kept => text.to_owned(),
                Otherwise::Refused => {
                    refused.push(self.filled(column, row));
                    String::new()
                }
            });
        }
        if !refused.is_empty() {
            let kind = LoadErrorKind::NotRecoded {
                column: recoding.column.value.clone(),
                cells: refused,
            };
            return Err(self.error(&recoding.column.place, kind));
        }
        self.grid.columns[column] = cells;
        let name = recoding.column.value.clone();
        let told = told(recoding, &counts, others);
        self.prepared.recoded.insert(name, told);
        Ok(())
    }

    /// A value of the study file as a cell of this table.
    fn cell(&self, value: &NewValue) -> String {
        match value {
            NewValue::Missing => String::new(),
            NewValue::Text(text) => match text.parse::<f64>() {
                Ok(_) if self.data.decimal != '.' => {
                    text.replace('.', &self.data.decimal.to_string())
                }
                _ => text.clone(),
            },
        }
    }
}

fn told(recoding: &Recoding, counts: &[usize], others: usize) -> RecodedColumn {
    let values = recoding.values.iter().zip(counts);
    let values = values.map(|((from, to), cells)| {
        let new = NewCells {
            cells: *cells,
            ..NewCells::none_yet(to)
        };
        (from.clone(), new)
    });
    let otherwise = match &recoding.otherwise {
        Otherwise::Refused => None,
        Otherwise::Kept => Some(NewCells {
            becomes: None,
            kept: true,
            cells: others,
        }),
        Otherwise::Becomes(value) => Some(NewCells {
            cells: others,
            ..NewCells::none_yet(value)
        }),
    };
    RecodedColumn {
        values: values.collect(),
        otherwise,
    }
}
