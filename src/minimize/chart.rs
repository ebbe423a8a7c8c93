use std::cmp::Reverse;
use std::ops::ControlFlow;

use fixedbitset::FixedBitSet;
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::budget::Budget;
use super::covers::minimal_covers;
use super::hitting_sets::minimal_hitting_sets;
use super::implicant::Implicant;
use super::prime_implicants::PrimeImplicants;
use crate::set::Configuration;

/// Which prime implicants cover which of the rows to explain.
#[doc(alias = "PI chart")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrimeImplicantChart {
    primes: Vec<Implicant>,
    rows: Vec<Configuration>,
    /// For every prime, the rows it covers.
    covers: Vec<FixedBitSet>,
    complete: bool,
}

/// Which covers of the chart count as models.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelsWanted {
    /// The covers with the smallest number of prime implicants.
    #[default]
    Minimal,
    /// Every cover from which no prime implicant can be dropped.
    Irredundant,
}

/// The covers of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Models {
    /// The models as positions of primes, ascending, up to the limit asked for.
    pub listed: Vec<Vec<usize>>,
    /// How many models there are; `None` when the search did not finish, or when there are 2^128
    /// or more.
    pub total: Option<u128>,
    /// What is proven of the smallest number of prime implicants.
    pub minimum: Minimum,
    /// The primes that every model holds, ascending; when the search did not finish, those proven
    /// so far.
    pub essential: Vec<usize>,
}

/// What is proven of the smallest number of prime implicants in a cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Minimum {
    /// No cover is smaller.
    pub lower: usize,
    /// A cover of this size is known.
    pub upper: usize,
    /// Whether the search finished: both are equal, and every model was counted.
    pub proven: bool,
}

impl Models {
    /// Too few primes were found to cover the rows. Every row lies in some prime, so that there is
    /// a cover with as many primes as rows.
    fn unknown(rows: usize) -> Self {
        Self {
            total: None,
            minimum: Minimum {
                lower: rows.min(1),
                upper: rows,
                proven: false,
            },
            ..Self::none()
        }
    }

    /// No cover exists.
    fn none() -> Self {
        let minimum = Minimum {
            lower: 0,
            upper: 0,
            proven: true,
        };
        Self {
            listed: Vec::new(),
            total: Some(0),
            minimum,
            essential: Vec::new(),
        }
    }
}

impl PrimeImplicantChart {
    /// The chart of prime implicants against the rows to explain.
    #[must_use]
    pub fn new(primes: PrimeImplicants, rows: Vec<Configuration>) -> Self {
        let covered = |prime: &Implicant| {
            let mut covered = FixedBitSet::with_capacity(rows.len());
            covered.extend((0..rows.len()).filter(|&row| prime.covers(&rows[row])));
            covered
        };
        let covers = primes.listed.iter().map(covered).collect();
        Self {
            primes: primes.listed,
            rows,
            covers,
            complete: primes.complete,
        }
    }

    /// The prime implicants.
    #[must_use]
    pub fn primes(&self) -> &[Implicant] {
        &self.primes
    }

    /// The rows to explain.
    #[must_use]
    pub fn rows(&self) -> &[Configuration] {
        &self.rows
    }

    /// Whether every prime implicant was found.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The positions of the rows that a prime covers, ascending.
    pub fn rows_of(&self, prime: usize) -> impl Iterator<Item = usize> + '_ {
        self.covers[prime].ones()
    }

    /// For every row, the primes that cover it.
    fn candidates(&self) -> Vec<FixedBitSet> {
        let mut candidates = vec![FixedBitSet::with_capacity(self.primes.len()); self.rows.len()];
        for (prime, covers) in self.covers.iter().enumerate() {
            for row in covers.ones() {
                candidates[row].insert(prime);
            }
        }
        candidates
    }

    /// The chart without the primes whose covered rows are a proper subset of another prime's
    /// (row dominance); primes that cover the same rows stay together.
    #[must_use]
    pub fn without_dominated(mut self) -> Self {
        let largest = self.largest_covers();
        let keep: Vec<bool> = self
            .covers
            .iter()
            .map(|covers| largest.contains(covers))
            .collect();
        let mut kept = keep.iter().copied();
        self.primes.retain(|_| kept.next().unwrap_or(true));
        let mut kept = keep.iter().copied();
        self.covers.retain(|_| kept.next().unwrap_or(true));
        self
    }

    /// The sets of rows that primes cover and that lie within no larger such set.
    fn largest_covers(&self) -> FxHashSet<FixedBitSet> {
        let mut distinct: Vec<&FixedBitSet> = self.covers.iter().collect();
        distinct.sort_by_cached_key(|covers| (Reverse(covers.count_ones(..)), covers.as_slice()));
        distinct.dedup();
        let mut largest = FxHashSet::default();
        let mut of_row: Vec<Vec<&FixedBitSet>> = vec![Vec::new(); self.rows.len()];
        for covers in distinct {
            let rarest = covers.ones().min_by_key(|&row| of_row[row].len());
            let larger = rarest.map_or(&[][..], |row| &of_row[row]);
            if !larger.iter().any(|larger| covers.is_subset(larger)) {
                covers.ones().for_each(|row| of_row[row].push(covers));
                largest.insert(covers.clone());
            }
        }
        largest
    }

    /// Whether some prime covers each row.
    fn covers_every_row(&self) -> bool {
        let mut covered = FixedBitSet::with_capacity(self.rows.len());
        self.covers.iter().for_each(|rows| covered.union_with(rows));
        covered.is_full()
    }

    /// The models: covers of all rows, as wanted, listed up to `most` and counted exactly.
    #[must_use]
    pub fn models(&self, wanted: ModelsWanted, most: usize, budget: &Budget) -> Models {
        if !self.covers_every_row() {
            return if self.complete {
                Models::none()
            } else {
                Models::unknown(self.rows.len())
            };
        }
        let mut models = match wanted {
            ModelsWanted::Minimal => minimal_covers(&self.covers, self.rows.len(), most, budget),
            ModelsWanted::Irredundant => self.irredundant(most, budget),
        };
        if !self.complete {
            models.total = None;
            models.essential.clear();
            models.minimum.lower = models.minimum.lower.min(1);
            models.minimum.proven = false;
        }
        models
    }

    fn irredundant(&self, most: usize, budget: &Budget) -> Models {
        let candidates = self.candidates();
        let mut listed = Vec::new();
        let (mut total, mut smallest) = (0_u128, usize::MAX);
        let mut keep = |cover: &[usize]| {
            total += 1;
            smallest = smallest.min(cover.len());
            if listed.len() < most {
                let mut cover = cover.to_vec();
                cover.sort_unstable();
                listed.push(cover);
            }
            ControlFlow::Continue(())
        };
        let finished =
            minimal_hitting_sets(self.primes.len(), &candidates, budget, &mut keep).is_ok();
        listed.sort();
        let alone = |row: &FixedBitSet| {
            (row.count_ones(..) == 1)
                .then(|| row.ones().next())
                .flatten()
        };
        let mut essential: Vec<usize> = candidates.iter().filter_map(alone).collect();
        essential.sort_unstable();
        essential.dedup();
        let upper = if total == 0 { 0 } else { smallest };
        let lower = if finished { upper } else { essential.len() };
        Models {
            listed,
            total: finished.then_some(total),
            minimum: Minimum {
                lower,
                upper,
                proven: finished,
            },
            essential,
        }
    }
}
