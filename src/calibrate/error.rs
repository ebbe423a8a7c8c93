use thiserror::Error;

use super::anchors::{AnchorError, ResolvedAnchor};
use super::clusters::ClusterError;
use super::multi_value::HIGHEST_VALUE;
use crate::load::{FilledCell, Listed, Quoted};
use crate::set::SetName;
use crate::study::{Anchors, Calibrate, Place, Problem, SeenIn, SetPlan};

/// How many entries of a table a message lists.
const MOST_ENTRIES: usize = 12;

/// Why a column cannot be calibrated as the study declares it.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("set {}: {kind}", Quoted(.set.as_str()))]
pub struct CalibrateError {
    /// The set.
    pub set: SetName,
    /// The declaration that it concerns.
    pub place: Place,
    /// What is wrong.
    pub kind: CalibrateErrorKind,
}

/// What is wrong with a set.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum CalibrateErrorKind {
    /// Anchors that should differ are one number in these data.
    #[error("in these data, {anchors} coincide: {}", share(*.equal, *.cases, *.value))]
    AnchorsCoincide {
        /// The anchors, in words.
        anchors: String,
        /// The number that they are.
        value: f64,
        /// How many cases have that value.
        equal: usize,
        /// How many cases there are.
        cases: usize,
    },
    /// Anchors neither rise nor fall in these data.
    #[error("in these data the anchors neither rise nor fall: exclusion {}, crossover {}, inclusion {}", .0.exclusion, .0.crossover, .0.inclusion)]
    AnchorsOutOfOrder(Box<Anchors<ResolvedAnchor>>),
    /// Six anchors make no bell in these data.
    #[error("in these data the anchors make no bell: exclusion {}, crossover {}, inclusion {}", two(&.0.exclusion), two(&.0.crossover), two(&.0.inclusion))]
    NoBell(Box<Anchors<[ResolvedAnchor; 2]>>),
    /// What is wrong with a component of a combined set.
    #[error("{0}")]
    OfComponent(Box<CalibrateError>),
    /// A power is out of range.
    #[error("a power of the curve is {0}")]
    Power(f64),
    /// The score at the inclusion anchor is out of range.
    #[error("the score at the inclusion anchor is {0}")]
    FullMembership(f64),
    /// An anchor needs a standard deviation of a single case.
    #[error("the anchor {} needs at least two cases", Quoted(.anchor))]
    TooFewCases {
        /// The anchor as declared.
        anchor: String,
    },
    /// A threshold with all cases on one side.
    #[error(
        "the threshold {threshold} lies outside the data, which run from {minimum} to {maximum}"
    )]
    ThresholdOutside {
        /// The threshold.
        threshold: ResolvedAnchor,
        /// Its position among the thresholds, from 0.
        position: usize,
        /// The smallest raw value.
        minimum: f64,
        /// The largest raw value.
        maximum: f64,
    },
    /// Thresholds that do not rise in these data.
    #[error("in these data the threshold {upper} is not above the one before it, {lower}; {}", share(*.equal, *.cases, .upper.value()))]
    ThresholdsNotRising {
        /// The threshold before.
        lower: ResolvedAnchor,
        /// The threshold that should be above it.
        upper: ResolvedAnchor,
        /// How many cases have its value.
        equal: usize,
        /// How many cases there are.
        cases: usize,
    },
    /// More values than a multi-value set can have.
    #[error("{0} thresholds make more values than the {HIGHEST_VALUE} + 1 that are supported")]
    TooManyThresholds(usize),
    /// The indirect method without a threshold.
    #[error("the indirect method needs a threshold")]
    NoThreshold,
    /// Clustering finds no thresholds in these data.
    #[error("no thresholds were found: {0}")]
    NotFound(ClusterError),
    /// Negative numbers in a column that is calibrated indirectly.
    #[error("column {} holds negative numbers: {cells}", Quoted(.column))]
    Negative {
        /// The column.
        column: String,
        /// The cells.
        cells: Listed<FilledCell>,
    },
    /// The regression of the indirect method finds no best fit.
    #[error("the regression of the rough scores on the raw values does not converge")]
    NotConverged,
    /// A totally fuzzy and relative set of nothing but lowest codes.
    #[error("column {} holds nothing above 1, the lowest code", Quoted(.column))]
    NothingAboveOne {
        /// The column.
        column: String,
    },
    /// Numbers that are no values of a multi-value set.
    #[error("column {} holds what is not a whole number from 0 to {HIGHEST_VALUE}: {cells}", Quoted(.column))]
    NotAValue {
        /// The column.
        column: String,
        /// The cells.
        cells: Listed<FilledCell>,
    },
    /// Values below the highest that no case has.
    #[error("no case has the value {absent}, though values run up to {highest}")]
    GapInValues {
        /// The values.
        absent: Listed<u8>,
        /// The highest observed value.
        highest: u8,
    },
    /// Texts that the recoding table does not hold.
    #[error("the table has no score for {cells}")]
    NotInTable {
        /// The cells.
        cells: Listed<FilledCell>,
        /// The entry that the first text was probably meant to be.
        nearest: Option<String>,
        /// The entries.
        entries: Vec<String>,
    },
    /// Numbers that are no memberships.
    #[error("column {} holds scores outside 0 to 1: {cells}", Quoted(.column))]
    ScoreOutOfRange {
        /// The column.
        column: String,
        /// The cells.
        cells: Listed<FilledCell>,
        /// Whether the whole column could be values of a multi-value set.
        multi_value: bool,
    },
    /// A declared score, or a number of scores, that cannot be.
    #[error("the scores of a recoding must lie in 0 to 1, one more than the breaks")]
    RecodeScores,
    /// Cases in no row of the truth table.
    #[error("a membership of exactly 0.5 puts a case in no row of the truth table: {}", .cases.map(|case| Quoted(case).to_string()))]
    AtHalf {
        /// The cases.
        cases: Listed<String>,
    },
    /// A constant that does not settle a score of 0.5.
    #[error("adding {0} to a score of 0.5 does not put it on a side of 0.5 within 0 to 1")]
    AddSettlesNothing(f64),
    /// Every case was dropped.
    #[error("every case has a membership of exactly 0.5 in a condition, so that none is left")]
    NoCasesLeft,
    /// A multi-value outcome without a declared value.
    #[error("a multi-value outcome needs the value that counts as the outcome")]
    OutcomeWithoutValue {
        /// Its highest value.
        highest: u8,
    },
    /// A declared value that the outcome cannot have.
    #[error("the outcome has no value {value}: its values are 0 to {highest}")]
    NoSuchOutcomeValue {
        /// The declared value.
        value: u8,
        /// Its highest value.
        highest: u8,
    },
}

