use serde::Serialize;

use super::super::Writer;
use super::super::table::{Cell, Table, TableView};
use super::file_name;
use super::ranges::{self, Block};
use crate::language::{Words, say};
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
            "robustness-none"
        } else {
            "robustness-none-but-more"
        };
        return Robustness {
            sentences: vec![writer.words.say(sentence)],
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
        sentences: legend(writer.words, &results.variants),
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
        say!(
            writer.words,
            "robustness-summary",
            kind = writer.words.kind(kind),
            outcome = &outcome.expression,
            same = results.variants.iter().filter(is_same).count(),
            all = results.variants.len()
        )
    };
    leading.map(sentence).chain(of_ranges).collect()
}

fn solution(outcome: &VariantOutcome, kind: SolutionKind) -> Option<&ComparedSolution> {
    let mut solutions = outcome.solutions.iter();
    solutions.find(|solution| solution.kind == kind)
}

/// How to read the tables; of the rarer words, those that they hold.
fn legend(words: &Words, variants: &[VariantResult]) -> Vec<String> {
    let outcomes = variants.iter().flat_map(|variant| &variant.outcomes);
    let solutions: Vec<&ComparedSolution> = outcomes.flat_map(|of| &of.solutions).collect();
    let mut sentences = vec![words.say("robustness-legend")];
    let any = |holds: &dyn Fn(&ComparedSolution) -> bool| solutions.iter().any(|s| holds(s));
    if any(&|solution| solution.models.main > 1 || solution.models.variant > 1) {
        sentences.push(words.say("robustness-legend-ties"));
    }
    if any(&|solution| solution.basis == Basis::JointRows) {
        sentences.push(words.say("robustness-legend-joint"));
    }
    if any(&|solution| solution.basis == Basis::Cases) {
        sentences.push(words.say("robustness-legend-cases"));
    }
    sentences
}

/// What each variant decides otherwise.
fn declared(writer: &Writer<'_>) -> Table {
    let words = writer.words;
    let titles = words.columns(&[
        "robustness-column-variant",
        "robustness-column-decisions",
        "robustness-column-reason",
    ]);
    let caption = words.say("robustness-declared-caption");
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
    let words = writer.words;
    let replaced = |replaced: &Replacement| {
        let (key, value) = (&replaced.key.value, &replaced.value);
        match &replaced.declared {
            Some(declared) => say!(
                words,
                "robustness-replaced",
                key = key,
                declared = declared,
                value = value
            ),
            None => say!(
                words,
                "robustness-not-declared-before",
                key = key,
                value = value
            ),
        }
    };
    let mut parts: Vec<String> = variant.replaced.iter().map(replaced).collect();
    if !left_out.is_empty() {
        parts.push(if writer.lists_cases() {
            let (n, names) = (left_out.len(), words.and(left_out));
            say!(words, "robustness-without-cases", n = n, names = names)
        } else {
            let names = names(writer, left_out);
            say!(words, "robustness-without-counted", names = names)
        });
    }
    if !variant.without_conditions.is_empty() {
        let names = variant.without_conditions.iter().map(ToString::to_string);
        let names: Vec<String> = names.collect();
        parts.push(say!(
            words,
            "robustness-without-conditions",
            n = names.len(),
            names = words.and(&names)
        ));
    }
    words.parts(&parts)
}

