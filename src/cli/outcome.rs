//! What a command came to for a study, and how that is said: the same words for every command.

use super::output::Output;
use super::produce::{Produce, Produced, is_absent};
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

    /// Says what became of a study; `but` stands behind the number of problems. The exit status.
    fn say(self, study: &Discovered, but: &str, output: &Output, done: impl Fn(T) -> String) -> u8 {
        let id = &study.id;
        match self {
            Self::Done(done_so) => {
                output.result(&format!("{id}: {}", done(done_so)));
                0
            }
            Self::Template => say_template(study, output),
            Self::WithoutData(obtain) => {
                output.result(&format!("{id}: {}", without_data(&obtain)));
                0
            }
            Self::Failed(problems) => {
                let status = output.problems(&problems);
                output.problem(&format!("{id}: {}{but}", counted(problems.len())));
                status
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
    let said = said.map(|(study, outcome)| outcome.say(study, but, output, &done));
    let status = said.max().unwrap_or(0);
    status.max(all_without_data(skipped, studies.len(), output))
}
