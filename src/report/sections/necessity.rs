use serde::Serialize;

use super::super::Writer;
use super::super::figures::{Figure, FigureView};
use super::super::number::plain;
use super::super::table::TableView;
use super::super::table::{Cell, Table};
use super::cases_to_look_at::{best_cases, best_pairs};
use super::{nca, plots};
use crate::language::{Words, say};
use crate::necessity::Necessity;
use crate::results::OutcomeResults;
use crate::set::Cutoff;
use crate::study::NecessityPlan;

/// The section: one part for the outcome and one for its negation.
#[derive(Serialize)]
pub(super) struct View {
    sentences: Vec<String>,
    outcomes: Vec<Part>,
}

/// What is necessary for one outcome.
#[derive(Serialize)]
struct Part {
    title: String,
    sentences: Vec<String>,
    tables: Vec<TableView>,
    figures: Vec<FigureView>,
    nca: Vec<nca::Block>,
}

pub(super) fn view(writer: &mut Writer<'_>) -> View {
    let results = writer.results;
    let plan = &results.study.necessity;
    let words = writer.words;
    let declared = |key: &str, cutoff: Option<Cutoff>| {
        cutoff.map(|cutoff| say!(words, key, least = plain(cutoff.value())))
    };
    let cutoffs: Vec<String> = [
        declared("necessity-consistency-of", Some(plan.consistency)),
        declared("necessity-coverage-of", plan.coverage),
        declared("necessity-relevance-of", plan.relevance),
    ]
    .into_iter()
    .flatten()
    .collect();
    let sentence = say!(words, "necessity-cutoffs", cutoffs = words.and(&cutoffs));
    let outcomes = results
        .outcomes()
        .map(|outcome| part(writer, outcome))
        .into_iter()
        .collect();
    let method = results.study.nca.as_ref();
    let method = method.map(|plan| nca::method(words, plan));
    View {
        sentences: std::iter::once(sentence).chain(method).collect(),
        outcomes,
    }
}

fn part(writer: &mut Writer<'_>, outcome: &OutcomeResults) -> Part {
    let words = writer.words;
    let mut table = Table::new(
        format!("necessity_{}", super::file_name(&outcome.expression)),
        say!(words, "necessity-caption", outcome = &outcome.expression),
        &words.columns(&[
            "column-condition",
            "#column-consistency",
            "#column-coverage",
            "#column-ron",
            "column-necessary",
        ]),
    );
    let plan = &writer.results.study.necessity;
    for necessity in &outcome.necessity {
        table.push(vec![
            Cell::Code(necessity.expression().to_string()),
            necessity.consistency().into(),
            necessity.coverage().into(),
            necessity.relevance().into(),
            verdict(necessity, plan)
                .map_or_else(String::new, |verdict| words.say(verdict))
                .into(),
        ]);
    }
    let necessary: Vec<String> = outcome
        .necessity
        .iter()
        .filter(|necessity| necessity.is_necessary())
        .map(|necessity| {
            say!(
                words,
                "necessity-passing-condition",
                condition = necessity.expression(),
                consistency = writer.number(necessity.consistency()),
                relevance = writer.number(necessity.relevance())
            )
        })
        .collect();
    let sentence = if necessary.is_empty() {
        say!(words, "necessity-nothing", outcome = &outcome.expression)
    } else {
        say!(
            words,
            "necessity-passing",
            outcome = &outcome.expression,
            conditions = words.and(&necessary)
        )
    };
    let mut sentences = vec![sentence];
    let mut tables = vec![table];
    if let Some(most) = plan.disjunctions {
        let table = disjunctions(words, outcome, most);
        let search = &outcome.disjunctions;
        if !search.complete {
            sentences.push(unfinished(words, outcome, most, search.tried));
        }
        if table.is_empty() && search.complete {
            sentences.push(say!(
                words,
                "necessity-no-disjunction",
                most = most,
                outcome = &outcome.expression
            ));
        } else if !table.is_empty() {
            tables.push(table);
        }
    }
    tables.extend(claimed(words, outcome, plan));
    tables.extend(cases(writer, outcome));
    let passing = outcome.necessity.iter().filter(|one| one.is_necessary());
    let plots: Vec<Figure> = passing
        .filter_map(|condition| plots::necessary(writer, outcome, condition))
        .collect();
    Part {
        title: format!("`{}`", outcome.expression),
        sentences,
        tables: tables.into_iter().map(|table| writer.show(table)).collect(),
        figures: plots
            .into_iter()
            .map(|figure| writer.draw(figure))
            .collect(),
        nca: nca::blocks(writer, outcome),
    }
}

