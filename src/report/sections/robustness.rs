use serde::Serialize;

use super::super::Writer;
use super::super::number::{and, counted, in_words};
use super::super::table::{Cell, Table, TableView};
use super::file_name;
use super::ranges::{self, Block};
use crate::results::OutcomeResults;
use crate::robustness::variants::{
    Basis, ComparedModel, ComparedSolution, ModelCounts, Recoded, Relation, VariantOutcome,
    VariantResult,
};
use crate::study::{Replacement, SolutionKind, Variant};
use crate::sufficiency::Sufficiency;

/// How far the results hold when the study decides otherwise.
#[derive(Serialize)]
pub(super) struct Robustness {
    sentences: Vec<String>,
    tables: Vec<TableView>,
    has_notes: bool,
    notes: Vec<String>,
    further: Vec<Block>,
    parts: Vec<super::protocol::Part>,
}

pub(super) fn view(writer: &mut Writer<'_>) -> Robustness {
    let results = writer.results;
    if results.variants.is_empty() {
        let further = ranges::blocks(writer);
        let parts = super::protocol::parts(writer);
        let sentence = if further.is_empty() && parts.is_empty() {
            "The study declares no variants: what its results owe to single decisions was not tried."
        } else {
            "The study declares no variants; what else it tries comes below."
        };
        return Robustness {
            sentences: vec![sentence.to_owned()],
            tables: Vec::new(),
            has_notes: false,
            notes: Vec::new(),
            further,
            parts,
        };
    }
    let table = declared(writer);
    let mut tables = vec![writer.show(table)];
    for (at, outcome) in results.outcomes().into_iter().enumerate() {
        for &kind in outcome.sufficiency.iter().flat_map(Sufficiency::reported) {
            let table = compared(writer, outcome, at, kind);
            tables.push(writer.show(table));
        }
    }
    let notes = results.variants.iter().map(|variant| note(writer, variant));
    let notes: Vec<String> = notes.flatten().collect();
    Robustness {
        sentences: legend(&results.variants),
        tables,
        has_notes: !notes.is_empty(),
        notes,
        further: ranges::blocks(writer),
        parts: super::protocol::parts(writer),
    }
}

/// For the summary: how many variants have the same solution.
pub(super) fn summary(writer: &Writer<'_>) -> Vec<String> {
    let results = writer.results;
    let of_ranges = ranges::summary(writer);
    if results.variants.is_empty() {
        return of_ranges;
    }
    let outcomes = results.outcomes().into_iter().enumerate();
    let leading = outcomes.filter_map(|(at, outcome)| {
        let kind = outcome.sufficiency.as_ref()?.leading()?;
        Some((at, outcome, kind))
    });
    let sentence = |(at, outcome, kind): (usize, &OutcomeResults, SolutionKind)| {
        let is_same = |variant: &&VariantResult| {
            let solution = solution(&variant.outcomes[at], kind);
            solution.is_some_and(|solution| solution.relation == Relation::Same)
        };
        format!(
            "Variants with the same {kind} solution for `{}`: {} of {}.",
            outcome.expression,
            results.variants.iter().filter(is_same).count(),
            results.variants.len()
        )
    };
    leading.map(sentence).chain(of_ranges).collect()
}

fn solution(outcome: &VariantOutcome, kind: SolutionKind) -> Option<&ComparedSolution> {
    let mut solutions = outcome.solutions.iter();
    solutions.find(|solution| solution.kind == kind)
}

/// How to read the tables; of the rarer words, those that they hold.
fn legend(variants: &[VariantResult]) -> Vec<String> {
    let outcomes = variants.iter().flat_map(|variant| &variant.outcomes);
    let solutions: Vec<&ComparedSolution> = outcomes.flat_map(|of| &of.solutions).collect();
    let mut sentences = vec![
        "Each variant runs the whole study again with other decisions. Its solution stands to that of \
         the main run as a set of truth-table rows: the same (the same models), a subset, a superset, \
         overlapping, or different (no row in both). Fit is that of each run on its own sets. Of the \
         cases in both runs, those are gained whose membership in the solution is above 0.5 in the \
         variant alone, and those are lost for which it is so in the main run alone."
            .to_owned(),
    ];
    let any = |holds: &dyn Fn(&ComparedSolution) -> bool| solutions.iter().any(|s| holds(s));
    if any(&|solution| solution.models.main > 1 || solution.models.variant > 1) {
        sentences.push(
            "Where models tie, the rows and cases are those of all listed models together. Formula \
             and fit are then of the first model that both runs have, or else of the first of each."
                .to_owned(),
        );
    }
    if any(&|solution| solution.basis == Basis::JointRows) {
        sentences.push(
            "“Joint rows”: the variant has other conditions, and the solutions are compared over the \
             conditions of both runs. A path says nothing of a condition that its run does not have."
                .to_owned(),
        );
    }
    if any(&|solution| solution.basis == Basis::Cases) {
        sentences.push(
            "“By cases”: the rows of the two runs cannot be compared; the cases above 0.5 are."
                .to_owned(),
        );
    }
    sentences
}

