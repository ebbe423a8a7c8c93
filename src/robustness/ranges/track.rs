//! The way that a decision goes up or down: where to look, and where the next look is apart from the
//! last one.

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::robustness) enum Direction {
    Down,
    Up,
}

/// The way of a decision from its declared value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Track {
    pub(super) probes: Vec<Probe>,
    pub(super) finish: Finish,
    /// How near an end is to be found.
    pub(super) tolerance: f64,
}

/// A value to look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Probe {
    pub(super) at: f64,
    pub(super) edge: Edge,
}

/// Where something can change between the last value and this one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Edge {
    /// At this very value and nowhere else.
    At(f64),
    /// Anywhere between them.
    Between,
}

/// What stops a decision that changes nothing on its way.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Finish {
    /// A number that it cannot pass: the end of the scale, of the data, or a neighbour by name.
    Limit(f64, Limit),
    /// Nothing: it can go on for ever.
    Unlimited,
}

/// A number that a decision cannot pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The end of its scale: 0 or 1, or one case.
    Scale,
    /// The data: a threshold must lie within them.
    Data,
    /// Another decision, by its name.
    Neighbour(String),
    /// The end of what is searched.
    Searched,
}
