//! What was tried beside variants, as parts of the section on robustness.

mod chance;
mod fit;
mod left_out;
mod panel;
mod resampling;

pub(in crate::report) use fit::case_kind;

use serde::Serialize;

use super::super::Writer;
use super::super::figures::FigureView;
use super::super::table::TableView;
use crate::language::{Words, say};
use crate::results::OutcomeResults;
use crate::study::SolutionKind;

/// A part with a title of its own.
#[derive(Serialize)]
pub(super) struct Part {
    title: String,
    sentences: Vec<String>,
    tables: Vec<TableView>,
    figures: Vec<FigureView>,
}

/// The parts that the study asks for.
pub(super) fn parts(writer: &mut Writer<'_>) -> Vec<Part> {
    let tried = &writer.results.protocol;
    let mut parts = Vec::new();
    parts.extend(tried.fit.as_ref().map(|fit| fit::part(writer, fit)));
    let runs = tried.leave_one_out.as_ref();
    parts.extend(runs.map(|runs| left_out::part(writer, runs, left_out::Group::Case)));
    let runs = tried.leave_cluster_out.as_ref();
    parts.extend(runs.map(|runs| left_out::part(writer, runs, left_out::Group::Cluster)));
    for found in [&tried.bootstrap, &tried.subsample].into_iter().flatten() {
        parts.push(resampling::part(writer, found));
    }
    let found = tried.permutation.as_ref();
    parts.extend(found.map(|found| chance::part(writer, found)));
    parts.extend(tried.panel.as_ref().map(|panel| panel::part(writer, panel)));
    parts
}

/// For the summary: one sentence for each outcome about the solution that leads.
pub(super) fn summary(writer: &Writer<'_>) -> Vec<String> {
    let words = writer.words;
    let outcomes = writer.results.outcomes().into_iter().enumerate();
    let sentence = |(at, outcome): (usize, &OutcomeResults)| {
        let kind = leading(outcome)?;
        let tried = &writer.results.protocol;
        let parts = [
            fit::words(writer, at, kind),
            left_out::words(
                words,
                tried.leave_one_out.as_ref(),
                at,
                kind,
                left_out::Group::Case,
            ),
            left_out::words(
                words,
                tried.leave_cluster_out.as_ref(),
                at,
                kind,
                left_out::Group::Cluster,
            ),
            resampling::words(words, tried.bootstrap.as_ref(), at, kind),
            resampling::words(words, tried.subsample.as_ref(), at, kind),
            chance::words(writer, at, kind),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| {
            say!(
                words,
                "protocol-summary",
                kind = words.kind(kind),
                outcome = &outcome.expression,
                parts = words.parts(&parts)
            )
        })
    };
    outcomes.filter_map(sentence).collect()
}

/// The solution that a reader looks for first.
fn leading(outcome: &OutcomeResults) -> Option<SolutionKind> {
    outcome.sufficiency.as_ref()?.leading()
}

/// A share of draws as a percentage: `34 %`; `–` of no draws.
fn percent(words: &Words, count: u32, of: u32) -> String {
    if of == 0 {
        return crate::wording::UNDEFINED.to_owned();
    }
    words.percent(f64::from(count) / f64::from(of))
}

/// The name of a table or figure about one solution.
fn name(what: &str, kind: SolutionKind, outcome: &OutcomeResults) -> String {
    format!(
        "{what}_{}_{}",
        kind.name(),
        super::file_name(&outcome.expression)
    )
}
