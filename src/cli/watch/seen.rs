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
    /// The study file, the lock, and the files that went into the last results; all files of the study's
    /// folder while there are no results that would tell.
    pub(super) fn of(found: &Discovered, last: Option<&Record>, data_dir: Option<&Path>) -> Self {
        let mut paths = vec!["study.yaml".to_owned(), LOCK_FILE.to_owned()];
        match last {
            Some(record) => paths.extend(record.inputs().map(|(path, _)| path.to_owned())),
            None => paths.extend(files_beside(found)),
        }
        let hashed = |path: String| {
            let file = input(found, &path, data_dir);
            let hash = file.and_then(|file| hash(&file).ok());
            (path, hash)
        };
        Self(paths.into_iter().map(hashed).collect())
    }

    /// The same for the files that went into new results, as they were when these bytes were seen; a file
    /// that was not looked at yet is looked at now.
    pub(super) fn narrowed(
        &self,
        found: &Discovered,
        last: Option<&Record>,
        data_dir: Option<&Path>,
    ) -> Self {
        let Self(mut now) = Self::of(found, last, data_dir);
        for (path, hash) in &mut now {
            if let Some(before) = self.0.get(path) {
                hash.clone_from(before);
            }
        }
        Self(now)
    }
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
