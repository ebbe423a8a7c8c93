//! What the researcher declared: a study file, checked and turned into a [`Study`].

mod discover;
mod document;
mod fingerprint;
mod nearest;
mod place;
mod problem;
mod validate;
mod words;

use std::collections::BTreeSet;
use std::path::PathBuf;

use indexmap::IndexMap;
use serde::Serialize;

use crate::minimize::ModelsWanted;
use crate::set::{Cutoff, Expression, SetName};

pub use discover::{Discovered, discover};
pub(crate) use fingerprint::sha256;
pub(crate) use nearest::nearest;
pub use place::{Place, Placed, SourceText};
pub use problem::{Problem, SeenIn};
pub use validate::{CODES, read, read_text};

/// The largest number, of either sign, that a study or its data may hold: squares and sums of such
/// numbers stay finite.
pub const LARGEST_NUMBER: f64 = 1e100;

/// A study as declared, every key checked: what the stages work from.
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
    /// The cut-offs of necessity.
    pub necessity: NecessityPlan,
    /// The cut-offs and options of sufficiency.
    pub sufficiency: SufficiencyPlan,
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
    /// The data file, relative to the study's folder, with `/` between folders.
    pub source: Placed<String>,
    /// The column that names the cases.
    pub case: Placed<String>,
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

/// How raw values become memberships.
#[derive(Clone, Debug, PartialEq)]
pub enum Calibrate {
    /// The direct method with a logistic curve through three anchors (Ragin 2008, ch. 5).
    Direct {
        /// The three anchors.
        anchors: Anchors<Placed<Anchor>>,
        /// The score at the inclusion anchor.
        full_membership: FullMembership,
    },
    /// The direct method with straight lines, or powers of them, between three anchors.
    Linear {
        /// The three anchors.
        anchors: Anchors<Placed<Anchor>>,
        /// How each side is bent.
        powers: Powers,
    },
    /// The direct method with six anchors: the middle is in, or both ends are.
    Bell {
        /// Two of each anchor, the left one first.
        anchors: Box<Anchors<[Placed<Anchor>; 2]>>,
        /// How each side is bent.
        powers: Powers,
    },
    /// Three anchors, and between them the share of cases up to a value.
    Ecdf {
        /// The three anchors.
        anchors: Anchors<Placed<Anchor>>,
        /// How each side is bent.
        powers: Powers,
    },
    /// The indirect method: rough scores by thresholds, smoothed by a regression (Ragin 2008, ch. 5).
    Indirect {
        /// The thresholds, rising; a value at a threshold belongs to the lower side.
        thresholds: Vec<Placed<Anchor>>,
    },
    /// Totally fuzzy and relative: the share of cases up to a code, from the code 1 (Cheli & Lemmi 1995).
    Tfr,
    /// In or out by one threshold.
    Crisp {
        /// The threshold.
        threshold: Placed<Anchor>,
        /// Which side is in.
        side: CrispSide,
    },
    /// Values 0..m by m rising thresholds; without thresholds the column holds the values.
    MultiValue {
        /// The thresholds, rising; a value at a threshold belongs to the upper side.
        thresholds: Vec<Placed<Anchor>>,
    },
    /// Words to scores.
    RecodeTable {
        /// Cell text (trimmed) → score in [0, 1].
        table: IndexMap<String, f64>,
    },
    /// Intervals to scores: one score more than breaks; a value on a break takes the lower score.
    RecodeBreaks {
        /// Rising breaks.
        breaks: Vec<f64>,
        /// Scores in [0, 1].
        scores: Vec<f64>,
    },
    /// The column holds memberships already.
    None,
}

/// The three qualitative anchors of the direct method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Anchors<T> {
    /// Full non-membership.
    pub exclusion: T,
    /// The point of maximum ambiguity.
    pub crossover: T,
    /// Full membership.
    pub inclusion: T,
}

/// An anchor or threshold as declared: a number, or a statistic of the column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Anchor {
    /// A number in the column's unit, finite.
    Number(f64),
    /// A percentile, 0 to 100.
    Percentile(f64),
    /// The median: the 50th percentile.
    Median,
    /// The smallest value.
    Minimum,
    /// The largest value.
    Maximum,
    /// The mean plus this many sample standard deviations (n − 1); 0 for `mean`.
    Mean {
        /// How many standard deviations above (or, negative, below) the mean.
        standard_deviations: f64,
    },
    /// A threshold between groups of values, found by clustering.
    Found {
        /// Which of them, from 1, rising.
        at: usize,
        /// How many are found together.
        of: usize,
        /// How far apart two groups are.
        linkage: Linkage,
    },
}

