use serde::Serialize;
use thiserror::Error;

use super::Corner;
use super::peers::{Peer, peers};

/// The fewest cases that a ceiling is drawn for.
pub const FEWEST_CASES: usize = 3;

/// How much of a range two values may differ by and count as equal: the last bits of a sum.
pub(super) const CLOSE: f64 = 1e-9;

/// The values that a condition or an outcome can take.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Range {
    /// The lowest value.
    pub min: f64,
    /// The highest value.
    pub max: f64,
}

impl Range {
    /// The lowest and the highest of some values; `None` without any.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        let min = values.iter().copied().reduce(f64::min)?;
        let max = values.iter().copied().reduce(f64::max)?;
        Some(Self { min, max })
    }

    /// Its length.
    #[must_use]
    pub fn length(self) -> f64 {
        self.max - self.min
    }

    /// Where a value stands in it: 0 at the lowest, 1 at the highest value.
    #[must_use]
    pub fn share(self, value: f64) -> f64 {
        (value - self.min) / self.length()
    }

    fn holds(self, inner: Self) -> bool {
        self.min <= inner.min && inner.max <= self.max
    }
}

/// The ranges that a theory gives; the observed range where it gives none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// Of the condition.
    pub condition: Option<Range>,
    /// Of the outcome.
    pub outcome: Option<Range>,
}

/// Why there is no ceiling. The words name no value of a case, which a report may not tell.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Undefined {
    /// Fewer cases than [`FEWEST_CASES`].
    #[error("{0} cases; a ceiling needs {FEWEST_CASES} or more")]
    TooFewCases(usize),
    /// All cases have the same value in the condition.
    #[error("the condition has the same value in every case")]
    ConstantCondition,
    /// All cases have the same value in the outcome.
    #[error("the outcome has the same value in every case")]
    ConstantOutcome,
    /// A value of the condition lies outside its theoretical range.
    #[error("values of the condition lie outside the declared scope, {} to {}", .0.min, .0.max)]
    ConditionOutsideScope(Range),
    /// A value of the outcome lies outside its theoretical range.
    #[error("values of the outcome lie outside the declared scope, {} to {}", .0.min, .0.max)]
    OutcomeOutsideScope(Range),
    /// A multi-value set of which no value is named.
    #[error("`{0}` has several values; say which, such as `{0}{{1}}`")]
    NeedsValue(String),
    /// There is no such condition.
    #[error("there is no condition `{0}`")]
    NoSuchSet(String),
    /// The values are words.
    #[error("the column `{0}` holds words, and not numbers")]
    Words(String),
}

/// The cases in the plane of a condition and an outcome, turned so that the corner of interest is
/// the upper left one: u = ± condition, v = ± outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Space {
    corner: Corner,
    condition: Range,
    outcome: Range,
    /// Of each case, in case order.
    u: Vec<f64>,
    v: Vec<f64>,
    /// The cases by rising u; cases with the same u in case order.
    order: Vec<usize>,
    /// The scope, turned.
    pub(super) u_range: Range,
    pub(super) v_range: Range,
}

impl Space {
    /// The cases by their values in a condition and an outcome, of equal number.
    ///
    /// # Errors
    /// [`Undefined`] for too few cases, a constant, or values outside the bounds.
    pub fn new(
        condition: &[f64],
        outcome: &[f64],
        corner: Corner,
        bounds: Bounds,
    ) -> Result<Self, Undefined> {
        let cases = condition.len();
        if cases < FEWEST_CASES {
            return Err(Undefined::TooFewCases(cases));
        }
        let too_few = || Undefined::TooFewCases(cases);
        let observed_x = Range::of(condition).ok_or_else(too_few)?;
        let observed_y = Range::of(outcome).ok_or_else(too_few)?;
        if observed_x.length() <= 0.0 {
            return Err(Undefined::ConstantCondition);
        }
        if observed_y.length() <= 0.0 {
            return Err(Undefined::ConstantOutcome);
        }
        let x = bounds.condition.unwrap_or(observed_x);
        let y = bounds.outcome.unwrap_or(observed_y);
        if !x.holds(observed_x) {
            return Err(Undefined::ConditionOutsideScope(x));
        }
        if !y.holds(observed_y) {
            return Err(Undefined::OutcomeOutsideScope(y));
        }
        Ok(Self::turned(condition, outcome, corner, x, y))
    }

