//! What was tried to see how far the results hold, in `results.json`.

use indexmap::IndexMap;
use serde::Serialize;

use super::variants::{CasesOf, ModelFitOf};
use crate::results::Results;
use crate::robustness::variants::{ModelCounts, Relation as SolutionRelation};
use crate::robustness::{
    CaseRatios, CaseRobustness, Chance, ChanceSolutions, ChangedSolution, ClusterDiagnostics,
    Distribution, FitProtocol, GroupFit, GroupedRelation, LeftOutRuns, ModelRobustness, Panel,
    PanelOutcome, Relation, Resampled, RobustnessFit, Shape, SolutionRobustness, Stability,
    Subject,
};
use crate::set::Expression;
use crate::study::{LeftOutAnchors, ResamplingKind, SolutionKind};
use crate::sufficiency::{ModelFit, Sufficiency};

/// Outcome → solution → what was found.
type ByOutcome<T> = IndexMap<String, IndexMap<&'static str, T>>;

#[derive(Serialize)]
pub(super) struct ProtocolOf<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    fit: Option<ByOutcome<FitOf<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    leave_one_out: Option<LeftOutOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    leave_cluster_out: Option<LeftOutOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bootstrap: Option<ResampledOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subsample: Option<ResampledOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    permutation: Option<ChanceOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    panel: Option<PanelOf<'a>>,
}

#[derive(Serialize)]
struct FitOf<'a> {
    test_solutions: usize,
    without_solution: &'a [String],
    not_analysed: &'a [String],
    all_listed: bool,
    cases_left_out: CasesOf<'a>,
    models: Vec<ModelOf<'a>>,
}

#[derive(Serialize)]
struct ModelOf<'a> {
    expression: String,
    cases_compared: usize,
    initial: FitFigures,
    robust_core: CoreOf,
    #[serde(flatten)]
    fit: RobustnessFit,
    #[serde(flatten)]
    ratios: CaseRatios,
    cases: IndexMap<String, OwnCases<'a>>,
}

#[derive(Serialize)]
struct FitFigures {
    consistency: Option<f64>,
    pri: Option<f64>,
    coverage: Option<f64>,
}

#[derive(Serialize)]
struct CoreOf {
    expression: Option<String>,
    #[serde(flatten)]
    fit: FitFigures,
}

#[derive(Serialize)]
struct OwnCases<'a> {
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    listed: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct LeftOutOf<'a> {
    anchors: LeftOutAnchors,
    runs: usize,
    failed: FailedOf<'a>,
    necessity: IndexMap<String, Vec<NecessityWithout<'a>>>,
    solutions: ByOutcome<WithoutOf<'a>>,
}

#[derive(Serialize)]
struct FailedOf<'a> {
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    listed: Option<Vec<FailedRun<'a>>>,
}

#[derive(Serialize)]
struct FailedRun<'a> {
    without: &'a str,
    code: &'static str,
}

#[derive(Serialize)]
struct NecessityWithout<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    without: Option<&'a str>,
    necessary: Vec<String>,
    no_longer_necessary: Vec<String>,
}

#[derive(Serialize)]
struct WithoutOf<'a> {
    runs: usize,
    same: usize,
    without_solution: usize,
    changes: Vec<ChangeOf<'a>>,
}

#[derive(Serialize)]
struct ChangeOf<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    without: Option<&'a str>,
    relation: SolutionRelation,
    terms_lost: Vec<String>,
    terms_gained: Vec<String>,
    models: ModelCounts,
    solution: Option<ModelFitOf>,
    cases_gained: CasesOf<'a>,
    cases_lost: CasesOf<'a>,
}

#[derive(Serialize)]
struct ResampledOf {
    resamples: u32,
    seed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
    cases: usize,
    solutions: ByOutcome<StabilityOf>,
}

#[derive(Serialize)]
struct StabilityOf {
    same: u32,
    without_solution: u32,
    unfinished: u32,
    models: Vec<Reappearing>,
    terms: Vec<Reappearing>,
    other_terms_total: usize,
    other_terms: Vec<Reappearing>,
}

