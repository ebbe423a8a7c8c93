//! `robustness`: how far the results can be trusted.

use crate::study::RangesPlan;

use super::fields::{Keys, Section};
use super::problems::Problems;
use super::ranges::{self, Movables};

const KEYS: Keys = Keys {
    allowed: &["ranges", "precision", "scan_steps", "maps", "map_steps"],
    later: &["leave_one_out", "bootstrap"],
};
const EXAMPLE: &str = "`robustness: {ranges: true, maps: [[consistency, pri]]}`";

/// Reads `robustness`.
pub(super) fn read(
    root: &Section<'_>,
    movables: &Movables,
    problems: &mut Problems,
) -> Option<RangesPlan> {
    let Some(node) = root.get("robustness") else {
        return Some(RangesPlan::default());
    };
    let section = problems.section(node, KEYS, EXAMPLE)?;
    ranges::read(&section, movables, problems)
}
