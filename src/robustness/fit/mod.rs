//! How much of a solution holds in other solutions that could have been found as well.

mod cases;
mod test_set;

use serde::Serialize;

use crate::set::{Expression, FuzzySet, Membership, coverage};
use crate::sufficiency::ModelFit;

pub use cases::{CaseRatios, CaseRobustness, Rank};
pub use test_set::{FitProtocol, SolutionRobustness, TestSet};
pub(super) use test_set::{expression, membership};

/// A model of the initial solution against a test set of other solutions, case by case.
///
/// The *initial solution* (IS) is what the study found. The *test set* (TS) holds the solutions found
/// with other decisions that could be defended as well; minTS is their intersection, maxTS their
/// union, and the *robust core* is the intersection of the initial solution and all of them.
///
/// # Examples
/// ```
/// use equifinal::robustness::Robustness;
/// use equifinal::set::FuzzySet;
/// let set = |scores: &[f64]| FuzzySet::from_scores(scores).unwrap();
/// let (initial, outcome) = (set(&[0.9, 0.8, 0.2, 0.1]), set(&[1.0, 0.6, 0.7, 0.0]));
/// let tests = [set(&[0.9, 0.3, 0.1, 0.0]), set(&[0.9, 0.8, 0.6, 0.0])];
/// let found = Robustness::new(&initial, &tests, &outcome);
/// // minTS 0.9, 0.3, 0.1, 0; core the same; maxTS 0.9, 0.8, 0.6, 0.
/// let coverage = |covered: f64| covered / 2.3;
/// let fit = found.fit();
/// assert!((fit.coverage.unwrap() - coverage(1.3) / coverage(1.7)).abs() < 1e-12);
/// assert!((fit.consistency.unwrap() - (1.7 / 2.0) / 1.0).abs() < 1e-12);
/// assert!((fit.min_test_set.unwrap() - 1.3 / 2.0).abs() < 1e-12);
/// assert!((fit.max_test_set.unwrap() - 1.9 / 2.4).abs() < 1e-12);
/// ```
///
/// # References
/// Oana, I.-E. & Schneider, C. Q. (2021). A Robustness Test Protocol for Applied QCA: Theory and R
/// Software Application. *Sociological Methods & Research*; Oana, I.-E., Schneider, C. Q. & Thomann,
/// E. (2021). *Qualitative Comparative Analysis Using R*. Cambridge University Press, ch. 5.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    initial: FuzzySet,
    min_test_set: FuzzySet,
    max_test_set: FuzzySet,
    core: FuzzySet,
    outcome: FuzzySet,
}

/// The parameters of fit-oriented robustness, each a ratio; the nearer to 1, the more robust.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RobustnessFit {
    /// Coverage of the robust core / coverage of the initial solution, in [0, 1]. `None` where the
    /// initial solution covers nothing.
    #[doc(alias = "RF_cov")]
    #[serde(rename = "RF_cov")]
    pub coverage: Option<f64>,
    /// Consistency of the initial solution / consistency of the robust core. Above 1 where the core is
    /// the less consistent of the two. `None` where no case has any membership in the core.
    #[doc(alias = "RF_cons")]
    #[serde(rename = "RF_cons")]
    pub consistency: Option<f64>,
    /// Set coincidence of the initial solution and the intersection of the test set:
    /// Σ min(IS, minTS) / Σ max(IS, minTS), in [0, 1]. `None` where both are empty.
    #[doc(alias = "RF_SC_minTS")]
    #[serde(rename = "RF_SC_minTS")]
    pub min_test_set: Option<f64>,
    /// The same with the union of the test set.
    #[doc(alias = "RF_SC_maxTS")]
    #[serde(rename = "RF_SC_maxTS")]
    pub max_test_set: Option<f64>,
}

impl Robustness {
    /// An initial solution against a test set, all over the same cases.
    ///
    /// Without a test solution minTS, maxTS and the core are the initial solution itself.
    #[must_use]
    pub fn new(initial: &FuzzySet, tests: &[FuzzySet], outcome: &FuzzySet) -> Self {
        let folded = |join: fn(&FuzzySet, &FuzzySet) -> FuzzySet| {
            let all = tests.iter().cloned().reduce(|all, one| join(&all, &one));
            all.unwrap_or_else(|| initial.clone())
        };
        let (min, max) = (folded(FuzzySet::and), folded(FuzzySet::or));
        Self::against(initial.clone(), (min, max), outcome.clone())
    }

    /// The same with the intersection and the union of the test set worked out before.
    fn against(initial: FuzzySet, (min, max): (FuzzySet, FuzzySet), outcome: FuzzySet) -> Self {
        Self {
            core: initial.and(&min),
            initial,
            min_test_set: min,
            max_test_set: max,
            outcome,
        }
    }

    /// The parameters of fit.
    #[must_use]
    pub fn fit(&self) -> RobustnessFit {
        let (initial, core) = (self.fit_of_initial(), self.fit_of_core());
        RobustnessFit {
            coverage: quotient(core.coverage, initial.coverage),
            consistency: quotient(initial.consistency, core.consistency),
            min_test_set: coincidence(&self.initial, &self.min_test_set),
            max_test_set: coincidence(&self.initial, &self.max_test_set),
        }
    }

    /// The fit of the initial solution over the cases compared.
    #[must_use]
    pub fn fit_of_initial(&self) -> ModelFit {
        ModelFit::of_set(&self.initial, &self.outcome)
    }

    /// The fit of the robust core as sufficient for the outcome.
    #[doc(alias = "rob.corefit")]
    #[must_use]
    pub fn fit_of_core(&self) -> ModelFit {
        ModelFit::of_set(&self.core, &self.outcome)
    }

    /// Membership in the initial solution, in minTS, in maxTS and in the outcome, by case.
    pub fn memberships(&self) -> impl Iterator<Item = [Membership; 4]> {
        let sets = [
            &self.initial,
            &self.min_test_set,
            &self.max_test_set,
            &self.outcome,
        ];
        (0..self.initial.len()).map(move |case| sets.map(|set| set.memberships()[case]))
    }
}

/// A model of the initial solution with what the test set says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelRobustness {
    /// The model.
    pub expression: Expression,
    /// The intersection of the model and all test solutions as an expression; `None` where conditions
    /// or their values differ between the runs, or where it would be too long.
    pub core: Option<Expression>,
    /// The memberships that decide.
    pub robustness: Robustness,
    /// The kind of every case compared, in case order.
    pub cases: Vec<(String, Option<CaseRobustness>)>,
}

/// Σ min(x, y) / Σ max(x, y).
fn coincidence(x: &FuzzySet, y: &FuzzySet) -> Option<f64> {
    coverage(&x.and(y), &x.or(y))
}

fn quotient(numerator: Option<f64>, denominator: Option<f64>) -> Option<f64> {
    let (numerator, denominator) = (numerator?, denominator?);
    (denominator > 0.0).then(|| numerator / denominator)
}
