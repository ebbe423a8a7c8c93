//! Words, exit statuses and options.

use std::fs;

use crate::folder::Folder;
use crate::study_text::{SMALL, small, with};

const WRITTEN: &str = "s: reports/s/report.md written\n";

#[test]
fn a_study_that_fails_does_not_stop_the_others() {
    let folder = Folder::new();
    folder.write_study("bad-data", small(), "");
    folder.write_study("bad-study", with(&small(), "format: 1", "format: x"), SMALL);
    folder.write_study("good", small(), SMALL);
    let ran = folder.run(&["run"]);
    assert_eq!(ran.status, 3, "the highest");
    assert_eq!(ran.stdout, "good: reports/good/report.md written\n");
    let reports: Vec<_> = fs::read_dir(folder.path("reports")).unwrap().collect();
    assert_eq!(reports.len(), 1);
    let at = |words: &str| ran.stderr.find(words).expect(words);
    let in_order = [
        at("error[empty-data]"),
        at("bad-data: 1 problem; no report is written"),
        at("error[wrong-format]"),
        at("bad-study: 1 problem; no report is written"),
    ];
    assert!(in_order.is_sorted(), "{}", ran.stderr);
}

#[test]
fn only_a_wrong_study_file_is_status_2() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write_study("wrong", with(&small(), "format: 1", "format: x"), SMALL);
    assert_eq!(folder.run(&["run"]).status, 2);
    assert_eq!(folder.run(&["validate"]).status, 2);
    assert_eq!(folder.run(&["run", "studies/s"]).status, 0);
}

#[test]
fn a_template_is_skipped_and_refused_when_it_is_named() {
    let folder = Folder::with_study(&small(), SMALL);
    let text = with(
        &small(),
        "title: A study",
        "title: A study\nstatus: template",
    );
    folder.write_study("t", &text, SMALL);
    let skipped = "t: a template, skipped: its anchors are placeholders\n";
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, format!("{WRITTEN}{skipped}"));
    for path in ["studies/t", "studies/t/study.yaml"] {
        let ran = folder.run(&["run", path]);
        assert_eq!((ran.status, ran.stderr.as_str()), (2, skipped));
        assert_eq!(ran.stdout, "");
    }
    assert!(!folder.exists("reports/t"));
}

#[test]
fn no_study_found() {
    let folder = Folder::new();
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr
            .starts_with("error[no-study]: `studies` does not exist\n")
    );
    fs::create_dir(folder.path("studies")).unwrap();
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr
            .starts_with("error[no-study]: no study was found in `studies`\n")
    );
    assert!(!folder.exists("reports"));
}

#[test]
fn a_wrong_command_line_is_status_2_and_says_what_is_known() {
    let folder = Folder::with_study(&small(), SMALL);
    let wrong: [&[&str]; 8] = [
        &[],
        &["rum"],
        &["run", "--job", "2"],
        &["run", "--jobs", "0"],
        &["run", "--jobs", "-1"],
        &["run", "--jobs", "two"],
        &["run", "--color", "red"],
        &["run", "--reports"],
    ];
    for arguments in wrong {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(
            ran.stderr.contains("Usage: equifinal") || ran.stderr.contains("--help"),
            "{ran:?}"
        );
    }
    assert!(!folder.exists("reports"));
}

#[test]
fn help_and_version_are_results() {
    let folder = Folder::new();
    let version = format!("equifinal {}\n", env!("CARGO_PKG_VERSION"));
    let ran = folder.run(&["--version"]);
    assert_eq!(
        (ran.status, ran.stdout, ran.stderr),
        (0, version, String::new())
    );
    let helps: [&[&str]; 4] = [
        &["--help"],
        &["-h"],
        &["run", "--help"],
        &["help", "validate"],
    ];
    for arguments in helps {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        assert!(
            ran.stdout.contains("Usage: equifinal"),
            "{arguments:?}: {}",
            ran.stdout
        );
    }
}

