//! Resampling, permutations and leaving cases out, on a study of 131 cases and five conditions.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

use std::fmt::Write;
use std::path::Path;

use equifinal::pipeline;
use equifinal::study::{Study, read_text};

fn main() {
    divan::main();
}

const CASES: u32 = 131;

/// A study on memberships that are spread evenly, the outcome half of its way from the first condition.
fn written(folder: &Path, robustness: &str) -> Study {
    let mut data = "case,A,B,C,D,E,Y\n".to_owned();
    for case in 0..CASES {
        let score = |step: u32| f64::from(case * step % 132) / 131.0;
        let conditions = [37, 61, 23, 89, 101].map(score);
        let led = conditions[0].max(conditions[1].min(conditions[2]));
        let outcome = f64::midpoint(led, score(47));
        let scores = conditions.iter().chain([&outcome]);
        let scores: Vec<String> = scores.map(ToString::to_string).collect();
        writeln!(data, "c{case},{}", scores.join(",")).unwrap();
    }
    std::fs::write(folder.join("data.csv"), data).unwrap();
    let set = |name: &str| format!("{name}: {{column: {name}, calibrate: {{method: none}}}}");
    let conditions = ["A", "B", "C", "D", "E"].map(|name| format!("  {}\n", set(name)));
    let text = format!(
        "format: 1
title: A study
provenance: synthetic
data: {{source: data.csv, case: case, missing: fail}}
outcome: {{{}}}
conditions:
{}calibration: {{full_membership: 0.95, at_half: fail}}
necessity: {{consistency: 0.9}}
sufficiency:
  frequency: 1
  consistency: 0.8
  pri: 0.5
  solutions: [conservative, intermediate, parsimonious]
  negated_outcome: true
robustness: {{{robustness}}}
",
        set("Y"),
        conditions.concat()
    );
    read_text(&text, "study.yaml", folder, "bench").unwrap()
}

#[divan::bench(sample_count = 5, args = [
    "leave_one_out: true",
    "bootstrap: {resamples: 1000, seed: 7}",
    "permutation: {permutations: 1000, seed: 7}",
])]
fn protocol(bencher: divan::Bencher<'_, '_>, robustness: &str) {
    let folder = tempfile::tempdir().unwrap();
    let study = written(folder.path(), robustness);
    bencher.bench_local(|| pipeline::run(study.clone(), None).unwrap());
}
