//! How far results hold beside variants: the test set, cases left out, resamples, permutations, panels.

use serde_json::{Value, json};

use crate::folder::{Folder, ran};
use crate::outcomes::assert_near;
use crate::refused_studies::refused;
use crate::study_text::{SMALL, calibrated, small, study, with};

/// All eight configurations of A, B and C, one case each; Y is A*B + C, `C_ALONE` is C.
const DATA: &str = "case,A,B,C,Y,C_ALONE,NEVER
c0,0,0,0,0,0,0
c1,0,0,1,1,1,0
c2,0,1,0,0,0,0
c3,0,1,1,1,1,0
c4,1,0,0,0,0,0
c5,1,0,1,1,1,0
c6,1,1,0,1,0,0
c7,1,1,1,1,1,0
";

fn three(robustness: &str) -> String {
    format!(
        "{}robustness: {{{robustness}}}\n",
        study("Y", &["A", "B", "C"])
    )
}

fn with_variants(text: &str, variants: &[&str]) -> String {
    let lines = variants
        .iter()
        .map(|variant| format!("  - {{{variant}}}\n"));
    format!("{text}variants:\n{}", lines.collect::<String>())
}

#[test]
fn variants_are_a_test_set_unless_the_study_says_no() {
    let variant = "name: less, set: {outcome.Y.column: C_ALONE}";
    let text = with_variants(&study("Y", &["A", "B", "C"]), &[variant]);
    let folder = Folder::with_study(&text, DATA);
    let results = folder.analysed();
    let found = &results["robustness"]["fit"]["Y"]["intermediate"];
    assert_eq!(found["test_solutions"], 1);
    let model = &found["models"][0];
    // IS is C + A*B, five cases; the one test solution, and so the core, is C: four of them.
    assert_eq!(model["robust_core"]["expression"], "C");
    assert_near(&model["RF_cov"], 0.8);
    assert_near(&model["RF_cons"], 1.0);
    assert_near(&model["RF_SC_minTS"], 0.8);
    assert_near(&model["RF_SC_maxTS"], 0.8);
    assert_near(&model["RCR_typ"], 0.8);
    assert_eq!(model["RCR_dev"], Value::Null);
    assert_eq!(model["RCC_rank"], 3);
    assert_eq!(model["cases"]["shaky_typical"]["listed"], json!(["c6"]));
    assert_eq!(
        model["cases"]["robust_typical"]["listed"],
        json!(["c1", "c3", "c5", "c7"])
    );
    assert_eq!(
        results["decisions"]["robustness.fit"],
        json!({"value": "true", "declared": false})
    );
    let report = folder.report();
    for piece in [
        "| shaky typical | all | 1 | c6 |",
        "against the variants (1 is fully robust) RF_cons 1.000, RF_cov 0.800,",
        "![Robustness plot: 4 robust typical, 1 shaky typical, 3 irrelevant]",
    ] {
        assert!(report.contains(piece), "{piece} is not in:\n{report}");
    }
    let text = format!("{text}robustness: {{fit: false}}\n");
    let folder = Folder::with_study(&text, DATA);
    assert_eq!(folder.analysed()["robustness"], Value::Null);
    assert!(!folder.report().contains("### Against the variants"));
}

#[test]
fn a_variant_without_a_solution_leaves_no_core_and_one_with_other_cases_is_compared_over_shared_ones()
 {
    let variants = [
        "name: none, set: {outcome.Y.column: NEVER}",
        "name: fewer, without_cases: [c6, c0]",
    ];
    let text = with_variants(&study("Y", &["A", "B", "C"]), &variants);
    let folder = Folder::with_study(&text, DATA);
    let results = folder.analysed();
    let found = &results["robustness"]["fit"]["Y"]["parsimonious"];
    assert_eq!(found["without_solution"], json!(["none"]));
    assert_eq!(
        found["cases_left_out"],
        json!({"count": 2, "listed": ["c0", "c6"]})
    );
    let model = &found["models"][0];
    assert_eq!(model["cases_compared"], 6);
    assert_near(&model["RF_cov"], 0.0);
    assert_eq!(model["RF_cons"], Value::Null);
    assert_eq!(model["robust_core"]["expression"], "0");
    let report = folder.report();
    assert!(
        report.contains("1 variant is without a solution"),
        "{report}"
    );
    assert!(
        report.contains("all variants have: without c0, c6."),
        "{report}"
    );
}

