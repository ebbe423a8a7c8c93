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
//!
//! In all of them but its own row, its membership x is at most 0.5. Then min(x, y) is x where y is at
//! least 0.5, min(x, 1 − y) is x where it is not, and the other of the two is min(x, y, 1 − y): two sums
//! for each half of the outcome are all that consistency and PRI take, for the outcome and its negation.

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

/// Σ x and Σ min(x, y, 1 − y) over cases of which y lies in one half.
#[derive(Clone, Copy, Default)]
struct HalfSums {
    x: f64,
    ambiguous: f64,
}

/// For y below 0.5, and for the others.
type Halves = [HalfSums; 2];

/// What some cases add to each subcube: to their own rows, and to others.
struct AddedUp {
    own: Vec<Sums>,
    others: Vec<Halves>,
}

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
        let parts: Vec<AddedUp> = parts
            .map(|i| self.sums(part(i), outcome.memberships()))
            .collect();
        let mut sums = vec![Sums::default(); self.count];
        for part in &parts {
            let found = part.own.iter().zip(&part.others);
            for (sums, (own, halves)) in sums.iter_mut().zip(found) {
                plus(sums, own);
                plus(sums, &of_halves(halves));
            }
        }
        for row in rows {
            for subcube in self.holding(&row.configuration) {
                plus(&mut row.sums, &sums[subcube]);
            }
        }
    }

    /// The sums of some cases, by the number of the subcube.
    fn sums(&self, cases: Range<usize>, outcome: &[Membership]) -> AddedUp {
        let mut sums = AddedUp {
            own: vec![Sums::default(); self.count],
            others: vec![Halves::default(); self.count],
        };
        let mut own = Vec::with_capacity(self.conditions.len());
        let mut order = vec![0; self.conditions.len()];
        for case in cases {
            let y = outcome[case];
            let absent = y.negated();
            let ambiguous = y.and(absent);
            let half = usize::from(y >= absent);
            own.clear();
            let sets = self.conditions.iter().zip(&self.weights);
            own.extend(sets.map(|(set, &weight)| Own::of(set, weight, case)));
            ascending(&own, &mut order);
            let mut subcube = self.count - 1;
            for own in order.iter().map(|&at| &own[at]) {
                let sums = &mut sums.others[subcube - own.others][half];
                sums.x += own.outside.value();
                sums.ambiguous += own.outside.and(ambiguous).value();
                subcube -= own.value;
            }
            let full = |full: Membership, own: &Own| full.and(own.inside);
            let inside = own.iter().fold(Membership::FULL, full);
            let [of_outcome, of_negation] = &mut sums.own[subcube];
            of_outcome.add(inside, y, absent);
            of_negation.add(inside, absent, y);
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

/// The positions of memberships elsewhere, ascending. Every pair is compared: of a few numbers in no
/// order that takes less time than sorting, where the processor cannot foresee what comes next.
fn ascending(own: &[Own], order: &mut [usize]) {
    for (at, one) in own.iter().enumerate() {
        let (before, behind) = own.split_at(at);
        let not_above = before
            .iter()
            .map(|other| usize::from(other.outside <= one.outside));
        let below = behind
            .iter()
            .map(|other| usize::from(other.outside < one.outside));
        order[not_above.sum::<usize>() + below.sum::<usize>()] = at;
    }
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

fn of_halves([low, high]: &Halves) -> Sums {
    let x = low.x + high.x;
    let ambiguous = low.ambiguous + high.ambiguous;
    [
        SubsetSums::of(x, high.x + low.ambiguous, ambiguous),
        SubsetSums::of(x, low.x + high.ambiguous, ambiguous),
    ]
}

fn plus(sums: &mut Sums, more: &Sums) {
    for (sums, more) in sums.iter_mut().zip(more) {
        sums.plus(*more);
    }
}
