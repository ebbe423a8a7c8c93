//! Anchors and thresholds: numbers or statistics of a column, and their order.

use std::cmp::Ordering;

use crate::study::document::{Kind, Node};
use crate::study::{Anchor, Anchors, Place, Placed};

use super::fields::{Keys, scalar_text};
use super::problems::Problems;
use super::six;
use super::values::{is_workable, read_number};
use super::wording::{found, subject};

const ALLOWED: &str = "an anchor is a number, a percentile `p0` to `p100`, `median`, `mean`, `min`, `max` or `mean-1sd`";

const ANCHOR_KEYS: Keys = Keys {
    allowed: &["exclusion", "crossover", "inclusion"],
    later: &[],
};
const ANCHORS_EXAMPLE: &str = "`anchors: {exclusion: 20, crossover: 40, inclusion: 60}`";

/// The anchors of a set.
#[derive(Debug)]
pub(super) enum Declared {
    Three(Box<Anchors<Placed<Anchor>>>),
    Six(Box<Anchors<[Placed<Anchor>; 2]>>),
}

/// Reads three anchors, or six as three lists of two, and checks their order.
pub(super) fn read_all(node: &Node, problems: &mut Problems) -> Option<Declared> {
    let section = problems.section(node, ANCHOR_KEYS, ANCHORS_EXAMPLE)?;
    let [exclusion, crossover, inclusion] = ["exclusion", "crossover", "inclusion"]
        .map(|key| section.require(key, ANCHORS_EXAMPLE, problems));
    let nodes = [exclusion?, crossover?, inclusion?];
    let lists = nodes.map(|node| matches!(node.kind, Kind::Sequence(_)));
    match lists.iter().filter(|is_list| **is_list).count() {
        0 => {
            let [exclusion, crossover, inclusion] = nodes.map(|node| read(node, problems));
            let anchors = Anchors {
                exclusion: exclusion?,
                crossover: crossover?,
                inclusion: inclusion?,
            };
            check_three(&anchors, problems).then(|| Declared::Three(Box::new(anchors)))
        }
        3 => {
            let [exclusion, crossover, inclusion] = nodes.map(|node| six::read_two(node, problems));
            let anchors = Anchors {
                exclusion: exclusion?,
                crossover: crossover?,
                inclusion: inclusion?,
            };
            six::check_order(&anchors, problems).then(|| Declared::Six(Box::new(anchors)))
        }
        _ => {
            let first = lists.iter().position(|is_list| *is_list)?;
            let message = "some anchors are lists and some are not";
            six::wrong_count(&nodes[first].place, message, problems);
            None
        }
    }
}

/// Reads an anchor or threshold.
pub(super) fn read(node: &Node, problems: &mut Problems) -> Option<Placed<Anchor>> {
    let value = match &node.kind {
        Kind::Scalar(scalar) if !scalar.quoted => read_number(&scalar.text).map(Anchor::Number),
        _ => None,
    };
    let value = value.or_else(|| scalar_text(node).and_then(statistic));
    match value {
        Some(Anchor::Number(number)) if !is_workable(number) => {
            problems.not_finite(node);
            None
        }
        Some(Anchor::Percentile(percent)) if !(0.0..=100.0).contains(&percent) => {
            let message = format!(
                "{} {}; a percentile lies between 0 and 100",
                subject(&node.place),
                found(node)
            );
            problems.add(
                "percentile-out-of-range",
                &node.place,
                message,
                Some(ALLOWED.to_owned()),
            );
            None
        }
        Some(value) => Some(Placed {
            value,
            place: node.place.clone(),
        }),
        None => {
            let message = format!(
                "{} {}, which is not an anchor",
                subject(&node.place),
                found(node)
            );
            problems.add(
                "not-an-anchor",
                &node.place,
                message,
                Some(ALLOWED.to_owned()),
            );
            None
        }
    }
}

/// A statistic of the column: `p5`, `median`, `mean-1sd`.
fn statistic(text: &str) -> Option<Anchor> {
    match text.trim() {
        "median" => return Some(Anchor::Median),
        "min" => return Some(Anchor::Minimum),
        "max" => return Some(Anchor::Maximum),
        "mean" => {
            return Some(Anchor::Mean {
                standard_deviations: 0.0,
            });
        }
        _ => {}
    }
    if let Some(percent) = text.trim().strip_prefix('p') {
        return finite(percent).map(Anchor::Percentile);
    }
    let distance: String = text.strip_prefix("mean")?.split_whitespace().collect();
    let distance = distance
        .strip_suffix("sd")
        .filter(|number| number.starts_with(['+', '-']))?;
    let distance = if distance.len() == 1 {
        format!("{distance}1")
    } else {
        distance.to_owned()
    };
    finite(&distance).map(|standard_deviations| Anchor::Mean {
        standard_deviations,
    })
}

