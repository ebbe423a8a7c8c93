//! Sets that are made of other sets.

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::refused_studies::refused;
use crate::study_text::{small, with};

/// Memberships of four cases in three sets, and in the outcome.
const DATA: &str = "case,F,H,K,B,Y
c1,0.9,0.2,0.7,1,0.9
c2,0.3,0.8,0.7,0,0.8
c3,0.1,0.2,0.3,1,0.1
c4,0.2,0.4,0.9,0,0.3
";

/// [`small`] whose condition A is made of the sets F, H and K.
fn text(combine: &str) -> String {
    let plain = "  A: {column: A, calibrate: {method: none}}\n";
    let text = with(
        &small(),
        plain,
        &format!("  A: {{label: Resources, combine: {combine}}}\n"),
    );
    let set = |name: &&str| format!("  {name}: {{column: {name}, calibrate: {{method: none}}}}\n");
    // F, and what else is used.
    let used = |name: &&&str| **name == "F" || combine.contains(**name);
    let sets: String = ["F", "H", "K"].iter().filter(used).map(set).collect();
    with(&text, "outcome:\n", &format!("sets:\n{sets}outcome:\n"))
}

fn memberships(combine: &str) -> Value {
    let results = Folder::with_study(&text(combine), DATA).analysed();
    results["sets"]["A"]["membership"].clone()
}

#[test]
fn expressions_and_means_of_memberships() {
    // By hand: the greater of F and H; the smaller of F and 1 − H; the mean of the three.
    assert_eq!(memberships("F + H"), json!([0.9, 0.8, 0.2, 0.4]));
    assert_eq!(memberships("F*~H"), json!([0.8, 1.0 - 0.8, 0.1, 0.2]));
    let mean = |a: f64, b: f64, c: f64| (a + b + c) / 3.0;
    let means = [
        mean(0.9, 0.2, 0.7),
        mean(0.3, 0.8, 0.7),
        mean(0.1, 0.2, 0.3),
        mean(0.2, 0.5, 0.9),
    ];
    let data = DATA.replace("c4,0.2,0.4", "c4,0.2,0.5");
    let results = Folder::with_study(&text("{mean: [F, H, K]}"), data).analysed();
    assert_eq!(results["sets"]["A"]["membership"], json!(means));
}

#[test]
fn components_are_shown_and_are_no_conditions() {
    let folder = Folder::with_study(&text("F + H"), DATA);
    let results = folder.analysed();
    let sets = &results["sets"];
    assert_eq!(sets["A"]["combine"], json!("F + H"));
    assert_eq!(sets["A"]["method"], json!("combined"));
    assert_eq!(sets["A"].get("column"), None);
    assert_eq!(sets["A"].get("raw"), None);
    assert_eq!(sets["F"]["raw"], json!([0.9, 0.3, 0.1, 0.2]));
    assert_eq!(sets["F"]["membership"], json!([0.9, 0.3, 0.1, 0.2]));
    let row = &results["truth_table"]["Y"]["rows"][0]["configuration"];
    assert_eq!(
        row.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["A", "B"]
    );
    let decisions = &results["decisions"];
    assert_eq!(
        decisions["conditions.A.combine"],
        json!({"value": "F + H", "declared": true})
    );
    assert_eq!(decisions["sets.F.calibrate.method"]["value"], json!("none"));
    let report = folder.report();
    assert!(
        report.contains("| A | Resources | – | combined | `F + H` |"),
        "{report}"
    );
    assert!(
        report.contains("`F` and `H` stand in the analysis only through"),
        "{report}"
    );
}

#[test]
fn a_score_of_half_is_that_of_the_combined_set() {
    let data = DATA
        .replace("c4,0.2,0.4", "c4,0.5,0.4")
        .replace("c3,0.1,0.2", "c3,0.5,0.6");
    let text = with(&text("F + H"), "at_half: fail", "at_half: drop_case");
    let results = Folder::with_study(&text, data).analysed();
    assert_eq!(results["cases"], json!(["c1", "c2", "c3"]));
    assert_eq!(
        results["dropped"],
        json!([{"case": "c4", "because": "score of exactly 0.5", "of": ["A"]}])
    );
}

#[test]
fn variants_recalibrate_components_and_ranges_leave_them_alone() {
    let data = "case,money,H,K,B,Y\nc1,90,0.2,0.7,1,1\nc2,30,0.8,0.7,0,1\nc3,10,0.2,0.3,1,0\nc4,20,0.4,0.9,0,0\n";
    let crisp = "  F: {column: money, calibrate: {method: crisp, threshold: 50}}\n";
    let plain = "  F: {column: F, calibrate: {method: none}}\n";
    let text = with(&text("F + H"), plain, crisp)
        + "variants:
  - {name: less money, set: {sets.F.calibrate.threshold: 15}}
  - {name: mean, set: {conditions.A.combine: {mean: [F, H]}}}
robustness: {ranges: true, leave_one_out: true}
";
    let folder = Folder::with_study(&text, data);
    let results = folder.analysed();
    // By hand: c4 has 20, and is in from 15 on.
    let moved = &results["variants"][0]["cases_moved"]["listed"];
    assert!(
        moved.to_string().contains("c4"),
        "{}",
        results["variants"][0]
    );
    let words = "Anchors of sets that others are made of are not moved.";
    assert!(folder.report().contains(words), "{}", folder.report());
}

#[test]
fn what_is_wrong_with_a_combined_set() {
    for (combine, problem) in [
        (
            "F + X",
            "error[unknown-set]: `X` is no condition of this study",
        ),
        (
            "F + B",
            "error[unknown-set]: `B` is no condition of this study",
        ),
        (
            "{mean: [F, F]}",
            "error[listed-twice]: `F` stands in the mean twice",
        ),
        (
            "{mean: []}",
            "error[wrong-type]: `conditions.A.combine.mean` is an empty list; it must hold sets",
        ),
        (
            "F + H, column: A",
            "error[keys-exclude-each-other]: `conditions.A.column` is given beside `combine`: a combined set has no column of its own",
        ),
    ] {
        let ran = refused(&Folder::with_study(&text(combine), DATA));
        assert_eq!(ran.status, 2, "{combine}");
        assert_eq!(ran.stderr.lines().next(), Some(problem), "{}", ran.stderr);
    }
    let ran = refused(&Folder::with_study(
        &text("F + H"),
        DATA.replace("c2,0.3", "c2,3"),
    ));
    assert_eq!(
        ran.stderr.lines().next(),
        Some(
            "error[score-out-of-range]: set `F`: column `F` holds scores outside 0 to 1: `3` (case `c2`, line 3)"
        )
    );
}
