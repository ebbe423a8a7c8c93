//! The test set of a study: what its variants find.

use std::collections::{BTreeMap, BTreeSet};

use super::{ModelRobustness, Robustness};
use crate::load::CaseNumbers;
use crate::load::Names;
use crate::minimize::{Implicant, sum};
use crate::results::OutcomeResults;
use crate::robustness::variants::{CommonCases, MainRun, Rerun};
use crate::set::{Expression, FuzzySet, Membership, PropertySpace, SumOfProducts};
use crate::study::SolutionKind;
use crate::sufficiency::{FittedModel, Sufficiency};

/// Products up to which an intersection is multiplied out.
const MOST_PRODUCTS: usize = 400;

/// What one variant adds to the test set: the models that it finds, over the cases that it shares with
/// the main run.
#[derive(Clone, Debug, PartialEq)]
pub struct TestSet {
    variant: String,
    /// The positions of the shared cases in the main run.
    cases: Vec<usize>,
    outcomes: [BTreeMap<SolutionKind, TestSolution>; 2],
}

/// The models of one solution of a variant. Each of several that tie is a test solution.
#[derive(Clone, Debug, PartialEq)]
struct TestSolution {
    models: usize,
    all_listed: bool,
    /// The intersection and the union of the models, over the shared cases; empty without a model.
    min: FuzzySet,
    max: FuzzySet,
    /// The models as expressions, where the variant has the conditions of the main run.
    expressions: Option<Vec<Expression>>,
}

/// The robustness of every solution of a study against what its variants find.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FitProtocol {
    /// The solutions that the study reports: of the outcome, of its negation.
    pub outcomes: [Vec<SolutionRobustness>; 2],
}

/// The robustness of one solution, for each of its models.
#[derive(Clone, Debug, PartialEq)]
pub struct SolutionRobustness {
    /// Which solution.
    pub kind: SolutionKind,
    /// How many test solutions there are: the models of all variants, and one for every variant that
    /// finds none.
    pub test_solutions: usize,
    /// How many variants there are to compare.
    pub variants: usize,
    /// The variants that find no solution: their test solution is the empty set.
    pub empty: Vec<String>,
    /// The variants that do not analyse it, and say nothing.
    pub silent: Vec<String>,
    /// Whether every model of every variant, and of the main run, was found and is listed.
    pub all_listed: bool,
    /// The cases of the main run that some variant does not have: the figures are over the others.
    pub without: Vec<String>,
    /// Every listed model of the main run.
    pub models: Vec<ModelRobustness>,
}

impl SolutionRobustness {
    /// Whether some variant has several models, so that each of them is a test solution.
    #[must_use]
    pub fn test_solutions_tie(&self) -> bool {
        self.test_solutions > self.variants
    }
}

impl TestSet {
    /// What a rerun adds.
    pub(in crate::robustness) fn of(
        variant: &str,
        main: MainRun<'_>,
        rerun: &Rerun,
        common: &CommonCases<'_>,
    ) -> Self {
        let shared: Vec<usize> = common.pairs().iter().map(|&(_, other)| other).collect();
        let outcome = |main: &OutcomeResults, other: &OutcomeResults| {
            let both = main.sufficiency.as_ref().zip(other.sufficiency.as_ref());
            let solutions = both.into_iter().flat_map(|(main, other)| {
                let kinds = main.reported().iter().copied();
                let kinds = kinds.filter(|kind| other.reported().contains(kind));
                kinds.map(|kind| (kind, TestSolution::of(kind, main.space(), other, &shared)))
            });
            solutions.collect()
        };
        let ([present, absent], [other, other_absent]) = (main.outcomes, &rerun.outcomes);
        Self {
            variant: variant.to_owned(),
            cases: common.pairs().iter().map(|&(at, _)| at).collect(),
            outcomes: [outcome(present, other), outcome(absent, other_absent)],
        }
    }
}

impl TestSolution {
    fn of(kind: SolutionKind, main: &PropertySpace, found: &Sufficiency, cases: &[usize]) -> Self {
        let models = found.models(kind);
        let memberships: Vec<FuzzySet> = models
            .iter()
            .map(|model| membership(found, model).of_cases(cases))
            .collect();
        let joined = |join: fn(&FuzzySet, &FuzzySet) -> FuzzySet| {
            let all = memberships.iter().cloned();
            let all = all.reduce(|all, one| join(&all, &one));
            all.unwrap_or_else(|| FuzzySet::empty(cases.len()))
        };
        let expressions = models.iter().map(|model| expression(found, model));
        Self {
            models: models.len(),
            all_listed: found.is_complete(kind),
            min: joined(FuzzySet::and),
            max: joined(FuzzySet::or),
            expressions: (found.space() == main).then(|| expressions.collect()),
        }
    }
}

/// Membership of every case of a run in a model.
pub(in crate::robustness) fn membership(found: &Sufficiency, model: &FittedModel) -> FuzzySet {
    let terms = model.terms.iter();
    let terms = terms.map(|term| found.membership(&term.implicant));
    let union = terms.reduce(|any, term| any.or(&term));
    union.unwrap_or_else(|| FuzzySet::empty(found.outcome().len()))
}

/// A model as an expression.
pub(in crate::robustness) fn expression(found: &Sufficiency, model: &FittedModel) -> Expression {
    let terms: Vec<Implicant> = model.terms.iter().map(|t| t.implicant.clone()).collect();
    sum(&terms, found.space())
}

