//! Reading typed values from the tree of a study file, gathering what is wrong.

use crate::set::Cutoff;
use crate::study::document::{Entry, Kind, Node};
use crate::study::{Place, Placed, Problem, SeenIn};

/// How many keys or names a help line lists beside the nearest.
pub(super) const LISTED: usize = 8;

/// The problems of one study file, gathered on the way.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
}

/// A value that could not be read; the problem has been added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reported;

/// The keys that a mapping may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keys {
    /// Keys that this version reads.
    pub(super) allowed: &'static [&'static str],
    /// Keys of the format that this version does not read yet.
    pub(super) later: &'static [&'static str],
}

impl Keys {
    fn knows(self, key: &str) -> bool {
        self.allowed.contains(&key) || self.later.contains(&key)
    }
}

/// A mapping of the study file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section<'n> {
    node: &'n Node,
    entries: &'n [Entry],
    /// The keys it may hold, once they have been checked.
    keys: Option<Keys>,
}

impl<'n> Section<'n> {
    /// Where to point for the whole mapping.
    pub(super) fn place(&self) -> &'n Place {
        &self.node.place
    }

    /// The keys and values, without those that hold nothing.
    pub(super) fn entries(&self) -> impl Iterator<Item = &'n Entry> {
        self.entries.iter().filter(|entry| !matches!(entry.value.kind, Kind::Null))
    }

    /// The value under a key that may be missing.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// Whether the mapping holds any key, with or without a value.
    pub(super) fn has_any(&self) -> bool {
        !self.entries.is_empty()
    }

    /// Whether the key stands there, with or without a value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// A value that may be missing.
    ///
    /// # Errors
    /// [`Reported`] when it is there and cannot be read.
    pub(super) fn optional<T>(
        &self,
        key: &str,
        problems: &mut Problems,
        read: impl FnOnce(&'n Node, &mut Problems) -> Option<T>,
    ) -> Result<Option<T>, Reported> {
        match self.get(key) {
            None => Ok(None),
            Some(node) => read(node, problems).map(Some).ok_or(Reported),
        }
    }

    /// Whether a key stands there that has been reported as a misspelling of this one.
    fn has_misspelled(&self, key: &str) -> bool {
        let Some(keys) = self.keys else { return false };
        let unknown = |entry: &&Entry| !keys.knows(&entry.key);
        self.entries.iter().filter(unknown).any(|entry| nearest(&entry.key, keys.allowed) == Some(key))
    }

    /// The value under a key that must be there.
    pub(super) fn require(&self, key: &str, help: &str, problems: &mut Problems) -> Option<&'n Node> {
        if !self.has(key) && !self.has_misspelled(key) {
            let owner = match self.node.place.key_path.as_str() {
                "" => "the study file".to_owned(),
                path => format!("`{path}`"),
            };
            problems.add(
                "missing-key",
                self.place(),
                format!("{owner} lacks the key `{key}`"),
                Some(help.to_owned()),
            );
        }
        self.get(key)
    }
}

impl Problems {
    /// Adds a problem of the study file.
    pub(super) fn add(
        &mut self,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        debug_assert!(super::CODES.contains(&code), "{code} is not in the list of codes");
        self.list.push(Problem {
            code,
            message: message.into(),
            place: Some(place.clone()),
            help,
            seen_in: SeenIn::StudyFile,
        });
    }

    /// Takes over problems found elsewhere.
    pub(super) fn extend(&mut self, problems: Vec<Problem>) {
        self.list.extend(problems);
    }

    /// How many problems there are so far.
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// All problems in the order of the file.
    pub(super) fn into_sorted(mut self) -> Vec<Problem> {
        self.list.sort_by_key(|problem| problem.place.as_ref().map_or(0, |place| place.range.start));
        self.list
    }

    /// Reports a value of the wrong kind: what was found, what must stand there, an example.
    pub(super) fn wrong_type(&mut self, node: &Node, expected: &str, example: &str) {
        let message = format!("{} {}; it must be {expected}", subject(&node.place), found(node));
        self.add("wrong-type", &node.place, message, Some(format!("for example {example}")));
    }

    /// Reports a key or value of the format that this version does not know yet.
    pub(super) fn not_yet_supported(&mut self, place: &Place, what: &str) {
        let message = format!("{what} is not yet supported by this version");
        let help = "it is part of format 1 and will come; until then leave it out";
        self.add("not-yet-supported", place, message, Some(help.to_owned()));
    }

    /// Reports a value of the format that this version does not know yet.
    pub(super) fn later_value(&mut self, node: &Node, value: &str) {
        let what = format!("`{}: {}`", node.place.key_path, word(value).trim_matches('`'));
        self.not_yet_supported(&node.place, &what);
    }

