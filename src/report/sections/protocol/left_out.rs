//! The study without each case or cluster.

use super::super::super::Writer;
use super::super::super::table::{Cell, Table};
use super::super::robustness::relation;
use super::{Part, name};
use crate::language::{Words, say};
use crate::results::OutcomeResults;
use crate::robustness::{LeftOut, LeftOutRuns};
use crate::study::{LeftOutAnchors, SolutionKind};
use crate::sufficiency::Sufficiency;

/// What is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Case,
    Cluster,
}

impl Group {
    /// In names of files.
    fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Cluster => "cluster",
        }
    }

    /// The one of two messages that is about it.
    fn choose(self, case: &'static str, cluster: &'static str) -> &'static str {
        match self {
            Self::Case => case,
            Self::Cluster => cluster,
        }
    }
}

pub(super) fn part(writer: &mut Writer<'_>, runs: &LeftOutRuns, group: Group) -> Part {
    let words = writer.words;
    let anchors = words.say(match runs.anchors {
        LeftOutAnchors::Recompute => "protocol-left-out-recompute",
        LeftOutAnchors::Hold => "protocol-left-out-hold",
    });
    let intro = group.choose(
        "protocol-left-out-intro-case",
        "protocol-left-out-intro-cluster",
    );
    let mut sentences = vec![say!(words, intro, n = runs.runs.len(), anchors = anchors)];
    sentences.extend(failed(writer, runs, group));
    let mut tables = vec![counts(writer, runs, group)];
    for (at, outcome) in writer.results.outcomes().into_iter().enumerate() {
        sentences.extend(necessity(writer, runs, outcome, at));
        for kind in kinds(outcome) {
            let table = changes(writer, runs, (outcome, at), kind, group);
            if writer.lists_cases() && !table.is_empty() {
                tables.push(table);
            }
        }
    }
    Part {
        title: words.say(group.choose(
            "protocol-left-out-title-case",
            "protocol-left-out-title-cluster",
        )),
        sentences,
        tables: tables.into_iter().map(|table| writer.show(table)).collect(),
        figures: Vec::new(),
    }
}

fn kinds(outcome: &OutcomeResults) -> Vec<SolutionKind> {
    let kinds = outcome.sufficiency.iter();
    let kinds = kinds.flat_map(Sufficiency::reported);
    kinds.copied().collect()
}

fn failed(writer: &Writer<'_>, runs: &LeftOutRuns, group: Group) -> Option<String> {
    let words = writer.words;
    let named = |(run, code): (&LeftOut, &str)| {
        if writer.lists_cases() {
            say!(
                words,
                "protocol-left-out-failed-one",
                name = &run.name,
                code = code
            )
        } else {
            format!("`{code}`")
        }
    };
    let mut failed: Vec<String> = runs.failed().map(named).collect();
    let count = failed.len();
    failed.dedup();
    let key = group.choose(
        "protocol-left-out-failed-case",
        "protocol-left-out-failed-cluster",
    );
    (!failed.is_empty()).then(|| say!(words, key, n = count, names = words.list(&failed)))
}

/// How often each solution stays the same.
fn counts(writer: &Writer<'_>, runs: &LeftOutRuns, group: Group) -> Table {
    let words = writer.words;
    let mut table = Table::new(
        format!("without_one_{}", group.word()),
        words.say(group.choose(
            "protocol-left-out-counts-caption-case",
            "protocol-left-out-counts-caption-cluster",
        )),
        &words.columns(&[
            "protocol-column-outcome",
            "protocol-column-solution",
            "#protocol-column-runs",
            "#protocol-column-same",
            "#protocol-column-share",
            "#protocol-column-no-solution",
        ]),
    );
    for (at, outcome) in writer.results.outcomes().into_iter().enumerate() {
        for kind in kinds(outcome) {
            let (all, same) = (runs.of(at, kind), runs.same(at, kind));
            table.push(vec![
                Cell::Code(outcome.expression.to_string()),
                words.kind(kind).into(),
                Cell::Count(all as u128),
                Cell::Count(same as u128),
                runs.share(at, kind).into(),
                Cell::Count(runs.empty(at, kind) as u128),
            ]);
        }
    }
    table
}

