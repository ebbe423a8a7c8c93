use super::truth_table::{RowOutcome, TruthTable, TruthTableRow};
use crate::minimize::{Implicant, RowSet};
use crate::set::{Expression, SpaceError};

/// Rows that a truth table may not use, by the researcher's word: they count as negative.
///
/// # References
/// Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*.
/// Cambridge University Press, 197–219 (enhanced standard analysis).
impl TruthTable {
    /// The table with these rows negative, observed positive ones too.
    ///
    /// # Errors
    /// [`SpaceError::NoSuchRow`] for a number beyond the table.
    pub fn excluding_rows(mut self, rows: &[u128]) -> Result<Self, SpaceError> {
        let excluded = self.numbered(rows)?;
        self.exclude(&excluded);
        Ok(self)
    }

    /// The table with the remainders of an expression negative: those never observed.
    ///
    /// # Errors
    /// [`SpaceError`] for a set that is not a condition, or a value that it cannot take.
    pub fn excluding_remainders(mut self, expression: &Expression) -> Result<Self, SpaceError> {
        let unobserved = self.unobserved(expression)?;
        self.exclude(&unobserved);
        Ok(self)
    }

    /// The table without what contradicts a claimed necessity: every row in which the necessary
    /// condition is absent is negative, and so are such rows that were observed.
    ///
    /// With the table come the numbers of the positive rows that were overwritten: cases that speak
    /// against the claim.
    ///
    /// # Errors
    /// As for [`Self::excluding_remainders`].
    pub fn requiring(mut self, necessary: &Expression) -> Result<(Self, Vec<u128>), SpaceError> {
        let rows = self.contradicting(necessary)?;
        let contradicts = |row: &&TruthTableRow| {
            row.outcome() == RowOutcome::Positive && rows.contains(row.configuration())
        };
        let overwritten = self.rows().iter().filter(contradicts);
        let overwritten = overwritten.map(TruthTableRow::number).collect();
        self.exclude(&rows);
        Ok((self, overwritten))
    }

    /// The rows in which a necessary condition is absent, observed or not.
    ///
    /// # Errors
    /// As for [`Self::excluding_remainders`].
    pub fn contradicting(&self, necessary: &Expression) -> Result<RowSet, SpaceError> {
        let absent = Implicant::all_of(&necessary.clone().negated(), self.space())?;
        Ok(RowSet::covered_by(&absent))
    }

    /// The rows with these numbers.
    ///
    /// # Errors
    /// [`SpaceError::NoSuchRow`] for a number beyond the table.
    pub fn numbered(&self, rows: &[u128]) -> Result<RowSet, SpaceError> {
        let mut numbered = Vec::new();
        for &row in rows {
            let last = self.space().size();
            let configuration = self
                .space()
                .configuration(row)
                .ok_or(SpaceError::NoSuchRow { row, last })?;
            numbered.push(Implicant::of(&configuration));
        }
        Ok(RowSet::covered_by(&numbered))
    }

    /// The rows of an expression that were never observed.
    ///
    /// # Errors
    /// As for [`Self::excluding_remainders`].
    pub fn unobserved(&self, expression: &Expression) -> Result<RowSet, SpaceError> {
        let covered = Implicant::all_of(expression, self.space())?;
        let observed: Vec<Implicant> = self
            .rows()
            .iter()
            .map(|row| Implicant::of(row.configuration()))
            .collect();
        Ok(RowSet::covered_by(&covered).without(&observed))
    }
}
