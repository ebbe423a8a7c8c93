use std::cmp::Reverse;

use super::property_space::{absorbed, all_values};
use super::{CalibratedSet, Expression, FuzzySet, Literal, Product, PropertySpace, SpaceError};

/// A union of conjunctions over a property space: an expression multiplied out.
///
/// Negations are carried inwards (De Morgan), products multiplied out, contradictory products such
/// as `A*~A` left out, and products inside another absorbed. For crisp sets it is the expression it
/// was made of. For fuzzy sets all steps but one keep every membership: a case can have up to 0.5
/// in a contradictory product, so that leaving it out can lower its membership, though never from
/// above 0.5.
///
/// # Examples
/// ```
/// use equifinal::set::{PropertySpace, SetName, SumOfProducts};
/// let names = ["A", "B", "C", "D"].map(|name| (SetName::new(name).unwrap(), 2));
/// let space = PropertySpace::new(names).unwrap();
/// let sum = |text: &str| SumOfProducts::of(&text.parse().unwrap(), &space).unwrap();
/// let both = sum("~A*B + C*~D").and(&sum("A*B + ~D"));
/// assert_eq!(both.expression().to_string(), "C*~D + ~A*B*~D");
/// assert_eq!(both.negated().expression().to_string(), "D + A*~C + ~B*~C");
/// assert_eq!(both.factored().to_string(), "~D*(C + ~A*B)");
/// assert_eq!(sum("A*B + A*~B").simplified().expression().to_string(), "A");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumOfProducts<'s> {
    space: &'s PropertySpace,
    products: Vec<Product>,
}

impl<'s> SumOfProducts<'s> {
    /// An expression multiplied out over `space`.
    ///
    /// # Errors
    /// [`SpaceError`] for a set that is not a condition, or a value that it cannot take.
    pub fn of(expression: &Expression, space: &'s PropertySpace) -> Result<Self, SpaceError> {
        let products = space.products(expression)?;
        Ok(Self { space, products })
    }

    /// The sum of some products of `space`.
    pub(crate) fn of_products(products: Vec<Product>, space: &'s PropertySpace) -> Self {
        let products = absorbed(products);
        Self { space, products }
    }

