//! What looks like nothing is a result: exit status 0 and a whole report.

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::study_text::{SMALL, small, study, with};

const KINDS: [&str; 3] = ["conservative", "intermediate", "parsimonious"];

/// The models of a solution as expressions.
pub(crate) fn models(results: &Value, outcome: &str, kind: &str) -> Vec<String> {
    let models = results["solutions"][outcome][kind]["models"]
        .as_array()
        .unwrap();
    let expression = |model: &Value| model["expression"].as_str().unwrap().to_owned();
    models.iter().map(expression).collect()
}

/// The numbers are equal but for the last bits.
#[track_caller]
pub(crate) fn assert_near(found: &Value, expected: f64) {
    let number = found.as_f64().unwrap_or(f64::NAN);
    assert!(
        (number - expected).abs() < 1e-12,
        "{found} is not {expected}"
    );
}

fn results(study: &str, data: &str) -> Value {
    Folder::with_study(study, data).analysed()
}

/// The outcomes of the rows, by their cases.
fn codes(results: &Value, outcome: &str) -> Vec<(String, String)> {
    let rows = results["truth_table"][outcome]["rows"].as_array().unwrap();
    let mut codes: Vec<_> = rows
        .iter()
        .map(|row| {
            let cases: Vec<&str> = row["cases"]
                .as_array()
                .unwrap()
                .iter()
                .map(|c| c.as_str().unwrap())
                .collect();
            (cases.join(" "), row["outcome"].as_str().unwrap().to_owned())
        })
        .collect();
    codes.sort();
    codes
}

#[test]
fn no_row_reaches_the_cut_off() {
    let folder = Folder::with_study(
        &small(),
        "case,A,B,Y\nc1,1,1,1\nc2,1,1,0\nc3,0,0,1\nc4,0,0,0\n",
    );
    let results = folder.analysed();
    for kind in KINDS {
        assert_eq!(
            results["solutions"]["Y"][kind]["models"],
            json!([]),
            "{kind}"
        );
        assert_eq!(
            results["solutions"]["~Y"][kind]["models"],
            json!([]),
            "{kind}"
        );
    }
    assert!(
        folder
            .report()
            .contains("No configuration is sufficient for `Y`")
    );
}

#[test]
fn every_configuration_is_observed() {
    let results = results(&small(), SMALL);
    assert_eq!(results["truth_table"]["Y"]["remainders"], 0);
    for kind in KINDS {
        assert_eq!(models(&results, "Y", kind), ["A"]);
        assert_eq!(models(&results, "~Y", kind), ["~A"]);
    }
}

#[test]
fn every_row_is_positive() {
    let results = results(&small(), "case,A,B,Y\nc1,1,1,1\nc2,1,0,1\n");
    assert_eq!(models(&results, "Y", "conservative"), ["A"]);
    assert_eq!(models(&results, "Y", "parsimonious"), ["1"]);
    let negated = &results["solutions"]["~Y"];
    assert_eq!(negated["parsimonious"]["models"], json!([]));
    // ~Y has no members, so that Σ min(x, y) / Σ y is 0 / 0.
    assert_eq!(
        results["necessity"]["~Y"]["conditions"][0]["consistency"],
        Value::Null
    );
    let all = "case,A,B,Y\nc1,1,1,1\nc2,1,0,1\nc3,0,1,1\nc4,0,0,1\n";
    let results = self::results(&small(), all);
    for kind in KINDS {
        assert_eq!(models(&results, "Y", kind), ["1"]);
    }
}

#[test]
fn one_row_is_positive() {
    let results = results(
        &small(),
        "case,A,B,Y\nc1,1,1,1\nc2,1,0,0\nc3,0,1,0\nc4,0,0,0\n",
    );
    for kind in KINDS {
        assert_eq!(models(&results, "Y", kind), ["A*B"]);
    }
}

