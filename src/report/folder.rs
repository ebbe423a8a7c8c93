use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// The files of a report: path below the report's folder, with `/` → bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What writing a report did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// The folder held these very bytes already; nothing was touched.
    Unchanged,
    /// The folder is new.
    Created,
    /// The folder was replaced; the files of others in it were kept, and are named.
    Replaced {
        /// Paths below the folder of files that are not ours.
        kept: Vec<String>,
    },
}

/// Why a report is not written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] io::Error),
    /// The folder holds no report of ours, and files of others under names that a report has.
    #[error("the folder holds {}, and no run wrote them", .0.join(", "))]
    Foreign(Vec<String>),
}

/// What the names of folders that are being built begin with.
const BUILDING: &str = ".equifinal-new-";
/// What the name of a former report begins with while it makes room, on systems that cannot swap
/// folders; the name of its study follows.
const ASIDE: &str = ".equifinal-old-";

/// Makes `folder` hold `files`, as a whole or not at all.
///
/// The new folder is built beside the reports folder, under a hidden name, and swapped in at once,
/// so that nothing but reports is ever in the reports folder. What a
/// person put into the folder is carried over as it is, links and permissions included. Ours are
/// `report.md`, `report.html`, `report.docx`, `results.json`, and the tables and figures that the
/// former report names; a folder without a `results.json` holds nothing of ours.
///
/// Runs that write at the same time wait for each other. What a run that was killed left beside the
/// reports folder is cleared away.
///
/// # Errors
/// [`WriteError`] when a file cannot be read or written, or when files of others would be written
/// over; the folder is then as it was.
pub fn write(folder: &Path, files: &Files) -> Result<Written, WriteError> {
    // A link to a folder stays a link.
    let folder = &folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let reports = parent(folder);
    let beside = parent(&reports);
    std::fs::create_dir_all(&reports)?;
    let _alone = lock(&beside);
    clear(&beside, &reports);
    refuse_foreign(folder, files)?;
    let ours = ours(folder)?;
    let (ours, others): (Vec<String>, Vec<String>) = paths(folder)?
        .into_iter()
        .partition(|path| ours.contains(path) || files.contains_key(path));
    if contents(folder, ours)? == *files {
        return Ok(Written::Unchanged);
    }
    let new = tempfile::Builder::new()
        .prefix(BUILDING)
        .tempdir_in(&beside)?;
    for (path, bytes) in files {
        let path = new.path().join(path);
        std::fs::create_dir_all(parent(&path))?;
        std::fs::write(path, bytes)?;
    }
    for path in &others {
        carry(&folder.join(path), &new.path().join(path))?;
    }
    make_readable(new.path())?;
    if !folder.exists() {
        std::fs::rename(new.path(), folder)?;
        let _ = new.keep();
        return Ok(Written::Created);
    }
    swap(new.path(), folder)?;
    Ok(Written::Replaced { kept: others })
}

/// Puts a file of someone else into the new folder too: the file itself, or a copy where the file
/// system knows no second name for a file.
fn carry(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::create_dir_all(parent(to))?;
    std::fs::hard_link(from, to).or_else(|_| std::fs::copy(from, to).map(|_| ()))
}

/// The files of a report below `folder`, those that a run has `made` or a former one, without
/// `report.docx`, whose bytes depend on another program's version; none when the folder is not there.
///
/// # Errors
/// When a file cannot be read.
pub fn read(folder: &Path, made: &Files) -> io::Result<Files> {
    let mut paths = ours(folder)?;
    // A template of one's own may name none of the files.
    paths.extend(made.keys().cloned());
    paths.retain(|path| path != WORD);
    contents(folder, paths)
}

/// The bytes of files, by their paths below `folder`; what is no file has none.
fn contents(folder: &Path, paths: Vec<String>) -> io::Result<Files> {
    let mut files = Files::new();
    for path in paths {
        let file = folder.join(&path);
        if file.is_file() {
            files.insert(path, std::fs::read(file)?);
        }
    }
    Ok(files)
}

