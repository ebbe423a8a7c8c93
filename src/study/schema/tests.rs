//! That the description and the validators know the same: keys, required keys, words, examples and
//! defaults. The validators are asked through the messages that a researcher would see.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::describe::{Key, Need, Section, Shape};
use super::head::ROOT;
use super::json::{value, words_in};
use super::{all_sections, schema};
use crate::study::{Decision, Problem, read_text};

const EVERY_KEY: &str = include_str!("specimens/every_key.yaml");
/// A word that is near no other.
const NONSENSE: &str = "zzzzzzzzzz";
/// Problems of the form of a value, whatever the value means.
const OF_FORM: [&str; 8] = [
    "unknown-key",
    "wrong-type",
    "unknown-word",
    "out-of-range",
    "not-an-anchor",
    "no-value",
    "not-finite",
    "not-yet-supported",
];

/// Where a section stands in a study: the steps to it, and its key path in messages.
#[derive(Clone, Default)]
struct At {
    steps: Vec<Step>,
    key_path: String,
}

#[derive(Clone)]
enum Step {
    Key(String),
    Item(usize),
}

impl At {
    fn key(&self, key: &str) -> Self {
        let mut at = self.clone();
        at.steps.push(Step::Key(key.to_owned()));
        if !at.key_path.is_empty() {
            at.key_path.push('.');
        }
        at.key_path.push_str(key);
        at
    }

    fn item(&self, item: usize) -> Self {
        let mut at = self.clone();
        at.steps.push(Step::Item(item));
        let _ = write!(at.key_path, "[{}]", item + 1);
        at
    }

    /// The value there.
    fn find<'v>(&self, study: &'v mut Value) -> &'v mut Value {
        self.steps.iter().fold(study, |value, step| match step {
            Step::Key(key) => &mut value[key.as_str()],
            Step::Item(item) => &mut value[*item],
        })
    }
}

fn specimen() -> Value {
    value(EVERY_KEY)
}

/// Sources of data with keys of their own, which exclude each other.
const SOURCES: [&str; 3] = [
    "{source: cities.xlsx, sheet: cities, range: \"B3:F20\", header_row: 3, case: city, missing: fail}",
    "{source: cities.dta, value_labels: codes, case: city, missing: fail}",
    "{source: cities.sqlite, query: SELECT * FROM cities ORDER BY city, case: city, missing: fail}",
];

/// Sets that are made of others, and those that they are made of.
const COMBINED: [(&str, &str); 3] = [
    (
        "sets",
        "{PA: {label: Part a, column: part_a, calibrate: {method: crisp, threshold: 5}}, PB: {column: part_b, calibrate: {method: crisp, threshold: 5}}}",
    ),
    (
        "outcome",
        "{DO: {label: Openness, column: openness, calibrate: {method: crisp, threshold: 5}}}",
    ),
    (
        "conditions",
        "{LS: {label: Both, combine: \"PA*PB\", expect: absent}, MD: {combine: {mean: [PA, PB]}}}",
    ),
];

/// The specimen without what is compared with it, of each source of data, and with combined sets.
fn specimens() -> Vec<Value> {
    let without = |sections: &[&str]| {
        let mut study = specimen();
        for section in sections {
            study.as_object_mut().unwrap().remove(*section);
        }
        study
    };
    let of = |data: &&str| {
        let mut study = without(&["variants", "robustness", "claims"]);
        study["data"] = value(data);
        study
    };
    let others: Vec<Value> = SOURCES.iter().map(of).collect();
    let mut combined = without(&["variants", "robustness", "claims", "acknowledge"]);
    for (section, text) in COMBINED {
        combined[section] = value(text);
    }
    combined["necessity"] = value("{consistency: 0.9}");
    combined["sufficiency"] = value(
        "{frequency: 1, consistency: 0.8, pri: 0.6, solutions: [intermediate], negated_outcome: true}",
    );
    [vec![specimen()], others, vec![combined]].concat()
}