#[derive(Serialize)]
struct Reappearing {
    expression: String,
    resamples: u32,
}

#[derive(Serialize)]
struct ChanceOf<'a> {
    permutations: u32,
    seed: u64,
    solutions: ByOutcome<ChanceSolutionOf<'a>>,
}

#[derive(Serialize)]
struct ChanceSolutionOf<'a> {
    observed: Option<&'a Shape>,
    with_solution: u32,
    as_good: Option<u32>,
    p: Option<f64>,
    consistency: &'a Distribution,
    coverage: &'a Distribution,
    terms: &'a Distribution,
    literals: &'a Distribution,
}

#[derive(Serialize)]
struct PanelOf<'a> {
    between: &'a str,
    within: Option<&'a str>,
    outcomes: IndexMap<String, PanelOutcomeOf<'a>>,
}

#[derive(Serialize)]
struct PanelOutcomeOf<'a> {
    solution: Option<&'static str>,
    models: usize,
    relations: Vec<RelationOf<'a>>,
}

#[derive(Serialize)]
struct RelationOf<'a> {
    subject: Subject,
    relation: &'static str,
    expression: String,
    pooled: FitOfGroup<'a>,
    between: GroupsOf<'a>,
    within: GroupsOf<'a>,
}

#[derive(Serialize)]
struct GroupsOf<'a> {
    count: usize,
    distance: Option<f64>,
    adjusted_distance: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<FitOfGroup<'a>>>,
}

#[derive(Serialize)]
struct FitOfGroup<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    cases: usize,
    consistency: Option<f64>,
    coverage: Option<f64>,
}

/// The protocol of a run; `None` where nothing was tried.
pub(super) fn protocol(results: &Results) -> Option<ProtocolOf<'_>> {
    let tried = &results.protocol;
    let writer = Writer { results };
    let is_empty = *tried == crate::robustness::Protocol::default();
    (!is_empty).then(|| ProtocolOf {
        fit: tried.fit.as_ref().map(|fit| writer.fit(fit)),
        leave_one_out: tried
            .leave_one_out
            .as_ref()
            .map(|runs| writer.left_out(runs)),
        leave_cluster_out: tried
            .leave_cluster_out
            .as_ref()
            .map(|runs| writer.left_out(runs)),
        bootstrap: tried
            .bootstrap
            .as_ref()
            .map(|found| writer.resampled(found)),
        subsample: tried
            .subsample
            .as_ref()
            .map(|found| writer.resampled(found)),
        permutation: tried.permutation.as_ref().map(|found| writer.chance(found)),
        panel: tried.panel.as_ref().map(|panel| writer.panel(panel)),
    })
}

struct Writer<'a> {
    results: &'a Results,
}

