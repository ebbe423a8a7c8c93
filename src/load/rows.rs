//! From the texts of cells to cases and raw values.

use unicode_normalization::UnicodeNormalization;

use super::cells::Cells;
use super::column_uses::{CellKind, ColumnUse, ColumnUses};
use super::error::{EmptyCell, FilledCell, LoadError, LoadErrorKind};
use super::layout::{Layout, repeated_names};
use super::listed::Listed;
use super::number::NumberReader;
use super::raw_table::{DroppedCase, NamedColumn, RawColumn};
use crate::study::{MissingPolicy, Study};

/// The rows of a data file of sound shape.
pub(super) struct Rows<'a> {
    study: &'a Study,
    layout: &'a Layout,
    uses: &'a ColumnUses<'a>,
    cells: &'a Cells,
    names: Vec<String>,
}

/// The cases that stay in the study and those that leave it.
pub(super) struct Kept {
    pub(super) cases: Vec<String>,
    pub(super) lines: Vec<usize>,
    pub(super) dropped: Vec<DroppedCase>,
}

/// A cell without a value: its row, and the position of its column.
type Gap = (usize, usize);

impl<'a> Rows<'a> {
    pub(super) fn new(
        study: &'a Study,
        layout: &'a Layout,
        uses: &'a ColumnUses<'a>,
        cells: &'a Cells,
    ) -> Self {
        let names = cells
            .column(uses.case)
            .map(|name| name.nfc().collect())
            .collect();
        Self {
            study,
            layout,
            uses,
            cells,
            names,
        }
    }

    /// The cases and their raw values.
    ///
    /// # Errors
    /// Cases without a name of their own, missing values that the study does not allow, and texts
    /// where numbers are needed.
    pub(super) fn read(&self) -> Result<(Kept, Vec<NamedColumn>), Vec<LoadError>> {
        let mut errors = self.naming_problems();
        let gaps = self.gaps();
        errors.extend(self.missing_problem(&gaps));
        let keeps = self.keeps(&gaps);
        let mut columns = Vec::new();
        for column in &self.uses.sets {
            match self.values(column, &keeps) {
                Ok(values) => columns.push(NamedColumn {
                    name: column.declared.value.clone(),
                    values,
                }),
                Err(kind) => errors.push(LoadError::at(
                    &self.study.data.source,
                    &column.declared.place,
                    kind,
                )),
            }
        }
        if errors.is_empty() {
            Ok((self.kept(&keeps, &gaps), columns))
        } else {
            Err(errors)
        }
    }

    fn line(&self, row: usize) -> usize {
        self.layout.lines()[row]
    }

    fn column_name(&self, position: usize) -> String {
        self.layout.header()[position].clone()
    }

    fn naming_problems(&self) -> Vec<LoadError> {
        let case = &self.study.data.case;
        let problem = |kind| LoadError::at(&self.study.data.source, &case.place, kind);
        let nameless: Listed<usize> = (0..self.names.len())
            .filter(|&row| self.names[row].is_empty())
            .map(|row| self.line(row))
            .collect();
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let repeated: Listed<_> = repeated_names(&names, |row| self.line(row))
            .into_iter()
            .filter(|repeated| !repeated.name.is_empty())
            .collect();
        let mut problems = Vec::new();
        if !nameless.is_empty() {
            problems.push(problem(LoadErrorKind::CaseWithoutName {
                column: case.value.clone(),
                lines: nameless,
            }));
        }
        if !repeated.is_empty() {
            problems.push(problem(LoadErrorKind::TwoCasesOneName { names: repeated }));
        }
        problems
    }

    fn is_missing(&self, text: &str) -> bool {
        let meant = |missing: &String| missing.trim() == text;
        text.is_empty() || self.study.data.missing_values.iter().any(meant)
    }

    /// The cells without a value, by row and then by column.
    fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for position in self.uses.set_positions() {
            let missing = self
                .cells
                .column(position)
                .map(|text| self.is_missing(text));
            gaps.extend(
                (0..)
                    .zip(missing)
                    .filter(|gap| gap.1)
                    .map(|(row, _)| (row, position)),
            );
        }
        gaps.sort_unstable();
        gaps
    }

    fn missing_problem(&self, gaps: &[Gap]) -> Option<LoadError> {
        let cell = |&(row, position): &Gap| EmptyCell {
            case: self.names[row].clone(),
            column: self.column_name(position),
            line: self.line(row),
        };
        let allowed = self.study.data.missing == MissingPolicy::DropCase;
        let kind = match gaps {
            [] => return None,
            _ if allowed && !self.keeps(gaps).contains(&true) => LoadErrorKind::NoCasesLeft {
                cases: self.names.len(),
            },
            _ if allowed => return None,
            _ => LoadErrorKind::MissingValue {
                cells: gaps.iter().map(cell).collect(),
            },
        };
        Some(kind.of_file(self.study))
    }

    /// For every row, whether its case has all its values.
    fn keeps(&self, gaps: &[Gap]) -> Vec<bool> {
        let mut keeps = vec![true; self.names.len()];
        for &(row, _) in gaps {
            keeps[row] = false;
        }
        keeps
    }

    fn kept(&self, keeps: &[bool], gaps: &[Gap]) -> Kept {
        let kept_rows = || (0..keeps.len()).filter(|&row| keeps[row]);
        let dropped = gaps
            .chunk_by(|one, other| one.0 == other.0)
            .map(|gaps| DroppedCase {
                case: self.names[gaps[0].0].clone(),
                line: self.line(gaps[0].0),
                columns: gaps.iter().map(|gap| self.column_name(gap.1)).collect(),
            });
        Kept {
            cases: kept_rows().map(|row| self.names[row].clone()).collect(),
            lines: kept_rows().map(|row| self.line(row)).collect(),
            dropped: dropped.collect(),
        }
    }

    fn values(&self, column: &ColumnUse, keeps: &[bool]) -> Result<RawColumn, LoadErrorKind> {
        if column.cells == CellKind::Numbers {
            return self.numbers(column, keeps).map(RawColumn::Numbers);
        }
        let texts = self.cells.column(column.position).zip(keeps);
        Ok(RawColumn::Text(
            texts
                .filter(|(_, keep)| **keep)
                .map(|(text, _)| text.to_owned())
                .collect(),
        ))
    }

    /// The numbers of the cases that stay. A text in a case that leaves is an error all the same:
    /// it may be another way to write a missing value, which the study should declare.
    fn numbers(&self, column: &ColumnUse, keeps: &[bool]) -> Result<Vec<f64>, LoadErrorKind> {
        let decimal = self.study.data.decimal;
        let mut reader = NumberReader::new(decimal);
        let mut numbers = Vec::with_capacity(keeps.len());
        let mut refused = Listed::default();
        for (row, text) in self.cells.column(column.position).enumerate() {
            match reader.read(text) {
                _ if self.is_missing(text) => {}
                Some(number) if keeps[row] => numbers.push(number),
                Some(_) => {}
                None => refused.push(FilledCell {
                    case: self.names[row].clone(),
                    line: self.line(row),
                    text: text.to_owned(),
                }),
            }
        }
        if refused.is_empty() {
            return Ok(numbers);
        }
        Err(LoadErrorKind::NotANumber {
            column: column.declared.value.clone(),
            cells: refused,
            decimal,
        })
    }
}
