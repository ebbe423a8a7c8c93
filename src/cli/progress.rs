//! A line on the terminal that says how far a long run is.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// How often the line is drawn anew.
const TICK: Duration = Duration::from_millis(200);

/// How many studies are done, on stderr; nothing where that is no terminal, where CI runs, or where
/// only problems are to be said.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(super) fn new(studies: usize, quiet: bool) -> Self {
        let seen = std::io::stderr().is_terminal() && std::env::var_os("CI").is_none();
        if quiet || !seen {
            return Self {
                bar: ProgressBar::hidden(),
            };
        }
        let style =
            ProgressStyle::with_template("{spinner} {pos} of {len} studies, {elapsed}: {msg}")
                .expect("the template is a constant and well formed");
        let bar = ProgressBar::new(studies as u64).with_style(style);
        bar.enable_steady_tick(TICK);
        Self { bar }
    }

    /// Says which study began, does its work, and counts it.
    pub(super) fn of<T>(&self, study: &str, work: impl FnOnce() -> T) -> T {
        self.bar.set_message(study.to_owned());
        let result = work();
        self.bar.inc(1);
        result
    }
}

impl Drop for Progress {
    /// Leaves the terminal as it was.
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
