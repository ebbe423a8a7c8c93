//! A study file as a tree of what was written, with the place of every key and value.
//!
//! The tree keeps the text of a scalar as it stands in the file, so that a set called `no` or a
//! case called `007` stays what the researcher wrote; a number is one only where a number is read.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::AliasLimits;
use serde_yaml::{
    Budget, DuplicateKeyPolicy, Location, MergeKeyPolicy, MessageFormatter, NonFiniteFloatPolicy,
    Options, Spanned, UserMessageFormatter,
};

use super::{Place, Problem, SeenIn, SourceText};

/// A value of a study file.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where to point for this value: the scalar itself, or the key of a mapping or list.
    pub(super) place: Place,
    pub(super) kind: Kind,
}

/// What kind of value it is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Mapping(Vec<Entry>),
    Sequence(Vec<Node>),
    Scalar(Scalar),
    Null,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_place: Place,
    pub(super) value: Node,
}

/// A text or number as written.
#[derive(Clone, Debug)]
pub(super) struct Scalar {
    pub(super) text: String,
    /// In quotes, so that it is a text even if it looks like a number.
    pub(super) quoted: bool,
}

impl Node {
    /// The value under a key of a mapping.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Kind::Mapping(entries) = &self.kind else {
            return None;
        };
        entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }

    /// Whether the file holds a value under these keys.
    pub(super) fn declares(&self, keys: &[&str]) -> bool {
        let mut node = Some(self);
        for key in keys {
            node = node.and_then(|node| node.get(key));
        }
        node.is_some_and(|node| !matches!(node.kind, Kind::Null))
    }
}

/// Reads a text into a tree; beside the tree, the problems that leave a tree to go on with.
///
/// # Errors
/// The one problem that keeps the text from being YAML.
pub(super) fn parse(source: &Arc<SourceText>) -> Result<(Node, Vec<Problem>), Box<Problem>> {
    let raw: Spanned<Raw> = serde_yaml::from_str_with_options(&source.text, options())
        .map_err(|error| Box::new(not_yaml(source, &error)))?;
    let mut builder = Builder {
        source,
        problems: Vec::new(),
    };
    let start = builder.first_word();
    let root = builder.node(raw, "", Some(start));
    Ok((root, builder.problems))
}

/// The text of a study file without the byte order mark.
///
/// # Errors
/// The problem that the bytes are not UTF-8, which names the first wrong byte.
pub(super) fn decode(bytes: &[u8], name: &str) -> Result<Arc<SourceText>, Box<Problem>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let source = |text: String| {
        Arc::new(SourceText {
            name: name.to_owned(),
            text,
        })
    };
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(source(text.to_owned())),
        Err(error) => {
            let at = error.valid_up_to();
            let source = source(String::from_utf8_lossy(bytes).into_owned());
            Err(Box::new(Problem {
                code: "not-utf8",
                message: format!(
                    "byte {} of the study file (hexadecimal {:02X}) is not UTF-8",
                    at + 1,
                    bytes[at]
                ),
                place: Some(place(
                    &source,
                    "",
                    at..at + char::REPLACEMENT_CHARACTER.len_utf8(),
                )),
                help: Some("save the file as UTF-8 in your editor".to_owned()),
                seen_in: SeenIn::StudyFile,
            }))
        }
    }
}

/// Limits far above any study, far below what would hold the machine.
fn options() -> Options {
    let budget = Budget::default();
    let mut alias_limits = AliasLimits::default();
    alias_limits.max_total_replayed_events = 20_000;
    serde_yaml::options! {
        budget: Some(budget),
        alias_limits: alias_limits,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    }
}

