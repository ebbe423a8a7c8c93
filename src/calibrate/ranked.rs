//! The value at a rank, and the next one, without sorting all values.

/// How many of many values are put in order, to see between which two the wanted one lies.
const SAMPLE: usize = 1 << 14;

/// How far from its place in the sample the wanted value is sought: several times the standard
/// deviation of that place, which is at most half the root of the size of the sample.
const MARGIN: usize = 400;

/// Values from which on a sample pays.
const MANY: usize = SAMPLE * 8;

/// The value of a rank, from 0, and the one that follows it in order; of the last rank twice the
/// value.
///
/// # Panics
/// Where there are not so many values.
pub(super) fn at(values: &[f64], rank: usize) -> (f64, f64) {
    let found = (values.len() >= MANY).then(|| by_sample(values, rank, SAMPLE, MARGIN));
    let found = found.flatten();
    found.unwrap_or_else(|| of_few(values.to_vec(), rank))
}

fn of_few(mut values: Vec<f64>, rank: usize) -> (f64, f64) {
    let (_, &mut value, above) = values.select_nth_unstable_by(rank, f64::total_cmp);
    let next = above.iter().copied().min_by(f64::total_cmp);
    (value, next.unwrap_or(value))
}

/// Sought among the values that lie between two of a sample; `None` where it does not lie there.
fn by_sample(values: &[f64], rank: usize, sample: usize, margin: usize) -> Option<(f64, f64)> {
    let step = values.len().div_ceil(sample);
    let mut sampled: Vec<i64> = values.iter().step_by(step).copied().map(order).collect();
    sampled.sort_unstable();
    let place = rank / step;
    let low = place.checked_sub(margin).map_or(i64::MIN, |at| sampled[at]);
    let high = sampled.get(place + margin).copied().unwrap_or(i64::MAX);
    let mut below = 0;
    let mut near = Vec::with_capacity(values.len() / sample * 3 * margin);
    for &value in values {
        let order = order(value);
        below += usize::from(order < low);
        if (low..=high).contains(&order) {
            near.push(value);
        }
    }
    let within = rank.checked_sub(below)?;
    let is_there = within + 1 < near.len() || below + near.len() == values.len();
    is_there.then(|| of_few(near, within))
}

/// A number that is larger for a larger value, as [`f64::total_cmp`] orders them.
fn order(value: f64) -> i64 {
    let bits = value.to_bits().cast_signed();
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Sorting is the definition. Few distinct values bring equal neighbours; a narrow margin brings
        /// samples that mislead.
        #[test]
        fn what_is_found_by_a_sample_is_what_sorting_finds(
            values in prop::collection::vec(
                prop_oneof![-5.0..5.0, Just(0.0), Just(-0.0), Just(1e9), Just(2.0)],
                2..80,
            ),
            rank in any::<prop::sample::Index>(),
            sample in 1..20_usize,
            margin in 0..4_usize,
        ) {
            let rank = rank.index(values.len());
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let next = *sorted.get(rank + 1).unwrap_or(&sorted[rank]);
            let bits = |(value, next): (f64, f64)| (value.to_bits(), next.to_bits());
            let expected = bits((sorted[rank], next));
            let found = by_sample(&values, rank, sample, margin);
            prop_assert!(found.is_none_or(|found| bits(found) == expected));
            prop_assert_eq!(bits(at(&values, rank)), expected);
        }
    }

    #[test]
    fn many_values_are_found_by_a_sample() {
        let values = (0..u32::try_from(MANY).unwrap()).map(|i| f64::from(i * 7919 % 10_007));
        let values: Vec<f64> = values.collect();
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        for rank in [0, 1, MANY / 20, MANY / 2, MANY - 2] {
            let expected = Some((sorted[rank], sorted[rank + 1]));
            assert_eq!(by_sample(&values, rank, SAMPLE, MARGIN), expected);
        }
    }
}
