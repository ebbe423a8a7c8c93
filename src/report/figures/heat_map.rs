//! Consistency by group: a row a group, a column a term, darker where it is higher.

use super::Figure;
use super::svg::{Anchor, Svg, cut_to};
use crate::language::{Words, say};
use crate::results::OutcomeResults;
use crate::robustness::{GroupFit, GroupedRelation};

const LEFT: f64 = 176.0;
const CELL: (f64, f64) = (58.0, 20.0);
const TOP: f64 = 40.0;
const BELOW: f64 = 20.0;
/// Letters of a group's name at most.
const LONGEST: usize = 24;
/// Letters of an expression below at most.
const LONGEST_EXPRESSION: usize = 72;

/// Shades of consistency, from the lowest; each holds the values from its bound on, the first those below
/// the number beside it.
const SHADES: [(f64, &str, &str); 6] = [
    (0.0, "h0", "0.5"),
    (0.5, "h1", "0.5"),
    (0.65, "h2", "0.65"),
    (0.75, "h3", "0.75"),
    (0.85, "h4", "0.85"),
    (0.95, "h5", "0.95"),
];

/// The heat map of some relations in each group of a column.
pub(in crate::report) fn draw<'r>(
    words: &Words,
    name: &str,
    outcome: &OutcomeResults,
    column: &str,
    shown: &[&'r GroupedRelation],
    groups: impl Fn(&'r GroupedRelation) -> &'r [GroupFit],
) -> Figure {
    let names = shown.first().map_or(&[][..], |&one| groups(one));
    let rows: f64 = names.iter().map(|_| CELL.1).sum();
    let columns: f64 = shown.iter().map(|_| CELL.0).sum();
    let key = rows + TOP + 26.0;
    let terms: f64 = shown.iter().map(|_| 16.0).sum();
    let width = (LEFT + columns + 20.0).max(560.0);
    let title = say!(
        words,
        "figures-heat-title",
        outcome = &outcome.expression,
        column = column
    );
    let mut svg = Svg::new(words, width, key + 40.0 + terms + BELOW, &title);
    for (at, one) in (1..).zip(shown) {
        let x = LEFT + CELL.0 * (f64::from(at) - 0.5);
        svg.text("ink", (x, TOP - 10.0), Anchor::Middle, &at.to_string());
        let y = key + 40.0 + 16.0 * f64::from(at);
        let text = say!(
            words,
            "figures-heat-term",
            number = at.to_string(),
            expression = &one.expression
        );
        let text = cut_to(&text, LONGEST_EXPRESSION);
        svg.text("ink", (20.0, y), Anchor::Start, &text);
    }
    let mut y = TOP;
    for (row, group) in names.iter().enumerate() {
        svg.text(
            "ink",
            (LEFT - 8.0, y + 14.0),
            Anchor::End,
            &cut_to(&group.name, LONGEST),
        );
        let mut x = LEFT;
        for &one in shown {
            let value = groups(one).get(row).and_then(|group| group.consistency);
            cell(&mut svg, (x, y), value);
            x += CELL.0;
        }
        y += CELL.1;
    }
    shades(words, &mut svg, key);
    Figure {
        name: name.to_owned(),
        caption: say!(
            words,
            "figures-heat-caption",
            outcome = &outcome.expression,
            column = column
        ),
        alt: say!(words, "figures-heat-alt", column = column),
        svg: svg.finish(),
    }
}

fn cell(svg: &mut Svg, (x, y): (f64, f64), value: Option<f64>) {
    let (right, bottom) = (x + CELL.0 - 1.0, y + CELL.1 - 1.0);
    let corners = [(x, y), (right, y), (right, bottom), (x, bottom)];
    let Some(value) = value else {
        svg.polygon("none", &corners);
        return;
    };
    let shade = shade(value);
    svg.polygon(shade, &corners);
    let ink = format!("on{shade} name");
    let middle = (x + CELL.0 / 2.0, y + 14.0);
    svg.text(&ink, middle, Anchor::Middle, &format!("{value:.2}"));
}

fn shade(value: f64) -> &'static str {
    let reached = SHADES.iter().rev().find(|(from, _, _)| value >= *from);
    reached.map_or("h0", |(_, class, _)| class)
}

fn shades(words: &Words, svg: &mut Svg, y: f64) {
    let mut x = 20.0;
    for (_, class, text) in SHADES {
        let (right, bottom) = (x + 14.0, y + 12.0);
        svg.polygon(class, &[(x, y), (right, y), (right, bottom), (x, bottom)]);
        let key = if class == "h0" {
            "figures-heat-below"
        } else {
            "figures-heat-from"
        };
        let text = say!(words, key, value = text);
        svg.text("ink", (x + 19.0, y + 11.0), Anchor::Start, &text);
        x += 90.0;
    }
}
