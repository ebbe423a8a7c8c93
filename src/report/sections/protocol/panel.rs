//! Fit within and between clusters.

use super::super::super::Writer;
use super::super::super::figures::heat_map;
use super::super::super::table::{Cell, Table};
use super::Part;
use crate::results::OutcomeResults;
use crate::robustness::{GroupFit, GroupedRelation, Panel, PanelOutcome, Relation, Subject};

/// Expressions that the tables by group, and the heat maps, have columns for: what fits on a page.
const MOST_COLUMNS: usize = 12;

pub(super) fn part(writer: &mut Writer<'_>, panel: &Panel) -> Part {
    let within = panel.within.as_ref().map_or_else(String::new, |within| {
        format!(" Within consistency is that of each `{within}` over its cases.")
    });
    let sentences = vec![format!(
        "Between consistency is the consistency among the cases of each `{}`; pooled, that among all \
         cases.{within} The distance tells how unequal they are, 0 when all are equal; the adjusted \
         distance divides it by √(n / (n² + 3n + 2)), n groups, so that numbers of groups can be compared \
         (Garcia-Castro & Ariño 2016). Groups without membership in the set have no consistency and are \
         left out of the distance.",
        panel.between
    )];
    let (mut tables, mut figures) = (Vec::new(), Vec::new());
    for (outcome, found) in writer.results.outcomes().into_iter().zip(&panel.outcomes) {
        if found.relations.is_empty() {
            continue;
        }
        let table = pooled(outcome, found);
        tables.push(writer.show(table));
        for side in [Side::Between, Side::Within] {
            let shown = found.relations.iter().filter(|one| is_shown(one));
            let shown: Vec<&GroupedRelation> = shown.take(MOST_COLUMNS).collect();
            let groups = shown.first().map_or(0, |one| side.groups(one).len());
            if groups == 0 || !writer.results.lists_groups(groups) {
                continue;
            }
            let table = by_group(outcome, panel, &shown, side);
            let (name, (column, _)) = (table.name.clone(), side.named(panel));
            tables.push(writer.show(table));
            let figure = heat_map::draw(&name, outcome, column, &shown, |one| side.groups(one));
            figures.push(writer.draw(figure));
        }
    }
    Part {
        title: "Clusters",
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

    /// The column, and the word for its groups.
    fn named(self, panel: &Panel) -> (&str, &'static str) {
        match self {
            Self::Between => (&panel.between, "between"),
            Self::Within => (panel.within.as_deref().unwrap_or_default(), "within"),
        }
    }
}

/// What has a column in the tables by group: the solution, and conditions where some are necessary; both
/// halves of every condition would be too many.
fn is_shown(one: &GroupedRelation) -> bool {
    one.subject != Subject::Condition || one.is_necessary
}

fn pooled(outcome: &OutcomeResults, found: &PanelOutcome) -> Table {
    let solution = found
        .kind
        .map_or_else(String::new, |kind| format!(", {kind} solution"));
    let mut table = Table::new(
        format!("clusters_{}", super::super::file_name(&outcome.expression)),
        format!(
            "Consistency and coverage for `{}`{solution}: pooled, and how unequal consistency is between \
             and within clusters.",
            outcome.expression
        ),
        &[
            "What",
            "Expression",
            "For",
            "#Consistency",
            "#Coverage",
            "#Distance between",
            "#Adjusted",
            "#Distance within",
            "#Adjusted within",
        ],
    );
    for one in &found.relations {
        let found = &one.diagnostics;
        table.push(vec![
            subject(one.subject).into(),
            Cell::Code(one.expression.to_string()),
            match one.relation {
                Relation::Sufficiency => "sufficiency",
                Relation::Necessity => "necessity",
            }
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
        Subject::Condition => "condition",
        Subject::Term => "term",
        Subject::Model => "model",
    }
}

/// Consistency and coverage in each group, a row a group.
fn by_group(
    outcome: &OutcomeResults,
    panel: &Panel,
    shown: &[&GroupedRelation],
    side: Side,
) -> Table {
    let (column, what) = side.named(panel);
    let mut titles = vec![column.to_owned(), "#n".to_owned()];
    for one in shown {
        titles.push(format!("#Consistency of `{}`", one.expression));
        titles.push(format!("#Coverage of `{}`", one.expression));
    }
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut table = Table::new(
        format!(
            "clusters_{what}_{}",
            super::super::file_name(&outcome.expression)
        ),
        format!(
            "Consistency and coverage for `{}` by {column} ({what}), of {MOST_COLUMNS} expressions at most.",
            outcome.expression
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
