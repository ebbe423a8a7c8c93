use crate::necessity::nca::random::{below, shuffle, stream};
use crate::study::{Permutations, Resampling, ResamplingKind};

/// Cases as chance draws them: how often each counts, and whose outcome each has.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    weights: Vec<f64>,
    outcome_of: Option<Vec<usize>>,
}

/// How many cases a resample has.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a number of cases, rounded"
)]
pub(super) fn size(plan: Resampling, cases: usize) -> usize {
    match plan.kind {
        ResamplingKind::Bootstrap => cases,
        ResamplingKind::Subsample { share } => {
            let size = (share * cases as f64).round() as usize;
            size.clamp(1, cases.max(1))
        }
    }
}

impl Draw {
    /// Resample `at` of a plan: as many cases as there are, each place filled with any case alike; or
    /// a share of the cases, each at most once.
    #[must_use]
    pub fn of_cases(plan: Resampling, cases: usize, at: u32) -> Self {
        let mut random = stream(plan.seed, u64::from(at));
        let mut weights = vec![0.0; cases];
        let all = u32::try_from(cases).unwrap_or(u32::MAX);
        match plan.kind {
            ResamplingKind::Bootstrap => {
                for _ in 0..cases {
                    let place = below(all, &mut random);
                    weights[usize::try_from(place).unwrap_or(0)] += 1.0;
                }
            }
            ResamplingKind::Subsample { .. } => {
                let mut order: Vec<usize> = (0..cases).collect();
                shuffle(&mut order, &mut random);
                for &case in &order[..size(plan, cases)] {
                    weights[case] = 1.0;
                }
            }
        }
        Self {
            weights,
            outcome_of: None,
        }
    }

    /// Permutation `at` of a plan: every order of the outcomes alike.
    #[must_use]
    pub fn of_outcomes(plan: Permutations, cases: usize, at: u32) -> Self {
        let mut order: Vec<usize> = (0..cases).collect();
        shuffle(&mut order, &mut stream(plan.seed, u64::from(at)));
        Self {
            weights: vec![1.0; cases],
            outcome_of: Some(order),
        }
    }

    /// How often each case counts: whole numbers.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The outcomes of the cases in this draw.
    #[must_use]
    pub fn outcomes<T: Copy>(&self, observed: &[T]) -> Vec<T> {
        match &self.outcome_of {
            None => observed.to_vec(),
            Some(order) => order.iter().map(|&case| observed[case]).collect(),
        }
    }

    /// The positions of the cases, each as often as it counts, in case order.
    #[must_use]
    pub fn cases(&self) -> Vec<usize> {
        let mut cases = Vec::new();
        for (case, &weight) in self.weights.iter().enumerate() {
            let mut left = weight;
            while left > 0.0 {
                cases.push(case);
                left -= 1.0;
            }
        }
        cases
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bootstrap_has_all_places_filled_and_a_subsample_each_case_once() {
        let plan = |kind| Resampling {
            kind,
            resamples: 10,
            seed: 7,
        };
        for at in 0..10 {
            let draw = Draw::of_cases(plan(ResamplingKind::Bootstrap), 20, at);
            assert_eq!(draw.cases().len(), 20);
            let draw = Draw::of_cases(plan(ResamplingKind::Subsample { share: 0.8 }), 20, at);
            assert_eq!(draw.cases().len(), 16);
            assert!(draw.weights().iter().all(|&weight| weight <= 1.0));
        }
        let one = Draw::of_cases(plan(ResamplingKind::Bootstrap), 20, 3);
        assert_eq!(one, Draw::of_cases(plan(ResamplingKind::Bootstrap), 20, 3));
        assert_ne!(one, Draw::of_cases(plan(ResamplingKind::Bootstrap), 20, 4));
    }

    #[test]
    fn a_permutation_deals_out_every_outcome_once() {
        let plan = Permutations { count: 10, seed: 7 };
        let observed: Vec<usize> = (0..20).collect();
        let mut dealt = Draw::of_outcomes(plan, 20, 3).outcomes(&observed);
        assert_ne!(dealt, observed);
        dealt.sort_unstable();
        assert_eq!(dealt, observed);
    }
}
