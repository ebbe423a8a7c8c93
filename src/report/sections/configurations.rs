//! The configuration table after Fiss (2011): paths as columns, conditions as rows.

use serde::Serialize;

use super::super::Writer;
use super::super::figures::FigureView;
use super::super::figures::configurations::{
    Grid, Group, Mark, PATH_FITS, Path, SOLUTION_FITS, draw,
};
use super::super::table::{Cell, Table, TableView};
use super::head::label_and_name;
use crate::language::{Words, say};
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
    let words = writer.words;
    let mut sentences = introduction(words, &found);
    sentences.extend(found.iter().flat_map(|found| found.in_words(words)));
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
    fn in_words(&self, words: &Words) -> Vec<String> {
        let outcome = &self.outcome.expression;
        let Some(leading) = self.analysis.leading() else {
            return Vec::new();
        };
        let kind = words.kind(leading);
        if self.tables.is_empty() {
            return vec![say!(
                words,
                "configurations-empty",
                kind = kind,
                outcome = outcome
            )];
        }
        let mut sentences = vec![if self.tables.len() > 1 {
            say!(
                words,
                "configurations-solution-first",
                kind = kind,
                outcome = outcome,
                first = &self.names[0]
            )
        } else {
            say!(
                words,
                "configurations-solution",
                kind = kind,
                outcome = outcome
            )
        }];
        if !self.tells_core() {
            sentences.push(say!(words, "configurations-no-core", outcome = outcome));
        }
        let models = self.analysis.models(leading).len();
        if models > 1 {
            sentences.push(say!(
                words,
                "configurations-ties",
                n = models,
                outcome = outcome
            ));
        }
        if self.tables.iter().any(|table| table.ambiguous) {
            sentences.push(say!(words, "configurations-ambiguous", outcome = outcome));
        }
        if self.tables.len() > MOST_TABLES {
            sentences.push(say!(
                words,
                "configurations-some-tables",
                shown = MOST_TABLES,
                all = self.tables.len(),
                outcome = outcome
            ));
        }
        sentences
    }
}

fn introduction(words: &Words, found: &[Found<'_>]) -> Vec<String> {
    if found.iter().all(|found| found.tables.is_empty()) {
        return vec![words.say("configurations-none")];
    }
    let key = if found.iter().any(Found::tells_core) {
        "configurations-introduction-with-core"
    } else {
        "configurations-introduction"
    };
    vec![words.say(key)]
}

fn block(writer: &mut Writer<'_>, shown: &[Shown<'_>]) -> Block {
    let words = writer.words;
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
        say!(words, "configurations-which", name = named)
    };
    let about = format!("{}{which}", words.and(&outcomes));
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
        conditions: conditions
            .map(|set| label_and_name(writer.words, set))
            .collect(),
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
        say!(writer.words, "configurations-which", name = shown.name)
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
        label_and_name(writer.words, set)
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
        return vec![writer.words.cases(cases.count())];
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
        let more = cases.len() - shown;
        listed.push(say!(writer.words, "configurations-more-cases", more = more));
    }
    listed
}

fn table(writer: &Writer<'_>, grid: &Grid, name: &str, about: &str) -> Table {
    let words = writer.words;
    let several = grid.groups.len() > 1;
    let paths = || {
        let groups = grid.groups.iter();
        groups.flat_map(|group| group.paths.iter().map(move |path| (group, path)))
    };
    let title = |(group, path): (&Group, &Path)| format!("^{} {}", group.outcome, path.label);
    let titles: Vec<String> = std::iter::once(words.say("column-condition"))
        .chain(paths().map(title))
        .collect();
    let key = match (writer.lists_cases(), several) {
        (true, false) => "configurations-caption",
        (true, true) => "configurations-caption-of-several",
        (false, false) => "configurations-caption-without-cases",
        (false, true) => "configurations-caption-of-several-without-cases",
    };
    let caption = say!(words, key, about = about);
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
    let mut row = vec![Cell::Text(words.say("column-cases"))];
    row.extend(paths().map(|(_, path)| Cell::Text(words.list(&path.cases))));
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
