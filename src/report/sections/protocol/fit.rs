//! Fit-oriented and case-oriented robustness.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::super::Writer;
use super::super::super::figures::robustness_plot;
use super::super::super::table::{Cell, Table};
use super::{Part, name};
use crate::language::{Words, say};
use crate::results::OutcomeResults;
use crate::robustness::{CaseRobustness, FitProtocol, ModelRobustness, SolutionRobustness};
use crate::study::SolutionKind;

pub(super) fn part(writer: &mut Writer<'_>, fit: &FitProtocol) -> Part {
    let words = writer.words;
    let mut sentences = vec![
        words.say("protocol-fit-legend-sets"),
        words.say("protocol-fit-legend-cases"),
    ];
    let (mut tables, mut figures) = (Vec::new(), Vec::new());
    sentences.extend(general_notes(writer, fit));
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&fit.outcomes) {
        for solution in solutions {
            sentences.extend(notes(words, outcome, solution));
        }
    }
    let table = figures_table(writer, fit);
    tables.push(writer.show(table));
    let lists_cases = writer.lists_cases();
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&fit.outcomes) {
        let leading = super::leading(outcome);
        for solution in solutions.iter().filter(|_| lists_cases) {
            let table = cases_table(words, outcome, solution);
            if !table.is_empty() {
                tables.push(writer.show(table));
            }
            if let (true, Some(model)) = (Some(solution.kind) == leading, solution.models.first()) {
                let named = name("robustness", solution.kind, outcome);
                let figure = robustness_plot::draw(words, &named, outcome, solution, model);
                figures.push(writer.draw(figure));
            }
        }
    }
    Part {
        title: words.say("protocol-fit-title"),
        sentences,
        tables,
        figures,
    }
}

/// What qualifies the figures of several solutions.
fn general_notes(writer: &Writer<'_>, fit: &FitProtocol) -> Vec<String> {
    let words = writer.words;
    let solutions = || fit.outcomes.iter().flatten();
    let mut notes = Vec::new();
    if solutions().any(|one| one.models.len() > 1 || one.test_solutions_tie()) {
        notes.push(words.say("protocol-fit-note-ties"));
    }
    let without: BTreeSet<&Vec<String>> = solutions().map(|one| &one.without).collect();
    for cases in without.into_iter().filter(|cases| !cases.is_empty()) {
        let cases = if writer.lists_cases() {
            words.list(cases)
        } else {
            words.cases(cases.len())
        };
        notes.push(say!(words, "protocol-fit-note-without", cases = cases));
    }
    notes
}

/// What qualifies the figures of one solution.
fn notes(words: &Words, outcome: &OutcomeResults, solution: &SolutionRobustness) -> Vec<String> {
    let (kind, about) = (words.kind(solution.kind), &outcome.expression);
    let quoted = |names: &[String]| {
        let names = names
            .iter()
            .map(|name| say!(words, "protocol-fit-quoted", name = name));
        words.and(&names.collect::<Vec<_>>())
    };
    let mut notes = Vec::new();
    if !solution.empty.is_empty() {
        notes.push(say!(
            words,
            "protocol-fit-note-empty",
            kind = &kind,
            outcome = about,
            n = solution.empty.len(),
            names = quoted(&solution.empty)
        ));
    }
    if !solution.silent.is_empty() {
        notes.push(say!(
            words,
            "protocol-fit-note-silent",
            kind = &kind,
            outcome = about,
            names = quoted(&solution.silent)
        ));
    }
    if !solution.all_listed {
        notes.push(say!(
            words,
            "protocol-fit-note-unlisted",
            kind = &kind,
            outcome = about
        ));
    }
    notes
}

fn figures_table(writer: &Writer<'_>, fit: &FitProtocol) -> Table {
    let words = writer.words;
    let mut table = Table::new(
        "robustness_fit",
        words.say("protocol-fit-caption"),
        &words.columns(&[
            "protocol-column-outcome",
            "protocol-column-solution",
            "protocol-column-model",
            "#protocol-column-test-solutions",
            "protocol-column-core",
            "#protocol-column-consistency-is",
            "#protocol-column-coverage-is",
            "#protocol-column-consistency-core",
            "#protocol-column-coverage-core",
            "#protocol-column-rf-cons",
            "#protocol-column-rf-cov",
            "#protocol-column-rf-min",
            "#protocol-column-rf-max",
            "#protocol-column-rcr-typ",
            "#protocol-column-rcr-dev",
            "#protocol-column-rcc-rank",
        ]),
    );
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&fit.outcomes) {
        for solution in solutions {
            for model in &solution.models {
                table.push(figures_row(words, outcome, solution, model));
            }
        }
    }
    table
}

