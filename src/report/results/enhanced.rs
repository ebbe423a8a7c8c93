//! The enhanced standard analysis, theory, and selected cases, as `results.json` has them.

use indexmap::IndexMap;
use serde::Serialize;

use super::Writer;
use super::document::RowsOf;
use crate::necessity;
use crate::results::OutcomeResults;
use crate::set::{Best, Candidate, CasePair, PropertySpace};
use crate::sufficiency::{
    Barred, BarringRule, Enhanced, SelectedCases, SelectedOfTerm, Sufficiency, Theory, TheoryArea,
};

#[derive(Serialize)]
pub(super) struct EnhancedOf {
    barred: Vec<BarredOf>,
    remainders: RowsOf,
    rounds: usize,
}

/// What one rule bars; row numbers for observed rows.
#[derive(Serialize)]
struct BarredOf {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expression: Option<String>,
    remainders: RowsOf,
    overwritten: Vec<u128>,
    kept: Vec<u128>,
}

#[derive(Serialize)]
pub(super) struct TheoryOf<'a> {
    expression: String,
    solution: &'static str,
    models: Vec<Option<[AreaOf<'a>; 4]>>,
}

#[derive(Serialize)]
struct AreaOf<'a> {
    area: &'static str,
    expression: String,
    consistency: Option<f64>,
    pri: Option<f64>,
    coverage: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cases_in_outcome: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cases_out_of_outcome: Option<Vec<&'a str>>,
}

/// The cases selected for one model.
#[derive(Serialize)]
pub(super) struct SelectedOf<'a> {
    terms: IndexMap<String, OfTerm<'a>>,
    deviant_coverage: Vec<Ranked<CaseOf<'a>>>,
    deviant_coverage_irrelevant: Vec<Ranked<PairOfCases<'a>>>,
}

#[derive(Serialize)]
struct OfTerm<'a> {
    typical: Ranked<CaseOf<'a>>,
    deviant_consistency: Ranked<CaseOf<'a>>,
    deviant_in_degree: usize,
    typical_typical: Ranked<PairOfCases<'a>>,
    typical_irrelevant: Ranked<PairOfCases<'a>>,
    typical_deviant: Ranked<PairOfCases<'a>>,
}

/// The cases selected for one necessary condition.
#[derive(Serialize)]
pub(super) struct SelectedOfCondition<'a> {
    typical: Ranked<CaseOf<'a>>,
    deviant_relevance: Ranked<CaseOf<'a>>,
    deviant_consistency: Vec<Ranked<CaseOf<'a>>>,
    typical_deviant_relevance: Ranked<PairOfCases<'a>>,
    typical_deviant_consistency: Ranked<PairOfCases<'a>>,
}

/// The best few, and how many there are in all.
#[derive(Serialize)]
struct Ranked<T> {
    total: usize,
    listed: Vec<T>,
}

#[derive(Serialize)]
struct CaseOf<'a> {
    case: &'a str,
    score: f64,
}

#[derive(Serialize)]
struct PairOfCases<'a> {
    cases: [&'a str; 2],
    score: f64,
}

impl<'a> Writer<'a> {
    pub(super) fn enhanced(&self, enhanced: &Enhanced, space: &PropertySpace) -> EnhancedOf {
        let barred = |barred: &Barred| {
            let (rule, expression) = match &barred.rule {
                BarringRule::Necessity(claim) => ("necessity", Some(claim.to_string())),
                BarringRule::Untenable(one) => ("untenable", Some(one.to_string())),
                BarringRule::SimultaneousSubsets => ("simultaneous_subsets", None),
                BarringRule::ContradictoryAssumptions => ("contradictory_assumptions", None),
                BarringRule::Listed => ("listed", None),
            };
            BarredOf {
                rule,
                expression,
                remainders: self.rows(&barred.remainders, space),
                overwritten: barred.overwritten.clone(),
                kept: barred.kept.clone(),
            }
        };
        EnhancedOf {
            barred: enhanced.barred().iter().map(barred).collect(),
            remainders: self.rows(enhanced.remainders(), space),
            rounds: enhanced.rounds(),
        }
    }

