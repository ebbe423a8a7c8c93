//! The XY plot of a solution or a necessary condition against the outcome.

use super::Figure;
use super::labels::{Labels, Side};
use super::svg::{Anchor, Svg, cut_to};
use crate::language::{Words, say};
use crate::load::Names;

const SIDE: f64 = 380.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 34.0;
const BELOW: f64 = 54.0;
const RIGHT: f64 = 22.0;
/// The space between memberships of 0 and 1 and the sides of the square.
const MARGIN: f64 = 12.0;
/// Names up to which deviant cases are labelled.
const MOST_NAMES: usize = 30;

/// What the plot is to show.
pub(in super::super) struct Plot<'a> {
    pub(in super::super) x_title: String,
    pub(in super::super) y_title: String,
    /// Membership of every case in the set and in the outcome.
    pub(in super::super) points: Vec<(f64, f64)>,
    pub(in super::super) names: &'a Names,
    /// The cases that speak against the statement: named, and drawn as diamonds.
    pub(in super::super) deviant: Vec<usize>,
    /// On which side of the diagonal cases agree with the statement.
    pub(in super::super) agrees: Agrees,
}

/// On which side of the diagonal cases agree with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Agrees {
    /// Sufficient: not more in the set than in the outcome.
    Above,
    /// Necessary: not more in the outcome than in the set.
    Below,
}

/// Draws the plot.
pub(in super::super) fn draw(
    words: &Words,
    plot: &Plot<'_>,
    name: String,
    title: &str,
    caption: String,
) -> Figure {
    let mut svg = Svg::new(words, LEFT + SIDE + RIGHT, TOP + SIDE + BELOW, title);
    zone(&mut svg, plot.agrees);
    frame(&mut svg, plot);
    cases(&mut svg, plot);
    names(&mut svg, plot);
    key(words, &mut svg, plot);
    Figure {
        name,
        caption,
        alt: say!(words, "figures-xy-alt", title = title),
        svg: svg.finish(),
    }
}

fn at((x, y): (f64, f64)) -> (f64, f64) {
    let inner = SIDE - 2.0 * MARGIN;
    (LEFT + MARGIN + inner * x, TOP + SIDE - MARGIN - inner * y)
}

/// The side of the diagonal on which the statement holds.
fn zone(svg: &mut Svg, agrees: Agrees) {
    let corner = match agrees {
        Agrees::Above => (0.0, 1.0),
        Agrees::Below => (1.0, 0.0),
    };
    svg.polygon("zone", &[at((0.0, 0.0)), at(corner), at((1.0, 1.0))]);
}

fn frame(svg: &mut Svg, plot: &Plot<'_>) {
    let (right, bottom) = (LEFT + SIDE, TOP + SIDE);
    for tick in 0..=5_u8 {
        let value = f64::from(tick) / 5.0;
        let text = if tick % 5 == 0 {
            format!("{value:.0}")
        } else {
            format!("{value:.1}")
        };
        let (x, y) = at((value, value));
        svg.line("grid", (x, TOP), (x, bottom));
        svg.line("grid", (LEFT, y), (right, y));
        svg.text("faint", (x, bottom + 17.0), Anchor::Middle, &text);
        svg.text("faint", (LEFT - 7.0, y + 4.0), Anchor::End, &text);
    }
    let (x, y) = at((0.5, 0.5));
    svg.line("half", (x, TOP), (x, bottom));
    svg.line("half", (LEFT, y), (right, y));
    svg.line("diagonal", at((0.0, 0.0)), at((1.0, 1.0)));
    svg.frame((LEFT, TOP), (right, bottom));
    let middle = LEFT + SIDE / 2.0;
    let x_title = cut_to(&plot.x_title, 60);
    svg.text("ink", (middle, bottom + 41.0), Anchor::Middle, &x_title);
    svg.upward_text("ink", (16.0, TOP + SIDE / 2.0), &cut_to(&plot.y_title, 56));
}

/// One mark for all cases at a place; its title names them.
fn cases(svg: &mut Svg, plot: &Plot<'_>) {
    let mut places: Vec<((f64, f64), Vec<usize>)> = Vec::new();
    for (case, &point) in plot.points.iter().enumerate() {
        let place = at(point);
        let same = |(known, _): &&mut ((f64, f64), Vec<usize>)| {
            (known.0 - place.0).abs() < 0.05 && (known.1 - place.1).abs() < 0.05
        };
        match places.iter_mut().find(same) {
            Some((_, cases)) => cases.push(case),
            None => places.push((place, vec![case])),
        }
    }
    let is_deviant = |cases: &[usize]| cases.iter().any(|case| plot.deviant.contains(case));
    let (deviant, others): (Vec<_>, Vec<_>) =
        places.into_iter().partition(|(_, cases)| is_deviant(cases));
    for (place, cases) in others.iter().chain(&deviant) {
        let names: Vec<&str> = cases.iter().map(|&case| &plot.names[case]).collect();
        svg.begin(&names);
        if is_deviant(cases) {
            diamond(svg, *place);
        } else {
            svg.circle("case", *place, 3.6);
        }
        svg.end();
    }
}

fn diamond(svg: &mut Svg, (x, y): (f64, f64)) {
    let reach = 5.2;
    let corners = [
        (x, y - reach),
        (x + reach, y),
        (x, y + reach),
        (x - reach, y),
    ];
    svg.polygon("deviant", &corners);
}

fn names(svg: &mut Svg, plot: &Plot<'_>) {
    let mut labels = Labels::within(LEFT, TOP, LEFT + SIDE, TOP + SIDE);
    for &case in &plot.deviant {
        labels.keep_off(at(plot.points[case]));
    }
    for &case in plot.deviant.iter().take(MOST_NAMES) {
        let point = plot.points[case];
        let sides = if point.0 > 0.6 {
            [Side::Left, Side::Right]
        } else {
            [Side::Right, Side::Left]
        };
        labels.name(svg, at(point), &plot.names[case], sides, [4.0, 14.0, -6.0]);
    }
}

fn key(words: &Words, svg: &mut Svg, plot: &Plot<'_>) {
    svg.circle("case", (LEFT + 6.0, 15.0), 3.6);
    let case = words.say("figures-xy-case");
    svg.text("ink", (LEFT + 15.0, 19.0), Anchor::Start, &case);
    if !plot.deviant.is_empty() {
        diamond(svg, (LEFT + 66.0, 15.0));
        let deviant = words.say("figures-xy-deviant");
        svg.text("ink", (LEFT + 76.0, 19.0), Anchor::Start, &deviant);
    }
    svg.rectangle("zone", (LEFT + 168.0, 9.0), (14.0, 12.0));
    let text = words.say(match plot.agrees {
        Agrees::Above => "figures-xy-sufficiency",
        Agrees::Below => "figures-xy-necessity",
    });
    svg.text("ink", (LEFT + 188.0, 19.0), Anchor::Start, &text);
}
