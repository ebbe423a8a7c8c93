use std::ops::Range;

use thiserror::Error;

use super::{CalibratedSet, Expression, Literal, SetName};

/// One combination of values of the conditions, in condition order: a row of the truth table.
pub type Configuration = Vec<u8>;

/// The conditions of a truth table and how many values each can take: the space of all logically
/// possible configurations.
///
/// # References
/// Lazarsfeld, P. F. (1937). Some Remarks on the Typological Procedures in Social Research.
/// *Zeitschrift für Sozialforschung* 6, 119–139, for the term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertySpace {
    names: Vec<SetName>,
    levels: Vec<u8>,
}

/// Why conditions or an expression do not fit a property space.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SpaceError {
    /// More conditions than supported.
    #[error(
        "{found} conditions; at most {} are supported",
        PropertySpace::MOST_CONDITIONS
    )]
    TooManyConditions {
        /// How many there are.
        found: usize,
    },
    /// More configurations than can be numbered.
    #[error("these conditions have more configurations than can be numbered (2^127)")]
    TooManyConfigurations,
    /// The expression names a set that is not a condition.
    #[error("`{0}` is not a condition")]
    NotACondition(SetName),
    /// A bare name of a set with more than two values.
    #[error("`{set}` has the values 0 to {most}: write which, as in `{set}{{1}}`")]
    NeedsValues {
        /// The set.
        set: SetName,
        /// Its highest value.
        most: u8,
    },
    /// A row number beyond the truth table.
    #[error("there is no row {row}: rows are numbered from 1 to {last}")]
    NoSuchRow {
        /// The number asked for.
        row: u128,
        /// The number of the last row.
        last: u128,
    },
    /// Directional expectations of which each configuration meets one.
    #[error(
        "the directional expectations cancel each other out: every configuration meets one of them"
    )]
    NothingExpected,
    /// Not one expectation for each condition.
    #[error("{found} expectations for {conditions} conditions")]
    NumberOfExpectations {
        /// How many expectations there are.
        found: usize,
        /// How many conditions there are.
        conditions: usize,
    },
    /// A value that the set cannot take.
    #[error("`{set}` has no value {value}: its values are 0 to {most}")]
    NoSuchValue {
        /// The set.
        set: SetName,
        /// The value asked for.
        value: u8,
        /// Its highest value.
        most: u8,
    },
}

/// A conjunction over a property space: for every condition, the values it allows, as bits.
///
/// Bit v of `allowed[i]` says that condition i may have value v.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Product {
    allowed: Vec<u32>,
}

impl Product {
    /// The product that allows these values, bit v standing for value v, in condition order.
    pub(crate) fn new(allowed: impl IntoIterator<Item = u32>) -> Self {
        Self {
            allowed: allowed.into_iter().collect(),
        }
    }

    /// The product that holds one configuration.
    #[must_use]
    pub fn of(configuration: &[u8]) -> Self {
        Self {
            allowed: configuration.iter().map(|value| 1 << value).collect(),
        }
    }

    /// Whether a configuration lies in the product.
    #[must_use]
    pub fn contains(&self, configuration: &[u8]) -> bool {
        self.allowed
            .iter()
            .zip(configuration)
            .all(|(allowed, value)| allowed >> value & 1 == 1)
    }

    /// The allowed values of each condition, bit v standing for value v.
    #[must_use]
    pub fn allowed(&self) -> &[u32] {
        &self.allowed
    }

    /// The same with other values allowed for one condition.
    pub(super) fn with(&self, condition: usize, allowed: u32) -> Self {
        let mut product = self.clone();
        product.allowed[condition] = allowed;
        product
    }

    /// The product of both; `None` when they contradict each other.
    #[must_use]
    pub fn and(&self, other: &Self) -> Option<Self> {
        let allowed: Vec<u32> = self
            .allowed
            .iter()
            .zip(&other.allowed)
            .map(|(a, b)| a & b)
            .collect();
        (!allowed.contains(&0)).then_some(Self { allowed })
    }
}

impl PropertySpace {
    /// How many conditions are supported.
    pub const MOST_CONDITIONS: usize = 64;