fn finite(text: &str) -> Option<f64> {
    read_number(text).filter(|&number| is_workable(number))
}

/// Whether the definition of a percentile matters for an anchor.
pub(super) fn is_percentile(anchor: &Anchor) -> bool {
    matches!(anchor, Anchor::Percentile(_) | Anchor::Median)
}

/// How two anchors compare when the file alone tells: numbers with numbers, percentiles with
/// percentiles, distances from the mean with each other.
pub(super) fn compare(a: &Anchor, b: &Anchor) -> Option<Ordering> {
    let percent = |anchor: &Anchor| match anchor {
        Anchor::Percentile(percent) => Some(*percent),
        Anchor::Median => Some(50.0),
        Anchor::Minimum => Some(0.0),
        Anchor::Maximum => Some(100.0),
        Anchor::Number(_) | Anchor::Mean { .. } | Anchor::Found { .. } | Anchor::Frozen { .. } => {
            None
        }
    };
    match (a, b) {
        (Anchor::Number(a), Anchor::Number(b))
        | (
            Anchor::Mean {
                standard_deviations: a,
            },
            Anchor::Mean {
                standard_deviations: b,
            },
        ) => a.partial_cmp(b),
        _ => percent(a)?.partial_cmp(&percent(b)?),
    }
}

/// Whether three anchors all rise or all fall, as far as the file tells.
fn check_three(anchors: &Anchors<Placed<Anchor>>, problems: &mut Problems) -> bool {
    let named = [
        ("exclusion", &anchors.exclusion),
        ("crossover", &anchors.crossover),
        ("inclusion", &anchors.inclusion),
    ];
    let mut directions = Vec::new();
    for (a, b) in [(0, 1), (1, 2), (0, 2)] {
        match compare(&named[a].1.value, &named[b].1.value) {
            Some(Ordering::Equal) => {
                equal(named[a].0, named[b].0, named[b].1, problems);
                return false;
            }
            Some(direction) => directions.push(direction),
            None => {}
        }
    }
    let ordered = directions.windows(2).all(|pair| pair[0] == pair[1]);
    if !ordered {
        let [exclusion, crossover, inclusion] = named.map(|(_, anchor)| &anchor.value);
        problems.add(
            "anchors-out-of-order",
            &anchors.crossover.place,
            format!(
                "the crossover `{crossover}` does not lie between the exclusion `{exclusion}` and the inclusion \
                 `{inclusion}`"
            ),
            Some("anchors rise (20, 40, 60) or fall (60, 40, 20) from exclusion to inclusion".to_owned()),
        );
    }
    ordered
}

/// Reports two anchors that must differ.
pub(super) fn equal(first: &str, second: &str, anchor: &Placed<Anchor>, problems: &mut Problems) {
    let message = format!(
        "the anchors `{first}` and `{second}` are both `{}`",
        anchor.value
    );
    let help = "anchors must differ, or no score lies between them";
    problems.add(
        "anchors-equal",
        &anchor.place,
        message,
        Some(help.to_owned()),
    );
}

/// Whether thresholds rise, as far as the file tells.
pub(super) fn check_rising(thresholds: &[Placed<Anchor>], problems: &mut Problems) -> bool {
    for pair in thresholds.windows(2) {
        let [low, high] = pair else { continue };
        if !matches!(
            compare(&low.value, &high.value),
            None | Some(Ordering::Less)
        ) {
            not_rising(
                &low.value.to_string(),
                &high.value.to_string(),
                &high.place,
                problems,
            );
            return false;
        }
    }
    true
}

/// Reports a threshold or break that is not above the one before it.
pub(super) fn not_rising(low: &str, high: &str, place: &Place, problems: &mut Problems) {
    let message = format!("`{high}` stands after `{low}`, but thresholds and breaks must rise");
    let help = "write them from the lowest to the highest, each once";
    problems.add("not-rising", place, message, Some(help.to_owned()));
}
