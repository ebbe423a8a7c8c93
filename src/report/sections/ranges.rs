//! Sensitivity ranges, as a part of the section on robustness.

use serde::Serialize;

use super::super::Writer;
use super::super::figures::{FigureView, ranges as figure};
use super::super::number::plain;
use super::super::table::{Cell, Table, TableView};
use super::{file_name, maps};
use crate::language::{Words, say};
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
    pub(super) title: String,
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
        title: writer.words.say("ranges-title"),
        sentences: legend(writer),
        tables,
        figures,
    })
}

/// How to read the tables.
fn legend(writer: &Writer<'_>) -> Vec<String> {
    let (words, results) = (writer.words, writer.results);
    let plan = &results.study.ranges;
    let mut sentences = vec![words.say("ranges-legend"), words.say("ranges-legend-ends")];
    let is_searched = |range: &&DecisionRange| {
        let anchor = range.decision.anchor.as_ref();
        anchor.is_some_and(|anchor| anchor.course.is_smooth())
    };
    if results.ranges.iter().any(|range| is_searched(&range)) {
        sentences.push(say!(
            words,
            "ranges-legend-search",
            steps = plan.scan_steps.to_string(),
            precision = plain(plan.precision)
        ));
    }
    if !writer.lists_raw_values() {
        sentences.push(words.say("ranges-legend-unpublished"));
    }
    sentences
}

/// The ranges of all decisions for one solution.
fn table(writer: &Writer<'_>, outcome: &OutcomeResults, at: usize, kind: SolutionKind) -> Table {
    let words = writer.words;
    let mut table = Table::new(
        format!("ranges_{}_{}", kind.name(), file_name(&outcome.expression)),
        say!(
            words,
            "ranges-caption",
            kind = words.kind(kind),
            outcome = &outcome.expression
        ),
        &words.columns(&[
            "ranges-column-decision",
            "#ranges-column-declared",
            "#ranges-column-from",
            "ranges-column-belongs",
            "#ranges-column-to",
            "ranges-column-belongs",
            "ranges-column-below",
            "ranges-column-above",
        ]),
    );
    for range in &writer.results.ranges {
        let Some(solution) = range.of(at, kind) else {
            continue;
        };
        let name = words.decision_key(&range.decision);
        let value = |value: Option<f64>| match range.decision.moves {
            MovableDecision::Cutoff(CutoffName::Frequency) => whole(value),
            _ => Cell::from(value),
        };
        let declared = value(Some(range.decision.declared));
        let Some([lower, upper]) = &solution.ends else {
            let note = words.say("ranges-main-not-listed");
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
            belongs(words, lower).into(),
            value(upper.value),
            belongs(words, upper).into(),
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

fn belongs(words: &Words, end: &End) -> String {
    match (end.value, end.included) {
        (None, _) => String::new(),
        (Some(_), true) => words.say("ranges-yes"),
        (Some(_), false) => words.say("ranges-no"),
    }
}

/// What ends a range, in words.
fn ending(writer: &Writer<'_>, end: &End) -> String {
    let words = writer.words;
    match &end.ending {
        Ending::Changes(change) => changed(writer, change),
        Ending::Limit(Limit::Scale) => words.say("ranges-end-of-scale"),
        Ending::Limit(Limit::Data) => words.say("ranges-end-of-data"),
        Ending::Limit(Limit::Neighbour(name)) => {
            say!(words, "ranges-neighbour", name = words.neighbour(name))
        }
        Ending::Limit(Limit::Searched) => words.say("ranges-searched"),
        Ending::CannotRun => words.say("ranges-cannot-run"),
        Ending::OutOfSteps => words.say("ranges-out-of-steps"),
        Ending::NotKnown => words.say("ranges-not-known"),
        Ending::Unlimited => words.say("ranges-unlimited"),
    }
}

fn changed(writer: &Writer<'_>, change: &Change) -> String {
    let words = writer.words;
    let relation = match change.relation {
        Some(Relation::Equal) => words.say("ranges-same-rows-other-models"),
        other => relation(words, other),
    };
    let solution = match &change.models[..] {
        [] => relation,
        [first, ..] if change.models_total > 1 => say!(
            words,
            "ranges-changed-first",
            relation = relation,
            model = first,
            n = change.models_total
        ),
        [only, ..] => say!(words, "ranges-changed", relation = relation, model = only),
    };
    match rows(writer, &change.recoded) {
        Some(rows) => words.parts(&[solution, rows]),
        None => solution,
    }
}

/// How another solution stands to that of the main run, in a word.
pub(super) fn relation(words: &Words, relation: Option<Relation>) -> String {
    words.say(match relation {
        None => "ranges-another",
        Some(Relation::Same) => "robustness-relation-same",
        Some(Relation::Equal) => "robustness-relation-same-rows",
        Some(Relation::Subset) => "robustness-relation-subset",
        Some(Relation::Superset) => "robustness-relation-superset",
        Some(Relation::Overlapping) => "robustness-relation-overlapping",
        Some(Relation::Different) => "robustness-relation-different",
        Some(Relation::Lost) => "robustness-relation-no-solution",
        Some(Relation::Gained) => "ranges-only-there",
    })
}

/// The rows whose codes change, the first ones by name.
fn rows(writer: &Writer<'_>, recoded: &[Recoded]) -> Option<String> {
    let words = writer.words;
    let most = ROWS_SHOWN.min(writer.results.study.limits.rows_listed);
    let text = |row: &Recoded| {
        say!(
            words,
            "ranges-row",
            row = row.row.to_string(),
            main = row.main.code().to_string(),
            variant = row.variant.code().to_string()
        )
    };
    let mut rows: Vec<String> = recoded.iter().take(most).map(text).collect();
    if recoded.len() > most {
        rows.push(say!(words, "ranges-rows-more", n = recoded.len() - most));
    }
    (!rows.is_empty()).then(|| words.commas(&rows))
}

/// For the summary: the ranges of the cut-offs for the leading solution of each outcome.
pub(super) fn summary(writer: &Writer<'_>) -> Vec<String> {
    let (words, results) = (writer.words, writer.results);
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
                Some(say!(
                    words,
                    "ranges-summary-one",
                    cutoff = cutoff(words, name),
                    interval = interval(writer, lower, upper)
                ))
            })
            .collect();
        (!parts.is_empty()).then(|| {
            say!(
                words,
                "ranges-summary",
                kind = words.kind(kind),
                outcome = &outcome.expression,
                ranges = words.and(&parts)
            )
        })
    };
    outcomes.filter_map(sentence).collect()
}