/// What each variant decides otherwise.
fn declared(writer: &Writer<'_>) -> Table {
    let caption =
        "Variants: what each replaces in the study file or leaves out, and why it is tried.";
    let titles = ["Variant", "Other decisions", "Reason"];
    let mut table = Table::new("variants", caption, &titles);
    let variants = writer.results.study.variants.iter();
    for (variant, result) in variants.zip(&writer.results.variants) {
        let reason = variant.because.clone().unwrap_or_default();
        table.push(vec![
            variant.name.value.clone().into(),
            decisions(writer, variant, &result.left_out).into(),
            reason.into(),
        ]);
    }
    table
}

fn decisions(writer: &Writer<'_>, variant: &Variant, left_out: &[String]) -> String {
    let replaced = |replaced: &Replacement| match &replaced.declared {
        Some(declared) => format!("{}: {declared} → {}", replaced.key, replaced.value),
        None => format!("{}: {} (not declared before)", replaced.key, replaced.value),
    };
    let mut parts: Vec<String> = variant.replaced.iter().map(replaced).collect();
    let without = |names: &[String], one, many| {
        let noun = if names.len() == 1 { one } else { many };
        format!("without the {noun} {}", and(names))
    };
    if !left_out.is_empty() {
        parts.push(if writer.lists_cases() {
            without(left_out, "case", "cases")
        } else {
            format!("without {}", names(writer, left_out))
        });
    }
    if !variant.without_conditions.is_empty() {
        let names = variant.without_conditions.iter().map(ToString::to_string);
        let names: Vec<String> = names.collect();
        parts.push(without(&names, "condition", "conditions"));
    }
    parts.join("; ")
}

/// One solution of every variant beside that of the main run.
fn compared(writer: &Writer<'_>, outcome: &OutcomeResults, at: usize, kind: SolutionKind) -> Table {
    let mut table = Table::new(
        format!(
            "variants_{}_{}",
            kind.name(),
            file_name(&outcome.expression)
        ),
        format!(
            "Variants: the {kind} solution for `{}`, how it stands to that of the main run, its fit, \
             and the cases that only one of the two holds.",
            outcome.expression
        ),
        &[
            "Variant",
            "Relation",
            "Solution",
            "#Consistency",
            "#PRI",
            "#Coverage",
            "Cases gained",
            "Cases lost",
        ],
    );
    let row = |name: &str, relation: String, model: Option<&ComparedModel>, formula: Cell| {
        vec![
            name.into(),
            relation.into(),
            formula,
            model.and_then(|model| model.fit.consistency).into(),
            model.and_then(|model| model.fit.pri).into(),
            model.and_then(|model| model.fit.coverage).into(),
        ]
    };
    let formula = |model: Option<&ComparedModel>| {
        Cell::Code(model.map_or_else(|| "0".to_owned(), |model| model.expression.to_string()))
    };
    table.push(main_row(outcome, kind));
    for variant in &writer.results.variants {
        let Some(solution) = solution(&variant.outcomes[at], kind) else {
            let mut cells = row(&variant.name, "not analysed".to_owned(), None, "".into());
            cells.extend([Cell::from(""), Cell::from("")]);
            table.push(cells);
            continue;
        };
        let model = solution.variant.as_ref();
        let shown = match solution.relation {
            Relation::Same => Cell::from("same"),
            _ => formula(model),
        };
        let mut cells = row(&variant.name, relation(solution), model, shown);
        for cases in [&solution.cases_gained, &solution.cases_lost] {
            cells.push(names(writer, cases).into());
        }
        table.push(cells);
    }
    table
}

