use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::budget::{Budget, OutOfSteps};
use super::decision_diagram::{Families, Family};
use super::mask::Mask;
use super::reduced::{Keep, Reduced};

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
/// decision diagram, so that they are counted without being listed. Both branch on a row with few
/// candidates, remember what is known of sets of uncovered rows, and leave out what the sizes of
/// the classes or the weights of the rows (see [`super::relaxation::Weights`]) exclude.
pub(super) struct CoverSearch<'a, const W: usize> {
    classes: &'a [Mask<W>],
    everything: Mask<W>,
    whole: Reduced<W>,
    /// The largest size for which a set of uncovered rows is known to have no cover.
    failed: FxHashMap<Mask<W>, u32>,
    /// All covers of a set of uncovered rows, with their size.
    collected: FxHashMap<Mask<W>, (u32, Family)>,
    pub(super) families: Families,
    budget: &'a Budget,
}

/// From this size on the problem is reduced again at every node.
const WORTH_REDUCING: usize = 4;

/// Bytes of sets of uncovered rows that either memory may hold; beyond, nothing new is remembered.
const MOST_REMEMBERED: usize = 64 << 20;

/// Rounds of improvement of the weights: at the root, for covers of `size` classes below it.
const ROOT_ROUNDS: usize = 400;
const fn rounds(size: usize) -> usize {
    if size > WORTH_REDUCING { 50 } else { 10 }
}

impl<'a, const W: usize> CoverSearch<'a, W> {
    /// A search for covers of rows 0 to `rows` − 1; every row is covered by some class. It goes
    /// fastest when the rows that fewest classes cover come first, and their classes too.
    pub(super) fn new(classes: &'a [Mask<W>], rows: usize, budget: &'a Budget) -> Self {
        let mut everything = Mask::EMPTY;
        (0..rows).for_each(|row| everything.insert(row));
        Self {
            classes,
            everything,
            whole: Reduced::whole(&everything, rows, classes, ROOT_ROUNDS, budget),
            failed: FxHashMap::default(),
            collected: FxHashMap::default(),
            families: Families::new(),
            budget,
        }
    }

    /// The smallest covers, or what is proven when the steps run out.
    pub(super) fn smallest(&mut self) -> Found {
        let mut lower = self.whole.weights.bound(&self.everything);
        loop {
            let mut cover = Vec::new();
            match self.any_at_all(lower, &mut cover) {
                Ok(false) => lower += 1,
                Ok(true) => {
                    return match self.all(lower) {
                        Ok(family) => Found::All {
                            size: lower,
                            family,
                        },
                        Err(OutOfSteps) => Found::Some { lower, cover },
                    };
                }
                Err(OutOfSteps) => {
                    let cover = self.greedy();
                    return Found::Some { lower, cover };
                }
            }
        }
    }

    /// A lower bound and some cover, without a search.
    pub(super) fn bounds(&self) -> Found {
        Found::Some {
            lower: self.whole.weights.bound(&self.everything),
            cover: self.greedy(),
        }
    }

    /// Whether the rows have a cover of at most `size` classes; if so, it is in `cover`.
    fn any_at_all(&mut self, size: usize, cover: &mut Vec<usize>) -> Result<bool, OutOfSteps> {
        let everything = self.everything;
        let root = self
            .whole
            .at(&everything, size, Keep::Largest, 0, self.budget)?;
        root.map_or(Ok(false), |root| self.any(&everything, size, &root, cover))
    }

