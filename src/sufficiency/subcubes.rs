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

use super::fit::BLOCK;
use super::observed::ObservedRow;
use crate::set::{CalibratedSet, FuzzySet, Membership, Scores, SubsetSums};

/// Subcubes up to which their sums stay in the processor's cache.
const MOST_SUBCUBES: usize = 1 << 16;

/// Cases for each subcube from which on adding up by subcubes pays.
const CASES_PER_SUBCUBE: usize = 8;

/// Parts of the cases that are added up on their own; as many on every machine, so that sums have the
/// same bits.
const PARTS: usize = 16;

/// More conditions than this make more subcubes than [`MOST_SUBCUBES`]: each has two values or more.
const MOST_CONDITIONS: usize = 16;

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
        let mut block = Block::of(self.conditions.len());
        let starts = cases.clone().step_by(BLOCK);
        for cases in starts.map(|start| start..(start + BLOCK).min(cases.end)) {
            block.take(self, cases.clone());
            for (i, &y) in outcome[cases].iter().enumerate() {
                self.add_case(&mut sums, &block, i, y);
            }
        }
        sums
    }

    /// Adds a case of a block, with a membership in the outcome.
    fn add_case(&self, sums: &mut AddedUp, block: &Block, i: usize, y: Membership) {
        let absent = y.negated();
        let ambiguous = y.and(absent);
        let half = usize::from(y >= absent);
        let mut subcube = self.count - 1;
        for &condition in &block.order[i][..block.conditions.len()] {
            let of_condition = &block.conditions[usize::from(condition)];
            let outside = of_condition.outside[i];
            let sums = &mut sums.others[subcube - of_condition.others[i]][half];
            sums.x += outside.value();
            sums.ambiguous += outside.and(ambiguous).value();
            subcube -= of_condition.value[i];
        }
        let [of_outcome, of_negation] = &mut sums.own[subcube];
        of_outcome.add(block.inside[i], y, absent);
        of_negation.add(block.inside[i], absent, y);
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

/// Some cases, each step for all of them at once.
struct Block {
    conditions: Vec<OwnValues>,
    /// The smallest membership in what the cases have more than anything else.
    inside: [Membership; BLOCK],
    /// The conditions of each case by its memberships elsewhere, ascending.
    order: Vec<[u8; MOST_CONDITIONS]>,
}

/// What some cases are to a condition.
struct OwnValues {
    /// The highest membership beside the value that a case has more than any other.
    outside: [Membership; BLOCK],
    /// How far the number of a subcube falls where its values of the condition are cut down to the
    /// one that the case has.
    value: [usize; BLOCK],
    /// The same for the other value of a fuzzy set; only such a set has memberships between 0 and 1.
    others: [usize; BLOCK],
    /// The place in the order of the case.
    place: [u64; BLOCK],
}

impl Block {
    fn of(conditions: usize) -> Self {
        let nothing = || OwnValues {
            outside: [Membership::NONE; BLOCK],
            value: [0; BLOCK],
            others: [0; BLOCK],
            place: [0; BLOCK],
        };
        Self {
            conditions: (0..conditions).map(|_| nothing()).collect(),
            inside: [Membership::FULL; BLOCK],
            order: vec![[0; MOST_CONDITIONS]; BLOCK],
        }
    }

    fn take(&mut self, subcubes: &Subcubes<'_>, cases: Range<usize>) {
        self.inside.fill(Membership::FULL);
        let sets = subcubes.conditions.iter().zip(&subcubes.weights);
        for (own, (set, &weight)) in self.conditions.iter_mut().zip(sets) {
            own.take(set, weight, cases.clone(), &mut self.inside);
        }
        self.put_in_order();
    }

    /// Every pair of conditions is compared: of a few numbers in no order that takes less time than
    /// sorting, where the processor cannot foresee what comes next.
    fn put_in_order(&mut self) {
        for at in 0..self.conditions.len() {
            let (before, behind) = self.conditions.split_at_mut(at);
            let own = &mut behind[0];
            own.place.fill(0);
            for other in before {
                for i in 0..BLOCK {
                    let is_below = own.outside[i] < other.outside[i];
                    own.place[i] += u64::from(!is_below);
                    other.place[i] += u64::from(is_below);
                }
            }
        }
        for (condition, own) in (0_u8..).zip(&self.conditions) {
            for (order, &place) in self.order.iter_mut().zip(&own.place) {
                order[usize::try_from(place).unwrap_or(usize::MAX)] = condition;
            }
        }
    }
}

impl OwnValues {
    fn take(
        &mut self,
        set: &CalibratedSet,
        weight: usize,
        cases: Range<usize>,
        inside: &mut [Membership; BLOCK],
    ) {
        let fall = |value: u8| usize::from(set.levels() - value) * weight;
        match set.scores() {
            Scores::Fuzzy(set) => {
                let falls = [fall(0), fall(1)];
                for (i, &present) in set.memberships()[cases].iter().enumerate() {
                    let absent = present.negated();
                    let is_present = present > absent;
                    self.outside[i] = present.and(absent);
                    self.value[i] = falls[usize::from(is_present)];
                    self.others[i] = falls[usize::from(!is_present)];
                    inside[i] = inside[i].and(present.or(absent));
                }
            }
            Scores::MultiValue { values, .. } => {
                for (i, &value) in values[cases].iter().enumerate() {
                    self.outside[i] = Membership::NONE;
                    self.value[i] = fall(value);
                    self.others[i] = 0;
                }
            }
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
