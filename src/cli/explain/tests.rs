//! That each code has one explanation and each explanation a code, and that examples are true.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::explanation::Example;
use super::{all, find};
use crate::pipeline;
use crate::study::{CODES, Problem, read};

/// A small study, into which an example puts its sections.
const STUDY: &str = "\
format: 1
title: A small study
provenance: synthetic
data: {source: cities.csv, case: city, missing: fail}
outcome:
  DO: {column: openness, calibrate: {method: crisp, threshold: 40}}
conditions:
  LS: {column: leadership, calibrate: {method: crisp, threshold: 5}, expect: present}
  MD: {column: demand, calibrate: {method: multi_value, thresholds: [4, 8]}, expect: [2]}
  FS: {column: finance, calibrate: {method: direct, anchors: {exclusion: 10, crossover: 25, inclusion: 60}}}
calibration: {full_membership: 0.95, at_half: fail}
necessity: {consistency: 0.9}
sufficiency: {frequency: 1, consistency: 0.8, pri: 0.6, solutions: [conservative, intermediate, parsimonious], negated_outcome: true}
";
const DATA: &str = "\
city,leadership,demand,finance,openness,grants,change,ones,kind,levels
Harbin,7,9,60,75,5,2.5,1,port,2
Yichun,6,2,12,55,0,-1,1,inland,1
Heihe,2,5,28,20,0,0.5,1,border,0
Daqing,8,6,45,66,0,3,1,port,2
Jixi,3,3,15,25,0,1,1,inland,0
Hegang,1,8,20,15,2,0,1,inland,1
";

/// The sections of a text, each from its key at the margin to the next.
fn sections(text: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if starts {
            let key = line.split(':').next().unwrap_or_default();
            sections.push((key.to_owned(), String::new()));
        }
        if let Some((_, section)) = sections.last_mut() {
            section.push_str(line);
        }
    }
    sections
}

/// The small study with other sections.
fn with_sections(example: &str) -> String {
    let mut study = sections(STUDY);
    for (key, text) in sections(example) {
        match study.iter_mut().find(|(known, _)| *known == key) {
            Some((_, section)) => *section = text,
            None => study.push((key, text)),
        }
    }
    study.into_iter().map(|(_, section)| section).collect()
}

/// The data, with the sign between cells that an example declares.
fn data_for(example: &str) -> String {
    if example.contains("separator: \";\"") {
        DATA.replace(',', ";").replace('.', ",")
    } else {
        DATA.to_owned()
    }
}

/// The codes of all problems of a study with these files, up to its calibrated sets and its claims.
fn codes(study: &str, data: &str, lock: Option<&str>) -> Vec<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("study.yaml", study);
    write("cities.csv", data);
    if let Some(lock) = lock {
        write("study.lock", lock);
    }
    let problems = match read(&folder.path().join("study.yaml"), "study.yaml") {
        Ok(study) => pipeline::prepare(&study, None).err().unwrap_or_default(),
        Err(problems) => problems,
    };
    problems
        .iter()
        .map(|problem: &Problem| problem.code)
        .collect()
}

