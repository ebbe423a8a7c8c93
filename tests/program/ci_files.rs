//! What `init --ci github` writes, and each shell step of the action, run as GitHub would run it.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::folder::{Folder, Ran, ran};
use crate::study_text::{SMALL, small, with};

#[derive(Deserialize)]
struct Action {
    runs: Runs,
}

#[derive(Deserialize)]
struct Runs {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    name: String,
    run: String,
}

/// The script of a step of the action that `init` wrote.
fn script(folder: &Folder, name: &str) -> String {
    let action = folder.read(".github/actions/equifinal/action.yml");
    let action: Action = serde_yaml::from_str(&action).unwrap();
    let mut steps = action.runs.steps.into_iter();
    steps.find(|step| step.name == name).unwrap().run
}

/// Runs a step with `equifinal` on the path, and what GitHub sets.
pub(crate) fn step(folder: &Folder, name: &str, environment: &[(&str, &str)]) -> Ran {
    let program = Path::new(env!("CARGO_BIN_EXE_equifinal"));
    let bin = program.parent().unwrap().display();
    let mut bash = Command::new("bash");
    bash.arg("-c").arg(script(folder, name));
    bash.current_dir(folder.path(".")).env_clear();
    bash.env(
        "PATH",
        format!(
            "{}:{bin}:/usr/local/bin:/usr/bin:/bin",
            folder.path("bin").display()
        ),
    );
    bash.env("HOME", folder.path("."));
    bash.env("RUNNER_TEMP", folder.path("temp"));
    bash.env("GITHUB_OUTPUT", folder.path("temp/output"));
    bash.env("GITHUB_STEP_SUMMARY", folder.path("temp/summary.md"));
    bash.env("PATHS", "studies\n")
        .env("REPORTS", "reports")
        .env("DATA_DIR", "");
    ran(bash.envs(environment.iter().copied()))
}

pub(crate) fn git(folder: &Folder, arguments: &[&str]) -> Ran {
    let ran = ran(Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
        .args(arguments)
        .current_dir(folder.path(".")));
    assert_eq!(ran.status, 0, "{ran:?}");
    ran
}

/// A repository with one study and its report, on the branch `main` of a remote.
pub(crate) fn repository() -> Folder {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write("temp/output", "");
    folder.write(".gitignore", "temp\nremote\nbin\n");
    assert_eq!(folder.run(&["init", "--ci", "github"]).status, 0);
    assert_eq!(folder.run(&["run"]).status, 0);
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["init", "-q", "--bare", "remote"]);
    git(&folder, &["remote", "add", "origin", "./remote"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "one"]);
    git(&folder, &["push", "-q", "origin", "main"]);
    folder
}

#[test]
fn the_files_are_written_and_those_of_others_are_kept() {
    let folder = Folder::new();
    let first = folder.run(&["init", "--ci", "github"]);
    assert_eq!(first.status, 0);
    assert_eq!(
        first.stdout,
        "./.github/workflows/equifinal.yml written\n\
         ./.github/actions/equifinal/action.yml written\n\
         Commit both files. A pull request then says what it does to the findings.\n"
    );
    let workflow = folder.read(".github/workflows/equifinal.yml");
    let lines = workflow.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.count(), 10);
    let action = folder.read(".github/actions/equifinal/action.yml");
    assert!(action.contains(&format!("default: \"{}\"\n", env!("CARGO_PKG_VERSION"))));
    assert!(!action.contains("# @"), "{action}");
    let again = folder.run(&["init", "--ci", "github"]);
    assert!(
        again
            .stdout
            .starts_with("./.github/workflows/equifinal.yml is there already\n")
    );
    folder.write(".github/workflows/equifinal.yml", "mine");
    let refused = folder.run(&["init", "--ci", "github"]);
    assert_eq!(refused.status, 2);
    assert_eq!(
        refused.stderr,
        "error[file-exists]: `./.github/workflows/equifinal.yml` is there, with another text\n |\n = help: look at it first; `--force` writes over it\n"
    );
    assert_eq!(folder.read(".github/workflows/equifinal.yml"), "mine");
    let forced = folder.run(&["init", "--ci", "github", "--force"]);
    assert_eq!(forced.status, 0);
    assert_eq!(folder.read(".github/workflows/equifinal.yml"), workflow);
}

#[test]
fn the_action_checks_that_nothing_is_stale() {
    let folder = repository();
    let check = [("MODE", "check"), ("BASE", "HEAD")];
    let checked = step(&folder, "Run the studies", &check);
    assert_eq!((checked.status, &checked.stdout[..]), (0, "s: current\n"));
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", "c1,1,1,0"));
    let checked = step(&folder, "Run the studies", &check);
    assert_eq!(checked.status, 1, "{checked:?}");
    assert!(checked.stdout.contains("::error file=reports/s/report.md,"));
    assert!(folder.read("temp/summary.md").contains("### s: stale"));
    let unknown = step(
        &folder,
        "Run the studies",
        &[("MODE", "both"), ("BASE", "HEAD")],
    );
    assert_eq!(unknown.status, 2, "{unknown:?}");
}