fn not_yaml(source: &Arc<SourceText>, error: &serde_yaml::Error) -> Problem {
    let words = UserMessageFormatter.format_message(error).into_owned();
    let words: Vec<&str> = words.split_whitespace().collect();
    let words: String = words.join(" ").chars().flat_map(visible).collect();
    let range = error
        .location()
        .map(|location| point(&source.text, &location));
    Problem {
        code: "not-yaml",
        message: format!("the study file is not YAML: {words}"),
        place: range.map(|range| place(source, "", range)),
        help: Some(
            "indent with spaces, evenly; put a text that holds `: ` or ` #`, or that starts with a \
             sign, in quotes"
                .to_owned(),
        ),
        seen_in: SeenIn::StudyFile,
    }
}

/// A control character spelled out, any other as it is.
fn visible(c: char) -> impl Iterator<Item = char> {
    let spelled = if c.is_control() {
        c.escape_debug().to_string()
    } else {
        c.to_string()
    };
    spelled.chars().collect::<Vec<_>>().into_iter()
}

fn place(source: &Arc<SourceText>, key_path: &str, range: Range<usize>) -> Place {
    Place {
        source: Arc::clone(source),
        key_path: key_path.to_owned(),
        range,
    }
}

/// The bytes of a location, made to fit the text whatever the parser says.
fn bytes(text: &str, location: &Location) -> Range<usize> {
    let span = location.span();
    let Some(start) = span.byte_offset() else {
        return point(text, location);
    };
    let fit = |at: u64| {
        text.floor_char_boundary(usize::try_from(at).unwrap_or(usize::MAX).min(text.len()))
    };
    let end = fit(start.saturating_add(span.byte_len().unwrap_or(0)));
    let start = fit(start);
    start..end.max(start)
}

/// The one character at a location.
fn point(text: &str, location: &Location) -> Range<usize> {
    let start = match location
        .span()
        .byte_offset()
        .and_then(|at| usize::try_from(at).ok())
    {
        Some(at) => text.floor_char_boundary(at.min(text.len())),
        None => offset(text, location.line(), location.column()),
    };
    let length = text[start..].chars().next().map_or(0, char::len_utf8);
    start..start + length
}

/// The byte at a line and column, both from 1.
fn offset(text: &str, line: u64, column: u64) -> usize {
    let index = |from_one: u64| usize::try_from(from_one.saturating_sub(1)).unwrap_or(usize::MAX);
    let mut start = 0;
    for found in text.split_inclusive('\n').take(index(line)) {
        start += found.len();
    }
    let rest = text[start..].lines().next().unwrap_or_default();
    start
        + rest
            .char_indices()
            .nth(index(column))
            .map_or(rest.len(), |(at, _)| at)
}

/// What the parser hands over, before texts and places are put together.
enum Raw {
    Mapping(Vec<(Spanned<Raw>, Spanned<Raw>)>),
    Sequence(Vec<Spanned<Raw>>),
    Text(String),
    /// A truth value or number, whose text is taken from the file.
    Typed,
    Null,
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a study file")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut sequence = Vec::new();
        while let Some(item) = items.next_element()? {
            sequence.push(item);
        }
        Ok(Raw::Sequence(sequence))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut mapping = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            mapping.push(entry);
        }
        Ok(Raw::Mapping(mapping))
    }
}

struct Builder<'s> {
    source: &'s Arc<SourceText>,
    problems: Vec<Problem>,
}

