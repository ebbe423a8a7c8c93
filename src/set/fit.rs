use super::{FuzzySet, Membership};

/// Σ over cases of a function of the two memberships, in case order.
fn sum(x: &FuzzySet, y: &FuzzySet, f: impl Fn(f64, f64) -> f64) -> f64 {
    assert_eq!(x.len(), y.len(), "both sets range over the same cases");
    x.memberships()
        .iter()
        .zip(y.memberships())
        .map(|(x, y)| f(x.value(), y.value()))
        .sum()
}

/// A quotient, undefined for a denominator of 0.
fn ratio(numerator: f64, denominator: f64) -> Option<f64> {
    (denominator > 0.0).then(|| numerator / denominator)
}

/// Σ of the memberships, in case order.
pub(crate) fn total(set: &FuzzySet) -> f64 {
    set.memberships().iter().map(|x| x.value()).sum()
}

/// What the fit of a set X as a subset of Y is made of, each sum in case order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct SubsetSums {
    /// Σ x.
    x: f64,
    /// Σ min(x, y).
    both: f64,
    /// Σ min(x, y, 1 − y).
    ambiguous: f64,
}

impl SubsetSums {
    /// Adds one case; `negated` is 1 − y.
    pub(crate) fn add(&mut self, x: Membership, y: Membership, negated: Membership) {
        let both = x.and(y);
        self.x += x.value();
        self.both += both.value();
        self.ambiguous += both.and(negated).value();
    }

    /// The sums over cases that count several times or not at all.
    pub(crate) fn weighted(memberships: &[f64], outcome: &[f64], weights: &[f64]) -> Self {
        let mut sums = Self::default();
        for ((&x, &y), &weight) in memberships.iter().zip(outcome).zip(weights) {
            let both = x.min(y);
            sums.x += weight * x;
            sums.both += weight * both;
            sums.ambiguous += weight * both.min(1.0 - y);
        }
        sums
    }

    /// Of sums that are known: Σ x, Σ min(x, y) and Σ min(x, y, 1 − y).
    pub(crate) fn of(x: f64, both: f64, ambiguous: f64) -> Self {
        Self { x, both, ambiguous }
    }

    /// Adds what other cases add up to.
    pub(crate) fn plus(&mut self, other: Self) {
        self.x += other.x;
        self.both += other.both;
        self.ambiguous += other.ambiguous;
    }

    /// See [`consistency`].
    pub(crate) fn consistency(self) -> Option<f64> {
        ratio(self.both, self.x)
    }

    /// See [`coverage`]; `y` is Σ y.
    pub(crate) fn coverage(self, y: f64) -> Option<f64> {
        ratio(self.both, y)
    }

    /// See [`pri`].
    pub(crate) fn pri(self) -> Option<f64> {
        ratio(self.both - self.ambiguous, self.x - self.ambiguous)
    }

    /// See [`unique_coverage`]; `shared` is Σ min(x, y, o), `y` is Σ y.
    pub(crate) fn unique_coverage(self, shared: f64, y: f64) -> Option<f64> {
        ratio(self.both - shared, y)
    }
}

/// What the fit of a set X as necessary for Y is made of, each sum in case order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct SupersetSums {
    /// Σ x.
    x: f64,
    /// Σ y.
    y: f64,
    /// Σ min(x, y).
    both: f64,
    /// Σ (1 − x).
    outside: f64,
    /// Σ (1 − min(x, y)).
    outside_both: f64,
}

impl SupersetSums {
    /// Adds one case.
    pub(crate) fn add(&mut self, x: Membership, y: Membership) {
        let both = x.and(y);
        self.x += x.value();
        self.y += y.value();
        self.both += both.value();
        self.outside += x.negated().value();
        self.outside_both += both.negated().value();
    }

    /// Consistency of X as necessary: [`consistency`] with the two swapped.
    pub(crate) fn consistency(self) -> Option<f64> {
        ratio(self.both, self.y)
    }

    /// Coverage of X as necessary: [`coverage`] with the two swapped.
    pub(crate) fn coverage(self) -> Option<f64> {
        ratio(self.both, self.x)
    }

    /// See [`relevance`].
    pub(crate) fn relevance(self) -> Option<f64> {
        ratio(self.outside, self.outside_both)
    }
}

