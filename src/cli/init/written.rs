//! Files that `init` writes; those of a new study never replace others.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{problem, unwritable};
use crate::study::Problem;

/// What becomes of a file that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It stays.
    Keep,
    /// It is written over.
    Replace,
}

/// Writes files, all or, where one of them is there, none; their folders are made.
///
/// # Errors
/// A problem for each file that is there already, or the one that the operating system reports.
pub(super) fn write_new(files: &[(PathBuf, Vec<u8>)]) -> Result<(), Vec<Problem>> {
    let there = files.iter().filter(|(path, _)| path.exists());
    let there: Vec<Problem> = there.map(|(path, _)| exists(path)).collect();
    if !there.is_empty() {
        return Err(there);
    }
    for (path, bytes) in files {
        write_one(path, bytes, Existing::Keep).map_err(|error| vec![unwritable(path, &error)])?;
    }
    Ok(())
}

/// Writes a file; its folder is made.
///
/// # Errors
/// What the operating system reports; that the file is there, where it is to be kept.
pub(super) fn write_one(path: &Path, bytes: &[u8], existing: Existing) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true);
    match existing {
        Existing::Keep => options.create_new(true),
        Existing::Replace => options.create(true).truncate(true),
    };
    options.open(path)?.write_all(bytes)
}

fn exists(path: &Path) -> Problem {
    problem(
        "file-exists",
        format!("`{}` is there already", path.display()),
        Some(
            "nothing is written over: choose another folder with `--into`, or another id with `--name`",
        ),
    )
}
