//! Memberships by the empirical distribution of the raw values: `ecdf` and `tfr`.

use thiserror::Error;

use super::anchors::count;
use super::direct::{DirectError, settled};
use super::linear;
use crate::study::{Anchors, Powers};

/// The lowest code of a scale, of which nothing is a member.
const LOWEST_CODE: f64 = 1.0;

/// No raw value lies above the lowest code, so that nothing can be more of a member than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no raw value lies above 1, the lowest code")]
pub struct NothingAboveOne;

/// The empirical distribution of some values.
struct Distribution {
    sorted: Vec<f64>,
}

impl Distribution {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.collect();
        sorted.sort_by(f64::total_cmp);
        Self { sorted }
    }

    /// How many values are at most x.
    fn up_to(&self, x: f64) -> f64 {
        count(self.sorted.partition_point(|&value| value <= x))
    }
}

/// The membership of raw values by three anchors and by how many cases lie between them.
///
/// As [`linear::memberships`], with E(x) / E(c) for the share of the way to a crossover c that lies above
/// x, and (1 − E(x)) / (1 − E(c)) for that to one below: E(x) is the share of raw values up to x among
/// those that lie on the anchors or between them. The same distance counts more where cases are dense. A
/// value at the crossover is 0.5, one on an anchor or beyond it is 0 or 1. Where no value lies outside
/// the anchors, E is the distribution of all values.
///
/// # Errors
/// [`DirectError`] when anchors coincide or neither rise nor fall, or a power is not above 0.
///
/// # Examples
/// ```
/// use equifinal::calibrate::distribution;
/// use equifinal::study::{Anchors, Powers};
/// // Two values above the exclusion lie up to the crossover, and two beyond it.
/// let anchors = Anchors { exclusion: 0.0, crossover: 5.0, inclusion: 10.0 };
/// let set = distribution::by_anchors(&[1.0, 5.0, 6.0, 10.0], anchors, Powers::default())?;
/// assert_eq!(set, [0.25, 0.5, 0.75, 1.0]);
/// # Ok::<(), equifinal::calibrate::direct::DirectError>(())
/// ```
///
/// # References
/// R package QCA, `calibrate(logistic = FALSE, ecdf = TRUE)`, which fails unless values lie outside
/// the anchors on both sides, and passes over powers.
#[doc(alias = "ecdf")]
pub fn by_anchors(
    raw: &[f64],
    anchors: Anchors<f64>,
    powers: Powers,
) -> Result<Vec<f64>, DirectError> {
    linear::check(anchors, powers)?;
    let rises = linear::rises(anchors)?;
    let (low, high) = if rises {
        (anchors.exclusion, anchors.inclusion)
    } else {
        (anchors.inclusion, anchors.exclusion)
    };
    let inside = raw.iter().copied().filter(|x| (low..=high).contains(x));
    let distribution = Distribution::of(inside);
    let up_to = |x: f64| distribution.up_to(x);
    let beyond = |x: f64| up_to(high) - up_to(x);
    let membership = |&x: &f64| {
        let is_low = x <= anchors.crossover;
        let share = if x <= low || x >= high {
            // There may be no value up to the crossover, and nothing to divide by.
            0.0
        } else if is_low {
            up_to(x) / up_to(anchors.crossover)
        } else {
            beyond(x) / beyond(anchors.crossover)
        };
        settled(if is_low == rises {
            linear::below_half(share, powers)
        } else {
            linear::above_half(share, powers)
        })
    };
    Ok(raw.iter().map(membership).collect())
}

