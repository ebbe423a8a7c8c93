//! The configuration table after Fiss (2011): paths as columns, conditions as rows.

use serde::Serialize;

use super::super::Writer;
use super::super::figures::FigureView;
use super::super::figures::configurations::{
    Grid, Group, Mark, PATH_FITS, Path, SOLUTION_FITS, draw,
};
use super::super::number::counted;
use super::super::table::{Cell, Table, TableView};
use super::head::label_and_name;
use crate::results::OutcomeResults;
use crate::set::Expression;
use crate::sufficiency::{CaseList, ConfigurationPath, ConfigurationTable, Sufficiency};

/// Tables printed for an outcome; more are counted.
const MOST_TABLES: usize = 6;
/// Cases named for a path; of more, the rest is counted.
const MOST_NAMES: usize = 8;

/// Sentences, then each table with its figure.
#[derive(Serialize)]
pub(super) struct Configurations {
    sentences: Vec<String>,
    blocks: Vec<Block>,
}

#[derive(Serialize)]
struct Block {
    table: TableView,
    figure: FigureView,
}

/// One table of an outcome's leading solution.
#[derive(Clone, Copy)]
struct Shown<'a> {
    outcome: &'a OutcomeResults,
    analysis: &'a Sufficiency,
    table: &'a ConfigurationTable,
    /// What tells it from the outcome's other tables; empty when there is one.
    name: &'a str,
}

pub(super) fn view(writer: &mut Writer<'_>) -> Configurations {
    let results = writer.results;
    let found: Vec<Found<'_>> = results
        .outcomes()
        .into_iter()
        .filter_map(Found::of)
        .collect();
    let mut sentences = introduction(&found);
    sentences.extend(found.iter().flat_map(Found::in_words));
    let mut blocks = Vec::new();
    let first: Vec<Shown<'_>> = found.iter().filter_map(|found| found.shown(0)).collect();
    if !first.is_empty() {
        blocks.push(block(writer, &first));
    }
    for found in &found {
        let others = 1..found.tables.len().min(MOST_TABLES);
        for shown in others.filter_map(|position| found.shown(position)) {
            blocks.push(block(writer, &[shown]));
        }
    }
    Configurations { sentences, blocks }
}

/// The configuration tables of an outcome's leading solution.
struct Found<'a> {
    outcome: &'a OutcomeResults,
    analysis: &'a Sufficiency,
    tables: Vec<ConfigurationTable>,
    names: Vec<String>,
}

impl<'a> Found<'a> {
    fn of(outcome: &'a OutcomeResults) -> Option<Self> {
        let analysis = outcome.sufficiency.as_ref()?;
        let kind = analysis.leading()?;
        let tables = analysis.configuration_tables(kind);
        let models = analysis.models(kind).len();
        let name = |table: &ConfigurationTable| {
            let mut parts = Vec::new();
            if models > 1 {
                parts.push(format!("M{}", table.model + 1));
            }
            if table.ambiguous {
                let pair = |&pair: &usize| {
                    let pair = &analysis.intermediate(kind).pairs()[pair];
                    format!("C{}P{}", pair.conservative + 1, pair.parsimonious + 1)
                };
                let pairs: Vec<String> = table.pairs.iter().map(pair).collect();
                parts.push(pairs.join(" "));
            }
            parts.join(", ")
        };
        let names = tables.iter().map(name).collect();
        Some(Self {
            outcome,
            analysis,
            tables,
            names,
        })
    }

