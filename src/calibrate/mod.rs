//! Stage 2: from raw columns to sets.
//!
//! Calibration turns raw values into degrees of membership by anchors that mark differences in kind.
//! One file per method; all of them are pure functions of numbers.
//!
//! # References
//! Ragin, C. C. (2008). *Redesigning Social Inquiry: Fuzzy Sets and Beyond*. University of Chicago
//! Press, ch. 4–5.

#[cfg(feature = "studies")]
mod anchored;
mod anchors;
#[cfg(feature = "studies")]
mod at_half;
pub mod bell;
#[cfg(feature = "studies")]
mod calibration;
pub mod clusters;
#[cfg(feature = "studies")]
mod combined;
pub mod crisp;
#[cfg(feature = "studies")]
mod crossing;
#[cfg(feature = "studies")]
mod curve;
mod diagnostics;
pub mod direct;
pub mod distribution;
#[cfg(feature = "studies")]
mod error;
#[cfg(feature = "studies")]
mod frozen;
pub mod indirect;
#[cfg(feature = "studies")]
mod kept;
pub mod linear;
pub mod logit;
#[cfg(feature = "studies")]
mod moved;
pub mod multi_value;
mod ranked;
pub mod recode;
#[cfg(feature = "studies")]
mod scored;
#[cfg(feature = "studies")]
mod stage;
#[cfg(feature = "studies")]
#[cfg(test)]
mod tests;

pub use anchors::{AnchorError, Frozen, ResolvedAnchor, mean, percentile, standard_deviation};
#[cfg(feature = "studies")]
pub use calibration::{Calibration, HalfScores, Method, SetResult};
#[cfg(feature = "studies")]
pub use crossing::Crossing;
pub use diagnostics::{RawStatistics, cases_at_half, share_above_half};
#[cfg(feature = "studies")]
pub use error::{CalibrateError, CalibrateErrorKind};
#[cfg(feature = "studies")]
pub use frozen::freeze;
#[cfg(feature = "studies")]
pub use moved::{Course, Movable, MovableAnchor, MovedSets};
#[cfg(feature = "studies")]
pub use stage::{calibrate, calibrate_releasing};
