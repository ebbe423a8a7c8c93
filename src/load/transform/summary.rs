//! One value for several, in the order in which they stand: sums do not depend on how a machine
//! shares its work.

use crate::study::Summary;

/// A summary of numbers; `None` where there are none, but for their count.
pub(super) fn of_numbers(summary: Summary, numbers: &[f64]) -> Option<f64> {
    if summary == Summary::Count {
        return Some(count(numbers.len()));
    }
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    Some(match summary {
        Summary::Count => count(numbers.len()),
        Summary::Sum => sum(numbers),
        Summary::Mean => sum(numbers) / count(numbers.len()),
        Summary::Min => numbers.iter().copied().fold(first, f64::min),
        Summary::Max => numbers.iter().copied().fold(first, f64::max),
        Summary::Median => median(numbers),
        Summary::First => first,
        Summary::Last => last,
    })
}

fn sum(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |sum, number| sum + number)
}

fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        sorted[middle]
    } else {
        f64::midpoint(sorted[middle - 1], sorted[middle])
    }
}

#[expect(clippy::cast_precision_loss, reason = "no table has 2^53 rows")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_those_of_a_small_table() {
        // By hand: 3 + 1 + 2 + 10 = 16, a quarter of it is 4, and (2 + 3) / 2 = 2.5.
        let of = |summary| of_numbers(summary, &[3.0, 1.0, 2.0, 10.0]);
        assert_eq!(of(Summary::Sum), Some(16.0));
        assert_eq!(of(Summary::Mean), Some(4.0));
        assert_eq!(of(Summary::Median), Some(2.5));
        assert_eq!(of(Summary::Min), Some(1.0));
        assert_eq!(of(Summary::Max), Some(10.0));
        assert_eq!(of(Summary::Count), Some(4.0));
        assert_eq!(of(Summary::First), Some(3.0));
        assert_eq!(of(Summary::Last), Some(10.0));
        assert_eq!(of_numbers(Summary::Median, &[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(of_numbers(Summary::Count, &[]), Some(0.0));
        assert_eq!(of_numbers(Summary::Sum, &[]), None);
    }
}
