//! What the minimizer costs on random tables: primes, chart and all minimal models.
//!
//! `cargo bench --bench minimize`. docs/performance.md holds the results.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

use std::collections::BTreeSet;
use std::fmt;

use divan::Bencher;
use equifinal::minimize::{
    Budget, Implicant, Models, ModelsWanted, PrimeImplicantChart, Remainders, prime_implicants,
};
use equifinal::set::{Configuration, Product, PropertySpace, SetName};

fn main() {
    divan::main();
}

/// A random crisp table: conditions, positive rows, negative rows.
#[derive(Clone, Copy)]
struct Shape(usize, usize, usize);

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:2} conditions, {:3}+{} rows", self.0, self.1, self.2)
    }
}

/// The seed of every table.
const SEED: u64 = 1;

/// As many models as a study lists by default.
const LISTED: usize = 100;

/// The first four shapes are those of the table of R's times; those of 30+30 rows are targets.
const PARSIMONIOUS: [Shape; 14] = [
    Shape(8, 12, 12),
    Shape(12, 15, 15),
    Shape(16, 10, 10),
    Shape(20, 10, 10),
    Shape(6, 10, 10),
    Shape(8, 20, 20),
    Shape(12, 30, 30),
    Shape(15, 30, 30),
    Shape(20, 30, 30),
    Shape(20, 50, 50),
    Shape(25, 20, 20),
    Shape(30, 10, 10),
    Shape(30, 20, 20),
    Shape(10, 100, 100),
];

#[divan::bench(args = PARSIMONIOUS, sample_count = 7, sample_size = 1)]
fn parsimonious(bencher: Bencher, shape: Shape) {
    let table = Table::random(shape, SEED);
    bencher.bench(|| table.parsimonious());
}

#[divan::bench(args = [Shape(6, 30, 0), Shape(10, 100, 0), Shape(12, 200, 0), Shape(30, 200, 0)], sample_count = 7, sample_size = 1)]
fn conservative(bencher: Bencher, shape: Shape) {
    let table = Table::random(shape, SEED);
    bencher.bench(|| table.conservative());
}

#[divan::bench(args = [Shape(8, 20, 20), Shape(10, 20, 20), Shape(12, 20, 20), Shape(20, 10, 10), Shape(20, 30, 30)], sample_count = 7, sample_size = 1)]
fn intermediate(bencher: Bencher, shape: Shape) {
    let table = Table::random(shape, SEED);
    bencher.bench(|| table.intermediate());
}

struct Table {
    space: PropertySpace,
    positive: Vec<Configuration>,
    negative: Vec<Configuration>,
}

impl Table {
    /// Distinct rows, each value a fair coin.
    fn random(Shape(conditions, positive, negative): Shape, seed: u64) -> Self {
        let mut random = Random(seed);
        let mut known = BTreeSet::new();
        let mut rows = Vec::new();
        while rows.len() < positive + negative {
            let row: Configuration = (0..conditions).map(|_| random.bit()).collect();
            if known.insert(row.clone()) {
                rows.push(row);
            }
        }
        let names = (0..conditions).map(|i| SetName::new(&format!("C{i}")).unwrap());
        Self {
            space: PropertySpace::new(names.map(|name| (name, 2))).unwrap(),
            negative: rows.split_off(positive),
            positive: rows,
        }
    }

    fn parsimonious(&self) -> Models {
        let barred: Vec<Product> = self.negative.iter().map(|row| Product::of(row)).collect();
        self.models(Remainders::AllBut(&barred))
    }

    fn conservative(&self) -> Models {
        let allowed: Vec<Implicant> = self.positive.iter().map(|row| Implicant::of(row)).collect();
        self.models(Remainders::Only(&allowed))
    }

    /// Every positive row may drop its first literals as far as no negative row comes in.
    fn intermediate(&self) -> Models {
        let widened = |row: &Configuration| {
            (0..row.len()).fold(Implicant::of(row), |one, condition| {
                let wider = one.with(condition, None);
                let barred = self.negative.iter().any(|row| wider.covers(row));
                if barred { one } else { wider }
            })
        };
        let allowed: Vec<Implicant> = self.positive.iter().map(widened).collect();
        self.models(Remainders::Only(&allowed))
    }

    fn models(&self, remainders: Remainders<'_>) -> Models {
        let budget = Budget::new(1_000_000_000);
        let primes = prime_implicants(&self.space, &self.positive, remainders, &budget);
        let chart = PrimeImplicantChart::new(primes, self.positive.clone());
        chart.models(ModelsWanted::Minimal, LISTED, &budget)
    }
}

/// `SplitMix64` (Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number
/// generators. *OOPSLA '14*, 453–472).
struct Random(u64);

impl Random {
    fn bit(&mut self) -> u8 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        u8::from((z ^ (z >> 31)) >> 63 == 1)
    }
}
