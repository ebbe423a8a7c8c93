//! `check` and `diff`: whether reports are what a run would write, and what differs in words.

use std::process::Command;

use serde_json::Value;

use crate::folder::{Folder, ran};
use crate::study_text::{SMALL, small, with, with_claims};

/// A folder whose one study has its report.
fn reported(study: &str, data: &str) -> Folder {
    let folder = Folder::with_study(study, data);
    let ran = folder.run(&["run"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    folder
}

#[test]
fn a_report_that_a_run_would_write_is_current() {
    let folder = reported(&small(), SMALL);
    let checked = folder.run(&["check"]);
    assert_eq!((checked.status, &checked.stdout[..]), (0, "s: current\n"));
    let quiet = folder.run(&["check", "--quiet"]);
    assert_eq!((quiet.status, &quiet.stdout[..]), (0, ""));
}

#[test]
fn a_study_without_a_report_is_absent_and_a_report_without_a_study_is_named() {
    let folder = Folder::with_study(&small(), SMALL);
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 1);
    assert_eq!(
        checked.stdout,
        "s: absent: there is no report yet\n\
         1 report is not what `equifinal run` would write; run it to bring them up to date\n"
    );
    assert!(!folder.exists("reports"), "check writes nothing");
    folder.run(&["run"]);
    folder.write("reports/old/results.json", "{}");
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 0);
    assert_eq!(
        checked.stdout,
        "s: current\nreports/old: no study below `studies` has this report\n"
    );
    // Of one study among several nothing can be said of the others.
    let named = folder.run(&["check", "studies/s"]);
    assert_eq!(named.stdout, "s: current\n");
}

/// Y is A. When c1 leaves Y and c2 stays, row A*B (4) is no longer positive and row A*~B (3) still
/// is: the path A gains ~B. The claim of one path still holds, that of the formula does not.
#[test]
fn a_changed_value_is_followed_from_the_data_to_the_claims() {
    let study = with_claims(
        &small(),
        &[
            "solution: conservative, paths: 1",
            "solution: conservative, formula: A",
        ],
    );
    let folder = reported(&study, SMALL);
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", "c1,1,1,0"));
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 1);
    let says = |text: &str| {
        assert!(
            checked.stdout.contains(text),
            "`{text}` in:\n{}",
            checked.stdout
        );
    };
    says("s: stale\n    what changed\n      Y: column `Y`: c1 1 → 0\n");
    says("    what it did to the findings\n      Y: c1 is now out (1.000 → 0.000)\n");
    says("Y: row 4 (`A*B`) is now 0, was 1 (consistency 1.000 → 0.000, PRI 1.000 → 0.000)\n");
    says("Y, conservative solution: path 1 gained `*~B`: `A` → `A*~B`\n");
    says("Y, conservative solution: path 1 (`A*~B`) no longer covers c1\n");
    says("claim 2: no longer holds: expected conservative solution: `A`, found `A*~B`\n");
    assert!(
        !checked.stdout.contains("claims that do not hold"),
        "said once"
    );
    assert!(!checked.stdout.contains("claim 1"), "{}", checked.stdout);
}

#[test]
fn cases_and_columns_that_change_are_named() {
    let folder = reported(&small(), SMALL);
    let data = with(SMALL, "c4,0,0,0\n", "c5,0,1,0\n").replace("c3,0,1,0", "c3,0,0,0");
    folder.write("studies/s/data.csv", data.replace(",A,", ",a2,"));
    let study = with(&small(), "A: {column: A,", "A: {column: a2,");
    folder.write("studies/s/study.yaml", study);
    let checked = folder.run(&["check"]);
    for text in [
        "A: read from column `a2`, was `A`",
        "data.csv: 1 new case: c5",
        "data.csv: 1 case gone: c4",
        "B: column `B`: c3 1 → 0",
        "Y: c3 moved from row 2 to row 1",
    ] {
        assert!(
            checked.stdout.contains(text),
            "`{text}` in:\n{}",
            checked.stdout
        );
    }
}

