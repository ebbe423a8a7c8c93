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
    /// Expectations for single conditions (one entry per condition) and for conjunctions.
    ///
    /// # Errors
    /// [`SpaceError`] for an expression with a set that is not a condition, or with a value that
    /// it cannot take.
    pub fn new(
        space: &PropertySpace,
        single: &[Expectation],
        conjunctural: &[Expression],
    ) -> Result<Self, SpaceError> {
        let mut expected = Vec::new();
        for (condition, expectation) in single.iter().enumerate() {
            let values = match expectation {
                Expectation::Either => continue,
                Expectation::Present => (1..space.levels()[condition]).collect(),
                Expectation::Absent => vec![0],
                Expectation::Values(values) => values.iter().copied().collect(),
            };
            expected.push(space.product_of(condition, values)?);
        }
        for expression in conjunctural {
            expected.extend(space.products(expression)?);
        }
        Ok(Self { expected, levels: space.levels().to_vec() })
    }

    /// The terms that a conservative term becomes when the literals that no expectation supports,
    /// and that the parsimonious term does without, are dropped.
    ///
    /// A literal may go when the parsimonious term does not have it and an expectation for its
    /// condition does not include its value. A conjunctural expectation that the term contradicts
    /// in one of its conditions lets go all literals of that conjunction.
    #[must_use]
    pub fn simplified(&self, conservative: &Implicant, parsimonious: &Implicant) -> Implicant {
        let mut simplified = conservative.clone();
        for expected in &self.expected {
            if conservative.meets_product(expected) {
                continue;
            }
            for (condition, _) in conservative.literals() {
                let about = expected.allowed()[condition].count_ones() < u32::from(self.levels[condition]);
                if about && parsimonious.values()[condition].is_none() {
                    simplified = simplified.with(condition, None);
                }
            }
        }
        simplified
    }
}
