//! What the researcher declared for sensitivity ranges and maps.

use std::fmt;

use super::Placed;
use crate::set::SetName;

/// Sensitivity ranges and maps as declared.
#[derive(Clone, Debug, PartialEq)]
pub struct RangesPlan {
    /// Whether the range of every cut-off and anchor is reported.
    pub reported: bool,
    /// How near the end of an anchor's range is found, as a share of the range of its raw values; in
    /// (0, 0.1].
    pub precision: f64,
    /// Into how many steps the range of the raw values is cut where an anchor is searched, at least 1.
    pub scan_steps: u32,
    /// Two-way maps, in declared order.
    pub maps: Vec<Placed<MapPlan>>,
    /// Into how many steps the axis of an anchor is cut in a map, at least 2.
    pub map_steps: u32,
}

impl Default for RangesPlan {
    fn default() -> Self {
        Self {
            reported: false,
            precision: 0.0001,
            scan_steps: 200,
            maps: Vec::new(),
            map_steps: 40,
        }
    }
}

/// A two-way map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPlan {
    /// What moves to the right.
    pub x: MapAxis,
    /// What moves upwards.
    pub y: MapAxis,
}

/// An axis of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapAxis {
    /// What moves.
    pub decision: MovableDecision,
    /// From where to where, where declared.
    pub span: Option<[f64; 2]>,
}

/// A decision that is a number and can be moved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MovableDecision {
    /// A cut-off of the truth table.
    Cutoff(CutoffName),
    /// An anchor or threshold of a set.
    Anchor(AnchorName),
}

/// A cut-off of the truth table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CutoffName {
    /// Consistency from which a row is positive.
    Consistency,
    /// Consistency from which a row is a contradiction.
    ContradictionFrom,
    /// PRI that a positive row needs.
    Pri,
    /// Cases that a row needs.
    Frequency,
}

/// An anchor or threshold of a set.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnchorName {
    /// The set.
    pub set: SetName,
    /// The name of its place, such as `crossover`, `inclusion_2` or `threshold_1`.
    pub anchor: String,
}

impl CutoffName {
    /// All, in the order of the report.
    pub const ALL: [Self; 4] = [
        Self::Consistency,
        Self::ContradictionFrom,
        Self::Pri,
        Self::Frequency,
    ];

    /// Its key under `sufficiency`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Consistency => "consistency",
            Self::ContradictionFrom => "contradiction_from",
            Self::Pri => "pri",
            Self::Frequency => "frequency",
        }
    }
}

/// `consistency`, `LS.crossover`; the only threshold of a set without its number.
impl fmt::Display for MovableDecision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cutoff(cutoff) => f.write_str(cutoff.key()),
            Self::Anchor(AnchorName { set, anchor }) => write!(f, "{set}.{anchor}"),
        }
    }
}

/// `consistency`, `{consistency: [0.6, 1]}`.
impl fmt::Display for MapAxis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.span {
            None => self.decision.fmt(f),
            Some([low, high]) => write!(f, "{{{}: [{low}, {high}]}}", self.decision),
        }
    }
}

/// `[consistency, pri]`.
impl fmt::Display for MapPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}, {}]", self.x, self.y)
    }
}
