use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;
use rustc_hash::FxBuildHasher;

use super::fit::{BLOCK, LiteralMemberships};
use super::subcubes::Subcubes;
use crate::set::{
    CalibratedSet, Configuration, FuzzySet, Membership, PropertySpace, SpaceError, SubsetSums,
};

/// How many pairs of a row and a case make it worth while to share work among threads.
const WORK_TO_SHARE: usize = 1 << 20;

/// How many cases make it worth while to find their rows apart from those of others.
const CASES_OF_A_PART: usize = 1 << 17;

/// The configurations that cases show, with their cases and what their fit is made of: for the
/// outcome and for its negation at once, since both look at every case in every row.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservedRows {
    space: PropertySpace,
    rows: Vec<ObservedRow>,
    ambiguous: Arc<Vec<usize>>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ObservedRow {
    pub(super) configuration: Configuration,
    pub(super) cases: Arc<Vec<usize>>,
    /// For the outcome and for its negation.
    pub(super) sums: [SubsetSums; 2],
}

impl ObservedRows {
    /// The rows of `conditions` that at least one case shows, and their fit for `outcome`.
    ///
    /// A case belongs to the row in which its membership is above 0.5; a score of exactly 0.5 puts
    /// it in no row. Every case counts in the fit of every row.
    ///
    /// # Errors
    /// [`SpaceError`] for more conditions than supported.
    pub fn new(conditions: &[&CalibratedSet], outcome: &FuzzySet) -> Result<Self, SpaceError> {
        let space = PropertySpace::of(conditions)?;
        let (mut rows, ambiguous) = by_row(conditions, &space, outcome.len());
        let literals = LiteralMemberships::new(conditions, outcome.len());
        if let Some(subcubes) = Subcubes::of(literals.conditions(), outcome.len()) {
            subcubes.add_up(&mut rows, outcome);
        } else if rows.len().saturating_mul(outcome.len()) < WORK_TO_SHARE {
            add_up(&mut rows, &literals, outcome);
        } else {
            let share = rows.len().div_ceil(rayon::current_num_threads());
            let parts = rows.par_chunks_mut(share);
            parts.for_each(|rows| add_up(rows, &literals, outcome));
        }
        Ok(Self {
            space,
            rows,
            ambiguous: Arc::new(ambiguous),
        })
    }

    /// The conditions and their values.
    #[must_use]
    pub fn space(&self) -> &PropertySpace {
        &self.space
    }

    /// The rows, ascending by number.
    pub(super) fn rows(&self) -> &[ObservedRow] {
        &self.rows
    }

    /// The cases that belong to no row.
    pub(super) fn ambiguous(&self) -> &Arc<Vec<usize>> {
        &self.ambiguous
    }
}

/// The rows with their cases, ascending by number, and the cases that belong to none.
fn by_row(
    conditions: &[&CalibratedSet],
    space: &PropertySpace,
    cases: usize,
) -> (Vec<ObservedRow>, Vec<usize>) {
    let starts = (0..cases.div_ceil(CASES_OF_A_PART)).into_par_iter();
    let starts = starts.map(|part| part * CASES_OF_A_PART);
    let parts = starts.map(|start| {
        let part = start..(start + CASES_OF_A_PART).min(cases);
        CasesByRow::of(conditions, space, part)
    });
    let mut all: BTreeMap<u128, Vec<Vec<usize>>> = BTreeMap::new();
    let mut ambiguous = Vec::new();
    for part in parts.collect::<Vec<_>>() {
        ambiguous.extend(part.ambiguous);
        for (number, cases) in part.found {
            all.entry(number).or_default().push(cases);
        }
    }
    let row = |(number, parts): (u128, Vec<Vec<usize>>)| ObservedRow {
        configuration: space
            .configuration(number)
            .expect("a case has a row of the space"),
        cases: Arc::new(parts.concat()),
        sums: [SubsetSums::default(); 2],
    };
    (all.into_iter().map(row).collect(), ambiguous)
}

/// Some cases, each with those of its row.
#[derive(Default)]
struct CasesByRow {
    found: Vec<(u128, Vec<usize>)>,
    ambiguous: Vec<usize>,
}

impl CasesByRow {
    fn of(conditions: &[&CalibratedSet], space: &PropertySpace, cases: Range<usize>) -> Self {
        let mut positions: HashMap<u128, usize, FxBuildHasher> = HashMap::default();
        let mut all = Self::default();
        let starts = cases.clone().step_by(BLOCK);
        for block in starts.map(|start| start..(start + BLOCK).min(cases.end)) {
            let rows = space.rows_of_cases(conditions, block.clone());
            for (case, row) in block.zip(rows) {
                let Some(number) = row else {
                    all.ambiguous.push(case);
                    continue;
                };
                let position = *positions.entry(number).or_insert_with(|| {
                    all.found.push((number, Vec::new()));
                    all.found.len() - 1
                });
                all.found[position].1.push(case);
            }
        }
        all
    }
}

/// Adds every case up in every row: block by block through the cases, each sum in case order. What
/// the first conditions of one row share with those of the next is worked out once.
fn add_up(rows: &mut [ObservedRow], literals: &LiteralMemberships, outcome: &FuzzySet) {
    let mut block = Block::of(literals.conditions());
    for cases in literals.blocks() {
        block.take(literals.conditions(), outcome, cases);
        let mut before: &[u8] = &[];
        for row in &mut *rows {
            let pairs = row.configuration.iter().zip(before);
            let shared = pairs.take_while(|(value, before)| value == before).count();
            block.meet(&row.configuration, shared);
            block.add_to(&mut row.sums, row.configuration.len());
            before = &row.configuration;
        }
    }
}

