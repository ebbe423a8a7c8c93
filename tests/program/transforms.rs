//! What becomes of the rows of a source before they are cases: columns renamed and recoded, rows put
//! together and chosen, columns computed.

use serde_json::{Value, json};

use crate::folder::{Folder, Ran};
use crate::refused_studies::refused;
use crate::study_text::{SMALL, small, with};

/// Four countries in long form: one has a gap, one a year before the others.
const LONG: &str = "land,jahr,人口,users,region,y
c1,2001,100,50,north,1
c1,2002,300,150,north,1
c2,2001,200,0,south,0
c2,2002,200,0,south,0
c3,2001,50,50,north,1
c3,2002,,50,north,1
c4,2000,10,1,south,0
c4,2001,400,100,south,0
";

const PREPARED: &str = "  rename: {land: case, jahr: year}
  recode: {region: {north: 1, south: 0}}
  aggregate:
    by: case
    where: year >= 2001
    columns: {人口: mean, users: sum, years: count, region: first, Y: {max: y}}
  where: '\"人口\" > 60'
  derive:
    A: CASE WHEN users / 人口 >= 0.5 THEN 1 ELSE 0 END
    B: region >= 1
";

/// The study with further keys of `data`, each line indented by two blanks.
fn with_data(study: &str, keys: &str) -> String {
    let data = "data: {source: data.csv, case: case, missing: fail}\n";
    let block = "data:\n  source: data.csv\n  case: case\n  missing: fail\n";
    with(study, data, &format!("{block}{keys}"))
}

/// Runs [`small`] with further keys of `data`.
fn analysed(keys: &str, data: &str) -> (Folder, Value) {
    let folder = Folder::with_study(&with_data(&small(), keys), data);
    let results = folder.analysed();
    (folder, results)
}

fn refusal(keys: &str, data: &str) -> Ran {
    let folder = Folder::with_study(&with_data(&small(), keys), data);
    refused(&folder)
}

/// The problems of a study with further keys of `data`, each as its first line and its underlined words.
fn problems(keys: &str, data: &str) -> (i32, Vec<(String, String)>) {
    let ran = refusal(keys, data);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    let problems = lines.iter().enumerate();
    let problems = problems.filter(|(_, line)| line.starts_with("error"));
    let problems = problems.map(|(at, line)| {
        let (text, marks) = (lines[at + 3], lines[at + 4]);
        let from = marks.chars().position(|c| c == '^').unwrap();
        let count = marks.chars().filter(|c| *c == '^').count();
        let marked = text.chars().skip(from).take(count).collect();
        ((*line).to_owned(), marked)
    });
    (ran.status, problems.collect())
}

