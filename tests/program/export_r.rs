//! `export --to r`: scripts that R parses, with calls of which the reference results know every
//! argument.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::folder::Folder;
use crate::lock::sha256;
use crate::not_tried::not_tried;
use crate::study_text::{SMALL, calibrated, small, study, with};

/// The functions of QCA and NCA that scripts call, with the arguments that the calls of the reference
/// results (`tool` in the cases of ../shared/oracle) name.
const CALLS: [(&str, &[&str]); 6] = [
    (
        "calibrate",
        &[
            "thresholds",
            "idm",
            "logistic",
            "ecdf",
            "below",
            "above",
            "method",
            "type",
        ],
    ),
    ("pof", &["outcome", "data", "relation"]),
    (
        "superSubset",
        &["outcome", "relation", "incl.cut", "cov.cut", "ron.cut"],
    ),
    (
        "truthTable",
        &[
            "outcome",
            "conditions",
            "incl.cut",
            "n.cut",
            "pri.cut",
            "exclude",
        ],
    ),
    (
        "minimize",
        &[
            "include", "dir.exp", "all.sol", "row.dom", "pi.cons", "sol.cons", "sol.cov",
        ],
    ),
    ("nca_analysis", &["corner", "scope"]),
];

/// The arguments of every call of a function in a script: what stands before ` = ` at the first level of
/// its brackets.
fn arguments(script: &str, function: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let opening = format!("{function}(");
    for (at, _) in script.match_indices(&opening) {
        let before = script[..at].chars().next_back();
        let in_comment = script[..at].rsplit('\n').next().unwrap().starts_with('#');
        if in_comment
            || before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_' || sign == '.')
        {
            continue;
        }
        let mut level = 0;
        let mut in_text = false;
        let mut word = String::new();
        for sign in script[at + opening.len()..].chars() {
            match sign {
                '"' => in_text = !in_text,
                _ if in_text => {}
                '(' | '[' => level += 1,
                ')' if level == 0 => break,
                ')' | ']' => level -= 1,
                '=' if level == 0 => drop(found.insert(word.trim().to_owned())),
                ',' if level == 0 => word.clear(),
                sign if level == 0 => word.push(sign),
                _ => {}
            }
        }
    }
    found
}

