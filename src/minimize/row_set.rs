use super::Implicant;
use super::implicant::sum;
use crate::set::{Configuration, Expression, PropertySpace};

/// A set of truth-table rows, held as implicants that share no row.
///
/// With 20 conditions a term takes in hundreds of thousands of remainders; they are counted and
/// written as an expression, and listed only as far as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowSet {
    disjoint: Vec<Implicant>,
}

impl RowSet {
    /// The rows covered by any of the implicants.
    #[must_use]
    pub fn covered_by(implicants: &[Implicant], space: &PropertySpace) -> Self {
        let mut disjoint: Vec<Implicant> = Vec::new();
        for implicant in implicants {
            let new = disjoint
                .iter()
                .fold(vec![implicant.clone()], |left, other| {
                    without(left, other, space)
                });
            disjoint.extend(new);
        }
        Self { disjoint }
    }

    /// The rows that are in this set and covered by none of the implicants.
    #[must_use]
    pub fn without<'a>(
        &self,
        implicants: impl IntoIterator<Item = &'a Implicant>,
        space: &PropertySpace,
    ) -> Self {
        let left = |left, implicant| without(left, implicant, space);
        Self {
            disjoint: implicants.into_iter().fold(self.disjoint.clone(), left),
        }
    }

    /// The rows that are in both sets.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let shared = |a: &Implicant| other.disjoint.iter().filter_map(|b| a.and(b)).collect();
        Self {
            disjoint: self
                .disjoint
                .iter()
                .flat_map(|a| -> Vec<_> { shared(a) })
                .collect(),
        }
    }

    /// The rows that are in either set.
    #[must_use]
    pub fn or(&self, other: &Self, space: &PropertySpace) -> Self {
        let mut disjoint = self.disjoint.clone();
        disjoint.extend(other.without(&self.disjoint, space).disjoint);
        Self { disjoint }
    }

    /// The rows as implicants that share none.
    #[must_use]
    pub fn implicants(&self) -> &[Implicant] {
        &self.disjoint
    }

    /// Whether it holds a configuration.
    #[must_use]
    pub fn contains(&self, configuration: &[u8]) -> bool {
        self.disjoint
            .iter()
            .any(|implicant| implicant.covers(configuration))
    }

    /// How many rows there are.
    #[must_use]
    pub fn count(&self, space: &PropertySpace) -> u128 {
        self.disjoint
            .iter()
            .map(|implicant| implicant.size(space))
            .sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.disjoint.is_empty()
    }

    /// The rows as an expression: a sum of terms that share no row, `0` when there are none.
    #[must_use]
    pub fn expression(&self, space: &PropertySpace) -> Expression {
        let mut terms = self.disjoint.clone();
        terms.sort_by(Implicant::listing_order);
        sum(&terms, space)
    }

    /// The numbers of the first `most` rows, ascending.
    #[must_use]
    pub fn first_rows(&self, most: usize, space: &PropertySpace) -> Vec<u128> {
        let mut rows = Vec::new();
        let all: Vec<&Implicant> = self.disjoint.iter().collect();
        collect_rows(&all, &mut Vec::new(), most, space, &mut rows);
        rows
    }
}

/// The parts of `from` that lie outside `cut`, sharing no row.
fn without(from: Vec<Implicant>, cut: &Implicant, space: &PropertySpace) -> Vec<Implicant> {
    let mut left = Vec::new();
    for mut implicant in from {
        if !implicant.meets(cut) {
            left.push(implicant);
            continue;
        }
        for (i, value) in cut.literals() {
            if implicant.values()[i].is_none() {
                let others = (0..space.levels()[i]).filter(|&other| other != value);
                left.extend(others.map(|other| implicant.with(i, Some(other))));
                implicant = implicant.with(i, Some(value));
            }
        }
    }
    left
}

/// Walks the conditions from the left in ascending values, keeping the implicants that can still
/// hold a row.
fn collect_rows(
    implicants: &[&Implicant],
    prefix: &mut Configuration,
    most: usize,
    space: &PropertySpace,
    rows: &mut Vec<u128>,
) {
    if rows.len() >= most || implicants.is_empty() {
        return;
    }
    let Some(&levels) = space.levels().get(prefix.len()) else {
        rows.push(space.row_number(prefix));
        return;
    };
    for value in 0..levels {
        let fits = |implicant: &&&Implicant| {
            implicant.values()[prefix.len()].is_none_or(|asked| asked == value)
        };
        let fitting: Vec<&Implicant> = implicants.iter().filter(fits).copied().collect();
        prefix.push(value);
        collect_rows(&fitting, prefix, most, space, rows);
        prefix.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::SetName;

    fn space() -> PropertySpace {
        let names = ["A", "B", "C"].map(|name| SetName::new(name).unwrap());
        PropertySpace::new(names.into_iter().zip([2, 3, 2])).unwrap()
    }

    #[test]
    fn rows_of_a_union_are_counted_once_and_listed_in_order() {
        let space = space();
        let a = Implicant::new(vec![Some(1), None, None]);
        let b = Implicant::new(vec![None, Some(2), None]);
        let rows = RowSet::covered_by(&[a.clone(), b.clone()], &space);
        // A: rows 7 to 12; B{2}: rows 5, 6, 11, 12.
        assert_eq!(rows.count(&space), 8);
        assert_eq!(rows.first_rows(20, &space), [5, 6, 7, 8, 9, 10, 11, 12]);
        assert_eq!(rows.first_rows(2, &space), [5, 6]);
        assert_eq!(rows.without([&a], &space).first_rows(20, &space), [5, 6]);
        let both = RowSet::covered_by(&[a], &space).and(&RowSet::covered_by(&[b], &space));
        assert_eq!(both.expression(&space).to_string(), "A*B{2}");
        assert_eq!(
            RowSet::covered_by(&[], &space)
                .expression(&space)
                .to_string(),
            "0"
        );
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_listing_every_row(
            kept in proptest::collection::vec((0_u8..3, 0_u8..4, 0_u8..3), 0..4),
            cut in proptest::collection::vec((0_u8..3, 0_u8..4, 0_u8..3), 0..4),
        ) {
            let space = space();
            let implicant = |(a, b, c): &(u8, u8, u8)| Implicant::new(vec![
                (*a < 2).then_some(*a), (*b < 3).then_some(*b), (*c < 2).then_some(*c),
            ]);
            let kept: Vec<Implicant> = kept.iter().map(implicant).collect();
            let cut: Vec<Implicant> = cut.iter().map(implicant).collect();
            let expected: Vec<u128> = (1..=12)
                .filter(|&row| {
                    let row = space.configuration(row).unwrap();
                    kept.iter().any(|i| i.covers(&row)) && !cut.iter().any(|i| i.covers(&row))
                })
                .collect();
            let rows = RowSet::covered_by(&kept, &space).without(&cut, &space);
            proptest::prop_assert_eq!(rows.count(&space), expected.len() as u128);
            proptest::prop_assert_eq!(rows.first_rows(100, &space), expected);
        }
    }
}
