//! From raw values to memberships, by every method, and what becomes of cases without one.

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::outcomes::{assert_near, models};
use crate::study_text::{SMALL, calibrated, small, study, with};

/// The memberships of A, calibrated so from these raw values.
fn memberships(calibrate: &str, raw: &[&str]) -> Vec<Value> {
    let row = |(i, raw): (usize, &&str)| format!("c{i},{raw},{}\n", i % 2);
    let rows: String = raw.iter().enumerate().map(row).collect();
    let text = calibrated(&study("Y", &["A"]), "A", calibrate);
    let results = Folder::with_study(&text, format!("case,A,Y\n{rows}")).analysed();
    results["sets"]["A"]["membership"]
        .as_array()
        .unwrap()
        .clone()
}

#[track_caller]
fn assert_memberships(calibrate: &str, raw: &[&str], expected: &[f64]) {
    let found = memberships(calibrate, raw);
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert_near(found, *expected);
    }
}

#[test]
fn the_direct_method_rising_and_falling() {
    // Half way from crossover to inclusion the log-odds are ln(19) / 2: √19 / (1 + √19).
    let half_way = 19_f64.sqrt() / (1.0 + 19_f64.sqrt());
    let raw = ["20", "50", "60", "1000"];
    let rising = "method: direct, anchors: {exclusion: 20, crossover: 40, inclusion: 60}";
    assert_memberships(rising, &raw, &[0.05, half_way, 0.95, 1.0]);
    let falling = "method: direct, anchors: {exclusion: 60, crossover: 40, inclusion: 20}";
    assert_memberships(falling, &raw, &[0.95, 1.0 - half_way, 0.05, 0.0]);
}

#[test]
fn the_two_conventions_of_full_membership() {
    let anchors = "method: direct, anchors: {exclusion: 20, crossover: 40, inclusion: 60}";
    let odds = "full_membership: log_odds_3";
    // 1 / (1 + exp(−3)) and its complement.
    let full = 1.0 / (1.0 + (-3_f64).exp());
    assert_memberships(
        &format!("{anchors}, {odds}"),
        &["20", "60"],
        &[1.0 - full, full],
    );
}

#[test]
fn percentile_anchors() {
    // Type 7 of 10, 20, 30, 40, 50: p25 is 20; p60 lies 2.4 steps up, 34; p90 3.6 steps, 46.
    let calibrate = "method: direct, percentiles: type_7, anchors: {exclusion: p25, crossover: p60, inclusion: p90}";
    let text = calibrated(&study("Y", &["A"]), "A", calibrate);
    let data = "case,A,Y\na,10,0\nb,20,0\nc,30,1\nd,40,1\ne,50,1\n";
    let results = Folder::with_study(&text, data).analysed();
    let set = &results["sets"]["A"];
    assert_eq!(set["anchors"]["exclusion"]["declared"], "p25");
    assert_near(&set["anchors"]["exclusion"]["value"], 20.0);
    assert_near(&set["anchors"]["crossover"]["value"], 34.0);
    assert_near(&set["anchors"]["inclusion"]["value"], 46.0);
    assert_near(&set["membership"][1], 0.05);
}

#[test]
fn crisp_sets_and_their_sides() {
    let raw = ["4", "5", "6"];
    assert_memberships("method: crisp, threshold: 5", &raw, &[0.0, 1.0, 1.0]);
    assert_memberships(
        "method: crisp, threshold: 5, side: below",
        &raw,
        &[1.0, 0.0, 0.0],
    );
}

#[test]
fn recoding_by_a_table_and_by_breaks() {
    let table = "method: recode, table: {low: 0, no: 0.33, 3: 0.67, high: 1}";
    assert_memberships(table, &["high", "no", "3", "low"], &[1.0, 0.33, 0.67, 0.0]);
    let breaks = "method: recode, breaks: [0, 15, 90], scores: [0, 0.33, 0.67, 1]";
    // A value on a break takes the lower score.
    let raw = ["-1", "0", "0.1", "15", "90", "91"];
    assert_memberships(breaks, &raw, &[0.0, 0.0, 0.33, 0.33, 0.67, 1.0]);
}

