//! The enhanced standard analysis, models chosen by fit, theory, and selected cases.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::outcomes::{assert_near, models};
use crate::study_text::{SMALL, calibrated, small, study, with, with_claims};

/// The text with `enhanced` under `sufficiency`.
fn enhanced(text: &str, keys: &str) -> String {
    let negated = "  negated_outcome: true\n";
    with(text, negated, &format!("  enhanced: {{{keys}}}\n{negated}"))
}

fn codes(results: &Value) -> Vec<(&str, &str)> {
    let findings = results["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            (
                finding["code"].as_str().unwrap(),
                finding["about"].as_str().unwrap(),
            )
        })
        .collect()
}

/// Both observed rows: `A*B` with the outcome, `~A*~B` without it. Rows 2 (`~A*B`) and 3 (`A*~B`)
/// are remainders. Y has the parsimonious models A and B, which assume rows 3 and 2; ~Y has ~A and
/// ~B, which assume rows 2 and 3.
const DIAGONAL: &str = "case,A,B,Y\nc1,1,1,1\nc2,0,0,0\n";

#[test]
fn remainders_assumed_for_both_are_barred_for_both() {
    let folder = Folder::with_study(&enhanced(&small(), "contradictory: true"), DIAGONAL);
    let results = folder.analysed();
    assert_eq!(models(&results, "Y", "parsimonious"), ["A", "B"]);
    assert_eq!(models(&results, "~Y", "parsimonious"), ["~A", "~B"]);
    assert_eq!(models(&results, "Y", "enhanced_parsimonious"), ["A*B"]);
    assert_eq!(models(&results, "~Y", "enhanced_parsimonious"), ["~A*~B"]);
    assert_eq!(models(&results, "Y", "enhanced_intermediate"), ["A*B"]);
    let barred = &results["enhanced"]["Y"];
    assert_eq!(barred["remainders"]["rows"], json!([2, 3]));
    assert_eq!(barred["rounds"], 1);
    let rules: Vec<_> = barred["barred"].as_array().unwrap().iter().collect();
    assert_eq!(rules[0]["rule"], "simultaneous_subsets");
    assert_eq!(rules[0]["remainders"]["count"], 0);
    assert_eq!(rules[1]["rule"], "contradictory_assumptions");
    assert_eq!(rules[1]["remainders"]["rows"], json!([2, 3]));
    let report = folder.report();
    assert!(
        report.contains("Remainders barred for `Y`, by one rule or more: 2 rows (numbers 2, 3)"),
        "{report}"
    );
    assert!(report.contains(
        "No remainder is assumed in the enhanced parsimonious solutions of both `Y` and `~Y`."
    ));
}

#[test]
fn a_claim_of_necessity_is_about_the_outcome_only() {
    let keys = "necessary: [A], contradictory: true";
    let folder = Folder::with_study(&enhanced(&small(), keys), DIAGONAL);
    let results = folder.analysed();
    // Row 2 lacks A: Y can only use row 3, which ~Y then may not use either; ~Y may use row 2.
    assert_eq!(models(&results, "Y", "enhanced_parsimonious"), ["A*B"]);
    assert_eq!(models(&results, "~Y", "enhanced_parsimonious"), ["~A"]);
    let necessity = &results["enhanced"]["Y"]["barred"][0];
    assert_eq!(
        (&necessity["rule"], &necessity["expression"]),
        (&json!("necessity"), &json!("A"))
    );
    assert_eq!(necessity["remainders"]["rows"], json!([2]));
    assert_eq!(necessity["overwritten"], json!([]));
    assert_eq!(results["enhanced"]["~Y"]["remainders"]["rows"], json!([3]));
    let report = folder.report();
    assert!(report.contains("The claims of necessity are about `Y` and bar nothing here."));
    // The case in Y is in A, the other in neither: consistency and coverage 1.
    let claimed = &results["necessity"]["Y"]["claimed"][0];
    assert_eq!(
        (&claimed["consistency"], &claimed["necessary"]),
        (&json!(1.0), &json!(true))
    );
    assert!(!codes(&results).contains(&("claimed-necessity-fails", "A")));
}

