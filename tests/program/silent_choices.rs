//! What could be understood in two ways is refused, so that nothing is chosen without a word.

use serde_json::json;

use crate::folder::Folder;
use crate::refused_studies::refused;
use crate::sources;
use crate::study_text::{SMALL, calibrated, small, with};

/// The first line of each problem.
fn problems(folder: &Folder) -> Vec<String> {
    let ran = refused(folder);
    let lines = ran.stderr.lines();
    let firsts = lines.filter(|line| line.starts_with("error["));
    firsts.map(str::to_owned).collect()
}

fn with_data(keys: &str) -> String {
    let data = "data: {source: data.csv, case: case, missing: fail}\n";
    let block = "data:\n  source: data.csv\n  case: case\n  missing: fail\n";
    with(&small(), data, &format!("{block}{keys}"))
}

/// Y is made of S1 (column y) and S2 (column a).
fn combined(conditions: &str, more: &str) -> Folder {
    let study = format!(
        "format: 1
title: A study
provenance: synthetic
data: {{source: data.csv, case: case, missing: fail}}
sets:
  S1: {{column: y, calibrate: {{method: none}}}}
  S2: {{column: a, calibrate: {{method: none}}}}
{more}outcome:
  Y: {{combine: S1*S2}}
conditions:
{conditions}  B: {{column: b, calibrate: {{method: none}}}}
calibration: {{full_membership: 0.95, at_half: fail}}
necessity: {{consistency: 0.9}}
sufficiency: {{frequency: 1, consistency: 0.8, pri: 0.5, solutions: [conservative], negated_outcome: false}}
"
    );
    Folder::with_study(
        &study,
        "case,y,a,b,c\nc1,1,1,1,1\nc2,1,0,1,0\nc3,0,1,0,1\nc4,0,0,0,0\n",
    )
}

#[test]
fn a_condition_is_not_measured_by_a_column_of_a_combined_outcome() {
    let own = "  A: {column: a, calibrate: {method: none}}\n";
    assert_eq!(
        problems(&combined(own, "")),
        ["error[condition-is-outcome]: the condition `A` has the column `a` of the outcome"]
    );
    let through = "  S3: {column: a, calibrate: {method: none}}\n";
    assert_eq!(
        problems(&combined("  A: {combine: S3}\n", through)),
        ["error[condition-is-outcome]: the condition `S3` has the column `a` of the outcome"]
    );
    assert_eq!(
        problems(&combined("  A: {combine: S2}\n", "")),
        ["error[condition-is-outcome]: the condition `A` and the outcome are both made of `S2`"]
    );
    let other = "  A: {column: c, calibrate: {method: none}}\n";
    let results = combined(other, "").analysed();
    assert_eq!(results["cases"], json!(["c1", "c2", "c3", "c4"]));
}

#[test]
fn a_query_gives_the_same_rows_each_time() {
    for (query, what) in [
        ("SELECT * FROM towns ORDER BY random()", "random()"),
        (
            "SELECT *, strftime('%f', 'now') AS seen FROM towns",
            "'now'",
        ),
        (
            "SELECT *, current_timestamp AS seen FROM towns",
            "CURRENT_TIMESTAMP",
        ),
    ] {
        let keys = format!("  query: \"{query}\"\n");
        let expected = format!(
            "error[not-a-query]: `towns.sqlite`: `data.query` gives other rows each time: it uses `{what}`"
        );
        assert_eq!(
            problems(&sources::folder("towns.sqlite", &keys)),
            [expected]
        );
    }
}

#[test]
fn rows_are_not_counted_under_the_name_of_a_column() {
    let counted = "  aggregate: {by: case, columns: {A: count, B: first, Y: first}}\n";
    let folder = Folder::with_study(&with_data(counted), SMALL);
    assert_eq!(
        problems(&folder),
        [
            "error[column-exists]: `data.csv`: `count` alone counts rows, and there is a column `A` already"
        ]
    );
    let help = refused(&folder).stderr;
    assert!(help.contains("write `A: {count: A}` for"), "{help}");
    let values = "  aggregate: {by: case, columns: {A: {count: A}, B: first, Y: first}}\n";
    let results = Folder::with_study(&with_data(values), SMALL).analysed();
    assert_eq!(results["sets"]["A"]["raw"], json!([1.0, 1.0, 1.0, 1.0]));
}

#[test]
fn a_text_stands_in_a_table_once() {
    let recode = "  recode: {A: {1: 1, \" 1 \": 0, 0: 0}}\n";
    let table = "method: recode, table: {caf\u{e9}: 0, \" cafe\u{301} \": 0.9}";
    for study in [with_data(recode), calibrated(&small(), "A", table)] {
        let found = problems(&Folder::with_study(&study, SMALL));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("error[listed-twice]: `"), "{found:?}");
        assert!(found[0].ends_with("which stands there twice"), "{found:?}");
    }
}

#[test]
fn blanks_around_a_new_name_do_not_count() {
    let data = SMALL.replace("case,A", "case,q1");
    let folder = Folder::with_study(&with_data("  rename: {q1: \" A\"}\n"), data);
    let results = folder.analysed();
    assert_eq!(results["preparation"]["renamed"], json!({"q1": "A"}));
}

/// Every configuration meets `A` or `~A`: which of them theory means cannot be known.
#[test]
fn expectations_that_cancel_each_other_out_are_refused() {
    let study = with(
        &small(),
        "negated_outcome:",
        "expectations: [\"A\", \"~A\"]\n  negated_outcome:",
    );
    let folder = Folder::with_study(&study, SMALL);
    let ran = refused(&folder);
    assert!(
        ran.stderr.starts_with(
            "error[expectation-does-not-fit]: the directional expectations cancel each other out: every configuration meets one of them\n"
        ),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("expectations: [\"A\""),
        "{}",
        ran.stderr
    );
}
