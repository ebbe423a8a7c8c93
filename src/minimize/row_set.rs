use std::ops::ControlFlow;

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::Implicant;
use super::implicant::sum;
use super::prime_implicants::maximal;
use crate::set::{Configuration, Expression, PropertySpace};

/// Terms up to which a set of rows is written as a sum of terms that share no row.
const TERMS_WRITTEN: usize = 64;

/// Sets of terms that are remembered while rows are counted, before the count is given up.
const MOST_REMEMBERED: usize = 2_000_000;

/// A set of truth-table rows: those that some implicants cover and others do not.
///
/// With 20 conditions a term takes in hundreds of thousands of remainders; they are counted and
/// written as an expression, and listed only as far as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowSet {
    any_of: Vec<Implicant>,
    none_of: Vec<Implicant>,
}

impl RowSet {
    /// The rows covered by any of the implicants.
    #[must_use]
    pub fn covered_by(implicants: &[Implicant]) -> Self {
        Self {
            any_of: implicants.to_vec(),
            none_of: Vec::new(),
        }
    }

    /// The rows that are in this set and covered by none of the implicants.
    #[must_use]
    pub fn without<'a>(&self, implicants: impl IntoIterator<Item = &'a Implicant>) -> Self {
        let mut none_of = self.none_of.clone();
        let mut known: FxHashSet<&Implicant> = self.none_of.iter().collect();
        let added = implicants.into_iter().filter(|one| known.insert(*one));
        none_of.extend(added.cloned());
        let length = |one: &Implicant| one.literals().count();
        let cuts: Vec<(usize, &Implicant)> = none_of.iter().map(|cut| (length(cut), cut)).collect();
        // Of as many literals, only the implicant itself contains it.
        let is_left = |one: &&Implicant| {
            let own = length(one);
            let shorter = |&(length, cut): &(usize, &Implicant)| length < own && one.is_within(cut);
            !known.contains(*one) && !cuts.iter().any(shorter)
        };
        let any_of = self.any_of.iter().filter(is_left).cloned().collect();
        Self { any_of, none_of }
    }

    /// The rows that are in both sets.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let shared = self
            .any_of
            .iter()
            .flat_map(|a| other.any_of.iter().filter_map(|b| a.and(b)));
        let any_of = distinct(shared);
        let both = Self {
            any_of,
            none_of: self.none_of.clone(),
        };
        both.without(&other.none_of)
    }

    /// The rows that are in either set.
    #[must_use]
    pub fn or(&self, other: &Self, space: &PropertySpace) -> Self {
        let added = if self.none_of == other.none_of {
            other.any_of.clone()
        } else {
            other.disjoint(space)
        };
        let none_of = if self.none_of == other.none_of {
            self.none_of.clone()
        } else {
            let cut = Self::covered_by(&self.none_of).without(&added);
            cut.disjoint(space)
        };
        let any_of = distinct(self.any_of.iter().cloned().chain(added));
        Self { any_of, none_of }
    }

    /// The rows as implicants that share none; there can be very many.
    #[must_use]
    pub fn disjoint(&self, space: &PropertySpace) -> Vec<Implicant> {
        self.disjoint_up_to(usize::MAX, space).unwrap_or_default()
    }

    /// The rows as at most so many implicants that share none.
    fn disjoint_up_to(&self, most: usize, space: &PropertySpace) -> Option<Vec<Implicant>> {
        let mut disjoint: Vec<Implicant> = Vec::new();
        for implicant in &self.any_of {
            let mut parts = vec![implicant.clone()];
            for cut in disjoint.iter().chain(&self.none_of) {
                parts = outside(parts, cut, space);
                if parts.len() > most {
                    return None;
                }
            }
            disjoint.extend(parts);
            if disjoint.len() > most {
                return None;
            }
        }
        Some(disjoint)
    }

    /// Whether it holds a configuration.
    #[must_use]
    pub fn contains(&self, configuration: &[u8]) -> bool {
        let covers = |implicant: &Implicant| implicant.covers(configuration);
        self.any_of.iter().any(covers) && !self.none_of.iter().any(covers)
    }

    /// How many rows there are; `None` beyond 2^128, or when counting would take too much memory.
    #[must_use]
    pub fn count(&self, space: &PropertySpace) -> Option<u128> {
        let mut counter = Counter {
            set: self,
            levels: space.levels(),
            known: FxHashMap::default(),
        };
        counter.count(0, &Alive::all(self))
    }

    /// Whether it is sure that there are none.
    #[must_use]
    pub fn is_empty(&self, space: &PropertySpace) -> bool {
        self.count(space) == Some(0)
    }

    /// The rows as an expression of at most so many terms, or 64; `0` when there are none.
    ///
    /// A sum of terms that share no row; where that would be long, the terms that cover the rows
    /// and the negation of what is left out.
    ///
    /// # Errors
    /// The number of terms, those left out included, when there are more.
    pub fn expression(&self, most: usize, space: &PropertySpace) -> Result<Expression, usize> {
        let (covered, cut) = match self.disjoint_up_to(TERMS_WRITTEN, space) {
            Some(mut disjoint) => {
                disjoint.sort_by_cached_key(Implicant::listing_key);
                (disjoint, &[][..])
            }
            None => (maximal(self.any_of.clone()), &self.none_of[..]),
        };
        let terms = covered.len() + cut.len();
        if terms > most.max(TERMS_WRITTEN) {
            return Err(terms);
        }
        let covered = sum(&covered, space);
        if cut.is_empty() {
            return Ok(covered);
        }
        Ok(Expression::And(vec![covered, sum(cut, space).negated()]))
    }

    /// The numbers of the first `most` rows, ascending; none where they cannot be counted.
    #[must_use]
    pub fn first_rows(&self, most: usize, space: &PropertySpace) -> Vec<u128> {
        let mut rows = Vec::new();
        let mut counter = Counter {
            set: self,
            levels: space.levels(),
            known: FxHashMap::default(),
        };
        let _ = counter.walk(&Alive::all(self), &mut Vec::new(), &mut |row| {
            if rows.len() < most {
                rows.push(space.row_number(row));
            }
            if rows.len() < most {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        rows
    }
}

/// Each implicant once, in the order in which they first come up.
fn distinct(implicants: impl Iterator<Item = Implicant>) -> Vec<Implicant> {
    let distinct: IndexSet<Implicant, FxBuildHasher> = implicants.collect();
    distinct.into_iter().collect()
}

/// The parts of `from` that lie outside `cut`, sharing no row.
fn outside(from: Vec<Implicant>, cut: &Implicant, space: &PropertySpace) -> Vec<Implicant> {
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

/// The implicants that can still cover a row with the values chosen so far, by position.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Alive {
    any_of: Vec<u32>,
    none_of: Vec<u32>,
}

impl Alive {
    fn all(set: &RowSet) -> Self {
        let positions = |implicants: &[Implicant]| (0..).zip(implicants).map(|(i, _)| i).collect();
        Self {
            any_of: positions(&set.any_of),
            none_of: positions(&set.none_of),
        }
    }

    /// What is still alive when the next condition has a value.
    fn with(&self, set: &RowSet, condition: usize, value: u8) -> Self {
        let fits = |implicants: &[Implicant], alive: &[u32]| {
            let fit = |&&i: &&u32| {
                implicants[i as usize].values()[condition].is_none_or(|asked| asked == value)
            };
            alive.iter().filter(fit).copied().collect()
        };
        Self {
            any_of: fits(&set.any_of, &self.any_of),
            none_of: fits(&set.none_of, &self.none_of),
        }
    }
}

/// Counts rows by splitting on the conditions from the left; rows below the same implicants are
/// counted once.
struct Counter<'a> {
    set: &'a RowSet,
    levels: &'a [u8],
    known: FxHashMap<(usize, Alive), u128>,
}

impl Counter<'_> {
    /// Rows below a choice of values for the conditions before `condition`.
    fn count(&mut self, condition: usize, alive: &Alive) -> Option<u128> {
        let is_done = |implicants: &[Implicant], i: u32| {
            implicants[i as usize].values()[condition..]
                .iter()
                .all(Option::is_none)
        };
        if alive.any_of.is_empty() || alive.none_of.iter().any(|&i| is_done(&self.set.none_of, i)) {
            return Some(0);
        }
        let all = alive.any_of.iter().any(|&i| is_done(&self.set.any_of, i));
        if all && alive.none_of.is_empty() {
            let rest = self.levels[condition..].iter();
            return rest
                .map(|&levels| u128::from(levels))
                .try_fold(1, u128::checked_mul);
        }
        let key = (condition, alive.clone());
        if let Some(&known) = self.known.get(&key) {
            return Some(known);
        }
        if self.known.len() >= MOST_REMEMBERED {
            return None;
        }
        let mut rows = 0_u128;
        for value in 0..self.levels[condition] {
            let below = alive.with(self.set, condition, value);
            rows = rows.checked_add(self.count(condition + 1, &below)?)?;
        }
        self.known.insert(key, rows);
        Some(rows)
    }

    /// Visits rows ascending, passing by what holds none.
    fn walk(
        &mut self,
        alive: &Alive,
        prefix: &mut Configuration,
        found: &mut dyn FnMut(&[u8]) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        match self.count(prefix.len(), alive) {
            Some(0) => return ControlFlow::Continue(()),
            Some(_) => {}
            None => return ControlFlow::Break(()),
        }
        let Some(&levels) = self.levels.get(prefix.len()) else {
            return found(prefix);
        };
        for value in 0..levels {
            let below = alive.with(self.set, prefix.len(), value);
            prefix.push(value);
            let flow = self.walk(&below, prefix, found);
            prefix.pop();
            flow?;
        }
        ControlFlow::Continue(())
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
        let rows = RowSet::covered_by(&[a.clone(), b.clone()]);
        // A: rows 7 to 12; B{2}: rows 5, 6, 11, 12.
        assert_eq!(rows.count(&space), Some(8));
        assert_eq!(rows.first_rows(20, &space), [5, 6, 7, 8, 9, 10, 11, 12]);
        assert_eq!(rows.first_rows(2, &space), [5, 6]);
        assert_eq!(rows.without([&a]).first_rows(20, &space), [5, 6]);
        let both = RowSet::covered_by(&[a]).and(&RowSet::covered_by(&[b]));
        assert_eq!(both.expression(1, &space).unwrap().to_string(), "A*B{2}");
        let none = RowSet::covered_by(&[]).expression(0, &space);
        assert_eq!(none.unwrap().to_string(), "0");
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
            let rows = RowSet::covered_by(&kept).without(&cut);
            proptest::prop_assert_eq!(rows.count(&space), Some(expected.len() as u128));
            proptest::prop_assert_eq!(rows.is_empty(&space), expected.is_empty());
            let written = Implicant::all_of(&rows.expression(100, &space).unwrap(), &space).unwrap();
            let again = RowSet::covered_by(&written);
            proptest::prop_assert_eq!(again.first_rows(100, &space), expected.clone());
            let disjoint: u128 = rows.disjoint(&space).iter().map(|one| one.size(&space)).sum();
            proptest::prop_assert_eq!(disjoint, expected.len() as u128);
            proptest::prop_assert_eq!(rows.first_rows(100, &space), expected);
        }

        #[test]
        fn unions_and_intersections_agree_with_listing_every_row(
            sets in proptest::collection::vec(
                proptest::collection::vec((0_u8..3, 0_u8..4, 0_u8..3), 0..3), 4
            ),
        ) {
            let space = space();
            let implicants = |set: &Vec<(u8, u8, u8)>| -> Vec<Implicant> {
                let one = |(a, b, c): &(u8, u8, u8)| Implicant::new(vec![
                    (*a < 2).then_some(*a), (*b < 3).then_some(*b), (*c < 2).then_some(*c),
                ]);
                set.iter().map(one).collect()
            };
            let set = |kept: usize, cut: usize| {
                RowSet::covered_by(&implicants(&sets[kept]))
                    .without(&implicants(&sets[cut]))
            };
            let (a, b) = (set(0, 1), set(2, 3));
            let rows = |set: &RowSet| set.first_rows(100, &space);
            let both: Vec<u128> =
                rows(&a).into_iter().filter(|row| rows(&b).contains(row)).collect();
            proptest::prop_assert_eq!(rows(&a.and(&b)), both);
            let either: Vec<u128> = (1..=12)
                .filter(|row| rows(&a).contains(row) || rows(&b).contains(row))
                .collect();
            proptest::prop_assert_eq!(rows(&a.or(&b, &space)), either);
        }
    }

    #[test]
    fn a_long_expression_holds_no_term_within_another() {
        // Values 0 to 29 of each of three conditions with 31 values: 90 terms, and more that share no
        // row. And A{0} again with every value of B.
        let names = ["A", "B", "C"].map(|name| SetName::new(name).unwrap());
        let space = PropertySpace::new(names.into_iter().zip([31; 3])).unwrap();
        let single = |i: usize, value| Implicant::with_literals(&[(i, value)], 3);
        let both = |value| Implicant::with_literals(&[(0, 0), (1, value)], 3);
        let wide = (0..30).flat_map(|value| (0..3).map(move |i| single(i, value)));
        let rows = RowSet::covered_by(&wide.chain((0..31).map(both)).collect::<Vec<_>>());
        // All rows but that of the last values.
        assert_eq!(rows.count(&space), Some(31 * 31 * 31 - 1));
        assert_eq!(rows.expression(89, &space), Err(90));
        let text = rows.expression(90, &space).unwrap().to_string();
        assert!(!text.contains('*'), "{text}");
    }

    #[test]
    fn many_wide_terms_are_counted_without_being_taken_apart() {
        // Condition i and condition i + 1, for i = 0 to 28: rows with two neighbours present. The
        // complement has the Fibonacci number F(32) = 2178309 rows (no two neighbours present).
        let names = (0..30).map(|i| SetName::new(&format!("C{i}")).unwrap());
        let space = PropertySpace::new(names.map(|name| (name, 2))).unwrap();
        let pair = |i: usize| Implicant::with_literals(&[(i, 1), (i + 1, 1)], 30);
        let rows = RowSet::covered_by(&(0..29).map(pair).collect::<Vec<_>>());
        assert_eq!(rows.count(&space), Some((1 << 30) - 2_178_309));
        assert_eq!(rows.first_rows(2, &space), [4, 7]);
    }
}
