//! Both catalogues have every message that the program asks for, with the arguments that it gives, and
//! none besides.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::study::Language;

use super::catalogue::AREAS;

/// Where messages are asked for.
const SOURCES: [&str; 8] = [
    "src/language/decisions.rs",
    "src/language/terms.rs",
    "src/report",
    "src/findings",
    "src/load/case_numbers.rs",
    "src/claims",
    "src/pipeline.rs",
    "src/wording.rs",
];

/// Names that look like those of messages and are others: codes of findings and problems.
const NO_MESSAGES: [&str; 3] = [
    "cases-in-thin-rows",
    "data-and-design",
    "truth-table-for-do",
];

type Arguments = BTreeSet<String>;

/// Every message of a language, with the arguments that it names itself or by a message within it.
fn messages(language: Language) -> BTreeMap<String, Arguments> {
    let mut bodies: BTreeMap<String, String> = BTreeMap::new();
    for area in &AREAS {
        let mut current: Option<String> = None;
        for line in area.messages(language).lines() {
            let is_continued = line.starts_with([' ', '}', '*']) || line.is_empty();
            if line.starts_with('#') {
                current = None;
            } else if is_continued {
                if let Some(body) = current.as_ref().and_then(|key| bodies.get_mut(key)) {
                    body.push_str(line);
                }
            } else {
                let (key, body) = line.split_once(" =").expect(line);
                let own = format!("{}-", area.name);
                assert!(key.starts_with(&own), "`{key}` is not of {}.ftl", area.name);
                let before = bodies.insert(key.to_owned(), body.to_owned());
                assert!(before.is_none(), "`{key}` is there twice in {language}");
                current = Some(key.to_owned());
            }
        }
    }
    let keys = bodies.keys();
    keys.map(|key| (key.clone(), arguments(&bodies, key)))
        .collect()
}

fn arguments(bodies: &BTreeMap<String, String>, key: &str) -> Arguments {
    let body = bodies.get(key).unwrap_or_else(|| panic!("no `{key}`"));
    let named = body.split('$').skip(1).map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c == '_'));
        rest[..end.unwrap_or(rest.len())].to_owned()
    });
    let mut all: Arguments = named.collect();
    for within in body.split("{ ").skip(1) {
        let end = within.find(" }").unwrap_or(0);
        let name = &within[..end];
        if !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
            all.extend(arguments(bodies, name));
        }
    }
    all
}

/// The texts of the files that ask for messages.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = SOURCES.iter().flat_map(|source| {
        let files = walkdir::WalkDir::new(root.join(source)).sort_by_file_name();
        files.into_iter().map(Result::unwrap)
    });
    let is_source = |path: &Path| {
        path.extension()
            .is_some_and(|ending| ["rs", "hbs"].iter().any(|known| ending == *known))
    };
    files
        .filter(|file| is_source(file.path()))
        .map(|file| std::fs::read_to_string(file.path()).unwrap())
        .collect()
}

/// The quoted words of a text that begin as messages do.
fn asked_for(text: &str) -> BTreeSet<&str> {
    let quoted = text.match_indices('"').filter_map(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches(['#', '^']);
        let (word, _) = rest.split_once('"')?;
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let of_area = |name: &str| {
            word.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('-'))
        };
        let is_message = word.chars().all(is_name) && AREAS.iter().any(|area| of_area(area.name));
        (is_message && !NO_MESSAGES.contains(&word)).then_some(word)
    });
    quoted.collect()
}

/// The arguments that a call gives, with its message, where that is written out: what stands within
/// `say!(` and its end.
fn call(text: &str) -> Option<(&str, Arguments)> {
    let mut parts = vec![String::new()];
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut before = ' ';
    for c in text.chars() {
        in_text ^= c == '"' && before != '\\';
        match c {
            '(' | '[' | '{' if !in_text => depth += 1,
            ')' if !in_text && depth == 0 => break,
            ')' | ']' | '}' if !in_text => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 && !in_text {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        before = c;
    }
    let key = parts.get(1)?.trim().strip_prefix('"')?.strip_suffix('"')?;
    let at = text.find(key)?;
    let named = parts[2..].iter().filter_map(|part| {
        let (name, _) = part.split_once('=')?;
        Some(name.trim().to_owned())
    });
    Some((&text[at..at + key.len()], named.collect()))
}

/// The arguments of `{{say "message" name=value}}` in a template.
fn in_template(text: &str) -> Option<(&str, Arguments)> {
    let (inside, _) = text.split_once("}}")?;
    let mut parts = inside.split_whitespace();
    let key = parts.next()?.trim_matches('"');
    let names = parts.filter_map(|part| part.split_once('=').map(|(name, _)| name.to_owned()));
    Some((key, names.collect()))
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (english, chinese) = (messages(Language::English), messages(Language::Chinese));
    let keys = |of: &BTreeMap<String, Arguments>| of.keys().cloned().collect::<BTreeSet<_>>();
    let (in_english, in_chinese) = (keys(&english), keys(&chinese));
    let only: Vec<_> = in_english.symmetric_difference(&in_chinese).collect();
    assert!(only.is_empty(), "in one language only: {only:?}");
    for (key, arguments) in &english {
        assert_eq!(arguments, &chinese[key], "arguments of `{key}`");
    }
}

#[test]
fn every_message_is_asked_for_and_there() {
    let known = messages(Language::English);
    let sources = sources();
    let asked: BTreeSet<&str> = sources.iter().flat_map(|text| asked_for(text)).collect();
    let missing: Vec<_> = asked
        .iter()
        .filter(|key| !known.contains_key(**key))
        .collect();
    assert!(missing.is_empty(), "asked for and not there: {missing:?}");
    let within = within_others();
    let is_used = |key: &str| asked.contains(key) || within.contains(key);
    let unused: Vec<_> = known.keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "never asked for: {unused:?}");
}

/// The messages that other messages hold.
fn within_others() -> BTreeSet<&'static str> {
    let texts = AREAS.iter().map(|area| area.messages(Language::English));
    let held = texts.flat_map(|text| text.split("{ ").skip(1));
    held.filter_map(|rest| rest.split_once(" }").map(|(name, _)| name))
        .collect()
}

#[test]
fn every_message_is_given_its_arguments() {
    let known = messages(Language::English);
    let mut wrong = Vec::new();
    let mut compared = 0;
    for text in sources() {
        let calls = text.split("say!(").skip(1).filter_map(call);
        let plain = text.split(".say(\"").skip(1);
        let plain = plain.filter_map(|rest| Some((rest.split_once('"')?.0, Arguments::new())));
        let shown = text.split("{{say ").skip(1).filter_map(in_template);
        for (key, given) in calls.chain(plain).chain(shown) {
            compared += 1;
            if known.get(key).is_some_and(|wanted| *wanted != given) {
                wrong.push(format!("{key}: given {given:?}, wanted {:?}", known[key]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 0, "no message is asked for");
}
