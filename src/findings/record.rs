//! `results.json` as it is read back: what a comparison of two runs, or a page for a terminal, needs of
//! it.

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
    #[serde(default)]
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) provenance: String,
    #[serde(default)]
    pub(crate) head: HeadRecord,
    pub(crate) engine: Engine,
    #[serde(default)]
    pub(crate) inputs: Vec<Input>,
    #[serde(default)]
    pub(crate) decisions: IndexMap<String, Decision>,
    #[serde(default)]
    pub(crate) preparation: PreparationRecord,
    #[serde(default)]
    pub(crate) cases: Vec<String>,
    #[serde(default)]
    pub(crate) cases_total: usize,
    #[serde(default)]
    pub(crate) dropped: Vec<Dropped>,
    #[serde(default)]
    pub(crate) sets: IndexMap<String, SetRecord>,
    #[serde(default)]
    pub(crate) necessity: IndexMap<String, NecessityRecord>,
    #[serde(default)]
    pub(crate) truth_table: IndexMap<String, TableRecord>,
    #[serde(default)]
    pub(crate) solutions: IndexMap<String, IndexMap<String, SolutionRecord>>,
    #[serde(default)]
    pub(crate) variants: Vec<VariantRecord>,
    #[serde(default)]
    pub(crate) robustness: RobustnessRecord,
    #[serde(default)]
    pub(crate) claims: Vec<ClaimRecord>,
    #[serde(default)]
    pub(crate) findings: Vec<FindingRecord>,
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

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(crate) struct HeadRecord {
    #[serde(default)]
    pub(crate) provenance_note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Engine {
    pub(crate) version: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Input {
    pub(crate) path: String,
    pub(crate) sha256: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Decision {
    pub(crate) value: String,
}

/// What was done to the rows of the source before they were cases.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(crate) struct PreparationRecord {
    #[serde(default)]
    pub(crate) aggregated: Option<AggregatedRecord>,
    #[serde(default, rename = "where")]
    pub(crate) filtered: Option<FilteredRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct AggregatedRecord {
    pub(crate) rows: usize,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct FilteredRecord {
    pub(crate) removed: usize,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Dropped {
    pub(crate) case: String,
    pub(crate) because: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct SetRecord {
    #[serde(default)]
    pub(crate) label: String,
    /// Empty where the set is made of others.
    #[serde(default)]
    pub(crate) column: String,
    pub(crate) method: String,
    #[serde(default)]
    pub(crate) anchors: IndexMap<String, AnchorRecord>,
    #[serde(default)]
    pub(crate) raw: Vec<Value>,
    #[serde(default)]
    pub(crate) membership: Vec<f64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct AnchorRecord {
    pub(crate) declared: String,
    pub(crate) value: f64,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct NecessityRecord {
    pub(crate) conditions: Vec<NecessityFit>,
    #[serde(default)]
    pub(crate) disjunctions: Vec<NecessityFit>,
    /// Necessary condition analysis, compared as a whole.
    #[serde(default)]
    pub(crate) nca: Option<Value>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct NecessityFit {
    pub(crate) expression: String,
    pub(crate) consistency: Option<f64>,
    pub(crate) coverage: Option<f64>,
    pub(crate) relevance: Option<f64>,
    pub(crate) necessary: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct TableRecord {
    pub(crate) rows: Vec<RowRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct RowRecord {
    #[serde(rename = "row")]
    pub(crate) number: u128,
    pub(crate) configuration: IndexMap<String, u8>,
    #[serde(default)]
    pub(crate) cases: Vec<String>,
    pub(crate) n: usize,
    pub(crate) consistency: Option<f64>,
    pub(crate) pri: Option<f64>,
    pub(crate) outcome: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct SolutionRecord {
    pub(crate) models_total: Option<u128>,
    #[serde(default)]
    pub(crate) models: Vec<ModelRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct ModelRecord {
    pub(crate) expression: String,
    pub(crate) consistency: Option<f64>,
    pub(crate) pri: Option<f64>,
    pub(crate) coverage: Option<f64>,
    #[serde(default)]
    pub(crate) terms: Vec<TermRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct TermRecord {
    pub(crate) expression: String,
    pub(crate) consistency: Option<f64>,
    pub(crate) pri: Option<f64>,
    pub(crate) raw_coverage: Option<f64>,
    pub(crate) unique_coverage: Option<f64>,
    #[serde(default)]
    pub(crate) core: Option<Vec<String>>,
    #[serde(default)]
    pub(crate) core_by_pair: Vec<CoreRecord>,
    #[serde(default)]
    pub(crate) cases_above_half: Option<Vec<String>>,
}

/// One of several ways to mark a term's core.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct CoreRecord {
    pub(crate) core: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct VariantRecord {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) solutions: IndexMap<String, IndexMap<String, ComparedRecord>>,
}

/// A solution of a variant beside that of the main run.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct ComparedRecord {
    pub(crate) relation: String,
    #[serde(default)]
    pub(crate) variant: Option<VariantModelRecord>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct VariantModelRecord {
    pub(crate) expression: String,
    pub(crate) consistency: Option<f64>,
    pub(crate) pri: Option<f64>,
    pub(crate) coverage: Option<f64>,
}

/// How far the results could be trusted.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(crate) struct RobustnessRecord {
    #[serde(default)]
    pub(crate) ranges: Vec<RangeRecord>,
    #[serde(default)]
    pub(crate) maps: Vec<MapRecord>,
    /// What else was tried, by its key in the study file.
    #[serde(flatten)]
    pub(crate) tried: BTreeMap<String, Value>,
}

/// The range of one decision for one solution.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct RangeRecord {
    pub(crate) decision: String,
    pub(crate) outcome: String,
    pub(crate) solution: String,
    pub(crate) from: Option<f64>,
    pub(crate) from_included: bool,
    pub(crate) to: Option<f64>,
    pub(crate) to_included: bool,
}

/// A two-way map, compared as a whole.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct MapRecord {
    pub(crate) outcome: String,
    pub(crate) solution: String,
    pub(crate) x: Value,
    pub(crate) y: Value,
    pub(crate) solutions: Vec<Value>,
    pub(crate) cells: Value,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct ClaimRecord {
    pub(crate) claim: String,
    pub(crate) holds: bool,
    pub(crate) expected: String,
    pub(crate) found: String,
    #[serde(default)]
    pub(crate) departs: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct FindingRecord {
    pub(crate) code: String,
    pub(crate) about: String,
    pub(crate) text: String,
    pub(crate) acknowledged: Option<String>,
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
    pub(crate) fn digits(&self) -> u8 {
        const USUAL: u8 = 3;
        let declared = self.decisions.get("report.digits");
        declared
            .and_then(|decision| decision.value.parse().ok())
            .unwrap_or(USUAL)
    }

    /// The conditions with their sets: the outcome's set comes first.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = (&String, &SetRecord)> {
        self.sets.iter().skip(1)
    }

    /// `Data openness (DO)`, or the name alone where it is the label; `~DO` of a negation.
    pub(crate) fn titled(&self, name: &str) -> String {
        match self.sets.get(name) {
            Some(set) if !["", name].contains(&set.label.as_str()) => {
                format!("{} ({name})", set.label)
            }
            _ => name.to_owned(),
        }
    }

    /// The SHA-256 of the study file.
    pub(crate) fn study_file(&self) -> Option<&Input> {
        self.inputs.iter().find(|input| input.path == "study.yaml")
    }

    /// The lock of frozen anchors.
    pub(crate) fn lock(&self) -> Option<&Input> {
        self.inputs.iter().find(|input| input.path == LOCK_FILE)
    }

    /// The data files.
    pub(crate) fn data_files(&self) -> impl Iterator<Item = &Input> {
        let others = ["study.yaml", LOCK_FILE];
        let inputs = self.inputs.iter();
        inputs.filter(move |input| !others.contains(&input.path.as_str()))
    }
}

impl TermRecord {
    /// The core literals, those of the first marking where there are several; `None` where core is not
    /// told from peripheral.
    pub(crate) fn core_literals(&self) -> Option<&[String]> {
        let first = || self.core_by_pair.first().map(|one| &one.core[..]);
        self.core.as_deref().or_else(first)
    }
}
