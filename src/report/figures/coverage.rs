//! Which path covers which case: a grid of memberships.

use super::svg::{Anchor, Svg, cut_to};
use super::{Figure, width_of};
use crate::language::Words;

/// Cases that are drawn.
pub(in super::super) const MOST_CASES: usize = 80;
const TOP: f64 = 58.0;
const ROW: f64 = 17.0;
const COLUMN: f64 = 62.0;
const GAP: f64 = 10.0;

/// A case with its memberships.
pub(in super::super) struct Line<'a> {
    pub(in super::super) name: &'a str,
    /// In the outcome, in each path, in the solution.
    pub(in super::super) scores: Vec<f64>,
}

/// Draws the grid: `columns` has the outcome first, then the paths, then the solution.
pub(in super::super) fn draw(
    words: &Words,
    title: &str,
    columns: &[String],
    lines: &[Line<'_>],
    name: String,
    caption: String,
) -> Figure {
    let names = lines
        .iter()
        .map(|line| width_of(&cut_to(line.name, 26)) * 0.95);
    let left = names.fold(60.0, f64::max) + 26.0;
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let last = columns.len().saturating_sub(1);
    // The outcome and the solution stand apart from the paths.
    let x = |column: usize| {
        let gaps = if column == 0 { 0.0 } else { GAP } + if column == last { GAP } else { 0.0 };
        left + COLUMN * count(column) + gaps
    };
    let width = x(last) + COLUMN + 16.0;
    let height = TOP + ROW * count(lines.len()) + 16.0;
    let mut svg = Svg::new(words, width, height, title);
    for (column, text) in columns.iter().enumerate() {
        let text = cut_to(text, 9);
        svg.text(
            "ink strong",
            (x(column) + COLUMN / 2.0, TOP - 9.0),
            Anchor::Middle,
            &text,
        );
    }
    svg.rectangle("m m8 member", (left, 12.0), (16.0, 12.0));
    let above = words.say("figures-coverage-above");
    svg.text("ink name", (left + 22.0, 22.0), Anchor::Start, &above);
    svg.rectangle("m m3", (left + 84.0, 12.0), (16.0, 12.0));
    let not_above = words.say("figures-coverage-not-above");
    let place = (left + 106.0, 22.0);
    svg.text("ink name", place, Anchor::Start, &not_above);
    for (position, line) in lines.iter().enumerate() {
        let y = TOP + ROW * count(position);
        let name = cut_to(line.name, 26);
        svg.text("ink", (left - 10.0, y + 12.5), Anchor::End, &name);
        for (column, &score) in line.scores.iter().enumerate() {
            let class = shade(score);
            svg.rectangle(
                &class,
                (x(column) + 1.5, y + 1.5),
                (COLUMN - 3.0, ROW - 3.0),
            );
            let text = format!("{score:.2}");
            let middle = x(column) + COLUMN / 2.0;
            svg.text("ink name", (middle, y + 12.3), Anchor::Middle, &text);
        }
    }
    Figure {
        name,
        caption,
        alt: title.to_owned(),
        svg: svg.finish(),
    }
}

/// Darker with each tenth of membership, and a border above 0.5.
fn shade(score: f64) -> String {
    let is_in = crate::set::Membership::new(score).is_ok_and(crate::set::Membership::is_in);
    let tenth = (0..10_u8)
        .rev()
        .find(|&tenth| score >= f64::from(tenth) / 10.0);
    let tenth = tenth.unwrap_or(0);
    if is_in {
        format!("m m{tenth} member")
    } else {
        format!("m m{tenth}")
    }
}
