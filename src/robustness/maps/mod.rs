//! Two-way maps: which solution comes out when two decisions are moved at the same time.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::ranges::{Bench, Decision, Lab, NoPoint, Point, Setting, Target};
use crate::minimize::{Budget, Implicant};
use crate::set::Expression;
use crate::study::{CutoffName, MapAxis, MovableDecision, Relation, SolutionKind};
use crate::sufficiency::{ModelSet, Sufficiency};

/// The solutions of one outcome over two decisions.
#[derive(Clone, Debug, PartialEq)]
pub struct SolutionMap {
    /// The outcome (0) or its negation (1).
    pub outcome: usize,
    /// The solution.
    pub kind: SolutionKind,
    /// What moves to the right.
    pub x: Axis,
    /// What moves upwards.
    pub y: Axis,
    /// The solutions, that of the main run first, then by how much of the map they cover.
    pub regions: Vec<Region>,
    /// By column from the left, by row from below: which solution a cell has.
    pub cells: Vec<Vec<Option<usize>>>,
}

/// An axis of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What moves.
    pub decision: Decision,
    /// The ends of its cells, ascending; one more than cells.
    pub stops: Vec<f64>,
}

/// A solution of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// How many models are listed.
    pub models_total: usize,
    /// The first few of them.
    pub models: Vec<Expression>,
    /// Whether every model is known.
    pub complete: bool,
    /// How it stands to the solution of the main run.
    pub relation: Option<Relation>,
    /// How many cells have it.
    pub cells: usize,
    /// The share of the map that it covers, in [0, 1].
    pub share: f64,
}

/// Models of a solution that a map writes out.
const MODELS_SHOWN: usize = 3;

/// Above the declared frequency, how far its axis goes where that is not declared.
const MORE_CASES: f64 = 9.0;

/// An axis with a value to run in each cell.
struct Cut {
    axis: Axis,
    at: Vec<f64>,
}

/// The declared maps, each for the leading solution of each outcome that is analysed.
#[must_use]
pub fn maps(bench: &Bench<'_, '_>) -> Vec<SolutionMap> {
    let Some(lab) = bench.lab() else {
        return Vec::new();
    };
    let mut maps = Vec::new();
    for plan in &bench.study.ranges.maps {
        for (outcome, results) in bench.outcomes.iter().enumerate() {
            let leading = results.sufficiency.as_ref().and_then(Sufficiency::leading);
            let target = leading.and_then(|kind| bench.target(outcome, kind));
            let x = cut(bench, &plan.value.x, outcome);
            let y = cut(bench, &plan.value.y, outcome);
            if let (Some(target), Some(x), Some(y)) = (target, x, y) {
                maps.push(map(bench, &lab, &target, x, y));
            }
        }
    }
    maps
}

fn cut(bench: &Bench<'_, '_>, axis: &MapAxis, outcome: usize) -> Option<Cut> {
    let mut all = bench.decisions.iter();
    let at = all.position(|decision| decision.is(&axis.decision, outcome))?;
    let decision = &bench.decisions[at];
    let declared = decision.declared;
    let cells = match (bench.cells(decision), bench.ground(at, [declared; 2])) {
        (Some(cells), _) => cells.within(axis.span.unwrap_or_else(|| span(decision))),
        (None, Some(ground)) => ground.cells(axis.span.unwrap_or_else(|| ground.span())),
        (None, None) => return None,
    };
    let last = cells.last()?[1];
    let stops = cells.iter().map(|cell| cell[0]).chain([last]);
    Some(Cut {
        axis: Axis {
            decision: decision.clone(),
            stops: stops.collect(),
        },
        at: cells.iter().map(|cell| cell[2]).collect(),
    })
}

/// The span of the axis of a cut-off where none is declared.
fn span(decision: &Decision) -> [f64; 2] {
    let declared = decision.declared;
    match decision.moves {
        MovableDecision::Cutoff(CutoffName::Consistency) => [0.5_f64.min(declared), 1.0],
        MovableDecision::Cutoff(CutoffName::Frequency) => [0.5, declared + MORE_CASES + 0.5],
        _ => [0.0, 1.0],
    }
}

