//! All ranges of one outcome on one page: a row for each decision.

use super::super::Writer;
use super::Figure;
use super::svg::{Anchor, Svg, cut_to, is_wide};
use crate::language::{Words, say};
use crate::results::OutcomeResults;
use crate::robustness::ranges::{DecisionRange, End, Ending, Limit};
use crate::study::{CutoffName, MovableDecision, SolutionKind};

/// The columns in pixels: names, bars, numbers.
const LEFT: f64 = 208.0;
const WIDTH: f64 = 360.0;
const RIGHT: f64 = 184.0;
/// A bar, and what stands above and below the bars of a row.
const BAR: f64 = 8.0;
const GAP: f64 = 9.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = 14.0;
/// Letters of a name that fit beside the bars.
const LETTERS: usize = 28;
/// The share of a scale that is left free at its ends.
const MARGIN: f64 = 0.06;

/// Colours of the solutions, in light and dark; letters beside the bars say the same.
const STYLE: &str = "
.k0{fill:#0072b2}.k1{fill:#d55e00}.k2{fill:#009e73}.k3{fill:#b0508c}.k4{fill:#8a6d00}
.track{fill:#e3e3e3}.mark{stroke:#1a1a1a;stroke-width:1.5}.stop{stroke:#1a1a1a;stroke-width:2}
@media(prefers-color-scheme:dark){
.k0{fill:#56b4e9}.k1{fill:#ff8a3c}.k2{fill:#2fcf9f}.k3{fill:#e59bc8}.k4{fill:#f0e442}
.track{fill:#34373d}.mark{stroke:#f0f0f0}.stop{stroke:#f0f0f0}}
.small{font-size:9.5px}
";

/// Draws the ranges of the reported solutions; nothing where the outcome has none.
pub(in super::super) fn draw(
    writer: &Writer<'_>,
    outcome: &OutcomeResults,
    at: usize,
) -> Option<Figure> {
    let analysis = outcome.sufficiency.as_ref()?;
    let kinds = analysis.reported();
    let leading = analysis.leading()?;
    let has_any = |range: &&DecisionRange| kinds.iter().any(|&kind| range.of(at, kind).is_some());
    let ranges: Vec<&DecisionRange> = writer.results.ranges.iter().filter(has_any).collect();
    if ranges.is_empty() {
        return None;
    }
    let row = BAR * small(kinds.len()) + GAP;
    let words = writer.words;
    let title = say!(words, "figures-ranges-title", outcome = &outcome.expression);
    let height = TOP + row * small(ranges.len()) + BOTTOM;
    let mut svg = Svg::new(words, LEFT + WIDTH + RIGHT, height, &title);
    svg.add_style(STYLE);
    key(words, &mut svg, kinds, leading);
    for (i, range) in ranges.iter().enumerate() {
        let y = TOP + row * small(i);
        one(&mut svg, writer, range, (at, kinds, leading), y);
    }
    Some(Figure {
        name: format!(
            "ranges_{}",
            super::super::sections::name_of(&outcome.expression)
        ),
        caption: say!(
            words,
            "figures-ranges-caption",
            outcome = &outcome.expression
        ),
        alt: say!(words, "figures-ranges-alt", n = ranges.len()),
        svg: svg.finish(),
    })
}

/// Which bar is which solution.
fn key(words: &Words, svg: &mut Svg, kinds: &[SolutionKind], leading: SolutionKind) {
    let mut x = 10.0;
    for (i, &kind) in kinds.iter().enumerate() {
        rectangle(svg, &format!("k{i}"), (x, x + 16.0), (12.0, 12.0 + BAR));
        let text = format!("{} {}", letter(kind), words.kind(kind));
        svg.text("ink", (x + 22.0, 20.0), Anchor::Start, &text);
        x += 40.0 + 7.0 * small(letters_of(&text));
    }
    let text = words.say("figures-ranges-declared");
    svg.text("faint", (10.0, 38.0), Anchor::Start, &text);
    let text = say!(words, "figures-ranges-range", kind = words.kind(leading));
    svg.text("faint", (LEFT + WIDTH + 10.0, 38.0), Anchor::Start, &text);
}

/// How many letters a text has; one that is as wide as it is high counts as two.
fn letters_of(text: &str) -> usize {
    let wide = text.chars().filter(|&c| is_wide(c));
    text.chars().count() + wide.count()
}

/// C, I, P; the enhanced ones with an E before them.
fn letter(kind: SolutionKind) -> &'static str {
    match kind {
        SolutionKind::Conservative => "C",
        SolutionKind::Intermediate => "I",
        SolutionKind::Parsimonious => "P",
        SolutionKind::EnhancedIntermediate => "EI",
        SolutionKind::EnhancedParsimonious => "EP",
    }
}

fn one(
    svg: &mut Svg,
    writer: &Writer<'_>,
    range: &DecisionRange,
    (at, kinds, leading): (usize, &[SolutionKind], SolutionKind),
    y: f64,
) {
    let declared = range.decision.declared;
    let scale = Scale::of(range, at, kinds);
    let bottom = y + BAR * small(kinds.len());
    let name = writer.words.decision(&range.decision);
    let middle = f64::midpoint(y, bottom) + 4.0;
    let text = format!("{name} = {}", writer.numbers.short(declared));
    svg.text(
        "ink",
        (LEFT - 26.0, middle),
        Anchor::End,
        &cut_to(&text, LETTERS),
    );
    for (i, &kind) in kinds.iter().enumerate() {
        let top = y + BAR * small(i);
        svg.text(
            "faint small",
            (LEFT - 20.0, top + BAR - 0.5),
            Anchor::Start,
            letter(kind),
        );
        rectangle(
            svg,
            "track",
            (LEFT, LEFT + WIDTH),
            (top + 1.0, top + BAR - 1.0),
        );
        let ends = range.of(at, kind).and_then(|one| one.ends.as_ref());
        if let Some(ends) = ends {
            bar(svg, &scale, ends, i, top);
        }
    }
    let x = scale.at(declared);
    svg.line("mark", (x, y - 2.0), (x, bottom + 2.0));
    let ends = range.of(at, leading).and_then(|one| one.ends.as_ref());
    let text = ends.map_or_else(
        || writer.words.say("figures-ranges-not-known"),
        |ends| interval(writer, ends),
    );
    svg.text("ink", (LEFT + WIDTH + 10.0, middle), Anchor::Start, &text);
}

fn bar(svg: &mut Svg, scale: &Scale, ends: &[End; 2], kind: usize, top: f64) {
    let class = format!("k{kind}");
    let [low, high] = [0, 1].map(|side| match (ends[side].value, is_open(&ends[side])) {
        (Some(value), false) => scale.at(value),
        _ if side == 0 => LEFT + 6.0,
        _ => LEFT + WIDTH - 6.0,
    });
    let high = high.max(low + 1.0);
    rectangle(svg, &class, (low, high), (top + 1.0, top + BAR - 1.0));
    let middle = top + BAR / 2.0;
    for (end, x, away) in [(&ends[0], low, -6.0), (&ends[1], high, 6.0)] {
        if is_open(end) {
            let points = [(x, top), (x, top + BAR), (x + away, middle)];
            svg.polygon(&class, &points);
        } else if matches!(end.ending, Ending::Changes(_)) {
            svg.line("stop", (x, top + 0.5), (x, top + BAR - 0.5));
        }
    }
}

/// Whether a range goes on as far as is known.
fn is_open(end: &End) -> bool {
    end.value.is_none() || matches!(end.ending, Ending::Limit(Limit::Searched))
}

fn rectangle(svg: &mut Svg, class: &str, (left, right): (f64, f64), (top, bottom): (f64, f64)) {
    let points = [(left, top), (right, top), (right, bottom), (left, bottom)];
    svg.polygon(class, &points);
}

/// `(0.592, 0.672]`: a square bracket where the end belongs to the range.
fn interval(writer: &Writer<'_>, [lower, upper]: &[End; 2]) -> String {
    let open = if lower.included { "[" } else { "(" };
    let close = if upper.included { "]" } else { ")" };
    let text = |end: &End| match end.value {
        Some(value) if !is_open(end) => writer.numbers.short(value),
        _ => "…".to_owned(),
    };
    format!("{open}{}, {}{close}", text(lower), text(upper))
}

/// The numbers that a row shows.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn of(range: &DecisionRange, at: usize, kinds: &[SolutionKind]) -> Self {
        let declared = range.decision.declared;
        let (mut low, mut high) = match range.decision.moves {
            MovableDecision::Cutoff(CutoffName::Frequency) => (1.0, declared + 1.0),
            MovableDecision::Cutoff(_) => (0.0, 1.0),
            MovableDecision::Anchor(_) => (declared, declared),
        };
        let mut take = |value: f64| {
            low = low.min(value);
            high = high.max(value);
        };
        let ranges = kinds.iter().filter_map(|&kind| range.of(at, kind));
        for end in ranges.flat_map(|one| &one.ends).flatten() {
            if let (Some(value), false) = (end.value, is_open(end)) {
                take(value);
            }
        }
        let neighbours = range.decision.anchor.iter().flat_map(|one| &one.neighbours);
        for (_, value) in neighbours.flatten() {
            take(*value);
        }
        if high - low <= 0.0 {
            let around = if declared.abs() > 0.0 {
                declared.abs()
            } else {
                1.0
            };
            (low, high) = (low - around, high + around);
        }
        let margin = MARGIN * (high - low);
        Self {
            low: low - margin,
            high: high + margin,
        }
    }

    fn at(&self, value: f64) -> f64 {
        LEFT + WIDTH * ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }
}

fn small(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap_or(u16::MAX))
}
