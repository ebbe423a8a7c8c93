//! Resamples: how often terms, models and solutions come out again.

use super::super::super::Writer;
use super::super::super::figures::bars;
use super::super::super::table::{Cell, Table};
use super::{Part, name, percent};
use crate::results::OutcomeResults;
use crate::robustness::{Resampled, Stability};
use crate::study::{ResamplingKind, SolutionKind};

pub(super) fn part(writer: &mut Writer<'_>, found: &Resampled) -> Part {
    let plan = found.plan;
    let drawn = match plan.kind {
        ResamplingKind::Bootstrap => format!(
            "{} resamples of {} cases, drawn with replacement: a case drawn several times counts several \
             times",
            plan.resamples, found.cases
        ),
        ResamplingKind::Subsample { .. } => format!(
            "{} resamples of {} cases, each drawn at most once",
            plan.resamples, found.cases
        ),
    };
    let sentences = vec![format!(
        "{drawn} (seed {}). The memberships of the cases are held; the rows of the truth table are coded \
         and minimized anew. A resample has a term, or a model, where any of its models that tie has it; \
         the whole solution comes out again where all models are the same.",
        plan.seed
    )];
    let (mut tables, mut figures) = (Vec::new(), Vec::new());
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&found.outcomes) {
        let leading = super::leading(outcome);
        for stability in solutions {
            let table = table(outcome, stability, found);
            tables.push(writer.show(table));
            if Some(stability.kind) == leading && !stability.terms.is_empty() {
                let named = name(word(found), stability.kind, outcome);
                let figure = bars::draw(&named, outcome, stability, found);
                figures.push(writer.draw(figure));
            }
        }
    }
    Part {
        title: match plan.kind {
            ResamplingKind::Bootstrap => "Bootstrap",
            ResamplingKind::Subsample { .. } => "Subsamples",
        },
        sentences,
        tables,
        figures,
    }
}

fn word(found: &Resampled) -> &'static str {
    match found.plan.kind {
        ResamplingKind::Bootstrap => "bootstrap",
        ResamplingKind::Subsample { .. } => "subsample",
    }
}

fn table(outcome: &OutcomeResults, stability: &Stability, found: &Resampled) -> Table {
    let kind = stability.kind;
    let others = if stability.others_total > stability.others.len() {
        format!(
            " Of the {} other terms the {} most frequent are listed.",
            stability.others_total,
            stability.others.len()
        )
    } else {
        String::new()
    };
    let mut table = Table::new(
        name(word(found), kind, outcome),
        format!(
            "The {kind} solution for `{}` in {} resamples.{others}",
            outcome.expression, found.plan.resamples
        ),
        &["What", "Expression", "#Resamples", "Share"],
    );
    let all = found.plan.resamples;
    let mut push = |what: &str, expression: String, count: u32| {
        table.push(vec![
            what.into(),
            Cell::Code(expression),
            Cell::Count(count.into()),
            percent(count, all).into(),
        ]);
    };
    push("whole solution", String::new(), stability.same);
    if stability.models.len() > 1 {
        for (model, count) in &stability.models {
            push("model", model.to_string(), *count);
        }
    }
    for (term, count) in &stability.terms {
        push("term", term.to_string(), *count);
    }
    for (term, count) in &stability.others {
        push("other term", term.to_string(), *count);
    }
    push("no solution", String::new(), stability.empty);
    if stability.unfinished > 0 {
        push(
            "not every model listed",
            String::new(),
            stability.unfinished,
        );
    }
    table
}

/// `the same in 34 % of 1000 resamples (bootstrap)`.
pub(super) fn words(found: Option<&Resampled>, at: usize, kind: SolutionKind) -> Option<String> {
    let found = found?;
    let stability = found.outcomes[at].iter().find(|one| one.kind == kind)?;
    let all = found.plan.resamples;
    Some(format!(
        "the same in {} of {all} resamples ({})",
        percent(stability.same, all),
        word(found)
    ))
}