impl Builder<'_> {
    /// The first word that is not a comment: where to point for the whole file.
    fn first_word(&self) -> Range<usize> {
        let text = &self.source.text;
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let visible = line.trim();
            if !visible.is_empty() && !visible.starts_with(['#', '%']) && visible != "---" {
                let start = start + line.len() - line.trim_start().len();
                let word = visible.split([':', ' ']).next().map_or(0, str::len);
                return start..start + word;
            }
            start += line.len();
        }
        0..0
    }

    /// The node for a raw value; `key` is where to point for a mapping or list.
    fn node(&mut self, raw: Spanned<Raw>, key_path: &str, key: Option<Range<usize>>) -> Node {
        let own = bytes(&self.source.text, &raw.referenced);
        let written = bytes(&self.source.text, &raw.defined);
        let range = match &raw.value {
            Raw::Mapping(_) | Raw::Sequence(_) => {
                key.unwrap_or_else(|| self.rest_of_line(own.start))
            }
            Raw::Null if own.is_empty() => key.unwrap_or(own),
            _ => self.trimmed(own),
        };
        let kind = match raw.value {
            Raw::Mapping(entries) => Kind::Mapping(self.entries(entries, key_path)),
            Raw::Sequence(items) => Kind::Sequence(self.items(items, key_path)),
            Raw::Text(text) => {
                let quoted = self.source.text[written].starts_with(['"', '\'']);
                Kind::Scalar(Scalar { text, quoted })
            }
            Raw::Typed => {
                let text = self.source.text[written].trim().to_owned();
                Kind::Scalar(Scalar {
                    text,
                    quoted: false,
                })
            }
            Raw::Null => Kind::Null,
        };
        Node {
            place: place(self.source, key_path, range),
            kind,
        }
    }

    fn items(&mut self, items: Vec<Spanned<Raw>>, key_path: &str) -> Vec<Node> {
        let numbered = items.into_iter().enumerate();
        numbered
            .map(|(i, item)| self.node(item, &format!("{key_path}[{}]", i + 1), None))
            .collect()
    }

    fn entries(
        &mut self,
        entries: Vec<(Spanned<Raw>, Spanned<Raw>)>,
        key_path: &str,
    ) -> Vec<Entry> {
        let mut seen: HashMap<String, Place> = HashMap::new();
        let mut kept = Vec::new();
        for (key, value) in entries {
            let Some((key, key_place)) = self.key(key, key_path) else {
                continue;
            };
            if let Some(first) = seen.get(&key) {
                self.problems.push(duplicate_key(&key, key_place, first));
                continue;
            }
            let value = self.node(value, &key_place.key_path, Some(key_place.range.clone()));
            seen.insert(key.clone(), key_place.clone());
            kept.push(Entry {
                key,
                key_place,
                value,
            });
        }
        kept
    }

    /// A key as text; `None`, with a problem, for a mapping or list as key.
    fn key(&mut self, raw: Spanned<Raw>, key_path: &str) -> Option<(String, Place)> {
        let own = bytes(&self.source.text, &raw.referenced);
        let range = self.trimmed(own);
        let text = match raw.value {
            Raw::Text(text) => text,
            Raw::Typed | Raw::Null => self.source.text[bytes(&self.source.text, &raw.defined)]
                .trim()
                .to_owned(),
            Raw::Mapping(_) | Raw::Sequence(_) => {
                self.problems.push(Problem {
                    code: "not-a-key",
                    message: "a key of a study file is a text; here it is a mapping or a list"
                        .to_owned(),
                    place: Some(place(self.source, key_path, self.rest_of_line(range.start))),
                    help: Some("put a text that starts with `{`, `[` or `?` in quotes".to_owned()),
                    seen_in: SeenIn::StudyFile,
                });
                return None;
            }
        };
        let key_path = if key_path.is_empty() {
            text.clone()
        } else {
            format!("{key_path}.{text}")
        };
        let place = place(self.source, &key_path, range);
        Some((text, place))
    }

    /// The range without blanks at its end.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        range.start..range.start + self.source.text[range].trim_end().len()
    }

    /// From a byte to the end of its line, without blanks.
    fn rest_of_line(&self, start: usize) -> Range<usize> {
        let line = self.source.text[start..].lines().next().unwrap_or_default();
        start..start + line.trim_end().len()
    }
}

