//! What the publication says, as declared.

use super::{Place, Placed, SolutionKind};
use crate::set::{Expression, SetName};

/// A statement of the publication, checked on every run.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The sentence.
    pub text: String,
    /// Where the claim stands.
    pub place: Place,
    /// Whether it is about the negated outcome (`outcome: ~DO`).
    pub negated_outcome: bool,
    /// Whether one of several tied models is enough (`model: any`); else every model must satisfy it.
    pub any_model: bool,
    /// What is expected: at least one statement, all of which must hold.
    pub expect: Vec<Placed<Statement>>,
    /// Why a published claim is known not to hold.
    pub departs: Option<String>,
}

/// Something that can be checked against the results.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// Exactly these literals are necessary; an empty list: none.
    Necessary(Vec<Expression>),
    /// A solution has this many paths (terms).
    Paths(SolutionKind, usize),
    /// A solution has this formula: the same terms, in any order.
    Formula(SolutionKind, Expression),
    /// A parameter of fit of a whole solution, within a tolerance.
    SolutionFit(SolutionKind, Fit),
    /// A path is a whole term of a solution.
    Path(SolutionKind, Expression),
    /// These cases have a membership above 0.5 in the path, a whole term of the solution.
    Covers(SolutionKind, Expression, Vec<String>),
    /// A parameter of fit of one path.
    PathFit(SolutionKind, Expression, Fit),
    /// The path in which each of these cases has its highest membership.
    ClosestPath(SolutionKind, Expression, Vec<String>),
    /// A statistic of a set or of its raw column.
    Descriptive(SetName, Statistic, Bound),
}

impl Statement {
    /// The cases that it names one by one; `None` when it speaks of none.
    pub(crate) fn cases_mut(&mut self) -> Option<&mut Vec<String>> {
        match self {
            Self::Covers(_, _, cases) | Self::ClosestPath(_, _, cases) => Some(cases),
            Self::Necessary(_)
            | Self::Paths(..)
            | Self::Formula(..)
            | Self::SolutionFit(..)
            | Self::Path(..)
            | Self::PathFit(..)
            | Self::Descriptive(..) => None,
        }
    }
}

/// A parameter of fit with an expected value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Which parameter.
    pub parameter: Parameter,
    /// The expected value, in [0, 1].
    pub value: f64,
    /// How far the result may lie from it.
    pub within: f64,
}

/// A parameter of fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// Consistency.
    Consistency,
    /// PRI.
    Pri,
    /// Coverage: of a solution, or raw coverage of a path.
    Coverage,
    /// Unique coverage of a path.
    UniqueCoverage,
}

/// A statistic of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// The share of cases with a membership above 0.5.
    ShareAboveHalf,
    /// The mean of the memberships.
    Mean,
    /// The mean of the raw values.
    RawMean,
}

/// What a number must satisfy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// At most this.
    AtMost(f64),
    /// At least this.
    AtLeast(f64),
    /// This, within a tolerance.
    Equals {
        /// The expected value.
        value: f64,
        /// How far the result may lie from it.
        within: f64,
    },
}
