//! What an analysis of the outcome and one of its negation may not both say.

use super::truth_table::{RowOutcome, TruthTable, TruthTableRow};
use crate::minimize::RowSet;

/// The rows that are positive in both tables, ascending: simultaneous subset relations.
///
/// # References
/// Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*.
/// Cambridge University Press, 237–244.
#[must_use]
pub fn simultaneous_subsets(present: &TruthTable, absent: &TruthTable) -> Vec<u128> {
    let positive = |table: &TruthTable| -> Vec<u128> {
        let rows = table.rows().iter();
        let positive = rows.filter(|row| row.outcome() == RowOutcome::Positive);
        positive.map(TruthTableRow::number).collect()
    };
    let absent = positive(absent);
    positive(present)
        .into_iter()
        .filter(|row| absent.contains(row))
        .collect()
}

/// The simplifying assumptions that models of the outcome share with models of its negation.
///
/// # References
/// Schneider & Wagemann (2012), as for [`simultaneous_subsets`], 198–211.
#[doc(alias = "CSA")]
#[must_use]
pub fn contradictory_assumptions(present: &RowSet, absent: &RowSet) -> RowSet {
    present.and(absent)
}