    /// The space of conditions with these names and numbers of values (at least 2 each).
    ///
    /// # Errors
    /// [`SpaceError`] for more than 64 conditions, or more than 2^127 configurations.
    pub fn new(conditions: impl IntoIterator<Item = (SetName, u8)>) -> Result<Self, SpaceError> {
        let (names, levels): (Vec<_>, Vec<_>) = conditions.into_iter().unzip();
        if names.len() > Self::MOST_CONDITIONS {
            return Err(SpaceError::TooManyConditions { found: names.len() });
        }
        levels
            .iter()
            .try_fold(1_u128, |size, &levels| size.checked_mul(u128::from(levels)))
            .filter(|&size| size <= 1 << 127)
            .ok_or(SpaceError::TooManyConfigurations)?;
        Ok(Self { names, levels })
    }

    /// The space spanned by calibrated conditions.
    ///
    /// # Errors
    /// As for [`Self::new`].
    pub fn of(conditions: &[&CalibratedSet]) -> Result<Self, SpaceError> {
        Self::new(
            conditions
                .iter()
                .map(|set| (set.name().clone(), set.levels())),
        )
    }

    /// The names of the conditions.
    #[must_use]
    pub fn names(&self) -> &[SetName] {
        &self.names
    }

    /// How many values each condition can take.
    #[must_use]
    pub fn levels(&self) -> &[u8] {
        &self.levels
    }

    /// How many configurations there are: the product of the levels.
    #[must_use]
    pub fn size(&self) -> u128 {
        self.levels
            .iter()
            .map(|&levels| u128::from(levels))
            .product()
    }

    /// The number of a configuration, from 1; the first condition is the most significant:
    /// 1 + Σ vᵢ · Π levelsⱼ (j > i).
    #[must_use]
    pub fn row_number(&self, configuration: &[u8]) -> u128 {
        configuration
            .iter()
            .zip(&self.levels)
            .fold(0, |row, (&value, &levels)| {
                row * u128::from(levels) + u128::from(value)
            })
            + 1
    }

    /// The configuration with a number from 1 to [`Self::size`].
    #[must_use]
    pub fn configuration(&self, row_number: u128) -> Option<Configuration> {
        if row_number == 0 || row_number > self.size() {
            return None;
        }
        let mut rest = row_number - 1;
        let mut values: Configuration = self
            .levels
            .iter()
            .rev()
            .map(|&levels| {
                let value = rest % u128::from(levels);
                rest /= u128::from(levels);
                u8::try_from(value).expect("a remainder is below the levels, a u8")
            })
            .collect();
        values.reverse();
        Some(values)
    }

    /// The configuration that an expression names; `None` when it leaves a condition open, asks for
    /// several values of one, or holds no configuration at all.
    ///
    /// # Errors
    /// [`SpaceError`] for a set that is not a condition, or a value that it cannot take.
    ///
    /// # Examples
    /// ```
    /// use equifinal::set::{PropertySpace, SetName};
    /// let names = [("A", 2), ("C", 3)].map(|(name, levels)| (SetName::new(name).unwrap(), levels));
    /// let space = PropertySpace::new(names).unwrap();
    /// let row = |text: &str| space.row_of(&text.parse().unwrap()).unwrap();
    /// assert_eq!(row("C{2}*~A"), Some(vec![0, 2]));
    /// assert_eq!(row("A*~C{2}"), None);
    /// ```
    pub fn row_of(&self, expression: &Expression) -> Result<Option<Configuration>, SpaceError> {
        let products = self.products(expression)?;
        let [product] = products.as_slice() else {
            return Ok(None);
        };
        let value = |allowed: &u32| {
            let value = u8::try_from(allowed.trailing_zeros()).ok();
            value.filter(|_| allowed.is_power_of_two())
        };
        Ok(product.allowed().iter().map(value).collect())
    }

    /// The configuration a case belongs to more than to any other; `None` when one of its scores
    /// is exactly 0.5, so that it belongs to no row.
    #[must_use]
    pub fn configuration_of(conditions: &[&CalibratedSet], case: usize) -> Option<Configuration> {
        conditions.iter().map(|set| set.value_of(case)).collect()
    }

    /// The numbers of the rows of some cases, in case order; see [`Self::configuration_of`].
    #[must_use]
    pub fn rows_of_cases(
        &self,
        conditions: &[&CalibratedSet],
        cases: Range<usize>,
    ) -> Vec<Option<u128>> {
        let mut rows = vec![Some(0_u128); cases.len()];
        for (set, &levels) in conditions.iter().zip(&self.levels) {
            let levels = u128::from(levels);
            for (row, case) in rows.iter_mut().zip(cases.clone()) {
                let value = set.value_of(case).map(u128::from);
                *row = row.zip(value).map(|(row, value)| row * levels + value);
            }
        }
        for row in rows.iter_mut().flatten() {
            *row += 1;
        }
        rows
    }

