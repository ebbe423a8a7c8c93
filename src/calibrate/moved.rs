//! The sets of a study with single anchors moved: what the study would be with other anchors.

use std::collections::BTreeMap;

use super::anchors::ResolvedAnchor;
use super::at_half;
use super::calibration::{Calibration, Method, SetResult};
use super::error::{CalibrateError, CalibrateErrorKind};
use super::scored::{RawValues, Scored};
use super::stage::{calibrated, gap, outcome_membership, scored_sets};
use crate::load::RawTable;
use crate::set::{CalibratedSet, FuzzySet};
use crate::study::{AnchorName, SetPlan, Study};

/// The sets of a study, each already scored with its own anchors.
#[derive(Clone, Debug)]
pub struct Movable<'s> {
    study: &'s Study,
    table: &'s RawTable,
    /// The outcome first; anchors are numbers.
    scored: Vec<Scored<'s>>,
}

/// The sets with some anchors moved, over the cases that remain.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedSets {
    /// Membership of every case in the outcome.
    pub outcome: FuzzySet,
    /// The conditions, in declared order.
    pub conditions: Vec<CalibratedSet>,
}

/// An anchor or threshold of a calibrated set, and how far it can be moved alone.
#[derive(Clone, Debug, PartialEq)]
pub struct MovableAnchor {
    /// Which one.
    pub name: AnchorName,
    /// As a reader calls it: `LS.crossover`; of a crisp set `MD.threshold`.
    pub shown: String,
    /// Its value in the unit of the column.
    pub value: f64,
    /// The next anchor of the set below and above it, where there is one.
    pub neighbours: [Option<(String, f64)>; 2],
    /// How memberships follow it.
    pub course: Course,
}

/// How memberships follow an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// They change at raw values only, and the anchor must lie within the data.
    StepsWithinData,
    /// They change at raw values only.
    Steps,
    /// They change all the time, and a case crosses 0.5 where the anchor is its raw value.
    SmoothAndCrossing,
    /// They change all the time, and no case ever crosses 0.5.
    Smooth,
}

impl Course {
    /// Whether memberships change all the time.
    #[must_use]
    pub fn is_smooth(self) -> bool {
        matches!(self, Self::SmoothAndCrossing | Self::Smooth)
    }
}

impl<'s> Movable<'s> {
    /// The sets of a study.
    ///
    /// # Errors
    /// As for [`calibrate`](super::calibrate()).
    pub fn new(study: &'s Study, table: &'s RawTable) -> Result<Self, Vec<CalibrateError>> {
        Ok(Self {
            study,
            table,
            scored: scored_sets(study, |plan| Scored::of(plan, table, RawValues::Released))?,
        })
    }

    /// Every anchor that is a number after calibration, the outcome's first.
    #[must_use]
    pub fn anchors(&self) -> Vec<MovableAnchor> {
        let sets = self.scored.iter();
        sets.flat_map(|set| anchors_of(set.plan, &set.method))
            .collect()
    }

    /// The distinct raw values behind a set, ascending.
    #[must_use]
    pub fn raw_values(&self, anchor: &AnchorName) -> Vec<f64> {
        let set = self.position(anchor);
        let raw = set.and_then(|set| {
            let column = &self.scored[set].plan.column.value;
            self.table.numbers(column)
        });
        let mut values = raw.unwrap_or_default().to_vec();
        values.sort_by(f64::total_cmp);
        values.dedup_by(|a, b| a.total_cmp(b).is_eq());
        values
    }

    fn position(&self, anchor: &AnchorName) -> Option<usize> {
        let mut sets = self.scored.iter();
        sets.position(|set| set.plan.name.value == anchor.set)
    }

