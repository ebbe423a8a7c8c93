//! How raw values become memberships, as declared.

use indexmap::IndexMap;
use serde::Serialize;

use super::Placed;

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
    /// The memberships of other sets, combined.
    Combined(super::Combination),
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
#[derive(Clone, Debug, PartialEq)]
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
    /// A statistic that keeps the value it had when the study was frozen.
    Frozen {
        /// The statistic, as declared.
        declared: Box<Anchor>,
        /// Its value in `study.lock`, in the column's unit.
        value: f64,
    },
}

impl Anchor {
    /// Whether its value comes from the data of the run: it is not a number, and not frozen.
    #[must_use]
    pub fn is_statistic(&self) -> bool {
        !matches!(self, Self::Number(_) | Self::Frozen { .. })
    }
}

impl Calibrate {
    /// Every anchor and threshold with the name of its place: `exclusion`, `crossover` and
    /// `inclusion`, or `exclusion_1`, `exclusion_2` and so on of six; `threshold_1` and so on.
    #[must_use]
    pub fn named_anchors(&self) -> Vec<(String, &Placed<Anchor>)> {
        match self {
            Self::Direct { anchors, .. }
            | Self::Linear { anchors, .. }
            | Self::Ecdf { anchors, .. } => {
                three([&anchors.exclusion, &anchors.crossover, &anchors.inclusion])
            }
            Self::Bell { anchors, .. } => six([
                anchors.exclusion.each_ref(),
                anchors.crossover.each_ref(),
                anchors.inclusion.each_ref(),
            ]),
            Self::Crisp { threshold, .. } => numbered("threshold", [threshold]),
            Self::MultiValue { thresholds } | Self::Indirect { thresholds } => {
                numbered("threshold", thresholds)
            }
            Self::Tfr
            | Self::RecodeTable { .. }
            | Self::RecodeBreaks { .. }
            | Self::None
            | Self::Combined(_) => Vec::new(),
        }
    }

    /// The same with numbers for anchors and thresholds, by the names that
    /// [`Self::named_anchors`] gives them; others stay.
    #[must_use]
    pub fn with_numbers<'v>(&self, values: impl IntoIterator<Item = (&'v str, f64)>) -> Self {
        let mut moved = self.clone();
        for (name, value) in values {
            let mut anchors = moved.named_anchors_mut().into_iter();
            if let Some((_, anchor)) = anchors.find(|(known, _)| known == name) {
                anchor.value = Anchor::Number(value);
            }
        }
        moved
    }

    /// [`Self::named_anchors`], to be changed.
    pub(super) fn named_anchors_mut(&mut self) -> Vec<(String, &mut Placed<Anchor>)> {
        match self {
            Self::Direct { anchors, .. }
            | Self::Linear { anchors, .. }
            | Self::Ecdf { anchors, .. } => three([
                &mut anchors.exclusion,
                &mut anchors.crossover,
                &mut anchors.inclusion,
            ]),
            Self::Bell { anchors, .. } => {
                let Anchors {
                    exclusion,
                    crossover,
                    inclusion,
                } = &mut **anchors;
                six([
                    exclusion.each_mut(),
                    crossover.each_mut(),
                    inclusion.each_mut(),
                ])
            }
            Self::Crisp { threshold, .. } => numbered("threshold", [threshold]),
            Self::MultiValue { thresholds } | Self::Indirect { thresholds } => {
                numbered("threshold", thresholds)
            }
            Self::Tfr
            | Self::RecodeTable { .. }
            | Self::RecodeBreaks { .. }
            | Self::None
            | Self::Combined(_) => Vec::new(),
        }
    }
}

fn three<T>(anchors: [T; 3]) -> Vec<(String, T)> {
    let names = ["exclusion", "crossover", "inclusion"].map(str::to_owned);
    names.into_iter().zip(anchors).collect()
}

fn six<T>(anchors: [[T; 2]; 3]) -> Vec<(String, T)> {
    three(anchors)
        .into_iter()
        .flat_map(|(name, two)| numbered(&name, two))
        .collect()
}

fn numbered<T>(name: &str, anchors: impl IntoIterator<Item = T>) -> Vec<(String, T)> {
    let anchors = anchors.into_iter().zip(1..);
    anchors
        .map(|(anchor, number)| (format!("{name}_{number}"), anchor))
        .collect()
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
