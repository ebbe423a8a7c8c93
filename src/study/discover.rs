//! Which studies a path holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::{Problem, SeenIn, nearest};

/// The name of every study file.
const STUDY_FILE: &str = "study.yaml";
/// The folder in which studies lie where no path is named.
const STUDIES: &str = "studies";

/// A study file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovered {
    /// The name of the study's folder.
    pub id: String,
    /// The file.
    pub file: PathBuf,
    /// The file as messages show it: as it was named or reached from a named path.
    pub shown: String,
    /// Whether a path named this file, or the folder it lies in, directly.
    pub named: bool,
}

/// Finds the studies at or below some paths, sorted by id.
///
/// A path is a study file, the folder of one, or a tree. Hidden folders, `target`, the reports
/// folder and links to folders are skipped inside a tree.
///
/// # Errors
/// `no-study` for a path that does not exist or holds none, `two-studies-one-id` for two studies
/// whose ids are equal after Unicode NFC and lower-casing, `unreadable` for a folder that cannot be
/// read, `misnamed-study-file` for a file that is called nearly as a study file.
pub fn discover(paths: &[PathBuf], reports: &Path) -> Result<Vec<Discovered>, Vec<Problem>> {
    let reports = reports.canonicalize().ok();
    let mut found: BTreeMap<PathBuf, Discovered> = BTreeMap::new();
    let mut problems = Vec::new();
    for path in paths {
        let before = problems.len();
        let files = files_at(path, reports.as_deref(), &mut problems);
        if files.is_empty() && problems.len() == before {
            problems.push(no_study(path));
        }
        for (file, named) in files {
            add(&mut found, &file, named, &mut problems);
        }
    }
    let mut found: Vec<Discovered> = found.into_values().collect();
    found.sort_by(|a, b| (&a.id, &a.file).cmp(&(&b.id, &b.file)));
    problems.extend(same_ids(&found));
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(problems)
    }
}

/// The folder of a study file and the id it gives the study.
///
/// # Errors
/// The problem that the folder has no name.
pub(super) fn folder_and_id(file: &Path) -> Result<(PathBuf, String), Problem> {
    let folder = match file.parent() {
        Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) => parent.to_owned(),
        None => PathBuf::from("."),
    };
    let real = folder.canonicalize().unwrap_or_else(|_| folder.clone());
    let name = real.file_name().and_then(|name| name.to_str());
    match name.filter(|name| !name.contains(char::is_control)) {
        Some(id) => Ok((folder, id.to_owned())),
        None => Err(problem(
            "no-id",
            format!(
                "`{}` lies in a folder whose name cannot be a study's id",
                file.display()
            ),
            "a study's id is the name of its folder: put the study in a folder with a Unicode name, without control characters",
        )),
    }
}

fn add(
    found: &mut BTreeMap<PathBuf, Discovered>,
    file: &Path,
    named: bool,
    problems: &mut Vec<Problem>,
) {
    let real = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    if let Some(known) = found.get_mut(&real) {
        known.named |= named;
        return;
    }
    match folder_and_id(file) {
        Ok((_, id)) => {
            let shown = shown(file);
            found.insert(
                real,
                Discovered {
                    id,
                    file: file.to_owned(),
                    shown,
                    named,
                },
            );
        }
        Err(problem) => problems.push(problem),
    }
}

/// The path with `/` between folders and without `./` in front.
fn shown(file: &Path) -> String {
    let shown = file
        .display()
        .to_string()
        .replace(std::path::MAIN_SEPARATOR, "/");
    shown.strip_prefix("./").unwrap_or(&shown).to_owned()
}

/// The study files at or below one path, and whether the path named them directly.
fn files_at(
    path: &Path,
    reports: Option<&Path>,
    problems: &mut Vec<Problem>,
) -> Vec<(PathBuf, bool)> {
    if path.is_file() {
        let is_study = path.file_name().is_some_and(|name| name == STUDY_FILE);
        if is_study {
            return vec![(path.to_owned(), true)];
        }
        if is_misnamed(path) {
            problems.push(misnamed(path));
        }
        return Vec::new();
    }
    if !path.is_dir() {
        problems.push(no_path(path));
        return Vec::new();
    }
    let mut files = Vec::new();
    let tree = WalkDir::new(path).sort_by_file_name().into_iter();
    for entry in tree.filter_entry(|entry| entry.depth() == 0 || !is_skipped(entry, reports)) {
        match entry {
            Ok(entry) if entry.file_name() == STUDY_FILE && entry.path().is_file() => {
                files.push((entry.path().to_owned(), entry.depth() == 1));
            }
            Ok(entry) if is_misnamed(entry.path()) => problems.push(misnamed(entry.path())),
            Ok(_) => {}
            Err(error) => problems.push(unreadable(&error)),
        }
    }
    files
}

