//! The shell steps of the release workflow, run as GitHub would run them, with a stand-in for `gh`.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::folder::{Folder, Ran, ran};

#[derive(Deserialize)]
struct Workflow {
    jobs: IndexMap<String, Job>,
}

#[derive(Deserialize)]
struct Job {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    name: Option<String>,
    run: Option<String>,
}

fn text_of(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn workflow() -> Workflow {
    serde_yaml::from_str(&text_of(".github/workflows/release.yml")).unwrap()
}

/// The scripts of the workflow by the names of their steps.
fn scripts() -> IndexMap<String, String> {
    let steps = workflow().jobs.into_values().flat_map(|job| job.steps);
    let scripts = steps.filter_map(|step| Some((step.name.unwrap_or_default(), step.run?)));
    scripts.collect()
}

/// Runs a step on the tag v1.2.3.
fn step(folder: &Folder, name: &str) -> Ran {
    let mut bash = Command::new("bash");
    bash.arg("-e").arg("-c").arg(&scripts()[name]);
    bash.current_dir(folder.path(".")).env_clear();
    let bin = folder.path("bin").display().to_string();
    bash.env("PATH", format!("{bin}:/usr/local/bin:/usr/bin:/bin"));
    ran(bash.env("GITHUB_REF_NAME", "v1.2.3"))
}

/// A program at a path that can be run.
fn executable(folder: &Folder, path: &str, text: &str) {
    folder.write(path, text);
    let mode = fs::Permissions::from_mode(0o755);
    fs::set_permissions(folder.path(path), mode).unwrap();
}

/// A repository of version 1.2.3.
fn repository() -> Folder {
    let folder = Folder::new();
    for script in [".ci/version", ".ci/release-notes"] {
        executable(&folder, script, &text_of(script));
    }
    folder.write(
        "Cargo.toml",
        "[package]\nname = \"equifinal\"\nversion = \"1.2.3\"\n\n[dependencies]\nx = \"0\"\n",
    );
    folder.write(
        "CHANGELOG.md",
        "# Changelog\n\n## 1.2.3, 2027-01-02\n\n- One.\n",
    );
    folder
}

#[test]
fn the_notes_are_those_of_the_tag() {
    let folder = repository();
    let written = step(&folder, "Write the notes");
    assert_eq!(written.status, 0, "{written:?}");
    assert_eq!(folder.read("notes.md"), "- One.\n");
    folder.write("Cargo.toml", "version = \"1.2.4\"\n");
    let refused = step(&folder, "Write the notes");
    assert_eq!(
        (refused.status, &refused.stderr[..]),
        (1, "the tag is v1.2.3, and Cargo.toml has version 1.2.4\n")
    );
}

#[test]
fn the_release_holds_two_files_of_each_system_and_their_checksums() {
    let folder = repository();
    let systems = [
        ("linux-x86_64.tar.gz", "manylinux_2_17_x86_64"),
        ("linux-aarch64.tar.gz", "manylinux_2_17_aarch64"),
        ("macos-x86_64.tar.gz", "macosx_10_12_x86_64"),
        ("macos-aarch64.tar.gz", "macosx_11_0_arm64"),
        ("windows-x86_64.zip", "win_amd64"),
    ];
    for (archive, platform) in systems {
        folder.write(
            &format!("built/archives/equifinal-1.2.3-{archive}"),
            archive,
        );
        folder.write(
            &format!("built/wheels/equifinal-1.2.3-py3-none-{platform}.whl"),
            platform,
        );
    }
    let gathered = step(&folder, "Gather the files");
    assert_eq!(gathered.status, 0, "{gathered:?}");
    let sums = folder.read("dist/SHA256SUMS");
    assert_eq!(sums.lines().count(), 10, "{sums}");
    // What the action looks for.
    for (archive, _) in systems {
        assert!(sums.contains(&format!("  equifinal-1.2.3-{archive}\n")));
    }
    let checked = ran(Command::new("shasum")
        .args(["-a", "256", "--check", "SHA256SUMS"])
        .current_dir(folder.path("dist")));
    assert_eq!(checked.status, 0, "{checked:?}");

    folder.write("notes.md", "- One.\n");
    executable(
        &folder,
        "bin/gh",
        "#!/bin/sh\nprintf '%s\\n' \"$@\" >asked\n",
    );
    let published = step(&folder, "Publish the release");
    assert_eq!(published.status, 0, "{published:?}");
    let asked = folder.read("asked");
    let start = "release\ncreate\nv1.2.3\n--verify-tag\n--title\nEquifinal 1.2.3\n--notes-file\nnotes.md\ndist/SHA256SUMS\n";
    assert!(asked.starts_with(start), "{asked}");
    assert_eq!(asked.matches("\ndist/").count(), 11, "{asked}");
}

#[test]
fn a_release_without_one_of_the_systems_is_none() {
    let folder = repository();
    folder.write("built/archives/equifinal-1.2.3-linux-x86_64.tar.gz", "");
    let gathered = step(&folder, "Gather the files");
    assert_eq!(gathered.status, 1, "{gathered:?}");
    assert!(!folder.exists("dist/SHA256SUMS"));
}

/// What builds and tries a wheel is what each change is checked with.
#[test]
fn the_program_of_a_release_is_built_as_each_change_builds_it() {
    let checks = text_of(".ci/run");
    for name in ["Build and try the wheel", "Pack the program"] {
        let script = &scripts()[name];
        assert!(checks.contains(&format!("step {script}\n")), "{script}");
    }
}
