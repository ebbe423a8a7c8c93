//! What differs between two runs, as lines for people and as Markdown.

use crate::findings::{Change, Comparison, Weight};
use crate::wording::{counted, harmless};

/// How many changes of one kind people are shown; the JSON form has them all.
const MOST_LINES: usize = 40;

/// The causes and the changed findings, each below a heading, indented by four blanks.
pub(super) fn lines(comparison: &Comparison) -> Vec<String> {
    let mut lines = Vec::new();
    for (heading, items) in sections(comparison) {
        lines.push(format!("    {heading}"));
        lines.extend(items.into_iter().map(|item| format!("      {item}")));
    }
    if comparison.changes.is_empty() {
        lines.push(format!("    {}", unchanged(comparison)));
    }
    lines
}

/// The comparison as lists in Markdown.
pub(super) fn markdown(comparison: &Comparison) -> String {
    let mut paragraphs = Vec::new();
    for (heading, items) in sections(comparison) {
        let items = items.iter().map(|item| format!("- {}\n", escaped(item)));
        paragraphs.push(format!("\n**{heading}**\n\n{}", items.collect::<String>()));
    }
    if comparison.changes.is_empty() {
        paragraphs.push(format!("\n{}\n", unchanged(comparison)));
    }
    paragraphs.concat()
}

/// The headings, and what stands below them; nothing stands below none.
fn sections(comparison: &Comparison) -> Vec<(&'static str, Vec<String>)> {
    let weighing = |weight: &[Weight]| {
        let changes = comparison.changes.iter();
        changes
            .filter(|change| weight.contains(&change.weight))
            .collect::<Vec<_>>()
    };
    let details = weighing(&[Weight::Detail]).len();
    let mut degree = shown(&weighing(&[Weight::Fit]));
    if details > 0 {
        let (one, many) = if degree.is_empty() {
            ("figure", "figures")
        } else {
            ("further figure", "further figures")
        };
        let more = counted(details as u128, one, many);
        degree.push(format!("{more} moved (--format json lists them)"));
    }
    let causes: Vec<&Change> = comparison.causes.iter().collect();
    let sections = [
        ("what changed", shown(&causes)),
        (
            "what it did to the findings",
            shown(&weighing(&[Weight::Kind])),
        ),
        ("in degree only", degree),
    ];
    sections
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .collect()
}

fn shown(changes: &[&Change]) -> Vec<String> {
    let mut items: Vec<String> = changes
        .iter()
        .take(MOST_LINES)
        .map(|change| harmless(&format!("{}: {}", change.about, change.text)))
        .collect();
    if changes.len() > MOST_LINES {
        let more = changes.len() - MOST_LINES;
        items.push(format!("and {more} more (--format json lists all)"));
    }
    items
}

fn unchanged(comparison: &Comparison) -> &'static str {
    if comparison.is_engine_only() {
        "engine only, findings unchanged"
    } else {
        "findings unchanged"
    }
}

/// Text for Markdown: signs of emphasis, strike-through and HTML are escaped outside code.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    for sign in text.chars() {
        match sign {
            '`' => in_code = !in_code,
            '*' | '_' | '~' | '<' | '>' | '|' | '[' | ']' if !in_code => out.push('\\'),
            _ => {}
        }
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_outside_code_is_escaped() {
        assert_eq!(escaped("`LS*~MD` and ~HS"), "`LS*~MD` and \\~HS");
    }
}