#[test]
fn each_case_left_out_by_hand() {
    let folder = Folder::with_study(&three("leave_one_out: true"), DATA);
    let results = folder.analysed();
    let found = &results["robustness"]["leave_one_out"];
    assert_eq!(found["anchors"], "recompute");
    assert_eq!(found["runs"], 8);
    // Without its only case a row is a remainder, which the parsimonious solution may use: without c4,
    // A*~B*~C, so that A is enough; without c2, ~A*B*~C, so that B is; without c6 nothing needs A*B.
    let solution = &found["solutions"]["Y"]["parsimonious"];
    assert_eq!(
        (&solution["runs"], &solution["same"]),
        (&json!(8), &json!(5))
    );
    let changes: Vec<Value> = solution["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| {
            json!([
                c["without"],
                c["relation"],
                c["terms_lost"],
                c["terms_gained"]
            ])
        })
        .collect();
    let expected = [
        json!(["c2", "superset", ["A*B"], ["B"]]),
        json!(["c4", "superset", ["A*B"], ["A"]]),
        json!(["c6", "subset", ["A*B"], []]),
    ];
    assert_eq!(changes, expected);
    let report = folder.report();
    for piece in [
        "| `Y` | parsimonious | 8 | 5 | 0.625 | 0 |",
        "| c4 | superset | `A*B` | `A` | 1.000 | 1.000 |",
        "of 8 runs without one case",
    ] {
        assert!(report.contains(piece), "{piece} is not in:\n{report}");
    }
}

#[test]
fn anchors_are_taken_anew_without_a_case_unless_they_are_held() {
    // Four values: the median lies between two of them. Without any one of them the median is one of
    // the three that are left: a score of exactly 0.5, which the study does not allow.
    let anchors = "method: direct, anchors: {exclusion: 0, crossover: median, inclusion: 100}";
    let text = calibrated(&small(), "A", anchors);
    let text = with(&text, "at_half: fail", "at_half: fail, percentiles: type_7");
    let data = "case,A,B,Y\nc1,10,1,0\nc2,20,0,0\nc3,60,0,1\nc4,90,1,1\n";
    let run = |robustness: &str| {
        let text = format!("{text}robustness: {{{robustness}}}\n");
        let folder = Folder::with_study(&text, data);
        (folder.analysed(), folder.report())
    };
    let (anew, report) = run("leave_one_out: true");
    assert_eq!(anew["robustness"]["leave_one_out"]["failed"]["count"], 4);
    let code = &anew["robustness"]["leave_one_out"]["failed"]["listed"][0];
    assert_eq!(*code, json!({"without": "c1", "code": "score-at-half"}));
    assert!(
        report.contains("Without 4 cases the study as declared cannot be run"),
        "{report}"
    );
    let (held, _) = run("leave_one_out: {anchors: hold}");
    let held = &held["robustness"]["leave_one_out"];
    assert_eq!(
        (&held["failed"]["count"], &held["anchors"]),
        (&json!(0), &json!("hold"))
    );
}

/// Crisp A and B, two cases: c1 in A and in Y, c2 in neither.
const TWO: &str = "case,A,B,Y\nc1,1,1,1\nc2,0,0,0\n";

#[test]
fn a_bootstrap_by_hand() {
    let text = format!(
        "{}robustness: {{bootstrap: {{resamples: 4000, seed: 3}}}}\n",
        small()
    );
    let folder = Folder::with_study(&text, TWO);
    let results = folder.analysed();
    let found = &results["robustness"]["bootstrap"]["solutions"]["Y"];
    // Both cases in 1/2, c1 alone in 1/4, c2 alone in 1/4 of all resamples. The conservative solution
    // is A*B whenever c1 is drawn; there is none without it. Four standard errors: 4 √(3/16 / 4000).
    let conservative = &found["conservative"];
    let share = |count: &Value| count.as_f64().unwrap() / 4000.0;
    assert!(
        (share(&conservative["same"]) - 0.75).abs() < 0.028,
        "{conservative}"
    );
    assert!((share(&conservative["without_solution"]) - 0.25).abs() < 0.028);
    assert_eq!(conservative["terms"][0]["expression"], "A*B");
    assert_eq!(conservative["terms"][0]["resamples"], conservative["same"]);
    // c1 alone: nothing speaks against anything, and the parsimonious solution is everything.
    let parsimonious = &found["parsimonious"];
    assert_eq!(parsimonious["models"].as_array().unwrap().len(), 2);
    assert!(
        (share(&parsimonious["same"]) - 0.5).abs() < 0.032,
        "{parsimonious}"
    );
    assert_eq!(parsimonious["other_terms"][0]["expression"], "1");
    assert!(folder.report().contains("### Bootstrap"));
    assert!(folder.exists("reports/s/figures/bootstrap_intermediate_Y.svg"));
}

