use rustc_hash::FxHashMap;

use super::budget::{Budget, OutOfSteps};
use super::decision_diagram::{Families, Family};
use super::mask::Mask;
use super::relaxation::{Covering, Weights};

/// What the search found.
pub(super) enum Found {
    /// The smallest covers, all of them.
    All {
        /// How many classes each has.
        size: usize,
        /// The covers.
        family: Family,
    },
    /// The steps ran out.
    Some {
        /// No cover is smaller.
        lower: usize,
        /// A cover.
        cover: Vec<usize>,
    },
}

/// A search for the smallest covers of rows by classes.
///
/// Sizes are tried from a lower bound upwards. For each, a search for any cover of that size either
/// finds one or proves that there is none; once one is found, all of that size are collected in a
/// decision diagram, so that they are counted without being listed. Both branch on the row with the
/// fewest candidates, remember what is known of every set of uncovered rows, and leave out what the
/// sizes of the classes or the weights of the rows (see [`Weights`]) exclude.
pub(super) struct CoverSearch<'a, const W: usize> {
    classes: &'a [Mask<W>],
    rows: usize,
    everything: Mask<W>,
    /// The largest size for which a set of uncovered rows is known to have no cover.
    failed: FxHashMap<Mask<W>, usize>,
    /// All covers of a set of uncovered rows, with their size.
    collected: FxHashMap<Mask<W>, (usize, Family)>,
    pub(super) families: Families,
    budget: &'a Budget,
}

/// From this size on the weights of rows prune more than they cost.
const WORTH_WEIGHTS: usize = 3;

/// A class as far as it covers uncovered rows.
#[derive(Clone, Copy)]
struct Part<const W: usize> {
    class: usize,
    rows: Mask<W>,
}

/// What is left to decide at a set of uncovered rows.
struct Branch<const W: usize> {
    /// The classes that may stand in a cover of the size asked for.
    parts: Vec<Part<W>>,
    /// Those among them that cover the row branched on, largest first.
    candidates: Vec<Part<W>>,
}

impl<'a, const W: usize> CoverSearch<'a, W> {
    /// A search for covers of rows 0 to `rows` − 1; every row is covered by some class.
    pub(super) fn new(classes: &'a [Mask<W>], rows: usize, budget: &'a Budget) -> Self {
        let mut everything = Mask::EMPTY;
        (0..rows).for_each(|row| everything.insert(row));
        Self {
            classes,
            rows,
            everything,
            failed: FxHashMap::default(),
            collected: FxHashMap::default(),
            families: Families::new(),
            budget,
        }
    }

    /// The smallest covers, or what is proven when the steps run out.
    pub(super) fn smallest(&mut self) -> Found {
        let all: Vec<Part<W>> = self
            .classes
            .iter()
            .enumerate()
            .map(|(class, &rows)| Part { class, rows })
            .collect();
        let mut size = 0;
        loop {
            let mut cover = Vec::new();
            match self.any(&self.everything.clone(), size, &all, &mut cover) {
                Ok(false) => size += 1,
                Ok(true) => {
                    return match self.collect(&self.everything.clone(), size, &all) {
                        Ok(family) => Found::All { size, family },
                        Err(OutOfSteps) => Found::Some { lower: size, cover },
                    };
                }
                Err(OutOfSteps) => {
                    return Found::Some {
                        lower: size,
                        cover: self.greedy(),
                    };
                }
            }
        }
    }

    /// Whether `uncovered` has a cover of at most `size` classes; if so, it is in `cover`.
    fn any(
        &mut self,
        uncovered: &Mask<W>,
        size: usize,
        parts: &[Part<W>],
        cover: &mut Vec<usize>,
    ) -> Result<bool, OutOfSteps> {
        if uncovered.is_empty() {
            return Ok(true);
        }
        if size == 0
            || self
                .failed
                .get(uncovered)
                .is_some_and(|&failed| failed >= size)
        {
            return Ok(false);
        }
        if size == 1 {
            let all = parts.iter().find(|part| uncovered.is_within(&part.rows));
            cover.extend(all.map(|part| part.class));
            return Ok(all.is_some());
        }
        self.budget.step()?;
        if let Some(branch) = Branch::new(uncovered, size, self.rows, parts) {
            for candidate in branch.undominated() {
                let rest = uncovered.without(&candidate.rows);
                cover.push(candidate.class);
                if self.any(&rest, size - 1, &branch.parts, cover)? {
                    return Ok(true);
                }
                cover.pop();
            }
        }
        self.failed.insert(*uncovered, size);
        Ok(false)
    }

