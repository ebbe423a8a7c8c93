use super::Draft;
use crate::load::error::LoadError;
use crate::load::prepared::DerivedColumn;
use crate::sql::Values;
use crate::study::{Derivation, DerivationRule, Placed};

impl Draft<'_> {
    /// Adds a column. True becomes 1 and false 0; NULL is a missing value.
    ///
    /// # Errors
    /// A column of that name, and what keeps its values from being computed.
    pub(super) fn derive(&mut self, plan: &Derivation) -> Result<(), Vec<LoadError>> {
        self.is_new(&plan.name)?;
        let cells = match &plan.rule {
            DerivationRule::Expression(expression) => self.computed(expression)?,
            DerivationRule::OfColumns {
                summary,
                columns,
                at_least,
            } => self.of_columns(plan, *summary, columns, *at_least)?,
        };
        let missing = cells
            .iter()
            .filter(|cell| self.is_missing(cell.trim()))
            .count();
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
                let rule = (expression.value.as_str(), &expression.place);
                self.written_all(numbers, rule, |row| self.row_name(row))?
            }
            Values::Texts(texts) => texts.into_iter().map(Option::unwrap_or_default).collect(),
            Values::Truths(truths) => {
                let cell = |truth| match truth {
                    Some(true) => "1",
                    Some(false) => "0",
                    None => "",
                };
                truths.into_iter().map(cell).map(str::to_owned).collect()
            }
        })
    }
}