#[test]
fn with_claims_of_necessity_alone_the_negation_has_no_enhanced_solution() {
    let results = Folder::with_study(&enhanced(&small(), "necessary: [A]"), DIAGONAL).analysed();
    assert_eq!(models(&results, "Y", "enhanced_parsimonious"), ["A"]);
    assert_eq!(
        results["solutions"]["~Y"]["enhanced_parsimonious"],
        Value::Null
    );
    assert_eq!(results["enhanced"]["~Y"], Value::Null);
    let decisions = &results["decisions"];
    assert_eq!(
        decisions["sufficiency.enhanced.necessary"],
        json!({"value": "[A]", "declared": true})
    );
    assert_eq!(
        decisions["sufficiency.enhanced.contradictory"],
        json!({"value": "false", "declared": false})
    );
    assert_eq!(
        decisions["sufficiency.solutions"]["value"],
        "[conservative, intermediate, parsimonious]"
    );
}

#[test]
fn a_claim_of_necessity_that_the_data_deny_is_a_finding() {
    // Y is A: c2, row 3 (A*~B), has the outcome without B.
    let folder = Folder::with_study(&enhanced(&small(), "necessary: [B]"), SMALL);
    let results = folder.analysed();
    assert_eq!(models(&results, "Y", "parsimonious"), ["A"]);
    assert_eq!(models(&results, "Y", "enhanced_parsimonious"), ["A*B"]);
    let findings = codes(&results);
    assert!(
        findings.contains(&("claimed-necessity-fails", "B")),
        "{findings:?}"
    );
    assert!(
        findings.contains(&("observed-row-barred", "B")),
        "{findings:?}"
    );
    let report = folder.report();
    // Consistency: one of the two cases in Y is in B; coverage: one of the two in B is in Y. RoN:
    // Σ (1 − x) = 2, Σ (1 − min(x, y)) = 3.
    assert!(
        report.contains(
            "`B` is claimed to be necessary for `Y` (`enhanced.necessary`), and does not pass the \
             declared cut-offs: consistency 0.500, coverage 0.500, relevance 0.667."
        ),
        "{report}"
    );
    assert!(
        report.contains(
            "count as negative in the enhanced solutions, because they contradict the claim that \
             `B` is necessary: row 3 (c2)."
        ),
        "{report}"
    );
    assert_eq!(
        results["enhanced"]["Y"]["barred"][0]["overwritten"],
        json!([3])
    );
}

#[test]
fn only_what_was_never_observed_can_be_untenable() {
    let folder = Folder::with_study(&enhanced(&small(), "untenable: [\"A*~B\"]"), SMALL);
    let results = folder.analysed();
    assert_eq!(models(&results, "Y", "enhanced_parsimonious"), ["A"]);
    let barred = &results["enhanced"]["Y"]["barred"][0];
    assert_eq!(
        (&barred["remainders"]["count"], &barred["kept"]),
        (&json!(0), &json!([3]))
    );
    assert!(codes(&results).contains(&("untenable-row-observed", "A*~B")));
    // Of the diagonal, row 3 is a remainder: A is gone, B stays.
    let results =
        Folder::with_study(&enhanced(&small(), "untenable: [\"A*~B\"]"), DIAGONAL).analysed();
    assert_eq!(models(&results, "Y", "enhanced_parsimonious"), ["B"]);
    assert_eq!(models(&results, "~Y", "enhanced_parsimonious"), ["~A"]);
}

#[test]
fn rows_that_are_sufficient_for_both_are_barred_and_nothing_may_be_left() {
    // Row A: Σ x = 0.6 + 0.4, min(x, y) 0.6 + 0.4, min(x, 1 − y) 0.4 + 0.4: consistency 1 for Y and
    // 0.8 for ~Y. Row ~A the other way round.
    let text = with(&study("Y", &["A"]), "pri: 0.5", "pri: 0");
    let folder = Folder::with_study(
        &enhanced(&text, "contradictory: true"),
        "case,A,Y\nc1,0.6,0.6\nc2,0.4,0.4\n",
    );
    let results = folder.analysed();
    assert_eq!(models(&results, "Y", "parsimonious"), ["1"]);
    assert_eq!(models(&results, "Y", "enhanced_parsimonious"), [""; 0]);
    assert_eq!(
        results["enhanced"]["~Y"]["barred"][0]["overwritten"],
        json!([1, 2])
    );
    let findings = codes(&results);
    for about in ["Y", "~Y"] {
        assert!(
            findings.contains(&("observed-row-barred", about)),
            "{findings:?}"
        );
        assert!(
            findings.contains(&("everything-barred", about)),
            "{findings:?}"
        );
    }
    assert!(
        folder.report().contains(
            "Sufficient for both `Y` and `~Y` (simultaneous subset relations): row 1, 2."
        )
    );
}

