use super::{Draft, summary};
use crate::load::error::{LoadError, LoadErrorKind};
use crate::load::listed::Listed;
use crate::load::number;
use crate::load::prepared::DerivedColumn;
use crate::sql::Values;
use crate::study::{Derivation, DerivationRule, Placed, Summary};

impl Draft<'_> {
    /// Adds a column. True becomes 1 and false 0; NULL is a missing value.
    ///
    /// # Errors
    /// A column of that name, and what keeps its values from being computed.
    pub(super) fn derive(&mut self, plan: &Derivation) -> Result<(), Vec<LoadError>> {
        self.is_new(&plan.name).map_err(|error| vec![error])?;
        let cells = match &plan.rule {
            DerivationRule::Expression(expression) => self.computed(expression)?,
            DerivationRule::OfColumns {
                summary,
                columns,
                at_least,
            } => self.of_columns(plan, *summary, columns, *at_least)?,
        };
        let missing = cells.iter().filter(|cell| self.is_missing(cell)).count();
        self.grid.header.push(plan.name.value.clone());
        self.grid.columns.push(cells);
        let rule = plan.rule.to_string();
        let told = DerivedColumn { rule, missing };
        self.prepared.derived.insert(plan.name.value.clone(), told);
        Ok(())
    }

    fn computed(&self, expression: &Placed<String>) -> Result<Vec<String>, Vec<LoadError>> {
        Ok(match self.values(expression)? {
            Values::Numbers(numbers) => {
                let too_large = |row: &usize| numbers[*row].is_some_and(|x| !number::is_sound(x));
                let endless: Listed<_> = (0..numbers.len())
                    .filter(too_large)
                    .map(|row| self.row_name(row))
                    .collect();
                if !endless.is_empty() {
                    return Err(vec![self.no_finite_result(expression, endless)]);
                }
                let cell = |number: Option<f64>| number.map(|number| self.written(number));
                numbers
                    .into_iter()
                    .map(|number| cell(number).unwrap_or_default())
                    .collect()
            }
            Values::Texts(texts) => texts.into_iter().map(Option::unwrap_or_default).collect(),
            Values::Truths(truths) => {
                let cell =
                    |truth: Option<bool>| truth.map_or("", |truth| if truth { "1" } else { "0" });
                truths
                    .into_iter()
                    .map(|truth| cell(truth).to_owned())
                    .collect()
            }
        })
    }

    /// A summary of several columns in each row, of the values that are not missing.
    fn of_columns(
        &self,
        plan: &Derivation,
        summary: Summary,
        columns: &[Placed<String>],
        at_least: usize,
    ) -> Result<Vec<String>, Vec<LoadError>> {
        let positions = self.find_all(columns)?;
        let present = |row: usize| {
            let values = positions.iter().map(move |column| self.value(*column, row));
            values.flatten()
        };
        if summary.takes_texts() {
            let cell = |row: usize| {
                let mut values: Vec<&str> = present(row).collect();
                if values.len() < at_least {
                    return String::new();
                }
                match summary {
                    Summary::Count => values.len().to_string(),
                    Summary::First => values.remove(0).to_owned(),
                    _ => values.pop().unwrap_or_default().to_owned(),
                }
            };
            return Ok((0..self.height()).map(cell).collect());
        }
        let (numbers, errors): (Vec<_>, Vec<_>) = positions
            .iter()
            .zip(columns)
            .map(|(position, column)| self.numbers_for(*position, &column.place))
            .partition(Result::is_ok);
        let errors: Vec<LoadError> = errors.into_iter().filter_map(Result::err).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let numbers: Vec<Vec<Option<f64>>> = numbers.into_iter().flatten().collect();
        let mut endless = Listed::default();
        let mut cells = Vec::with_capacity(self.height());
        for row in 0..self.height() {
            let values: Vec<f64> = numbers.iter().filter_map(|column| column[row]).collect();
            let enough = values.len() >= at_least;
            let found = enough
                .then(|| summary::of_numbers(summary, &values))
                .flatten();
            if found.is_some_and(|number| !number::is_sound(number)) {
                endless.push(self.row_name(row));
            }
            cells.push(found.map_or_else(String::new, |number| self.written(number)));
        }
        if endless.is_empty() {
            return Ok(cells);
        }
        let kind = LoadErrorKind::NoFiniteResult {
            expression: plan.rule.to_string(),
            rows: endless,
        };
        Err(vec![self.error(&plan.name.place, kind)])
    }
}
