//! Anchors that moved, and cases that crossed 0.5.

use std::collections::BTreeMap;

use super::{Changes, Part, Weight};
use crate::findings::record::{AnchorRecord, Record, SetRecord};
use crate::wording::{counted, plain};

/// The crossover of a fuzzy set: above it a case is more in than out.
const HALF: f64 = 0.5;

pub(super) fn sets(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Calibration;
    for (name, set) in &new.sets {
        match old.sets.get(name) {
            None => changes.add(name, "a new set"),
            Some(former) => {
                method(changes, name, former, set);
                anchors(changes, name, former, set);
                memberships(changes, name, (old, former), (new, set));
            }
        }
    }
    for name in old.sets.keys() {
        if !new.sets.contains_key(name) {
            changes.add(name, "the set is gone");
        }
    }
}

fn method(changes: &mut Changes, name: &str, former: &SetRecord, set: &SetRecord) {
    if former.method != set.method {
        let text = format!("calibrated by {}, was {}", set.method, former.method);
        changes.add(name, text);
    }
}

/// Anchors whose value is another; those whose declaration changed are named with it.
fn anchors(changes: &mut Changes, name: &str, former: &SetRecord, set: &SetRecord) {
    let moved: Vec<String> = set
        .anchors
        .iter()
        .filter_map(|(place, anchor)| {
            let before = former.anchors.get(place)?;
            let is_number = |anchor: &AnchorRecord| anchor.declared == plain(anchor.value);
            let declared = match () {
                () if is_number(anchor) && is_number(before) => String::new(),
                () if anchor.declared == before.declared => format!(" ({})", anchor.declared),
                () => format!(" ({}, was {})", anchor.declared, before.declared),
            };
            let moved = before.value.total_cmp(&anchor.value).is_ne();
            moved.then(|| {
                let (old, new) = (plain(before.value), plain(anchor.value));
                let place = place.replace('_', " ");
                format!("{place} {old} → {new}{declared}")
            })
        })
        .collect();
    if !moved.is_empty() {
        let noun = if moved.len() == 1 {
            "anchor"
        } else {
            "anchors"
        };
        changes.add(name, format!("{noun} moved: {}", moved.join(", ")));
    }
}

/// Cases that are now in or out; where none crossed 0.5, how many memberships moved.
fn memberships(
    changes: &mut Changes,
    name: &str,
    (old, former): (&Record, &SetRecord),
    (new, set): (&Record, &SetRecord),
) {
    let known: BTreeMap<&str, f64> = old
        .cases
        .iter()
        .map(String::as_str)
        .zip(former.membership.iter().copied())
        .collect();
    let mut moved = 0_usize;
    let mut crossed = 0_usize;
    for (case, &score) in new.cases.iter().zip(&set.membership) {
        let Some(&before) = known.get(case.as_str()) else {
            continue;
        };
        if changes.moved(Some(before), Some(score)).is_none() {
            continue;
        }
        moved += 1;
        let numbers = changes.numbers;
        let scores = format!(
            "({} → {})",
            numbers.text(Some(before)),
            numbers.text(Some(score))
        );
        match (side(before), side(score)) {
            (one, other) if one == other => continue,
            (_, Side::In) => changes.add(name, format!("{case} is now in {scores}")),
            (_, Side::Out) => changes.add(name, format!("{case} is now out {scores}")),
            (_, Side::Between) => {
                changes.add(name, format!("{case} is now neither in nor out {scores}"));
            }
        }
        crossed += 1;
    }
    if moved > crossed {
        let still = counted((moved - crossed) as u128, "membership", "memberships");
        let beside = if crossed > 0 { " more" } else { "" };
        let text = format!("{still}{beside} moved without crossing 0.5");
        changes.weighed(Weight::Detail, name, text);
    }
}

#[derive(PartialEq, Eq)]
enum Side {
    In,
    Out,
    Between,
}

/// Levels of a multi-value set are whole numbers; those above 0 count as in, as their codes differ
/// the truth table tells the rest.
fn side(score: f64) -> Side {
    match score.total_cmp(&HALF) {
        std::cmp::Ordering::Greater => Side::In,
        std::cmp::Ordering::Less => Side::Out,
        std::cmp::Ordering::Equal => Side::Between,
    }
}
