//! The direct method with six anchors: sets whose members lie in the middle, or at both ends.

use serde::Serialize;

use super::direct::{DirectError, settled};
use super::linear;
use crate::study::{Anchors, Powers};

/// What six anchors make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// The middle is in: e₁ < c₁ < i₁ ≤ i₂ < c₂ < e₂.
    Bell,
    /// Both ends are in: i₁ < c₁ < e₁ ≤ e₂ < c₂ < i₂.
    InverseBell,
}

impl Shape {
    /// The shape that six anchors make by their order.
    ///
    /// # Errors
    /// [`DirectError`] when neighbours coincide that must differ, or the order makes no shape.
    pub fn of(anchors: Anchors<[f64; 2]>) -> Result<Self, DirectError> {
        let [left, right] = sides(anchors);
        match (linear::rises(left)?, linear::rises(right)?) {
            (true, false) if left.inclusion <= right.inclusion => Ok(Self::Bell),
            (false, true) if left.exclusion <= right.exclusion => Ok(Self::InverseBell),
            _ => Err(DirectError::OutOfOrder),
        }
    }
}

/// The membership of raw values by six anchors.
///
/// In a bell the left three anchors make a rising curve and the right three a falling one, and the
/// membership is the smaller of the two; in an inverse bell they fall and rise, and it is the larger.
/// The curves are those of [`linear::memberships`], with the same powers. Which of the shapes
/// it is follows from the order of the anchors. Memberships are in [0, 1].
///
/// # Errors
/// [`DirectError`] when the anchors make neither shape, or a power is not above 0.
///
/// # Examples
/// ```
/// use equifinal::calibrate::bell;
/// use equifinal::study::{Anchors, Powers};
/// let anchors = Anchors { exclusion: [0.0, 8.0], crossover: [2.0, 6.0], inclusion: [4.0, 4.0] };
/// let set = bell::memberships(&[0.0, 1.0, 2.0, 4.0, 5.0, 9.0], anchors, Powers::default())?;
/// assert_eq!(set, [0.0, 0.25, 0.5, 1.0, 0.75, 0.0]);
/// # Ok::<(), equifinal::calibrate::direct::DirectError>(())
/// ```
///
/// # References
/// R package QCA, `calibrate()` with six thresholds; Thiem, A. and Duşa, A. (2013). *Qualitative
/// Comparative Analysis with R: A User's Guide*. Springer.
pub fn memberships(
    raw: &[f64],
    anchors: Anchors<[f64; 2]>,
    powers: Powers,
) -> Result<Vec<f64>, DirectError> {
    let shape = Shape::of(anchors)?;
    let [left, right] = sides(anchors);
    linear::check(left, powers)?;
    let membership = |&x: &f64| {
        let left = linear::membership(x, left, powers);
        let right = linear::membership(x, right, powers);
        settled(match shape {
            Shape::Bell => left.min(right),
            Shape::InverseBell => left.max(right),
        })
    };
    Ok(raw.iter().map(membership).collect())
}

/// The raw values at which the left and the right side have a score: the inverse of [`memberships`].
///
/// `None` for scores below 0.0001 and above 0.9999, which many raw values have.
///
/// # Errors
/// As [`memberships`].
///
/// # Examples
/// ```
/// use equifinal::calibrate::bell;
/// use equifinal::study::{Anchors, Powers};
/// let anchors = Anchors { exclusion: [0.0, 8.0], crossover: [2.0, 6.0], inclusion: [4.0, 4.0] };
/// let raw = |score| bell::raw_values(score, anchors, Powers::default());
/// assert_eq!((raw(0.5)?, raw(0.25)?), (Some([2.0, 6.0]), Some([1.0, 7.0])));
/// # Ok::<(), equifinal::calibrate::direct::DirectError>(())
/// ```
pub fn raw_values(
    score: f64,
    anchors: Anchors<[f64; 2]>,
    powers: Powers,
) -> Result<Option<[f64; 2]>, DirectError> {
    Shape::of(anchors)?;
    let [left, right] = sides(anchors);
    let left = linear::raw_value(score, left, powers)?;
    let right = linear::raw_value(score, right, powers)?;
    Ok(left.zip(right).map(<[f64; 2]>::from))
}

/// The left three and the right three anchors.
fn sides(anchors: Anchors<[f64; 2]>) -> [Anchors<f64>; 2] {
    [0, 1].map(|side| Anchors {
        exclusion: anchors.exclusion[side],
        crossover: anchors.crossover[side],
        inclusion: anchors.inclusion[side],
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn six(exclusion: [f64; 2], crossover: [f64; 2], inclusion: [f64; 2]) -> Anchors<[f64; 2]> {
        Anchors {
            exclusion,
            crossover,
            inclusion,
        }
    }

    #[test]
    fn the_order_tells_the_shape() {
        let shape = |e, c, i| Shape::of(six(e, c, i));
        let bell = shape([1.0, 6.0], [2.0, 5.0], [3.0, 4.0]);
        assert_eq!(bell, Ok(Shape::Bell));
        let inverse = shape([3.0, 3.0], [2.0, 5.0], [1.0, 6.0]);
        assert_eq!(inverse, Ok(Shape::InverseBell));
        let equal = shape([1.0, 6.0], [3.0, 5.0], [3.0, 4.0]);
        assert_eq!(equal, Err(DirectError::Coincide(3.0)));
        let crossed = shape([1.0, 6.0], [2.0, 3.5], [4.0, 3.0]);
        assert_eq!(crossed, Err(DirectError::OutOfOrder));
        let both_rise = shape([1.0, 4.0], [2.0, 5.0], [3.0, 6.0]);
        assert_eq!(both_rise, Err(DirectError::OutOfOrder));
    }

    #[test]
    fn an_inverse_bell_has_its_members_at_both_ends() {
        // With powers of 3: 1 − 0.5³ / 2 = 0.9375 on the side of the inclusion, 0.5³ / 2 = 0.0625
        // on that of the exclusion.
        let powers = Powers {
            below: 3.0,
            above: 3.0,
        };
        let anchors = six([4.0, 4.0], [2.0, 6.0], [0.0, 8.0]);
        let found = memberships(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 9.0], anchors, powers);
        let expected = vec![1.0, 0.9375, 0.5, 0.0625, 0.0, 0.0625, 0.9375, 1.0];
        assert_eq!(found, Ok(expected));
    }

    proptest! {
        #[test]
        fn a_symmetric_bell_is_symmetric_and_the_inverse_is_its_negation(
            centre in -100.0..100.0,
            steps in prop::array::uniform3(0.1..50.0),
            power in 0.2..4.0,
            distance in 0.0..200.0,
        ) {
            let inner: f64 = steps[0];
            let middle = inner + steps[1];
            let outer = middle + steps[2];
            let around = |distance: f64| [centre - distance, centre + distance];
            let powers = Powers { below: power, above: power };
            let bell = six(around(outer), around(middle), around(inner));
            let inverse = six(around(inner), around(middle), around(outer));
            let found = memberships(&around(distance), bell, powers).unwrap();
            prop_assert!((found[0] - found[1]).abs() < 1e-6);
            let negated = memberships(&around(distance), inverse, powers).unwrap();
            prop_assert!((1.0 - found[0] - negated[0]).abs() < 1e-9);
        }
    }
}