#[test]
fn claims_can_be_about_enhanced_solutions() {
    let text = enhanced(&small(), "contradictory: true");
    let text = with_claims(
        &text,
        &[
            "solution: enhanced_parsimonious, formula: \"A*B\"",
            "outcome: ~Y, solution: enhanced_intermediate, path: \"~A*~B\", covers: [c2]",
            "solution: enhanced_parsimonious, paths: 2",
        ],
    );
    let results = Folder::with_study(&text, DIAGONAL).analysed();
    let claims = results["claims"].as_array().unwrap();
    let holds: Vec<bool> = claims
        .iter()
        .map(|c| c["holds"].as_bool().unwrap())
        .collect();
    assert_eq!(holds, [true, true, false]);
    assert_eq!(
        claims[2]["expected"],
        "enhanced parsimonious solution: 2 paths"
    );
}

#[test]
fn what_only_the_data_show_to_be_wrong_is_placed_at_the_word() {
    let text = enhanced(&small(), "contradictory: [2, 7]");
    let ran = Folder::with_study(&text, DIAGONAL).run(&["run"]);
    assert_eq!(ran.status, 3);
    assert!(
        ran.stderr
            .contains("error[no-such-row]: `enhanced.contradictory`: there is no row 7"),
        "{ran:?}"
    );
    let several = calibrated(&study("Y", &["A", "M"]), "M", "method: multi_value");
    let text = enhanced(&several, "untenable: [\"A*M{3}\"]");
    let folder = Folder::with_study(&text, "case,A,M,Y\nc1,1,2,1\nc2,0,1,0\nc3,0,0,0\n");
    let ran = folder.run(&["run"]);
    assert_eq!(ran.status, 3);
    assert!(
        ran.stderr.contains(
            "error[expression-does-not-fit]: `A*M{3}` does not fit the data: `M` has no value 3: its \
             values are 0 to 2"
        ),
        "{ran:?}"
    );
}

/// Rows `A*B` (three cases), `A*~B` and `~A*B` (one each) are in Y, `~A*~B` is not: primes A and B,
/// each with consistency 1 and coverage 4/5.
const UNION: &str = "case,A,B,Y\nc1,1,1,1\nc2,1,1,1\nc3,1,1,1\nc4,1,0,1\nc5,0,1,1\nc6,0,0,0\n";

fn minimized(options: &str) -> String {
    let negated = "  negated_outcome: true\n";
    let options = format!("  minimize: {{{options}}}\n{negated}");
    with(&small(), negated, &options)
}

#[test]
fn models_chosen_by_fit_may_leave_rows_unexplained() {
    let keys = "solution_consistency: 0.9, solution_coverage: 0.8";
    let folder = Folder::with_study(&minimized(keys), UNION);
    let results = folder.analysed();
    for kind in ["conservative", "intermediate", "parsimonious"] {
        assert_eq!(models(&results, "Y", kind), ["A", "B"], "{kind}");
    }
    let solution = &results["solutions"]["Y"]["parsimonious"];
    // A leaves row 2, ~A*B, and B leaves row 3, A*~B.
    assert_eq!(solution["models"][0]["unexplained_rows"], json!([2]));
    assert_eq!(solution["models"][1]["unexplained_rows"], json!([3]));
    assert_near(&solution["models"][0]["coverage"], 0.8);
    let report = folder.report();
    assert!(report.contains("each reaches the declared consistency and coverage"));
    assert!(report.contains("Rows that it leaves unexplained: 2."));
    assert!(codes(&results).contains(&("unexplained-rows", "parsimonious Y")));
    let keys = "solution_consistency: 0.9, solution_coverage: 0.85";
    let results = Folder::with_study(&minimized(keys), UNION).analysed();
    assert_eq!(models(&results, "Y", "parsimonious"), ["A + B"]);
}

#[test]
fn without_a_coverage_models_chosen_by_fit_cover_every_row() {
    let results = Folder::with_study(&minimized("solution_consistency: 0.9"), UNION).analysed();
    assert_eq!(models(&results, "Y", "parsimonious"), ["A + B"]);
    // Row A has consistency 3/4 here, and is positive from 0.7; no combination reaches 0.9.
    let text = with(
        &minimized("solution_consistency: 0.9"),
        "consistency: 0.8",
        "consistency: 0.7",
    );
    let folder = Folder::with_study(
        &text,
        "case,A,B,Y\nc1,1,1,1\nc2,1,1,1\nc3,1,1,1\nc4,1,1,0\nc5,0,0,0\n",
    );
    let results = folder.analysed();
    assert_eq!(models(&results, "Y", "parsimonious"), [""; 0]);
    assert!(
        folder
            .report()
            .contains("No combination of prime implicants reaches the declared fit")
    );
}

