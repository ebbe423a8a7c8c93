//! Necessary condition analysis, from the study file to tables, figures and claims.

use serde_json::{Value, json};

use crate::folder::{Folder, ran};
use crate::outcomes::assert_near;
use crate::study_text::{calibrated, study, with, with_claims};

/// A study of Y and the condition A with this analysis.
fn declared(nca: &str) -> String {
    let text = study("Y", &["A"]);
    with(
        &text,
        "necessity: {consistency: 0.9}",
        &format!("necessity: {{consistency: 0.9, nca: {{{nca}}}}}"),
    )
}

/// The border is (0, 0), (0.4, 0.8), (1, 1).
const DATA: &str = "case,A,Y\nc1,0,0\nc2,0.4,0.8\nc3,1,1\nc4,0.6,0.3\nc5,0.9,0.2\n";
const ALL: &str = "ceilings: [ce_fdh, cr_fdh, ce_vrs, cr_vrs, c_lp]";

fn nca(results: &Value) -> &Value {
    &results["necessity"]["Y"]["nca"]
}

#[test]
fn every_ceiling_by_hand() {
    let folder = Folder::with_study(&declared(ALL), DATA);
    let results = folder.analysed();
    let ceilings = &nca(&results)["conditions"][0]["ceilings"];
    // CE-FDH: 0.4 · 0.8 + 1 · 0.2. CE-VRS: 0.2 · 0.8 + 0.7 · 0.2. C-LP: the mean of the peers, 0.467, lies
    // below the edge from (0.4, 0.8) to (1, 1), which starts at 2/3: half of 1/3.
    assert_near(&ceilings["ce_fdh"]["effect_size"], 0.52);
    assert_near(&ceilings["ce_vrs"]["effect_size"], 0.30);
    assert_near(&ceilings["c_lp"]["effect_size"], 1.0 / 6.0);
    // CR: means 7/15 and 3/5; products 0.48, squares 0.38 · 4/3; slope 18/19, intercept 3/19. The line
    // leaves the scope at 8/9: half of 8/9 · 16/19. All peers are corners of the hull.
    for line in ["cr_fdh", "cr_vrs"] {
        assert_near(&ceilings[line]["slope"], 18.0 / 19.0);
        assert_near(&ceilings[line]["intercept"], 3.0 / 19.0);
        assert_near(&ceilings[line]["effect_size"], 64.0 / 171.0);
    }
    assert_near(&ceilings["c_lp"]["slope"], 1.0 / 3.0);
    // (0.4, 0.8) lies above 3/19 + 18/19 · 0.4 = 0.537.
    assert_eq!(ceilings["cr_fdh"]["above"], 1);
    assert_near(&ceilings["cr_fdh"]["accuracy"], 0.8);
    assert_near(&ceilings["cr_fdh"]["fit"], 64.0 / 171.0 / 0.52);
    assert_near(&ceilings["cr_fdh"]["condition_inefficiency"], 1.0 / 9.0);
    assert_near(&ceilings["cr_fdh"]["outcome_inefficiency"], 3.0 / 19.0);
    assert_eq!(ceilings["ce_fdh"]["size"], "very large");
    assert_eq!(
        nca(&results)["conditions"][0]["peers"],
        json!(["c1", "c2", "c3"])
    );
    // Y of 0.5: the step at 0.4; on the way to it 0.25; (0.5 − 3/19) · 19/18; C-LP starts above it.
    let at_half = |ceiling: &str| &nca(&results)["bottleneck"][ceiling][5]["needed"]["A"];
    assert_near(&at_half("ce_fdh")["actual"], 0.4);
    assert_near(&at_half("ce_vrs")["percentage_of_range"], 25.0);
    assert_near(&at_half("cr_fdh")["actual"], 6.5 / 18.0);
    assert_eq!(at_half("c_lp")["level"], "NN");
    // Cases with less than 0.4 in A: one of five.
    assert_near(&at_half("ce_fdh")["percentile"], 20.0);
    let report = folder.report();
    for piece in [
        "No permutation test is declared",
        "`A` is necessary in degree for `Y`: d 0.520 by CE-FDH; d 0.374 by CR-FDH",
        "By CE-FDH, `Y` of 10.0 % needs `A` of at least 40.0 %, and `Y` of 100.0 % needs `A` of at least \
         100.0 %.",
        "| 0.0 | NN |",
        "| 50.0 | 36.1 |",
        "![Scatter plot with ceilings: CE-FDH d 0.520,",
    ] {
        assert!(report.contains(piece), "{piece} is not in:\n{report}");
    }
}

