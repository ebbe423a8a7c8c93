//! Where reruns are done: each distinct truth table is minimized once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::decision::{Decision, Setting};
use crate::minimize::{Budget, OutOfSteps};
use crate::robustness::variants::{Recoded, related};
use crate::set::PropertySpace;
use crate::study::{AnchorName, EnhancedPlan, Relation, SolutionKind};
use crate::sufficiency::{ModelSet, ModelSets, Reanalysis, RowOutcome, model_sets};

/// The analyses of the outcome and of its negation.
pub type Analyses<'a> = [Option<Reanalysis<'a>>; 2];

/// The study cannot be run with such decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CannotRun;

/// Analyses with some anchors moved: the function by which the study is run again.
pub type Rerun<'r, 'a> =
    &'r (dyn Fn(&BTreeMap<AnchorName, f64>) -> Result<Analyses<'a>, CannotRun> + Sync);

/// The codes of the observed rows, of the outcome and of its negation.
type Codes = [Vec<(u128, RowOutcome)>; 2];

/// The solutions of the outcome and of its negation.
type Solved = [Option<ModelSets>; 2];

/// A solution of the main run, which may change.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::robustness) struct Target {
    /// The outcome (0) or its negation (1).
    pub(in crate::robustness) outcome: usize,
    pub(in crate::robustness) kind: SolutionKind,
    pub(in crate::robustness) main: ModelSet,
}

/// What comes out at one setting.
#[derive(Clone, Debug)]
pub(in crate::robustness) struct Point {
    codes: Codes,
    solved: Arc<Solved>,
}

/// Why there is no point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::robustness) enum NoPoint {
    CannotRun,
    OutOfSteps,
}

/// Whether a solution is that of the main run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::robustness) enum Verdict {
    Same,
    Other,
    /// Not every model is known, and those that are known are models of the main run.
    Unknown,
}

/// The reruns of a study.
pub(in crate::robustness) struct Lab<'r, 'a> {
    rerun: Rerun<'r, 'a>,
    enhanced: Option<&'r EnhancedPlan>,
    pub(in crate::robustness) base: Setting,
    pub(in crate::robustness) space: PropertySpace,
    known: Mutex<BTreeMap<Codes, Arc<Solved>>>,
}

impl<'r, 'a> Lab<'r, 'a> {
    pub(in crate::robustness) fn new(
        rerun: Rerun<'r, 'a>,
        enhanced: Option<&'r EnhancedPlan>,
        base: Setting,
        space: PropertySpace,
    ) -> Self {
        Self {
            rerun,
            enhanced,
            base,
            space,
            known: Mutex::new(BTreeMap::new()),
        }
    }

    /// The analyses at some anchors; it takes steps for every case.
    pub(in crate::robustness) fn analyses(
        &self,
        anchors: &BTreeMap<AnchorName, f64>,
        budget: &Budget,
    ) -> Result<Analyses<'a>, NoPoint> {
        let analyses = (self.rerun)(anchors).map_err(|CannotRun| NoPoint::CannotRun)?;
        let steps = if anchors.is_empty() {
            1
        } else {
            let sizes = analyses.iter().flatten().map(steps_of_scores);
            sizes.fold(1, usize::saturating_add)
        };
        budget
            .spend(steps)
            .map_err(|OutOfSteps| NoPoint::OutOfSteps)?;
        Ok(analyses)
    }

    /// What comes out of analyses at the cut-offs of a setting.
    pub(in crate::robustness) fn solved(
        &self,
        analyses: &Analyses<'a>,
        setting: &Setting,
        budget: &Budget,
    ) -> Result<Point, NoPoint> {
        let codes: Codes = std::array::from_fn(|at| {
            let one = analyses[at].as_ref();
            one.map_or_else(Vec::new, |one| one.codes(&setting.cutoffs[at]))
        });
        let mut all = analyses.iter().flatten();
        let follows = all.all(Reanalysis::follows_from_codes);
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut found = follows.then(|| known().get(&codes).cloned()).flatten();
        if found.is_none() {
            let both = [analyses[0].as_ref(), analyses[1].as_ref()];
            let solved = model_sets(both, &setting.cutoffs, self.enhanced);
            let solved = Arc::new(solved.map_err(|_| NoPoint::CannotRun)?);
            if follows {
                known().insert(codes.clone(), Arc::clone(&solved));
            }
            found = Some(solved);
        }
        let solved = found.ok_or(NoPoint::CannotRun)?;
        // What is known already takes as many steps, so that threads do not matter.
        let steps: u64 = solved.iter().flatten().map(ModelSets::steps).sum();
        let steps = usize::try_from(steps).unwrap_or(usize::MAX);
        let spent = budget.spend(steps.saturating_add(STEPS_OF_A_RERUN));
        spent.map_err(|OutOfSteps| NoPoint::OutOfSteps)?;
        Ok(Point { codes, solved })
    }

    /// What comes out with one decision moved.
    pub(in crate::robustness) fn at(
        &self,
        decision: &Decision,
        value: f64,
        budget: &Budget,
    ) -> Result<Point, NoPoint> {
        let setting = self.base.with(decision, value).ok_or(NoPoint::CannotRun)?;
        let analyses = self.analyses(&setting.anchors, budget)?;
        self.solved(&analyses, &setting, budget)
    }
}

/// Steps that a rerun takes beside its minimizations.
const STEPS_OF_A_RERUN: usize = 1000;

/// Steps for the scores of a truth table, and for the sets that it is made from.
fn steps_of_scores(analysis: &Reanalysis<'_>) -> usize {
    let table = analysis.table();
    let rows = table.rows();
    let cases: usize = rows.iter().map(|row| row.cases().len()).sum();
    let conditions = table.space().levels().len();
    cases.saturating_mul(rows.len()).saturating_mul(conditions) / 4
}

impl Point {
    /// The solution of a kind.
    pub(in crate::robustness) fn solution(&self, target: &Target) -> Option<&ModelSet> {
        self.solved[target.outcome].as_ref()?.of(target.kind)
    }

    /// Whether a solution is that of the main run.
    pub(in crate::robustness) fn verdict(&self, target: &Target) -> Verdict {
        let Some(found) = self.solution(target) else {
            return Verdict::Unknown;
        };
        if found.complete && found.models == target.main.models {
            Verdict::Same
        } else if !found.complete && found.models.is_subset(&target.main.models) {
            Verdict::Unknown
        } else {
            Verdict::Other
        }
    }

    /// How a solution stands to that of the main run.
    pub(in crate::robustness) fn relation(
        &self,
        target: &Target,
        space: &PropertySpace,
    ) -> Option<Relation> {
        related(&target.main, self.solution(target)?, space)
    }

    /// The rows of an outcome that have another code at another point; a row that a table does not
    /// show is a remainder.
    pub(in crate::robustness) fn recoded(&self, other: &Self, outcome: usize) -> Vec<Recoded> {
        let mut codes: BTreeMap<u128, [RowOutcome; 2]> = BTreeMap::new();
        for (side, point) in [self, other].into_iter().enumerate() {
            for &(row, code) in &point.codes[outcome] {
                let both = codes.entry(row).or_insert([RowOutcome::Remainder; 2]);
                both[side] = code;
            }
        }
        let pairs = codes.into_iter();
        let pairs = pairs.map(|(row, [main, variant])| Recoded { row, main, variant });
        pairs.filter(|row| row.main != row.variant).collect()
    }
}
