//! The one place where numbers become text.

use crate::language::{Words, say};
use crate::minimize::RowSet;
use crate::set::PropertySpace;

/// Numbers with a fixed number of digits after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    digits: usize,
}

/// What stands where a value is undefined.
pub(crate) const UNDEFINED: &str = "–";

impl Numbers {
    pub(crate) fn new(digits: u8) -> Self {
        Self {
            digits: digits.into(),
        }
    }

    /// A number rounded to the declared digits; `–` when it is undefined. A number that rounds to
    /// zero has no sign.
    pub(crate) fn text(self, value: Option<f64>) -> String {
        let Some(value) = value else {
            return UNDEFINED.to_owned();
        };
        let text = format!("{value:.*}", self.digits);
        match text.strip_prefix('-') {
            Some(positive) if positive.chars().all(|c| c == '0' || c == '.') => positive.to_owned(),
            _ => text,
        }
    }

    /// A number rounded to the declared digits; a whole number without any.
    pub(crate) fn short(self, value: f64) -> String {
        if value.fract().abs() <= 0.0 {
            plain(value)
        } else {
            self.text(Some(value))
        }
    }

    /// A raw value as its researcher would write it; rounded where that is long.
    pub(crate) fn raw(self, value: f64) -> String {
        let text = plain(value);
        if text.len() <= 8 {
            text
        } else {
            self.text(Some(value))
        }
    }
}

/// Lists and numbers in the language of the words.
impl Words {
    /// `a, b, c`.
    pub(crate) fn list(&self, items: &[impl AsRef<str>]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(&self.say("wording-separator"))
    }

    /// Parts of a sentence: `a, b, c`.
    pub(crate) fn commas(&self, parts: &[impl AsRef<str>]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        parts.join(&self.say("wording-comma"))
    }

    /// Parts of a sentence: `a; b; c`.
    pub(crate) fn parts(&self, parts: &[impl AsRef<str>]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        parts.join(&self.say("wording-semicolon"))
    }

    /// `a`, `a and b`, `a, b and c`.
    pub(crate) fn and(&self, items: &[impl AsRef<str>]) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [most @ .., last] => {
                let (most, last) = (self.list(most), last.as_ref());
                // Between symbols some languages write a mark, where words would have a word.
                let is_symbol = |c: char| c.is_ascii();
                let key = if most.ends_with(is_symbol) || last.starts_with(is_symbol) {
                    "wording-and-symbol"
                } else {
                    "wording-and"
                };
                say!(self, key, most = most, last = last)
            }
        }
    }

    /// A small whole number in words, where the language writes it so.
    pub(crate) fn number(&self, count: usize) -> String {
        say!(self, "wording-number", n = count)
    }

    /// A share as a whole percentage; what is there at all is not 0 %.
    pub(crate) fn percent(&self, value: f64) -> String {
        if value > 0.0 && value < 0.005 {
            return self.say("wording-below-one-percent");
        }
        let number = format!("{:.0}", value * 100.0);
        say!(self, "wording-percent", number = number)
    }

    /// `1 case`, `2 cases`.
    pub(crate) fn cases(&self, count: usize) -> String {
        say!(self, "wording-cases", n = count)
    }

    /// A set of rows as an expression; where that has more terms than the study file lists, how many.
    pub(crate) fn rows(&self, rows: &RowSet, most: usize, space: &PropertySpace) -> String {
        match rows.expression(most, space) {
            Ok(expression) => format!("`{expression}`"),
            Err(terms) => say!(self, "wording-many-terms", terms = terms),
        }
    }
}

/// The shortest text that reads back to the same number, as `results.json` has it.
pub(crate) fn exact(value: f64) -> String {
    serde_json::Number::from_f64(value).map_or_else(|| UNDEFINED.to_owned(), |n| n.to_string())
}

/// A number as its researcher would write it: 550 and not 550.0.
pub(crate) fn plain(value: f64) -> String {
    format!("{value}")
}

/// `1 case`, `2 cases`.
pub(crate) fn counted(count: impl Into<u128>, one: &str, many: &str) -> String {
    match count.into() {
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    }
}

/// Small whole numbers as words, at the start of a sentence or within one.
pub(crate) fn in_words(count: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |&word| word.to_owned())
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The text on one line, with what could move the cursor or turn the line round made visible: names
/// and titles come from files of others. A letter stays one letter.
pub(crate) fn harmless(text: &str) -> String {
    let harmful = |sign: char| {
        sign.is_control()
            || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let shown = |sign: char| match sign {
        '\n' | '\r' | '\t' => ' ',
        sign if harmful(sign) => char::REPLACEMENT_CHARACTER,
        sign => sign,
    };
    text.chars().map(shown).collect()
}

/// The text with its first letter in upper case.
pub(crate) fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undefined_is_a_dash_and_zero_has_no_sign() {
        let numbers = Numbers::new(3);
        assert_eq!(numbers.text(None), "–");
        assert_eq!(numbers.text(Some(-0.0001)), "0.000");
        assert_eq!(numbers.text(Some(-0.51)), "-0.510");
        assert_eq!(exact(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(and(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }

    #[test]
    fn signs_that_steer_a_terminal_are_made_visible() {
        assert_eq!(
            harmless("a\u{1b}[31mb\r\nc\td\u{202e}"),
            "a\u{fffd}[31mb  c d\u{fffd}"
        );
    }
}
