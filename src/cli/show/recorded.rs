//! What a page shows of `results.json`.

use indexmap::IndexMap;
use serde::Deserialize;

/// Results as they were recorded; keys that a page does not show are passed over.
#[derive(Debug, Deserialize)]
pub(super) struct Recorded {
    pub(super) title: String,
    pub(super) provenance: String,
    pub(super) head: HeadOf,
    pub(super) cases_total: usize,
    pub(super) decisions: IndexMap<String, DecisionOf>,
    pub(super) sets: IndexMap<String, SetOf>,
    pub(super) necessity: IndexMap<String, NecessityOf>,
    pub(super) solutions: IndexMap<String, IndexMap<String, SolutionOf>>,
    pub(super) claims: Vec<ClaimOf>,
    pub(super) findings: Vec<FindingOf>,
}

#[derive(Debug, Deserialize)]
pub(super) struct HeadOf {
    pub(super) provenance_note: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct DecisionOf {
    pub(super) value: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct SetOf {
    pub(super) label: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct NecessityOf {
    pub(super) conditions: Vec<NecessityRow>,
    #[serde(default)]
    pub(super) disjunctions: Vec<NecessityRow>,
}

#[derive(Debug, Deserialize)]
pub(super) struct NecessityRow {
    pub(super) expression: String,
    pub(super) consistency: Option<f64>,
    pub(super) coverage: Option<f64>,
    pub(super) relevance: Option<f64>,
    pub(super) necessary: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct SolutionOf {
    pub(super) models_total: Option<u128>,
    pub(super) models: Vec<ModelOf>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ModelOf {
    pub(super) expression: String,
    pub(super) consistency: Option<f64>,
    pub(super) pri: Option<f64>,
    pub(super) coverage: Option<f64>,
    pub(super) terms: Vec<TermOf>,
}

#[derive(Debug, Deserialize)]
pub(super) struct TermOf {
    pub(super) expression: String,
    pub(super) consistency: Option<f64>,
    pub(super) pri: Option<f64>,
    pub(super) raw_coverage: Option<f64>,
    pub(super) unique_coverage: Option<f64>,
    pub(super) core: Option<Vec<String>>,
    #[serde(default)]
    pub(super) core_by_pair: Vec<CoreOf>,
    pub(super) cases_above_half: Option<Vec<String>>,
}

/// One of several ways to mark a term's core.
#[derive(Debug, Deserialize)]
pub(super) struct CoreOf {
    pub(super) core: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ClaimOf {
    pub(super) claim: String,
    pub(super) holds: bool,
    pub(super) expected: String,
    pub(super) found: String,
    #[serde(default)]
    pub(super) departs: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct FindingOf {
    pub(super) code: String,
    pub(super) text: String,
    pub(super) acknowledged: Option<String>,
}

impl Recorded {
    /// How many digits after the point the study asks for.
    pub(super) fn digits(&self) -> u8 {
        const USUAL: u8 = 3;
        let declared = self.decisions.get("report.digits");
        declared
            .and_then(|decision| decision.value.parse().ok())
            .unwrap_or(USUAL)
    }

    /// The conditions: the outcome's set comes first.
    pub(super) fn conditions(&self) -> impl Iterator<Item = (&String, &SetOf)> {
        self.sets.iter().skip(1)
    }

    /// `Data openness (DO)`, or the name alone where it is the label; `~DO` of a negation.
    pub(super) fn titled(&self, name: &str) -> String {
        match self.sets.get(name) {
            Some(set) if set.label != name => format!("{} ({name})", set.label),
            _ => name.to_owned(),
        }
    }
}

impl TermOf {
    /// The core literals, those of the first marking where there are several; `None` where core is not
    /// told from peripheral.
    pub(super) fn core_literals(&self) -> Option<&[String]> {
        let first = || self.core_by_pair.first().map(|one| &one.core[..]);
        self.core.as_deref().or_else(first)
    }
}
