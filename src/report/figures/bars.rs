//! How often terms come out of resamples: a bar a term.

use super::Figure;
use super::svg::{Anchor, Svg, cut_to};
use crate::language::{Words, say};
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
    words: &Words,
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
        words.say("figures-bars-whole"),
        share(stability.same),
    );
    let bars: Vec<(&str, String, f64)> = std::iter::once(whole).chain(own).chain(others).collect();
    let rows: f64 = bars.iter().map(|_| STEP).sum();
    let kind = words.kind(stability.kind);
    let title = say!(
        words,
        "figures-bars-title",
        kind = &kind,
        outcome = &outcome.expression,
        resamples = found.plan.resamples
    );
    let mut svg = Svg::new(words, LEFT + LENGTH + RIGHT, TOP + rows + BELOW, &title);
    for tenth in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let x = LEFT + LENGTH * tenth;
        svg.line("grid", (x, TOP), (x, TOP + rows));
        let text = percent(words, tenth);
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
        let text = percent(words, *share);
        svg.text("ink", (end + 5.0, base), Anchor::Start, &text);
        y += STEP;
    }
    svg.line("axis", (LEFT, TOP), (LEFT, TOP + rows));
    let middle = (LEFT + LENGTH / 2.0, TOP + rows + 40.0);
    svg.text(
        "ink",
        middle,
        Anchor::Middle,
        &words.say("figures-bars-axis"),
    );
    key(words, &mut svg);
    let terms = stability.terms.iter();
    let told = terms.map(|(term, count)| format!("{term} {}", percent(words, share(*count))));
    let told: Vec<String> = told.collect();
    Figure {
        name: name.to_owned(),
        caption: say!(
            words,
            "figures-bars-caption",
            kind = &kind,
            outcome = &outcome.expression,
            resamples = found.plan.resamples
        ),
        alt: say!(words, "figures-bars-alt", terms = words.list(&told)),
        svg: svg.finish(),
    }
}

/// A share as a whole percentage, of nothing as well.
fn percent(words: &Words, share: f64) -> String {
    let number = format!("{:.0}", share * 100.0);
    say!(words, "wording-percent", number = number)
}

fn key(words: &Words, svg: &mut Svg) {
    let square = |x: f64| [(x, 12.0), (x + 12.0, 12.0), (x + 12.0, 24.0), (x, 24.0)];
    let entries = [
        ("bar whole", "figures-bars-whole"),
        ("bar", "figures-bars-terms"),
        ("bar other", "figures-bars-others"),
    ];
    let mut x = LEFT;
    for (class, key) in entries {
        svg.polygon(class, &square(x));
        svg.text("ink", (x + 17.0, 22.0), Anchor::Start, &words.say(key));
        x += 116.0;
    }
}
