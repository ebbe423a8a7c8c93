//! The stages of a rerun with moved decisions: from the sets to the codes of rows and the solutions.

use std::collections::BTreeMap;

use super::{into_problems, outcome_plan};
use crate::calibrate::{Calibration, Movable};
use crate::load::RawTable;
use crate::results::OutcomeResults;
use crate::robustness::maps::{SolutionMap, maps};
use crate::robustness::ranges::{
    Analyses, Bench, CannotRun, Decision, DecisionRange, RawValues, Wanted, ranges,
};
use crate::set::CalibratedSet;
use crate::study::{AnchorName, Problem, PublishedCases, Statement, Study};
use crate::sufficiency::{ObservedRows, Reanalysis};

/// Ranges and maps of a study.
#[derive(Default)]
pub(super) struct Found {
    /// The ranges that are reported, and those that claims name.
    pub(super) ranges: Vec<DecisionRange>,
    /// Those that are reported, as the report may tell them.
    pub(super) told: Vec<DecisionRange>,
    /// The maps.
    pub(super) maps: Vec<SolutionMap>,
}

/// Moves the decisions of a study, where it or one of its claims asks for that.
///
/// # Errors
/// None beyond those of the main run, which calibrates the same sets.
pub(super) fn run(
    study: &Study,
    table: &RawTable,
    calibration: &Calibration,
    outcomes: [&OutcomeResults; 2],
) -> Result<Found, Vec<Problem>> {
    if !are_wanted(study) {
        return Ok(Found::default());
    }
    let wanted = wanted(study);
    let sets = Movable::new(study, table).map_err(into_problems)?;
    let rerun = |anchors: &BTreeMap<AnchorName, f64>| analyses(study, &sets, anchors, outcomes);
    let decisions = Decision::all(study, calibration);
    let raw: Vec<Vec<f64>> = decisions
        .iter()
        .map(|decision| match &decision.anchor {
            Some(anchor) => sets.raw_values(&anchor.name),
            None => Vec::new(),
        })
        .collect();
    let raw_values = raw_values(study, table);
    let bench = Bench {
        study,
        raw_values,
        decisions: &decisions,
        raw: &raw,
        outcomes,
        rerun: &rerun,
    };
    let found = ranges(&bench, &wanted);
    let told = found.iter().filter(|_| study.ranges.reported);
    Ok(Found {
        told: told.map(|range| range.told(raw_values)).collect(),
        ranges: found,
        maps: maps(&bench),
    })
}

/// Whether the study or one of its claims asks for ranges or maps.
pub(super) fn are_wanted(study: &Study) -> bool {
    study.ranges.reported || !study.ranges.maps.is_empty() || !wanted(study).is_empty()
}

/// Whether raw values of cases may be told; see [`Results`](crate::Results).
pub(super) fn raw_values(study: &Study, table: &RawTable) -> RawValues {
    let too_many = table.rows_read() > study.limits.cases_listed;
    if !too_many && study.data.publish.cases == PublishedCases::All {
        RawValues::Told
    } else {
        RawValues::Hidden
    }
}

/// The ranges that claims name.
fn wanted(study: &Study) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for claim in &study.claims {
        for statement in &claim.expect {
            if let Statement::StaysFor(kind, decision, span) = &statement.value {
                wanted.push(Wanted {
                    decision: decision.clone(),
                    outcome: usize::from(claim.negated_outcome),
                    kind: *kind,
                    span: *span,
                });
            }
        }
    }
    wanted
}

/// The analyses with some anchors moved; those of the main run where none is.
fn analyses<'a>(
    study: &Study,
    sets: &Movable<'_>,
    anchors: &BTreeMap<AnchorName, f64>,
    outcomes: [&'a OutcomeResults; 2],
) -> Result<Analyses<'a>, CannotRun> {
    if anchors.is_empty() {
        return Ok(outcomes.map(|outcome| outcome.sufficiency.as_ref().map(Reanalysis::of)));
    }
    let sets = sets.sets(anchors).map_err(|_| CannotRun)?;
    let conditions: Vec<&CalibratedSet> = sets.conditions.iter().collect();
    let rows = ObservedRows::new(&conditions, &sets.outcome).map_err(|_| CannotRun)?;
    let analysis = |negated: bool| {
        let plan = outcome_plan(study, negated)?;
        let outcome = if negated {
            sets.outcome.negated()
        } else {
            sets.outcome.clone()
        };
        Some(Reanalysis::new(&rows, negated, &conditions, &outcome, &plan).map_err(|_| CannotRun))
    };
    Ok([analysis(false).transpose()?, analysis(true).transpose()?])
}
