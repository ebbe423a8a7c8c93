//! Thresholds: declared one by one, or found by clustering.

use crate::study::document::{Kind, Node};
use crate::study::{Anchor, Linkage, Placed};

use super::anchors;
use super::fields::Keys;
use super::problems::Problems;

/// The highest number of thresholds: values are numbered 0 to 31.
const MOST_THRESHOLDS: usize = 31;
const FOUND: Keys = Keys {
    allowed: &["found", "linkage"],
    later: &[],
};
const LINKAGES: [(&str, Linkage); 3] = [
    ("complete", Linkage::Complete),
    ("centroid", Linkage::Centroid),
    ("ward", Linkage::Ward),
];
const EXAMPLE: &str = "`thresholds: {found: 2, linkage: complete}`";

/// Reads the threshold of a crisp set.
pub(super) fn read_one(node: &Node, problems: &mut Problems) -> Option<Placed<Anchor>> {
    if !matches!(node.kind, Kind::Mapping(_)) {
        return anchors::read(node, problems);
    }
    let found = read_found(node, problems)?;
    if found.len() > 1 {
        let message = format!(
            "{} thresholds are to be found; a crisp set has one",
            found.len()
        );
        let help = "write `threshold: {found: 1, linkage: complete}`, or use `method: multi_value`";
        problems.add("out-of-range", &node.place, message, Some(help.to_owned()));
        return None;
    }
    found.into_iter().next()
}

/// Reads rising thresholds; `example` shows declared ones.
pub(super) fn read_rising(
    node: &Node,
    example: &str,
    problems: &mut Problems,
) -> Option<Vec<Placed<Anchor>>> {
    if matches!(node.kind, Kind::Mapping(_)) {
        return read_found(node, problems);
    }
    let thresholds = problems.filled_list_of(node, "thresholds", example, |problems, item| {
        anchors::read(item, problems)
    })?;
    check_count(thresholds.len(), node, problems)?;
    anchors::check_rising(&thresholds, problems).then_some(thresholds)
}

/// Thresholds that are found by clustering.
fn read_found(node: &Node, problems: &mut Problems) -> Option<Vec<Placed<Anchor>>> {
    let section = problems.section(node, FOUND, EXAMPLE)?;
    let help = "how many thresholds are to be found, for example `found: 2`";
    let of = section
        .require("found", help, problems)
        .and_then(|node| problems.whole(node, 1, "`found: 2`"));
    let help = "how far apart groups of values are: one of `complete`, `centroid`, `ward`";
    let linkage = section
        .require("linkage", help, problems)
        .and_then(|node| problems.word(node, &LINKAGES, &[]));
    let (of, linkage) = (usize::try_from(of?).ok()?, linkage?);
    check_count(of, node, problems)?;
    let found = |at| Placed {
        value: Anchor::Found { at, of, linkage },
        place: node.place.clone(),
    };
    Some((1..=of).map(found).collect())
}

fn check_count(count: usize, node: &Node, problems: &mut Problems) -> Option<()> {
    if count <= MOST_THRESHOLDS {
        return Some(());
    }
    let message = format!("{count} thresholds; at most {MOST_THRESHOLDS} are supported");
    let help = "use fewer thresholds".to_owned();
    problems.add("out-of-range", &node.place, message, Some(help));
    None
}

/// How many thresholds a study declares or lets be found, when it says so.
pub(super) fn declared_count(node: &Node) -> Option<usize> {
    match &node.kind {
        Kind::Sequence(items) => Some(items.len()),
        _ => super::fields::scalar_text(node.get("found")?)?.parse().ok(),
    }
}