impl CalibrateError {
    /// An error of a set, at the declaration that its kind concerns.
    pub(super) fn of(plan: &SetPlan, kind: CalibrateErrorKind) -> Self {
        let place = match (&kind, &plan.calibrate.value) {
            (CalibrateErrorKind::ThresholdOutside { .. }, Calibrate::Crisp { threshold, .. }) => {
                &threshold.place
            }
            (
                CalibrateErrorKind::ThresholdOutside { position, .. },
                Calibrate::MultiValue { thresholds } | Calibrate::Indirect { thresholds },
            ) => &thresholds[*position].place,
            _ => &plan.calibrate.place,
        };
        Self {
            set: plan.name.value.clone(),
            place: place.clone(),
            kind,
        }
    }

    /// A stable name in kebab-case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.kind {
            CalibrateErrorKind::OfComponent(error) => error.code(),
            CalibrateErrorKind::AnchorsCoincide { .. } => "anchors-coincide",
            CalibrateErrorKind::AnchorsOutOfOrder(_) | CalibrateErrorKind::NoBell(_) => {
                "anchors-out-of-order"
            }
            CalibrateErrorKind::Power(_) => "power-out-of-range",
            CalibrateErrorKind::NoThreshold => "no-threshold",
            CalibrateErrorKind::NotFound(_) => "no-thresholds-found",
            CalibrateErrorKind::Negative { .. } => "negative-value",
            CalibrateErrorKind::NotConverged => "not-converged",
            CalibrateErrorKind::NothingAboveOne { .. } => "nothing-above-one",
            CalibrateErrorKind::FullMembership(_) => "full-membership-out-of-range",
            CalibrateErrorKind::TooFewCases { .. } => "too-few-cases",
            CalibrateErrorKind::ThresholdOutside { .. } => "threshold-outside-data",
            CalibrateErrorKind::ThresholdsNotRising { .. } => "thresholds-not-rising",
            CalibrateErrorKind::TooManyThresholds(_) => "too-many-thresholds",
            CalibrateErrorKind::NotAValue { .. } => "not-a-value",
            CalibrateErrorKind::GapInValues { .. } => "gap-in-values",
            CalibrateErrorKind::NotInTable { .. } => "not-in-table",
            CalibrateErrorKind::ScoreOutOfRange { .. } => "score-out-of-range",
            CalibrateErrorKind::RecodeScores => "recode-scores",
            CalibrateErrorKind::AtHalf { .. } => "score-at-half",
            CalibrateErrorKind::AddSettlesNothing(_) => "add-settles-nothing",
            CalibrateErrorKind::NoCasesLeft => "no-cases-left",
            CalibrateErrorKind::OutcomeWithoutValue { .. } => "outcome-without-value",
            CalibrateErrorKind::NoSuchOutcomeValue { .. } => "no-such-outcome-value",
        }
    }

    /// What to do about it, in one line.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.kind.help()
    }

    /// The declaration that it concerns.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        Some(&self.place)
    }
}

