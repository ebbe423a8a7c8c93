//! What freezing the anchors of a study anew changes, in words.

use crate::study::{FrozenAnchor, Lock};
use crate::wording::plain;

/// Every anchor of a lock, with what it was in the lock before: `LS crossover p50: 38.5 → 40`; then
/// those that are gone.
#[must_use]
pub fn frozen(old: Option<&Lock>, new: &Lock) -> Vec<String> {
    let mut lines = Vec::new();
    for (set, at, anchor) in anchors(new) {
        let place = place(set, at);
        let former = old.and_then(|old| former(old, new, set, at));
        let said = former.map(|former| moved(former, anchor));
        let said = said.unwrap_or_else(|| {
            let added = if old.is_some() { ", new" } else { "" };
            format!("{}: {}{added}", anchor.declared, plain(anchor.value))
        });
        lines.push(format!("{place} {said}"));
    }
    for (set, at, anchor) in old.into_iter().flat_map(anchors) {
        if old.and_then(|old| former(new, old, set, at)).is_none() {
            let (declared, value) = (&anchor.declared, plain(anchor.value));
            lines.push(format!("{} {declared}: gone, was {value}", place(set, at)));
        }
    }
    lines
}

/// The anchor of `one` that stands at a place of `other`: in the same column, or it is another's.
fn former<'l>(one: &'l Lock, other: &Lock, set: &str, at: &str) -> Option<&'l FrozenAnchor> {
    let (former, set_now) = (one.sets().get(set)?, other.sets().get(set)?);
    let same_column = former.column == set_now.column;
    former.anchors.get(at).filter(|_| same_column)
}

fn place(set: &str, at: &str) -> String {
    format!("{set} {}", at.replace('_', " "))
}

/// Whether an anchor that both locks hold has another value.
fn has_moved(old: &FrozenAnchor, new: &FrozenAnchor) -> bool {
    old.value.total_cmp(&new.value).is_ne()
}

/// How many anchors of the new lock had another value in the old one.
#[must_use]
pub fn moved_anchors(old: &Lock, new: &Lock) -> usize {
    let moved = |(set, at, anchor): &(&str, &str, &FrozenAnchor)| {
        former(old, new, set, at).is_some_and(|former| has_moved(former, anchor))
    };
    anchors(new).filter(moved).count()
}

fn moved(old: &FrozenAnchor, new: &FrozenAnchor) -> String {
    let declared = if old.declared == new.declared {
        new.declared.clone()
    } else {
        format!("{} (was {})", new.declared, old.declared)
    };
    let value = plain(new.value);
    if has_moved(old, new) {
        format!("{declared}: {} → {value}", plain(old.value))
    } else {
        format!("{declared}: {value}, as before")
    }
}

/// Set, place and anchor of all that a lock holds.
fn anchors(lock: &Lock) -> impl Iterator<Item = (&str, &str, &FrozenAnchor)> {
    lock.sets().iter().flat_map(|(set, frozen)| {
        let anchors = frozen.anchors.iter();
        anchors.map(move |(at, anchor)| (set.as_str(), at.as_str(), anchor))
    })
}
