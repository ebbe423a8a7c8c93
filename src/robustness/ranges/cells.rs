//! The values of a cut-off between which no row changes its code.

use super::track::{Direction, Edge, Finish, Limit, Probe, Track};
use crate::set::Cutoff;
use crate::study::CutoffName;
use crate::sufficiency::{TruthTable, TruthTableRow};

/// The scores that a cut-off is compared with, in groups of such as count as one: the lowest and the
/// highest of each, ascending.
fn groups(mut scores: Vec<f64>) -> Vec<[f64; 2]> {
    scores.sort_by(f64::total_cmp);
    let mut groups: Vec<[f64; 2]> = Vec::new();
    for score in scores {
        match groups.last_mut() {
            Some([_, high]) if score - *high <= Cutoff::TOLERANCE / 2.0 => *high = score,
            _ => groups.push([score, score]),
        }
    }
    groups
}

/// The values of a cut-off between which no row changes its code.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::robustness) struct Cells {
    groups: Vec<[f64; 2]>,
    name: CutoffName,
    /// The lowest and the highest value that it can have; whether it can have them.
    low: (f64, Limit),
    high: Option<(f64, Limit)>,
}

impl Cells {
    /// Those of a cut-off over the observed rows of some tables.
    pub(in crate::robustness) fn new<'t>(
        name: CutoffName,
        tables: impl Iterator<Item = &'t TruthTable>,
        others: (Option<f64>, f64),
    ) -> Self {
        let (contradiction_from, consistency) = others;
        let rows: Vec<&TruthTableRow> = tables.flat_map(TruthTable::rows).collect();
        let scores = match name {
            CutoffName::Consistency | CutoffName::ContradictionFrom => {
                rows.iter().filter_map(|row| row.consistency()).collect()
            }
            // A cut-off of 0 asks for none: only there an undefined PRI is enough.
            CutoffName::Pri => rows.iter().map(|row| row.pri().unwrap_or(0.0)).collect(),
            CutoffName::Frequency => rows.iter().map(|row| count(row.cases().len())).collect(),
        };
        let scale = |end: f64| (end, Limit::Scale);
        let by = |name: CutoffName, end: f64| (end, Limit::Neighbour(name.key().to_owned()));
        let (low, high) = match (name, contradiction_from) {
            (CutoffName::Consistency, Some(from)) => {
                (by(CutoffName::ContradictionFrom, from), Some(scale(1.0)))
            }
            (CutoffName::ContradictionFrom, _) => {
                (scale(0.0), Some(by(CutoffName::Consistency, consistency)))
            }
            (CutoffName::Frequency, _) => (scale(1.0), None),
            _ => (scale(0.0), Some(scale(1.0))),
        };
        Self {
            groups: groups(scores),
            name,
            low,
            high,
        }
    }

    /// How many cells there are: one up to each score, and one above the last.
    fn len(&self) -> usize {
        self.groups.len() + 1
    }

    /// A value in a cell; `None` where the cut-off can have none there.
    fn value(&self, cell: usize) -> Option<f64> {
        let below = cell.checked_sub(1).map(|last| self.groups[last][1]);
        let value = match (self.groups.get(cell), self.name) {
            (Some([low, _]), CutoffName::Frequency) => *low,
            (None, CutoffName::Frequency) => below.unwrap_or(0.0) + 1.0,
            (Some([low, _]), _) if *low <= 0.0 => 0.0,
            (Some([low, _]), _) => (low + Cutoff::TOLERANCE / 2.0).min(1.0),
            (None, _) => 1.0,
        };
        let above_last = below.is_none_or(|below| value > below + Cutoff::TOLERANCE);
        let (low, limit) = &self.low;
        let is_low = match limit {
            Limit::Neighbour(_) => value <= *low,
            _ => value < *low,
        };
        if !above_last || is_low {
            return None;
        }
        match &self.high {
            Some((high, Limit::Neighbour(_))) if value >= *high => {
                let from = below.unwrap_or(0.0);
                (from + Cutoff::TOLERANCE < *high).then(|| f64::midpoint(from, *high))
            }
            _ => Some(value),
        }
    }

    /// The cell of a value: the first whose score reaches it.
    fn cell(&self, value: f64) -> usize {
        let reaches = |group: &&[f64; 2]| match self.name {
            CutoffName::Frequency => group[0] >= value,
            _ => group[0] >= value - Cutoff::TOLERANCE,
        };
        let first = self.groups.iter().position(|group| reaches(&group));
        first.unwrap_or(self.groups.len())
    }

    /// The cells that lie in a span, each with its ends and a value in it; those of whole numbers end
    /// halfway to the next one.
    pub(in crate::robustness) fn within(&self, [low, high]: [f64; 2]) -> Vec<[f64; 3]> {
        let aside = match self.name {
            CutoffName::Frequency => 0.5,
            _ => 0.0,
        };
        let mut cells = Vec::new();
        for cell in 0..self.len() {
            let from = cell.checked_sub(1).map(|at| self.groups[at][1]);
            let from = from.map_or(f64::MIN, |from| from + aside);
            let to = self.groups.get(cell);
            let to = to.map_or(f64::MAX, |group| group[0] + aside);
            let (from, to) = (from.max(low), to.min(high));
            if let (true, Some(value)) = (from < to, self.value(cell)) {
                cells.push([from, to, value]);
            }
        }
        cells
    }

    /// The way of the cut-off from its declared value.
    pub(super) fn track(&self, declared: f64, direction: Direction) -> Track {
        let own = self.cell(declared);
        let mut probes = Vec::new();
        let finish = match direction {
            Direction::Up => {
                for cell in own + 1..self.len() {
                    if let Some(at) = self.value(cell) {
                        let edge = Edge::At(self.groups[cell - 1][0]);
                        probes.push(Probe { at, edge });
                    }
                }
                self.high.clone()
            }
            Direction::Down => {
                for cell in (0..own).rev() {
                    if let Some(at) = self.value(cell) {
                        let edge = Edge::At(self.groups[cell][1]);
                        probes.push(Probe { at, edge });
                    }
                }
                Some(self.low.clone())
            }
        };
        Track {
            probes,
            finish: finish.map_or(Finish::Unlimited, |(end, limit)| Finish::Limit(end, limit)),
            tolerance: 0.0,
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a data file has far fewer than 2^52 cases"
)]
fn count(cases: usize) -> f64 {
    cases as f64
}