#[test]
fn a_changed_decision_is_named_and_a_changed_comment_changes_no_finding() {
    let folder = reported(&small(), SMALL);
    folder.write(
        "studies/s/study.yaml",
        with(&small(), "  consistency: 0.8\n", "  consistency: 0.85\n"),
    );
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 1);
    assert!(
        checked
            .stdout
            .starts_with("s: stale\n    what changed\n      sufficiency.consistency: 0.8 → 0.85\n"),
        "{}",
        checked.stdout
    );
    assert!(checked.stdout.contains("    findings unchanged\n"));
    folder.write("studies/s/study.yaml", small() + "# a word\n");
    let checked = folder.run(&["check"]);
    assert!(checked.stdout.contains(
        "      study.yaml: the file changed, but no decision: texts, labels, claims or acknowledgements\n    findings unchanged\n"
    ));
}

/// The p value of a condition depends on the number of orders that are tried.
#[test]
fn necessary_condition_analysis_that_differs_is_no_unchanged_finding() {
    let nca = |permutations: &str| {
        let nca = format!("nca: {{ceilings: [ce_fdh], permutations: {permutations}, seed: 1}}}}");
        let necessity = format!("necessity: {{consistency: 0.9, {nca}");
        with(&small(), "necessity: {consistency: 0.9}", &necessity)
    };
    let folder = reported(&nca("10"), SMALL);
    folder.write("studies/s/study.yaml", nca("20"));
    let checked = folder.run(&["check"]);
    let said = "Y: figures of necessary condition analysis differ; the report has them\n";
    assert!(checked.stdout.contains(said), "{}", checked.stdout);
    assert!(!checked.stdout.contains("unchanged"), "{}", checked.stdout);
    folder.write("studies/s/study.yaml", small());
    let checked = folder.run(&["check"]);
    let said = "Y: necessary condition analysis is gone\n";
    assert!(checked.stdout.contains(said), "{}", checked.stdout);
}

#[test]
fn the_version_of_the_engine_alone_changes_no_finding() {
    let folder = reported(&small(), SMALL);
    let json = folder.read("reports/s/results.json");
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    folder.write(
        "reports/s/results.json",
        with(&json, &version, "\"version\": \"0.0.1\""),
    );
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 1);
    let version = env!("CARGO_PKG_VERSION");
    assert!(
        checked.stdout.contains(&format!(
            "      engine: version 0.0.1 → {version}\n    engine only, findings unchanged\n"
        )),
        "{}",
        checked.stdout
    );
}

#[test]
fn a_report_changed_by_hand_is_stale() {
    let folder = reported(&small(), SMALL);
    let report = folder.read("reports/s/report.md");
    let changed = report.clone() + "\n[csv](tables/former.csv)\n";
    folder.write("reports/s/report.md", changed);
    folder.write("reports/s/notes.txt", "kept");
    folder.write("reports/s/tables/mine.csv", "kept");
    folder.write("reports/s/tables/former.csv", "a,b\n");
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 1);
    assert_eq!(
        checked.stdout,
        "s: stale\n    \
         the results are the same: the files were changed by hand, or made by another build\n    \
         files: report.md and tables/former.csv (left over)\n\
         1 report is not what `equifinal run` would write; run it to bring them up to date\n"
    );
    folder.write("reports/s/results.json", "{");
    let checked = folder.run(&["check"]);
    assert!(
        checked
            .stdout
            .contains("    the former results cannot be compared: it is not a results.json:")
    );
    folder.write("reports/s/results.json", "{\"format\": 99}");
    let checked = folder.run(&["check"]);
    assert!(checked.stdout.contains(
        "the former results cannot be compared: its format is 99, and this version reads formats up to 1"
    ));
}

#[test]
fn a_claim_that_fails_without_a_reason_fails_the_check_though_the_report_is_current() {
    let claims = with_claims(&small(), &["necessary: none"]);
    let folder = reported(&claims, SMALL);
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 1);
    assert_eq!(
        checked.stdout,
        "s: current\n    claims that do not hold\n      \
         claim 1: Claim 1. Expected: no necessary condition. Found: necessary: `A`.\n"
    );
    let departs = with(&claims, "Claim 1., ", "Claim 1., departs: A is Y., ");
    let folder = reported(&departs, SMALL);
    let checked = folder.run(&["check"]);
    assert_eq!((checked.status, &checked.stdout[..]), (0, "s: current\n"));
}

/// A line that begins with `::` is a command to the job that runs it.
#[test]
fn what_a_claim_says_is_no_line_of_its_own() {
    let claim = "claims:\n  - claim: |\n      Said.\n      ::stop-commands::x\n    expect: {necessary: none}\n";
    let folder = reported(&format!("{}{claim}", small()), SMALL);
    let checked = folder.run(&["check", "--format", "github"]);
    assert_eq!(checked.status, 1, "{checked:?}");
    assert!(
        checked.stdout.contains("claim 1: Said. ::stop-commands::x"),
        "{}",
        checked.stdout
    );
    assert!(!checked.stdout.contains("\n::stop"), "{}", checked.stdout);
}

