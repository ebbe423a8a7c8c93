//! Minimization against brute force, and its laws.
//!
//! The brute force knows the definitions only: it tries every implicant and every set of primes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use equifinal::minimize::{
    Budget, Implicant, Models, ModelsWanted, PrimeImplicantChart, Remainders, prime_implicants,
};
use equifinal::set::{Configuration, Product, PropertySpace, SetName};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};

/// A table over all rows of a space: positive, negative or remainder.
#[derive(Clone, Debug)]
struct Table {
    space: PropertySpace,
    positive: Vec<Configuration>,
    negative: Vec<Configuration>,
    remainders: Vec<Configuration>,
}

impl Table {
    fn new(levels: &[u8], code: impl Fn(u128) -> u8) -> Self {
        let name = |i| SetName::new(&format!("C{i}")).unwrap();
        let named = levels.iter().enumerate().map(|(i, &n)| (name(i), n));
        let space = PropertySpace::new(named).unwrap();
        let coded = |wanted| {
            let rows = (1..=space.size()).filter(|&row| code(row - 1) == wanted);
            rows.map(|row| space.configuration(row).unwrap()).collect()
        };
        Self {
            positive: coded(1),
            negative: coded(0),
            remainders: coded(2),
            space,
        }
    }

    /// The chart, and what its primes must not cover: with remainders, all that is not negative
    /// may be covered, as [`Remainders::AllBut`] or as [`Remainders::Only`].
    fn chart(&self, kind: Kind) -> (PrimeImplicantChart, Vec<Configuration>) {
        let mut barred = self.negative.clone();
        let allowed: Vec<Implicant> = match kind {
            Kind::Parsimonious => Vec::new(),
            Kind::Conservative => {
                barred.extend(self.remainders.iter().cloned());
                self.positive.iter().map(|row| Implicant::of(row)).collect()
            }
            Kind::Intermediate => {
                let (easy, difficult) = self.remainders.split_at(self.remainders.len() / 2);
                barred.extend(difficult.iter().cloned());
                let rows = self.positive.iter().chain(easy);
                rows.map(|row| Implicant::of(row)).collect()
            }
        };
        let products: Vec<Product> = barred.iter().map(|row| Product::of(row)).collect();
        let remainders = match kind {
            Kind::Parsimonious => Remainders::AllBut(&products),
            _ => Remainders::Only(&allowed),
        };
        let primes = prime_implicants(&self.space, &self.positive, remainders, &budget());
        assert!(primes.complete);
        (
            PrimeImplicantChart::new(primes, self.positive.clone()),
            barred,
        )
    }
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Parsimonious,
    Conservative,
    Intermediate,
}

const KINDS: [Kind; 3] = [Kind::Parsimonious, Kind::Conservative, Kind::Intermediate];

fn budget() -> Budget {
    Budget::new(1_000_000_000)
}

/// Every implicant of a space.
fn implicants(space: &PropertySpace) -> Vec<Implicant> {
    let mut all = vec![Implicant::new(vec![None; space.levels().len()])];
    for (condition, &levels) in space.levels().iter().enumerate() {
        let more = all
            .iter()
            .flat_map(|one| (0..levels).map(move |value| one.with(condition, Some(value))));
        let more: Vec<Implicant> = more.collect();
        all.extend(more);
    }
    all
}

/// The primes by definition: no barred row, at least one positive one, and no literal to drop.
fn brute_primes(table: &Table, barred: &[Configuration]) -> Vec<Implicant> {
    let avoids = |one: &Implicant| !barred.iter().any(|row| one.covers(row));
    let prime = |one: &Implicant| {
        table.positive.iter().any(|row| one.covers(row))
            && avoids(one)
            && one.literals().all(|(i, _)| !avoids(&one.with(i, None)))
    };
    let mut primes: Vec<Implicant> = implicants(&table.space).into_iter().filter(prime).collect();
    primes.sort_by(Implicant::listing_order);
    primes
}

/// Every cover from which no prime can be dropped, by trying all sets of primes.
fn brute_covers(table: &Table, primes: &[Implicant]) -> Vec<Vec<usize>> {
    let rows_of = |prime: &Implicant| {
        let covered = table
            .positive
            .iter()
            .enumerate()
            .filter(|(_, row)| prime.covers(row));
        covered.fold(0_u64, |rows, (i, _)| rows | 1 << i)
    };
    let rows: Vec<u64> = primes.iter().map(rows_of).collect();
    let all = (0..table.positive.len()).fold(0_u64, |rows, i| rows | 1 << i);
    let covered = |set: u32| {
        let chosen = (0..rows.len()).filter(|i| set >> i & 1 == 1);
        chosen.fold(0, |covered, i| covered | rows[i])
    };
    let irredundant = |&set: &u32| {
        let needed = |i: usize| set >> i & 1 == 0 || covered(set & !(1 << i)) != all;
        covered(set) == all && (0..rows.len()).all(needed)
    };
    let sets = (0..1_u32 << primes.len()).filter(irredundant);
    let mut covers: Vec<Vec<usize>> = sets
        .map(|set| (0..rows.len()).filter(|i| set >> i & 1 == 1).collect())
        .collect();
    covers.sort();
    covers
}

