//! Reports as they stood at a revision of the git repository that holds them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The reports folder at a revision.
pub(super) struct Revision {
    reports: PathBuf,
    name: String,
    commit: String,
}

impl Revision {
    /// Looks a revision up in the repository of the reports folder.
    ///
    /// # Errors
    /// In words, when there is no git, no repository, or no such revision.
    pub(super) fn find(reports: &Path, name: &str) -> Result<Self, String> {
        if !reports.is_dir() {
            return Err(format!(
                "there is no folder `{}` to compare with a revision",
                reports.display()
            ));
        }
        let mut found = Self {
            reports: reports.to_owned(),
            name: name.to_owned(),
            commit: String::new(),
        };
        let commit = format!("{name}^{{commit}}");
        let arguments = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ];
        let hash = found.git(&arguments)?.map_err(|said| match &said[..] {
            "" => format!("there is no revision `{name}` here; in a shallow clone, fetch it first"),
            _ => said,
        })?;
        found.commit.push_str(String::from_utf8_lossy(&hash).trim());
        Ok(found)
    }

    /// The revision as it was named.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The folders in the reports folder.
    ///
    /// # Errors
    /// What git says.
    pub(super) fn folders(&self) -> Result<Vec<String>, String> {
        let arguments = ["ls-tree", "-d", "-z", "--name-only", &self.commit];
        let names = self.git(&arguments)??;
        let names = String::from_utf8_lossy(&names);
        let names = names.split('\0').filter(|name| !name.is_empty());
        Ok(names.map(str::to_owned).collect())
    }

    /// A file in one of the folders; `None` when it is not there.
    ///
    /// # Errors
    /// When git cannot be started.
    pub(super) fn file(&self, folder: &str, file: &str) -> Result<Option<Vec<u8>>, String> {
        let object = format!("{}:./{folder}/{file}", self.commit);
        Ok(self.git(&["cat-file", "blob", &object])?.ok())
    }

    /// What git writes, or what it complains of.
    fn git(&self, arguments: &[&str]) -> Result<Result<Vec<u8>, String>, String> {
        let ran = Command::new("git")
            .arg("-C")
            .arg(&self.reports)
            .args(arguments)
            .output()
            .map_err(|error| format!("git cannot be started: {error}"))?;
        Ok(if ran.status.success() {
            Ok(ran.stdout)
        } else {
            Err(String::from_utf8_lossy(&ran.stderr).trim().to_owned())
        })
    }
}
