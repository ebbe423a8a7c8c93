//! One study on the same ten towns in each format: the files in `tests/fixtures/sources` were made by
//! the programs that researchers use (its README.md names them).

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::folder::Folder;

/// A file that another program made.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sources");
    fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The study of the towns on a source; `keys` are further keys of `data`.
pub(crate) fn towns(source: &str, keys: &str) -> String {
    format!(
        "format: 1
title: Ten towns
provenance: synthetic
data:
  source: {source}
  case: town
  missing: drop_case
{keys}outcome:
  TRUST: {{column: trust, calibrate: {{method: direct, anchors: {{exclusion: 1, crossover: 3.5, inclusion: 7}}}}}}
conditions:
  INCOME: {{column: income, calibrate: {{method: direct, anchors: {{exclusion: 0, crossover: 8, inclusion: 20}}}}}}
  UNION: {{column: union, calibrate: {{method: none}}}}
  NORTH: {{column: region, calibrate: {{method: recode, table: {{north: 1, south: 0}}}}}}
calibration: {{full_membership: 0.95, at_half: fail}}
necessity: {{consistency: 0.9}}
sufficiency:
  frequency: 1
  consistency: 0.8
  pri: 0.5
  solutions: [conservative, intermediate, parsimonious]
  negated_outcome: true
"
    )
}

/// A folder with the study on a copy of a file.
pub(crate) fn folder(file: &str, keys: &str) -> Folder {
    let folder = Folder::new();
    folder.write("studies/s/study.yaml", towns(file, keys));
    folder.write(&format!("studies/s/{file}"), fixture(file));
    folder
}

/// Report and results of a run, without the source's name and fingerprint, the study file's, and the
/// decisions that only some sources have.
pub(crate) fn told(folder: &Folder, file: &str) -> (String, Value) {
    let mut results = folder.analysed();
    let mut report = folder.report();
    for input in results["inputs"].as_array().unwrap() {
        report = report.replace(input["sha256"].as_str().unwrap(), "HASH");
    }
    report = report.replace(file, "SOURCE");
    let own = ["value_labels", "query", "encoding", "sheet", "range"];
    let own = own.map(|key| format!("| data.{key} |"));
    let is_own = |line: &str| {
        line.starts_with("They are the rows") || own.iter().any(|key| line.contains(key))
    };
    let lines = report.lines().filter(|line| !is_own(line));
    let lines: String = lines.flat_map(|line| [line, "\n"]).collect();
    report = lines.replace("\n\n\n", "\n\n");
    let results = results.as_object_mut().unwrap();
    results.remove("inputs");
    results.remove("decisions");
    (report, Value::Object(results.clone()))
}

/// Every format says what the CSV says. What that is: `make.py` writes these ten towns.
#[test]
fn every_format_gives_the_same_report() {
    let csv = folder("towns.csv", "");
    let (report, results) = told(&csv, "towns.csv");
    let cases = [
        "007",
        "NA",
        "哈尔滨",
        "Zoë, West",
        "true",
        "1e3",
        "Fen",
        "Hill",
        "Ivy",
    ];
    assert_eq!(results["cases"], json!(cases));
    let income = [12.5, 7.0, 0.1, 2.675, 20.0, 15.25, 0.001, 18.0, 9.75];
    assert_eq!(results["sets"]["INCOME"]["raw"], json!(income));
    let union = [1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0];
    assert_eq!(results["sets"]["UNION"]["membership"], json!(union));
    let north = [1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0];
    assert_eq!(results["sets"]["NORTH"]["membership"], json!(north));
    let labelled = "  value_labels: [region]\n";
    let query = "  query: SELECT * FROM towns ORDER BY rowid\n";
    for (file, keys) in [
        ("towns.tsv", ""),
        ("semicolon.csv", "  separator: \";\"\n  decimal: \",\"\n"),
        ("utf16.txt", "  separator: tab\n"),
        ("towns.xlsx", ""),
        ("formulas.xlsx", ""),
        ("sheets.xlsx", "  sheet: Towns\n  range: B3:G13\n"),
        ("towns.xls", ""),
        ("towns.ods", ""),
        ("formulas.ods", ""),
        ("towns.parquet", ""),
        ("typed.parquet", ""),
        ("towns.json", ""),
        ("towns.ndjson", ""),
        ("towns.sqlite", query),
        #[cfg(feature = "stata")]
        ("towns.dta", labelled),
        #[cfg(feature = "stata")]
        ("readstat.dta", labelled),
        #[cfg(feature = "stata")]
        ("long_text.dta", labelled),
    ] {
        let found = told(&folder(file, keys), file);
        assert_eq!(found.1, results, "{file}");
        // Some files lack the column of dates, which no set uses.
        let columns = ["readstat.dta", "long_text.dta"].contains(&file);
        let report = if columns {
            report.replace("6 columns", "5 columns")
        } else {
            report.clone()
        };
        assert_eq!(found.0, report, "{file}");
    }
}