/// What a cut-off is called in a sentence.
fn cutoff(words: &Words, name: CutoffName) -> String {
    words.say(match name {
        CutoffName::Consistency => "ranges-cutoff-consistency",
        CutoffName::ContradictionFrom => "ranges-cutoff-contradictions",
        CutoffName::Pri => "ranges-cutoff-pri",
        CutoffName::Frequency => "ranges-cutoff-frequency",
    })
}

/// `above 0.592 up to 0.672`; whole numbers as they are.
pub(super) fn interval(writer: &Writer<'_>, lower: &End, upper: &End) -> String {
    let words = writer.words;
    let number = |value: f64| writer.numbers.short(value);
    if let (Some(from), Some(to)) = (lower.value, upper.value)
        && from.total_cmp(&to).is_eq()
    {
        return say!(words, "ranges-only", value = number(from));
    }
    let from = lower.value.map(|value| {
        let included = if lower.included {
            "ranges-from"
        } else {
            "ranges-above"
        };
        say!(words, included, value = number(value))
    });
    let to = upper.value.map(|value| {
        let included = if upper.included {
            "ranges-up-to"
        } else {
            "ranges-below"
        };
        say!(words, included, value = number(value))
    });
    match (from, to) {
        (Some(from), Some(to)) => say!(words, "ranges-both", from = from, to = to),
        (from, to) => from.or(to).unwrap_or_default(),
    }
}
