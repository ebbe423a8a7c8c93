use serde::Serialize;

use super::super::Writer;
use super::super::figures::{Figure, FigureView};
use super::super::number::{and, plain};
use super::super::table::TableView;
use super::super::table::{Cell, Table};
use super::cases_to_look_at::{best_cases, best_pairs};
use super::{nca, plots};
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
    let declared = |name: &str, cutoff: Option<Cutoff>| {
        cutoff.map(|cutoff| format!("{name} of at least {}", plain(cutoff.value())))
    };
    let cutoffs: Vec<String> = [
        declared("consistency", Some(plan.consistency)),
        declared("coverage", plan.coverage),
        declared("relevance (RoN)", plan.relevance),
    ]
    .into_iter()
    .flatten()
    .collect();
    let sentence = format!(
        "A condition, or its negation, counts as necessary with a {}.",
        and(&cutoffs)
    );
    let outcomes = results
        .outcomes()
        .map(|outcome| part(writer, outcome))
        .into_iter()
        .collect();
    let method = results.study.nca.as_ref().map(nca::method);
    View {
        sentences: std::iter::once(sentence).chain(method).collect(),
        outcomes,
    }
}

fn part(writer: &mut Writer<'_>, outcome: &OutcomeResults) -> Part {
    let mut table = Table::new(
        format!("necessity_{}", super::file_name(&outcome.expression)),
        format!(
            "Necessity of each condition and its negation for `{}`: consistency Σ min(x, y) / Σ y, \
             coverage Σ min(x, y) / Σ x, RoN the relevance of necessity.",
            outcome.expression
        ),
        &[
            "Condition",
            "#Consistency",
            "#Coverage",
            "#RoN",
            "Necessary",
        ],
    );
    let plan = &writer.results.study.necessity;
    for necessity in &outcome.necessity {
        table.push(vec![
            Cell::Code(necessity.expression().to_string()),
            necessity.consistency().into(),
            necessity.coverage().into(),
            necessity.relevance().into(),
            verdict(necessity, plan).into(),
        ]);
    }
    let necessary: Vec<String> = outcome
        .necessity
        .iter()
        .filter(|necessity| necessity.is_necessary())
        .map(|necessity| {
            format!(
                "`{}` (consistency {}, RoN {})",
                necessity.expression(),
                writer.number(necessity.consistency()),
                writer.number(necessity.relevance())
            )
        })
        .collect();
    let sentence = if necessary.is_empty() {
        format!(
            "No condition and no negation passes for `{}`.",
            outcome.expression
        )
    } else {
        format!(
            "What passes for `{}`: {}.",
            outcome.expression,
            and(&necessary)
        )
    };
    let mut sentences = vec![sentence];
    let mut tables = vec![table];
    if let Some(most) = plan.disjunctions {
        let name = format!("disjunctions_{}", super::file_name(&outcome.expression));
        let disjunctions = disjunctions(&name, outcome, most);
        let search = &outcome.disjunctions;
        if !search.complete {
            let tried = match search.tried {
                0 => "not even all single conditions were tried".to_owned(),
                1 => "no order of disjunctions was tried in full".to_owned(),
                tried => format!("only those of up to {tried} conditions were all tried"),
            };
            sentences.push(format!(
                "The steps ran out (`limits.steps`) in the search for disjunctions of up to {most} \
                 conditions for `{}`: {tried}.",
                outcome.expression
            ));
        }
        if disjunctions.is_empty() && search.complete {
            sentences.push(format!(
                "No disjunction of up to {most} conditions passes for `{}`.",
                outcome.expression
            ));
        } else if !disjunctions.is_empty() {
            tables.push(disjunctions);
        }
    }
    tables.extend(claimed(outcome, plan));
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

/// What `sufficiency.enhanced` claims to be necessary, and whether it passes.
fn claimed(outcome: &OutcomeResults, plan: &NecessityPlan) -> Option<Table> {
    let mut table = Table::new(
        format!("claimed_{}", super::file_name(&outcome.expression)),
        format!(
            "What the enhanced standard analysis claims to be necessary for `{}`.",
            outcome.expression
        ),
        &["Claim", "#Consistency", "#Coverage", "#RoN", "Necessary"],
    );
    for necessity in &outcome.claimed {
        let verdict = match verdict(necessity, plan) {
            "" => "no: consistency too low",
            verdict => verdict,
        };
        table.push(vec![
            Cell::Code(necessity.expression().to_string()),
            necessity.consistency().into(),
            necessity.coverage().into(),
            necessity.relevance().into(),
            verdict.into(),
        ]);
    }
    (!table.is_empty()).then_some(table)
}

/// The cases worth a closer look for each necessary condition.
fn cases(writer: &Writer<'_>, outcome: &OutcomeResults) -> Option<Table> {
    let mut table = Table::new(
        format!("necessity_cases_{}", super::file_name(&outcome.expression)),
        "Cases to look at within, and pairs to compare, up to three of each kind, best first. A \
         typical case is in the condition and in the outcome, and not less in the condition; a \
         deviant one for relevance is in the condition only, one for consistency in the outcome only \
         (by truth-table row; pairs are alike in the other conditions).",
        &[
            "Condition",
            "Typical",
            "Deviant (relevance)",
            "Deviant (consistency)",
            "Typical and deviant (relevance)",
            "Typical and deviant (consistency)",
        ],
    );
    for selected in &outcome.necessary_cases {
        let by_row = selected.deviant_consistency.iter();
        let by_row: Vec<String> = by_row.map(|best| best_cases(writer, best)).collect();
        table.push(vec![
            Cell::Code(selected.expression.to_string()),
            best_cases(writer, &selected.typical).into(),
            best_cases(writer, &selected.deviant_relevance).into(),
            by_row.join("; ").into(),
            best_pairs(writer, &selected.typical_deviant_relevance).into(),
            best_pairs(writer, &selected.typical_deviant_consistency).into(),
        ]);
    }
    (writer.lists_cases() && !table.is_empty()).then_some(table)
}

/// Whether it counts as necessary; where only its consistency passes, which cut-off it fails.
fn verdict(necessity: &Necessity, plan: &NecessityPlan) -> &'static str {
    if necessity.is_necessary() {
        return if necessity.looks_trivial() {
            "yes, perhaps trivially"
        } else {
            "yes"
        };
    }
    if !plan.consistency.is_reached_by(necessity.consistency()) {
        return "";
    }
    let reaches =
        |cutoff: Option<Cutoff>, value| cutoff.is_none_or(|cutoff| cutoff.is_reached_by(value));
    if reaches(plan.relevance, necessity.relevance()) {
        "no: coverage too low"
    } else {
        "no: trivial (RoN too low)"
    }
}

/// The disjunctions that pass, none of which holds a smaller one that does.
fn disjunctions(name: &str, outcome: &OutcomeResults, most: usize) -> Table {
    let caption = format!(
        "Disjunctions of up to {most} conditions that pass as necessary for `{}`, none of which holds \
         a smaller one that is. Whether one stands for a concept of its own is for theory to say.",
        outcome.expression
    );
    let titles = ["Disjunction", "#Consistency", "#Coverage", "#RoN"];
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
