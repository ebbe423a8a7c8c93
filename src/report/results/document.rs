//! The shape of `results.json`.

use indexmap::IndexMap;
use serde::Serialize;

use super::cases::CaseProfiles;
use super::enhanced::{EnhancedOf, SelectedOf, SelectedOfCondition, TheoryOf};
use super::nca::NcaOf;
use crate::calibrate::Frozen;
use crate::claims::CheckedClaim;
use crate::findings::Finding;
use crate::findings::standards::Standard;
use crate::load::{Names, Prepared, RawColumn};
use crate::minimize::Minimum;
use crate::study::{Decision, Head, Powers, Provenance};
use crate::sufficiency::RowOutcome;

use super::robustness::RobustnessOf;
use super::variants::VariantOf;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) format: u32,
    pub(super) study: &'a str,
    pub(super) title: &'a str,
    pub(super) provenance: Provenance,
    pub(super) head: &'a Head,
    pub(super) engine: Engine,
    pub(super) inputs: Vec<Input<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) obtain: Option<&'a str>,
    pub(super) decisions: IndexMap<&'a str, &'a Decision>,
    /// What was done to the rows of the source before they were cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) preparation: Option<Prepared>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cases: Option<&'a Names>,
    pub(super) cases_total: usize,
    pub(super) dropped_total: usize,
    pub(super) dropped: Vec<Dropped<'a>>,
    pub(super) sets: IndexMap<&'a str, Set<'a>>,
    pub(super) necessity: IndexMap<String, NecessityOf<'a>>,
    pub(super) truth_table: IndexMap<String, TruthTableOf<'a>>,
    pub(super) solutions: IndexMap<String, IndexMap<&'static str, SolutionOf<'a>>>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) enhanced: IndexMap<String, EnhancedOf>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) theory: IndexMap<String, TheoryOf<'a>>,
    /// Every case seen from the leading solution.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) case_profiles: IndexMap<String, CaseProfiles<'a>>,
    pub(super) claims: &'a [CheckedClaim],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) variants: Vec<VariantOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) robustness: Option<RobustnessOf<'a>>,
    pub(super) findings: &'a [Finding],
    pub(super) standards: &'a [Standard],
}

#[derive(Serialize)]
pub(super) struct Engine {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
}

#[derive(Serialize)]
pub(super) struct Input<'a> {
    pub(super) path: &'a str,
    pub(super) sha256: &'a str,
}

#[derive(Serialize)]
pub(super) struct Dropped<'a> {
    pub(super) case: &'a str,
    pub(super) because: &'static str,
    pub(super) of: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Set<'a> {
    pub(super) label: &'a str,
    /// None of a combined set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) combine: Option<&'a str>,
    pub(super) method: &'a str,
    pub(super) anchors: IndexMap<String, Anchor<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) curve: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) powers: Option<Powers>,
    pub(super) share_above_half: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) raw: Option<&'a RawColumn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) membership: Option<Vec<f64>>,
}

#[derive(Serialize)]
pub(super) struct Anchor<'a> {
    pub(super) declared: &'a str,
    pub(super) value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) frozen: Option<Frozen>,
}

#[derive(Serialize)]
pub(super) struct NecessityOf<'a> {
    pub(super) conditions: Vec<NecessityRow>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) disjunctions: Vec<NecessityRow>,
    /// Where the steps ran out: all of up to so many conditions were tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) disjunctions_tried_to: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) claimed: Vec<NecessityRow>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) case_selection: IndexMap<String, SelectedOfCondition<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) nca: Option<NcaOf<'a>>,
}

#[derive(Serialize)]
pub(super) struct NecessityRow {
    pub(super) expression: String,
    pub(super) consistency: Option<f64>,
    pub(super) coverage: Option<f64>,
    pub(super) relevance: Option<f64>,
    pub(super) necessary: bool,
}

#[derive(Serialize)]
pub(super) struct TruthTableOf<'a> {
    pub(super) rows: Vec<Row<'a>>,
    pub(super) remainders: Option<u128>,
    pub(super) ambiguous_cases: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Row<'a> {
    #[serde(rename = "row")]
    pub(super) number: u128,
    pub(super) configuration: IndexMap<&'a str, u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cases: Option<Vec<&'a str>>,
    pub(super) n: usize,
    pub(super) consistency: Option<f64>,
    pub(super) pri: Option<f64>,
    pub(super) outcome: RowOutcome,
}

#[derive(Serialize)]
pub(super) struct SolutionOf<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prime_implicants: Option<PrimesOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) essential: Option<Vec<String>>,
    pub(super) models_total: Option<u128>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<Minimum>,
    pub(super) models: Vec<ModelOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pairs_total: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pairs: Option<Vec<PairOf>>,
}

#[derive(Serialize)]
pub(super) struct PrimesOf {
    pub(super) count: usize,
    pub(super) complete: bool,
    pub(super) listed: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct ModelOf<'a> {
    pub(super) expression: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) factored: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) negated: Option<String>,
    pub(super) consistency: Option<f64>,
    pub(super) pri: Option<f64>,
    pub(super) coverage: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) unexplained_rows: Vec<u128>,
    pub(super) simplifying_assumptions: RowsOf,
    pub(super) terms: Vec<TermOf<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) case_selection: Option<SelectedOf<'a>>,
}

#[derive(Serialize)]
pub(super) struct TermOf<'a> {
    pub(super) expression: String,
    pub(super) consistency: Option<f64>,
    pub(super) pri: Option<f64>,
    pub(super) raw_coverage: Option<f64>,
    pub(super) unique_coverage: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) core: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) core_by_pair: Vec<CoreOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cases_by_row: Option<Vec<Vec<&'a str>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cases_above_half: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uniquely_covered: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) deviant: Option<Vec<&'a str>>,
}

/// The core conditions of a term where pairs mark it differently; pairs count from 1.
#[derive(Serialize)]
pub(super) struct CoreOf {
    pub(super) pairs: Vec<usize>,
    pub(super) core: Vec<String>,
}

/// A set of truth-table rows: counted, written as an expression, listed as far as the limit goes.
#[derive(Serialize)]
pub(super) struct RowsOf {
    pub(super) count: Option<u128>,
    /// Null where it would have more terms than `limits.rows_listed`.
    pub(super) expression: Option<String>,
    /// How many terms it would have then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expression_terms: Option<usize>,
    pub(super) rows: Vec<u128>,
}

/// Models of the conservative and parsimonious solutions count from 1; `models` are expressions.
#[derive(Serialize)]
pub(super) struct PairOf {
    pub(super) conservative: usize,
    pub(super) parsimonious: usize,
    pub(super) easy_counterfactuals: RowsOf,
    pub(super) difficult_counterfactuals: RowsOf,
    pub(super) prime_implicants: PrimesOf,
    pub(super) essential: Vec<String>,
    pub(super) models_total: Option<u128>,
    pub(super) minimum: Minimum,
    pub(super) models: Vec<String>,
}
