//! Sets that are made of other sets.

use std::fmt;

use super::{Calibrate, SetPlan};
use crate::set::Expression;

/// How a set is made of other sets, its components, which are calibrated each by its own column.
#[derive(Clone, Debug, PartialEq)]
pub struct Combination {
    /// The components, in the order in which they are declared under `sets`.
    pub components: Vec<SetPlan>,
    /// What is made of their memberships.
    pub rule: CombinationRule,
}

/// What is made of the memberships of several sets.
#[derive(Clone, Debug, PartialEq)]
pub enum CombinationRule {
    /// A Boolean expression: min for `*`, max for `+`, 1 − x for `~`.
    Expression(Expression),
    /// Σ x / n over the components.
    Mean,
}

impl SetPlan {
    /// The sets that are calibrated by columns: the components of a combined set, else the set itself.
    #[must_use]
    pub fn measured(&self) -> &[Self] {
        match &self.calibrate.value {
            Calibrate::Combined(combination) => &combination.components,
            _ => std::slice::from_ref(self),
        }
    }

    /// The same, to be changed.
    #[cfg(feature = "studies")]
    pub(super) fn measured_mut(&mut self) -> &mut [Self] {
        if matches!(self.calibrate.value, Calibrate::Combined(_)) {
            return match &mut self.calibrate.value {
                Calibrate::Combined(combination) => &mut combination.components,
                _ => &mut [],
            };
        }
        std::slice::from_mut(self)
    }

    /// How the set is made of others, where it is.
    #[must_use]
    pub fn combination(&self) -> Option<&Combination> {
        match &self.calibrate.value {
            Calibrate::Combined(combination) => Some(combination),
            _ => None,
        }
    }
}

#[cfg(feature = "studies")]
impl super::Study {
    /// The sets that are calibrated by columns, each once: the outcome, the conditions, and the components
    /// of those that are combined.
    #[must_use]
    pub fn measured_sets(&self) -> Vec<&SetPlan> {
        let sets = std::iter::once(&self.outcome.set).chain(&self.conditions);
        let mut measured: Vec<&SetPlan> = Vec::new();
        for set in sets.flat_map(SetPlan::measured) {
            if !measured
                .iter()
                .any(|known| known.name.value == set.name.value)
            {
                measured.push(set);
            }
        }
        measured
    }
}

/// `FS + HS`, `mean of A, B, C`.
impl fmt::Display for Combination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.rule {
            CombinationRule::Expression(expression) => expression.fmt(f),
            CombinationRule::Mean => {
                let names = self.components.iter().map(|set| set.name.value.as_str());
                write!(f, "mean of {}", names.collect::<Vec<_>>().join(", "))
            }
        }
    }
}
