use std::ops::Range;

use serde::Serialize;

use super::{FuzzySet, Membership, SetName, Side};

/// A set of a study after calibration: its name and every case's score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalibratedSet {
    name: SetName,
    scores: Scores,
}

/// The scores of a calibrated set, in case order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Scores {
    /// Memberships in [0, 1]; a crisp set holds only 0 and 1.
    Fuzzy(FuzzySet),
    /// Values 0 to `levels` − 1 of a multi-value set.
    MultiValue {
        /// How many values the set can take, at least 2.
        levels: u8,
        /// One value per case.
        values: Vec<u8>,
    },
}

impl CalibratedSet {
    /// A crisp or fuzzy set.
    #[must_use]
    pub fn fuzzy(name: SetName, memberships: FuzzySet) -> Self {
        Self {
            name,
            scores: Scores::Fuzzy(memberships),
        }
    }

    /// A multi-value set; `levels` is raised to the observed maximum + 1, and to 2.
    #[must_use]
    pub fn multi_value(name: SetName, levels: u8, values: Vec<u8>) -> Self {
        let observed = values.iter().max().map_or(0, |max| max + 1);
        Self {
            name,
            scores: Scores::MultiValue {
                levels: levels.max(observed).max(2),
                values,
            },
        }
    }

    /// The name of the set.
    #[must_use]
    pub fn name(&self) -> &SetName {
        &self.name
    }

    /// The scores.
    #[must_use]
    pub fn scores(&self) -> &Scores {
        &self.scores
    }

    /// How many values a configuration can have in this set: 2 for crisp and fuzzy sets.
    #[must_use]
    pub fn levels(&self) -> u8 {
        match self.scores {
            Scores::Fuzzy(_) => 2,
            Scores::MultiValue { levels, .. } => levels,
        }
    }

    /// How many cases there are.
    #[must_use]
    pub fn cases(&self) -> usize {
        match &self.scores {
            Scores::Fuzzy(set) => set.len(),
            Scores::MultiValue { values, .. } => values.len(),
        }
    }

    /// The value that a case has more than any other: 1 or 0 for a membership above or below 0.5;
    /// `None` for one of exactly 0.5.
    #[must_use]
    pub fn value_of(&self, case: usize) -> Option<u8> {
        match &self.scores {
            Scores::Fuzzy(set) => match set.memberships()[case].side() {
                Side::In => Some(1),
                Side::Out => Some(0),
                Side::Ambiguous => None,
            },
            Scores::MultiValue { values, .. } => Some(values[case]),
        }
    }

    /// The set over some of the cases, by their positions; one that is named twice counts twice. The
    /// values that it can take stay.
    ///
    /// # Panics
    /// For a position that no case has.
    #[must_use]
    pub fn of_cases(&self, cases: &[usize]) -> Self {
        Self {
            name: self.name.clone(),
            scores: match &self.scores {
                Scores::Fuzzy(set) => Scores::Fuzzy(set.of_cases(cases)),
                Scores::MultiValue { levels, values } => Scores::MultiValue {
                    levels: *levels,
                    values: cases.iter().map(|&case| values[case]).collect(),
                },
            },
        }
    }

    /// Membership of every case in one value of the set.
    ///
    /// Crisp and fuzzy: x for value 1, 1 − x for value 0. Multi-value: 1 where the case has the
    /// value, else 0.
    #[must_use]
    pub fn membership_in(&self, value: u8) -> FuzzySet {
        match &self.scores {
            Scores::Fuzzy(set) if value == 0 => set.negated(),
            Scores::Fuzzy(set) if value == 1 => set.clone(),
            Scores::Fuzzy(set) => FuzzySet::empty(set.len()),
            Scores::MultiValue { values, .. } => values
                .iter()
                .map(|&v| Membership::from(v == value))
                .collect(),
        }
    }

    /// Membership of one case in one value of the set; see [`Self::membership_in`].
    #[must_use]
    pub fn score_in(&self, value: u8, case: usize) -> Membership {
        let mut score = [Membership::NONE];
        self.fill(value, case..case + 1, &mut score);
        score[0]
    }

    /// Membership of some cases in one value of the set, as [`Self::membership_in`] gives it; one of
    /// `memberships` for each of `cases`.
    pub(crate) fn fill(&self, value: u8, cases: Range<usize>, memberships: &mut [Membership]) {
        match &self.scores {
            Scores::Fuzzy(set) => {
                let scores = &set.memberships()[cases];
                match value {
                    0 => each(memberships, scores, |x| x.negated()),
                    1 => memberships.copy_from_slice(scores),
                    _ => memberships.fill(Membership::NONE),
                }
            }
            Scores::MultiValue { values, .. } => {
                each(memberships, &values[cases], |v| {
                    Membership::from(*v == value)
                });
            }
        }
    }

    /// Membership of every case in any of several values: the union of [`Self::membership_in`].
    #[must_use]
    pub fn membership_in_any(&self, allowed: impl IntoIterator<Item = u8>) -> FuzzySet {
        allowed
            .into_iter()
            .fold(FuzzySet::empty(self.cases()), |sum, value| {
                sum.or(&self.membership_in(value))
            })
    }

    /// The scores as numbers, in case order.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        match &self.scores {
            Scores::Fuzzy(set) => set.memberships().iter().map(|x| x.value()).collect(),
            Scores::MultiValue { values, .. } => values.iter().map(|&v| f64::from(v)).collect(),
        }
    }
}

fn each<T>(memberships: &mut [Membership], of: &[T], membership: impl Fn(&T) -> Membership) {
    for (filled, one) in memberships.iter_mut().zip(of) {
        *filled = membership(one);
    }
}
