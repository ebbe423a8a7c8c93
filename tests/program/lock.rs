//! Frozen anchors: `equifinal freeze`, study.lock, and `anchors: frozen`.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::folder::Folder;
use crate::refused_studies::refused;
use crate::study_text::{calibrated, small, study, with};

/// A has the values 10, 8, 2 and 4: their median is (4 + 8) / 2 = 6.
const DATA: &str = "case,A,B,Y\nc1,10,1,1\nc2,8,0,1\nc3,2,1,0\nc4,4,0,0\n";

/// [`DATA`] with 30 for 10: the median is still 6, and the largest value another.
fn updated() -> String {
    with(DATA, "c1,10", "c1,30")
}

/// The rules of [`study`] with anchors that are recomputed or frozen.
fn rules(text: &str, anchors: &str) -> String {
    let rules = "full_membership: 0.95, at_half: fail";
    let more = format!("{rules}, percentiles: type_7, anchors: {anchors}");
    with(text, rules, &more)
}

fn text(anchors: &str) -> String {
    let direct = "method: direct, anchors: {exclusion: 1, crossover: median, inclusion: max}";
    rules(&calibrated(&small(), "A", direct), anchors)
}

fn anchor<'r>(results: &'r Value, name: &str) -> &'r Value {
    &results["sets"]["A"]["anchors"][name]
}

fn findings<'r>(results: &'r Value, code: &str) -> Vec<&'r Value> {
    let all = results["findings"].as_array().unwrap();
    all.iter()
        .filter(|finding| finding["code"] == code)
        .collect()
}

/// The SHA-256 of bytes, as `sha256sum` prints it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

fn says(folder: &Folder, arguments: &[&str], stdout: &str) {
    let ran = folder.run(arguments);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (stdout, ""));
    assert_eq!(ran.status, 0);
}

#[test]
fn freeze_writes_the_anchors_of_today_s_data() {
    let folder = Folder::with_study(&text("frozen"), DATA);
    says(
        &folder,
        &["freeze"],
        "s: studies/s/study.lock written, 2 anchors frozen\n  A crossover median: 6\n  A inclusion max: 10\n",
    );
    let lock: Value = serde_json::from_str(&folder.read("studies/s/study.lock")).unwrap();
    let expected = json!({
        "format": 1,
        "data": {"source": "data.csv", "sha256": sha256(DATA.as_bytes())},
        "sets": {"A": {"column": "A", "anchors": {
            "crossover": {"declared": "median", "value": 6.0},
            "inclusion": {"declared": "max", "value": 10.0},
        }}},
    });
    assert_eq!(lock, expected);
    says(
        &folder,
        &["freeze", "studies/s"],
        "s: studies/s/study.lock unchanged, 2 anchors frozen\n",
    );
    let files: Vec<String> = folder.files("studies").into_keys().collect();
    assert_eq!(
        files,
        ["s/data.csv", "s/study.lock", "s/study.yaml"],
        "nothing else is left in the study's folder"
    );
}

