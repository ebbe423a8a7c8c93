use std::sync::Arc;

use super::case_list::CaseList;
use super::observed::{ObservedRow, ObservedRows};
use crate::minimize::{Implicant, RowSet};
use crate::set::{CalibratedSet, Configuration, Cutoff, FuzzySet, PropertySpace, SpaceError};
pub use crate::study::RowOutcome;
use crate::study::{Contradictions, Cutoffs};

/// An observed row: a configuration to which at least one case belongs more than to any other.
#[derive(Clone, Debug, PartialEq)]
pub struct TruthTableRow {
    number: u128,
    configuration: Configuration,
    cases: Arc<Vec<usize>>,
    consistency: Option<f64>,
    pri: Option<f64>,
    outcome: RowOutcome,
}

impl TruthTableRow {
    /// The row's number, from 1; see [`PropertySpace::row_number`].
    #[must_use]
    pub fn number(&self) -> u128 {
        self.number
    }

    /// The values of the conditions.
    #[must_use]
    pub fn configuration(&self) -> &[u8] {
        &self.configuration
    }

    /// The positions of the cases with a membership above 0.5 in the row, in case order.
    #[must_use]
    pub fn cases(&self) -> &[usize] {
        &self.cases
    }

    /// Consistency of the row as sufficient for the outcome, over all cases.
    #[doc(alias = "incl")]
    #[must_use]
    pub fn consistency(&self) -> Option<f64> {
        self.consistency
    }

    /// PRI of the row, over all cases.
    #[must_use]
    pub fn pri(&self) -> Option<f64> {
        self.pri
    }

    /// The row's code.
    #[doc(alias = "OUT")]
    #[must_use]
    pub fn outcome(&self) -> RowOutcome {
        self.outcome
    }
}

/// The truth table of an outcome: every observed configuration with its fit and its code.
///
/// # References
/// Ragin, C. C. (2008). *Redesigning Social Inquiry*. University of Chicago Press, ch. 7.
#[derive(Clone, Debug, PartialEq)]
pub struct TruthTable {
    space: PropertySpace,
    rows: Vec<TruthTableRow>,
    ambiguous: Arc<Vec<usize>>,
    /// Rows that count as negative by the researcher's word.
    excluded: RowSet,
}

impl TruthTable {
    /// The truth table of `conditions` for `outcome`, all over the same cases.
    ///
    /// A case belongs to the row in which its membership is above 0.5; a score of exactly 0.5 puts
    /// it in no row, and it still counts in the consistency and PRI of every row. Codes: fewer
    /// cases than the frequency cut-off → remainder; else consistency and PRI at or above their
    /// cut-offs → positive; else consistency between the two consistency cut-offs, where the lower
    /// one is declared → contradiction; else negative. A row whose consistency reaches the cut-off
    /// and whose PRI does not is negative.
    ///
    /// # Errors
    /// [`SpaceError`] for more conditions than supported.
    pub fn new(
        conditions: &[&CalibratedSet],
        outcome: &FuzzySet,
        cutoffs: &Cutoffs,
    ) -> Result<Self, SpaceError> {
        let rows = ObservedRows::new(conditions, outcome)?;
        Ok(Self::of(&rows, false, cutoffs))
    }

    /// The truth table of observed rows, for the outcome that they were added up for or for its
    /// negation; codes as for [`Self::new`].
    #[must_use]
    pub fn of(observed: &ObservedRows, negated: bool, cutoffs: &Cutoffs) -> Self {
        let space = observed.space();
        let row = |row: &ObservedRow| {
            let sums = row.sums[usize::from(negated)];
            let (consistency, pri) = (sums.consistency(), sums.pri());
            TruthTableRow {
                number: space.row_number(&row.configuration),
                configuration: row.configuration.clone(),
                cases: row.cases.clone(),
                consistency,
                pri,
                outcome: code(row.cases.len(), consistency, pri, cutoffs),
            }
        };
        Self {
            rows: observed.rows().iter().map(row).collect(),
            ambiguous: observed.ambiguous().clone(),
            excluded: RowSet::covered_by(&[]),
            space: space.clone(),
        }
    }

