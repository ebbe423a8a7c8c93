//! Calibration the other way round: at which raw value a case would be more in a set than out of it.

use serde::Serialize;

use super::bell::Shape;
use super::calibration::{Method, SetResult};
use crate::load::RawColumn;
use crate::set::Membership;
use crate::study::CrispSide;

/// The raw values nearest to a case's own at which it would be more in a literal than out of it.
///
/// It is about this set alone, with the anchors as they are and every other case as it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Crossing {
    /// Above this value; the membership at the value is 0.5, or out.
    Above(f64),
    /// Below this value; the membership at the value is 0.5, or out.
    Below(f64),
    /// This value or more.
    AtLeast(f64),
    /// This value or less.
    AtMost(f64),
    /// This value and no other.
    Exactly(f64),
    /// One of these words.
    Words(Vec<String>),
}

/// An end of an interval of raw values.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    /// There is none.
    Open,
    /// The value does not belong to the interval.
    Without(f64),
    /// The value belongs to it.
    With(f64),
}

/// Raw values at which a case is in.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Interval {
    from: End,
    to: End,
}

impl SetResult {
    /// The raw values nearest to that of a case at which it would be more in the literal of a value
    /// than out of it: for value 1 of a crisp or fuzzy set in the set, for value 0 out of it, for a
    /// multi-value set at that value.
    ///
    /// Curves with anchors cross 0.5 at the crossover, of a bell at the nearer of two. Where
    /// memberships come from all cases at once (`indirect`, `tfr`) it is the nearest raw value
    /// that a case of the data has. `None` when no raw value is in.
    #[must_use]
    pub fn crossing(&self, value: u8, case: usize) -> Option<Crossing> {
        let raw = match self.raw.as_ref()? {
            RawColumn::Text(_) => return self.method.words(value),
            RawColumn::Numbers(numbers) => *numbers.get(case)?,
        };
        match &self.method {
            Method::Indirect { .. } | Method::Tfr => self.nearest_observed(value, raw),
            Method::MultiValue { thresholds } if thresholds.is_empty() => {
                Some(Crossing::Exactly(f64::from(value)))
            }
            method => nearest(&method.intervals(value), raw),
        }
    }

    fn nearest_observed(&self, value: u8, raw: f64) -> Option<Crossing> {
        let Some(RawColumn::Numbers(numbers)) = &self.raw else {
            return None;
        };
        let scores = self.set.membership_in(value);
        let pairs = numbers.iter().zip(scores.memberships());
        let members = pairs.filter(|(_, score)| score.is_in());
        let (&at, _) =
            members.min_by(|(a, _), (b, _)| (*a - raw).abs().total_cmp(&(*b - raw).abs()))?;
        Some(if at >= raw {
            Crossing::AtLeast(at)
        } else {
            Crossing::AtMost(at)
        })
    }
}

impl Method {
    /// The words whose score is on the side of a value.
    fn words(&self, value: u8) -> Option<Crossing> {
        let Self::RecodeTable { table } = self else {
            return None;
        };
        let is_member = |score: f64| is_member(score, value);
        let words = table.iter().filter(|(_, score)| is_member(**score));
        let words: Vec<String> = words.map(|(word, _)| word.clone()).collect();
        (!words.is_empty()).then_some(Crossing::Words(words))
    }

