use super::super::Writer;
use super::super::figures::Figure;
use super::super::figures::rows::{self, Code, Line, Value};
use super::super::number::{counted, plain};
use super::super::table::{Cell, Table};
use super::{ByOutcome, OutcomePart};
use crate::results::OutcomeResults;
use crate::study::Cutoffs;
use crate::sufficiency::{RowOutcome, Sufficiency, TruthTableRow};
use crate::wording::rows_in_words;

pub(super) fn view(writer: &mut Writer<'_>) -> ByOutcome {
    let results = writer.results;
    let sentence = "Rows with at least one case whose membership in the row is above 0.5, positive \
                    rows first, then by consistency. Consistency and PRI run over all cases, n counts \
                    the cases of the row. OUT: 1 sufficient, 0 not, C a contradiction, ? a remainder \
                    with too few cases.";
    let plan = &results.study.sufficiency;
    let mut outcomes = Vec::new();
    for (outcome, cutoffs) in results.outcomes().into_iter().zip([
        Some(plan.cutoffs),
        plan.negated_outcome.as_ref().map(|negated| negated.cutoffs),
    ]) {
        if let (Some(sufficiency), Some(cutoffs)) = (&outcome.sufficiency, cutoffs) {
            outcomes.push(part(writer, outcome, sufficiency, &cutoffs));
        }
    }
    ByOutcome {
        sentences: vec![sentence.to_owned()],
        outcomes,
    }
}

