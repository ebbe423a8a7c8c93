//! What happens to conditions' scores of exactly 0.5, which put a case in no row.

use std::collections::BTreeMap;

use super::calibration::HalfScores;
use super::error::{CalibrateError, CalibrateErrorKind};
use super::scored::Scored;
use crate::load::{Listed, Names};
use crate::set::{FuzzySet, Membership, Scores, SetName, Side};
use crate::study::AtHalf;

/// The conditions' scores of exactly 0.5 after the study's policy was applied.
pub(super) struct Settled {
    /// For every case, whether it stays.
    pub(super) stays: Vec<bool>,
    pub(super) dropped: Vec<HalfScores>,
    pub(super) adjusted: Vec<HalfScores>,
}

/// Applies the policy. Constants are added to the scores in place; anchors stay as they are.
pub(super) fn settle(
    policy: AtHalf,
    conditions: &mut [Scored],
    cases: &Names,
) -> Result<Settled, Vec<CalibrateError>> {
    let mut settled = Settled {
        stays: vec![true; cases.len()],
        dropped: Vec::new(),
        adjusted: Vec::new(),
    };
    let found = half_scores(conditions);
    if found.is_empty() {
        return Ok(settled);
    }
    let listed = || {
        found.iter().map(|(&case, sets)| HalfScores {
            case: cases[case].to_owned(),
            sets: sets.clone(),
        })
    };
    match policy {
        AtHalf::Fail => return Err(refusals(conditions, cases)),
        AtHalf::DropCase => {
            for &case in found.keys() {
                settled.stays[case] = false;
            }
            settled.dropped = listed().collect();
        }
        AtHalf::Add(constant) => {
            for condition in conditions {
                let added = added(&condition.scores, constant);
                let refusal = |kind| vec![CalibrateError::of(condition.plan, kind)];
                condition.scores = added.map_err(refusal)?;
            }
            settled.adjusted = listed().collect();
        }
    }
    Ok(settled)
}

/// Cases with scores of 0.5 → the conditions in which they have them.
fn half_scores(conditions: &[Scored]) -> BTreeMap<usize, Vec<SetName>> {
    let mut found: BTreeMap<usize, Vec<SetName>> = BTreeMap::new();
    for condition in conditions {
        for &case in &condition.at_half {
            let name = condition.plan.name.value.clone();
            found.entry(case).or_default().push(name);
        }
    }
    found
}

fn refusals(conditions: &[Scored], cases: &Names) -> Vec<CalibrateError> {
    let refusal = |condition: &Scored| {
        let at_half = condition.at_half.iter();
        let cases: Listed<String> = at_half.map(|&case| cases[case].to_owned()).collect();
        let kind = CalibrateErrorKind::AtHalf { cases };
        let concerned = matches!(&kind, CalibrateErrorKind::AtHalf { cases } if !cases.is_empty());
        concerned.then(|| CalibrateError::of(condition.plan, kind))
    };
    conditions.iter().filter_map(refusal).collect()
}

/// The scores with a constant added to each that is exactly 0.5.
fn added(scores: &Scores, constant: f64) -> Result<Scores, CalibrateErrorKind> {
    let Scores::Fuzzy(set) = scores else {
        return Ok(scores.clone());
    };
    let settle = |&score: &Membership| match score.side() {
        Side::Ambiguous => Membership::new(score.value() + constant)
            .ok()
            .filter(|settled| settled.side() != Side::Ambiguous),
        Side::In | Side::Out => Some(score),
    };
    let settled: Option<FuzzySet> = set.memberships().iter().map(settle).collect();
    settled
        .map(Scores::Fuzzy)
        .ok_or(CalibrateErrorKind::AddSettlesNothing(constant))
}