/// Consistency of X as a subset of Y: Σ min(x, y) / Σ x, in [0, 1].
///
/// X is sufficient for Y to this degree. With the two swapped it is the consistency of X as
/// necessary for Y. `None` when no case has any membership in X.
///
/// # Examples
/// ```
/// use equifinal::set::{FuzzySet, consistency};
/// let x = FuzzySet::from_scores(&[0.2, 0.8]).unwrap();
/// let y = FuzzySet::from_scores(&[0.4, 0.6]).unwrap();
/// // (0.2 + 0.6) / (0.2 + 0.8)
/// assert!((consistency(&x, &y).unwrap() - 0.8).abs() < 1e-12);
/// ```
///
/// # References
/// Ragin, C. C. (2006). Set Relations in Social Research: Evaluating Their Consistency and
/// Coverage. *Political Analysis* 14(3), 291–310.
#[doc(alias = "inclS")]
#[must_use]
pub fn consistency(x: &FuzzySet, y: &FuzzySet) -> Option<f64> {
    ratio(sum(x, y, f64::min), sum(x, y, |x, _| x))
}

/// Coverage of Y by X: Σ min(x, y) / Σ y, in [0, 1].
///
/// `None` when no case has any membership in Y.
///
/// # References
/// Ragin (2006), as for [`consistency`].
#[doc(alias = "covS")]
#[must_use]
pub fn coverage(x: &FuzzySet, y: &FuzzySet) -> Option<f64> {
    consistency(y, x)
}

/// Proportional reduction in inconsistency of X as sufficient for Y, in [0, 1]:
/// (Σ min(x, y) − Σ min(x, y, 1 − y)) / (Σ x − Σ min(x, y, 1 − y)).
///
/// Low when X is about as consistent with ~Y as with Y. `None` when the denominator is 0.
///
/// # References
/// Mendel, J. M. & Ragin, C. C. (2012). *fsQCA: Dialog Between Jerry M. Mendel and Charles C.
/// Ragin*. USC-SIPI Report 411; Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods
/// for the Social Sciences*. Cambridge University Press, p. 242.
#[doc(alias = "PRI")]
#[must_use]
pub fn pri(x: &FuzzySet, y: &FuzzySet) -> Option<f64> {
    let both = sum(x, y, |x, y| x.min(y).min(1.0 - y));
    ratio(sum(x, y, f64::min) - both, sum(x, y, |x, _| x) - both)
}

/// Consistency of X as a subset of Y that counts an inconsistent case by how far it is in X, in
/// [0, 1]: Σ min(x, y) / Σ (min(x, y) + √(max(x − y, 0) · x)).
///
/// Never above [`consistency`]: the same excess over Y weighs more in a case with a high membership
/// in X. `None` when no case has any membership in X.
///
/// # Examples
/// ```
/// use equifinal::set::{FuzzySet, graded_consistency};
/// let x = FuzzySet::from_scores(&[0.2, 0.8]).unwrap();
/// let y = FuzzySet::from_scores(&[0.4, 0.6]).unwrap();
/// // (0.2 + 0.6) / (0.2 + 0.6 + √(0.2 · 0.8))
/// assert!((graded_consistency(&x, &y).unwrap() - 0.8 / 1.2).abs() < 1e-12);
/// ```
///
/// # References
/// Haesebrouck, T. (2015). Pitfalls in QCA's Consistency Measure. *Journal of Comparative Politics*
/// 8(2), 65–80.
#[doc(alias = "Cons.Suf(H)")]
#[must_use]
pub fn graded_consistency(x: &FuzzySet, y: &FuzzySet) -> Option<f64> {
    let weighed = |x: f64, y: f64| x.min(y) + ((x - y).max(0.0) * x).sqrt();
    ratio(sum(x, y, f64::min), sum(x, y, weighed))
}

/// Relevance of necessity of X for Y: Σ (1 − x) / Σ (1 − min(x, y)), in [0, 1].
///
/// Near 0 when X is so large that it is a superset of nearly anything (trivially necessary).
/// `None` when every case is fully in both.
///
/// # References
/// Schneider & Wagemann (2012), as for [`pri`], p. 236.
#[doc(alias = "RoN")]
#[must_use]
pub fn relevance(x: &FuzzySet, y: &FuzzySet) -> Option<f64> {
    ratio(sum(x, y, |x, _| 1.0 - x), sum(x, y, |x, y| 1.0 - x.min(y)))
}

/// Unique coverage of a term: what it covers of Y that no other term covers, in [0, 1]:
/// (Σ min(t, y) − Σ min(t, y, o)) / Σ y, with o the membership in the union of the other terms.
///
/// For a single term it equals the raw coverage. `None` when no case has any membership in Y.
///
/// # References
/// Ragin (2006), as for [`consistency`].
#[doc(alias = "covU")]
#[must_use]
pub fn unique_coverage(term: &FuzzySet, others: &FuzzySet, outcome: &FuzzySet) -> Option<f64> {
    let covered: FuzzySet = term.and(outcome);
    let shared = covered.and(others);
    ratio(total(&covered) - total(&shared), total(outcome))
}