/// Every section that a study holds.
fn sections(study: &Value) -> Vec<(At, &'static Section)> {
    let mut found = Vec::new();
    walk(study, &Shape::Section(&ROOT), &At::default(), &mut found);
    found
}

fn walk(value: &Value, shape: &Shape, at: &At, found: &mut Vec<(At, &'static Section)>) {
    match (shape, value) {
        (Shape::Section(section), Value::Object(entries)) => {
            found.push((at.clone(), section));
            for key in section.keys {
                if let Some(value) = entries.get(key.name) {
                    walk(value, &key.shape, &at.key(key.name), found);
                }
            }
        }
        (Shape::Named { of, .. }, Value::Object(entries)) => {
            for (key, value) in entries {
                walk(value, of, &at.key(key), found);
            }
        }
        (Shape::List { of, .. }, Value::Array(items)) => {
            for (item, value) in items.iter().enumerate() {
                walk(value, of, &at.item(item), found);
            }
        }
        (Shape::Either(shapes), _) => shapes.iter().for_each(|one| walk(value, one, at, found)),
        (Shape::ByWord { key, sections }, Value::Object(entries)) => {
            let chosen = sections
                .iter()
                .find(|(word, _)| entries.get(*key) == Some(&json!(word)));
            let (_, section) = chosen.expect("the word is described");
            walk(value, &Shape::Section(section), at, found);
        }
        _ => {}
    }
}

/// JSON is YAML.
fn problems(study: &Value) -> Vec<Problem> {
    let read = read_text(&study.to_string(), "study.yaml", Path::new("."), "s");
    read.err().unwrap_or_default()
}

/// The problems at a key path.
fn problems_at(study: &Value, key_path: &str) -> Vec<Problem> {
    let mut problems = problems(study);
    problems.retain(|problem| {
        let place = problem.place.as_ref();
        place.is_some_and(|place| place.key_path == key_path)
    });
    problems
}

/// The words in backticks of a help line, behind a phrase.
fn quoted_behind<'h>(help: &'h str, phrase: &str) -> Option<BTreeSet<&'h str>> {
    let (_, listed) = help.split_once(phrase)?;
    Some(listed.split('`').skip(1).step_by(2).collect())
}

fn names(section: &Section) -> BTreeSet<&'static str> {
    section.read_keys().map(|key| key.name).collect()
}

#[test]
fn the_specimen_is_valid_and_holds_every_section_and_key() {
    let studies = specimens();
    for study in &studies {
        assert_eq!(problems(study), []);
    }
    for section in all_sections(&ROOT) {
        let mut held: Vec<Value> = Vec::new();
        for study in &studies {
            let found = sections(study).into_iter();
            let found = found.filter(|(_, one)| one.name == section.name);
            held.extend(found.map(|(at, _)| at.find(&mut study.clone()).clone()));
        }
        assert!(!held.is_empty(), "no {}", section.name);
        let keys = section.read_keys().map(|key| key.name);
        let keys = keys.filter(|key| !held.iter().any(|value| value.get(key).is_some()));
        let absent: Vec<&str> = keys.collect();
        // Thirty-two values at most, a set that is crisp or fuzzy has none.
        let expected: &[&str] = if section.name == "outcome_set" {
            // It is not combined here.
            &["combine", "value"]
        } else {
            &[]
        };
        assert_eq!(absent, expected, "{}", section.name);
    }
}

