//! Which columns of the data file the sets of a study use, and how.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::error::{LoadError, LoadErrorKind};
use crate::study::nearest;
use crate::study::{Calibrate, Placed, SetPlan, Study};

/// The columns in use.
pub(super) struct ColumnUses<'s> {
    /// The position of the column that names the cases.
    pub(super) case: usize,
    /// Every column of a set, once for each way in which it is used, in the order of the sets; then
    /// those that group the cases.
    pub(super) sets: Vec<ColumnUse<'s>>,
}

/// A column of one or more sets.
pub(super) struct ColumnUse<'s> {
    /// Its position in the file, from 0.
    pub(super) position: usize,
    /// How it is used.
    pub(super) cells: CellKind,
    /// Its first declaration.
    pub(super) declared: &'s Placed<String>,
}

/// How the cells of a column are used.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CellKind {
    Numbers,
    Text,
}

impl<'s> ColumnUses<'s> {
    /// Looks every declared column up in the header.
    ///
    /// # Errors
    /// One error for every declaration of a column that the header does not have.
    pub(super) fn find(
        study: &'s Study,
        header: &[String],
        separator: Option<u8>,
    ) -> Result<Self, Vec<LoadError>> {
        let mut errors = Vec::new();
        let mut position_of = |declared: &Placed<String>| {
            let position = position(header, &declared.value);
            if position.is_none() {
                let kind = no_such_column(&declared.value, header, separator);
                errors.push(LoadError::at(&study.data.source, &declared.place, kind));
            }
            position
        };
        let case = position_of(&study.data.case);
        let mut sets: Vec<ColumnUse> = Vec::new();
        for plan in study_sets(study) {
            let cells = CellKind::of(&plan.calibrate.value);
            let known = |set: &ColumnUse, at| set.position == at && set.cells == cells;
            if let Some(position) = position_of(&plan.column)
                && !sets.iter().any(|set| known(set, position))
            {
                sets.push(ColumnUse {
                    position,
                    cells,
                    declared: &plan.column,
                });
            }
        }
        for declared in panel_columns(study) {
            let known = |set: &ColumnUse, at| set.position == at && set.cells == CellKind::Text;
            if let Some(position) = position_of(declared)
                && !sets.iter().any(|set| known(set, position))
            {
                sets.push(ColumnUse {
                    position,
                    cells: CellKind::Text,
                    declared,
                });
            }
        }
        match case {
            Some(case) if errors.is_empty() => Ok(Self { case, sets }),
            _ => Err(errors),
        }
    }

    /// The positions of all columns in use, the one with the names of the cases included, rising.
    pub(super) fn positions(&self) -> Vec<usize> {
        let mut positions = self.set_positions();
        positions.push(self.case);
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    /// The positions of the columns that sets use, rising.
    pub(super) fn set_positions(&self) -> Vec<usize> {
        let mut positions: Vec<usize> = self.sets.iter().map(|set| set.position).collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}

impl ColumnUse<'_> {
    /// The columns of a study's sets by name, each with how it is used.
    pub(super) fn all_of(study: &Study) -> BTreeSet<(&str, CellKind)> {
        let panel = panel_columns(study).map(|column| (column.value.as_str(), CellKind::Text));
        let sets = study_sets(study);
        let sets = sets.map(|set| {
            (
                set.column.value.as_str(),
                CellKind::of(&set.calibrate.value),
            )
        });
        sets.chain(panel).collect()
    }
}

impl CellKind {
    fn of(method: &Calibrate) -> Self {
        match method {
            Calibrate::RecodeTable { .. } => Self::Text,
            _ => Self::Numbers,
        }
    }
}

/// The columns that group the cases, as texts.
fn panel_columns(study: &Study) -> impl Iterator<Item = &Placed<String>> {
    study.data.cluster.iter().chain(&study.data.time)
}

fn study_sets(study: &Study) -> impl Iterator<Item = &SetPlan> {
    std::iter::once(&study.outcome.set).chain(&study.conditions)
}

/// Names that look alike are one name: a header in another Unicode form is found all the same.
fn position(header: &[String], name: &str) -> Option<usize> {
    header
        .iter()
        .position(|column| column == name)
        .or_else(|| header.iter().position(|column| column.nfc().eq(name.nfc())))
}

fn no_such_column(column: &str, header: &[String], separator: Option<u8>) -> LoadErrorKind {
    LoadErrorKind::NoSuchColumn {
        column: column.to_owned(),
        nearest: nearest(column, header).map(str::to_owned),
        header: header.to_vec(),
        separator,
    }
}
