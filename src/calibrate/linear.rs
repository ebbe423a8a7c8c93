//! The direct method with straight lines, or powers of them, between three anchors.

use super::direct::{DirectError, settled};
use crate::study::{Anchors, Powers};

/// The membership of raw values by the direct method with a linear curve.
///
/// Between exclusion e and crossover c it is ((e − x) / (e − c))^below / 2, between crossover and
/// inclusion i it is 1 − ((i − x) / (i − c))^above / 2; 0 beyond the exclusion, 1 beyond the
/// inclusion. `below` belongs to the side of the exclusion and `above` to that of the inclusion, in
/// a rising set and in a falling one. With powers of 1 the lines are straight. Memberships are in
/// [0, 1]; those below 0.0001 become 0 and those above 0.9999 become 1.
///
/// # Errors
/// [`DirectError`] when anchors coincide or neither rise nor fall, or a power is not above 0.
///
/// # Examples
/// ```
/// use equifinal::calibrate::linear;
/// use equifinal::study::{Anchors, Powers};
/// let anchors = Anchors { exclusion: 20.0, crossover: 40.0, inclusion: 60.0 };
/// let set = linear::memberships(&[10.0, 30.0, 40.0, 50.0, 70.0], anchors, Powers::default())?;
/// assert_eq!(set, [0.0, 0.25, 0.5, 0.75, 1.0]);
/// # Ok::<(), equifinal::calibrate::direct::DirectError>(())
/// ```
///
/// # References
/// R package QCA, `calibrate(logistic = FALSE, below, above)`; Thiem, A. and Duşa, A. (2013).
/// *Qualitative Comparative Analysis with R: A User's Guide*. Springer.
pub fn memberships(
    raw: &[f64],
    anchors: Anchors<f64>,
    powers: Powers,
) -> Result<Vec<f64>, DirectError> {
    Ok(raw.iter().copied().map(curve(anchors, powers)?).collect())
}

/// The curve of [`memberships`].
pub(super) fn curve(
    anchors: Anchors<f64>,
    powers: Powers,
) -> Result<impl Fn(f64) -> f64 + Sync + Send, DirectError> {
    check(anchors, powers)?;
    Ok(move |x| settled(membership(x, anchors, powers)))
}

/// The raw value at which the curve of [`memberships`] has a score: its inverse.
///
/// e − (2m)^(1/below) (e − c) for scores below 0.5, else i − (2 − 2m)^(1/above) (i − c); in the unit of
/// the raw values. `None` for scores below 0.0001 and above 0.9999, which many raw values have.
///
/// # Errors
/// As [`memberships`].
///
/// # Examples
/// ```
/// use equifinal::calibrate::linear;
/// use equifinal::study::{Anchors, Powers};
/// let anchors = Anchors { exclusion: 20.0, crossover: 40.0, inclusion: 60.0 };
/// let raw = |score| linear::raw_value(score, anchors, Powers::default());
/// assert_eq!((raw(0.25)?, raw(0.5)?, raw(0.75)?), (Some(30.0), Some(40.0), Some(50.0)));
/// assert_eq!(raw(0.0)?, None);
/// # Ok::<(), equifinal::calibrate::direct::DirectError>(())
/// ```
pub fn raw_value(
    score: f64,
    anchors: Anchors<f64>,
    powers: Powers,
) -> Result<Option<f64>, DirectError> {
    check(anchors, powers)?;
    if !(0.0001..=0.9999).contains(&score) {
        return Ok(None);
    }
    let Anchors {
        exclusion,
        crossover,
        inclusion,
    } = anchors;
    let (anchor, share) = if score < 0.5 {
        (exclusion, libm::pow(2.0 * score, 1.0 / powers.below))
    } else {
        (inclusion, libm::pow(2.0 - 2.0 * score, 1.0 / powers.above))
    };
    Ok(Some(anchor - share * (anchor - crossover)))
}

/// Whether anchors rise or fall, and powers are above 0.
pub(super) fn check(anchors: Anchors<f64>, powers: Powers) -> Result<(), DirectError> {
    for power in [powers.below, powers.above] {
        if !(power > 0.0 && power.is_finite()) {
            return Err(DirectError::Power(power));
        }
    }
    rises(anchors).map(|_| ())
}

/// Whether anchors rise; `Err` when they neither rise nor fall.
pub(super) fn rises(anchors: Anchors<f64>) -> Result<bool, DirectError> {
    let Anchors {
        exclusion,
        crossover,
        inclusion,
    } = anchors;
    for (one, other) in [(exclusion, crossover), (crossover, inclusion)] {
        if one.total_cmp(&other).is_eq() || one - other == 0.0 {
            return Err(DirectError::Coincide(one));
        }
    }
    if exclusion < crossover && crossover < inclusion {
        Ok(true)
    } else if exclusion > crossover && crossover > inclusion {
        Ok(false)
    } else {
        Err(DirectError::OutOfOrder)
    }
}

