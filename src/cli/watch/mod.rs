//! `equifinal watch`: studies run again whenever their files are saved.

mod changes;
mod seen;

use std::collections::BTreeMap;

use super::outcome::Outcome;
use super::output::Output;
use super::places::Places;
use super::produce::{Produce, produce};
use super::reported::{Reported, reported, results_file};
use super::run::write;
use super::{Colour, Options, compared};
use crate::findings::{Comparison, Record};
use crate::study::{self, Discovered, Problem, SeenIn};
use changes::Changes;
use seen::Seen;

/// An example, below the options.
pub(super) const EXAMPLE: &str = "\
Example: keep this running in one terminal while you edit the study in another window:
  $ equifinal watch studies/teaching-example
  watching 1 study; Ctrl-C ends
  teaching-example: reports/teaching-example/report.md rewritten, 8 of 8 claims hold
      what changed
        sufficiency.consistency: 0.8 → 0.9
      findings unchanged";

/// What stands behind the number of problems.
const STAYS: &str = "; its report stays as it is";

/// As of a run; one study runs at a time.
#[derive(clap::Args, Debug)]
pub(super) struct WatchOptions {
    #[command(flatten)]
    places: Places,
    /// Say only what went wrong
    #[arg(short, long)]
    quiet: bool,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

impl WatchOptions {
    /// The same as options of a run.
    fn options(&self) -> Options {
        let Places {
            paths,
            reports,
            data_dir,
        } = self.places.clone();
        Options {
            paths,
            reports,
            data_dir,
            jobs: None,
            quiet: self.quiet,
            color: self.color,
        }
    }
}

/// `equifinal watch`: the exit status.
pub(super) fn watch(options: &WatchOptions) -> u8 {
    let options = &options.options();
    let output = &options.output();
    let studies = match study::discover(&options.paths, &options.reports) {
        Ok(studies) => studies,
        Err(problems) => return output.problems(&problems),
    };
    // Watched before anything is read, so that nothing saved meanwhile is missed.
    let mut changes = match changes_below(options) {
        Ok(changes) => changes,
        Err(error) => return output.problems(&[not_watched(&error)]),
    };
    end_at_ctrl_c();
    let mut watched = BTreeMap::new();
    for found in &studies {
        watched.insert(found.id.clone(), Watched::first(found, options, output));
    }
    let count = counted_studies(studies.len());
    output.result(&format!("watching {count}; Ctrl-C ends"));
    while changes.wait() {
        look_again(&mut watched, options, output);
    }
    output.problem("the watch ended: the system tells of no more changes");
    3
}

fn changes_below(options: &Options) -> notify::Result<Changes> {
    let folders = options.paths.iter().map(|path| {
        let is_file = path.is_file();
        let parent = path.parent().filter(|_| is_file);
        parent.map_or_else(|| path.clone(), std::path::Path::to_owned)
    });
    Changes::below(folders.chain(options.data_dir.clone()))
}

fn counted_studies(studies: usize) -> String {
    crate::wording::counted(studies as u128, "study", "studies")
}

/// A report is written as a whole or not at all, so that the program can end at any instant.
#[cfg(unix)]
fn end_at_ctrl_c() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    let always = Arc::new(AtomicBool::new(true));
    let interrupt = signal_hook::consts::SIGINT;
    // Where the system refuses, Ctrl-C ends the program all the same, with another status.
    let _ = signal_hook::flag::register_conditional_shutdown(interrupt, 0, always);
}

/// Elsewhere Ctrl-C ends the program as the system has it.
#[cfg(not(unix))]
fn end_at_ctrl_c() {}

fn not_watched(error: &notify::Error) -> Problem {
    let message = format!("the folders cannot be watched: {error}");
    let help = Some("run the studies with `equifinal run` after each change");
    Problem::without_place("not-watched", message, help, SeenIn::Data)
}