#[test]
fn a_frozen_study_finds_on_the_same_data_what_it_found_before() {
    // Every method with anchors, by statistics whose values have long fractions.
    let methods = [
        "method: direct, anchors: {exclusion: p10, crossover: mean, inclusion: p93}",
        "method: direct, curve: linear, anchors: {exclusion: max, crossover: mean-0.1sd, inclusion: min}",
        "method: direct, anchors: {exclusion: [min, max], crossover: [p21, p87], inclusion: [p33, p66]}",
        "method: ecdf, anchors: {exclusion: p1, crossover: p49, inclusion: p97}",
        "method: indirect, thresholds: [p20, mean, p90]",
        "method: crisp, threshold: {found: 1, linkage: ward}",
        "method: multi_value, thresholds: [p31, p71]",
    ];
    let names = ["A", "B", "C", "D", "E", "F", "G"];
    let mut text = study("Y", &names);
    let mut data = "case,A,B,C,D,E,F,G,Y\n".to_owned();
    for (name, method) in names.iter().zip(methods) {
        text = calibrated(&text, name, method);
    }
    for i in 0..9_u32 {
        let raw = f64::from(i * i) * 0.7 + 0.1;
        let cells = vec![raw.to_string(); names.len()].join(",");
        let row = format!("c{i},{cells},{}\n", u32::from(i > 4));
        data += &row;
    }
    let text = text.replace("at_half: fail", "at_half: {add: 0.001}");
    let text = text.replace("0.95, at_half", "0.95, percentiles: type_7, at_half");
    let folder = Folder::with_study(&text, &data);
    let before = folder.analysed();
    let frozen = with(
        &text,
        "0.95, percentiles",
        "0.95, anchors: frozen, percentiles",
    );
    folder.write("studies/s/study.yaml", frozen);
    let ran = folder.run(&["freeze"]);
    // 3 + 3 + 6 + 3 + 3 + 1 + 2 anchors.
    let first = "s: studies/s/study.lock written, 21 anchors frozen\n";
    assert!(ran.stdout.starts_with(first), "{}", ran.stdout);
    let after = folder.analysed();
    assert_eq!(findings(&after, "frozen-anchors"), Vec::<&Value>::new());
    let mut anchors = 0;
    for (name, set) in after["sets"].as_object().unwrap() {
        let former = &before["sets"][name];
        assert_eq!(set["membership"], former["membership"], "{name}");
        for (place, anchor) in set["anchors"].as_object().unwrap() {
            let was = &former["anchors"][place];
            assert_eq!(anchor["declared"], was["declared"]);
            assert_eq!(anchor["value"], was["value"], "{name} {place}");
            assert_eq!(anchor["frozen"], json!({"recomputed": was["value"]}));
            assert_eq!(was["frozen"], Value::Null);
            anchors += 1;
        }
    }
    assert_eq!(anchors, 21);
    assert_eq!(after["solutions"], before["solutions"]);
}

#[test]
fn when_the_data_change_frozen_anchors_stay_and_the_report_says_by_how_much_they_would_move() {
    let folder = Folder::with_study(&text("frozen"), DATA);
    folder.run(&["freeze"]);
    folder.write("studies/s/data.csv", updated());
    let results = folder.analysed();
    let frozen = json!({"declared": "max", "value": 10.0, "frozen": {"recomputed": 30.0}});
    assert_eq!(anchor(&results, "inclusion"), &frozen);
    let number = json!({"declared": "1", "value": 1.0});
    assert_eq!(
        anchor(&results, "exclusion"),
        &number,
        "a number is not frozen"
    );
    let found = findings(&results, "frozen-anchors");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["about"], "data");
    assert_eq!(
        found[0]["text"],
        "The data are not those that the anchors were frozen with. The anchors stay; recomputed today, \
         they would move: `A` inclusion (max) 10 → 30."
    );
    let lock = folder.read("studies/s/study.lock");
    let inputs = json!([
        {"path": "study.yaml", "sha256": sha256(text("frozen").as_bytes())},
        {"path": "study.lock", "sha256": sha256(lock.as_bytes())},
        {"path": "data.csv", "sha256": sha256(updated().as_bytes())},
    ]);
    assert_eq!(results["inputs"], inputs);
    let report = folder.report();
    let row = "| A | A | A | 1 | 6 (median, frozen) | 10 (max, frozen) | 0.950 |\n";
    assert!(report.contains(row), "{report}");
    let source = format!(
        "Anchors marked as frozen keep the values of `study.lock`, taken from the data with the SHA-256 `{}`.",
        sha256(DATA.as_bytes())
    );
    assert!(report.contains(&source));
    assert!(report.contains(&format!("| study.lock | {} |\n", sha256(lock.as_bytes()))));
    assert!(report.contains("| calibration.anchors | frozen | declared |\n"));
}

