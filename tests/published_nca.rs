//! Printed results of published studies, whose data are not part of this repository.
//!
//! Reads them below the folder named by `EQUIFINAL_PUBLISHED`, else `../shared/published`. Without
//! them the tests say so and pass.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::print_stdout, reason = "a test without data says so")]

use std::fs;
use std::path::{Path, PathBuf};

use equifinal::necessity::nca::{
    Bounds, Ceiling, CeilingLine, Corner, Level, Space, percentage_of_range,
};

/// The columns of a study's data, by name; `None` when they are not there.
fn columns(study: &str) -> Option<Vec<(String, Vec<f64>)>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("EQUIFINAL_PUBLISHED")
        .map_or_else(|| here.join("../shared/published"), PathBuf::from);
    let file = shared.join(study).join("data.csv");
    let Ok(text) = fs::read_to_string(&file) else {
        println!("{} is not there; nothing is compared", file.display());
        return None;
    };
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split(',').map(|cell| cell.trim_matches('"')).collect())
        .collect();
    // The first column names the cases.
    let column = |at: usize| {
        let values = rows[1..].iter().map(|row| row[at].parse().unwrap());
        (rows[0][at].to_owned(), values.collect())
    };
    Some((1..rows[0].len()).map(column).collect())
}

fn space(columns: &[(String, Vec<f64>)], condition: &str, outcome: &str) -> Space {
    let of = |name: &str| &columns.iter().find(|(known, _)| known == name).unwrap().1;
    Space::new(
        of(condition),
        of(outcome),
        Corner::UpperLeft,
        Bounds::default(),
    )
    .unwrap()
}

/// Compares with a number that was printed.
#[track_caller]
fn printed(ours: f64, theirs: f64, within: f64) {
    assert!((ours - theirs).abs() <= within, "{ours}, printed {theirs}");
}

/// The levels of a bottleneck table of ten steps, as R prints them.
fn bottleneck(space: &Space, ceiling: Ceiling) -> Vec<String> {
    let line = CeilingLine::new(space, ceiling);
    let range = space.outcome_range();
    let level = |step: u32| {
        let outcome = range.min + f64::from(step) / 10.0 * range.length();
        match line.needed_for(outcome, space) {
            Level::NotNecessary => "NN".to_owned(),
            Level::NotAttainable => "NA".to_owned(),
            Level::Needed(level) => {
                format!("{:.1}", percentage_of_range(level, space.condition_range()))
            }
        }
    };
    (0..=10).map(level).collect()
}

/// Dul (2016), innovation of 28 countries: the summaries and bottleneck tables that NCA 5.0.1 prints,
/// `nca_analysis(nca.example, c(1, 2), 3, ceilings = c("ce_fdh", "cr_fdh", "c_lp"))`.
#[test]
fn culture_and_innovation() {
    let Some(columns) = columns("dul2016_nca_innovation") else {
        return;
    };
    let individualism = space(&columns, "Individualism", "Innovation performance");
    let risk = space(&columns, "Risk taking", "Innovation performance");
    let d = |space, ceiling| CeilingLine::new(space, ceiling).effect_size();
    printed(d(&individualism, Ceiling::CeFdh), 0.415_508, 5e-7);
    printed(d(&individualism, Ceiling::CrFdh), 0.306_647_7, 5e-8);
    printed(d(&individualism, Ceiling::CLp), 0.162_830_9, 5e-8);
    printed(d(&risk, Ceiling::CeFdh), 0.309_415_6, 5e-8);
    printed(d(&risk, Ceiling::CrFdh), 0.281_898_5, 5e-8);
    printed(d(&risk, Ceiling::CLp), 0.106_798_9, 5e-8);
    let lowest = CeilingLine::new(&individualism, Ceiling::CLp);
    let line = lowest.line().unwrap();
    printed(line.slope, 0.951_111_1, 5e-8);
    printed(line.intercept, 127.848_9, 5e-5);
    printed(lowest.fit().unwrap(), 0.391_884, 5e-7);
    assert_eq!(lowest.above(), 0);
    let inefficiency = lowest.inefficiency().unwrap();
    printed(inefficiency.condition, 0.0, 1e-12);
    printed(inefficiency.outcome, 0.674_338_1, 5e-8);
    let nn = |n: usize| vec!["NN".to_owned(); n];
    let then = |n: usize, levels: &[&str]| {
        [nn(n), levels.iter().map(ToString::to_string).collect()].concat()
    };
    let found = bottleneck(&individualism, Ceiling::CLp);
    assert_eq!(found, then(7, &["7.9", "38.6", "69.3", "100.0"]));
    let found = bottleneck(&risk, Ceiling::CLp);
    assert_eq!(found, then(8, &["22.7", "48.4", "74.2"]));
}

/// Van der Valk et al. (2016), 48 relationships: the summaries and bottleneck tables that NCA 5.0.1
/// prints, `nca_analysis` with the default ceilings.
#[test]
fn contracts_and_trust() {
    let Some(columns) = columns("vandervalk2016_nca_contracts") else {
        return;
    };
    let expected = [
        ("Contractual detail", 0.237_279_2, 0.187_861_9, 2),
        ("Goodwill trust", 0.306_575_9, 0.255_146_4, 4),
        ("Competence trust", 0.321_25, 0.207_727_3, 3),
    ];
    for (name, ce_fdh, cr_fdh, above) in expected {
        let space = space(&columns, name, "Innovation");
        let line = CeilingLine::new(&space, Ceiling::CrFdh);
        printed(
            CeilingLine::new(&space, Ceiling::CeFdh).effect_size(),
            ce_fdh,
            5e-8,
        );
        printed(line.effect_size(), cr_fdh, 5e-8);
        assert_eq!(line.above(), above);
    }
    let goodwill = space(&columns, "Goodwill trust", "Innovation");
    let found = bottleneck(&goodwill, Ceiling::CrFdh);
    assert_eq!(
        found,
        [
            "NN", "NN", "NN", "NN", "NN", "NN", "2.2", "35.2", "68.2", "NA", "NA"
        ]
    );
}