#[test]
fn the_validators_know_the_keys_of_every_section_and_no_others() {
    let studies = specimens().into_iter();
    let places = studies.flat_map(|study| {
        let sections = sections(&study).into_iter();
        sections
            .map(|(at, section)| (study.clone(), at, section))
            .collect::<Vec<_>>()
    });
    for (study, at, section) in places {
        let mut changed = study.clone();
        at.find(&mut changed)[NONSENSE] = json!("x");
        let found = problems_at(&changed, &at.key(NONSENSE).key_path);
        let help = found.iter().find(|problem| problem.code == "unknown-key");
        let help = help
            .and_then(|problem| problem.help.as_deref())
            .unwrap_or_default();
        let known = quoted_behind(help, "the keys are ").unwrap_or_default();
        assert_eq!(known, names(section), "{}: {found:?}", at.key_path);
        for key in section.keys.iter().filter(|key| key.need == Need::Later) {
            let mut changed = study.clone();
            at.find(&mut changed)[key.name] = value(key.example);
            let found = problems_at(&changed, &at.key(key.name).key_path);
            let is_later = |problem: &Problem| problem.code == "not-yet-supported";
            assert!(
                found.iter().any(is_later),
                "{} is read now",
                at.key(key.name).key_path
            );
        }
    }
}

#[test]
fn a_key_is_required_when_the_description_says_so() {
    let study = specimen();
    for (at, section) in sections(&study) {
        for key in section.read_keys() {
            let needed = section
                .keys
                .iter()
                .any(|other| other.beside.contains(&key.name));
            let mut changed = study.clone();
            let held = at.find(&mut changed).as_object_mut().unwrap();
            if held.remove(key.name).is_none() || (needed && key.need != Need::Required) {
                continue;
            }
            let lacks = format!("lacks the key `{}`", key.name);
            let is_missing = problems_at(&changed, &at.key_path)
                .iter()
                .any(|problem| problem.code == "missing-key" && problem.message.ends_with(&lacks));
            let is_required = key.need == Need::Required;
            assert_eq!(is_missing, is_required, "{}", at.key(key.name).key_path);
        }
    }
}

#[test]
fn a_key_beside_which_another_must_stand_misses_it() {
    let study = specimen();
    for (at, section) in sections(&study) {
        for key in section.keys.iter().filter(|key| !key.beside.is_empty()) {
            let mut changed = study.clone();
            let held = at.find(&mut changed).as_object_mut().unwrap();
            if !held.contains_key(key.name) {
                continue;
            }
            held.retain(|name, _| {
                let is_required = names_required(section).contains(name.as_str());
                name == key.name || is_required
            });
            let found = problems(&changed);
            let is_missing = |problem: &Problem| {
                let place = problem.place.as_ref();
                let within = place.is_some_and(|place| place.key_path.starts_with(&at.key_path));
                within && problem.code == "missing-key"
            };
            assert!(
                found.iter().any(is_missing),
                "{}: {found:?}",
                at.key(key.name).key_path
            );
        }
    }
}

fn names_required(section: &Section) -> BTreeSet<&'static str> {
    let required = section.read_keys().filter(|key| key.need == Need::Required);
    required.map(|key| key.name).collect()
}

/// Keys whose words the validators do not list, since they take something else as well, or will.
const UNLISTED: [&str; 4] = ["full_membership", "level", "core", "necessary"];

#[test]
fn the_validators_know_the_same_words() {
    for study in specimens() {
        for (at, section) in sections(&study) {
            for key in section.read_keys() {
                check_words(&study, &at, key);
            }
        }
    }
}

fn check_words(study: &Value, at: &At, key: &Key) {
    let words = words_in(&key.shape);
    let mut changed = study.clone();
    if words.is_empty() || at.find(&mut changed).get(key.name).is_none() {
        return;
    }
    let is_list = matches!(key.shape, Shape::List { .. });
    let place = if is_list {
        at.key(key.name).item(0)
    } else {
        at.key(key.name)
    };
    let put = |word: &str| {
        let mut changed = study.clone();
        *at.key(key.name).find(&mut changed) = if is_list { json!([word]) } else { json!(word) };
        problems_at(&changed, &place.key_path)
    };
    for word in &words {
        let found = put(word.word);
        let wrong = found.iter().find(|problem| OF_FORM.contains(&problem.code));
        assert!(wrong.is_none(), "{}: {wrong:?}", place.key_path);
    }
    if UNLISTED.contains(&key.name) {
        return;
    }
    let found = put(NONSENSE);
    let help = found.iter().find(|problem| problem.code == "unknown-word");
    let help = help
        .and_then(|problem| problem.help.as_deref())
        .unwrap_or_default();
    let mut known = quoted_behind(help, "write ").unwrap_or_default();
    known.retain(|word| !word.starts_with('{'));
    let described: BTreeSet<&str> = words.iter().map(|word| word.word).collect();
    assert_eq!(known, described, "{}: {found:?}", place.key_path);
}

