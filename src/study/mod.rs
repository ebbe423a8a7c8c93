//! What the researcher declared: a study file, checked and turned into a [`Study`].

mod calibrate;
mod ceiling;
mod claim;
mod combination;
#[cfg(feature = "studies")]
mod discover;
#[cfg(feature = "studies")]
mod document;
#[cfg(feature = "studies")]
mod fingerprint;
#[cfg(feature = "studies")]
mod lock;
mod nca;
#[cfg(feature = "studies")]
mod nearest;
#[cfg(feature = "studies")]
mod overlay;
mod place;
mod preparation;
#[cfg(feature = "studies")]
mod problem;
mod protocol;
mod publish;
mod ranges;
mod relation;
mod report_plan;
mod row_outcome;
#[cfg(feature = "studies")]
pub mod schema;
mod source;
#[cfg(feature = "studies")]
mod validate;
#[cfg(feature = "studies")]
mod variant;
mod words;

use std::collections::BTreeSet;
#[cfg(feature = "studies")]
use std::path::PathBuf;

#[cfg(feature = "studies")]
use indexmap::IndexMap;
use serde::Serialize;

use crate::minimize::ModelsWanted;
use crate::set::{Cutoff, Expression, SetName};

pub use calibrate::{Anchor, Anchors, Calibrate, CrispSide, FullMembership, Linkage, Powers};
pub use ceiling::{Ceiling, LevelUnit, Permutations};
pub use claim::{
    Bound, Claim, ClaimedLevel, Fit, ModelStatement, NcaStatement, Parameter, RowStatement,
    Statement, Statistic,
};
pub use combination::{Combination, CombinationRule};
#[cfg(feature = "studies")]
pub use discover::{Discovered, discover};
#[cfg(feature = "studies")]
pub(crate) use fingerprint::{hexadecimal, sha256};
#[cfg(feature = "studies")]
pub use lock::{FrozenAnchor, FrozenSet, LOCK_FILE, Lock, LockError};
pub use nca::{NcaLiteral, NcaPlan, NcaScope, NcaValues};
#[cfg(feature = "studies")]
pub(crate) use nearest::nearest;
pub use place::{Place, Placed, SourceText};
pub use preparation::{
    AggregatedColumn, Aggregation, Derivation, DerivationRule, NewValue, Otherwise, Preparation,
    Recoding, Renaming, Summary,
};
#[cfg(feature = "studies")]
pub use problem::{Problem, SeenIn};
pub use protocol::{LeftOutAnchors, ProtocolPlan, Resampling, ResamplingKind};
pub use publish::{CaseNames, Publish, PublishedCases};
pub use ranges::{AnchorName, CutoffName, MapAxis, MapPlan, MovableDecision, RangesPlan};
pub use relation::Relation;
pub use report_plan::{Language, OwnTemplate, ReportOutput, ReportPlan};
pub use row_outcome::RowOutcome;
pub use source::{CellRange, SheetPlan, SourceFormat, TextEncoding, ValueLabels, cell_name};
#[cfg(feature = "studies")]
pub use validate::{CODES, read, read_text, read_to_freeze};
#[cfg(feature = "studies")]
pub(crate) use validate::{is_database, may_hold_password, read_data};
#[cfg(feature = "studies")]
pub use variant::{Replacement, Variant};

/// The largest number, of either sign, that a study or its data may hold: squares and sums of such
/// numbers stay finite.
pub const LARGEST_NUMBER: f64 = 1e100;

