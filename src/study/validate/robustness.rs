//! `robustness`: how far the results can be trusted.

use crate::study::{DataPlan, ProtocolPlan, RangesPlan};

use super::fields::{Keys, Section};
use super::problems::Problems;
use super::protocol;
use super::ranges::{self, Movables};

const KEYS: Keys = Keys {
    allowed: &[
        "ranges",
        "precision",
        "scan_steps",
        "maps",
        "map_steps",
        "fit",
        "leave_one_out",
        "leave_cluster_out",
        "bootstrap",
        "subsample",
        "permutation",
    ],
    later: &[],
};
const EXAMPLE: &str = "`robustness: {ranges: true, leave_one_out: true}`";

/// Reads `robustness`; `data` tells whether there are clusters.
pub(super) fn read(
    root: &Section<'_>,
    movables: &Movables,
    data: Option<&DataPlan>,
    problems: &mut Problems,
) -> Option<(RangesPlan, ProtocolPlan)> {
    let Some(node) = root.get("robustness") else {
        return Some((RangesPlan::default(), ProtocolPlan::default()));
    };
    let section = problems.section(node, KEYS, EXAMPLE)?;
    let ranges = ranges::read(&section, movables, problems);
    let protocol = protocol::read(&section, data, problems);
    Some((ranges?, protocol?))
}