fn figures_row(
    words: &Words,
    outcome: &OutcomeResults,
    solution: &SolutionRobustness,
    model: &ModelRobustness,
) -> Vec<Cell> {
    let (core, fit) = (model.robustness.fit_of_core(), model.robustness.fit());
    let initial = model.robustness.fit_of_initial();
    let ratios = model.robustness.case_ratios();
    vec![
        Cell::Code(outcome.expression.to_string()),
        words.kind(solution.kind).into(),
        Cell::Code(model.expression.to_string()),
        Cell::Count(solution.test_solutions as u128),
        Cell::Code(
            model
                .core
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
        ),
        initial.consistency.into(),
        initial.coverage.into(),
        core.consistency.into(),
        core.coverage.into(),
        fit.consistency.into(),
        fit.coverage.into(),
        fit.min_test_set.into(),
        fit.max_test_set.into(),
        ratios.typical.into(),
        ratios.deviant.into(),
        Cell::Count(ratios.rank.number().into()),
    ]
}

/// The kinds of cases that say something of robustness, by name; those in no solution are many.
fn cases_table(words: &Words, outcome: &OutcomeResults, solution: &SolutionRobustness) -> Table {
    let mut table = Table::new(
        name("robustness_cases", solution.kind, outcome),
        say!(
            words,
            "protocol-fit-cases-caption",
            kind = words.kind(solution.kind),
            outcome = &outcome.expression
        ),
        &words.columns(&[
            "protocol-column-kind",
            "protocol-column-models",
            "#column-n",
            "column-cases",
        ]),
    );
    let shown = CaseRobustness::ALL.into_iter();
    let shown = shown.filter(|kind| *kind != CaseRobustness::Irrelevant);
    for kind in shown {
        let mut lists: IndexMap<Vec<&str>, Vec<usize>> = IndexMap::new();
        for (at, model) in (1..).zip(&solution.models) {
            let cases = model.cases.iter().filter(|(_, found)| *found == Some(kind));
            let cases = cases.map(|(case, _)| case.as_str()).collect();
            lists.entry(cases).or_default().push(at);
        }
        for (cases, models) in lists.into_iter().filter(|(cases, _)| !cases.is_empty()) {
            let models = if models.len() == solution.models.len() {
                words.say("protocol-fit-all-models")
            } else {
                let models: Vec<String> = models.iter().map(|at| format!("M{at}")).collect();
                words.list(&models)
            };
            table.push(vec![
                case_kind(words, kind).into(),
                models.into(),
                Cell::Count(cases.len() as u128),
                words.list(&cases).into(),
            ]);
        }
    }
    table
}

/// What a case says of robustness.
pub(in super::super::super) fn case_kind(words: &Words, kind: CaseRobustness) -> String {
    words.say(match kind {
        CaseRobustness::RobustTypical => "protocol-fit-kind-robust-typical",
        CaseRobustness::RobustDeviant => "protocol-fit-kind-robust-deviant",
        CaseRobustness::ShakyTypical => "protocol-fit-kind-shaky-typical",
        CaseRobustness::ShakyDeviant => "protocol-fit-kind-shaky-deviant",
        CaseRobustness::PossibleTypical => "protocol-fit-kind-possible-typical",
        CaseRobustness::PossibleDeviant => "protocol-fit-kind-possible-deviant",
        CaseRobustness::ExtremeDeviantCoverage => "protocol-fit-kind-extreme-deviant-coverage",
        CaseRobustness::Irrelevant => "protocol-fit-kind-irrelevant",
    })
}

/// `RF_cov 0.987, RF_cons 0.973, …` of the first model.
pub(super) fn words(writer: &Writer<'_>, at: usize, kind: SolutionKind) -> Option<String> {
    let fit = writer.results.protocol.fit.as_ref()?;
    let solution = fit.outcomes[at].iter().find(|one| one.kind == kind)?;
    let model = solution.models.first()?;
    let fit = model.robustness.fit();
    let ratios = model.robustness.case_ratios();
    let key = if solution.models.len() > 1 {
        "protocol-fit-summary-first"
    } else {
        "protocol-fit-summary"
    };
    Some(say!(
        writer.words,
        key,
        consistency = writer.number(fit.consistency),
        coverage = writer.number(fit.coverage),
        min = writer.number(fit.min_test_set),
        max = writer.number(fit.max_test_set),
        typical = writer.number(ratios.typical)
    ))
}
