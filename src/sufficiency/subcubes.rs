//! The fit of all rows at once, at a cost per case that does not grow with the number of rows.
//!
//! Let a case belong more to a row than to any other: its own row. Its membership in a row that
//! differs from its own in some conditions is the smallest of its memberships in the literals of the
//! row; in a condition that agrees it is at least 0.5, in one that differs at most 0.5. So it is the
//! smallest over the conditions that differ. With the conditions in the order of these memberships,
//! all rows that differ in the first one share one membership, all that agree in the first and differ
//! in the second share the next, and so on: each time a subcube of the property space. A case is added
//! to as many subcubes as there are conditions, and to its own row; a row is the sum of the subcubes
//! that hold it.

use std::ops::Range;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::observed::ObservedRow;
use crate::set::{CalibratedSet, FuzzySet, Membership, Scores, SubsetSums};

/// Subcubes up to which their sums stay in the processor's cache.
const MOST_SUBCUBES: usize = 1 << 16;

/// Cases for each subcube from which on adding up by subcubes pays.
const CASES_PER_SUBCUBE: usize = 8;

/// Parts of the cases that are added up on their own; as many on every machine, so that sums have the
/// same bits.
const PARTS: usize = 16;

/// For the outcome and for its negation.
type Sums = [SubsetSums; 2];

/// The subcubes of a property space: of each condition one value, or all of them.
pub(super) struct Subcubes<'a> {
    conditions: &'a [CalibratedSet],
    /// How much a step in a condition adds to the number of a subcube.
    weights: Vec<usize>,
    count: usize,
}

impl<'a> Subcubes<'a> {
    /// The subcubes of `conditions`; `None` where so many cases are added up sooner row by row.
    pub(super) fn of(conditions: &'a [CalibratedSet], cases: usize) -> Option<Self> {
        let mut weights = Vec::new();
        let mut count = 1_usize;
        for set in conditions {
            weights.push(count);
            count = count.checked_mul(usize::from(set.levels()) + 1)?;
        }
        let pays = count <= MOST_SUBCUBES && count.saturating_mul(CASES_PER_SUBCUBE) <= cases;
        pays.then_some(Self {
            conditions,
            weights,
            count,
        })
    }

    /// Adds every case up in every row.
    pub(super) fn add_up(&self, rows: &mut [ObservedRow], outcome: &FuzzySet) {
        let cases = outcome.len();
        let part = |part: usize| part * cases / PARTS..(part + 1) * cases / PARTS;
        let parts = (0..PARTS).into_par_iter();
        let parts: Vec<Vec<Sums>> = parts
            .map(|i| self.sums(part(i), outcome.memberships()))
            .collect();
        let mut sums = vec![Sums::default(); self.count];
        for part in &parts {
            sums.iter_mut().zip(part).for_each(plus);
        }
        for row in rows {
            for subcube in self.holding(&row.configuration) {
                plus((&mut row.sums, &sums[subcube]));
            }
        }
    }

    /// The sums of some cases, by the number of the subcube.
    fn sums(&self, cases: Range<usize>, outcome: &[Membership]) -> Vec<Sums> {
        let mut sums = vec![Sums::default(); self.count];
        let mut own = Vec::with_capacity(self.conditions.len());
        for case in cases {
            let y = outcome[case];
            let (absent, again) = (y.negated(), y.negated().negated());
            let mut add = |subcube: usize, x: Membership| {
                let [of_outcome, of_negation] = &mut sums[subcube];
                of_outcome.add(x, y, absent);
                of_negation.add(x, absent, again);
            };
            own.clear();
            let sets = self.conditions.iter().zip(&self.weights);
            own.extend(sets.map(|(set, &weight)| Own::of(set, weight, case)));
            let full = |full: Membership, own: &Own| full.and(own.inside);
            let inside = own.iter().fold(Membership::FULL, full);
            own.sort_unstable_by(|a, b| a.outside.value().total_cmp(&b.outside.value()));
            let mut subcube = self.count - 1;
            for own in &own {
                if own.outside > Membership::NONE {
                    add(subcube - own.others, own.outside);
                }
                subcube -= own.value;
            }
            add(subcube, inside);
        }
        sums
    }

    /// The numbers of the subcubes that hold a row.
    fn holding(&self, row: &[u8]) -> impl Iterator<Item = usize> {
        let free = self.count - 1;
        let fixed = row.iter().zip(self.conditions).zip(&self.weights);
        let steps: Vec<usize> = fixed
            .map(|((&value, set), weight)| usize::from(set.levels() - value) * weight)
            .collect();
        (0..1_usize << steps.len()).map(move |fixed| {
            let steps = steps.iter().enumerate();
            let steps = steps.filter(|(i, _)| fixed >> i & 1 == 1);
            free - steps.map(|(_, step)| step).sum::<usize>()
        })
    }
}

/// What a case is to a condition: its membership in the value that it has more than any other, and
/// its highest membership elsewhere.
struct Own {
    inside: Membership,
    outside: Membership,
    /// How far the number of a subcube falls where its values of the condition are cut down to the
    /// one that the case has.
    value: usize,
    /// The same for the other value of a fuzzy set; only such a set has memberships between 0 and 1.
    others: usize,
}

impl Own {
    fn of(set: &CalibratedSet, weight: usize, case: usize) -> Self {
        let fall = |value: u8| usize::from(set.levels() - value) * weight;
        match set.scores() {
            Scores::Fuzzy(set) => {
                let present = set.memberships()[case];
                let absent = present.negated();
                let value = u8::from(present > absent);
                Self {
                    inside: present.or(absent),
                    outside: present.and(absent),
                    value: fall(value),
                    others: fall(1 - value),
                }
            }
            Scores::MultiValue { values, .. } => Self {
                inside: Membership::FULL,
                outside: Membership::NONE,
                value: fall(values[case]),
                others: 0,
            },
        }
    }
}

fn plus((sums, more): (&mut Sums, &Sums)) {
    for (sums, more) in sums.iter_mut().zip(more) {
        sums.plus(*more);
    }
}
