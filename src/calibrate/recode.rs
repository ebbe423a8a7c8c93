//! Recoding: words, or intervals of numbers, to declared scores.

use indexmap::IndexMap;
use unicode_normalization::UnicodeNormalization;

/// The score of a text by a table; `None` when the table has no such entry.
///
/// Blanks around the text and around the entries do not count, and texts that look alike are one text:
/// both are compared in Unicode NFC.
#[must_use]
pub fn by_table(text: &str, table: &IndexMap<String, f64>) -> Option<f64> {
    let text = text.trim();
    let alike = || {
        let mut entries = table.iter();
        entries.find(|entry| entry.0.trim().nfc().eq(text.nfc()))
    };
    table
        .get(text)
        .copied()
        .or_else(|| alike().map(|entry| *entry.1))
}

/// The score of a number by rising breaks: `scores[0]` up to and including the first break,
/// `scores[i]` above break i − 1 and up to break i, the last score above the last break.
///
/// `None` when there are too few scores; there must be one more than breaks.
///
/// # Examples
/// ```
/// use equifinal::calibrate::recode::by_breaks;
/// let score = |x| by_breaks(x, &[0.0, 15.0, 90.0], &[0.0, 0.33, 0.67, 1.0]);
/// assert_eq!(score(0.0), Some(0.0));
/// assert_eq!(score(0.1), Some(0.33));
/// assert_eq!(score(90.0), Some(0.67));
/// assert_eq!(score(91.0), Some(1.0));
/// ```
#[must_use]
pub fn by_breaks(number: f64, breaks: &[f64], scores: &[f64]) -> Option<f64> {
    let passed = breaks.iter().filter(|&&at| number > at).count();
    scores.get(passed).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_around_words_do_not_count() {
        let table = IndexMap::from([(" low ".to_owned(), 0.0), ("high".to_owned(), 1.0)]);
        assert_eq!(by_table("low", &table), Some(0.0));
        assert_eq!(by_table(" high", &table), Some(1.0));
        assert_eq!(by_table("High", &table), None);
    }

    #[test]
    fn the_unicode_form_of_words_does_not_count() {
        let table = IndexMap::from([("caf\u{e9}".to_owned(), 1.0)]);
        assert_eq!(by_table("cafe\u{301}", &table), Some(1.0));
        assert_eq!(by_table("cafe", &table), None);
    }
}
