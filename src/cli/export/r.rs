//! `equifinal export --to r`.

use std::path::PathBuf;

use super::super::produce::Produce;
use super::{ExportOptions, into, shipped};
use crate::r_script::{DataShown, RScript, r_script};
use crate::results::Results;
use crate::study::{Discovered, Problem};

/// Writes the script and its data; what is said of them.
pub(super) fn export(
    found: &Discovered,
    made: &Produce,
    options: &ExportOptions,
) -> Result<Vec<String>, Problem> {
    let folder = options.into.clone();
    let folder = folder.unwrap_or_else(|| PathBuf::from(format!("{}-r", found.id)));
    into::free(&folder, options.force)?;
    let shown = shown(&made.results);
    let RScript { script, data } = r_script(&made.results, shown);
    into::write(&folder.join("analysis.R"), script.as_bytes())?;
    let data_file = folder.join("data.csv");
    match &data {
        Some(data) => into::write(&data_file, data.as_bytes())?,
        None => into::remove(&data_file)?,
    }
    let data = match shown {
        DataShown::Raw => "data.csv holds the raw values",
        DataShown::Memberships => "data.csv holds memberships: raw values are not given on",
        DataShown::Nothing => "without data: the script says which it needs",
    };
    Ok(vec![format!(
        "{}: {}; {data}; run it there with `Rscript analysis.R`",
        found.id,
        folder.join("analysis.R").display(),
    )])
}

/// What of the cases may go along.
fn shown(results: &Results) -> DataShown {
    if shipped::kept_back(results).is_none() && results.lists_raw_values() {
        DataShown::Raw
    } else if results.lists_cases() {
        DataShown::Memberships
    } else {
        DataShown::Nothing
    }
}
