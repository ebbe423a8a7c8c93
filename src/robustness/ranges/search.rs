//! Along the way of a decision: where does each solution stop being that of the main run?

use super::decision::Decision;
use super::lab::{Lab, NoPoint, Point, Target, Verdict};
use super::track::{Edge, Finish, Limit, Probe, Track};
use super::{Change, End, Ending};
use crate::minimize::Budget;
use crate::study::{CutoffName, MovableDecision};

/// Expressions of models that an end shows at most.
const MODELS_SHOWN: usize = 3;

/// The end of each target's range on one side.
pub(super) fn ends(
    lab: &Lab<'_, '_>,
    decision: &Decision,
    targets: &[Target],
    track: &Track,
    budget: &Budget,
) -> Vec<End> {
    let search = Search {
        lab,
        decision,
        budget,
        tolerance: track.tolerance,
    };
    let mut ends: Vec<Option<End>> = vec![None; targets.len()];
    let mut last = match search.at(decision.declared) {
        Ok(point) => (decision.declared, point),
        Err(why) => return vec![Search::stopped(decision.declared, why); targets.len()],
    };
    for probe in &track.probes {
        if ends.iter().all(Option::is_some) {
            break;
        }
        let point = match search.at(probe.at) {
            Ok(point) => point,
            Err(why) => {
                for (end, target) in ends.iter_mut().zip(targets) {
                    let halted = || search.halted(target, last.0, probe, why);
                    *end = Some(end.take().unwrap_or_else(halted));
                }
                break;
            }
        };
        for (end, target) in ends.iter_mut().zip(targets) {
            if end.is_some() {
                continue;
            }
            match point.verdict(target) {
                Verdict::Same => {}
                Verdict::Unknown => *end = Some(Search::unknown(last.0)),
                Verdict::Other => {
                    let found =
                        search.change(target, (last.0, &last.1), (probe.at, &point), probe.edge);
                    *end = Some(found);
                }
            }
        }
        last = (probe.at, point);
    }
    let finished = ends.into_iter().zip(targets);
    finished
        .map(|(end, target)| end.unwrap_or_else(|| search.finished(target, &track.finish)))
        .collect()
}

struct Search<'s, 'r, 'a> {
    lab: &'s Lab<'r, 'a>,
    decision: &'s Decision,
    budget: &'s Budget,
    tolerance: f64,
}

impl Search<'_, '_, '_> {
    fn at(&self, value: f64) -> Result<Point, NoPoint> {
        self.lab.at(self.decision, value, self.budget)
    }

    /// Whether the solution is that of the main run at a value.
    fn is_same(&self, target: &Target, value: f64) -> bool {
        let point = self.at(value);
        point.is_ok_and(|point| point.verdict(target) == Verdict::Same)
    }

    /// The end between a value at which a solution is the same and one at which it is not.
    fn change(
        &self,
        target: &Target,
        same: (f64, &Point),
        other: (f64, &Point),
        edge: Edge,
    ) -> End {
        match edge {
            Edge::At(value) => {
                let change = self.changed(target, same.1, other.1);
                let value = self.shown(value, same.0 > other.0);
                End {
                    value: Some(value),
                    included: self.is_same(target, value),
                    beyond: None,
                    ending: Ending::Changes(change),
                }
            }
            Edge::Between => {
                self.between(target, (same.0, same.1.clone()), (other.0, other.1.clone()))
            }
        }
    }

    /// Halves the way until its ends are near enough.
    fn between(&self, target: &Target, mut same: (f64, Point), mut other: (f64, Point)) -> End {
        let mut ending = None;
        while (same.0 - other.0).abs() > self.tolerance {
            let middle = f64::midpoint(same.0, other.0);
            match self.at(middle) {
                Ok(point) if point.verdict(target) == Verdict::Same => same = (middle, point),
                Ok(point) if point.verdict(target) == Verdict::Other => other = (middle, point),
                Ok(_) => ending = Some(Ending::NotKnown),
                Err(NoPoint::CannotRun) => ending = Some(Ending::CannotRun),
                Err(NoPoint::OutOfSteps) => ending = Some(Ending::OutOfSteps),
            }
            if ending.is_some() {
                break;
            }
        }
        let change = self.changed(target, &same.1, &other.1);
        End {
            value: Some(same.0),
            included: true,
            beyond: Some(other.0),
            ending: ending.unwrap_or(Ending::Changes(change)),
        }
    }

    fn changed(&self, target: &Target, same: &Point, other: &Point) -> Change {
        let space = &self.lab.space;
        let found = other.solution(target);
        Change {
            relation: other.relation(target, space),
            recoded: same.recoded(other, target.outcome),
            models_total: found.map_or(0, |found| found.models.len()),
            models: found.map_or_else(Vec::new, |found| found.expressions(MODELS_SHOWN, space)),
        }
    }

    /// An exact end as it is given: the lowest whole number that stays, where frequency goes down.
    fn shown(&self, value: f64, down: bool) -> f64 {
        let is_frequency = self.decision.moves == MovableDecision::Cutoff(CutoffName::Frequency);
        if is_frequency && down {
            value + 1.0
        } else {
            value
        }
    }

    /// The end where the study cannot be run any further, or the steps ran out.
    fn halted(&self, target: &Target, last: f64, next: &Probe, why: NoPoint) -> End {
        match (why, next.edge) {
            (NoPoint::CannotRun, Edge::At(value)) => End {
                value: Some(value),
                included: self.is_same(target, value),
                beyond: None,
                ending: Ending::CannotRun,
            },
            (NoPoint::CannotRun, Edge::Between) => End {
                value: Some(last),
                included: true,
                beyond: Some(next.at),
                ending: Ending::CannotRun,
            },
            (NoPoint::OutOfSteps, _) => Self::stopped(last, why),
        }
    }

    fn stopped(last: f64, why: NoPoint) -> End {
        End {
            value: Some(last),
            included: true,
            beyond: None,
            ending: match why {
                NoPoint::CannotRun => Ending::CannotRun,
                NoPoint::OutOfSteps => Ending::OutOfSteps,
            },
        }
    }

    fn unknown(last: f64) -> End {
        End {
            ending: Ending::NotKnown,
            ..Self::stopped(last, NoPoint::OutOfSteps)
        }
    }

    fn finished(&self, target: &Target, finish: &Finish) -> End {
        match finish {
            Finish::Unlimited => End {
                value: None,
                included: false,
                beyond: None,
                ending: Ending::Unlimited,
            },
            Finish::Limit(value, limit) => End {
                value: Some(*value),
                included: match limit {
                    Limit::Neighbour(_) => self.is_same(target, *value),
                    Limit::Scale | Limit::Data | Limit::Searched => true,
                },
                beyond: None,
                ending: Ending::Limit(limit.clone()),
            },
        }
    }
}
