//! A temporary folder in which the program runs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::report_text;

/// A temporary folder that holds studies, and soon reports.
pub(crate) struct Folder {
    root: TempDir,
}

/// Files by their paths.
pub(crate) type Contents = BTreeMap<String, Vec<u8>>;

/// What the program did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self {
            root: tempfile::tempdir().unwrap(),
        }
    }

    /// A folder with one study, `studies/s`, and its data.
    pub(crate) fn with_study(study: &str, data: impl AsRef<[u8]>) -> Self {
        let folder = Self::new();
        folder.write_study("s", study, data);
        folder
    }

    pub(crate) fn write_study(&self, id: &str, study: impl AsRef<[u8]>, data: impl AsRef<[u8]>) {
        self.write(&format!("studies/{id}/study.yaml"), study);
        self.write(&format!("studies/{id}/data.csv"), data);
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn exists(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Every file below a folder, by its path in it.
    pub(crate) fn files(&self, path: &str) -> Contents {
        files_below(&self.path(path))
    }

    /// The program with these arguments, in this folder and with nothing of the caller's environment.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_equifinal"));
        command.args(arguments).current_dir(self.root.path());
        command.env_clear().env("LC_ALL", "C").env("TZ", "UTC");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        ran(&mut self.command(arguments))
    }

    /// Runs the study `s`, which must succeed; its report is checked for what no report may hold.
    pub(crate) fn analysed(&self) -> Value {
        let ran = self.run(&["run"]);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{ran:?}");
        report_text::check(&self.report());
        serde_json::from_str(&self.read("reports/s/results.json")).unwrap()
    }

    pub(crate) fn report(&self) -> String {
        self.read("reports/s/report.md")
    }
}

/// Runs a command to its end.
pub(crate) fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        status: output.status.code().expect("the program ends by itself"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Every file below a folder, by its path in it.
pub(crate) fn files_below(folder: &Path) -> Contents {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            files.insert(path.to_str().unwrap().to_owned(), bytes);
        }
    }
    files
}