#[test]
fn quiet_says_only_what_went_wrong() {
    let folder = Folder::with_study(&small(), SMALL);
    let ran = folder.run(&["run", "-q"]);
    assert_eq!(
        (ran.status, ran.stdout.as_str(), ran.stderr.as_str()),
        (0, "", "")
    );
    assert!(folder.exists("reports/s/results.json"));
    folder.write("studies/s/data.csv", "");
    let ran = folder.run(&["run", "--quiet"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (3, ""));
    assert!(ran.stderr.starts_with("error[empty-data]"));
}

#[test]
fn reports_go_where_they_are_wanted() {
    let folder = Folder::with_study(&small(), SMALL);
    let ran = folder.run(&["run", "--reports", "out/of the way"]);
    assert_eq!(ran.stdout, "s: out/of the way/s/report.md written\n");
    assert!(!folder.exists("reports"));
    let elsewhere = folder.files("out/of the way");
    folder.run(&["run"]);
    assert_eq!(
        folder.files("reports"),
        elsewhere,
        "the place of a report is not in it"
    );
}

#[test]
fn data_can_lie_in_another_folder() {
    let folder = Folder::with_study(&small(), SMALL);
    let expected = folder.analysed();
    fs::rename(folder.path("studies/s/data.csv"), folder.path("data.csv")).unwrap();
    assert_eq!(folder.run(&["run"]).status, 3);
    let unchanged = "s: reports/s/report.md unchanged\n";
    assert_eq!(folder.run(&["run", "--data-dir", "."]).stdout, unchanged);
    folder.write("all/s/data.csv", folder.read("data.csv"));
    folder.write("all/data.csv", "not this one");
    assert_eq!(folder.run(&["run", "--data-dir", "all"]).stdout, unchanged);
    folder.write("studies/s/data.csv", "nor this one");
    assert_eq!(folder.run(&["run", "--data-dir", "all"]).stdout, unchanged);
    folder.write("studies/s/data.csv", SMALL);
    assert_eq!(folder.analysed(), expected);
}

#[test]
fn a_data_folder_that_is_not_there_is_refused_by_every_command() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.run(&["run"]);
    let commands: [&[&str]; 8] = [
        &["run"],
        &["check"],
        &["validate"],
        &["freeze"],
        &["list"],
        &["watch"],
        &["show", "s"],
        &["export", "--to", "r", "s"],
    ];
    for command in commands {
        let ran = folder.run(&[command, &["--data-dir", "nope"]].concat());
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{command:?}");
        let start = "error: invalid value 'nope' for '--data-dir <DIR>': there is no such folder\n";
        assert!(ran.stderr.starts_with(start), "{}", ran.stderr);
    }
}

#[test]
fn a_file_that_is_called_nearly_as_a_study_file_is_told() {
    for name in ["study.yml", "Study.yaml"] {
        let folder = Folder::with_study(&small(), SMALL);
        let file = format!("studies/other/{name}");
        folder.write(&file, small());
        for arguments in [&["run"][..], &["list"], &["run", &file]] {
            let ran = folder.run(arguments);
            assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments:?}");
            let words = format!(
                "error[misnamed-study-file]: `{file}` is not read: a study file is called `study.yaml`\n |\n = help: rename it to `study.yaml`\n"
            );
            assert_eq!(ran.stderr, words);
        }
        folder.write("studies/other/study.yaml", small());
        folder.write("studies/other/data.csv", SMALL);
        assert_eq!(
            folder.run(&["run"]).status,
            0,
            "beside a study file it is another"
        );
    }
}

#[test]
fn an_id_in_place_of_a_path_gives_the_path() {
    let folder = Folder::with_study(&small(), SMALL);
    let ran = folder.run(&["run", "s"]);
    assert_eq!(ran.status, 2);
    assert_eq!(
        ran.stderr,
        "error[no-study]: `s` does not exist\n |\n = help: did you mean `studies/s`?\n"
    );
}

#[test]
fn options_that_a_command_does_not_heed_are_refused() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write("cities.csv", SMALL);
    let refused: [&[&str]; 10] = [
        &["init", "--example", "teaching-example", "--name", "y"],
        &["init", "--example", "teaching-example", "--sheet", "3"],
        &["init", "--example", "teaching-example", "--query", "z"],
        &["init", "--example", "teaching-example", "--force"],
        &["init", "--ci", "github", "--name", "y"],
        &["init", "--ci", "github", "--encoding", "gbk"],
        &["init", "cities.csv", "--force"],
        &["init", "--force"],
        &["list", "--format", "github"],
        &["watch", "--jobs", "2"],
    ];
    let before = folder.files("");
    for arguments in refused {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.stderr.starts_with("error: "), "{}", ran.stderr);
    }
    assert_eq!(folder.files(""), before);
}

#[test]
fn a_path_is_the_file_the_folder_or_a_tree_and_counts_once() {
    let folder = Folder::with_study(&small(), SMALL);
    assert_eq!(folder.run(&["run", "studies/s/study.yaml"]).stdout, WRITTEN);
    let unchanged = "s: reports/s/report.md unchanged\n";
    let named = [
        "run",
        ".",
        "studies/s",
        "studies/s/",
        "./studies/s/study.yaml",
    ];
    assert_eq!(folder.run(&named).stdout, unchanged);
    let inside = &mut folder.command(&["run", ".", "--reports", "../../reports"]);
    let ran = crate::folder::ran(inside.current_dir(folder.path("studies/s")));
    assert_eq!(ran.stdout, "s: ../../reports/s/report.md unchanged\n");
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let folder = Folder::with_study(&small(), "");
    assert!(!folder.run(&["run"]).stderr.contains('\u{1b}'));
    assert!(
        !folder
            .run(&["run", "--color", "never"])
            .stderr
            .contains('\u{1b}')
    );
    assert!(
        folder
            .run(&["run", "--color", "always"])
            .stderr
            .contains('\u{1b}')
    );
}

