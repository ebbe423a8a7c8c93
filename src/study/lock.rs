//! `study.lock`: anchors that keep the values of the data they were frozen with.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fingerprint::sha256;
use super::{LARGEST_NUMBER, Study};

/// The name of the lock, beside the study file.
pub const LOCK_FILE: &str = "study.lock";

/// The format of the lock; it changes when a key changes its meaning or goes.
const FORMAT: u32 = 1;

/// Anchors that are statistics, with the values that they had in certain data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lock {
    format: u32,
    data: FrozenData,
    sets: IndexMap<String, FrozenSet>,
    /// The SHA-256 of the file that it was read from.
    #[serde(skip)]
    sha256: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrozenData {
    source: String,
    sha256: String,
}

/// The frozen anchors of one set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenSet {
    /// The column that they are statistics of.
    pub column: String,
    /// The anchors by the names of their places, such as `crossover` or `threshold_1`.
    pub anchors: IndexMap<String, FrozenAnchor>,
}

/// An anchor with the value that it keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenAnchor {
    /// The statistic as the study file declares it, such as `p50`.
    pub declared: String,
    /// Its value in the column's unit, in full precision.
    pub value: f64,
}

/// Why a lock cannot be used.
#[derive(Debug, Error)]
pub enum LockError {
    /// There is none.
    #[error("there is no `{LOCK_FILE}` in the study's folder")]
    Missing,
    /// The file cannot be read, or is a link that leads out of the study's folder.
    #[error("`{LOCK_FILE}` cannot be read: {0}")]
    Unreadable(String),
    /// It was written by a later version.
    #[error("the format of `{LOCK_FILE}` is {0}, and this version reads {FORMAT}")]
    NewerFormat(u32),
}

impl Lock {
    /// The anchors of a study, as they are in the data with this SHA-256.
    #[must_use]
    pub fn new(study: &Study, data_sha256: &str, sets: IndexMap<String, FrozenSet>) -> Self {
        let mut lock = Self {
            format: FORMAT,
            data: FrozenData {
                source: study.data.source.value.clone(),
                sha256: data_sha256.to_owned(),
            },
            sets,
            sha256: String::new(),
        };
        lock.sha256 = sha256(lock.text().as_bytes());
        lock
    }

    /// Reads the lock in a study's folder.
    ///
    /// # Errors
    /// [`LockError`] when there is none, when it cannot be read, and when its format is a later one.
    pub fn read(folder: &Path) -> Result<Self, LockError> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Body {
            format: u32,
            data: FrozenData,
            sets: IndexMap<String, FrozenSet>,
        }
        let unreadable = |error: serde_json::Error| LockError::Unreadable(error.to_string());
        let bytes = bytes(folder)?;
        let Head { format } = serde_json::from_slice(&bytes).map_err(unreadable)?;
        if format > FORMAT {
            return Err(LockError::NewerFormat(format));
        }
        let body: Body = serde_json::from_slice(&bytes).map_err(unreadable)?;
        let lock = Self {
            format: body.format,
            data: body.data,
            sets: body.sets,
            sha256: sha256(&bytes),
        };
        match lock.unworkable() {
            None => Ok(lock),
            Some(value) => Err(LockError::Unreadable(format!(
                "it holds the number {value}; numbers lie from -1e100 to 1e100"
            ))),
        }
    }

    /// Writes the lock into a study's folder, as a whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written; the lock that was there is then as it was.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".study.lock-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(self.text().as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(folder.join(LOCK_FILE))?;
        Ok(())
    }

    /// The SHA-256 of the file, 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The SHA-256 of the data file that the values come from.
    #[must_use]
    pub fn data_sha256(&self) -> &str {
        &self.data.sha256
    }

    /// The sets with frozen anchors, by name.
    #[must_use]
    pub fn sets(&self) -> &IndexMap<String, FrozenSet> {
        &self.sets
    }

    /// How many anchors are frozen.
    #[must_use]
    pub fn anchors(&self) -> usize {
        self.sets.values().map(|set| set.anchors.len()).sum()
    }

    /// The value of an anchor of a set; `None` when it is not frozen.
    #[must_use]
    pub fn anchor(&self, set: &str, place: &str) -> Option<&FrozenAnchor> {
        self.sets.get(set)?.anchors.get(place)
    }

    fn text(&self) -> String {
        let text = serde_json::to_string_pretty(self);
        text.expect("a lock has text keys and finite numbers only") + "\n"
    }

    /// A value that no analysis could work with.
    fn unworkable(&self) -> Option<f64> {
        let anchors = self.sets.values().flat_map(|set| set.anchors.values());
        let mut values = anchors.map(|anchor| anchor.value);
        values.find(|value| value.abs() > LARGEST_NUMBER)
    }
}

/// The bytes of the lock; a link that leads out of the folder is not followed, since nothing outside
/// it may change a result.
fn bytes(folder: &Path) -> Result<Vec<u8>, LockError> {
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => LockError::Missing,
        _ => LockError::Unreadable(error.to_string()),
    };
    let whole: PathBuf = folder.canonicalize().map_err(refused)?;
    let path = folder.join(LOCK_FILE).canonicalize().map_err(refused)?;
    if !path.starts_with(&whole) {
        let reason = "it is a link that leaves the study's folder";
        return Err(LockError::Unreadable(reason.to_owned()));
    }
    std::fs::read(path).map_err(refused)
}
