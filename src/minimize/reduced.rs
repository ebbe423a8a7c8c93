use std::cmp::Reverse;

use super::budget::{Budget, OutOfSteps};
use super::covering::Covering;
use super::mask::Mask;
use super::relaxation::Weights;

/// A class as far as it covers uncovered rows.
#[derive(Clone, Copy)]
struct Part<const W: usize> {
    rows: Mask<W>,
    /// Where its classes stand among the members.
    start: u32,
    end: u32,
}

/// Which classes a search needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// All: every cover is wanted.
    All,
    /// Those whose rows lie within no other's: one cover is enough.
    Largest,
}

/// What is left of a covering problem at a set of uncovered rows: the classes that may stand in a
/// cover of the size asked for, those that cover the same uncovered rows together as one part, and
/// weights that bound the covers.
pub(super) struct Reduced<const W: usize> {
    parts: Vec<Part<W>>,
    /// The classes of the parts, one part after the other.
    members: Vec<u32>,
    pub(super) covering: Covering<W>,
    pub(super) weights: Weights<W>,
    rows: usize,
    /// How many rows the largest part covers.
    most: usize,
}

impl<const W: usize> Reduced<W> {
    /// The whole problem, with weights for its rows.
    pub(super) fn whole(
        everything: &Mask<W>,
        rows: usize,
        classes: &[Mask<W>],
        rounds: usize,
        budget: &Budget,
    ) -> Self {
        let part = |(&rows, class): (&Mask<W>, u32)| Part {
            rows,
            start: class,
            end: class + 1,
        };
        let parts: Vec<Part<W>> = classes.iter().zip(0..).map(part).collect();
        let members = parts.iter().map(|part| part.start).collect();
        let mut whole = Self::new(rows, parts, members, Weights::zero(rows));
        let (largest, members) = whole.largest(whole.parts.clone(), budget);
        let largest = Self::new(rows, largest, members, Weights::zero(rows));
        let start = whole
            .weights
            .improved(everything, &largest.covering, rows, 0, budget);
        whole.weights = start.improved(everything, &largest.covering, rows, rounds, budget);
        whole
    }

    fn new(rows: usize, parts: Vec<Part<W>>, members: Vec<u32>, weights: Weights<W>) -> Self {
        let most = parts.iter().map(|part| part.rows.count()).max();
        let covering = Covering::new(rows, parts.iter().map(|part| part.rows).collect());
        Self {
            parts,
            members,
            covering,
            weights,
            rows,
            most: most.unwrap_or(0) as usize,
        }
    }

    /// Whether it is proven that no `size` classes cover the rows: by how many rows there are, or
    /// by what they weigh.
    pub(super) fn excludes(&self, uncovered: &Mask<W>, size: usize) -> bool {
        uncovered.count() as usize > self.most * size || self.weights.exclude(uncovered, size)
    }

    /// The rows of a part.
    pub(super) fn rows_of(&self, part: u32) -> &Mask<W> {
        &self.parts[part as usize].rows
    }

    /// The classes of a part.
    pub(super) fn classes_of(&self, part: u32) -> &[u32] {
        let part = &self.parts[part as usize];
        &self.members[part.start as usize..part.end as usize]
    }

    /// The parts that cover all of `uncovered`, which is not empty.
    pub(super) fn covering_all(&self, uncovered: &Mask<W>) -> impl Iterator<Item = u32> {
        let candidates = self
            .covering
            .of(self.covering.rarest(uncovered))
            .iter()
            .copied();
        candidates.filter(|&part| uncovered.is_within(self.rows_of(part)))
    }

    /// What is left for covers of `uncovered` with at most `size` classes, with weights improved
    /// by so many rounds; `None` when there are none.
    pub(super) fn at(
        &self,
        uncovered: &Mask<W>,
        size: usize,
        keep: Keep,
        rounds: usize,
        budget: &Budget,
    ) -> Result<Option<Self>, OutOfSteps> {
        let words = W + self.rows / 16;
        budget.spend(1 + self.parts.len() * words / 16)?;
        let parts = self.heavy_enough(uncovered, size);
        let Some(parts) = large_enough(size, uncovered, self.rows, parts) else {
            return Ok(None);
        };
        budget.spend(parts.len() * words)?;
        let (parts, members) = match keep {
            Keep::All => self.merged(parts),
            Keep::Largest => self.largest(parts, budget),
        };
        let left = Self::new(self.rows, parts, members, Weights::zero(0));
        if uncovered.rows().any(|row| left.covering.of(row).is_empty()) {
            return Ok(None);
        }
        let weights = self
            .weights
            .improved(uncovered, &left.covering, size, rounds, budget);
        Ok((!weights.exclude(uncovered, size)).then(|| left.lighter(uncovered, size, weights)))
    }

