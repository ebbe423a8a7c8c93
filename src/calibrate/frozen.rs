//! Anchors that are statistics, taken from today's data to be kept.

use indexmap::IndexMap;

use super::anchors::{AnchorError, ResolvedAnchor};
use super::error::CalibrateError;
use crate::load::RawTable;
use crate::study::{Anchor, FrozenAnchor, FrozenSet, Lock, Placed, SetPlan, Study};

/// The values that the statistics among a study's anchors have in its data.
///
/// As in [`calibrate`](super::calibrate()), statistics are taken over the cases of `table`. What a method
/// takes from the distribution of all cases beside anchors (`ecdf`, `indirect`, `tfr`) is no anchor
/// and is not frozen. The study is one that was [read to be frozen](crate::study::read_to_freeze):
/// an anchor that is frozen already is no statistic.
///
/// # Errors
/// Every anchor that has no value in the data.
///
/// # Panics
/// When `table` is not the data of `study`.
pub fn freeze(study: &Study, table: &RawTable) -> Result<Lock, Vec<CalibrateError>> {
    let mut sets = IndexMap::new();
    let mut errors = Vec::new();
    for plan in study.measured_sets() {
        let anchors = frozen_anchors(plan, table, &mut errors);
        if !anchors.is_empty() {
            let column = plan.column.value.clone();
            sets.insert(
                plan.name.value.as_str().to_owned(),
                FrozenSet { column, anchors },
            );
        }
    }
    if errors.is_empty() {
        Ok(Lock::new(study, table.sha256(), sets))
    } else {
        Err(errors)
    }
}

fn frozen_anchors(
    plan: &SetPlan,
    table: &RawTable,
    errors: &mut Vec<CalibrateError>,
) -> IndexMap<String, FrozenAnchor> {
    let named = plan.calibrate.value.named_anchors().into_iter();
    let statistics = named.filter(|(_, anchor)| anchor.value.is_statistic());
    let mut frozen = IndexMap::new();
    for (at, anchor) in statistics {
        match resolved(plan, anchor, table) {
            Ok(anchor) => {
                let declared = anchor.declared().to_owned();
                let value = anchor.value();
                frozen.insert(at, FrozenAnchor { declared, value });
            }
            Err(error) => errors.push(CalibrateError::of(plan, error.into())),
        }
    }
    frozen
}

fn resolved(
    plan: &SetPlan,
    anchor: &Placed<Anchor>,
    table: &RawTable,
) -> Result<ResolvedAnchor, AnchorError> {
    let raw = table
        .numbers(&plan.column.value)
        .expect("load reads the column of a set with anchors as numbers");
    ResolvedAnchor::of(&anchor.value, raw)
}
