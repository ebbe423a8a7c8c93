//! The paths of one model against those of another.

use std::collections::BTreeSet;

use super::{Changes, Weight, names, only_in};
use crate::findings::record::{ModelRecord, TermRecord};

/// A path of the former model, one of the later model, or both when one came of the other.
type Matched<'r> = (Option<(usize, &'r TermRecord)>, Option<&'r TermRecord>);

/// The literals of a term, as text.
fn literals(term: &TermRecord) -> BTreeSet<&str> {
    term.expression.split('*').collect()
}

/// The terms of a model as a set, whatever their order.
pub(super) fn terms(model: &ModelRecord) -> BTreeSet<BTreeSet<&str>> {
    model.terms.iter().map(literals).collect()
}

/// Pairs equal paths, then each remaining path with the one that it lost literals to or gained
/// them from, the nearest first.
fn matched<'r>(old: &'r ModelRecord, new: &'r ModelRecord) -> Vec<Matched<'r>> {
    let mut former: Vec<Option<(usize, &TermRecord)>> =
        old.terms.iter().enumerate().map(Some).collect();
    let mut later: Vec<(usize, &TermRecord)> = new.terms.iter().enumerate().collect();
    let mut pairs: Vec<(usize, Matched)> = Vec::new();
    // Distance 0 is the same path; a path that came of another contains it or is contained.
    let most = old.terms.iter().chain(&new.terms);
    let most = most.map(|term| literals(term).len()).max().unwrap_or(0);
    for distance in 0..=most {
        later.retain(|&(at, term)| {
            let ours = literals(term);
            let near = |former: &&mut Option<(usize, &TermRecord)>| {
                former.is_some_and(|(_, former)| {
                    let theirs = literals(former);
                    let nested = ours.is_subset(&theirs) || theirs.is_subset(&ours);
                    nested && ours.symmetric_difference(&theirs).count() == distance
                })
            };
            match former.iter_mut().find(near) {
                None => true,
                Some(found) => {
                    pairs.push((at, (found.take(), Some(term))));
                    false
                }
            }
        });
    }
    pairs.extend(later.into_iter().map(|(at, term)| (at, (None, Some(term)))));
    pairs.sort_by_key(|&(at, _)| at);
    let gone = former.into_iter().flatten().map(|term| (Some(term), None));
    pairs
        .into_iter()
        .map(|(_, pair)| pair)
        .chain(gone)
        .collect()
}

/// What became of each path.
pub(super) fn paths(changes: &mut Changes, about: &str, old: &ModelRecord, new: &ModelRecord) {
    for pair in matched(old, new) {
        match pair {
            (Some((number, former)), Some(term)) => {
                let name = reshaped(changes, about, number + 1, former, term);
                details(changes, about, &name, former, term);
            }
            (Some((number, former)), None) => {
                let text = format!("path {} (`{}`) is gone", number + 1, former.expression);
                changes.add(about, text);
            }
            (None, Some(term)) => {
                let covers = term
                    .cases_above_half
                    .as_ref()
                    .filter(|cases| !cases.is_empty());
                let covers = covers
                    .map_or_else(String::new, |cases| format!("; it covers {}", names(cases)));
                changes.add(
                    about,
                    format!("`{}` is a new path{covers}", term.expression),
                );
            }
            (None, None) => {}
        }
    }
}

/// Says which literals a path lost or gained; how to call it from here on.
fn reshaped(
    changes: &mut Changes,
    about: &str,
    number: usize,
    former: &TermRecord,
    term: &TermRecord,
) -> String {
    let (theirs, ours) = (literals(former), literals(term));
    let joined = |literals: Vec<&str>| match literals[..] {
        [] => String::new(),
        _ => format!("*{}", literals.join("*")),
    };
    let lost = joined(theirs.difference(&ours).copied().collect());
    let gained = joined(ours.difference(&theirs).copied().collect());
    if !lost.is_empty() || !gained.is_empty() {
        let verb = if gained.is_empty() { "lost" } else { "gained" };
        let text = format!(
            "path {number} {verb} `{}`: `{}` → `{}`",
            lost + &gained,
            former.expression,
            term.expression
        );
        changes.add(about, text);
    }
    format!("path {number} (`{}`)", term.expression)
}

/// Cases, core conditions and fit of a path that both models have.
fn details(changes: &mut Changes, about: &str, name: &str, former: &TermRecord, term: &TermRecord) {
    if let (Some(before), Some(now)) = (&former.cases_above_half, &term.cases_above_half) {
        let come = only_in(now, before);
        if !come.is_empty() {
            changes.add(about, format!("{name} now covers {}", names(&come)));
        }
        let gone = only_in(before, now);
        if !gone.is_empty() {
            changes.add(about, format!("{name} no longer covers {}", names(&gone)));
        }
    }
    if let (Some(before), Some(now)) = (&former.core, &term.core)
        && before != now
    {
        let none = ["none".to_owned()];
        let shown = |core: &[String]| names(if core.is_empty() { &none } else { core });
        let text = format!(
            "core conditions of {name}: {}, were {}",
            shown(now),
            shown(before)
        );
        changes.add(about, text);
    }
    let fit = changes.fits(&[
        ("consistency", former.consistency, term.consistency),
        ("PRI", former.pri, term.pri),
        ("raw coverage", former.raw_coverage, term.raw_coverage),
        (
            "unique coverage",
            former.unique_coverage,
            term.unique_coverage,
        ),
    ]);
    if let Some(fit) = fit {
        changes.weighed(Weight::Detail, about, format!("{name}: {fit}"));
    }
}