    fn shown(&self, position: usize) -> Option<Shown<'_>> {
        Some(Shown {
            outcome: self.outcome,
            analysis: self.analysis,
            table: self.tables.get(position)?,
            name: &self.names[position],
        })
    }

    fn tells_core(&self) -> bool {
        let mut paths = self.tables.iter().flat_map(|table| &table.paths);
        paths.any(|path| path.core.is_some())
    }

    /// Which solution it is, how many models tie, and whether marks are ambiguous.
    fn in_words(&self) -> Vec<String> {
        let outcome = &self.outcome.expression;
        let Some(kind) = self.analysis.leading() else {
            return Vec::new();
        };
        let Some(first) = self.tables.first() else {
            return vec![format!(
                "The {kind} solution for `{outcome}` has no path to show."
            )];
        };
        let mut sentences = vec![format!(
            "For `{outcome}` it is the {kind} solution{}.",
            if self.tables.len() > 1 {
                format!(", {} first", self.names[0])
            } else {
                String::new()
            }
        )];
        if !self.tells_core() {
            sentences.push(format!(
                "Core is told from peripheral by an intermediate solution, and the study reports none \
                 for `{outcome}`: every mark is large."
            ));
        }
        let models = self.analysis.models(kind).len();
        if models > 1 {
            sentences.push(format!(
                "{} tie for `{outcome}`, and the data cannot tell them apart: each has a table of its \
                 own.",
                counted(models as u128, "model", "models")
            ));
        }
        if first.ambiguous || self.tables.iter().any(|table| table.ambiguous) {
            sentences.push(format!(
                "Which conditions of `{outcome}` are core is ambiguous: it depends on the pair of a \
                 conservative (C) and a parsimonious (P) model, and each marking has a table of its own."
            ));
        }
        if self.tables.len() > MOST_TABLES {
            sentences.push(format!(
                "{MOST_TABLES} of {} tables for `{outcome}` are shown.",
                self.tables.len()
            ));
        }
        sentences
    }
}

fn introduction(found: &[Found<'_>]) -> Vec<String> {
    if found.iter().all(|found| found.tables.is_empty()) {
        return vec!["There is no path to show.".to_owned()];
    }
    let mut text =
        "Columns are paths, rows are conditions: ● the condition is present, ⊗ it is absent, \
                    blank: it does not matter for the path."
            .to_owned();
    if found.iter().any(Found::tells_core) {
        text += " Large marks (● ⊗) are core conditions: they are also in the parsimonious terms, of \
                 the model's own parsimonious solution, that contain the path. Small ones (• ⊘) are \
                 peripheral. Paths with the same core carry the same number (1a, 1b).";
    }
    vec![text]
}

fn block(writer: &mut Writer<'_>, shown: &[Shown<'_>]) -> Block {
    let grid = grid(writer, shown);
    let name = file_of(shown);
    let outcomes: Vec<String> = shown
        .iter()
        .map(|shown| format!("`{}`", shown.outcome.expression))
        .collect();
    let named = shown.first().map_or("", |shown| shown.name);
    let which = if named.is_empty() || shown.len() > 1 {
        String::new()
    } else {
        format!(" ({named})")
    };
    let about = format!("{}{which}", outcomes.join(" and "));
    let table = table(writer, &grid, &name, &about);
    let figure = draw(writer.words, writer.numbers, &grid, &name, &about);
    Block {
        table: writer.show(table),
        figure: writer.draw(figure),
    }
}

fn file_of(shown: &[Shown<'_>]) -> String {
    match shown {
        [one] if !one.name.is_empty() => {
            let outcome = super::file_name(&one.outcome.expression);
            let part = one.name.replace(", ", "_").replace(' ', "_");
            format!("configurations_{outcome}_{part}")
        }
        _ => "configurations".to_owned(),
    }
}

fn grid(writer: &Writer<'_>, shown: &[Shown<'_>]) -> Grid {
    let conditions = writer.results.calibration.conditions().iter();
    Grid {
        conditions: conditions.map(label_and_name).collect(),
        groups: shown.iter().map(|shown| group(writer, shown)).collect(),
        tells_core: shown
            .iter()
            .flat_map(|shown| &shown.table.paths)
            .any(|path| path.core.is_some()),
    }
}

fn group(writer: &Writer<'_>, shown: &Shown<'_>) -> Group {
    let kind = shown.analysis.leading();
    let models = kind.map_or(&[][..], |kind| shown.analysis.models(kind));
    let model = &models[shown.table.model];
    let path = |path: &ConfigurationPath| {
        let term = &model.terms[path.term];
        let space = shown.analysis.space();
        let mut marks = vec![None; space.names().len()];
        for (condition, value) in term.implicant.literals() {
            let core = path.core.as_ref();
            let is_core = core.is_none_or(|core| core.contains(&condition));
            marks[condition] = Some(mark(&space.literal(condition, value), is_core));
        }
        Path {
            label: path.label.clone(),
            marks,
            fit: term.fit,
            cases: names(writer, &term.cases_above_half),
        }
    };
    let called = if shown.name.is_empty() {
        String::new()
    } else {
        format!(" ({})", shown.name)
    };
    Group {
        outcome: shown.outcome.expression.to_string(),
        title: format!("{}{called}", title(writer, shown.outcome)),
        paths: shown.table.paths.iter().map(path).collect(),
        fit: model.fit,
    }
}

