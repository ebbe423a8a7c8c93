use crate::sql;
use crate::study::document::{Entry, Kind, Node};
use crate::study::{Derivation, DerivationRule, Summary};

use super::super::fields::Keys;
use super::super::problems::Problems;
use super::super::wording::{found, subject};

const KEYS: Keys = Keys {
    allowed: &[
        "mean", "sum", "min", "max", "median", "count", "first", "last", "at_least",
    ],
    later: &[],
};
const EXAMPLE: &str = "`derive: {demand: \"users / population\"}`";
const OF_EXAMPLE: &str = "`derive: {trust: {mean: [q1, q2, q3], at_least: 2}}`";

/// Reads `data.derive`.
pub(super) fn read(node: &Node, problems: &mut Problems) -> Option<Vec<Derivation>> {
    super::each_entry(node, EXAMPLE, problems, |entry, problems| {
        Some(Derivation {
            name: super::key(entry),
            rule: read_rule(entry, problems)?,
        })
    })
}

fn read_rule(entry: &Entry, problems: &mut Problems) -> Option<DerivationRule> {
    let node = &entry.value;
    if let Kind::Mapping(_) = node.kind {
        return read_of_columns(node, problems);
    }
    let expression = problems.placed_text(node, EXAMPLE)?;
    match sql::parse(&expression.value) {
        Ok(_) => Some(DerivationRule::Expression(expression)),
        Err(refusal) => {
            super::refused(node, &refusal, problems);
            None
        }
    }
}

fn read_of_columns(node: &Node, problems: &mut Problems) -> Option<DerivationRule> {
    let section = problems.section(node, KEYS, OF_EXAMPLE)?;
    let summaries = section.entries().filter_map(|entry| {
        let summary = super::summary(&entry.key)?;
        Some((summary, &entry.value))
    });
    let summaries: Vec<(Summary, &Node)> = summaries.collect();
    let [(summary, listed)] = summaries[..] else {
        problems.wrong_type(node, "one summary with its columns", OF_EXAMPLE);
        return None;
    };
    let columns = problems.filled_list_of(listed, "columns", OF_EXAMPLE, |problems, item| {
        problems.placed_text(item, OF_EXAMPLE)
    });
    let most = columns.as_ref().map(Vec::len);
    let at_least = section.optional("at_least", problems, |node, problems| {
        read_at_least(node, most, problems)
    });
    let columns = columns?;
    Some(DerivationRule::OfColumns {
        summary,
        at_least: at_least.ok()?.unwrap_or(columns.len()),
        columns,
    })
}

/// How many columns need a value, which is not more than there are.
fn read_at_least(node: &Node, columns: Option<usize>, problems: &mut Problems) -> Option<usize> {
    let least = problems.whole(node, 1, "`at_least: 2`")?;
    let least = usize::try_from(least).ok()?;
    if columns.is_none_or(|columns| least <= columns) {
        return Some(least);
    }
    let message = format!(
        "{} {}, more than there are columns",
        subject(&node.place),
        found(node)
    );
    let help = format!("for example {OF_EXAMPLE}");
    problems.add("out-of-range", &node.place, message, Some(help));
    None
}
