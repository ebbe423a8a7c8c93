//! How often terms come out of resamples: a bar a term.

use super::Figure;
use super::svg::{Anchor, Svg, cut_to};
use crate::results::OutcomeResults;
use crate::robustness::{Resampled, Stability};

const LEFT: f64 = 250.0;
const TOP: f64 = 34.0;
const LENGTH: f64 = 300.0;
const STEP: f64 = 24.0;
const BAR: f64 = 14.0;
const RIGHT: f64 = 56.0;
const BELOW: f64 = 50.0;
/// Letters of a term at most.
const LONGEST: usize = 38;
/// Terms of resamples alone that are drawn, the most frequent first.
const OTHERS: usize = 5;

/// The terms of the main run, then those that come out of resamples alone.
pub(in crate::report) fn draw(
    name: &str,
    outcome: &OutcomeResults,
    stability: &Stability,
    found: &Resampled,
) -> Figure {
    let all = f64::from(found.plan.resamples);
    let share = |count: u32| f64::from(count) / all;
    let own = stability.terms.iter();
    let own = own.map(|(term, count)| ("bar", term.to_string(), share(*count)));
    let others = stability.others.iter().take(OTHERS);
    let others = others.map(|(term, count)| ("bar other", term.to_string(), share(*count)));
    let whole = (
        "bar whole",
        "whole solution".to_owned(),
        share(stability.same),
    );
    let bars: Vec<(&str, String, f64)> = std::iter::once(whole).chain(own).chain(others).collect();
    let rows: f64 = bars.iter().map(|_| STEP).sum();
    let title = format!(
        "The {} solution for {} in {} resamples",
        stability.kind, outcome.expression, found.plan.resamples
    );
    let mut svg = Svg::new(LEFT + LENGTH + RIGHT, TOP + rows + BELOW, &title);
    for tenth in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let x = LEFT + LENGTH * tenth;
        svg.line("grid", (x, TOP), (x, TOP + rows));
        let text = format!("{:.0} %", tenth * 100.0);
        svg.text("faint", (x, TOP + rows + 17.0), Anchor::Middle, &text);
    }
    let mut y = TOP;
    for (class, term, share) in &bars {
        let (top, end) = (y + (STEP - BAR) / 2.0, LEFT + LENGTH * share);
        let corners = [(LEFT, top), (end, top), (end, top + BAR), (LEFT, top + BAR)];
        svg.polygon(class, &corners);
        let base = y + STEP / 2.0 + 4.0;
        svg.text(
            "ink",
            (LEFT - 8.0, base),
            Anchor::End,
            &cut_to(term, LONGEST),
        );
        let text = format!("{:.0} %", share * 100.0);
        svg.text("ink", (end + 5.0, base), Anchor::Start, &text);
        y += STEP;
    }
    svg.line("axis", (LEFT, TOP), (LEFT, TOP + rows));
    let middle = (LEFT + LENGTH / 2.0, TOP + rows + 40.0);
    svg.text("ink", middle, Anchor::Middle, "share of resamples");
    key(&mut svg);
    let terms = stability.terms.iter();
    let told = terms.map(|(term, count)| format!("{term} {:.0} %", share(*count) * 100.0));
    Figure {
        name: name.to_owned(),
        caption: format!(
            "How often the {} solution for `{}` and its terms come out of {} resamples, and the most \
             frequent other terms.",
            stability.kind, outcome.expression, found.plan.resamples
        ),
        alt: format!("Bars: {}", told.collect::<Vec<_>>().join(", ")),
        svg: svg.finish(),
    }
}

fn key(svg: &mut Svg) {
    let square = |x: f64| [(x, 12.0), (x + 12.0, 12.0), (x + 12.0, 24.0), (x, 24.0)];
    let words = [
        ("bar whole", "whole solution"),
        ("bar", "its terms"),
        ("bar other", "other terms"),
    ];
    let mut x = LEFT;
    for (class, text) in words {
        svg.polygon(class, &square(x));
        svg.text("ink", (x + 17.0, 22.0), Anchor::Start, text);
        x += 116.0;
    }
}
