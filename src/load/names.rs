use std::ops::Index;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// The names of cases, in case order. Clones share them; ten million take little more memory than
/// their letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Arc<Packed>);

/// One text, and where each name ends in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Packed {
    text: String,
    ends: Vec<usize>,
}

impl Names {
    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names, in case order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len()).map(|at| &self[at])
    }

    /// The names of the cases that stay.
    #[must_use]
    pub fn keeping(&self, stays: &[bool]) -> Self {
        if stays.iter().all(|stays| *stays) {
            return self.clone();
        }
        let pairs = self.iter().zip(stays);
        pairs
            .filter(|(_, stays)| **stays)
            .map(|(name, _)| name)
            .collect()
    }

    /// The position of a name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.iter().position(|known| known == name)
    }
}

impl Packed {
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(&0).chain(&self.ends);
        let pairs = starts.zip(&self.ends);
        pairs.map(|(&start, &end)| &self.text[start..end])
    }

    /// Adds a name.
    pub(super) fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len());
    }

    /// Adds all names of another list.
    pub(super) fn append(&mut self, other: &Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| start + end));
    }
}

impl From<Packed> for Names {
    fn from(names: Packed) -> Self {
        Self(Arc::new(names))
    }
}

impl Index<usize> for Names {
    type Output = str;

    fn index(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.0.ends[before]);
        &self.0.text[start..self.0.ends[at]]
    }
}

impl<S: AsRef<str>> FromIterator<S> for Names {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        let mut packed = Packed::default();
        for name in names {
            packed.push(name.as_ref());
        }
        Self::from(packed)
    }
}

impl<S: AsRef<str>, const N: usize> PartialEq<[S; N]> for Names {
    fn eq(&self, other: &[S; N]) -> bool {
        self.iter().eq(other.iter().map(AsRef::as_ref))
    }
}

impl Serialize for Names {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_where_they_were_put() {
        let mut first = Packed::default();
        first.push("Harbin");
        first.push("");
        let mut second = Packed::default();
        second.push("哈尔滨");
        first.append(&second);
        let names = Names::from(first);
        assert_eq!(names, ["Harbin", "", "哈尔滨"]);
        assert_eq!((&names[2], names.len()), ("哈尔滨", 3));
        assert_eq!(names.position("哈尔滨"), Some(2));
        assert_eq!(names.position("Yichun"), None);
        assert_eq!(
            serde_json::to_string(&names).unwrap(),
            "[\"Harbin\",\"\",\"哈尔滨\"]"
        );
    }
}
