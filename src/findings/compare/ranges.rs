//! Ranges of decisions that became wider or narrower, and maps that look different.

use super::{Changes, Part, Weight, names};
use crate::findings::record::{MapRecord, RangeRecord, Record};

/// Ranges are told by solution: one sentence for all decisions whose range is another.
pub(super) fn ranges(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Solutions;
    let (old, new) = (&old.robustness, &new.robustness);
    let mut told: Vec<(&str, &str)> = Vec::new();
    for range in &new.ranges {
        let of = (range.outcome.as_str(), range.solution.as_str());
        if !told.contains(&of) {
            told.push(of);
            solution(changes, of, &old.ranges, &new.ranges);
        }
    }
    for map in &new.maps {
        let same = |former: &&MapRecord| same_map(former, map);
        if let Some(former) = old.maps.iter().find(same) {
            one_map(changes, former, map);
        }
    }
}

fn solution(
    changes: &mut Changes,
    (outcome, solution): (&str, &str),
    old: &[RangeRecord],
    new: &[RangeRecord],
) {
    let is_of = |range: &&RangeRecord| range.outcome == outcome && range.solution == solution;
    let mut moved = Vec::new();
    for range in new.iter().filter(is_of) {
        // A decision that is new or gone is told among the decisions.
        let same = |former: &&RangeRecord| former.decision == range.decision;
        let Some(former) = old.iter().filter(is_of).find(same) else {
            continue;
        };
        let (was, is) = (in_words(changes, former), in_words(changes, range));
        if was != is {
            moved.push(format!("{} {is} (was {was})", range.decision));
        }
    }
    if !moved.is_empty() {
        let about = format!("{outcome}, {} solution", solution.replace('_', " "));
        let text = format!("it stays the same for other ranges: {}", names(&moved));
        changes.weighed(Weight::Fit, about, text);
    }
}

/// `(0.592, 0.672]`: a square bracket where the end belongs to the range.
fn in_words(changes: &Changes, range: &RangeRecord) -> String {
    let numbers = changes.numbers;
    let number =
        |value: Option<f64>| value.map_or_else(|| numbers.text(None), |value| numbers.short(value));
    let open = if range.from_included { '[' } else { '(' };
    let close = if range.to_included { ']' } else { ')' };
    format!("{open}{}, {}{close}", number(range.from), number(range.to))
}

fn same_map(one: &MapRecord, other: &MapRecord) -> bool {
    one.outcome == other.outcome
        && one.solution == other.solution
        && one.x["decision"] == other.x["decision"]
        && one.y["decision"] == other.y["decision"]
}

fn one_map(changes: &mut Changes, old: &MapRecord, new: &MapRecord) {
    let models = |map: &MapRecord| -> Vec<String> {
        let mut models: Vec<String> = map
            .solutions
            .iter()
            .map(|one| one["models"].to_string())
            .collect();
        models.sort();
        models
    };
    let axis =
        |value: &serde_json::Value| value["decision"].as_str().unwrap_or_default().to_owned();
    let text = if models(old) != models(new) {
        "other solutions come out"
    } else if old != new {
        "the same solutions come out elsewhere"
    } else {
        return;
    };
    let about = format!(
        "{}, map of {} and {}",
        new.outcome,
        axis(&new.x),
        axis(&new.y)
    );
    changes.weighed(Weight::Fit, about, text);
}