/// How the sides of a linear curve are bent; 1 is a straight line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Powers {
    /// The power on the side of the exclusion, above 0.
    pub below: f64,
    /// The power on the side of the inclusion, above 0.
    pub above: f64,
}

impl Default for Powers {
    fn default() -> Self {
        Self {
            below: 1.0,
            above: 1.0,
        }
    }
}

/// How far apart two groups of values are, where thresholds are found by clustering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linkage {
    /// As far as their most distant values.
    Complete,
    /// As far as their centres, by the distances as they are (R: `centroid`).
    Centroid,
    /// By how much their union is more spread out than they are (R: `ward.D2`).
    Ward,
}

/// Which side of a crisp threshold is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CrispSide {
    /// The threshold and all above it.
    #[default]
    AtOrAbove,
    /// All below the threshold.
    Below,
}

/// The score at the inclusion anchor of the direct method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FullMembership {
    /// A score strictly between 0.5 and 1, such as 0.95 (R package QCA).
    Score(f64),
    /// Log-odds of 3, a score of 0.9526 (fs/QCA; Ragin 2008, p. 86 ff.).
    LogOdds3,
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
    /// The solutions to report, in the order conservative, intermediate, parsimonious.
    pub solutions: BTreeSet<SolutionKind>,
    /// Conjunctural directional expectations, such as `LS*MD`.
    pub expectations: Vec<Placed<Expression>>,
    /// The analysis of the negated outcome; `None`: not declared.
    pub negated_outcome: Option<NegatedPlan>,
    /// What minimization does beyond the usual.
    pub minimize: MinimizePlan,
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
    /// Remainders that may not be used, for the outcome and its negation alike.
    pub exclude: Vec<Placed<Expression>>,
    /// Rows that may not be used, observed ones too, for the outcome and its negation alike.
    pub exclude_rows: Vec<Placed<u128>>,
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
}

impl SolutionKind {
    /// Every kind, in the order of their complexity.
    pub const ALL: [Self; 3] = [Self::Conservative, Self::Intermediate, Self::Parsimonious];
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

/// A statement of the publication, checked on every run.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The sentence.
    pub text: String,
    /// Where the claim stands.
    pub place: Place,
    /// Whether it is about the negated outcome (`outcome: ~DO`).
    pub negated_outcome: bool,
    /// Whether one of several tied models is enough (`model: any`); else every model must satisfy it.
    pub any_model: bool,
    /// What is expected: at least one statement, all of which must hold.
    pub expect: Vec<Placed<Statement>>,
    /// Why a published claim is known not to hold.
    pub departs: Option<String>,
}

/// Something that can be checked against the results.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// Exactly these literals are necessary; an empty list: none.
    Necessary(Vec<Expression>),
    /// A solution has this many paths (terms).
    Paths(SolutionKind, usize),
    /// A solution has this formula: the same terms, in any order.
    Formula(SolutionKind, Expression),
    /// A parameter of fit of a whole solution, within a tolerance.
    SolutionFit(SolutionKind, Fit),
    /// A path is a whole term of a solution.
    Path(SolutionKind, Expression),
    /// These cases have a membership above 0.5 in the path, a whole term of the solution.
    Covers(SolutionKind, Expression, Vec<String>),
    /// A parameter of fit of one path.
    PathFit(SolutionKind, Expression, Fit),
    /// The path in which each of these cases has its highest membership.
    ClosestPath(SolutionKind, Expression, Vec<String>),
    /// A statistic of a set or of its raw column.
    Descriptive(SetName, Statistic, Bound),
}

/// A parameter of fit with an expected value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Which parameter.
    pub parameter: Parameter,
    /// The expected value, in [0, 1].
    pub value: f64,
    /// How far the result may lie from it.
    pub within: f64,
}

/// A parameter of fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// Consistency.
    Consistency,
    /// PRI.
    Pri,
    /// Coverage: of a solution, or raw coverage of a path.
    Coverage,
    /// Unique coverage of a path.
    UniqueCoverage,
}

/// A statistic of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// The share of cases with a membership above 0.5.
    ShareAboveHalf,
    /// The mean of the memberships.
    Mean,
    /// The mean of the raw values.
    RawMean,
}

/// What a number must satisfy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// At most this.
    AtMost(f64),
    /// At least this.
    AtLeast(f64),
    /// This, within a tolerance.
    Equals {
        /// The expected value.
        value: f64,
        /// How far the result may lie from it.
        within: f64,
    },
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

/// How the report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ReportPlan {
    /// Digits after the point, 1 to 9.
    pub digits: u8,
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
