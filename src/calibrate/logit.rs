//! Fractional logit: shares in [0, 1] regressed on numbers.

use thiserror::Error;

/// Newton's method has not come to rest after this many steps.
const MOST_STEPS: usize = 200;

/// The fit has come to rest when no fitted share moves by more.
const AT_REST: f64 = 1e-10;

/// A column of which this share, or less, is left beside the ones before it says nothing new.
const NOTHING_NEW: f64 = 1e-11;

/// Newton's method found no best fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the regression does not converge")]
pub struct NotConverged;

/// The fitted shares of a quasi-binomial regression with a logit link on `columns` and a constant.
///
/// The fit maximizes Σ y η − ln(1 + exp(η)), η = b₀ + Σ bⱼ xⱼ; the fitted share is
/// 1 / (1 + exp(−η)), in [0, 1]. A column that follows from those before it, within rounding, takes
/// no part. Newton's method on an orthonormal basis of the columns, with halved steps where a whole
/// one makes the fit worse.
///
/// # Errors
/// [`NotConverged`] when fitted shares still move after 200 steps, or there are no shares.
///
/// # Examples
/// ```
/// use equifinal::calibrate::logit;
/// // Two groups: the best fit is the mean share of each.
/// let fitted = logit::fitted(&[vec![0.0, 0.0, 1.0, 1.0]], &[0.1, 0.3, 0.5, 0.9])?;
/// assert!((fitted[0] - 0.2).abs() < 1e-9 && (fitted[3] - 0.7).abs() < 1e-9);
/// # Ok::<(), logit::NotConverged>(())
/// ```
///
/// # References
/// Papke, L. E. and Wooldridge, J. M. (1996). Econometric Methods for Fractional Response Variables.
/// *Journal of Applied Econometrics* 11, 619–632. R: `glm(family = quasibinomial)`.
#[doc(alias = "quasibinomial")]
pub fn fitted(columns: &[Vec<f64>], shares: &[f64]) -> Result<Vec<f64>, NotConverged> {
    let constant = vec![1.0; shares.len()];
    let basis = orthonormal(std::iter::once(&constant).chain(columns));
    if basis.is_empty() {
        return Err(NotConverged);
    }
    let mut coefficients = vec![0.0; basis.len()];
    let mut scores = linear_scores(&basis, &coefficients);
    for _ in 0..MOST_STEPS {
        let step = newton_step(&basis, &scores, shares).ok_or(NotConverged)?;
        let next = improved(&basis, &coefficients, &step, shares);
        let next_scores = linear_scores(&basis, &next);
        if !next_scores.iter().all(|score| score.is_finite()) {
            return Err(NotConverged);
        }
        let moved = scores
            .iter()
            .zip(&next_scores)
            .map(|(before, after)| (logistic(*before) - logistic(*after)).abs())
            .fold(0.0, f64::max);
        (coefficients, scores) = (next, next_scores);
        if moved <= AT_REST {
            return Ok(scores.into_iter().map(logistic).collect());
        }
    }
    Err(NotConverged)
}

/// An orthonormal basis of the columns, by Gram and Schmidt, twice against rounding.
fn orthonormal<'c>(columns: impl Iterator<Item = &'c Vec<f64>>) -> Vec<Vec<f64>> {
    let mut basis: Vec<Vec<f64>> = Vec::new();
    for column in columns {
        let Some(mut rest) = unit(column, 0.0) else {
            continue;
        };
        for _ in 0..2 {
            for direction in &basis {
                let along = dot(&rest, direction);
                for (value, part) in rest.iter_mut().zip(direction) {
                    *value -= along * part;
                }
            }
        }
        basis.extend(unit(&rest, NOTHING_NEW));
    }
    basis
}

/// The vector at length 1; `None` when it is not longer than `least`.
fn unit(vector: &[f64], least: f64) -> Option<Vec<f64>> {
    let length = libm::sqrt(dot(vector, vector));
    (length > least && length.is_finite()).then(|| vector.iter().map(|x| x / length).collect())
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn logistic(score: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-score))
}

fn linear_scores(basis: &[Vec<f64>], coefficients: &[f64]) -> Vec<f64> {
    let mut scores = vec![0.0; basis[0].len()];
    for (direction, coefficient) in basis.iter().zip(coefficients) {
        for (score, part) in scores.iter_mut().zip(direction) {
            *score += coefficient * part;
        }
    }
    scores
}