fn in_all(covers: &[Vec<usize>], primes: usize) -> Vec<usize> {
    let everywhere = |prime: &usize| covers.iter().all(|cover| cover.contains(prime));
    (0..primes).filter(everywhere).collect()
}

fn assert_models(found: &Models, expected: &[Vec<usize>], primes: usize, table: &Table) {
    assert_eq!(found.listed, expected, "{table:?}");
    assert_eq!(found.total, Some(expected.len() as u128), "{table:?}");
    assert_eq!(found.essential, in_all(expected, primes), "{table:?}");
    let smallest = expected.iter().map(Vec::len).min().unwrap();
    assert_eq!(
        (found.minimum.lower, found.minimum.upper),
        (smallest, smallest)
    );
    assert!(found.minimum.proven);
}

/// Most primes whose sets are all tried.
const MOST_PRIMES: usize = 14;

/// Compares with brute force; says whether the covers were compared, too.
fn compare(table: &Table, kind: Kind) -> bool {
    let (chart, barred) = table.chart(kind);
    let primes = brute_primes(table, &barred);
    assert_eq!(chart.primes(), primes, "{kind:?} {table:?}");
    if table.positive.is_empty() || primes.len() > MOST_PRIMES {
        return false;
    }
    let irredundant = brute_covers(table, &primes);
    let found = chart.models(ModelsWanted::Irredundant, usize::MAX, &budget());
    assert_models(&found, &irredundant, primes.len(), table);
    let smallest = irredundant.iter().map(Vec::len).min().unwrap();
    let minimal: Vec<Vec<usize>> = irredundant
        .into_iter()
        .filter(|cover| cover.len() == smallest)
        .collect();
    let found = chart.models(ModelsWanted::Minimal, 10_000, &budget());
    assert_models(&found, &minimal, primes.len(), table);
    true
}

#[test]
fn all_tables_of_three_conditions() {
    let mut compared = 0;
    for number in 0..3_u32.pow(8) {
        let code =
            |row: u128| u8::try_from(number / 3_u32.pow(u32::try_from(row).unwrap()) % 3).unwrap();
        let table = Table::new(&[2, 2, 2], code);
        for kind in KINDS {
            compared += usize::from(compare(&table, kind));
        }
    }
    // All but the 2^8 tables without a positive row, in three ways.
    assert_eq!(compared, 3 * (6561 - 256));
}

/// `SplitMix64` (Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number
/// generators. *OOPSLA '14*, 453–472).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

fn random_tables(levels: &[u8], tables: usize) {
    let mut random = Random(levels.len() as u64);
    let mut compared = 0;
    for number in 0..tables {
        // From dense to sparse tables, as observed ones are.
        let observed = 20 + 20 * (number as u64 % 4);
        let size = levels.iter().map(|&n| usize::from(n)).product();
        let codes: Vec<u8> = (0..size)
            .map(|_| match random.next() % 100 {
                draw if draw >= observed => 2,
                draw => u8::from(draw % 2 == 0),
            })
            .collect();
        let table = Table::new(levels, |row| codes[usize::try_from(row).unwrap()]);
        for kind in KINDS {
            compared += usize::from(compare(&table, kind));
        }
    }
    assert!(
        compared > tables,
        "{compared} of {tables} tables in three ways"
    );
}

#[test]
fn random_tables_of_four_conditions() {
    random_tables(&[2; 4], 1500);
}

#[test]
fn random_tables_of_five_conditions() {
    random_tables(&[2; 5], 500);
}

#[test]
fn random_tables_of_six_conditions() {
    random_tables(&[2; 6], 150);
}

#[test]
fn random_tables_of_multi_value_conditions() {
    random_tables(&[3, 2, 2], 1000);
    random_tables(&[3, 4], 500);
    random_tables(&[2, 3, 4], 300);
    random_tables(&[4, 2, 3, 2], 100);
}