#[test]
fn long_data_become_cases() {
    let (folder, results) = analysed(PREPARED, LONG);
    // By hand, from 2001 on: populations of 200, 200, 50 and 400 on average; users of 200, 0, 100 and 100;
    // c3 goes for its population; users a head are 1, 0 and 0.25.
    assert_eq!(results["cases"], json!(["c1", "c2", "c4"]));
    assert_eq!(results["sets"]["A"]["raw"], json!([1.0, 0.0, 0.0]));
    assert_eq!(results["sets"]["B"]["raw"], json!([1.0, 0.0, 0.0]));
    assert_eq!(results["sets"]["Y"]["raw"], json!([1.0, 0.0, 0.0]));
    assert_eq!(
        results["preparation"],
        json!({
            "rows": 8,
            "renamed": {"land": "case", "jahr": "year"},
            "recoded": {"region": {"values": {
                "north": {"becomes": "1", "cells": 4},
                "south": {"becomes": "0", "cells": 4},
            }}},
            "aggregated": {
                "by": "case",
                "where": {"condition": "year >= 2001", "removed": 1, "unknown": 0},
                "rows": 7,
                "cases": 4,
                "columns": {
                    "人口": "mean of 人口",
                    "users": "sum of users",
                    "years": "count of rows",
                    "region": "first of region",
                    "Y": "max of y",
                },
            },
            "where": {
                "condition": "\"人口\" > 60", "removed": 1, "unknown": 0, "cases": ["c3"],
            },
            "derived": {
                "A": {"rule": "CASE WHEN users / 人口 >= 0.5 THEN 1 ELSE 0 END", "missing": 0},
                "B": {"rule": "region >= 1", "missing": 0},
            },
        })
    );
    for (key, value) in [
        ("data.rename.land", "case"),
        ("data.recode.region", "{north: 1, south: 0}"),
        ("data.aggregate.by", "case"),
        ("data.aggregate.where", "year >= 2001"),
        ("data.aggregate.columns.Y", "max of y"),
        ("data.where", "\"人口\" > 60"),
        ("data.derive.B", "region >= 1"),
    ] {
        let decision = json!({"value": value, "declared": true});
        assert_eq!(results["decisions"][key], decision, "{key}");
    }
    let report = folder.report();
    for words in [
        ": 8 rows and 6 columns. Columns are renamed: `land` to `case` and `jahr` to `year`. Column \
         `region` is recoded: `north` becomes `1` in 4 rows and `south` becomes `0` in 4 rows.",
        "Rows stay where `year >= 2001` is true (`data.aggregate.where`): 1 row is removed. 7 rows are \
         put together to 4 cases by `case`; their columns are `人口` (mean of 人口), ",
        "Rows stay where `\"人口\" > 60` is true (`data.where`): 1 row is removed. Columns are computed: `A` = \
         `CASE WHEN users / 人口 >= 0.5 THEN 1 ELSE 0 END` and `B` = `region >= 1`. All 3 cases enter",
        "Rows for which `\"人口\" > 60` is not true.",
    ] {
        let flat = report.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(&words), "{words}\n\n{report}");
    }
}

#[test]
fn a_study_that_declares_nothing_of_it_says_nothing_of_it() {
    let (folder, results) = analysed("", SMALL);
    assert_eq!(results.get("preparation"), None);
    assert!(!folder.report().contains("Rows stay"));
}

#[test]
fn null_is_not_true() {
    let data = "case,A,B,Y,x\nc1,1,1,1,5\nc2,1,0,1,7\nc3,0,1,0,\nc4,0,0,0,3\nc5,0,0,0,1\n";
    let (folder, results) = analysed("  where: x > 2\n", data);
    assert_eq!(results["cases"], json!(["c1", "c2", "c4"]));
    let told = &results["preparation"]["where"];
    assert_eq!(
        *told,
        json!({"condition": "x > 2", "removed": 2, "unknown": 1, "cases": ["c3", "c5"]})
    );
    let words = "2 rows are removed, 1 of them because a value that it needs is missing.";
    assert!(folder.report().contains(words), "{}", folder.report());
    let (_, results) = analysed("  where: x > 2 OR x IS NULL\n", data);
    assert_eq!(results["cases"], json!(["c1", "c2", "c3", "c4"]));
}

#[test]
fn means_of_items_want_enough_values() {
    let data = "case,q1,q2,q3,B,Y\nc1,1,1,1,1,1\nc2,1,,0.5,0,1\nc3,0,0,0,1,0\nc4,,,0,0,0\n";
    let keys = "  derive: {A: {mean: [q1, q2, q3], at_least: 2}}\n";
    let study = with_data(&small(), keys);
    let study = with(&study, "missing: fail", "missing: drop_case");
    let results = Folder::with_study(&study, data).analysed();
    // By hand: (1 + 0.5) / 2 = 0.75; c4 has one value of three.
    assert_eq!(results["cases"], json!(["c1", "c2", "c3"]));
    assert_eq!(results["sets"]["A"]["raw"], json!([1.0, 0.75, 0.0]));
    let derived = &results["preparation"]["derived"]["A"];
    assert_eq!(
        *derived,
        json!({"rule": "mean of q1, q2, q3, of which at least 2 have a value", "missing": 1})
    );
}

#[test]
fn numbers_with_a_comma_before_the_fraction() {
    let data = "case;x;B;Y\nc1;1,5;1;1\nc2;2,25;0;1\nc3;0,5;1;0\nc4;0;0;0\n";
    let keys = "  separator: \";\"\n  decimal: \",\"\n  derive: {A: x / 4}\n";
    let (_, results) = analysed(keys, data);
    assert_eq!(
        results["sets"]["A"]["raw"],
        json!([0.375, 0.5625, 0.125, 0.0])
    );
}