#[test]
fn a_wrong_example_gives_its_code_and_a_mended_one_gives_no_problem() {
    let mut differing = Vec::new();
    for one in all() {
        let (wrong, mended) = match one.example {
            Example::Study(wrong, mended) => (
                codes(&with_sections(wrong), &data_for(wrong), None),
                codes(&with_sections(mended), &data_for(mended), None),
            ),
            Example::Lock {
                study,
                wrong,
                mended,
            } => (
                codes(&with_sections(study), DATA, Some(wrong)),
                codes(&with_sections(study), DATA, Some(mended)),
            ),
            Example::Data(wrong, mended) => {
                let study = with_sections(
                    "conditions:\n  LS: {column: leadership, calibrate: {method: crisp, threshold: 5}}\n  MD: {column: demand, calibrate: {method: multi_value, thresholds: [4, 8]}}\n",
                );
                (codes(&study, wrong, None), codes(&study, mended, None))
            }
            Example::Words(..) | Example::Finding(_) => continue,
        };
        if !wrong.contains(&one.code) || !mended.is_empty() {
            differing.push(format!("{}: wrong {wrong:?}, mended {mended:?}", one.code));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn every_code_is_found_bare_and_as_a_message_shows_it() {
    for one in all() {
        let code = one.code;
        for written in [
            code.to_owned(),
            format!("error[{code}]"),
            format!("error[{code}]:"),
        ] {
            let found = find(&written).map(|(found, _)| found.code);
            assert_eq!(found, Some(code), "{written}");
        }
    }
}

#[test]
fn codes_of_study_files_have_an_example_that_can_be_tried() {
    // What no text of a study file shows, or only a long one.
    let in_words = ["not-utf8", "not-yet-supported", "too-many-conditions"];
    for code in CODES {
        let explanation = all().find(|one| one.code == *code);
        let explanation = explanation.unwrap_or_else(|| panic!("{code} has no explanation"));
        let is_in_words = matches!(explanation.example, Example::Words(..));
        assert_eq!(is_in_words, in_words.contains(code), "{code}");
    }
}

/// Texts in the source that look like a code and are none.
const NO_CODES: [&str; 17] = [
    "c-accuracy",
    "cat-file",
    "data-and-design",
    "euc-jp",
    "euc-kr",
    "heilongjiang-open-data",
    "ls-tree",
    "necessity-none",
    "rev-parse",
    "teaching-example",
    "truth-table",
    "truth-table-for-do",
    "utf-16",
    "utf-8",
    "windows-1250",
    "windows-1251",
    "windows-1252",
];

/// Folders of the source in which no code arises.
const WITHOUT_CODES: [&str; 3] = ["report", "cli/explain", "study/schema"];

/// Every text of the source, outside of tests, that looks like a code.
fn texts_like_codes() -> BTreeSet<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    for file in source_files(&source) {
        let within = file.strip_prefix(&source).unwrap();
        let is_test = within.ends_with("tests.rs") || within.ends_with("sample.rs");
        if is_test
            || WITHOUT_CODES
                .iter()
                .any(|folder| within.starts_with(folder))
        {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let text = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        found.extend(
            text.split('"')
                .skip(1)
                .step_by(2)
                .filter(|word| looks_like_code(word))
                .map(str::to_owned),
        );
    }
    found
}

fn looks_like_code(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let is_word = |part: &&str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    parts.len() > 1
        && parts.iter().all(is_word)
        && word.starts_with(|c: char| c.is_ascii_lowercase())
}

fn source_files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter();
    let files = entries.map(|entry| entry.unwrap().into_path());
    files
        .filter(|file| file.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

/// The names of messages of reports, which look like codes.
fn names_of_messages() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language/en");
    let files = fs::read_dir(folder).unwrap();
    let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let texts: Vec<String> = texts.collect();
    let lines = texts.iter().flat_map(|text| text.lines());
    let names = lines.filter_map(|line| line.split_once(" ="));
    names.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn every_code_has_one_explanation_and_none_is_left_over() {
    let mut explained = BTreeSet::new();
    for one in all() {
        assert!(explained.insert(one.code.to_owned()), "{} twice", one.code);
        assert!(
            !one.about.ends_with('.') && one.why.ends_with('.'),
            "{}",
            one.code
        );
    }
    let mut found = texts_like_codes();
    let messages = names_of_messages();
    found.retain(|text| !NO_CODES.contains(&text.as_str()) && !messages.contains(text));
    // Codes of one word, and the one that `explain` itself gives.
    found.extend(["unreadable", "git", "no-such-code"].map(str::to_owned));
    let unexplained: Vec<_> = found.difference(&explained).collect();
    let left_over: Vec<_> = explained.difference(&found).collect();
    assert!(
        unexplained.is_empty(),
        "without an explanation: {unexplained:?}"
    );
    assert!(
        left_over.is_empty(),
        "explained, and never printed: {left_over:?}"
    );
}
