use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::{Draft, summary};
use crate::load::column_uses::position;
use crate::load::error::{LoadError, LoadErrorKind};
use crate::load::grid::Grid;
use crate::load::listed::Listed;
use crate::load::prepared::{AggregatedRows, FilteredRows};
use crate::study::{AggregatedColumn, Aggregation, Placed, Summary};

/// The rows of each case, cases in the order of their first rows.
struct Groups {
    names: Vec<String>,
    rows: Vec<Vec<usize>>,
}

impl Draft<'_> {
    /// Makes one row of all rows of a case. A case stands where its first row stood.
    ///
    /// # Errors
    /// Columns that are not there, rows that belong to no case, and texts where numbers are needed.
    pub(super) fn aggregate(&mut self, plan: &Aggregation) -> Result<(), Vec<LoadError>> {
        let filtered = match &plan.filter {
            Some(filter) => Some(self.filter(filter)?),
            None => None,
        };
        let by = self.find(&plan.by)?;
        let groups = self.groups(by, &plan.by)?;
        let mut header = vec![self.grid.header[by].clone()];
        let mut columns = vec![groups.names.clone()];
        let mut errors = Vec::new();
        for column in &plan.columns {
            if position(&header, &column.name.value).is_some() {
                let kind = LoadErrorKind::ColumnExists {
                    column: column.name.value.clone(),
                };
                errors.extend(self.error(&column.name.place, kind));
                continue;
            }
            header.push(column.name.value.clone());
            match self.summed_up(column, &groups) {
                Ok(cells) => columns.push(cells),
                Err(refused) => errors.extend(refused),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        self.prepared.aggregated = Some(AggregatedRows {
            by: plan.by.value.clone(),
            // Rows are no cases, and have no names of their own.
            filtered: filtered.map(FilteredRows::without_names),
            rows: self.height(),
            cases: groups.rows.len(),
            columns: plan
                .columns
                .iter()
                .map(|column| (column.name.value.clone(), column.to_string()))
                .collect(),
        });
        let first_rows = groups.rows.iter().map(|rows| self.grid.lines[rows[0]]);
        let lines = first_rows.collect();
        self.grid = Grid {
            header,
            columns,
            lines,
        };
        Ok(())
    }

    /// Names are compared in Unicode NFC.
    fn groups(&self, by: usize, declared: &Placed<String>) -> Result<Groups, Vec<LoadError>> {
        let mut groups = Groups {
            names: Vec::new(),
            rows: Vec::new(),
        };
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut nameless = Listed::default();
        for row in 0..self.height() {
            let Some(name) = self.value(by, row) else {
                nameless.push(self.grid.lines[row]);
                continue;
            };
            let name: String = name.nfc().collect();
            let at = *known.entry(name.clone()).or_insert_with(|| {
                groups.names.push(name);
                groups.rows.push(Vec::new());
                groups.rows.len() - 1
            });
            groups.rows[at].push(row);
        }
        if nameless.is_empty() {
            return Ok(groups);
        }
        let kind = LoadErrorKind::RowWithoutCase {
            column: declared.value.clone(),
            lines: nameless,
        };
        Err(self.error(&declared.place, kind))
    }

    /// The cells of a column of the cases; values that are missing do not count.
    fn summed_up(
        &self,
        plan: &AggregatedColumn,
        groups: &Groups,
    ) -> Result<Vec<String>, Vec<LoadError>> {
        let Some(of) = &plan.of else {
            if position(&self.grid.header, &plan.name.value).is_some() {
                let column = plan.name.value.clone();
                return Err(self.error(&plan.name.place, LoadErrorKind::CountsRows { column }));
            }
            let counts = groups.rows.iter().map(|rows| rows.len().to_string());
            return Ok(counts.collect());
        };
        let column = self.find(of)?;
        if plan.summary.takes_texts() {
            let texts = groups.rows.iter().map(|rows| {
                let mut values = rows.iter().filter_map(|row| self.value(column, *row));
                match plan.summary {
                    Summary::Count => values.count().to_string(),
                    Summary::First => values.next().unwrap_or_default().to_owned(),
                    _ => values.next_back().unwrap_or_default().to_owned(),
                }
            });
            return Ok(texts.collect());
        }
        let numbers = self.numbers_for(column, &of.place)?;
        let summaries = groups.rows.iter().map(|rows| {
            let values: Vec<f64> = rows.iter().filter_map(|row| numbers[*row]).collect();
            summary::of_numbers(plan.summary, &values)
        });
        let rule = plan.to_string();
        self.written_all(summaries, (&rule, &plan.name.place), |group| {
            self.row_name(groups.rows[group][0])
        })
    }
}
