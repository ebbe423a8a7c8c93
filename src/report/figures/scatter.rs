//! The scatter plot of a condition and an outcome with the ceilings.

use super::super::Writer;
use super::Figure;
use super::axis::marks;
use super::labels::{Labels, Side};
use super::svg::{Anchor, Svg, cut_to};
use crate::calibrate::SetResult;
use crate::language::{Words, say};
use crate::necessity::nca::{Corner, End, Range, Space};
use crate::necessity::{Ceilings, NcaCondition};
use crate::results::OutcomeResults;
use crate::set::Expression;
use crate::study::{Ceiling, NcaPlan, NcaValues};

/// The square that holds the cases, and what stands around it, in pixels.
const SIDE: f64 = 380.0;
const LEFT: f64 = 64.0;
/// Above the square: a line of the key for every two ceilings, and some space.
const KEY_LINE: f64 = 17.0;
const KEY_COLUMNS: usize = 2;
const KEY_SPACE: f64 = 22.0;
const BELOW: f64 = 58.0;
const RIGHT: f64 = 26.0;
/// The space between the ends of the scope and the sides of the square.
const MARGIN: f64 = 14.0;
/// Cases up to which peers are labelled with their names.
const MOST_NAMES: usize = 25;

/// Draws the cases, the ceilings and the zone above the first ceiling.
pub(in super::super) fn draw(
    writer: &Writer<'_>,
    name: &str,
    outcome: &OutcomeResults,
    condition: &NcaCondition,
    ceilings: &Ceilings,
    plan: &NcaPlan,
) -> Figure {
    let space = ceilings.space();
    let words = writer.words;
    let title = say!(
        words,
        "figures-scatter-title",
        condition = &condition.expression,
        outcome = &outcome.expression
    );
    let lines = u8::try_from(ceilings.lines().len().div_ceil(KEY_COLUMNS)).unwrap_or(u8::MAX);
    let top = KEY_SPACE + KEY_LINE * f64::from(lines);
    let mut plot = Plot {
        svg: Svg::new(words, LEFT + SIDE + RIGHT, top + SIDE + BELOW, &title),
        top,
        x: space.condition_range(),
        y: space.outcome_range(),
    };
    let x_set = set_of(writer, &condition.expression);
    plot.axes(
        &axis_title(words, x_set, &inner(&condition.expression), plan.values),
        &axis_title(
            words,
            Some(writer.results.calibration.outcome()),
            &inner(&outcome.expression),
            plan.values,
        ),
    );
    if let Some(first) = ceilings.lines().first() {
        plot.zone(&first.zone_outline(space));
    }
    plot.scope();
    plot.cases(ceilings);
    for line in ceilings.lines() {
        plot.ceiling(line.ceiling(), &line.outline(space));
    }
    plot.key(writer, ceilings);
    plot.names(writer, ceilings);
    let caption = match condition.corner {
        Corner::UpperLeft => "figures-scatter-caption-upper-left",
        Corner::UpperRight => "figures-scatter-caption-upper-right",
        Corner::LowerLeft => "figures-scatter-caption-lower-left",
        Corner::LowerRight => "figures-scatter-caption-lower-right",
    };
    Figure {
        name: name.to_owned(),
        caption: say!(
            words,
            caption,
            condition = &condition.expression,
            outcome = &outcome.expression,
            n = space.cases()
        ),
        alt: say!(
            words,
            "figures-scatter-alt",
            sizes = sizes(writer, ceilings)
        ),
        svg: plot.svg.finish(),
    }
}

fn sizes(writer: &Writer<'_>, ceilings: &Ceilings) -> String {
    let one = |line: &crate::necessity::nca::CeilingLine| {
        let d = writer.number(Some(line.effect_size()));
        format!("{} d {d}", line.ceiling())
    };
    let all: Vec<String> = ceilings.lines().iter().map(one).collect();
    writer.words.list(&all)
}

/// The set whose values an axis shows: without the negation, which does not turn the values round.
fn inner(expression: &Expression) -> Expression {
    match expression {
        Expression::Not(inner) => (**inner).clone(),
        other => other.clone(),
    }
}

fn set_of<'a>(writer: &Writer<'a>, expression: &Expression) -> Option<&'a SetResult> {
    let literals = expression.literals();
    let name = &literals.first()?.set;
    let mut sets = writer.results.calibration.conditions().iter();
    sets.find(|set| set.name() == name)
}

/// `High poverty (POV), membership`, `Poverty (POV): column poverty`.
fn axis_title(
    words: &Words,
    set: Option<&SetResult>,
    expression: &Expression,
    values: NcaValues,
) -> String {
    let name = expression.to_string();
    let named = match set {
        Some(set) if set.label() != name => say!(
            words,
            "figures-scatter-named",
            label = set.label(),
            name = &name
        ),
        _ => name,
    };
    match (values, set) {
        (NcaValues::Raw, Some(set)) => say!(
            words,
            "figures-scatter-column",
            named = named,
            column = set.column()
        ),
        _ => say!(words, "figures-scatter-membership", named = named),
    }
}

struct Plot {
    svg: Svg,
    /// Where the square begins.
    top: f64,
    x: Range,
    y: Range,
}