#[test]
fn a_multi_value_condition_and_outcome() {
    let text = study("Y", &["A", "B"]);
    let text = calibrated(&text, "A", "method: multi_value, thresholds: [10, 20]");
    let text = with(
        &text,
        "  Y: {column: Y, calibrate: {method: none}}",
        "  Y: {column: Y, value: 2, calibrate: {method: multi_value}}",
    );
    let data = "case,A,B,Y\na,5,1,0\nb,10,1,1\nc,19,0,1\nd,20,0,2\ne,25,1,2\n";
    let results = Folder::with_study(&text, data).analysed();
    assert_eq!(
        results["sets"]["A"]["membership"],
        json!([0.0, 1.0, 1.0, 2.0, 2.0])
    );
    assert_eq!(models(&results, "Y{2}", "conservative"), ["A{2}"]);
    assert_eq!(models(&results, "Y{2}", "parsimonious"), ["A{2}"]);
    let necessary = &results["necessity"]["Y{2}"]["conditions"];
    let expressions: Vec<&str> = necessary
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["expression"].as_str().unwrap())
        .collect();
    assert_eq!(
        expressions,
        ["A{0}", "~A{0}", "A{1}", "~A{1}", "A{2}", "~A{2}", "B", "~B"]
    );
    let either = with(&text, "value: 2,", "value: [1, 2],");
    let results = Folder::with_study(&either, data).analysed();
    assert_eq!(models(&results, "~Y{1,2}", "conservative"), ["A{0}*B"]);
}

#[test]
fn cases_without_a_value_leave_when_that_is_declared() {
    let text = with(
        &small(),
        "missing: fail",
        "missing: drop_case, missing_values: [NA, -99]",
    );
    let data = format!("{SMALL}c5,,1,1\nc6,1,NA,0\nc7,1,1,-99\n");
    let folder = Folder::with_study(&text, data);
    let results = folder.analysed();
    assert_eq!(results["cases"], json!(["c1", "c2", "c3", "c4"]));
    assert_eq!(
        results["dropped"],
        json!([
            {"case": "c5", "because": "missing value", "of": ["A"]},
            {"case": "c6", "because": "missing value", "of": ["B"]},
            {"case": "c7", "because": "missing value", "of": ["Y"]},
        ])
    );
    for case in ["c5", "c6", "c7"] {
        assert!(
            folder.report().contains(case),
            "{case} is not in the report"
        );
    }
}

#[test]
fn scores_at_half_follow_the_declared_policy() {
    let data = format!("{SMALL}c5,0.5,1,1\nc6,0.9,0.5,1\n");
    let dropping = with(&small(), "at_half: fail", "at_half: drop_case");
    let folder = Folder::with_study(&dropping, &data);
    let results = folder.analysed();
    assert_eq!(results["cases"], json!(["c1", "c2", "c3", "c4"]));
    assert_eq!(
        results["dropped"],
        json!([
            {"case": "c5", "because": "score of exactly 0.5", "of": ["A"]},
            {"case": "c6", "because": "score of exactly 0.5", "of": ["B"]},
        ])
    );
    let adding = with(&small(), "at_half: fail", "at_half: {add: 0.001}");
    let folder = Folder::with_study(&adding, &data);
    let results = folder.analysed();
    assert_near(&results["sets"]["A"]["membership"][4], 0.501);
    assert_near(&results["sets"]["B"]["membership"][5], 0.501);
    assert_near(&results["sets"]["A"]["membership"][5], 0.9);
    assert!(folder.report().contains("c5") && folder.report().contains("c6"));
}

#[test]
fn an_outcome_at_half_is_a_finding() {
    let results = Folder::with_study(&small(), SMALL.replace("c2,1,0,1", "c2,1,0,0.5")).analysed();
    let findings = results["findings"].as_array().unwrap();
    assert!(
        findings
            .iter()
            .any(|finding| finding["text"].as_str().unwrap().contains("c2")),
        "{findings:?}"
    );
}

#[test]
fn a_negative_zero_is_zero() {
    let folder = Folder::with_study(&small(), SMALL.replace("c4,0,0", "c4,-0,-0.0"));
    let results = folder.analysed();
    assert_eq!(results["sets"]["A"]["raw"].to_string(), "[1.0,1.0,0.0,0.0]");
    assert!(!folder.report().contains("-0"));
}