    /// Whether `uncovered` has a cover of at most `size` classes; if so, it is in `cover`.
    fn any(
        &mut self,
        uncovered: &Mask<W>,
        size: usize,
        above: &Reduced<W>,
        cover: &mut Vec<usize>,
    ) -> Result<bool, OutOfSteps> {
        if uncovered.is_empty() {
            return Ok(true);
        }
        if size == 0 || above.excludes(uncovered, size) || self.has_failed(uncovered, size) {
            return Ok(false);
        }
        if size == 1 {
            self.budget
                .spend(1 + above.covering.fewest(uncovered) / 8)?;
            let all = above.covering_all(uncovered).next();
            cover.extend(all.map(|part| above.classes_of(part)[0] as usize));
            return Ok(all.is_some());
        }
        let reduced = self.reduced(uncovered, size, above, Keep::Largest)?;
        if let Some(here) = reduced.problem(above) {
            let candidates = here.covering.of(here.covering.rarest(uncovered));
            self.budget.spend(1 + candidates.len() / 2)?;
            for &candidate in candidates {
                let rest = uncovered.without(here.rows_of(candidate));
                cover.push(here.classes_of(candidate)[0] as usize);
                if self.any(&rest, size - 1, here, cover)? {
                    return Ok(true);
                }
                cover.pop();
            }
        }
        self.fail(uncovered, size);
        Ok(false)
    }

    /// What is left at a set of uncovered rows.
    fn reduced(
        &self,
        uncovered: &Mask<W>,
        size: usize,
        above: &Reduced<W>,
        keep: Keep,
    ) -> Result<Left<W>, OutOfSteps> {
        if size < WORTH_REDUCING {
            return Ok(Left::AsAbove);
        }
        let here = above.at(uncovered, size, keep, rounds(size), self.budget)?;
        Ok(here.map_or(Left::Nothing, |left| Left::Reduced(Box::new(left))))
    }

    fn has_failed(&self, uncovered: &Mask<W>, size: usize) -> bool {
        let failed = self.failed.get(uncovered);
        failed.is_some_and(|&failed| failed >= small(size))
    }

    fn fail(&mut self, uncovered: &Mask<W>, size: usize) {
        if self.failed.len() < MOST_REMEMBERED / size_of::<(Mask<W>, u32)>() {
            self.failed.insert(*uncovered, small(size));
        }
    }

    /// All covers of `size` classes; there are none with fewer.
    fn all(&mut self, size: usize) -> Result<Family, OutOfSteps> {
        let everything = self.everything;
        let root = self
            .whole
            .at(&everything, size, Keep::All, 0, self.budget)?;
        root.map_or(Ok(Families::NONE), |root| {
            self.collect(&everything, size, &root)
        })
    }

    /// All covers of `uncovered` with `size` classes; it has none with fewer.
    fn collect(
        &mut self,
        uncovered: &Mask<W>,
        size: usize,
        above: &Reduced<W>,
    ) -> Result<Family, OutOfSteps> {
        if uncovered.is_empty() && size == 0 {
            return Ok(Families::EMPTY_SET);
        }
        if uncovered.is_empty() || size == 0 || above.excludes(uncovered, size) {
            return Ok(Families::NONE);
        }
        if size == 1 {
            self.budget
                .spend(1 + above.covering.fewest(uncovered) / 8)?;
            let parts = above.covering_all(uncovered);
            let classes = parts.flat_map(|part| above.classes_of(part));
            let alone = classes.map(|&class| (class, Families::EMPTY_SET)).collect();
            return self.families.any_of(alone, self.budget);
        }
        if self.has_failed(uncovered, size) {
            return Ok(Families::NONE);
        }
        if let Some(&(known, family)) = self.collected.get(uncovered) {
            let same = known == small(size);
            return Ok(if same { family } else { Families::NONE });
        }
        let reduced = self.reduced(uncovered, size, above, Keep::All)?;
        let family = match reduced.problem(above) {
            Some(here) if size == 2 => self.pairs(uncovered, here)?,
            Some(here) => self.branch(uncovered, size, here)?,
            None => Families::NONE,
        };
        self.remember(uncovered, size, family);
        Ok(family)
    }

    /// The covers of `uncovered`, one candidate for a row after the other.
    ///
    /// Far from the leaves it is the row that comes first in the order of the classes, not the one
    /// with fewest candidates left: the diagram then grows from its lower end and stays small.
    fn branch(
        &mut self,
        uncovered: &Mask<W>,
        size: usize,
        here: &Reduced<W>,
    ) -> Result<Family, OutOfSteps> {
        let row = match uncovered.rows().next() {
            Some(first) if size > WORTH_REDUCING => first,
            _ => here.covering.rarest(uncovered),
        };
        let candidates = here.covering.of(row);
        self.budget.spend(1 + candidates.len() / 2)?;
        let mut found = Vec::new();
        for &candidate in candidates {
            let rest = uncovered.without(here.rows_of(candidate));
            let others = self.collect(&rest, size - 1, here)?;
            if others != Families::NONE {
                let classes = here.classes_of(candidate).iter();
                found.extend(classes.map(|&class| (class, others)));
            }
        }
        self.families.any_of(found, self.budget)
    }

