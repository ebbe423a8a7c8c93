//! The way that a decision goes up or down: where to look, and where the next look is apart from the
//! last one.

use super::decision::Decision;
use super::{RawValues, rounded_down};
use crate::calibrate::{Course, MovableAnchor};
use crate::set::Cutoff;
use crate::study::{CutoffName, RangesPlan};
use crate::sufficiency::{TruthTable, TruthTableRow};

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::robustness) enum Direction {
    Down,
    Up,
}

/// The way of a decision from its declared value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Track {
    pub(super) probes: Vec<Probe>,
    pub(super) finish: Finish,
    /// How near an end is to be found.
    pub(super) tolerance: f64,
}

/// A value to look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Probe {
    pub(super) at: f64,
    pub(super) edge: Edge,
}

/// Where something can change between the last value and this one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Edge {
    /// At this very value and nowhere else.
    At(f64),
    /// Anywhere between them.
    Between,
}

/// What stops a decision that changes nothing on its way.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Finish {
    /// A number that it cannot pass: the end of the scale, of the data, or a neighbour by name.
    Limit(f64, Limit),
    /// Nothing: it can go on for ever.
    Unlimited,
}

/// A number that a decision cannot pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The end of its scale: 0 or 1, or one case.
    Scale,
    /// The data: a threshold must lie within them.
    Data,
    /// Another decision, by its name.
    Neighbour(String),
    /// The end of what is searched.
    Searched,
}

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

    /// The cells that lie in a span, each with its ends and a value in it.
    pub(in crate::robustness) fn within(&self, [low, high]: [f64; 2]) -> Vec<[f64; 3]> {
        let mut cells = Vec::new();
        for cell in 0..self.len() {
            let from = cell
                .checked_sub(1)
                .map_or(f64::MIN, |at| self.groups[at][1]);
            let to = self.groups.get(cell).map_or(f64::MAX, |group| group[0]);
            let (from, to) = (from.max(low), to.min(high));
            if let (true, Some(value)) = (from < to, self.value(cell)) {
                cells.push([from, to, value]);
            }
        }
        cells
    }

    fn track(&self, declared: f64, direction: Direction) -> Track {
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

/// The way of a cut-off.
pub(super) fn of_cutoff(cells: &Cells, decision: &Decision, direction: Direction) -> Track {
    cells.track(decision.declared, direction)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a data file has far fewer than 2^52 cases"
)]
fn count(cases: usize) -> f64 {
    cases as f64
}

/// Raw values on one side of an anchor at which is looked.
const MOST_RAW_VALUES: usize = 100_000;

/// Where an anchor is searched.
pub(in crate::robustness) struct Ground<'g> {
    pub(in crate::robustness) anchor: &'g MovableAnchor,
    /// The distinct raw values, ascending.
    pub(in crate::robustness) raw: &'g [f64],
    pub(in crate::robustness) plan: &'g RangesPlan,
    /// Whether raw values may be told.
    pub(in crate::robustness) raw_values: RawValues,
    /// Numbers that the search must take in.
    pub(in crate::robustness) reach: [f64; 2],
}

