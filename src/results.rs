//! What a run of a study found: what the report and the findings are made from.

use crate::calibrate::Calibration;
use crate::claims::CheckedClaim;
use crate::findings::Finding;
use crate::findings::standards::Standard;
use crate::load::RawTable;
use crate::minimize::Searched;
use crate::necessity::{self, Nca, Necessity};
use crate::robustness::Protocol;
use crate::robustness::maps::SolutionMap;
use crate::robustness::ranges::DecisionRange;
use crate::robustness::variants::VariantResult;
use crate::set::{Expression, FuzzySet};
use crate::study::{AnchorPolicy, LOCK_FILE, NcaValues, PublishedCases, Study};
use crate::sufficiency::{CasesOfModel, SelectedCases, Sufficiency, Theory};

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
    /// How far each decision can be moved, where the study asks for it.
    pub ranges: Vec<DecisionRange>,
    /// The two-way maps of the study.
    pub maps: Vec<SolutionMap>,
    /// What else was tried to see how far the results hold.
    pub protocol: Protocol,
    /// The claims, checked.
    pub claims: Vec<CheckedClaim>,
    /// What a reader should know of the results.
    pub findings: Vec<Finding>,
    /// How the run stands to the standards of good practice.
    pub standards: Vec<Standard>,
    /// The last three in the language of the report, where that is not English.
    pub translated: Option<Translated>,
}

/// What is kept in English for programs to read and to compare, in the language of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Translated {
    /// The claims, checked.
    pub claims: Vec<CheckedClaim>,
    /// What a reader should know of the results.
    pub findings: Vec<Finding>,
    /// How the run stands to the standards of good practice.
    pub standards: Vec<Standard>,
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
    pub disjunctions: Searched<Necessity>,
    /// What `sufficiency.enhanced` claims to be necessary; none for the negated outcome.
    pub claimed: Vec<Necessity>,
    /// The cases worth a closer look for each necessary condition.
    pub necessary_cases: Vec<necessity::SelectedCases>,
    /// Necessary condition analysis, where the study asks for it.
    pub nca: Option<Nca>,
    /// Truth table and solutions; `None` where the study does not ask for them.
    pub sufficiency: Option<Sufficiency>,
    /// What theory expects against the leading solution, where declared; never of the negated
    /// outcome.
    pub theory: Option<Theory>,
    /// The cases worth a closer look for the first models of the leading solution.
    pub selected: Vec<SelectedCases>,
    /// Every case seen from the first models of the leading solution; none above
    /// `limits.cases_listed` cases.
    pub cases: Vec<CasesOfModel>,
}

impl Results {
    /// Whether lists of cases are written: not above `limits.cases_listed` cases, and not where the
    /// study publishes aggregates only.
    #[must_use]
    pub fn lists_cases(&self) -> bool {
        self.table.rows_read() <= self.study.limits.cases_listed
            && self.study.data.publish.cases >= PublishedCases::Memberships
    }

    /// Whether the fit in so many groups of cases is written: few cases can make a group, so not where
    /// the study publishes aggregates only.
    #[must_use]
    pub fn lists_groups(&self, groups: usize) -> bool {
        groups <= self.study.limits.rows_listed
            && self.study.data.publish.cases >= PublishedCases::Memberships
    }

    /// Whether raw values of cases are written: in lists of cases, where the study publishes them.
    #[must_use]
    pub fn lists_raw_values(&self) -> bool {
        self.lists_cases() && self.study.data.publish.cases == PublishedCases::All
    }

    /// Whether necessary condition analysis may show values of single cases: those that it compares
    /// are written.
    #[must_use]
    pub fn lists_compared_values(&self) -> bool {
        match self.study.nca.as_ref().map(|plan| plan.values) {
            Some(NcaValues::Raw) => self.lists_raw_values(),
            Some(NcaValues::Calibrated) | None => self.lists_cases(),
        }
    }

    /// The files that went into the run, relative to the study's folder, each with its SHA-256.
    pub fn inputs(&self) -> impl Iterator<Item = (&str, &str)> {
        let lock = match &self.study.anchors {
            AnchorPolicy::Frozen(lock) => lock.as_ref(),
            AnchorPolicy::Recompute => None,
        };
        std::iter::once(("study.yaml", self.study.sha256.as_str()))
            .chain(lock.map(|lock| (LOCK_FILE, lock.sha256())))
            .chain(self.template_input())
            .chain(std::iter::once((self.table.file(), self.table.sha256())))
    }

    fn template_input(&self) -> Option<(&str, &str)> {
        let own = self.study.report.template.as_ref()?;
        Some((own.path.as_str(), own.sha256.as_str()))
    }

    /// The claims in the language of the report.
    #[must_use]
    pub fn reported_claims(&self) -> &[CheckedClaim] {
        let translated = self.translated.as_ref();
        translated.map_or(&self.claims, |translated| &translated.claims)
    }

    /// The findings in the language of the report.
    #[must_use]
    pub fn reported_findings(&self) -> &[Finding] {
        let translated = self.translated.as_ref();
        translated.map_or(&self.findings, |translated| &translated.findings)
    }

    /// The standards in the language of the report.
    #[must_use]
    pub fn reported_standards(&self) -> &[Standard] {
        let translated = self.translated.as_ref();
        translated.map_or(&self.standards, |translated| &translated.standards)
    }

    /// The outcome and its negation, in this order.
    #[must_use]
    pub fn outcomes(&self) -> [&OutcomeResults; 2] {
        [&self.outcome, &self.negated_outcome]
    }
}
