use super::super::Writer;
use super::super::table::Table;
use crate::language::{Words, say};
use crate::load::{AggregatedRows, FilteredRows, NewCells, Prepared, RecodedColumn};

/// What was done to the rows of the source before they were cases, in the order in which it was done.
pub(super) fn sentences(words: &Words, prepared: &Prepared) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(renamed(words, prepared));
    let recoded = prepared.recoded.iter();
    sentences.extend(recoded.map(|(name, column)| recoded_sentence(words, name, column)));
    let put_together = prepared.aggregated.iter();
    sentences.extend(put_together.flat_map(|rows| aggregated(words, rows)));
    let chosen = prepared.filtered.as_ref();
    sentences.extend(chosen.map(|rows| filtered(words, rows, "where")));
    sentences.extend(derived(words, prepared));
    sentences
}

/// The rows that `where` removed, where cases are listed.
pub(super) fn table(writer: &Writer<'_>) -> Option<Table> {
    let words = writer.words;
    let prepared = writer.results.table.prepared()?;
    let removed = prepared.filtered.as_ref()?;
    if !writer.lists_cases() || removed.cases.is_empty() {
        return None;
    }
    let caption = if removed.cases.len() < removed.removed {
        say!(
            words,
            "data-first-removed-caption",
            shown = removed.cases.len(),
            removed = removed.removed,
            condition = &removed.condition
        )
    } else {
        say!(
            words,
            "data-removed-caption",
            condition = &removed.condition
        )
    };
    let columns = words.columns(&["column-case"]);
    let mut table = Table::new("removed_rows", caption, &columns);
    for case in &removed.cases {
        table.push(vec![case.clone().into()]);
    }
    Some(table)
}

fn renamed(words: &Words, prepared: &Prepared) -> Option<String> {
    let renamed = prepared.renamed.iter();
    let renamed: Vec<String> = renamed
        .map(|(from, to)| say!(words, "data-renamed-column", from = from, to = to))
        .collect();
    let columns = (!renamed.is_empty()).then(|| words.and(&renamed))?;
    Some(say!(words, "data-renamed", columns = columns))
}

fn recoded_sentence(words: &Words, name: &str, column: &RecodedColumn) -> String {
    let values = column.values.iter();
    let mut parts: Vec<String> = values
        .map(|(from, new)| match &new.becomes {
            Some(to) => say!(
                words,
                "data-recoded-value",
                from = from,
                to = to,
                rows = new.cells
            ),
            None => say!(words, "data-recoded-missing", from = from, rows = new.cells),
        })
        .collect();
    parts.extend(column.otherwise.as_ref().map(|others| other(words, others)));
    say!(
        words,
        "data-recoded",
        column = name,
        values = words.and(&parts)
    )
}

/// What becomes of values that are not listed.
fn other(words: &Words, others: &NewCells) -> String {
    match (others.kept, &others.becomes) {
        (true, _) => say!(words, "data-recoded-others-kept", rows = others.cells),
        (false, Some(to)) => say!(words, "data-recoded-others", to = to, rows = others.cells),
        (false, None) => say!(words, "data-recoded-others-missing", rows = others.cells),
    }
}

fn aggregated(words: &Words, rows: &AggregatedRows) -> Vec<String> {
    let mut sentences = Vec::new();
    let taken = rows.filtered.as_ref();
    sentences.extend(taken.map(|taken| filtered(words, taken, "aggregate.where")));
    let columns = rows.columns.iter();
    let columns: Vec<String> = columns
        .map(|(name, summary)| {
            say!(
                words,
                "data-aggregated-column",
                column = name,
                summary = summary
            )
        })
        .collect();
    sentences.push(say!(
        words,
        "data-aggregated",
        rows = rows.rows,
        cases = rows.cases,
        by = &rows.by,
        columns = words.and(&columns)
    ));
    sentences
}

fn filtered(words: &Words, rows: &FilteredRows, key: &str) -> String {
    let condition = &rows.condition;
    match (rows.removed, rows.unknown) {
        (0, _) => say!(words, "data-where-all", condition = condition, key = key),
        (removed, 0) => say!(
            words,
            "data-where",
            condition = condition,
            key = key,
            removed = removed
        ),
        (removed, unknown) if removed == unknown => say!(
            words,
            "data-where-unknown",
            condition = condition,
            key = key,
            removed = removed
        ),
        (removed, unknown) => say!(
            words,
            "data-where-some-unknown",
            condition = condition,
            key = key,
            removed = removed,
            unknown = unknown
        ),
    }
}

fn derived(words: &Words, prepared: &Prepared) -> Option<String> {
    let derived = prepared.derived.iter();
    let derived: Vec<String> = derived
        .map(|(name, column)| match column.missing {
            0 => say!(
                words,
                "data-derived-column",
                column = name,
                rule = &column.rule
            ),
            missing => say!(
                words,
                "data-derived-column-with-gaps",
                column = name,
                rule = &column.rule,
                rows = missing
            ),
        })
        .collect();
    let columns = (!derived.is_empty()).then(|| words.and(&derived))?;
    Some(say!(words, "data-derived", columns = columns))
}