/// The paths below `folder` of all that is no folder, sorted; none when the folder is not there.
fn paths(folder: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    if folder.exists() {
        collect(folder, "", &mut paths)?;
    }
    paths.sort();
    Ok(paths)
}

fn collect(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// The file whose bytes depend on another program's version.
const WORD: &str = "report.docx";
/// The file that each report of ours has.
const RESULTS: &str = "results.json";

/// Refuses to write over what no run wrote.
fn refuse_foreign(folder: &Path, files: &Files) -> Result<(), WriteError> {
    if folder.join(RESULTS).exists() {
        return Ok(());
    }
    let there = contents(folder, files.keys().cloned().collect())?;
    let foreign = there.into_iter();
    let foreign: Vec<String> = foreign
        .filter(|(path, bytes)| files.get(path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    if foreign.is_empty() {
        Ok(())
    } else {
        Err(WriteError::Foreign(foreign))
    }
}

/// The paths of what a former run wrote: a report, and the tables and figures that it names.
fn ours(folder: &Path) -> io::Result<Vec<String>> {
    let mut ours = paths(folder)?;
    if !ours.iter().any(|path| path == RESULTS) {
        return Ok(Vec::new());
    }
    let texts = ["report.md", "report.html"].map(|name| std::fs::read(folder.join(name)));
    let texts = texts.map(|bytes| String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default());
    ours.retain(|path| is_of_report(path) || texts.iter().any(|text| is_named(text, path)));
    Ok(ours)
}

fn is_of_report(path: &str) -> bool {
    matches!(path, "report.md" | "report.html" | RESULTS | WORD)
}

/// Whether the text of a report links to a table or figure.
fn is_named(text: &str, path: &str) -> bool {
    let is_part = path.starts_with("tables/") || path.starts_with("figures/");
    is_part && (text.contains(&format!("({path})")) || text.contains(&format!("\"{path}\"")))
}

fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) => parent.to_owned(),
        None => path.to_owned(),
    }
}

