//! What a run of a study found: what the report and the findings are made from.

use crate::calibrate::Calibration;
use crate::claims::CheckedClaim;
use crate::findings::Finding;
use crate::load::RawTable;
use crate::necessity::Necessity;
use crate::robustness::variants::VariantResult;
use crate::set::{Expression, FuzzySet};
use crate::study::Study;
use crate::sufficiency::Sufficiency;

/// The format of `results.json`; it changes when a key changes its meaning or goes.
pub const RESULTS_FORMAT: u32 = 1;

/// Everything a study's run found.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The study.
    pub study: Study,
    /// The cases and their raw values.
    pub table: RawTable,
    /// The calibrated sets.
    pub calibration: Calibration,
    /// What was found for the outcome.
    pub outcome: OutcomeResults,
    /// What was found for its negation.
    pub negated_outcome: OutcomeResults,
    /// The variants of the study, compared with what was found, in declared order.
    pub variants: Vec<VariantResult>,
    /// The claims, checked.
    pub claims: Vec<CheckedClaim>,
    /// What a reader should know of the results.
    pub findings: Vec<Finding>,
}

/// What was found for the outcome or its negation.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeResults {
    /// The outcome as an expression: `DO`, `~DO`, `DO{1}`.
    pub expression: Expression,
    /// Membership of every case.
    pub membership: FuzzySet,
    /// Necessity of every condition and of its negation.
    pub necessity: Vec<Necessity>,
    /// Disjunctions of several conditions that pass as necessary, where the study asks for them.
    pub disjunctions: Vec<Necessity>,
    /// Truth table and solutions; `None` where the study does not ask for them.
    pub sufficiency: Option<Sufficiency>,
}

impl Results {
    /// Whether lists of cases are written: not above `limits.cases_listed` cases.
    #[must_use]
    pub fn lists_cases(&self) -> bool {
        self.table.rows_read() <= self.study.limits.cases_listed
    }

    /// The outcome and its negation, in this order.
    #[must_use]
    pub fn outcomes(&self) -> [&OutcomeResults; 2] {
        [&self.outcome, &self.negated_outcome]
    }
}
