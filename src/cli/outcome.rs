//! What a command came to for a study, and how that is said: the same words for every command.

use super::Options;
use super::output::Output;
use super::produce::{Produce, Produced, is_absent, produce};
use super::run::{all_without_data, counted, say_template, without_data};
use crate::study::{Discovered, Problem};

/// What became of one study.
pub(super) enum Outcome<T> {
    /// It is done.
    Done(T),
    /// A template: skipped.
    Template,
    /// Its data are not here, and where they are to be had: skipped.
    WithoutData(String),
    /// Problems.
    Failed(Vec<Problem>),
}

impl<T> Outcome<T> {
    /// Problems of a study, which is skipped where all that is wrong is that its data are elsewhere.
    pub(super) fn failed(problems: Vec<Problem>, obtain: Option<&str>) -> Self {
        match obtain {
            Some(obtain) if is_absent(&problems) => Self::WithoutData(obtain.to_owned()),
            _ => Self::Failed(problems),
        }
    }

    /// What was done, or else says why nothing was; `but` stands behind the number of problems.
    ///
    /// # Errors
    /// The exit status, where nothing was done.
    pub(super) fn done(self, study: &Discovered, but: &str, output: &Output) -> Result<T, u8> {
        let id = &study.id;
        match self {
            Self::Done(done) => Ok(done),
            Self::Template => Err(say_template(study, output)),
            Self::WithoutData(obtain) => {
                output.result(&format!("{id}: {}", without_data(&obtain)));
                Err(0)
            }
            Self::Failed(problems) => {
                let status = output.problems(&problems);
                output.problem(&format!("{id}: {}{but}", counted(problems.len())));
                Err(status)
            }
        }
    }
}

impl From<Produced> for Outcome<Box<Produce>> {
    fn from(produced: Produced) -> Self {
        match produced {
            Produced::Report(made) => Self::Done(made),
            Produced::Template => Self::Template,
            Produced::WithoutData { obtain } => Self::WithoutData(obtain),
            Produced::Failed(problems) => Self::Failed(problems),
        }
    }
}

/// Says what became of studies, each with what `done` says of it: the exit status, the highest of all.
pub(super) fn say_all<T>(
    studies: &[Discovered],
    outcomes: Vec<Outcome<T>>,
    but: &str,
    output: &Output,
    done: impl Fn(T) -> String,
) -> u8 {
    let skipped = outcomes.iter();
    let skipped = skipped.filter(|outcome| matches!(outcome, Outcome::WithoutData(_)));
    let skipped = skipped.count();
    let said = studies.iter().zip(outcomes);
    let said = said.map(|(study, outcome)| match outcome.done(study, but, output) {
        Ok(it) => {
            output.result(&format!("{}: {}", study.id, done(it)));
            0
        }
        Err(status) => status,
    });
    let status = said.max().unwrap_or(0);
    status.max(all_without_data(skipped, studies.len(), output))
}

/// Runs the one study that was asked for; where it has no results, says why.
///
/// # Errors
/// The exit status, where there are no results.
pub(super) fn produced(
    study: &Discovered,
    options: &Options,
    but: &str,
    output: &Output,
) -> Result<Box<Produce>, u8> {
    match produce(study, options).into() {
        Outcome::WithoutData(obtain) => {
            output.problem(&format!("{}: {}", study.id, without_data(&obtain)));
            Err(3)
        }
        outcome => outcome.done(study, but, output),
    }
}
