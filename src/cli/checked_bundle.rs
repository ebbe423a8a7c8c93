//! `equifinal check BUNDLE.zip`: a bundle is unpacked into a temporary folder, and its study runs there.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::check::{check_studies, problems_found};
use super::output::Output;
use super::{CheckOptions, Format, Options};
use crate::bundle::{BundleError, Manifest, unpack};
use crate::study::{self, Discovered, Problem, SeenIn};
use crate::wording::counted;

/// What a zip file that holds anything begins with (4.3.7 of the ZIP file format specification).
const ZIP: &[u8] = b"PK\x03\x04";

/// The bundle among the paths, where there is one.
pub(super) fn among(paths: &[PathBuf]) -> Option<&Path> {
    let is_zip = |path: &&PathBuf| {
        let extension = path.extension();
        let is_named = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        path.is_file() && (is_named || begins_as_zip(path))
    };
    paths.iter().find(is_zip).map(PathBuf::as_path)
}

fn begins_as_zip(path: &Path) -> bool {
    let mut start = [0; ZIP.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start == ZIP
}

/// Checks a bundle: the exit status.
pub(super) fn check(bundle: &Path, check: &CheckOptions, output: &Output) -> u8 {
    if check.options.paths.len() > 1 {
        return problems_found(&[alone(bundle)], check.format, output);
    }
    let checked = tempfile::tempdir()
        .map_err(|error| vec![refused(bundle, &error.into())])
        .and_then(|folder| check_in(folder.path(), bundle, check, output));
    checked.unwrap_or_else(|problems| problems_found(&problems, check.format, output))
}

fn check_in(
    folder: &Path,
    bundle: &Path,
    check: &CheckOptions,
    output: &Output,
) -> Result<u8, Vec<Problem>> {
    let manifest = unpack(bundle, folder).map_err(|error| vec![refused(bundle, &error)])?;
    let options = Options {
        paths: vec![folder.join("studies").join(&manifest.study)],
        reports: folder.join("reports"),
        data_dir: check.options.data_dir.clone(),
        ..check.options
    };
    let mut studies = study::discover(&options.paths, &options.reports)
        .map_err(|_| vec![without_study(bundle, &manifest)])?;
    for found in &mut studies {
        found.shown = shown(found, folder, bundle);
    }
    if check.format != Format::Json {
        let files = counted(manifest.files.len() as u128 + 1, "file", "files");
        let bundle = bundle.display();
        output.result(&format!("{bundle}: {files}, as its manifest lists them"));
        for one in &manifest.left_out {
            output.result(&format!("    not in it: {}: {}", one.path, one.because));
        }
    }
    Ok(check_studies(&studies, &options, check.format, output))
}

/// The study file as messages show it: by its path in the bundle.
fn shown(found: &Discovered, folder: &Path, bundle: &Path) -> String {
    let inside = found.file.strip_prefix(folder).unwrap_or(&found.file);
    let inside = inside.display().to_string();
    let inside = inside.replace(std::path::MAIN_SEPARATOR, "/");
    format!("{}/{inside}", bundle.display())
}

fn refused(bundle: &Path, error: &BundleError) -> Problem {
    let message = format!("`{}` cannot be checked: {error}", bundle.display());
    let help = "get the bundle anew from whoever made it; `equifinal export --to bundle` makes one";
    Problem::without_place("bundle-refused", message, Some(help), SeenIn::Data)
}

fn without_study(bundle: &Path, manifest: &Manifest) -> Problem {
    let message = format!(
        "`{}` cannot be checked: it holds no `studies/{}/study.yaml`",
        bundle.display(),
        manifest.study
    );
    Problem::without_place("bundle-refused", message, None, SeenIn::Data)
}

fn alone(bundle: &Path) -> Problem {
    let message = format!(
        "`{}` is a bundle, and others were named beside it",
        bundle.display()
    );
    let help = Some("a bundle is checked alone: one `equifinal check` for each");
    Problem::without_place("bundle-alone", message, help, SeenIn::StudyFile)
}
