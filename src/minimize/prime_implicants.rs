use std::collections::HashSet;
use std::ops::ControlFlow;

use fixedbitset::FixedBitSet;

use super::budget::{Budget, OutOfSteps};
use super::hitting_sets::minimal_hitting_sets;
use super::implicant::Implicant;
use crate::set::{Configuration, Product, PropertySpace};

/// Steps that a new prime takes, so that a search runs out of steps before the machine runs out of
/// memory.
const STEPS_PER_PRIME: usize = 500;

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
/// found by splitting on one condition after the other. Either way the cost follows the number of
/// primes, not the number of configurations.
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
    let mut found = HashSet::new();
    let ended = match remainders {
        Remainders::AllBut(barred) => avoiding(barred, explain, budget, &mut found),
        Remainders::Only(allowed) => {
            let rows: Vec<&Configuration> = explain.iter().collect();
            let search = Within {
                levels: space.levels(),
                budget,
            };
            search
                .primes(0, allowed, &rows)
                .map(|primes| found.extend(primes))
        }
    };
    let mut listed: Vec<Implicant> = found.into_iter().collect();
    listed.sort_by(Implicant::listing_order);
    PrimeImplicants {
        listed,
        complete: ended.is_ok(),
    }
}

fn avoiding(
    barred: &[Product],
    explain: &[Configuration],
    budget: &Budget,
    found: &mut HashSet<Implicant>,
) -> Result<(), OutOfSteps> {
    let mut ended = Ok(());
    for row in explain {
        let conditions = row.len();
        let differences: Vec<FixedBitSet> = barred
            .iter()
            .map(|product| {
                let mut differs = FixedBitSet::with_capacity(conditions);
                differs
                    .extend((0..conditions).filter(|&i| product.allowed()[i] >> row[i] & 1 == 0));
                differs
            })
            .collect();
        let mut paid = Ok(());
        let mut keep = |asked: &[usize]| {
            if found.insert(Implicant::from_row(row, |i| asked.contains(&i))) {
                paid = budget.spend(STEPS_PER_PRIME);
            }
            match paid {
                Ok(()) => ControlFlow::Continue(()),
                Err(OutOfSteps) => ControlFlow::Break(()),
            }
        };
        ended = minimal_hitting_sets(conditions, &differences, budget, &mut keep).and(paid);
        if ended.is_err() {
            break;
        }
    }
    if ended.is_err() {
        one_for_each(barred, explain, found);
    }
    ended
}

/// Adds primes that cover every row, so that the rows have a cover even when the search ended early.
fn one_for_each(barred: &[Product], explain: &[Configuration], found: &mut HashSet<Implicant>) {
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

/// Primes of a union of implicants, by splitting on the conditions from the left.
struct Within<'a> {
    levels: &'a [u8],
    budget: &'a Budget,
}

impl Within<'_> {
    /// The primes of the union of `allowed` that cover one of `rows`; nothing left of `condition`
    /// is asked by `allowed`, nor by the primes.
    fn primes(
        &self,
        condition: usize,
        allowed: &[Implicant],
        rows: &[&Configuration],
    ) -> Result<Vec<Implicant>, OutOfSteps> {
        self.budget.step()?;
        if rows.is_empty() || allowed.is_empty() {
            return Ok(Vec::new());
        }
        let Some(&levels) = self.levels.get(condition) else {
            return Ok(vec![allowed[0].clone()]);
        };
        let parts: Vec<Vec<Implicant>> = (0..levels)
            .map(|value| part(allowed, condition, value))
            .collect();
        let mut everywhere = parts[0].clone();
        for part in &parts[1..] {
            self.budget.spend(everywhere.len() * part.len())?;
            let products = everywhere
                .iter()
                .flat_map(|a| part.iter().filter_map(|b| a.and(b)));
            let products: Vec<Implicant> = products.collect();
            let compared = products.len();
            everywhere = maximal(products);
            self.budget.spend(compared * everywhere.len() / 8)?;
        }
        let mut primes = self.primes(condition + 1, &everywhere, rows)?;
        let free = primes.len();
        for (value, part) in (0..levels).zip(parts) {
            let here: Vec<&Configuration> = rows
                .iter()
                .filter(|row| row[condition] == value)
                .copied()
                .collect();
            for prime in self.primes(condition + 1, &part, &here)? {
                self.budget.spend(free / 8)?;
                if !primes[..free].iter().any(|larger| prime.is_within(larger)) {
                    self.budget.spend(STEPS_PER_PRIME / self.levels.len())?;
                    primes.push(prime.with(condition, Some(value)));
                }
            }
        }
        Ok(primes)
    }
}

/// What the implicants allow where `condition` has `value`, as implicants that leave it free.
fn part(allowed: &[Implicant], condition: usize, value: u8) -> Vec<Implicant> {
    let fits =
        |implicant: &&Implicant| implicant.values()[condition].is_none_or(|asked| asked == value);
    maximal(
        allowed
            .iter()
            .filter(fits)
            .map(|implicant| implicant.with(condition, None))
            .collect(),
    )
}

/// The implicants that lie within no other.
fn maximal(mut implicants: Vec<Implicant>) -> Vec<Implicant> {
    implicants.sort_by(Implicant::listing_order);
    implicants.dedup();
    let mut kept: Vec<Implicant> = Vec::new();
    for implicant in implicants {
        if !kept.iter().any(|larger| implicant.is_within(larger)) {
            kept.push(implicant);
        }
    }
    kept
}
