use super::super::Writer;
use super::super::table::Table;
use super::Plain;
use crate::language::{Words, say};
use crate::results::Results;
use crate::set::SetName;
use crate::study::{CaseNames, PublishedCases, SourceFormat};
use crate::sufficiency::Sufficiency;

/// Source, cases, missing values, and how much of the property space was observed.
pub(super) fn view(writer: &mut Writer<'_>) -> Plain {
    let (results, words) = (writer.results, writer.words);
    let table = &results.table;
    let mut sentences = vec![say!(
        words,
        "data-source",
        file = table.file(),
        sha = table.sha256(),
        cases = table.rows_read(),
        columns = table.columns_read().len(),
    )];
    sentences.extend(asked(words, &results.study.data.format));
    let kept = results.calibration.cases().len();
    let dropped = table.rows_read() - kept;
    sentences.push(if dropped == 0 {
        say!(words, "data-all-kept", kept = kept)
    } else {
        let key = if results.lists_cases() {
            "data-dropped-and-listed"
        } else {
            "data-dropped"
        };
        say!(words, key, kept = kept, dropped = dropped)
    });
    sentences.extend(published(results, words));
    let sufficiency = results.outcome.sufficiency.as_ref();
    sentences.extend(sufficiency.map(|sufficiency| space_in_words(results, words, sufficiency)));
    let tables = dropped_table(writer)
        .into_iter()
        .map(|table| writer.show(table))
        .collect();
    Plain { sentences, tables }
}

/// How much of the property space was observed.
fn space_in_words(results: &Results, words: &Words, sufficiency: &Sufficiency) -> String {
    let space = sufficiency.space();
    let observed = sufficiency.table().rows();
    let frequency = results.study.sufficiency.cutoffs.frequency as usize;
    let frequent = observed
        .iter()
        .filter(|row| row.cases().len() >= frequency)
        .count();
    let (conditions, size) = (space.names().len(), space.size());
    let remainders = sufficiency.table().remainders();
    let share = remainders.and_then(|count| share(words, count, size));
    let Some(share) = share else {
        return say!(
            words,
            "data-space",
            conditions = conditions,
            size = size,
            observed = observed.len(),
            frequent = frequent,
            remainders =
                remainders.map_or_else(|| words.say("data-uncountable"), |n| n.to_string())
        );
    };
    say!(
        words,
        "data-space-and-share",
        conditions = conditions,
        size = size,
        observed = observed.len(),
        frequent = frequent,
        remainders = remainders.map_or_else(String::new, |n| n.to_string()),
        share = share
    )
}

/// What a query asks, and what the SHA-256 is of where there is no file.
fn asked(words: &Words, format: &SourceFormat) -> Option<String> {
    match format {
        SourceFormat::Sqlite { .. } => Some(words.say("data-sqlite")),
        SourceFormat::Postgres { query, .. } => {
            let is_ordered = query.value.to_lowercase().contains("order by");
            Some(words.say(if is_ordered {
                "data-postgres"
            } else {
                "data-postgres-unordered"
            }))
        }
        _ => None,
    }
}

/// What the report leaves out, why, and where the data are to be had.
fn published(results: &Results, words: &Words) -> Vec<String> {
    let data = &results.study.data;
    let mut sentences = Vec::new();
    match data.publish.cases {
        PublishedCases::Aggregates => sentences.push(words.say("data-aggregates-only")),
        _ if !results.lists_cases() => sentences.push(say!(
            words,
            "data-too-many-cases",
            most = results.study.limits.cases_listed
        )),
        PublishedCases::Memberships => sentences.push(words.say("data-memberships-only")),
        PublishedCases::All => {}
    }
    if data.publish.names == CaseNames::Numbers && results.lists_cases() {
        sentences.push(words.say("data-numbered-cases"));
    }
    if let Some(obtain) = &data.obtain {
        sentences.push(say!(words, "data-obtain", from = obtain));
    }
    sentences
}

/// A share, where the numbers are small enough to divide exactly.
fn share(words: &Words, part: u128, whole: u128) -> Option<String> {
    match (u32::try_from(part), u32::try_from(whole)) {
        (Ok(part), Ok(whole)) if whole > 0 => {
            Some(words.percent(f64::from(part) / f64::from(whole)))
        }
        _ => None,
    }
}

fn dropped_table(writer: &Writer<'_>) -> Option<Table> {
    if !writer.lists_cases() {
        return None;
    }
    let words = writer.words;
    let mut table = Table::new(
        "dropped_cases",
        words.say("data-dropped-caption"),
        &words.columns(&["column-case", "data-column-reason", "data-column-about"]),
    );
    for dropped in writer.results.table.dropped() {
        table.push(vec![
            dropped.case().into(),
            words.say("data-missing-value").into(),
            words.list(dropped.columns()).into(),
        ]);
    }
    for dropped in writer.results.calibration.dropped_at_half() {
        let sets: Vec<&str> = dropped.sets.iter().map(SetName::as_str).collect();
        table.push(vec![
            dropped.case.clone().into(),
            words.say("data-half-score").into(),
            words.list(&sets).into(),
        ]);
    }
    (!table.is_empty()).then_some(table)
}