/// `Data openness (DO)` for the outcome, `~DO` for its negation.
fn title(writer: &Writer<'_>, outcome: &OutcomeResults) -> String {
    let set = writer.results.calibration.outcome();
    let text = outcome.expression.to_string();
    if text == set.name().as_str() {
        label_and_name(set)
    } else {
        text
    }
}

fn mark(literal: &Expression, core: bool) -> Mark {
    match literal {
        Expression::Not(_) if core => Mark::CoreAbsent,
        Expression::Not(_) => Mark::PeripheralAbsent,
        Expression::Literal(literal) => {
            let values = literal.values.iter().flatten();
            let values: Vec<String> = values.map(u8::to_string).collect();
            Mark::Present {
                core,
                values: values.join(","),
            }
        }
        _ => Mark::Present {
            core,
            values: String::new(),
        },
    }
}

/// The names of the first cases one by one, the last entry a count of the rest.
fn names(writer: &Writer<'_>, cases: &CaseList) -> Vec<String> {
    if !writer.lists_cases() {
        return vec![counted(cases.count() as u128, "case", "cases")];
    }
    let names = writer.results.calibration.cases();
    let cases = cases.positions();
    let shown = if cases.len() > MOST_NAMES {
        MOST_NAMES - 1
    } else {
        cases.len()
    };
    let first = cases.iter().take(shown);
    let mut listed: Vec<String> = first.map(|&case| names[case].to_owned()).collect();
    if shown < cases.len() {
        listed.push(format!("and {} more", cases.len() - shown));
    }
    listed
}

fn table(writer: &Writer<'_>, grid: &Grid, name: &str, about: &str) -> Table {
    let several = grid.groups.len() > 1;
    let paths = || {
        let groups = grid.groups.iter();
        groups.flat_map(|group| group.paths.iter().map(move |path| (group, path)))
    };
    let title = |(group, path): (&Group, &Path)| format!("^{} {}", group.outcome, path.label);
    let titles: Vec<String> = std::iter::once("Condition".to_owned())
        .chain(paths().map(title))
        .collect();
    let cases = if writer.lists_cases() {
        "the cases with a membership above 0.5 in the path"
    } else {
        "how many cases have a membership above 0.5 in the path"
    };
    let caption = format!(
        "Configurations for {about}: {}the fit of each path, {cases}, and the fit of the whole solution{}.",
        if several {
            "a column for each path of each outcome, "
        } else {
            "a column for each path, "
        },
        if several {
            ", which stands in the first column of its outcome"
        } else {
            ", which stands in the first column"
        }
    );
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut table = Table::new(name, caption, &titles);
    for (position, condition) in grid.conditions.iter().enumerate() {
        let mut row = vec![Cell::Text(condition.clone())];
        row.extend(paths().map(|(_, path)| {
            let mark = path.marks[position].as_ref();
            Cell::Text(mark.map_or_else(String::new, Mark::text))
        }));
        table.push(row);
    }
    for (title, value) in PATH_FITS {
        let mut row = vec![Cell::from(writer.words.say(title))];
        row.extend(paths().map(|(_, path)| Cell::Number(value(path))));
        table.push(row);
    }
    let mut row = vec![Cell::from("Cases")];
    row.extend(paths().map(|(_, path)| Cell::Text(path.cases.join(", "))));
    table.push(row);
    for (title, value) in SOLUTION_FITS {
        let mut row = vec![Cell::from(writer.words.say(title))];
        for group in &grid.groups {
            let first = std::iter::once(Cell::Number(value(group)));
            let blank = std::iter::repeat_n(Cell::from(""), group.paths.len().saturating_sub(1));
            row.extend(first.chain(blank));
        }
        table.push(row);
    }
    table
}
