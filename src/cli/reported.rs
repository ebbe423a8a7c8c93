//! How a report stands to the files of its study, told by their hashes and without a run.

use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::findings::Record;
use crate::study::{Discovered, LOCK_FILE, hexadecimal};
use crate::wording::and;

/// How a report stands to the files of its study.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reported {
    /// There is no report.
    Absent,
    /// This version made it from files with these very hashes.
    UpToDate,
    /// Another version made it, or it was made from other files; why, in words.
    OutOfDate(String),
    /// Files that it was made from are not here, so that it cannot be told.
    FilesAbsent(Vec<String>),
    /// It cannot be read; why, in words.
    Unreadable(String),
}

/// What stands before the name of the environment variable with the address of a server.
pub(super) const ENVIRONMENT: &str = "env:";

/// Whether an input of a study is no file but the rows of a server whose address is set: nothing but a
/// run tells whether they are the same.
pub(super) fn is_to_be_asked(input: &str) -> bool {
    let variable = input.strip_prefix(ENVIRONMENT);
    variable.is_some_and(|variable| std::env::var_os(variable).is_some())
}

/// The file that tells what a report was made from.
pub(super) fn results_file(found: &Discovered, reports: &Path) -> PathBuf {
    reports.join(&found.id).join("results.json")
}

/// Compares the files of a study with those that its report was made from.
pub(super) fn reported(found: &Discovered, reports: &Path, data_dir: Option<&Path>) -> Reported {
    let file = results_file(found, reports);
    if !file.exists() {
        return Reported::Absent;
    }
    let bytes = match std::fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) => return Reported::Unreadable(error.to_string()),
    };
    match Record::read(&bytes) {
        Ok(record) => of_record(&record, found, data_dir),
        Err(error) => Reported::Unreadable(error.to_string()),
    }
}

fn of_record(record: &Record, found: &Discovered, data_dir: Option<&Path>) -> Reported {
    let (mut changed, mut absent) = (Vec::new(), Vec::new());
    for (path, sha256) in record.inputs() {
        match input(found, path, data_dir).and_then(|file| hash(&file).ok()) {
            Some(today) if today == sha256 => {}
            Some(_) => changed.push(path.to_owned()),
            None => absent.push(path.to_owned()),
        }
    }
    let version = env!("CARGO_PKG_VERSION");
    if !changed.is_empty() {
        Reported::OutOfDate(format!("{} changed", and(&changed)))
    } else if !absent.is_empty() {
        Reported::FilesAbsent(absent)
    } else if record.version() != version {
        Reported::OutOfDate(format!(
            "made by version {}, this is {version}",
            record.version()
        ))
    } else {
        Reported::UpToDate
    }
}

/// Where a file of a study lies, as a run looks for it; `None` when it is not there.
pub(super) fn input(found: &Discovered, path: &str, data_dir: Option<&Path>) -> Option<PathBuf> {
    let folder = found.file.parent().unwrap_or(Path::new("."));
    let beside = ["study.yaml", LOCK_FILE].contains(&path);
    let elsewhere = data_dir.filter(|_| !beside);
    let elsewhere = elsewhere
        .into_iter()
        .flat_map(|dir| [dir.join(&found.id).join(path), dir.join(path)]);
    let mut places = elsewhere.chain(std::iter::once(folder.join(path)));
    places.find(|place| place.is_file())
}

/// The SHA-256 of a file, 64 lower-case hexadecimal digits.
pub(super) fn hash(file: &Path) -> std::io::Result<String> {
    let mut file = std::fs::File::open(file)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hexadecimal(&hasher.finalize())),
            read => hasher.update(&piece[..read]),
        }
    }
}
