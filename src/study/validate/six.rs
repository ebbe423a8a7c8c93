//! Six anchors: a bell, or an inverse bell.

use std::cmp::Ordering;

use crate::study::document::Node;
use crate::study::{Anchor, Anchors, Place, Placed};

use super::anchors::{compare, equal, read};
use super::problems::Problems;
use super::wording::subject;

const EXAMPLE: &str = "three anchors are three values; the six of a bell are three lists of two, for example `anchors: {exclusion: [1, 9], crossover: [3, 7], inclusion: [5, 5]}`";

/// Reads a list of two anchors.
pub(super) fn read_two(node: &Node, problems: &mut Problems) -> Option<[Placed<Anchor>; 2]> {
    let items = problems.list(node, "two anchors", "`exclusion: [1, 9]`")?;
    if let [left, right] = items {
        let (left, right) = (read(left, problems), read(right, problems));
        return Some([left?, right?]);
    }
    let count = match items.len() {
        1 => "1 anchor".to_owned(),
        count => format!("{count} anchors"),
    };
    let message = format!("{} holds {count}, not two", subject(&node.place));
    wrong_count(&node.place, &message, problems);
    None
}

/// Reports anchors that are neither three nor six.
pub(super) fn wrong_count(place: &Place, message: &str, problems: &mut Problems) {
    problems.add(
        "three-or-six-anchors",
        place,
        message,
        Some(EXAMPLE.to_owned()),
    );
}

type Named<'a> = (&'static str, &'a Placed<Anchor>);

/// Whether six anchors make a bell or an inverse bell, as far as the file tells.
pub(super) fn check_order(anchors: &Anchors<[Placed<Anchor>; 2]>, problems: &mut Problems) -> bool {
    let [e1, e2] = &anchors.exclusion;
    let [c1, c2] = &anchors.crossover;
    let [i1, i2] = &anchors.inclusion;
    let exclusion = [("exclusion", e1), ("exclusion", e2)];
    let crossover = [("crossover", c1), ("crossover", c2)];
    let inclusion = [("inclusion", i1), ("inclusion", i2)];
    for side in [0, 1] {
        for [a, b] in [
            [exclusion[side], crossover[side]],
            [crossover[side], inclusion[side]],
        ] {
            if compare(&a.1.value, &b.1.value) == Some(Ordering::Equal) {
                equal(a.0, b.0, b.1, problems);
                return false;
            }
        }
    }
    let from_outside = |out: [Named; 2], within: [Named; 2]| {
        rises([
            out[0],
            crossover[0],
            within[0],
            within[1],
            crossover[1],
            out[1],
        ])
    };
    let is_ordered = from_outside(exclusion, inclusion) || from_outside(inclusion, exclusion);
    if !is_ordered {
        let message = "the six anchors make neither a bell nor an inverse bell";
        let help = "from left to right a bell is exclusion < crossover < inclusion ≤ inclusion < crossover < \
                    exclusion, an inverse bell inclusion < crossover < exclusion ≤ exclusion < crossover < inclusion";
        problems.add(
            "anchors-out-of-order",
            &c1.place,
            message,
            Some(help.to_owned()),
        );
    }
    is_ordered
}

/// Whether no two of the anchors contradict their order; the two in the middle may be equal.
fn rises(ordered: [Named; 6]) -> bool {
    let pairs = (0..6).flat_map(|low| (low + 1..6).map(move |high| (low, high)));
    pairs.into_iter().all(|(low, high)| {
        match compare(&ordered[low].1.value, &ordered[high].1.value) {
            None | Some(Ordering::Less) => true,
            Some(Ordering::Equal) => (low, high) == (2, 3),
            Some(Ordering::Greater) => false,
        }
    })
}