/// What changes where a solution does not stay the same.
fn changes(
    writer: &Writer<'_>,
    runs: &LeftOutRuns,
    (outcome, at): (&OutcomeResults, usize),
    kind: SolutionKind,
    group: Group,
) -> Table {
    let words = writer.words;
    let caption = group.choose(
        "protocol-left-out-changes-caption-case",
        "protocol-left-out-changes-caption-cluster",
    );
    let mut table = Table::new(
        name(&format!("without_one_{}", group.word()), kind, outcome),
        say!(
            words,
            caption,
            kind = words.kind(kind),
            outcome = &outcome.expression
        ),
        &words.columns(&[
            "protocol-column-without",
            "protocol-column-relation",
            "protocol-column-terms-lost",
            "protocol-column-terms-gained",
            "#column-consistency",
            "#column-coverage",
        ]),
    );
    let texts = |terms: &[crate::set::Expression]| {
        let terms: Vec<String> = terms.iter().map(|term| format!("`{term}`")).collect();
        Cell::from(words.list(&terms))
    };
    let changed = runs
        .solutions(at, kind)
        .filter(|(_, found)| !found.is_same());
    for (run, found) in changed.take(writer.results.study.limits.rows_listed) {
        let fit = found.compared.variant.as_ref().map(|model| model.fit);
        table.push(vec![
            run.name.clone().into(),
            relation(words, &found.compared).into(),
            texts(&found.terms_lost),
            texts(&found.terms_gained),
            fit.and_then(|fit| fit.consistency).into(),
            fit.and_then(|fit| fit.coverage).into(),
        ]);
    }
    table
}

/// The cases without which some single condition becomes necessary, or is no longer so.
fn necessity(
    writer: &Writer<'_>,
    runs: &LeftOutRuns,
    outcome: &OutcomeResults,
    at: usize,
) -> Option<String> {
    let words = writer.words;
    let mut parts = Vec::new();
    let mut changed = 0_u32;
    for run in &runs.runs {
        let Ok(found) = &run.outcomes else { continue };
        let found = &found[at];
        let both = [
            ("protocol-left-out-becomes-necessary", &found.necessary),
            (
                "protocol-left-out-no-longer-necessary",
                &found.not_necessary,
            ),
        ];
        let changes = both.into_iter().flat_map(|(key, conditions)| {
            let conditions = conditions.iter();
            conditions.map(move |condition| say!(words, key, condition = condition))
        });
        let changes: Vec<String> = changes.collect();
        if !changes.is_empty() {
            changed += 1;
            parts.push(say!(
                words,
                "protocol-left-out-necessity-run",
                name = &run.name,
                changes = words.and(&changes)
            ));
        }
    }
    if parts.is_empty() {
        return None;
    }
    Some(if writer.lists_cases() {
        say!(
            words,
            "protocol-left-out-necessity",
            outcome = &outcome.expression,
            parts = words.parts(&parts)
        )
    } else {
        say!(
            words,
            "protocol-left-out-necessity-counted",
            outcome = &outcome.expression,
            n = changed
        )
    })
}

/// `the same in 120 of 131 runs without one case`.
pub(super) fn words(
    words: &Words,
    runs: Option<&LeftOutRuns>,
    at: usize,
    kind: SolutionKind,
    group: Group,
) -> Option<String> {
    let runs = runs?;
    let key = group.choose(
        "protocol-left-out-summary-case",
        "protocol-left-out-summary-cluster",
    );
    Some(say!(
        words,
        key,
        same = runs.same(at, kind),
        all = runs.of(at, kind)
    ))
}