#[test]
fn the_action_updates_reports_says_what_changed_and_pushes_them() {
    let folder = repository();
    git(&folder, &["switch", "-q", "-c", "update"]);
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", "c1,1,1,0"));
    git(&folder, &["commit", "-q", "-a", "-m", "two"]);
    let update = [("MODE", "update"), ("BASE", "origin/main")];
    let updated = step(&folder, "Run the studies", &update);
    assert_eq!(updated.status, 0, "{updated:?}");
    let findings = folder.read("temp/findings.md");
    assert!(
        findings.contains("- Y: column `Y`: c1 1 → 0\n"),
        "{findings}"
    );
    assert!(folder.read("temp/summary.md").ends_with(&findings));
    assert!(folder.read("temp/output").ends_with("changed=true\n"));

    // `gh` stands for itself: it is not on this machine, and there is no pull request. It tells of the
    // comments that are there, and keeps the body that it is given.
    folder.write(
        "bin/gh",
        "#!/bin/sh\necho \"$1 $2 $3 $4 $5\" >>\"$RUNNER_TEMP/gh\"\n\
         if [ \"$2\" = --paginate ]; then cat \"$RUNNER_TEMP/comments\"; fi\n\
         for word in \"$@\"; do case $word in body=@*) cat \"${word#body=@}\" >\"$RUNNER_TEMP/body\" ;; esac; done\n",
    );
    let made = Command::new("chmod")
        .arg("+x")
        .arg(folder.path("bin/gh"))
        .status();
    assert!(made.unwrap().success());
    let findings = folder.path("temp/findings.md");
    let findings = findings.to_str().unwrap();
    let comment = [
        ("PULL_REQUEST", "7"),
        ("GITHUB_REPOSITORY", "o/r"),
        ("FINDINGS", findings),
    ];
    for comments in ["", "11\n12\n"] {
        folder.write("temp/comments", comments);
        let said = step(&folder, "Say what changed", &comment);
        assert_eq!(said.status, 0, "{said:?}");
    }
    assert_eq!(
        folder.read("temp/body"),
        format!("<!-- equifinal -->\n{}", folder.read("temp/findings.md"))
    );
    let pushed = step(&folder, "Commit the reports", &[("BRANCH", "update")]);
    assert_eq!(pushed.status, 0, "{pushed:?}");
    let own = ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"<!-- equifinal -->\"))) | .id";
    assert_eq!(
        folder.read("temp/gh"),
        format!(
            "api --paginate repos/o/r/issues/7/comments --jq {own}\n\
             api --silent --method POST repos/o/r/issues/7/comments\n\
             api --paginate repos/o/r/issues/7/comments --jq {own}\n\
             api --silent --method PATCH repos/o/r/issues/comments/12\n\
             auth setup-git   \n"
        )
    );
    let remote = git(
        &folder,
        &["--git-dir=remote", "log", "--format=%s", "update"],
    );
    assert_eq!(remote.stdout, "Bring the reports up to date\ntwo\none\n");
    assert_eq!(folder.run(&["check"]).status, 0);
}

/// What others did to the main branch meanwhile is not what a pull request does.
#[test]
fn a_pull_request_is_compared_with_where_it_left_its_base() {
    let folder = repository();
    git(&folder, &["switch", "-q", "-c", "update"]);
    let left = git(&folder, &["rev-parse", "HEAD"]);
    git(&folder, &["commit", "-q", "--allow-empty", "-m", "two"]);
    git(&folder, &["switch", "-q", "main"]);
    git(&folder, &["commit", "-q", "--allow-empty", "-m", "three"]);
    git(&folder, &["push", "-q", "origin", "main"]);
    git(&folder, &["switch", "-q", "update"]);
    let pull_request = [
        ("MODE", "auto"),
        ("BASE", ""),
        ("COMMENT", ""),
        ("PUSH", ""),
        ("GITHUB_EVENT_NAME", "pull_request"),
        ("GITHUB_BASE_REF", "main"),
        ("GITHUB_HEAD_REF", "update"),
        ("GITHUB_REPOSITORY", "o/r"),
        ("HEAD_REPOSITORY", "o/r"),
        ("NUMBER", "7"),
    ];
    let decided = step(&folder, "Decide what to do", &pull_request);
    assert_eq!(decided.status, 0, "{decided:?}");
    let base = left.stdout.trim();
    assert_eq!(
        folder.read("temp/output"),
        format!("mode=update\nbase={base}\ncomment=7\npush=update\n")
    );
}
