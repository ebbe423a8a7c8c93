//! Boolean minimization: prime implicants, the prime implicant chart and its minimal covers.
//!
//! Pure: works on configurations, knows nothing about cases, files or reports. Exact: every prime
//! implicant and every tied model is found, or the result says that the limit of steps ended the
//! search and what is proven.

mod bits;
mod budget;
mod chart;
mod cover_search;
mod covering;
mod covers;
mod decision_diagram;
mod hitting_sets;
mod implicant;
mod mask;
mod prime_implicants;
mod reduced;
mod relaxation;
mod row_set;

pub use budget::{Budget, OutOfSteps, Searched};
pub use chart::{Minimum, Models, ModelsWanted, PrimeImplicantChart};
pub use implicant::Implicant;
pub(crate) use implicant::sum;
pub use prime_implicants::{PrimeImplicants, Remainders, prime_implicants};
pub use row_set::RowSet;
