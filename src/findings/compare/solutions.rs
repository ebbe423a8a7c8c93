//! Solutions: their models, their fit, their paths.

use super::{Changes, Part, Weight, paths};
use crate::findings::record::{ModelRecord, Record, SolutionRecord};
use crate::wording::in_words;

pub(super) fn solutions(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Solutions;
    for (outcome, kinds) in &new.solutions {
        let Some(former) = old.solutions.get(outcome) else {
            changes.add(outcome, "its solutions are new");
            continue;
        };
        for (kind, now) in kinds {
            let about = format!("{outcome}, {} solution", kind.replace('_', " "));
            match former.get(kind) {
                None => changes.add(about, format!("new: {}", formulas(now))),
                Some(before) => solution(changes, &about, before, now),
            }
        }
        for kind in former.keys().filter(|&kind| !kinds.contains_key(kind)) {
            let about = format!("{outcome}, {} solution", kind.replace('_', " "));
            changes.add(about, "no longer asked for");
        }
    }
    for outcome in old.solutions.keys() {
        if !new.solutions.contains_key(outcome) {
            changes.add(outcome, "its solutions are gone");
        }
    }
}

fn formulas(solution: &SolutionRecord) -> String {
    let models = solution.models.iter();
    let formulas: Vec<String> = models
        .map(|model| format!("`{}`", model.expression))
        .collect();
    match formulas[..] {
        [] => "no path".to_owned(),
        _ => formulas.join(" or "),
    }
}

fn solution(changes: &mut Changes, about: &str, old: &SolutionRecord, new: &SolutionRecord) {
    tied(changes, about, old, new);
    match (&old.models[..], &new.models[..]) {
        ([], []) => {}
        ([], [..]) => changes.add(about, format!("{}, where no path was found", formulas(new))),
        ([..], []) => changes.add(about, format!("no path any more, was {}", formulas(old))),
        ([before], [now]) => model(changes, about, before, now),
        (before, now) => models(changes, about, before, now),
    }
}

fn tied(changes: &mut Changes, about: &str, old: &SolutionRecord, new: &SolutionRecord) {
    if old.models_total == new.models_total {
        return;
    }
    let total = |total: Option<u128>| match total {
        None => "an unknown number of models".to_owned(),
        Some(1) => "one model".to_owned(),
        Some(n) => format!(
            "{} models",
            usize::try_from(n).map_or_else(|_| n.to_string(), in_words)
        ),
    };
    let (before, now) = (total(old.models_total), total(new.models_total));
    changes.add(about, format!("{now}, where there was {before}"));
}

/// One model against one.
fn model(changes: &mut Changes, about: &str, old: &ModelRecord, new: &ModelRecord) {
    paths::paths(changes, about, old, new);
    fit(changes, about, "solution", old, new);
}

/// Tied models: which came, which went, and the fit of those that stayed.
fn models(changes: &mut Changes, about: &str, old: &[ModelRecord], new: &[ModelRecord]) {
    for model in new {
        let terms = paths::terms(model);
        match old.iter().find(|former| paths::terms(former) == terms) {
            None => changes.add(about, format!("`{}` is a new model", model.expression)),
            Some(former) => {
                let name = format!("`{}`:", model.expression);
                fit(changes, about, &name, former, model);
            }
        }
    }
    for former in old {
        let terms = paths::terms(former);
        if !new.iter().any(|model| paths::terms(model) == terms) {
            changes.add(about, format!("the model `{}` is gone", former.expression));
        }
    }
}

fn fit(changes: &mut Changes, about: &str, name: &str, old: &ModelRecord, new: &ModelRecord) {
    let fit = changes.fits(&[
        ("consistency", old.consistency, new.consistency),
        ("PRI", old.pri, new.pri),
        ("coverage", old.coverage, new.coverage),
    ]);
    if let Some(fit) = fit {
        changes.weighed(Weight::Fit, about, format!("{name} {fit}"));
    }
}
