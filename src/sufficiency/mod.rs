//! Stage 4: the truth table, its minimization, counterfactuals, and the fit of what comes out.

mod analysis;
mod counterfactuals;
mod fit;
mod intermediate;
mod solution;
mod truth_table;

pub use analysis::{FittedModel, FittedTerm, OutcomePlan, Sufficiency, sufficiency};
pub use counterfactuals::DirectionalExpectations;
pub use fit::{LiteralMemberships, ModelFit, TermFit};
pub use intermediate::{Intermediate, Pair};
pub use solution::{MinimizeOptions, Model, Solution};
pub use truth_table::{RowOutcome, TruthTable, TruthTableRow};
