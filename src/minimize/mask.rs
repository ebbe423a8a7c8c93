/// A set of up to 64·W rows, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Mask<const W: usize>([u64; W]);

impl<const W: usize> Mask<W> {
    pub(super) const EMPTY: Self = Self([0; W]);

    pub(super) fn insert(&mut self, row: usize) {
        self.0[row / 64] |= 1 << (row % 64);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0 == [0; W]
    }

    pub(super) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }

    pub(super) fn without(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] & !other.0[i]))
    }

    /// Rows 4i to 4i + 3, as the lowest bits of a number.
    pub(super) fn four(&self, i: usize) -> usize {
        (self.0[i / 16] >> (i % 16 * 4) & 15) as usize
    }

    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.without(other).is_empty()
    }

    /// Whether it holds a row.
    pub(super) fn contains(&self, row: usize) -> bool {
        self.0[row / 64] >> (row % 64) & 1 == 1
    }

    /// Calls `visit` with the rows, ascending; quicker than [`Self::rows`].
    pub(super) fn for_each(&self, mut visit: impl FnMut(usize)) {
        for (i, &word) in self.0.iter().enumerate() {
            let mut word = word;
            while word != 0 {
                visit(i * 64 + word.trailing_zeros() as usize);
                word &= word - 1;
            }
        }
    }

    /// The rows, ascending.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> + use<W> {
        let words = self.0;
        (0..W).flat_map(move |i| {
            let mut word = words[i];
            std::iter::from_fn(move || {
                let row = (word != 0).then(|| i * 64 + word.trailing_zeros() as usize);
                word &= word.wrapping_sub(1);
                row
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_beyond_the_first_word_are_held() {
        let mut mask = Mask::<2>::EMPTY;
        for row in [0, 63, 64, 127] {
            mask.insert(row);
        }
        assert_eq!(mask.rows().collect::<Vec<_>>(), [0, 63, 64, 127]);
        assert_eq!(mask.count(), 4);
        let mut other = Mask::<2>::EMPTY;
        other.insert(64);
        assert!(other.is_within(&mask));
        assert_eq!(
            mask.without(&other).rows().collect::<Vec<_>>(),
            [0, 63, 127]
        );
    }
}
