//! Marks at round numbers.

use super::super::number::plain;
use crate::necessity::nca::Range;

/// How many marks an axis has at most.
const MOST: f64 = 7.0;

/// The marks of an axis within a range: round numbers at equal distances of 1, 2 or 5 times a power
/// of ten, with their texts.
pub(super) fn marks(range: Range) -> Vec<(f64, String)> {
    let distances = (-12..=100).flat_map(|power| [1.0, 2.0, 5.0].map(|digit| (digit, power)));
    let fits = |&(digit, power): &(f64, i32)| {
        let distance = digit * 10_f64.powi(power);
        (range.max / distance).floor() - (range.min / distance).ceil() < MOST
    };
    let Some((digit, power)) = distances.into_iter().find(fits) else {
        return Vec::new();
    };
    let distance = digit * 10_f64.powi(power);
    // Last bits do not move an end of the range past its mark.
    let close = 1e-9 * range.length() / distance;
    let first = (range.min / distance - close).ceil();
    let last = (range.max / distance + close).floor();
    let decimals = usize::try_from(-power).unwrap_or(0);
    let mut marks = Vec::new();
    let mut at = first;
    while at <= last {
        let value = at * distance;
        marks.push((value, text(value, decimals)));
        at += 1.0;
    }
    marks
}

/// A mark's text; very large numbers with their power of ten.
fn text(value: f64, decimals: usize) -> String {
    if value.abs() >= 1e7 {
        return format!("{value:e}");
    }
    let text = format!("{value:.decimals$}");
    if text
        .trim_start_matches('-')
        .chars()
        .all(|c| c == '0' || c == '.')
    {
        return plain(0.0);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(min: f64, max: f64) -> Vec<String> {
        let marks = marks(Range { min, max });
        marks.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn marks_stand_at_round_numbers_within_the_range() {
        assert_eq!(texts(0.0, 1.0), ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(texts(-9.0, 10.0), ["-5", "0", "5", "10"]);
        assert_eq!(texts(1.2, 214.4), ["50", "100", "150", "200"]);
        assert_eq!(
            texts(0.0, 3e8),
            ["0", "5e7", "1e8", "1.5e8", "2e8", "2.5e8", "3e8"]
        );
        assert_eq!(texts(0.123, 0.124).len(), 6);
    }
}
