//! Sensitivity ranges: how far each cut-off and each anchor can be moved, all others as declared, before
//! a solution changes.
//!
//! A solution is the set of its models: it is the same when every tied model is. What is reported is the
//! connected interval around the declared value; beyond its end a solution may change back, which the
//! maps show.
//!
//! - The ranges of cut-offs are exact. Moving a cut-off changes codes only where it passes the score of
//!   an observed row (its consistency, its PRI, its number of cases), so one value between each two
//!   scores is enough. An end is a score; whether it belongs to the range follows the one rule by which
//!   scores reach cut-offs, see [`Cutoff`](crate::set::Cutoff).
//! - The ranges of thresholds and of anchors of `ecdf` are exact in the same way: memberships change
//!   at raw values only. An end is a raw value.
//! - An anchor of a curve moves all memberships. Cases change their rows exactly where a crossover is a
//!   raw value; between raw values the rows' scores move without jumps and their codes change where a
//!   score passes a cut-off. Both are looked for: on both sides of each raw value, and at equal distances
//!   (`scan_steps` over the range of the raw values), then by halving down to `precision`. What lies
//!   between the declared value and an end was looked at in this way, and both sides of an end were run.
//!   A change that comes and goes between two looks is not seen.
//!
//! A value at which some case scores exactly 0.5 is a single point, in which a study may not even
//! run; such points are passed over.
//!
//! # References
//! Oana, I.-E. & Schneider, C. Q. (2021). A Robustness Test Protocol for Applied QCA: Theory and R
//! Software Application. *Sociological Methods & Research*, for sensitivity ranges.

mod decision;
mod lab;
mod search;
mod track;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::minimize::Budget;
use crate::results::OutcomeResults;
use crate::robustness::variants::Recoded;
use crate::set::Expression;
use crate::study::{MovableDecision, Relation, SolutionKind, Study};
use crate::sufficiency::{ModelSet, Sufficiency};

pub use decision::{Decision, Setting, Whose};
pub use lab::{Analyses, CannotRun, Rerun};
pub(in crate::robustness) use lab::{Lab, NoPoint, Point, Target};
use track::Direction;
pub use track::Limit;
pub(in crate::robustness) use track::{Cells, Ground};

/// How far one decision can be moved.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionRange {
    /// The decision.
    pub decision: Decision,
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

/// A range that somebody asks for beside those that are reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The decision.
    pub decision: MovableDecision,
    /// The outcome (0) or its negation (1).
    pub outcome: usize,
    /// The solution.
    pub kind: SolutionKind,
    /// Numbers that the search must take in.
    pub span: [f64; 2],
}

/// What ranges and maps are made from.
#[derive(Clone, Copy)]
pub struct Bench<'b, 'a> {
    /// The study.
    pub study: &'b Study,
    /// The decisions that can be moved.
    pub decisions: &'b [Decision],
    /// The distinct raw values behind each decision that is an anchor, ascending.
    pub raw: &'b [Vec<f64>],
    /// Whether raw values of cases may be told.
    pub raw_values: RawValues,
    /// What the main run found for the outcome and its negation.
    pub outcomes: [&'b OutcomeResults; 2],
    /// How the study is run again.
    pub rerun: Rerun<'b, 'a>,
}

impl<'b, 'a> Bench<'b, 'a> {
    pub(in crate::robustness) fn lab(&self) -> Option<Lab<'b, 'a>> {
        let [present, absent] = self.outcomes;
        let analysis = present
            .sufficiency
            .as_ref()
            .or(absent.sufficiency.as_ref())?;
        let enhanced = self.study.sufficiency.enhanced.as_ref();
        let base = Setting::of(self.study);
        Some(Lab::new(
            self.rerun,
            enhanced,
            base,
            analysis.space().clone(),
        ))
    }

    pub(in crate::robustness) fn target(
        &self,
        outcome: usize,
        kind: SolutionKind,
    ) -> Option<Target> {
        let analysis = self.outcomes[outcome].sufficiency.as_ref()?;
        Some(Target {
            outcome,
            kind,
            main: ModelSet::of(analysis, kind),
        })
    }

    /// The cells of a cut-off over the tables that it moves.
    pub(in crate::robustness) fn cells(&self, decision: &Decision) -> Option<Cells> {
        let MovableDecision::Cutoff(name) = decision.moves else {
            return None;
        };
        let base = Setting::of(self.study);
        let moved = (0..2).filter(|&at| decision.whose.includes(at));
        let of_moved: Vec<_> = moved.clone().map(|at| base.cutoffs[at]).collect();
        let from = of_moved
            .iter()
            .filter_map(|cutoffs| cutoffs.contradiction_from);
        let from = from
            .map(crate::set::Cutoff::value)
            .fold(None, |high: Option<f64>, one| {
                Some(high.map_or(one, |high| high.max(one)))
            });
        let consistency = of_moved.iter().map(|cutoffs| cutoffs.consistency.value());
        let consistency = consistency.fold(1.0, f64::min);
        let tables = moved.filter_map(|at| self.outcomes[at].sufficiency.as_ref());
        Some(Cells::new(
            name,
            tables.map(Sufficiency::table),
            (from, consistency),
        ))
    }