/// A study as declared, every key checked: what the stages work from.
#[cfg(feature = "studies")]
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// The name of the study's folder.
    pub id: String,
    /// The study's folder.
    pub folder: PathBuf,
    /// The SHA-256 of the study file's bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// What stands at the head of the report.
    pub head: Head,
    /// Where the cases come from.
    pub data: DataPlan,
    /// The outcome.
    pub outcome: OutcomePlan,
    /// The conditions, in declared order; at least one.
    pub conditions: Vec<SetPlan>,
    /// What to do with a condition's score of exactly 0.5.
    pub at_half: AtHalf,
    /// What becomes of anchors that are statistics when the data change.
    pub anchors: AnchorPolicy,
    /// The cut-offs of necessity.
    pub necessity: NecessityPlan,
    /// Necessary condition analysis, where declared.
    pub nca: Option<NcaPlan>,
    /// The cut-offs and options of sufficiency.
    pub sufficiency: SufficiencyPlan,
    /// How far decisions can be moved before a solution changes.
    pub ranges: RangesPlan,
    /// Re-runs with keys replaced, with which the results are compared.
    pub variants: Vec<Variant>,
    /// What else is tried to see how far the results hold.
    pub protocol: ProtocolPlan,
    /// What the publication says.
    pub claims: Vec<Claim>,
    /// Findings that the researcher has read and stands by: code → about → reason.
    pub acknowledge: IndexMap<String, IndexMap<String, String>>,
    /// How much is listed and searched.
    pub limits: Limits,
    /// How the report is written.
    pub report: ReportPlan,
    /// Every analytic decision in the order of the study file's keys, declared or default.
    pub decisions: Vec<Decision>,
}

/// What stands at the head of the report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Head {
    /// The title.
    pub title: String,
    /// What to cite.
    pub citation: Option<Citation>,
    /// A template holds placeholders and refuses to run.
    pub status: Status,
    /// Where the numbers come from.
    pub provenance: Provenance,
    /// What a reader must know of the provenance; printed as a banner.
    pub provenance_note: Option<String>,
}

/// The publication of a study.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The reference as text.
    pub text: Option<String>,
    /// Its DOI.
    pub doi: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// Whether a study file is complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A study that can run.
    #[default]
    Study,
    /// A study whose anchors are placeholders.
    Template,
}

/// Where the numbers of a study come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// The researcher's own study on its own data.
    Original,
    /// The data of a publication.
    Published,
    /// Numbers invented so that a publication's findings come out.
    Reconstructed,
    /// Numbers made up for teaching or testing.
    Synthetic,
}

/// Where the cases come from and which are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct DataPlan {
    /// The data file, relative to the study's folder, with `/` between folders; or the environment
    /// variable that holds a server's address, behind `env:`.
    pub source: Placed<String>,
    /// What kind of source it is.
    pub format: SourceFormat,
    /// The column that names the cases.
    pub case: Placed<String>,
    /// The column that names the cluster of each case, where declared: a region, or the unit that is
    /// observed several times.
    pub cluster: Option<Placed<String>>,
    /// The column that names the point in time of each case, where declared.
    pub time: Option<Placed<String>>,
    /// What separates two cells; `None`: comma, or tab for `.tsv`.
    pub separator: Option<u8>,
    /// What separates whole and fraction: `.` or `,`.
    pub decimal: char,
    /// What to do with a case that lacks a value in a column in use.
    pub missing: MissingPolicy,
    /// Texts that mean a missing value, beside the empty cell.
    pub missing_values: Vec<String>,
    /// The SHA-256 that the data file must have, 64 lower-case hexadecimal digits.
    pub sha256: Option<Placed<String>>,
    /// Where data that may not be shipped are to be had.
    pub obtain: Option<String>,
    /// What of the cases may appear in a report.
    pub publish: Publish,
    /// What becomes of the rows before they are cases.
    pub preparation: Preparation,
}

/// What to do with a case that lacks a value in a column in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingPolicy {
    /// Stop: the data must be complete.
    Fail,
    /// Leave the case out of the whole study, and list it.
    DropCase,
}

/// One set: where its raw values stand and how they become memberships.
#[derive(Clone, Debug, PartialEq)]
pub struct SetPlan {
    /// The name, and where it was declared.
    pub name: Placed<SetName>,
    /// What to call it in the report.
    pub label: String,
    /// The column with the raw values.
    pub column: Placed<String>,
    /// How raw values become memberships.
    pub calibrate: Placed<Calibrate>,
    /// Why these anchors.
    pub because: Option<String>,
    /// Which values are expected to contribute to the outcome (of a condition).
    pub expect: Expectation,
}

/// The outcome, and which of its values count when it is multi-value.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomePlan {
    /// The set; its `expect` is [`Expectation::Either`].
    pub set: SetPlan,
    /// The values that count as the outcome, of a multi-value set.
    pub values: Option<BTreeSet<u8>>,
}