/// One solution of every variant beside that of the main run.
fn compared(writer: &Writer<'_>, outcome: &OutcomeResults, at: usize, kind: SolutionKind) -> Table {
    let words = writer.words;
    let mut table = Table::new(
        format!(
            "variants_{}_{}",
            kind.name(),
            file_name(&outcome.expression)
        ),
        say!(
            words,
            "robustness-compared-caption",
            kind = words.kind(kind),
            outcome = &outcome.expression
        ),
        &words.columns(&[
            "robustness-column-variant",
            "robustness-column-relation",
            "robustness-column-solution",
            "#column-consistency",
            "#column-pri",
            "#column-coverage",
            "robustness-column-gained",
            "robustness-column-lost",
        ]),
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
    table.push(main_row(words, outcome, kind));
    for variant in &writer.results.variants {
        let Some(solution) = solution(&variant.outcomes[at], kind) else {
            let not_analysed = words.say("robustness-not-analysed");
            let mut cells = row(&variant.name, not_analysed, None, "".into());
            cells.extend([Cell::from(""), Cell::from("")]);
            table.push(cells);
            continue;
        };
        let model = solution.variant.as_ref();
        let shown = match solution.relation {
            Relation::Same => Cell::from(words.say("robustness-relation-same")),
            _ => formula(model),
        };
        let mut cells = row(&variant.name, relation(words, solution), model, shown);
        for cases in [&solution.cases_gained, &solution.cases_lost] {
            cells.push(names(writer, cases).into());
        }
        table.push(cells);
    }
    table
}

/// The main run's own solution, its first model.
fn main_row(words: &Words, outcome: &OutcomeResults, kind: SolutionKind) -> Vec<Cell> {
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
        n => say!(words, "robustness-models", n = n),
    };
    vec![
        words.say("robustness-main-run").into(),
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
pub(super) fn relation(words: &Words, solution: &ComparedSolution) -> String {
    let by_cases = solution.basis == Basis::Cases;
    let word = match solution.relation {
        Relation::Same => "robustness-relation-same",
        Relation::Equal if by_cases => "robustness-relation-same-cases",
        Relation::Equal => "robustness-relation-same-rows",
        Relation::Subset => "robustness-relation-subset",
        Relation::Superset => "robustness-relation-superset",
        Relation::Overlapping => "robustness-relation-overlapping",
        Relation::Different => "robustness-relation-different",
        Relation::Lost => "robustness-relation-no-solution",
        Relation::Gained => "robustness-relation-only-here",
    };
    let mut parts = vec![words.say(word)];
    let has_both = !matches!(solution.relation, Relation::Lost | Relation::Gained);
    match solution.basis {
        Basis::JointRows if has_both => parts.push(words.say("robustness-relation-joint-rows")),
        Basis::Cases if has_both => parts.push(words.say("robustness-relation-by-cases")),
        _ => {}
    }
    parts.extend(ties(words, solution.models));
    if !solution.models.all_listed {
        parts.push(words.say("robustness-relation-as-far-as-listed"));
    }
    words.commas(&parts)
}

fn ties(words: &Words, models: ModelCounts) -> Option<String> {
    if models.main < 2 && models.variant < 2 {
        return None;
    }
    let ModelCounts {
        main,
        variant,
        shared,
        ..
    } = models;
    let all_shared = shared == main.max(variant);
    Some(match (variant == main, all_shared) {
        (true, true) => say!(words, "robustness-models", n = variant),
        (true, false) => say!(
            words,
            "robustness-relation-ties-shared",
            variant = variant,
            shared = shared
        ),
        (false, true) => say!(
            words,
            "robustness-relation-ties-instead",
            variant = variant,
            main = main
        ),
        (false, false) => say!(
            words,
            "robustness-relation-ties-instead-shared",
            variant = variant,
            main = main,
            shared = shared
        ),
    })
}

/// Names of cases, or how many where cases are not listed.
fn names(writer: &Writer<'_>, cases: &[String]) -> String {
    if cases.is_empty() || writer.lists_cases() {
        writer.words.list(cases)
    } else {
        writer.words.cases(cases.len())
    }
}

/// What a variant changes beside solutions; `None` where there is nothing to tell.
fn note(writer: &Writer<'_>, variant: &VariantResult) -> Option<String> {
    let words = writer.words;
    let cases = [
        ("robustness-note-without", &variant.without),
        ("robustness-note-with", &variant.added),
        ("robustness-note-moved", &variant.moved),
    ];
    let cases = cases.into_iter().filter(|(_, cases)| !cases.is_empty());
    let cases = cases.map(|(key, cases)| say!(words, key, cases = names(writer, cases)));
    let mut parts: Vec<String> = cases.collect();
    for outcome in &variant.outcomes {
        parts.extend(necessity(words, outcome));
        parts.extend(rows(writer, outcome));
    }
    if parts.is_empty() {
        return None;
    }
    Some(say!(
        words,
        "robustness-note",
        name = &variant.name,
        parts = words.parts(&parts)
    ))
}

fn necessity(words: &Words, outcome: &VariantOutcome) -> Vec<String> {
    let sentence = |(key, literals): (&str, &Vec<_>)| {
        let names: Vec<String> = literals.iter().map(|l| format!("`{l}`")).collect();
        let text = say!(
            words,
            key,
            names = words.and(&names),
            n = names.len(),
            outcome = &outcome.expression
        );
        (!names.is_empty()).then_some(text)
    };
    let both = [
        ("robustness-become-necessary", &outcome.necessary),
        ("robustness-no-longer-necessary", &outcome.not_necessary),
    ];
    both.into_iter().filter_map(sentence).collect()
}

fn rows(writer: &Writer<'_>, outcome: &VariantOutcome) -> Option<String> {
    let words = writer.words;
    let most = writer.results.study.limits.rows_listed;
    let text = |row: &Recoded| {
        say!(
            words,
            "robustness-row-recoded",
            row = row.row.to_string(),
            main = row.main.code().to_string(),
            variant = row.variant.code().to_string()
        )
    };
    let mut rows: Vec<String> = outcome.recoded.iter().take(most).map(text).collect();
    if outcome.recoded.len() > most {
        let more = outcome.recoded.len() - most;
        rows.push(say!(words, "robustness-rows-more", n = more));
    }
    let text = say!(
        words,
        "robustness-rows-recoded",
        outcome = &outcome.expression,
        rows = words.commas(&rows)
    );
    (!rows.is_empty()).then_some(text)
}
