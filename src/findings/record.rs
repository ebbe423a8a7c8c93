//! `results.json` as it is read back: what a comparison of two runs needs of it.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use crate::results::RESULTS_FORMAT;
use crate::study::LOCK_FILE;

/// The results of one run, as they were recorded.
///
/// Unknown keys are passed over, and what an older run did not write is empty: a record of a
/// former version can still be compared.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Record {
    format: u32,
    /// The study's id.
    pub study: String,
    pub(super) engine: Engine,
    #[serde(default)]
    pub(super) inputs: Vec<Input>,
    #[serde(default)]
    pub(super) decisions: IndexMap<String, Decision>,
    #[serde(default)]
    pub(super) preparation: PreparationRecord,
    #[serde(default)]
    pub(super) cases: Vec<String>,
    #[serde(default)]
    pub(super) cases_total: usize,
    #[serde(default)]
    pub(super) dropped: Vec<Dropped>,
    #[serde(default)]
    pub(super) sets: IndexMap<String, SetRecord>,
    #[serde(default)]
    pub(super) necessity: IndexMap<String, NecessityRecord>,
    #[serde(default)]
    pub(super) truth_table: IndexMap<String, TableRecord>,
    #[serde(default)]
    pub(super) solutions: IndexMap<String, IndexMap<String, SolutionRecord>>,
    #[serde(default)]
    pub(super) variants: Vec<VariantRecord>,
    #[serde(default)]
    pub(super) robustness: RobustnessRecord,
    #[serde(default)]
    pub(super) claims: Vec<ClaimRecord>,
    #[serde(default)]
    pub(super) findings: Vec<FindingRecord>,
}