    /// The literal for a value of a condition: `A` or `~A`, and `A{v}` where there are more than
    /// two values.
    #[must_use]
    pub fn literal(&self, condition: usize, value: u8) -> Expression {
        let set = self.names[condition].clone();
        if self.levels[condition] > 2 {
            Expression::Literal(Literal {
                set,
                values: Some([value].into()),
            })
        } else {
            let present = Expression::Literal(Literal { set, values: None });
            if value == 0 {
                present.negated()
            } else {
                present
            }
        }
    }

    /// Every choice of `order` conditions, in lexicographic order, one after the other.
    pub fn condition_combinations(&self, order: usize) -> impl Iterator<Item = Vec<usize>> + use<> {
        let conditions = self.levels.len();
        let first = (order <= conditions).then(|| (0..order).collect::<Vec<usize>>());
        std::iter::successors(first, move |chosen| {
            let last = |place: &usize| conditions - order + place;
            let place = (0..order)
                .rev()
                .find(|place| chosen[*place] < last(place))?;
            let raised = chosen[place] + 1;
            let kept = chosen[..place].iter().copied();
            Some(kept.chain(raised..raised + order - place).collect())
        })
    }

    /// Every choice of `order` conditions with a value for each, as pairs of position and value,
    /// one after the other.
    pub fn literal_combinations(
        &self,
        order: usize,
    ) -> impl Iterator<Item = Vec<(usize, u8)>> + use<'_> {
        self.condition_combinations(order).flat_map(|chosen| {
            let first: Vec<(usize, u8)> = chosen.iter().map(|&i| (i, 0)).collect();
            std::iter::successors(Some(first), |literals| {
                let can_rise = |&(i, value): &(usize, u8)| value + 1 < self.levels[i];
                let place = literals.iter().rposition(can_rise)?;
                let mut next = literals.clone();
                next[place].1 += 1;
                next[place + 1..]
                    .iter_mut()
                    .for_each(|(_, value)| *value = 0);
                Some(next)
            })
        })
    }

    /// The expression as a sum of products over this space; contradictory products are left out.
    ///
    /// # Errors
    /// [`SpaceError`] for a set that is not a condition, or a value that it cannot take.
    pub fn products(&self, expression: &Expression) -> Result<Vec<Product>, SpaceError> {
        self.expand(expression, false)
    }

    /// The product that asks one condition for any of some values, and nothing of the others.
    ///
    /// # Errors
    /// [`SpaceError::NoSuchValue`] for a value that the condition cannot take.
    pub fn product_of(
        &self,
        condition: usize,
        values: impl IntoIterator<Item = u8>,
    ) -> Result<Product, SpaceError> {
        let most = self.levels[condition] - 1;
        let mut product = self.everything();
        product.allowed[condition] = 0;
        for value in values {
            if value > most {
                let set = self.names[condition].clone();
                return Err(SpaceError::NoSuchValue { set, value, most });
            }
            product.allowed[condition] |= 1 << value;
        }
        Ok(product)
    }

    /// The product that asks nothing.
    pub(crate) fn everything(&self) -> Product {
        Product {
            allowed: self
                .levels
                .iter()
                .map(|&levels| all_values(levels))
                .collect(),
        }
    }

    fn expand(&self, expression: &Expression, negate: bool) -> Result<Vec<Product>, SpaceError> {
        let sum = |parts: &[Expression]| -> Result<Vec<Product>, SpaceError> {
            let mut sum = Vec::new();
            for part in parts {
                sum.extend(self.expand(part, negate)?);
            }
            Ok(absorbed(sum))
        };
        let product = |parts: &[Expression]| -> Result<Vec<Product>, SpaceError> {
            let mut product = vec![self.everything()];
            for part in parts {
                let factors = self.expand(part, negate)?;
                product = absorbed(
                    product
                        .iter()
                        .flat_map(|a| factors.iter().filter_map(|b| a.and(b)))
                        .collect(),
                );
            }
            Ok(product)
        };
        match expression {
            Expression::Constant(value) if *value != negate => Ok(vec![self.everything()]),
            Expression::Constant(_) => Ok(Vec::new()),
            Expression::Literal(literal) => self.literal_product(literal, negate),
            Expression::Not(inner) => self.expand(inner, !negate),
            Expression::Or(parts) if negate => product(parts),
            Expression::Or(parts) => sum(parts),
            Expression::And(parts) if negate => sum(parts),
            Expression::And(parts) => product(parts),
        }
    }

    fn literal_product(&self, literal: &Literal, negate: bool) -> Result<Vec<Product>, SpaceError> {
        let set = &literal.set;
        let condition = self
            .names
            .iter()
            .position(|name| name == set)
            .ok_or_else(|| SpaceError::NotACondition(set.clone()))?;
        let levels = self.levels[condition];
        let most = levels - 1;
        let mut bits = match &literal.values {
            None if levels > 2 => {
                return Err(SpaceError::NeedsValues {
                    set: set.clone(),
                    most,
                });
            }
            None => 0b10,
            Some(values) => {
                if let Some(&value) = values.iter().find(|&&value| value > most) {
                    return Err(SpaceError::NoSuchValue {
                        set: set.clone(),
                        value,
                        most,
                    });
                }
                values.iter().map(|value| 1 << value).sum()
            }
        };
        if negate {
            bits = all_values(levels) & !bits;
        }
        let mut product = self.everything();
        product.allowed[condition] = bits;
        Ok(if bits == 0 { Vec::new() } else { vec![product] })
    }
}

