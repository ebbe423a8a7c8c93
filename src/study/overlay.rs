//! Changes to the tree of a study file: what a variant replaces, adds and leaves out.

use unicode_normalization::UnicodeNormalization;

use super::Place;
use super::document::{Entry, Kind, Node};

/// A value that stands where a mapping would be needed to put a key into it.
#[derive(Debug)]
pub(super) struct NotAMapping<'p> {
    /// The keys that lead to it.
    pub(super) path: &'p [&'p str],
    /// What stands there.
    pub(super) found: String,
}

impl Node {
    /// The value under these keys. Keys that look alike are one key: their Unicode NFC is compared.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter()
            .try_fold(self, |node, key| match &node.kind {
                Kind::Mapping(entries) => position(entries, key).map(|at| &entries[at].value),
                _ => None,
            })
            .filter(|node| !matches!(node.kind, Kind::Null))
    }

    /// Puts a value under these keys, in place of what stands there; mappings on the way are added
    /// where there are none. `place` is where the change is declared.
    ///
    /// # Errors
    /// [`NotAMapping`] when a value on the way is no mapping; the tree is then as it was.
    pub(super) fn put<'p>(
        &mut self,
        path: &'p [&'p str],
        value: Self,
        place: &Place,
    ) -> Result<(), NotAMapping<'p>> {
        for length in 1..path.len() {
            if let Some(node) = self.at(&path[..length])
                && !matches!(node.kind, Kind::Mapping(_))
            {
                let path = &path[..length];
                return Err(NotAMapping {
                    path,
                    found: node.in_one_line(),
                });
            }
        }
        let full = path.join(".");
        let outer = place.key_path.strip_suffix(&full).unwrap_or_default();
        let key_place = |length: usize| Place {
            key_path: format!("{outer}{}", path[..length].join(".")),
            ..place.clone()
        };
        let mut node = self;
        for (depth, key) in path.iter().enumerate() {
            if !matches!(node.kind, Kind::Mapping(_)) {
                node.kind = Kind::Mapping(Vec::new());
            }
            let Kind::Mapping(entries) = &mut node.kind else {
                return Ok(());
            };
            let at = position(entries, key).unwrap_or_else(|| {
                let place = key_place(depth + 1);
                entries.push(Entry {
                    key: (*key).to_owned(),
                    key_place: place.clone(),
                    value: Self {
                        place,
                        kind: Kind::Null,
                    },
                });
                entries.len() - 1
            });
            node = &mut entries[at].value;
        }
        *node = value;
        Ok(())
    }

    /// Takes a key out of the mapping under these keys; whether it was there.
    pub(super) fn take_out(&mut self, path: &[&str], key: &str) -> bool {
        let mut node = self;
        for key in path {
            let Kind::Mapping(entries) = &mut node.kind else {
                return false;
            };
            let Some(at) = position(entries, key) else {
                return false;
            };
            node = &mut entries[at].value;
        }
        let Kind::Mapping(entries) = &mut node.kind else {
            return false;
        };
        let at = position(entries, key);
        at.map(|at| entries.remove(at)).is_some()
    }

    /// The value on one line, as it could be written in a study file.
    pub(super) fn in_one_line(&self) -> String {
        match &self.kind {
            Kind::Mapping(entries) => {
                let entry = |entry: &Entry| format!("{}: {}", entry.key, entry.value.in_one_line());
                let entries: Vec<String> = entries.iter().map(entry).collect();
                format!("{{{}}}", entries.join(", "))
            }
            Kind::Sequence(items) => {
                let items: Vec<String> = items.iter().map(Self::in_one_line).collect();
                format!("[{}]", items.join(", "))
            }
            Kind::Scalar(scalar) => {
                let words: Vec<&str> = scalar.text.split_whitespace().collect();
                words.join(" ")
            }
            Kind::Null => String::new(),
        }
    }
}

fn position(entries: &[Entry], key: &str) -> Option<usize> {
    let exact = entries.iter().position(|entry| entry.key == key);
    exact.or_else(|| {
        let same = |entry: &Entry| entry.key.nfc().eq(key.nfc());
        entries.iter().position(same)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::study::SourceText;
    use crate::study::document::parse;

    fn tree(text: &str) -> Node {
        let source = SourceText {
            name: "study.yaml".to_owned(),
            text: text.to_owned(),
        };
        parse(&Arc::new(source)).unwrap().0
    }

    #[test]
    fn a_value_is_replaced_added_and_taken_out() {
        let mut root = tree("a: {b: 1, é: [x, \"0.5\"]}\nc: 2\nset: {a.b: 7}");
        let value = root.at(&["set", "a.b"]).unwrap().clone();
        let place = value.place.clone();
        root.put(&["a", "b"], value.clone(), &place).unwrap();
        root.put(&["d", "e"], value.clone(), &place).unwrap();
        let refused = root.put(&["c", "f", "g"], value, &place).unwrap_err();
        assert_eq!((refused.path, refused.found.as_str()), (&["c"][..], "2"));
        // The é of the path is e with a combining accent.
        assert!(root.take_out(&["a"], "e\u{301}"));
        assert!(!root.take_out(&["c"], "f"));
        assert_eq!(
            root.in_one_line(),
            "{a: {b: 7}, c: 2, set: {a.b: 7}, d: {e: 7}}"
        );
    }

    #[test]
    fn an_added_key_stands_where_the_variant_declares_it() {
        let mut root = tree("v:\n  set: {necesity.consistency: 0.8}");
        let value = root.at(&["v", "set", "necesity.consistency"]).unwrap();
        let (value, place) = (value.clone(), value.place.clone());
        root.put(&["necesity", "consistency"], value, &place)
            .unwrap();
        let Kind::Mapping(entries) = &root.kind else {
            panic!("the root is a mapping")
        };
        let added = &entries[1];
        assert_eq!(added.key_place.key_path, "v.set.necesity");
        let value = added.value.at(&["consistency"]).unwrap();
        assert_eq!(value.place.key_path, "v.set.necesity.consistency");
        assert_eq!(value.place.line_and_column(), (2, 31));
    }
}
