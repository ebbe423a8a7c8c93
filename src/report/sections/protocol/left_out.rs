//! The study without each case or cluster.

use super::super::super::Writer;
use super::super::super::number::{and, counted};
use super::super::super::table::{Cell, Table};
use super::super::robustness::relation;
use super::{Part, name};
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
    fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Cluster => "cluster",
        }
    }

    fn words(self) -> [&'static str; 2] {
        match self {
            Self::Case => ["case", "cases"],
            Self::Cluster => ["cluster", "clusters"],
        }
    }
}

pub(super) fn part(writer: &mut Writer<'_>, runs: &LeftOutRuns, group: Group) -> Part {
    let anchors = match runs.anchors {
        LeftOutAnchors::Recompute => {
            "Anchors that are statistics of the data are taken anew from the cases that are left."
        }
        LeftOutAnchors::Hold => {
            "The memberships of all cases are held as they are in the main run."
        }
    };
    let mut sentences = vec![format!(
        "The study is run {}, each time without one {}. {anchors} The solution is the same where all its \
         models are.",
        counted(runs.runs.len() as u128, "time", "times"),
        group.word(),
    )];
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
        title: match group {
            Group::Case => "Without one case",
            Group::Cluster => "Without one cluster",
        },
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
    let [one, many] = group.words();
    let named = |(run, code): (&LeftOut, &str)| {
        if writer.lists_cases() {
            format!("{} (`{code}`)", run.name)
        } else {
            format!("`{code}`")
        }
    };
    let mut failed: Vec<String> = runs.failed().map(named).collect();
    let count = counted(failed.len() as u128, one, many);
    failed.dedup();
    (!failed.is_empty()).then(|| {
        format!(
            "Without {count} the study as declared cannot be run; those runs are in no count: {}.",
            failed.join(", ")
        )
    })
}

/// How often each solution stays the same.
fn counts(writer: &Writer<'_>, runs: &LeftOutRuns, group: Group) -> Table {
    let mut table = Table::new(
        format!("without_one_{}", group.word()),
        format!(
            "How often the solutions stay the same without one {}.",
            group.word()
        ),
        &[
            "Outcome",
            "Solution",
            "#Runs",
            "#The same",
            "#Share",
            "#No solution",
        ],
    );
    for (at, outcome) in writer.results.outcomes().into_iter().enumerate() {
        for kind in kinds(outcome) {
            let (all, same) = (runs.of(at, kind), runs.same(at, kind));
            table.push(vec![
                Cell::Code(outcome.expression.to_string()),
                kind.to_string().into(),
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
    let mut table = Table::new(
        name(&format!("without_one_{}", group.word()), kind, outcome),
        format!(
            "The {kind} solution for `{}`: each {} without which it is another one, how that stands to \
             the main run's, and the terms lost and gained.",
            outcome.expression,
            group.word()
        ),
        &[
            "Without",
            "Relation",
            "Terms lost",
            "Terms gained",
            "#Consistency",
            "#Coverage",
        ],
    );
    let texts = |terms: &[crate::set::Expression]| {
        let terms: Vec<String> = terms.iter().map(|term| format!("`{term}`")).collect();
        Cell::from(terms.join(", "))
    };
    let changed = runs
        .solutions(at, kind)
        .filter(|(_, found)| !found.is_same());
    for (run, found) in changed.take(writer.results.study.limits.rows_listed) {
        let fit = found.compared.variant.as_ref().map(|model| model.fit);
        table.push(vec![
            run.name.clone().into(),
            relation(&found.compared).into(),
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
    let mut parts = Vec::new();
    let mut changed = 0_u32;
    for run in &runs.runs {
        let Ok(found) = &run.outcomes else { continue };
        let found = &found[at];
        let words = [
            (&found.necessary, "becomes necessary"),
            (&found.not_necessary, "is no longer necessary"),
        ];
        let words = words.into_iter().flat_map(|(conditions, what)| {
            let conditions = conditions.iter();
            conditions.map(move |condition| format!("`{condition}` {what}"))
        });
        let words: Vec<String> = words.collect();
        if !words.is_empty() {
            changed += 1;
            parts.push(format!("without {} {}", run.name, and(&words)));
        }
    }
    let about = format!("Necessity for `{}`", outcome.expression);
    if parts.is_empty() {
        return None;
    }
    Some(if writer.lists_cases() {
        format!("{about}: {}.", parts.join("; "))
    } else {
        format!("{about} changes in {}.", counted(changed, "run", "runs"))
    })
}

/// `the same in 120 of 131 runs without one case`.
pub(super) fn words(
    runs: Option<&LeftOutRuns>,
    at: usize,
    kind: SolutionKind,
    group: Group,
) -> Option<String> {
    let runs = runs?;
    Some(format!(
        "the same in {} of {} runs without one {}",
        runs.same(at, kind),
        runs.of(at, kind),
        group.word()
    ))
}
