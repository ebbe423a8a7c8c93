//! Ten million cases with eight conditions, from CSV to fit, beside the time in which polars reads the
//! same file and sums its columns.
//!
//! `cargo bench --bench large [-- ROWS]`. The data are made in the target folder and stay there. Each
//! measurement is a process of its own, so that the most memory it held is its own; that figure is
//! read from the system, and missing where it has none.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use polars_io::SerReader;
use polars_io::csv::read::CsvReadOptions;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use equifinal::{pipeline, study};

const CONDITIONS: usize = 8;
const ROWS: usize = 10_000_000;

/// Runs of each measurement; the median is what counts.
const RUNS: usize = 3;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["measure", "polars", folder, ..] => measured(|| sums(Path::new(folder))),
        ["measure", "study", folder, ..] => measured(|| analysed(Path::new(folder))),
        [rows, ..] if rows.parse::<usize>().is_ok() => compare(rows.parse().unwrap()),
        // `cargo bench` and `cargo test` pass words of their own.
        ["--bench"] | [] => compare(ROWS),
        _ => {}
    }
}

fn compare(rows: usize) {
    for (kind, is_raw) in [("memberships", false), ("raw values", true)] {
        let folder = generated(rows, is_raw);
        let size = fs::metadata(folder.join("data.csv")).unwrap().len();
        println!("{rows} rows of {kind}, {} MB", size / 1_000_000);
        for what in ["polars", "study"] {
            for _ in 0..RUNS {
                let program = std::env::current_exe().unwrap();
                let status = Command::new(program)
                    .args(["measure", what])
                    .arg(&folder)
                    .status();
                assert!(status.unwrap().success());
            }
        }
    }
}

fn measured(run: impl FnOnce() -> String) {
    let start = Instant::now();
    let what = run();
    println!(
        "{what}: {:.2} s, {}",
        start.elapsed().as_secs_f64(),
        most_memory().unwrap_or_default()
    );
}

/// The most memory that this process held.
fn most_memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(format!("{} MB", kilobytes / 1000))
}

/// What polars does with the same file: read its columns, and sum those of numbers.
fn sums(folder: &Path) -> String {
    let frame = CsvReadOptions::default()
        .try_into_reader_with_file_path(Some(folder.join("data.csv")))
        .unwrap()
        .finish()
        .unwrap();
    let sum = |column: &polars::prelude::Column| {
        let sum = column.as_materialized_series().sum::<f64>();
        sum.unwrap()
    };
    let total: f64 = frame.columns()[1..].iter().map(sum).sum();
    format!("polars, sum {total:.0}")
}

/// The whole study, from the file to claims and findings.
fn analysed(folder: &Path) -> String {
    let study = study::read(&folder.join("study.yaml"), "study.yaml").unwrap();
    let results = pipeline::run(study, None).unwrap();
    let sufficiency = results.outcome.sufficiency.as_ref().unwrap();
    format!("study, {} rows observed", sufficiency.table().rows().len())
}

/// The data and the study file; the outcome is `C0*C1 + C2*~C3` with noise.
fn generated(rows: usize, is_raw: bool) -> PathBuf {
    let kind = if is_raw { "raw" } else { "fuzzy" };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("large-{kind}-{rows}"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("study.yaml"), study_file(is_raw)).unwrap();
    let data = folder.join("data.csv");
    if data.exists() {
        return folder;
    }
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let mut file = BufWriter::new(File::create(folder.join("data.part")).unwrap());
    writeln!(file, "case,C0,C1,C2,C3,C4,C5,C6,C7,Y").unwrap();
    for row in 0..rows {
        let conditions: [u32; CONDITIONS] = std::array::from_fn(|_| thousandths(&mut random));
        let [a, b, c, d, ..] = conditions;
        let outcome = a.min(b).max(c.min(1000 - d));
        let noise = thousandths(&mut random);
        let outcome = settled((4 * outcome + noise) / 5);
        write!(file, "c{row}").unwrap();
        for value in conditions.into_iter().chain([outcome]) {
            if is_raw {
                write!(file, ",{}.{}", value * 3, value % 10).unwrap();
            } else {
                write!(file, ",0.{value:03}").unwrap();
            }
        }
        writeln!(file).unwrap();
    }
    file.into_inner().unwrap().sync_all().unwrap();
    fs::rename(folder.join("data.part"), data).unwrap();
    folder
}

/// A number below 1000, never 500.
fn thousandths(random: &mut ChaCha8Rng) -> u32 {
    settled(random.next_u32() % 1000)
}

fn settled(thousandths: u32) -> u32 {
    if thousandths == 500 { 501 } else { thousandths }
}

fn study_file(is_raw: bool) -> String {
    let method = if is_raw {
        "method: direct, anchors: {exclusion: p5, crossover: 1501, inclusion: p95}"
    } else {
        "method: none"
    };
    let set = |name: &str| format!("  {name}: {{column: {name}, calibrate: {{{method}}}}}\n");
    let conditions: String = (0..CONDITIONS).map(|i| set(&format!("C{i}"))).collect();
    format!(
        "format: 1\ntitle: Many cases\nprovenance: synthetic\n\
         data: {{source: data.csv, case: case, missing: fail}}\n\
         calibration: {{full_membership: 0.95, percentiles: type_7, at_half: fail}}\n\
         outcome:\n{}conditions:\n{conditions}\
         necessity: {{consistency: 0.9}}\n\
         sufficiency: {{frequency: 1000, consistency: 0.8, pri: 0.6, \
         solutions: [conservative, intermediate, parsimonious], negated_outcome: true}}\n",
        set("Y")
    )
}