#[test]
fn when_the_data_change_and_no_anchor_would_move_the_report_says_so() {
    let folder = Folder::with_study(&text("frozen"), DATA);
    folder.run(&["freeze"]);
    folder.write("studies/s/data.csv", with(DATA, "c3,2", "c3,3"));
    let results = folder.analysed();
    assert_eq!(
        findings(&results, "frozen-anchors")[0]["text"],
        "The data are not those that the anchors were frozen with. The anchors stay; recomputed today, \
         none would move."
    );
}

#[test]
fn other_rules_for_the_same_data_file_are_told_too() {
    let text = with(&text("frozen"), "missing: fail", "missing: drop_case");
    let folder = Folder::with_study(&text, DATA);
    folder.run(&["freeze"]);
    let without_c1 = with(
        &text,
        "missing: drop_case",
        "missing: drop_case, missing_values: [\"10\"]",
    );
    folder.write("studies/s/study.yaml", without_c1);
    let results = folder.analysed();
    // Without c1, the values are 8, 2 and 4.
    assert_eq!(
        findings(&results, "frozen-anchors")[0]["text"],
        "The data are those that the anchors were frozen with, but other cases or values of them are used. \
         The anchors stay; recomputed today, they would move: `A` crossover (median) 6 → 4, `A` inclusion (max) 10 → 8."
    );
}

#[test]
fn an_acknowledged_finding_keeps_its_reason() {
    let text =
        text("frozen") + "acknowledge: {frozen-anchors: {data: The anchors are those of 2020.}}\n";
    let folder = Folder::with_study(&text, DATA);
    folder.run(&["freeze"]);
    folder.write("studies/s/data.csv", updated());
    let results = folder.analysed();
    let found = findings(&results, "frozen-anchors");
    assert_eq!(found[0]["acknowledged"], "The anchors are those of 2020.");
}

#[test]
fn freezing_anew_says_what_moved() {
    let folder = Folder::with_study(&text("frozen"), DATA);
    folder.run(&["freeze"]);
    folder.write("studies/s/data.csv", updated());
    says(
        &folder,
        &["freeze"],
        "s: studies/s/study.lock rewritten, 2 anchors frozen, 1 moved\n  A crossover median: 6, as before\n  \
         A inclusion max: 10 → 30\n",
    );
    let results = folder.analysed();
    assert_eq!(findings(&results, "frozen-anchors"), Vec::<&Value>::new());
    // 6 is the median; the mean is (30 + 8 + 2 + 4) / 4 = 11. p75 of 2, 4, 8, 30 is 8 + 0.25 · 22 = 13.5.
    let other = with(
        &text("frozen"),
        "exclusion: 1, crossover: median, inclusion: max",
        "exclusion: 1, crossover: mean, inclusion: 20",
    );
    let other = calibrated(&other, "B", "method: crisp, threshold: p75");
    folder.write("studies/s/study.yaml", other);
    says(
        &folder,
        &["freeze"],
        "s: studies/s/study.lock rewritten, 2 anchors frozen, 1 moved\n  A crossover mean (was median): 6 → 11\n  \
         B threshold 1 p75: 1, new\n  A inclusion max: gone, was 30\n",
    );
}

#[test]
fn an_anchor_of_another_column_did_not_move() {
    let folder = Folder::with_study(&text("frozen"), DATA);
    folder.run(&["freeze"]);
    folder.write("studies/s/data.csv", with(DATA, "case,A", "case,X"));
    folder.write(
        "studies/s/study.yaml",
        with(&text("frozen"), "column: A", "column: X"),
    );
    says(
        &folder,
        &["freeze"],
        "s: studies/s/study.lock rewritten, 2 anchors frozen, 0 moved\n  A crossover median: 6, new\n  \
         A inclusion max: 10, new\n  A crossover median: gone, was 6\n  A inclusion max: gone, was 10\n",
    );
}

