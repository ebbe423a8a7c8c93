use std::thread;

use fixedbitset::FixedBitSet;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

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
    let components = Component::all_of(covers, &deciding_rows(covers, rows, budget));
    let search = || {
        let solved = components.iter().map(|one| one.solved(most, budget));
        solved.fold(Models::of_nothing(), |all, one| all.times(&one, most))
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

impl Models {
    /// The one cover of no rows.
    fn of_nothing() -> Self {
        Self {
            listed: vec![Vec::new()],
            total: Some(1),
            minimum: Minimum {
                lower: 0,
                upper: 0,
                proven: true,
            },
            essential: Vec::new(),
        }
    }

    /// Every model with each model of other rows, listed up to `most`.
    fn times(self, other: &Self, most: usize) -> Self {
        let (a, b) = (self.minimum, other.minimum);
        let proven = a.proven && b.proven;
        let both = |a: &Vec<usize>, b: &Vec<usize>| {
            let mut both = [&a[..], &b[..]].concat();
            both.sort_unstable();
            both
        };
        let pairs = self
            .listed
            .iter()
            .flat_map(|a| other.listed.iter().map(move |b| both(a, b)));
        let mut listed: Vec<Vec<usize>> = pairs.take(if proven { most } else { 1 }).collect();
        listed.sort();
        let total = self.total.zip(other.total);
        let mut essential = [&self.essential[..], &other.essential[..]].concat();
        essential.sort_unstable();
        Self {
            listed,
            total: total.and_then(|(a, b)| a.checked_mul(b)),
            minimum: Minimum {
                lower: a.lower + b.lower,
                upper: a.upper + b.upper,
                proven,
            },
            essential,
        }
    }
}

/// The rows that decide: covering these covers all. Those with the fewest candidates come first.
/// All rows decide from where the steps run out.
fn deciding_rows(covers: &[FixedBitSet], rows: usize, budget: &Budget) -> Vec<usize> {
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
        let followed = deciding.iter().position(follows);
        let compared = followed.unwrap_or(deciding.len());
        let paid = budget.spend(compared * (8 + covers.len() / 512) / 16);
        if followed.is_none() || paid.is_err() {
            deciding.push(row);
        }
    }
    deciding
}

/// Deciding rows that share no prime with the other rows, and the primes that cover them.
struct Component {
    /// The rows of every class, and its primes; sorted by their first rows.
    classes: Vec<(Vec<usize>, Vec<usize>)>,
    rows: usize,
}

impl Component {
    /// The components, those with fewest rows first.
    fn all_of(covers: &[FixedBitSet], deciding: &[usize]) -> Vec<Self> {
        let classes = classes(covers, deciding);
        let component = components(deciding.len(), classes.keys());
        let mut candidates = vec![0_usize; deciding.len()];
        for &row in classes.keys().flatten() {
            candidates[row] += 1;
        }
        let mut order: Vec<usize> = (0..deciding.len()).collect();
        order.sort_by_key(|&row| (candidates[row], row));
        let mut found: IndexMap<usize, Self> = IndexMap::new();
        let mut place = vec![0; deciding.len()];
        for row in order {
            let one = found.entry(component[row]).or_insert_with(Self::empty);
            place[row] = one.rows;
            one.rows += 1;
        }
        for (rows, primes) in classes {
            let one = found
                .get_mut(&component[rows[0]])
                .expect("a component of each row");
            let mut rows: Vec<usize> = rows.iter().map(|&row| place[row]).collect();
            rows.sort_unstable();
            one.classes.push((rows, primes));
        }
        let mut found: Vec<Self> = found.into_values().collect();
        for one in &mut found {
            one.classes.sort();
        }
        found.sort_by_key(|one| one.rows);
        found
    }

    fn empty() -> Self {
        Self {
            classes: Vec::new(),
            rows: 0,
        }
    }

    fn solved(&self, most: usize, budget: &Budget) -> Models {
        match self.rows {
            0..=64 => self.searched::<1>(most, budget),
            65..=128 => self.searched::<2>(most, budget),
            129..=256 => self.searched::<4>(most, budget),
            257..=1024 => self.searched::<16>(most, budget),
            1025..=8192 => self.bounded::<128>(budget),
            _ => self.bounded::<1024>(budget),
        }
    }

    fn searched<const W: usize>(&self, most: usize, budget: &Budget) -> Models {
        let masks: Vec<Mask<W>> = self.masks();
        let mut search = CoverSearch::new(&masks, self.rows, budget);
        let found = search.smallest();
        self.models(&search.families, &found, most)
    }

    /// Bounds without a search, which would not end with so many rows.
    fn bounded<const W: usize>(&self, budget: &Budget) -> Models {
        let masks: Vec<Mask<W>> = self.masks();
        let search = CoverSearch::new(&masks, self.rows, budget);
        self.models(&search.families, &search.bounds(), 1)
    }

    fn masks<const W: usize>(&self) -> Vec<Mask<W>> {
        let mask = |(rows, _): &(Vec<usize>, _)| {
            let mut mask = Mask::EMPTY;
            for &row in rows {
                mask.insert(row);
            }
            mask
        };
        self.classes.iter().map(mask).collect()
    }

    fn primes(&self, class: u32) -> &[usize] {
        &self.classes[class as usize].1
    }

    fn models(&self, families: &Families, found: &Found, most: usize) -> Models {
        let (size, family) = match found {
            Found::All { size, family } => (*size, *family),
            Found::Some { lower, cover } => {
                let known = cover
                    .iter()
                    .map(|&class| self.classes[class].1[0])
                    .collect();
                return Self::unproven(*lower, known);
            }
        };
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
    fn unproven(lower: usize, known: Vec<usize>) -> Models {
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

    /// Up to `most` covers, as positions of primes.
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
        listed
    }

    /// The primes that every smallest cover holds.
    fn essential(&self, families: &Families, family: Family) -> Vec<usize> {
        let everywhere = families.in_every_set(family).into_iter();
        let alone = everywhere.filter(|&class| self.primes(class).len() == 1);
        alone.map(|class| self.primes(class)[0]).collect()
    }
}

/// Primes by the rows that they cover, in the order of the first of each.
type Classes = IndexMap<Vec<usize>, Vec<usize>, FxBuildHasher>;

/// Primes grouped by the deciding rows that they cover.
fn classes(covers: &[FixedBitSet], deciding: &[usize]) -> Classes {
    let mut classes = Classes::default();
    for (prime, covered) in covers.iter().enumerate() {
        let rows = (0..deciding.len()).filter(|&row| covered.contains(deciding[row]));
        let rows: Vec<usize> = rows.collect();
        if !rows.is_empty() {
            classes.entry(rows).or_default().push(prime);
        }
    }
    classes
}

/// For every row the smallest row that a chain of shared classes links it to.
fn components<'a>(rows: usize, classes: impl Iterator<Item = &'a Vec<usize>>) -> Vec<usize> {
    let mut above: Vec<usize> = (0..rows).collect();
    for class in classes {
        for &row in &class[1..] {
            let (a, b) = (top(&mut above, class[0]), top(&mut above, row));
            above[a.max(b)] = a.min(b);
        }
    }
    (0..rows).map(|row| top(&mut above, row)).collect()
}

/// The row at the end of a chain; shortens the chain.
fn top(above: &mut [usize], mut row: usize) -> usize {
    while above[row] != row {
        above[row] = above[above[row]];
        row = above[row];
    }
    row
}
