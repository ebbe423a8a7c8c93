//! Every case seen from the leading solution.

use indexmap::IndexMap;
use serde::Serialize;

use super::{Writer, literals};
use crate::calibrate::Crossing;
use crate::results::OutcomeResults;
use crate::sufficiency::{CaseOutside, CaseType, CasesOfModel, FittedModel, Sufficiency};

/// The models of the leading solution, each with every case.
#[derive(Serialize)]
pub(super) struct CaseProfiles<'a> {
    solution: &'static str,
    models: Vec<ModelCases<'a>>,
}

#[derive(Serialize)]
struct ModelCases<'a> {
    expression: String,
    cases: Vec<CaseOf<'a>>,
    /// Of the outcome, not of its negation.
    #[serde(skip_serializing_if = "Option::is_none")]
    outside: Option<Vec<OutsideOf<'a>>>,
}

#[derive(Serialize)]
struct CaseOf<'a> {
    case: &'a str,
    outcome: f64,
    terms: Vec<f64>,
    solution: f64,
    #[serde(rename = "type")]
    kind: Option<CaseType>,
}

#[derive(Serialize)]
struct OutsideOf<'a> {
    case: &'a str,
    nearest: Vec<NearestOf<'a>>,
}

#[derive(Serialize)]
struct NearestOf<'a> {
    path: String,
    membership: f64,
    kept_out_by: Vec<KeptOf<'a>>,
}

#[derive(Serialize)]
struct KeptOf<'a> {
    literal: String,
    score: f64,
    /// Only where raw values are published.
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<&'a Crossing>,
}

impl<'a> Writer<'a> {
    /// The profiles of each outcome; none where cases are not listed.
    pub(super) fn case_profiles(&self) -> IndexMap<String, CaseProfiles<'a>> {
        if !self.results.lists_cases() {
            return IndexMap::new();
        }
        let profiles = self.sufficiencies().filter_map(|(outcome, analysis)| {
            let profiles = self.profiles(outcome, analysis)?;
            Some((outcome.expression.to_string(), profiles))
        });
        profiles.collect()
    }

    fn profiles(
        &self,
        outcome: &'a OutcomeResults,
        analysis: &'a Sufficiency,
    ) -> Option<CaseProfiles<'a>> {
        let kind = analysis.leading()?;
        let models = analysis.models(kind).iter().zip(&outcome.cases);
        let is_outcome = outcome.expression == self.results.outcome.expression;
        let models: Vec<ModelCases<'a>> = models
            .map(|(model, found)| ModelCases {
                expression: super::formula(
                    model.terms.iter().map(|term| &term.implicant),
                    analysis.space(),
                ),
                cases: self.cases_of(found),
                outside: is_outcome.then(|| {
                    let outside = found.outside.iter();
                    outside
                        .map(|case| self.outside(case, model, analysis))
                        .collect()
                }),
            })
            .collect();
        (!models.is_empty()).then(|| CaseProfiles {
            solution: kind.name(),
            models,
        })
    }

    fn cases_of(&self, found: &CasesOfModel) -> Vec<CaseOf<'a>> {
        let names = self.results.calibration.cases().iter();
        let cases = names.zip(&found.cases);
        cases
            .map(|(name, case)| CaseOf {
                case: name,
                outcome: case.outcome.value(),
                terms: case.terms.iter().map(|term| term.value()).collect(),
                solution: case.solution.value(),
                kind: case.kind,
            })
            .collect()
    }

    fn outside(
        &self,
        case: &'a CaseOutside,
        model: &FittedModel,
        analysis: &Sufficiency,
    ) -> OutsideOf<'a> {
        let space = analysis.space();
        let with_raw = self.results.lists_raw_values();
        let nearest = case.nearest.iter().map(|path| {
            let term = &model.terms[path.term].implicant;
            let kept = path.kept_out_by.iter().map(|kept| KeptOf {
                literal: literals(term, space, |i| i == kept.condition).join("*"),
                score: kept.score.value(),
                raw: kept.crossing.as_ref().filter(|_| with_raw),
            });
            NearestOf {
                path: term.expression(space).to_string(),
                membership: path.membership.value(),
                kept_out_by: kept.collect(),
            }
        });
        OutsideOf {
            case: &self.results.calibration.cases()[case.case],
            nearest: nearest.collect(),
        }
    }
}
