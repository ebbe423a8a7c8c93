//! Where an export is written; what is there is not written over unasked.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::study::{Problem, SeenIn};

/// Refuses a place where something is, unless it may be written over.
pub(super) fn free(place: &Path, force: bool) -> Result<(), Problem> {
    if force || !place.exists() {
        return Ok(());
    }
    let message = format!("`{}` is there already", place.display());
    let help = Some("name another place with `--into`, or write over it with `--force`");
    let problem = Problem::without_place("export-over-file", message, help, SeenIn::StudyFile);
    Err(problem)
}

/// Writes a file as a whole or not at all.
pub(super) fn write(place: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let written = || -> std::io::Result<()> {
        let folder = match place.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        std::fs::create_dir_all(&folder)?;
        let mut file = tempfile::Builder::new()
            .prefix(".equifinal-new-")
            .tempfile_in(&folder)?;
        file.write_all(bytes)?;
        make_readable(file.path())?;
        file.persist(place)?;
        Ok(())
    };
    written().map_err(|error| not_written(place, "written", &error))
}

/// Removes what a former export left, where it left it.
pub(super) fn remove(place: &Path) -> Result<(), Problem> {
    match std::fs::remove_file(place) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(not_written(place, "removed", &error))
        }
        _ => Ok(()),
    }
}

fn not_written(place: &Path, done: &str, error: &std::io::Error) -> Problem {
    let message = format!("`{}` cannot be {done}: {error}", place.display());
    Problem::without_place("export-not-written", message, None, SeenIn::Data)
}

/// A temporary file is private; an export is not.
#[cfg(unix)]
fn make_readable(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &Path) -> std::io::Result<()> {
    Ok(())
}