    /// The products: none for the empty set.
    #[must_use]
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// The intersection with another sum over the same space.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let pairs = self
            .products
            .iter()
            .flat_map(|a| other.products.iter().filter_map(|b| a.and(b)));
        self.with(pairs.collect())
    }

    /// The union with another sum over the same space.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let both = self.products.iter().chain(&other.products);
        self.with(both.cloned().collect())
    }

    /// The negation, multiplied out.
    #[must_use]
    pub fn negated(&self) -> Self {
        let everything = self.with(vec![self.space.everything()]);
        self.products
            .iter()
            .fold(everything, |all, product| all.and(&self.without(product)))
    }

    /// The negation, where no step of multiplying it out has more products than a limit.
    #[must_use]
    pub fn negated_up_to(&self, most: usize) -> Option<Self> {
        let everything = self.with(vec![self.space.everything()]);
        self.products.iter().try_fold(everything, |all, product| {
            let step = all.and(&self.without(product));
            (step.products.len() <= most).then_some(step)
        })
    }

    /// Whether a configuration lies in it.
    #[must_use]
    pub fn contains(&self, configuration: &[u8]) -> bool {
        self.products
            .iter()
            .any(|product| product.contains(configuration))
    }

    /// Whether every configuration in it lies in another sum over the same space.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.products
            .iter()
            .all(|product| is_covered(product, &other.products))
    }

    /// The same configurations in fewer and larger products: no literal and no product can be left
    /// out. Which of several such sums it is follows from the order of the conditions.
    ///
    /// Memberships in fuzzy sets can change: `A*B + A*~B` becomes `A`.
    #[must_use]
    pub fn simplified(&self) -> Self {
        let enlarged = self.products.iter().map(|product| self.enlarged(product));
        let mut products = self.with(enlarged.collect()).in_order();
        for position in (0..products.len()).rev() {
            let product = products.remove(position);
            if !is_covered(&product, &products) {
                products.insert(position, product);
            }
        }
        self.with(products)
    }

    /// The sum as an expression, shortest products first; `0` for the empty set.
    #[must_use]
    pub fn expression(&self) -> Expression {
        let products = self.in_order();
        union(products.iter().map(|product| self.term(product)).collect())
    }

    /// The sum with common literals put before a bracket, `A*(B + C)` for `A*B + A*C`: time and
    /// again the literal that most products share. No membership changes.
    #[must_use]
    pub fn factored(&self) -> Expression {
        self.factor(&self.in_order())
    }

    /// Membership of every case: the maximum over the products of the minimum over their literals.
    ///
    /// # Errors
    /// The first set in it that `sets` does not hold.
    pub fn membership(&self, sets: &[&CalibratedSet]) -> Result<FuzzySet, super::SetName> {
        self.expression().membership(sets)
    }

    fn with(&self, products: Vec<Product>) -> Self {
        Self {
            space: self.space,
            products: absorbed(products),
        }
    }

    /// What lies outside one product, one product a literal.
    fn without(&self, product: &Product) -> Self {
        let everything = self.space.everything();
        let outside = self
            .literals(product)
            .map(|(i, allowed)| everything.with(i, self.all(i) & !allowed));
        self.with(outside.collect())
    }

    fn all(&self, condition: usize) -> u32 {
        all_values(self.space.levels()[condition])
    }

    /// The conditions of which a product asks something, with the values that it allows.
    fn literals<'p>(&'p self, product: &'p Product) -> impl Iterator<Item = (usize, u32)> + 'p {
        let allowed = product.allowed().iter().copied().enumerate();
        allowed.filter(|&(i, allowed)| allowed != self.all(i))
    }

    /// The product with every literal left out, or value added, that keeps it inside the sum.
    fn enlarged(&self, product: &Product) -> Product {
        let mut enlarged = product.clone();
        for (i, &levels) in self.space.levels().iter().enumerate() {
            let single = (0..levels).map(|value| 1 << value);
            for more in std::iter::once(self.all(i)).chain(single) {
                let candidate = enlarged.with(i, enlarged.allowed()[i] | more);
                if is_covered(&candidate, &self.products) {
                    enlarged = candidate;
                }
            }
        }
        enlarged
    }

    /// Fewest literals first, then by the conditions named from the left, presence first.
    fn in_order(&self) -> Vec<Product> {
        let mut products = self.products.clone();
        let rank = |product: &Product| -> Vec<(bool, Reverse<u32>)> {
            let allowed = product.allowed().iter().enumerate();
            allowed
                .map(|(i, &allowed)| (allowed == self.all(i), Reverse(allowed)))
                .collect()
        };
        products.sort_by_cached_key(|product| (self.literals(product).count(), rank(product)));
        products
    }

    fn literal(&self, condition: usize, allowed: u32) -> Expression {
        let levels = self.space.levels()[condition];
        let values = (0..levels).filter(|value| allowed >> value & 1 == 1);
        if levels == 2 {
            return self.space.literal(condition, u8::from(allowed == 0b10));
        }
        Expression::Literal(Literal {
            set: self.space.names()[condition].clone(),
            values: Some(values.collect()),
        })
    }

    fn term(&self, product: &Product) -> Expression {
        let literals = self.literals(product);
        intersection(
            literals
                .map(|(i, allowed)| self.literal(i, allowed))
                .collect(),
        )
    }

    fn factor(&self, products: &[Product]) -> Expression {
        let Some((i, allowed)) = self.most_shared(products) else {
            return union(products.iter().map(|product| self.term(product)).collect());
        };
        let (with, rest): (Vec<Product>, Vec<Product>) = products
            .iter()
            .cloned()
            .partition(|product| product.allowed()[i] == allowed);
        let quotient: Vec<Product> = with.iter().map(|p| p.with(i, self.all(i))).collect();
        let mut factors = vec![self.literal(i, allowed)];
        match self.factor(&quotient) {
            Expression::And(inner) => factors.extend(inner),
            other => factors.push(other),
        }
        let mut terms = vec![intersection(factors)];
        match self.factor(&rest) {
            Expression::Constant(false) => {}
            Expression::Or(others) => terms.extend(others),
            other => terms.push(other),
        }
        union(terms)
    }

    /// The literal that most of several products have, at least two; the first such.
    fn most_shared(&self, products: &[Product]) -> Option<(usize, u32)> {
        let mut best: Option<((usize, u32), usize)> = None;
        for literal in products.iter().flat_map(|product| self.literals(product)) {
            let (i, allowed) = literal;
            let having = products.iter().filter(|p| p.allowed()[i] == allowed);
            let count = having.count();
            if count > best.map_or(1, |(_, most)| most) {
                best = Some((literal, count));
            }
        }
        best.map(|(literal, _)| literal)
    }
}

/// Whether every configuration of a product lies in one of `products`.
fn is_covered(product: &Product, products: &[Product]) -> bool {
    let Some((first, others)) = products.split_first() else {
        return false;
    };
    let outside = outside(product, first);
    outside.iter().all(|piece| is_covered(piece, others))
}

/// What of a product lies outside another, in disjoint pieces.
fn outside(product: &Product, other: &Product) -> Vec<Product> {
    let Some(shared) = product.and(other) else {
        return vec![product.clone()];
    };
    let mut pieces = Vec::new();
    let mut inside = product.clone();
    for (i, &allowed) in shared.allowed().iter().enumerate() {
        let beyond = product.allowed()[i] & !allowed;
        if beyond != 0 {
            pieces.push(inside.with(i, beyond));
        }
        inside = inside.with(i, allowed);
    }
    pieces
}

