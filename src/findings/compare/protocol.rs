//! How far the results hold: what was tried beside variants, and what differs in it.

use serde_json::Value;

use super::{Changes, Part, Weight};
use crate::findings::record::Record;

/// What is tried, and how it is called in a sentence.
const TRIED: [(&str, &str); 6] = [
    ("leave_one_out", "without one case"),
    ("leave_cluster_out", "without one cluster"),
    ("bootstrap", "bootstrap"),
    ("subsample", "subsamples"),
    ("permutation", "permutations"),
    ("fit", "against the variants"),
];

pub(super) fn protocol(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Solutions;
    let of = |record: &Record, key: &str| {
        let tried = record.robustness.tried.get(key);
        tried.cloned().unwrap_or_default()
    };
    for (key, words) in TRIED {
        let before = changes.list.len();
        let solutions = |tried: &Value| match key {
            "fit" => tried.clone(),
            _ => tried["solutions"].clone(),
        };
        let (old, new) = (of(old, key), of(new, key));
        if old.is_null() || new.is_null() {
            // That something is tried, or no longer, is told among the decisions.
            continue;
        }
        let former = solutions(&old);
        for (outcome, kinds) in entries(&solutions(&new)) {
            for (kind, now) in entries(&kinds) {
                let about = format!("{outcome}, {words}");
                let kind_in_words = kind.replace('_', " ");
                one(
                    changes,
                    (&about, &kind_in_words),
                    key,
                    &former[&outcome][&kind],
                    &now,
                );
            }
        }
        if old != new && changes.list.len() == before {
            changes.weighed(Weight::Detail, words, "some figures differ".to_owned());
        }
    }
    let (old, new) = (of(old, "panel"), of(new, "panel"));
    if old != new && !old.is_null() && !new.is_null() {
        let text = "consistencies within or between clusters differ".to_owned();
        changes.weighed(Weight::Detail, "clusters", text);
    }
}

/// What one kind of trial says of one solution.
fn one(changes: &mut Changes, (about, kind): (&str, &str), key: &str, old: &Value, new: &Value) {
    if old.is_null() || old == new {
        return;
    }
    let moved = |name: &str| {
        let (was, is) = (&old[name], &new[name]);
        (was != is).then(|| (text(was), text(is)))
    };
    match key {
        "fit" => {
            let (was, is) = (&old["models"][0], &new["models"][0]);
            let figure = |name: &'static str| (name, was[name].as_f64(), is[name].as_f64());
            let names = [
                "RF_cons",
                "RF_cov",
                "RF_SC_minTS",
                "RF_SC_maxTS",
                "RCR_typ",
                "RCR_dev",
            ];
            if let Some(fit) = changes.fits(&names.map(figure)) {
                let text = format!("the {kind} solution: {fit}");
                changes.weighed(Weight::Fit, about, text);
            }
        }
        "permutation" => {
            if let Some((was, is)) = moved("as_good") {
                let text =
                    format!("permutations with a solution as good as the {kind} one: {was} → {is}");
                changes.weighed(Weight::Fit, about, text);
            }
        }
        _ => {
            if let Some((was, is)) = moved("same") {
                let text = format!("the {kind} solution is the same in {is} runs, was in {was}");
                changes.weighed(Weight::Fit, about, text);
            }
        }
    }
}

fn entries(value: &Value) -> Vec<(String, Value)> {
    let entries = value.as_object().into_iter().flatten();
    entries
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

fn text(value: &Value) -> String {
    if value.is_null() {
        crate::wording::UNDEFINED.to_owned()
    } else {
        value.to_string()
    }
}
