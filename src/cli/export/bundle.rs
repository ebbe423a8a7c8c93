//! `equifinal export --to bundle`.

use std::path::{Path, PathBuf};

use super::super::output::typed;
use super::super::produce::Produce;
use super::super::reported::{ENVIRONMENT, input};
use super::{ExportOptions, into, shipped};
use crate::bundle::{Contents, LeftOut, pack};
use crate::study::{Discovered, Problem, SeenIn};
use crate::wording::counted;

/// Files beside the study file that tell readers about it; they go along where they are.
const NOTES: [&str; 6] = [
    "SOURCE.md",
    "README.md",
    "LICENSE",
    "LICENSE.md",
    "LICENSE.txt",
    "CITATION.cff",
];

/// Writes the bundle; what is said of it.
pub(super) fn export(
    found: &Discovered,
    made: &Produce,
    options: &ExportOptions,
) -> Result<Vec<String>, Problem> {
    let place = options.into.clone();
    let place = place.unwrap_or_else(|| PathBuf::from(format!("{}.zip", found.id)));
    into::free(&place, options.force)?;
    let run = options.study.options();
    let mut contents = contents(found, made, run.data_dir.as_deref())?;
    let not_read = beside(found, made, &mut contents)?;
    let readme = readme(&contents, made).into_bytes();
    contents.files.insert("README.txt".to_owned(), readme);
    let bytes = pack(&contents).map_err(|error| {
        let message = format!("the bundle cannot be packed: {error}");
        Problem::without_place("export-not-written", message, None, SeenIn::Data)
    })?;
    into::write(&place, &bytes)?;
    let mut lines = vec![format!(
        "{}: {} in {}; a reader checks it with `equifinal check {}`",
        found.id,
        counted(contents.files.len() as u128 + 1, "file", "files"),
        place.display(),
        typed(&place),
    )];
    let left_out = contents.left_out.iter();
    let left_out = left_out.map(|one| format!("{}: {}", one.path, one.because));
    let not_read = not_read.into_iter();
    let not_read = not_read.map(|name| format!("{name}: no run reads it"));
    lines.extend(
        left_out
            .chain(not_read)
            .map(|one| format!("    left out: {one}")),
    );
    Ok(lines)
}

fn contents(
    found: &Discovered,
    made: &Produce,
    data_dir: Option<&Path>,
) -> Result<Contents, Problem> {
    let mut contents = Contents {
        study: found.id.clone(),
        ..Contents::default()
    };
    let data = made.results.table.file();
    for (path, sha256) in made.results.inputs() {
        let in_bundle = format!("studies/{}/{path}", found.id);
        let is_server = path.starts_with(ENVIRONMENT);
        let kept_back = if is_server {
            Some("the rows are those of a server, and no file".to_owned())
        } else {
            shipped::kept_back(&made.results).filter(|_| path == data)
        };
        if let Some(because) = kept_back {
            contents.left_out.push(LeftOut {
                path: if is_server {
                    path.to_owned()
                } else {
                    in_bundle
                },
                because,
                sha256: Some(sha256.to_owned()),
            });
        } else {
            let bytes = bytes_of(found, path, sha256, data_dir)?;
            contents.files.insert(in_bundle, bytes);
        }
    }
    for (path, bytes) in &made.files {
        let path = format!("reports/{}/{path}", found.id);
        contents.files.insert(path, bytes.clone());
    }
    Ok(contents)
}

/// The bytes of an input, which must be those of the run.
fn bytes_of(
    found: &Discovered,
    path: &str,
    sha256: &str,
    data_dir: Option<&Path>,
) -> Result<Vec<u8>, Problem> {
    let file = input(found, path, data_dir);
    let file = file.ok_or_else(|| not_packed(path, "it is no file that can be packed"))?;
    let bytes = std::fs::read(&file).map_err(|error| not_packed(path, &error.to_string()))?;
    if crate::study::sha256(&bytes) == sha256 {
        Ok(bytes)
    } else {
        Err(not_packed(path, "it was changed while the study ran"))
    }
}

/// Adds the notes beside the study file; the names of what else lies there, for the one who exports, not
/// for those who get the bundle.
fn beside(
    found: &Discovered,
    made: &Produce,
    contents: &mut Contents,
) -> Result<Vec<String>, Problem> {
    let folder = found.file.parent().unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let is_input = |name: &String| {
        let folder = format!("{name}/");
        let mut inputs = made.results.inputs();
        inputs.any(|(path, _)| path == name || path.starts_with(&folder))
    };
    let mut names: Vec<String> = names
        .filter(|name| !name.starts_with('.') && !is_input(name))
        .collect();
    names.sort();
    let (notes, others) = names
        .into_iter()
        .partition(|name| NOTES.contains(&name.as_str()) && folder.join(name).is_file());
    let notes: Vec<String> = notes;
    for name in notes {
        let bytes = std::fs::read(folder.join(&name));
        let bytes = bytes.map_err(|error| not_packed(&name, &error.to_string()))?;
        let path = format!("studies/{}/{name}", found.id);
        contents.files.insert(path, bytes);
    }
    Ok(others)
}

fn not_packed(path: &str, why: &str) -> Problem {
    let message = format!("`{path}` cannot be packed: {why}");
    Problem::without_place("export-not-written", message, None, SeenIn::Data)
}

fn readme(contents: &Contents, made: &Produce) -> String {
    let id = &contents.study;
    let title = &made.results.study.head.title;
    let version = env!("CARGO_PKG_VERSION");
    let data = made.results.table.file();
    let missing = contents.left_out.iter().find(|one| one.sha256.is_some());
    let data_words = match missing {
        None => format!("The data are in studies/{id}/{data}."),
        Some(one) if data.starts_with(ENVIRONMENT) => format!(
            "The data are not here: {}.\nA run asks the server whose address the environment variable {} holds. The SHA-256 of its rows as CSV is\n{}",
            one.because,
            &data[ENVIRONMENT.len()..],
            one.sha256.as_deref().unwrap_or_default()
        ),
        Some(one) => format!(
            "The data are not here: {}.\nPut {data} into studies/{id}/, or name its folder with --data-dir. Its SHA-256 is\n{}",
            one.because,
            one.sha256.as_deref().unwrap_or_default()
        ),
    };
    format!(
        "{title}

A study in Qualitative Comparative Analysis, with its report, made by Equifinal {version}.

studies/{id}/study.yaml     every decision of the analysis
reports/{id}/report.md      what it found, for people
reports/{id}/results.json   the same for programs, in full precision
manifest.json               every file here with its size and SHA-256, and what was left out

{data_words}

To check it with Equifinal {version}, without unpacking:

    equifinal check BUNDLE.zip

This compares every file with manifest.json, runs the study anew in a temporary folder, and says
whether the report is what the study and the data give: `{id}: current`.

Unpacked, the folder is one in which Equifinal runs: `equifinal run`, `equifinal check`,
`equifinal show {id}`.
"
    )
}