/// How far a search for disjunctions came whose steps ran out.
fn unfinished(words: &Words, outcome: &OutcomeResults, most: usize, tried: usize) -> String {
    let key = match tried {
        0 => "necessity-no-single-tried",
        1 => "necessity-no-order-tried",
        _ => "necessity-some-tried",
    };
    say!(
        words,
        key,
        most = most,
        outcome = &outcome.expression,
        tried = tried
    )
}

/// What `sufficiency.enhanced` claims to be necessary, and whether it passes.
fn claimed(words: &Words, outcome: &OutcomeResults, plan: &NecessityPlan) -> Option<Table> {
    let mut table = Table::new(
        format!("claimed_{}", super::file_name(&outcome.expression)),
        say!(
            words,
            "necessity-claimed-caption",
            outcome = &outcome.expression
        ),
        &words.columns(&[
            "necessity-column-claim",
            "#column-consistency",
            "#column-coverage",
            "#column-ron",
            "column-necessary",
        ]),
    );
    for necessity in &outcome.claimed {
        let verdict = verdict(necessity, plan).unwrap_or("necessity-low-consistency");
        table.push(vec![
            Cell::Code(necessity.expression().to_string()),
            necessity.consistency().into(),
            necessity.coverage().into(),
            necessity.relevance().into(),
            words.say(verdict).into(),
        ]);
    }
    (!table.is_empty()).then_some(table)
}

/// The cases worth a closer look for each necessary condition.
fn cases(writer: &Writer<'_>, outcome: &OutcomeResults) -> Option<Table> {
    let words = writer.words;
    let mut table = Table::new(
        format!("necessity_cases_{}", super::file_name(&outcome.expression)),
        words.say("necessity-cases-caption"),
        &words.columns(&[
            "column-condition",
            "necessity-column-typical",
            "necessity-column-deviant-relevance",
            "necessity-column-deviant-consistency",
            "necessity-column-typical-deviant-relevance",
            "necessity-column-typical-deviant-consistency",
        ]),
    );
    for selected in &outcome.necessary_cases {
        let by_row = selected.deviant_consistency.iter();
        let by_row: Vec<String> = by_row.map(|best| best_cases(writer, best)).collect();
        table.push(vec![
            Cell::Code(selected.expression.to_string()),
            best_cases(writer, &selected.typical).into(),
            best_cases(writer, &selected.deviant_relevance).into(),
            by_row.join(&words.say("wording-semicolon")).into(),
            best_pairs(writer, &selected.typical_deviant_relevance).into(),
            best_pairs(writer, &selected.typical_deviant_consistency).into(),
        ]);
    }
    (writer.lists_cases() && !table.is_empty()).then_some(table)
}

/// The message that says whether it counts as necessary and, where only its consistency passes, which
/// cut-off it fails; none where its consistency does not pass.
fn verdict(necessity: &Necessity, plan: &NecessityPlan) -> Option<&'static str> {
    if necessity.is_necessary() {
        return Some(if necessity.looks_trivial() {
            "necessity-perhaps-trivial"
        } else {
            "term-yes"
        });
    }
    if !plan.consistency.is_reached_by(necessity.consistency()) {
        return None;
    }
    let reaches =
        |cutoff: Option<Cutoff>, value| cutoff.is_none_or(|cutoff| cutoff.is_reached_by(value));
    Some(if reaches(plan.relevance, necessity.relevance()) {
        "necessity-low-coverage"
    } else {
        "necessity-low-relevance"
    })
}

/// The disjunctions that pass, none of which holds a smaller one that does.
fn disjunctions(words: &Words, outcome: &OutcomeResults, most: usize) -> Table {
    let name = format!("disjunctions_{}", super::file_name(&outcome.expression));
    let caption = say!(
        words,
        "necessity-disjunctions-caption",
        most = most,
        outcome = &outcome.expression
    );
    let titles = words.columns(&[
        "necessity-column-disjunction",
        "#column-consistency",
        "#column-coverage",
        "#column-ron",
    ]);
    let mut table = Table::new(name, caption, &titles);
    for necessity in &outcome.disjunctions.found {
        table.push(vec![
            Cell::Code(necessity.expression().to_string()),
            necessity.consistency().into(),
            necessity.coverage().into(),
            necessity.relevance().into(),
        ]);
    }
    table
}
