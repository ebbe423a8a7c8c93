//! The stage: the sets of a study, each by its method.

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use super::at_half::{self, Settled};
use super::calibration::{Calibration, SetResult};
use super::diagnostics::{RawStatistics, share_above_half};
use super::error::{CalibrateError, CalibrateErrorKind};
use super::multi_value;
use super::scored::{RawValues, Scored, numbers_of};
use crate::load::{Listed, Names, RawColumn, RawTable};
use crate::set::{CalibratedSet, FuzzySet, Scores};
use crate::study::{AtHalf, OutcomePlan, SetPlan, Study};

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
    let scored = scored_sets(study, |plan| Scored::of(plan, table, RawValues::Kept))?;
    settled(study, table.cases(), scored)
}

/// Calibrates as [`calibrate()`] does, and lets go of each column of numbers once its sets have their
/// scores: of many cases, raw values and memberships together take twice the memory. Where cases
/// leave because of scores of exactly 0.5, nothing is let go.
///
/// # Errors
/// As for [`calibrate()`].
///
/// # Panics
/// When `table` is not the data of `study`.
pub fn calibrate_releasing(
    study: &Study,
    table: &mut RawTable,
) -> Result<Calibration, Vec<CalibrateError>> {
    let mut sets = std::iter::once(&study.outcome.set).chain(&study.conditions);
    if study.at_half == AtHalf::DropCase || sets.any(|set| set.combination().is_some()) {
        return calibrate(study, table);
    }
    let sets = sets_of(study).into_iter();
    let sets = sets.map(|plan| (plan, numbers_of(plan, table)));
    let sets: Vec<_> = sets.collect();
    for (plan, _) in &sets {
        table.release(&plan.column.value);
    }
    let table = &*table;
    let scored = each_scored(sets, |plan, numbers| {
        Scored::of_numbers(plan, table, numbers, RawValues::Released)
    })?;
    settled(study, table.cases(), scored)
}

/// The outcome and the conditions, in that order, each by its method.
pub(super) fn scored_sets<'s>(
    study: &'s Study,
    score: impl Fn(&'s SetPlan) -> Result<Scored<'s>, CalibrateErrorKind> + Sync + Send,
) -> Result<Vec<Scored<'s>>, Vec<CalibrateError>> {
    let sets = sets_of(study).into_iter().map(|plan| (plan, ()));
    each_scored(sets.collect(), |plan, ()| score(plan))
}

/// The error of a set, or of the component that it comes from.
fn about(plan: &SetPlan, kind: CalibrateErrorKind) -> CalibrateError {
    match kind {
        CalibrateErrorKind::OfComponent(error) => *error,
        kind => CalibrateError::of(plan, kind),
    }
}

/// The outcome and the conditions, in that order.
fn sets_of(study: &Study) -> Vec<&SetPlan> {
    std::iter::once(&study.outcome.set)
        .chain(&study.conditions)
        .collect()
}

/// The scores of each set, or what is wrong with each; beside a set stands what its scores are made of.
fn each_scored<'s, T: Send>(
    sets: Vec<(&'s SetPlan, T)>,
    score: impl Fn(&'s SetPlan, T) -> Result<Scored<'s>, CalibrateErrorKind> + Sync + Send,
) -> Result<Vec<Scored<'s>>, Vec<CalibrateError>> {
    let sets = sets.into_par_iter().with_max_len(1);
    let found: Vec<_> = sets.map(|(plan, of)| (plan, score(plan, of))).collect();
    let mut scored = Vec::new();
    let mut errors = Vec::new();
    for (plan, set) in found {
        match set {
            Ok(set) => scored.push(set),
            Err(kind) => errors.push(about(plan, kind)),
        }
    }
    if errors.is_empty() {
        Ok(scored)
    } else {
        Err(errors)
    }
}

