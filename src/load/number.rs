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
    if let Some(sentence) = hint_of_signs(text, decimal).or_else(|| hint_of_groups(text, decimal)) {
        return sentence;
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

/// Of a number that is written with other signs than those of ASCII, or in quotation marks.
fn hint_of_signs(text: &str, decimal: char) -> Option<String> {
    let mut reader = NumberReader::new(decimal);
    let plain: String = text.chars().map(plain_sign).collect();
    let unquoted = text.trim_matches(['\'', '"', '’', '‘', '“', '”']);
    let mut is_number = |text: &str| reader.read(text).is_some();
    if plain != text && is_number(&plain) {
        let foreign = text.chars().find(|&sign| plain_sign(sign) != sign)?;
        let code = u32::from(foreign);
        let sign = plain_sign(foreign);
        return Some(format!(
            "`{foreign}` (U+{code:04X}) is no sign of a number here: write `{sign}`, as in `{plain}`"
        ));
    }
    (unquoted != text && is_number(unquoted))
        .then(|| format!("remove the quotation marks: `{unquoted}`"))
}

/// The sign of ASCII for a minus or a full-width sign.
fn plain_sign(sign: char) -> char {
    match sign {
        '\u{2212}' => '-',
        '\u{ff0b}'..='\u{ff19}' => {
            let offset = u32::from('\u{ff0b}') - u32::from('+');
            char::from_u32(u32::from(sign) - offset).unwrap_or(sign)
        }
        _ => sign,
    }
}

/// Of a number with another decimal sign than the declared one, or with thousands separators.
fn hint_of_groups(text: &str, decimal: char) -> Option<String> {
    let mut reader = NumberReader::new(decimal);
    let (other, name) = match decimal {
        '.' => (',', "comma"),
        _ => ('.', "point"),
    };
    let declare = format!("declare `decimal: \"{other}\"` under data");
    let is_other = |text: &str| NumberReader::new(other).read(text).is_some();
    let first_of = |sign: char| text.find(sign);
    if let (Some(declared), Some(found)) = (first_of(decimal), first_of(other)) {
        // The sign of the fraction is the last: the declared one stands between thousands.
        let ungrouped = without_groups(text, other);
        if declared < found && is_other(&ungrouped) {
            return Some(format!(
                "if `{other}` is the decimal {name}, remove the thousands separators (`{ungrouped}`) and {declare}"
            ));
        }
    } else if first_of(other).is_some() && is_other(text) {
        return Some(format!(
            "if `{other}` is the decimal {name}, {declare}; a thousands separator must be removed"
        ));
    }
    let ungrouped = without_groups(text, decimal);
    if ungrouped != text && reader.read(&ungrouped).is_some() {
        return Some(format!("remove the thousands separators: `{ungrouped}`"));
    }
    // The declared sign, several times, between groups of three.
    let mut groups = text.split(decimal);
    let first = groups.next()?.trim_start_matches(['+', '-']);
    let is_of_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = (1..=3).contains(&first.len())
        && is_of_digits(first)
        && text.matches(decimal).count() > 1
        && groups.all(|group| group.len() == 3 && is_of_digits(group));
    is_grouped.then(|| {
        let ungrouped = text.replace(decimal, "");
        format!("remove the thousands separators: `{ungrouped}`")
    })
}

/// The text without separators between digits, but for the sign before the fraction.
fn without_groups(text: &str, decimal: char) -> String {
    let signs: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let is_separator = |at: usize| {
        let sign = signs[at];
        sign != decimal
            && matches!(
                sign,
                ',' | '.' | '\'' | '’' | '_' | ' ' | '\u{a0}' | '\u{202f}'
            )
            && at > 0
            && is_digit(at - 1)
            && is_digit(at + 1)
    };
    let kept = (0..signs.len()).filter(|at| !is_separator(*at));
    kept.map(|at| signs[at]).collect()
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
        assert_eq!(
            hint("1.234,5", '.'),
            "if `,` is the decimal comma, remove the thousands separators (`1234,5`) and declare `decimal: \",\"` under data"
        );
        assert_eq!(
            hint("1,234.5", ','),
            "if `.` is the decimal point, remove the thousands separators (`1234.5`) and declare `decimal: \".\"` under data"
        );
        assert!(hint("1,234.5", '.').ends_with("separators: `1234.5`"));
        assert!(hint("-1.234.567", '.').ends_with("separators: `-1234567`"));
        assert!(hint("1.234.567", ',').ends_with("separators: `1234567`"));
        assert!(hint("2020.1.5", '.').contains("missing_values"));
        assert_eq!(hint("'9'", '.'), "remove the quotation marks: `9`");
        assert!(hint("9'", '.').ends_with("marks: `9`"));
        assert_eq!(
            hint("\u{2212}5", '.'),
            "`\u{2212}` (U+2212) is no sign of a number here: write `-`, as in `-5`"
        );
        assert_eq!(
            hint("１２", '.'),
            "`１` (U+FF11) is no sign of a number here: write `1`, as in `12`"
        );
        assert!(hint("12 %", '.').contains("percent"));
        assert!(hint("inf", '.').contains("1e100"));
        assert!(hint("1e308", '.').contains("1e100"));
        assert!(hint("n/a", '.').contains("missing_values: [\"n/a\"]"));
    }
}