impl Plot {
    /// Where a point of the data stands in the drawing.
    fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let inner = SIDE - 2.0 * MARGIN;
        (
            LEFT + MARGIN + inner * self.x.share(x),
            self.top + SIDE - MARGIN - inner * self.y.share(y),
        )
    }

    fn axes(&mut self, x_title: &str, y_title: &str) {
        let (left, right) = (LEFT, LEFT + SIDE);
        let (top, bottom) = (self.top, self.top + SIDE);
        for (value, text) in marks(self.x) {
            let (x, _) = self.at((value, self.y.min));
            self.svg.line("grid", (x, top), (x, bottom));
            self.svg
                .text("faint", (x, bottom + 17.0), Anchor::Middle, &text);
        }
        for (value, text) in marks(self.y) {
            let (_, y) = self.at((self.x.min, value));
            self.svg.line("grid", (left, y), (right, y));
            self.svg
                .text("faint", (left - 7.0, y + 4.0), Anchor::End, &text);
        }
        self.svg.frame((left, top), (right, bottom));
        let middle = left + SIDE / 2.0;
        self.svg.text(
            "ink",
            (middle, bottom + 42.0),
            Anchor::Middle,
            &cut(x_title),
        );
        self.svg
            .upward_text("ink", (16.0, top + SIDE / 2.0), &cut(y_title));
    }

    /// The ends of the scope.
    fn scope(&mut self) {
        let (x, y) = (self.x, self.y);
        let ends = [
            (x.min, y.min),
            (x.max, y.min),
            (x.max, y.max),
            (x.min, y.max),
        ];
        let ends = ends.map(|end| self.at(end));
        self.svg.polygon("scope", &ends);
    }

    fn zone(&mut self, outline: &[(f64, f64)]) {
        if !outline.is_empty() {
            let points: Vec<(f64, f64)> = outline.iter().map(|&point| self.at(point)).collect();
            self.svg.polygon("zone", &points);
        }
    }

    /// One mark for all cases at a place; peers on top.
    fn cases(&mut self, ceilings: &Ceilings) {
        let points: Vec<(f64, f64)> = points(ceilings.space());
        let peers = ceilings.peer_cases();
        let mut drawn = std::collections::BTreeSet::new();
        let mut draw = |plot: &mut Self, class: &str, case: usize, radius: f64| {
            let at = plot.at(points[case]);
            if drawn.insert((class.to_owned(), format!("{:.1} {:.1}", at.0, at.1))) {
                plot.svg.circle(class, at, radius);
            }
        };
        for case in (0..points.len()).filter(|case| !peers.contains(case)) {
            draw(self, "case", case, 3.2);
        }
        for &case in &peers {
            draw(self, "peer", case, 3.6);
        }
    }

    fn ceiling(&mut self, ceiling: Ceiling, outline: &[(f64, f64)]) {
        if !outline.is_empty() {
            let points: Vec<(f64, f64)> = outline.iter().map(|&point| self.at(point)).collect();
            self.svg.polyline(class(ceiling), &points);
        }
    }

    /// The names of the peers, where there is room, away from the empty corner first.
    fn names(&mut self, writer: &Writer<'_>, ceilings: &Ceilings) {
        let names = writer.results.calibration.cases();
        let points = points(ceilings.space());
        let corner = ceilings.space().corner();
        let mut labels = Labels::within(LEFT, self.top, LEFT + SIDE, self.top + SIDE);
        let sides = match corner.condition() {
            End::High => [Side::Right, Side::Left],
            End::Low => [Side::Left, Side::Right],
        };
        let heights = match corner.outcome() {
            End::High => [13.0, 4.0, -6.0],
            End::Low => [-6.0, 4.0, 13.0],
        };
        for case in ceilings.peer_cases().into_iter().take(MOST_NAMES) {
            let at = self.at(points[case]);
            labels.name(&mut self.svg, at, &names[case], sides, heights);
        }
    }

    /// Which line is which, with its effect size, above the square.
    fn key(&mut self, writer: &Writer<'_>, ceilings: &Ceilings) {
        let mut y = KEY_LINE;
        for pair in ceilings.lines().chunks(KEY_COLUMNS) {
            for (line, x) in pair.iter().zip([10.0, 240.0]) {
                self.svg
                    .line(class(line.ceiling()), (x, y - 4.0), (x + 28.0, y - 4.0));
                let d = writer.number(Some(line.effect_size()));
                let text = say!(
                    writer.words,
                    "figures-scatter-key",
                    ceiling = line.ceiling().to_string(),
                    d = d
                );
                self.svg.text("ink", (x + 34.0, y), Anchor::Start, &text);
            }
            y += KEY_LINE;
        }
    }
}

fn points(space: &Space) -> Vec<(f64, f64)> {
    space
        .condition_values()
        .zip(space.outcome_values())
        .collect()
}

/// A colour and a dash of its own for each ceiling.
fn class(ceiling: Ceiling) -> &'static str {
    match ceiling {
        Ceiling::CeFdh => "line c0",
        Ceiling::CrFdh => "line c1",
        Ceiling::CeVrs => "line c2",
        Ceiling::CrVrs => "line c3",
        Ceiling::CLp => "line c4",
    }
}

/// A title that fits beside the square.
fn cut(text: &str) -> String {
    cut_to(text, 58)
}