#[test]
fn theory_is_compared_with_the_solution() {
    let negated = "  negated_outcome: true\n";
    let text = with(&small(), negated, &format!("  theory: B\n{negated}"));
    let folder = Folder::with_study(&text, SMALL);
    let results = folder.analysed();
    let theory = &results["theory"]["Y"];
    assert_eq!(
        (&theory["expression"], &theory["solution"]),
        (&json!("B"), &json!("intermediate"))
    );
    // The solution is A: each of the four cases is in an area of its own.
    let expected = [
        ("theory_and_solution", "A*B", json!(["c1"]), json!([])),
        ("solution_only", "A*~B", json!(["c2"]), json!([])),
        ("theory_only", "~A*B", json!([]), json!(["c3"])),
        ("neither", "~A*~B", json!([]), json!(["c4"])),
    ];
    for (area, expected) in theory["models"][0].as_array().unwrap().iter().zip(expected) {
        assert_eq!(area["area"], expected.0);
        assert_eq!(area["expression"], expected.1);
        assert_eq!(area["cases_in_outcome"], expected.2);
        assert_eq!(area["cases_out_of_outcome"], expected.3);
    }
    assert_eq!(results["theory"]["~Y"], Value::Null);
    assert_eq!(
        results["decisions"]["sufficiency.theory"],
        json!({"value": "B", "declared": true})
    );
    let report = folder.report();
    assert!(report.contains("### Theory and solution for `Y`"));
    assert!(report.contains("| covered least likely: c2 | inconsistent least likely: none |"));
}

#[test]
fn cases_and_pairs_worth_a_look_are_listed_best_first() {
    // Term A, crisp but for two outcomes: c1 is x = y = 1, the ideal; c2 has x = 0.7, y = 0.9:
    // 2 · 0.2 + 0.3 = 0.7; c3 is in A and not in Y. c4 and c5 are in neither.
    let data = "case,A,Y\nc1,1,1\nc2,0.7,0.9\nc3,0.6,0.4\nc4,0.1,0.1\nc5,0,0.2\n";
    let folder = Folder::with_study(&study("Y", &["A"]), data);
    let results = folder.analysed();
    assert_eq!(models(&results, "Y", "intermediate"), ["A"]);
    let model = &results["solutions"]["Y"]["intermediate"]["models"][0];
    let of_term = &model["case_selection"]["terms"]["A"];
    assert_eq!(of_term["typical"]["total"], 2);
    assert_eq!(of_term["typical"]["listed"][0]["case"], "c1");
    assert_near(&of_term["typical"]["listed"][0]["score"], 0.0);
    assert_near(&of_term["typical"]["listed"][1]["score"], 0.7);
    assert_eq!(of_term["deviant_consistency"]["listed"][0]["case"], "c3");
    // c1 and c3: |1 − 0.6| + (1 − 0.6) + 0 + 0.4 = 1.2; c2 and c3: 0.1 + 0.5 + 0.3 + 0.4 = 1.3.
    let pairs = &of_term["typical_deviant"];
    assert_eq!(pairs["total"], 2);
    assert_eq!(pairs["listed"][0]["cases"], json!(["c1", "c3"]));
    assert_near(&pairs["listed"][0]["score"], 1.2);
    assert_near(&pairs["listed"][1]["score"], 1.3);
    assert_eq!(model["negated"], "~A");
    let report = folder.report();
    assert!(
        report.contains("| `A` | c1, c2 | c3 | c1 / c2 |"),
        "{report}"
    );
    assert!(report.contains("No case in `Y` is outside every path."));
    // Necessity of A for Y: Σ min = 1 + 0.7 + 0.4 + 0.1 + 0 = 2.2 of Σ y = 2.6, below 0.9.
    assert_eq!(results["necessity"]["Y"]["case_selection"], Value::Null);
}