#[test]
fn a_claim_about_a_case_that_left_is_an_error_and_the_rest_is_compared_all_the_same() {
    let claims = with_claims(
        &small(),
        &[
            "solution: conservative, path: A, covers: [c2]",
            "necessary: [A]",
        ],
    );
    let folder = reported(&claims, SMALL);
    folder.write("studies/s/data.csv", with(SMALL, "c2,1,0,1\n", ""));
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 3);
    assert!(
        checked.stdout.starts_with(
            "s: failed\n    some claims cannot be checked; without them\n    what changed\n      data.csv: 1 case gone: c2\n"
        ),
        "{}",
        checked.stdout
    );
    assert!(checked.stderr.contains("there is no case `c2`"));
    // The other claim keeps its number. B is in every case of Y that is left.
    let necessary =
        "claim 2: no longer holds: expected necessary: `A`, found necessary: `A`, `B`\n";
    assert!(checked.stdout.contains(necessary), "{}", checked.stdout);
    assert!(!checked.stdout.contains("claim 1"), "{}", checked.stdout);
}

#[test]
fn a_failed_study_does_not_stop_the_others() {
    let folder = reported(&small(), SMALL);
    folder.write_study("t", small(), SMALL.replace("c4,0,0,0", "c4,0,0,x"));
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 3);
    assert_eq!(checked.stdout, "s: current\nt: failed\n");
    assert!(
        checked.stderr.contains("error[not-a-number]"),
        "{}",
        checked.stderr
    );
}

#[test]
fn json_holds_the_same_as_data() {
    let folder = reported(&small(), SMALL);
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", "c1,1,1,0"));
    let checked = folder.run(&["check", "--format", "json"]);
    assert_eq!(checked.status, 1);
    let found: Value = serde_json::from_str(&checked.stdout).unwrap();
    assert_eq!(found["status"], 1);
    let study = &found["studies"][0];
    assert_eq!(
        (&study["study"], &study["state"]),
        (&"s".into(), &"stale".into())
    );
    let cause = &study["comparison"]["causes"][0];
    assert_eq!(cause["part"], "data");
    assert_eq!(cause["text"], "column `Y`: c1 1 → 0");
    let kinds = study["comparison"]["changes"].as_array().unwrap();
    assert!(kinds.iter().any(|change| change["weight"] == "detail"));
    assert!(kinds.iter().any(|change| change["part"] == "truth_table"));
}

#[test]
fn github_gets_annotations_and_a_job_summary() {
    let folder = reported(&with_claims(&small(), &["necessary: none"]), SMALL);
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", "c1,1,1,0"));
    let summary = folder.path("summary.md");
    let mut check = folder.command(&["check", "--format", "github"]);
    let checked = ran(check.env("GITHUB_STEP_SUMMARY", &summary));
    assert_eq!(checked.status, 1);
    assert!(
        checked.stdout.contains("::error file=reports/s/report.md,line=1,title=s is stale::s: stale%0A    what changed%0A"),
        "{}",
        checked.stdout
    );
    let summary = folder.read("summary.md");
    assert!(summary.starts_with(
        "## Equifinal check\n\n### s: stale\n\n**what changed**\n\n- Y: column `Y`: c1 1 → 0\n"
    ));
    assert!(summary.contains("- Y, conservative solution: path 1 gained `*~B`: `A` → `A*~B`\n"));
}

#[test]
fn two_reports_are_compared_in_the_same_words() {
    let folder = reported(&small(), SMALL);
    std::fs::rename(folder.path("reports/s"), folder.path("old")).unwrap();
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", "c1,1,1,0"));
    folder.run(&["run"]);
    let same = folder.run(&["diff", "old", "old/results.json"]);
    assert_eq!((same.status, &same.stdout[..]), (0, "s: no difference\n"));
    let diff = folder.run(&["diff", "old", "reports/s"]);
    assert_eq!(diff.status, 0);
    assert!(diff.stdout.starts_with(
        "s: differs\n    what changed\n      Y: column `Y`: c1 1 → 0\n    what it did to the findings\n"
    ));
    let one = folder.run(&["diff", "old"]);
    assert_eq!(one.status, 2);
    assert_eq!(
        one.stderr,
        "error[two-reports]: `diff` compares two reports, and 1 were named\n |\n = help: name OLD and NEW, or a revision: `equifinal diff --base origin/main`\n"
    );
    let nothing = folder.run(&["diff", "old", "studies"]);
    assert_eq!(nothing.status, 2);
    assert!(
        nothing
            .stderr
            .starts_with("error[no-report]: `studies` holds no results.json\n")
    );
}