    pub(in crate::robustness) fn ground(&self, at: usize, reach: [f64; 2]) -> Option<Ground<'_>> {
        Some(Ground {
            anchor: self.decisions.get(at)?.anchor.as_ref()?,
            raw: &self.raw[at],
            plan: &self.study.ranges,
            raw_values: self.raw_values,
            reach,
        })
    }
}

/// The ranges of a study: of every decision where they are reported, and of those that are wanted. As
/// many decisions at a time as there are threads; each has the steps of the study's limit.
#[must_use]
pub fn ranges(bench: &Bench<'_, '_>, wanted: &[Wanted]) -> Vec<DecisionRange> {
    let Some(lab) = bench.lab() else {
        return Vec::new();
    };
    let positions: Vec<usize> = (0..bench.decisions.len()).collect();
    let all: Vec<DecisionRange> = positions
        .par_iter()
        .map(|&at| range(bench, &lab, at, wanted))
        .collect();
    let some = |range: &DecisionRange| !range.solutions.is_empty();
    all.into_iter().filter(some).collect()
}

fn range(bench: &Bench<'_, '_>, lab: &Lab<'_, '_>, at: usize, wanted: &[Wanted]) -> DecisionRange {
    let decision = &bench.decisions[at];
    let wanted: Vec<&Wanted> = wanted
        .iter()
        .filter(|one| decision.is(&one.decision, one.outcome))
        .collect();
    let all = targets(bench, decision, &wanted);
    let (known, unknown): (Vec<Target>, Vec<Target>) =
        all.into_iter().partition(|target| target.main.complete);
    let mut reach = [decision.declared; 2];
    for one in &wanted {
        reach = [reach[0].min(one.span[0]), reach[1].max(one.span[1])];
    }
    let budget = Budget::new(bench.study.limits.steps);
    let ends = |direction| {
        if known.is_empty() {
            return Vec::new();
        }
        let track = match (bench.cells(decision), bench.ground(at, reach)) {
            (Some(cells), _) => track::of_cutoff(&cells, decision, direction),
            (None, Some(ground)) => ground.track(direction),
            (None, None) => return Vec::new(),
        };
        search::ends(lab, decision, &known, &track, &budget)
    };
    let [lower, upper] = [Direction::Down, Direction::Up].map(ends);
    let found = known.iter().zip(lower.into_iter().zip(upper));
    let found = found.map(|(target, (lower, upper))| SolutionRange {
        outcome: target.outcome,
        kind: target.kind,
        ends: Some([lower, upper]),
    });
    let not_known = unknown.iter().map(|target| SolutionRange {
        outcome: target.outcome,
        kind: target.kind,
        ends: None,
    });
    let mut solutions: Vec<SolutionRange> = found.chain(not_known).collect();
    solutions.sort_by_key(|one| (one.outcome, one.kind));
    DecisionRange {
        decision: decision.clone(),
        solutions,
    }
}

/// The solutions that a decision can change.
fn targets(bench: &Bench<'_, '_>, decision: &Decision, wanted: &[&Wanted]) -> Vec<Target> {
    let mut targets = Vec::new();
    for (outcome, results) in bench.outcomes.iter().enumerate() {
        let Some(analysis) = &results.sufficiency else {
            continue;
        };
        let is_wanted = |kind| {
            let mut wanted = wanted.iter();
            wanted.any(|one| one.outcome == outcome && one.kind == kind)
        };
        let depends = |kind: SolutionKind| decision.whose.includes(outcome) || kind.is_enhanced();
        let is_reported = |kind: SolutionKind| {
            bench.study.ranges.reported && analysis.reported().contains(&kind) && depends(kind)
        };
        let kinds = SolutionKind::STANDARD
            .into_iter()
            .chain(SolutionKind::ENHANCED);
        let kinds = kinds.filter(|&kind| is_reported(kind) || is_wanted(kind));
        targets.extend(kinds.filter_map(|kind| bench.target(outcome, kind)));
    }
    targets
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
    /// The range as it may be told: where raw values are hidden, an end of an anchor's range lies only
    /// as far from the anchor as one significant digit of its true distance, rounded down.
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
                end.value = Some(declared + rounded_down(value - declared));
                end.included = true;
                end.beyond = None;
            }
        }
        range
    }
}

/// One significant digit, towards zero.
pub(in crate::robustness) fn rounded_down(distance: f64) -> f64 {
    if distance.abs() <= 0.0 {
        return 0.0;
    }
    let unit = libm::pow(10.0, libm::log10(distance.abs()).floor());
    (distance / unit).trunc() * unit
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