    /// The conditions and their values.
    #[must_use]
    pub fn space(&self) -> &PropertySpace {
        &self.space
    }

    /// The observed rows, ascending by number.
    #[must_use]
    pub fn rows(&self) -> &[TruthTableRow] {
        &self.rows
    }

    /// The positions of the cases that belong to no row, because a score is exactly 0.5.
    #[must_use]
    pub fn ambiguous_cases(&self) -> &[usize] {
        &self.ambiguous
    }

    /// The configurations of the observed rows with a code.
    #[must_use]
    pub fn configurations(&self, outcome: RowOutcome) -> Vec<Configuration> {
        let coded = self.rows.iter().filter(|row| row.outcome == outcome);
        coded.map(|row| row.configuration.clone()).collect()
    }

    /// The cases of the rows that a term must explain and covers, one list a row: the cases that R
    /// package QCA prints beside a term.
    #[must_use]
    pub fn cases_by_row(&self, term: &Implicant, contradictions: Contradictions) -> Vec<&[usize]> {
        let rows = self.explained_by(term, contradictions);
        rows.map(TruthTableRow::cases).collect()
    }

    /// The same as lists that share the cases with the rows.
    pub(super) fn case_lists_by_row(
        &self,
        term: &Implicant,
        contradictions: Contradictions,
    ) -> Vec<CaseList> {
        let rows = self.explained_by(term, contradictions);
        rows.map(|row| CaseList::listed(row.cases.clone()))
            .collect()
    }

    fn explained_by(
        &self,
        term: &Implicant,
        contradictions: Contradictions,
    ) -> impl Iterator<Item = &TruthTableRow> {
        let explained = move |row: &&TruthTableRow| match row.outcome {
            RowOutcome::Positive => true,
            RowOutcome::Contradiction => contradictions == Contradictions::Explain,
            RowOutcome::Negative | RowOutcome::Remainder => false,
        };
        let covered = move |row: &&TruthTableRow| term.covers(&row.configuration);
        self.rows.iter().filter(explained).filter(covered)
    }

    /// How many configurations are logical remainders: never observed, or with too few cases, and
    /// not excluded; `None` where what is excluded cannot be counted.
    #[must_use]
    pub fn remainders(&self) -> Option<u128> {
        let coded = self
            .rows
            .iter()
            .filter(|row| row.outcome != RowOutcome::Remainder)
            .count();
        let observed: Vec<Implicant> = self
            .rows
            .iter()
            .map(|row| Implicant::of(&row.configuration))
            .collect();
        let excluded = self.excluded.without(&observed);
        Some(self.space.size() - coded as u128 - excluded.count(&self.space)?)
    }

    /// The rows that count as negative by the researcher's word.
    #[must_use]
    pub fn excluded(&self) -> &RowSet {
        &self.excluded
    }

    /// Makes rows negative.
    pub(super) fn exclude(&mut self, rows: &RowSet) {
        for row in &mut self.rows {
            if rows.contains(&row.configuration) {
                row.outcome = RowOutcome::Negative;
            }
        }
        self.excluded = self.excluded.or(rows, &self.space);
    }

    /// The table that explains what is negative: positive and negative rows change places.
    #[must_use]
    pub fn explaining_negative(mut self) -> Self {
        for row in &mut self.rows {
            row.outcome = match row.outcome {
                RowOutcome::Positive => RowOutcome::Negative,
                RowOutcome::Negative => RowOutcome::Positive,
                other => other,
            };
        }
        self
    }
}

fn code(cases: usize, consistency: Option<f64>, pri: Option<f64>, cutoffs: &Cutoffs) -> RowOutcome {
    let reaches = |cutoff: Cutoff| cutoff.is_reached_by(consistency);
    if cases < cutoffs.frequency as usize {
        RowOutcome::Remainder
    } else if reaches(cutoffs.consistency) {
        if cutoffs.pri.is_reached_by(pri) || cutoffs.pri.value() <= 0.0 {
            RowOutcome::Positive
        } else {
            RowOutcome::Negative
        }
    } else if cutoffs.contradiction_from.is_some_and(reaches) {
        RowOutcome::Contradiction
    } else {
        RowOutcome::Negative
    }
}