/// Runs git in the folder; it must be there, as `diff --base` needs it.
fn git(folder: &Folder, arguments: &[&str]) {
    let ran = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
        .args(arguments)
        .current_dir(folder.path("."))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
}

#[test]
fn reports_are_compared_with_those_of_a_git_revision() {
    let folder = reported(&small(), SMALL);
    folder.write_study("gone", small(), SMALL);
    folder.run(&["run"]);
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "one"]);
    std::fs::remove_dir_all(folder.path("studies/gone")).unwrap();
    std::fs::remove_dir_all(folder.path("reports/gone")).unwrap();
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", "c1,1,1,0"));
    folder.write_study("t", small(), SMALL);
    folder.run(&["run"]);
    let diff = folder.run(&["diff", "--base", "HEAD"]);
    assert_eq!(diff.status, 0, "{}", diff.stderr);
    assert!(
        diff.stdout.starts_with("gone: gone\ns: differs\n"),
        "{}",
        diff.stdout
    );
    assert!(diff.stdout.ends_with("\nt: new\n"), "{}", diff.stdout);
    let in_tree = folder.run(&["diff", "--base", "HEAD", "studies"]);
    assert_eq!(in_tree.stdout, diff.stdout);
    let named = folder.run(&["diff", "--base", "HEAD", "studies/t"]);
    assert_eq!(named.stdout, "t: new\n");
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "two"]);
    let both = folder.run(&["diff", "--base", "HEAD~1", "--head", "HEAD", "studies/s"]);
    assert!(both.stdout.starts_with("s: differs\n"), "{}", both.stdout);
    folder.write_study("other/u", small(), SMALL);
    std::fs::remove_dir_all(folder.path("studies/t")).unwrap();
    std::fs::remove_dir_all(folder.path("reports/t")).unwrap();
    folder.write("reports/s/results.json", "{");
    let between = folder.run(&["diff", "--base", "HEAD~1", "--head", "HEAD"]);
    assert!(
        between.stdout.starts_with("gone: gone\ns: differs\n")
            && between.stdout.ends_with("\nt: new\n"),
        "{}",
        between.stdout
    );
    let broken = folder.run(&["diff", "--base", "HEAD"]);
    assert_eq!(broken.status, 0, "{}", broken.stderr);
    assert!(
        broken
            .stdout
            .starts_with("s: cannot be compared\n    `s/results.json` now: "),
        "{}",
        broken.stdout
    );
    // A tree without a study says nothing of reports whose studies are elsewhere.
    let elsewhere = folder.run(&["diff", "--base", "HEAD", "studies/other"]);
    assert_eq!(elsewhere.stdout, "t: gone\n");
    let unknown = folder.run(&["diff", "--base", "--nope"]);
    assert_eq!(unknown.status, 2);
    let unknown = folder.run(&["diff", "--base", "nope"]);
    assert_eq!(unknown.status, 2);
    assert_eq!(
        unknown.stderr,
        "error[git]: there is no revision `nope` here; in a shallow clone, fetch it first\n"
    );
}

#[test]
fn data_to_be_had_elsewhere_are_skipped_unless_all_are() {
    let pinned = with(
        &small(),
        "missing: fail}",
        "missing: fail, obtain: the archive, sha256: \"0000000000000000000000000000000000000000000000000000000000000000\"}",
    );
    let folder = reported(&small(), SMALL);
    folder.write("studies/p/study.yaml", &pinned);
    for command in ["run", "check"] {
        let ran = folder.run(&[command]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.stdout.contains(
            "p: skipped: the data are not here; obtain them from the archive, and name their folder with --data-dir\n"
        ));
        assert!(
            ran.stdout
                .ends_with("1 of 2 studies skipped: the data are not here\n")
        );
        let ran = folder.run(&[command, "studies/p"]);
        assert_eq!(ran.status, 3, "{ran:?}");
        assert!(
            ran.stderr
                .ends_with("1 of 1 studies skipped: the data are not here\n")
        );
    }
}
