//! How far the results hold, in `results.json`: ranges and maps, and what else was tried.

use serde::Serialize;

use super::protocol::{self, ProtocolOf};
use super::ranges::{self, RangesOf};
use crate::results::Results;

/// What was tried; nothing where a study asks for none of it.
#[derive(Serialize)]
pub(super) struct RobustnessOf<'a> {
    #[serde(flatten)]
    ranges: Option<RangesOf<'a>>,
    #[serde(flatten)]
    protocol: Option<ProtocolOf<'a>>,
}

pub(super) fn robustness(results: &Results) -> Option<RobustnessOf<'_>> {
    let (ranges, protocol) = (ranges::ranges(results), protocol::protocol(results));
    (ranges.is_some() || protocol.is_some()).then_some(RobustnessOf { ranges, protocol })
}
