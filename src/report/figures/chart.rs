//! The prime implicant chart as a picture.

use super::svg::{Anchor, Svg, cut_to};
use super::{Figure, width_of};
use crate::language::Words;

const TOP: f64 = 52.0;
const ROW: f64 = 22.0;
const COLUMN: f64 = 38.0;

/// A prime implicant.
pub(in super::super) struct Prime {
    pub(in super::super) expression: String,
    /// For each row whether it covers it.
    pub(in super::super) covers: Vec<bool>,
    pub(in super::super) standing: Standing,
}

/// In which models a prime implicant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Standing {
    /// In every model.
    Essential,
    /// In some.
    Selective,
    /// In none.
    Unused,
}

/// Draws the chart; `rows` are the numbers of the rows to explain.
pub(in super::super) fn draw(
    words: &Words,
    title: &str,
    rows: &[String],
    primes: &[Prime],
    name: String,
    caption: String,
) -> Figure {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let names = primes
        .iter()
        .map(|prime| width_of(&cut_to(&prime.expression, 46)) * 1.06);
    let left = names.fold(90.0, f64::max) + 30.0;
    let key = words.say("figures-chart-key");
    let width = (left + COLUMN * count(rows.len()) + 16.0).max(width_of(&key) * 0.95 + 28.0);
    let height = TOP + ROW * count(primes.len()) + 34.0;
    let mut svg = Svg::new(words, width, height, title);
    let prime = words.say("figures-chart-prime");
    svg.text("ink", (14.0, TOP - 12.0), Anchor::Start, &prime);
    let middle = left + COLUMN * count(rows.len()) / 2.0;
    svg.text(
        "faint name",
        (middle, 16.0),
        Anchor::Middle,
        &words.say("figures-chart-rows"),
    );
    for (position, row) in rows.iter().enumerate() {
        let x = left + COLUMN * (count(position) + 0.5);
        svg.text("ink", (x, TOP - 12.0), Anchor::Middle, &cut_to(row, 6));
        let bottom = TOP + ROW * count(primes.len());
        svg.line("grid", (x, TOP), (x, bottom));
    }
    svg.line("rule", (14.0, TOP - 3.0), (width - 14.0, TOP - 3.0));
    for (position, prime) in primes.iter().enumerate() {
        let y = TOP + ROW * (count(position) + 0.5);
        let class = match prime.standing {
            Standing::Essential => "ink strong",
            Standing::Selective => "ink",
            Standing::Unused => "faint",
        };
        svg.line("grid", (left, y), (left + COLUMN * count(rows.len()), y));
        svg.text(
            class,
            (14.0, y + 4.0),
            Anchor::Start,
            &cut_to(&prime.expression, 46),
        );
        for (row, _) in prime
            .covers
            .iter()
            .enumerate()
            .filter(|(_, covers)| **covers)
        {
            let x = left + COLUMN * (count(row) + 0.5);
            if prime.standing == Standing::Unused {
                svg.circle("open", (x, y), 5.0);
            } else {
                svg.circle("ink", (x, y), 5.0);
            }
        }
    }
    let bottom = TOP + ROW * count(primes.len());
    svg.line("rule", (14.0, bottom + 3.0), (width - 14.0, bottom + 3.0));
    svg.text("faint name", (14.0, bottom + 22.0), Anchor::Start, &key);
    Figure {
        name,
        caption,
        alt: title.to_owned(),
        svg: svg.finish(),
    }
}
