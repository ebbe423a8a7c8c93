//! Variants: how their solutions stand to those of the main run, and their fit.

use super::{Changes, Part, Weight};
use crate::findings::record::{ComparedRecord, Record, VariantRecord};

pub(super) fn variants(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Solutions;
    for variant in &new.variants {
        let same = |former: &&VariantRecord| former.name == variant.name;
        // A variant that is new or gone is told among the decisions.
        if let Some(former) = old.variants.iter().find(same) {
            one(changes, former, variant);
        }
    }
}

fn one(changes: &mut Changes, old: &VariantRecord, new: &VariantRecord) {
    for (outcome, kinds) in &new.solutions {
        let about = format!("{outcome}, variant `{}`", new.name);
        for (kind, now) in kinds {
            let kind_in_words = kind.replace('_', " ");
            let former = old.solutions.get(outcome);
            if let Some(before) = former.and_then(|kinds| kinds.get(kind)) {
                solution(changes, &about, &kind_in_words, before, now);
            }
        }
    }
}

fn solution(
    changes: &mut Changes,
    about: &str,
    kind: &str,
    old: &ComparedRecord,
    new: &ComparedRecord,
) {
    if old.relation != new.relation {
        let (was, is) = (in_words(&old.relation), in_words(&new.relation));
        changes.add(about, format!("its {kind} solution was {was}, is {is}"));
    }
    let (Some(before), Some(now)) = (&old.variant, &new.variant) else {
        return;
    };
    // What is the same as the main run's is told of the main run.
    if before.expression != now.expression {
        if new.relation != "same" {
            let text = format!(
                "its {kind} solution is now `{}`, was `{}`",
                now.expression, before.expression
            );
            changes.add(about, text);
        }
        return;
    }
    let fit = changes.fits(&[
        ("consistency", before.consistency, now.consistency),
        ("PRI", before.pri, now.pri),
        ("coverage", before.coverage, now.coverage),
    ]);
    if let Some(fit) = fit {
        let text = format!("its {kind} solution: {fit}");
        changes.weighed(Weight::Detail, about, text);
    }
}

/// A relation to the solution of the main run, as a predicate.
fn in_words(relation: &str) -> String {
    match relation {
        "same" => "the same as that of the main run".to_owned(),
        "equal" => "one of other models that cover the same".to_owned(),
        "subset" | "superset" => format!("a {relation} of that of the main run"),
        "overlapping" => "overlapping with that of the main run".to_owned(),
        "different" => "different from that of the main run".to_owned(),
        "lost" => "empty, unlike that of the main run".to_owned(),
        "gained" => "not empty, unlike that of the main run".to_owned(),
        other => other.to_owned(),
    }
}
