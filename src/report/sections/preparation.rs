use super::super::Writer;
use super::super::number::counted;
use super::super::table::Table;
use crate::load::{AggregatedRows, FilteredRows, NewCells, Prepared, RecodedColumn};
use crate::wording::and;

/// What was done to the rows of the source before they were cases, in the order in which it was done.
pub(super) fn sentences(prepared: &Prepared) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(renamed(prepared));
    let recoded = prepared.recoded.iter();
    sentences.extend(recoded.map(|(name, column)| recoded_sentence(name, column)));
    sentences.extend(prepared.aggregated.iter().flat_map(aggregated));
    sentences.extend(
        prepared
            .filtered
            .as_ref()
            .map(|rows| filtered(rows, "where")),
    );
    sentences.extend(derived(prepared));
    sentences
}

/// The rows that `where` removed, where cases are listed.
pub(super) fn table(writer: &Writer<'_>) -> Option<Table> {
    let prepared = writer.results.table.prepared()?;
    let removed = prepared.filtered.as_ref()?;
    if !writer.lists_cases() || removed.cases.is_empty() {
        return None;
    }
    let caption = if removed.cases.len() < removed.removed {
        format!(
            "The first {} of the {} rows for which `{}` is not true.",
            removed.cases.len(),
            removed.removed,
            removed.condition
        )
    } else {
        format!("Rows for which `{}` is not true.", removed.condition)
    };
    let mut table = Table::new("removed_rows", &caption, &["Case"]);
    for case in &removed.cases {
        table.push(vec![case.clone().into()]);
    }
    Some(table)
}

fn renamed(prepared: &Prepared) -> Option<String> {
    let renamed = prepared.renamed.iter();
    let renamed: Vec<String> = renamed
        .map(|(from, to)| format!("`{from}` to `{to}`"))
        .collect();
    (!renamed.is_empty()).then(|| format!("Columns are renamed: {}.", and(&renamed)))
}

fn recoded_sentence(name: &str, column: &RecodedColumn) -> String {
    let becomes = |new: &NewCells| match &new.becomes {
        Some(value) => format!("becomes `{value}`"),
        None => "becomes missing".to_owned(),
    };
    let in_cells = |new: &NewCells| counted(new.cells as u128, "row", "rows");
    let values = column.values.iter();
    let mut parts: Vec<String> = values
        .map(|(from, new)| format!("`{from}` {} in {}", becomes(new), in_cells(new)))
        .collect();
    if let Some(others) = &column.otherwise {
        let becomes = match (others.kept, &others.becomes) {
            (true, _) => "stays as it is".to_owned(),
            (false, _) => becomes(others),
        };
        parts.push(format!("any other value {becomes} in {}", in_cells(others)));
    }
    format!("Column `{name}` is recoded: {}.", and(&parts))
}

fn aggregated(rows: &AggregatedRows) -> Vec<String> {
    let mut sentences = Vec::new();
    let taken = rows.filtered.as_ref();
    sentences.extend(taken.map(|taken| filtered(taken, "aggregate.where")));
    let columns = rows.columns.iter();
    let columns: Vec<String> = columns
        .map(|(name, summary)| format!("`{name}` ({summary})"))
        .collect();
    sentences.push(format!(
        "{} are put together to {} by `{}`; their columns are {}.",
        counted(rows.rows as u128, "row", "rows"),
        counted(rows.cases as u128, "case", "cases"),
        rows.by,
        and(&columns)
    ));
    sentences
}

fn filtered(rows: &FilteredRows, key: &str) -> String {
    let kept = format!(
        "Rows stay where `{}` is true (`data.{key}`)",
        rows.condition
    );
    let unknown = match rows.unknown {
        0 => String::new(),
        unknown => format!(", {unknown} of them because a value that it needs is missing"),
    };
    match rows.removed {
        0 => format!("{kept}: all of them."),
        1 if rows.unknown == 1 => {
            format!("{kept}: 1 row is removed, because a value that it needs is missing.")
        }
        removed => {
            let are = if removed == 1 { "is" } else { "are" };
            let removed = counted(removed as u128, "row", "rows");
            format!("{kept}: {removed} {are} removed{unknown}.")
        }
    }
}

fn derived(prepared: &Prepared) -> Option<String> {
    let derived = prepared.derived.iter();
    let derived: Vec<String> = derived
        .map(|(name, column)| {
            let missing = match column.missing {
                0 => String::new(),
                missing => format!(
                    " (without a value in {})",
                    counted(missing as u128, "row", "rows")
                ),
            };
            format!("`{name}` = `{}`{missing}", column.rule)
        })
        .collect();
    (!derived.is_empty()).then(|| format!("Columns are computed: {}.", and(&derived)))
}
