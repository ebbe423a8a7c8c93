//! The formats of what this program reads: a newer one is refused with a word, an older one still
//! gives the same findings.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::folder::{Folder, Ran};
use crate::study_text::{SMALL, small, with};

/// What `validate` says of the small study with this first line.
fn declared(first_line: &str) -> Ran {
    let study = with(&small(), "format: 1\n", first_line);
    Folder::with_study(&study, SMALL).run(&["validate"])
}

#[test]
fn the_format_of_a_study_is_a_number_of_its_own() {
    for valid in ["format: 1\n", "format: 1  # a comment\n"] {
        assert_eq!(declared(valid).stdout, "s: valid\n", "{valid}");
    }
    for (first_line, code, says) in [
        (
            "format: 2\n",
            "newer-format",
            "this version reads format 1; the study file declares format 2",
        ),
        (
            "format: \"2\"\n",
            "newer-format",
            "this version reads format 1; the study file declares format 2",
        ),
        (
            "format: 0\n",
            "wrong-format",
            "`format` is `0`; this version reads format 1",
        ),
        (
            "format: -1\n",
            "wrong-format",
            "`format` is `-1`; this version reads format 1",
        ),
        (
            "format: 1.0\n",
            "wrong-format",
            "`format` is `1.0`; this version reads format 1",
        ),
        (
            "format: \"1\"\n",
            "wrong-format",
            "`format` is the text `1` in quotes; this version reads format 1",
        ),
        (
            "format: 0.1.0\n",
            "wrong-format",
            "`format` is `0.1.0`; this version reads format 1",
        ),
        ("format:\n", "no-value", "the key `format` has no value"),
        (
            "format: [1]\n",
            "wrong-format",
            "`format` is a list; this version reads format 1",
        ),
        ("", "missing-key", "the study file lacks the key `format`"),
    ] {
        let refused = declared(first_line);
        assert_eq!(refused.status, 2, "{first_line}: {refused:?}");
        let message = format!("error[{code}]: {says}");
        assert!(
            refused.stderr.starts_with(&message),
            "{first_line}: {}",
            refused.stderr
        );
    }
}

/// A study file of a later format may hold keys that this version does not know; it is told about
/// the format, and about nothing else.
#[test]
fn a_newer_study_is_refused_with_a_word() {
    let refused = declared("format: 2\nmood: sunny\n");
    assert_eq!(refused.status, 2);
    assert_eq!(refused.stderr.matches("error[").count(), 1, "{refused:?}");
    assert!(
        refused
            .stderr
            .contains("= help: update Equifinal in the way you installed it"),
        "{refused:?}"
    );
}

/// The study and the results of format 1 in `tests/formats/1`: copies of the teaching example, whose
/// findings are worked by hand in its SOURCE.md, and of what the first version wrote. They stay as
/// they are when the example changes.
fn of_format_1() -> Folder {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/1");
    let folder = Folder::new();
    for (file, to) in [
        ("study.yaml", "studies/s/study.yaml"),
        ("clubs.csv", "studies/s/clubs.csv"),
        ("results.json", "former/s/results.json"),
    ] {
        folder.write(to, fs::read(kept.join(file)).unwrap());
    }
    folder
}

#[test]
fn a_study_of_format_1_gives_the_findings_that_it_gave() {
    let folder = of_format_1();
    let ran = folder.run(&["run"]);
    assert_eq!(
        (ran.status, &ran.stdout[..]),
        (0, "s: reports/s/report.md written, 8 of 8 claims hold\n"),
        "{ran:?}"
    );
    // What is said of a study may become more; what was found may not become other.
    let differences: Value = serde_json::from_str(
        &folder
            .run(&["diff", "former", "reports", "--format", "json"])
            .stdout,
    )
    .unwrap();
    let changes = differences[0]["changes"].as_array().into_iter().flatten();
    let found: Vec<&Value> = changes
        .filter(|change| change["part"] != "findings")
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn results_of_a_format_that_this_version_does_not_know_are_refused() {
    let folder = of_format_1();
    let former = folder.read("former/s/results.json");
    for (format, says) in [
        (
            "2",
            "its format is 2, and this version reads formats up to 1: update Equifinal",
        ),
        ("0", "its format is 0, and formats are numbered from 1"),
        ("\"1\"", "it is not a results.json: invalid type: string"),
        ("1.0", "it is not a results.json: invalid type: floating"),
    ] {
        let declares = format!("\"format\": {format},");
        let other = with(&former, "\"format\": 1,", &declares);
        folder.write("other/s/results.json", other);
        let refused = folder.run(&["diff", "other", "former"]);
        assert_eq!(refused.status, 2, "{format}: {refused:?}");
        assert!(refused.stderr.contains(says), "{format}: {refused:?}");
    }
    folder.write("other/s/results.json", "{\"study\": \"s\"}");
    let refused = folder.run(&["diff", "other", "former"]);
    assert!(
        refused
            .stderr
            .contains("it is not a results.json: missing field `format`"),
        "{refused:?}"
    );
}

/// `check` needs no former results to judge a report; it says that it could not compare them.
#[test]
fn a_report_of_an_unknown_format_is_stale() {
    for format in ["0", "2"] {
        let folder = of_format_1();
        folder.run(&["run"]);
        let results = folder.read("reports/s/results.json");
        let declares = format!("\"format\": {format},");
        let other = with(&results, "\"format\": 1,", &declares);
        folder.write("reports/s/results.json", other);
        let checked = folder.run(&["check"]);
        assert_eq!(checked.status, 1, "{checked:?}");
        let says = format!("the former results cannot be compared: its format is {format}");
        assert!(checked.stdout.starts_with("s: stale\n"), "{checked:?}");
        assert!(checked.stdout.contains(&says), "{checked:?}");
    }
}
