use crate::minimize::Implicant;
use crate::set::{Expression, Product, PropertySpace, SpaceError};
use crate::study::Expectation;

/// What theory expects: which values of each condition, and which conjunctions of conditions,
/// contribute to the outcome.
///
/// # References
/// Ragin, C. C. & Sonnett, J. (2005). Between Complexity and Parsimony: Limited Diversity,
/// Counterfactual Cases, and Comparative Analysis. In S. Kropp & M. Minkenberg (eds.), *Vergleichen
/// in der Politikwissenschaft*. VS Verlag, 180–197; Schneider, C. Q. & Wagemann, C. (2012).
/// *Set-Theoretic Methods for the Social Sciences*. Cambridge University Press, 167–177.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectionalExpectations {
    /// One for each condition or conjunction that carries an expectation.
    expected: Vec<Product>,
    /// How many values each condition can take.
    levels: Vec<u8>,
}

impl DirectionalExpectations {
    /// Expectations for single conditions (one entry per condition, or none at all) and for
    /// conjunctions.
    ///
    /// # Errors
    /// [`SpaceError`] for an expression with a set that is not a condition, or with a value that
    /// it cannot take.
    pub fn new(
        space: &PropertySpace,
        single: &[Expectation],
        conjunctural: &[Expression],
    ) -> Result<Self, SpaceError> {
        let conditions = space.levels().len();
        if !single.is_empty() && single.len() != conditions {
            let found = single.len();
            return Err(SpaceError::NumberOfExpectations { found, conditions });
        }
        let mut expected = Vec::new();
        for (condition, expectation) in single.iter().enumerate() {
            let values = match expectation {
                Expectation::Either => continue,
                Expectation::Present => (1..space.levels()[condition]).collect(),
                Expectation::Absent => vec![0],
                Expectation::Values(values) => values.iter().copied().collect(),
                Expectation::AllBut(values) => (0..space.levels()[condition])
                    .filter(|value| !values.contains(value))
                    .collect(),
            };
            expected.push(space.product_of(condition, values)?);
        }
        for expression in conjunctural {
            expected.extend(space.products(expression)?);
        }
        Ok(Self {
            expected,
            levels: space.levels().to_vec(),
        })
    }

    /// What a conservative term becomes when the literals that no expectation supports, and that
    /// the parsimonious term does without, are dropped.
    ///
    /// A literal is free to go when the parsimonious term does not have it. An expectation that
    /// one of the free literals contradicts lets go every free literal of its conditions: for a
    /// single condition that literal, for a conjunction all of its literals.
    #[must_use]
    pub fn simplified(&self, conservative: &Implicant, parsimonious: &Implicant) -> Implicant {
        let free: Vec<(usize, u8)> = conservative
            .literals()
            .filter(|&(condition, _)| parsimonious.values()[condition].is_none())
            .collect();
        let mut simplified = conservative.clone();
        for expected in &self.expected {
            let allows =
                |condition: usize, value: u8| expected.allowed()[condition] >> value & 1 == 1;
            if free
                .iter()
                .all(|&(condition, value)| allows(condition, value))
            {
                continue;
            }
            for &(condition, _) in &free {
                if !(0..self.levels[condition]).all(|value| allows(condition, value)) {
                    simplified = simplified.with(condition, None);
                }
            }
        }
        simplified
    }
}