/// Whether a file is called nearly as a study file, in a folder that has none.
fn is_misnamed(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str());
    let name = name.unwrap_or_default();
    let is_near = ["study.yaml", "study.yml"].contains(&name.to_lowercase().as_str());
    if name == STUDY_FILE || !is_near || !file.is_file() {
        return false;
    }
    // Where upper and lower case are one, this very file is found under the proper name too.
    let proper = file.with_file_name(STUDY_FILE).canonicalize();
    !proper.is_ok_and(|proper| proper.file_name().is_some_and(|name| name == STUDY_FILE))
}

/// Folders that hold no studies; links to folders are not followed by the walk itself.
fn is_skipped(entry: &DirEntry, reports: Option<&Path>) -> bool {
    if !entry.file_type().is_dir() {
        return false;
    }
    let name = entry.file_name();
    let hidden = name.as_encoded_bytes().starts_with(b".");
    let is_reports = || reports.is_some() && entry.path().canonicalize().ok().as_deref() == reports;
    hidden || name == "target" || is_reports()
}

/// A problem for every two studies whose ids a file system may not tell apart.
fn same_ids(found: &[Discovered]) -> Vec<Problem> {
    let mut first_of: BTreeMap<String, &Discovered> = BTreeMap::new();
    let mut problems = Vec::new();
    for study in found {
        let folded: String = study
            .id
            .nfc()
            .collect::<String>()
            .to_lowercase()
            .nfc()
            .collect();
        match first_of.get(&folded) {
            None => {
                first_of.insert(folded, study);
            }
            Some(first) => problems.push(problem(
                "two-studies-one-id",
                format!("`{}` and `{}` have the same id, `{}`", first.shown, study.shown, study.id),
                "a study's id is the name of its folder; upper and lower case count as equal: rename one",
            )),
        }
    }
    problems
}

fn no_path(path: &Path) -> Problem {
    let help = match of_id(path).or_else(|| nearest_name(path)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name a study.yaml, the folder of one, or a folder that holds studies".to_owned(),
    };
    problem(
        "no-study",
        format!("`{}` does not exist", path.display()),
        &help,
    )
}

fn misnamed(file: &Path) -> Problem {
    problem(
        "misnamed-study-file",
        format!(
            "`{}` is not read: a study file is called `{STUDY_FILE}`",
            shown(file)
        ),
        &format!("rename it to `{STUDY_FILE}`"),
    )
}

fn no_study(path: &Path) -> Problem {
    let message = if path.is_file() {
        format!("`{}` is not a study file", path.display())
    } else {
        format!("no study was found in `{}`", path.display())
    };
    problem(
        "no-study",
        message,
        "a study is a folder that holds a file named `study.yaml`",
    )
}

/// The folder of the study whose id stands in place of a path.
fn of_id(path: &Path) -> Option<String> {
    let folder = Path::new(STUDIES).join(path);
    folder.join(STUDY_FILE).is_file().then(|| shown(&folder))
}

/// The path beside a missing one whose name is most like it.
fn nearest_name(path: &Path) -> Option<String> {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let names: Vec<String> = WalkDir::new(parent.unwrap_or(Path::new(".")))
        .min_depth(1)
        .max_depth(1)
        .sort_by_file_name()
        .into_iter()
        .filter_map(|entry| entry.ok()?.file_name().to_str().map(str::to_owned))
        .collect();
    let near = nearest(path.file_name()?.to_str()?, &names)?;
    Some(shown(&parent.map_or_else(
        || PathBuf::from(near),
        |parent| parent.join(near),
    )))
}

fn unreadable(error: &walkdir::Error) -> Problem {
    let path = error
        .path()
        .map(|path| path.display().to_string())
        .unwrap_or_default();
    let reason = error
        .io_error()
        .map_or_else(|| error.to_string(), ToString::to_string);
    problem(
        "unreadable",
        format!("`{path}` cannot be read: {reason}"),
        "check who may read this folder",
    )
}

fn problem(code: &'static str, message: String, help: &str) -> Problem {
    Problem {
        code,
        message,
        place: None,
        help: Some(help.to_owned()),
        seen_in: SeenIn::StudyFile,
    }
}
