use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::BundleError;
use super::manifest::{BUNDLE_FORMAT, LeftOut, ListedFile, MANIFEST, MadeBy, Manifest};
use crate::study::sha256;

/// What goes into a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The study's id.
    pub study: String,
    /// Bytes by paths in the bundle, with `/` between folders.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is left out.
    pub left_out: Vec<LeftOut>,
}

/// Packs a bundle: the same contents give the same bytes. Files are sorted by path, all of one date
/// (1 January 1980, the first that a zip file can hold) and readable by everyone.
///
/// # Errors
/// [`BundleError::NotAZip`] when a file is larger than a zip file can hold.
pub fn pack(contents: &Contents) -> Result<Vec<u8>, BundleError> {
    let listed = contents.files.iter().map(|(path, bytes)| ListedFile {
        path: path.clone(),
        size: bytes.len() as u64,
        sha256: sha256(bytes),
    });
    let manifest = Manifest {
        format: BUNDLE_FORMAT,
        study: contents.study.clone(),
        engine: MadeBy::this(),
        files: listed.collect(),
        left_out: contents.left_out.clone(),
    }
    .json();
    let mut files: BTreeMap<&str, &[u8]> = BTreeMap::from([(MANIFEST, &manifest[..])]);
    files.extend(
        contents
            .files
            .iter()
            .map(|(path, bytes)| (&**path, &bytes[..])),
    );
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