fn map(bench: &Bench<'_, '_>, lab: &Lab<'_, '_>, target: &Target, x: Cut, y: Cut) -> SolutionMap {
    let columns = u64::try_from(x.at.len()).unwrap_or(u64::MAX).max(1);
    let steps = bench.study.limits.steps / columns;
    let column = |&at: &f64| column(lab, target, (&x.axis.decision, at), &y, steps);
    let columns: Vec<Vec<Option<ModelSet>>> = x.at.par_iter().map(column).collect();
    let found = found(target, &columns, &x.axis, &y.axis);
    let position = |set: &Option<ModelSet>| {
        let set = set.as_ref()?;
        found.iter().position(|(known, ..)| *known == set)
    };
    let cells = columns
        .iter()
        .map(|column| column.iter().map(position).collect())
        .collect();
    let regions = found.iter().map(|(set, cells, share)| Region {
        models_total: set.models.len(),
        models: set.expressions(MODELS_SHOWN, &lab.space),
        complete: set.complete,
        relation: super::variants::related(&target.main, set, &lab.space),
        cells: *cells,
        share: *share,
    });
    SolutionMap {
        outcome: target.outcome,
        kind: target.kind,
        regions: regions.collect(),
        cells,
        x: x.axis,
        y: y.axis,
    }
}

/// The solutions up a column of the map; `None` where the study cannot be run, or the steps ran out.
fn column(
    lab: &Lab<'_, '_>,
    target: &Target,
    (x, at): (&Decision, f64),
    y: &Cut,
    steps: u64,
) -> Vec<Option<ModelSet>> {
    let budget = Budget::new(steps);
    let moved = lab.base.with(x, at);
    let is_anchor = matches!(y.axis.decision.moves, MovableDecision::Anchor(_));
    let analyses = |setting: &Setting| lab.analyses(&setting.anchors, &budget);
    // A cut-off needs no new scores.
    let shared = match (&moved, is_anchor) {
        (Some(setting), false) => Some(analyses(setting)),
        _ => None,
    };
    let cell = |&value: &f64| -> Option<ModelSet> {
        let setting = moved.as_ref()?.with(&y.axis.decision, value)?;
        let point: Result<Point, NoPoint> = match &shared {
            Some(analyses) => {
                let analyses = analyses.as_ref().map_err(|why| *why);
                analyses.and_then(|analyses| lab.solved(analyses, &setting, &budget))
            }
            None => {
                analyses(&setting).and_then(|analyses| lab.solved(&analyses, &setting, &budget))
            }
        };
        point.ok()?.solution(target).cloned()
    };
    y.at.iter().map(cell).collect()
}

/// The distinct solutions of a map with their cells and shares: that of the main run first, then by
/// their shares, then as they come up.
fn found<'c>(
    target: &'c Target,
    columns: &'c [Vec<Option<ModelSet>>],
    x: &Axis,
    y: &Axis,
) -> Vec<(&'c ModelSet, usize, f64)> {
    let area = |stops: &[f64], at: usize| stops[at + 1] - stops[at];
    let whole = |stops: &[f64]| stops.last().zip(stops.first()).map_or(1.0, |(b, a)| b - a);
    let all = whole(&x.stops) * whole(&y.stops);
    let mut found: Vec<(&ModelSet, usize, f64)> = vec![(&target.main, 0, 0.0)];
    let mut known: BTreeMap<Vec<&BTreeSet<Implicant>>, Vec<usize>> = BTreeMap::new();
    known.insert(target.main.models.iter().collect(), vec![0]);
    for (i, column) in columns.iter().enumerate() {
        for (j, set) in column.iter().enumerate() {
            let Some(set) = set else { continue };
            let same = known.entry(set.models.iter().collect()).or_default();
            let at = same.iter().copied().find(|&at| found[at].0 == set);
            let at = at.unwrap_or_else(|| {
                found.push((set, 0, 0.0));
                same.push(found.len() - 1);
                found.len() - 1
            });
            found[at].1 += 1;
            found[at].2 += area(&x.stops, i) * area(&y.stops, j) / all;
        }
    }
    found[1..].sort_by(|(.., a), (.., b)| b.total_cmp(a));
    found
}