#[test]
fn a_condition_is_constant() {
    let results = results(&small(), "case,A,B,Y\nc1,1,1,1\nc2,0,1,0\nc3,1,1,1\n");
    assert_eq!(models(&results, "Y", "conservative"), ["A*B"]);
    assert_eq!(models(&results, "Y", "parsimonious"), ["A"]);
    // Σ min(b, y) / Σ y = 2 / 2; relevance Σ (1 − b) / Σ (1 − min(b, y)) = 0 / 1.
    let row = &results["necessity"]["Y"]["conditions"][2];
    assert_eq!(row["expression"], "B");
    assert_eq!(
        (&row["consistency"], &row["relevance"]),
        (&json!(1.0), &json!(0.0))
    );
}

#[test]
fn one_condition_and_two_cases() {
    let results = results(&study("Y", &["A"]), "case,A,Y\nc1,1,1\nc2,0,0\n");
    for kind in KINDS {
        assert_eq!(models(&results, "Y", kind), ["A"]);
    }
}

#[test]
fn one_case() {
    let results = results(&study("Y", &["A"]), "case,A,Y\nonly,0.8,0.9\n");
    assert_eq!(models(&results, "Y", "conservative"), ["A"]);
    assert_eq!(models(&results, "Y", "parsimonious"), ["1"]);
}

#[test]
fn a_case_called_na_is_a_case() {
    let data = SMALL
        .replace("c2", "NA")
        .replace("c3", "null")
        .replace("c4", "007");
    let results = results(&small(), &data);
    assert_eq!(results["cases"], json!(["c1", "NA", "null", "007"]));
    assert_eq!(results["dropped"], json!([]));
}

#[test]
fn names_in_any_script_and_with_signs() {
    let text = study("开放", &["领导", "Ähre_2"]);
    let text = with(
        &text,
        "{column: 领导,",
        "{label: \"a | b * c _d_ `e` <f> ~g\", column: 领导,",
    );
    let data = "case,领导,Ähre_2,开放\n哈尔滨 | a,1,1,1\n*_b_*,1,0,1\n\"c, \"\"d\"\"\",0,1,0\ne`\\,0,0,0\n";
    let folder = Folder::with_study(&text, data);
    let results = folder.analysed();
    assert_eq!(
        results["cases"],
        json!(["哈尔滨 | a", "*_b_*", "c, \"d\"", "e`\\"])
    );
    assert_eq!(models(&results, "开放", "intermediate"), ["领导"]);
    let report = folder.report();
    assert!(
        report.contains("| 哈尔滨 \\| a | 1.000 | 1.000 | 1.000 |\n"),
        "{report}"
    );
    assert!(
        report.contains("| \\*\\_b\\_\\* | 1.000 | 1.000 | 0.000 |\n"),
        "{report}"
    );
    assert!(
        report.contains("| c, \"d\" | 0.000 | 0.000 | 1.000 |\n"),
        "{report}"
    );
    let table = folder.read("reports/s/tables/memberships.csv");
    assert!(table.contains("\"c, \"\"d\"\"\",0.0,0.0,1.0\n"), "{table}");
}

/// Four cases in four rows.
const FUZZY: &str = "case,A,B,Y\nc1,0.8,0.6,0.7\nc2,0.3,0.9,0.4\nc3,0.6,0.2,0.9\nc4,0.1,0.3,0.2\n";