#[test]
fn the_four_corners() {
    let keys = "ceilings: [ce_fdh], conditions: [A, ~A], negated_outcome: [A, ~A]";
    let results = Folder::with_study(&declared(keys), DATA).analysed();
    let of = |outcome: &str| results["necessity"][outcome]["nca"]["conditions"].clone();
    let corners = [of("Y")[0]["corner"].clone(), of("Y")[1]["corner"].clone()];
    assert_eq!(corners, [1, 2]);
    let corners = [of("~Y")[0]["corner"].clone(), of("~Y")[1]["corner"].clone()];
    assert_eq!(corners, [3, 4]);
    let d = |condition: &Value| condition["ceilings"]["ce_fdh"]["effect_size"].clone();
    // Upper right: the case with most of A has the most of Y. Lower left: (0, 0) is in the corner.
    assert_near(&d(&of("Y")[1]), 0.0);
    assert_near(&d(&of("~Y")[0]), 0.0);
    // Lower right, from the right: (1, 1), (0.9, 0.2), (0, 0). Steps: 0.1 · 0.8 + 1 · 0.2.
    assert_near(&d(&of("~Y")[1]), 0.28);
}

#[test]
fn the_test_is_the_same_with_any_number_of_threads() {
    let keys = format!("{ALL}, permutations: 500, seed: 3, conditions: [A, ~A]");
    let files = |threads: &str| {
        let folder = Folder::with_study(&declared(&keys), DATA);
        let mut command = folder.command(&["run", "--jobs", threads]);
        command.env("RAYON_NUM_THREADS", threads);
        assert_eq!(ran(&mut command).status, 0);
        folder.files("reports")
    };
    assert!(files("1") == files("3"));
}

#[test]
fn the_p_value_is_the_share_of_orders_with_as_large_an_effect() {
    // Three cases, 1, 2, 3 in A and in Y: steps leave 1 · 1 + 2 · 1 of 4. Of the six orders of Y only
    // 1, 2, 3 has as much: 1, 3, 2 leaves 2, and all others less. p is 1/6.
    let keys = "ceilings: [ce_fdh], values: raw, permutations: 20000, seed: 5";
    let recoded = "method: crisp, threshold: 2";
    let text = calibrated(&calibrated(&declared(keys), "A", recoded), "Y", recoded);
    let folder = Folder::with_study(&text, "case,A,Y\na,1,1\nb,2,2\nc,3,3\n");
    let results = folder.analysed();
    let found = &nca(&results)["conditions"][0]["ceilings"]["ce_fdh"];
    assert_near(&found["effect_size"], 0.75);
    let p = found["p_value"].as_f64().unwrap();
    // Four standard errors: 4 √(1/6 · 5/6 / 20000).
    assert!((p - 1.0 / 6.0).abs() < 0.0106, "{p}");
    assert_eq!(found["necessary"], false);
}