/// The membership of one raw value, by anchors in order.
pub(super) fn membership(x: f64, anchors: Anchors<f64>, powers: Powers) -> f64 {
    let Anchors {
        exclusion,
        crossover,
        inclusion,
    } = anchors;
    let towards_inclusion = (x > crossover) == (inclusion > crossover);
    let share = |anchor: f64| ((anchor - x) / (anchor - crossover)).clamp(0.0, 1.0);
    if towards_inclusion {
        above_half(share(inclusion), powers)
    } else {
        below_half(share(exclusion), powers)
    }
}

/// The membership on the side of the exclusion, by the share of the way from it to the crossover.
pub(super) fn below_half(share: f64, powers: Powers) -> f64 {
    libm::pow(share, powers.below) / 2.0
}

/// The membership on the side of the inclusion, by the share of the way from it to the crossover.
pub(super) fn above_half(share: f64, powers: Powers) -> f64 {
    1.0 - libm::pow(share, powers.above) / 2.0
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
    fn powers_bend_each_side_alone() {
        // Halfway from exclusion to crossover 0.5² / 2 = 0.125; halfway from crossover to
        // inclusion 1 − 0.5³ / 2 = 0.9375. Falling: the same, the other way round.
        let powers = Powers {
            below: 2.0,
            above: 3.0,
        };
        let rising = memberships(&[15.0, 25.0], anchors(10.0, 20.0, 30.0), powers);
        assert_eq!(rising, Ok(vec![0.125, 0.9375]));
        let falling = memberships(&[25.0, 15.0], anchors(30.0, 20.0, 10.0), powers);
        assert_eq!(falling, Ok(vec![0.125, 0.9375]));
    }

    #[test]
    fn anchors_and_powers_are_checked() {
        let refused = |e, c, i| memberships(&[1.0], anchors(e, c, i), Powers::default());
        assert_eq!(refused(1.0, 2.0, 2.0), Err(DirectError::Coincide(2.0)));
        assert_eq!(refused(1.0, 3.0, 2.0), Err(DirectError::OutOfOrder));
        for power in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let powers = Powers {
                above: power,
                ..Powers::default()
            };
            let found = memberships(&[1.0], anchors(1.0, 2.0, 3.0), powers);
            assert!(matches!(found, Err(DirectError::Power(_))), "{power}");
        }
    }

    prop_compose! {
        fn rising()(
            exclusion in -1e3..1e3,
            to_crossover in 0.01..1e3,
            to_inclusion in 0.01..1e3,
            below in 0.1..5.0,
            above in 0.1..5.0,
        ) -> (Anchors<f64>, Powers) {
            let crossover: f64 = exclusion + to_crossover;
            (anchors(exclusion, crossover, crossover + to_inclusion), Powers { below, above })
        }
    }

    proptest! {
        #[test]
        fn a_rising_curve_is_monotone_and_meets_its_anchors(
            (anchors, powers) in rising(),
            mut raw in prop::collection::vec(-3e3..3e3, 1..40),
        ) {
            let at = [anchors.exclusion, anchors.crossover, anchors.inclusion];
            let met = memberships(&at, anchors, powers).unwrap();
            prop_assert_eq!(met, vec![0.0, 0.5, 1.0]);
            raw.sort_by(f64::total_cmp);
            let found = memberships(&raw, anchors, powers).unwrap();
            prop_assert!(found.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12));
            prop_assert!(found.iter().all(|x| (0.0..=1.0).contains(x)));
        }

        #[test]
        fn the_inverse_takes_scores_back_to_raw_values(
            (rising, powers) in rising(),
            wanted in 0.001..0.999,
            falls in prop::bool::ANY,
        ) {
            let set = if falls {
                anchors(rising.inclusion, rising.crossover, rising.exclusion)
            } else {
                rising
            };
            let raw = raw_value(wanted, set, powers).unwrap().unwrap();
            let back = memberships(&[raw], set, powers).unwrap();
            // A steep power near an anchor magnifies the last bits of the raw value.
            prop_assert!((back[0] - wanted).abs() < 1e-3, "{} {}", back[0], wanted);
        }

        #[test]
        fn a_falling_set_is_the_negation_of_the_rising_one_with_all_swapped(
            (rising, powers) in rising(),
            raw in prop::collection::vec(-3e3..3e3, 1..40),
        ) {
            let falling = anchors(rising.inclusion, rising.crossover, rising.exclusion);
            let swapped = Powers { below: powers.above, above: powers.below };
            let up = memberships(&raw, rising, powers).unwrap();
            let down = memberships(&raw, falling, swapped).unwrap();
            for (up, down) in up.iter().zip(down) {
                prop_assert!((1.0 - up - down).abs() < 1e-12);
            }
        }
    }
}
