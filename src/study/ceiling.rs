use std::fmt;

use serde::Serialize;

/// A ceiling of necessary condition analysis: the border between the part of the plane that holds
/// cases and the empty part above it.
///
/// The peers are the cases on the border: going from low to high values of the condition, those
/// with a higher outcome than any case before them.
///
/// # References
/// Dul, J. (2016). Necessary Condition Analysis (NCA): Logic and Methodology of "Necessary but Not
/// Sufficient" Causality. *Organizational Research Methods* 19(1), 10–52.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ceiling {
    /// Ceiling envelopment with free disposal hull: steps from peer to peer.
    CeFdh,
    /// Ceiling regression with free disposal hull: the least-squares line through the peers.
    CrFdh,
    /// Ceiling envelopment with varying return to scale: straight pieces between the peers that are
    /// corners of the convex hull.
    CeVrs,
    /// Ceiling regression with varying return to scale: the least-squares line through these corners.
    CrVrs,
    /// Ceiling by linear programming: of all lines that no case lies above, the one with the
    /// smallest sum of distances to the peers.
    CLp,
}

impl Ceiling {
    /// Every ceiling.
    pub const ALL: [Self; 5] = [
        Self::CeFdh,
        Self::CrFdh,
        Self::CeVrs,
        Self::CrVrs,
        Self::CLp,
    ];

    /// The word of the study file, such as `ce_fdh`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::CeFdh => "ce_fdh",
            Self::CrFdh => "cr_fdh",
            Self::CeVrs => "ce_vrs",
            Self::CrVrs => "cr_vrs",
            Self::CLp => "c_lp",
        }
    }
}

/// The abbreviation of the literature, such as CE-FDH.
impl fmt::Display for Ceiling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CeFdh => "CE-FDH",
            Self::CrFdh => "CR-FDH",
            Self::CeVrs => "CE-VRS",
            Self::CrVrs => "CR-VRS",
            Self::CLp => "C-LP",
        })
    }
}

/// In what values a bottleneck table is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelUnit {
    /// Percentages of the range: 0 at the lowest, 100 at the highest value.
    #[default]
    PercentageOfRange,
    /// The values themselves.
    Actual,
    /// Percentiles: steps of the outcome are its percentiles; a level is shown as the percentage of
    /// cases with a lower value of the condition.
    Percentile,
}

/// The permutation test of an effect size: how often cases whose outcomes are dealt out anew by
/// chance have an effect size at least as large.
///
/// # References
/// Dul, J., van der Laan, E. & Kuik, R. (2020). A Statistical Significance Test for Necessary
/// Condition Analysis. *Organizational Research Methods* 23(2), 385–395.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Permutations {
    /// How many permutations are drawn, at least 1.
    pub count: u32,
    /// Which ones.
    pub seed: u64,
}