#[test]
fn raw_values_of_a_falling_set_are_turned_round() {
    // A is in below 3: the presence of A is a low column.
    let falling = "method: crisp, threshold: 3, side: below";
    let rising = "method: crisp, threshold: 2";
    let keys = "ceilings: [ce_fdh], values: raw, scope: {Y: [0, 4]}";
    let text = calibrated(&calibrated(&declared(keys), "A", falling), "Y", rising);
    let folder = Folder::with_study(&text, "case,A,Y\na,5,1\nb,4,1\nc,2,3\n");
    let results = folder.analysed();
    let found = &nca(&results)["conditions"][0];
    assert_eq!(found["corner"], 2);
    assert_eq!(found["outcome"], json!({"min": 0.0, "max": 4.0}));
    // From the right: (5, 1), (2, 3); 0 below the first, 3 · 2 between, 3 · 1 above, of 3 · 4.
    assert_near(&found["ceilings"]["ce_fdh"]["effect_size"], 0.75);
}

#[test]
fn where_there_is_no_ceiling_a_finding_says_so() {
    let finding = |text: &str, data: &str, expected: &str| {
        let folder = Folder::with_study(text, data);
        let results = folder.analysed();
        let found = results["findings"].as_array().unwrap().iter();
        let found: Vec<&Value> = found.filter(|f| f["code"] == "no-ceiling").collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0]["about"], "A");
        let text = found[0]["text"].as_str().unwrap();
        let whole = format!("There is no necessary condition analysis of `A` for `Y`: {expected}.");
        assert_eq!(text, whole);
        assert!(
            folder
                .report()
                .contains(&format!("No ceiling for `A`: {expected}."))
        );
        assert!(!has_figures(&folder));
    };
    let plain = declared("ceilings: [ce_fdh], permutations: 10, seed: 1");
    finding(
        &plain,
        "case,A,Y\na,0,0\nb,1,1\n",
        "2 cases; a ceiling needs 3 or more",
    );
    finding(
        &plain,
        "case,A,Y\na,1,0\nb,1,1\nc,1,0.3\n",
        "the condition has the same value in every case",
    );
    finding(
        &plain,
        "case,A,Y\na,1,1\nb,0.2,1\nc,0,1\n",
        "the outcome has the same value in every case",
    );
    let raw = |keys: &str| declared(&format!("ceilings: [c_lp], values: raw, {keys}"));
    let words = calibrated(
        &raw("conditions: [A]"),
        "A",
        "method: recode, table: {low: 0, high: 1}",
    );
    finding(
        &words,
        "case,A,Y\na,low,1\nb,high,0\nc,low,0.2\n",
        "the column `A` holds words, and not numbers",
    );
    finding(
        &raw("scope: {A: [0, 0.8]}"),
        DATA,
        "values of the condition lie outside the declared scope, 0 to 0.8",
    );
}

#[test]
fn claims_name_effect_sizes_and_levels() {
    let text = declared("ceilings: [ce_fdh, c_lp], permutations: 100, seed: 1");
    let text = with_claims(
        &text,
        &[
            "nca: A, ceiling: ce_fdh, effect_size: 0.52",
            "nca: A, ceiling: c_lp, effect_size: {at_least: 0.2}",
            "nca: A, ceiling: ce_fdh, at: 50, level: 40, within: 0.05",
            "nca: A, ceiling: c_lp, at: 50, level: NN",
            "nca: A, ceiling: ce_fdh, at: 50, level: NA",
            "nca: A, ceiling: ce_fdh, p_value: {at_most: 1}",
        ],
    );
    let results = Folder::with_study(&text, DATA).analysed();
    let claims = results["claims"].as_array().unwrap();
    let holds: Vec<bool> = claims.iter().map(|c| c["holds"] == true).collect();
    assert_eq!(holds, [true, false, true, true, false, true]);
    assert_eq!(claims[1]["expected"], "`A`, C-LP: d at least 0.2");
    assert_eq!(claims[1]["found"], "d 0.167");
    assert_eq!(claims[4]["expected"], "`A`, CE-FDH: level at 50: NA");
    assert_eq!(claims[4]["found"], "level at 50: 40.000");
}

