//! The variants of a study in `results.json`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::results::Results;
use crate::robustness::variants::{
    Basis, ComparedModel, ComparedSolution, ModelCounts, Relation, VariantOutcome, VariantResult,
};
use crate::study::Variant;
use crate::sufficiency::RowOutcome;

/// A variant: what it declares, and what it changes. Lists of cases are left out where the study has
/// more cases than are listed; their number stands beside them.
#[derive(Serialize)]
pub(super) struct VariantOf<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'a str>,
    replaced: Vec<ReplacedKey<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    without_cases: Option<&'a [String]>,
    without_conditions: Vec<&'a str>,
    cases_total: usize,
    cases_left: CasesOf<'a>,
    cases_added: CasesOf<'a>,
    cases_moved: CasesOf<'a>,
    necessity: IndexMap<String, NecessityChange>,
    truth_table: IndexMap<String, RowChanges>,
    solutions: IndexMap<String, IndexMap<String, SolutionChange<'a>>>,
}

#[derive(Serialize)]
struct ReplacedKey<'a> {
    key: &'a str,
    main: Option<&'a str>,
    variant: &'a str,
}

#[derive(Serialize)]
pub(super) struct CasesOf<'a> {
    pub(super) count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) listed: Option<&'a [String]>,
}

#[derive(Serialize)]
struct NecessityChange {
    necessary: Vec<String>,
    no_longer_necessary: Vec<String>,
}

#[derive(Serialize)]
struct RowChanges {
    count: usize,
    rows: Vec<RowChange>,
}

#[derive(Serialize)]
struct RowChange {
    row: u128,
    main: RowOutcome,
    variant: RowOutcome,
}

#[derive(Serialize)]
struct SolutionChange<'a> {
    relation: Relation,
    compared_by: Basis,
    models: ModelCounts,
    main: Option<ModelFitOf>,
    variant: Option<ModelFitOf>,
    cases_gained: CasesOf<'a>,
    cases_lost: CasesOf<'a>,
}

#[derive(Serialize)]
pub(super) struct ModelFitOf {
    expression: String,
    consistency: Option<f64>,
    pri: Option<f64>,
    coverage: Option<f64>,
}

/// Every variant, in declared order.
pub(super) fn variants(results: &Results) -> Vec<VariantOf<'_>> {
    let declared = results.study.variants.iter();
    let pairs = declared.zip(&results.variants);
    pairs
        .map(|(variant, result)| variant_of(results, variant, result))
        .collect()
}

fn variant_of<'a>(
    results: &Results,
    variant: &'a Variant,
    result: &'a VariantResult,
) -> VariantOf<'a> {
    let cases = |cases: &'a [String]| CasesOf {
        count: cases.len(),
        listed: results.lists_cases().then_some(cases),
    };
    let outcomes = || {
        let outcomes = result.outcomes.iter();
        outcomes.map(|outcome| (outcome.expression.to_string(), outcome))
    };
    let solution = |solution: &'a ComparedSolution| SolutionChange {
        relation: solution.relation,
        compared_by: solution.basis,
        models: solution.models,
        main: solution.main.as_ref().map(model),
        variant: solution.variant.as_ref().map(model),
        cases_gained: cases(&solution.cases_gained),
        cases_lost: cases(&solution.cases_lost),
    };
    let solutions = |outcome: &'a VariantOutcome| {
        let kinds = outcome.solutions.iter();
        kinds.map(|compared| (compared.kind.name().to_owned(), solution(compared)))
    };
    VariantOf {
        name: &result.name,
        because: variant.because.as_deref(),
        replaced: variant
            .replaced
            .iter()
            .map(|replaced| ReplacedKey {
                key: &replaced.key.value,
                main: replaced.declared.as_deref(),
                variant: &replaced.value,
            })
            .collect(),
        without_cases: results.lists_cases().then_some(&result.left_out[..]),
        without_conditions: variant
            .without_conditions
            .iter()
            .map(|name| name.value.as_str())
            .collect(),
        cases_total: result.cases,
        cases_left: cases(&result.without),
        cases_added: cases(&result.added),
        cases_moved: cases(&result.moved),
        necessity: outcomes()
            .map(|(name, outcome)| (name, necessity(outcome)))
            .collect(),
        truth_table: outcomes()
            .map(|(name, outcome)| (name, rows(outcome, results.study.limits.rows_listed)))
            .collect(),
        solutions: outcomes()
            .filter(|(_, outcome)| !outcome.solutions.is_empty())
            .map(|(name, outcome)| (name, solutions(outcome).collect()))
            .collect(),
    }
}

pub(super) fn model(model: &ComparedModel) -> ModelFitOf {
    ModelFitOf {
        expression: model.expression.to_string(),
        consistency: model.fit.consistency,
        pri: model.fit.pri,
        coverage: model.fit.coverage,
    }
}

fn necessity(outcome: &VariantOutcome) -> NecessityChange {
    let texts = |literals: &[crate::set::Expression]| {
        let literals = literals.iter();
        literals.map(ToString::to_string).collect()
    };
    NecessityChange {
        necessary: texts(&outcome.necessary),
        no_longer_necessary: texts(&outcome.not_necessary),
    }
}

fn rows(outcome: &VariantOutcome, most: usize) -> RowChanges {
    let rows = outcome.recoded.iter().take(most).map(|recoded| RowChange {
        row: recoded.row,
        main: recoded.main,
        variant: recoded.variant,
    });
    RowChanges {
        count: outcome.recoded.len(),
        rows: rows.collect(),
    }
}