/// What to do with a condition's score of exactly 0.5, which puts a case in no row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AtHalf {
    /// Stop and name the cases.
    Fail,
    /// Leave the case out of the whole study, and list it.
    DropCase,
    /// Add a constant to each such score, and list the cases.
    Add(f64),
}

/// What becomes of anchors that are statistics of a column when the data change.
#[cfg(feature = "studies")]
#[derive(Clone, Debug, Default, PartialEq)]
pub enum AnchorPolicy {
    /// They are taken anew from the data of every run.
    #[default]
    Recompute,
    /// They keep the values of `study.lock`: the plans hold [`Anchor::Frozen`] in their place. `None`
    /// where no anchor is a statistic, and in a study that was read to be frozen.
    Frozen(Option<Lock>),
}

/// Which values of a condition are expected to contribute to the outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// No expectation.
    #[default]
    Either,
    /// The presence of the condition.
    Present,
    /// Its absence.
    Absent,
    /// These values of a multi-value condition.
    Values(BTreeSet<u8>),
    /// All values of a multi-value condition but these: a list turned round where only the data
    /// tell how many values there are.
    AllBut(BTreeSet<u8>),
}

/// The cut-offs of necessity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NecessityPlan {
    /// Consistency as a superset.
    pub consistency: Cutoff,
    /// Coverage, where declared.
    pub coverage: Option<Cutoff>,
    /// Relevance of necessity, where declared.
    pub relevance: Option<Cutoff>,
    /// Conditions that a disjunction may have in the search for supersets, where declared.
    pub disjunctions: Option<usize>,
}

/// How truth-table rows get their codes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cutoffs {
    /// Cases a row needs, at least 1; with fewer it is a remainder.
    pub frequency: u32,
    /// Consistency from which a row is positive.
    pub consistency: Cutoff,
    /// Consistency from which a row below `consistency` is a contradiction, where declared.
    pub contradiction_from: Option<Cutoff>,
    /// PRI that a positive row needs.
    pub pri: Cutoff,
}

/// The cut-offs and options of sufficiency.
#[derive(Clone, Debug, PartialEq)]
pub struct SufficiencyPlan {
    /// How rows get their codes.
    pub cutoffs: Cutoffs,
    /// The solutions to report, in the order conservative, intermediate, parsimonious, enhanced.
    pub solutions: BTreeSet<SolutionKind>,
    /// Conjunctural directional expectations, such as `LS*MD`.
    pub expectations: Vec<Placed<Expression>>,
    /// The analysis of the negated outcome; `None`: not declared.
    pub negated_outcome: Option<NegatedPlan>,
    /// What minimization does beyond the usual.
    pub minimize: MinimizePlan,
    /// The enhanced standard analysis, where declared; `solutions` then holds its kinds.
    pub enhanced: Option<EnhancedPlan>,
    /// What theory expects to be sufficient for the outcome, where declared.
    pub theory: Option<Placed<Expression>>,
}

/// Which rows the enhanced standard analysis bars; it says something.
#[derive(Clone, Debug, PartialEq)]
pub struct EnhancedPlan {
    /// What is claimed to be necessary for the outcome; says nothing of its negation.
    pub necessary: Vec<Placed<Expression>>,
    /// Remainders that are held to be untenable, for the outcome and its negation alike.
    pub untenable: Vec<Placed<Expression>>,
    /// What to do with rows that speak for the outcome and for its negation.
    pub contradictory: ContradictoryRows,
}

/// What the enhanced standard analysis does with rows that speak for the outcome and for its
/// negation alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ContradictoryRows {
    /// They stay.
    #[default]
    Allowed,
    /// They are found and barred: simultaneous subset relations, and remainders that the
    /// parsimonious solutions of both assume.
    Barred,
    /// The rows with these numbers are barred.
    Listed(Vec<Placed<u128>>),
}

impl EnhancedPlan {
    /// Whether some row may be barred for the negated outcome: the claims of necessity alone bar
    /// none.
    #[must_use]
    pub fn is_about_negation(&self) -> bool {
        !self.untenable.is_empty() || self.contradictory != ContradictoryRows::Allowed
    }
}

