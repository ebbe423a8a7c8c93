//! The direct method: a logistic curve through three qualitative anchors.

use thiserror::Error;

use super::linear;
use crate::study::{Anchors, FullMembership};

/// Below this, a membership becomes 0.
const ALMOST_NONE: f64 = 0.0001;

/// Above this, a membership becomes 1.
const ALMOST_FULL: f64 = 0.9999;

/// Why three anchors make no curve.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum DirectError {
    /// Two anchors are one number.
    #[error("two anchors are {0}")]
    Coincide(f64),
    /// The crossover does not lie between the two others.
    #[error("the crossover does not lie between exclusion and inclusion")]
    OutOfOrder,
    /// The score at the inclusion anchor is not between 0.5 and 1.
    #[error("the score at the inclusion anchor, {0}, is not above 0.5 and below 1")]
    FullMembership(f64),
    /// A power that bends a side of a linear curve is not above 0.
    #[error("the power {0} is not above 0")]
    Power(f64),
}

/// The membership of raw values by the direct method with a logistic curve.
///
/// 1 / (1 + exp(−L (x − c) / |a − c|)), where c is the crossover and a the inclusion anchor for x at
/// the crossover or beyond it, else the exclusion anchor; L is the log-odds of the score m at the
/// inclusion anchor, ln(m / (1 − m)), or 3. A falling set, with its exclusion above its inclusion,
/// is 1 minus the rising set with those two swapped. Scores below 0.0001 become 0 and above 0.9999
/// become 1.
///
/// # Errors
/// [`DirectError`] when anchors coincide or do not rise or fall, or m is not in (0.5, 1).
///
/// # Examples
/// ```
/// use equifinal::calibrate::direct;
/// use equifinal::study::{Anchors, FullMembership};
/// let anchors = Anchors { exclusion: 20.0, crossover: 40.0, inclusion: 60.0 };
/// let set = direct::memberships(&[20.0, 40.0, 60.0], anchors, FullMembership::Score(0.95))?;
/// assert!((set[0] - 0.05).abs() < 1e-12);
/// assert_eq!(set[1], 0.5);
/// assert!((set[2] - 0.95).abs() < 1e-12);
/// # Ok::<(), direct::DirectError>(())
/// ```
///
/// # References
/// Ragin, C. C. (2008). *Redesigning Social Inquiry: Fuzzy Sets and Beyond*. University of Chicago
/// Press, ch. 5. The two conventions for L: R package QCA, `calibrate(idm = 0.95)`; fs/QCA, log-odds
/// of 3 (ibid., p. 86 ff.).
pub fn memberships(
    raw: &[f64],
    anchors: Anchors<f64>,
    full: FullMembership,
) -> Result<Vec<f64>, DirectError> {
    Ok(raw.iter().copied().map(curve(anchors, full)?).collect())
}

/// The curve of [`memberships`].
pub(super) fn curve(
    anchors: Anchors<f64>,
    full: FullMembership,
) -> Result<impl Fn(f64) -> f64 + Sync + Send, DirectError> {
    let log_odds = log_odds(full)?;
    let Anchors {
        exclusion,
        crossover,
        inclusion,
    } = anchors;
    let rises = linear::rises(anchors)?;
    let rising = move |x: f64, below: f64, above: f64| {
        let anchor = if x >= crossover { above } else { below };
        logistic(log_odds * (x - crossover) / (anchor - crossover).abs())
    };
    Ok(move |x| {
        settled(if rises {
            rising(x, exclusion, inclusion)
        } else {
            1.0 - rising(x, inclusion, exclusion)
        })
    })
}