#[test]
fn exponentials_come_from_libm() {
    let data = "case,x,B,Y\nc1,-0.1,1,1\nc2,-0.7,0,1\nc3,-3.3,1,0\nc4,-5,0,0\n";
    let (_, results) = analysed("  derive: {A: EXP(x)}\n", data);
    let expected = [-0.1, -0.7, -3.3, -5.0].map(libm::exp);
    assert_eq!(results["sets"]["A"]["raw"], json!(expected));
}

#[test]
fn an_expression_that_has_no_finite_result() {
    let data = "case,a,B,Y,n\nc1,1,1,1,2\nc2,1,0,1,0\nc3,0,1,0,1\nc4,0,0,0,0\n";
    let ran = refusal("  derive: {A: a / n}\n", data);
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (
            3,
            "error[no-finite-result]: `data.csv`: `a / n` has no finite result for case `c2` (line 3) and case `c4` (line 5)
 --> studies/s/study.yaml:8:15
  |
8 |   derive: {A: a / n}
  |               ^^^^^
  |
  = help: look for a division by zero, a logarithm or root of what has none, and values beyond 1e100; NULLIF(x, 0) makes zero a missing value
s: 1 problem; no report is written
"
        )
    );
}

#[test]
fn an_unknown_column_is_underlined_within_the_expression() {
    let ran = refusal(
        "  where: A > 0 AND popluation > 5\n",
        &SMALL.replace("A,B", "A,population"),
    );
    assert_eq!(
        ran.stderr.lines().take(6).collect::<Vec<_>>().join("\n"),
        "error[no-such-column]: `data.csv`: there is no column `popluation`
 --> studies/s/study.yaml:8:20
  |
8 |   where: A > 0 AND popluation > 5
  |                    ^^^^^^^^^^
  |"
    );
    assert_eq!(ran.status, 3);
    assert!(
        ran.stderr.contains("did you mean `population`?"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_only_the_data_show() {
    let text = SMALL.replace("c3,0", "c3,n.a.");
    let cases = [
        (
            "  where: A > 0\n",
            text.as_str(),
            "error[not-a-number]: `data.csv`: column `A` holds what is not a number: `n.a.` (case `c3`, line 4)",
            "A",
        ),
        (
            "  where: case > 'c1' AND B = '1'\n",
            SMALL,
            "error[text-and-numbers]: `data.csv`: `case > 'c1' AND B = '1'` puts `=` between `B` (numbers) and text",
            "case > 'c1' AND B = '1'",
        ),
        (
            "  where: B\n",
            SMALL,
            "error[text-and-numbers]: `data.csv`: `B` gives numbers to `where`, which takes true and false",
            "B",
        ),
        (
            "  where: A > 5\n",
            SMALL,
            "error[no-rows-left]: `data.csv`: `A > 5` is true of none of the 4 rows, so that none is left",
            "A > 5",
        ),
        (
            "  derive: {A: B + 1}\n",
            SMALL,
            "error[column-exists]: `data.csv`: there is a column `A` already",
            "A",
        ),
        (
            "  rename: {A: B}\n",
            SMALL,
            "error[column-exists]: `data.csv`: there is a column `B` already",
            "B",
        ),
        (
            "  recode: {A: {1: 0}}\n",
            SMALL,
            "error[not-recoded]: `data.csv`: recoding column `A` says nothing of `0` (case `c3`, line 4) and `0` (case `c4`, line 5)",
            "A",
        ),
        (
            "  aggregate: {by: case, columns: {A: mean, B: first, Y: last}}\n",
            text.as_str(),
            "error[not-a-number]: `data.csv`: column `A` holds what is not a number: `n.a.` (case `c3`, line 4)",
            "A",
        ),
        (
            "  aggregate: {by: group, columns: {A: mean}}\n",
            "case,group,A,B,Y\nc1,g,1,1,1\nc2,,1,1,1\n",
            "error[row-without-case]: `data.csv`: no value in column `group`, by which rows are put together: line 3",
            "group",
        ),
    ];
    for (keys, data, message, marked) in cases {
        let expected = (3, vec![(message.to_owned(), marked.to_owned())]);
        assert_eq!(problems(keys, data), expected, "{keys}");
    }
}

#[test]
fn no_expression_reads_another_file_or_looks_at_other_rows() {
    for expression in [
        "A > AVG(A)",
        "A IN (SELECT A FROM read_csv('data.csv'))",
        "SUM(A) OVER () > 1",
        "RANDOM() > 0.5",
        "NOW() > 1",
    ] {
        let keys = format!("  where: \"{expression}\"\n");
        let (status, found) = problems(&keys, SMALL);
        assert_eq!((status, found.len()), (2, 1), "{expression}: {found:?}");
        assert!(found[0].0.starts_with("error[not-"), "{found:?}");
    }
}

#[test]
fn a_variant_chooses_other_rows() {
    let data = "case,A,B,Y,x\nc1,1,1,1,5\nc2,1,0,1,7\nc3,0,1,0,6\nc4,0,0,0,3\nc5,0,1,1,1\n";
    let study = with_data(&small(), "  where: x > 2\n")
        + "variants:
  - {name: all, set: {data.where: x > 0}}
  - {name: another B, set: {data.derive: {C: 1 - B}, conditions.B.column: C}}
";
    let results = Folder::with_study(&study, data).analysed();
    assert_eq!(results["cases"].as_array().unwrap().len(), 4);
    let variants = &results["variants"];
    assert_eq!(variants[0]["cases_added"]["listed"], json!(["c5"]));
    assert_eq!(variants[0]["cases_total"], json!(5));
    assert_eq!(
        results["decisions"]["variants.all"]["value"],
        json!("data.where: x > 0")
    );
}

#[test]
fn names_of_removed_rows_are_told_as_far_as_cases_are() {
    for (publish, told) in [
        ("all", true),
        ("memberships", true),
        ("aggregates", false),
        ("{cases: memberships, names: numbers}", false),
    ] {
        let keys = format!("  publish: {publish}\n  where: Y = 1 OR A = 0\n");
        let data = SMALL.replace("c4,0,0,0", "c4,0,0,0\nRemoved,1,1,0");
        let (folder, results) = analysed(&keys, &data);
        assert_eq!(results["preparation"]["where"]["removed"], json!(1));
        for (path, bytes) in folder.files("reports/s") {
            let text = String::from_utf8(bytes).unwrap();
            assert!(told || !text.contains("Removed"), "{publish}: {path}");
        }
        assert_eq!(folder.report().contains("Removed"), told, "{publish}");
    }
}

#[test]
fn check_says_that_other_rows_are_removed() {
    let data = "case,A,B,Y,x\nc1,1,1,1,5\nc2,1,0,1,7\nc3,0,1,0,6\nc4,0,0,0,3\n";
    let (folder, _) = analysed("  where: x > 2\n", data);
    folder.write(
        "studies/s/data.csv",
        data.replace("c4,0,0,0,3", "c4,0,0,0,1"),
    );
    let ran = folder.run(&["check"]);
    assert_eq!(ran.status, 1);
    let words = "`where` removes 1 row, removed 0";
    assert!(ran.stdout.contains(words), "{}", ran.stdout);
}

#[test]
fn any_number_of_threads_prepares_the_same() {
    let row = |row: u16| {
        let (group, x) = (row % 40, f64::from(row) * 0.1);
        format!("c{group},{x},{},{}\n", group % 2, group % 3 % 2)
    };
    let rows = (0..3000).map(row).collect::<Vec<_>>().concat();
    let keys =
        "  aggregate: {by: case, columns: {x: mean, B: first, Y: first}}\n  derive: {A: x / 200}\n";
    let study = with_data(&small(), keys);
    let written: Vec<_> = ["1", "4"]
        .map(|threads| {
            let folder = Folder::with_study(&study, format!("case,x,B,Y\n{rows}"));
            let ran = folder
                .command(&["run"])
                .env("POLARS_MAX_THREADS", threads)
                .output();
            assert!(ran.unwrap().status.success());
            folder.files("reports")
        })
        .into();
    assert_eq!(written[0], written[1]);
}
