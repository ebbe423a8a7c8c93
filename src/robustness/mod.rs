//! How far a finding holds beyond the data and the decisions it was made with.

mod clusters;
#[cfg(feature = "studies")]
mod fit;
#[cfg(feature = "studies")]
mod left_out;
#[cfg(feature = "studies")]
pub mod maps;
#[cfg(feature = "studies")]
mod panel;
#[cfg(feature = "studies")]
mod protocol;
#[cfg(feature = "studies")]
pub mod ranges;
#[cfg(feature = "studies")]
mod resampling;
#[cfg(feature = "studies")]
pub mod variants;

#[cfg(feature = "studies")]
pub(crate) use clusters::grouped;
pub use clusters::{ClusterDiagnostics, GroupFit, Relation};
#[cfg(feature = "studies")]
pub use fit::{
    CaseRatios, CaseRobustness, FitProtocol, ModelRobustness, Rank, Robustness, RobustnessFit,
    SolutionRobustness, TestSet,
};
#[cfg(feature = "studies")]
pub use left_out::{ChangedSolution, LeftOut, LeftOutOutcome, LeftOutRuns, leave_out};
#[cfg(feature = "studies")]
pub(crate) use panel::Labels;
#[cfg(feature = "studies")]
pub use panel::{GroupedRelation, Panel, PanelOutcome, Subject};
#[cfg(feature = "studies")]
pub use protocol::Protocol;
#[cfg(feature = "studies")]
pub use resampling::{
    Chance, ChanceSolutions, Distribution, Draw, Found, FoundSolution, FoundSolutions, Resampled,
    Shape, Stability, permuted, resampled,
};
