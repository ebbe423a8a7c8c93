//! Figures as SVG, drawn by the program itself: the same bytes on every machine, an opaque ground,
//! colours that people with colour-blindness tell apart, and a darker set of them where the reader's
//! screen is dark.

mod axis;
pub(super) mod bars;
pub(super) mod chart;
pub(super) mod configurations;
pub(super) mod coverage;
pub(super) mod curve;
pub(super) mod heat_map;
mod labels;
pub(super) mod maps;
pub(super) mod ranges;
pub(super) mod robustness_plot;
pub(super) mod rows;
pub(super) mod scatter;
mod svg;
pub(super) mod xy;

use serde::Serialize;

pub(super) use svg::STYLE;

/// A figure of the report: shown in `report.md`, written to `figures/NAME.svg`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// The name of its file.
    pub(super) name: String,
    /// What it shows.
    pub(super) caption: String,
    /// What stands in its place where it cannot be seen.
    pub(super) alt: String,
    /// The file.
    pub(super) svg: String,
}

/// A figure as a template sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct FigureView {
    number: usize,
    name: String,
    caption: String,
    alt: String,
}

/// About how wide a text of 12 pixels is: East Asian letters are as wide as high.
fn width_of(text: &str) -> f64 {
    let width = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | ' ' | '.' | ',' | '\'' | '(' | ')' => 4.2,
        'm' | 'w' | 'M' | 'W' | '~' => 10.2,
        c if c.is_ascii_uppercase() => 8.4,
        c if c.is_ascii() => 7.0,
        _ => 12.0,
    };
    text.chars().map(width).sum()
}

impl Figure {
    /// The figure as finished text.
    pub(super) fn view(&self, number: usize) -> FigureView {
        FigureView {
            number,
            name: self.name.clone(),
            caption: self.caption.clone(),
            alt: self.alt.clone(),
        }
    }
}
