//! How far a finding holds beyond the data and the decisions it was made with.

mod clusters;
pub mod maps;
pub mod ranges;
pub mod variants;

pub use clusters::{ClusterDiagnostics, GroupFit, Relation};
