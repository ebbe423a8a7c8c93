use super::calibration::{Calibration, SetResult};
use crate::load::RawColumn;

impl Calibration {
    /// The same sets over some of the cases, by their positions: every membership stays as it is. What
    /// the sets were made of stays that of all cases.
    #[must_use]
    pub fn of_cases(&self, cases: &[usize]) -> Self {
        let set = |result: &SetResult| SetResult {
            raw: result.raw.as_ref().map(|raw| of_cases(raw, cases)),
            set: result.set.of_cases(cases),
            ..result.clone()
        };
        Self {
            cases: cases.iter().map(|&case| &self.cases[case]).collect(),
            outcome: set(&self.outcome),
            outcome_membership: self.outcome_membership.of_cases(cases),
            conditions: self.conditions.iter().map(set).collect(),
            components: self.components.iter().map(set).collect(),
            dropped_at_half: self.dropped_at_half.clone(),
            adjusted_at_half: self.adjusted_at_half.clone(),
        }
    }
}

fn of_cases(raw: &RawColumn, cases: &[usize]) -> RawColumn {
    match raw {
        RawColumn::Numbers(numbers) => {
            RawColumn::numbers(cases.iter().map(|&case| numbers[case]).collect())
        }
        RawColumn::Text(texts) => {
            RawColumn::Text(cases.iter().map(|&case| texts[case].clone()).collect())
        }
    }
}
