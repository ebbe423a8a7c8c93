//! `show` and `list`: findings in the terminal, at any width and in any script.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use crate::folder::{Folder, Ran, ran};
use crate::lock::sha256;
use crate::study_text::{SMALL, small, study, with, with_claims};

/// What `show` prints at a width.
fn shown(folder: &Folder, width: &str, arguments: &[&str]) -> Ran {
    let mut command = folder.command(&[&["show"], arguments].concat());
    ran(command.env("COLUMNS", width))
}

/// How many cells a line takes: those of this file's tests are narrow, or Chinese and wide.
fn cells(line: &str) -> usize {
    let wide = |sign: char| ('\u{2e80}'..='\u{9fff}').contains(&sign);
    line.chars().map(|sign| 1 + usize::from(wide(sign))).sum()
}

/// Chinese names and labels; the outcome is 领导 with 市场, or 资金 without 领导.
fn chinese() -> (String, String) {
    let text = study("开放", &["领导", "市场", "资金"]);
    let text = with(
        &text,
        "领导: {column",
        "领导: {label: 领导支持与政治承诺程度, column",
    );
    let text = with(
        &text,
        "title: A study",
        "title: 黑龙江省十二个城市政府数据开放的路径研究",
    );
    let mut data = "case,领导,市场,资金,开放\n".to_owned();
    for (case, row) in [
        ("哈尔滨", "1,1,1,1"),
        ("齐齐哈尔", "1,1,0,1"),
        ("牡丹江", "0,1,1,1"),
        ("佳木斯", "0,0,1,1"),
        ("大庆", "1,0,0,0"),
        ("鸡西", "0,0,0,0"),
    ] {
        data.push_str(&[case, ",", row, "\n"].concat());
    }
    (text, data)
}

/// The numbers by hand: A and Y are the same two of four cases, so that A is necessary and sufficient,
/// with coverage 2/2 and relevance (4 - 2) / (4 - 2) = 1; for ~Y the same holds of ~A.
const WIDE: &str = "\
A study
Synthetic data.
4 cases, 2 conditions: A, B. Outcome: Y.

Necessity for Y
A is necessary: consistency 1.000, coverage 1.000, relevance 1.000

Intermediate solution for Y
A → Y
consistency 1.000, PRI 1.000, coverage 1.000

Configurations for Y
                 1
A                ●
B
Consistency      1.000
PRI              1.000
Raw coverage     1.000
Unique coverage  1.000
● ⊗ core: present, absent. • ⊘ peripheral.
1   A: c1, c2

Conservative solution for Y
A → Y
consistency 1.000, PRI 1.000, coverage 1.000

Parsimonious solution for Y
A → Y
consistency 1.000, PRI 1.000, coverage 1.000

Necessity for ~Y
~A is necessary: consistency 1.000, coverage 1.000, relevance 1.000

Intermediate solution for ~Y
~A → ~Y
consistency 1.000, PRI 1.000, coverage 1.000

Configurations for ~Y
                 1
A                ⊗
B
Consistency      1.000
PRI              1.000
Raw coverage     1.000
Unique coverage  1.000
● ⊗ core: present, absent. • ⊘ peripheral.
1   ~A: c3, c4

Conservative solution for ~Y
~A → ~Y
consistency 1.000, PRI 1.000, coverage 1.000

Parsimonious solution for ~Y
~A → ~Y
consistency 1.000, PRI 1.000, coverage 1.000

Claims
1 of 2 claims hold.
✗ Claim 2. Expected: ";

#[test]
fn a_folder_without_a_study_does_not_hide_the_study_of_its_name() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write("s/notes.txt", "no study");
    let shown = folder.run(&["show", "s"]);
    assert_eq!((shown.status, shown.stderr.as_str()), (0, ""));
    folder.write("other/notes.txt", "no study");
    let shown = folder.run(&["show", "other"]);
    assert!(
        shown
            .stderr
            .starts_with("error[no-study]: no study was found in `other`"),
        "{shown:?}"
    );
}

