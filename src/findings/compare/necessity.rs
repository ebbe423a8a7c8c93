//! What became necessary, and what no longer is.

use super::{Changes, Part, Weight};
use crate::findings::record::{NecessityFit, Record};
use crate::wording::counted;

pub(super) fn necessity(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Necessity;
    for (outcome, now) in &new.necessity {
        let Some(before) = old.necessity.get(outcome) else {
            continue;
        };
        verdicts(changes, outcome, &before.conditions, &now.conditions);
        if before.nca != now.nca {
            let text = match (&before.nca, &now.nca) {
                (None, _) => "necessary condition analysis is new",
                (_, None) => "necessary condition analysis is gone",
                _ => "figures of necessary condition analysis differ; the report has them",
            };
            changes.add(outcome, text);
        }
        let found = |list: &[NecessityFit]| -> Vec<String> {
            let passing = list.iter().filter(|one| one.necessary);
            passing.map(|one| one.expression.clone()).collect()
        };
        let (before, now) = (found(&before.disjunctions), found(&now.disjunctions));
        for expression in super::only_in(&now, &before) {
            changes.add(outcome, format!("`{expression}` now passes as necessary"));
        }
        for expression in super::only_in(&before, &now) {
            changes.add(
                outcome,
                format!("`{expression}` no longer passes as necessary"),
            );
        }
    }
}

fn verdicts(changes: &mut Changes, outcome: &str, before: &[NecessityFit], now: &[NecessityFit]) {
    let mut moved = 0_usize;
    for fit in now {
        let same = |one: &&NecessityFit| one.expression == fit.expression;
        let Some(former) = before.iter().find(same) else {
            if fit.necessary {
                let text = format!("`{}` is necessary {}", fit.expression, shown(changes, fit));
                changes.add(outcome, text);
            }
            continue;
        };
        if former.necessary != fit.necessary {
            let verdict = if fit.necessary {
                "is now necessary"
            } else {
                "is no longer necessary"
            };
            let text = format!("`{}` {verdict} {}", fit.expression, shown(changes, fit));
            changes.add(outcome, text);
        } else if changes.fits(&parameters(former, fit)).is_some() {
            moved += 1;
        }
    }
    for former in before.iter().filter(|former| former.necessary) {
        if !now.iter().any(|fit| fit.expression == former.expression) {
            changes.add(
                outcome,
                format!("`{}`, which was necessary, is gone", former.expression),
            );
        }
    }
    if moved > 0 {
        let count = counted(moved as u128, "condition", "conditions");
        let text = format!("the fit of {count} as necessary moved, no verdict with it");
        changes.weighed(Weight::Detail, outcome, text);
    }
}

fn shown(changes: &Changes, fit: &NecessityFit) -> String {
    format!(
        "(consistency {}, coverage {}, RoN {})",
        changes.numbers.text(fit.consistency),
        changes.numbers.text(fit.coverage),
        changes.numbers.text(fit.relevance)
    )
}

fn parameters<'n>(
    old: &NecessityFit,
    new: &NecessityFit,
) -> [(&'n str, Option<f64>, Option<f64>); 3] {
    [
        ("consistency", old.consistency, new.consistency),
        ("coverage", old.coverage, new.coverage),
        ("RoN", old.relevance, new.relevance),
    ]
}
