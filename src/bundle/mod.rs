//! A study, its data, its report and a manifest with their hashes, in one zip file that a reader can
//! check.
//!
//! The files lie as in a repository, `studies/<id>/` and `reports/<id>/`, so that an unpacked bundle
//! can be run. `manifest.json` lists every other file with its size and SHA-256, and what was left
//! out and why.

mod error;
mod manifest;
mod pack;
mod path;
mod unpack;

pub use error::BundleError;
pub use manifest::{BUNDLE_FORMAT, LeftOut, ListedFile, MANIFEST, Manifest};
pub use pack::{Contents, pack};
pub use unpack::unpack;