/// A report is of the rows of a server when it was made; where the server can be asked, they are not
/// taken for today's.
#[test]
fn recorded_results_of_a_server_are_shown_only_where_the_server_cannot_be_asked() {
    let folder = Folder::with_study(&small(), SMALL);
    let mut results = folder.analysed();
    let server = "source: 'env:DB', query: SELECT 1";
    folder.write(
        "studies/s/study.yaml",
        with(&small(), "source: data.csv", server),
    );
    let inputs = results["inputs"].as_array_mut().unwrap();
    for input in inputs {
        if input["path"] == "data.csv" {
            input["path"] = "env:DB".into();
        } else {
            input["sha256"] = sha256(folder.read("studies/s/study.yaml").as_bytes()).into();
        }
    }
    folder.write("reports/s/results.json", results.to_string());
    let shown = folder.run(&["show", "s"]);
    assert!(
        shown
            .stdout
            .contains("which cannot be compared: env:DB is not here"),
        "{shown:?}"
    );
    let mut command = folder.command(&["show", "s"]);
    command.env("DB", "postgresql://nobody@127.0.0.1:1/none");
    let shown = ran(&mut command);
    assert_eq!((shown.status, shown.stdout.as_str()), (3, ""), "{shown:?}");
}

#[test]
fn the_findings_of_a_study_in_the_order_of_the_method() {
    let claims = [
        "solution: intermediate, formula: A",
        "solution: intermediate, formula: B",
    ];
    let folder = Folder::with_study(&with_claims(&small(), &claims), SMALL);
    for width in ["80", "120"] {
        let ran = shown(&folder, width, &["s"]);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        assert!(ran.stdout.starts_with(WIDE), "{}", ran.stdout);
    }
    let ran = shown(&folder, "80", &["s"]);
    let end = "\nRun in memory, nothing is written: there is no report yet.\n";
    assert!(ran.stdout.ends_with(end), "{}", ran.stdout);
    assert!(!folder.exists("reports"), "nothing is written");
}

#[test]
fn a_report_of_these_very_files_is_shown_without_a_run() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.run(&["run"]);
    let from = "From reports/s/results.json, made by this version from these very files.\n";
    let ran = shown(&folder, "90", &["s"]);
    assert!(ran.stdout.ends_with(from), "{}", ran.stdout);
    // What stands in the report is shown: nothing ran.
    let results = folder.read("reports/s/results.json");
    folder.write(
        "reports/s/results.json",
        results.replace("\"title\": \"A study\"", "\"title\": \"Another\""),
    );
    let ran = shown(&folder, "90", &["studies/s"]);
    assert!(ran.stdout.starts_with("Another\n"), "{}", ran.stdout);
    // Other data: the study runs.
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", "c1,1,1,0"));
    let ran = shown(&folder, "90", &["studies/s/study.yaml"]);
    assert!(ran.stdout.starts_with("A study\n"), "{}", ran.stdout);
    let end = "Run in memory, nothing is written: the report is out of date (data.csv changed).\n";
    assert!(ran.stdout.ends_with(end), "{}", ran.stdout);
}

#[test]
fn no_line_is_wider_than_the_terminal_in_chinese_too() {
    let (text, data) = chinese();
    let folder = Folder::with_study(&text, &data);
    for width in [40, 80, 120] {
        let ran = shown(&folder, &width.to_string(), &["s"]);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        for line in ran.stdout.lines() {
            assert!(cells(line) <= width, "{width}: {line}");
        }
        // Nothing is cut: the letters of the title are all there, in order.
        let letters = ran.stdout.replace('\n', "");
        assert!(letters.starts_with("黑龙江省十二个城市政府数据开放的路径研究"));
    }
    let ran = shown(&folder, "40", &["s"]);
    let table = "\
Configurations for 开放
                            1      2
领导支持与政治承诺程度      •      ⊘
(领导)
市场                        ●
资金                               ●
Consistency                 1.000  1.000
";
    assert!(ran.stdout.contains(table), "{}", ran.stdout);
}

