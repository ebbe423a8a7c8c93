//! The robustness plot: every case by its membership in the solution and in the test set.

use super::Figure;
use super::axis::marks;
use super::labels::{Labels, Side};
use super::svg::{Anchor, Svg};
use crate::necessity::nca::Range;
use crate::results::OutcomeResults;
use crate::robustness::{CaseRobustness, ModelRobustness, SolutionRobustness};

const LEFT: f64 = 62.0;
const TOP: f64 = 46.0;
const SIDE: f64 = 420.0;
const WIDTH: f64 = LEFT + SIDE + 18.0;
const HEIGHT: f64 = TOP + SIDE + 58.0;
/// Names beside marks at most; the others are in the table.
const MOST_NAMES: usize = 40;

/// Cases in the solution stand right of the middle; they are robust above it and shaky below it. Cases
/// not in the solution stand left; they are possible above the middle.
pub(in crate::report) fn draw(
    name: &str,
    outcome: &OutcomeResults,
    solution: &SolutionRobustness,
    model: &ModelRobustness,
) -> Figure {
    let title = format!(
        "Robustness of {} for {}",
        model.expression, outcome.expression
    );
    let mut plot = Plot {
        svg: Svg::new(WIDTH, HEIGHT, &title),
        names: Labels::within(LEFT, TOP, LEFT + SIDE, TOP + SIDE),
    };
    plot.axes();
    plot.cases(model);
    plot.key();
    let several = if solution.models.len() > 1 {
        " The first model."
    } else {
        ""
    };
    Figure {
        name: name.to_owned(),
        caption: format!(
            "Robustness plot of the {} solution for `{}`: each case by its membership in the solution and \
             in the test set: in minTS where the case is in the solution, in maxTS where it is not. Upper \
             right: robust; lower right: shaky; upper left: possible.{several}",
            solution.kind, outcome.expression
        ),
        alt: format!("Robustness plot: {}", counts(model)),
        svg: plot.svg.finish(),
    }
}

/// `37 robust typical, 8 robust deviant, …`.
fn counts(model: &ModelRobustness) -> String {
    let counted = CaseRobustness::ALL.into_iter().filter_map(|kind| {
        let cases = model.cases.iter().filter(|(_, found)| *found == Some(kind));
        let count = cases.count();
        (count > 0).then(|| format!("{count} {kind}"))
    });
    counted.collect::<Vec<_>>().join(", ")
}

struct Plot {
    svg: Svg,
    names: Labels,
}

fn at(x: f64, y: f64) -> (f64, f64) {
    (LEFT + SIDE * x, TOP + SIDE * (1.0 - y))
}

impl Plot {
    fn axes(&mut self) {
        let range = Range { min: 0.0, max: 1.0 };
        for (value, text) in marks(range) {
            let (x, y) = at(value, value);
            self.svg.line("grid", (x, TOP), (x, TOP + SIDE));
            self.svg.line("grid", (LEFT, y), (LEFT + SIDE, y));
            let below = (x, TOP + SIDE + 17.0);
            self.svg.text("faint", below, Anchor::Middle, &text);
            self.svg
                .text("faint", (LEFT - 7.0, y + 4.0), Anchor::End, &text);
        }
        self.svg.line("scope", at(0.5, 0.0), at(0.5, 1.0));
        self.svg.line("scope", at(0.0, 0.5), at(1.0, 0.5));
        self.svg.line("axis", at(0.0, 0.0), at(1.0, 1.0));
        let frame = [
            at(0.0, 0.0),
            at(1.0, 0.0),
            at(1.0, 1.0),
            at(0.0, 1.0),
            at(0.0, 0.0),
        ];
        self.svg.polyline("axis", &frame);
        for (x, y, text, anchor) in [
            (0.515, 0.965, "robust", Anchor::Start),
            (0.99, 0.015, "shaky", Anchor::End),
            (0.01, 0.965, "possible", Anchor::Start),
            (0.485, 0.015, "in no solution", Anchor::End),
        ] {
            self.svg.text("faint", at(x, y), anchor, text);
            self.names.keep_off_text(at(x, y), anchor, text);
        }
        let middle = (LEFT + SIDE / 2.0, TOP + SIDE + 42.0);
        let text = "Initial solution (IS), membership";
        self.svg.text("ink", middle, Anchor::Middle, text);
        let text = "Test set: minTS or maxTS, membership";
        self.svg.upward_text("ink", (16.0, TOP + SIDE / 2.0), text);
    }

    fn cases(&mut self, model: &ModelRobustness) {
        let mut drawn = std::collections::BTreeSet::new();
        let mut named = Vec::new();
        for ((case, kind), scores) in model.cases.iter().zip(model.robustness.memberships()) {
            let [initial, min, max, outcome] = scores;
            let test = if initial.is_in() { min } else { max };
            let place = at(initial.value(), test.value());
            let class = if outcome.is_in() { "peer" } else { "hollow" };
            if drawn.insert(format!("{class} {:.1} {:.1}", place.0, place.1)) {
                self.svg.circle(class, place, 3.6);
            }
            if kind.is_some_and(is_worth_a_name) {
                self.names.keep_off(place);
                named.push((case, place));
            }
        }
        for (case, place) in named.into_iter().take(MOST_NAMES) {
            let (sides, heights) = ([Side::Right, Side::Left], [4.0, 13.0, -6.0]);
            self.names.name(&mut self.svg, place, case, sides, heights);
        }
    }

    fn key(&mut self) {
        self.svg.circle("peer", (LEFT + 6.0, 24.0), 3.6);
        self.svg.text(
            "ink",
            (LEFT + 16.0, 28.0),
            Anchor::Start,
            "shows the outcome",
        );
        self.svg.circle("hollow", (LEFT + 166.0, 24.0), 3.6);
        let text = "does not show it";
        self.svg
            .text("ink", (LEFT + 176.0, 28.0), Anchor::Start, text);
    }
}

/// Robust cases are many and where they should be.
fn is_worth_a_name(kind: CaseRobustness) -> bool {
    matches!(
        kind,
        CaseRobustness::ShakyTypical
            | CaseRobustness::ShakyDeviant
            | CaseRobustness::PossibleTypical
            | CaseRobustness::PossibleDeviant
            | CaseRobustness::RobustDeviant
    )
}
