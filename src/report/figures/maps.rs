//! A two-way map: which solution comes out over two decisions.

use super::super::Writer;
use super::super::number::plain;
use super::Figure;
use super::axis::marks;
use super::svg::{Anchor, Svg};
use crate::language::say;
use crate::necessity::nca::Range;
use crate::robustness::maps::{Axis, SolutionMap};

/// The square of the map and what stands around it, in pixels.
const SIDE: f64 = 400.0;
const LEFT: f64 = 66.0;
const TOP: f64 = 20.0;
const BELOW: f64 = 54.0;
const RIGHT: f64 = 26.0;

/// Solutions that have a letter.
pub(in super::super) const LETTERS: usize = 26;
/// Solutions that have a colour of their own.
const COLOURS: usize = 9;
/// The least width and height of a field that holds its letter.
const LEAST: f64 = 11.0;

/// Pale colours that people with colour-blindness tell apart, in light and dark; letters and lines
/// between the fields say the same.
///
/// After Okabe, M. & Ito, K. (2008). Color Universal Design.
const STYLE: &str = "
.r0{fill:#8cc7ee}.r1{fill:#f6d57a}.r2{fill:#9fdcc4}.r3{fill:#f2b48c}.r4{fill:#e0bcd6}.r5{fill:#c9c9c9}
.r6{fill:#f7f2b0}.r7{fill:#b9cbe4}.r8{fill:#e6d3b8}.r9{fill:#ededed}.none{fill:#ffffff}
.r0,.r1,.r2,.r3,.r4,.r5,.r6,.r7,.r8,.r9,.none{shape-rendering:crispEdges}
.border{stroke:#1a1a1a;stroke-width:.8;fill:none}.ring{stroke:#1a1a1a;stroke-width:2.2;fill:none}
.ringhalo{stroke:#ffffff;stroke-width:5;fill:none}
@media(prefers-color-scheme:dark){
.r0{fill:#1f5f8b}.r1{fill:#7a5c00}.r2{fill:#14654c}.r3{fill:#8a3f0c}.r4{fill:#6b3558}.r5{fill:#575b61}
.r6{fill:#66621a}.r7{fill:#34507a}.r8{fill:#6a5334}.r9{fill:#3a3d43}.none{fill:#16181c}
.border{stroke:#f0f0f0}.ring{stroke:#f0f0f0}.ringhalo{stroke:#16181c}}
";

/// The letter of a solution; none beyond Z.
pub(in super::super) fn letter(at: usize) -> Option<String> {
    let letter = u8::try_from(at)
        .ok()
        .filter(|&at| usize::from(at) < LETTERS)?;
    Some(char::from(b'A' + letter).to_string())
}

/// Draws a map.
pub(in super::super) fn draw(writer: &Writer<'_>, map: &SolutionMap, name: &str) -> Figure {
    let outcome = &writer.results.outcomes()[map.outcome].expression;
    let words = writer.words;
    let (x, y) = (
        words.decision(&map.x.decision),
        words.decision(&map.y.decision),
    );
    let title = say!(
        words,
        "figures-map-title",
        outcome = outcome,
        x = &x,
        y = &y
    );
    let mut svg = Svg::new(words, LEFT + SIDE + RIGHT, TOP + SIDE + BELOW, &title);
    svg.add_style(STYLE);
    let plot = Plot {
        x: ends(&map.x),
        y: ends(&map.y),
        map,
    };
    plot.fields(&mut svg);
    plot.borders(&mut svg);
    plot.axes(&mut svg, &x, &y);
    plot.letters(&mut svg);
    plot.declared(&mut svg);
    let n = map.regions.len();
    Figure {
        name: name.to_owned(),
        caption: say!(
            words,
            "figures-map-caption",
            outcome = outcome,
            kind = words.kind(map.kind),
            n = n,
            x = &x,
            xdeclared = plain(map.x.decision.declared),
            y = &y,
            ydeclared = plain(map.y.decision.declared)
        ),
        alt: say!(words, "figures-map-alt", n = n, x = &x, y = &y),
        svg: svg.finish(),
    }
}

fn ends(axis: &Axis) -> Range {
    Range {
        min: axis.stops.first().copied().unwrap_or(0.0),
        max: axis.stops.last().copied().unwrap_or(1.0),
    }
}

struct Plot<'m> {
    x: Range,
    y: Range,
    map: &'m SolutionMap,
}

impl Plot<'_> {
    fn across(&self, value: f64) -> f64 {
        LEFT + SIDE * self.x.share(value)
    }

    fn up(&self, value: f64) -> f64 {
        TOP + SIDE - SIDE * self.y.share(value)
    }

    fn cell(&self, column: usize, row: usize) -> Option<usize> {
        *self.map.cells.get(column)?.get(row)?
    }

    /// Fields of one solution in a column are drawn as one.
    fn fields(&self, svg: &mut Svg) {
        let (columns, rows) = (&self.map.x.stops, &self.map.y.stops);
        for column in 0..self.map.cells.len() {
            let (left, right) = (
                self.across(columns[column]),
                self.across(columns[column + 1]),
            );
            let mut start = 0;
            for row in 0..self.map.cells[column].len() {
                let here = self.cell(column, row);
                let is_last = row + 1 == self.map.cells[column].len();
                if is_last || self.cell(column, row + 1) != here {
                    let (bottom, top) = (self.up(rows[start]), self.up(rows[row + 1]));
                    let points = [(left, top), (right, top), (right, bottom), (left, bottom)];
                    svg.polygon(&class(here), &points);
                    start = row + 1;
                }
            }
        }
    }

    /// Lines between fields of different solutions.
    fn borders(&self, svg: &mut Svg) {
        let (columns, rows) = (&self.map.x.stops, &self.map.y.stops);
        for column in 0..self.map.cells.len() {
            for row in 0..self.map.cells[column].len() {
                let here = self.cell(column, row);
                let (left, right) = (
                    self.across(columns[column]),
                    self.across(columns[column + 1]),
                );
                let (bottom, top) = (self.up(rows[row]), self.up(rows[row + 1]));
                if column > 0 && self.cell(column - 1, row) != here {
                    svg.line("border", (left, bottom), (left, top));
                }
                if row > 0 && self.cell(column, row - 1) != here {
                    svg.line("border", (left, bottom), (right, bottom));
                }
            }
        }
    }

    fn axes(&self, svg: &mut Svg, x: &str, y: &str) {
        let (right, bottom) = (LEFT + SIDE, TOP + SIDE);
        let frame = [
            (LEFT, TOP),
            (right, TOP),
            (right, bottom),
            (LEFT, bottom),
            (LEFT, TOP),
        ];
        svg.polyline("axis", &frame);
        for (value, text) in marks(self.x) {
            let at = self.across(value);
            svg.line("axis", (at, bottom), (at, bottom + 4.0));
            svg.text("faint", (at, bottom + 18.0), Anchor::Middle, &text);
        }
        for (value, text) in marks(self.y) {
            let at = self.up(value);
            svg.line("axis", (LEFT - 4.0, at), (LEFT, at));
            svg.text("faint", (LEFT - 8.0, at + 4.0), Anchor::End, &text);
        }
        let middle = LEFT + SIDE / 2.0;
        svg.text("ink", (middle, bottom + 40.0), Anchor::Middle, x);
        svg.upward_text("ink", (18.0, TOP + SIDE / 2.0), y);
    }

    /// Each letter in the largest upright field of its solution.
    fn letters(&self, svg: &mut Svg) {
        let mut best: Vec<Option<(f64, (f64, f64))>> = vec![None; self.map.regions.len()];
        for field in self.upright_fields() {
            let [left, right, top, bottom] = field.sides;
            let (width, height) = (right - left, bottom - top);
            if width < LEAST || height < LEAST {
                continue;
            }
            let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
            let area = width.min(height) * 1e4 + width * height;
            let known = &mut best[field.region];
            if known.is_none_or(|(most, _)| area > most) {
                *known = Some((area, middle));
            }
        }
        for (at, place) in best.into_iter().enumerate() {
            if let (Some((_, (x, y))), Some(letter)) = (place, letter(at)) {
                svg.text("ink", (x, y + 4.0), Anchor::Middle, &letter);
            }
        }
    }

    /// Rectangles of one solution: from each field upwards and to the right as far as it goes.
    fn upright_fields(&self) -> Vec<Field> {
        let (columns, rows) = (&self.map.x.stops, &self.map.y.stops);
        let mut fields = Vec::new();
        for column in 0..self.map.cells.len() {
            for row in 0..self.map.cells[column].len() {
                let Some(region) = self.cell(column, row) else {
                    continue;
                };
                let is_same = |c: usize, r: usize| self.cell(c, r) == Some(region);
                let mut top = row;
                while is_same(column, top + 1) {
                    top += 1;
                }
                let mut right = column;
                while (row..=top).all(|r| is_same(right + 1, r)) {
                    right += 1;
                }
                fields.push(Field {
                    region,
                    sides: [
                        self.across(columns[column]),
                        self.across(columns[right + 1]),
                        self.up(rows[top + 1]),
                        self.up(rows[row]),
                    ],
                });
            }
        }
        fields
    }

    fn declared(&self, svg: &mut Svg) {
        let (x, y) = (self.map.x.decision.declared, self.map.y.decision.declared);
        let within = |range: Range, value: f64| (range.min..=range.max).contains(&value);
        if within(self.x, x) && within(self.y, y) {
            let at = (self.across(x), self.up(y));
            svg.circle("ringhalo", at, 6.0);
            svg.circle("ring", at, 6.0);
        }
    }
}

/// A rectangle of one solution: left, right, top, bottom.
struct Field {
    region: usize,
    sides: [f64; 4],
}

fn class(region: Option<usize>) -> String {
    region.map_or_else(|| "none".to_owned(), |at| format!("r{}", at.min(COLOURS)))
}