#[test]
fn fit_by_hand() {
    let results = results(&small(), FUZZY);
    // A for Y: Σ min = 0.7 + 0.3 + 0.6 + 0.1 = 1.7; Σ y = 2.2; Σ a = 1.8.
    let necessity = &results["necessity"]["Y"]["conditions"][0];
    assert_eq!(necessity["expression"], "A");
    assert_near(&necessity["consistency"], 1.7 / 2.2);
    assert_near(&necessity["coverage"], 1.7 / 1.8);
    // Σ (1 − a) = 2.2; Σ (1 − min) = 4 − 1.7.
    assert_near(&necessity["relevance"], 2.2 / 2.3);
    let rows = results["truth_table"]["Y"]["rows"].as_array().unwrap();
    // ~A*B is 0.2, 0.7, 0.2, 0.3 (Σ 1.4); its min with y 0.2, 0.4, 0.2, 0.2 (Σ 1.0); and with
    // 1 − y 0.2, 0.4, 0.1, 0.2 (Σ 0.9): PRI (1.0 − 0.9) / (1.4 − 0.9).
    let row = rows
        .iter()
        .find(|row| row["cases"] == json!(["c2"]))
        .unwrap();
    assert_eq!(row["configuration"], json!({"A": 0, "B": 1}));
    assert_eq!(
        (&row["row"], &row["n"], &row["outcome"]),
        (&json!(2), &json!(1), &json!("0"))
    );
    assert_near(&row["consistency"], 1.0 / 1.4);
    assert_near(&row["pri"], 0.2);
    // A*B and A*~B are subsets of Y, so that A is the solution; with 1 − y Σ min = 0.8.
    assert_eq!(models(&results, "Y", "conservative"), ["A"]);
    let model = &results["solutions"]["Y"]["conservative"]["models"][0];
    assert_near(&model["consistency"], 1.7 / 1.8);
    assert_near(&model["pri"], 0.9);
    assert_near(&model["coverage"], 1.7 / 2.2);
    let term = &model["terms"][0];
    assert_near(&term["raw_coverage"], 1.7 / 2.2);
    assert_near(&term["unique_coverage"], 1.7 / 2.2);
    assert_eq!(term["cases_above_half"], json!(["c1", "c3"]));
}

