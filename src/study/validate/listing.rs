//! `acknowledge` and `limits`: how findings are listed.

use indexmap::IndexMap;

use crate::study::Limits;

use super::fields::{Keys, Section};
use super::problems::Problems;

const LIMIT_KEYS: Keys = Keys {
    allowed: &["models", "rows_listed", "cases_listed", "steps"],
    later: &[],
};

impl Default for Limits {
    fn default() -> Self {
        Self {
            models: 100,
            rows_listed: 200,
            cases_listed: 5000,
            steps: 1_000_000_000,
        }
    }
}

/// Reads `acknowledge`: code → about → reason.
pub(super) fn read_acknowledge(
    root: &Section<'_>,
    problems: &mut Problems,
) -> Option<IndexMap<String, IndexMap<String, String>>> {
    let example = "`acknowledge: {skewed-set: {HS: \"Theory asks for this anchor.\"}}`";
    let Some(node) = root.get("acknowledge") else {
        return Some(IndexMap::new());
    };
    let mut acknowledged = IndexMap::new();
    for code in problems.mapping(node, example)?.entries() {
        let mut reasons = IndexMap::new();
        for about in problems.mapping(&code.value, example)?.entries() {
            let reason = problems.text(&about.value, "`HS: \"Theory asks for this anchor.\"`")?;
            reasons.insert(about.key.clone(), reason.trim().to_owned());
        }
        acknowledged.insert(code.key.clone(), reasons);
    }
    Some(acknowledged)
}

/// Reads `limits`.
pub(super) fn read_limits(root: &Section<'_>, problems: &mut Problems) -> Option<Limits> {
    let default = Limits::default();
    let Some(node) = root.get("limits") else {
        return Some(default);
    };
    let section = problems.section(node, LIMIT_KEYS, "`limits: {models: 100}`")?;
    let mut limit = |key| {
        section.optional(key, problems, |node, problems| {
            problems.whole(node, 1, "`100`")
        })
    };
    let (models, rows, cases, steps) = (
        limit("models"),
        limit("rows_listed"),
        limit("cases_listed"),
        limit("steps"),
    );
    let count = |limit: Option<u64>, default: usize| {
        limit.map_or(default, |limit| {
            usize::try_from(limit).unwrap_or(usize::MAX)
        })
    };
    Some(Limits {
        models: count(models.ok()?, default.models),
        rows_listed: count(rows.ok()?, default.rows_listed),
        cases_listed: count(cases.ok()?, default.cases_listed),
        steps: steps.ok()?.unwrap_or(default.steps),
    })
}
