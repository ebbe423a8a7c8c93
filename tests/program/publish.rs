//! What of the cases a report may tell, and data that are obtained elsewhere.

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::lock::sha256;
use crate::refused_studies::refused;
use crate::study_text::{SMALL, calibrated, small, with};

/// Tacna lacks a value, Nazca is at the crossover of A, Arica is in A and not in Y.
const DATA: &str = "case,A,B,Y
Tacna,,1,0
Quito,7123.25,1,1
Nazca,5000,1,1
Lima,6111.75,0,1
Arica,5111.5,0,0
Cusco,1234.75,1,0
Piura,2222.25,0,0
";
const NAMES: [&str; 7] = ["Tacna", "Quito", "Nazca", "Lima", "Arica", "Cusco", "Piura"];
const RAW: [&str; 5] = ["7123.25", "6111.75", "5111.5", "1234.75", "2222.25"];

/// Cases with names, raw values, a dropped case, scores of 0.5, deviant cases, and claims on cases.
fn text(publish: &str, at_half: &str) -> String {
    let anchors = "method: direct, anchors: {exclusion: 1000, crossover: 5000, inclusion: 9000}";
    let text = calibrated(&small(), "A", anchors);
    let text = with(
        &text,
        "missing: fail",
        &format!("missing: drop_case{publish}"),
    );
    let text = with(&text, "at_half: fail", &format!("at_half: {at_half}"));
    let text = with(&text, "  consistency: 0.8\n", "  consistency: 0.5\n");
    let text = with(&text, "pri: 0.5", "pri: 0.4");
    text + "claims:
  - claim: The path has its cases.
    expect: {solution: intermediate, path: A, consistency: 0.8, within: 0.2, covers: [Quito, Lima]}
  - claim: Two cases are closest to it.
    expect: {solution: intermediate, closest_path: A, cases: [Quito, Arica]}
  - claim: There is one path.
    expect: {solution: intermediate, paths: 1}
  - claim: A row has its cases.
    expect: {row: \"A*~B\", cases: [Lima, Arica]}
"
}

/// A study that publishes this, with its results.
fn published(publish: &str, at_half: &str) -> (Folder, Value) {
    let folder = Folder::with_study(&text(publish, at_half), DATA);
    let results = folder.analysed();
    (folder, results)
}

/// The words that stand in a file of the report, with the file.
fn told(folder: &Folder, words: &[&str]) -> Vec<String> {
    let mut told = Vec::new();
    for (path, bytes) in folder.files("reports/s") {
        let text = String::from_utf8(bytes).unwrap();
        let here = words.iter().filter(|word| text.contains(**word));
        told.extend(here.map(|word| format!("{path}: {word}")));
    }
    told
}

fn words_of_claims(results: &Value) -> Vec<(&str, &str, bool)> {
    let claims = results["claims"].as_array().unwrap().iter();
    claims
        .map(|claim| {
            let word = |key: &str| claim[key].as_str().unwrap();
            (
                word("expected"),
                word("found"),
                claim["holds"].as_bool().unwrap(),
            )
        })
        .collect()
}

fn tables(folder: &Folder) -> Vec<String> {
    let files = folder.files("reports/s").into_keys();
    let tables = files.filter_map(|path| path.strip_prefix("tables/").map(str::to_owned));
    tables.collect()
}

const NOTHING: Vec<String> = Vec::new();

#[test]
fn everything_is_told_unless_the_study_says_otherwise() {
    let (folder, results) = published("", "drop_case");
    for word in NAMES.iter().chain(&RAW) {
        assert!(folder.report().contains(word), "{word}");
    }
    assert_eq!(
        results["sets"]["A"]["raw"],
        json!([7123.25, 6111.75, 5111.5, 1234.75, 2222.25])
    );
    let decision = json!({"value": "all", "declared": false});
    assert_eq!(results["decisions"]["data.publish"], decision);
    assert!(!folder.report().contains("(`data.publish`)"));
}

#[test]
fn memberships_are_told_without_a_raw_value() {
    for at_half in ["drop_case", "{add: 0.001}"] {
        let (folder, results) = published(", publish: memberships", at_half);
        assert_eq!(told(&folder, &RAW), NOTHING);
        assert_eq!(results["sets"]["A"]["raw"], Value::Null);
        assert_eq!(results["sets"]["Y"]["raw"], Value::Null);
        assert!(results["sets"]["A"]["membership"].is_array());
        assert!(!tables(&folder).contains(&"raw_values.csv".to_owned()));
        assert!(tables(&folder).contains(&"memberships.csv".to_owned()));
        let report = folder.report();
        for name in NAMES {
            assert!(report.contains(name), "{name}");
        }
        assert!(report.contains("| Set | Mean | SD | Above 0.5 | Skewed |"));
        assert!(report.contains(
            "The study publishes the memberships of cases and not their raw values (`data.publish`): raw \
             values, and the smallest and the largest of them, are left out."
        ));
        let decision = json!({"value": "memberships", "declared": true});
        assert_eq!(results["decisions"]["data.publish"], decision);
    }
}

#[test]
fn aggregates_tell_of_no_single_case() {
    for at_half in ["drop_case", "{add: 0.001}"] {
        let (folder, results) = published(", publish: aggregates", at_half);
        assert_eq!(told(&folder, &RAW), NOTHING);
        assert_eq!(told(&folder, &NAMES), NOTHING);
        let (_, all) = published("", at_half);
        assert_eq!(results["sets"]["A"]["membership"], Value::Null);
        assert_eq!(results["cases"], Value::Null);
        assert_eq!(results["cases_total"], all["cases_total"]);
        assert_eq!(results["necessity"], all["necessity"]);
        let holds = |results: &Value| -> Vec<bool> {
            words_of_claims(results)
                .iter()
                .map(|words| words.2)
                .collect()
        };
        assert_eq!(
            holds(&results),
            holds(&all),
            "claims are checked all the same"
        );
        let left_out = "on single cases: left out";
        let fit = "`A`: consistency 0.8 ± 0.2";
        let words = words_of_claims(&results);
        assert_eq!(words[0].0, format!("{fit}; {left_out}"));
        assert_eq!(words[1].0, left_out);
        assert_eq!(words[1].1, left_out);
        assert_eq!(words[2].0, "intermediate solution: 1 path");
        assert_eq!(words[3].1, left_out);
        assert!(folder.report().contains(
            "The study publishes aggregates only (`data.publish`): lists of cases, and the values and \
             memberships of cases, are left out."
        ));
        assert!(!tables(&folder).contains(&"memberships.csv".to_owned()));
    }
}

#[test]
fn numbers_stand_for_names_wherever_a_case_is_told() {
    for at_half in ["drop_case", "{add: 0.001}"] {
        let publish = ", publish: {cases: memberships, names: numbers}";
        let (folder, results) = published(publish, at_half);
        assert_eq!(told(&folder, &NAMES), NOTHING);
        assert_eq!(told(&folder, &RAW), NOTHING);
        let (_, all) = published("", at_half);
        // Tacna, the first case of the file, is dropped and counts; so does Nazca, the third.
        let cases: Vec<usize> = if at_half == "drop_case" {
            vec![2, 4, 5, 6, 7]
        } else {
            vec![2, 3, 4, 5, 6, 7]
        };
        let names: Vec<String> = cases.iter().map(|case| format!("case {case}")).collect();
        assert_eq!(results["cases"], json!(names));
        assert_eq!(results["dropped"][0]["case"], "case 1");
        assert_eq!(
            results["sets"]["A"]["membership"],
            all["sets"]["A"]["membership"]
        );
        let decision = json!({"value": "{cases: memberships, names: numbers}", "declared": true});
        assert_eq!(results["decisions"]["data.publish"], decision);
        assert!(folder.report().contains(
            "Cases are called by their position in the data file (`data.publish`), dropped ones counted too."
        ));
    }
}

#[test]
fn claims_name_cases_truly_and_are_told_by_numbers() {
    let publish = ", publish: {cases: all, names: numbers}";
    let (folder, results) = published(publish, "drop_case");
    let (_, all) = published("", "drop_case");
    let in_numbers = |text: &str| {
        let numbered = NAMES.iter().zip(1..);
        numbered.fold(text.to_owned(), |text, (name, number)| {
            text.replace(name, &format!("case {number}"))
        })
    };
    let named = words_of_claims(&all);
    let expected: Vec<(String, String, bool)> = named
        .iter()
        .map(|(expected, found, holds)| (in_numbers(expected), in_numbers(found), *holds))
        .collect();
    let found: Vec<(String, String, bool)> = words_of_claims(&results)
        .into_iter()
        .map(|(expected, found, holds)| (expected.to_owned(), found.to_owned(), holds))
        .collect();
    assert_eq!(found, expected);
    assert!(
        found[0].0.contains("`A` covers case 2, case 4"),
        "{found:?}"
    );
    assert_eq!(told(&folder, &NAMES), NOTHING);
    assert_eq!(results["sets"]["A"]["raw"], all["sets"]["A"]["raw"]);
    // A claim about a case that is not there is refused by the name that it gives.
    let wrong = with(
        &text(publish, "drop_case"),
        "[Quito, Lima]",
        "[Quito, Limma]",
    );
    folder.write("studies/s/study.yaml", wrong);
    let ran = refused(&folder);
    assert_eq!(ran.status, 3);
    assert!(
        ran.stderr.contains("there is no case `Limma`"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("did you mean `Lima`?"),
        "{}",
        ran.stderr
    );
}

#[test]
fn above_the_limit_of_cases_claims_tell_of_no_single_case_either() {
    let text = text("", "drop_case") + "limits: {cases_listed: 3}\n";
    let folder = Folder::with_study(&text, DATA);
    let results = folder.analysed();
    assert_eq!(told(&folder, &NAMES), NOTHING);
    assert_eq!(words_of_claims(&results)[1].1, "on single cases: left out");
}

fn obtained(more: &str) -> String {
    let obtain = format!(
        ", obtain: \"S1 Table of doi:10.1000/182\", sha256: \"{}\"{more}",
        sha256(DATA.as_bytes())
    );
    text(&obtain, "drop_case")
}

#[test]
fn data_that_are_obtained_elsewhere_keep_their_raw_values_to_themselves() {
    let folder = Folder::with_study(&obtained(""), DATA);
    let results = folder.analysed();
    assert_eq!(told(&folder, &RAW), NOTHING);
    assert_eq!(results["obtain"], "S1 Table of doi:10.1000/182");
    let decision = json!({"value": "memberships", "declared": false});
    assert_eq!(results["decisions"]["data.publish"], decision);
    assert!(folder.report().contains(
        "The data file is not part of the study. It can be obtained from: S1 Table of doi:10.1000/182. The \
         SHA-256 tells whether it is the same file."
    ));
    folder.write("studies/s/study.yaml", obtained(", publish: all"));
    let results = folder.analysed();
    assert!(
        results["sets"]["A"]["raw"].is_array(),
        "the study file has the last word"
    );
}

#[test]
fn without_its_data_a_study_is_skipped_and_not_frozen() {
    let folder = Folder::with_study(&obtained(""), DATA);
    folder.write_study("t", small(), SMALL);
    std::fs::rename(folder.path("studies/s/data.csv"), folder.path("data.csv")).unwrap();
    let skipped = "s: skipped: the data are not here; obtain them from S1 Table of doi:10.1000/182, and name their \
                   folder with --data-dir\n";
    for (command, done) in [
        ("run", "t: reports/t/report.md written\n"),
        (
            "freeze",
            "t: nothing to freeze: no anchor is a statistic of the data\n",
        ),
        ("validate", "t: valid\n"),
    ] {
        let ran = folder.run(&[command]);
        let count = "1 of 2 studies skipped: the data are not here\n";
        assert_eq!(ran.stdout, format!("{skipped}{done}{count}"));
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        assert_eq!(
            folder.run(&[command, "studies/s"]).status,
            3,
            "there are no others"
        );
        let ran = folder.run(&[command, "studies/s", "--data-dir", "."]);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    }
}

#[test]
fn another_file_than_the_pinned_one_is_refused_with_both_hashes() {
    let other = with(DATA, "7123.25", "7123.26");
    let folder = Folder::with_study(&obtained(""), &other);
    let ran = refused(&folder);
    assert_eq!(ran.status, 3);
    let words = format!(
        "error[wrong-hash]: `data.csv`: the file's SHA-256 is {}, but the study declares {}\n",
        sha256(other.as_bytes()),
        sha256(DATA.as_bytes())
    );
    assert!(ran.stderr.starts_with(&words), "{}", ran.stderr);
}

/// A percentage of a range that the study declares is the value itself in another unit: Quito's
/// membership of 0.8272 must not be read from a bottleneck table.
#[test]
fn no_value_of_a_case_is_told_as_a_share_of_a_declared_range() {
    let data = "case,A,B,Y\nQuito,0.8272,1,0.9183\nLima,0.1,0,0.2\nCusco,0.4381,1,0.5137\n";
    let necessity = "necessity:
  consistency: 0.9
  nca: {ceilings: [ce_fdh], scope: theoretical, bottleneck_steps: 20}\n";
    let text = with(&small(), "necessity: {consistency: 0.9}\n", necessity);
    let digits = |publish: &str| {
        let text = with(&text, "missing: fail", &format!("missing: fail{publish}"));
        let folder = Folder::with_study(&text, data);
        folder.analysed();
        // As memberships and as percentages, and what is left of 1; figures hold other numbers.
        let words = [
            "0.8272", "82.7", "43.8", "0.1727", "0.172", "0.0816", "0.081",
        ];
        let mut told = told(&folder, &words);
        told.retain(|one| !one.contains(".svg"));
        told
    };
    assert!(!digits("").is_empty());
    assert_eq!(digits(", publish: aggregates"), [""; 0]);
}