    pub(super) fn theory(&self, theory: &Theory) -> TheoryOf<'a> {
        let area = |area: &TheoryArea| AreaOf {
            area: area.area.name(),
            expression: area.expression.to_string(),
            consistency: area.fit.consistency,
            pri: area.fit.pri,
            coverage: area.fit.coverage,
            cases_in_outcome: self.names(&area.cases_in_outcome),
            cases_out_of_outcome: self.names(&area.cases_out_of_outcome),
        };
        let evaluations = theory.evaluations.iter();
        TheoryOf {
            expression: theory.expression.to_string(),
            solution: theory.solution.name(),
            models: evaluations
                .map(|one| one.as_ref().map(|one| one.areas().each_ref().map(area)))
                .collect(),
        }
    }

    /// The cases selected for a model; `None` where cases are not listed.
    pub(super) fn selected(
        &self,
        selected: &SelectedCases,
        terms: &[String],
    ) -> Option<SelectedOf<'a>> {
        let of_term = |term: &SelectedOfTerm| OfTerm {
            typical: self.ranked(&term.typical),
            deviant_consistency: self.ranked(&term.deviant_consistency),
            deviant_in_degree: term.deviant_in_degree,
            typical_typical: self.ranked_pairs(&term.typical_pairs),
            typical_irrelevant: self.ranked_pairs(&term.typical_irrelevant),
            typical_deviant: self.ranked_pairs(&term.typical_deviant),
        };
        let uncovered = selected.deviant_coverage.iter();
        let compared = selected.deviant_coverage_irrelevant.iter();
        let terms = terms.iter().cloned();
        self.results.lists_cases().then(|| SelectedOf {
            terms: terms.zip(selected.terms.iter().map(of_term)).collect(),
            deviant_coverage: uncovered.map(|best| self.ranked(best)).collect(),
            deviant_coverage_irrelevant: compared.map(|best| self.ranked_pairs(best)).collect(),
        })
    }

    /// The cases selected for necessary conditions; none where cases are not listed.
    pub(super) fn selected_for_necessity(
        &self,
        selected: &[necessity::SelectedCases],
    ) -> IndexMap<String, SelectedOfCondition<'a>> {
        let of = |selected: &necessity::SelectedCases| {
            let by_row = selected.deviant_consistency.iter();
            let of = SelectedOfCondition {
                typical: self.ranked(&selected.typical),
                deviant_relevance: self.ranked(&selected.deviant_relevance),
                deviant_consistency: by_row.map(|best| self.ranked(best)).collect(),
                typical_deviant_relevance: self.ranked_pairs(&selected.typical_deviant_relevance),
                typical_deviant_consistency: self
                    .ranked_pairs(&selected.typical_deviant_consistency),
            };
            (selected.expression.to_string(), of)
        };
        let listed = self.results.lists_cases();
        let listed = selected.iter().filter(|_| listed);
        listed.map(of).collect()
    }

    fn case(&self, case: usize) -> &'a str {
        &self.results.calibration.cases()[case]
    }

    fn ranked(&self, best: &Best<Candidate>) -> Ranked<CaseOf<'a>> {
        let case = |candidate: &Candidate| CaseOf {
            case: self.case(candidate.case),
            score: candidate.score,
        };
        Ranked {
            total: best.total,
            listed: best.first.iter().map(case).collect(),
        }
    }

    fn ranked_pairs(&self, best: &Best<CasePair>) -> Ranked<PairOfCases<'a>> {
        let pair = |pair: &CasePair| PairOfCases {
            cases: [self.case(pair.first), self.case(pair.second)],
            score: pair.score,
        };
        Ranked {
            total: best.total,
            listed: best.first.iter().map(pair).collect(),
        }
    }

    /// The enhanced standard analysis of each outcome that has one.
    pub(super) fn enhanced_of_each(&self) -> IndexMap<String, EnhancedOf> {
        let of = |(outcome, analysis): (&OutcomeResults, &Sufficiency)| {
            let enhanced = self.enhanced(analysis.enhanced()?, analysis.space());
            Some((outcome.expression.to_string(), enhanced))
        };
        self.sufficiencies().filter_map(of).collect()
    }

    /// The theory about each outcome that has one.
    pub(super) fn theory_of_each(&self) -> IndexMap<String, TheoryOf<'a>> {
        let outcomes = self.results.outcomes().into_iter();
        let declared = outcomes.filter_map(|outcome| Some((outcome, outcome.theory.as_ref()?)));
        declared
            .map(|(outcome, theory)| (outcome.expression.to_string(), self.theory(theory)))
            .collect()
    }
}
