use super::{Range, Space};
use crate::study::LevelUnit;

/// What of a condition an outcome needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Level {
    /// NN: nothing; the condition is not necessary for this outcome.
    NotNecessary,
    /// This value, or one further in the direction of the corner.
    Needed(f64),
    /// NA: the ceiling does not reach this outcome at any observed or possible value.
    NotAttainable,
}

/// The steps of the outcome in a bottleneck table, from the one that is easiest to reach: with a
/// high outcome the lowest, with a low one the highest value. Each is a share of the way, 0 to 1, and a value of the data.
///
/// In percentiles the value at share p is the quantile of type 7: with n sorted values, the value at
/// the position 1 + (n − 1) p, between two values in proportion.
#[must_use]
pub fn steps(space: &Space, count: u32, unit: LevelUnit) -> Vec<(f64, f64)> {
    let unit = match unit {
        LevelUnit::Actual => LevelUnit::PercentageOfRange,
        other => other,
    };
    (0..=count)
        .map(|step| f64::from(step) / f64::from(count))
        .map(|share| (share, outcome_at(space, 100.0 * share, unit)))
        .collect()
}

/// The value of the outcome at a point of its axis in a bottleneck table: a percentage of the way, a
/// percentile of the way, or the value itself.
#[must_use]
pub fn outcome_at(space: &Space, at: f64, unit: LevelUnit) -> f64 {
    let range = space.v_range;
    match unit {
        LevelUnit::Actual => at,
        LevelUnit::PercentageOfRange => space.outcome_at(range.min + at / 100.0 * range.length()),
        LevelUnit::Percentile => {
            let mut sorted = space.v().to_vec();
            sorted.sort_by(f64::total_cmp);
            space.outcome_at(quantile(&sorted, (at / 100.0).clamp(0.0, 1.0)))
        }
    }
}

/// The quantile of type 7 of sorted values, at least one.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let mut position = share;
    position *= u32::try_from(sorted.len() - 1).map_or(f64::from(u32::MAX), f64::from);
    let below = position.floor();
    // A position is at most the number of values.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 0 to the number of values"
    )]
    let at = (below as usize).min(sorted.len() - 1);
    let next = sorted[(at + 1).min(sorted.len() - 1)];
    sorted[at] + (position - below) * (next - sorted[at])
}

/// A level of the condition as a percentage of its range.
#[must_use]
pub fn percentage_of_range(level: f64, range: Range) -> f64 {
    100.0 * range.share(level)
}

/// A level of the condition as the percentage of cases with a lower value.
#[must_use]
pub fn percentile(level: f64, space: &Space) -> f64 {
    let close = super::space::CLOSE * space.condition_range().length();
    let lower = space.condition_values().filter(|x| *x < level - close);
    let count = |n: usize| u32::try_from(n).map_or(f64::from(u32::MAX), f64::from);
    100.0 * count(lower.count()) / count(space.cases())
}

#[cfg(test)]
mod tests {
    use super::super::{Bounds, Corner};
    use super::*;

    #[test]
    fn percentiles_by_hand() {
        // Of 10, 20, 30, 50 the median lies halfway between 20 and 30, and p90 is at position
        // 1 + 3 · 0.9 = 3.7: 30 + 0.7 · 20.
        let sorted = [10.0, 20.0, 30.0, 50.0];
        assert!((quantile(&sorted, 0.5) - 25.0).abs() < 1e-12);
        assert!((quantile(&sorted, 0.9) - 44.0).abs() < 1e-12);
        assert!((quantile(&sorted, 1.0) - 50.0).abs() < 1e-12);
    }

    #[test]
    fn steps_of_a_low_outcome_go_down() {
        let (x, y) = ([1.0, 2.0, 3.0, 4.0], [50.0, 10.0, 30.0, 20.0]);
        let space = Space::new(&x, &y, Corner::LowerRight, Bounds::default()).unwrap();
        let values = |unit| -> Vec<f64> {
            let steps = steps(&space, 2, unit);
            steps.into_iter().map(|(_, value)| value).collect()
        };
        assert_eq!(values(LevelUnit::Actual), [50.0, 30.0, 10.0]);
        assert_eq!(values(LevelUnit::Percentile), [50.0, 25.0, 10.0]);
    }
}
