use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
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

/// Makes `folder` hold `files`, as a whole or not at all.
///
/// The new folder is built beside the reports folder and swapped in at once. What a person put
/// into the folder is carried over; `report.md`, `results.json`, `tables/` and `figures/` are ours.
///
/// # Errors
/// When a file cannot be read or written; the folder is then as it was.
pub fn write(folder: &Path, files: &Files) -> io::Result<Written> {
    let before = read(folder)?;
    let (ours, others): (Files, Files) = before
        .into_iter()
        .partition(|(path, _)| is_ours(path) || files.contains_key(path));
    if ours == *files {
        return Ok(Written::Unchanged);
    }
    let reports = parent(folder);
    std::fs::create_dir_all(&reports)?;
    let beside = parent(&reports);
    let new = tempfile::Builder::new()
        .prefix(".equifinal-")
        .tempdir_in(beside)?;
    for (path, bytes) in files.iter().chain(&others) {
        let path = new.path().join(path);
        std::fs::create_dir_all(parent(&path))?;
        std::fs::write(path, bytes)?;
    }
    make_readable(new.path())?;
    if !folder.exists() {
        std::fs::rename(new.keep(), folder)?;
        return Ok(Written::Created);
    }
    swap(new.path(), folder)?;
    Ok(Written::Replaced {
        kept: others.into_keys().collect(),
    })
}

/// The files below `folder`, none when it is not there.
///
/// # Errors
/// When a file cannot be read.
pub fn read(folder: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    if !folder.exists() {
        return Ok(files);
    }
    read_below(folder, "", &mut files)?;
    Ok(files)
}

fn read_below(folder: &Path, prefix: &str, files: &mut Files) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_below(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(path, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn is_ours(path: &str) -> bool {
    matches!(path, "report.md" | "results.json")
        || ((path.starts_with("tables/") || path.starts_with("figures/"))
            && [".csv", ".tex", ".svg"]
                .iter()
                .any(|ending| path.ends_with(ending)))
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

/// Exchanges two folders at once.
#[cfg(target_os = "linux")]
fn swap(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Two renames: the system cannot exchange folders at once.
#[cfg(not(target_os = "linux"))]
fn swap(new: &Path, old: &Path) -> io::Result<()> {
    let aside = new.with_extension("old");
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
        let first = files(&[("report.md", "one"), ("tables/old.csv", "x")]);
        assert_eq!(write(&folder, &first).unwrap(), Written::Created);
        assert_eq!(write(&folder, &first).unwrap(), Written::Unchanged);
        std::fs::write(folder.join("notes.txt"), "mine").unwrap();
        assert_eq!(write(&folder, &first).unwrap(), Written::Unchanged);
        let second = files(&[("report.md", "two"), ("tables/new.csv", "y")]);
        let kept = vec!["notes.txt".to_owned()];
        assert_eq!(write(&folder, &second).unwrap(), Written::Replaced { kept });
        let expected = files(&[
            ("notes.txt", "mine"),
            ("report.md", "two"),
            ("tables/new.csv", "y"),
        ]);
        assert_eq!(read(&folder).unwrap(), expected);
        let left: Vec<_> = std::fs::read_dir(base.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing is left beside the reports folder");
    }
}
