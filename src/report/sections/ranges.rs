//! Sensitivity ranges, as a part of the section on robustness.

use serde::Serialize;

use super::super::Writer;
use super::super::figures::{FigureView, ranges as figure};
use super::super::number::{and, counted, plain};
use super::super::table::{Cell, Table, TableView};
use super::{file_name, maps};
use crate::results::OutcomeResults;
use crate::robustness::ranges::{Change, DecisionRange, End, Ending, Limit};
use crate::robustness::variants::Recoded;
use crate::study::{CutoffName, MovableDecision, Relation, SolutionKind};
use crate::sufficiency::Sufficiency;

/// Rows that one end names.
const ROWS_SHOWN: usize = 3;

/// A heading with sentences, then tables, then figures.
#[derive(Serialize)]
pub(super) struct Block {
    pub(super) title: &'static str,
    pub(super) sentences: Vec<String>,
    pub(super) tables: Vec<TableView>,
    pub(super) figures: Vec<FigureView>,
}

/// Ranges and maps; nothing where the study asks for neither.
pub(super) fn blocks(writer: &mut Writer<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = ranges(writer).into_iter().collect();
    blocks.extend(maps::block(writer));
    blocks
}

fn ranges(writer: &mut Writer<'_>) -> Option<Block> {
    let results = writer.results;
    if results.ranges.is_empty() {
        return None;
    }
    let mut tables = Vec::new();
    let mut figures = Vec::new();
    for (at, outcome) in results.outcomes().into_iter().enumerate() {
        for &kind in outcome.sufficiency.iter().flat_map(Sufficiency::reported) {
            let table = table(writer, outcome, at, kind);
            tables.push(writer.show(table));
        }
        if let Some(figure) = figure::draw(writer, outcome, at) {
            figures.push(writer.draw(figure));
        }
    }
    Some(Block {
        title: "Sensitivity ranges",
        sentences: legend(writer),
        tables,
        figures,
    })
}

/// How to read the tables.
fn legend(writer: &Writer<'_>) -> Vec<String> {
    let results = writer.results;
    let plan = &results.study.ranges;
    let mut sentences = vec![
        "A range is the interval around the declared value of one decision, all others as they are, in \
         which a solution stays the same: the same models, all of those that tie. Beyond its end the \
         solution is another one; further away it may be the same again. Where a decision has the name of a set in it, \
         it is an anchor of that set in the unit of its column."
            .to_owned(),
        "The ends of cut-offs are scores of observed rows, and those of thresholds are raw values; they are \
         exact, and “belongs” says whether the end itself is part of the range. A row reaches a cut-off that \
         is its own score."
            .to_owned(),
    ];
    if !results.calibration.components().is_empty() {
        sentences.push("Anchors of sets that others are made of are not moved.".to_owned());
    }
    let is_searched = |range: &&DecisionRange| {
        let anchor = range.decision.anchor.as_ref();
        anchor.is_some_and(|anchor| anchor.course.is_smooth())
    };
    if results.ranges.iter().any(|range| is_searched(&range)) {
        sentences.push(format!(
            "The anchors of curves are searched: on both sides of every raw value that a crossover can meet, \
             and in {} steps to the range of the raw values, up to one such range beyond them; ends between two such steps are halved \
             down to {} of the range of the raw values. Both sides of each end were run. A \
             change that comes and goes between two steps is not seen.",
            plan.scan_steps,
            plain(plan.precision)
        ));
    }
    if !writer.lists_raw_values() {
        sentences.push(
            "Since raw values are not published, the ends of an anchor are told within the true ones, in \
             twentieths of the range of the raw values."
                .to_owned(),
        );
    }
    sentences
}

/// The ranges of all decisions for one solution.
fn table(writer: &Writer<'_>, outcome: &OutcomeResults, at: usize, kind: SolutionKind) -> Table {
    let mut table = Table::new(
        format!("ranges_{}_{}", kind.name(), file_name(&outcome.expression)),
        format!(
            "Ranges of decisions in which the {kind} solution for `{}` stays the same, and what ends them: \
             how the solution beyond the end stands to that of the main run, the solution, and the rows \
             whose codes change.",
            outcome.expression
        ),
        &[
            "Decision",
            "#Declared",
            "#From",
            "Belongs",
            "#To",
            "Belongs",
            "Below",
            "Above",
        ],
    );
    for range in &writer.results.ranges {
        let Some(solution) = range.of(at, kind) else {
            continue;
        };
        let name = range.decision.key.clone();
        let value = |value: Option<f64>| match range.decision.moves {
            MovableDecision::Cutoff(CutoffName::Frequency) => whole(value),
            _ => Cell::from(value),
        };
        let declared = value(Some(range.decision.declared));
        let Some([lower, upper]) = &solution.ends else {
            let note = "not every model of the main run is listed (limits)";
            let empty = || Cell::from("");
            let nothing = || Cell::from(None::<f64>);
            table.push(vec![
                name.into(),
                declared,
                nothing(),
                empty(),
                nothing(),
                empty(),
                note.into(),
                empty(),
            ]);
            continue;
        };
        table.push(vec![
            name.into(),
            declared,
            value(lower.value),
            belongs(lower).into(),
            value(upper.value),
            belongs(upper).into(),
            ending(writer, lower).into(),
            ending(writer, upper).into(),
        ]);
    }
    table
}