#[test]
fn permutations_by_hand() {
    let text = "robustness: {permutation: {permutations: 3000, seed: 3}}\n";
    let text = format!("{}{text}", study("Y", &["A"]));
    let data = "case,A,Y\nc1,1,1\nc2,1,1\nc3,0,0\nc4,0,0\n";
    let results = Folder::with_study(&text, data).analysed();
    let found = &results["robustness"]["permutation"]["solutions"]["Y"]["conservative"];
    assert_eq!(
        found["observed"],
        json!({"consistency": 1.0, "coverage": 1.0, "terms": 1, "literals": 1})
    );
    // Six ways to deal out two 1s: to both cases in A, to both out of A, else every row is half
    // consistent and there is no solution. 1/3, within four standard errors: 4 √(2/9 / 3000).
    let as_good = found["as_good"].as_f64().unwrap();
    assert_eq!(found["with_solution"], found["as_good"]);
    assert!((as_good / 3000.0 - 1.0 / 3.0).abs() < 0.035, "{found}");
    assert_near(&found["p"], (1.0 + as_good) / 3001.0);
    assert_near(&found["consistency"]["median"], 1.0);
}

#[test]
fn everything_is_the_same_with_any_number_of_threads() {
    let all = "leave_one_out: true, bootstrap: {resamples: 60, seed: 1}, \
               subsample: {resamples: 60, share: 0.7, seed: 1}, \
               permutation: {permutations: 60, seed: 1}";
    let files = |threads: &str| {
        let text = with_variants(
            &three(all),
            &["name: less, set: {outcome.Y.column: C_ALONE}"],
        );
        let folder = Folder::with_study(&text, DATA);
        let mut command = folder.command(&["run", "--jobs", threads]);
        command.env("RAYON_NUM_THREADS", threads);
        assert_eq!(ran(&mut command).status, 0);
        folder.files("reports")
    };
    assert!(files("1") == files("3"));
}

/// Two provinces in two years.
const PANEL: &str = "case,A,B,Y,province,year
n90,0.8,1,0.8,north,1990
s90,0.4,0,0.2,south,1990
n00,0.6,1,0.3,north,2000
s00,0.2,0,0.1,south,2000
";

fn panel(data: &str, robustness: &str) -> String {
    let text = with(&small(), "case: case,", &format!("case: case, {data},"));
    let text = with(&text, "  consistency: 0.8\n", "  consistency: 0.6\n");
    with(&text, "pri: 0.5", "pri: 0.2") + robustness
}

#[test]
fn a_panel_by_hand() {
    let text = panel(
        "cluster: province, time: year",
        "robustness: {leave_cluster_out: true}\n",
    );
    let folder = Folder::with_study(&text, PANEL);
    let results = folder.analysed();
    let panel = &results["robustness"]["panel"];
    assert_eq!(
        (&panel["between"], &panel["within"]),
        (&json!("year"), &json!("province"))
    );
    let relations = panel["outcomes"]["Y"]["relations"].as_array().unwrap();
    let found = |subject: &str, expression: &str| -> Value {
        let is_it = |r: &&Value| r["subject"] == subject && r["expression"] == expression;
        relations
            .iter()
            .find(is_it)
            .unwrap_or_else(|| panic!("{panel}"))
            .clone()
    };
    // A is necessary: it holds all of Y. In 1990 it has 1.0 of A in Y and 1.2 in all; coverage 1.0 / 1.2.
    let a = found("condition", "A");
    assert_near(&a["pooled"]["consistency"], 1.0);
    assert_near(&a["pooled"]["coverage"], 1.4 / 2.0);
    assert_near(&a["between"]["groups"][0]["coverage"], 1.0 / 1.2);
    assert_near(&a["between"]["groups"][1]["coverage"], 0.4 / 0.8);
    assert_near(&a["between"]["distance"], 0.0);
    // The term A*B is A in the north and 0 in the south, which has no consistency.
    let term = found("term", "A*B");
    assert_near(&term["pooled"]["consistency"], 1.1 / 1.4);
    assert_near(&term["between"]["groups"][0]["consistency"], 1.0);
    assert_near(&term["between"]["groups"][1]["consistency"], 0.5);
    assert_eq!(term["within"]["groups"][1]["name"], "south");
    assert_eq!(term["within"]["groups"][1]["consistency"], Value::Null);
    // Shares 2/3 and 1/3: √(2 / 36); two groups: divided by √(2 / 12).
    assert_near(&term["between"]["distance"], (2.0_f64 / 36.0).sqrt());
    assert_near(
        &term["between"]["adjusted_distance"],
        (1.0_f64 / 3.0).sqrt(),
    );
    let left_out = &results["robustness"]["leave_cluster_out"];
    assert_eq!(left_out["runs"], 2);
    let report = folder.report();
    for piece in [
        "### Clusters",
        "![Heat map of consistency by year](figures/clusters_between_Y.svg)",
        "### Without one cluster",
    ] {
        assert!(report.contains(piece), "{piece}: {report}");
    }
}