impl FitProtocol {
    /// The solutions of the main run against the test set that all variants make together.
    pub(in crate::robustness) fn of(main: MainRun<'_>, tests: &[TestSet]) -> Self {
        let solutions = |at: usize| {
            let analysis = main.outcomes[at].sufficiency.as_ref();
            let solutions = analysis.into_iter().flat_map(|analysis| {
                let kinds = analysis.reported().iter();
                kinds.map(|&kind| solution(main, analysis, at, kind, tests))
            });
            solutions.collect()
        };
        Self {
            outcomes: [solutions(0), solutions(1)],
        }
    }

    /// The same with the cases called by their numbers.
    #[must_use]
    pub fn with_numbers(mut self, numbers: &CaseNumbers) -> Self {
        for solution in self.outcomes.iter_mut().flatten() {
            let models = solution.models.iter_mut();
            let cases = models.flat_map(|model| model.cases.iter_mut().map(|(case, _)| case));
            for case in cases.chain(&mut solution.without) {
                *case = numbers.name(case);
            }
        }
        self
    }
}

fn solution(
    main: MainRun<'_>,
    analysis: &Sufficiency,
    at: usize,
    kind: SolutionKind,
    tests: &[TestSet],
) -> SolutionRobustness {
    let named = |wanted: &dyn Fn(Option<&TestSolution>) -> bool| -> Vec<String> {
        let tests = tests.iter();
        let tests = tests.filter(|test| wanted(test.outcomes[at].get(&kind)));
        tests.map(|test| test.variant.clone()).collect()
    };
    let part: Vec<(&TestSet, &TestSolution)> = tests
        .iter()
        .filter_map(|test| Some((test, test.outcomes[at].get(&kind)?)))
        .collect();
    let joint = Joint::of(analysis.outcome().len(), &part);
    let cases = main.calibration.cases();
    let models = analysis.models(kind).iter().filter(|_| !part.is_empty());
    SolutionRobustness {
        kind,
        test_solutions: part.iter().map(|(_, found)| found.models.max(1)).sum(),
        variants: part.len(),
        empty: named(&|found| found.is_some_and(|found| found.models == 0)),
        silent: named(&|found| found.is_none()),
        all_listed: analysis.is_complete(kind) && part.iter().all(|(_, found)| found.all_listed),
        without: joint.without().map(|case| cases[case].to_owned()).collect(),
        models: models
            .map(|model| joint.model(analysis, model, &part, cases))
            .collect(),
    }
}

/// The cases that a main run and all its variants have, with the intersection and the union of the
/// test set over them.
struct Joint {
    all: usize,
    cases: Vec<usize>,
    min: FuzzySet,
    max: FuzzySet,
}

impl Joint {
    fn of(all: usize, part: &[(&TestSet, &TestSolution)]) -> Self {
        let mut counts = vec![0_usize; all];
        let mut min = vec![Membership::FULL; all];
        let mut max = vec![Membership::NONE; all];
        for (test, found) in part {
            let scores = found.min.memberships().iter().zip(found.max.memberships());
            for (&case, (&low, &high)) in test.cases.iter().zip(scores) {
                counts[case] += 1;
                min[case] = min[case].and(low);
                max[case] = max[case].or(high);
            }
        }
        let cases: Vec<usize> = (0..all)
            .filter(|&case| counts[case] == part.len())
            .collect();
        let kept = |scores: &[Membership]| cases.iter().map(|&case| scores[case]).collect();
        Self {
            all,
            min: kept(&min),
            max: kept(&max),
            cases,
        }
    }

    fn without(&self) -> impl Iterator<Item = usize> {
        let known: BTreeSet<usize> = self.cases.iter().copied().collect();
        (0..self.all).filter(move |case| !known.contains(case))
    }

    fn model(
        &self,
        analysis: &Sufficiency,
        model: &FittedModel,
        part: &[(&TestSet, &TestSolution)],
        names: &Names,
    ) -> ModelRobustness {
        let initial = membership(analysis, model).of_cases(&self.cases);
        let outcome = analysis.outcome().of_cases(&self.cases);
        let test_set = (self.min.clone(), self.max.clone());
        let robustness = Robustness::against(initial, test_set, outcome);
        let expression = expression(analysis, model);
        let cases = self.cases.iter().map(|&case| names[case].to_owned());
        ModelRobustness {
            core: core(&expression, part, analysis.space()),
            expression,
            cases: cases.zip(robustness.case_kinds()).collect(),
            robustness,
        }
    }
}

/// The intersection of a model and every test solution, multiplied out and without products that lie
/// within others.
fn core(
    model: &Expression,
    part: &[(&TestSet, &TestSolution)],
    space: &PropertySpace,
) -> Option<Expression> {
    let products = |expression: &Expression| SumOfProducts::of(expression, space).ok();
    let mut core = products(model)?;
    for (_, found) in part {
        let models = found.expressions.as_ref()?;
        if models.is_empty() {
            return Some(Expression::Constant(false));
        }
        for model in models {
            let test = products(model)?;
            if core.products().len() * test.products().len() > MOST_PRODUCTS {
                return None;
            }
            core = core.and(&test);
        }
    }
    Some(core.expression())
}
