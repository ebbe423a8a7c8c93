use super::ce::{self, Way};
use super::peers::{Peer, hull};
use super::space::CLOSE;
use super::straight::Straight;
use super::{Level, Range, Space, c_lp, cr};
use crate::study::Ceiling;

/// A ceiling as drawn over the cases, and what is read off it.
#[derive(Clone, Debug, PartialEq)]
pub struct CeilingLine {
    ceiling: Ceiling,
    shape: Shape,
    zone: f64,
    scope: f64,
    above: usize,
    cases: usize,
    fit: Option<f64>,
    inefficiency: Option<Inefficiency>,
    line: Option<Line>,
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Envelope(Way, Vec<Peer>),
    Straight(Straight),
    /// A single peer has no line.
    None,
}

/// A straight ceiling, outcome = intercept + slope · condition, in the values of the data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The rise of the outcome with one unit of the condition; below 0 in corners 2 and 3.
    pub slope: f64,
    /// The outcome at 0 of the condition.
    pub intercept: f64,
}

/// Shares of the ranges in which the ceiling constrains nothing, in [0, 1].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inefficiency {
    /// The share of the condition's range from which on no outcome needs more of it.
    pub condition: f64,
    /// The share of the outcome's range that no level of the condition is needed for.
    pub outcome: f64,
}

impl Inefficiency {
    /// The share of the scope that lies in one of the two: 1 − (1 − condition)(1 − outcome).
    #[must_use]
    pub fn relative(self) -> f64 {
        1.0 - (1.0 - self.condition) * (1.0 - self.outcome)
    }
}

impl CeilingLine {
    /// Draws a ceiling.
    #[must_use]
    pub fn new(space: &Space, ceiling: Ceiling) -> Self {
        let peers = space.peers();
        let shape = Shape::new(space, ceiling, &peers);
        let (u, v) = (space.u_range, space.v_range);
        let zone = shape.zone(u, v);
        let fdh = ce::zone(&peers, Way::Steps, u, v);
        let line = match &shape {
            Shape::Straight(line) => Some(in_own_direction(space, *line)),
            _ => None,
        };
        Self {
            ceiling,
            zone,
            scope: space.scope(),
            above: shape.above(space),
            cases: space.cases(),
            fit: (fdh > 0.0)
                .then_some(zone / fdh)
                .filter(|&fit| fit <= 1.0 + CLOSE),
            inefficiency: (zone > 0.0).then(|| shape.inefficiency(u, v)).flatten(),
            shape,
            line,
        }
    }

    /// Which ceiling it is.
    #[must_use]
    pub fn ceiling(&self) -> Ceiling {
        self.ceiling
    }

    /// The ceiling zone C: the part of the scope above the ceiling, 0 when it has none, as with a
    /// single peer, which no straight line goes through.
    #[must_use]
    pub fn zone(&self) -> f64 {
        self.zone
    }

    /// The effect size d = C / S, in [0, 1].
    #[must_use]
    pub fn effect_size(&self) -> f64 {
        self.zone / self.scope
    }

    /// How many cases lie above the ceiling; none above an envelope.
    #[must_use]
    pub fn above(&self) -> usize {
        self.above
    }

    /// The share of cases on or below the ceiling, in [0, 1].
    #[doc(alias = "c-accuracy")]
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        let count = |n: usize| u32::try_from(n).map_or(f64::from(u32::MAX), f64::from);
        count(self.cases - self.above) / count(self.cases)
    }

    /// Its zone as a share of that of CE-FDH, in [0, 1]: how close it keeps to the border of the
    /// cases. Undefined when CE-FDH has no zone, and when it has a smaller one.
    #[must_use]
    pub fn fit(&self) -> Option<f64> {
        self.fit
    }

    /// Condition and outcome inefficiency; undefined without a zone.
    #[must_use]
    pub fn inefficiency(&self) -> Option<Inefficiency> {
        self.inefficiency
    }

    /// The line, when it is straight.
    #[must_use]
    pub fn line(&self) -> Option<Line> {
        self.line
    }

    /// Of how many pieces it is: the peers of an envelope, 1 for a line.
    #[must_use]
    pub fn complexity(&self) -> usize {
        match &self.shape {
            Shape::Envelope(_, peers) => peers.len(),
            Shape::Straight(_) | Shape::None => 1,
        }
    }

    /// What of the condition an outcome needs; the outcome in the values of the data.
    #[must_use]
    pub fn needed_for(&self, outcome: f64, space: &Space) -> Level {
        let (u, v) = (space.u_range, space.v_range);
        let turned = space.corner().outcome().sign() * outcome;
        let needed = match &self.shape {
            Shape::Envelope(way, peers) => {
                match ce::reaches(peers, *way, turned, CLOSE * v.length()) {
                    Some(needed) => needed,
                    None => return Level::NotAttainable,
                }
            }
            Shape::Straight(line) => line.u(turned),
            Shape::None => return Level::NotNecessary,
        };
        let close = CLOSE * u.length();
        if needed <= u.min + close {
            Level::NotNecessary
        } else if needed > u.max + close {
            Level::NotAttainable
        } else {
            Level::Needed(space.condition_at(needed))
        }
    }

    /// The ceiling within the scope as points (condition, outcome) to be joined by straight lines, in
    /// the values of the data; none where there is no line.
    #[must_use]
    pub fn outline(&self, space: &Space) -> Vec<(f64, f64)> {
        let turned = self.shape.outline(space.u_range, space.v_range);
        let own = |(u, v)| (space.condition_at(u), space.outcome_at(v));
        turned.into_iter().map(own).collect()
    }

    /// The ceiling zone as the corners of a polygon, in the values of the data; none where there is
    /// no line.
    #[must_use]
    pub fn zone_outline(&self, space: &Space) -> Vec<(f64, f64)> {
        let (u, v) = (space.u_range, space.v_range);
        let mut turned = self.shape.outline(u, v);
        if !turned.is_empty() {
            turned.extend([(u.max, v.max), (u.min, v.max), (u.min, v.min)]);
        }
        let own = |(u, v)| (space.condition_at(u), space.outcome_at(v));
        turned.into_iter().map(own).collect()
    }
}