impl SufficiencyPlan {
    /// The solutions to report for the outcome, or for its negation.
    #[must_use]
    pub fn solutions_for(&self, negated: bool) -> Vec<SolutionKind> {
        let about_both = |plan: &EnhancedPlan| !negated || plan.is_about_negation();
        let enhanced = self.enhanced.as_ref().is_some_and(about_both);
        let kinds = self.solutions.iter().copied();
        kinds
            .filter(|kind| enhanced || !kind.is_enhanced())
            .collect()
    }
}

/// What minimization does beyond the usual.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MinimizePlan {
    /// What rows with contradictions may do.
    pub contradictions: Contradictions,
    /// Which covers of the chart count as models.
    pub models: ModelsWanted,
    /// Whether dominated prime implicants are dropped before the chart is solved.
    pub row_dominance: bool,
    /// Prime implicants of the parsimonious solution are the terms that reach this consistency.
    pub prime_consistency: Option<Cutoff>,
    /// Models are chosen by their consistency.
    pub solution_fit: Option<SolutionFitPlan>,
    /// Remainders that may not be used, for the outcome and its negation alike.
    pub exclude: Vec<Placed<Expression>>,
    /// Rows that may not be used, observed ones too, for the outcome and its negation alike.
    pub exclude_rows: Vec<Placed<u128>>,
}

/// Models are combinations of prime implicants that reach a consistency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SolutionFitPlan {
    /// The consistency that a model must reach.
    pub consistency: Cutoff,
    /// The coverage that a model must reach, in place of covering every row to explain.
    pub coverage: Option<Cutoff>,
}

/// The analysis of the negated outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct NegatedPlan {
    /// How rows get their codes.
    pub cutoffs: Cutoffs,
    /// One expectation per condition, in condition order: as declared here, else turned round.
    pub expect: Vec<Expectation>,
    /// Conjunctural directional expectations declared for the negated outcome.
    pub expectations: Vec<Placed<Expression>>,
}

/// The kinds of solution, in the order of their complexity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SolutionKind {
    /// No remainder is used.
    #[doc(alias = "complex")]
    Conservative,
    /// Remainders that agree with the directional expectations are used.
    Intermediate,
    /// Every remainder that makes the solution simpler is used.
    Parsimonious,
    /// As intermediate, without the rows that the enhanced standard analysis bars.
    EnhancedIntermediate,
    /// As parsimonious, without the rows that the enhanced standard analysis bars.
    EnhancedParsimonious,
}

impl SolutionKind {
    /// The kinds of the enhanced standard analysis.
    pub const ENHANCED: [Self; 2] = [Self::EnhancedIntermediate, Self::EnhancedParsimonious];
    /// The kinds that need no enhanced standard analysis, in the order of their complexity.
    pub const STANDARD: [Self; 3] = [Self::Conservative, Self::Intermediate, Self::Parsimonious];

    /// Whether it comes from the enhanced standard analysis.
    #[must_use]
    pub fn is_enhanced(self) -> bool {
        Self::ENHANCED.contains(&self)
    }

    /// Whether it is made of pairs of a conservative and a parsimonious model.
    #[must_use]
    pub fn is_intermediate(self) -> bool {
        matches!(self, Self::Intermediate | Self::EnhancedIntermediate)
    }

    /// Its name in study files and results; in a sentence it has blanks.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Conservative => "conservative",
            Self::Intermediate => "intermediate",
            Self::Parsimonious => "parsimonious",
            Self::EnhancedIntermediate => "enhanced_intermediate",
            Self::EnhancedParsimonious => "enhanced_parsimonious",
        }
    }
}

/// What rows with contradictions may do in minimization.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Contradictions {
    /// They count as negative.
    #[default]
    Exclude,
    /// They may be used and need not be covered.
    Include,
    /// They must be covered like positive rows.
    Explain,
}

/// How much is listed and searched; counted in steps so that results do not depend on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Models listed for each solution.
    pub models: usize,
    /// Truth-table rows listed in results.
    pub rows_listed: usize,
    /// Cases above which per-case lists are left out.
    pub cases_listed: usize,
    /// Steps of search before bounds are reported instead of a proven minimum.
    pub steps: u64,
}

/// An analytic decision, as the report's last section prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The key, such as `sufficiency.consistency`.
    #[serde(skip)]
    pub key_path: String,
    /// The value, as written or as it would be written.
    pub value: String,
    /// Whether the study file says so; else it is our default.
    pub declared: bool,
}
