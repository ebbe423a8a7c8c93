//! Files of a new study, which never replace others.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{problem, unwritable};
use crate::study::Problem;

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
        write_one(path, bytes).map_err(|error| vec![unwritable(path, &error)])?;
    }
    Ok(())
}

fn write_one(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)
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