fn union(mut terms: Vec<Expression>) -> Expression {
    match terms.len() {
        0 => Expression::Constant(false),
        1 => terms.remove(0),
        _ => Expression::Or(terms),
    }
}

fn intersection(mut factors: Vec<Expression>) -> Expression {
    match factors.len() {
        0 => Expression::Constant(true),
        1 => factors.remove(0),
        _ => Expression::And(factors),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::SetName;

    fn space() -> PropertySpace {
        let names = ["A", "B", "C", "M"].map(|name| SetName::new(name).unwrap());
        PropertySpace::new(names.into_iter().zip([2, 2, 2, 3])).unwrap()
    }

    fn sum<'s>(text: &str, space: &'s PropertySpace) -> SumOfProducts<'s> {
        SumOfProducts::of(&text.parse().unwrap(), space).unwrap()
    }

    const EXPRESSIONS: [&str; 8] = [
        "0",
        "1",
        "A*B + ~A*C",
        "~(A + B*M{1})",
        "A*M{0,2} + ~B*(C + M{2})",
        "A*B*C + A*B*~C + ~A*B*C",
        "(A + B)*(~A + C)*M{1,2}",
        "M{0} + M{1}",
    ];

    fn rows(sum: &SumOfProducts<'_>) -> Vec<bool> {
        let configurations = (1..=24).map(|row| sum.space.configuration(row).unwrap());
        configurations.map(|row| sum.contains(&row)).collect()
    }

    #[test]
    fn operations_agree_with_the_configurations() {
        let space = space();
        for a in EXPRESSIONS.map(|text| sum(text, &space)) {
            let flipped: Vec<bool> = rows(&a).iter().map(|inside| !inside).collect();
            assert_eq!(rows(&a.negated()), flipped);
            assert_eq!(rows(&a.simplified()), rows(&a));
            assert_eq!(rows(&sum(&a.factored().to_string(), &space)), rows(&a));
            assert_eq!(rows(&sum(&a.expression().to_string(), &space)), rows(&a));
            for b in EXPRESSIONS.map(|text| sum(text, &space)) {
                let pairs = || rows(&a).into_iter().zip(rows(&b));
                let and: Vec<bool> = pairs().map(|(a, b)| a && b).collect();
                let or: Vec<bool> = pairs().map(|(a, b)| a || b).collect();
                assert_eq!(rows(&a.and(&b)), and);
                assert_eq!(rows(&a.or(&b)), or);
                assert_eq!(a.is_within(&b), pairs().all(|(a, b)| !a || b));
            }
        }
    }

    #[test]
    fn simplifying_merges_products_and_drops_redundant_ones() {
        let space = space();
        let simplified = |text| sum(text, &space).simplified().expression().to_string();
        assert_eq!(simplified("A*B*C + A*B*~C + ~A*B*C"), "A*B + B*C");
        assert_eq!(simplified("A*B + ~A*C + B*C"), "A*B + ~A*C");
        assert_eq!(simplified("M{0}*A + M{1}*A"), "A*M{0,1}");
        assert_eq!(simplified("M{0} + M{1} + M{2}"), "1");
        assert_eq!(simplified("A*~A"), "0");
    }

    #[test]
    fn factoring_puts_the_literal_most_shared_first() {
        let space = space();
        let factored = |text| sum(text, &space).factored().to_string();
        assert_eq!(factored("A*B + A*C"), "A*(B + C)");
        assert_eq!(factored("A*B*M{1} + A*C*M{1} + ~A"), "A*M{1}*(B + C) + ~A");
        assert_eq!(factored("A + B"), "A + B");
    }

    #[test]
    fn only_contradictory_products_cost_membership() {
        let space = space();
        let set = |name, scores: &[f64]| {
            let scores = FuzzySet::from_scores(scores).unwrap();
            CalibratedSet::fuzzy(SetName::new(name).unwrap(), scores)
        };
        let (a, b) = (set("A", &[0.375, 0.875]), set("B", &[0.75, 0.25]));
        let sets = [&a, &b];
        // ~A*B is 0.625 and 0.125; with A the minima are 0.375 and 0.125, the product is empty.
        let both = sum("~A*B", &space).and(&sum("A", &space));
        assert_eq!(both.membership(&sets), Ok(FuzzySet::empty(2)));
        let text: Expression = "~(A*~B)".parse().unwrap();
        let multiplied = sum("~(A*~B)", &space).membership(&sets);
        assert_eq!(multiplied, text.membership(&sets));
    }
}
