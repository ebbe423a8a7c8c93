use std::collections::HashMap;

use fixedbitset::FixedBitSet;
use indexmap::IndexMap;

use super::budget::{Budget, OutOfSteps};
use super::chart::{Minimum, Models};
use super::decision_diagram::{Families, Family};

/// All covers of the rows with the smallest number of primes, exactly.
///
/// Primes that cover the same rows are interchangeable and handled as one class; rows that are
/// covered whenever another is are left out. What remains is searched by branching on the row with
/// the fewest candidates, remembering what is known of every set of uncovered rows. All minimal
/// covers are kept in a decision diagram, so that they are counted without being listed.
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
    let classes = Classes::of(covers);
    let mut search = Search::new(&classes, rows, budget);
    let (lower, found) = search.smallest(rows);
    let Some((size, family)) = found else {
        return unproven(lower, &search.greedy(rows), &classes);
    };
    Models {
        listed: classes.listed(&search.families, family, most),
        total: search
            .families
            .count(family, |class| classes.primes(class).len() as u128),
        minimum: Minimum {
            lower: size,
            upper: size,
            proven: true,
        },
        essential: classes.essential(&search.families, family),
    }
}

/// What is known when the steps ran out: a lower bound, and a cover that may not be a smallest one.
fn unproven(lower: usize, cover: &[usize], classes: &Classes) -> Models {
    let mut known: Vec<usize> = cover
        .iter()
        .map(|&class| classes.primes(class)[0])
        .collect();
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

/// Primes grouped by the rows they cover.
struct Classes {
    by_rows: IndexMap<FixedBitSet, Vec<usize>>,
}

impl Classes {
    fn of(covers: &[FixedBitSet]) -> Self {
        let mut by_rows: IndexMap<FixedBitSet, Vec<usize>> = IndexMap::new();
        for (prime, rows) in covers.iter().enumerate() {
            by_rows.entry(rows.clone()).or_default().push(prime);
        }
        Self { by_rows }
    }

    fn primes(&self, class: usize) -> &[usize] {
        &self.by_rows[class]
    }

    /// Up to `most` covers, as sorted positions of primes, in lexicographic order.
    fn listed(&self, families: &Families, family: Family, most: usize) -> Vec<Vec<usize>> {
        let mut listed: Vec<Vec<usize>> = Vec::new();
        families.for_each(family, &mut |classes| {
            let mut covers = vec![Vec::new()];
            for &class in classes {
                let with = |cover: &Vec<usize>| {
                    let cover = cover.clone();
                    self.primes(class)
                        .iter()
                        .map(move |&prime| [&cover[..], &[prime]].concat())
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
        let everywhere = families.in_every_set(family, self.by_rows.len());
        let alone = everywhere
            .ones()
            .filter(|&class| self.primes(class).len() == 1);
        let mut essential: Vec<usize> = alone.map(|class| self.primes(class)[0]).collect();
        essential.sort_unstable();
        essential
    }
}

/// What is known of a set of uncovered rows.
#[derive(Clone, Copy)]
enum Known {
    /// The smallest covers have this size, and these are all of them.
    Exactly(usize, Family),
    /// No cover has this size or less.
    MoreThan(usize),
}

struct Search<'a> {
    classes: &'a Classes,
    /// For every row, the classes that cover it.
    candidates: Vec<FixedBitSet>,
    /// The rows that decide: covering these covers all. Fewest candidates first.
    deciding: Vec<usize>,
    known: HashMap<FixedBitSet, Known>,
    families: Families,
    budget: &'a Budget,
}

impl<'a> Search<'a> {
    fn new(classes: &'a Classes, rows: usize, budget: &'a Budget) -> Self {
        let mut candidates = vec![FixedBitSet::with_capacity(classes.by_rows.len()); rows];
        for (class, covered) in classes.by_rows.keys().enumerate() {
            for row in covered.ones() {
                candidates[row].insert(class);
            }
        }
        let mut order: Vec<usize> = (0..rows).collect();
        order.sort_by_key(|&row| (candidates[row].count_ones(..), row));
        let mut deciding: Vec<usize> = Vec::new();
        for row in order {
            if !deciding
                .iter()
                .any(|&other| candidates[other].is_subset(&candidates[row]))
            {
                deciding.push(row);
            }
        }
        let (known, families) = (HashMap::new(), Families::new());
        Self {
            classes,
            candidates,
            deciding,
            known,
            families,
            budget,
        }
    }

    /// A proven lower bound of the size, and the smallest covers unless the steps ran out.
    fn smallest(&mut self, rows: usize) -> (usize, Option<(usize, Family)>) {
        let mut uncovered = FixedBitSet::with_capacity(rows);
        uncovered.extend(self.deciding.iter().copied());
        let mut size = self.independent_rows(&uncovered);
        loop {
            match self.solve(&uncovered, size) {
                Ok(Some(found)) => return (size, Some(found)),
                Ok(None) => size += 1,
                Err(OutOfSteps) => return (size, None),
            }
        }
    }

    /// The smallest covers of `uncovered` when they have at most `at_most` classes.
    fn solve(
        &mut self,
        uncovered: &FixedBitSet,
        at_most: usize,
    ) -> Result<Option<(usize, Family)>, OutOfSteps> {
        let Some(row) = self
            .deciding
            .iter()
            .copied()
            .find(|&row| uncovered.contains(row))
        else {
            return Ok(Some((0, Families::EMPTY_SET)));
        };
        match self.known.get(uncovered) {
            Some(&Known::Exactly(size, family)) => {
                return Ok((size <= at_most).then_some((size, family)));
            }
            Some(&Known::MoreThan(size)) if size >= at_most => return Ok(None),
            _ => {}
        }
        self.budget.step()?;
        let mut best = None;
        if self.independent_rows(uncovered) <= at_most {
            let mut limit = at_most;
            for class in self.candidates[row].ones().collect::<Vec<_>>() {
                let mut rest = uncovered.clone();
                rest.difference_with(self.classes.by_rows.get_index(class).expect("a class").0);
                if let Some((size, family)) = self.solve(&rest, limit - 1)? {
                    let family = self.families.add(family, class);
                    best = Some(match best {
                        Some((smallest, others)) if smallest == size + 1 => {
                            (smallest, self.families.union(others, family))
                        }
                        _ => (size + 1, family),
                    });
                    limit = size + 1;
                }
            }
        }
        let known = best.map_or(Known::MoreThan(at_most), |(size, all)| {
            Known::Exactly(size, all)
        });
        self.known.insert(uncovered.clone(), known);
        Ok(best)
    }

    /// A lower bound: rows of which no two share a candidate need a prime each.
    fn independent_rows(&self, uncovered: &FixedBitSet) -> usize {
        let mut taken = FixedBitSet::with_capacity(self.classes.by_rows.len());
        let mut independent = 0;
        for &row in self.deciding.iter().filter(|&&row| uncovered.contains(row)) {
            if self.candidates[row].is_disjoint(&taken) {
                taken.union_with(&self.candidates[row]);
                independent += 1;
            }
        }
        independent
    }

    /// A cover, not always a smallest: the class that covers most goes first.
    fn greedy(&self, rows: usize) -> Vec<usize> {
        let mut uncovered = FixedBitSet::with_capacity(rows);
        uncovered.extend(self.deciding.iter().copied());
        let mut cover = Vec::new();
        while !uncovered.is_clear() {
            let gain = |(class, covered): (usize, &FixedBitSet)| {
                (
                    covered.intersection_count(&uncovered),
                    std::cmp::Reverse(class),
                )
            };
            let most = self.classes.by_rows.keys().enumerate().map(gain).max();
            let Some((1.., std::cmp::Reverse(class))) = most else {
                break;
            };
            uncovered.difference_with(self.classes.by_rows.get_index(class).expect("a class").0);
            cover.push(class);
        }
        cover
    }
}
