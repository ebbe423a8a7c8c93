//! The stages of a variant: from its sets on, as those of the study itself.

use std::borrow::Cow;
use std::path::Path;

use super::{analyse_both, into_problems};
use crate::calibrate::{self, Calibration};
use crate::load::{self, CaseNumbers, RawTable};
use crate::robustness::FitProtocol;
use crate::robustness::variants::{MainRun, Rerun, VariantResult, variants};
use crate::study::{CaseNames, Problem, Study, Variant};

/// Calibrates every variant.
///
/// # Errors
/// Every problem that only the data of a variant show.
pub(super) fn prepare(
    study: &Study,
    table: &RawTable,
    data_dir: Option<&Path>,
) -> Result<(), Vec<Problem>> {
    let prepared = study.variants.iter();
    let prepared = prepared.map(|variant| calibrated(variant, study, table, data_dir));
    let problems: Vec<Problem> = prepared.filter_map(Result::err).flatten().collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// Runs every variant and compares it with the main run; cases are called as in the report, but for
/// the protocol, which calls them by their names.
///
/// # Errors
/// Every problem of a variant.
pub(super) fn run(
    study: &Study,
    main: MainRun<'_>,
    table: &RawTable,
    numbers: &CaseNumbers,
    data_dir: Option<&Path>,
) -> Result<(Vec<VariantResult>, Option<FitProtocol>), Vec<Problem>> {
    let (results, fit) = variants(study, main, |variant| {
        let calibration = calibrated(variant, study, table, data_dir)?;
        let outcomes = analyse_both(&variant.study, &calibration);
        Ok(Rerun {
            outcomes: outcomes.map_err(|problems| own(variant, problems))?,
            calibration,
        })
    })?;
    let results = match study.data.publish.names {
        CaseNames::Shown => results,
        CaseNames::Numbers => {
            let numbered = |result: VariantResult| result.with_numbers(numbers);
            results.into_iter().map(numbered).collect()
        }
    };
    Ok((results, fit))
}

/// The sets of a variant: on the data of the main run, which are read anew only where the variant
/// uses other columns or treats missing values in another way.
fn calibrated(
    variant: &Variant,
    main: &Study,
    table: &RawTable,
    data_dir: Option<&Path>,
) -> Result<Calibration, Vec<Problem>> {
    let study = &variant.study;
    let calibrated = || {
        let table = if load::serves(main, study) {
            Cow::Borrowed(table)
        } else {
            Cow::Owned(load::load(study, data_dir).map_err(into_problems)?)
        };
        let table = if variant.without_cases.is_empty() {
            table
        } else {
            let left = table.without(&variant.without_cases);
            Cow::Owned(left.map_err(into_problems)?)
        };
        calibrate::calibrate(study, &table).map_err(into_problems)
    };
    calibrated().map_err(|problems| own(variant, problems))
}

fn own(variant: &Variant, problems: Vec<Problem>) -> Vec<Problem> {
    let own = |problem| variant.own(problem);
    problems.into_iter().map(own).collect()
}