/// What is minimized: Σ ln(1 + exp(η)) − y η.
fn loss(scores: &[f64], shares: &[f64]) -> f64 {
    let of = |(score, share): (&f64, &f64)| {
        score.max(0.0) + libm::log1p(libm::exp(-score.abs())) - share * score
    };
    scores.iter().zip(shares).map(of).sum()
}

/// The step to the minimum of the quadratic that touches the loss: H⁻¹ g.
fn newton_step(basis: &[Vec<f64>], scores: &[f64], shares: &[f64]) -> Option<Vec<f64>> {
    let fits: Vec<f64> = scores.iter().map(|&score| logistic(score)).collect();
    let weights: Vec<f64> = fits.iter().map(|fit| fit * (1.0 - fit)).collect();
    let residuals: Vec<f64> = shares.iter().zip(&fits).map(|(y, fit)| y - fit).collect();
    let gradient: Vec<f64> = basis.iter().map(|b| dot(b, &residuals)).collect();
    let weighted = |a: &[f64], b: &[f64]| -> f64 {
        let parts = a.iter().zip(b).zip(&weights);
        parts.map(|((a, b), weight)| a * b * weight).sum()
    };
    let hessian = basis
        .iter()
        .map(|a| basis.iter().map(|b| weighted(a, b)).collect())
        .collect();
    solved(hessian, gradient)
}

/// Solves a positive definite system by elimination; `None` when it is not one.
fn solved(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let size = right.len();
    for at in 0..size {
        if !(matrix[at][at] > 0.0 && matrix[at][at].is_finite()) {
            return None;
        }
        for below in at + 1..size {
            let factor = matrix[below][at] / matrix[at][at];
            let (upper, lower) = matrix.split_at_mut(below);
            for (value, pivot) in lower[0].iter_mut().zip(&upper[at]) {
                *value -= factor * pivot;
            }
            right[below] -= factor * right[at];
        }
    }
    for at in (0..size).rev() {
        let known = dot(&matrix[at][at + 1..], &right[at + 1..]);
        right[at] = (right[at] - known) / matrix[at][at];
    }
    Some(right)
}

/// The coefficients after a step, or after a half, a quarter … of it where that is needed for the
/// loss not to grow.
fn improved(basis: &[Vec<f64>], from: &[f64], step: &[f64], shares: &[f64]) -> Vec<f64> {
    let before = loss(&linear_scores(basis, from), shares);
    let mut size = 1.0;
    loop {
        let next: Vec<f64> = from.iter().zip(step).map(|(b, d)| b + size * d).collect();
        let after = loss(&linear_scores(basis, &next), shares);
        // The last steps change the loss by less than its rounding.
        if after <= before + before.abs() * 1e-12 || size < 1e-6 {
            return next;
        }
        size /= 2.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saturated_fit_meets_every_share() {
        // Three distinct rows and three coefficients: every fitted share is the share itself.
        let x = vec![1.0, 2.0, 3.0];
        let squares = vec![1.0, 4.0, 9.0];
        let found = fitted(&[x, squares], &[0.2, 0.9, 0.4]).unwrap();
        for (found, expected) in found.iter().zip([0.2, 0.9, 0.4]) {
            assert!((found - expected).abs() < 1e-9, "{found}");
        }
    }

    #[test]
    fn a_column_that_says_nothing_new_takes_no_part() {
        let x = vec![0.0, 1.0, 2.0, 5.0];
        let doubled = vec![3.0, 5.0, 7.0, 13.0];
        let shares = [0.1, 0.4, 0.3, 0.8];
        let (one, two) = (
            fitted(std::slice::from_ref(&x), &shares).unwrap(),
            fitted(&[x, doubled], &shares).unwrap(),
        );
        for (one, two) in one.iter().zip(two) {
            assert!((one - two).abs() < 1e-12);
        }
    }

    #[test]
    fn shares_that_a_column_separates_are_fitted_as_near_as_wanted() {
        let found = fitted(&[vec![1.0, 2.0, 3.0, 4.0]], &[0.0, 0.0, 1.0, 1.0]).unwrap();
        for (found, expected) in found.iter().zip([0.0, 0.0, 1.0, 1.0]) {
            assert!((found - expected).abs() < 1e-9, "{found}");
        }
    }

    #[test]
    fn nothing_has_no_fit() {
        assert_eq!(fitted(&[Vec::new()], &[]), Err(NotConverged));
        let infinite = fitted(&[vec![f64::NAN, 1.0]], &[0.0, f64::NAN]);
        assert_eq!(infinite, Err(NotConverged));
    }
}
