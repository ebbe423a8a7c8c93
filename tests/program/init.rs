//! A study begun by `init`: from a data file, and from an example.

use std::fs;
use std::path::Path;

use crate::folder::{Folder, files_below};
use crate::study_text::with;

const CITIES: &str = "\
city,leadership,demand,online,note,openness
Harbin,7,900.5,1,port,75
Yichun,6,210,0,,35.5
Heihe,2,505,0,border,20
Daqing,8,640,1,,66
Jixi,3,330,0,port,25
Hegang,1,820,1,,15
Mohe,4,470,1,port,48
";

/// What a study file must become to run.
fn decided(text: &str) -> String {
    let template = text
        .lines()
        .find(|line| line.starts_with("status: template"));
    with(text, template.expect("it is a template"), "status: study")
}

#[test]
fn a_data_file_becomes_a_template_that_runs_once_it_is_a_study() {
    let folder = Folder::new();
    folder.write("My cities.csv", CITIES);
    let ran = folder.run(&["init", "My cities.csv"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    // Quartiles of type 7 by hand: of 1 2 3 4 6 7 8 the first lies between 2 and 3. Bars: sixteen equal parts
    // of the range, so that 470 and 505 of 210 to 900.5 share the seventh (6.02 and 6.84 sixteenths).
    assert_eq!(
        ran.stdout,
        "\
My cities.csv: 7 cases, 6 columns

  city        texts, n 7, missing 0, all different
  leadership  numbers, n 7, missing 0, all different
              min 1, quartiles 2.5 4 6.5, max 8, mean 4.4286
              |█ █ █ █    █ █ █|
  demand      numbers, n 7, missing 0, all different
              min 210, quartiles 400 505 730, max 900.5, mean 553.6
              |▄ ▄   █  ▄    ▄▄|
  online      numbers, n 7, missing 0, 2 different
              min 0, quartiles 0 1 1, max 1, mean 0.5714
              |▆              █|
  note        texts, n 4, missing 3, 2 different
              most frequent: port (3), border (1)
  openness    numbers, n 7, missing 0, all different
              min 15, quartiles 22.5 35.5 57, max 75, mean 40.64
              |███  █  █    █ █|

Cases are named by `city`: each of its values is different.

studies/My-cities/study.yaml written
studies/My-cities/My cities.csv written
studies/equifinal.schema.json written

Make the decisions that are marked TODO, set `status: study`, and go on with
  equifinal validate studies/My-cities
  equifinal run studies/My-cities
"
    );
    let validated = folder.run(&["validate", "studies/My-cities"]);
    assert_eq!(
        validated.stdout, "My-cities: valid, a template\n",
        "{validated:?}"
    );
    let file = "studies/My-cities/study.yaml";
    let text = folder.read(file);
    assert!(text.starts_with("# yaml-language-server: $schema=../equifinal.schema.json\n"));
    assert_eq!(
        folder.run(&["schema"]).stdout,
        folder.read("studies/equifinal.schema.json")
    );
    folder.write(file, decided(&text));
    let ran = folder.run(&["run"]);
    assert_eq!(
        ran.stdout, "My-cities: reports/My-cities/report.md written\n",
        "{ran:?}"
    );
    assert_eq!(ran.stderr, "");
}

#[test]
fn nothing_is_written_over() {
    let folder = Folder::new();
    folder.write("cities.csv", CITIES);
    assert_eq!(
        folder
            .run(&["init", "cities.csv", "--into", "my studies"])
            .status,
        0
    );
    folder.write("my studies/cities/study.yaml", "mine\n");
    let before = folder.files("");
    let again = folder.run(&["init", "cities.csv", "--into", "my studies"]);
    assert_eq!(again.status, 2);
    assert_eq!(
        again.stderr.matches("error[file-exists]").count(),
        2,
        "{}",
        again.stderr
    );
    assert_eq!(folder.files(""), before);
    let other = folder.run(&[
        "init",
        "cities.csv",
        "--into",
        "my studies",
        "--name",
        "other",
    ]);
    assert!(
        other
            .stdout
            .ends_with("  equifinal run \"my studies/other\"\n"),
        "{other:?}"
    );
    // The data file lies where it belongs already: it is used there.
    folder.write("studies/here/cities.csv", CITIES);
    let here = folder.run(&["init", "studies/here/cities.csv", "--name", "here"]);
    assert_eq!(here.status, 0, "{here:?}");
    assert!(folder.exists("studies/here/study.yaml"));
}

#[test]
fn the_signs_of_a_spreadsheet_are_found_and_gaps_are_proposed() {
    let folder = Folder::new();
    let text = CITIES.replace(',', ";").replace('.', ",");
    let text = with(&text, "Heihe;2;", "Heihe;NA;");
    folder.write("cities.csv", text.replace('\n', "\r\n"));
    let ran = folder.run(&["init", "cities.csv"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    for words in [
        "Cells are separated by `;`.\nNumbers are written with a decimal comma.\n",
        "taken for missing: `NA` (1)\n",
        "min 210, quartiles 400 505 730, max 900.5, mean 553.6\n",
    ] {
        assert!(ran.stdout.contains(words), "{words}: {}", ran.stdout);
    }
    let file = "studies/cities/study.yaml";
    let text = folder.read(file);
    assert!(text.contains("\n  # missing_values: [\"NA\"]\n"), "{text}");
    assert!(text.contains("\n  # leadership:\n"), "{text}");
    folder.write(file, decided(&text));
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    // With the two proposals taken up, the column is one of numbers with a gap.
    let text = with(&folder.read(file), "  # missing_values", "  missing_values");
    let text = with(&text, "  missing: fail ", "  missing: drop_case ");
    let text = text.replace("\n  # leadership:", "\n  leadership:");
    let (head, rest) = text.split_once("\n  leadership:").expect("the set");
    let (set, rest) = rest.split_once("\ncalibration:").expect("the next section");
    let set = set.replace("\n  # ", "\n  ");
    folder.write(
        file,
        format!("{head}\n  leadership:{set}\ncalibration:{rest}"),
    );
    let ran = folder.run(&["run"]);
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (0, ""),
        "{}",
        folder.read(file)
    );
}

#[test]
fn many_columns_give_eight_conditions_and_comments() {
    let folder = Folder::new();
    let columns: Vec<String> = (0..14).map(|column| format!("x{column}")).collect();
    let mut text = format!("id,{}\n", columns.join(","));
    for case in 0..20 {
        let cells: Vec<String> = (0..14)
            .map(|column| ((case * (column + 7)) % 23).to_string())
            .collect();
        let name = (case + 1).to_string();
        text.push_str(&([name, cells.join(",")].join(",") + "\n"));
    }
    folder.write("panel.csv", text);
    assert_eq!(folder.run(&["init", "panel.csv"]).status, 0);
    let text = folder.read("studies/panel/study.yaml");
    assert!(
        text.contains("  case: id "),
        "whole numbers that are all different can name cases"
    );
    assert_eq!(text.matches("\n    expect: either").count(), 8, "{text}");
    assert_eq!(text.matches("\n  #   expect: either").count(), 5, "{text}");
    folder.write("studies/panel/study.yaml", decided(&text));
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
}

#[test]
fn what_cannot_begin_a_study_is_told() {
    let folder = Folder::new();
    folder.write("words.csv", "a,b\nx,y\nz,y\n");
    folder.write("twice.csv", "a,b,c\nx,1,2\nx,2,1\nx,1,1\nx,2,2\n");
    folder.write("broken.csv", "a,b\n1\n");
    folder.write("cities.csv", CITIES);
    let code = |arguments: &[&str]| {
        let ran = folder.run(arguments);
        assert_eq!(ran.status, 2.max(ran.status), "{ran:?}");
        let rest = ran
            .stderr
            .split_once("error[")
            .map(|(_, rest)| rest.to_owned());
        rest.and_then(|rest| Some(rest.split_once(']')?.0.to_owned()))
    };
    assert_eq!(code(&["init", "words.csv"]).as_deref(), Some("no-numbers"));
    assert_eq!(code(&["init", "broken.csv"]).as_deref(), Some("short-row"));
    assert_eq!(code(&["init", "none.csv"]).as_deref(), Some("data-absent"));
    assert_eq!(
        code(&["init", "cities.csv", "--name", "../x"]).as_deref(),
        Some("not-an-id")
    );
    assert!(!folder.exists("studies"));
    let ran = folder.run(&["init", "twice.csv"]);
    assert!(
        ran.stdout.contains("No column tells all cases apart"),
        "{ran:?}"
    );
    for arguments in [
        &["init"][..],
        &["init", "x.csv", "--ci", "github"],
        &["init", "--name", "x"],
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.stderr.contains("Usage: equifinal init"), "{ran:?}");
    }
}

#[test]
fn names_of_folders_in_which_no_study_is_found_are_no_ids() {
    let folder = Folder::new();
    for name in ["target", "reports", "Reports"] {
        folder.write(&format!("{name}.csv"), CITIES);
        let ran = folder.run(&["init", "cities.csv", "--name", name]);
        assert!(ran.stderr.starts_with("error[not-an-id]"), "{ran:?}");
        let into = format!("of {name}");
        let ran = folder.run(&["init", &format!("{name}.csv"), "--into", &into]);
        assert_eq!(ran.status, 0, "{ran:?}");
        let file = format!("{into}/study/study.yaml");
        assert!(folder.exists(&file), "{ran:?}");
        assert_eq!(
            folder.run(&["list", &into]).stdout,
            "study: template, no report\n"
        );
    }
}

#[test]
fn what_makes_no_column_of_numbers_is_named() {
    let folder = Folder::new();
    let stderr = |name: &str, text: &str| {
        folder.write(name, text);
        folder.run(&["init", name]).stderr
    };
    let no_two = |name: &str, case: &str| {
        format!(
            "error[no-numbers]: `{name}` has no two columns of numbers that differ between cases, beside `{case}`, which is taken for the names of the cases\n"
        )
    };
    // No text tells the cases apart, so that `x` names them.
    let told = stderr("twice.csv", "c,x,y\nA,1,2\nA,2,5\nB,3,1\n");
    assert!(told.starts_with(&no_two("twice.csv", "x")), "{told}");
    assert!(
        told.contains(
            "; `x` was taken since its values are all different; `c` holds `A`, no number; "
        ),
        "{told}"
    );
    let told = stderr("signs.csv", "c;x;y;z\nA;50%;yes;1.000,5\nB;20%;no;2,5\n");
    assert!(told.starts_with(&no_two("signs.csv", "c")), "{told}");
    assert!(told.contains("`x` holds `50%`, `y` holds `yes`"), "{told}");
    assert!(told.contains("holds `1.000,5`"), "{told}");
}

#[test]
fn a_folder_and_a_file_without_an_ending_are_told_in_words_of_the_command() {
    let folder = Folder::new();
    folder.write("noext", CITIES);
    for (name, words) in [
        (".", "`.` is a folder"),
        ("noext", "`noext` has no ending that names its format"),
    ] {
        let ran = folder.run(&["init", name]);
        assert_eq!(
            (ran.status, ran.stderr),
            (
                2,
                format!(
                    "error[unsupported-file]: {words}\n |\n = help: name a data file, such as `cities.csv`, or `env:NAME` of a server\n"
                )
            )
        );
    }
}

/// What `init` leaves open is open in the report, too.
#[test]
fn a_placeholder_is_not_printed_as_a_reason() {
    let folder = Folder::new();
    folder.write("cities.csv", CITIES);
    folder.run(&["init", "cities.csv"]);
    let file = "studies/cities/study.yaml";
    folder.write(file, decided(&folder.read(file)));
    assert_eq!(folder.run(&["run"]).status, 0);
    let report = folder.read("reports/cities/report.md");
    assert!(!report.contains("TODO"), "{report}");
    let results: serde_json::Value =
        serde_json::from_str(&folder.read("reports/cities/results.json")).unwrap();
    let findings = results["findings"].as_array().unwrap();
    let unreasoned = findings
        .iter()
        .filter(|one| one["code"] == "anchors-without-reason");
    assert_eq!(
        unreasoned.count(),
        4,
        "three conditions and the outcome: {findings:?}"
    );
}

#[test]
fn an_example_gives_the_report_that_is_published_with_it() {
    let folder = Folder::new();
    let listed = folder.run(&["init", "--example"]);
    assert_eq!(listed.status, 0);
    for name in ["teaching-example", "heilongjiang-open-data"] {
        assert!(
            listed.stdout.contains(&format!("{name} ")),
            "{}",
            listed.stdout
        );
    }
    let name = "teaching-example";
    let ran = folder.run(&["init", "--example", name]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout
            .ends_with("  equifinal run studies/teaching-example\n"),
        "{}",
        ran.stdout
    );
    let ran = folder.run(&["run"]);
    assert!(ran.stdout.ends_with("8 of 8 claims hold\n"), "{ran:?}");
    let committed = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("reports")
        .join(name);
    assert_eq!(
        folder.files(&format!("reports/{name}")),
        files_below(&committed)
    );
    let again = folder.run(&["init", "--example", name]);
    assert!(again.stderr.starts_with("error[file-exists]"), "{again:?}");
}

#[test]
fn examples_are_the_studies_of_this_repository() {
    let folder = Folder::new();
    for name in ["teaching-example", "heilongjiang-open-data"] {
        assert_eq!(folder.run(&["init", "--example", name]).status, 0);
        let own = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("studies")
            .join(name);
        assert!(fs::exists(&own).unwrap());
        assert_eq!(folder.files(&format!("studies/{name}")), files_below(&own));
    }
    let wrong = folder.run(&["init", "--example", "teaching"]);
    assert_eq!(
        wrong.stderr,
        "error[no-such-example]: there is no example `teaching`\n |\n = help: did you mean `teaching-example`? The examples are `teaching-example`, `heilongjiang-open-data`\n"
    );
}
