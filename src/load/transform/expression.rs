//! SQL expressions on the rows of a table.

use super::Draft;
use crate::load::column_uses::position;
use crate::load::error::{LoadError, LoadErrorKind};
use crate::load::rows::composed;
use crate::sql::{self, Kind, Refusal, Rows, Values};
use crate::study::{Place, Placed};

impl Draft<'_> {
    /// The values of an expression, one for each row.
    ///
    /// # Errors
    /// Columns that are not there, each where the expression names it; texts where it needs numbers; and
    /// rows in which it has no finite result.
    pub(super) fn values(&self, expression: &Placed<String>) -> Result<Values, Vec<LoadError>> {
        let misfit = |refusal: &Refusal| self.misfit(expression, refusal);
        let (parsed, names) = sql::parse(&expression.value).map_err(|refusal| misfit(&refusal))?;
        let rows = self.rows(&names, expression)?;
        let (values, endless) = rows.run(&parsed).map_err(|refusal| misfit(&refusal))?;
        if endless.is_empty() {
            return Ok(values);
        }
        let endless = endless.into_iter().map(|row| self.row_name(row));
        let kind = LoadErrorKind::NoFiniteResult {
            expression: expression.value.clone(),
            rows: endless.collect(),
        };
        Err(self.error(&expression.place, kind))
    }

    /// The columns that an expression names.
    fn rows(&self, names: &[String], expression: &Placed<String>) -> Result<Rows, Vec<LoadError>> {
        let mut rows = Rows::new(self.height(), self.data.decimal);
        let mut errors = Vec::new();
        for name in names {
            match self.find_at(name, &within(&expression.place, name)) {
                Ok(column) => {
                    let texts = (0..self.height()).map(|row| self.value(column, row).map(composed));
                    rows.add(name, texts, self.numbers(column).ok());
                }
                Err(unknown) => errors.extend(unknown),
            }
        }
        if errors.is_empty() {
            Ok(rows)
        } else {
            Err(errors)
        }
    }

    /// A column of texts where numbers are needed is shown with its cells that are none.
    pub(super) fn misfit(&self, expression: &Placed<String>, refusal: &Refusal) -> Vec<LoadError> {
        if let Refusal::WrongKind {
            wanted: Kind::Number,
            found: Kind::Text,
            column: Some(name),
            ..
        } = refusal
            && let Some(column) = position(&self.grid.header, name)
            && let Err(refused) = self.numbers_for(column, &within(&expression.place, name))
        {
            return refused;
        }
        let kind = LoadErrorKind::ExpressionMisfit {
            code: refusal.code(),
            expression: expression.value.clone(),
            finding: refusal.to_string(),
            help: refusal.help(),
        };
        self.error(&expression.place, kind)
    }
}

/// Where an expression first names a column; the whole expression where that is not to be seen.
fn within(place: &Place, name: &str) -> Place {
    let text = &place.source.text[place.range.clone()];
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = text.match_indices(name).filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        let behind = text[at + name.len()..].chars().next();
        !before.is_some_and(is_word) && !behind.is_some_and(is_word)
    });
    let range = found.next().map_or_else(
        || place.range.clone(),
        |(at, _)| {
            let start = place.range.start + at;
            start..start + name.len()
        },
    );
    Place {
        range,
        ..place.clone()
    }
}