/// The raw value at which the curve of [`memberships`] has a score: its inverse.
///
/// c + ln(m / (1 − m)) |a − c| / L for a rising set, where a is the inclusion anchor for scores of
/// at least 0.5, else the exclusion anchor; in the unit of the raw values. `None` for scores below
/// 0.0001 and above 0.9999, which many raw values have.
///
/// # Errors
/// As [`memberships`].
///
/// # Examples
/// ```
/// use equifinal::calibrate::direct;
/// use equifinal::study::{Anchors, FullMembership};
/// let anchors = Anchors { exclusion: 20.0, crossover: 40.0, inclusion: 60.0 };
/// let raw = |score| direct::raw_value(score, anchors, FullMembership::Score(0.95));
/// assert_eq!(raw(0.5)?, Some(40.0));
/// assert!((raw(0.95)?.unwrap() - 60.0).abs() < 1e-9);
/// assert_eq!(raw(1.0)?, None);
/// # Ok::<(), direct::DirectError>(())
/// ```
pub fn raw_value(
    score: f64,
    anchors: Anchors<f64>,
    full: FullMembership,
) -> Result<Option<f64>, DirectError> {
    let full = log_odds(full)?;
    let rises = linear::rises(anchors)?;
    if !(ALMOST_NONE..=ALMOST_FULL).contains(&score) {
        return Ok(None);
    }
    let anchor = if score >= 0.5 {
        anchors.inclusion
    } else {
        anchors.exclusion
    };
    let odds = libm::log(score / (1.0 - score));
    let distance = odds * (anchor - anchors.crossover).abs() / full;
    let sign = if rises { 1.0 } else { -1.0 };
    Ok(Some(anchors.crossover + sign * distance))
}

/// The score at the inclusion anchor, in (0.5, 1): as declared, or 1 / (1 + exp(−3)) ≈ 0.9526.
#[must_use]
pub fn score_at_inclusion(full: FullMembership) -> f64 {
    match full {
        FullMembership::Score(score) => score,
        FullMembership::LogOdds3 => logistic(3.0),
    }
}

fn log_odds(full: FullMembership) -> Result<f64, DirectError> {
    match full {
        FullMembership::Score(score) if score > 0.5 && score < 1.0 => {
            Ok(libm::log(score / (1.0 - score)))
        }
        FullMembership::Score(score) => Err(DirectError::FullMembership(score)),
        FullMembership::LogOdds3 => Ok(3.0),
    }
}

fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

