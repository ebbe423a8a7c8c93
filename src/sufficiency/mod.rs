//! Stage 4: the truth table, its minimization, counterfactuals, and the fit of what comes out.

mod analysis;
mod consistent_primes;
mod contradictions;
mod counterfactuals;
mod exclusions;
mod fit;
mod intermediate;
mod search;
mod solution;
mod truth_table;

pub use analysis::{FittedModel, FittedTerm, OutcomePlan, Sufficiency, sufficiency};
pub use contradictions::{contradictory_assumptions, simultaneous_subsets};
pub use counterfactuals::DirectionalExpectations;
pub use fit::{LiteralMemberships, ModelFit, TermFit};
pub use intermediate::{Intermediate, Pair};
pub use search::{SubsetCutoffs, subsets};
pub use solution::{MinimizeOptions, Model, Solution};
pub use truth_table::{RowOutcome, TruthTable, TruthTableRow};
