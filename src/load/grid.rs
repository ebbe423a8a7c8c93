//! A source that is no delimited text, as a table of texts: all that follows is the same for every
//! format.

use super::RowReader;
use super::batches::check_pin;
use super::cells::Cells;
use super::column_uses::ColumnUses;
use super::error::{LoadError, LoadErrorKind};
use super::gathered::Gathered;
use super::layout::header_irregularities;
use super::missing::MissingCodes;
use super::raw_table::RawTable;
use super::sources::{SourceProblem, of_query};
use super::transform;
use crate::study::{SourceFormat, Study};

/// A table of texts: what every format but delimited text becomes.
///
/// Numbers are written so that they read back as the very same bits, and whole numbers without a
/// point; booleans as 1 and 0; dates as ISO 8601 writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    /// The names of the columns.
    pub(super) header: Vec<String>,
    /// One for each name of the header, all of one length; `""` is a cell without a value.
    pub(super) columns: Vec<Vec<String>>,
    /// Where each row stands: the row of the sheet, the line of the file, or the record, from 1.
    pub(super) lines: Vec<usize>,
}

impl Grid {
    /// The cases and columns that a study takes from the table. `sha256` is that of the source.
    ///
    /// # Errors
    /// What [`load`](super::load) tells of a delimited text whose shape is sound.
    pub(super) fn into_table(
        self,
        study: &Study,
        sha256: String,
    ) -> Result<RawTable, Vec<LoadError>> {
        check_pin(study, &sha256)?;
        let header = self.header.clone();
        let (grid, prepared) = transform::prepare(self, study)?;
        let uses = grid.checked(study)?;
        let cells = Cells::of_texts(&grid.columns, &uses.positions())
            .map_err(|kind| vec![kind.of_file(study)])?;
        let reader = RowReader {
            study,
            separator: None,
            header: grid.header,
            uses,
            // Of prepared rows, those of the source were settled before anything was computed.
            missing: match prepared {
                Some(_) => MissingCodes::default(),
                None => MissingCodes::of(&study.data),
            },
        };
        let mut gathered = Gathered::default();
        gathered.append(reader.rows(&cells, &grid.lines).of_texts());
        let table = RawTable::gathered(gathered, &reader, sha256)?;
        Ok(RawTable {
            columns_read: header,
            prepared,
            ..table
        })
    }

    /// The columns in use, of a table with sound names and some rows.
    fn checked<'s>(&self, study: &'s Study) -> Result<ColumnUses<'s>, Vec<LoadError>> {
        let kinds = self.irregularities(&study.data.format).into_iter();
        let mut errors: Vec<LoadError> = kinds.map(|kind| of_query(kind, study)).collect();
        if self.header.is_empty() {
            return Err(errors);
        }
        match ColumnUses::find(study, &self.header, None) {
            Ok(uses) if errors.is_empty() => Ok(uses),
            Ok(_) => Err(errors),
            Err(unknown) => {
                errors.extend(unknown);
                Err(errors)
            }
        }
    }

    /// What is irregular about names and rows of a table that a source of this kind gave.
    pub(super) fn irregularities(&self, format: &SourceFormat) -> Vec<LoadErrorKind> {
        if self.header.is_empty() {
            return vec![LoadErrorKind::EmptyData];
        }
        let header_line = self.lines.first().map_or(0, |line| line.saturating_sub(1));
        let mut kinds = header_irregularities(&self.header, header_line);
        if self.lines.is_empty() {
            kinds.push(match format.query() {
                Some(_) => SourceProblem::NoRows.into(),
                None => LoadErrorKind::NoCases,
            });
        }
        kinds
    }
}
