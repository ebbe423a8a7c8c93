//! Set theory: memberships, sets, expressions over sets, and the parameters of fit.
//!
//! Pure: nothing here knows about files, studies or reports.

mod calibrated;
mod cutoff;
mod expression;
mod fit;
mod fuzzy_set;
mod membership;
mod name;
mod property_space;

pub use calibrated::{CalibratedSet, Scores};
pub use cutoff::{Cutoff, OutOfRange};
pub use expression::{Expression, ExpressionError, ExpressionErrorKind, Literal};
pub use fit::{consistency, coverage, pri, relevance, unique_coverage};
pub use fuzzy_set::FuzzySet;
pub use membership::{Membership, NotAMembership, Side};
pub use name::{NameError, SetName};
pub use property_space::{Configuration, Product, PropertySpace, SpaceError};
