//! The curve from raw values to memberships, for pictures of it.

use super::anchored::{six, three};
use super::calibration::{Method, SetResult};
use super::{bell, direct, linear};
use crate::load::RawColumn;
use crate::set::Scores;
use crate::study::{CrispSide, FullMembership};

/// How many pieces a smooth curve is drawn with.
const PIECES: u32 = 160;

impl SetResult {
    /// Points of the curve from `from` to `to`, rising by raw value: of a rule with steps two for each
    /// step; where memberships come from all cases at once, those of the cases. Scores of a
    /// multi-value set are its values. Empty where the raw values are words.
    #[must_use]
    pub fn curve(&self, from: f64, to: f64) -> Vec<(f64, f64)> {
        let smooth = |f: &dyn Fn(&[f64]) -> Option<Vec<f64>>| {
            let raw = spread(from, to);
            let scores = f(&raw).unwrap_or_default();
            raw.into_iter().zip(scores).collect()
        };
        match &self.method {
            Method::Direct {
                anchors,
                full_membership,
            } => {
                let anchors = three(anchors);
                let full = FullMembership::Score(*full_membership);
                smooth(&|raw| direct::memberships(raw, anchors, full).ok())
            }
            Method::Linear { anchors, powers } => {
                let anchors = three(anchors);
                smooth(&|raw| linear::memberships(raw, anchors, *powers).ok())
            }
            Method::Bell {
                anchors, powers, ..
            } => {
                let anchors = six(anchors);
                smooth(&|raw| bell::memberships(raw, anchors, *powers).ok())
            }
            Method::Crisp { threshold, side } => {
                let above = f64::from(u8::from(*side == CrispSide::AtOrAbove));
                steps(from, to, &[threshold.value()], &[1.0 - above, above])
            }
            Method::MultiValue { thresholds } if !thresholds.is_empty() => {
                let at: Vec<f64> = thresholds
                    .iter()
                    .map(super::ResolvedAnchor::value)
                    .collect();
                let values = (0..=at.len()).map(super::anchors::count);
                steps(from, to, &at, &values.collect::<Vec<_>>())
            }
            Method::RecodeBreaks { breaks, scores } => steps(from, to, breaks, scores),
            Method::None => vec![(from, from), (to, to)],
            Method::Ecdf { .. }
            | Method::Indirect { .. }
            | Method::Tfr
            | Method::MultiValue { .. }
            | Method::RecodeTable { .. }
            | Method::Combined { .. } => self.observed(),
        }
    }

    /// Whether memberships follow from the raw values of all cases at once, and not from anchors alone.
    #[must_use]
    pub fn is_from_cases(&self) -> bool {
        matches!(
            self.method,
            Method::Ecdf { .. } | Method::Indirect { .. } | Method::Tfr
        )
    }

    /// The raw values and scores of the cases, each pair once, rising by raw value; of a multi-value
    /// set its values.
    #[must_use]
    pub fn observed(&self) -> Vec<(f64, f64)> {
        let Some(RawColumn::Numbers(numbers)) = &self.raw else {
            return Vec::new();
        };
        let scores: Vec<f64> = match self.set.scores() {
            Scores::Fuzzy(set) => set.memberships().iter().map(|x| x.value()).collect(),
            Scores::MultiValue { values, .. } => values.iter().map(|&v| f64::from(v)).collect(),
        };
        let mut points: Vec<(f64, f64)> = numbers.iter().copied().zip(scores).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        points.dedup_by(|a, b| a.0.total_cmp(&b.0).is_eq() && a.1.total_cmp(&b.1).is_eq());
        points
    }
}

/// Raw values at equal distances, both ends among them.
fn spread(from: f64, to: f64) -> Vec<f64> {
    let at = |piece: u32| from + (to - from) * f64::from(piece) / f64::from(PIECES);
    (0..=PIECES).map(at).collect()
}

/// The two ends of every step within a range.
fn steps(from: f64, to: f64, breaks: &[f64], scores: &[f64]) -> Vec<(f64, f64)> {
    let mut points = vec![from];
    for &at in breaks.iter().filter(|&&at| at > from && at <= to) {
        points.extend([at, at]);
    }
    points.push(to);
    let score = |position: usize, x: f64| {
        let below = breaks.iter().filter(|&&at| at <= from).count();
        // Two points a step: the first of a pair belongs to the step before it.
        let passed = if x <= from {
            below
        } else {
            below + position / 2
        };
        scores
            .get(passed)
            .or(scores.last())
            .copied()
            .unwrap_or_default()
    };
    let points = points.into_iter().enumerate();
    points
        .map(|(position, x)| (x, score(position, x)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_two_ends() {
        assert_eq!(
            steps(0.0, 10.0, &[4.0, 8.0], &[0.0, 1.0, 2.0]),
            [
                (0.0, 0.0),
                (4.0, 0.0),
                (4.0, 1.0),
                (8.0, 1.0),
                (8.0, 2.0),
                (10.0, 2.0)
            ]
        );
        assert_eq!(
            steps(0.0, 10.0, &[-1.0, 12.0], &[0.0, 0.4, 1.0]),
            [(0.0, 0.4), (10.0, 0.4)]
        );
    }
}
