//! Study files that are wrong, as the program refuses them: exit status 2, reports untouched.
//!
//! The words for each are in `tests/bad_studies`.

use crate::folder::{Folder, Ran};
use crate::study_text::{SMALL, calibrated, small, study, with};

/// Runs the study beside a report that it must leave alone.
pub(crate) fn refused(folder: &Folder) -> Ran {
    folder.write("reports/s/report.md", "the report as it was");
    folder.write("reports/s/results.json", "{}");
    let before = folder.files("reports");
    let ran = folder.run(&["run"]);
    assert_eq!(folder.files("reports"), before, "the reports have changed");
    assert_eq!(ran.stdout, "");
    ran
}

#[test]
fn a_study_file_is_refused_with_the_line_underlined() {
    let text = with(&small(), "missing: fail", "misssing: fail, missing: fail");
    let ran = refused(&Folder::with_study(&text, SMALL));
    assert_eq!(ran.status, 2);
    assert_eq!(
        ran.stderr,
        "error[unknown-key]: `misssing` is not a key of `data`
 --> studies/s/study.yaml:4:38
  |
4 | data: {source: data.csv, case: case, misssing: fail, missing: fail}
  |                                      ^^^^^^^^
  |
  = help: did you mean `missing`?
s: 1 problem; no report is written
"
    );
}

#[test]
fn an_address_with_a_password_is_never_printed_whatever_else_is_wrong_on_its_line() {
    let line = "data: {source: data.csv, case: case, missing: fail}";
    let lines = [
        "data: {source: postgresql://u:s3cret@h/d, cse: case, missing: fail}",
        "data: {source: postgresql://u:s3cret@h/d, case: case, case: c, missing: fail}",
        "data: {source: POSTGRESQL://u:s3cret@h/d, case: [, missing: fail}",
        "data: {source: host=h Password=s3cret, case: case, missing: fial}",
        "data: {source: data.csv, case: case, missing: postgresql://u:s3cret@h/d}",
        "data: {postgresql://u:s3cret@h/d: data.csv, case: case, missing: fail}",
    ];
    for (number, wrong) in lines.into_iter().enumerate() {
        let folder = Folder::with_study(&with(&small(), line, wrong), SMALL);
        let commands: [&[&str]; 3] = [&["run"], &["validate"], &["check", "--format", "github"]];
        // The messages of the last two hold the address itself.
        let shown = if number < 4 { 3 } else { 2 };
        for arguments in &commands[..shown] {
            let ran = folder.run(arguments);
            assert_eq!(ran.status, 2, "{wrong}");
            let printed = ran.stdout + &ran.stderr;
            assert!(!printed.contains("s3cret"), "{arguments:?}: {printed}");
        }
    }
    let folder = Folder::with_study(&with(&small(), line, lines[0]), SMALL);
    let printed = folder.run(&["run"]).stderr;
    assert!(
        printed.contains(
            "error[unknown-key]: `cse` is not a key of `data`\n--> studies/s/study.yaml:4:"
        ),
        "{printed}"
    );
}

#[test]
fn each_wrong_study_file_is_refused_at_its_place() {
    let direct = |anchors: &str| {
        calibrated(
            &small(),
            "A",
            &format!("method: direct, anchors: {anchors}"),
        )
    };
    let out_of_order = direct("{exclusion: 20, crossover: 70, inclusion: 60}");
    let equal = direct("{exclusion: 20, crossover: 20, inclusion: 60}");
    let source = |path: &str| with(&small(), "source: data.csv", &format!("source: {path}"));
    let cases: [(&str, String, &str); 15] = [
        ("unknown-key", format!("{}robust: true\n", small()), "18:1"),
        (
            "duplicate-key",
            format!("{}title: Another\n", small()),
            "18:1",
        ),
        ("missing-key", with(&small(), "title: A study\n", ""), "1:1"),
        (
            "wrong-type",
            with(&small(), "frequency: 1", "frequency: many"),
            "13:14",
        ),
        ("anchors-out-of-order", out_of_order, "8:82"),
        ("anchors-equal", equal, "8:82"),
        ("condition-is-outcome", study("Y", &["A", "Y"]), "9:3"),
        ("no-value", study("Y", &[]), "7:1"),
        (
            "no-conditions",
            with(&study("Y", &[]), "conditions:", "conditions: {}"),
            "7:1",
        ),
        (
            "not-yaml",
            with(&small(), "title: A study", "title: [A study"),
            "3:11",
        ),
        ("path-leaves-study", source("../data.csv"), "4:16"),
        ("path-leaves-study", source("sub/../../data.csv"), "4:16"),
        ("path-leaves-study", source("/etc/data.csv"), "4:16"),
        ("path-leaves-study", source("'C:/data.csv'"), "4:16"),
        (
            "path-leaves-study",
            source("'https://example.org/data.csv'"),
            "4:16",
        ),
    ];
    for (code, text, place) in cases {
        let ran = refused(&Folder::with_study(&text, SMALL));
        let expected = format!("error[{code}]");
        assert!(ran.stderr.starts_with(&expected), "{code}: {}", ran.stderr);
        let expected = format!("--> studies/s/study.yaml:{place}\n");
        assert!(ran.stderr.contains(&expected), "{place}: {}", ran.stderr);
        assert_eq!(ran.status, 2, "{code}");
    }
}

#[test]
fn a_study_file_that_is_not_utf8_is_refused() {
    let folder = Folder::new();
    let text = with(&small(), "A study", "Stra\u{fffd}e").replace('\u{fffd}', "\u{1}");
    let bytes: Vec<u8> = text
        .bytes()
        .map(|byte| if byte == 1 { 0xdf } else { byte })
        .collect();
    folder.write_study("s", bytes, SMALL);
    let ran = refused(&folder);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.starts_with("error[not-utf8]"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("--> studies/s/study.yaml:2:12\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn two_studies_with_one_id_run_neither() {
    let folder = Folder::new();
    folder.write_study("a/S", small(), SMALL);
    folder.write_study("b/s", small(), SMALL);
    let ran = refused(&folder);
    assert_eq!(ran.status, 2);
    assert_eq!(
        ran.stderr,
        "error[two-studies-one-id]: `studies/a/S/study.yaml` and `studies/b/s/study.yaml` have the same id, `s`
 |
 = help: a study's id is the name of its folder; upper and lower case count as equal: rename one
"
    );
}

#[test]
fn the_problems_of_a_study_file_are_shown_together() {
    let text = with(&small(), "provenance: synthetic", "provenance: invented");
    let text = with(&text, "frequency: 1", "frequency: 0");
    let text = with(&text, "  A: {column: A,", "  A: {colum: A,");
    let ran = refused(&Folder::with_study(&text, SMALL));
    assert_eq!(ran.status, 2);
    let codes: Vec<&str> = ran
        .stderr
        .lines()
        .filter(|line| line.starts_with("error["))
        .collect();
    assert_eq!(
        codes,
        [
            "error[unknown-word]: `provenance` cannot be `invented`",
            "error[unknown-key]: `colum` is not a key of `conditions.A`",
            "error[out-of-range]: `sufficiency.frequency` is `0`; it must be a whole number from 1",
        ]
    );
    assert!(
        ran.stderr
            .ends_with("s: 3 problems; no report is written\n")
    );
}
