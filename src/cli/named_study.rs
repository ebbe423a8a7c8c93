//! A study that a command takes by its id or its path.

use std::path::{Path, PathBuf};

use super::output::Output;
use super::{Colour, Options, places};
use crate::study::{self, Discovered, Problem, SeenIn, nearest};

#[derive(clap::Args, Debug)]
pub(super) struct NamedStudy {
    /// The study: its id, its folder, or its study file
    #[arg(value_name = "STUDY")]
    study: PathBuf,
    /// The folder in which an id is looked for
    #[arg(long, value_name = "DIR", default_value = "studies")]
    studies: PathBuf,
    /// The folder that holds the reports
    #[arg(long, value_name = "DIR", default_value = "reports")]
    reports: PathBuf,
    /// A folder to look for data files in, first in DIR/<study>/, then in DIR itself
    #[arg(long, value_name = "DIR", value_parser = places::data_dir())]
    data_dir: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

impl NamedStudy {
    pub(super) fn output(&self) -> Output {
        Output::new(self.color, false)
    }

    /// The same as options of a run.
    pub(super) fn options(&self) -> Options {
        Options {
            paths: vec![self.study.clone()],
            reports: self.reports.clone(),
            data_dir: self.data_dir.clone(),
            jobs: None,
            quiet: true,
            color: self.color,
        }
    }

    /// Finds the study: at the path, where there is one, else under its id.
    pub(super) fn find(&self) -> Result<Discovered, Vec<Problem>> {
        if !self.study.exists() && self.studies.exists() {
            return self.under_id();
        }
        let is_none = |problems: &[Problem]| problems.iter().all(|one| one.code == "no-study");
        match self.only(&self.study, None) {
            // A folder without a study may have the name of one.
            Err(problems) if self.studies.exists() && is_none(&problems) => {
                self.under_id().map_err(|_| problems)
            }
            found => found,
        }
    }

    fn under_id(&self) -> Result<Discovered, Vec<Problem>> {
        self.only(&self.studies, self.study.to_str())
    }

    /// The only study at or below a path, or the one with an id.
    fn only(&self, at: &Path, wanted: Option<&str>) -> Result<Discovered, Vec<Problem>> {
        let mut found = study::discover(&[at.to_owned()], &self.reports)?;
        if let Some(id) = wanted {
            let ids: Vec<String> = found.iter().map(|study| study.id.clone()).collect();
            found.retain(|study| study.id == id);
            if found.is_empty() {
                return Err(vec![no_such_id(id, at, &ids)]);
            }
        }
        match <[Discovered; 1]>::try_from(found) {
            Ok([mut study]) => {
                study.named = true;
                Ok(study)
            }
            Err(several) => Err(vec![several_studies(at, &several)]),
        }
    }
}

fn no_such_id(id: &str, studies: &Path, ids: &[String]) -> Problem {
    let message = format!("there is no study `{id}` in `{}`", studies.display());
    let help = match nearest(id, ids) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the studies there are {}", ids.join(", ")),
    };
    Problem::without_place("no-study", message, Some(&help), SeenIn::StudyFile)
}

fn several_studies(path: &Path, studies: &[Discovered]) -> Problem {
    let message = format!(
        "`{}` holds {} studies, and one is asked for",
        path.display(),
        studies.len()
    );
    let ids: Vec<&str> = studies.iter().map(|study| study.id.as_str()).collect();
    let help = format!("name one of {}", ids.join(", "));
    Problem::without_place("several-studies", message, Some(&help), SeenIn::StudyFile)
}