/// Memberships that are almost none or almost full become 0 or 1.
pub(super) fn settled(membership: f64) -> f64 {
    if membership < ALMOST_NONE {
        0.0
    } else if membership > ALMOST_FULL {
        1.0
    } else {
        membership
    }
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

    #[track_caller]
    fn near(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!(
                (found - expected).abs() < 1e-12,
                "{found} is not {expected}"
            );
        }
    }

    #[test]
    fn scores_are_powers_of_nineteen() {
        // With m = 0.95 the odds at the inclusion anchor are 19, so halfway to it they are √19 and
        // at twice the distance 19² = 361: 1 / (1 + 1/√19), 361 / 362.
        let halfway = 1.0 / (1.0 + 1.0 / libm::sqrt(19.0));
        let found = memberships(
            &[10.0, 15.0, 20.0, 25.0, 30.0, 40.0],
            anchors(10.0, 20.0, 30.0),
            FullMembership::Score(0.95),
        );
        let expected = [0.05, 1.0 - halfway, 0.5, halfway, 0.95, 361.0 / 362.0];
        near(&found.unwrap(), &expected);
    }

    #[test]
    fn log_odds_of_three_give_the_published_scores() {
        // Ragin (2008), ch. 5: degree of membership in the set of developed countries by national
        // income per head, anchors 2500, 5000, 20000: Spain 15320 → .89, Turkey 2980 → .08. By
        // hand: 1 / (1 + exp(−3 · 10320 / 15000)) = 0.88735, 1 / (1 + exp(3 · 2020 / 2500)) = 0.08136.
        let found = memberships(
            &[15_320.0, 2980.0],
            anchors(2500.0, 5000.0, 20_000.0),
            FullMembership::LogOdds3,
        )
        .unwrap();
        assert!((found[0] - 0.88735).abs() < 1e-5);
        assert!((found[1] - 0.08136).abs() < 1e-5);
        assert!((score_at_inclusion(FullMembership::LogOdds3) - 0.9526).abs() < 5e-5);
    }

    #[test]
    fn far_from_the_anchors_scores_are_settled() {
        let found = memberships(
            &[-1e9, 1e9],
            anchors(1.0, 2.0, 3.0),
            FullMembership::LogOdds3,
        );
        near(&found.unwrap(), &[0.0, 1.0]);
    }

    #[test]
    fn anchors_must_rise_or_fall() {
        let refused = |e, c, i| memberships(&[1.0], anchors(e, c, i), FullMembership::LogOdds3);
        assert_eq!(refused(1.0, 2.0, 2.0), Err(DirectError::Coincide(2.0)));
        assert_eq!(refused(1.0, 1.0, 2.0), Err(DirectError::Coincide(1.0)));
        assert_eq!(refused(-0.0, 0.0, 2.0), Err(DirectError::Coincide(-0.0)));
        assert_eq!(refused(165.0, 190.0, 185.0), Err(DirectError::OutOfOrder));
        assert_eq!(refused(1.0, 3.0, 1.0), Err(DirectError::OutOfOrder));
        assert_eq!(refused(f64::NAN, 3.0, 4.0), Err(DirectError::OutOfOrder));
    }

    #[test]
    fn full_membership_lies_between_half_and_one() {
        for score in [0.5, 1.0, f64::NAN] {
            let found = memberships(&[1.0], anchors(1.0, 2.0, 3.0), FullMembership::Score(score));
            assert!(
                matches!(found, Err(DirectError::FullMembership(_))),
                "{score}"
            );
        }
    }

    prop_compose! {
        fn rising()(
            exclusion in -1e3..1e3,
            below in 0.01..1e3,
            above in 0.01..1e3,
            score in 0.51..0.99,
        ) -> (Anchors<f64>, f64) {
            let crossover: f64 = exclusion + below;
            (anchors(exclusion, crossover, crossover + above), score)
        }
    }

    proptest! {
        #[test]
        fn a_rising_curve_is_monotone_and_meets_its_anchors(
            (anchors, score) in rising(),
            mut raw in prop::collection::vec(-3e3..3e3, 1..40),
        ) {
            let full = FullMembership::Score(score);
            let at = [anchors.exclusion, anchors.crossover, anchors.inclusion];
            let met = memberships(&at, anchors, full).unwrap();
            prop_assert!((met[0] - (1.0 - score)).abs() < 1e-9);
            prop_assert!((met[1] - 0.5).abs() < 1e-12);
            prop_assert!((met[2] - score).abs() < 1e-9);
            raw.sort_by(f64::total_cmp);
            let found = memberships(&raw, anchors, full).unwrap();
            prop_assert!(found.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12));
            prop_assert!(found.iter().all(|x| (0.0..=1.0).contains(x)));
        }

        #[test]
        fn the_inverse_takes_scores_back_to_raw_values(
            (rising, score) in rising(),
            wanted in 0.001..0.999,
            falls in prop::bool::ANY,
        ) {
            let full = FullMembership::Score(score);
            let set = if falls {
                anchors(rising.inclusion, rising.crossover, rising.exclusion)
            } else {
                rising
            };
            let raw = raw_value(wanted, set, full).unwrap().unwrap();
            let back = memberships(&[raw], set, full).unwrap();
            prop_assert!((back[0] - wanted).abs() < 1e-9, "{} {}", back[0], wanted);
        }

        #[test]
        fn a_falling_set_is_the_negation_of_the_swapped_rising_one(
            (rising, score) in rising(),
            raw in prop::collection::vec(-3e3..3e3, 1..40),
        ) {
            let full = FullMembership::Score(score);
            let falling = anchors(rising.inclusion, rising.crossover, rising.exclusion);
            let up = memberships(&raw, rising, full).unwrap();
            let down = memberships(&raw, falling, full).unwrap();
            for (up, down) in up.iter().zip(down) {
                prop_assert!((1.0 - up - down).abs() < 1e-12);
            }
        }
    }
}
