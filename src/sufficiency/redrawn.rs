use super::analysis::{OutcomePlan, Sufficiency, sufficiency_of_table};
use super::fit::LiteralMemberships;
use super::truth_table::{RowOutcome, TruthTable, code};
use crate::minimize::Implicant;
use crate::set::{CalibratedSet, FuzzySet, Membership, SpaceError, SubsetSums};

/// The rows of a truth table ready to be coded again for other cases: some of the cases left out, some
/// counted several times, or other outcomes dealt to them. Their memberships in the conditions stay.
///
/// What comes out is what the analysis of those cases alone would find, without building it anew: a
/// case that counts k times counts as k cases with the same scores, and a row in which no case is left
/// was never observed.
#[derive(Clone, Debug)]
pub struct RedrawnCases<'a> {
    plan: &'a OutcomePlan<'a>,
    conditions: &'a [&'a CalibratedSet],
    outcome: FuzzySet,
    table: TruthTable,
    /// Memberships of all cases, row by row.
    rows: Vec<Vec<f64>>,
}

impl<'a> RedrawnCases<'a> {
    /// The rows that the cases of a study show.
    ///
    /// # Errors
    /// [`SpaceError`] for more conditions than supported.
    pub fn new(
        conditions: &'a [&'a CalibratedSet],
        outcome: &FuzzySet,
        plan: &'a OutcomePlan<'a>,
    ) -> Result<Self, SpaceError> {
        let table = TruthTable::new(conditions, outcome, &plan.cutoffs)?;
        let literals = LiteralMemberships::new(conditions, outcome.len());
        let rows = table.rows().iter().map(|row| {
            let memberships = literals.of(&Implicant::of(row.configuration()));
            let scores = memberships.memberships().iter();
            scores.map(|score| Membership::value(*score)).collect()
        });
        Ok(Self {
            plan,
            conditions,
            outcome: outcome.clone(),
            rows: rows.collect(),
            table,
        })
    }

    /// The codes of the rows, in the order of the table, where case i counts `weights[i]` times and
    /// has the membership `outcome[i]` in the outcome; `None` for a row without a case. A weight is a
    /// whole number.
    #[must_use]
    pub fn codes(&self, weights: &[f64], outcome: &[f64]) -> Vec<Option<RowOutcome>> {
        let rows = self.table.rows().iter().zip(&self.rows);
        let coded = rows.map(|(row, memberships)| {
            let cases: f64 = row.cases().iter().map(|&case| weights[case]).sum();
            let cases = counted(cases);
            (cases > 0).then(|| {
                let fit = SubsetSums::weighted(memberships, outcome, weights);
                code(cases, fit.consistency(), fit.pri(), &self.plan.cutoffs)
            })
        });
        coded.collect()
    }

    /// The analysis of the table with these codes. Its models are those of the redrawn cases; their
    /// fit is that over the cases of the study.
    ///
    /// # Errors
    /// [`SpaceError`] as for [`super::sufficiency`].
    pub fn analysis(&self, codes: &[Option<RowOutcome>]) -> Result<Sufficiency, SpaceError> {
        let table = self.table.clone().with_codes(codes);
        sufficiency_of_table(table, self.conditions, &self.outcome, self.plan)
    }
}

/// A sum of whole numbers as one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sum of whole numbers from 0"
)]
fn counted(cases: f64) -> usize {
    cases as usize
}