    /// Where a case is in the literal of a value; empty where that follows from no rule.
    fn intervals(&self, value: u8) -> Vec<Interval> {
        let present = value != 0;
        match self {
            Self::Direct { .. } | Self::Linear { .. } | Self::Ecdf { .. } => {
                let anchors = self
                    .anchors()
                    .expect("curves of one side have three anchors");
                let rises = anchors.inclusion.value() > anchors.exclusion.value();
                vec![beyond(anchors.crossover.value(), rises == present)]
            }
            Self::None => vec![beyond(0.5, present)],
            Self::Bell { anchors, shape, .. } => {
                let [left, right] = &anchors.crossover;
                let (left, right) = (left.value(), right.value());
                if (*shape == Shape::Bell) == present {
                    vec![Interval {
                        from: End::Without(left),
                        to: End::Without(right),
                    }]
                } else {
                    vec![beyond(left, false), beyond(right, true)]
                }
            }
            Self::Crisp { threshold, side } => {
                let at = threshold.value();
                vec![if (*side == CrispSide::AtOrAbove) == present {
                    from(at)
                } else {
                    beyond(at, false)
                }]
            }
            Self::MultiValue { thresholds } => {
                let at = |i: usize| thresholds.get(i).map(super::ResolvedAnchor::value);
                let value = usize::from(value);
                let lower = value.checked_sub(1).and_then(at);
                vec![Interval {
                    from: lower.map_or(End::Open, End::With),
                    to: at(value).map_or(End::Open, End::Without),
                }]
            }
            Self::RecodeBreaks { breaks, scores } => {
                let interval = |i: usize| Interval {
                    from: i
                        .checked_sub(1)
                        .map_or(End::Open, |i| End::Without(breaks[i])),
                    to: breaks.get(i).map_or(End::Open, |&at| End::With(at)),
                };
                let positions = 0..scores.len().min(breaks.len() + 1);
                let members = positions.filter(|&i| is_member(scores[i], value));
                members.map(interval).collect()
            }
            Self::Indirect { .. }
            | Self::Tfr
            | Self::RecodeTable { .. }
            | Self::Combined { .. } => Vec::new(),
        }
    }
}

/// Whether a score is in the literal of a value.
fn is_member(score: f64, value: u8) -> bool {
    let Ok(membership) = Membership::new(score) else {
        return false;
    };
    if value == 0 {
        membership.negated().is_in()
    } else {
        membership.is_in()
    }
}

fn beyond(value: f64, above: bool) -> Interval {
    let (from, to) = if above {
        (End::Without(value), End::Open)
    } else {
        (End::Open, End::Without(value))
    };
    Interval { from, to }
}

fn from(value: f64) -> Interval {
    Interval {
        from: End::With(value),
        to: End::Open,
    }
}