fn in_own_direction(space: &Space, line: Straight) -> Line {
    let (x, y) = (
        space.corner().condition().sign(),
        space.corner().outcome().sign(),
    );
    Line {
        slope: x * y * line.slope,
        intercept: y * line.intercept + 0.0,
    }
}

impl Shape {
    fn new(space: &Space, ceiling: Ceiling, peers: &[Peer]) -> Self {
        let mut corners = Vec::new();
        let straight = |line: Option<Straight>| line.map_or(Self::None, Self::Straight);
        match ceiling {
            Ceiling::CeFdh => Self::Envelope(Way::Steps, peers.to_vec()),
            Ceiling::CrFdh => straight(cr::regression(peers)),
            Ceiling::CeVrs => {
                hull(peers, &mut corners);
                Self::Envelope(Way::Pieces, corners)
            }
            Ceiling::CrVrs => {
                hull(peers, &mut corners);
                straight(cr::regression(&corners))
            }
            Ceiling::CLp => {
                hull(peers, &mut corners);
                straight(c_lp::lowest_line(
                    peers,
                    &corners,
                    space.u_range,
                    space.v_range,
                ))
            }
        }
    }

    fn zone(&self, u: Range, v: Range) -> f64 {
        match self {
            Self::Envelope(way, peers) => ce::zone(peers, *way, u, v),
            Self::Straight(line) => line.zone(u, v),
            Self::None => 0.0,
        }
    }

    fn above(&self, space: &Space) -> usize {
        let Self::Straight(line) = self else {
            return 0;
        };
        // A case on the line may come out above it by the last bits.
        let close = CLOSE * space.v_range.length();
        let is_above = |&(&u, &v): &(&f64, &f64)| v - line.v(u) > close;
        space.u().iter().zip(space.v()).filter(is_above).count()
    }

    fn inefficiency(&self, u: Range, v: Range) -> Option<Inefficiency> {
        let (reaches_top, starts) = match self {
            Self::Envelope(_, peers) => (peers.last()?.u, peers.first()?.v),
            Self::Straight(line) => (line.u(v.max), line.v(u.min)),
            Self::None => return None,
        };
        Some(Inefficiency {
            condition: (1.0 - u.share(reaches_top)).clamp(0.0, 1.0),
            outcome: v.share(starts).clamp(0.0, 1.0),
        })
    }

    fn outline(&self, u: Range, v: Range) -> Vec<(f64, f64)> {
        match self {
            Self::None => Vec::new(),
            Self::Straight(line) => {
                let end = |at: f64| {
                    let height = line.v(at).clamp(v.min, v.max);
                    (line.u(height).clamp(u.min, u.max), height)
                };
                vec![end(u.min), end(u.max)]
            }
            Self::Envelope(way, peers) => {
                let (Some(first), Some(last)) = (peers.first(), peers.last()) else {
                    return Vec::new();
                };
                let mut points = vec![(first.u, v.min), (first.u, first.v)];
                for pair in peers.windows(2) {
                    if *way == Way::Steps {
                        points.push((pair[1].u, pair[0].v));
                    }
                    points.push((pair[1].u, pair[1].v));
                }
                points.push((u.max, last.v));
                points
            }
        }
    }
}

/// The effect size alone, for many outcomes over the same conditions.
///
/// `corners` is room to work in.
pub(super) fn effect_size(
    ceiling: Ceiling,
    peers: &[Peer],
    corners: &mut Vec<Peer>,
    u: Range,
    v: Range,
) -> f64 {
    let straight = |line: Option<Straight>| line.map_or(0.0, |line| line.zone(u, v));
    let zone = match ceiling {
        Ceiling::CeFdh => ce::zone(peers, Way::Steps, u, v),
        Ceiling::CrFdh => straight(cr::regression(peers)),
        Ceiling::CeVrs => {
            hull(peers, corners);
            ce::zone(corners, Way::Pieces, u, v)
        }
        Ceiling::CrVrs => {
            hull(peers, corners);
            straight(cr::regression(corners))
        }
        Ceiling::CLp => {
            hull(peers, corners);
            straight(c_lp::lowest_line(peers, corners, u, v))
        }
    };
    zone / (u.length() * v.length())
}
