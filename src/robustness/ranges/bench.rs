//! What ranges and maps are made from.

use super::cells::Cells;
use super::decision::{Decision, Setting};
use super::ground::Ground;
use super::lab::{Lab, Rerun, Target};
use super::range::RawValues;
use crate::results::OutcomeResults;
use crate::study::{MovableDecision, SolutionKind, Study};
use crate::sufficiency::{ModelSet, Sufficiency};

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
