use thiserror::Error;
use zip::result::ZipError;

use super::manifest::BUNDLE_FORMAT;

/// Why a file is no bundle that can be trusted.
#[derive(Debug, Error)]
pub enum BundleError {
    /// It is no zip file, or not a whole one.
    #[error("it is no whole zip file: {0}")]
    NotAZip(#[from] ZipError),
    /// It holds no manifest.
    #[error("it holds no manifest.json: it is no bundle of Equifinal")]
    NoManifest,
    /// Its manifest cannot be read.
    #[error("its manifest.json cannot be read: {0}")]
    Manifest(#[from] serde_json::Error),
    /// A later version made it.
    #[error(
        "its format is {found}, and this version reads formats up to {BUNDLE_FORMAT}: update Equifinal"
    )]
    NewerFormat {
        /// The format that the manifest declares.
        found: u32,
    },
    /// The manifest speaks of a study whose id is no name of a folder.
    #[error("its manifest.json names no study")]
    NoStudy,
    /// A path that could lead out of the folder into which a bundle is unpacked.
    #[error("`{path}` is no path below the bundle: nothing of it is used")]
    UnsafePath {
        /// The path, as the zip file or the manifest has it.
        path: String,
    },
    /// Something that is neither a file nor a folder.
    #[error("`{path}` is a link, and a bundle holds files only")]
    Link {
        /// Its path.
        path: String,
    },
    /// Two entries whose names a file system may not tell apart.
    #[error("`{path}` is there twice")]
    Twice {
        /// The path.
        path: String,
    },
    /// A file of the manifest that is not there.
    #[error("`{path}` is missing: manifest.json lists it")]
    Missing {
        /// Its path.
        path: String,
    },
    /// A file that the manifest does not list.
    #[error("`{path}` was added: manifest.json does not list it")]
    Unlisted {
        /// Its path.
        path: String,
    },
    /// A file with other bytes than those that were packed.
    #[error("`{path}` was changed: its bytes are not those that manifest.json lists")]
    Changed {
        /// Its path.
        path: String,
    },
    /// More than a bundle may hold.
    #[error("{what}, more than the {most} that a bundle may hold: it is not unpacked")]
    TooLarge {
        /// What there is too much of, with its amount.
        what: String,
        /// The limit.
        most: u64,
    },
    /// A file could not be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}