#[test]
fn what_a_study_may_not_publish_is_in_no_file() {
    let data = "cluster: province, time: year, publish: aggregates";
    let all = "leave_one_out: true, leave_cluster_out: true, bootstrap: {resamples: 20, seed: 1}";
    let text = panel(data, &format!("robustness: {{{all}}}\n"));
    let text = with_variants(&text, &["name: less, set: {sufficiency.consistency: 0.9}"]);
    let numbers = "publish: {cases: memberships, names: numbers}";
    for (text, secret) in [
        (
            text.clone(),
            &["n90", "s90", "n00", "s00", "north", "south"][..],
        ),
        (
            with(&text, "publish: aggregates", numbers),
            &["n90", "s90", "n00", "s00", "north", "south"],
        ),
    ] {
        let folder = Folder::with_study(&text, PANEL);
        folder.analysed();
        for (path, bytes) in folder.files("reports/s") {
            let text = String::from_utf8(bytes).unwrap();
            for name in secret {
                assert!(!text.contains(name), "{path} tells {name}");
            }
        }
    }
}

#[test]
fn check_tells_that_a_solution_holds_less_far() {
    let text = three("leave_one_out: true");
    let folder = Folder::with_study(&text, DATA);
    folder.analysed();
    // A second case in the row of c4: it no longer matters alone.
    let data = format!("{DATA}c8,1,0,0,0,0,0\n");
    folder.write("studies/s/data.csv", data);
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 1);
    let sentence = "the parsimonious solution is the same in 7 runs, was in 5";
    assert!(checked.stdout.contains(sentence), "{}", checked.stdout);
}

#[test]
fn what_is_wrong_with_the_section_is_told() {
    let told = |robustness: &str, code: &str, words: &str| {
        let text = format!("{}robustness: {{{robustness}}}\n", small());
        let ran = Folder::with_study(&text, SMALL).run(&["run"]);
        assert_eq!(ran.status, 2, "{robustness}");
        let said = ran.stderr;
        assert!(
            said.contains(&format!("error[{code}]")) && said.contains(words),
            "{said}"
        );
    };
    told(
        "leave_cluster_out: true",
        "missing-key",
        "needs the key `data.cluster`",
    );
    told(
        "bootstrap: {resamples: 100}",
        "missing-key",
        "lacks the key `seed`",
    );
    told(
        "subsample: {resamples: 9, share: 1, seed: 1}",
        "out-of-range",
        "above 0 and below 1",
    );
    told(
        "bootstrap: {resamples: 2000000, seed: 1}",
        "out-of-range",
        "at most 1000000",
    );
    told(
        "leave_one_out: 3",
        "wrong-type",
        "it must be `true`, `false` or a mapping",
    );
    told(
        "leave_one_out: {anchors: keep}",
        "unknown-word",
        "`recompute`",
    );
    told("bootstraps: 3", "unknown-key", "did you mean `bootstrap`?");
    let folder = Folder::with_study(&panel("cluster: provinces", ""), PANEL);
    let said = refused(&folder).stderr;
    assert!(said.contains("there is no column `provinces`"), "{said}");
}
