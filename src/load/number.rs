//! From the text of a cell to a number.

use crate::study::LARGEST_NUMBER;

/// Reads cells as numbers, with a point or a comma before the fraction.
pub(super) struct NumberReader {
    decimal: char,
    with_point: String,
}

impl NumberReader {
    pub(super) fn new(decimal: char) -> Self {
        Self {
            decimal,
            with_point: String::new(),
        }
    }

    /// The finite number that a trimmed text writes, such as `3`, `-0.5` or `1e-3`.
    ///
    /// `None` for anything else: words, `inf` and `NaN`, thousands separators, and numbers beyond
    /// [`LARGEST_NUMBER`]. Zero has no sign.
    pub(super) fn read(&mut self, text: &str) -> Option<f64> {
        let decimal = self.decimal;
        let written_plainly = text
            .chars()
            .all(|c| c.is_ascii_digit() || c == decimal || matches!(c, '+' | '-' | 'e' | 'E'));
        if !written_plainly {
            return None;
        }
        let number: f64 = if decimal == '.' {
            text.parse().ok()?
        } else {
            self.with_point.clear();
            self.with_point
                .extend(text.chars().map(|c| if c == decimal { '.' } else { c }));
            self.with_point.parse().ok()?
        };
        is_sound(number).then_some(number + 0.0)
    }
}

/// Whether a number can be a value: it is finite, and not beyond [`LARGEST_NUMBER`].
pub(super) fn is_sound(number: f64) -> bool {
    number.abs() <= LARGEST_NUMBER
}

/// The longest text that may well be a value.
const LONGEST_TEXT: usize = 100;

/// What to do about a text that is not a number.
pub(super) fn hint(text: &str, decimal: char) -> String {
    let mut reader = NumberReader::new(decimal);
    if text
        .chars()
        .all(|c| c.is_ascii_digit() || "+-eE.,".contains(c))
    {
        let (other, name) = if decimal == '.' {
            (',', "comma")
        } else {
            ('.', "point")
        };
        if NumberReader::new(other).read(text).is_some() && text.contains(other) {
            return format!(
                "if `{other}` is the decimal {name}, declare `decimal: \"{other}\"` under data; a thousands separator must be removed"
            );
        }
    }
    let without_groups: String = text
        .chars()
        .filter(|&c| {
            c == decimal
                || !matches!(
                    c,
                    ',' | '.' | '\'' | '’' | '_' | ' ' | '\u{a0}' | '\u{202f}'
                )
        })
        .collect();
    if without_groups != text && reader.read(&without_groups).is_some() {
        return format!("remove the thousands separators: `{without_groups}`");
    }
    if text
        .strip_suffix('%')
        .is_some_and(|number| reader.read(number.trim()).is_some())
    {
        return "write the number without the percent sign".to_owned();
    }
    if text.parse::<f64>().is_ok() && reader.read(text).is_none() {
        return "a number must lie between -1e100 and 1e100; an empty cell stands for a missing value".to_owned();
    }
    if text.chars().count() > LONGEST_TEXT {
        return "words become scores with `method: recode`; a text of this length is hardly a value"
            .to_owned();
    }
    format!(
        "if the text stands for a missing value, declare `missing_values: [\"{}\"]` under data; words become scores with `method: recode`",
        text.escape_default()
    )
}

/// What to do about a text that is not a number, in a source that holds numbers as such.
pub(super) fn hint_of_cell(text: &str) -> String {
    let looks_like_one = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ',' | '\'' | ' '));
    if looks_like_one && text.contains(|c: char| c.is_ascii_digit()) {
        return "the cell holds a text, no number: turn it into a number where the data were made"
            .to_owned();
    }
    hint(text, '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_strictly() {
        let mut point = NumberReader::new('.');
        assert_eq!(point.read("-0.5"), Some(-0.5));
        assert_eq!(point.read("1e-3"), Some(0.001));
        assert_eq!(point.read("007"), Some(7.0));
        assert_eq!(point.read("-1e100"), Some(-1e100));
        assert_eq!(point.read("-0.0").map(f64::is_sign_positive), Some(true));
        for refused in [
            "", "1,5", "inf", "NaN", "1e999", "1e101", "-1.7e308", "1 000", "e", "0x1", "1_0", "−1",
        ] {
            assert_eq!(point.read(refused), None, "{refused}");
        }
        let mut comma = NumberReader::new(',');
        assert_eq!(comma.read("-1,25"), Some(-1.25));
        assert_eq!(comma.read("3"), Some(3.0));
        assert_eq!(comma.read("1.25"), None);
    }

    #[test]
    fn hints_fit_what_was_written() {
        assert!(hint("1,5", '.').contains("decimal: \",\""));
        assert!(hint("1.5", ',').contains("decimal: \".\""));
        assert!(hint("1,234,567", '.').ends_with("`1234567`"));
        assert!(hint("1 234.5", '.').ends_with("`1234.5`"));
        assert!(hint("12 %", '.').contains("percent"));
        assert!(hint("inf", '.').contains("1e100"));
        assert!(hint("1e308", '.').contains("1e100"));
        assert!(hint("n/a", '.').contains("missing_values: [\"n/a\"]"));
    }
}