/// The bits of the values 0 to `levels` − 1.
pub(super) fn all_values(levels: u8) -> u32 {
    u32::MAX >> (32 - u32::from(levels))
}

/// The products without those that lie inside another (absorption), in a stable order.
pub(super) fn absorbed(mut products: Vec<Product>) -> Vec<Product> {
    products.sort();
    products.dedup();
    let inside = |a: &Product, b: &Product| {
        a != b && a.allowed.iter().zip(&b.allowed).all(|(a, b)| a & !b == 0)
    };
    let kept = products
        .iter()
        .filter(|a| !products.iter().any(|b| inside(a, b)));
    kept.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn space(levels: &[u8]) -> PropertySpace {
        let names = ["A", "B", "C", "D"]
            .iter()
            .map(|name| SetName::new(name).unwrap());
        PropertySpace::new(names.zip(levels.iter().copied())).unwrap()
    }

    #[test]
    fn rows_are_numbered_from_one_with_the_first_condition_most_significant() {
        let space = space(&[2, 3, 2]);
        assert_eq!(space.size(), 12);
        assert_eq!(space.row_number(&[0, 0, 0]), 1);
        // 1 + 1·6 + 2·2 + 1·1
        assert_eq!(space.row_number(&[1, 2, 1]), 12);
        for row in 1..=12 {
            assert_eq!(space.row_number(&space.configuration(row).unwrap()), row);
        }
        assert_eq!(space.configuration(13), None);
    }

    #[test]
    fn products_hold_the_rows_where_the_expression_is_true() {
        let space = space(&[2, 3, 2]);
        let rows = |text: &str| -> Vec<u128> {
            let products = space.products(&text.parse().unwrap()).unwrap();
            let inside = |row: &u128| {
                let configuration = space.configuration(*row).unwrap();
                products
                    .iter()
                    .any(|product| product.contains(&configuration))
            };
            (1..=12).filter(inside).collect()
        };
        // De Morgan over a multi-value set: ~(A*B{1}) is ~A + B{0,2}.
        assert_eq!(rows("~(A*B{1})"), rows("~A + B{0,2}"));
        assert_eq!(rows("~A + B{0,2}"), [1, 2, 3, 4, 5, 6, 7, 8, 11, 12]);
        assert_eq!(rows("A*~A"), [] as [u128; 0]);
        assert_eq!(rows("A + ~A").len(), 12);
    }

    #[test]
    fn a_set_or_value_that_does_not_exist_is_refused() {
        let space = space(&[2, 3, 2]);
        let products = |text: &str| space.products(&text.parse().unwrap());
        assert!(matches!(products("X"), Err(SpaceError::NotACondition(_))));
        assert!(matches!(
            products("B"),
            Err(SpaceError::NeedsValues { most: 2, .. })
        ));
        assert!(matches!(
            products("B{3}"),
            Err(SpaceError::NoSuchValue { value: 3, .. })
        ));
    }

    #[test]
    fn more_conditions_than_supported_are_refused() {
        let many = (0..65).map(|i| (SetName::new(&format!("S{i}")).unwrap(), 2));
        assert_eq!(
            PropertySpace::new(many),
            Err(SpaceError::TooManyConditions { found: 65 })
        );
    }
}
