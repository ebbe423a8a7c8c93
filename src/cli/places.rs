//! Where studies, their reports and their data lie.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};

/// Options of commands that take all studies of a tree.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Places {
    /// A study file, the folder of one, or a tree that holds studies
    #[arg(value_name = "PATH", default_value = "studies")]
    pub(super) paths: Vec<PathBuf>,
    /// The folder that holds the reports
    #[arg(long, value_name = "DIR", default_value = "reports")]
    pub(super) reports: PathBuf,
    /// A folder to look for data files in, first in DIR/<study>/, then in DIR itself
    #[arg(long, value_name = "DIR", value_parser = data_dir())]
    pub(super) data_dir: Option<PathBuf>,
}

/// Reads the value of `--data-dir`, and refuses what is no folder: no data would be found in it.
pub(super) fn data_dir() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(folder)
}

fn folder(path: PathBuf) -> Result<PathBuf, &'static str> {
    if path.is_dir() {
        Ok(path)
    } else {
        Err("there is no such folder")
    }
}
