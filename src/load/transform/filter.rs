use super::Draft;
use crate::load::error::{LoadError, LoadErrorKind};
use crate::load::prepared::FilteredRows;
use crate::sql::{Kind, Refusal, Values};
use crate::study::Placed;

impl Draft<'_> {
    /// Keeps the rows for which a condition is true. Where it is NULL, since a value is missing, it is
    /// not true.
    ///
    /// # Errors
    /// What keeps the condition from being told of every row, and that no row is left.
    pub(super) fn filter(
        &mut self,
        condition: &Placed<String>,
    ) -> Result<FilteredRows, Vec<LoadError>> {
        let truths = match self.values(condition)? {
            Values::Truths(truths) => truths,
            // NULL in every row.
            Values::Texts(texts) if texts.iter().all(Option::is_none) => vec![None; texts.len()],
            other => {
                let found = match other {
                    Values::Numbers(_) => Kind::Number,
                    _ => Kind::Text,
                };
                let refusal = Refusal::no_condition(found);
                return Err(self.misfit(condition, &refusal));
            }
        };
        let stays: Vec<bool> = truths.iter().map(|truth| *truth == Some(true)).collect();
        let removed = stays.iter().filter(|stays| !**stays).count();
        if removed == stays.len() {
            let kind = LoadErrorKind::NoRowsLeft {
                condition: condition.value.clone(),
                rows: removed,
            };
            return Err(self.error(&condition.place, kind));
        }
        let gone = (0..stays.len()).filter(|row| !stays[*row]);
        let cases = gone
            .map(|row| self.case(row))
            .filter(|case| !case.is_empty())
            .take(self.cases_listed)
            .collect();
        let words: Vec<&str> = condition.value.split_whitespace().collect();
        self.keep(&stays);
        Ok(FilteredRows {
            condition: words.join(" "),
            removed,
            unknown: truths.iter().filter(|truth| truth.is_none()).count(),
            cases,
        })
    }
}

impl FilteredRows {
    pub(super) fn without_names(mut self) -> Self {
        self.cases.clear();
        self
    }
}
