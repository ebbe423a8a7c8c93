use super::super::Writer;
use super::super::number::{Numbers, counted};
use super::super::table::Table;
use super::{Plain, preparation};
use crate::results::Results;
use crate::set::SetName;
use crate::study::{CaseNames, PublishedCases};

/// Source, cases, missing values, and how much of the property space was observed.
pub(super) fn view(writer: &mut Writer<'_>) -> Plain {
    let results = writer.results;
    let table = &results.table;
    let rows = match table.prepared() {
        Some(prepared) => counted(prepared.rows as u128, "row", "rows"),
        None => counted(table.rows_read() as u128, "case", "cases"),
    };
    let mut sentences = vec![format!(
        "The data are `{}` (SHA-256 `{}`): {rows} and {}.",
        table.file(),
        table.sha256(),
        counted(table.columns_read().len() as u128, "column", "columns"),
    )];
    sentences.extend(
        table
            .prepared()
            .map(preparation::sentences)
            .into_iter()
            .flatten(),
    );
    let kept = results.calibration.cases().len();
    let dropped = table.rows_read() - kept;
    sentences.push(if dropped == 0 {
        format!("All {kept} cases enter the analysis.")
    } else {
        let listed = if results.lists_cases() {
            ", and are listed below"
        } else {
            ""
        };
        format!("{kept} cases enter the analysis; {dropped} do not{listed}.")
    });
    sentences.extend(published(results));
    if let Some(sufficiency) = &results.outcome.sufficiency {
        let space = sufficiency.space();
        let observed = sufficiency.table().rows();
        let frequency = results.study.sufficiency.cutoffs.frequency as usize;
        let frequent = observed
            .iter()
            .filter(|row| row.cases().len() >= frequency)
            .count();
        let remainders = sufficiency.table().remainders();
        sentences.push(format!(
            "{} span {} logically possible configurations. {} hold at least one case, {frequent} of \
             them enough cases for the frequency cut-off; {} are logical remainders{}.",
            counted(space.names().len() as u128, "condition", "conditions"),
            space.size(),
            observed.len(),
            remainders.map_or_else(|| "more than can be counted".to_owned(), |n| n.to_string()),
            remainders.map_or_else(String::new, |n| share(n, space.size())),
        ));
    }
    let tables = preparation::table(writer)
        .into_iter()
        .chain(dropped_table(writer))
        .map(|table| writer.show(table))
        .collect();
    Plain { sentences, tables }
}

/// What the report leaves out, why, and where the data are to be had.
fn published(results: &Results) -> Vec<String> {
    let data = &results.study.data;
    let mut sentences = Vec::new();
    match data.publish.cases {
        PublishedCases::Aggregates => sentences.push(
            "The study publishes aggregates only (`data.publish`): lists of cases, and the values \
             and memberships of cases, are left out."
                .to_owned(),
        ),
        _ if !results.lists_cases() => sentences.push(format!(
            "Lists of cases are left out, because there are more than {} (`limits.cases_listed`).",
            results.study.limits.cases_listed
        )),
        PublishedCases::Memberships => sentences.push(
            "The study publishes the memberships of cases and not their raw values (`data.publish`): \
             raw values, and the smallest and the largest of them, are left out."
                .to_owned(),
        ),
        PublishedCases::All => {}
    }
    if data.publish.names == CaseNames::Numbers && results.lists_cases() {
        let place = match results.table.prepared() {
            None => "in the data file",
            Some(_) => "among the cases that the rows make",
        };
        sentences.push(format!(
            "Cases are called by their position {place} (`data.publish`), dropped ones counted too."
        ));
    }
    if let Some(obtain) = &data.obtain {
        sentences.push(format!(
            "The data file is not part of the study. It can be obtained from: {obtain}. The SHA-256 \
             tells whether it is the same file."
        ));
    }
    sentences
}

/// A share in parentheses, where the numbers are small enough to divide exactly.
fn share(part: u128, whole: u128) -> String {
    match (u32::try_from(part), u32::try_from(whole)) {
        (Ok(part), Ok(whole)) if whole > 0 => {
            format!(
                " ({})",
                Numbers::percent(f64::from(part) / f64::from(whole))
            )
        }
        _ => String::new(),
    }
}

fn dropped_table(writer: &Writer<'_>) -> Option<Table> {
    if !writer.lists_cases() {
        return None;
    }
    let mut table = Table::new(
        "dropped_cases",
        "Cases of the data file that do not enter the analysis, and why.",
        &["Case", "Reason", "Columns or sets"],
    );
    for dropped in writer.results.table.dropped() {
        let columns = dropped.columns().join(", ");
        table.push(vec![
            dropped.case().into(),
            "missing value".into(),
            columns.into(),
        ]);
    }
    for dropped in writer.results.calibration.dropped_at_half() {
        let sets: Vec<&str> = dropped.sets.iter().map(SetName::as_str).collect();
        let reason = "score of exactly 0.5".into();
        table.push(vec![
            dropped.case.clone().into(),
            reason,
            sets.join(", ").into(),
        ]);
    }
    (!table.is_empty()).then_some(table)
}