impl Ground<'_> {
    fn ends(&self) -> [f64; 2] {
        let declared = self.anchor.value;
        let ends = [self.raw.first(), self.raw.last()];
        ends.map(|end| end.copied().unwrap_or(declared))
    }

    /// The range of the raw values; of equal ones, of the size of the anchor.
    fn range(&self) -> f64 {
        let [low, high] = self.ends();
        if high > low {
            return high - low;
        }
        let size = self.anchor.value.abs();
        if size > 0.0 { size } else { 1.0 }
    }

    fn tolerance(&self) -> f64 {
        self.plan.precision * self.range()
    }

    /// What the anchor cannot pass in a direction.
    fn limit(&self, direction: Direction) -> (f64, Limit) {
        let (at, pick): (usize, fn(f64, f64) -> f64) = match direction {
            Direction::Down => (0, f64::min),
            Direction::Up => (1, f64::max),
        };
        let end = self.ends()[at];
        if let Some((name, value)) = self.anchor.neighbours[at].clone() {
            return (value, Limit::Neighbour(name));
        }
        if self.anchor.course == Course::StepsWithinData {
            return (end, Limit::Data);
        }
        let range = match direction {
            Direction::Down => -self.range(),
            Direction::Up => self.range(),
        };
        let end = pick(end, self.anchor.value) + range;
        (pick(end, self.reach[at]), Limit::Searched)
    }

    pub(super) fn track(&self, direction: Direction) -> Track {
        let (end, limit) = self.near(direction, self.limit(direction));
        let mut probes = match self.anchor.course {
            Course::Steps | Course::StepsWithinData => self.steps(direction, end, &limit),
            Course::SmoothAndCrossing | Course::Smooth => self.smooth(direction, end, &limit),
        };
        if direction == Direction::Down {
            probes.sort_by(|a, b| b.at.total_cmp(&a.at));
        }
        Track {
            probes,
            finish: Finish::Limit(end, limit),
            tolerance: self.tolerance(),
        }
    }

    /// The end of what is looked at: no more than so many raw values from the anchor.
    fn near(&self, direction: Direction, (end, limit): (f64, Limit)) -> (f64, Limit) {
        let (_, _, raw) = self.way(direction, end);
        let last = match direction {
            Direction::Up => raw.get(MOST_RAW_VALUES),
            Direction::Down => raw.iter().rev().nth(MOST_RAW_VALUES),
        };
        match (self.anchor.course, last) {
            (Course::Smooth, _) | (_, None) => (end, limit),
            (_, Some(&last)) => (last, Limit::Searched),
        }
    }

    /// The declared value and the end, the lower one first; and the raw values on the way.
    fn way(&self, direction: Direction, end: f64) -> (f64, f64, Vec<f64>) {
        let declared = self.anchor.value;
        let (low, high) = match direction {
            Direction::Down => (end, declared),
            Direction::Up => (declared, end),
        };
        let raw = self.raw.iter().copied();
        (
            low,
            high,
            raw.filter(|x| (low..=high).contains(x)).collect(),
        )
    }

    /// Every raw value and a value in each gap between two.
    fn steps(&self, direction: Direction, end: f64, limit: &Limit) -> Vec<Probe> {
        let (low, high, raw) = self.way(direction, end);
        let may_touch = !matches!(limit, Limit::Neighbour(_));
        // A crossover at a raw value puts that case at 0.5, in no row.
        let at_values = self.anchor.course == Course::StepsWithinData
            || !self.anchor.name.anchor.starts_with("crossover");
        let mut stops = vec![low];
        stops.extend(raw.iter().copied().filter(|&x| x > low && x < high));
        stops.push(high);
        let mut probes = Vec::new();
        for pair in stops.windows(2).filter(|pair| pair[0] < pair[1]) {
            let edge = match direction {
                Direction::Up => pair[0],
                Direction::Down => pair[1],
            };
            probes.push(Probe {
                at: f64::midpoint(pair[0], pair[1]),
                edge: Edge::At(edge),
            });
        }
        if at_values {
            let declared = self.anchor.value;
            let touches = |x: f64| (x - end).abs() > 0.0 || may_touch;
            let points = raw.iter().copied();
            let points = points.filter(|&x| (x - declared).abs() > 0.0 && touches(x));
            probes.extend(points.map(|at| Probe {
                at,
                edge: Edge::At(at),
            }));
        }
        probes.sort_by(|a, b| a.at.total_cmp(&b.at));
        probes
    }

    /// Values at equal distances; and where a case can cross 0.5, values on both sides of its raw value.
    fn smooth(&self, direction: Direction, end: f64, limit: &Limit) -> Vec<Probe> {
        let (low, high, raw) = self.way(direction, end);
        let declared = self.anchor.value;
        let near = self.tolerance() / 2.0;
        let crossings = match self.anchor.course {
            Course::SmoothAndCrossing => raw,
            _ => Vec::new(),
        };
        let mut probes: Vec<Probe> = Vec::new();
        let mut aside: Vec<[f64; 2]> = Vec::new();
        for (i, &x) in crossings.iter().enumerate() {
            let before = i.checked_sub(1).map_or(low, |last| crossings[last]);
            let after = crossings.get(i + 1).copied().unwrap_or(high);
            let side = |room: f64| {
                if room > 0.0 {
                    near.min(room / 4.0)
                } else {
                    0.0
                }
            };
            let [left, right] = [x - side(x - before), x + side(after - x)];
            aside.push([left, right]);
            let (first, last) = match direction {
                Direction::Up => (left, right),
                Direction::Down => (right, left),
            };
            let is_declared = (x - declared).abs() <= 0.0;
            if (first - x).abs() > 0.0 && !is_declared {
                probes.push(Probe {
                    at: first,
                    edge: Edge::Between,
                });
            }
            if (last - x).abs() > 0.0 {
                probes.push(Probe {
                    at: last,
                    edge: Edge::At(x),
                });
            }
        }
        let step = self.range() / f64::from(self.plan.scan_steps);
        let is_aside = |at: f64| {
            let nearest = aside.partition_point(|[_, right]| *right < at);
            aside.get(nearest).is_some_and(|[left, _]| *left <= at)
        };
        let mut k = 1.0;
        let last = match limit {
            Limit::Searched => high - low,
            _ => high - low - near.min((high - low) / 4.0),
        };
        let sign = match direction {
            Direction::Down => -1.0,
            Direction::Up => 1.0,
        };
        let mut push = |distance: f64| {
            let at = declared + sign * distance;
            if !is_aside(at) {
                probes.push(Probe {
                    at,
                    edge: Edge::Between,
                });
            }
        };
        while k * step < last {
            push(k * step);
            k += 1.0;
        }
        if last > 0.0 {
            push(last);
        }
        probes.sort_by(|a, b| a.at.total_cmp(&b.at));
        probes
    }

    /// The cells of an axis from one number to another, each with its ends and a value in it: between
    /// raw values where these are all that matters and may be told, else of equal width.
    pub(in crate::robustness) fn cells(&self, [low, high]: [f64; 2]) -> Vec<[f64; 3]> {
        let mut stops = vec![low];
        match (self.anchor.course, self.raw_values) {
            (Course::Steps | Course::StepsWithinData, RawValues::Told) => {
                stops.extend(self.raw.iter().copied().filter(|&x| x > low && x < high));
            }
            _ => {
                let steps = self.plan.map_steps;
                let width = (high - low) / f64::from(steps);
                stops.extend((1..steps).map(|k| low + f64::from(k) * width));
            }
        }
        stops.push(high);
        let declared = self.anchor.value;
        let cell = |pair: &[f64]| {
            let own = pair[0] <= declared && declared < pair[1];
            let middle = f64::midpoint(pair[0], pair[1]);
            [pair[0], pair[1], if own { declared } else { middle }]
        };
        stops.windows(2).map(cell).collect()
    }

    /// The span of an axis where none is declared: from neighbour to neighbour, or as far as the other
    /// neighbour on a side that has none; a threshold, to the ends of the data.
    pub(in crate::robustness) fn span(&self) -> [f64; 2] {
        let declared = self.anchor.value;
        let ends = self.ends();
        let neighbour = |at: usize| self.anchor.neighbours[at].as_ref().map(|(_, value)| *value);
        let side = |at: usize| {
            let other = neighbour(1 - at).map(|value| declared + (declared - value));
            match (neighbour(at), self.anchor.course) {
                (Some(value), _) => value,
                (None, Course::StepsWithinData) => match self.raw_values {
                    RawValues::Told => ends[at],
                    RawValues::Hidden => declared + rounded_down(ends[at] - declared),
                },
                (None, _) => other.unwrap_or(ends[at]),
            }
        };
        [side(0), side(1)]
    }
}
