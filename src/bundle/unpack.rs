use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;

use super::BundleError;
use super::manifest::{ListedFile, MANIFEST, Manifest};
use super::path::is_below;
use crate::study::hexadecimal;

/// The most files that a bundle may hold.
const MOST_FILES: u64 = 10_000;
/// The most bytes that a manifest may have: with [`MOST_FILES`] names, it needs a few megabytes.
const LARGEST_MANIFEST: u64 = 16 << 20;
/// The most bytes that the files of a bundle may have together, unpacked.
const MOST_BYTES: u64 = 4 << 30;

type Archive = ZipArchive<BufReader<File>>;

/// Unpacks a bundle into a folder, which should be empty, when every file in it is listed with its size and
/// SHA-256, and none else is in it. Nothing is written before the names are found to be sound, and no
/// file gets more bytes than the manifest says it has.
///
/// # Errors
/// [`BundleError`], with the file it is about.
pub fn unpack(bundle: &Path, into: &Path) -> Result<Manifest, BundleError> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(bundle)?))?;
    let entries = entries(&mut archive)?;
    let position = *entries.get(MANIFEST).ok_or(BundleError::NoManifest)?;
    let manifest = Manifest::read(&manifest_bytes(&mut archive, position)?)?;
    compare_names(&manifest, &entries)?;
    for file in &manifest.files {
        let position = entries[&file.path];
        write(&mut archive, position, file, into)?;
    }
    Ok(manifest)
}

/// The files by their paths; folders are passed over.
fn entries(archive: &mut Archive) -> Result<BTreeMap<String, usize>, BundleError> {
    let count = archive.len();
    at_most(count as u64, MOST_FILES, "entries")?;
    if archive.has_duplicate_names() {
        let path = "one of its names".to_owned();
        return Err(BundleError::Twice { path });
    }
    let mut entries = BTreeMap::new();
    let mut folded = BTreeSet::new();
    for position in 0..count {
        let entry = archive.by_index_raw(position)?;
        let path = entry.name()?.into_owned();
        let name = path.strip_suffix('/').unwrap_or(&path);
        if !is_below(name) {
            return Err(BundleError::UnsafePath { path });
        }
        if entry.is_symlink() {
            return Err(BundleError::Link { path });
        }
        if entry.is_dir() {
            continue;
        }
        let one_name = path.nfc().collect::<String>().to_lowercase();
        if !folded.insert(one_name) {
            return Err(BundleError::Twice { path });
        }
        entries.insert(path, position);
    }
    Ok(entries)
}

fn manifest_bytes(archive: &mut Archive, position: usize) -> Result<Vec<u8>, BundleError> {
    let entry = archive.by_index(position)?;
    let mut bytes = Vec::new();
    entry.take(LARGEST_MANIFEST + 1).read_to_end(&mut bytes)?;
    at_most(
        bytes.len() as u64,
        LARGEST_MANIFEST,
        "bytes of manifest.json",
    )?;
    Ok(bytes)
}

/// Every file is listed, every listed file is there, and all together are not too large.
fn compare_names(
    manifest: &Manifest,
    entries: &BTreeMap<String, usize>,
) -> Result<(), BundleError> {
    let mut listed = BTreeSet::from([MANIFEST]);
    let mut bytes = 0_u64;
    for file in &manifest.files {
        if !listed.insert(&file.path) {
            let path = file.path.clone();
            return Err(BundleError::Twice { path });
        }
        if !entries.contains_key(&file.path) {
            let path = file.path.clone();
            return Err(BundleError::Missing { path });
        }
        bytes = bytes.saturating_add(file.size);
    }
    if let Some(path) = entries.keys().find(|path| !listed.contains(path.as_str())) {
        let path = path.clone();
        return Err(BundleError::Unlisted { path });
    }
    at_most(bytes, MOST_BYTES, "bytes")
}

fn at_most(count: u64, most: u64, what: &str) -> Result<(), BundleError> {
    if count <= most {
        return Ok(());
    }
    let what = format!("it has {count} {what}");
    Err(BundleError::TooLarge { what, most })
}

/// Writes one file, which must have the size and the hash that the manifest lists.
fn write(
    archive: &mut Archive,
    position: usize,
    file: &ListedFile,
    into: &Path,
) -> Result<(), BundleError> {
    let changed = || BundleError::Changed {
        path: file.path.clone(),
    };
    let target = into.join(&file.path);
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut out = File::create(target)?;
    // A byte more than it should have is enough to see that there are more.
    let mut entry = archive.by_index(position)?.take(file.size + 1);
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        // The checksum of a zip entry is compared at its end: an error means other bytes, too.
        let read = entry.read(&mut piece).map_err(|_| changed())?;
        if read == 0 {
            break;
        }
        size += read as u64;
        hasher.update(&piece[..read]);
        out.write_all(&piece[..read])?;
    }
    if size == file.size && hexadecimal(&hasher.finalize()) == file.sha256 {
        Ok(())
    } else {
        Err(changed())
    }
}
