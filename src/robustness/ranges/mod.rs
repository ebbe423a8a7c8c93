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

mod bench;
mod cells;
mod decision;
mod ground;
mod lab;
mod range;
mod search;
mod track;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::minimize::Budget;
use crate::study::SolutionKind;

pub use bench::{Bench, Wanted};
pub use decision::{Decision, Setting, Whose};
pub use lab::{Analyses, CannotRun, Rerun};
pub(in crate::robustness) use lab::{Lab, NoPoint, Point, Target};
pub use range::{Change, DecisionRange, End, Ending, RawValues, SolutionRange};
use track::Direction;
pub use track::Limit;

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
            (Some(cells), _) => cells.track(decision.declared, direction),
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
    let raw = &bench.raw[at];
    let width = raw.first().zip(raw.last()).map(|(low, high)| high - low);
    DecisionRange {
        decision: decision.clone(),
        width: width.unwrap_or_default(),
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
