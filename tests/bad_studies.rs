//! Every problem that a study file alone can show, as the researcher sees it.
//!
//! Each folder of `tests/bad_studies` holds a study with one kind of problem and the exact text of
//! the messages. `UPDATE_EXPECTED=1 cargo test --test bad_studies` writes the texts anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use equifinal::cli::diagnostics;
use equifinal::study::{CODES, discover, read};

/// Folders that show something else than their name as a code.
const OTHERS: [&str; 5] = [
    "enhanced",
    "enhanced-not-declared",
    "many-problems",
    "robustness",
    "variant-problems",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_studies")
}

fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir(folder()).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn every_code_has_a_bad_study() {
    let expected: BTreeSet<String> = CODES
        .iter()
        .chain(&OTHERS)
        .map(ToString::to_string)
        .collect();
    assert_eq!(folders(), expected);
}

#[test]
fn every_bad_study_is_refused_in_these_words() {
    let mut differing = Vec::new();
    for name in folders() {
        let folder = folder().join(&name);
        let problems = read(&folder.join("study.yaml"), "study.yaml").expect_err(&name);
        assert!(
            OTHERS.contains(&name.as_str()) || problems.iter().any(|problem| problem.code == name),
            "{name}: {problems:?}"
        );
        let found = diagnostics::render(&problems, false);
        let file = folder.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&file, &found).unwrap();
        }
        if fs::read_to_string(&file).unwrap_or_default() != found {
            differing.push(format!("{name}, found:\n{found}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// A tree with a study file in each of these folders.
fn tree(folders: &[&str]) -> tempfile::TempDir {
    let tree = tempfile::tempdir().unwrap();
    for folder in folders {
        let folder = tree.path().join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("study.yaml"), "format: 1\n").unwrap();
    }
    tree
}

fn ids(tree: &Path, path: &str) -> Vec<(String, bool)> {
    let found = discover(&[tree.join(path)], &tree.join("reports")).unwrap();
    found
        .into_iter()
        .map(|study| (study.id, study.named))
        .collect()
}

#[test]
fn two_studies_with_one_id_are_refused() {
    let tree = tree(&["a/Openness", "b/openness"]);
    let problems = discover(&[tree.path().to_owned()], Path::new("reports")).unwrap_err();
    let found =
        diagnostics::render(&problems, false).replace(&tree.path().display().to_string(), "TREE");
    assert_eq!(
        found,
        "error[two-studies-one-id]: `TREE/a/Openness/study.yaml` and `TREE/b/openness/study.yaml` have the same id, \
         `openness`\n |\n = help: a study's id is the name of its folder; upper and lower case count as equal: \
         rename one\n"
    );
}

#[test]
fn a_path_is_a_file_a_folder_or_a_tree() {
    let tree = tree(&[
        "z",
        "a",
        ".hidden",
        "target",
        "reports/a",
        "deep/er/study",
        "a/target/b",
    ]);
    assert_eq!(
        ids(tree.path(), ""),
        [
            ("a".into(), false),
            ("study".into(), false),
            ("z".into(), false)
        ]
    );
    assert_eq!(ids(tree.path(), "a"), [("a".into(), true)]);
    assert_eq!(ids(tree.path(), "a/study.yaml"), [("a".into(), true)]);
    assert_eq!(ids(tree.path(), "deep/er/../../a/."), [("a".into(), true)]);
}

#[test]
fn a_study_reached_twice_counts_once() {
    let tree = tree(&["a"]);
    let paths = [
        tree.path().to_owned(),
        tree.path().join("a"),
        tree.path().join("a/study.yaml"),
    ];
    let found = discover(&paths, Path::new("reports")).unwrap();
    assert_eq!(found.len(), 1);
    assert!(found[0].named);
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed() {
    let tree = tree(&["a"]);
    std::os::unix::fs::symlink(tree.path().join("a"), tree.path().join("b")).unwrap();
    assert_eq!(ids(tree.path(), ""), [("a".into(), false)]);
}

#[test]
fn a_missing_path_names_the_nearest_one() {
    let tree = tree(&["openness"]);
    fs::create_dir(tree.path().join("empty")).unwrap();
    let paths = [tree.path().join("opennes"), tree.path().join("empty")];
    let problems = discover(&paths, Path::new("reports")).unwrap_err();
    let found =
        diagnostics::render(&problems, false).replace(&tree.path().display().to_string(), "TREE");
    assert_eq!(
        found,
        "error[no-study]: `TREE/opennes` does not exist\n |\n = help: did you mean `TREE/openness`?\n\n\
         error[no-study]: no study was found in `TREE/empty`\n |\n = help: a study is a folder that holds a file \
         named `study.yaml`\n"
    );
}
