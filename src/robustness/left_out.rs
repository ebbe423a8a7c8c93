//! The study without one case, or without one cluster of cases, for each of them.

use rayon::prelude::*;

use super::variants::{CommonCases, ComparedSolution, MainRun, Relation, Rerun, newly_necessary};
use crate::load::CaseNumbers;
use crate::results::OutcomeResults;
use crate::set::Expression;
use crate::study::{LeftOutAnchors, Problem, SolutionKind};
use crate::sufficiency::Sufficiency;

/// The study run again without each of several groups of cases.
///
/// # References
/// Skaaning, S.-E. (2011). Assessing the Robustness of Crisp-Set and Fuzzy-Set QCA Results.
/// *Sociological Methods & Research* 40(2), 391–408, for dropping cases; Thomann, E. & Maggetti, M.
/// (2020). Designing Research With Qualitative Comparative Analysis (QCA): Approaches, Challenges, and
/// Tools. *Sociological Methods & Research* 49(2), 356–386.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOutRuns {
    /// What became of anchors that are statistics of the data.
    pub anchors: LeftOutAnchors,
    /// One run a group, in order.
    pub runs: Vec<LeftOut>,
}

/// The study without one group.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The case, or the cluster.
    pub name: String,
    /// How many cases that leaves out.
    pub cases: usize,
    /// The outcome and its negation; the code of the problem where the study cannot be run so.
    pub outcomes: Result<[LeftOutOutcome; 2], &'static str>,
}

/// What leaving a group out changes for the outcome or its negation.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOutOutcome {
    /// Single conditions that become necessary.
    pub necessary: Vec<Expression>,
    /// Single conditions that are no longer necessary.
    pub not_necessary: Vec<Expression>,
    /// The solutions that the study reports.
    pub solutions: Vec<ChangedSolution>,
}

/// A solution without a group of cases.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedSolution {
    /// How it stands to that of all cases.
    pub compared: ComparedSolution,
    /// The terms of any listed model of all cases that no listed model has without the group.
    pub terms_lost: Vec<Expression>,
    /// The terms that only models without the group have.
    pub terms_gained: Vec<Expression>,
}

/// Runs the study by `rerun` without each group of positions in the main run, as many at a time as there
/// are threads.
pub fn leave_out(
    groups: &[(String, Vec<usize>)],
    anchors: LeftOutAnchors,
    main: MainRun<'_>,
    rerun: impl Fn(&[usize]) -> Result<Rerun, Vec<Problem>> + Sync,
) -> LeftOutRuns {
    let one = |(name, cases): &(String, Vec<usize>)| LeftOut {
        name: name.clone(),
        cases: cases.len(),
        outcomes: match rerun(cases) {
            Ok(rerun) => Ok(compared(main, &rerun)),
            Err(problems) => Err(problems.first().map_or("failed", |problem| problem.code)),
        },
    };
    LeftOutRuns {
        anchors,
        runs: groups.par_iter().map(one).collect(),
    }
}

fn compared(main: MainRun<'_>, rerun: &Rerun) -> [LeftOutOutcome; 2] {
    let common = CommonCases::of(main.calibration, &rerun.calibration);
    let outcome = |main: &OutcomeResults, now: &OutcomeResults| {
        let both = main.sufficiency.as_ref().zip(now.sufficiency.as_ref());
        let solutions = both.into_iter().flat_map(|(main, now)| {
            let kinds = main.reported().iter();
            kinds.map(|&kind| ChangedSolution::of(kind, main, now, &common))
        });
        LeftOutOutcome {
            necessary: newly_necessary(&main.necessity, &now.necessity),
            not_necessary: newly_necessary(&now.necessity, &main.necessity),
            solutions: solutions.collect(),
        }
    };
    let ([present, absent], [now, now_absent]) = (main.outcomes, &rerun.outcomes);
    [outcome(present, now), outcome(absent, now_absent)]
}

