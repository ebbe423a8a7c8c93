//! The value at a rank, and the next one, without sorting all values.

/// Values from which on they are sought bucket by bucket.
const VALUES_FOR_BUCKETS: usize = 1 << 16;

/// How many equal steps the range of the values is cut into.
const BUCKETS: usize = 1 << 12;

/// The value of a rank, from 0, and the one that follows it in order; of the last rank twice the
/// value.
///
/// # Panics
/// Where there are not so many values.
pub(super) fn at(values: &[f64], rank: usize) -> (f64, f64) {
    let buckets = Buckets::of(values).filter(|_| values.len() >= VALUES_FOR_BUCKETS);
    match buckets {
        Some(buckets) => buckets.at(values, rank),
        None => of_few(values.to_vec(), rank),
    }
}

fn of_few(mut values: Vec<f64>, rank: usize) -> (f64, f64) {
    let (_, &mut value, above) = values.select_nth_unstable_by(rank, f64::total_cmp);
    let next = above.iter().copied().min_by(f64::total_cmp);
    (value, next.unwrap_or(value))
}

/// Equal steps from the smallest to the largest value. A larger value is never in an earlier bucket,
/// so that only the values of one or two buckets have to be put in order.
struct Buckets {
    minimum: f64,
    per_unit: f64,
}

impl Buckets {
    /// `None` where the values are all the same, or not all finite.
    fn of(values: &[f64]) -> Option<Self> {
        let minimum = values.iter().copied().reduce(f64::min)?;
        let maximum = values.iter().copied().reduce(f64::max)?;
        let steps = f64::from(u16::try_from(BUCKETS - 1).ok()?);
        let per_unit = steps / (maximum - minimum);
        let is_usable = per_unit.is_finite() && values.iter().all(|value| value.is_finite());
        is_usable.then_some(Self { minimum, per_unit })
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the product lies between 0 and the number of buckets"
    )]
    fn bucket(&self, value: f64) -> usize {
        (((value - self.minimum) * self.per_unit) as usize).min(BUCKETS - 1)
    }

    fn at(&self, values: &[f64], rank: usize) -> (f64, f64) {
        let mut sizes = vec![0_usize; BUCKETS];
        for &value in values {
            sizes[self.bucket(value)] += 1;
        }
        let mut before = 0;
        let mut first = 0;
        while before + sizes[first] <= rank {
            before += sizes[first];
            first += 1;
        }
        let is_last = rank + 1 == before + sizes[first];
        let next = (first + 1..BUCKETS).find(|&bucket| is_last && sizes[bucket] > 0);
        let wanted = first..=next.unwrap_or(first);
        let near = values.iter().copied();
        let near = near.filter(|&value| wanted.contains(&self.bucket(value)));
        of_few(near.collect(), rank - before)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The values in order are the definition; few distinct ones bring equal neighbours, far ones
        /// leave buckets empty.
        #[test]
        fn buckets_find_what_sorting_finds(
            values in prop::collection::vec(
                prop_oneof![-5.0..5.0, Just(0.0), Just(-0.0), Just(1e9), Just(2.0)],
                2..60,
            ),
            rank in any::<prop::sample::Index>(),
        ) {
            let rank = rank.index(values.len());
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let next = sorted.get(rank + 1).unwrap_or(&sorted[rank]);
            let expected = (sorted[rank], *next);
            if let Some(buckets) = Buckets::of(&values) {
                prop_assert_eq!(buckets.at(&values, rank), expected);
            }
            prop_assert_eq!(at(&values, rank), expected);
        }
    }

    #[test]
    fn what_has_no_range_has_no_buckets() {
        for values in [vec![], vec![3.0, 3.0], vec![1.0, f64::NAN], vec![0.0, f64::INFINITY]] {
            assert!(Buckets::of(&values).is_none());
        }
    }
}