#[test]
fn a_claim_about_what_is_not_analysed_is_an_error() {
    let text = with_claims(
        &declared("ceilings: [ce_fdh]"),
        &["nca: ~A, ceiling: ce_fdh, effect_size: 0.5"],
    );
    let ran = Folder::with_study(&text, DATA).run(&["run"]);
    assert_eq!(ran.status, 3);
    let expected = "necessary condition analysis has no ceiling of `~A` for this outcome";
    assert!(ran.stderr.contains(expected), "{}", ran.stderr);
}

#[test]
fn a_figure_is_a_picture_of_its_own() {
    let text = with(
        &declared(ALL),
        "  A: {column: A,",
        "  A: {label: \"A < B & C\", column: A,",
    );
    let folder = Folder::with_study(&text, DATA);
    folder.analysed();
    let svg = folder.read("reports/s/figures/nca_A_Y.svg");
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(svg.ends_with("</svg>\n"));
    // Three peers and two other cases, five ceilings and their samples in the key.
    assert_eq!(svg.matches("<circle class=\"peer\"").count(), 3);
    assert_eq!(svg.matches("<circle class=\"case\"").count(), 2);
    assert_eq!(svg.matches("<polyline class=\"line c").count(), 10);
    assert!(svg.contains("A &lt; B &amp; C (A), membership"));
    assert!(svg.contains(">c2</text>"));
    // The ends of the scope stand 14 pixels inside the square of 380 from (64, 73).
    assert!(svg.contains("<circle class=\"peer\" cx=\"78.0\" cy=\"439.0\""));
    assert!(svg.contains("<circle class=\"peer\" cx=\"430.0\" cy=\"87.0\""));
    for number in svg.split(['"', ' ', ',']).filter(|text| text.contains('.')) {
        let decimals = number.split_once('.').map_or(0, |(_, d)| d.len());
        let is_number = number.parse::<f64>().is_ok();
        assert!(!is_number || decimals == 1, "{number}");
    }
}

#[test]
fn what_may_not_be_published_of_cases_is_not_in_the_analysis() {
    let with_publish = |keys: &str, publish: &str| {
        let text = with(
            &declared(keys),
            "missing: fail}",
            &format!("missing: fail, publish: {publish}}}"),
        );
        let folder = Folder::with_study(&text, DATA);
        (folder.analysed(), folder)
    };
    let keys = "ceilings: [ce_fdh], bottleneck_values: actual, values: raw";
    let (results, folder) = with_publish(keys, "memberships");
    let condition = &nca(&results)["conditions"][0];
    assert_eq!(condition["peers"], json!(["c1", "c2", "c3"]));
    assert_eq!(
        (&condition["condition"], &condition["outcome"]),
        (&Value::Null, &Value::Null)
    );
    let step = &nca(&results)["bottleneck"]["ce_fdh"][5];
    assert_eq!(
        (&step["outcome"], &step["needed"]["A"]["actual"]),
        (&Value::Null, &Value::Null)
    );
    assert_near(&step["needed"]["A"]["percentage_of_range"], 40.0);
    assert!(folder.report().contains("No figure is drawn"));
    assert!(folder.report().contains("in percentages of the range"));
    assert!(!has_figures(&folder));
    let (results, folder) = with_publish("ceilings: [ce_fdh]", "aggregates");
    let condition = &nca(&results)["conditions"][0];
    assert_eq!(
        (&condition["peers"], &condition["outliers"]),
        (&Value::Null, &Value::Null)
    );
    assert_near(&condition["ceilings"]["ce_fdh"]["effect_size"], 0.52);
    assert!(!folder.report().contains("c1, c2"));
    let (_, folder) = with_publish("ceilings: [ce_fdh]", "memberships");
    assert!(folder.exists("reports/s/figures/nca_A_Y.svg"));
}

/// Whether the report has figures of necessary condition analysis.
fn has_figures(folder: &Folder) -> bool {
    let figures = folder.files("reports/s/figures");
    figures.keys().any(|name| name.starts_with("nca_"))
}