/// Some cases: their memberships in every literal, in the outcome, and in the first literals of a
/// row.
struct Block {
    /// By condition, by value.
    literals: Vec<Vec<Vec<Membership>>>,
    /// In y, 1 − y and 1 − (1 − y).
    outcome: [Vec<Membership>; 3],
    /// By the number of literals; the first holds full memberships.
    met: Vec<Vec<Membership>>,
}

impl Block {
    fn of(conditions: &[CalibratedSet]) -> Self {
        let full = || vec![Membership::FULL; BLOCK];
        let values = |set: &CalibratedSet| (0..set.levels()).map(|_| full()).collect();
        Self {
            literals: conditions.iter().map(values).collect(),
            outcome: [full(), full(), full()],
            met: (0..=conditions.len()).map(|_| full()).collect(),
        }
    }

    fn take(&mut self, conditions: &[CalibratedSet], outcome: &FuzzySet, cases: Range<usize>) {
        let vectors = self.literals.iter_mut().flatten().chain(&mut self.met);
        for memberships in vectors.chain(&mut self.outcome) {
            memberships.resize(cases.len(), Membership::FULL);
        }
        for (set, values) in conditions.iter().zip(&mut self.literals) {
            for (value, memberships) in (0..).zip(values) {
                set.fill(value, cases.clone(), memberships);
            }
        }
        let [present, absent, again] = &mut self.outcome;
        present.copy_from_slice(&outcome.memberships()[cases]);
        absent.copy_from_slice(present);
        for y in &mut *absent {
            *y = y.negated();
        }
        again.copy_from_slice(absent);
        for y in again {
            *y = y.negated();
        }
    }

    /// The memberships in the literals of a row, one after the other; in the first `shared` they are
    /// there already.
    fn meet(&mut self, row: &[u8], shared: usize) {
        for condition in shared..row.len() {
            let (before, behind) = self.met.split_at_mut(condition + 1);
            let literal = &self.literals[condition][usize::from(row[condition])];
            let pairs = before[condition].iter().zip(literal);
            for (met, (before, literal)) in behind[0].iter_mut().zip(pairs) {
                *met = before.and(*literal);
            }
        }
    }

    fn add_to(&self, sums: &mut [SubsetSums; 2], literals: usize) {
        let [present, absent, again] = &self.outcome;
        let [of_outcome, of_negation] = sums;
        let outcome = present.iter().zip(absent).zip(again);
        for (&x, ((&y, &negated), &again)) in self.met[literals].iter().zip(outcome) {
            of_outcome.add(x, y, negated);
            of_negation.add(x, negated, again);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minimize::Implicant;
    use crate::set::{SetName, consistency, pri};

    /// Some of them are exactly 0.5: such a case belongs to no row, and counts in the fit of each.
    fn scores(step: usize, cases: usize) -> FuzzySet {
        let score = |i: usize| match i % 97 {
            0 => 0.5,
            _ => f64::from(u32::try_from(i * step % 1000).unwrap()) / 999.0,
        };
        FuzzySet::from_scores(&(0..cases).map(score).collect::<Vec<_>>()).unwrap()
    }

    /// A fuzzy set, a crisp one, one with three values, and an outcome.
    fn sets(cases: usize) -> (Vec<CalibratedSet>, FuzzySet) {
        let name = |name| SetName::new(name).unwrap();
        let crisp = (0..cases).map(|i| Membership::from(i % 7 < 3)).collect();
        let values = (0..cases).map(|i| u8::try_from(i % 5 % 3).unwrap());
        let sets = vec![
            CalibratedSet::fuzzy(name("A"), scores(7, cases)),
            CalibratedSet::fuzzy(name("B"), scores(331, cases)),
            CalibratedSet::fuzzy(name("C"), crisp),
            CalibratedSet::multi_value(name("D"), 3, values.collect()),
        ];
        (sets, scores(613, cases))
    }

    /// Every row with its fit by the definition, over whole sets.
    fn by_definition(
        sets: &[&CalibratedSet],
        outcome: &FuzzySet,
        same: impl Fn(Option<f64>, Option<f64>) -> bool,
    ) {
        let rows = ObservedRows::new(sets, outcome).unwrap();
        let literals = LiteralMemberships::new(sets, outcome.len());
        assert!(rows.rows().len() > 10);
        for row in rows.rows() {
            let membership = literals.of(&Implicant::of(&row.configuration));
            for (sums, outcome) in row.sums.iter().zip([outcome, &outcome.negated()]) {
                assert!(same(sums.consistency(), consistency(&membership, outcome)));
                assert!(same(sums.pri(), pri(&membership, outcome)));
            }
        }
    }

    #[test]
    fn rows_have_the_fit_of_each_alone_to_the_last_bit() {
        let (sets, outcome) = sets(2 * BLOCK + 17);
        let sets: Vec<&CalibratedSet> = sets.iter().collect();
        by_definition(&sets, &outcome, |sum, alone| sum == alone);
    }

    #[test]
    fn rows_added_up_by_subcubes_have_the_fit_of_the_definition() {
        let (sets, outcome) = sets(20_000);
        assert!(Subcubes::of(&sets, outcome.len()).is_some());
        let sets: Vec<&CalibratedSet> = sets.iter().collect();
        let near = |sum: Option<f64>, alone: Option<f64>| match (sum, alone) {
            (Some(sum), Some(alone)) => (sum - alone).abs() < 1e-12,
            (sum, alone) => sum == alone,
        };
        by_definition(&sets, &outcome, near);
    }
}
