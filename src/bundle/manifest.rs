use serde::{Deserialize, Serialize};

use super::BundleError;
use super::path::is_below;

/// The format of bundles; it changes when an older version could not check a newer bundle.
pub const BUNDLE_FORMAT: u32 = 1;
/// The name of the manifest in a bundle.
pub const MANIFEST: &str = "manifest.json";

/// What a bundle holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`BUNDLE_FORMAT`] of the version that made it.
    pub format: u32,
    /// The study's id.
    pub study: String,
    /// What made the report.
    pub engine: MadeBy,
    /// Every file but the manifest, sorted by path.
    pub files: Vec<ListedFile>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// A program and its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeBy {
    /// The program.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedFile {
    /// Its path in the bundle, with `/` between folders.
    pub path: String,
    /// Its size, in bytes.
    pub size: u64,
    /// Its SHA-256, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// A file of the study that a bundle does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Its path, where it would lie in the bundle; of rows of a server `env:` and the variable with its address.
    pub path: String,
    /// Why, in a sentence.
    pub because: String,
    /// Its SHA-256, where a run needs it; what a reader has can be compared with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sha256: Option<String>,
}

impl MadeBy {
    pub(super) fn this() -> Self {
        Self {
            name: "equifinal".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// [`BundleError`] when it is none, one of a later version, or one that names no study or a path
    /// that is none below the bundle.
    pub fn read(json: &[u8]) -> Result<Self, BundleError> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        let Head { format } = serde_json::from_slice(json)?;
        if format > BUNDLE_FORMAT {
            return Err(BundleError::NewerFormat { found: format });
        }
        let manifest: Self = serde_json::from_slice(json)?;
        if manifest.study.contains('/') || !is_below(&manifest.study) {
            return Err(BundleError::NoStudy);
        }
        let mut paths = manifest.files.iter().map(|file| &file.path);
        match paths.find(|path| !is_below(path)) {
            Some(path) => Err(BundleError::UnsafePath { path: path.clone() }),
            None => Ok(manifest),
        }
    }

    /// The bytes of the manifest in a bundle.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        let text = serde_json::to_string_pretty(self);
        let text = text.expect("a manifest has text keys and whole numbers only");
        format!("{text}\n").into_bytes()
    }
}
