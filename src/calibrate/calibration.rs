use indexmap::IndexMap;
use serde::Serialize;

use super::anchors::ResolvedAnchor;
use super::bell::Shape;
use super::diagnostics::RawStatistics;
use crate::load::{CaseNumbers, Names, RawColumn};
use crate::set::{CalibratedSet, FuzzySet, SetName};
use crate::study::{Anchors, CrispSide, Powers};

/// The calibrated sets of a study, over the cases that remain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    pub(super) cases: Names,
    pub(super) outcome: SetResult,
    pub(super) outcome_membership: FuzzySet,
    pub(super) conditions: Vec<SetResult>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) components: Vec<SetResult>,
    pub(super) dropped_at_half: Vec<HalfScores>,
    pub(super) adjusted_at_half: Vec<HalfScores>,
}

/// A set after calibration, and what it was made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetResult {
    pub(super) label: String,
    pub(super) column: String,
    pub(super) method: Method,
    pub(super) raw: Option<RawColumn>,
    pub(super) raw_statistics: Option<RawStatistics>,
    pub(super) set: CalibratedSet,
    pub(super) share_above_half: Option<f64>,
    pub(super) half_scores: Vec<String>,
}

/// How raw values became memberships, every anchor a number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The direct method with a logistic curve.
    Direct {
        /// The anchors.
        anchors: Anchors<ResolvedAnchor>,
        /// The score at the inclusion anchor, in (0.5, 1).
        full_membership: f64,
    },
    /// The direct method with straight lines, or powers of them, between three anchors.
    Linear {
        /// The anchors.
        anchors: Anchors<ResolvedAnchor>,
        /// How each side is bent.
        powers: Powers,
    },
    /// The direct method with six anchors.
    Bell {
        /// Two of each anchor, the left one first.
        anchors: Anchors<[ResolvedAnchor; 2]>,
        /// What they make.
        shape: Shape,
        /// How each side is bent.
        powers: Powers,
    },
    /// Three anchors, and between them the share of cases up to a value.
    Ecdf {
        /// The anchors.
        anchors: Anchors<ResolvedAnchor>,
        /// How each side is bent.
        powers: Powers,
    },
    /// The indirect method: rough scores by thresholds, smoothed by a regression.
    Indirect {
        /// Rising thresholds.
        thresholds: Vec<ResolvedAnchor>,
    },
    /// Totally fuzzy and relative.
    Tfr,
    /// In or out by one threshold.
    Crisp {
        /// The threshold.
        threshold: ResolvedAnchor,
        /// Which side is in.
        side: CrispSide,
    },
    /// The values of a multi-value set.
    MultiValue {
        /// Rising thresholds; none when the column holds the values.
        thresholds: Vec<ResolvedAnchor>,
    },
    /// Words to scores.
    RecodeTable {
        /// Cell text → score.
        table: IndexMap<String, f64>,
    },
    /// Intervals to scores.
    RecodeBreaks {
        /// Rising breaks.
        breaks: Vec<f64>,
        /// One score more than breaks.
        scores: Vec<f64>,
    },
    /// The column holds memberships already.
    None,
    /// The memberships of other sets, combined.
    Combined {
        /// How: `FS + HS`, `mean of A, B, C`.
        rule: String,
    },
}

/// A case with scores of exactly 0.5, and the conditions in which it has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HalfScores {
    /// The name of the case.
    pub case: String,
    /// The conditions, in declared order.
    pub sets: Vec<SetName>,
}

impl Calibration {
    /// The calibration with the cases called by their numbers.
    #[must_use]
    pub fn with_numbers(mut self, numbers: &CaseNumbers) -> Self {
        let sets = std::iter::once(&mut self.outcome).chain(&mut self.conditions);
        let sets = sets.chain(&mut self.components);
        let half = self.dropped_at_half.iter_mut();
        let half = half.chain(&mut self.adjusted_at_half);
        self.cases = numbers.names(&self.cases);
        let names = sets.flat_map(|set| &mut set.half_scores);
        for name in names.chain(half.map(|half| &mut half.case)) {
            *name = numbers.name(name);
        }
        self
    }

    /// The names of the cases, in case order.
    #[must_use]
    pub fn cases(&self) -> &Names {
        &self.cases
    }

    /// The outcome.
    #[must_use]
    pub fn outcome(&self) -> &SetResult {
        &self.outcome
    }

    /// Membership of every case in the outcome: of a multi-value outcome, in any of the values that
    /// the study declares.
    #[must_use]
    pub fn outcome_membership(&self) -> &FuzzySet {
        &self.outcome_membership
    }

    /// The conditions, in declared order.
    #[must_use]
    pub fn conditions(&self) -> &[SetResult] {
        &self.conditions
    }

    /// The sets that combined sets are made of, each once; they are part of the analysis only
    /// through these.
    #[must_use]
    pub fn components(&self) -> &[SetResult] {
        &self.components
    }

    /// The cases that left the study because of scores of exactly 0.5, in case order.
    #[must_use]
    pub fn dropped_at_half(&self) -> &[HalfScores] {
        &self.dropped_at_half
    }

    /// The cases whose scores of exactly 0.5 were raised by the declared constant, in case order.
    #[must_use]
    pub fn adjusted_at_half(&self) -> &[HalfScores] {
        &self.adjusted_at_half
    }