fn part(
    writer: &mut Writer<'_>,
    outcome: &OutcomeResults,
    sufficiency: &Sufficiency,
    cutoffs: &Cutoffs,
) -> OutcomePart {
    let names = sufficiency.space().names();
    let titles: Vec<String> = ["Row".to_owned()]
        .into_iter()
        .chain(names.iter().map(|name| format!("#{name}")))
        .chain(["#n", "#Consistency", "#PRI", "OUT", "Cases"].map(str::to_owned))
        .collect();
    let mut table = Table::new(
        format!("truth_table_{}", super::file_name(&outcome.expression)),
        format!(
            "Truth table for `{}`: the values of the conditions in each observed row, its number of cases (n), \
             consistency and PRI, its code (OUT), and its cases.",
            outcome.expression
        ),
        &titles.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    for row in sorted(sufficiency) {
        let mut cells = vec![Cell::Count(row.number())];
        cells.extend(
            row.configuration()
                .iter()
                .map(|&value| Cell::Count(value.into())),
        );
        cells.extend([
            Cell::Count(row.cases().len() as u128),
            row.consistency().into(),
            row.pri().into(),
            row.outcome().code().to_string().into(),
            writer.cases(row.cases()).into(),
        ]);
        table.push(cells);
    }
    let figure = picture(writer, outcome, sufficiency);
    OutcomePart {
        title: format!("`{}`", outcome.expression),
        sentences: sentences(writer, sufficiency, cutoffs),
        tables: vec![writer.show(table)],
        figures: figure
            .into_iter()
            .map(|figure| writer.draw(figure))
            .collect(),
    }
}

/// The rows as a picture, in the order of the table.
fn picture(writer: &Writer<'_>, outcome: &OutcomeResults, of: &Sufficiency) -> Option<Figure> {
    let space = of.space();
    let value = |(condition, &value): (usize, &u8)| {
        if space.levels()[condition] > 2 {
            Value::Level(value)
        } else if value == 0 {
            Value::Absent
        } else {
            Value::Present
        }
    };
    let lines = sorted(of).into_iter().map(|row| Line {
        number: row.number(),
        values: row.configuration().iter().enumerate().map(value).collect(),
        n: row.cases().len(),
        code: match row.outcome() {
            RowOutcome::Positive => Code::Positive,
            RowOutcome::Negative => Code::Negative,
            RowOutcome::Contradiction => Code::Contradiction,
            RowOutcome::Remainder => Code::Remainder,
        },
        consistency: writer.number(row.consistency()),
    });
    let names: Vec<String> = space.names().iter().map(ToString::to_string).collect();
    let file = format!("truth_table_{}", super::file_name(&outcome.expression));
    let lines: Vec<Line> = lines.collect();
    rows::draw(
        writer.words,
        &outcome.expression.to_string(),
        &names,
        &lines,
        file,
    )
}

/// Positive rows first, then by consistency from the highest, then by number.
fn sorted(sufficiency: &Sufficiency) -> Vec<&TruthTableRow> {
    let mut rows: Vec<&TruthTableRow> = sufficiency.table().rows().iter().collect();
    let rank = |row: &TruthTableRow| match row.outcome() {
        RowOutcome::Positive => 0,
        RowOutcome::Contradiction => 1,
        RowOutcome::Negative => 2,
        RowOutcome::Remainder => 3,
    };
    rows.sort_by(|a, b| {
        let by_consistency = || b.consistency().partial_cmp(&a.consistency());
        rank(a)
            .cmp(&rank(b))
            .then_with(|| by_consistency().unwrap_or(std::cmp::Ordering::Equal))
            .then_with(|| a.number().cmp(&b.number()))
    });
    rows
}

fn sentences(writer: &Writer<'_>, sufficiency: &Sufficiency, cutoffs: &Cutoffs) -> Vec<String> {
    let table = sufficiency.table();
    let kept: usize = table
        .rows()
        .iter()
        .filter(|row| is_frequent(row, cutoffs))
        .map(|row| row.cases().len())
        .sum();
    let all = sufficiency.outcome().len();
    let mut sentences = vec![format!(
        "Cut-offs: frequency {}, consistency {}{}, PRI {}. Rows with enough cases hold {kept} of {}.",
        cutoffs.frequency,
        plain(cutoffs.consistency.value()),
        cutoffs
            .contradiction_from
            .map_or_else(String::new, |c| format!(" (C from {})", plain(c.value()))),
        plain(cutoffs.pri.value()),
        counted(all as u128, "case", "cases"),
    )];
    let space = table.space();
    let by_pri: Vec<String> = table
        .rows()
        .iter()
        .filter(|row| row.outcome() == RowOutcome::Negative)
        .filter(|row| cutoffs.consistency.is_reached_by(row.consistency()))
        .filter(|row| !cutoffs.pri.is_reached_by(row.pri()))
        .map(|row| row.number().to_string())
        .collect();
    if !by_pri.is_empty() {
        sentences.push(format!(
            "Consistent enough, and negative because of the PRI cut-off of {}: row {}.",
            plain(cutoffs.pri.value()),
            by_pri.join(", ")
        ));
    }
    if !table.excluded().is_empty(space) {
        sentences.push(format!(
            "Excluded by the study file, and counted as negative: {}, {}.",
            super::rows_counted(table.excluded().count(space)),
            rows_in_words(
                table.excluded(),
                writer.results.study.limits.rows_listed,
                space
            )
        ));
    }
    sentences.extend(gap(writer, sufficiency, cutoffs));
    if !table.ambiguous_cases().is_empty() {
        sentences.push(format!(
            "In no row, because a score is exactly 0.5: {}.",
            writer.cases(table.ambiguous_cases())
        ));
    }
    sentences
}

/// Whether a row has the cases that the frequency cut-off asks for; an excluded row may not.
fn is_frequent(row: &TruthTableRow, cutoffs: &Cutoffs) -> bool {
    row.cases().len() >= cutoffs.frequency as usize
}

/// Between which observed consistencies the cut-off lies.
fn gap(writer: &Writer<'_>, sufficiency: &Sufficiency, cutoffs: &Cutoffs) -> Option<String> {
    let rows = sufficiency.table().rows().iter();
    let (above, below): (Vec<Option<f64>>, Vec<Option<f64>>) = rows
        .filter(|row| is_frequent(row, cutoffs))
        .map(TruthTableRow::consistency)
        .partition(|consistency| cutoffs.consistency.is_reached_by(*consistency));
    let lowest = above.into_iter().flatten().reduce(f64::min);
    let highest = below.into_iter().flatten().reduce(f64::max);
    let cutoff = plain(cutoffs.consistency.value());
    Some(match (highest, lowest) {
        (Some(below), Some(above)) => format!(
            "The consistency cut-off of {cutoff} lies between {} and {}, the nearest consistencies of rows.",
            writer.number(Some(below)),
            writer.number(Some(above))
        ),
        (Some(below), None) => format!(
            "No row reaches the consistency cut-off of {cutoff}; the highest has {}.",
            writer.number(Some(below))
        ),
        (None, Some(above)) => format!(
            "Every row reaches the consistency cut-off of {cutoff}; the lowest has {}.",
            writer.number(Some(above))
        ),
        (None, None) => return None,
    })
}
