//! Stage 4: the truth table, its minimization, counterfactuals, and the fit of what comes out.

mod analysis;
mod case_list;
mod case_selection;
mod cases;
#[cfg(feature = "studies")]
mod cases_outside;
mod chosen_by_fit;
mod configurations;
mod consistent_primes;
mod contradictions;
mod counterfactuals;
mod enhanced;
mod exclusions;
mod fit;
mod fitted_cases;
mod focal_conjunct;
mod intermediate;
mod observed;
mod reanalysis;
mod redrawn;
mod search;
mod selected;
mod solution;
mod solutions;
mod subcubes;
mod theory;
mod truth_table;

pub use analysis::{
    FittedModel, FittedTerm, OutcomePlan, Sufficiency, sufficiency, sufficiency_of_rows,
};
pub use case_list::CaseList;
pub use case_selection::CaseSelection;
pub use cases::CaseType;
#[cfg(feature = "studies")]
pub use cases_outside::{CaseOfModel, CaseOutside, CasesOfModel, KeptOutBy, NearestPath};
pub use configurations::{ConfigurationPath, ConfigurationTable, labelled_by_core};
pub use contradictions::{contradictory_assumptions, simultaneous_subsets};
pub use counterfactuals::DirectionalExpectations;
pub use enhanced::{Barred, BarringRule, Enhanced, enhanced};
pub use fit::{LiteralMemberships, ModelFit, TermFit};
pub use focal_conjunct::FocalConjunct;
pub use intermediate::{Intermediate, Pair};
pub use observed::ObservedRows;
pub use reanalysis::{ModelSet, ModelSets, Reanalysis, model_sets};
pub use redrawn::RedrawnCases;
pub use search::{SubsetCutoffs, subsets};
pub use selected::{SelectedCases, SelectedOfTerm};
pub use solution::{MinimizeOptions, Model, Solution};
pub use theory::{Area, Theory, TheoryArea, TheoryEvaluation};
pub use truth_table::{RowOutcome, TruthTable, TruthTableRow};