fn duplicate_key(key: &str, second: Place, first: &Place) -> Problem {
    let (line, column) = first.line_and_column();
    Problem {
        code: "duplicate-key",
        message: format!("the key `{key}` stands here a second time"),
        place: Some(second),
        help: Some(format!(
            "the first `{key}` is on line {line}, column {column}: keep one of the two"
        )),
        seen_in: SeenIn::StudyFile,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Arc<SourceText> {
        Arc::new(SourceText {
            name: "study.yaml".to_owned(),
            text: text.to_owned(),
        })
    }

    /// Every scalar with its key path, text, whether quoted, and the bytes it points to.
    fn scalars(text: &str) -> Vec<(String, String, bool, String)> {
        fn walk(node: &Node, found: &mut Vec<(String, String, bool, String)>) {
            let shown = node.place.source.text[node.place.range.clone()].to_owned();
            match &node.kind {
                Kind::Mapping(entries) => {
                    for entry in entries {
                        walk(&entry.value, found);
                    }
                }
                Kind::Sequence(items) => {
                    for item in items {
                        walk(item, found);
                    }
                }
                Kind::Scalar(scalar) => {
                    found.push((
                        node.place.key_path.clone(),
                        scalar.text.clone(),
                        scalar.quoted,
                        shown,
                    ));
                }
                Kind::Null => {
                    found.push((node.place.key_path.clone(), "NULL".into(), false, shown));
                }
            }
        }
        let mut found = Vec::new();
        walk(&parse(&source(text)).unwrap().0, &mut found);
        found
    }

    #[test]
    fn the_text_of_a_scalar_survives() {
        let text = "Y: no\non: [007, 1_0, 0x1F, 1e3, .inf, NA, \"0.8\", 'x']\n007: 0.80\n\
                    é: 领导 支持  # comment\nb: |\n  two\n  lines\nt: !!str 5\na: &x 1.50\nr: *x\nnull: 1\n";
        let expected = [
            ("Y", "no", false, "no"),
            ("on[1]", "007", false, "007"),
            ("on[2]", "1_0", false, "1_0"),
            ("on[3]", "0x1F", false, "0x1F"),
            ("on[4]", "1e3", false, "1e3"),
            ("on[5]", ".inf", false, ".inf"),
            ("on[6]", "NA", false, "NA"),
            ("on[7]", "0.8", true, "\"0.8\""),
            ("on[8]", "x", true, "'x'"),
            ("007", "0.80", false, "0.80"),
            ("é", "领导 支持", false, "领导 支持"),
            ("b", "two\nlines\n", false, "two\n  lines"),
            ("t", "5", false, "5"),
            ("a", "1.50", false, "1.50"),
            ("r", "1.50", false, "*x"),
            ("null", "1", false, "1"),
        ];
        let found = scalars(text);
        let found: Vec<_> = found
            .iter()
            .map(|(a, b, c, d)| (a.as_str(), b.as_str(), *c, d.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_empty_value_points_to_its_key() {
        assert_eq!(
            scalars("a:\nb: ~\n")
                .iter()
                .map(|row| row.3.as_str())
                .collect::<Vec<_>>(),
            ["a", "~"]
        );
    }

    #[test]
    fn duplicate_keys_are_all_found_and_the_first_is_kept() {
        let (root, problems) = parse(&source("a: 1\nb: {c: 1, c: 2}\na: 3\n")).unwrap();
        let places: Vec<_> = problems
            .iter()
            .map(|problem| problem.place.as_ref().unwrap().line_and_column())
            .collect();
        assert_eq!(places, [(2, 11), (3, 1)]);
        assert!(matches!(&root.get("a").unwrap().kind, Kind::Scalar(scalar) if scalar.text == "1"));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(decode("\u{feff}a: 1".as_bytes(), "x").unwrap().text, "a: 1");
    }

    #[test]
    fn bombs_are_refused_and_not_unfolded() {
        let aliases =
            (1..9).map(|i| format!("a{i}: &a{i} [{}]\n", format!("*a{},", i - 1).repeat(9)));
        let aliases = format!("a0: &a0 [x]\n{}", aliases.collect::<String>());
        for bomb in [
            &aliases,
            &"[".repeat(200_000),
            &"a: {".repeat(500),
            &"- ".repeat(5_000),
            "a: &x [*x]",
        ] {
            assert_eq!(parse(&source(bomb)).unwrap_err().code, "not-yaml");
        }
    }
}