    /// The sets with some anchors moved; all others keep the values that they have in the data.
    ///
    /// # Errors
    /// Why the study cannot be calibrated in this way.
    pub fn sets(
        &self,
        moved: &BTreeMap<AnchorName, f64>,
    ) -> Result<MovedSets, Vec<CalibrateError>> {
        let mut scored = self.scored.clone();
        for set in &mut scored {
            *set = rescored(set, moved, self.table)?;
        }
        let (outcome, conditions) = scored
            .split_first_mut()
            .expect("the outcome is the first of the sets");
        let settled = at_half::settle(self.study.at_half, conditions, self.table.cases())?;
        let refusal = |plan: &SetPlan, kind| vec![CalibrateError::of(plan, kind)];
        if !settled.stays.contains(&true) {
            let kind = CalibrateErrorKind::NoCasesLeft;
            return Err(refusal(&self.study.conditions[0], kind));
        }
        let made = |set: &Scored<'_>| calibrated(set.plan, set.scores.clone(), &settled.stays);
        let conditions: Vec<CalibratedSet> = conditions.iter().map(&made).collect();
        for (plan, set) in self.study.conditions.iter().zip(&conditions) {
            if let Some(kind) = gap(set) {
                return Err(refusal(plan, kind));
            }
        }
        let outcome = outcome_membership(&self.study.outcome, &made(outcome))
            .map_err(|kind| refusal(&self.study.outcome.set, kind))?;
        Ok(MovedSets {
            outcome,
            conditions,
        })
    }
}

/// A set with its anchors moved; the same where none of them is.
fn rescored<'s>(
    set: &Scored<'s>,
    moved: &BTreeMap<AnchorName, f64>,
    table: &RawTable,
) -> Result<Scored<'s>, Vec<CalibrateError>> {
    let own = moved
        .iter()
        .filter(|(anchor, _)| anchor.set == set.plan.name.value);
    let own: Vec<(&str, f64)> = own
        .map(|(anchor, &value)| (anchor.anchor.as_str(), value))
        .collect();
    if own.is_empty() {
        return Ok(set.clone());
    }
    let resolved = set.method.every_anchor();
    let resolved = resolved
        .iter()
        .map(|(name, anchor)| (&name[..], anchor.value()));
    let numbers = set.plan.calibrate.value.with_numbers(resolved.chain(own));
    let mut plan = set.plan.clone();
    plan.calibrate.value = numbers;
    let scored = Scored::of(&plan, table, RawValues::Released)
        .map_err(|kind| vec![CalibrateError::of(set.plan, kind)])?;
    Ok(Scored {
        plan: set.plan,
        method: scored.method,
        parts: set.parts.clone(),
        ..scored
    })
}

impl Calibration {
    /// Every anchor of the sets that is a number, the outcome's first.
    pub fn movable_anchors(&self, study: &Study) -> Vec<MovableAnchor> {
        let plans = std::iter::once(&study.outcome.set).chain(&study.conditions);
        let sets = std::iter::once(self.outcome()).chain(self.conditions());
        let pairs = plans.zip(sets.map(SetResult::method));
        pairs
            .flat_map(|(plan, method)| anchors_of(plan, method))
            .collect()
    }
}

fn anchors_of(plan: &SetPlan, method: &Method) -> Vec<MovableAnchor> {
    let anchors = method.every_anchor();
    let mut order: Vec<usize> = (0..anchors.len()).collect();
    order.sort_by(|&a, &b| anchors[a].1.value().total_cmp(&anchors[b].1.value()));
    let neighbour = |rank: Option<usize>| {
        let (name, anchor) = &anchors[*order.get(rank?)?];
        Some((name.clone(), anchor.value()))
    };
    let one = |(at, (name, anchor)): (usize, &(String, &ResolvedAnchor))| {
        let rank = order.iter().position(|&other| other == at)?;
        let only = matches!(method, Method::Crisp { .. });
        let short = if only { "threshold" } else { name };
        Some(MovableAnchor {
            name: AnchorName {
                set: plan.name.value.clone(),
                anchor: name.clone(),
            },
            shown: format!("{}.{short}", plan.name.value),
            value: anchor.value(),
            neighbours: [neighbour(rank.checked_sub(1)), neighbour(Some(rank + 1))],
            course: course(method, name),
        })
    };
    anchors.iter().enumerate().filter_map(one).collect()
}

fn course(method: &Method, anchor: &str) -> Course {
    match method {
        Method::Crisp { .. } | Method::MultiValue { .. } | Method::Indirect { .. } => {
            Course::StepsWithinData
        }
        Method::Ecdf { .. } => Course::Steps,
        _ if anchor.starts_with("crossover") => Course::SmoothAndCrossing,
        _ => Course::Smooth,
    }
}
