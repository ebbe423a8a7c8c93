//! How the action decides what to do, and how it installs the program: the binary of the release,
//! else the wheel, else a build from source. What needs the network is played by small scripts.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::ci_files::{git, repository, step};
use crate::folder::{Folder, Ran};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const INSTALL: &str = "Install Equifinal";

/// What the first step of the action decides on an event: the lines of its output.
fn decided(environment: &[(&str, &str)]) -> Vec<String> {
    let folder = repository();
    let mut all = vec![
        ("MODE", "auto"),
        ("BASE", ""),
        ("COMMENT", ""),
        ("PUSH", ""),
        ("HEAD_REPOSITORY", ""),
        ("NUMBER", ""),
        ("GITHUB_REPOSITORY", "owner/data"),
        ("GITHUB_HEAD_REF", ""),
        ("GITHUB_BASE_REF", ""),
    ];
    all.extend(environment);
    let ran = step(&folder, "Decide what to do", &all);
    assert_eq!((ran.status, &ran.stderr[..]), (0, ""), "{ran:?}");
    // The commit at which the branch left `main` is the only one that there is.
    let commit = git(&folder, &["rev-parse", "HEAD"]);
    let output = folder.read("temp/output");
    let output = output.replace(commit.stdout.trim(), "COMMIT");
    output.lines().map(str::to_owned).collect()
}

const PULL_REQUEST: [(&str, &str); 4] = [
    ("GITHUB_EVENT_NAME", "pull_request"),
    ("NUMBER", "7"),
    ("GITHUB_HEAD_REF", "more/cases"),
    ("GITHUB_BASE_REF", "main"),
];

#[test]
fn the_action_checks_a_push_and_updates_a_pull_request() {
    assert_eq!(
        decided(&[("GITHUB_EVENT_NAME", "push")]),
        ["mode=check", "base=HEAD", "comment=", "push="]
    );
    let with = |more: &[(&'static str, &'static str)]| decided(&[&PULL_REQUEST, more].concat());
    assert_eq!(
        with(&[("HEAD_REPOSITORY", "owner/data")]),
        ["mode=update", "base=COMMIT", "comment=7", "push=more/cases"]
    );
    // A fork may not write.
    assert_eq!(
        with(&[("HEAD_REPOSITORY", "other/data")]),
        ["mode=update", "base=COMMIT", "comment=", "push="]
    );
    // What is said is done.
    assert_eq!(
        with(&[("HEAD_REPOSITORY", "owner/data"), ("MODE", "check")]),
        ["mode=check", "base=COMMIT", "comment=", "push="]
    );
    assert_eq!(
        with(&[
            ("HEAD_REPOSITORY", "owner/data"),
            ("BASE", "v1"),
            ("PUSH", "x")
        ]),
        ["mode=update", "base=v1", "comment=7", "push=x"]
    );
}

/// A script on the path, in the place of a program that needs the network.
fn stand_in(folder: &Folder, name: &str, script: &str) {
    let file = format!("bin/{name}");
    folder.write(&file, format!("#!/bin/bash\n{script}"));
    let executable = fs::Permissions::from_mode(0o755);
    fs::set_permissions(folder.path(&file), executable).unwrap();
}

/// A folder in which nothing is installed and nothing can be: `gh`, `python3` and `cargo` say that
/// they were asked, and fail.
fn nothing_to_be_had() -> Folder {
    let folder = Folder::new();
    folder.write("temp/output", "");
    folder.write("temp/path", "");
    assert_eq!(folder.run(&["init", "--ci", "github"]).status, 0);
    for name in ["gh", "python3", "cargo"] {
        let asked = "echo \"${0##*/} $*\" >>\"$RUNNER_TEMP/asked\"; exit 1\n";
        stand_in(&folder, name, asked);
    }
    folder
}

/// Runs the step that installs, without the program on the path.
fn installs(folder: &Folder, environment: &[(&str, &str)]) -> Ran {
    let bin = folder.path("bin").display().to_string();
    let path = format!("{bin}:/usr/local/bin:/usr/bin:/bin");
    let github_path = folder.path("temp/path").display().to_string();
    let mut all = vec![
        ("PATH", &path[..]),
        ("GITHUB_PATH", &github_path),
        ("VERSION", VERSION),
        ("ACTION", ""),
        ("REPOSITORY", "owner/engine"),
    ];
    all.extend(environment);
    step(folder, INSTALL, &all)
}

/// A program that says to be of a version.
fn program(version: &str) -> String {
    format!("#!/bin/sh\necho \"equifinal {version}\"\n")
}

/// A release with the archives of `.ci/archive`, for `gh` to download.
fn released(folder: &Folder, version: &str) {
    for system in ["linux", "macos"] {
        for machine in ["x86_64", "aarch64"] {
            let name = format!("equifinal-{VERSION}-{system}-{machine}");
            folder.write(&format!("release/{name}/equifinal"), program(version));
            let packed = Command::new("bash")
                .arg("-c")
                .arg(format!(
                    "chmod +x {name}/equifinal && tar -czf {name}.tar.gz {name} && rm -r {name}"
                ))
                .current_dir(folder.path("release"))
                .status();
            assert!(packed.unwrap().success());
        }
    }
    let summed = Command::new("bash")
        .args(["-c", "shasum -a 256 *.tar.gz >SHA256SUMS"])
        .current_dir(folder.path("release"))
        .status();
    assert!(summed.unwrap().success());
    let release = folder.path("release").display().to_string();
    stand_in(
        folder,
        "gh",
        &format!(
            "echo \"gh $*\" >>\"$RUNNER_TEMP/asked\"\n\
             while [[ $1 != --dir ]]; do shift; done\n\
             for file in \"$4\" \"$6\"; do cp \"{release}/$file\" \"$2\" || exit 1; done\n"
        ),
    );
}

