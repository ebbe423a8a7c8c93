use rayon::prelude::*;

use super::ceiling_line::effect_size;
use super::peers::{Peer, peers};
use super::random::{shuffle, stream};
use super::space::CLOSE;
use super::{Range, Space};
use crate::study::{Ceiling, Permutations};

/// What the test of one effect size found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PValue {
    /// Permutations with an effect size at least as large as the observed one.
    at_least: u32,
    permutations: u32,
}

/// The 97.5 % quantile of the standard normal distribution.
const NORMAL_QUANTILE: f64 = 1.959_963_984_540_054;

impl PValue {
    /// p = (1 + b) / (1 + R), in (0, 1]: R permutations, b of them with an effect size at least as
    /// large; the observed data count as one more.
    #[must_use]
    pub fn value(self) -> f64 {
        (1.0 + f64::from(self.at_least)) / (1.0 + f64::from(self.permutations))
    }

    /// Half the width of its 95 % confidence interval over other seeds: 1.96 √(p (1 − p) / R).
    #[must_use]
    pub fn accuracy(self) -> f64 {
        let p = self.value();
        NORMAL_QUANTILE * (p * (1.0 - p) / f64::from(self.permutations)).sqrt()
    }
}

/// The test of each ceiling (inner) of each of several conditions of one outcome (outer).
///
/// A permutation deals out the outcomes once, for all conditions and ceilings: a test does not depend
/// on which others stand beside it, nor on the number of threads.
#[must_use]
pub fn p_values(
    spaces: &[&Space],
    ceilings: &[Ceiling],
    permutations: Permutations,
) -> Vec<Vec<PValue>> {
    let Some(first) = spaces.first() else {
        return Vec::new();
    };
    let conditions: Vec<Condition> = spaces.iter().map(|s| Condition::new(s, ceilings)).collect();
    let tests = conditions.len() * ceilings.len();
    let draw = |room: &mut Room, permutation: u32| {
        room.outcomes.copy_from_slice(first.v());
        let mut random = stream(permutations.seed, u64::from(permutation));
        shuffle(&mut room.outcomes, &mut random);
        for (at, condition) in conditions.iter().enumerate() {
            let cases = condition.rising.iter().copied();
            peers(cases.zip(room.outcomes.iter().copied()), &mut room.peers);
            for (i, &ceiling) in ceilings.iter().enumerate() {
                let (u, v) = (condition.u, condition.v);
                let d = effect_size(ceiling, &room.peers, &mut room.corners, u, v);
                if d >= condition.observed[i] - CLOSE {
                    room.at_least[at * ceilings.len() + i] += 1;
                }
            }
        }
    };
    let room = || Room {
        outcomes: first.v().to_vec(),
        peers: Vec::new(),
        corners: Vec::new(),
        at_least: vec![0; tests],
    };
    let counted = (0..permutations.count)
        .into_par_iter()
        .fold(room, |mut room, permutation| {
            draw(&mut room, permutation);
            room
        })
        .map(|room| room.at_least)
        .reduce(|| vec![0; tests], added);
    let p = |&at_least: &u32| PValue {
        at_least,
        permutations: permutations.count,
    };
    let by_condition = counted.chunks(ceilings.len().max(1));
    by_condition.map(|c| c.iter().map(p).collect()).collect()
}

fn added(mut a: Vec<u32>, b: Vec<u32>) -> Vec<u32> {
    for (a, b) in a.iter_mut().zip(b) {
        *a += b;
    }
    a
}

/// A condition as the test needs it.
struct Condition {
    rising: Vec<f64>,
    u: Range,
    v: Range,
    observed: Vec<f64>,
}

impl Condition {
    fn new(space: &Space, ceilings: &[Ceiling]) -> Self {
        let (peers, mut corners) = (space.peers(), Vec::new());
        let (u, v) = (space.u_range, space.v_range);
        let observed = |&ceiling: &Ceiling| effect_size(ceiling, &peers, &mut corners, u, v);
        Self {
            rising: space.rising_u(),
            u,
            v,
            observed: ceilings.iter().map(observed).collect(),
        }
    }
}

/// Room to work in, and what was counted so far.
struct Room {
    outcomes: Vec<f64>,
    peers: Vec<Peer>,
    corners: Vec<Peer>,
    at_least: Vec<u32>,
}

#[cfg(test)]
mod tests {
    use super::super::{Bounds, Corner};
    use super::*;

    fn space(x: &[f64], y: &[f64]) -> Space {
        Space::new(x, y, Corner::UpperLeft, Bounds::default()).unwrap()
    }

    const MANY: Permutations = Permutations {
        count: 20_000,
        seed: 7,
    };

    #[test]
    fn the_p_value_is_the_share_of_all_orders() {
        // By hand: x = y = 1, 2, 3, 4 leaves CE-FDH a zone of 2 + 3 + ... each rise of 1 with its width
        // to the left, 1 + 2 + 3 = 6 of 9. The largest zone of the 24 orders; only the rising order
        // has it: its peers must be all four. p = 1/24 within 4 standard errors of 0.0014.
        let rising = [1.0, 2.0, 3.0, 4.0];
        let space = space(&rising, &rising);
        let found = p_values(&[&space], &[Ceiling::CeFdh], MANY);
        assert!((found[0][0].value() - 1.0 / 24.0).abs() < 4.0 * 0.0014);
        // Half the width of the interval: 1.96 √(1/24 · 23/24 / 20000) = 0.00277.
        assert!((found[0][0].accuracy() - 0.002_77).abs() < 0.000_2);
    }

    #[test]
    fn no_zone_is_never_surprising() {
        let space = space(&[1.0, 2.0, 3.0], &[5.0, 1.0, 2.0]);
        let found = p_values(&[&space], &Ceiling::ALL, MANY);
        // b = R, so that p = 1.
        assert!(found[0].iter().all(|p| (p.value() - 1.0).abs() < 1e-12));
    }

    #[test]
    fn a_test_does_not_depend_on_threads_or_on_other_tests() {
        let outcome = [0.2, 0.1, 0.6, 0.3, 0.7, 0.6, 1.0, 0.8];
        let tested = space(&[0.1, 0.3, 0.35, 0.5, 0.6, 0.8, 0.9, 1.0], &outcome);
        let other = space(&[0.9, 0.2, 0.1, 0.5, 0.4, 0.3, 0.8, 0.7], &outcome);
        let together = p_values(&[&other, &tested], &Ceiling::ALL, MANY);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        let alone = pool
            .unwrap()
            .install(|| p_values(&[&tested], &[Ceiling::CLp], MANY));
        assert_eq!(together[1][4], alone[0][0]);
    }
}