/// The calibration of a study whose sets have scores, outcome first.
fn settled(
    study: &Study,
    cases: &Names,
    mut scored: Vec<Scored<'_>>,
) -> Result<Calibration, Vec<CalibrateError>> {
    let (_, conditions) = scored
        .split_first_mut()
        .expect("the outcome is the first of the sets");
    let settled = at_half::settle(study.at_half, conditions, cases)?;
    if !settled.stays.contains(&true) {
        let kind = CalibrateErrorKind::NoCasesLeft;
        return Err(vec![CalibrateError::of(&study.conditions[0], kind)]);
    }
    let components = components(&mut scored, cases, &settled.stays);
    let results = scored.into_par_iter();
    let results = results.map(|set| result(set, cases, &settled.stays));
    let results: Vec<SetResult> = results.collect();
    assembled(study, cases, (results, components), settled)
}

/// The components of combined sets, each once, in the order of the sets that they are part of.
fn components(scored: &mut [Scored<'_>], cases: &Names, stays: &[bool]) -> Vec<SetResult> {
    let mut results: Vec<SetResult> = Vec::new();
    let parts = scored.iter_mut().map(|set| std::mem::take(&mut set.parts));
    for part in parts.flatten() {
        let is_known = |known: &SetResult| *known.set.name() == part.plan.name.value;
        if !results.iter().any(is_known) {
            results.push(result(part, cases, stays));
        }
    }
    results
}

/// What a set is over the cases that stay.
fn result(scored: Scored, cases: &Names, stays: &[bool]) -> SetResult {
    let Scored {
        plan,
        method,
        scores,
        at_half,
        raw,
        raw_statistics,
        parts: _,
    } = scored;
    let all_stay = stays.iter().all(|stays| *stays);
    let raw = raw.map(|raw| match raw {
        raw if all_stay => raw,
        RawColumn::Numbers(numbers) => RawColumn::numbers(staying(&numbers, stays)),
        RawColumn::Text(texts) => RawColumn::Text(staying(&texts, stays)),
    });
    let set = calibrated(plan, scores, stays);
    let half = at_half.iter().filter(|&&case| stays[case]);
    SetResult {
        label: plan.label.clone(),
        column: plan.column.value.clone(),
        method,
        raw_statistics: match &raw {
            Some(RawColumn::Numbers(numbers)) if !all_stay => RawStatistics::of(numbers),
            _ => raw_statistics,
        },
        raw,
        share_above_half: match set.scores() {
            Scores::Fuzzy(set) => share_above_half(set),
            Scores::MultiValue { .. } => None,
        },
        set,
        half_scores: half.map(|&case| cases[case].to_owned()).collect(),
    }
}

pub(super) fn calibrated(plan: &SetPlan, scores: Scores, stays: &[bool]) -> CalibratedSet {
    let all_stay = stays.iter().all(|stays| *stays);
    let name = plan.name.value.clone();
    match scores {
        Scores::Fuzzy(set) if all_stay => CalibratedSet::fuzzy(name, set),
        Scores::Fuzzy(set) => {
            CalibratedSet::fuzzy(name, FuzzySet::from(staying(set.memberships(), stays)))
        }
        Scores::MultiValue { levels, values } => {
            CalibratedSet::multi_value(name, levels, staying(&values, stays))
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
    cases: &Names,
    (results, components): (Vec<SetResult>, Vec<SetResult>),
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
                cases: cases.keeping(&settled.stays),
                outcome,
                outcome_membership,
                conditions,
                components,
                dropped_at_half: settled.dropped,
                adjusted_at_half: settled.adjusted,
            });
        }
        Ok(_) => {}
        Err(kind) => errors.push(CalibrateError::of(&study.outcome.set, kind)),
    }
    Err(errors)
}

pub(super) fn gap(set: &CalibratedSet) -> Option<CalibrateErrorKind> {
    let Scores::MultiValue { values, .. } = set.scores() else {
        return None;
    };
    let absent: Listed<u8> = multi_value::absent_values(values).into_iter().collect();
    let highest = values.iter().copied().max()?;
    (!absent.is_empty()).then_some(CalibrateErrorKind::GapInValues { absent, highest })
}

pub(super) fn outcome_membership(
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
