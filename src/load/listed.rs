use std::fmt;

use serde::Serialize;

/// How many characters of the user's words a message shows.
const LONGEST_WORD: usize = 60;

/// The first few of many findings, and how many there are in all: what a message can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed<T> {
    shown: Vec<T>,
    total: usize,
}

impl<T> Listed<T> {
    /// How many are shown.
    pub const MOST: usize = 10;

    /// The first ones, at most [`Self::MOST`].
    #[must_use]
    pub fn shown(&self) -> &[T] {
        &self.shown
    }

    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The same list in other words.
    pub(crate) fn map<U>(&self, word: impl FnMut(&T) -> U) -> Listed<U> {
        Listed {
            shown: self.shown.iter().map(word).collect(),
            total: self.total,
        }
    }

    /// Adds those of another list, as far as it shows them.
    pub(crate) fn append(&mut self, other: Self) {
        self.total += other.total;
        let room = Self::MOST - self.shown.len();
        self.shown.extend(other.shown.into_iter().take(room));
    }

    /// Adds one, which is kept as long as there is room.
    pub(crate) fn push(&mut self, item: T) {
        self.total += 1;
        if self.shown.len() < Self::MOST {
            self.shown.push(item);
        }
    }
}

impl Listed<usize> {
    /// Numbers with what they count: `line 3`, `lines 3 and 9`.
    pub(crate) fn counted(&self, noun: &str) -> String {
        let ending = if self.total == 1 { "" } else { "s" };
        format!("{noun}{ending} {self}")
    }
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self {
            shown: Vec::new(),
            total: 0,
        }
    }
}

impl<T> FromIterator<T> for Listed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut listed = Self::default();
        for item in items {
            listed.push(item);
        }
        listed
    }
}

/// `a`, `a and b`, `a, b and c`, `a, b and 7 more`.
impl<T: fmt::Display> fmt::Display for Listed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, item) in self.shown.iter().enumerate() {
            match position {
                0 => {}
                _ if position + 1 == self.total => write!(f, " and ")?,
                _ => write!(f, ", ")?,
            }
            write!(f, "{item}")?;
        }
        match self.total - self.shown.len() {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

/// The user's words as a message shows them: in backticks, on one line, cut when they are long.
pub(crate) struct Quoted<'t>(pub(crate) &'t str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`")?;
        for character in self.0.chars().take(LONGEST_WORD) {
            if character.is_control() {
                write!(f, "{}", character.escape_default())?;
            } else {
                write!(f, "{character}")?;
            }
        }
        let cut = self.0.chars().nth(LONGEST_WORD).is_some();
        write!(f, "{}`", if cut { "…" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_a_sentence() {
        let words = |count: usize| (1..=count).collect::<Listed<usize>>().to_string();
        assert_eq!(words(1), "1");
        assert_eq!(words(2), "1 and 2");
        assert_eq!(words(3), "1, 2 and 3");
        assert_eq!(words(12), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more");
    }

    #[test]
    fn quoted_words_stay_on_one_line() {
        assert_eq!(Quoted("two\nlines").to_string(), "`two\\nlines`");
        let long = "x".repeat(100);
        assert_eq!(Quoted(&long).to_string(), format!("`{}…`", "x".repeat(60)));
    }
}
