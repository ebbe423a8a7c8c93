use super::{Draft, summary};
use crate::load::error::LoadError;
use crate::study::{Derivation, Placed, Summary};

impl Draft<'_> {
    /// A summary of several columns in each row, of the values that are not missing; a row with fewer
    /// values than `at_least` has none.
    ///
    /// # Errors
    /// Columns that are not there, and texts where numbers are needed.
    pub(super) fn of_columns(
        &self,
        plan: &Derivation,
        summary: Summary,
        columns: &[Placed<String>],
        at_least: usize,
    ) -> Result<Vec<String>, Vec<LoadError>> {
        let positions = gathered(columns.iter().map(|column| self.find(column)))?;
        if summary.takes_texts() {
            let rows = 0..self.height();
            return Ok(rows
                .map(|row| self.of_texts(row, summary, &positions, at_least))
                .collect());
        }
        let places = columns.iter().map(|column| &column.place);
        let numbers = positions.iter().zip(places);
        let numbers = gathered(numbers.map(|(column, place)| self.numbers_for(*column, place)))?;
        let summaries = (0..self.height()).map(|row| {
            let values: Vec<f64> = numbers.iter().filter_map(|column| column[row]).collect();
            let enough = values.len() >= at_least;
            enough.then(|| summary::of_numbers(summary, &values))?
        });
        let rule = plan.rule.to_string();
        self.written_all(summaries, (&rule, &plan.name.place), |row| {
            self.row_name(row)
        })
    }

    fn of_texts(
        &self,
        row: usize,
        summary: Summary,
        positions: &[usize],
        at_least: usize,
    ) -> String {
        let values = positions.iter();
        let values: Vec<&str> = values
            .filter_map(|column| self.value(*column, row))
            .collect();
        let found = match summary {
            _ if values.len() < at_least => return String::new(),
            Summary::Count => return values.len().to_string(),
            Summary::First => values.first(),
            _ => values.last(),
        };
        found.copied().unwrap_or_default().to_owned()
    }
}

/// All of them, or what is wrong with each.
fn gathered<T>(
    results: impl Iterator<Item = Result<T, Vec<LoadError>>>,
) -> Result<Vec<T>, Vec<LoadError>> {
    let mut all = Vec::new();
    let mut errors = Vec::new();
    for result in results {
        match result {
            Ok(one) => all.push(one),
            Err(refused) => errors.extend(refused),
        }
    }
    if errors.is_empty() {
        Ok(all)
    } else {
        Err(errors)
    }
}