/// Whether R takes the script; a word and nothing more where there is no R.
fn parse(path: &Path) {
    let code = format!(
        "invisible(parse({:?}, encoding = \"UTF-8\"))",
        path.to_str().unwrap()
    );
    let Ok(ran) = Command::new("Rscript")
        .args(["--vanilla", "-e", &code])
        .output()
    else {
        not_tried("r: Rscript is not installed, and no script is parsed");
        return;
    };
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

/// The script of the study `s`, which R parses and whose calls are known.
fn script(folder: &Folder) -> String {
    let ran = folder.run(&["export", "--to", "r", "s", "--force"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{ran:?}");
    let script = folder.read("s-r/analysis.R");
    for (function, known) in CALLS {
        for argument in arguments(&script, function) {
            assert!(
                known.contains(&argument.as_str()),
                "{function}({argument} = )"
            );
        }
    }
    parse(&folder.path("s-r/analysis.R"));
    script
}

/// Where the reference results are at hand, their calls name every argument of [`CALLS`].
#[test]
fn the_reference_calls_name_every_argument_that_scripts_use() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = std::env::var_os("EQUIFINAL_ORACLE")
        .map_or_else(|| here.join("../shared/oracle"), Into::into);
    if !cases.is_dir() {
        not_tried("r: the reference results are not here, and their calls are not read");
        return;
    }
    let mut calls = String::new();
    for entry in walkdir::WalkDir::new(cases) {
        let entry = entry.unwrap();
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let case: serde_json::Value =
                serde_json::from_slice(&std::fs::read(entry.path()).unwrap()).unwrap();
            let call = case["tool"].as_str().unwrap_or_default();
            calls.push_str(call);
            calls.push('\n');
        }
    }
    for (function, known) in CALLS {
        let named = arguments(&calls, function);
        for argument in known {
            assert!(
                named.contains(*argument),
                "no reference call names {function}({argument} = )"
            );
        }
    }
}

#[test]
fn a_script_redoes_every_step_and_holds_what_it_compares_with() {
    let folder = Folder::with_study(&small(), SMALL);
    let script = script(&folder);
    let in_order = [
        "library(QCA)",
        "# 1. Data",
        "# 2. Calibration",
        "compare(\"memberships in A\", sets$A, c(1, 1, 0, 0))",
        "# 3. Necessity for Y",
        "compare_necessity(\"A\", \"Y\", c(1, 1, 1))",
        "tt <- attempt(truthTable(sets, outcome = \"Y\", conditions = \"A,B\",\n    incl.cut = 0.8, n.cut = 1, pri.cut = 0.5))",
        "row = c(\"1\", \"2\", \"3\", \"4\")",
        "OUT = c(\"0\", \"0\", \"1\", \"1\")",
        "solution <- attempt(minimize(tt))",
        "compare_models(\"models of the conservative solution\", solution$solution, list(c(\"A\")))",
        "solution <- attempt(minimize(tt, include = \"?\", dir.exp = \"-,-\"))",
        "solution <- attempt(minimize(tt, include = \"?\"))",
        "truthTable(sets, outcome = \"~Y\"",
        "compare_models(\"models of the conservative solution\", solution$solution, list(c(\"~A\")))",
        "summary_of_comparisons()",
    ];
    let mut at = 0;
    for words in in_order {
        let found = script[at..].find(words);
        at += found.unwrap_or_else(|| panic!("`{words}` does not come in:\n{script}"));
    }
    assert!(
        script.contains("gives the terms of the\n# conservative model as separate models")
            || script.contains("Known difference: without any expectation")
    );
    assert_eq!(
        folder.read("s-r/data.csv"),
        "case,Y,A,B\n\"c1\",1,1,1\n\"c2\",1,1,0\n\"c3\",0,0,1\n\"c4\",0,0,0\n"
    );
    // The same study, the same script; and nothing of this machine in it.
    let again = folder.run(&["export", "--to", "r", "studies/s", "--into", "again"]);
    assert_eq!(again.status, 0);
    assert_eq!(folder.read("again/analysis.R"), script);
    assert!(!script.contains(folder.path("").to_str().unwrap()));
    let ran = folder.run(&["export", "--to", "r", "s"]);
    assert_eq!(ran.status, 2, "nothing is written over unasked");
}

/// Each method as R has it, or as numbers where R has none; the anchors are those of the study.
#[test]
fn every_method_of_calibration_has_its_call() {
    let methods = [
        (
            "method: direct, anchors: {exclusion: 1, crossover: 5, inclusion: 9}",
            "calibrate(raw[[\"A\"]], thresholds = c(e = 1, c = 5, i = 9), idm = 0.95)",
        ),
        (
            "method: direct, anchors: {exclusion: 9, crossover: 5, inclusion: 1}",
            "calibrate(raw[[\"A\"]], thresholds = c(e = 9, c = 5, i = 1), idm = 0.95)",
        ),
        (
            "method: direct, anchors: {exclusion: 1, crossover: 5, inclusion: 9}, full_membership: log_odds_3",
            "idm = 0.952574126822",
        ),
        (
            "method: direct, curve: linear, anchors: {exclusion: 9, crossover: 5, inclusion: 1}",
            "calibrate(raw[[\"A\"]], thresholds = c(i = 1, c = 5, e = 9), logistic = FALSE)",
        ),
        (
            "method: direct, curve: linear, below: 2, anchors: {exclusion: 1, crossover: 5, inclusion: 9}",
            "logistic = FALSE, below = 2, above = 1)",
        ),
        (
            "method: direct, anchors: {exclusion: [1, 9], crossover: [2, 8], inclusion: [3, 7]}",
            "thresholds = c(e1 = 1, c1 = 2, i1 = 3, i2 = 7, c2 = 8, e2 = 9))",
        ),
        (
            "method: direct, anchors: {exclusion: [3, 7], crossover: [2, 8], inclusion: [1, 9]}",
            "thresholds = c(i1 = 1, c1 = 2, e1 = 3, e2 = 7, c2 = 8, i2 = 9))",
        ),
        (
            "method: indirect, thresholds: [2, 4, 6]",
            "calibrate(raw[[\"A\"]], method = \"indirect\", thresholds = c(2, 4, 6))",
        ),
        ("method: tfr", "calibrate(raw[[\"A\"]], method = \"TFR\")"),
        (
            "method: crisp, threshold: 5",
            "calibrate(raw[[\"A\"]], type = \"crisp\", thresholds = 5)",
        ),
        (
            "method: crisp, threshold: 5, side: below",
            "1 - calibrate(raw[[\"A\"]], type = \"crisp\", thresholds = 5)",
        ),
        (
            "method: multi_value, thresholds: [3, 7]",
            "type = \"crisp\", thresholds = c(3, 7))",
        ),
        (
            "method: recode, breaks: [3, 7], scores: [0, 0.3, 1]",
            "c(0, 0.3, 1)[findInterval(raw[[\"A\"]], c(3, 7), left.open = TRUE) + 1]",
        ),
        (
            "method: ecdf, anchors: {exclusion: 2, crossover: 5.1, inclusion: 8}",
            "thresholds = c(e = 2, c = 5.1, i = 8), logistic = FALSE, ecdf = TRUE)",
        ),
        (
            "method: ecdf, anchors: {exclusion: 2, crossover: 5.1, inclusion: 9.5}",
            "they were computed by Equifinal",
        ),
    ];
    let mut data = "case,A,B,Y\n".to_owned();
    for value in 1..=9_u8 {
        let row = format!(
            "c{value},{value}.25,{},{}\n",
            value % 2,
            u8::from(value > 5)
        );
        data.push_str(&row);
    }
    for (method, call) in methods {
        let text = with(&small(), "at_half: fail", "at_half: {add: 0.001}");
        let folder = Folder::with_study(&calibrated(&text, "A", method), &data);
        let script = script(&folder);
        assert!(
            script.contains(call),
            "{method}: `{call}` is not in:\n{script}"
        );
    }
    let table = "method: recode, table: {low: 0, 'very \"high\"': 1}";
    let words = "case,A,B,Y\nc1,low,1,1\nc2,\"very \"\"high\"\"\",0,0\n";
    let folder = Folder::with_study(&calibrated(&small(), "A", table), words);
    let script = script(&folder);
    let call = "unname(setNames(c(0, 1), c(\"low\", \"very \\\"high\\\"\"))[raw[[\"A\"]]])";
    assert!(script.contains(call), "{script}");
    assert!(script.contains("A = \"character\""), "{script}");
}

#[test]
fn names_that_r_does_not_take_have_others() {
    let text = study("开放", &["A", "a", "领导_1"]);
    let data = "case,A,a,领导_1,开放\n\"c \"\"1\"\"\",1,0,1,1\nc2,0,1,0,0\n";
    let folder = Folder::with_study(&text, data);
    let script = script(&folder);
    for words in [
        "S1, in the study `开放`",
        "S3, in the study `a`",
        "S4, in the study `领导_1`",
        "outcome = \"S1\", conditions = \"A,S3,S4\"",
    ] {
        assert!(script.contains(words), "`{words}` is not in:\n{script}");
    }
    let csv = folder.read("s-r/data.csv");
    assert_eq!(
        csv,
        "case,S1,A,S3,S4\n\"c \"\"1\"\"\",1,1,0,1\n\"c2\",0,0,1,0\n"
    );
}

/// A title cannot end its comment and run as R.
#[test]
fn a_title_is_a_comment_and_stays_one() {
    let text = with(
        &small(),
        "title: A study",
        "title: \"A\\nsystem('x')\\rstop()\"",
    );
    let script = script(&Folder::with_study(&text, SMALL));
    assert!(
        !script
            .lines()
            .any(|line| line.starts_with("system") || line.starts_with("stop()"))
    );
}

#[test]
fn what_may_not_be_given_on_stays_here() {
    let data = SMALL.replace("c1,1,", "c1,0.75,");
    let declared = |publish: &str| {
        let text = with(
            &small(),
            "missing: fail",
            &format!("missing: fail{publish}"),
        );
        let text = calibrated(&text, "A", "method: crisp, threshold: 0.25");
        Folder::with_study(&text, &data)
    };
    let folder = declared(", publish: memberships");
    let memberships = script(&folder);
    assert!(
        memberships.contains("sets$A <- raw[[\"A\"]]"),
        "{memberships}"
    );
    assert!(!folder.read("s-r/data.csv").contains("0.75"));
    let folder = declared(&format!(
        ", publish: aggregates, obtain: the archive, sha256: {}",
        sha256(data.as_bytes())
    ));
    let aggregates = script(&folder);
    assert!(!folder.exists("s-r/data.csv"));
    assert!(aggregates.contains("stop(\"data.csv is not here. Obtain the data from the archive"));
    assert!(!aggregates.contains("\"c1\"") && !aggregates.contains("compare(\"memberships"));
}

/// What a former export gave on does not stay where the study gives on less.
#[test]
fn an_export_without_data_removes_those_of_a_former_one() {
    let folder = Folder::with_study(&small(), SMALL);
    let export = |force: &[&str]| {
        let to = ["export", "--to", "r", "s", "--into", "out"];
        let ran = folder.run(&[&to, force].concat());
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        ran.stdout
    };
    export(&[]);
    assert!(folder.exists("out/data.csv"));
    folder.write("out/notes.txt", "mine");
    let aggregates = with(
        &small(),
        "missing: fail",
        "missing: fail, publish: aggregates",
    );
    folder.write("studies/s/study.yaml", aggregates);
    assert!(export(&["--force"]).contains("without data"));
    let left: Vec<String> = folder.files("out").into_keys().collect();
    assert_eq!(left, ["analysis.R", "notes.txt"]);
}

/// `sets$in` is no R: `in` is a word of the language.
#[test]
fn a_set_with_the_name_of_a_word_of_r_has_another_one() {
    let text = study("Y", &["in", "B"]);
    let script = script(&Folder::with_study(
        &text,
        SMALL.replace("case,A,", "case,in,"),
    ));
    assert!(script.contains("S2, in the study `in`"), "{script}");
    assert!(!script.contains("sets$in"), "{script}");
}

/// Options of minimization, and what is known to differ, are those of the study.
#[test]
fn options_and_known_differences_of_the_study() {
    let options = "  negated_outcome: true\n  contradiction_from: 0.7\n  expectations: [\"A*B\"]\n  minimize: {contradictions: include, models: irredundant, row_dominance: true, exclude_rows: [2]}\n";
    let text = with(&small(), "  negated_outcome: true\n", options);
    let text = with(&text, "A: {column: A,", "A: {expect: present, column: A,");
    let script = script(&Folder::with_study(&text, SMALL));
    for words in [
        "incl.cut = c(0.8, 0.7)",
        "exclude = c(2)",
        "minimize(tt, include = \"C\", all.sol = TRUE, row.dom = TRUE)",
        "include = \"?,C\", dir.exp = c(\"A\", \"A*B\"), all.sol = TRUE",
        "with two consistency cut-offs and a removed row",
        "each conjunctural expectation resets",
    ] {
        let flat = script.replace("\n# ", " ");
        assert!(flat.contains(words), "`{words}` is not in:\n{script}");
    }
}

/// The functions at the head of a script tell numbers and sets that agree from those that do not.
#[test]
fn comparisons_tell_what_agrees_from_what_differs() {
    let folder = Folder::with_study(&small(), SMALL);
    let script = script(&folder);
    let (head, _) = script.split_once("# 1. Data").unwrap();
    let trial = "
compare('same', c(1, NA), c(1.00001, NA))
compare('other', c(1, 2), c(1, 2.1))
compare('one undefined', c(1, NA), c(1, 2))
compare('nothing', NULL, 1)
compare_sets('order', c('b', 'a'), c('a', 'b'))
compare_sets('none', NULL, c())
compare_sets('more', c('a', 'b'), 'a')
compare_models('literals', list(c('B*A', 'C')), list(c('C', 'A*B')))
compare_models('models', list('A'), list('A', 'B'))
compare_models('none at all', NULL, list())
attempt(stop('no'))
summary_of_comparisons()
";
    folder.write("trial.R", head.replace("library(QCA)", "") + trial);
    let Ok(ran) = Command::new("Rscript")
        .args(["--vanilla"])
        .arg(folder.path("trial.R"))
        .output()
    else {
        not_tried("r: Rscript is not installed, and no comparison is tried");
        return;
    };
    let said = String::from_utf8_lossy(&ran.stdout);
    let expected = "  agrees: same
  differs: other: R has 2, Equifinal 2.1 (position 2; 1 in all)
  differs: one undefined: R has NA, Equifinal 2 (position 2; 1 in all)
  differs: nothing: R has 0 numbers, Equifinal 1
  agrees: order
  agrees: none
  differs: more: only in R: b; only in Equifinal: nothing
  agrees: literals
  differs: models: only in R: nothing; only in Equifinal: B
  agrees: none at all
  R stops: no
NULL
  5 agree, 5 differ, 0 not compared
  See the comments of the script for known differences.
";
    assert_eq!(said, expected, "{}", String::from_utf8_lossy(&ran.stderr));
}
