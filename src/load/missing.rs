//! The codes that a study declares to stand for a missing value.

use super::number::NumberReader;
use super::rows::composed;
use crate::study::DataPlan;

/// What stands for a missing value in the cells of a source: the empty text, and the declared codes.
///
/// A code that is a number stands for every way of writing this number: what one program writes as
/// `99`, another one writes as `99.0`.
#[derive(Debug, Default)]
pub(super) struct MissingCodes {
    /// Without surrounding blanks, in Unicode NFC.
    texts: Vec<String>,
    numbers: Vec<f64>,
    decimal: char,
}

impl MissingCodes {
    /// The codes that a study declares.
    pub(super) fn of(data: &DataPlan) -> Self {
        let declared = data.missing_values.iter();
        let texts: Vec<String> = declared
            .map(|code| composed(code.trim()).into_owned())
            .collect();
        Self {
            numbers: texts
                .iter()
                .filter_map(|code| number(code, data.decimal))
                .collect(),
            decimal: data.decimal,
            texts,
        }
    }

    /// Whether a cell, without surrounding blanks, has no value.
    pub(super) fn has(&self, cell: &str) -> bool {
        if cell.is_empty() {
            return true;
        }
        if self.texts.is_empty() {
            return false;
        }
        let cell = composed(cell);
        self.texts.iter().any(|code| *code == cell) || self.has_number(&cell)
    }

    fn has_number(&self, cell: &str) -> bool {
        if self.numbers.is_empty() {
            return false;
        }
        let read = NumberReader::new(self.decimal).read(cell);
        // The same number, not one that is near it: zero has no sign here.
        read.is_some_and(|read| {
            let mut numbers = self.numbers.iter();
            numbers.any(|code| code.to_bits() == read.to_bits())
        })
    }
}

/// The number that a code is. A study file writes numbers with a point, whatever the data do.
fn number(code: &str, decimal: char) -> Option<f64> {
    let read = |decimal| NumberReader::new(decimal).read(code);
    read(decimal).or_else(|| read('.'))
}
