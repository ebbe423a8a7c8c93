//! What a reader should know of the results, and what changed between two runs: as data, never
//! printed on the way.

mod compare;
mod frozen;
mod observe;
pub(crate) mod record;
mod staleness;
pub mod standards;
mod undefined;

use serde::Serialize;

pub use compare::{Change, Comparison, Part, Weight, claim_name};
pub use frozen::{frozen, moved_anchors};
pub use observe::is_skewed;
pub(crate) use observe::observe;
pub use record::{Record, RecordError};
pub use staleness::{StaleBecause, StaleFile, Staleness};

/// Something in the data or the results that a reader should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// A stable name in kebab-case, such as `skewed-set`.
    pub code: &'static str,
    /// What it is about: a set, an outcome, a row.
    pub about: String,
    /// The finding in one sentence.
    pub text: String,
    /// The researcher's reason, when it is acknowledged in the study file.
    pub acknowledged: Option<String>,
}
