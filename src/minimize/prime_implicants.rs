use std::ops::ControlFlow;

use super::budget::{Budget, OutOfSteps};
use super::hitting_sets::minimal_hitting_sets;
use super::implicant::Implicant;
use super::mask::Mask;
use crate::set::{Configuration, Product, PropertySpace};

/// Steps that a new prime takes, beside two for each row to explain, so that a search runs out of
/// steps before the machine runs out of memory.
const STEPS_PER_PRIME: usize = 500;

/// A set of conditions; a space has no more than 64.
type Conditions = Mask<1>;

/// Which configurations a prime implicant may cover beside the rows to explain.
#[derive(Clone, Copy, Debug)]
pub enum Remainders<'a> {
    /// Every configuration but those in these products: the parsimonious solution.
    AllBut(&'a [Product]),
    /// Only the configurations of these implicants, which include the rows to explain: the
    /// conservative and intermediate solutions.
    Only(&'a [Implicant]),
}

/// The prime implicants that cover at least one row to explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrimeImplicants {
    /// In the order of [`Implicant::listing_order`].
    pub listed: Vec<Implicant>,
    /// False when the steps ran out before all were found.
    pub complete: bool,
}

/// Every prime implicant that covers at least one of the rows to explain.
///
/// An implicant is prime when it covers no configuration that it may not cover, and none of its
/// literals can be dropped. Literals of multi-value conditions have one value each, so they merge
/// only when all values are present.
///
/// With [`Remainders::AllBut`], the primes that cover a row are the minimal hitting sets of the
/// differences between the row and what must not be covered; with [`Remainders::Only`] they are
/// found by splitting on the conditions over which implicants can merge. Either way the cost follows
/// the number of primes, not the number of configurations.
///
/// # References
/// Quine, W. V. (1952). The Problem of Simplifying Truth Functions. *American Mathematical
/// Monthly* 59(8), 521–531, for the definition; Coudert, O. & Madre, J. C. (1992). Implicit and
/// incremental computation of primes and essential primes of Boolean functions. *Proc. 29th DAC*,
/// 36–39, for the recursion.
#[must_use]
pub fn prime_implicants(
    space: &PropertySpace,
    explain: &[Configuration],
    remainders: Remainders<'_>,
    budget: &Budget,
) -> PrimeImplicants {
    let mut found = Vec::new();
    let ended = match remainders {
        Remainders::AllBut(barred) => avoiding(barred, explain, budget, &mut found),
        Remainders::Only(allowed) => {
            let rows: Vec<&Configuration> = explain.iter().collect();
            let search = Within {
                levels: space.levels(),
                budget,
            };
            search
                .primes(&maximal(allowed.to_vec()), &rows)
                .map(|primes| found.extend(primes))
        }
    };
    found.sort_by_cached_key(Implicant::listing_key);
    found.dedup();
    PrimeImplicants {
        listed: found,
        complete: ended.is_ok(),
    }
}

fn avoiding(
    barred: &[Product],
    explain: &[Configuration],
    budget: &Budget,
    found: &mut Vec<Implicant>,
) -> Result<(), OutOfSteps> {
    let mut ended = Ok(());
    for position in 0..explain.len() {
        ended = avoiding_from(position, explain, barred, budget, found);
        if ended.is_err() {
            one_for_each(barred, explain, found);
            break;
        }
    }
    ended
}

/// The primes that cover the row at `position` and none before it, for which they are known.
fn avoiding_from(
    position: usize,
    explain: &[Configuration],
    barred: &[Product],
    budget: &Budget,
    found: &mut Vec<Implicant>,
) -> Result<(), OutOfSteps> {
    let (row, before) = (&explain[position], &explain[..position]);
    budget.spend((before.len() + barred.len()) * row.len() / 16)?;
    let conditions_where = |differs: &dyn Fn(usize) -> bool| {
        let mut conditions = Conditions::EMPTY;
        (0..row.len())
            .filter(|&i| differs(i))
            .for_each(|i| conditions.insert(i));
        conditions
    };
    let differences: Vec<Conditions> = barred
        .iter()
        .map(|product| conditions_where(&|i| product.allowed()[i] >> row[i] & 1 == 0))
        .collect();
    let shared: Vec<Conditions> = before
        .iter()
        .map(|other| conditions_where(&|i| other[i] == row[i]))
        .collect();
    let mut paid = Ok(());
    let mut keep = |asked: &[usize]| {
        let mut conditions = Conditions::EMPTY;
        for &i in asked {
            conditions.insert(i);
        }
        let known = shared
            .iter()
            .position(|shared| conditions.is_within(shared));
        let looked_at = known.unwrap_or(shared.len());
        paid = budget.spend(1 + looked_at / 16);
        if known.is_none() && paid.is_ok() {
            paid = budget.spend(STEPS_PER_PRIME + 2 * explain.len());
            found.push(Implicant::from_row(row, |i| conditions.contains(i)));
        }
        match paid {
            Ok(()) => ControlFlow::Continue(()),
            Err(OutOfSteps) => ControlFlow::Break(()),
        }
    };
    minimal_hitting_sets(row.len(), &differences, budget, &mut keep).and(paid)
}

