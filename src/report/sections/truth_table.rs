use super::super::Writer;
use super::super::figures::Figure;
use super::super::figures::rows::{self, Code, Line, Value};
use super::super::number::plain;
use super::super::table::{Cell, Table};
use super::{ByOutcome, OutcomePart};
use crate::language::say;
use crate::results::OutcomeResults;
use crate::study::Cutoffs;
use crate::sufficiency::{RowOutcome, Sufficiency, TruthTableRow};

pub(super) fn view(writer: &mut Writer<'_>) -> ByOutcome {
    let results = writer.results;
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
        sentences: vec![writer.words.say("truth-table-introduction")],
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
    let words = writer.words;
    let titles: Vec<String> = [words.say("column-row")]
        .into_iter()
        .chain(names.iter().map(|name| format!("#{name}")))
        .chain(words.columns(&[
            "#column-n",
            "#column-consistency",
            "#column-pri",
            "truth-table-column-out",
            "column-cases",
        ]))
        .collect();
    let mut table = Table::new(
        format!("truth_table_{}", super::file_name(&outcome.expression)),
        say!(words, "truth-table-caption", outcome = &outcome.expression),
        &titles,
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
    let [consistency, pri] = [cutoffs.consistency, cutoffs.pri].map(|c| plain(c.value()));
    let words = writer.words;
    let mut sentences = vec![match cutoffs.contradiction_from {
        None => say!(
            words,
            "truth-table-cutoffs",
            frequency = cutoffs.frequency,
            consistency = &consistency,
            pri = &pri,
            kept = kept,
            all = all
        ),
        Some(contradiction) => say!(
            words,
            "truth-table-cutoffs-with-contradictions",
            frequency = cutoffs.frequency,
            consistency = &consistency,
            contradiction = plain(contradiction.value()),
            pri = &pri,
            kept = kept,
            all = all
        ),
    }];
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
        sentences.push(say!(
            words,
            "truth-table-negative-by-pri",
            pri = pri,
            rows = words.list(&by_pri)
        ));
    }
    if !table.excluded().is_empty(space) {
        let most = writer.results.study.limits.rows_listed;
        sentences.push(say!(
            words,
            "truth-table-excluded",
            rows = super::rows_counted(words, table.excluded().count(space)),
            expression = words.rows(table.excluded(), most, space)
        ));
    }
    sentences.extend(gap(writer, sufficiency, cutoffs));
    if !table.ambiguous_cases().is_empty() {
        let cases = writer.cases(table.ambiguous_cases());
        sentences.push(say!(words, "truth-table-ambiguous", cases = cases));
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
    let number = |value| writer.number(Some(value));
    let words = writer.words;
    Some(match (highest, lowest) {
        (Some(below), Some(above)) => say!(
            words,
            "truth-table-gap",
            cutoff = cutoff,
            below = number(below),
            above = number(above)
        ),
        (Some(below), None) => say!(
            words,
            "truth-table-none-reaches",
            cutoff = cutoff,
            highest = number(below)
        ),
        (None, Some(above)) => say!(
            words,
            "truth-table-all-reach",
            cutoff = cutoff,
            lowest = number(above)
        ),
        (None, None) => return None,
    })
}
