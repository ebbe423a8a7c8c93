//! The batches of a file put together, and what is wrong with all of them.

use rayon::slice::ParallelSliceMut;

use super::column_uses::ColumnUses;
use super::error::{LoadError, LoadErrorKind, RepeatedName};
use super::layout::repeated_names;
use super::listed::Listed;
use super::raw_table::{NamedColumn, RawColumn};
use super::rows::{self, RowsRead};
use crate::study::{MissingPolicy, SourceFormat, Study};

/// Everything that was read of a file so far.
#[derive(Default)]
pub(super) struct Gathered(RowsRead);

impl Gathered {
    /// Adds the rows that come next.
    pub(super) fn append(&mut self, next: RowsRead) {
        let all = &mut self.0;
        all.rows += next.rows;
        all.names.append(&next.names);
        next.lines.iter().for_each(|line| all.lines.push(line));
        all.dropped.extend(next.dropped);
        all.hashes.extend(next.hashes);
        all.nameless.append(next.nameless);
        all.gaps.append(next.gaps);
        if all.columns.is_empty() {
            all.columns = next.columns;
            return;
        }
        for ((values, refused), (more, also)) in all.columns.iter_mut().zip(next.columns) {
            values.append(more);
            refused.append(also);
        }
    }

    /// The cases, and the columns with their names.
    ///
    /// # Errors
    /// Cases without a name of their own, missing values that the study does not allow, and texts
    /// where numbers are needed.
    pub(super) fn finish(
        mut self,
        study: &Study,
        uses: &ColumnUses<'_>,
    ) -> Result<(RowsRead, Vec<NamedColumn>), Vec<LoadError>> {
        let mut errors = self.naming_problems(study);
        errors.extend(self.missing_problem(study));
        let is_text = matches!(study.data.format, SourceFormat::Delimited { .. });
        let decimal = is_text.then_some(study.data.decimal);
        let mut columns = Vec::new();
        for (column, (values, refused)) in uses.sets.iter().zip(self.0.columns.drain(..)) {
            let kind = LoadErrorKind::of_cells(column, refused, decimal);
            let place = &column.declared.place;
            errors.extend(kind.map(|kind| LoadError::at(&study.data.source, place, kind)));
            columns.push(NamedColumn {
                name: column.declared.value.clone(),
                values,
            });
        }
        if errors.is_empty() {
            Ok((self.0, columns))
        } else {
            Err(errors)
        }
    }

    fn naming_problems(&mut self, study: &Study) -> Vec<LoadError> {
        let case = &study.data.case;
        let problem = |kind| LoadError::at(&study.data.source, &case.place, kind);
        let mut problems = Vec::new();
        if !self.0.nameless.is_empty() {
            problems.push(problem(LoadErrorKind::CaseWithoutName {
                column: case.value.clone(),
                lines: self.0.nameless.clone(),
            }));
        }
        let names = self.repeated_names();
        if !names.is_empty() {
            problems.push(problem(LoadErrorKind::TwoCasesOneName { names }));
        }
        problems
    }

    /// Names of several cases. Names are compared only where their numbers are equal.
    fn repeated_names(&mut self) -> Listed<RepeatedName> {
        let mut hashes = std::mem::take(&mut self.0.hashes);
        hashes.par_sort_unstable();
        let equal = hashes.chunk_by(|one, other| one == other);
        let suspects: Vec<u64> = equal
            .filter(|equal| equal.len() > 1)
            .map(|equal| equal[0])
            .collect();
        if suspects.is_empty() {
            return Listed::default();
        }
        let is_suspect = |name: &str| suspects.binary_search(&rows::hash(name)).is_ok();
        let kept = self.0.names.iter().zip(self.0.lines.iter());
        let dropped = self.0.dropped.iter();
        let dropped = dropped.map(|case| (case.case(), case.line()));
        let all = kept.chain(dropped);
        let mut found: Vec<(&str, usize)> = all
            .filter(|(name, _)| !name.is_empty() && is_suspect(name))
            .collect();
        found.sort_by_key(|(_, line)| *line);
        let names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
        repeated_names(&names, |at| found[at].1)
            .into_iter()
            .collect()
    }

    fn missing_problem(&self, study: &Study) -> Option<LoadError> {
        let all = &self.0;
        let kind = match study.data.missing {
            MissingPolicy::Fail if !all.gaps.is_empty() => LoadErrorKind::MissingValue {
                cells: all.gaps.clone(),
            },
            MissingPolicy::DropCase if all.rows > 0 && all.dropped.len() == all.rows => {
                LoadErrorKind::NoCasesLeft { cases: all.rows }
            }
            MissingPolicy::Fail | MissingPolicy::DropCase => return None,
        };
        Some(kind.of_file(study))
    }
}

impl RawColumn {
    /// Adds the values of the cases that come next.
    fn append(&mut self, more: Self) {
        match (self, more) {
            (Self::Numbers(numbers), Self::Numbers(more)) => {
                std::sync::Arc::make_mut(numbers).extend_from_slice(&more);
            }
            (Self::Text(texts), Self::Text(more)) => texts.extend(more),
            (Self::Numbers(_), Self::Text(_)) | (Self::Text(_), Self::Numbers(_)) => {
                unreachable!("a column is used in one way throughout")
            }
        }
    }
}
