//! Data that are not what the study declares: exit status 3, reports untouched, in these words.

use crate::folder::Folder;
use crate::refused_studies::refused;
use crate::study_text::{SMALL, calibrated, small, study, with, with_claims};

/// The study is refused with exit status 3 in exactly these words.
fn refused_with(study: &str, data: &str, words: &str) {
    let folder = Folder::with_study(study, data);
    let ran = refused(&folder);
    assert_eq!((ran.status, ran.stderr.as_str()), (3, words));
    let validated = folder.run(&["validate"]);
    assert_eq!(
        validated.stderr,
        words.replace("; no report is written", "")
    );
    assert_eq!((validated.status, validated.stdout.as_str()), (3, ""));
}

#[test]
fn a_column_that_does_not_exist() {
    refused_with(
        &with(&small(), "{column: B,", "{column: b_share,"),
        &SMALL.replace("case,A,B,Y", "case,A,b_shares,Y"),
        "error[no-such-column]: `data.csv`: there is no column `b_share`
 --> studies/s/study.yaml:9:15
  |
9 |   B: {column: b_share, calibrate: {method: none}}
  |               ^^^^^^^
  |
  = help: did you mean `b_shares`? the columns are `case`, `A`, `b_shares`, `Y`
s: 1 problem; no report is written
",
    );
}

#[test]
fn two_cases_with_one_name() {
    refused_with(
        &small(),
        &SMALL.replace("c3", "c1"),
        "error[two-cases-one-name]: `data.csv`: two cases have one name: `c1` (lines 2 and 4)
 --> studies/s/study.yaml:4:32
  |
4 | data: {source: data.csv, case: case, missing: fail}
  |                                ^^^^
  |
  = help: the column declared as data.case must tell the cases apart
s: 1 problem; no report is written
",
    );
}

#[test]
fn text_in_a_numeric_column() {
    refused_with(
        &small(),
        &SMALL.replace("c3,0", "c3,low"),
        "error[not-a-number]: `data.csv`: column `A` holds what is not a number: `low` (case `c3`, line 4)
 --> studies/s/study.yaml:8:15
  |
8 |   A: {column: A, calibrate: {method: none}}
  |               ^
  |
  = help: if the text stands for a missing value, declare `missing_values: [\"low\"]` under data; words become scores with `method: recode`
s: 1 problem; no report is written
",
    );
}

#[test]
fn a_score_outside_0_to_1_without_a_calibration() {
    refused_with(
        &small(),
        &SMALL.replace("c3,0", "c3,1.2"),
        "error[score-out-of-range]: set `A`: column `A` holds scores outside 0 to 1: `1.2` (case `c3`, line 4)
 --> studies/s/study.yaml:8:18
  |
8 |   A: {column: A, calibrate: {method: none}}
  |                  ^^^^^^^^^
  |
  = help: `method: none` is for columns that hold memberships already: calibrate raw values, for example with `method: direct`
s: 1 problem; no report is written
",
    );
}

#[test]
fn an_empty_data_file() {
    refused_with(
        &small(),
        "",
        "error[empty-data]: `data.csv`: the file is empty
 --> studies/s/study.yaml:4:16
  |
4 | data: {source: data.csv, case: case, missing: fail}
  |                ^^^^^^^^
  |
  = help: the first line names the columns, each further line is a case
s: 1 problem; no report is written
",
    );
    refused_with(
        &small(),
        "case,A,B,Y\n",
        "error[no-cases]: `data.csv`: the file has a header but no cases
 --> studies/s/study.yaml:4:16
  |
4 | data: {source: data.csv, case: case, missing: fail}
  |                ^^^^^^^^
  |
  = help: the first line names the columns, each further line is a case
s: 1 problem; no report is written
",
    );
}

#[test]
fn a_data_file_that_is_not_there() {
    let text = with(&small(), "data.csv", "dat.csv");
    refused_with(
        &text,
        SMALL,
        "error[data-absent]: `dat.csv`: there is no such file
 --> studies/s/study.yaml:4:16
  |
4 | data: {source: dat.csv, case: case, missing: fail}
  |                ^^^^^^^
  |
  = help: did you mean `data.csv`?
s: 1 problem; no report is written
",
    );
}

