//! Where an anchor is searched, and the way that it goes.

use super::range::{RawValues, drawn_in};
use super::track::{Direction, Edge, Finish, Limit, Probe, Track};
use crate::calibrate::{Course, MovableAnchor};
use crate::study::RangesPlan;

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

    /// The way of the anchor from its value in the main run.
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
        let sides = match self.anchor.course {
            Course::SmoothAndCrossing => self.sides(low, high, &raw),
            _ => Vec::new(),
        };
        let is_aside = |at: f64| {
            let nearest = sides.partition_point(|[_, _, right]| *right < at);
            sides.get(nearest).is_some_and(|[left, _, _]| *left <= at)
        };
        let between = |at: f64| Probe {
            at,
            edge: Edge::Between,
        };
        let grid = self.grid(direction, high - low, limit).into_iter();
        let mut probes: Vec<Probe> = grid.filter(|&at| !is_aside(at)).map(between).collect();
        for &[left, x, right] in &sides {
            let (first, last) = match direction {
                Direction::Up => (left, right),
                Direction::Down => (right, left),
            };
            if (first - x).abs() > 0.0 {
                probes.push(between(first));
            }
            if (last - x).abs() > 0.0 {
                probes.push(Probe {
                    at: last,
                    edge: Edge::At(x),
                });
            }
        }
        probes.sort_by(|a, b| a.at.total_cmp(&b.at));
        probes
    }

    /// The raw values on a way, each between two values close by: nearer than a quarter of the way to
    /// the next. At an end of the way there is no room on its other side.
    fn sides(&self, low: f64, high: f64, raw: &[f64]) -> Vec<[f64; 3]> {
        let near = self.tolerance() / 2.0;
        let side = |room: f64| near.min(room / 4.0).max(0.0);
        let around = |(i, &x): (usize, &f64)| {
            let before = i.checked_sub(1).map_or(low, |last| raw[last]);
            let after = raw.get(i + 1).copied().unwrap_or(high);
            [x - side(x - before), x, x + side(after - x)]
        };
        raw.iter().enumerate().map(around).collect()
    }

    /// Values at equal distances from the anchor, and one close to the end.
    fn grid(&self, direction: Direction, length: f64, limit: &Limit) -> Vec<f64> {
        let near = self.tolerance() / 2.0;
        let last = match limit {
            Limit::Searched => length,
            _ => length - near.min(length / 4.0),
        };
        let sign = match direction {
            Direction::Down => -1.0,
            Direction::Up => 1.0,
        };
        let step = self.range() / f64::from(self.plan.scan_steps);
        let mut distances = Vec::new();
        let mut k = 1.0;
        while k * step < last {
            distances.push(k * step);
            k += 1.0;
        }
        if last > 0.0 {
            distances.push(last);
        }
        let declared = self.anchor.value;
        distances
            .into_iter()
            .map(|distance| declared + sign * distance)
            .collect()
    }

    /// The cells of an axis from one number to another, each with its ends and a value in it: between
    /// raw values where these are all that matters and may be told, else of equal width.
    pub(in crate::robustness) fn cells(&self, [low, high]: [f64; 2]) -> Vec<[f64; 3]> {
        let mut stops = vec![low];
        let by_raw_values = !self.anchor.course.is_smooth() && self.raw_values == RawValues::Told;
        if by_raw_values {
            stops.extend(self.raw.iter().copied().filter(|&x| x > low && x < high));
        } else {
            let all = self.plan.map_steps;
            let width = (high - low) / f64::from(all);
            stops.extend((1..all).map(|k| low + f64::from(k) * width));
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
                    RawValues::Hidden => {
                        let width = ends[1] - ends[0];
                        declared + drawn_in(ends[at] - declared, width)
                    }
                },
                (None, _) => other.unwrap_or(ends[at]),
            }
        };
        [side(0), side(1)]
    }
}