    /// A mapping with certain keys.
    pub(super) fn section<'n>(&mut self, node: &'n Node, keys: Keys, example: &str) -> Option<Section<'n>> {
        let section = self.mapping(node, example)?;
        Some(self.checked(section, keys))
    }

    /// Reports keys that a mapping may not hold.
    pub(super) fn checked<'n>(&mut self, section: Section<'n>, keys: Keys) -> Section<'n> {
        for entry in section.entries {
            if keys.later.contains(&entry.key.as_str()) {
                self.not_yet_supported(&entry.key_place, &format!("the key `{}`", entry.key_place.key_path));
            } else if !keys.allowed.contains(&entry.key.as_str()) {
                self.unknown_key(&entry.key, &entry.key_place, keys.allowed);
            }
        }
        Section { keys: Some(keys), ..section }
    }

    /// A mapping with the researcher's own keys.
    pub(super) fn mapping<'n>(&mut self, node: &'n Node, example: &str) -> Option<Section<'n>> {
        let Kind::Mapping(entries) = &node.kind else {
            self.wrong_type(node, "a mapping of keys to values", example);
            return None;
        };
        for entry in entries.iter().filter(|entry| matches!(entry.value.kind, Kind::Null)) {
            self.add(
                "no-value",
                &entry.value.place,
                format!("the key `{}` has no value", entry.key_place.key_path),
                Some("write a value, or leave the key out".to_owned()),
            );
        }
        Some(Section { node, entries, keys: None })
    }

    fn unknown_key(&mut self, key: &str, place: &Place, allowed: &[&str]) {
        let owner = match place.key_path.strip_suffix(key).map(|path| path.trim_end_matches('.')) {
            None | Some("") => "a study file".to_owned(),
            Some(path) => format!("`{path}`"),
        };
        let message = format!("{} is not a key of {owner}", word(key));
        let known = format!("the keys are {}", listed(allowed));
        let help = match nearest(key, allowed) {
            Some(near) if allowed.len() <= LISTED => format!("did you mean `{near}`? Otherwise: {known}"),
            Some(near) => format!("did you mean `{near}`?"),
            None => known,
        };
        self.add("unknown-key", place, message, Some(help));
    }

    /// A text that is not blank; numbers and truth values count as the text that was written.
    pub(super) fn text(&mut self, node: &Node, example: &str) -> Option<String> {
        match &node.kind {
            Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => Some(scalar.text.clone()),
            _ => {
                self.wrong_type(node, "a text", example);
                None
            }
        }
    }

    /// A text with its place.
    pub(super) fn placed_text(&mut self, node: &Node, example: &str) -> Option<Placed<String>> {
        let value = self.text(node, example)?;
        Some(Placed { value, place: node.place.clone() })
    }

    /// A finite number, not in quotes.
    pub(super) fn number(&mut self, node: &Node, example: &str) -> Option<f64> {
        match &node.kind {
            Kind::Scalar(scalar) if !scalar.quoted => match read_number(&scalar.text) {
                Some(number) if number.is_finite() => Some(number),
                Some(_) => {
                    self.not_finite(node);
                    None
                }
                None => {
                    self.wrong_type(node, "a number", example);
                    None
                }
            },
            _ => {
                self.wrong_type(node, "a number", example);
                None
            }
        }
    }

    /// Reports a number that is infinite or no number.
    pub(super) fn not_finite(&mut self, node: &Node) {
        let message = format!("{} {}; it must be a finite number", subject(&node.place), found(node));
        self.add("not-finite", &node.place, message, Some("write the number itself".to_owned()));
    }

    /// A number within bounds, which `allowed` names.
    pub(super) fn number_where(
        &mut self,
        node: &Node,
        holds: impl Fn(f64) -> bool,
        allowed: &str,
        example: &str,
    ) -> Option<f64> {
        let number = self.number(node, example)?;
        if holds(number) {
            return Some(number);
        }
        let message = format!("{} {}; it must be {allowed}", subject(&node.place), found(node));
        self.add("out-of-range", &node.place, message, Some(format!("for example {example}")));
        None
    }

    /// A cut-off in [0, 1].
    pub(super) fn cutoff(&mut self, node: &Node, example: &str) -> Option<Cutoff> {
        let within = |number| Cutoff::new(number).is_ok();
        let number = self.number_where(node, within, "between 0 and 1", example)?;
        Cutoff::new(number).ok()
    }

    /// A whole number from `least`.
    pub(super) fn whole(&mut self, node: &Node, least: u64, example: &str) -> Option<u64> {
        let written = match &node.kind {
            Kind::Scalar(scalar) if !scalar.quoted => scalar.text.as_str(),
            _ => "",
        };
        if let Ok(number) = written.parse::<u64>()
            && number >= least
        {
            return Some(number);
        }
        let expected = format!("a whole number from {least}");
        match read_number(written) {
            Some(number) if number.is_infinite() || number.is_nan() => self.not_finite(node),
            Some(_) => {
                let message = format!("{} {}; it must be {expected}", subject(&node.place), found(node));
                self.add("out-of-range", &node.place, message, Some(format!("for example {example}")));
            }
            None => self.wrong_type(node, &expected, example),
        }
        None
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(&mut self, node: &Node, words: &[(&'static str, T)], later: &[&str]) -> Option<T> {
        let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let Some(text) = scalar_text(node) else {
            self.wrong_type(node, &format!("one of {}", listed(&allowed)), &format!("`{}`", allowed[0]));
            return None;
        };
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        if later.contains(&text) {
            self.later_value(node, text);
        } else {
            self.wrong_word(node, &allowed);
        }
        None
    }

    /// The one word that this version knows of the several that the format will have.
    pub(super) fn only_so_far(&mut self, node: &Node, known: &str) -> Option<()> {
        match scalar_text(node) {
            Some(text) if text == known => Some(()),
            Some(text) => {
                self.later_value(node, text);
                None
            }
            None => {
                self.wrong_type(node, "a word", &format!("`{known}`"));
                None
            }
        }
    }

    /// Reports a word that is none of those allowed.
    pub(super) fn wrong_word(&mut self, node: &Node, allowed: &[&str]) {
        let text = scalar_text(node).unwrap_or_default();
        let words = match allowed {
            [only] => format!("write `{only}`"),
            _ => format!("write one of {}", listed(allowed)),
        };
        let help = match nearest(text, allowed) {
            Some(near) => format!("did you mean `{near}`? Otherwise: {words}"),
            None => words,
        };
        let message = format!("{} cannot be {}", subject(&node.place), word(text));
        self.add("unknown-word", &node.place, message, Some(help));
    }

    /// A list.
    pub(super) fn list<'n>(&mut self, node: &'n Node, of: &str, example: &str) -> Option<&'n [Node]> {
        if let Kind::Sequence(items) = &node.kind {
            return Some(items);
        }
        self.wrong_type(node, &format!("a list of {of}"), example);
        None
    }

    /// A list with every item read by `read`; `None` when one cannot be read.
    pub(super) fn list_of<T>(
        &mut self,
        node: &Node,
        of: &str,
        example: &str,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.list(node, of, example)?;
        let read: Vec<Option<T>> = items.iter().map(|item| read(self, item)).collect();
        read.into_iter().collect()
    }

    /// A list that must hold something.
    pub(super) fn filled_list_of<T>(
        &mut self,
        node: &Node,
        of: &str,
        example: &str,
        read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.list_of(node, of, example, read)?;
        if list.is_empty() {
            let message = format!("{} is an empty list; it must hold {of}", subject(&node.place));
            self.add("wrong-type", &node.place, message, Some(format!("for example {example}")));
            return None;
        }
        Some(list)
    }
}

