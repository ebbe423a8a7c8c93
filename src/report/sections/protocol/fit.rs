//! Fit-oriented and case-oriented robustness.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::super::super::Writer;
use super::super::super::figures::robustness_plot;
use super::super::super::number::{and, counted};
use super::super::super::table::{Cell, Table};
use super::{Part, name};
use crate::results::OutcomeResults;
use crate::robustness::{CaseRobustness, FitProtocol, ModelRobustness, SolutionRobustness};
use crate::study::SolutionKind;

pub(super) fn part(writer: &mut Writer<'_>, fit: &FitProtocol) -> Part {
    let mut sentences = vec![
        "The main run's solution (IS) against the test set (TS): the solutions of all variants. minTS is \
         their intersection, maxTS their union, the robust core the intersection of IS and all of them. \
         RF_cov: coverage of the core over that of IS. RF_cons: consistency of IS over that of the core. \
         RF_SC: the cases' memberships that IS shares with minTS or maxTS, over those that either has. 1 \
         is fully robust (Oana & Schneider 2021)."
            .to_owned(),
        "A case in IS is robust when it is in every test solution, and shaky when it is not; a case that \
         is only in some test solution is possible; typical when it shows the outcome, deviant when it \
         does not. RCR_typ and RCR_dev: robust cases over robust, shaky and possible ones. RCC_rank: 1 \
         neither shaky nor possible cases, 2 possible ones, 3 shaky ones, 4 both. Of the cases in no \
         solution, one that shows the outcome is an extreme deviant case for coverage, and one that does \
         not is irrelevant."
            .to_owned(),
    ];
    let (mut tables, mut figures) = (Vec::new(), Vec::new());
    sentences.extend(general_notes(writer, fit));
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&fit.outcomes) {
        for solution in solutions {
            sentences.extend(notes(outcome, solution));
        }
    }
    let table = figures_table(writer, fit);
    tables.push(writer.show(table));
    let lists_cases = writer.lists_cases();
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&fit.outcomes) {
        let leading = super::leading(outcome);
        for solution in solutions.iter().filter(|_| lists_cases) {
            let table = cases_table(outcome, solution);
            if !table.is_empty() {
                tables.push(writer.show(table));
            }
            if let (true, Some(model)) = (Some(solution.kind) == leading, solution.models.first()) {
                let named = name("robustness", solution.kind, outcome);
                let figure = robustness_plot::draw(&named, outcome, solution, model);
                figures.push(writer.draw(figure));
            }
        }
    }
    Part {
        title: "Against the variants",
        sentences,
        tables,
        figures,
    }
}

/// What qualifies the figures of several solutions.
fn general_notes(writer: &Writer<'_>, fit: &FitProtocol) -> Vec<String> {
    let solutions = || fit.outcomes.iter().flatten();
    let mut notes = Vec::new();
    if solutions().any(|one| one.models.len() > 1 || one.test_solutions_tie()) {
        notes.push(
            "Where models tie, each model of the main run has its own figures, and every model of a variant \
             is a test solution."
                .to_owned(),
        );
    }
    let without: BTreeSet<&Vec<String>> = solutions().map(|one| &one.without).collect();
    for cases in without.into_iter().filter(|cases| !cases.is_empty()) {
        let cases = if writer.lists_cases() {
            cases.join(", ")
        } else {
            counted(cases.len() as u128, "case", "cases")
        };
        notes.push(format!(
            "Solutions are compared over the cases that all variants have: without {cases}. The fit of IS \
             over these cases is not that over all of them."
        ));
    }
    notes
}

/// What qualifies the figures of one solution.
fn notes(outcome: &OutcomeResults, solution: &SolutionRobustness) -> Vec<String> {
    let about = format!(
        "The {} solution for `{}`",
        solution.kind, outcome.expression
    );
    let quoted = |names: &[String]| {
        let names = names.iter().map(|name| format!("“{name}”"));
        and(&names.collect::<Vec<_>>())
    };
    let mut notes = Vec::new();
    if !solution.empty.is_empty() {
        notes.push(format!(
            "{about}: {} without a solution, so that nothing is in minTS and the core: {}.",
            counted(solution.empty.len() as u128, "variant is", "variants are"),
            quoted(&solution.empty)
        ));
    }
    if !solution.silent.is_empty() {
        notes.push(format!(
            "{about} is not analysed in {}.",
            quoted(&solution.silent)
        ));
    }
    if !solution.all_listed {
        notes.push(format!(
            "{about}: not every model is listed; the figures are of those that are."
        ));
    }
    notes
}

fn figures_table(writer: &Writer<'_>, fit: &FitProtocol) -> Table {
    let mut table = Table::new(
        "robustness_fit",
        "Fit-oriented and case-oriented robustness: a row for each model of the main run. The core is written \
         out where all variants have the conditions of the main run.",
        &[
            "Outcome",
            "Solution",
            "Model",
            "#Test solutions",
            "Robust core",
            "#Consistency of IS",
            "#Coverage of IS",
            "#Consistency of the core",
            "#Coverage of the core",
            "#RF_cons",
            "#RF_cov",
            "#RF_SC_minTS",
            "#RF_SC_maxTS",
            "#RCR_typ",
            "#RCR_dev",
            "#RCC_rank",
        ],
    );
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&fit.outcomes) {
        for solution in solutions {
            for model in &solution.models {
                table.push(figures_row(outcome, solution, model));
            }
        }
    }
    table
}

fn figures_row(
    outcome: &OutcomeResults,
    solution: &SolutionRobustness,
    model: &ModelRobustness,
) -> Vec<Cell> {
    let (core, fit) = (model.robustness.fit_of_core(), model.robustness.fit());
    let initial = model.robustness.fit_of_initial();
    let ratios = model.robustness.case_ratios();
    vec![
        Cell::Code(outcome.expression.to_string()),
        solution.kind.to_string().into(),
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
fn cases_table(outcome: &OutcomeResults, solution: &SolutionRobustness) -> Table {
    let mut table = Table::new(
        name("robustness_cases", solution.kind, outcome),
        format!(
            "Robust, shaky and possible cases of the {} solution for `{}`: of all models, or of those that are \
             numbered in the order of the table before.",
            solution.kind, outcome.expression
        ),
        &["Kind", "Models", "#n", "Cases"],
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
                "all".to_owned()
            } else {
                let models: Vec<String> = models.iter().map(|at| format!("M{at}")).collect();
                models.join(", ")
            };
            table.push(vec![
                kind.to_string().into(),
                models.into(),
                Cell::Count(cases.len() as u128),
                cases.join(", ").into(),
            ]);
        }
    }
    table
}

/// `RF_cov 0.987, RF_cons 0.973, …` of the first model.
pub(super) fn words(writer: &Writer<'_>, at: usize, kind: SolutionKind) -> Option<String> {
    let fit = writer.results.protocol.fit.as_ref()?;
    let solution = fit.outcomes[at].iter().find(|one| one.kind == kind)?;
    let model = solution.models.first()?;
    let fit = model.robustness.fit();
    let ratios = model.robustness.case_ratios();
    let first = if solution.models.len() > 1 {
        " (the first model)"
    } else {
        ""
    };
    Some(format!(
        "against the variants (1 is fully robust) RF_cons {}, RF_cov {}, RF_SC_minTS {}, RF_SC_maxTS {}, RCR_typ {}{first}",
        writer.number(fit.consistency),
        writer.number(fit.coverage),
        writer.number(fit.min_test_set),
        writer.number(fit.max_test_set),
        writer.number(ratios.typical),
    ))
}
