//! Mappings of a study file: which keys they may hold and must hold.

use crate::study::Place;
use crate::study::document::{Entry, Kind, Node};

use super::problems::Problems;
use super::wording::{LISTED, listed, word};
use crate::study::nearest;

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
        self.entries
            .iter()
            .filter(|entry| !matches!(entry.value.kind, Kind::Null))
    }

    /// The value under a key that may be missing.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
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
        self.entries
            .iter()
            .filter(unknown)
            .any(|entry| nearest(&entry.key, keys.allowed) == Some(key))
    }

    /// The value under a key that must be there.
    pub(super) fn require(
        &self,
        key: &str,
        help: &str,
        problems: &mut Problems,
    ) -> Option<&'n Node> {
        let near = |entry: &&Entry| nearest(&entry.key, &[key]).is_some();
        let misspelled = self.entries.iter().find(near);
        if let (None, false, Some(entry)) = (self.keys, self.has(key), misspelled) {
            problems.add(
                "unknown-key",
                &entry.key_place,
                format!("{} is not a key here", word(&entry.key)),
                Some(format!("did you mean `{key}`?")),
            );
        } else if !self.has(key) && !self.has_misspelled(key) {
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
    /// A mapping with certain keys.
    pub(super) fn section<'n>(
        &mut self,
        node: &'n Node,
        keys: Keys,
        example: &str,
    ) -> Option<Section<'n>> {
        let section = self.mapping(node, example)?;
        Some(self.checked(section, keys))
    }

    /// Reports keys that a mapping may not hold.
    pub(super) fn checked<'n>(&mut self, section: Section<'n>, keys: Keys) -> Section<'n> {
        for entry in section.entries {
            if keys.later.contains(&entry.key.as_str()) {
                self.not_yet_supported(
                    &entry.key_place,
                    &format!("the key `{}`", entry.key_place.key_path),
                );
            } else if !keys.allowed.contains(&entry.key.as_str()) {
                self.unknown_key(&entry.key, &entry.key_place, keys.allowed);
            }
        }
        Section {
            keys: Some(keys),
            ..section
        }
    }

    /// A mapping with the researcher's own keys.
    pub(super) fn mapping<'n>(&mut self, node: &'n Node, example: &str) -> Option<Section<'n>> {
        let Kind::Mapping(entries) = &node.kind else {
            self.wrong_type(node, "a mapping of keys to values", example);
            return None;
        };
        for entry in entries
            .iter()
            .filter(|entry| matches!(entry.value.kind, Kind::Null))
        {
            self.add(
                "no-value",
                &entry.value.place,
                format!("the key `{}` has no value", entry.key_place.key_path),
                Some("write a value, or leave the key out".to_owned()),
            );
        }
        Some(Section {
            node,
            entries,
            keys: None,
        })
    }

    fn unknown_key(&mut self, key: &str, place: &Place, allowed: &[&str]) {
        let owner = match place
            .key_path
            .strip_suffix(key)
            .map(|path| path.trim_end_matches('.'))
        {
            None | Some("") => "a study file".to_owned(),
            Some(path) => format!("`{path}`"),
        };
        let message = format!("{} is not a key of {owner}", word(key));
        let known = format!("the keys are {}", listed(allowed));
        let help = match nearest(key, allowed) {
            Some(near) if allowed.len() <= LISTED => {
                format!("did you mean `{near}`? Otherwise: {known}")
            }
            Some(near) => format!("did you mean `{near}`?"),
            None => known,
        };
        self.add("unknown-key", place, message, Some(help));
    }
}

/// The text of a scalar, whatever it looks like.
pub(super) fn scalar_text(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Scalar(scalar) => Some(&scalar.text),
        _ => None,
    }
}
