//! What the researcher declared about robustness.

use serde::Serialize;

use super::Permutations;

/// What is tried to see how far the results hold, beside variants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProtocolPlan {
    /// Whether the main run is held against the variants as a test set, where there are any.
    pub fit: bool,
    /// The study without each case.
    pub leave_one_out: Option<LeftOutAnchors>,
    /// The study without each cluster of `data.cluster`.
    pub leave_cluster_out: Option<LeftOutAnchors>,
    /// The study on cases drawn with replacement.
    pub bootstrap: Option<Resampling>,
    /// The study on a part of the cases.
    pub subsample: Option<Resampling>,
    /// The study on outcomes dealt out by chance.
    pub permutation: Option<Permutations>,
}

impl Default for ProtocolPlan {
    fn default() -> Self {
        Self {
            fit: true,
            leave_one_out: None,
            leave_cluster_out: None,
            bootstrap: None,
            subsample: None,
            permutation: None,
        }
    }
}

/// What becomes of anchors that are statistics of the data when cases are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutAnchors {
    /// They are taken anew from the cases that are left: the whole study, as it would have been.
    #[default]
    Recompute,
    /// The memberships of all cases stay.
    Hold,
}

/// How cases are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resampling {
    /// What is drawn.
    pub kind: ResamplingKind,
    /// How many times, at least 1.
    pub resamples: u32,
    /// Which draws.
    pub seed: u64,
}

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ResamplingKind {
    /// As many cases as there are, with replacement.
    Bootstrap,
    /// A share of the cases, without replacement.
    Subsample {
        /// The share, between 0 and 1; the number of cases is rounded.
        share: f64,
    },
}