#[test]
fn validate_reads_and_runs_nothing() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write_study(
        "t",
        with(
            &small(),
            "title: A study",
            "title: A study\nstatus: template",
        ),
        SMALL,
    );
    let ran = folder.run(&["validate"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, "s: valid\nt: valid, a template\n");
    assert!(!folder.exists("reports"));
}

#[test]
fn a_report_is_rewritten_around_the_files_of_others() {
    let folder = Folder::with_study(&small(), SMALL);
    let mine = ["figures/my_map.svg", "notes.md", "tables/mine.csv"]
        .map(|path| format!("reports/s/{path}"));
    for path in &mine {
        folder.write(path, "mine");
    }
    let kept =
        "s: reports/s/report.md rewritten, figures/my_map.svg, notes.md, tables/mine.csv kept\n";
    assert_eq!(folder.run(&["run"]).stdout, kept);
    // A table that the former report names, and that a run does not write any more.
    let report = folder.read("reports/s/report.md") + "[csv](tables/old.csv)\n";
    folder.write("reports/s/report.md", report);
    folder.write("reports/s/tables/old.csv", "ours, from an older version");
    assert_eq!(folder.run(&["run"]).stdout, kept);
    for path in &mine {
        assert_eq!(folder.read(path), "mine");
    }
    assert!(!folder.exists("reports/s/tables/old.csv"));
    let checked = folder.run(&["check"]);
    assert_eq!(
        checked.stdout, "s: current\n",
        "the files of others are none of ours"
    );
}

#[test]
fn files_that_no_run_wrote_are_not_written_over() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write("reports/s/report.md", "mine");
    folder.write("reports/s/tables/truth_table_Y.csv", "mine");
    let before = folder.files("reports");
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (3, ""));
    assert_eq!(
        ran.stderr,
        "error[report-over-files]: the report would be written over files in `reports/s` that no run wrote: report.md and tables/truth_table_Y.csv\n |\n = help: move them to another folder, or name another for the report with `--reports`; where they are a former report without its results.json, delete them\ns: 1 problem; no report is written\n"
    );
    assert_eq!(folder.files("reports"), before);
}

#[test]
fn a_report_that_cannot_be_written_is_said_so() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write("reports", "a file where the folder should be");
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (3, ""));
    assert!(
        ran.stderr.starts_with("error[report-not-written]: "),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.read("reports"), "a file where the folder should be");
}

#[test]
fn a_report_never_goes_into_the_folder_of_its_study() {
    let folder = Folder::new();
    let text = with(&small(), "data.csv", "tables/data.csv");
    folder.write("studies/s/study.yaml", text);
    folder.write("studies/s/tables/data.csv", SMALL);
    let before = folder.files("studies");
    let ran = folder.run(&["run", "--reports", "studies"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr.starts_with("error[report-over-study]: "),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.files("studies"), before);
}

#[test]
fn the_command_of_a_report_runs_its_study() {
    let folder = Folder::new();
    folder.write_study("two words*", small(), SMALL);
    folder.write_study("政_府", small(), SMALL);
    assert_eq!(folder.run(&["run"]).status, 0);
    let command = |id: &str| {
        let report = folder.read(&format!("reports/{id}/report.md"));
        report
            .lines()
            .find(|line| line.starts_with("equifinal run"))
            .unwrap()
            .to_owned()
    };
    assert_eq!(command("two words*"), "equifinal run 'studies/two words*'");
    assert_eq!(command("政_府"), "equifinal run studies/政_府");
}

#[cfg(unix)]
#[test]
fn an_id_has_no_control_characters() {
    let folder = Folder::new();
    folder.write_study("two\nlines", small(), SMALL);
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.starts_with("error[no-id]: "), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn a_report_that_cannot_take_its_place_leaves_nothing_behind() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write("reports/other/report.md", "another");
    std::os::unix::fs::symlink("nowhere", folder.path("reports/s")).unwrap();
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (3, ""));
    let names = |path: &str| {
        let entries = fs::read_dir(folder.path(path)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("reports"), ["other", "s"]);
    assert_eq!(names("."), ["reports", "studies"]);
}
