//! The bytes of a study's files, as they were when it last ran.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::reported::{hash, input};
use crate::findings::Record;
use crate::study::{Discovered, LOCK_FILE};

/// The SHA-256 of the files that a study depends on, by their paths; `None` for one that is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen(BTreeMap<String, Option<String>>);

impl Seen {
    /// The study file, the lock, and the files that went into results.
    pub(super) fn of_inputs(found: &Discovered, last: &Record, data_dir: Option<&Path>) -> Self {
        Self::of(found, inputs(last), data_dir)
    }

    /// The same, and every file of the study's folder: before a run nothing tells which of them count.
    pub(super) fn of_all(
        found: &Discovered,
        last: Option<&Record>,
        data_dir: Option<&Path>,
    ) -> Self {
        let beside = files_beside(found).into_iter();
        Self::of(
            found,
            beside.chain(last.into_iter().flat_map(inputs)),
            data_dir,
        )
    }

    fn of(
        found: &Discovered,
        paths: impl IntoIterator<Item = String>,
        data_dir: Option<&Path>,
    ) -> Self {
        let own = ["study.yaml", LOCK_FILE].map(str::to_owned);
        let hashed = |path: String| {
            let file = input(found, &path, data_dir);
            let hash = file.and_then(|file| hash(&file).ok());
            (path, hash)
        };
        Self(own.into_iter().chain(paths).map(hashed).collect())
    }

    /// What was seen of the files that went into results; one that was not looked at is looked at now.
    pub(super) fn narrowed(
        &self,
        found: &Discovered,
        last: &Record,
        data_dir: Option<&Path>,
    ) -> Self {
        let Self(mut now) = Self::of_inputs(found, last, data_dir);
        for (path, hash) in &mut now {
            if let Some(before) = self.0.get(path) {
                hash.clone_from(before);
            }
        }
        Self(now)
    }
}

fn inputs(record: &Record) -> impl Iterator<Item = String> {
    record.inputs().map(|(path, _)| path.to_owned())
}

/// The files in the study's folder that are neither hidden nor an editor's copies.
fn files_beside(found: &Discovered) -> Vec<String> {
    let folder = found.file.parent().unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter(|entry| entry.path().is_file());
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    names
        .filter(|name| !name.starts_with('.') && !name.ends_with('~'))
        .collect()
}