#[test]
fn a_study_that_recomputes_is_frozen_with_a_hint_and_goes_on_recomputing() {
    let folder = Folder::with_study(&text("recompute"), DATA);
    says(
        &folder,
        &["freeze"],
        "s: studies/s/study.lock written, 2 anchors frozen\n  A crossover median: 6\n  A inclusion max: 10\n  \
         the study recomputes its anchors still: declare `anchors: frozen` under `calibration` to keep these\n",
    );
    folder.write("studies/s/data.csv", updated());
    let results = folder.analysed();
    assert_eq!(
        anchor(&results, "inclusion"),
        &json!({"declared": "max", "value": 30.0})
    );
    assert_eq!(
        results["inputs"].as_array().unwrap().len(),
        2,
        "the lock has no part in it"
    );
    assert_eq!(findings(&results, "frozen-anchors"), Vec::<&Value>::new());
}

#[test]
fn numbers_need_no_lock() {
    let numbers = "method: direct, anchors: {exclusion: 1, crossover: 5, inclusion: 9}";
    let text = rules(&calibrated(&small(), "A", numbers), "frozen");
    let folder = Folder::with_study(&text, DATA);
    let nothing = "s: nothing to freeze: no anchor is a statistic of the data\n";
    says(&folder, &["freeze"], nothing);
    assert!(!folder.exists("studies/s/study.lock"));
    folder.analysed();
    folder.write("studies/s/study.lock", "{}");
    let unused = format!("{nothing}  studies/s/study.lock has no use and can be deleted\n");
    says(&folder, &["freeze"], &unused);
    assert_eq!(folder.read("studies/s/study.lock"), "{}");
}

#[test]
fn without_its_lock_a_frozen_study_does_not_run() {
    let ran = refused(&Folder::with_study(&text("frozen"), DATA));
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (
            2,
            "error[lock-missing]: `calibration.anchors` is `frozen`, but there is no `study.lock` in the study's folder
  --> studies/s/study.yaml:10:83
   |
10 | calibration: {full_membership: 0.95, at_half: fail, percentiles: type_7, anchors: frozen}
   |                                                                                   ^^^^^^
   |
   = help: run `equifinal freeze studies/s` to freeze the anchors of today's data
s: 1 problem; no report is written
"
        )
    );
}

#[test]
fn a_lock_that_cannot_be_used_is_written_anew() {
    let folder = Folder::with_study(&text("frozen"), DATA);
    for (lock, reason) in [
        (
            "{",
            "`study.lock` cannot be read: EOF while parsing an object at line 1 column 1",
        ),
        (
            "{\"format\": 2}",
            "the format of `study.lock` is 2, and this version reads 1",
        ),
    ] {
        folder.write("studies/s/study.lock", lock);
        assert_eq!(refused(&folder).status, 2);
        let said = format!(
            "s: studies/s/study.lock written in place of one that cannot be used ({reason}), 2 anchors frozen\n  \
             A crossover median: 6\n  A inclusion max: 10\n"
        );
        says(&folder, &["freeze"], &said);
        folder.analysed();
    }
}

#[test]
fn a_set_that_is_gone_leaves_its_anchors_in_the_lock_unused() {
    let both = calibrated(&text("frozen"), "B", "method: crisp, threshold: mean");
    let folder = Folder::with_study(&both, DATA);
    folder.run(&["freeze"]);
    let line = "  B: {column: B, calibrate: {method: crisp, threshold: mean}}\n";
    folder.write("studies/s/study.yaml", with(&both, line, ""));
    assert_eq!(anchor(&folder.analysed(), "inclusion")["value"], 10.0);
}

