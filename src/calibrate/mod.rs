//! Stage 2: from raw columns to sets.
//!
//! Calibration turns raw values into degrees of membership by anchors that mark differences in kind.
//! One file per method; all of them are pure functions of numbers.
//!
//! # References
//! Ragin, C. C. (2008). *Redesigning Social Inquiry: Fuzzy Sets and Beyond*. University of Chicago
//! Press, ch. 4–5.

mod anchored;
mod anchors;
mod at_half;
pub mod bell;
mod calibration;
pub mod clusters;
pub mod crisp;
mod crossing;
mod curve;
mod diagnostics;
pub mod direct;
pub mod distribution;
mod error;
mod frozen;
pub mod indirect;
pub mod linear;
pub mod logit;
pub mod multi_value;
pub mod recode;
mod scored;
#[cfg(test)]
mod tests;

use at_half::Settled;
use scored::Scored;

use crate::load::{Listed, RawColumn, RawTable};
use crate::set::{CalibratedSet, FuzzySet, Scores};
use crate::study::{OutcomePlan, SetPlan, Study};

pub use anchors::{AnchorError, Frozen, ResolvedAnchor, mean, percentile, standard_deviation};
pub use calibration::{Calibration, HalfScores, Method, SetResult};
pub use crossing::Crossing;
pub use diagnostics::{RawStatistics, cases_at_half, share_above_half};
pub use error::{CalibrateError, CalibrateErrorKind};
pub use frozen::freeze;

/// Calibrates the outcome and the conditions of a study.
///
/// Anchors that are statistics of a column are taken over the cases of `table`. Then the study's
/// policy for conditions' scores of exactly 0.5 applies: a case that leaves, leaves the whole study,
/// and anchors are not taken anew.
///
/// # Errors
/// Every set that cannot be calibrated as declared; then, every condition with scores of exactly 0.5
/// that the study does not allow; then, every multi-value condition with a gap in its values, and a
/// multi-value outcome without the values that count.
///
/// # Panics
/// When `table` is not the data of `study`.
pub fn calibrate(study: &Study, table: &RawTable) -> Result<Calibration, Vec<CalibrateError>> {
    let mut scored = scored_sets(study, table)?;
    let (outcome, conditions) = scored
        .split_first_mut()
        .expect("the outcome is the first of the sets");
    let half_before: Vec<Vec<usize>> = std::iter::once(&*outcome)
        .chain(&*conditions)
        .map(|set| cases_at_half(&set.scores))
        .collect();
    let settled = at_half::settle(study.at_half, conditions, table.cases())?;
    if !settled.stays.contains(&true) {
        let kind = CalibrateErrorKind::NoCasesLeft;
        return Err(vec![CalibrateError::of(&study.conditions[0], kind)]);
    }
    let results: Vec<SetResult> = scored
        .into_iter()
        .zip(half_before)
        .map(|(set, half)| result(set, &half, table, &settled.stays))
        .collect();
    assembled(study, table, results, settled)
}

/// The outcome and the conditions, in that order, each by its method.
fn scored_sets<'s>(
    study: &'s Study,
    table: &RawTable,
) -> Result<Vec<Scored<'s>>, Vec<CalibrateError>> {
    let mut scored = Vec::new();
    let mut errors = Vec::new();
    for plan in std::iter::once(&study.outcome.set).chain(&study.conditions) {
        match Scored::of(plan, table) {
            Ok(set) => scored.push(set),
            Err(kind) => errors.push(CalibrateError::of(plan, kind)),
        }
    }
    if errors.is_empty() {
        Ok(scored)
    } else {
        Err(errors)
    }
}