#[test]
fn cases_are_selected_for_what_is_necessary() {
    let results = Folder::with_study(&small(), SMALL).analysed();
    // Y is A: both cases of A are typical, and no case deviates.
    let selected = &results["necessity"]["Y"]["case_selection"]["A"];
    assert_eq!(selected["typical"]["total"], 2);
    assert_eq!(selected["deviant_relevance"]["total"], 0);
    assert_eq!(selected["deviant_consistency"], json!([]));
}

#[test]
fn common_literals_are_put_before_a_bracket() {
    let data = "case,A,B,C,Y\nc1,1,1,0,1\nc2,1,0,1,1\nc3,1,1,1,1\nc4,1,0,0,0\nc5,0,1,1,0\nc6,0,0,1,0\n\
                c7,0,1,0,0\nc8,0,0,0,0\n";
    let folder = Folder::with_study(&study("Y", &["A", "B", "C"]), data);
    let results = folder.analysed();
    let model = &results["solutions"]["Y"]["parsimonious"]["models"][0];
    assert_eq!(model["expression"], "A*B + A*C");
    assert_eq!(model["factored"], "A*(B + C)");
    assert_eq!(model["negated"], "~A + ~B*~C");
    assert!(folder.report().contains("Factored: `A*(B + C)`"));
}

fn published() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::var_os("EQUIFINAL_PUBLISHED")
        .map_or_else(|| here.join("../shared/published"), PathBuf::from)
}

/// Schneider, C. Q., Schulze-Bentrop, C. & Paunescu, M. (2010). Mapping the institutional capital of
/// high-tech firms. *Journal of International Business Studies* 41, 246–266: the example `?esa` of R
/// package `SetMethods` 4.1. The data belong to the publication and are read where they are.
#[test]
#[expect(
    clippy::print_stdout,
    reason = "whoever runs the test is told what was not compared"
)]
fn a_published_enhanced_analysis_is_reproduced() {
    let file = published().join("schneider2010_export/data.csv");
    let Ok(data) = std::fs::read(&file) else {
        println!(
            "published: {} is not there; nothing is compared",
            file.display()
        );
        return;
    };
    let conditions = ["EMP", "BARGAIN", "UNI", "OCCUP", "STOCK", "MA"];
    let text = with(
        &study("EXPORT", &conditions),
        "consistency: 0.8",
        "consistency: 0.9",
    );
    let text = with(&text, "pri: 0.5", "pri: 0");
    // esa(oldtt = tt, nec_cond = c("STOCK+MA", "EMP"), untenable_LR = "BARGAIN*~OCCUP",
    //     contrad_rows = c("19", "14", "46", "51")), then minimize(newtt, include = "?").
    let text = enhanced(
        &text,
        "necessary: [\"STOCK + MA\", EMP], untenable: [\"BARGAIN*~OCCUP\"], contradictory: [19, 14, 46, 51]",
    );
    let results = Folder::with_study(&text, data).analysed();
    assert_eq!(
        models(&results, "EXPORT", "parsimonious"),
        ["~EMP*OCCUP + BARGAIN*UNI*STOCK + ~OCCUP*STOCK*~MA"]
    );
    assert_eq!(
        models(&results, "EXPORT", "enhanced_parsimonious"),
        ["EMP*~BARGAIN*STOCK + EMP*UNI*OCCUP*STOCK + EMP*UNI*STOCK*MA"]
    );
    let model = &results["solutions"]["EXPORT"]["enhanced_parsimonious"]["models"][0];
    let rounded = |key: &str| format!("{:.3}", model[key].as_f64().unwrap());
    assert_eq!(
        ["consistency", "pri", "coverage"].map(rounded),
        ["0.888", "0.793", "0.447"]
    );
    // Rows with OUT 0 go from 10 to 49: remainders, and rows that were positive.
    let barred = &results["enhanced"]["EXPORT"];
    let mut overwritten: Vec<u64> = barred["barred"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|rule| rule["overwritten"].as_array().unwrap())
        .map(|row| row.as_u64().unwrap())
        .collect();
    overwritten.sort_unstable();
    overwritten.dedup();
    let remainders = barred["remainders"]["count"].as_u64().unwrap();
    assert_eq!(10 + remainders + overwritten.len() as u64, 49);
    assert!(codes(&results).contains(&("claimed-necessity-fails", "EMP")));
    // Of the positive rows in BARGAIN*~OCCUP (19, 27, 28, 60) only the last has EMP.
    assert_eq!(barred["barred"][2]["kept"], json!([60]));
}