/// A number of cases.
fn whole(value: Option<f64>) -> Cell {
    value.map_or(Cell::from(None::<f64>), |value| Cell::Text(plain(value)))
}

fn belongs(end: &End) -> &'static str {
    match (end.value, end.included) {
        (None, _) => "",
        (Some(_), true) => "yes",
        (Some(_), false) => "no",
    }
}

/// What ends a range, in words.
fn ending(writer: &Writer<'_>, end: &End) -> String {
    match &end.ending {
        Ending::Changes(change) => changed(writer, change),
        Ending::Limit(Limit::Scale) => "end of the scale".to_owned(),
        Ending::Limit(Limit::Data) => "end of the data".to_owned(),
        Ending::Limit(Limit::Neighbour(name)) => format!("{name} is next"),
        Ending::Limit(Limit::Searched) => "no change as far as was searched".to_owned(),
        Ending::CannotRun => "beyond it the study cannot be run".to_owned(),
        Ending::OutOfSteps => "the steps ran out (`limits.steps`)".to_owned(),
        Ending::NotKnown => "beyond it not every model was found".to_owned(),
        Ending::Unlimited => "no end".to_owned(),
    }
}

fn changed(writer: &Writer<'_>, change: &Change) -> String {
    let models = match &change.models[..] {
        [] => String::new(),
        [first, ..] if change.models_total > 1 => {
            format!(" `{first}` (the first of {} models)", change.models_total)
        }
        [only, ..] => format!(" `{only}`"),
    };
    let rows = rows(writer, &change.recoded);
    format!("{}{models}{rows}", relation(change.relation))
}

/// How another solution stands to that of the main run, in a word.
pub(super) fn relation(relation: Option<Relation>) -> &'static str {
    match relation {
        None => "another",
        Some(Relation::Same) => "same",
        Some(Relation::Equal) => "same rows, other models:",
        Some(Relation::Subset) => "subset",
        Some(Relation::Superset) => "superset",
        Some(Relation::Overlapping) => "overlapping",
        Some(Relation::Different) => "different",
        Some(Relation::Lost) => "no solution",
        Some(Relation::Gained) => "solution only there",
    }
}

fn rows(writer: &Writer<'_>, recoded: &[Recoded]) -> String {
    let most = ROWS_SHOWN.min(writer.results.study.limits.rows_listed);
    let text = |row: &Recoded| {
        format!(
            "row {}: {} → {}",
            row.row,
            row.main.code(),
            row.variant.code()
        )
    };
    let mut rows: Vec<String> = recoded.iter().take(most).map(text).collect();
    if recoded.len() > most {
        let more = recoded.len() - most;
        rows.push(counted(more as u128, "more row", "more rows"));
    }
    if rows.is_empty() {
        return String::new();
    }
    format!("; {}", rows.join(", "))
}

/// For the summary: the ranges of the cut-offs for the leading solution of each outcome.
pub(super) fn summary(writer: &Writer<'_>) -> Vec<String> {
    let results = writer.results;
    let outcomes = results.outcomes().into_iter().enumerate();
    let sentence = |(at, outcome): (usize, &OutcomeResults)| {
        let kind = outcome.sufficiency.as_ref()?.leading()?;
        let cutoffs = results.ranges.iter().filter(|range| {
            let is_cutoff = matches!(range.decision.moves, MovableDecision::Cutoff(_));
            is_cutoff && range.decision.whose.includes(at)
        });
        let parts: Vec<String> = cutoffs
            .filter_map(|range| {
                let [lower, upper] = range.of(at, kind)?.ends.as_ref()?;
                let MovableDecision::Cutoff(name) = range.decision.moves else {
                    return None;
                };
                Some(format!(
                    "{} {}",
                    name.in_words(),
                    interval(writer, lower, upper)
                ))
            })
            .collect();
        let all = and(&parts);
        (!parts.is_empty()).then(|| {
            format!(
                "The {kind} solution for `{}` stays the same for {all}, each moved alone.",
                outcome.expression
            )
        })
    };
    outcomes.filter_map(sentence).collect()
}

/// `above 0.592 up to 0.672`; whole numbers as they are.
pub(super) fn interval(writer: &Writer<'_>, lower: &End, upper: &End) -> String {
    let number = |value: f64| writer.numbers.short(value);
    if let (Some(from), Some(to)) = (lower.value, upper.value)
        && from.total_cmp(&to).is_eq()
    {
        return format!("{} only", number(from));
    }
    let from = lower.value.map(|value| {
        let word = if lower.included { "from" } else { "above" };
        format!("{word} {}", number(value))
    });
    let to = upper.value.map(|value| {
        let word = if upper.included { "up to" } else { "below" };
        format!("{word} {}", number(value))
    });
    let parts: Vec<String> = [from, to].into_iter().flatten().collect();
    parts.join(" ")
}
