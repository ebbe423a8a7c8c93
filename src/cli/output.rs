use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Once;

use anstream::{AutoStream, ColorChoice};
use serde::Serialize;

use super::{Colour, diagnostics};
use crate::study::{Problem, SeenIn};

/// Where words go: results to stdout, problems to stderr. A closed pipe is no failure.
pub(super) struct Output {
    colour: ColorChoice,
    quiet: bool,
    /// On a terminal, the first problem is followed by where more is told of it.
    more_told: Once,
}

impl Output {
    pub(super) fn new(colour: Colour, quiet: bool) -> Self {
        let colour = match colour {
            Colour::Auto => ColorChoice::Auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        Self {
            colour,
            quiet,
            more_told: Once::new(),
        }
    }

    /// Text for other programs, without colour.
    pub(super) fn plain() -> Self {
        Self::new(Colour::Never, false)
    }

    /// A line of results.
    pub(super) fn result(&self, line: &str) {
        if !self.quiet {
            self.wrong(line);
        }
    }

    /// A line of results that says what is not as it should be: `--quiet` does not keep it back.
    pub(super) fn wrong(&self, line: &str) {
        let mut stream = AutoStream::new(io::stdout().lock(), self.colour);
        let _ = writeln!(stream, "{line}");
    }

    /// Results as one JSON document.
    pub(super) fn json(&self, document: &impl Serialize) {
        let text = serde_json::to_string_pretty(document);
        self.wrong(&text.expect("the document has text keys and finite numbers only"));
    }

    /// A line about what went wrong.
    pub(super) fn problem(&self, text: &str) {
        let mut stream = AutoStream::new(io::stderr().lock(), self.colour);
        let _ = writeln!(stream, "{}", text.trim_end());
    }

    /// Problems with the lines they speak of; the exit status that they call for.
    pub(super) fn problems(&self, problems: &[Problem]) -> u8 {
        self.problem(&diagnostics::render(problems, true));
        self.tell_more(problems);
        status_of(problems)
    }

    /// Says once, and to people only, what tells more of a code.
    fn tell_more(&self, problems: &[Problem]) {
        if let (Some(problem), true) = (problems.first(), io::stderr().is_terminal()) {
            let text = format!("`equifinal explain {}` tells more", problem.code);
            self.more_told.call_once(|| self.problem(&text));
        }
    }
}

/// A path as it is typed on the command line: in quotes where a shell would take it for several words.
pub(super) fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) {
        format!("\"{path}\"")
    } else {
        path
    }
}

/// The exit status that problems call for: the highest.
pub(super) fn status_of(problems: &[Problem]) -> u8 {
    problems.iter().map(exit_status).max().unwrap_or(0)
}

/// The exit status that a problem calls for.
fn exit_status(problem: &Problem) -> u8 {
    match problem.seen_in {
        SeenIn::StudyFile => 2,
        SeenIn::Data => 3,
    }
}