#[test]
fn rows_in_between_are_contradictions() {
    // ~A*B has a consistency of 1.0 / 1.4 = 0.714, ~A*~B of 0.9 / 1.4 = 0.643.
    let text = with(
        &small(),
        "consistency: 0.8",
        "consistency: 0.8\n  contradiction_from: 0.7",
    );
    let results = results(&text, FUZZY);
    let expected = [("c1", "1"), ("c2", "C"), ("c3", "1"), ("c4", "0")];
    assert_eq!(
        codes(&results, "Y"),
        expected.map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
}

#[test]
fn a_cut_off_reached_exactly_is_reached() {
    // Four cases of five have Y: the consistency is 4 / 5, and 0.8 is declared.
    let data = "case,A,Y\nc1,1,1\nc2,1,1\nc3,1,1\nc4,1,1\nc5,1,0\nc6,0,0\n";
    let results = results(&study("Y", &["A"]), data);
    assert_eq!(models(&results, "Y", "conservative"), ["A"]);
}

#[test]
fn rows_below_the_frequency_are_remainders() {
    let text = with(&small(), "frequency: 1", "frequency: 2");
    let data = format!("{SMALL}c5,1,1,1\nc6,0,0,0\n");
    let results = results(&text, &data);
    let expected = [("c1 c5", "1"), ("c2", "?"), ("c3", "?"), ("c4 c6", "0")];
    assert_eq!(
        codes(&results, "Y"),
        expected.map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    assert_eq!(results["truth_table"]["Y"]["remainders"], 2);
    assert_eq!(models(&results, "Y", "conservative"), ["A*B"]);
    // A and B each leave the negative row 00 out and cover 11: two models tie.
    assert_eq!(models(&results, "Y", "parsimonious"), ["A", "B"]);
    let ties = &results["solutions"]["Y"]["parsimonious"];
    assert_eq!(ties["models_total"], 2);
}

/// Six positive rows in a ring, of which two covers of three terms exist.
pub(crate) const RING: &str = "case,A,B,C,Y
c0,0,0,0,0
c1,0,0,1,1
c2,0,1,0,1
c3,0,1,1,1
c4,1,0,0,1
c5,1,0,1,1
c6,1,1,0,1
c7,1,1,1,0
";

#[test]
fn all_tied_models_are_listed() {
    let folder = Folder::with_study(&study("Y", &["A", "B", "C"]), RING);
    let results = folder.analysed();
    for kind in KINDS {
        let mut found = models(&results, "Y", kind);
        found.sort();
        assert_eq!(found.len(), 2, "{kind}: {found:?}");
        let sets: Vec<Vec<&str>> = found
            .iter()
            .map(|model| {
                let mut terms: Vec<&str> = model.split(" + ").collect();
                terms.sort_unstable();
                terms
            })
            .collect();
        assert!(sets.contains(&vec!["A*~B", "B*~C", "~A*C"]), "{found:?}");
        assert!(sets.contains(&vec!["A*~C", "~A*B", "~B*C"]), "{found:?}");
        assert_eq!(results["solutions"]["Y"][kind]["models_total"], 2);
    }
    assert!(
        folder
            .report()
            .contains("Two models tie; this is the first of them.")
    );
}

#[test]
fn the_negated_outcome_is_as_declared() {
    let without = with(&small(), "negated_outcome: true", "negated_outcome: false");
    let results = results(&without, FUZZY);
    assert_eq!(results["solutions"].as_object().unwrap().len(), 1);
    assert_eq!(results["truth_table"].as_object().unwrap().len(), 1);
    assert_eq!(
        results["necessity"].as_object().unwrap().len(),
        2,
        "necessity is always there"
    );

    // ~A*~B in ~Y: 1 − y is 0.3, 0.6, 0.1, 0.8; Σ min = 0.2 + 0.1 + 0.1 + 0.7 = 1.1 of 1.4 (0.786).
    let declared = "negated_outcome: {consistency: 0.75, frequency: 1, pri: 0}";
    let results = self::results(&with(&small(), "negated_outcome: true", declared), FUZZY);
    let row = |outcome: &str| {
        let rows = results["truth_table"][outcome]["rows"].as_array().unwrap();
        rows.iter()
            .find(|row| row["cases"] == json!(["c4"]))
            .unwrap()
            .clone()
    };
    assert_near(&row("~Y")["consistency"], 1.1 / 1.4);
    assert_eq!(row("~Y")["outcome"], "1");
    assert_eq!(row("Y")["outcome"], "0");
}

#[test]
fn control_characters_do_not_reach_the_report() {
    let text = with(&small(), "title: A study", "title: \"a\\e[31m\\0b\"");
    let folder = Folder::with_study(&text, SMALL.replace("c2", "c\u{1b}2"));
    folder.analysed();
    let is_wrong = |c: char| c.is_control() && c != '\n';
    assert!(!folder.report().contains(is_wrong));
}

#[test]
fn a_label_that_is_the_name_is_said_once() {
    let text = with(&small(), "  A: {column", "  A: {label: Alpha, column");
    let folder = Folder::with_study(&text, SMALL);
    folder.analysed();
    let sentence = "4 cases, 2 conditions: Alpha (A) and B. The outcome is Y.";
    assert!(folder.report().contains(sentence));
}

#[test]
fn an_acknowledgement_of_nothing_is_said() {
    let text = small() + "acknowledge: {skewed-set: {A: A reason.}}\n";
    let folder = Folder::with_study(&text, SMALL);
    assert_eq!(folder.run(&["run"]).status, 0);
    let report = folder.read("reports/s/report.md");
    assert!(report.contains("(`unused-acknowledgement`)"), "{report}");
}

/// Four cases, one in each row of A and B; Y in rows 2, 3 and 4 (~A*B, A*~B, A*B).
const UNION: &str = "case,A,B,Y\nc1,0,0,0\nc2,0,1,1\nc3,1,0,1\nc4,1,1,1\n";

#[test]
fn a_disjunction_is_found_where_no_condition_is_necessary() {
    let text = with(
        &small(),
        "consistency: 0.9",
        "consistency: 0.9, disjunctions: 2",
    );
    let results = results(&text, UNION);
    // Y is exactly A + B: consistency, coverage and relevance are 1.
    let found = &results["necessity"]["Y"]["disjunctions"];
    assert_eq!(found[0]["expression"], "A + B");
    assert_eq!(found[0]["coverage"], 1.0);
    assert_eq!(found.as_array().unwrap().len(), 1);
}

#[test]
fn an_excluded_positive_row_is_said_and_a_row_that_is_not_there_refused() {
    let exclude = |rows: &str| {
        let minimize = format!("solutions: [parsimonious]\n  minimize: {{exclude_rows: {rows}}}");
        with(
            &small(),
            "solutions: [conservative, intermediate, parsimonious]",
            &minimize,
        )
    };
    let results = results(&exclude("[4]"), UNION);
    // Without A*B, rows 2 and 3 are left, and no literal can go.
    let models = models(&results, "Y", "parsimonious");
    assert_eq!(models, ["A*~B + ~A*B"]);
    let codes: Vec<&str> = results["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap())
        .collect();
    assert!(codes.contains(&"positive-row-excluded"), "{codes:?}");
    let folder = Folder::with_study(&exclude("[5]"), UNION);
    let ran = folder.run(&["run"]);
    assert_eq!(ran.status, 3);
    assert!(
        ran.stderr.starts_with("error[no-such-row]"),
        "{}",
        ran.stderr
    );
}

#[test]
fn many_cases_are_counted_and_not_listed() {
    let text = small() + "limits: {cases_listed: 3}\n";
    let folder = Folder::with_study(&text, SMALL.replace("\nc", "\nTown "));
    let results = folder.analysed();
    assert_eq!(results["cases_total"], 4);
    assert_eq!(results.get("cases"), None);
    assert_eq!(results["sets"]["A"].get("membership"), None);
    let files = folder.files("reports/s");
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("Town"), "{path} names a case:\n{text}");
    }
}

#[test]
fn a_search_for_disjunctions_that_ran_out_of_steps_says_so() {
    let plan = "necessity: {consistency: 0.9}";
    let asked = with(
        &small(),
        plan,
        "necessity: {consistency: 0.9, disjunctions: 2}",
    );
    let whole = Folder::with_study(&asked, SMALL);
    let results = whole.analysed();
    assert_eq!(results["necessity"]["Y"].get("disjunctions_tried_to"), None);
    let folder = Folder::with_study(&(asked + "limits: {steps: 1}\n"), SMALL);
    let results = folder.analysed();
    assert_eq!(results["necessity"]["Y"]["disjunctions_tried_to"], 0);
    assert_eq!(results["necessity"]["Y"].get("disjunctions"), None);
    let report = folder.report();
    for said in [
        "The steps ran out (`limits.steps`) in the search for disjunctions of up to 2 conditions for \
         `Y`: not even all single conditions were tried.",
        "Not every disjunction was tried for `Y`: the steps of the study file (limits.steps) ran out, \
         so that necessary ones may be missing.",
    ] {
        assert!(report.contains(said), "{report}");
    }
    assert!(!report.contains("No disjunction of up to"), "{report}");
}

#[test]
fn a_search_that_ran_out_of_steps_is_not_an_empty_solution() {
    let text = small() + "limits: {steps: 1}\n";
    let folder = Folder::with_study(&text, UNION);
    let results = folder.analysed();
    let solution = &results["solutions"]["Y"]["conservative"];
    assert_eq!(solution["models"], json!([]));
    assert_eq!(solution["models_total"], Value::Null);
    assert_eq!(solution["minimum"]["proven"], false);
    let report = folder.report();
    assert!(report.contains("`limit-reached`"), "{report}");
    assert!(!report.contains("is empty"), "{report}");
    assert!(!report.contains("No row is to be explained"), "{report}");
}
