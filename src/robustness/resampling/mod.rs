//! The study on other cases than those observed: drawn by chance, or with outcomes dealt by chance.

mod chance;
mod draw;
mod stability;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::minimize::Implicant;
use crate::set::PropertySpace;
use crate::study::{Permutations, Problem, Resampling, SolutionKind};

pub use chance::{Chance, ChanceSolutions, Distribution, Shape};
pub use draw::Draw;
pub use stability::Stability;

/// The solutions of a rerun for one outcome, by kind.
pub type FoundSolutions = BTreeMap<SolutionKind, FoundSolution>;

/// What a rerun on other cases found, as far as it is compared: of the outcome, of its negation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The solutions that the study reports.
    pub outcomes: [FoundSolutions; 2],
}

/// The models of a solution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundSolution {
    /// The terms of every listed model, in listing order.
    pub models: Vec<Vec<Implicant>>,
    /// Whether every model is listed.
    pub all_listed: bool,
}

/// How often what the study found comes out again.
#[derive(Clone, Debug, PartialEq)]
pub struct Resampled {
    /// How cases were drawn.
    pub plan: Resampling,
    /// How many cases a resample has.
    pub cases: usize,
    /// Every solution that the study reports: of the outcome, of its negation.
    pub outcomes: [Vec<Stability>; 2],
}

/// Draws cases again and again, runs the study on them by `rerun`, and counts how often what it found
/// on the observed cases comes out again.
///
/// Resample i draws from stream i of the seed, so that it is the same for any number of threads.
///
/// # References
/// Efron, B. & Tibshirani, R. J. (1993). *An Introduction to the Bootstrap*. Chapman & Hall, for
/// drawing cases with replacement.
///
/// # Errors
/// The problems of the first resample that cannot be run.
pub fn resampled(
    plan: Resampling,
    cases: usize,
    observed: &Found,
    spaces: [Option<&PropertySpace>; 2],
    rerun: impl Fn(&Draw) -> Result<Arc<Found>, Vec<Problem>> + Sync,
) -> Result<Resampled, Vec<Problem>> {
    let drawn = draw::size(plan, cases);
    let found = (0..plan.resamples)
        .into_par_iter()
        .map(|at| rerun(&Draw::of_cases(plan, cases, at)))
        .collect::<Result<Vec<_>, _>>()?;
    let outcome = |at: usize| stability::of_each(&observed.outcomes[at], &found, at, spaces[at]);
    Ok(Resampled {
        plan,
        cases: drawn,
        outcomes: [outcome(0), outcome(1)],
    })
}

/// Deals the outcomes out among the cases by chance, again and again, and gathers what solutions the
/// study then finds: how consistent and how complex a solution chance alone gives.
///
/// `rerun` runs the study on a draw; `shape` tells the shape of a solution's first model where the
/// outcomes are those of a draw, or, without one, as observed.
///
/// # References
/// Braumoeller, B. F. (2015). Guarding Against False Positives in Qualitative Comparative Analysis.
/// *Political Analysis* 23(4), 471–487, for permutation tests of solutions; Marx, A. & Duşa, A. (2011).
/// Crisp-Set Qualitative Comparative Analysis (csQCA), Contradictions and Consistency Benchmarks for
/// Model Specification. *Methodological Innovations Online* 6(2), 103–148, for solutions of random data.
///
/// # Errors
/// The problems of the first permutation that cannot be run.
pub fn permuted(
    plan: Permutations,
    cases: usize,
    observed: &Found,
    rerun: impl Fn(&Draw) -> Result<Arc<Found>, Vec<Problem>> + Sync,
    shape: impl Fn(usize, &FoundSolution, Option<&Draw>) -> Option<Shape> + Sync,
) -> Result<ChanceSolutions, Vec<Problem>> {
    let shapes = |found: &Found, draw: Option<&Draw>| {
        let of = |at: usize| -> Vec<Option<Shape>> {
            let kinds = observed.outcomes[at].keys();
            kinds
                .map(|kind| shape(at, found.outcomes[at].get(kind)?, draw))
                .collect()
        };
        [of(0), of(1)]
    };
    let dealt = (0..plan.count)
        .into_par_iter()
        .map(|at| {
            let draw = Draw::of_outcomes(plan, cases, at);
            Ok(shapes(&*rerun(&draw)?, Some(&draw)))
        })
        .collect::<Result<Vec<_>, Vec<Problem>>>()?;
    let own = shapes(observed, None);
    let outcome = |at: usize| {
        let kinds = observed.outcomes[at].keys().enumerate();
        kinds
            .map(|(i, &kind)| Chance::of(kind, own[at][i], dealt.iter().map(|d| d[at][i])))
            .collect()
    };
    Ok(ChanceSolutions {
        plan,
        outcomes: [outcome(0), outcome(1)],
    })
}
