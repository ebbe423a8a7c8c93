//! A source for which there is no study file yet: what it proposes, and what to do where it cannot be
//! read, in options of `equifinal init`.

use std::path::Path;

use super::encoding;
use super::error::{LoadError, LoadErrorKind};
use super::sources::{self, ColumnLabels, FoundTable, QueriedTable, SourceProblem};
use crate::study::{DataPlan, Problem, SourceFormat};

/// Where in a workbook a table stands, as far as the declaration leaves it open.
///
/// # Errors
/// What keeps the workbook from being read; several sheets of which none, or several, hold a table.
pub(crate) fn find_table(path: &Path, data: &DataPlan) -> Result<FoundTable, Vec<Problem>> {
    sources::find_table(data, path).map_err(|kind| vec![without_study(kind, data)])
}

/// The tables of a SQLite file, each with a query for all of its rows.
///
/// # Errors
/// What keeps the file from being read.
pub(crate) fn tables(path: &Path, data: &DataPlan) -> Result<Vec<QueriedTable>, Vec<Problem>> {
    sources::tables(path).map_err(|kind| vec![without_study(kind, data)])
}

/// The labels of the columns in a Stata file, in their order; none of any other source.
///
/// # Errors
/// What keeps the file from being read.
pub(crate) fn labels(path: &Path, data: &DataPlan) -> Result<Vec<ColumnLabels>, Vec<Problem>> {
    sources::labels(data, path).map_err(|kind| vec![without_study(kind, data)])
}

/// The problem of a source that no study names.
pub(super) fn without_study(kind: LoadErrorKind, data: &DataPlan) -> Problem {
    let own = help(&kind, &data.format);
    let problem = Problem::from(LoadError::at(&data.source, &data.source.place, kind));
    Problem {
        place: None,
        help: own.or(problem.help),
        ..problem
    }
}

/// What to do, where a study file would say it by a key that is an option here.
fn help(kind: &LoadErrorKind, format: &SourceFormat) -> Option<String> {
    let sentence = match kind {
        LoadErrorKind::Absent { .. } => "DATA is the path of the file from the folder you are in",
        LoadErrorKind::NotUtf8 { readings, .. }
        | LoadErrorKind::Source(SourceProblem::NoEncoding { readings }) => {
            return Some(encoding::option_help(readings));
        }
        LoadErrorKind::NotInEncoding { .. } => {
            "name the encoding in which the file was saved, or save it as UTF-8 and leave `--encoding` out"
        }
        LoadErrorKind::BlankLine { .. } if matches!(format, SourceFormat::Workbook(_)) => {
            "remove the blank rows; notes below the table are left out by `--range`, such as `--range A3:F20`"
        }
        LoadErrorKind::Source(SourceProblem::SeveralSheets { .. }) => {
            "say which one holds the cases, by name or by number: `--sheet 1`"
        }
        LoadErrorKind::Source(SourceProblem::NamelessColumns { .. }) => {
            "name every column; `--header-row` says which row the header is, and `--range` leaves out what stands beside the table, such as `--range B3:F20`"
        }
        LoadErrorKind::Source(SourceProblem::MergedCells { .. }) => {
            "only the first of merged cells holds a value: split them and fill in what each case has; titles above the header may stay merged, where `--header-row` says which row the header is"
        }
        LoadErrorKind::Source(SourceProblem::ErrorCells { .. }) => {
            "mend the formulas, or empty the cells where a value is missing; cells beside the table are left out by `--range`"
        }
        _ => return None,
    };
    Some(sentence.to_owned())
}