/// What a set is over the cases that stay.
fn result(scored: Scored, half: &[usize], table: &RawTable, stays: &[bool]) -> SetResult {
    let plan = scored.plan;
    let column = plan.column.value.as_str();
    let raw = match (table.texts(column), table.numbers(column)) {
        (Some(texts), _) if matches!(scored.method, Method::RecodeTable { .. }) => {
            RawColumn::Text(staying(texts, stays))
        }
        (_, numbers) => RawColumn::Numbers(staying(numbers.unwrap_or_default(), stays)),
    };
    let set = calibrated(plan, &scored.scores, stays);
    let half = half.iter().filter(|&&case| stays[case]);
    SetResult {
        label: plan.label.clone(),
        column: column.to_owned(),
        method: scored.method,
        raw_statistics: match &raw {
            RawColumn::Numbers(numbers) => RawStatistics::of(numbers),
            RawColumn::Text(_) => None,
        },
        raw,
        share_above_half: match set.scores() {
            Scores::Fuzzy(set) => share_above_half(set),
            Scores::MultiValue { .. } => None,
        },
        set,
        half_scores: half.map(|&case| table.cases()[case].clone()).collect(),
    }
}

fn calibrated(plan: &SetPlan, scores: &Scores, stays: &[bool]) -> CalibratedSet {
    let name = plan.name.value.clone();
    match scores {
        Scores::Fuzzy(set) => CalibratedSet::fuzzy(
            name,
            staying(set.memberships(), stays).into_iter().collect(),
        ),
        Scores::MultiValue { levels, values } => {
            CalibratedSet::multi_value(name, *levels, staying(values, stays))
        }
    }
}

fn staying<T: Clone>(values: &[T], stays: &[bool]) -> Vec<T> {
    let pairs = values.iter().zip(stays);
    pairs
        .filter(|(_, stays)| **stays)
        .map(|(value, _)| value.clone())
        .collect()
}

/// The calibration of a study, whose results stand with the outcome first.
fn assembled(
    study: &Study,
    table: &RawTable,
    results: Vec<SetResult>,
    settled: Settled,
) -> Result<Calibration, Vec<CalibrateError>> {
    let mut results = results.into_iter();
    let outcome = results
        .next()
        .expect("the outcome is the first of the sets");
    let conditions: Vec<SetResult> = results.collect();
    let mut errors: Vec<CalibrateError> = study
        .conditions
        .iter()
        .zip(&conditions)
        .filter_map(|(plan, result)| Some(CalibrateError::of(plan, gap(result.set())?)))
        .collect();
    match outcome_membership(&study.outcome, outcome.set()) {
        Ok(outcome_membership) if errors.is_empty() => {
            return Ok(Calibration {
                cases: staying(table.cases(), &settled.stays),
                outcome,
                outcome_membership,
                conditions,
                dropped_at_half: settled.dropped,
                adjusted_at_half: settled.adjusted,
            });
        }
        Ok(_) => {}
        Err(kind) => errors.push(CalibrateError::of(&study.outcome.set, kind)),
    }
    Err(errors)
}

fn gap(set: &CalibratedSet) -> Option<CalibrateErrorKind> {
    let Scores::MultiValue { values, .. } = set.scores() else {
        return None;
    };
    let absent: Listed<u8> = multi_value::absent_values(values).into_iter().collect();
    let highest = values.iter().copied().max()?;
    (!absent.is_empty()).then_some(CalibrateErrorKind::GapInValues { absent, highest })
}

fn outcome_membership(
    plan: &OutcomePlan,
    set: &CalibratedSet,
) -> Result<FuzzySet, CalibrateErrorKind> {
    let highest = set.levels() - 1;
    match (set.scores(), &plan.values) {
        (Scores::Fuzzy(memberships), _) => Ok(memberships.clone()),
        (Scores::MultiValue { .. }, None) => {
            Err(CalibrateErrorKind::OutcomeWithoutValue { highest })
        }
        (Scores::MultiValue { .. }, Some(values)) => {
            match values.iter().find(|&&value| value > highest) {
                Some(&value) => Err(CalibrateErrorKind::NoSuchOutcomeValue { value, highest }),
                None => Ok(set.membership_in_any(values.iter().copied())),
            }
        }
    }
}