/// A study that is watched.
struct Watched {
    /// The files that it was last run with.
    seen: Seen,
    /// Its last results; none while it has none.
    record: Option<Record>,
    /// How its last run ended.
    ended: Ended,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// With a report, which tells the files that count.
    WithReport,
    /// Without one: any file of the study's folder may be what it lacks.
    Without,
}

impl Watched {
    /// A study as it is met: it runs where its report is not of these very files.
    fn first(found: &Discovered, options: &Options, output: &Output) -> Self {
        let data_dir = options.data_dir.as_deref();
        let file = results_file(found, &options.reports);
        let json = std::fs::read(file).unwrap_or_default();
        let record = Record::read(&json).ok();
        let mut watched = Self {
            seen: Seen::of_all(found, record.as_ref(), data_dir),
            record,
            ended: Ended::Without,
        };
        match (reported(found, &options.reports, data_dir), &watched.record) {
            (Reported::UpToDate, Some(record)) => {
                watched.seen = watched.seen.narrowed(found, record, data_dir);
                watched.ended = Ended::WithReport;
            }
            _ => watched.run(found, options, output),
        }
        watched
    }

    /// Runs the study where its files have other bytes than before.
    fn look_again(&mut self, found: &Discovered, options: &Options, output: &Output) {
        let data_dir = options.data_dir.as_deref();
        let all = Seen::of_all(found, self.record.as_ref(), data_dir);
        let now = match (self.ended, &self.record) {
            (Ended::WithReport, Some(record)) => all.narrowed(found, record, data_dir),
            _ => all.clone(),
        };
        if now != self.seen {
            self.seen = all;
            self.run(found, options, output);
        }
    }

    fn run(&mut self, found: &Discovered, options: &Options, output: &Output) {
        self.ended = Ended::Without;
        let tree = Discovered {
            named: false,
            ..found.clone()
        };
        let outcome = Outcome::from(produce(found, options));
        if let Ok(made) = outcome.done(&tree, STAYS, output) {
            self.written(found, *made, output);
        }
        if let (Ended::WithReport, Some(record)) = (self.ended, &self.record) {
            let data_dir = options.data_dir.as_deref();
            self.seen = self.seen.narrowed(found, record, data_dir);
        }
    }

    fn written(&mut self, found: &Discovered, made: Produce, output: &Output) {
        let json = made.files.get("results.json");
        let record = json.and_then(|json| Record::read(json).ok());
        match write(made) {
            Ok(line) => output.result(&format!("{}: {line}", found.id)),
            Err(problem) => {
                let failed = Outcome::<()>::Failed(vec![problem]);
                let _ = failed.done(found, STAYS, output);
                return;
            }
        }
        if let (Some(old), Some(new)) = (&self.record, &record) {
            for line in compared::lines(&Comparison::of(old, new)) {
                output.result(&line);
            }
        }
        self.record = record;
        self.ended = Ended::WithReport;
    }
}

/// Looks at every study after a change, at new ones and at those that are gone.
fn look_again(watched: &mut BTreeMap<String, Watched>, options: &Options, output: &Output) {
    let studies = match study::discover(&options.paths, &options.reports) {
        Ok(studies) => studies,
        Err(problems) => {
            // While an editor replaces the only study file, there is none for an instant.
            if !problems.iter().all(|problem| problem.code == "no-study") {
                output.problems(&problems);
                return;
            }
            Vec::new()
        }
    };
    let gone: Vec<String> = watched
        .keys()
        .filter(|id| !studies.iter().any(|study| study.id == **id))
        .cloned()
        .collect();
    for id in gone {
        watched.remove(&id);
        let report = options.reports.join(&id);
        output.result(&format!(
            "{id}: gone; its report stays in {}",
            report.display()
        ));
    }
    for found in &studies {
        if let Some(known) = watched.get_mut(&found.id) {
            known.look_again(found, options, output);
        } else {
            output.result(&format!("{}: found", found.id));
            let first = Watched::first(found, options, output);
            watched.insert(found.id.clone(), first);
        }
    }
}
