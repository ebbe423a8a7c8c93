//! Where the data file of a study lies.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::error::{LoadError, LoadErrorKind};
use crate::study::Study;
use crate::study::nearest;

/// Finds the data file: below `data_dir` first, where it is given, then in the study's folder.
///
/// Below `data_dir`, the folder with the study's id comes before `data_dir` itself, since many
/// studies call their file `data.csv`.
///
/// # Errors
/// The path leaves the study's folder, or there is no such file.
pub(super) fn locate(study: &Study, data_dir: Option<&Path>) -> Result<PathBuf, LoadErrorKind> {
    let source = study.data.source.value.as_str();
    let leaves = |part| !matches!(part, Component::Normal(_) | Component::CurDir);
    if Path::new(source).components().any(leaves) {
        return Err(LoadErrorKind::PathLeavesStudy);
    }
    let elsewhere = data_dir
        .into_iter()
        .flat_map(|folder| [folder.join(&study.id).join(source), folder.join(source)])
        .find(|path| path.exists());
    match elsewhere {
        Some(path) => Ok(path),
        None => in_folder(&study.folder, source),
    }
}

fn in_folder(folder: &Path, source: &str) -> Result<PathBuf, LoadErrorKind> {
    let absent = |_| LoadErrorKind::Absent {
        nearest: nearest_file(folder, source),
    };
    let whole = folder.canonicalize().map_err(absent)?;
    let path = folder.join(source).canonicalize().map_err(absent)?;
    if path.starts_with(&whole) {
        Ok(path)
    } else {
        Err(LoadErrorKind::PathLeavesStudy)
    }
}

fn nearest_file(folder: &Path, source: &str) -> Option<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name != "study.yaml")
        .collect();
    names.sort();
    nearest(source, &names).map(str::to_owned)
}

impl LoadErrorKind {
    /// The error at the declaration that it contradicts: the pinned hash, else the data file.
    pub(super) fn of_file(self, study: &Study) -> LoadError {
        let source = &study.data.source;
        let place = match (&self, &study.data.sha256) {
            (Self::WrongHash { .. }, Some(pin)) => &pin.place,
            _ => &source.place,
        };
        LoadError::at(source, place, self)
    }
}
