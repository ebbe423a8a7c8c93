use serde::Serialize;

use crate::set::{Expression, Product, PropertySpace, SpaceError};

/// A conjunction of literals with one value each: the value that it asks of every condition, or
/// none where it leaves the condition free.
///
/// A configuration is the implicant that leaves nothing free.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Implicant {
    values: Vec<Option<u8>>,
}

impl Implicant {
    /// The implicant that asks these values, one entry per condition.
    #[must_use]
    pub fn new(values: Vec<Option<u8>>) -> Self {
        Self { values }
    }

    /// The implicant that holds one configuration.
    #[must_use]
    pub fn of(configuration: &[u8]) -> Self {
        Self {
            values: configuration.iter().copied().map(Some).collect(),
        }
    }

    /// The implicants of an expression, each with one value per literal: `A*C{1,2}` becomes
    /// `A*C{1}` and `A*C{2}`. Sorted, each once.
    ///
    /// # Errors
    /// [`SpaceError`] for a set that is not a condition, or a value that it cannot take.
    pub fn all_of(expression: &Expression, space: &PropertySpace) -> Result<Vec<Self>, SpaceError> {
        let mut implicants = Vec::new();
        for product in space.products(expression)? {
            let mut expanded = vec![Self {
                values: vec![None; space.levels().len()],
            }];
            for (i, (&allowed, &levels)) in product.allowed().iter().zip(space.levels()).enumerate()
            {
                let values = (0..levels).filter(|value| allowed >> value & 1 == 1);
                if allowed.count_ones() < u32::from(levels) {
                    let with = |value| expanded.iter().map(move |one| one.with(i, Some(value)));
                    expanded = values.flat_map(with).collect();
                }
            }
            implicants.extend(expanded);
        }
        implicants.sort();
        implicants.dedup();
        Ok(implicants)
    }

    /// The implicant with these literals, among so many conditions.
    #[must_use]
    pub fn with_literals(literals: &[(usize, u8)], conditions: usize) -> Self {
        let mut values = vec![None; conditions];
        for &(condition, value) in literals {
            values[condition] = Some(value);
        }
        Self { values }
    }

    /// The values of `configuration` in the conditions for which `asked` is true.
    pub(crate) fn from_row(configuration: &[u8], asked: impl Fn(usize) -> bool) -> Self {
        let literal = |(i, &value): (usize, &u8)| asked(i).then_some(value);
        Self {
            values: configuration.iter().enumerate().map(literal).collect(),
        }
    }

    /// What it asks of each condition.
    #[must_use]
    pub fn values(&self) -> &[Option<u8>] {
        &self.values
    }

    /// Its literals: pairs of a condition's position and the value asked.
    pub fn literals(&self) -> impl Iterator<Item = (usize, u8)> + '_ {
        self.values
            .iter()
            .enumerate()
            .filter_map(|(i, value)| value.map(|value| (i, value)))
    }

    /// Whether it covers a configuration.
    #[must_use]
    pub fn covers(&self, configuration: &[u8]) -> bool {
        self.literals().all(|(i, value)| configuration[i] == value)
    }

    /// Whether every configuration it covers is also covered by `other`.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        other
            .literals()
            .all(|(i, value)| self.values[i] == Some(value))
    }

    /// Whether some configuration is covered by both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.values
            .iter()
            .zip(&other.values)
            .all(|pair| match pair {
                (Some(a), Some(b)) => a == b,
                _ => true,
            })
    }

    /// What both ask together; `None` when they contradict each other.
    #[must_use]
    pub fn and(&self, other: &Self) -> Option<Self> {
        self.meets(other).then(|| {
            let pairs = self.values.iter().zip(&other.values);
            Self {
                values: pairs.map(|(a, b)| a.or(*b)).collect(),
            }
        })
    }

    /// The same with one condition set to a value, or left free.
    #[must_use]
    pub fn with(&self, condition: usize, value: Option<u8>) -> Self {
        let mut values = self.values.clone();
        values[condition] = value;
        Self { values }
    }

    /// How many configurations of a space it covers.
    #[must_use]
    pub fn size(&self, space: &PropertySpace) -> u128 {
        let free = self
            .values
            .iter()
            .zip(space.levels())
            .filter(|(value, _)| value.is_none());
        free.map(|(_, &levels)| u128::from(levels)).product()
    }

    /// The configurations it covers, as a product of value sets.
    #[must_use]
    pub fn product(&self, space: &PropertySpace) -> Product {
        let allowed = self.values.iter().zip(space.levels());
        Product::new(allowed.map(|(value, &levels)| match value {
            Some(value) => 1 << value,
            None => u32::MAX >> (32 - u32::from(levels)),
        }))
    }

    /// The implicant as an expression; `1` when it leaves everything free.
    #[must_use]
    pub fn expression(&self, space: &PropertySpace) -> Expression {
        let mut literals: Vec<Expression> = self
            .literals()
            .map(|(i, value)| space.literal(i, value))
            .collect();
        match literals.len() {
            0 => Expression::Constant(true),
            1 => literals.remove(0),
            _ => Expression::And(literals),
        }
    }

    /// The order in which implicants are listed: fewest literals first, then by the conditions
    /// they name from the left, higher values first.
    #[must_use]
    pub fn listing_order(&self, other: &Self) -> std::cmp::Ordering {
        self.listing_key().cmp(&other.listing_key())
    }

    /// What implicants are sorted by to stand in [`Implicant::listing_order`].
    #[must_use]
    pub(crate) fn listing_key(&self) -> (usize, Vec<u8>) {
        let rank = |value: &Option<u8>| value.map_or(u8::MAX, |value| u8::MAX - 1 - value);
        (
            self.literals().count(),
            self.values.iter().map(rank).collect(),
        )
    }
}

/// A union of implicants as an expression: `0` for none.
#[must_use]
pub(crate) fn sum(implicants: &[Implicant], space: &PropertySpace) -> Expression {
    let mut terms: Vec<Expression> = implicants
        .iter()
        .map(|implicant| implicant.expression(space))
        .collect();
    match terms.len() {
        0 => Expression::Constant(false),
        1 => terms.remove(0),
        _ => Expression::Or(terms),
    }
}
