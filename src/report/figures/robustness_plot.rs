//! The robustness plot: every case by its membership in the solution and in the test set.

use super::super::sections::case_kind;
use super::Figure;
use super::axis::marks;
use super::labels::{Labels, Side};
use super::svg::{Anchor, Svg};
use crate::language::{Words, say};
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
    words: &Words,
    name: &str,
    outcome: &OutcomeResults,
    solution: &SolutionRobustness,
    model: &ModelRobustness,
) -> Figure {
    let title = say!(
        words,
        "figures-robustness-title",
        model = &model.expression,
        outcome = &outcome.expression
    );
    let mut plot = Plot {
        svg: Svg::new(words, WIDTH, HEIGHT, &title),
        names: Labels::within(LEFT, TOP, LEFT + SIDE, TOP + SIDE),
    };
    plot.axes(words);
    plot.cases(model);
    plot.key(words);
    let caption = if solution.models.len() > 1 {
        "figures-robustness-caption-first"
    } else {
        "figures-robustness-caption"
    };
    Figure {
        name: name.to_owned(),
        caption: say!(
            words,
            caption,
            kind = words.kind(solution.kind),
            outcome = &outcome.expression
        ),
        alt: say!(
            words,
            "figures-robustness-alt",
            counts = counts(words, model)
        ),
        svg: plot.svg.finish(),
    }
}

/// `37 robust typical, 8 robust deviant, …`.
fn counts(words: &Words, model: &ModelRobustness) -> String {
    let counted = CaseRobustness::ALL.into_iter().filter_map(|kind| {
        let cases = model.cases.iter().filter(|(_, found)| *found == Some(kind));
        let count = cases.count();
        (count > 0).then(|| {
            let kind = case_kind(words, kind);
            say!(words, "figures-robustness-count", n = count, kind = kind)
        })
    });
    words.list(&counted.collect::<Vec<_>>())
}

struct Plot {
    svg: Svg,
    names: Labels,
}

fn at(x: f64, y: f64) -> (f64, f64) {
    (LEFT + SIDE * x, TOP + SIDE * (1.0 - y))
}

impl Plot {
    fn axes(&mut self, words: &Words) {
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
        for (x, y, key, anchor) in [
            (0.515, 0.965, "figures-robustness-robust", Anchor::Start),
            (0.99, 0.015, "figures-robustness-shaky", Anchor::End),
            (0.01, 0.965, "figures-robustness-possible", Anchor::Start),
            (0.485, 0.015, "figures-robustness-none", Anchor::End),
        ] {
            let text = words.say(key);
            self.svg.text("faint", at(x, y), anchor, &text);
            self.names.keep_off_text(at(x, y), anchor, &text);
        }
        let middle = (LEFT + SIDE / 2.0, TOP + SIDE + 42.0);
        let text = words.say("figures-robustness-x");
        self.svg.text("ink", middle, Anchor::Middle, &text);
        let text = words.say("figures-robustness-y");
        self.svg.upward_text("ink", (16.0, TOP + SIDE / 2.0), &text);
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

    fn key(&mut self, words: &Words) {
        self.svg.circle("peer", (LEFT + 6.0, 24.0), 3.6);
        self.svg.text(
            "ink",
            (LEFT + 16.0, 28.0),
            Anchor::Start,
            &words.say("figures-robustness-shows"),
        );
        self.svg.circle("hollow", (LEFT + 166.0, 24.0), 3.6);
        let text = words.say("figures-robustness-does-not");
        self.svg
            .text("ink", (LEFT + 176.0, 28.0), Anchor::Start, &text);
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