/// Why a `results.json` cannot be compared.
#[derive(Debug, Error)]
pub enum RecordError {
    /// It is not JSON, or not the JSON of results.
    #[error("it is not a results.json: {0}")]
    NotResults(#[from] serde_json::Error),
    /// It was written by a later version.
    #[error(
        "its format is {found}, and this version reads formats up to {RESULTS_FORMAT}: update Equifinal"
    )]
    NewerFormat {
        /// The format that it declares.
        found: u32,
    },
    /// It declares a format that no version wrote.
    #[error("its format is 0, and formats are numbered from 1")]
    NoSuchFormat,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Engine {
    pub(super) version: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Input {
    pub(super) path: String,
    pub(super) sha256: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Decision {
    pub(super) value: String,
}

/// What was done to the rows of the source before they were cases.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(super) struct PreparationRecord {
    #[serde(default)]
    pub(super) aggregated: Option<AggregatedRecord>,
    #[serde(default, rename = "where")]
    pub(super) filtered: Option<FilteredRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct AggregatedRecord {
    pub(super) rows: usize,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct FilteredRecord {
    pub(super) removed: usize,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Dropped {
    pub(super) case: String,
    pub(super) because: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct SetRecord {
    /// Empty where the set is made of others.
    #[serde(default)]
    pub(super) column: String,
    pub(super) method: String,
    #[serde(default)]
    pub(super) anchors: IndexMap<String, AnchorRecord>,
    #[serde(default)]
    pub(super) raw: Vec<Value>,
    #[serde(default)]
    pub(super) membership: Vec<f64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct AnchorRecord {
    pub(super) declared: String,
    pub(super) value: f64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct NecessityRecord {
    pub(super) conditions: Vec<NecessityFit>,
    #[serde(default)]
    pub(super) disjunctions: Vec<NecessityFit>,
    /// Necessary condition analysis, compared as a whole.
    #[serde(default)]
    pub(super) nca: Option<Value>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct NecessityFit {
    pub(super) expression: String,
    pub(super) consistency: Option<f64>,
    pub(super) coverage: Option<f64>,
    pub(super) relevance: Option<f64>,
    pub(super) necessary: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct TableRecord {
    pub(super) rows: Vec<RowRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct RowRecord {
    #[serde(rename = "row")]
    pub(super) number: u128,
    pub(super) configuration: IndexMap<String, u8>,
    #[serde(default)]
    pub(super) cases: Vec<String>,
    pub(super) n: usize,
    pub(super) consistency: Option<f64>,
    pub(super) pri: Option<f64>,
    pub(super) outcome: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct SolutionRecord {
    pub(super) models_total: Option<u128>,
    #[serde(default)]
    pub(super) models: Vec<ModelRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct ModelRecord {
    pub(super) expression: String,
    pub(super) consistency: Option<f64>,
    pub(super) pri: Option<f64>,
    pub(super) coverage: Option<f64>,
    #[serde(default)]
    pub(super) terms: Vec<TermRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct TermRecord {
    pub(super) expression: String,
    pub(super) consistency: Option<f64>,
    pub(super) pri: Option<f64>,
    pub(super) raw_coverage: Option<f64>,
    pub(super) unique_coverage: Option<f64>,
    #[serde(default)]
    pub(super) core: Option<Vec<String>>,
    #[serde(default)]
    pub(super) cases_above_half: Option<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct VariantRecord {
    pub(super) name: String,
    #[serde(default)]
    pub(super) solutions: IndexMap<String, IndexMap<String, ComparedRecord>>,
}

/// A solution of a variant beside that of the main run.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct ComparedRecord {
    pub(super) relation: String,
    #[serde(default)]
    pub(super) variant: Option<VariantModelRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct VariantModelRecord {
    pub(super) expression: String,
    pub(super) consistency: Option<f64>,
    pub(super) pri: Option<f64>,
    pub(super) coverage: Option<f64>,
}

/// How far the results could be trusted.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(super) struct RobustnessRecord {
    #[serde(default)]
    pub(super) ranges: Vec<RangeRecord>,
    #[serde(default)]
    pub(super) maps: Vec<MapRecord>,
    /// What else was tried, by its key in the study file.
    #[serde(flatten)]
    pub(super) tried: BTreeMap<String, Value>,
}

/// The range of one decision for one solution.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct RangeRecord {
    pub(super) decision: String,
    pub(super) outcome: String,
    pub(super) solution: String,
    pub(super) from: Option<f64>,
    pub(super) from_included: bool,
    pub(super) to: Option<f64>,
    pub(super) to_included: bool,
}

/// A two-way map, compared as a whole.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct MapRecord {
    pub(super) outcome: String,
    pub(super) solution: String,
    pub(super) x: Value,
    pub(super) y: Value,
    pub(super) solutions: Vec<Value>,
    pub(super) cells: Value,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct ClaimRecord {
    pub(super) claim: String,
    pub(super) holds: bool,
    pub(super) expected: String,
    pub(super) found: String,
    #[serde(default)]
    pub(super) departs: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct FindingRecord {
    pub(super) code: String,
    pub(super) about: String,
    pub(super) text: String,
    pub(super) acknowledged: Option<String>,
}

impl Record {
    /// Reads a `results.json`.
    ///
    /// # Errors
    /// [`RecordError`] when the text is no `results.json`, or one of a later format.
    pub fn read(json: &[u8]) -> Result<Self, RecordError> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        let Head { format } = serde_json::from_slice(json)?;
        match format {
            0 => Err(RecordError::NoSuchFormat),
            1..=RESULTS_FORMAT => Ok(serde_json::from_slice(json)?),
            found => Err(RecordError::NewerFormat { found }),
        }
    }

    /// The files that went into the run, relative to the study's folder, each with its SHA-256.
    pub fn inputs(&self) -> impl Iterator<Item = (&str, &str)> {
        let inputs = self.inputs.iter();
        inputs.map(|input| (input.path.as_str(), input.sha256.as_str()))
    }

    /// The version that ran.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.engine.version
    }

    /// How many digits after the point the run's report shows.
    pub(super) fn digits(&self) -> u8 {
        const USUAL: u8 = 3;
        let declared = self.decisions.get("report.digits");
        declared
            .and_then(|decision| decision.value.parse().ok())
            .unwrap_or(USUAL)
    }

    /// The SHA-256 of the study file.
    pub(super) fn study_file(&self) -> Option<&Input> {
        self.inputs.iter().find(|input| input.path == "study.yaml")
    }

    /// The lock of frozen anchors.
    pub(super) fn lock(&self) -> Option<&Input> {
        self.inputs.iter().find(|input| input.path == LOCK_FILE)
    }

    /// The data files.
    pub(super) fn data_files(&self) -> impl Iterator<Item = &Input> {
        let others = ["study.yaml", LOCK_FILE];
        let inputs = self.inputs.iter();
        inputs.filter(move |input| !others.contains(&input.path.as_str()))
    }
}
