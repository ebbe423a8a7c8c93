//! What went into the two runs: program, study file, data.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Changes, Part, names, only_in};
use crate::findings::record::{Record, SetRecord};
use crate::study::LOCK_FILE;
use crate::wording::counted;

pub(super) fn engine(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Engine;
    let (old, new) = (&old.engine.version, &new.engine.version);
    if old != new {
        changes.add("engine", format!("version {old} → {new}"));
    }
}

/// Decisions that differ; where none does, that the file differs in words only.
pub(super) fn study(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Study;
    let before = changes.list.len();
    for (key, decision) in &new.decisions {
        match old.decisions.get(key) {
            None => changes.add(key, format!("now {}", decision.value)),
            Some(former) if former.value != decision.value => {
                changes.add(key, format!("{} → {}", former.value, decision.value));
            }
            Some(_) => {}
        }
    }
    for (key, decision) in &old.decisions {
        if !new.decisions.contains_key(key) {
            changes.add(key, format!("no longer there, was {}", decision.value));
        }
    }
    for (name, set) in &new.sets {
        if let Some(former) = old.sets.get(name)
            && former.column != set.column
            && !former.column.is_empty()
            && !set.column.is_empty()
        {
            let text = format!("read from column `{}`, was `{}`", set.column, former.column);
            changes.add(name, text);
        }
    }
    match (old.lock(), new.lock()) {
        (None, Some(_)) => changes.add(LOCK_FILE, "anchors are frozen now"),
        (Some(_), None) => changes.add(LOCK_FILE, "anchors are no longer frozen"),
        (Some(old), Some(new)) if old != new => changes.add(LOCK_FILE, "frozen anew"),
        _ => {}
    }
    if changes.list.len() == before && old.study_file() != new.study_file() {
        changes.add(
            "study.yaml",
            "the file changed, but no decision: texts, labels, claims or acknowledgements",
        );
    }
}

/// Cases that came, went or were dropped, and values that changed.
pub(super) fn data(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Data;
    let before = changes.list.len();
    let file = new.data_files().next();
    let about = file.map_or("data", |file| &file.path);
    rows(changes, about, old, new);
    cases(changes, about, old, new);
    for (name, set) in &new.sets {
        if let Some(former) = old.sets.get(name) {
            values(changes, name, (old, former), (new, set));
        }
    }
    let former: BTreeMap<&str, &str> = files(old).collect();
    let same = files(new).all(|(path, hash)| former.get(path) == Some(&hash));
    if changes.list.len() == before && !same {
        changes.add(
            about,
            "the file changed, but no case and no value that the study uses is known to differ",
        );
    }
}

fn files(record: &Record) -> impl Iterator<Item = (&str, &str)> {
    let files = record.data_files();
    files.map(|file| (file.path.as_str(), file.sha256.as_str()))
}

/// Rows that become cases or not.
fn rows(changes: &mut Changes, about: &str, old: &Record, new: &Record) {
    let (old, new) = (&old.preparation, &new.preparation);
    if let (Some(old), Some(new)) = (&old.aggregated, &new.aggregated)
        && old.rows != new.rows
    {
        let text = format!("{} rows are put together, were {}", new.rows, old.rows);
        changes.add(about, text);
    }
    if let (Some(old), Some(new)) = (&old.filtered, &new.filtered)
        && old.removed != new.removed
    {
        let count = counted(new.removed as u128, "row", "rows");
        let text = format!("`where` removes {count}, removed {}", old.removed);
        changes.add(about, text);
    }
}

fn cases(changes: &mut Changes, about: &str, old: &Record, new: &Record) {
    let dropped = |record: &Record| -> Vec<String> {
        record.dropped.iter().map(|one| one.case.clone()).collect()
    };
    let (dropped_before, dropped_now) = (dropped(old), dropped(new));
    for one in &new.dropped {
        if !dropped_before.contains(&one.case) {
            changes.add(about, format!("{} is dropped: {}", one.case, one.because));
        }
    }
    let come: Vec<&str> = only_in(&new.cases, &old.cases);
    let gone: Vec<&str> = only_in(&old.cases, &new.cases)
        .into_iter()
        .filter(|case| !dropped_now.iter().any(|dropped| dropped == case))
        .collect();
    if !come.is_empty() {
        let count = counted(come.len() as u128, "new case", "new cases");
        changes.add(about, format!("{count}: {}", names(&come)));
    }
    if !gone.is_empty() {
        let count = counted(gone.len() as u128, "case", "cases");
        changes.add(about, format!("{count} gone: {}", names(&gone)));
    }
    if (new.cases.is_empty() || old.cases.is_empty()) && old.cases_total != new.cases_total {
        let text = format!("{} cases, were {}", new.cases_total, old.cases_total);
        changes.add(about, text);
    } else if come.is_empty() && gone.is_empty() && old.cases != new.cases {
        changes.add(about, "the cases stand in another order");
    }
}

/// Raw values that differ for a case that both runs know.
fn values(
    changes: &mut Changes,
    name: &str,
    (old, former): (&Record, &SetRecord),
    (new, set): (&Record, &SetRecord),
) {
    let known: BTreeMap<&str, &Value> = old
        .cases
        .iter()
        .map(String::as_str)
        .zip(&former.raw)
        .collect();
    let differing: Vec<String> = new
        .cases
        .iter()
        .zip(&set.raw)
        .filter_map(|(case, value)| {
            let former = *known.get(case.as_str())?;
            (former != value).then(|| format!("{case} {} → {}", text(former), text(value)))
        })
        .collect();
    if differing.is_empty() {
        return;
    }
    let values = names(&differing);
    changes.add(name, format!("column `{}`: {values}", set.column));
}

/// A raw value as the data file has it: 550 and not 550.0.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number
            .as_f64()
            .map_or_else(|| number.to_string(), crate::wording::plain),
        other => other.to_string(),
    }
}