/// A temporary folder is private; a report is not.
#[cfg(unix)]
fn make_readable(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_readable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Waits until no other run writes beside the reports folder, and keeps others waiting until the
/// lock is dropped. A system that cannot lock a folder has none: reports are whole all the same.
fn lock(beside: &Path) -> Option<File> {
    let folder = File::open(beside).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// Clears away what a run that was killed left: a folder that was being built or replaced, and a
/// former report that was to make room, which goes back where there is none. A folder that cannot be
/// removed harms nobody.
fn clear(beside: &Path, reports: &Path) {
    let entries = std::fs::read_dir(beside).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let former = name.strip_prefix(ASIDE).map(|study| reports.join(study));
        match former {
            Some(former) if !former.exists() => drop(std::fs::rename(entry.path(), former)),
            Some(_) => drop(std::fs::remove_dir_all(entry.path())),
            None if name.starts_with(BUILDING) => drop(std::fs::remove_dir_all(entry.path())),
            None => {}
        }
    }
}

/// Exchanges two folders: at once where the system can, else by two renames.
fn swap(new: &Path, old: &Path) -> io::Result<()> {
    exchange(new, old).or_else(|_| swap_by_renames(new, old))
}

#[cfg(target_os = "linux")]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Two renames, the former report aside in between; the next run mends what a kill between them
/// leaves.
fn swap_by_renames(new: &Path, old: &Path) -> io::Result<()> {
    let name = old.file_name().unwrap_or_default().to_string_lossy();
    let aside = parent(new).join(format!("{ASIDE}{name}"));
    std::fs::rename(old, &aside)?;
    std::fs::rename(new, old).inspect_err(|_| drop(std::fs::rename(&aside, old)))?;
    std::fs::rename(&aside, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn a_folder_is_replaced_as_a_whole_and_the_files_of_others_are_kept() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("reports/a");
        let first = files(&[
            ("report.md", "one, [csv](tables/old.csv)"),
            ("results.json", "{}"),
            ("tables/old.csv", "x"),
        ]);
        assert_eq!(write(&folder, &first).unwrap(), Written::Created);
        assert_eq!(write(&folder, &first).unwrap(), Written::Unchanged);
        std::fs::write(folder.join("notes.txt"), "mine").unwrap();
        assert_eq!(write(&folder, &first).unwrap(), Written::Unchanged);
        let second = files(&[
            ("report.md", "two, [csv](tables/new.csv)"),
            ("results.json", "{}"),
            ("tables/new.csv", "y"),
        ]);
        let kept = vec!["notes.txt".to_owned()];
        assert_eq!(write(&folder, &second).unwrap(), Written::Replaced { kept });
        assert_eq!(read(&folder, &second).unwrap(), second);
        let notes = std::fs::read(folder.join("notes.txt")).unwrap();
        assert_eq!(notes, b"mine");
        let left = |path: &str| std::fs::read_dir(base.path().join(path)).unwrap().count();
        assert_eq!(
            (left("."), left("reports")),
            (1, 1),
            "nothing is left beside it"
        );
    }

    #[test]
    fn what_a_killed_run_left_is_cleared_away_and_a_report_that_made_room_goes_back() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("reports/a");
        let first = files(&[("report.md", "one")]);
        write(&folder, &first).unwrap();
        let beside = |name: &str| base.path().join(name);
        std::fs::create_dir(beside(&format!("{BUILDING}x"))).unwrap();
        std::fs::create_dir(beside(".mine")).unwrap();
        std::fs::rename(&folder, beside(&format!("{ASIDE}a"))).unwrap();
        assert_eq!(write(&folder, &first).unwrap(), Written::Unchanged);
        let names = std::fs::read_dir(base.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name());
        let names: std::collections::BTreeSet<_> = names.collect();
        assert_eq!(names, [".mine".into(), "reports".into()].into());
    }

    #[test]
    fn two_renames_swap_folders_too() {
        let base = tempfile::tempdir().unwrap();
        let (new, old) = (base.path().join("new"), base.path().join("old"));
        for folder in [&new, &old] {
            std::fs::create_dir(folder).unwrap();
            std::fs::write(folder.join("name"), folder.as_os_str().as_encoded_bytes()).unwrap();
        }
        swap_by_renames(&new, &old).unwrap();
        let name = |folder: &Path| std::fs::read(folder.join("name")).unwrap();
        assert_eq!(name(&old), new.as_os_str().as_encoded_bytes());
        assert_eq!(name(&new), old.as_os_str().as_encoded_bytes());
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_of_others_are_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("reports/a");
        let elsewhere = base.path().join("elsewhere");
        std::fs::create_dir_all(&elsewhere).unwrap();
        std::fs::create_dir_all(parent(&folder)).unwrap();
        symlink(&elsewhere, &folder).unwrap();
        symlink("nowhere", elsewhere.join("dangling")).unwrap();
        symlink("/", elsewhere.join("root")).unwrap();
        std::fs::write(elsewhere.join("secret"), "mine").unwrap();
        let private = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(elsewhere.join("secret"), private.clone()).unwrap();
        let kept = ["dangling", "root", "secret"].map(str::to_owned).to_vec();
        let written = write(&folder, &files(&[("report.md", "one")])).unwrap();
        assert_eq!(written, Written::Replaced { kept });
        assert_eq!(std::fs::read_link(&folder).unwrap(), elsewhere);
        let link = std::fs::read_link(elsewhere.join("dangling")).unwrap();
        assert_eq!(link, Path::new("nowhere"));
        let mode = std::fs::metadata(elsewhere.join("secret"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, private.mode() & 0o777);
        assert!(elsewhere.join("report.md").is_file());
    }
}
