use super::Place;

/// Something that keeps a study from running, in words.
///
/// Problems of a study file are gathered and shown together. The program renders a problem with
/// the line it speaks of; the library leaves that to its caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable name in kebab-case, such as `unknown-key`.
    pub code: &'static str,
    /// What was found, with the user's words in backticks, in one line.
    pub message: String,
    /// Where in the study file.
    pub place: Option<Place>,
    /// What is allowed, what to do, or the nearest valid word, in one line.
    pub help: Option<String>,
    /// What it takes to see the problem, which decides the exit status.
    pub seen_in: SeenIn,
}

impl Problem {
    /// A problem that no line of a study file shows.
    pub(crate) fn without_place(
        code: &'static str,
        message: String,
        help: Option<&str>,
        seen_in: SeenIn,
    ) -> Self {
        Self {
            code,
            message,
            place: None,
            help: help.map(str::to_owned),
            seen_in,
        }
    }
}

/// What it takes to see a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeenIn {
    /// The study file alone: exit status 2.
    StudyFile,
    /// The data, or the analysis: exit status 3.
    Data,
}
