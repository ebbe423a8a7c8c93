//! What necessary condition analysis costs: the permutation test, and the outliers.
//!
//! `cargo bench --bench nca`. docs/performance.md holds the results.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

use divan::Bencher;
use equifinal::necessity::nca::{Bounds, Ceiling, Corner, Permutations, Space, outliers, p_values};

fn main() {
    divan::main();
}

const CASES: usize = 200;
const CONDITIONS: usize = 4;
const PAPERS: Permutations = Permutations {
    count: 10_000,
    seed: 1,
};
const TWO: [Ceiling; 2] = [Ceiling::CeFdh, Ceiling::CrFdh];

/// Four conditions of one outcome, all of random values in [0, 1): a linear congruential generator
/// (Knuth, MMIX) with the seed 1.
fn spaces() -> Vec<Space> {
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 32).unwrap()) / 2_f64.powi(32)
    };
    let mut column = || (0..CASES).map(|_| next()).collect::<Vec<f64>>();
    let outcome = column();
    let space = |condition: Vec<f64>| {
        Space::new(&condition, &outcome, Corner::UpperLeft, Bounds::default()).unwrap()
    };
    (0..CONDITIONS).map(|_| space(column())).collect()
}

#[divan::bench(args = [1, 2])]
fn permutation_test_of_two_ceilings(bencher: Bencher, threads: usize) {
    test(bencher, threads, &TWO);
}

#[divan::bench(args = [1, 2])]
fn permutation_test_of_five_ceilings(bencher: Bencher, threads: usize) {
    test(bencher, threads, &Ceiling::ALL);
}

fn test(bencher: Bencher, threads: usize, ceilings: &[Ceiling]) {
    let spaces = spaces();
    let spaces: Vec<&Space> = spaces.iter().collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    let pool = pool.build().unwrap();
    bencher.bench(|| pool.install(|| p_values(&spaces, ceilings, PAPERS)));
}

#[divan::bench]
fn outliers_of_four_conditions(bencher: Bencher) {
    let spaces = spaces();
    bencher.bench(|| {
        let each = spaces
            .iter()
            .map(|space| outliers(space, Bounds::default(), &TWO));
        each.map(|found| found.len()).sum::<usize>()
    });
}