fn asked(folder: &Folder) -> Vec<String> {
    let asked = fs::read_to_string(folder.path("temp/asked")).unwrap_or_default();
    asked.lines().map(str::to_owned).collect()
}

#[test]
fn a_program_of_the_version_that_is_there_is_used() {
    let folder = nothing_to_be_had();
    folder.write("bin/equifinal", program(VERSION));
    stand_in(&folder, "equifinal", &format!("echo equifinal {VERSION}\n"));
    let ran = installs(&folder, &[]);
    assert_eq!(
        (ran.status, &ran.stdout[..]),
        (0, &format!("equifinal {VERSION}\n")[..]),
        "{ran:?}"
    );
    assert!(asked(&folder).is_empty());
}

#[test]
fn the_binary_of_the_release_is_installed() {
    let folder = nothing_to_be_had();
    // Another version is on the machine.
    stand_in(&folder, "equifinal", "echo equifinal 0.0.1\n");
    released(&folder, VERSION);
    let ran = installs(&folder, &[]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(
        ran.stdout.ends_with(&format!("equifinal {VERSION}\n")),
        "{ran:?}"
    );
    let [download] = &asked(&folder)[..] else {
        panic!("{:?}", asked(&folder))
    };
    assert!(
        download.starts_with(&format!(
            "gh release download v{VERSION} --repo owner/engine "
        )),
        "{download}"
    );
    let path = folder.read("temp/path");
    let installed = Path::new(path.trim_end()).join("equifinal");
    assert_eq!(fs::read_to_string(installed).unwrap(), program(VERSION));
}

#[test]
fn a_binary_with_another_checksum_is_an_error_and_no_reason_to_go_on() {
    let folder = nothing_to_be_had();
    released(&folder, VERSION);
    let sums = folder.read("release/SHA256SUMS");
    let lines = sums.lines();
    let other = lines.map(|line| format!("{}{}\n", "0".repeat(64), &line[64..]));
    let other = other.collect::<Vec<String>>().concat();
    folder.write("release/SHA256SUMS", other);
    let ran = installs(&folder, &[]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stdout.contains("::error::the checksum of equifinal-"));
    assert_eq!(asked(&folder).len(), 1, "{:?}", asked(&folder));
    // Nor is one that the list does not name.
    folder.write("release/SHA256SUMS", "");
    let ran = installs(&folder, &[]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(folder.read("temp/path"), "");
}

#[test]
fn without_a_release_the_wheel_is_installed() {
    let folder = nothing_to_be_had();
    stand_in(
        &folder,
        "python3",
        &format!(
            "echo \"python3 $1 $2\" >>\"$RUNNER_TEMP/asked\"\n\
             mkdir -p \"$3/bin\"\n\
             cat >\"$3/bin/pip\" <<'PIP'\n\
             #!/bin/bash\n\
             echo \"pip $*\" >>\"$RUNNER_TEMP/asked\"\n\
             printf '#!/bin/sh\\necho equifinal {VERSION}\\n' >\"${{0%/*}}/equifinal\"\n\
             chmod +x \"${{0%/*}}/equifinal\"\n\
             PIP\n\
             chmod +x \"$3/bin/pip\"\n"
        ),
    );
    let ran = installs(&folder, &[]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let asked = asked(&folder);
    assert!(asked[0].starts_with("gh release download "), "{asked:?}");
    assert_eq!(
        asked[1..],
        [
            "python3 -m venv".to_owned(),
            format!("pip install --quiet --only-binary :all: equifinal=={VERSION}")
        ]
    );
    let path = folder.read("temp/path");
    assert!(path.ends_with("/equifinal/bin\n"), "{path}");
}

#[test]
fn without_a_wheel_it_is_built_from_source() {
    let folder = nothing_to_be_had();
    let builds = format!(
        "echo \"cargo $*\" >>\"$RUNNER_TEMP/asked\"\n\
         printf '#!/bin/sh\\necho equifinal {VERSION}\\n' >\"${{0%/*}}/equifinal\"\n\
         chmod +x \"${{0%/*}}/equifinal\"\n"
    );
    stand_in(&folder, "cargo", &builds);
    // No repository is known: no release is asked for.
    let ran = installs(&folder, &[("REPOSITORY", "")]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let found = asked(&folder);
    assert!(found[0].starts_with("python3 -m venv "), "{found:?}");
    assert_eq!(
        found[1..],
        [format!(
            "cargo install --locked equifinal --version {VERSION}"
        )]
    );
    // The action as it stands in the repository of the program knows its version and its source.
    fs::remove_file(folder.path("bin/equifinal")).unwrap();
    fs::remove_file(folder.path("temp/asked")).unwrap();
    let source = env!("CARGO_MANIFEST_DIR");
    let ran = installs(
        &folder,
        &[("REPOSITORY", ""), ("VERSION", ""), ("ACTION", source)],
    );
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(
        asked(&folder)[1..],
        [format!("cargo install --locked --path {source}")]
    );
}

#[test]
fn what_was_installed_is_of_the_version_that_was_asked_for() {
    let folder = nothing_to_be_had();
    released(&folder, "0.0.1");
    let ran = installs(&folder, &[]);
    assert_eq!(ran.status, 1, "{ran:?}");
    let says = format!("::error::Equifinal {VERSION} is not what was installed\n");
    assert!(ran.stdout.ends_with(&says), "{ran:?}");
    let unknown = installs(&nothing_to_be_had(), &[("VERSION", "")]);
    assert_ne!(unknown.status, 0);
    assert!(
        unknown
            .stderr
            .contains("say which version of Equifinal to install"),
        "{unknown:?}"
    );
}
