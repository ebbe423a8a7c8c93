//! The same study and the same data make the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use serde_json::Value;

use crate::folder::{Folder, ran};
use crate::study_text::{SMALL, calibrated, small, study};

/// A study with percentile anchors, several models and enough cases to be shuffled.
fn fuzzy() -> String {
    let text = study("Y", &["A", "B", "C"]);
    calibrated(
        &text,
        "A",
        "method: direct, percentiles: type_7, anchors: {exclusion: p5, crossover: 41.7, inclusion: p95}",
    )
}

const FUZZY: &str = "case,A,B,C,Y
c1,10,0.2,0.9,0.3
c2,25,0.7,0.4,0.1
c3,40,0.1,0.3,0.6
c4,55,0.8,0.7,0.9
c5,70,0.9,0.2,0.8
c6,33,0.6,0.8,0.7
c7,64,0.3,0.6,0.4
";

fn times(folder: &Folder) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| {
        let path = folder.path("reports").join(path);
        fs::metadata(path).unwrap().modified().unwrap()
    };
    let files = folder.files("reports");
    files
        .keys()
        .map(|path| (path.clone(), time(path)))
        .collect()
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = Folder::with_study(&fuzzy(), FUZZY);
    folder.analysed();
    let (before, written) = (folder.files("reports"), times(&folder));
    let ran = folder.run(&["run"]);
    assert_eq!(ran.stdout, "s: reports/s/report.md unchanged\n");
    assert_eq!(folder.files("reports"), before);
    assert_eq!(times(&folder), written);
}

#[test]
fn neither_threads_nor_place_nor_surroundings_are_in_a_report() {
    let write = |folder: &Folder| {
        folder.write_study("s", fuzzy(), FUZZY);
        folder.write_study("t", small(), SMALL);
        folder.write_study("u", fuzzy(), FUZZY);
    };
    let folder = Folder::new();
    write(&folder);
    assert_eq!(folder.run(&["run", "--jobs", "1"]).status, 0);
    let expected = folder.files("reports");
    let in_parallel = folder.run(&["run", "--jobs", "2", "--reports", "two"]);
    let lines: Vec<&str> = in_parallel.stdout.lines().collect();
    assert_eq!(
        lines,
        [
            "s: two/s/report.md written",
            "t: two/t/report.md written",
            "u: two/u/report.md written"
        ]
    );
    assert_eq!(folder.files("two"), expected);

    let other = Folder::new();
    write(&other);
    let elsewhere = tempfile::tempdir().unwrap();
    let studies = other.path("studies");
    let reports = other.path("reports");
    let mut command = other.command(&["run", studies.to_str().unwrap()]);
    command.args(["--reports", reports.to_str().unwrap()]);
    command.current_dir(elsewhere.path());
    command
        .env("LC_ALL", "de_DE.UTF-8")
        .env("LANG", "tr_TR.UTF-8")
        .env("TZ", "Asia/Tokyo");
    assert_eq!(ran(&mut command).status, 0);
    assert_eq!(other.files("reports"), expected);
}

/// The results without the fingerprints of the files they came from.
fn findings(study: &str, data: impl AsRef<[u8]>) -> Value {
    let mut results = Folder::with_study(study, data).analysed();
    let inputs = results.as_object_mut().unwrap().remove("inputs").unwrap();
    assert_eq!(inputs.as_array().unwrap().len(), 2);
    results
}

#[test]
fn the_order_of_columns_and_columns_not_in_use_change_nothing() {
    let shuffled = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        [cells[4], cells[2], cells[0], "x", cells[3], cells[1]].join(",")
    };
    let shuffled: Vec<String> = FUZZY.lines().map(shuffled).collect();
    let shuffled = shuffled.join("\n");
    assert_eq!(findings(&fuzzy(), shuffled), findings(&fuzzy(), FUZZY));
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let expected = findings(&fuzzy(), FUZZY);
    let windows = FUZZY.replace('\n', "\r\n");
    assert_eq!(findings(&fuzzy(), &windows), expected);
    assert_eq!(findings(&fuzzy(), format!("\u{feff}{windows}")), expected);
    assert_eq!(findings(&fuzzy(), FUZZY.trim_end()), expected);
    let quoted = FUZZY.replace("c3,40", "\"c3\",\"40\"");
    assert_eq!(findings(&fuzzy(), quoted), expected);
    let study = format!("\u{feff}{}", fuzzy().replace('\n', "\r\n"));
    assert_eq!(findings(&study, &windows), expected);
}

/// A thread that waits for a part of one study does not begin the next upon it.
#[test]
fn a_tree_may_hold_many_studies() {
    let folder = Folder::new();
    for at in 0..150 {
        folder.write_study(&format!("s{at}"), small(), SMALL);
    }
    for jobs in ["1", "3"] {
        let ran = folder.run(&["run", "--jobs", jobs]);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        assert_eq!(ran.stdout.lines().count(), 150);
    }
}