/// The text of a scalar, whatever it looks like.
pub(super) fn scalar_text(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Scalar(scalar) => Some(&scalar.text),
        _ => None,
    }
}

/// The number that a plain scalar stands for, in the decimal notations of YAML; infinite and NaN
/// ones too.
pub(super) fn read_number(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match unsigned.to_ascii_lowercase().as_str() {
        ".inf" => return Some(f64::INFINITY),
        ".nan" => return Some(f64::NAN),
        _ => {}
    }
    let decimal = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    if text.chars().all(decimal) { text.parse().ok() } else { None }
}

/// The key path, as the subject of a sentence.
pub(super) fn subject(place: &Place) -> String {
    match place.key_path.as_str() {
        "" => "the study file".to_owned(),
        path => word(path),
    }
}

/// What stands there, as a predicate.
pub(super) fn found(node: &Node) -> String {
    match &node.kind {
        Kind::Mapping(_) => "is a mapping of keys".to_owned(),
        Kind::Sequence(_) => "is a list".to_owned(),
        Kind::Null => "is empty".to_owned(),
        Kind::Scalar(scalar) if scalar.text.trim().is_empty() => "is an empty text".to_owned(),
        Kind::Scalar(scalar) if scalar.quoted && read_number(&scalar.text).is_some() => {
            format!("is the text {} in quotes", word(&scalar.text))
        }
        Kind::Scalar(scalar) => format!("is {}", word(&scalar.text)),
    }
}

/// The user's word in backticks, on one line and not too long.
pub(super) fn word(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = text
        .trim()
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c })
        .collect();
    if text.trim().chars().count() > LONGEST {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// Words in backticks with commas.
pub(super) fn listed<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    words.join(", ")
}

/// The allowed word that is most like a misspelled one, when one is like it.
pub(super) fn nearest<'w, T: AsRef<str>>(wrong: &str, allowed: &'w [T]) -> Option<&'w str> {
    let wrong: String = wrong.trim().to_lowercase().chars().take(100).collect();
    let near_enough = (wrong.chars().count() / 3).max(1);
    allowed
        .iter()
        .map(AsRef::as_ref)
        .map(|word| (strsim::damerau_levenshtein(&wrong, &word.to_lowercase()), word))
        .filter(|&(distance, word)| distance <= near_enough && distance < word.chars().count())
        .min()
        .map(|(_, word)| word)
}
