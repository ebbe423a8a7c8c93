//! The step that looks at necessity.

use super::names::RNames;
use super::text::{Script, number, numbers, string};
use crate::necessity::Necessity;
use crate::results::{OutcomeResults, Results};
use crate::study::NecessityPlan;

pub(super) fn write(
    results: &Results,
    outcome: &OutcomeResults,
    names: &RNames,
    of: &str,
    script: &mut Script,
) {
    let plan = &results.study.necessity;
    script.heading(&format!("Necessity for {of}"));
    script.comment(&format!("Necessary: {}.", cutoffs_in_words(plan)));
    script.comment(
        "pof() gives inclN (consistency), covN (coverage) and RoN (relevance of necessity).",
    );
    for necessity in outcome.necessity.iter().chain(&outcome.claimed) {
        compared(necessity, names, of, script);
    }
    if plan.disjunctions.is_some() {
        superset_search(plan, of, script);
        for necessity in &outcome.disjunctions.found {
            compared(necessity, names, of, script);
        }
    }
}

fn cutoffs_in_words(plan: &NecessityPlan) -> String {
    let mut words = vec![format!(
        "consistency from {}",
        number(Some(plan.consistency.value()))
    )];
    let others = [("coverage", plan.coverage), ("relevance", plan.relevance)];
    for (name, cutoff) in others {
        if let Some(cutoff) = cutoff {
            words.push(format!("{name} from {}", number(Some(cutoff.value()))));
        }
    }
    words.join(", ")
}

fn compared(necessity: &Necessity, names: &RNames, of: &str, script: &mut Script) {
    let Some(expression) = names.expression(necessity.expression()) else {
        let what = string(&format!("necessity of {}", necessity.expression()));
        script.line(&format!(
            "not_compared({what}, \"pof() has no call for it here\")"
        ));
        return;
    };
    let found = numbers([
        necessity.consistency(),
        necessity.coverage(),
        necessity.relevance(),
    ]);
    let (expression, of) = (string(&expression), string(of));
    script.line(&format!("compare_necessity({expression}, {of}, {found})"));
}

/// R's own search, for the eye; what Equifinal found is compared one by one.
fn superset_search(plan: &NecessityPlan, of: &str, script: &mut Script) {
    script.line("");
    script.comment("R's search for supersets, conjunctions among them; the disjunctions that Equifinal found are compared below.");
    let mut arguments = vec![
        "sets".to_owned(),
        format!("outcome = {}", string(of)),
        "relation = \"necessity\"".to_owned(),
        format!("incl.cut = {}", number(Some(plan.consistency.value()))),
    ];
    if let Some(coverage) = plan.coverage {
        arguments.push(format!("cov.cut = {}", number(Some(coverage.value()))));
    }
    if let Some(relevance) = plan.relevance {
        arguments.push(format!("ron.cut = {}", number(Some(relevance.value()))));
    }
    script.line(&format!(
        "attempt(print(superSubset({})))",
        arguments.join(", ")
    ));
}
