//! Resamples: how often terms, models and solutions come out again.

use super::super::super::Writer;
use super::super::super::figures::bars;
use super::super::super::table::{Cell, Table};
use super::{Part, name, percent};
use crate::language::{Words, say};
use crate::results::OutcomeResults;
use crate::robustness::{Resampled, Stability};
use crate::study::{ResamplingKind, SolutionKind};

pub(super) fn part(writer: &mut Writer<'_>, found: &Resampled) -> Part {
    let plan = found.plan;
    let words = writer.words;
    let key = match plan.kind {
        ResamplingKind::Bootstrap => "protocol-bootstrap-intro",
        ResamplingKind::Subsample { .. } => "protocol-subsample-intro",
    };
    let sentences = vec![say!(
        words,
        key,
        resamples = plan.resamples,
        cases = found.cases,
        seed = plan.seed.to_string()
    )];
    let (mut tables, mut figures) = (Vec::new(), Vec::new());
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&found.outcomes) {
        let leading = super::leading(outcome);
        for stability in solutions {
            let table = table(words, outcome, stability, found);
            tables.push(writer.show(table));
            if Some(stability.kind) == leading && !stability.terms.is_empty() {
                let named = name(word(found), stability.kind, outcome);
                let figure = bars::draw(words, &named, outcome, stability, found);
                figures.push(writer.draw(figure));
            }
        }
    }
    Part {
        title: words.say(match plan.kind {
            ResamplingKind::Bootstrap => "protocol-bootstrap-title",
            ResamplingKind::Subsample { .. } => "protocol-subsample-title",
        }),
        sentences,
        tables,
        figures,
    }
}

/// In names of files.
fn word(found: &Resampled) -> &'static str {
    match found.plan.kind {
        ResamplingKind::Bootstrap => "bootstrap",
        ResamplingKind::Subsample { .. } => "subsample",
    }
}

fn table(
    words: &Words,
    outcome: &OutcomeResults,
    stability: &Stability,
    found: &Resampled,
) -> Table {
    let kind = stability.kind;
    let has_more = stability.others_total > stability.others.len();
    let caption = if has_more {
        say!(
            words,
            "protocol-resamples-caption-others",
            kind = words.kind(kind),
            outcome = &outcome.expression,
            resamples = found.plan.resamples,
            total = stability.others_total,
            listed = stability.others.len()
        )
    } else {
        say!(
            words,
            "protocol-resamples-caption",
            kind = words.kind(kind),
            outcome = &outcome.expression,
            resamples = found.plan.resamples
        )
    };
    let titles = words.columns(&[
        "protocol-column-what",
        "protocol-column-expression",
        "#protocol-column-resamples",
        "protocol-column-share",
    ]);
    let mut table = Table::new(name(word(found), kind, outcome), caption, &titles);
    let all = found.plan.resamples;
    let mut push = |what: &str, expression: String, count: u32| {
        table.push(vec![
            words.say(what).into(),
            Cell::Code(expression),
            Cell::Count(count.into()),
            percent(words, count, all).into(),
        ]);
    };
    push("protocol-resamples-whole", String::new(), stability.same);
    if stability.models.len() > 1 {
        for (model, count) in &stability.models {
            push("protocol-resamples-model", model.to_string(), *count);
        }
    }
    for (term, count) in &stability.terms {
        push("protocol-resamples-term", term.to_string(), *count);
    }
    for (term, count) in &stability.others {
        push("protocol-resamples-other", term.to_string(), *count);
    }
    push("protocol-resamples-none", String::new(), stability.empty);
    if stability.unfinished > 0 {
        push(
            "protocol-resamples-unfinished",
            String::new(),
            stability.unfinished,
        );
    }
    table
}

/// `the same in 34 % of 1000 resamples (bootstrap)`.
pub(super) fn words(
    words: &Words,
    found: Option<&Resampled>,
    at: usize,
    kind: SolutionKind,
) -> Option<String> {
    let found = found?;
    let stability = found.outcomes[at].iter().find(|one| one.kind == kind)?;
    let all = found.plan.resamples;
    let key = match found.plan.kind {
        ResamplingKind::Bootstrap => "protocol-bootstrap-summary",
        ResamplingKind::Subsample { .. } => "protocol-subsample-summary",
    };
    Some(say!(
        words,
        key,
        share = percent(words, stability.same, all),
        resamples = all
    ))
}
