//! How far a finding holds beyond the data and the decisions it was made with.

mod clusters;
#[cfg(feature = "studies")]
pub mod maps;
#[cfg(feature = "studies")]
pub mod ranges;
#[cfg(feature = "studies")]
pub mod variants;

pub use clusters::{ClusterDiagnostics, GroupFit, Relation};