#[test]
fn tied_models_are_counted_and_each_is_shown() {
    let text = study("Y", &["A", "B", "C"]);
    // All rows but 000 and 111 are positive: six prime implicants in a circle, each covers two rows,
    // and every other one of them is a model. There are two.
    let mut data = "case,A,B,C,Y\n".to_owned();
    for row in 0..8_u8 {
        let bits = [row >> 2 & 1, row >> 1 & 1, row & 1];
        let positive = u8::from(row != 0 && row != 7);
        let [a, b, c] = bits;
        let line = format!("c{row},{a},{b},{c},{positive}\n");
        data.push_str(&line);
    }
    let folder = Folder::with_study(&text, &data);
    let ran = shown(&folder, "80", &["s"]);
    let tied = "2 models tie, and the data cannot tell them apart:\nM1 ";
    assert!(ran.stdout.contains(tied), "{}", ran.stdout);
    assert!(ran.stdout.contains("\nM2 "), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("Configurations for Y (M2)"),
        "{}",
        ran.stdout
    );
}

#[test]
fn colour_is_for_terminals_and_signs_that_steer_them_are_shown_as_such() {
    let text = with(&small(), "title: A study", "title: \"A \\e[31mstudy\"");
    let folder = Folder::with_study(&text, SMALL);
    let plain = folder.run(&["show", "s"]);
    assert!(
        plain.stdout.starts_with("A \u{fffd}[31mstudy\n"),
        "{plain:?}"
    );
    assert!(!plain.stdout.contains('\u{1b}'));
    let coloured = folder.run(&["show", "s", "--color", "always"]);
    assert!(coloured.stdout.contains("\u{1b}[1m"));
    assert!(!coloured.stdout.contains("\u{1b}[31mstudy"));
}

#[test]
fn json_is_the_results_file() {
    let folder = Folder::with_study(&small(), SMALL);
    let before = folder.run(&["show", "s", "--format", "json"]);
    assert_eq!(before.status, 0);
    folder.run(&["run"]);
    assert_eq!(before.stdout, folder.read("reports/s/results.json"));
    let after = folder.run(&["show", "s", "--format", "json"]);
    assert_eq!(after.stdout, before.stdout);
    assert!(
        after.stderr.starts_with("From reports/s/results.json"),
        "{after:?}"
    );
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let folder = Folder::with_study(&small(), SMALL);
    let mut command = folder.command(&["show", "s"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut stderr)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(stderr, "");
}

#[test]
fn a_study_that_is_not_there_or_cannot_run() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write_study("second", small(), SMALL);
    let ran = folder.run(&["show", "secnd"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert_eq!(
        ran.stderr,
        "error[no-study]: there is no study `secnd` in `studies`\n |\n = help: did you mean `second`?\n"
    );
    let ran = folder.run(&["show", "studies"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("name one of s, second"),
        "{}",
        ran.stderr
    );
    folder.write("studies/s/data.csv", "case\n");
    let ran = folder.run(&["show", "s"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (3, ""));
    assert!(
        ran.stderr
            .ends_with("s: 4 problems; there is nothing to show\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_list_says_how_every_report_stands() {
    let folder = Folder::new();
    for id in ["a-current", "b-changed", "c-new", "d-gone"] {
        folder.write_study(id, small(), SMALL);
    }
    folder.run(&["run"]);
    folder.write(
        "studies/b-changed/data.csv",
        with(SMALL, "c1,1,1,1", "c1,1,1,0"),
    );
    fs::remove_dir_all(folder.path("reports/c-new")).unwrap();
    fs::remove_file(folder.path("studies/d-gone/data.csv")).unwrap();
    folder.write_study(
        "e-template",
        with(&small(), "title: A", "status: template\ntitle: A"),
        SMALL,
    );
    let ran = folder.run(&["list"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        ran.stdout,
        "a-current: study, report up to date\n\
         b-changed: study, report out of date (data.csv changed)\n\
         c-new: study, no report\n\
         d-gone: study, report cannot be compared (data.csv is not here)\n\
         e-template: template, no report\n"
    );
    folder.write_study("f-wrong", with(&small(), "format: 1", "format: x"), SMALL);
    let ran = folder.run(&["list", "--format", "json"]);
    assert_eq!(ran.status, 2, "a study file is wrong");
    let listed: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(listed[0]["title"], "A study");
    assert_eq!(listed[1]["report"], "out_of_date");
    assert_eq!(listed[5]["status"], "invalid");
}