/// The main run's own solution, its first model.
fn main_row(outcome: &OutcomeResults, kind: SolutionKind) -> Vec<Cell> {
    let analysis = outcome.sufficiency.as_ref();
    let models = analysis.map_or(&[][..], |analysis| analysis.models(kind));
    let fit = models.first().map(|model| model.fit);
    let formula = match (analysis, models.first()) {
        (Some(analysis), Some(model)) => {
            let terms = model.terms.iter().map(|term| &term.implicant);
            super::super::results::formula(terms, analysis.space())
        }
        _ => "0".to_owned(),
    };
    let ties = match models.len() {
        0 | 1 => String::new(),
        n => counted(n as u128, "model", "models"),
    };
    vec![
        "main run".into(),
        ties.into(),
        Cell::Code(formula),
        fit.and_then(|fit| fit.consistency).into(),
        fit.and_then(|fit| fit.pri).into(),
        fit.and_then(|fit| fit.coverage).into(),
        "".into(),
        "".into(),
    ]
}

/// The relation in a word, with what qualifies it.
pub(super) fn relation(solution: &ComparedSolution) -> String {
    let by_cases = solution.basis == Basis::Cases;
    let word = match solution.relation {
        Relation::Same => "same",
        Relation::Equal if by_cases => "same cases",
        Relation::Equal => "same rows",
        Relation::Subset => "subset",
        Relation::Superset => "superset",
        Relation::Overlapping => "overlapping",
        Relation::Different => "different",
        Relation::Lost => "no solution",
        Relation::Gained => "solution only here",
    };
    let mut parts = vec![word.to_owned()];
    let has_both = !matches!(solution.relation, Relation::Lost | Relation::Gained);
    match solution.basis {
        Basis::JointRows if has_both => parts.push("joint rows".to_owned()),
        Basis::Cases if has_both => parts.push("by cases".to_owned()),
        _ => {}
    }
    parts.extend(ties(solution.models));
    if !solution.models.all_listed {
        parts.push("as far as models are listed".to_owned());
    }
    parts.join(", ")
}

fn ties(models: ModelCounts) -> Option<String> {
    if models.main < 2 && models.variant < 2 {
        return None;
    }
    let count = counted(models.variant as u128, "model", "models");
    let instead = if models.variant == models.main {
        String::new()
    } else {
        format!(" instead of {}", models.main)
    };
    let shared = if models.shared == models.main.max(models.variant) {
        String::new()
    } else {
        let shared = match models.shared {
            0 => "none".to_owned(),
            shared => in_words(shared),
        };
        format!(" ({shared} in both)")
    };
    Some(format!("{count}{instead}{shared}"))
}

/// Names of cases, or how many where cases are not listed.
fn names(writer: &Writer<'_>, cases: &[String]) -> String {
    if cases.is_empty() || writer.lists_cases() {
        cases.join(", ")
    } else {
        counted(cases.len() as u128, "case", "cases")
    }
}

/// What a variant changes beside solutions; `None` where there is nothing to tell.
fn note(writer: &Writer<'_>, variant: &VariantResult) -> Option<String> {
    let mut parts = Vec::new();
    let mut cases = |words: &str, cases: &[String]| {
        if !cases.is_empty() {
            parts.push(format!("{words} {}", names(writer, cases)));
        }
    };
    cases("without", &variant.without);
    cases("with", &variant.added);
    cases("on another side of some condition:", &variant.moved);
    for outcome in &variant.outcomes {
        parts.extend(necessity(outcome));
        parts.extend(rows(writer, outcome));
    }
    if parts.is_empty() {
        return None;
    }
    Some(format!("“{}”: {}.", variant.name, parts.join("; ")))
}

fn necessity(outcome: &VariantOutcome) -> Vec<String> {
    let gained = (&outcome.necessary, "become", "becomes", "necessary");
    let lost = (&outcome.not_necessary, "are", "is", "no longer necessary");
    let sentence = |(literals, many, one, what): (&Vec<_>, _, _, _)| {
        let names: Vec<String> = literals.iter().map(|l| format!("`{l}`")).collect();
        let verb = if names.len() == 1 { one } else { many };
        let text = format!("{} {verb} {what} for `{}`", and(&names), outcome.expression);
        (!names.is_empty()).then_some(text)
    };
    [gained, lost].into_iter().filter_map(sentence).collect()
}

fn rows(writer: &Writer<'_>, outcome: &VariantOutcome) -> Option<String> {
    let most = writer.results.study.limits.rows_listed;
    let text = |row: &Recoded| {
        let (main, variant) = (row.main.code(), row.variant.code());
        format!("{} ({main} → {variant})", row.row)
    };
    let mut rows: Vec<String> = outcome.recoded.iter().take(most).map(text).collect();
    if outcome.recoded.len() > most {
        rows.push(format!("{} more", outcome.recoded.len() - most));
    }
    let text = format!(
        "rows of `{}` with another code: {}",
        outcome.expression,
        rows.join(", ")
    );
    (!rows.is_empty()).then_some(text)
}