    /// The same without what better weights exclude.
    fn lighter(mut self, uncovered: &Mask<W>, size: usize, weights: Weights<W>) -> Self {
        self.weights = weights;
        let parts = self.heavy_enough(uncovered, size);
        if parts.len() == self.parts.len() {
            return self;
        }
        Self::new(self.rows, parts, self.members, self.weights)
    }

    /// The parts, as far as they cover uncovered rows, that the weights allow in a cover of
    /// `uncovered` with `size` classes: what a class leaves unused is missing elsewhere.
    fn heavy_enough(&self, uncovered: &Mask<W>, size: usize) -> Vec<Part<W>> {
        let least = self.weights.least(uncovered, size);
        let cut = |part: &Part<W>| Part {
            rows: part.rows.and(uncovered),
            ..*part
        };
        let heavy = |part: &Part<W>| !part.rows.is_empty() && self.weights.of(&part.rows) >= least;
        self.parts.iter().map(cut).filter(heavy).collect()
    }

    /// Parts of the same rows made one, and their members.
    fn merged(&self, mut parts: Vec<Part<W>>) -> (Vec<Part<W>>, Vec<u32>) {
        parts.sort_unstable_by_key(|part| (part.rows, part.start));
        let mut merged: Vec<Part<W>> = Vec::new();
        let mut members = Vec::new();
        for part in parts {
            let start = position(members.len());
            members.extend_from_slice(&self.members[part.start as usize..part.end as usize]);
            let end = position(members.len());
            match merged.last_mut() {
                Some(last) if last.rows == part.rows => last.end = end,
                _ => merged.push(Part { start, end, ..part }),
            }
        }
        (merged, members)
    }

    /// The parts whose rows lie within no other's, the largest first, with one member each; all
    /// others too from where the steps run out.
    fn largest(&self, mut parts: Vec<Part<W>>, budget: &Budget) -> (Vec<Part<W>>, Vec<u32>) {
        parts.sort_by_cached_key(|part| (Reverse(part.rows.count()), part.start));
        let mut kept: Vec<Part<W>> = Vec::new();
        let mut members = Vec::new();
        let mut of_row: Vec<Vec<u32>> = vec![Vec::new(); self.rows];
        for part in parts {
            let fewest = part.rows.rows().min_by_key(|&row| of_row[row].len());
            let fewest = &of_row[fewest.expect("a part covers some row")];
            let within = |&other: &u32| part.rows.is_within(&kept[other as usize].rows);
            let larger = fewest.iter().position(within);
            let compared = larger.unwrap_or(fewest.len());
            let paid = budget.spend(1 + compared * (1 + W / 4) / 16);
            if larger.is_none() || paid.is_err() {
                let start = position(kept.len());
                part.rows.for_each(|row| of_row[row].push(start));
                members.push(self.members[part.start as usize]);
                kept.push(Part {
                    start,
                    end: start + 1,
                    ..part
                });
            }
        }
        (kept, members)
    }
}

fn position(length: usize) -> u32 {
    u32::try_from(length).expect("fewer classes than 2^32")
}

/// The classes without those so small that, with the largest others, they cannot make up a cover
/// of `size` classes; `None` when the largest classes together cover too little.
fn large_enough<const W: usize>(
    size: usize,
    uncovered: &Mask<W>,
    rows: usize,
    mut parts: Vec<Part<W>>,
) -> Option<Vec<Part<W>>> {
    let needed = uncovered.count() as usize;
    let mut of_size = vec![0_usize; rows + 1];
    for part in &parts {
        of_size[part.rows.count() as usize] += 1;
    }
    let largest = |classes: usize| {
        let mut left = classes;
        let mut covered = 0;
        for (rows, &count) in of_size.iter().enumerate().rev() {
            let taken = count.min(left);
            covered += taken * rows;
            left -= taken;
        }
        covered
    };
    if largest(size) < needed {
        return None;
    }
    let least = needed.saturating_sub(largest(size - 1));
    parts.retain(|part| part.rows.count() as usize >= least);
    Some(parts)
}