/// The membership of codes in a totally fuzzy and relative set.
///
/// max(0, (E(x) − E(1)) / (1 − E(1))), where E(x) is the share of cases with a raw value up to x and
/// 1 is the lowest code of the scale: what counts is how many cases rank up to a case, not how far
/// apart codes are. The highest observed code is 1; the code 1 and anything below it is 0. Where no
/// case has a value up to 1 it is E itself.
///
/// # Errors
/// [`NothingAboveOne`] when no raw value is above 1.
///
/// # Examples
/// ```
/// use equifinal::calibrate::distribution;
/// // E: 0.25 up to 1, 0.75 up to 2, 1 up to 5.
/// let set = distribution::totally_fuzzy_and_relative(&[1.0, 2.0, 2.0, 5.0])?;
/// assert_eq!(set, [0.0, 2.0 / 3.0, 2.0 / 3.0, 1.0]);
/// # Ok::<(), distribution::NothingAboveOne>(())
/// ```
///
/// # References
/// Cheli, B. and Lemmi, A. (1995). A "Totally" Fuzzy and Relative Approach to the Multidimensional
/// Analysis of Poverty. *Economic Notes* 24, 115–134. R package QCA, `calibrate(method = "TFR")`.
#[doc(alias = "TFR")]
pub fn totally_fuzzy_and_relative(raw: &[f64]) -> Result<Vec<f64>, NothingAboveOne> {
    let distribution = Distribution::of(raw.iter().copied());
    let lowest = distribution.up_to(LOWEST_CODE);
    let above = count(raw.len()) - lowest;
    if above <= 0.0 {
        return Err(NothingAboveOne);
    }
    let membership = |&x: &f64| ((distribution.up_to(x) - lowest) / above).max(0.0);
    Ok(raw.iter().map(membership).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn anchors(exclusion: f64, crossover: f64, inclusion: f64) -> Anchors<f64> {
        Anchors {
            exclusion,
            crossover,
            inclusion,
        }
    }

    #[test]
    fn only_values_between_the_anchors_count() {
        // Between 10 and 30 lie 10, 12, 14, 20, 25, 28: up to 12 there are 2 of the 4 that lie up to the
        // crossover, up to 14 there are 3; beyond it lie 2, and 1 of them beyond 25.
        let raw = [-5.0, 10.0, 12.0, 14.0, 20.0, 25.0, 28.0, 99.0];
        let found = by_anchors(&raw, anchors(10.0, 20.0, 30.0), Powers::default()).unwrap();
        let expected = [0.0, 0.0, 0.25, 0.375, 0.5, 0.75, 1.0, 1.0];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
    }

    #[test]
    fn values_on_one_side_alone_are_no_trouble() {
        let set = anchors(1.0, 5.0, 9.0);
        let found = by_anchors(&[6.0, 8.0], set, Powers::default());
        assert_eq!(found, Ok(vec![0.75, 1.0]));
        let found = by_anchors(&[0.0, 10.0, 9.0, 1.0], set, Powers::default());
        assert_eq!(found, Ok(vec![0.0, 1.0, 1.0, 0.0]));
        let falling = by_anchors(&[2.0, 4.0], anchors(9.0, 5.0, 1.0), Powers::default());
        assert_eq!(falling, Ok(vec![0.75, 0.5]));
    }

    #[test]
    fn something_must_rank_above_the_lowest_code() {
        let found = totally_fuzzy_and_relative(&[1.0, 0.0]);
        assert_eq!(found, Err(NothingAboveOne));
        assert_eq!(totally_fuzzy_and_relative(&[]), Err(NothingAboveOne));
    }

    proptest! {
        #[test]
        fn ranks_alone_count(raw in prop::collection::vec(1_u8..8, 1..30)) {
            let raw: Vec<f64> = raw.into_iter().map(f64::from).collect();
            let squares: Vec<f64> = raw.iter().map(|x| x * x).collect();
            prop_assert_eq!(totally_fuzzy_and_relative(&raw), totally_fuzzy_and_relative(&squares));
        }

        #[test]
        fn memberships_rise_with_the_raw_values(
            mut raw in prop::collection::vec(-10.0..110.0, 1..40),
        ) {
            raw.sort_by(f64::total_cmp);
            let found = by_anchors(&raw, anchors(0.0, 40.0, 100.0), Powers::default()).unwrap();
            prop_assert!(found.windows(2).all(|pair| pair[0] <= pair[1]));
            prop_assert!(found.iter().all(|x| (0.0..=1.0).contains(x)));
        }

        #[test]
        fn a_falling_set_is_the_negation_of_the_rising_one_with_all_swapped(
            raw in prop::collection::vec(-10.0..110.0, 1..40),
            below in 0.2..4.0,
            above in 0.2..4.0,
        ) {
            let powers = Powers { below, above };
            let swapped = Powers { below: above, above: below };
            let up = by_anchors(&raw, anchors(0.0, 40.0, 100.0), powers).unwrap();
            let down = by_anchors(&raw, anchors(100.0, 40.0, 0.0), swapped).unwrap();
            for (up, down) in up.iter().zip(down) {
                prop_assert!((1.0 - up - down).abs() < 1e-12);
            }
        }
    }
}
