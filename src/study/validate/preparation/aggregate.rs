use crate::study::document::{Entry, Kind, Node};
use crate::study::{AggregatedColumn, Aggregation, Placed, Summary};

use super::super::fields::Keys;
use super::super::problems::Problems;

const KEYS: Keys = Keys {
    allowed: &["by", "where", "columns"],
    later: &[],
};
const EXAMPLE: &str = "`aggregate: {by: country, columns: {gdp: mean, years: count}}`";
const OF_EXAMPLE: &str = "`columns: {gdp: mean, gdp_latest: {last: gdp}}`";

/// Reads `data.aggregate`.
pub(super) fn read(node: &Node, problems: &mut Problems) -> Option<Aggregation> {
    let section = problems.section(node, KEYS, EXAMPLE)?;
    let by = section
        .require(
            "by",
            &format!("the column that tells the cases apart: {EXAMPLE}"),
            problems,
        )
        .and_then(|node| problems.placed_text(node, EXAMPLE));
    let filter = section.optional("where", problems, super::read_filter);
    let columns = section
        .require(
            "columns",
            &format!("the columns of the cases: {EXAMPLE}"),
            problems,
        )
        .and_then(|node| super::each_entry(node, EXAMPLE, problems, read_column));
    Some(Aggregation {
        by: by?,
        filter: filter.ok()?,
        columns: columns?,
    })
}

fn read_column(entry: &Entry, problems: &mut Problems) -> Option<AggregatedColumn> {
    let name = super::key(entry);
    if let Kind::Mapping(_) = entry.value.kind {
        let (summary, of) = read_of(&entry.value, problems)?;
        return Some(AggregatedColumn {
            name,
            summary,
            of: Some(of),
        });
    }
    let summary = problems.word(&entry.value, &Summary::ALL, &[])?;
    let of = (summary != Summary::Count).then(|| name.clone());
    Some(AggregatedColumn { name, summary, of })
}

/// A summary of a column with another name: `{last: gdp}`.
fn read_of(node: &Node, problems: &mut Problems) -> Option<(Summary, Placed<String>)> {
    let section = problems.section(node, super::SUMMARIES, OF_EXAMPLE)?;
    let mut entries = section.entries();
    let (Some(entry), None) = (entries.next(), entries.next()) else {
        problems.wrong_type(node, "one summary with its column", OF_EXAMPLE);
        return None;
    };
    let summary = super::summary(&entry.key)?;
    let of = problems.placed_text(&entry.value, OF_EXAMPLE)?;
    Some((summary, of))
}