#[test]
fn examples_are_values_that_the_validators_take() {
    let study = specimen();
    for (at, section) in sections(&study) {
        for key in section.read_keys() {
            let mut changed = study.clone();
            at.find(&mut changed)[key.name] = value(key.example);
            let path = at.key(key.name).key_path;
            let mut found = problems(&changed);
            found.retain(|problem| {
                let place = problem.place.as_ref();
                let within = place.is_some_and(|place| place.key_path.starts_with(&path));
                within && OF_FORM.contains(&problem.code)
            });
            // Sets, anchors and variants of other studies are unknown here.
            let others = ["no decision", "no anchor", "no variant"];
            found.retain(|problem| !others.iter().any(|words| problem.message.contains(words)));
            assert!(found.is_empty(), "{path}: {found:?}");
        }
    }
}

#[test]
fn defaults_are_those_that_hold() {
    let mut study = specimen();
    for section in [
        "variants",
        "claims",
        "robustness",
        "limits",
        "report",
        "acknowledge",
    ] {
        study.as_object_mut().unwrap().remove(section);
    }
    study["robustness"] = json!({"ranges": true});
    for at in [
        vec!["data"],
        vec!["necessity", "nca"],
        vec!["sufficiency", "minimize"],
    ] {
        let section = at.iter().fold(&mut study, |value, key| &mut value[*key]);
        let kept = ["source", "case", "missing", "ceilings"];
        section
            .as_object_mut()
            .unwrap()
            .retain(|key, _| kept.contains(&key.as_str()));
    }
    let read = read_text(&study.to_string(), "study.yaml", Path::new("."), "s");
    let decisions = read.expect("the study is valid").decisions;
    let mut compared = 0;
    for Decision {
        key_path,
        value,
        declared,
    } in decisions
    {
        if let (Some(Need::Default(default)), false) = (need(&key_path), declared) {
            assert_eq!(value, default.replace('"', ""), "{key_path}");
            compared += 1;
        }
    }
    assert!(compared >= 15, "only {compared} defaults were compared");
}

/// Whether a key path is one of the description, and what holds without it.
fn need(key_path: &str) -> Option<Need> {
    let mut section: &Section = &ROOT;
    let mut need = None;
    for name in key_path.split('.') {
        let key = section.read_keys().find(|key| key.name == name)?;
        need = Some(key.need);
        if let Shape::Section(below) = key.shape {
            section = below;
        }
    }
    need
}

#[test]
fn the_schema_is_what_it_says() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let definitions = schema["$defs"].as_object().unwrap();
    let mut references = Vec::new();
    collect_references(&schema, &mut references);
    for reference in references {
        let name = reference
            .strip_prefix("#/$defs/")
            .expect("references stay in the file");
        assert!(definitions.contains_key(name), "{name}");
    }
    for section in all_sections(&ROOT) {
        for key in section.keys {
            let sentence = key.about;
            assert!(
                sentence.ends_with('.'),
                "{}.{}: {sentence}",
                section.name,
                key.name
            );
        }
    }
}

fn collect_references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(entries) => {
            found.extend(entries.get("$ref").and_then(Value::as_str));
            entries
                .values()
                .for_each(|value| collect_references(value, found));
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect_references(item, found)),
        _ => {}
    }
}