/// Cyclic charts: eight rings of six rows, of which two neighbours each merge. Each ring has two
/// covers with three primes.
#[test]
fn rings_are_counted_without_being_listed() {
    let ring = [
        [0, 0, 1],
        [0, 1, 1],
        [0, 1, 0],
        [1, 1, 0],
        [1, 0, 0],
        [1, 0, 1],
    ];
    let mut rows: Vec<Configuration> = Vec::new();
    for number in 0..8_u8 {
        // The number of the ring twice, so that rows of different rings never merge.
        let tag = [number & 1, number >> 1 & 1, number >> 2 & 1];
        for row in ring {
            rows.push([&row[..], &tag, &tag].concat());
        }
    }
    let name = |i| SetName::new(&format!("C{i}")).unwrap();
    let space = PropertySpace::new((0..9).map(|i| (name(i), 2))).unwrap();
    let allowed: Vec<Implicant> = rows.iter().map(|row| Implicant::of(row)).collect();
    let primes = prime_implicants(&space, &rows, Remainders::Only(&allowed), &budget());
    let models = PrimeImplicantChart::new(primes, rows).models(ModelsWanted::Minimal, 7, &budget());
    assert_eq!(models.total, Some(1 << 8));
    assert_eq!((models.minimum.lower, models.minimum.upper), (24, 24));
    assert_eq!(models.listed.len(), 7);
}

/// One positive row against one negative row that differs everywhere: one prime per condition,
/// all interchangeable.
#[test]
fn sixty_four_conditions() {
    let name = |i| SetName::new(&format!("C{i}")).unwrap();
    let space = PropertySpace::new((0..64).map(|i| (name(i), 2))).unwrap();
    let barred = [Product::of(&[0; 64])];
    let rows = vec![vec![1; 64]];
    let primes = prime_implicants(&space, &rows, Remainders::AllBut(&barred), &budget());
    let models = PrimeImplicantChart::new(primes, rows).models(ModelsWanted::Minimal, 3, &budget());
    assert_eq!((models.total, models.listed.len()), (Some(64), 3));
}

fn tables() -> impl Strategy<Value = (Table, u64)> {
    let levels = proptest::collection::vec(2_u8..4, 3..6);
    (levels, any::<u64>(), any::<u64>()).prop_map(|(levels, seed, steps)| {
        let code = |row: u128| {
            let row = u64::try_from(row).unwrap();
            u8::try_from(Random(seed ^ row.wrapping_mul(0x9E37_79B9)).next() % 3).unwrap()
        };
        (Table::new(&levels, code), steps % 20_000)
    })
}

proptest! {
    #[test]
    fn a_cover_covers_and_dropping_a_term_uncovers((table, _) in tables()) {
        for kind in KINDS {
            let (chart, barred) = table.chart(kind);
            let covers = |model: &[usize], row: &Configuration| {
                model.iter().any(|&prime| chart.primes()[prime].covers(row))
            };
            for model in chart.models(ModelsWanted::Minimal, 20, &budget()).listed {
                prop_assert!(table.positive.iter().all(|row| covers(&model, row)));
                prop_assert!(!barred.iter().any(|row| covers(&model, row)));
                for i in 0..model.len() {
                    let fewer = [&model[..i], &model[i + 1..]].concat();
                    prop_assert!(!table.positive.iter().all(|row| covers(&fewer, row)));
                }
            }
        }
    }

    /// Whatever the limit of steps, what is said is true.
    #[test]
    fn a_search_cut_short_is_honest((table, steps) in tables()) {
        let barred: Vec<Product> = table.negative.iter().map(|row| Product::of(row)).collect();
        let short = Budget::new(steps);
        let remainders = Remainders::AllBut(&barred);
        let primes = prime_implicants(&table.space, &table.positive, remainders, &short);
        for prime in &primes.listed {
            prop_assert!(!table.negative.iter().any(|row| prime.covers(row)));
        }
        let complete = primes.complete;
        let chart = PrimeImplicantChart::new(primes, table.positive.clone());
        let cut = chart.models(ModelsWanted::Minimal, 5, &short);
        let full = table.chart(Kind::Parsimonious).0;
        let full = full.models(ModelsWanted::Minimal, 5, &budget());
        prop_assert!(cut.minimum.lower <= full.minimum.lower);
        prop_assert!(cut.minimum.upper >= full.minimum.upper);
        prop_assert!(cut.total.is_none() || cut.total == full.total);
        prop_assert!(complete || cut.total.is_none());
        prop_assert_eq!(cut.minimum.proven, cut.total.is_some());
        for model in &cut.listed {
            let covers = |row| model.iter().any(|&prime| chart.primes()[prime].covers(row));
            prop_assert!(table.positive.iter().all(|row| covers(row)));
        }
    }
}