impl<'a> Writer<'a> {
    /// What was found of each outcome's solutions; outcomes without any are left out.
    fn by_outcome<S: 'a, T>(
        &self,
        solutions: &'a [Vec<S>; 2],
        of: impl Fn(&'a S) -> (SolutionKind, T),
    ) -> ByOutcome<T> {
        let outcomes = self.results.outcomes().into_iter().zip(solutions);
        let outcomes = outcomes.filter(|(_, solutions)| !solutions.is_empty());
        let named = |solution: &'a S| {
            let (kind, found) = of(solution);
            (kind.name(), found)
        };
        outcomes
            .map(|(outcome, solutions)| {
                let solutions = solutions.iter().map(named).collect();
                (outcome.expression.to_string(), solutions)
            })
            .collect()
    }

    fn cases(&self, cases: &'a [String]) -> CasesOf<'a> {
        CasesOf {
            count: cases.len(),
            listed: self.results.lists_cases().then_some(cases),
        }
    }

    fn fit(&self, fit: &'a FitProtocol) -> ByOutcome<FitOf<'a>> {
        self.by_outcome(&fit.outcomes, |solution: &SolutionRobustness| {
            let of = FitOf {
                test_solutions: solution.test_solutions,
                without_solution: &solution.empty,
                not_analysed: &solution.silent,
                all_listed: solution.all_listed,
                cases_left_out: self.cases(&solution.without),
                models: solution
                    .models
                    .iter()
                    .map(|model| self.model(model))
                    .collect(),
            };
            (solution.kind, of)
        })
    }

    fn model(&self, model: &'a ModelRobustness) -> ModelOf<'a> {
        let figures = |fit: ModelFit| FitFigures {
            consistency: fit.consistency,
            pri: fit.pri,
            coverage: fit.coverage,
        };
        let of_kind = |kind: CaseRobustness| {
            let cases = model.cases.iter().filter(|(_, found)| *found == Some(kind));
            let cases: Vec<&str> = cases.map(|(case, _)| case.as_str()).collect();
            let listed = OwnCases {
                count: cases.len(),
                listed: self.results.lists_cases().then_some(cases),
            };
            (kind.to_string().replace(' ', "_"), listed)
        };
        ModelOf {
            expression: model.expression.to_string(),
            cases_compared: model.cases.len(),
            initial: figures(model.robustness.fit_of_initial()),
            robust_core: CoreOf {
                expression: model.core.as_ref().map(ToString::to_string),
                fit: figures(model.robustness.fit_of_core()),
            },
            fit: model.robustness.fit(),
            ratios: model.robustness.case_ratios(),
            cases: CaseRobustness::ALL.into_iter().map(of_kind).collect(),
        }
    }

    /// The name of what was left out, where names are written.
    fn name(&self, name: &'a str) -> Option<&'a str> {
        self.results.lists_cases().then_some(name)
    }

    fn left_out(&self, runs: &'a LeftOutRuns) -> LeftOutOf<'a> {
        let failed = runs.failed().map(|(run, code)| FailedRun {
            without: &run.name,
            code,
        });
        let failed: Vec<FailedRun> = failed.collect();
        let outcomes = || self.results.outcomes().into_iter().enumerate();
        let solutions = |at: usize| {
            let kinds = self.results.outcomes()[at].sufficiency.iter();
            let kinds = kinds.flat_map(Sufficiency::reported).copied();
            kinds
                .map(|kind| (kind.name(), self.without(runs, at, kind)))
                .collect::<IndexMap<_, _>>()
        };
        LeftOutOf {
            anchors: runs.anchors,
            runs: runs.runs.len(),
            failed: FailedOf {
                count: failed.len(),
                listed: self.results.lists_cases().then_some(failed),
            },
            necessity: outcomes()
                .map(|(at, outcome)| (outcome.expression.to_string(), self.necessity(runs, at)))
                .collect(),
            solutions: outcomes()
                .map(|(at, outcome)| (outcome.expression.to_string(), solutions(at)))
                .filter(|(_, solutions)| !solutions.is_empty())
                .collect(),
        }
    }

    fn necessity(&self, runs: &'a LeftOutRuns, at: usize) -> Vec<NecessityWithout<'a>> {
        let runs = runs.runs.iter().filter_map(|run| {
            let found = &run.outcomes.as_ref().ok()?[at];
            let changed = !found.necessary.is_empty() || !found.not_necessary.is_empty();
            changed.then(|| NecessityWithout {
                without: self.name(&run.name),
                necessary: texts(&found.necessary),
                no_longer_necessary: texts(&found.not_necessary),
            })
        });
        runs.collect()
    }

    fn without(&self, runs: &'a LeftOutRuns, at: usize, kind: SolutionKind) -> WithoutOf<'a> {
        let changed = runs
            .solutions(at, kind)
            .filter(|(_, solution)| !solution.is_same());
        WithoutOf {
            runs: runs.of(at, kind),
            same: runs.same(at, kind),
            without_solution: runs.empty(at, kind),
            changes: changed
                .map(|(run, solution)| self.change(&run.name, solution))
                .collect(),
        }
    }

    fn change(&self, name: &'a str, solution: &'a ChangedSolution) -> ChangeOf<'a> {
        let compared = &solution.compared;
        ChangeOf {
            without: self.name(name),
            relation: compared.relation,
            terms_lost: texts(&solution.terms_lost),
            terms_gained: texts(&solution.terms_gained),
            models: compared.models,
            solution: compared.variant.as_ref().map(super::variants::model),
            cases_gained: self.cases(&compared.cases_gained),
            cases_lost: self.cases(&compared.cases_lost),
        }
    }

    fn resampled(&self, found: &'a Resampled) -> ResampledOf {
        let reappearing = |counted: &[(Expression, u32)]| {
            let counted = counted.iter().map(|(expression, resamples)| Reappearing {
                expression: expression.to_string(),
                resamples: *resamples,
            });
            counted.collect()
        };
        ResampledOf {
            resamples: found.plan.resamples,
            seed: found.plan.seed,
            share: match found.plan.kind {
                ResamplingKind::Bootstrap => None,
                ResamplingKind::Subsample { share } => Some(share),
            },
            cases: found.cases,
            solutions: self.by_outcome(&found.outcomes, |stability: &Stability| {
                let of = StabilityOf {
                    same: stability.same,
                    without_solution: stability.empty,
                    unfinished: stability.unfinished,
                    models: reappearing(&stability.models),
                    terms: reappearing(&stability.terms),
                    other_terms_total: stability.others_total,
                    other_terms: reappearing(&stability.others),
                };
                (stability.kind, of)
            }),
        }
    }

    fn chance(&self, found: &'a ChanceSolutions) -> ChanceOf<'a> {
        ChanceOf {
            permutations: found.plan.count,
            seed: found.plan.seed,
            solutions: self.by_outcome(&found.outcomes, |chance: &Chance| {
                let of = ChanceSolutionOf {
                    observed: chance.observed.as_ref(),
                    with_solution: chance.with_solution,
                    as_good: chance.as_good,
                    p: chance.p_value(),
                    consistency: &chance.consistency,
                    coverage: &chance.coverage,
                    terms: &chance.terms,
                    literals: &chance.literals,
                };
                (chance.kind, of)
            }),
        }
    }

    fn panel(&self, panel: &'a Panel) -> PanelOf<'a> {
        let outcomes = self.results.outcomes().into_iter().zip(&panel.outcomes);
        let of = |found: &'a PanelOutcome| PanelOutcomeOf {
            solution: found.kind.map(SolutionKind::name),
            models: found.models,
            relations: found
                .relations
                .iter()
                .map(|one| self.relation(one))
                .collect(),
        };
        PanelOf {
            between: &panel.between,
            within: panel.within.as_deref(),
            outcomes: outcomes
                .map(|(outcome, found)| (outcome.expression.to_string(), of(found)))
                .collect(),
        }
    }

    fn relation(&self, one: &'a GroupedRelation) -> RelationOf<'a> {
        let found: &ClusterDiagnostics = &one.diagnostics;
        let named = |group: &'a GroupFit, name: Option<&'a str>| FitOfGroup {
            name,
            cases: group.cases,
            consistency: group.consistency,
            coverage: group.coverage,
        };
        let groups = |groups: &'a [GroupFit], distance, adjusted_distance| {
            let named = groups.iter().map(|group| named(group, Some(&group.name)));
            GroupsOf {
                count: groups.len(),
                distance,
                adjusted_distance,
                groups: self
                    .results
                    .lists_groups(groups.len())
                    .then(|| named.collect()),
            }
        };
        RelationOf {
            subject: one.subject,
            relation: match one.relation {
                Relation::Sufficiency => "sufficiency",
                Relation::Necessity => "necessity",
            },
            expression: one.expression.to_string(),
            pooled: named(found.pooled(), None),
            between: groups(
                found.between(),
                found.between_distance(),
                found.between_adjusted_distance(),
            ),
            within: groups(
                found.within(),
                found.within_distance(),
                found.within_adjusted_distance(),
            ),
        }
    }
}

fn texts(expressions: &[Expression]) -> Vec<String> {
    expressions.iter().map(ToString::to_string).collect()
}