#[test]
fn a_study_that_cannot_be_frozen_keeps_its_lock() {
    let folder = Folder::with_study(&text("frozen"), DATA);
    folder.run(&["freeze"]);
    let lock = folder.read("studies/s/study.lock");
    let deviation = "method: crisp, threshold: mean+1sd";
    let text = calibrated(&text("frozen"), "B", deviation);
    folder.write("studies/s/study.yaml", text);
    folder.write("studies/s/data.csv", "case,A,B,Y\nc1,10,1,1\n");
    let ran = folder.run(&["freeze"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (3, ""));
    assert_eq!(
        ran.stderr,
        "error[too-few-cases]: set `B`: the anchor `mean+1sd` needs at least two cases
 --> studies/s/study.yaml:9:18
  |
9 |   B: {column: B, calibrate: {method: crisp, threshold: mean+1sd}}
  |                  ^^^^^^^^^
  |
  = help: declare the anchor as a number
s: 1 problem; nothing is frozen
"
    );
    assert_eq!(folder.read("studies/s/study.lock"), lock);
}

#[test]
fn a_template_is_not_frozen_and_the_others_are() {
    let folder = Folder::with_study(&text("frozen"), DATA);
    let template = with(
        &text("frozen"),
        "title: A study",
        "title: A study\nstatus: template",
    );
    folder.write_study("t", template, DATA);
    let ran = folder.run(&["freeze"]);
    let last = "t: a template, skipped: its anchors are placeholders\n";
    assert!(ran.stdout.ends_with(last), "{}", ran.stdout);
    assert!(folder.exists("studies/s/study.lock") && !folder.exists("studies/t/study.lock"));
    assert_eq!(folder.run(&["freeze", "studies/t"]).status, 2);
}

#[cfg(unix)]
#[test]
fn a_lock_outside_the_study_s_folder_is_not_read() {
    let folder = Folder::with_study(&text("frozen"), DATA);
    folder.run(&["freeze"]);
    let lock = folder.path("studies/s/study.lock");
    std::fs::rename(&lock, folder.path("elsewhere.lock")).unwrap();
    std::os::unix::fs::symlink(folder.path("elsewhere.lock"), &lock).unwrap();
    let ran = refused(&folder);
    assert_eq!(ran.status, 2);
    let words = "error[lock-unreadable]: `calibration.anchors` is `frozen`, but `study.lock` cannot be read: it is a \
                 link that leaves the study's folder\n";
    assert!(ran.stderr.starts_with(words), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn a_lock_can_be_read_by_those_who_can_read_the_study() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with_study(&text("frozen"), DATA);
    folder.run(&["freeze"]);
    let mode = |file: &str| {
        let file = std::fs::metadata(folder.path(file)).unwrap();
        file.permissions().mode() & 0o777
    };
    assert_eq!(mode("studies/s/study.lock"), mode("studies/s/study.yaml"));
}

#[test]
fn check_and_diff_name_the_lock_and_not_as_data() {
    let folder = Folder::with_study(&text("recompute"), DATA);
    folder.analysed();
    folder.run(&["freeze"]);
    folder.write("studies/s/study.yaml", text("frozen"));
    let frozen = folder.run(&["check"]);
    assert!(
        frozen
            .stdout
            .contains("calibration.anchors: recompute → frozen"),
        "{frozen:?}"
    );
    assert!(
        frozen.stdout.contains("study.lock: anchors are frozen now"),
        "{frozen:?}"
    );
    folder.analysed();
    folder.write("studies/s/data.csv", updated());
    let stays = folder.run(&["check"]);
    assert!(
        stays.stdout.contains("A: column `A`: c1 10 → 30"),
        "{stays:?}"
    );
    assert!(!stays.stdout.contains("moved: inclusion"), "{stays:?}");
    folder.run(&["freeze"]);
    let anew = folder.run(&["check"]);
    assert!(anew.stdout.contains("study.lock: frozen anew"), "{anew:?}");
    assert!(
        anew.stdout
            .contains("A: anchor moved: inclusion 10 → 30 (max)"),
        "{anew:?}"
    );
}
