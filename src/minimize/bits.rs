use fixedbitset::FixedBitSet;

use super::mask::Mask;

/// A set of small numbers: a [`Mask`] where they are few, so that nothing is allocated, or a
/// [`FixedBitSet`].
pub(super) trait Bits: Clone {
    /// No number, with room for those below `room`.
    fn none(room: usize) -> Self;
    /// Adds a number.
    fn add(&mut self, number: usize);
    /// The numbers in either set.
    fn or(&self, other: &Self) -> Self;
    /// The numbers in both sets.
    fn and(&self, other: &Self) -> Self;
    /// The numbers that are not in `other`.
    fn without(&self, other: &Self) -> Self;
    /// Whether there is none.
    fn holds_none(&self) -> bool;
    /// How many numbers there are.
    fn size(&self) -> usize;
    /// How many numbers are in both sets.
    fn common(&self, other: &Self) -> usize;
    /// Whether every number is in `other`.
    fn is_within(&self, other: &Self) -> bool;
    /// The numbers, ascending.
    fn numbers(&self) -> impl Iterator<Item = usize>;
}

impl<const W: usize> Bits for Mask<W> {
    fn none(room: usize) -> Self {
        debug_assert!(room <= W * 64, "{room} numbers in {W} words");
        Self::EMPTY
    }

    fn add(&mut self, number: usize) {
        self.insert(number);
    }

    fn or(&self, other: &Self) -> Self {
        Mask::or(self, other)
    }

    fn and(&self, other: &Self) -> Self {
        Mask::and(self, other)
    }

    fn without(&self, other: &Self) -> Self {
        Mask::without(self, other)
    }

    fn holds_none(&self) -> bool {
        self.is_empty()
    }

    fn size(&self) -> usize {
        self.count() as usize
    }

    fn common(&self, other: &Self) -> usize {
        Mask::and(self, other).count() as usize
    }

    fn is_within(&self, other: &Self) -> bool {
        Mask::is_within(self, other)
    }

    fn numbers(&self) -> impl Iterator<Item = usize> {
        self.rows()
    }
}

impl Bits for FixedBitSet {
    fn none(room: usize) -> Self {
        Self::with_capacity(room)
    }

    fn add(&mut self, number: usize) {
        self.insert(number);
    }

    fn or(&self, other: &Self) -> Self {
        self | other
    }

    fn and(&self, other: &Self) -> Self {
        self & other
    }

    fn without(&self, other: &Self) -> Self {
        let mut left = self.clone();
        left.difference_with(other);
        left
    }

    fn holds_none(&self) -> bool {
        self.is_clear()
    }

    fn size(&self) -> usize {
        self.count_ones(..)
    }

    fn common(&self, other: &Self) -> usize {
        self.intersection_count(other)
    }

    fn is_within(&self, other: &Self) -> bool {
        self.is_subset(other)
    }

    fn numbers(&self) -> impl Iterator<Item = usize> {
        self.ones()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// {1, 2, 70} and {2, 3, 70}, whatever holds them.
    fn laws<B: Bits>() {
        let of = |numbers: &[usize]| {
            let mut set = B::none(100);
            for &number in numbers {
                set.add(number);
            }
            set
        };
        let (a, b) = (of(&[1, 2, 70]), of(&[2, 3, 70]));
        let listed = |set: &B| set.numbers().collect::<Vec<_>>();
        assert_eq!(listed(&a.or(&b)), [1, 2, 3, 70]);
        assert_eq!(listed(&a.and(&b)), [2, 70]);
        assert_eq!(listed(&a.without(&b)), [1]);
        assert_eq!((a.size(), a.common(&b)), (3, 2));
        assert!(a.and(&b).is_within(&a) && !a.is_within(&b));
        assert!(a.without(&a).holds_none() && !a.holds_none());
    }

    #[test]
    fn both_kinds_of_sets_agree() {
        laws::<Mask<2>>();
        laws::<FixedBitSet>();
    }
}
