//! What the publication says, checked against the results.

mod check;
mod descriptive;
mod expected;
mod fit;
mod models;
mod nca;
mod necessity;
mod paths;
mod published;
mod robustness;
mod rows;

use serde::Serialize;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use crate::language::Words;
use crate::load::Names;
use crate::necessity::{Nca, Necessity};
use crate::robustness::ranges::{DecisionRange, RawValues};
use crate::robustness::variants::VariantResult;
use crate::set::{CalibratedSet, Expression, FuzzySet, SetName, SpaceError};
use crate::study::{NecessityPlan, Place, SolutionKind};
use crate::sufficiency::Sufficiency;

pub use check::{check, check_names};
pub use published::{Told, check_and_tell};

/// The results that claims are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The names of the cases, in case order.
    pub cases: &'a Names,
    /// Every set by name: its memberships (none for a multi-value condition) and the mean of its raw
    /// values (none where the column holds words).
    pub sets: &'a [SetEvidence],
    /// The conditions.
    pub conditions: &'a [&'a CalibratedSet],
    /// The cut-offs of necessity.
    pub necessity: &'a NecessityPlan,
    /// The results for the outcome.
    pub outcome: OutcomeEvidence<'a>,
    /// The results for the negated outcome.
    pub negated_outcome: OutcomeEvidence<'a>,
    /// What reruns of the study found.
    pub robustness: RobustnessEvidence<'a>,
    /// Digits after the point in what was found.
    pub digits: u8,
    /// The language of what is expected and of what was found.
    pub(crate) words: &'a Words,
}

/// What reruns of the study found.
#[derive(Clone, Copy, Debug)]
pub struct RobustnessEvidence<'a> {
    /// How far decisions can be moved: at least those that claims name.
    pub ranges: &'a [DecisionRange],
    /// The variants.
    pub variants: &'a [VariantResult],
    /// Whether raw values of cases may be told.
    pub raw_values: RawValues,
}

/// What is known of one set.
#[derive(Clone, Debug, PartialEq)]
pub struct SetEvidence {
    /// The set.
    pub name: SetName,
    /// Its memberships.
    pub memberships: Option<FuzzySet>,
    /// The mean of its raw values.
    pub raw_mean: Option<f64>,
}

/// The results for an outcome or its negation.
#[derive(Clone, Copy, Debug)]
pub struct OutcomeEvidence<'a> {
    /// 0 for the outcome, 1 for its negation.
    pub position: usize,
    /// Membership of every case in it.
    pub membership: &'a FuzzySet,
    /// Necessity of every condition.
    pub necessity: &'a [Necessity],
    /// Necessary condition analysis, when it is declared.
    pub nca: Option<&'a Nca>,
    /// Sufficiency, when it was analysed.
    pub sufficiency: Option<&'a Sufficiency>,
}

/// A claim with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedClaim {
    /// The sentence.
    pub claim: String,
    /// Whether everything it expects was found.
    pub holds: bool,
    /// What it expects, in words.
    pub expected: String,
    /// What was found, in words.
    pub found: String,
    /// Why it is known not to hold, as declared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub departs: Option<String>,
}

/// A claim that cannot be evaluated; never a claim that does not hold.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("the claim `{claim}` cannot be checked: {reason}")]
pub struct ClaimError {
    /// The sentence.
    pub claim: String,
    /// Where it stands.
    pub place: Place,
    /// Why.
    pub reason: ClaimErrorReason,
}

/// Why a claim cannot be evaluated.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ClaimErrorReason {
    /// It names a case that the data do not have.
    #[error("there is no case `{0}`")]
    NoSuchCase(String),
    /// It speaks of an outcome whose sufficiency was not analysed.
    #[error("the negated outcome is not analysed (sufficiency.negated_outcome)")]
    NotAnalysed,
    /// An expression does not fit the conditions.
    #[error(transparent)]
    Expression(#[from] SpaceError),
    /// A path that is not one conjunction.
    #[error("`{0}` is not a single path")]
    NotOnePath(String),
    /// An expression that leaves a condition open, or asks for several of its values.
    #[error("`{0}` is not one row of the truth table")]
    NotOneRow(String),
    /// A set that is no condition.
    #[error("`{0}` is not a condition")]
    NotACondition(SetName),
    /// Tied models that were not all listed.
    #[error("not every model of the {} solution is listed, so that not all can be checked (limits)", .0)]
    NotAllModels(SolutionKind),
    /// Tied models whose number is not known.
    #[error("not every model of the {} solution was found, so that they cannot be counted (limits)", .0)]
    ModelsNotCounted(SolutionKind),
    /// Prime implicants that were not all found.
    #[error("not every prime implicant of the {} solution was found (limits)", .0)]
    NotAllPrimes(SolutionKind),
    /// Rows that are too many to count.
    #[error("the {0} are too many to count")]
    NotCounted(&'static str),
    /// A statistic that the set does not have.
    #[error("`{0}` has no such statistic: its values are words or several values of one set")]
    NoStatistic(SetName),
    /// A condition or absence that necessary condition analysis does not have.
    #[error("necessary condition analysis has no ceiling of `{0}` for this outcome")]
    NoCeiling(String),
    /// A decision that does not move the solutions of this outcome.
    #[error("`{0}` is no decision on this outcome")]
    NoRange(String),
    /// A decision whose range ends where the search had to stop, before what is claimed.
    #[error("the range of `{0}` was not searched as far as that (limits)")]
    RangeNotKnown(String),
    /// A variant that has no such solution.
    #[error("the variant `{0}` has no {1} solution to compare for this outcome")]
    NoSolutionOfVariant(String, SolutionKind),
    /// A variant or a main run of which not every model is listed.
    #[error(
        "not every model of the {1} solution of the variant `{0}` and of the main run is listed (limits)"
    )]
    NotAllModelsOfVariant(String, SolutionKind),
}

/// The position of the case with a name.
fn position(case: &str, cases: &Names) -> Result<usize, ClaimErrorReason> {
    let name: String = case.nfc().collect();
    let found = cases.position(&name);
    found.ok_or_else(|| ClaimErrorReason::NoSuchCase(case.to_owned()))
}

/// Expressions in backticks, with commas; `none` for none.
fn in_backticks<'a>(
    expressions: impl IntoIterator<Item = &'a Expression>,
    words: &Words,
) -> String {
    let each = expressions.into_iter().map(|one| format!("`{one}`"));
    listed(&each.collect::<Vec<_>>(), words)
}

/// Words with commas; `none` for none.
fn listed<T: AsRef<str>>(items: &[T], words: &Words) -> String {
    if items.is_empty() {
        return words.say("expected-none");
    }
    words.list(items)
}
