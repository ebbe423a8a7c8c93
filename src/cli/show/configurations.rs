//! The configuration table after Fiss (2011), in as many parts as the terminal needs.

use super::page::Page;
use super::text::{padded, width, wrapped};
use crate::findings::record::{ModelRecord, Record, SolutionRecord, TermRecord};
use crate::sufficiency::labelled_by_core;
use crate::wording::{Numbers, harmless};

/// Models whose tables are shown; the report has those of all.
const MOST_TABLES: usize = 3;
/// Cases named for a path; of more, the rest is counted.
const MOST_NAMES: usize = 8;
/// Blanks between two columns.
const GAP: usize = 2;

/// A path: its label and its term.
struct Path<'r> {
    label: String,
    term: &'r TermRecord,
}

/// The table of each model of a solution.
pub(super) fn write(
    recorded: &Record,
    outcome: &str,
    solution: &SolutionRecord,
    numbers: Numbers,
    page: &mut Page,
) {
    let several = solution.models.len() > 1;
    for (at, model) in solution.models.iter().take(MOST_TABLES).enumerate() {
        let which = if several {
            format!(" (M{})", at + 1)
        } else {
            String::new()
        };
        page.heading(&format!("Configurations for {outcome}{which}"));
        model_table(recorded, model, numbers, page);
    }
    if solution.models.len() > MOST_TABLES {
        let more = solution.models.len() - MOST_TABLES;
        page.paragraph(&format!("The tables of {more} more are in the report."));
    }
}

fn model_table(recorded: &Record, model: &ModelRecord, numbers: Numbers, page: &mut Page) {
    let core = |term: &TermRecord| {
        term.core_literals()
            .map_or_else(Vec::new, <[String]>::to_vec)
    };
    let cores: Vec<Vec<String>> = model.terms.iter().map(core).collect();
    let paths: Vec<Path<'_>> = labelled_by_core(&cores)
        .into_iter()
        .map(|(label, position)| Path {
            label,
            term: &model.terms[position],
        })
        .collect();
    let rows = rows(recorded, &paths, numbers);
    for line in laid_out(&rows, page.width()) {
        page.line(&line);
    }
    if paths.iter().any(|path| !path.term.core_by_pair.is_empty()) {
        page.paragraph(
            "Which conditions are core depends on the pair of models; the report has each marking.",
        );
    }
    let told = paths.iter().any(|path| path.term.core_literals().is_some());
    page.paragraph(if told {
        "● ⊗ core: present, absent. • ⊘ peripheral."
    } else {
        "● present, ⊗ absent."
    });
    for path in &paths {
        let text = format!("{}: {}", path.term.expression, cases(path.term));
        page.item(&padded(&path.label, 4), &text);
    }
}

/// The rows of a table: a title, and a cell for each path. The first holds the labels of the paths.
fn rows(recorded: &Record, paths: &[Path<'_>], numbers: Numbers) -> Vec<(String, Vec<String>)> {
    let of = |cell: &dyn Fn(&Path<'_>) -> String| paths.iter().map(cell).collect();
    let mut rows = vec![(String::new(), of(&|path| path.label.clone()))];
    for (name, _) in recorded.conditions() {
        let title = harmless(&recorded.titled(name));
        rows.push((title, of(&|path| mark(path.term, name))));
    }
    let number = |value| numbers.text(value);
    rows.push((
        "Consistency".to_owned(),
        of(&|path| number(path.term.consistency)),
    ));
    rows.push(("PRI".to_owned(), of(&|path| number(path.term.pri))));
    rows.push((
        "Raw coverage".to_owned(),
        of(&|path| number(path.term.raw_coverage)),
    ));
    rows.push((
        "Unique coverage".to_owned(),
        of(&|path| number(path.term.unique_coverage)),
    ));
    rows
}

/// The mark of a condition in a path; nothing where it does not matter.
fn mark(term: &TermRecord, condition: &str) -> String {
    let literals = term.expression.split('*');
    let about = |literal: &&str| {
        let name = literal.trim_start_matches('~');
        name.split('{').next() == Some(condition)
    };
    let Some(literal) = literals.into_iter().find(about) else {
        return String::new();
    };
    let core = term.core_literals();
    let core = core.is_none_or(|core| core.iter().any(|one| one == literal));
    let sign = match (literal.starts_with('~'), core) {
        (false, true) => "●",
        (false, false) => "•",
        (true, true) => "⊗",
        (true, false) => "⊘",
    };
    match literal.find('{') {
        Some(at) => format!("{sign} {}", &literal[at..]),
        None => sign.to_owned(),
    }
}

/// The table in lines of at most so many cells: titles in several lines where they are long, and paths in
/// several parts where they are many.
fn laid_out(rows: &[(String, Vec<String>)], most: usize) -> Vec<String> {
    let paths = rows.first().map_or(0, |(_, cells)| cells.len());
    let cells = rows.iter().flat_map(|(_, cells)| cells);
    let column = cells.map(|cell| width(cell)).max().unwrap_or(1) + GAP;
    let titles = rows
        .iter()
        .map(|(title, _)| width(title))
        .max()
        .unwrap_or(1);
    // Titles leave room for a path at least, and for all paths where half of the line is enough for them.
    let all = (paths * column).min(most / 2).max(column);
    let titles = titles.min(most.saturating_sub(all)).max(4);
    let at_once = ((most.saturating_sub(titles)) / column).max(1);
    let mut lines = Vec::new();
    let mut from = 0;
    while from < paths {
        if from > 0 {
            lines.push(String::new());
        }
        let to = (from + at_once).min(paths);
        for (title, cells) in rows {
            let mut title = wrapped(title, titles).into_iter();
            let mut line = padded(&title.next().unwrap_or_default(), titles);
            for cell in &cells[from..to] {
                line += &" ".repeat(GAP);
                line += &padded(cell, column - GAP);
            }
            lines.push(line);
            lines.extend(title);
        }
        from = to;
    }
    lines
}

/// The cases of a path, or how many there are.
fn cases(term: &TermRecord) -> String {
    let Some(cases) = &term.cases_above_half else {
        return "its cases are not listed".to_owned();
    };
    if cases.is_empty() {
        return "no case".to_owned();
    }
    let shown = if cases.len() > MOST_NAMES {
        MOST_NAMES - 1
    } else {
        cases.len()
    };
    let named = cases[..shown].join(", ");
    match cases.len() - shown {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