impl CalibrateErrorKind {
    fn help(&self) -> Option<String> {
        let sentence = match self {
            Self::NotInTable {
                nearest, entries, ..
            } => return Some(entries_help(nearest.as_deref(), entries)),
            Self::OutcomeWithoutValue { highest } => {
                return Some(format!(
                    "declare `value: 1`, or a list of values from 0 to {highest}, with the outcome"
                ));
            }
            Self::AnchorsCoincide { .. } => {
                "anchors mark differences in kind: choose percentiles further apart, or numbers from outside the data"
            }
            Self::AnchorsOutOfOrder(_) => {
                "they must rise, or fall, from exclusion over crossover to inclusion"
            }
            Self::NoBell(_) => {
                "a bell is exclusion < crossover < inclusion ≤ inclusion < crossover < exclusion; an inverse bell the other way round"
            }
            Self::Power(_) => "it must be above 0; 1 is a straight line",
            Self::NoThreshold => "declare thresholds, for example `thresholds: [1, 4, 10]`",
            Self::NotFound(_) => "ask for fewer thresholds, or declare them as numbers",
            Self::Negative { .. } => {
                "the indirect method takes logarithms and roots: use `method: direct`, or another unit"
            }
            Self::NotConverged => {
                "choose other thresholds, so that more cases lie between them, or use `method: direct`"
            }
            Self::NothingAboveOne { .. } => {
                "`method: tfr` is for codes that start at 1: recode the column, or use another method"
            }
            Self::FullMembership(_) => "it must be above 0.5 and below 1, such as 0.95",
            Self::TooFewCases { .. } => "declare the anchor as a number",
            Self::ThresholdOutside { .. } => {
                "no case lies on one of its sides: choose a threshold among the raw values, in the unit of the column"
            }
            Self::ThresholdsNotRising { .. } => "each threshold must be above the one before it",
            Self::TooManyThresholds(_) => "use fewer thresholds, or a fuzzy set",
            Self::NotAValue { .. } => "declare thresholds that turn the numbers into values",
            Self::GapInValues { .. } => {
                "number the values without gaps, by thresholds or in the data"
            }
            Self::ScoreOutOfRange {
                multi_value: true, ..
            } => {
                "the column looks like the values of a multi-value set: declare `method: multi_value`"
            }
            Self::ScoreOutOfRange { .. } => {
                "`method: none` is for columns that hold memberships already: calibrate raw values, for example with `method: direct`"
            }
            Self::RecodeScores | Self::NoSuchOutcomeValue { .. } => return None,
            Self::AtHalf { .. } => {
                "move the crossover off these cases, or declare under calibration `at_half: drop_case` or `at_half: {add: 0.001}`; the report lists the cases"
            }
            Self::AddSettlesNothing(_) => "add a small number, such as 0.001",
            Self::OfComponent(error) => return error.help(),
            Self::NoCasesLeft => "look for a condition whose scores are all 0.5",
        };
        Some(sentence.to_owned())
    }
}

impl From<AnchorError> for CalibrateErrorKind {
    fn from(error: AnchorError) -> Self {
        match error {
            AnchorError::TooFewCases { anchor } => Self::TooFewCases { anchor },
            AnchorError::NotFound(error) => Self::NotFound(error),
        }
    }
}

impl From<CalibrateError> for Problem {
    fn from(error: CalibrateError) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
            help: error.help(),
            place: Some(error.place),
            seen_in: SeenIn::Data,
        }
    }
}

/// `1 and 9`.
fn two(anchors: &[ResolvedAnchor; 2]) -> String {
    let [left, right] = anchors;
    format!("{left} and {right}")
}

/// `12 of 20 cases (60 %) have the value 3`.
fn share(equal: usize, cases: usize, value: f64) -> String {
    let percent = (200 * equal + cases) / (2 * cases).max(1);
    format!("{equal} of {cases} cases ({percent} %) have the value {value}")
}

fn entries_help(nearest: Option<&str>, entries: &[String]) -> String {
    let listed: Vec<String> = entries
        .iter()
        .take(MOST_ENTRIES)
        .map(|entry| Quoted(entry).to_string())
        .collect();
    let more = if entries.len() > MOST_ENTRIES {
        ", …"
    } else {
        ""
    };
    let scored = format!("the table scores {}{more}", listed.join(", "));
    match nearest {
        Some(entry) => format!("did you mean {}? {scored}", Quoted(entry)),
        None => scored,
    }
}