    /// The cases with a score of exactly 0.5 in the outcome, in case order.
    #[must_use]
    pub fn outcome_half(&self) -> &[String] {
        &self.outcome.half_scores
    }
}

impl SetResult {
    /// The name of the set.
    #[must_use]
    pub fn name(&self) -> &SetName {
        self.set.name()
    }

    /// What the report calls the set.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The column of its raw values; of a combined set, how it is made of others.
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// How the set is made of others, where it is.
    #[must_use]
    pub fn combined(&self) -> Option<&str> {
        match &self.method {
            Method::Combined { rule } => Some(rule),
            _ => None,
        }
    }

    /// How raw values became memberships.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The raw values, in case order; `None` where memory was to be saved (see
    /// [`calibrate_releasing`](super::calibrate_releasing)).
    #[must_use]
    pub fn raw(&self) -> Option<&RawColumn> {
        self.raw.as_ref()
    }

    /// Mean, standard deviation and range of the raw values; `None` when they are words.
    #[must_use]
    pub fn raw_statistics(&self) -> Option<&RawStatistics> {
        self.raw_statistics.as_ref()
    }

    /// The scores.
    #[must_use]
    pub fn set(&self) -> &CalibratedSet {
        &self.set
    }

    /// The share of cases with a membership above 0.5, in [0, 1]; `None` for a multi-value set.
    #[doc(alias = "skewness")]
    #[must_use]
    pub fn share_above_half(&self) -> Option<f64> {
        self.share_above_half
    }

    /// The cases with a score of exactly 0.5 as calibrated, before any constant was added.
    #[must_use]
    pub fn half_scores(&self) -> &[String] {
        &self.half_scores
    }
}

impl Method {
    /// The method as the study file names it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Direct { .. } | Self::Linear { .. } | Self::Bell { .. } => "direct",
            Self::Ecdf { .. } => "ecdf",
            Self::Indirect { .. } => "indirect",
            Self::Tfr => "tfr",
            Self::Crisp { .. } => "crisp",
            Self::MultiValue { .. } => "multi_value",
            Self::RecodeTable { .. } | Self::RecodeBreaks { .. } => "recode",
            Self::None => "none",
            Self::Combined { .. } => "combined",
        }
    }

    /// The three anchors of a set that has three.
    #[must_use]
    pub fn anchors(&self) -> Option<&Anchors<ResolvedAnchor>> {
        match self {
            Self::Direct { anchors, .. }
            | Self::Linear { anchors, .. }
            | Self::Ecdf { anchors, .. } => Some(anchors),
            _ => None,
        }
    }

    /// Every anchor with its name, in the order exclusion, crossover, inclusion: `exclusion`, or
    /// `exclusion_1` and `exclusion_2` of six.
    #[must_use]
    pub fn named_anchors(&self) -> Vec<(&'static str, &ResolvedAnchor)> {
        if let Self::Bell { anchors, .. } = self {
            return vec![
                ("exclusion_1", &anchors.exclusion[0]),
                ("exclusion_2", &anchors.exclusion[1]),
                ("crossover_1", &anchors.crossover[0]),
                ("crossover_2", &anchors.crossover[1]),
                ("inclusion_1", &anchors.inclusion[0]),
                ("inclusion_2", &anchors.inclusion[1]),
            ];
        }
        self.anchors().map_or_else(Vec::new, |anchors| {
            vec![
                ("exclusion", &anchors.exclusion),
                ("crossover", &anchors.crossover),
                ("inclusion", &anchors.inclusion),
            ]
        })
    }

    /// Every anchor and threshold with the name of its place: as
    /// [`named_anchors`](Self::named_anchors), and `threshold_1` and so on.
    #[must_use]
    pub fn every_anchor(&self) -> Vec<(String, &ResolvedAnchor)> {
        let named = self.named_anchors().into_iter();
        let named = named.map(|(name, anchor)| (name.to_owned(), anchor));
        let thresholds = self.thresholds().iter().enumerate();
        let thresholds = thresholds.map(|(i, anchor)| (format!("threshold_{}", i + 1), anchor));
        named.chain(thresholds).collect()
    }

    /// The curve between anchors, where it is not logistic.
    #[must_use]
    pub fn curve(&self) -> Option<&'static str> {
        match self {
            Self::Linear { .. } => Some("linear"),
            Self::Ecdf { .. } => Some("ecdf"),
            Self::Bell { shape, .. } => Some(match shape {
                Shape::Bell => "bell",
                Shape::InverseBell => "inverse bell",
            }),
            _ => None,
        }
    }

    /// How the sides of a curve that is not logistic are bent.
    #[must_use]
    pub fn powers(&self) -> Option<Powers> {
        match self {
            Self::Linear { powers, .. } | Self::Bell { powers, .. } | Self::Ecdf { powers, .. } => {
                Some(*powers)
            }
            _ => None,
        }
    }

    /// The thresholds of a crisp, multi-value or indirectly calibrated set, rising.
    #[must_use]
    pub fn thresholds(&self) -> &[ResolvedAnchor] {
        match self {
            Self::Crisp { threshold, .. } => std::slice::from_ref(threshold),
            Self::MultiValue { thresholds } | Self::Indirect { thresholds } => thresholds,
            _ => &[],
        }
    }
}
