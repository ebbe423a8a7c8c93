//! The calibration curve of a set, with its anchors and its cases.

use super::axis::marks;
use super::svg::{Anchor, Svg, cut_to};
use super::{Figure, width_of};
use crate::calibrate::SetResult;
use crate::language::{Words, say};
use crate::necessity::nca::Range;

const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 210.0;
const LEFT: f64 = 58.0;
const TOP: f64 = 44.0;
const BELOW: f64 = 62.0;
const RIGHT: f64 = 24.0;
/// The height of a case's tick below the curve.
const RUG: f64 = 9.0;

/// What the drawing may show of the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Rug {
    /// A tick for every case.
    Shown,
    /// None: raw values are not published.
    Hidden,
}

/// Draws a curve from the lowest to the highest of its anchors and cases; `None` where raw values are
/// words, or where there is nothing to draw without showing cases.
pub(in super::super) fn draw(
    words: &Words,
    set: &SetResult,
    title: &str,
    name: String,
    rug: Rug,
) -> Option<Figure> {
    let observed = match rug {
        Rug::Shown => set.observed(),
        Rug::Hidden => Vec::new(),
    };
    let thresholds = set.method().thresholds().len();
    let anchors: Vec<(String, f64)> = set
        .method()
        .every_anchor()
        .into_iter()
        .map(|(name, anchor)| (called(words, &name, thresholds), anchor.value()))
        .collect();
    let values = observed.iter().map(|(raw, _)| *raw);
    let values: Vec<f64> = values
        .chain(anchors.iter().map(|(_, value)| *value))
        .collect();
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    if high <= low {
        return None;
    }
    let space = (high - low) * 0.04;
    let x = Range {
        min: low - space,
        max: high + space,
    };
    if rug == Rug::Hidden && set.is_from_cases() {
        return None;
    }
    let curve = set.curve(x.min, x.max);
    let top = curve.iter().map(|(_, score)| *score).fold(1.0, f64::max);
    let mut plot = Plot {
        svg: Svg::new(
            words,
            LEFT + WIDTH + RIGHT,
            TOP + HEIGHT + BELOW,
            &say!(words, "figures-curve-title", set = title),
        ),
        x,
        top,
    };
    plot.frame(words, set, top > 1.0);
    plot.anchors(&anchors);
    let points: Vec<(f64, f64)> = curve.iter().map(|&point| plot.at(point)).collect();
    plot.svg.polyline("line c0", &points);
    plot.rug(&observed);
    let caption = match (anchors.is_empty(), observed.is_empty()) {
        (true, true) => "figures-curve-caption",
        (false, true) => "figures-curve-caption-anchors",
        (true, false) => "figures-curve-caption-cases",
        (false, false) => "figures-curve-caption-anchors-cases",
    };
    Some(Figure {
        name,
        caption: say!(words, caption, set = title),
        alt: say!(words, "figures-curve-alt", set = title),
        svg: plot.svg.finish(),
    })
}

/// What stands at an anchor: `exclusion_1` without its number, `threshold_1` with it where there are more.
fn called(words: &Words, name: &str, thresholds: usize) -> String {
    match name.split_once('_') {
        Some(("threshold", _)) if thresholds > 1 => words.numbered_anchor(name),
        Some((anchor, _)) => words.anchor(anchor),
        None => words.anchor(name),
    }
}

struct Plot {
    svg: Svg,
    x: Range,
    /// The highest score.
    top: f64,
}

impl Plot {
    fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let inner = HEIGHT - 14.0 - RUG;
        (
            LEFT + WIDTH * self.x.share(x),
            TOP + HEIGHT - RUG - 6.0 - inner * (y / self.top),
        )
    }

    fn frame(&mut self, words: &Words, set: &SetResult, multi_value: bool) {
        let (right, bottom) = (LEFT + WIDTH, TOP + HEIGHT);
        for (value, text) in marks(self.x) {
            let (x, _) = self.at((value, 0.0));
            self.svg.line("grid", (x, TOP), (x, bottom));
            self.svg
                .text("faint", (x, bottom + 17.0), Anchor::Middle, &text);
        }
        let y = Range {
            min: 0.0,
            max: self.top,
        };
        for (value, text) in marks(y) {
            if multi_value && value.fract() > 0.0 {
                continue;
            }
            let (_, y) = self.at((0.0, value));
            self.svg.line("grid", (LEFT, y), (right, y));
            let text = if multi_value {
                format!("{:.0}", value + 0.0)
            } else {
                text
            };
            self.svg
                .text("faint", (LEFT - 7.0, y + 4.0), Anchor::End, &text);
        }
        if !multi_value {
            let (_, y) = self.at((0.0, 0.5));
            self.svg.line("half", (LEFT, y), (right, y));
        }
        self.svg.frame((LEFT, TOP), (right, bottom));
        let middle = LEFT + WIDTH / 2.0;
        let x_title = say!(
            words,
            "figures-curve-column",
            set = set.label(),
            column = set.column()
        );
        let x_title = cut_to(&x_title, 64);
        self.svg
            .text("ink", (middle, bottom + 42.0), Anchor::Middle, &x_title);
        let y_title = if multi_value {
            "figures-curve-value"
        } else {
            "figures-curve-membership"
        };
        let y_title = say!(words, y_title, set = set.name());
        self.svg
            .upward_text("ink", (16.0, TOP + HEIGHT / 2.0), &cut_to(&y_title, 30));
    }

    /// A line at each anchor, its name above the frame, in a second line where it would hit the one
    /// before.
    fn anchors(&mut self, anchors: &[(String, f64)]) {
        let mut sorted: Vec<&(String, f64)> = anchors.iter().collect();
        sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut ends = [f64::NEG_INFINITY; 2];
        for (name, value) in sorted {
            let (x, _) = self.at((*value, 0.0));
            self.svg.line("anchor", (x, TOP), (x, TOP + HEIGHT));
            let half = width_of(name) * 0.45;
            let middle = x.clamp(LEFT + half, LEFT + WIDTH - half);
            let Some(line) = (0..ends.len()).find(|&line| ends[line] + 4.0 < middle - half) else {
                continue;
            };
            ends[line] = middle + half;
            let y = if line == 0 { TOP - 8.0 } else { TOP - 22.0 };
            self.svg.text("ink name", (middle, y), Anchor::Middle, name);
        }
    }

    fn rug(&mut self, observed: &[(f64, f64)]) {
        let bottom = TOP + HEIGHT;
        let mut last = String::new();
        for &(raw, _) in observed {
            let (x, _) = self.at((raw, 0.0));
            let place = format!("{x:.1}");
            if place != last {
                self.svg.line("tick", (x, bottom - RUG), (x, bottom));
                last = place;
            }
        }
    }
}
