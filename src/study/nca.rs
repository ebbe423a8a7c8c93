//! What the researcher declared for necessary condition analysis.

use std::collections::BTreeMap;

use super::{Ceiling, LevelUnit, Permutations, Placed};
use crate::set::{Expression, Literal, SetName};

/// A necessary condition analysis as declared.
#[derive(Clone, Debug, PartialEq)]
pub struct NcaPlan {
    /// The ceilings, in declared order; at least one.
    pub ceilings: Vec<Ceiling>,
    /// Which values are compared.
    pub values: NcaValues,
    /// The values that are possible.
    pub scope: NcaScope,
    /// What may be necessary for the outcome; `None`: the presence of every condition.
    pub conditions: Option<Vec<Placed<NcaLiteral>>>,
    /// What may be necessary for the negated outcome.
    pub negated_outcome: Vec<Placed<NcaLiteral>>,
    /// The effect size from which a condition counts as necessary in degree, in [0, 1].
    pub effect_size: f64,
    /// The p value up to which it does, in [0, 1]; of use where the test is declared.
    pub p_value: f64,
    /// The permutation test, where declared.
    pub permutations: Option<Permutations>,
    /// Into how many steps the outcome is cut in the bottleneck table, at least 1.
    pub bottleneck_steps: u32,
    /// In what values the bottleneck table is read.
    pub bottleneck_values: LevelUnit,
}

/// Which values are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NcaValues {
    /// Memberships.
    #[default]
    Calibrated,
    /// The values of the columns.
    Raw,
}

/// The values that are possible.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum NcaScope {
    /// The observed ranges.
    #[default]
    Empirical,
    /// All memberships, 0 to 1.
    Memberships,
    /// The lowest and highest possible value of sets; the observed range for all others.
    Ranges(BTreeMap<SetName, [f64; 2]>),
}

/// A condition or its absence: `LS`, `~LS`, `C{1}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NcaLiteral {
    /// The condition.
    pub literal: Literal,
    /// Whether its absence is meant.
    pub negated: bool,
}

impl NcaLiteral {
    /// It as an expression.
    #[must_use]
    pub fn expression(&self) -> Expression {
        let literal = Expression::Literal(self.literal.clone());
        if self.negated {
            literal.negated()
        } else {
            literal
        }
    }
}
