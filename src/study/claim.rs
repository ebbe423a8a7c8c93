//! What the publication says, as declared.

use super::{
    Ceiling, LevelUnit, MovableDecision, Place, Placed, Relation, RowOutcome, SolutionKind,
};
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
    /// An expression passes the study's cut-offs of necessity.
    NecessaryCondition(Expression),
    /// A parameter of fit of an expression as necessary, within a tolerance.
    NecessityFit(Expression, Fit),
    /// Something of one row of the truth table, which an expression names.
    Row(Expression, RowStatement),
    /// How many rows of the truth table hold at least one case.
    ObservedRows(u128),
    /// How many configurations are logical remainders.
    Remainders(u128),
    /// How many tied models a solution has.
    Models(SolutionKind, u128),
    /// Exactly these are the prime implicants of a solution, those that no model needs too.
    PrimeImplicants(SolutionKind, Expression),
    /// Something that each model of a solution can satisfy.
    Model(SolutionKind, ModelStatement),
    /// A statistic of a set or of its raw column.
    Descriptive(SetName, Statistic, Bound),
    /// What a ceiling of necessary condition analysis says of a condition or its absence.
    Nca(Expression, Ceiling, NcaStatement),
    /// A solution stays the same while a decision moves from one number to another, and on the way
    /// there from its declared value.
    StaysFor(SolutionKind, MovableDecision, [f64; 2]),
    /// How the solution of a variant stands to that of the main run.
    Variant(String, SolutionKind, Relation),
}

/// Something of one row of the truth table.
#[derive(Clone, Debug, PartialEq)]
pub enum RowStatement {
    /// Its code.
    Code(RowOutcome),
    /// How many cases have a membership above 0.5 in it.
    Count(u64),
    /// Its consistency or PRI, within a tolerance.
    Fit(Fit),
    /// Exactly these cases have a membership above 0.5 in it.
    Cases(Vec<String>),
}

/// Something that a model can satisfy.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelStatement {
    /// It has this many paths (terms).
    Paths(usize),
    /// It has this formula: the same terms, in any order.
    Formula(Expression),
    /// Every configuration of it lies in the expression.
    SubsetOf(Expression),
    /// Every configuration of the expression lies in it.
    SupersetOf(Expression),
    /// A parameter of fit of the whole solution, within a tolerance.
    Fit(Fit),
    /// How many rows it covers beyond the rows to explain.
    SimplifyingAssumptions(u128),
    /// A path is a whole term of it.
    Path(Expression),
    /// These cases have a membership above 0.5 in the path, a whole term of it.
    Covers(Expression, Vec<String>),
    /// A parameter of fit of one path.
    PathFit(Expression, Fit),
    /// Exactly these literals of the path are its core conditions; an empty list: none.
    Core(Expression, Vec<Expression>),
    /// The path in which each of these cases has its highest membership.
    ClosestPath(Expression, Vec<String>),
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
    /// Coverage: of a solution or of a necessary condition, or raw coverage of a path.
    Coverage,
    /// Unique coverage of a path.
    UniqueCoverage,
    /// Relevance of necessity.
    Relevance,
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

/// What is claimed of one ceiling.
#[derive(Clone, Debug, PartialEq)]
pub enum NcaStatement {
    /// The effect size d.
    EffectSize(Bound),
    /// The p value.
    PValue(Bound),
    /// What an outcome needs.
    Bottleneck {
        /// The outcome, in the unit of the bottleneck table.
        at: f64,
        /// The unit.
        unit: LevelUnit,
        /// What it needs.
        level: ClaimedLevel,
    },
}

/// What an outcome needs, as claimed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ClaimedLevel {
    /// NN: nothing.
    NotNecessary,
    /// NA: it is not attainable.
    NotAttainable,
    /// A level of the condition, in the unit of the bottleneck table.
    Needed(Bound),
}

impl Statement {
    /// The cases that it names.
    #[must_use]
    pub fn cases(&self) -> &[String] {
        match self {
            Self::Row(_, RowStatement::Cases(cases))
            | Self::Model(
                _,
                ModelStatement::Covers(_, cases) | ModelStatement::ClosestPath(_, cases),
            ) => cases,
            _ => &[],
        }
    }

    /// The cases that it names, to be changed; `None` when it speaks of none.
    #[cfg(feature = "studies")]
    pub(crate) fn cases_mut(&mut self) -> Option<&mut Vec<String>> {
        match self {
            Self::Row(_, RowStatement::Cases(cases))
            | Self::Model(
                _,
                ModelStatement::Covers(_, cases) | ModelStatement::ClosestPath(_, cases),
            ) => Some(cases),
            // One by one, so that a new statement that names cases is not forgotten here.
            Self::Row(_, RowStatement::Code(_) | RowStatement::Count(_) | RowStatement::Fit(_))
            | Self::Model(
                _,
                ModelStatement::Paths(_)
                | ModelStatement::Formula(_)
                | ModelStatement::SubsetOf(_)
                | ModelStatement::SupersetOf(_)
                | ModelStatement::Fit(_)
                | ModelStatement::SimplifyingAssumptions(_)
                | ModelStatement::Path(_)
                | ModelStatement::PathFit(..)
                | ModelStatement::Core(..),
            )
            | Self::Necessary(_)
            | Self::NecessaryCondition(_)
            | Self::NecessityFit(..)
            | Self::ObservedRows(_)
            | Self::Remainders(_)
            | Self::Models(..)
            | Self::PrimeImplicants(..)
            | Self::Descriptive(..)
            | Self::Nca(..)
            | Self::StaysFor(..)
            | Self::Variant(..) => None,
        }
    }

    /// The expressions over the conditions that it holds.
    #[must_use]
    pub fn expressions(&self) -> Vec<&Expression> {
        match self {
            Self::Necessary(literals) => literals.iter().collect(),
            Self::NecessaryCondition(expression)
            | Self::NecessityFit(expression, _)
            | Self::Row(expression, _)
            | Self::PrimeImplicants(_, expression) => vec![expression],
            Self::Model(_, statement) => statement.expressions(),
            Self::ObservedRows(_)
            | Self::Remainders(_)
            | Self::Models(..)
            | Self::Descriptive(..)
            | Self::Nca(..)
            | Self::StaysFor(..)
            | Self::Variant(..) => Vec::new(),
        }
    }
}

impl ModelStatement {
    /// The path that it is about.
    #[must_use]
    pub fn path(&self) -> Option<&Expression> {
        match self {
            Self::Path(path)
            | Self::Covers(path, _)
            | Self::PathFit(path, _)
            | Self::Core(path, _)
            | Self::ClosestPath(path, _) => Some(path),
            Self::Paths(_)
            | Self::Formula(_)
            | Self::SubsetOf(_)
            | Self::SupersetOf(_)
            | Self::Fit(_)
            | Self::SimplifyingAssumptions(_) => None,
        }
    }

    fn expressions(&self) -> Vec<&Expression> {
        match self {
            Self::Formula(expression)
            | Self::SubsetOf(expression)
            | Self::SupersetOf(expression)
            | Self::Path(expression)
            | Self::Covers(expression, _)
            | Self::PathFit(expression, _)
            | Self::ClosestPath(expression, _) => vec![expression],
            Self::Core(path, literals) => std::iter::once(path).chain(literals).collect(),
            Self::Paths(_) | Self::Fit(_) | Self::SimplifyingAssumptions(_) => Vec::new(),
        }
    }
}
