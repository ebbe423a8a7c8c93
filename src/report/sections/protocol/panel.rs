//! Fit within and between clusters.

use super::super::super::Writer;
use super::super::super::figures::heat_map;
use super::super::super::table::{Cell, Table};
use super::Part;
use crate::language::{Words, say};
use crate::results::OutcomeResults;
use crate::robustness::{GroupFit, GroupedRelation, Panel, PanelOutcome, Relation, Subject};

/// Expressions that the tables by group, and the heat maps, have columns for: what fits on a page.
const MOST_COLUMNS: usize = 12;

pub(super) fn part(writer: &mut Writer<'_>, panel: &Panel) -> Part {
    let words = writer.words;
    let sentences = vec![match &panel.within {
        Some(within) => say!(
            words,
            "protocol-panel-intro-within",
            between = &panel.between,
            within = within
        ),
        None => say!(words, "protocol-panel-intro", between = &panel.between),
    }];
    let (mut tables, mut figures) = (Vec::new(), Vec::new());
    for (outcome, found) in writer.results.outcomes().into_iter().zip(&panel.outcomes) {
        if found.relations.is_empty() {
            continue;
        }
        let table = pooled(words, outcome, found);
        tables.push(writer.show(table));
        for side in [Side::Between, Side::Within] {
            let shown = found.relations.iter().filter(|one| is_shown(one));
            let shown: Vec<&GroupedRelation> = shown.take(MOST_COLUMNS).collect();
            let groups = shown.first().map_or(0, |one| side.groups(one).len());
            if groups == 0 || !writer.results.lists_groups(groups) {
                continue;
            }
            let table = by_group(words, outcome, panel, &shown, side);
            let (name, column) = (table.name.clone(), side.column(panel));
            tables.push(writer.show(table));
            let figure = heat_map::draw(words, &name, outcome, column, &shown, |one| {
                side.groups(one)
            });
            figures.push(writer.draw(figure));
        }
    }
    Part {
        title: words.say("protocol-panel-title"),
        sentences,
        tables,
        figures,
    }
}

/// Which groups are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Between,
    Within,
}

impl Side {
    fn groups(self, one: &GroupedRelation) -> &[GroupFit] {
        match self {
            Self::Between => one.diagnostics.between(),
            Self::Within => one.diagnostics.within(),
        }
    }

    /// The column.
    fn column(self, panel: &Panel) -> &str {
        match self {
            Self::Between => &panel.between,
            Self::Within => panel.within.as_deref().unwrap_or_default(),
        }
    }

    /// In names of files.
    fn word(self) -> &'static str {
        match self {
            Self::Between => "between",
            Self::Within => "within",
        }
    }
}

/// What has a column in the tables by group: the solution, and conditions where some are necessary; both
/// halves of every condition would be too many.
fn is_shown(one: &GroupedRelation) -> bool {
    one.subject != Subject::Condition || one.is_necessary
}

fn pooled(words: &Words, outcome: &OutcomeResults, found: &PanelOutcome) -> Table {
    let caption = match found.kind {
        Some(kind) => say!(
            words,
            "protocol-panel-pooled-caption-kind",
            outcome = &outcome.expression,
            kind = words.kind(kind)
        ),
        None => say!(
            words,
            "protocol-panel-pooled-caption",
            outcome = &outcome.expression
        ),
    };
    let mut table = Table::new(
        format!("clusters_{}", super::super::file_name(&outcome.expression)),
        caption,
        &words.columns(&[
            "protocol-column-what",
            "protocol-column-expression",
            "protocol-column-for",
            "#column-consistency",
            "#column-coverage",
            "#protocol-column-distance-between",
            "#protocol-column-adjusted-between",
            "#protocol-column-distance-within",
            "#protocol-column-adjusted-within",
        ]),
    );
    for one in &found.relations {
        let found = &one.diagnostics;
        table.push(vec![
            words.say(subject(one.subject)).into(),
            Cell::Code(one.expression.to_string()),
            words
                .say(match one.relation {
                    Relation::Sufficiency => "protocol-panel-sufficiency",
                    Relation::Necessity => "protocol-panel-necessity",
                })
                .into(),
            found.pooled().consistency.into(),
            found.pooled().coverage.into(),
            found.between_distance().into(),
            found.between_adjusted_distance().into(),
            found.within_distance().into(),
            found.within_adjusted_distance().into(),
        ]);
    }
    table
}

fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Condition => "protocol-panel-condition",
        Subject::Term => "protocol-panel-term",
        Subject::Model => "protocol-panel-model",
    }
}

/// Consistency and coverage in each group, a row a group.
fn by_group(
    words: &Words,
    outcome: &OutcomeResults,
    panel: &Panel,
    shown: &[&GroupedRelation],
    side: Side,
) -> Table {
    let column = side.column(panel);
    let mut titles = vec![column.to_owned(), format!("#{}", words.say("column-n"))];
    for one in shown {
        let fits = [
            say!(
                words,
                "protocol-panel-consistency-of",
                expression = &one.expression
            ),
            say!(
                words,
                "protocol-panel-coverage-of",
                expression = &one.expression
            ),
        ];
        titles.extend(fits.map(|title| format!("#{title}")));
    }
    let caption = match side {
        Side::Between => "protocol-panel-between-caption",
        Side::Within => "protocol-panel-within-caption",
    };
    let mut table = Table::new(
        format!(
            "clusters_{}_{}",
            side.word(),
            super::super::file_name(&outcome.expression)
        ),
        say!(
            words,
            caption,
            outcome = &outcome.expression,
            column = column,
            most = MOST_COLUMNS
        ),
        &titles,
    );
    let first = shown.first().map_or(&[][..], |one| side.groups(one));
    for (at, group) in first.iter().enumerate() {
        let mut row = vec![group.name.clone().into(), Cell::Count(group.cases as u128)];
        for one in shown {
            let group = side.groups(one).get(at);
            row.push(group.and_then(|group| group.consistency).into());
            row.push(group.and_then(|group| group.coverage).into());
        }
        table.push(row);
    }
    table
}
