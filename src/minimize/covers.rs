use std::thread;

use fixedbitset::FixedBitSet;
use indexmap::IndexMap;

use super::budget::Budget;
use super::chart::{Minimum, Models};
use super::cover_search::{CoverSearch, Found};
use super::decision_diagram::{Families, Family};
use super::mask::Mask;

/// The stack of the search: the decision diagram recurses once per class in the longest chain.
const STACK: usize = 512 << 20;

/// All covers of the rows with the smallest number of primes, exactly.
///
/// Every row needs a prime that covers it. Rows that are covered whenever another row is are left
/// out; primes that then cover the same rows are interchangeable and handled as one class.
///
/// # References
/// McCluskey, E. J. (1956). Minimization of Boolean functions. *Bell System Technical Journal*
/// 35(6), 1417–1444; Petrick, S. R. (1956). *A Direct Determination of the Irredundant Forms of a
/// Boolean Function from the Set of Prime Implicants*. AFCRC-TR-56-110.
pub(super) fn minimal_covers(
    covers: &[FixedBitSet],
    rows: usize,
    most: usize,
    budget: &Budget,
) -> Models {
    let classes = Classes::of(covers, &deciding_rows(covers, rows));
    match classes.deciding {
        0..=64 => solved::<1>(&classes, most, budget),
        65..=128 => solved::<2>(&classes, most, budget),
        129..=256 => solved::<4>(&classes, most, budget),
        257..=1024 => solved::<16>(&classes, most, budget),
        _ => solved::<128>(&classes, most, budget),
    }
}

/// Searches on a thread of its own, whose stack is large enough for any diagram.
fn solved<const W: usize>(classes: &Classes, most: usize, budget: &Budget) -> Models {
    if classes.deciding > Mask::<W>::CAPACITY {
        let cover = classes.greedy();
        return classes.unproven(1, &cover);
    }
    let masks: Vec<Mask<W>> = classes.masks();
    let search = || {
        let mut search = CoverSearch::new(&masks, classes.deciding, budget);
        match search.smallest() {
            Found::All { size, family } => classes.models(&search.families, family, size, most),
            Found::Some { lower, cover } => classes.unproven(lower, &cover),
        }
    };
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, search);
        thread
            .expect("the machine can start a thread")
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// The rows that decide: covering these covers all. Those with the fewest candidates come first.
fn deciding_rows(covers: &[FixedBitSet], rows: usize) -> Vec<usize> {
    let mut candidates = vec![FixedBitSet::with_capacity(covers.len()); rows];
    for (prime, covered) in covers.iter().enumerate() {
        for row in covered.ones() {
            candidates[row].insert(prime);
        }
    }
    let mut order: Vec<usize> = (0..rows).collect();
    order.sort_by_cached_key(|&row| (candidates[row].count_ones(..), row));
    let mut deciding: Vec<usize> = Vec::new();
    for row in order {
        let follows = |&other: &usize| candidates[other].is_subset(&candidates[row]);
        if !deciding.iter().any(follows) {
            deciding.push(row);
        }
    }
    deciding
}

/// Primes grouped by the deciding rows that they cover.
struct Classes {
    by_rows: IndexMap<FixedBitSet, Vec<usize>>,
    deciding: usize,
}

impl Classes {
    fn of(covers: &[FixedBitSet], deciding: &[usize]) -> Self {
        let mut by_rows: IndexMap<FixedBitSet, Vec<usize>> = IndexMap::new();
        for (prime, covered) in covers.iter().enumerate() {
            let mut rows = FixedBitSet::with_capacity(deciding.len());
            rows.extend((0..deciding.len()).filter(|&i| covered.contains(deciding[i])));
            if !rows.is_clear() {
                by_rows.entry(rows).or_default().push(prime);
            }
        }
        Self {
            by_rows,
            deciding: deciding.len(),
        }
    }

    fn masks<const W: usize>(&self) -> Vec<Mask<W>> {
        let mask = |rows: &FixedBitSet| {
            let mut mask = Mask::EMPTY;
            rows.ones().for_each(|row| mask.insert(row));
            mask
        };
        self.by_rows.keys().map(mask).collect()
    }

    fn primes(&self, class: usize) -> &[usize] {
        &self.by_rows[class]
    }

    fn models(&self, families: &Families, family: Family, size: usize, most: usize) -> Models {
        Models {
            listed: self.listed(families, family, most),
            total: families.count(family, |class| self.primes(class).len() as u128),
            minimum: Minimum {
                lower: size,
                upper: size,
                proven: true,
            },
            essential: self.essential(families, family),
        }
    }

    /// What is known when the steps ran out: a lower bound, and a cover that may not be smallest.
    fn unproven(&self, lower: usize, cover: &[usize]) -> Models {
        let mut known: Vec<usize> = cover.iter().map(|&class| self.primes(class)[0]).collect();
        known.sort_unstable();
        Models {
            minimum: Minimum {
                lower,
                upper: known.len(),
                proven: false,
            },
            listed: vec![known],
            total: None,
            essential: Vec::new(),
        }
    }

    /// Up to `most` covers, as sorted positions of primes, in lexicographic order.
    fn listed(&self, families: &Families, family: Family, most: usize) -> Vec<Vec<usize>> {
        let mut listed: Vec<Vec<usize>> = Vec::new();
        families.for_each(family, &mut |classes| {
            let mut covers = vec![Vec::new()];
            for &class in classes {
                let with = |cover: &Vec<usize>| {
                    let cover = cover.clone();
                    let primes = self.primes(class).iter();
                    primes.map(move |&prime| [&cover[..], &[prime]].concat())
                };
                covers = covers.iter().flat_map(with).take(most).collect();
            }
            listed.extend(covers.into_iter().take(most - listed.len()));
            listed.len() < most
        });
        for cover in &mut listed {
            cover.sort_unstable();
        }
        listed.sort();
        listed
    }

    fn essential(&self, families: &Families, family: Family) -> Vec<usize> {
        let everywhere = families.in_every_set(family).into_iter();
        let alone = everywhere.filter(|&class| self.primes(class).len() == 1);
        let mut essential: Vec<usize> = alone.map(|class| self.primes(class)[0]).collect();
        essential.sort_unstable();
        essential
    }

    /// A cover for tables beyond any mask: the class that covers most goes first.
    fn greedy(&self) -> Vec<usize> {
        let mut uncovered = FixedBitSet::with_capacity(self.deciding);
        uncovered.insert_range(..);
        let mut cover = Vec::new();
        while !uncovered.is_clear() {
            let gain = |(class, covered): (usize, &FixedBitSet)| {
                (
                    covered.intersection_count(&uncovered),
                    std::cmp::Reverse(class),
                )
            };
            let most = self.by_rows.keys().enumerate().map(gain).max();
            let Some((1.., std::cmp::Reverse(class))) = most else {
                break;
            };
            uncovered.difference_with(self.by_rows.get_index(class).expect("a class").0);
            cover.push(class);
        }
        cover
    }
}