    /// The covers of `uncovered` with two classes: without the families that joining one candidate
    /// after the other would make on the way.
    fn pairs(&mut self, uncovered: &Mask<W>, here: &Reduced<W>) -> Result<Family, OutOfSteps> {
        let candidates = here.covering.of(here.covering.rarest(uncovered));
        self.budget.spend(1 + candidates.len() / 2)?;
        let mut pairs = Vec::new();
        for &candidate in candidates {
            let rest = uncovered.without(here.rows_of(candidate));
            if here.excludes(&rest, 1) {
                continue;
            }
            self.budget.spend(1 + here.covering.fewest(&rest) / 8)?;
            for other in here.covering_all(&rest) {
                for &a in here.classes_of(candidate) {
                    let others = here.classes_of(other).iter();
                    pairs.extend(others.map(|&b| (a.min(b), a.max(b))));
                }
            }
        }
        self.budget.spend(pairs.len() / 4)?;
        pairs.sort_unstable();
        pairs.dedup();
        self.families.of_pairs(&pairs, self.budget)
    }

    fn remember(&mut self, uncovered: &Mask<W>, size: usize, family: Family) {
        if family == Families::NONE {
            self.fail(uncovered, size);
        } else if self.collected.len() < MOST_REMEMBERED / size_of::<(Mask<W>, (u32, Family))>() {
            self.collected.insert(*uncovered, (small(size), family));
        }
    }

    /// A cover, not always a smallest: the class that covers most goes first, the first of several,
    /// and those that the later ones make needless are dropped.
    fn greedy(&self) -> Vec<usize> {
        let mut uncovered = self.everything;
        let gain = |class: usize, uncovered: &Mask<W>| {
            (self.classes[class].and(uncovered).count(), Reverse(class))
        };
        let all = 0..self.classes.len();
        // What a class gains only shrinks, so that the best is the first that is still worth what
        // it was.
        let mut best: BinaryHeap<_> = all.map(|class| gain(class, &uncovered)).collect();
        let mut cover = Vec::new();
        while let Some((rows, Reverse(class))) = best.pop() {
            let now = gain(class, &uncovered);
            if now.0 == rows && rows > 0 {
                uncovered = uncovered.without(&self.classes[class]);
                cover.push(class);
            } else if now.0 > 0 {
                best.push(now);
            }
        }
        self.without_needless(cover)
    }

    /// The cover without the classes whose rows others cover, the first of them dropped first.
    fn without_needless(&self, mut cover: Vec<usize>) -> Vec<usize> {
        let mut times: FxHashMap<usize, u32> = FxHashMap::default();
        for &class in &cover {
            self.classes[class].for_each(|row| *times.entry(row).or_default() += 1);
        }
        cover.retain(|&class| {
            let rows = &self.classes[class];
            let needed = rows.rows().any(|row| times[&row] == 1);
            if !needed {
                rows.for_each(|row| *times.entry(row).or_default() -= 1);
            }
            needed
        });
        cover
    }
}

/// What is left of the problem above at a set of uncovered rows.
enum Left<const W: usize> {
    /// There is no cover.
    Nothing,
    /// Too little to be worth reducing.
    AsAbove,
    Reduced(Box<Reduced<W>>),
}

impl<const W: usize> Left<W> {
    fn problem<'a>(&'a self, above: &'a Reduced<W>) -> Option<&'a Reduced<W>> {
        match self {
            Self::Nothing => None,
            Self::AsAbove => Some(above),
            Self::Reduced(reduced) => Some(reduced),
        }
    }
}

/// A size in four bytes.
fn small(size: usize) -> u32 {
    u32::try_from(size).expect("fewer classes than 2^32")
}
