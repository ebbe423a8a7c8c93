use crate::minimize::Implicant;
use crate::set::{Expression, Product, PropertySpace, SpaceError, SumOfProducts};
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
    /// conjunctions. All of them are one sum, and count as it reads in its shortest form: `M{1}` and
    /// `M{2}` expect `M{1,2}`, and `A*B + A*~B` expects `A`.
    ///
    /// # Errors
    /// [`SpaceError`] for an expression with a set that is not a condition, or with a value that
    /// it cannot take; for expectations such as `A + ~A`, which cancel each other out.
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
        let asks_nothing = space.everything();
        expected.retain(|product| *product != asks_nothing);
        let sum = SumOfProducts::of_products(expected, space).simplified();
        if sum.products() == [asks_nothing] {
            return Err(SpaceError::NothingExpected);
        }
        Ok(Self {
            expected: sum.products().to_vec(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::SetName;

    /// A condition with three values, and two crisp ones.
    fn space() -> PropertySpace {
        let sets = [("M", 3), ("A", 2), ("B", 2)];
        let sets = sets.map(|(name, levels)| (SetName::new(name).unwrap(), levels));
        PropertySpace::new(sets).unwrap()
    }

    fn expecting(expressions: &[&str]) -> DirectionalExpectations {
        let expressions = expressions.iter().map(|text| text.parse().unwrap());
        let expressions: Vec<Expression> = expressions.collect();
        DirectionalExpectations::new(&space(), &[], &expressions).unwrap()
    }

    #[test]
    fn expectations_count_as_the_sum_that_they_make() {
        let same = [
            (&["M{1} + M{2}"][..], &["M{1,2}"][..]),
            (&["M{1}", "M{2}"], &["M{1,2}"]),
            (&["A*B + A*~B"], &["A"]),
            (&["A", "A*B"], &["A"]),
            (&["A*B", "~A*B", "M{1}"], &["B", "M{1}"]),
            (&["A + ~A*B"], &["A", "B"]),
            (&["~A*B + M{1}", "A"], &["B", "M{1}", "A"]),
        ];
        for (written, short) in same {
            assert_eq!(expecting(written), expecting(short), "{written:?}");
        }
        // Each conjunction of these says something of its own.
        assert_eq!(expecting(&["A*B + ~A*M{1}"]).expected.len(), 2);
    }

    /// By hand: the conservative term `M{0}*A*B`, of which the parsimonious one has `B`. `M{0}` is not
    /// among the values expected and goes, `A` stays.
    #[test]
    fn a_literal_stays_where_one_of_several_values_is_expected() {
        let values = |literals: &[(usize, u8)]| Implicant::with_literals(literals, 3);
        let parsimonious = values(&[(2, 1)]);
        let simplified = |written: &[&str], conservative: &Implicant| {
            expecting(written).simplified(conservative, &parsimonious)
        };
        let term = values(&[(0, 1), (1, 1), (2, 1)]);
        assert_eq!(simplified(&["M{1} + M{2} + A"], &term), term);
        let term = values(&[(0, 0), (1, 1), (2, 1)]);
        assert_eq!(
            simplified(&["M{1} + M{2} + A"], &term),
            values(&[(1, 1), (2, 1)])
        );
    }

    #[test]
    fn expectations_that_cancel_each_other_out_are_refused() {
        for text in ["A + ~A", "M{0,1} + A + ~A*M{2}"] {
            let found = DirectionalExpectations::new(&space(), &[], &[text.parse().unwrap()]);
            assert_eq!(found, Err(SpaceError::NothingExpected), "{text}");
        }
        let either = Expectation::Values([0, 1, 2].into_iter().collect());
        let single = [either, Expectation::Present, Expectation::Either];
        let found = DirectionalExpectations::new(&space(), &single, &[]);
        assert_eq!(found, Ok(expecting(&["A"])));
    }
}