impl ChangedSolution {
    fn of(
        kind: SolutionKind,
        main: &Sufficiency,
        now: &Sufficiency,
        common: &CommonCases<'_>,
    ) -> Self {
        let (before, after) = (terms(main, kind), terms(now, kind));
        let only_in = |one: &[Expression], other: &[Expression]| {
            let terms = one.iter().filter(|term| !other.contains(term));
            terms.cloned().collect()
        };
        Self {
            terms_lost: only_in(&before, &after),
            terms_gained: only_in(&after, &before),
            compared: ComparedSolution::of(kind, main, now, common),
        }
    }

    /// Whether the models are the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.compared.relation == Relation::Same
    }
}

/// The terms of all listed models, each once, in listing order.
fn terms(analysis: &Sufficiency, kind: SolutionKind) -> Vec<Expression> {
    let mut terms = Vec::new();
    for term in analysis.models(kind).iter().flat_map(|model| &model.terms) {
        let term = term.implicant.expression(analysis.space());
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

impl LeftOutRuns {
    /// The runs that succeeded, each with what it found of a solution of the outcome (0) or its negation
    /// (1).
    pub fn solutions(
        &self,
        outcome: usize,
        kind: SolutionKind,
    ) -> impl Iterator<Item = (&LeftOut, &ChangedSolution)> {
        self.runs.iter().filter_map(move |run| {
            let found = run.outcomes.as_ref().ok()?;
            let mut solutions = found[outcome].solutions.iter();
            let solution = solutions.find(|solution| solution.compared.kind == kind)?;
            Some((run, solution))
        })
    }

    /// How many runs there are of a solution.
    #[must_use]
    pub fn of(&self, outcome: usize, kind: SolutionKind) -> usize {
        self.solutions(outcome, kind).count()
    }

    /// In how many of them it is the same.
    #[must_use]
    pub fn same(&self, outcome: usize, kind: SolutionKind) -> usize {
        let solutions = self.solutions(outcome, kind);
        solutions.filter(|(_, solution)| solution.is_same()).count()
    }

    /// In how many of them there is no solution.
    #[must_use]
    pub fn empty(&self, outcome: usize, kind: SolutionKind) -> usize {
        let solutions = self.solutions(outcome, kind);
        let is_empty = |solution: &ChangedSolution| solution.compared.models.variant == 0;
        solutions.filter(|(_, solution)| is_empty(solution)).count()
    }

    /// The share of runs in which it is the same, in [0, 1]; `None` without any run.
    #[must_use]
    pub fn share(&self, outcome: usize, kind: SolutionKind) -> Option<f64> {
        let (mut all, mut same) = (0.0, 0.0);
        for (_, solution) in self.solutions(outcome, kind) {
            all += 1.0;
            same += f64::from(u8::from(solution.is_same()));
        }
        (all > 0.0).then(|| same / all)
    }

    /// The runs that the study cannot do.
    pub fn failed(&self) -> impl Iterator<Item = (&LeftOut, &'static str)> {
        let runs = self.runs.iter();
        runs.filter_map(|run| Some((run, *run.outcomes.as_ref().err()?)))
    }

    /// The same with clusters called by their positions, as [`super::Panel`] does, and cases by their
    /// numbers.
    #[must_use]
    pub(super) fn with_clusters_numbered(self, numbers: &CaseNumbers) -> Self {
        let mut numbered = self.with_numbers(numbers);
        for (run, number) in numbered.runs.iter_mut().zip(1..) {
            run.name = numbers.cluster(number);
        }
        numbered
    }

    /// The same with the cases called by their numbers.
    #[must_use]
    pub(super) fn with_numbers(mut self, numbers: &CaseNumbers) -> Self {
        for run in &mut self.runs {
            run.name = numbers.name(&run.name);
            for outcome in run.outcomes.iter_mut().flatten() {
                for solution in &mut outcome.solutions {
                    let compared = &mut solution.compared;
                    let gained = compared.cases_gained.iter_mut();
                    for case in gained.chain(&mut compared.cases_lost) {
                        *case = numbers.name(case);
                    }
                }
            }
        }
        self
    }
}