#[cfg(unix)]
#[test]
fn a_data_file_that_is_a_link_out_of_the_study() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write("elsewhere.csv", SMALL);
    std::fs::remove_file(folder.path("studies/s/data.csv")).unwrap();
    let link = folder.path("studies/s/data.csv");
    std::os::unix::fs::symlink(folder.path("elsewhere.csv"), link).unwrap();
    let ran = refused(&folder);
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (
            3,
            "error[path-leaves-study]: `data.csv`: the path leaves the study's folder
 --> studies/s/study.yaml:4:16
  |
4 | data: {source: data.csv, case: case, missing: fail}
  |                ^^^^^^^^
  |
  = help: a study folder is complete: copy the file into it, or pass its folder with --data-dir
s: 1 problem; no report is written
"
        )
    );
}

#[test]
fn a_missing_value_and_a_score_at_half() {
    refused_with(&small(), &SMALL.replace("c3,0", "c3,"), "error[missing-value]: `data.csv`: no value for case `c3` in column `A` (line 4)
 --> studies/s/study.yaml:4:16
  |
4 | data: {source: data.csv, case: case, missing: fail}
  |                ^^^^^^^^
  |
  = help: fill the cells, or let such cases leave the study with `missing: drop_case`; the report lists them
s: 1 problem; no report is written
");
    refused_with(&small(), &SMALL.replace("c3,0", "c3,0.5"), "error[score-at-half]: set `A`: a membership of exactly 0.5 puts a case in no row of the truth table: `c3`
 --> studies/s/study.yaml:8:18
  |
8 |   A: {column: A, calibrate: {method: none}}
  |                  ^^^^^^^^^
  |
  = help: move the crossover off these cases, or declare under calibration `at_half: drop_case` or `at_half: {add: 0.001}`; the report lists the cases
s: 1 problem; no report is written
");
}

#[test]
fn percentile_anchors_that_coincide() {
    let text = calibrated(
        &small(),
        "A",
        "method: direct, percentiles: type_7, anchors: {exclusion: p5, crossover: p50, inclusion: p95}",
    );
    refused_with(&text, &SMALL.replace("c4,0", "c4,1").replace("c3,0", "c3,1"), "error[anchors-coincide]: set `A`: in these data, exclusion `p5`, crossover `p50` and inclusion `p95` coincide: 4 of 4 cases (100 %) have the value 1
 --> studies/s/study.yaml:8:18
  |
8 |   A: {column: A, calibrate: {method: direct, percentiles: type_7, anchors: {exclusion: p5, crossover: p50, inclus...
  |                  ^^^^^^^^^
  |
  = help: anchors mark differences in kind: choose percentiles further apart, or numbers from outside the data
s: 1 problem; no report is written
");
}

#[test]
fn a_claim_that_names_no_case_is_an_error_and_never_a_pass() {
    let text = with_claims(
        &small(),
        &["solution: intermediate, path: A, covers: [c1, c9]"],
    );
    refused_with(&text, SMALL, "error[claim-cannot-be-checked]: the claim `Claim 1.` cannot be checked: there is no case `c9`
  --> studies/s/study.yaml:19:13
   |
19 |   - {claim: Claim 1., expect: {solution: intermediate, path: A, covers: [c1, c9]}}
   |             ^^^^^^^^
   |
   = help: did you mean `c1`?
s: 1 problem; no report is written
");
    let wrong_path = with_claims(&small(), &["solution: intermediate, path: B, covers: [c9]"]);
    refused_with(&wrong_path, SMALL, "error[claim-cannot-be-checked]: the claim `Claim 1.` cannot be checked: there is no case `c9`
  --> studies/s/study.yaml:19:13
   |
19 |   - {claim: Claim 1., expect: {solution: intermediate, path: B, covers: [c9]}}
   |             ^^^^^^^^
   |
   = help: did you mean `c1`?
s: 1 problem; no report is written
");
}

#[test]
fn a_claim_that_names_no_row_of_a_condition_with_values_from_the_data() {
    // The data give A the values 0 to 2, so that A alone says too little and A{3} too much.
    let text = calibrated(&small(), "A", "method: multi_value");
    let expects = ["row: \"~A{1}*B\", code: 1", "row: \"A{3}*B\", code: 1"];
    let data = "case,A,B,Y\nc1,2,1,1\nc2,1,0,1\nc3,0,1,0\n";
    refused_with(&with_claims(&text, &expects), data, "error[claim-cannot-be-checked]: the claim `Claim 1.` cannot be checked: `~A{1}*B` is not one row of the truth table
  --> studies/s/study.yaml:19:13
   |
19 |   - {claim: Claim 1., expect: {row: \"~A{1}*B\", code: 1}}
   |             ^^^^^^^^
   |
   = help: a claim that cannot be checked is an error, never a pass

error[claim-cannot-be-checked]: the claim `Claim 2.` cannot be checked: `A` has no value 3: its values are 0 to 2
  --> studies/s/study.yaml:20:13
   |
20 |   - {claim: Claim 2., expect: {row: \"A{3}*B\", code: 1}}
   |             ^^^^^^^^
   |
   = help: a claim that cannot be checked is an error, never a pass
s: 2 problems; no report is written
");
}

#[test]
fn the_problems_of_the_data_are_shown_together() {
    let data = "case,A,B,Y\nc1,low,1,1\nc1,1,high,1\nc3,0,1,0\n";
    let ran = refused(&Folder::with_study(&small(), data));
    let errors: Vec<&str> = ran
        .stderr
        .lines()
        .filter(|line| line.starts_with("error["))
        .collect();
    assert_eq!(
        errors,
        [
            "error[two-cases-one-name]: `data.csv`: two cases have one name: `c1` (lines 2 and 3)",
            "error[not-a-number]: `data.csv`: column `A` holds what is not a number: `low` (case `c1`, line 2)",
            "error[not-a-number]: `data.csv`: column `B` holds what is not a number: `high` (case `c1`, line 3)",
        ]
    );
    assert_eq!(ran.status, 3);
}

#[test]
fn numbers_too_large_to_be_summed() {
    refused_with(
        &calibrated(&small(), "A", "method: crisp, threshold: 1e99"),
        &SMALL.replace("c1,1", "c1,1.5e308"),
        "error[not-a-number]: `data.csv`: column `A` holds what is not a number: `1.5e308` (case `c1`, line 2)
 --> studies/s/study.yaml:8:15
  |
8 |   A: {column: A, calibrate: {method: crisp, threshold: 1e99}}
  |               ^
  |
  = help: a number must lie between -1e100 and 1e100; an empty cell stands for a missing value
s: 1 problem; no report is written
",
    );
}

#[test]
fn more_configurations_than_can_be_numbered() {
    // 26 conditions of 32 values: 2^130 configurations.
    let names: Vec<String> = (0..26).map(|i| format!("C{i}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let text = study("Y", &names).replacen("none", "crisp, threshold: 1", 1);
    let text = text.replace("none", "multi_value");
    let row = |i: usize| format!("c{i},{}{}\n", format!("{i},").repeat(26), i % 2);
    let rows: String = (0..32).map(row).collect();
    let ran = refused(&Folder::with_study(
        &text,
        format!("case,{},Y\n{rows}", names.join(",")),
    ));
    assert_eq!(ran.status, 3);
    let words = "error[too-many-configurations]: these conditions have more configurations than can be numbered (2^127)\n";
    assert!(ran.stderr.starts_with(words), "{}", ran.stderr);
}

#[test]
fn names_that_look_alike_are_one_name() {
    // é as one letter, and as e with an accent.
    let data = "case,A,B,Y\ncaf\u{e9},0.1,0.2,0.3\ncafe\u{301},0.9,0.8,0.7\n";
    let folder = Folder::with_study(&small(), data);
    let ran = refused(&folder);
    assert_eq!(ran.status, 3);
    assert!(
        ran.stderr.starts_with("error[two-cases-one-name]"),
        "{}",
        ran.stderr
    );
}
