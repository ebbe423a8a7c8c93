//! Set theory: memberships, sets, expressions over sets, and the parameters of fit.
//!
//! Pure: nothing here knows about files, studies or reports.

mod calibrated;
mod candidate;
mod cutoff;
mod expression;
mod fit;
mod fuzzy_set;
mod membership;
mod name;
mod own_row;
mod property_space;
mod sum_of_products;

pub use calibrated::{CalibratedSet, Scores};
pub use candidate::{Best, Candidate, CasePair};
pub(crate) use candidate::{best_first, marked, pairs};
pub use cutoff::{Cutoff, OutOfRange};
pub use expression::{Expression, ExpressionError, ExpressionErrorKind, Literal};
pub(crate) use fit::{SubsetSums, SupersetSums, total};
pub use fit::{consistency, coverage, graded_consistency, pri, relevance, unique_coverage};
pub use fuzzy_set::FuzzySet;
pub use membership::{Membership, NotAMembership, Side};
pub use name::{NameError, SetName};
pub use own_row::{OwnRow, own_rows};
pub use property_space::{Configuration, Product, PropertySpace, SpaceError};
pub use sum_of_products::SumOfProducts;