/// The end of an interval that is nearest to a raw value, of those that it has still to reach.
fn nearest(intervals: &[Interval], raw: f64) -> Option<Crossing> {
    let ends = intervals.iter().flat_map(|interval| {
        let up = match interval.from {
            End::Without(at) if raw <= at => Some((at, Crossing::Above(at))),
            End::With(at) if raw <= at => Some((at, Crossing::AtLeast(at))),
            _ => None,
        };
        let down = match interval.to {
            End::Without(at) if raw >= at => Some((at, Crossing::Below(at))),
            End::With(at) if raw >= at => Some((at, Crossing::AtMost(at))),
            _ => None,
        };
        [up, down].into_iter().flatten()
    });
    let nearest = ends.min_by(|(a, _), (b, _)| (a - raw).abs().total_cmp(&(b - raw).abs()));
    nearest.map(|(_, crossing)| crossing)
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::*;
    use crate::calibrate::ResolvedAnchor;
    use crate::study::{Anchor, Anchors, Powers};

    fn anchor(value: f64) -> ResolvedAnchor {
        ResolvedAnchor::of(&Anchor::Number(value), &[]).unwrap()
    }

    fn three(exclusion: f64, crossover: f64, inclusion: f64) -> Anchors<ResolvedAnchor> {
        Anchors {
            exclusion: anchor(exclusion),
            crossover: anchor(crossover),
            inclusion: anchor(inclusion),
        }
    }

    fn at(method: &Method, value: u8, raw: f64) -> Option<Crossing> {
        nearest(&method.intervals(value), raw)
    }

    #[test]
    fn curves_cross_at_the_crossover_rising_or_falling() {
        let rising = Method::Direct {
            anchors: three(20.0, 40.0, 60.0),
            full_membership: 0.95,
        };
        assert_eq!(at(&rising, 1, 25.0), Some(Crossing::Above(40.0)));
        assert_eq!(at(&rising, 0, 55.0), Some(Crossing::Below(40.0)));
        let falling = Method::Linear {
            anchors: three(60.0, 40.0, 20.0),
            powers: Powers::default(),
        };
        assert_eq!(at(&falling, 1, 55.0), Some(Crossing::Below(40.0)));
        assert_eq!(at(&falling, 0, 25.0), Some(Crossing::Above(40.0)));
        assert_eq!(at(&Method::None, 1, 0.2), Some(Crossing::Above(0.5)));
    }

    #[test]
    fn a_bell_is_entered_at_the_nearer_side_and_left_at_the_nearer_side() {
        let two = |a, b| [anchor(a), anchor(b)];
        let bell = Method::Bell {
            anchors: Anchors {
                exclusion: two(0.0, 10.0),
                crossover: two(2.0, 8.0),
                inclusion: two(4.0, 6.0),
            },
            shape: Shape::Bell,
            powers: Powers::default(),
        };
        assert_eq!(at(&bell, 1, 1.0), Some(Crossing::Above(2.0)));
        assert_eq!(at(&bell, 1, 11.0), Some(Crossing::Below(8.0)));
        assert_eq!(at(&bell, 0, 4.0), Some(Crossing::Below(2.0)));
        assert_eq!(at(&bell, 0, 7.0), Some(Crossing::Above(8.0)));
    }

    #[test]
    fn a_value_on_a_crisp_threshold_is_in() {
        let crisp = |side| Method::Crisp {
            threshold: anchor(6.0),
            side,
        };
        let above = crisp(CrispSide::AtOrAbove);
        assert_eq!(at(&above, 1, 4.0), Some(Crossing::AtLeast(6.0)));
        assert_eq!(at(&above, 0, 9.0), Some(Crossing::Below(6.0)));
        let below = crisp(CrispSide::Below);
        assert_eq!(at(&below, 1, 6.0), Some(Crossing::Below(6.0)));
        assert_eq!(at(&below, 0, 4.0), Some(Crossing::AtLeast(6.0)));
    }

    #[test]
    fn a_value_of_a_multi_value_set_is_entered_from_either_side() {
        let levels = Method::MultiValue {
            thresholds: vec![anchor(4.0), anchor(8.0)],
        };
        assert_eq!(at(&levels, 0, 5.0), Some(Crossing::Below(4.0)));
        assert_eq!(at(&levels, 1, 1.0), Some(Crossing::AtLeast(4.0)));
        assert_eq!(at(&levels, 1, 9.0), Some(Crossing::Below(8.0)));
        assert_eq!(at(&levels, 2, 5.0), Some(Crossing::AtLeast(8.0)));
    }

    #[test]
    fn a_value_on_a_break_takes_the_lower_score() {
        // Up to 0 → 0, up to 15 → 0.33, up to 90 → 0.67, above → 0.4.
        let recode = Method::RecodeBreaks {
            breaks: vec![0.0, 15.0, 90.0],
            scores: vec![0.0, 0.33, 0.67, 0.4],
        };
        assert_eq!(at(&recode, 1, 15.0), Some(Crossing::Above(15.0)));
        assert_eq!(at(&recode, 1, 95.0), Some(Crossing::AtMost(90.0)));
        assert_eq!(at(&recode, 0, 20.0), Some(Crossing::AtMost(15.0)));
        assert_eq!(at(&recode, 0, 89.0), Some(Crossing::Above(90.0)));
    }

    #[test]
    fn words_are_those_on_the_side_of_the_value() {
        let table = [("low", 0.0), ("some", 0.5), ("high", 0.8), ("full", 1.0)];
        let table: IndexMap<String, f64> = table
            .iter()
            .map(|(word, score)| ((*word).to_owned(), *score))
            .collect();
        let method = Method::RecodeTable { table };
        let words = |of: &[&str]| {
            let words = of.iter().map(|word| (*word).to_owned());
            Some(Crossing::Words(words.collect()))
        };
        assert_eq!(method.words(1), words(&["high", "full"]));
        assert_eq!(method.words(0), words(&["low"]));
    }
}