    /// All covers of `uncovered` with `size` classes; it has none with fewer.
    fn collect(
        &mut self,
        uncovered: &Mask<W>,
        size: usize,
        parts: &[Part<W>],
    ) -> Result<Family, OutOfSteps> {
        if uncovered.is_empty() {
            return Ok(if size == 0 {
                Families::EMPTY_SET
            } else {
                Families::NONE
            });
        }
        if size == 0
            || self
                .failed
                .get(uncovered)
                .is_some_and(|&failed| failed >= size)
        {
            return Ok(Families::NONE);
        }
        if let Some(&(known, family)) = self.collected.get(uncovered) {
            return Ok(if known == size {
                family
            } else {
                Families::NONE
            });
        }
        if size == 1 {
            return Ok(self.single(uncovered, parts));
        }
        self.budget.step()?;
        let mut family = Families::NONE;
        if let Some(branch) = Branch::new(uncovered, size, self.rows, parts) {
            for candidate in &branch.candidates {
                let rest = uncovered.without(&candidate.rows);
                let others = self.collect(&rest, size - 1, &branch.parts)?;
                let with = self.families.add(others, candidate.class);
                family = self.families.union(family, with);
            }
        }
        self.remember(uncovered, size, family);
        Ok(family)
    }

    fn remember(&mut self, uncovered: &Mask<W>, size: usize, family: Family) {
        if family == Families::NONE {
            self.failed.insert(*uncovered, size);
        } else {
            self.collected.insert(*uncovered, (size, family));
        }
    }

    /// The covers of one class each.
    fn single(&mut self, uncovered: &Mask<W>, parts: &[Part<W>]) -> Family {
        let mut family = Families::NONE;
        for part in parts.iter().filter(|part| uncovered.is_within(&part.rows)) {
            let alone = self.families.add(Families::EMPTY_SET, part.class);
            family = self.families.union(family, alone);
        }
        family
    }

    /// A cover, not always a smallest: the class that covers most goes first.
    fn greedy(&self) -> Vec<usize> {
        let mut uncovered = self.everything;
        let mut cover = Vec::new();
        while !uncovered.is_empty() {
            let gain = |class: &usize| self.classes[*class].and(&uncovered).count();
            let Some(class) = (0..self.classes.len()).rev().max_by_key(gain) else {
                break;
            };
            uncovered = uncovered.without(&self.classes[class]);
            cover.push(class);
        }
        cover
    }
}

impl<const W: usize> Branch<W> {
    /// What is left to decide; `None` when no cover of `uncovered` has at most `size` classes, of
    /// which there are at least two.
    fn new(uncovered: &Mask<W>, size: usize, rows: usize, parts: &[Part<W>]) -> Option<Self> {
        let mut parts = large_enough(uncovered, size, rows, parts)?;
        if size >= WORTH_WEIGHTS {
            let masks: Vec<Mask<W>> = parts.iter().map(|part| part.rows).collect();
            let weights = Weights::new(uncovered, &masks, &Covering::new(rows, &masks));
            if weights.exclude(size) {
                return None;
            }
            let mut class = 0..;
            parts.retain(|_| {
                class
                    .next()
                    .is_some_and(|class| !weights.exclude_class(class, size))
            });
        }
        let rarest = rarest_row(uncovered, rows, &parts)?;
        let covering = |part: &&Part<W>| part.rows.contains(rarest);
        let mut candidates: Vec<Part<W>> = parts.iter().filter(covering).copied().collect();
        candidates.sort_by_key(|part| (std::cmp::Reverse(part.rows.count()), part.class));
        Some(Self { parts, candidates })
    }

    /// The candidates whose rows no other candidate covers as well: enough to find one cover.
    fn undominated(&self) -> Vec<Part<W>> {
        let mut kept: Vec<Part<W>> = Vec::new();
        for candidate in &self.candidates {
            if !kept
                .iter()
                .any(|larger| candidate.rows.is_within(&larger.rows))
            {
                kept.push(*candidate);
            }
        }
        kept
    }
}

/// The uncovered row with the fewest candidates; `None` when a row has none.
fn rarest_row<const W: usize>(
    uncovered: &Mask<W>,
    rows: usize,
    parts: &[Part<W>],
) -> Option<usize> {
    let mut candidates = vec![0_u32; rows];
    for row in parts.iter().flat_map(|part| part.rows.rows()) {
        candidates[row] += 1;
    }
    let rarest = uncovered.rows().min_by_key(|&row| candidates[row])?;
    (candidates[rarest] > 0).then_some(rarest)
}

/// The classes as far as they cover uncovered rows, without those so small that, with the largest
/// others, they cannot make up a cover of `size` classes; `None` when the largest classes together
/// cover too little.
fn large_enough<const W: usize>(
    uncovered: &Mask<W>,
    size: usize,
    rows: usize,
    parts: &[Part<W>],
) -> Option<Vec<Part<W>>> {
    let needed = uncovered.count() as usize;
    let mut of_size = vec![0_usize; rows + 1];
    for part in parts {
        of_size[part.rows.and(uncovered).count() as usize] += 1;
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
    let least = (needed.saturating_sub(largest(size - 1))).max(1);
    let cut = |part: &Part<W>| Part {
        class: part.class,
        rows: part.rows.and(uncovered),
    };
    let large = |part: &Part<W>| part.rows.count() as usize >= least;
    Some(parts.iter().map(cut).filter(large).collect())
}