/// The names of the cases, which are the first column of the table of raw values.
fn names(folder: &Folder) -> Value {
    folder.analysed()["cases"].clone()
}

#[test]
fn texts_are_read_in_the_encoding_that_is_declared() {
    let towns = names(&folder("gbk.csv", "  encoding: gbk\n"));
    assert_eq!(towns[2], "哈尔滨");
    let towns = names(&folder("gbk.csv", "  encoding: GB18030\n"));
    assert_eq!(towns[2], "哈尔滨");
    // Of one town alone, nothing is to be said of subsets; its name is told all the same.
    for (file, encoding, town) in [
        ("big5.csv", "big5", "臺北"),
        ("shift_jis.csv", "shift_jis", "東京"),
        ("latin1.csv", "latin1", "Zoë"),
    ] {
        let towns = names(&folder(file, &format!("  encoding: {encoding}\n")));
        assert_eq!(towns, json!([town]), "{file}");
    }
    #[cfg(feature = "stata")]
    {
        let keys = "  encoding: gbk\n  value_labels: [region]\n";
        assert_eq!(names(&folder("stata10_gbk.dta", keys))[2], "哈尔滨");
        let keys = "  value_labels: [region]\n";
        assert_eq!(names(&folder("stata10.dta", keys))[2], "Harbin");
    }
}

/// A sheet by number, a header below a title, and the cells beside the table left out by a range.
#[test]
fn a_table_is_found_where_the_study_says() {
    let keys = "  sheet: 2\n  header_row: 3\n  range: B2:G13\n";
    let found = names(&folder("sheets.xlsx", keys));
    assert_eq!(found[0], "007");
    assert_eq!(found.as_array().unwrap().len(), 9);
}

/// Labelled numbers are numbers unless the study asks for labels; the report says which.
#[cfg(feature = "stata")]
#[test]
fn labelled_numbers_of_stata_are_numbers_by_default() {
    let numbers = "  NORTH: {column: region, calibrate: {method: none}}\n";
    let study = towns("towns.dta", "");
    let start = study.find("  NORTH:").unwrap();
    let end = start + study[start..].find('\n').unwrap() + 1;
    let study = format!("{}{numbers}{}", &study[..start], &study[end..]);
    let folder = folder("towns.dta", "");
    folder.write("studies/s/study.yaml", study);
    let results = folder.analysed();
    let north = [1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0];
    assert_eq!(results["sets"]["NORTH"]["raw"], json!(north));
    let decided = &results["decisions"]["data.value_labels"];
    assert_eq!(decided, &json!({"value": "codes", "declared": false}));
}

/// A pinned file and one that readers must fetch are treated as a CSV is.
#[test]
fn the_hash_of_a_workbook_is_that_of_its_bytes() {
    let hash = "0".repeat(64);
    let folder = folder("towns.xlsx", &format!("  sha256: \"{hash}\"\n"));
    let ran = folder.run(&["run"]);
    assert_eq!(ran.status, 3);
    assert!(
        ran.stderr
            .starts_with("error[wrong-hash]: `towns.xlsx`: the file's SHA-256 is "),
        "{}",
        ran.stderr
    );
    fs::remove_file(folder.path("studies/s/towns.xlsx")).unwrap();
    folder.write(
        "studies/s/study.yaml",
        towns("towns.xlsx", "  obtain: the author\n"),
    );
    let ran = folder.run(&["run", "studies/s"]);
    assert!(ran.stderr.contains("the author"), "{}", ran.stderr);
}
