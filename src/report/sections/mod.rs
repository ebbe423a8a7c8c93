//! One file a section: what the results say, as finished text, lists and flags.

mod calibration;
mod cases;
mod cases_to_look_at;
mod claims;
mod configurations;
mod data;
mod head;
mod maps;
mod nca;
mod necessity;
mod plots;
mod protocol;
mod ranges;
mod reproduce;
mod robustness;
mod standards;
mod sufficiency;
mod titles;
mod truth_table;

pub(super) use protocol::case_kind;

use serde::Serialize;

use super::Writer;
use super::figures::FigureView;
use super::table::TableView;
use crate::language::{Words, say};
use titles::SectionTitle;

/// The whole report as the templates see it.
#[derive(Serialize)]
pub(super) struct View {
    head: head::Head,
    contents: Vec<titles::Entry>,
    claims: claims::Claims,
    data: Plain,
    calibration: calibration::Calibration,
    necessity: necessity::View,
    truth_table: ByOutcome,
    sufficiency: sufficiency::Sufficiency,
    configurations: configurations::Configurations,
    cases: cases::Cases,
    robustness: robustness::Robustness,
    standards: Plain,
    reproduce: reproduce::Reproduce,
}

/// A section of sentences and tables.
#[derive(Serialize)]
struct Plain {
    sentences: Vec<String>,
    tables: Vec<TableView>,
}

/// A section with a part for the outcome and one for its negation.
#[derive(Serialize)]
struct ByOutcome {
    sentences: Vec<String>,
    outcomes: Vec<OutcomePart>,
}

/// What a section says of one outcome.
#[derive(Serialize)]
struct OutcomePart {
    title: String,
    sentences: Vec<String>,
    tables: Vec<TableView>,
    figures: Vec<FigureView>,
}

/// The sections in the order of the report, so that tables are numbered as they are read.
pub(super) fn view(writer: &mut Writer<'_>) -> View {
    View {
        head: head::view(writer),
        contents: titles::contents(writer.words),
        claims: claims::view(writer),
        data: data::view(writer),
        calibration: calibration::view(writer),
        necessity: necessity::view(writer),
        truth_table: truth_table::view(writer),
        sufficiency: sufficiency::view(writer),
        configurations: configurations::view(writer),
        cases: cases::view(writer),
        robustness: robustness::view(writer),
        standards: standards::view(writer),
        reproduce: reproduce::view(writer),
    }
}

/// An expression as part of a file name, for figures.
pub(super) fn name_of(expression: &crate::set::Expression) -> String {
    file_name(expression)
}

/// An expression as part of a file name: `~` is written `not_`, braces are left out.
fn file_name(expression: &crate::set::Expression) -> String {
    plain_file_name(&expression.to_string().replace('~', "not_"))
}

/// Letters of a text in a file name at most.
const MOST_LETTERS: usize = 30;

/// A text as part of a file name that every system takes.
fn plain_file_name(text: &str) -> String {
    let letters = text.chars().take(MOST_LETTERS);
    letters
        .map(|c| match c {
            c if "{},()* +/\\:?<>|\"'$".contains(c) || c.is_control() => '_',
            c => c,
        })
        .collect()
}

/// `1 row`, `2 rows`, and words where there are too many.
fn rows_counted(words: &Words, count: Option<u128>) -> String {
    count.map_or_else(
        || words.say("truth-table-uncountable-rows"),
        |count| say!(words, "truth-table-rows", n = count),
    )
}
