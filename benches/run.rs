//! What a study costs: the stages of the twelve-case study, and truth tables of generated data.
//!
//! `cargo bench --bench run`. The studies are read from `studies/`; no report is written.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

use std::path::{Path, PathBuf};

use divan::{Bencher, black_box};

use equifinal::study::{self, Study};

fn main() {
    divan::main();
}

fn study_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("studies/heilongjiang-open-data/study.yaml")
}

fn twelve_cities() -> Study {
    study::read(&study_file(), "study.yaml").unwrap()
}

/// The stages one by one, and all of them from file to report in memory.
mod twelve_cities {
    use super::{Bencher, black_box, study, study_file, twelve_cities};
    use equifinal::{calibrate, load, pipeline, report};

    #[divan::bench]
    fn read_study_file() -> study::Study {
        study::read(&study_file(), "study.yaml").unwrap()
    }

    #[divan::bench]
    fn load_data(bencher: Bencher) {
        let study = twelve_cities();
        bencher.bench(|| load::load(black_box(&study), None).unwrap());
    }

    #[divan::bench]
    fn calibrate_sets(bencher: Bencher) {
        let study = twelve_cities();
        let table = load::load(&study, None).unwrap();
        bencher.bench(|| calibrate::calibrate(black_box(&study), &table).unwrap());
    }

    #[divan::bench]
    fn all_stages(bencher: Bencher) {
        bencher
            .with_inputs(twelve_cities)
            .bench_values(|study| pipeline::run(study, None).unwrap());
    }

    #[divan::bench]
    fn render_report(bencher: Bencher) {
        let results = pipeline::run(twelve_cities(), None).unwrap();
        bencher.bench(|| report::render(black_box(&results)).unwrap());
    }

    #[divan::bench]
    fn file_to_report() -> report::Files {
        let results = pipeline::run(twelve_cities(), None).unwrap();
        report::render(&results).unwrap()
    }
}

/// Generated tables: 60 cases with fuzzy scores, 4 to 8 conditions.
mod generated {
    use super::{Bencher, black_box};
    use equifinal::set::{CalibratedSet, Cutoff, FuzzySet, Membership, SetName};
    use equifinal::study::{Contradictions, Cutoffs};
    use equifinal::sufficiency::{MinimizeOptions, Solution, TruthTable};

    const CASES: usize = 60;
    const CONDITIONS: [usize; 3] = [4, 6, 8];
    const OPTIONS: MinimizeOptions = MinimizeOptions {
        contradictions: Contradictions::Exclude,
        models: equifinal::minimize::ModelsWanted::Minimal,
        row_dominance: false,
        most_models: 100,
        steps: 1_000_000_000,
    };

    #[divan::bench(args = CONDITIONS)]
    fn truth_table(bencher: Bencher, conditions: usize) {
        let (sets, outcome) = generated(conditions);
        bencher.bench(|| table(black_box(&sets), &outcome));
    }

    #[divan::bench(args = CONDITIONS)]
    fn conservative(bencher: Bencher, conditions: usize) {
        let (sets, outcome) = generated(conditions);
        let table = table(&sets, &outcome);
        bencher.bench(|| Solution::conservative(black_box(&table), &OPTIONS));
    }

    #[divan::bench(args = CONDITIONS)]
    fn parsimonious(bencher: Bencher, conditions: usize) {
        let (sets, outcome) = generated(conditions);
        let table = table(&sets, &outcome);
        bencher.bench(|| Solution::parsimonious(black_box(&table), &OPTIONS));
    }

    fn table(sets: &[CalibratedSet], outcome: &FuzzySet) -> TruthTable {
        let cutoff = |value| Cutoff::new(value).unwrap();
        let cutoffs = Cutoffs {
            frequency: 1,
            consistency: cutoff(0.8),
            contradiction_from: None,
            pri: cutoff(0.5),
        };
        let sets: Vec<&CalibratedSet> = sets.iter().collect();
        TruthTable::new(&sets, outcome, &cutoffs).unwrap()
    }

    /// Conditions with scores spread over [0, 1]; the outcome is the first two together, or the
    /// third without the fourth.
    fn generated(conditions: usize) -> (Vec<CalibratedSet>, FuzzySet) {
        let mut state = conditions as u64;
        let mut score = || {
            // Knuth's multiplier and increment for a 64-bit linear congruential generator.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            // Odd hundredths: no score is 0.5.
            let hundredths = u32::try_from((state >> 33) % 50).unwrap() * 2 + 1;
            Membership::new(f64::from(hundredths) / 100.0).unwrap()
        };
        let sets: Vec<FuzzySet> = (0..conditions)
            .map(|_| (0..CASES).map(|_| score()).collect())
            .collect();
        let outcome = sets[0].and(&sets[1]).or(&sets[2].and(&sets[3].negated()));
        let named = |(i, set): (usize, &FuzzySet)| {
            CalibratedSet::fuzzy(SetName::new(&format!("C{i}")).unwrap(), set.clone())
        };
        (sets.iter().enumerate().map(named).collect(), outcome)
    }
}