    fn turned(condition: &[f64], outcome: &[f64], corner: Corner, x: Range, y: Range) -> Self {
        // A zero has no sign.
        let turn =
            |values: &[f64], sign: f64| values.iter().map(|value| sign * value + 0.0).collect();
        let turn_range = |range: Range, sign: f64| {
            let (a, b) = (sign * range.min + 0.0, sign * range.max + 0.0);
            Range {
                min: a.min(b),
                max: a.max(b),
            }
        };
        let (sx, sy) = (corner.condition().sign(), corner.outcome().sign());
        let u: Vec<f64> = turn(condition, sx);
        let mut order: Vec<usize> = (0..u.len()).collect();
        order.sort_by(|&a, &b| u[a].total_cmp(&u[b]));
        Self {
            corner,
            condition: x,
            outcome: y,
            v: turn(outcome, sy),
            u,
            order,
            u_range: turn_range(x, sx),
            v_range: turn_range(y, sy),
        }
    }

    /// The corner of interest.
    #[must_use]
    pub fn corner(&self) -> Corner {
        self.corner
    }

    /// The range of the condition: the declared one, else the observed one.
    #[must_use]
    pub fn condition_range(&self) -> Range {
        self.condition
    }

    /// The range of the outcome: the declared one, else the observed one.
    #[must_use]
    pub fn outcome_range(&self) -> Range {
        self.outcome
    }

    /// The scope: the area of the rectangle in which cases are possible.
    #[must_use]
    pub fn scope(&self) -> f64 {
        self.condition.length() * self.outcome.length()
    }

    /// How many cases there are.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.u.len()
    }

    /// The value of the condition for each case, in case order.
    pub fn condition_values(&self) -> impl Iterator<Item = f64> {
        self.u.iter().map(|&u| self.condition_at(u))
    }

    /// The value of the outcome for each case, in case order.
    pub fn outcome_values(&self) -> impl Iterator<Item = f64> {
        self.v.iter().map(|&v| self.outcome_at(v))
    }

    /// The peers, from the lowest u to the highest.
    #[must_use]
    pub fn peers(&self) -> Vec<Peer> {
        let mut found = Vec::new();
        let cases = self.order.iter().map(|&case| (self.u[case], self.v[case]));
        peers(cases, &mut found);
        found
    }

    /// The cases at a point, in case order.
    #[must_use]
    pub fn cases_at(&self, peer: Peer) -> Vec<usize> {
        let at = |&case: &usize| {
            self.u[case].total_cmp(&peer.u).is_eq() && self.v[case].total_cmp(&peer.v).is_eq()
        };
        (0..self.cases()).filter(at).collect()
    }

    /// The turned value of the condition of each case, by rising value.
    pub(super) fn rising_u(&self) -> Vec<f64> {
        self.order.iter().map(|&case| self.u[case]).collect()
    }

    /// The turned values of the outcome, in case order.
    pub(super) fn v(&self) -> &[f64] {
        &self.v
    }

    /// The turned values of the condition, in case order.
    pub(super) fn u(&self) -> &[f64] {
        &self.u
    }

    /// A turned value of the condition in its own direction.
    #[must_use]
    pub(super) fn condition_at(&self, u: f64) -> f64 {
        self.corner.condition().sign() * u + 0.0
    }

    /// A turned value of the outcome in its own direction.
    #[must_use]
    pub(super) fn outcome_at(&self, v: f64) -> f64 {
        self.corner.outcome().sign() * v + 0.0
    }
}
