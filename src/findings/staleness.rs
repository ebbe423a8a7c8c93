//! Whether a report is what a run would write today, and if not, what differs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::compare::Comparison;
use super::record::Record;

/// The file of a report that programs read.
const RESULTS: &str = "results.json";

/// How a report stands to what a run would write today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Staleness {
    /// The very same bytes.
    Current,
    /// Other bytes.
    Stale {
        /// The files that differ, are missing, or are left over from another run.
        files: Vec<StaleFile>,
        /// What differs in words; `None` when the report's `results.json` cannot be compared.
        comparison: Option<Comparison>,
        /// Why it cannot be compared.
        #[serde(skip_serializing_if = "Option::is_none")]
        unreadable: Option<String>,
    },
    /// There is no report.
    Absent,
}

/// A file of a report that is not what a run would write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StaleFile {
    /// Its path below the report's folder.
    pub path: String,
    /// What is the matter.
    pub why: StaleBecause,
}

/// What is the matter with a file of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StaleBecause {
    /// A run would write other bytes.
    Differs,
    /// A run would write it, and it is not there.
    Missing,
    /// It is there, and a run would not write it.
    LeftOver,
}

impl Staleness {
    /// Compares the files of a report, by their paths below its folder, with those of a run.
    #[must_use]
    pub fn of(committed: &BTreeMap<String, Vec<u8>>, made: &BTreeMap<String, Vec<u8>>) -> Self {
        if committed.is_empty() {
            return Self::Absent;
        }
        let differing = made.iter().filter_map(|(path, bytes)| {
            let why = match committed.get(path) {
                None => StaleBecause::Missing,
                Some(old) if old != bytes => StaleBecause::Differs,
                Some(_) => return None,
            };
            Some((path, why))
        });
        let left_over = committed.keys().filter(|path| !made.contains_key(*path));
        let left_over = left_over.map(|path| (path, StaleBecause::LeftOver));
        let mut files: Vec<StaleFile> = differing
            .chain(left_over)
            .map(|(path, why)| StaleFile {
                path: path.clone(),
                why,
            })
            .collect();
        // The report itself before its tables and figures.
        files.sort_by_key(|file| file.path.contains('/'));
        if files.is_empty() {
            return Self::Current;
        }
        let record = |files: &BTreeMap<String, Vec<u8>>| match files.get(RESULTS) {
            None => Err(format!("there is no {RESULTS}")),
            Some(json) => Record::read(json).map_err(|error| error.to_string()),
        };
        let compared = record(committed).and_then(|old| Ok(Comparison::of(&old, &record(made)?)));
        let (comparison, unreadable) = match compared {
            Ok(comparison) => (Some(comparison), None),
            Err(reason) => (None, Some(reason)),
        };
        Self::Stale {
            files,
            comparison,
            unreadable,
        }
    }
}
