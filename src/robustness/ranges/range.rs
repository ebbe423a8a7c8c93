//! Ranges as they were found.

use super::decision::Decision;
use super::track::Limit;
use crate::robustness::variants::Recoded;
use crate::set::Expression;
use crate::study::{Relation, SolutionKind};

/// How far one decision can be moved.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionRange {
    /// The decision.
    pub decision: Decision,
    /// The range of the raw values behind its anchor, in their unit; 0 for a cut-off.
    pub width: f64,
    /// The range of each solution that depends on it.
    pub solutions: Vec<SolutionRange>,
}

/// How far a decision can be moved before one solution changes.
#[derive(Clone, Debug, PartialEq)]
pub struct SolutionRange {
    /// The outcome (0) or its negation (1).
    pub outcome: usize,
    /// The solution.
    pub kind: SolutionKind,
    /// The lower and the upper end; `None` where not every model of the main run is known.
    pub ends: Option<[End; 2]>,
}

/// The end of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// Where it is; `None` where there is no end. Of an end that is searched: the last value that was
    /// run with the same solution.
    pub value: Option<f64>,
    /// Whether the value belongs to the range.
    pub included: bool,
    /// Of an end that is searched: the nearest value that was run with another solution.
    pub beyond: Option<f64>,
    /// What ends the range.
    pub ending: Ending,
}

/// What ends a range.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// The solution changes.
    Changes(Change),
    /// The decision can go no further.
    Limit(Limit),
    /// Beyond it the study cannot be run: some set cannot be calibrated.
    CannotRun,
    /// The steps ran out.
    OutOfSteps,
    /// Beyond it not every model was found, so that the solutions cannot be compared.
    NotKnown,
    /// Nothing: it goes on for ever.
    Unlimited,
}

/// What is different just beyond the end of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// How the solution there stands to that of the main run; `None` where rows cannot be counted.
    pub relation: Option<Relation>,
    /// The rows with another code there than just within the range.
    pub recoded: Vec<Recoded>,
    /// How many models are listed there.
    pub models_total: usize,
    /// The first few of them.
    pub models: Vec<Expression>,
}

impl DecisionRange {
    /// The range of one solution.
    #[must_use]
    pub fn of(&self, outcome: usize, kind: SolutionKind) -> Option<&SolutionRange> {
        let mut solutions = self.solutions.iter();
        solutions.find(|one| one.outcome == outcome && one.kind == kind)
    }
}

/// Whether raw values of cases may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawValues {
    /// They may.
    Told,
    /// They may not: the end of an anchor's range is often the raw value of a case.
    Hidden,
}

impl DecisionRange {
    /// The range as it may be told: where raw values are hidden, an end of an anchor's range lies
    /// within the true one, on a grid of a twentieth of the range of the raw values.
    #[must_use]
    pub fn told(&self, raw: RawValues) -> Self {
        let mut range = self.clone();
        let declared = self.decision.declared;
        if raw == RawValues::Told || self.decision.anchor.is_none() {
            return range;
        }
        let ends = range.solutions.iter_mut().flat_map(|one| &mut one.ends);
        for end in ends.flatten() {
            let by_neighbour = matches!(end.ending, Ending::Limit(Limit::Neighbour(_)));
            if let (Some(value), false) = (end.value, by_neighbour) {
                end.value = Some(declared + drawn_in(value - declared, self.width));
                end.included = true;
                end.beyond = None;
            }
        }
        range
    }
}

/// How many steps of the grid on which ends are told make the range of the raw values.
const STEPS_TOLD: f64 = 20.0;

/// A distance drawn in to the next smaller multiple of a twentieth of `width`, never to itself: where
/// an end is a raw value, it would be told.
pub(in crate::robustness) fn drawn_in(distance: f64, width: f64) -> f64 {
    let step = width / STEPS_TOLD;
    if step <= 0.0 {
        return 0.0;
    }
    let steps = (distance.abs() / step).ceil() - 1.0;
    steps.max(0.0) * step * distance.signum()
}

impl SolutionRange {
    /// Whether the solution stays the same from one number to another, and on the way there from the
    /// declared value; `None` where that is not known: not every model is, or the steps ran out before.
    #[must_use]
    pub fn holds(&self, [low, high]: [f64; 2]) -> Option<bool> {
        let [lower, upper] = self.ends.as_ref()?;
        let below = lower.reaches(low, |end, wanted| end < wanted);
        let above = upper.reaches(high, |end, wanted| end > wanted);
        match (below, above) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }
}

impl End {
    /// Whether the range takes in a number, when `passes` says whether an end lies beyond it.
    fn reaches(&self, wanted: f64, passes: impl Fn(f64, f64) -> bool) -> Option<bool> {
        let Some(end) = self.value else {
            return Some(true);
        };
        let touches = (end - wanted).abs() <= 0.0;
        if passes(end, wanted) || (touches && self.included) {
            return Some(true);
        }
        match self.ending {
            Ending::OutOfSteps | Ending::NotKnown => None,
            _ => Some(false),
        }
    }
}