/// Adds primes that cover every row, so that the rows have a cover even when the search ended early.
fn one_for_each(barred: &[Product], explain: &[Configuration], found: &mut Vec<Implicant>) {
    let mut added: Vec<Implicant> = Vec::new();
    for row in explain {
        if !added.iter().any(|prime| prime.covers(row)) {
            added.extend(one(barred, row));
        }
    }
    found.extend(added);
}

/// The prime of a row that is left when literals are dropped from the left; `None` when the row
/// itself is barred.
fn one(barred: &[Product], row: &[u8]) -> Option<Implicant> {
    let avoids = |prime: &Implicant| {
        let differs = |product: &Product| {
            let mut literals = prime.literals();
            literals.any(|(i, value)| product.allowed()[i] >> value & 1 == 0)
        };
        barred.iter().all(differs)
    };
    let mut prime = Implicant::of(row);
    if !avoids(&prime) {
        return None;
    }
    for condition in 0..row.len() {
        let shorter = prime.with(condition, None);
        if avoids(&shorter) {
            prime = shorter;
        }
    }
    Some(prime)
}

/// Primes of a union of implicants, by splitting on one condition after the other.
struct Within<'a> {
    levels: &'a [u8],
    budget: &'a Budget,
}

impl Within<'_> {
    /// The primes of the union of `allowed` that cover one of `rows`.
    ///
    /// Implicants merge over a condition only when each of its values is asked by one of them. Where
    /// there is no such condition, the largest of the implicants are all the primes. Else the primes
    /// that leave such a condition free are those of what is allowed with each of its values, and
    /// the others are primes of what is allowed with one value.
    fn primes(
        &self,
        allowed: &[Implicant],
        rows: &[&Configuration],
    ) -> Result<Vec<Implicant>, OutOfSteps> {
        self.budget.spend(1 + allowed.len() / 8)?;
        if rows.is_empty() || allowed.is_empty() {
            return Ok(Vec::new());
        }
        let Some(condition) = self.merging_condition(allowed) else {
            let covers = |prime: &&Implicant| rows.iter().any(|row| prime.covers(row));
            let primes: Vec<Implicant> = allowed.iter().filter(covers).cloned().collect();
            self.budget
                .spend(primes.len() * STEPS_PER_PRIME / self.levels.len())?;
            return Ok(primes);
        };
        let mut primes = self.primes(&self.everywhere(allowed, condition)?, rows)?;
        let free = primes.len();
        for value in 0..self.levels[condition] {
            let here: Vec<&Configuration> = rows
                .iter()
                .filter(|row| row[condition] == value)
                .copied()
                .collect();
            for prime in self.primes(&part(allowed, condition, value), &here)? {
                self.budget.spend(free / 8)?;
                if !primes[..free].iter().any(|larger| prime.is_within(larger)) {
                    primes.push(prime.with(condition, Some(value)));
                }
            }
        }
        Ok(primes)
    }

    /// The condition over which most implicants may merge: every value of it is asked by one.
    fn merging_condition(&self, allowed: &[Implicant]) -> Option<usize> {
        let asked = |condition: usize| {
            let mut of_value = vec![0_usize; usize::from(self.levels[condition])];
            for value in allowed.iter().filter_map(|one| one.values()[condition]) {
                of_value[usize::from(value)] += 1;
            }
            let all: usize = of_value.iter().sum();
            (of_value.iter().all(|&asked| asked > 0)).then_some((all, condition))
        };
        let most = (0..self.levels.len()).filter_map(asked);
        most.max_by_key(|&(all, condition)| (all, std::cmp::Reverse(condition)))
            .map(|(_, condition)| condition)
    }

    /// What is allowed whatever the value of a condition.
    fn everywhere(
        &self,
        allowed: &[Implicant],
        condition: usize,
    ) -> Result<Vec<Implicant>, OutOfSteps> {
        let asking = |value| asking(allowed, condition, value);
        let mut products = asking(Some(0));
        for value in 1..self.levels[condition] {
            let part = asking(Some(value));
            self.budget.spend(products.len() * part.len() / 8)?;
            let both = products
                .iter()
                .flat_map(|a| part.iter().filter_map(|b| a.and(b)));
            products = both.collect();
            let compared = products.len();
            products = maximal(products);
            self.budget.spend(compared * products.len() / 8)?;
        }
        products.extend(asking(None));
        let compared = products.len();
        products = maximal(products);
        self.budget.spend(compared * products.len() / 8)?;
        Ok(products)
    }
}

/// The implicants that ask this of a condition, with the condition left free.
fn asking(allowed: &[Implicant], condition: usize, value: Option<u8>) -> Vec<Implicant> {
    let asking = allowed
        .iter()
        .filter(|one| one.values()[condition] == value);
    asking.map(|one| one.with(condition, None)).collect()
}

/// What the implicants allow where `condition` has `value`, as implicants that leave it free.
fn part(allowed: &[Implicant], condition: usize, value: u8) -> Vec<Implicant> {
    let mut part = asking(allowed, condition, None);
    part.extend(asking(allowed, condition, Some(value)));
    maximal(part)
}

/// The implicants that lie within no other.
pub(super) fn maximal(mut implicants: Vec<Implicant>) -> Vec<Implicant> {
    implicants.sort_by_cached_key(Implicant::listing_key);
    implicants.dedup();
    let mut kept: Vec<Implicant> = Vec::new();
    for implicant in implicants {
        if !kept.iter().any(|larger| implicant.is_within(larger)) {
            kept.push(implicant);
        }
    }
    kept
}
