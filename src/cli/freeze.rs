use std::path::Path;

use super::Options;
use super::output::Output;
use super::produce::{in_parallel, is_absent};
use super::run::{all_without_data, counted as problems_counted, say_template, without_data};
use crate::findings;
use crate::pipeline;
use crate::study::{
    self, AnchorPolicy, Discovered, LOCK_FILE, Lock, LockError, Problem, SeenIn, Status, Study,
};
use crate::wording::counted;

/// What became of one study.
enum Frozen {
    /// Its anchors are frozen; what is said of it.
    Done(Vec<String>),
    /// A template: skipped.
    Template,
    /// Its data are not here, and where they are to be had: skipped.
    WithoutData(String),
    /// Problems.
    Failed(Vec<Problem>),
}

/// `equifinal freeze`: the exit status.
pub(super) fn freeze(options: &Options, output: &Output) -> u8 {
    let studies = match study::discover(&options.paths, &options.reports) {
        Ok(studies) => studies,
        Err(problems) => return output.problems(&problems),
    };
    let frozen = in_parallel(options, &studies, |study| freeze_one(study, options));
    let skipped = frozen
        .iter()
        .filter(|frozen| matches!(frozen, Frozen::WithoutData(_)));
    let skipped = skipped.count();
    let mut status = 0;
    for (study, frozen) in studies.iter().zip(frozen) {
        status = status.max(say(study, frozen, output));
    }
    status.max(all_without_data(skipped, studies.len(), output))
}

fn say(study: &Discovered, frozen: Frozen, output: &Output) -> u8 {
    match frozen {
        Frozen::Done(lines) => {
            for (i, line) in lines.iter().enumerate() {
                let about = if i == 0 {
                    format!("{}: {line}", study.id)
                } else {
                    format!("  {line}")
                };
                output.result(&about);
            }
            0
        }
        Frozen::Template => say_template(study, output),
        Frozen::WithoutData(obtain) => {
            output.result(&format!("{}: {}", study.id, without_data(&obtain)));
            0
        }
        Frozen::Failed(problems) => {
            let status = output.problems(&problems);
            let count = problems_counted(problems.len());
            output.problem(&format!("{}: {count}; nothing is frozen", study.id));
            status
        }
    }
}

fn freeze_one(found: &Discovered, options: &Options) -> Frozen {
    let study = match study::read_to_freeze(&found.file, &found.shown) {
        Ok(study) => study,
        Err(problems) => return Frozen::Failed(problems),
    };
    if study.head.status == Status::Template {
        return Frozen::Template;
    }
    let data_dir = options.data_dir.as_deref();
    match pipeline::freeze(&study, data_dir).and_then(|lock| keep(&study, found, &lock)) {
        Ok(lines) => Frozen::Done(lines),
        Err(problems) => match study.data.obtain {
            Some(obtain) if is_absent(&problems) => Frozen::WithoutData(obtain),
            _ => Frozen::Failed(problems),
        },
    }
}

/// Writes the lock where it says something new, and tells what was done.
fn keep(study: &Study, found: &Discovered, lock: &Lock) -> Result<Vec<String>, Vec<Problem>> {
    let file = Path::new(&found.shown).with_file_name(LOCK_FILE);
    let former = Lock::read(&study.folder);
    if lock.anchors() == 0 {
        return Ok(nothing_to_freeze(&file, &former));
    }
    let anchors = counted(lock.anchors() as u128, "anchor", "anchors");
    let shown = file.display();
    let (what, old) = match &former {
        Ok(old) if old.sha256() == lock.sha256() => {
            let line = format!("{shown} unchanged, {anchors} frozen");
            return Ok(with_hint(study, vec![line]));
        }
        Ok(old) => {
            let moved = findings::moved_anchors(old, lock);
            (
                format!("rewritten, {anchors} frozen, {moved} moved"),
                Some(old),
            )
        }
        Err(LockError::Missing) => (format!("written, {anchors} frozen"), None),
        Err(error) => (
            format!("written in place of one that cannot be used ({error}), {anchors} frozen"),
            None,
        ),
    };
    lock.write(&study.folder)
        .map_err(|error| vec![not_written(&file, &error.to_string())])?;
    let mut lines = vec![format!("{shown} {what}")];
    lines.extend(findings::frozen(old, lock));
    Ok(with_hint(study, lines))
}

fn nothing_to_freeze(file: &Path, former: &Result<Lock, LockError>) -> Vec<String> {
    let mut lines = vec!["nothing to freeze: no anchor is a statistic of the data".to_owned()];
    if !matches!(former, Err(LockError::Missing)) {
        lines.push(format!("{} has no use and can be deleted", file.display()));
    }
    lines
}

/// A study that does not say that its anchors are frozen goes on recomputing them.
fn with_hint(study: &Study, mut lines: Vec<String>) -> Vec<String> {
    if study.anchors == AnchorPolicy::Recompute {
        let hint = "the study recomputes its anchors still: declare `anchors: frozen` under `calibration` to keep these";
        lines.push(hint.to_owned());
    }
    lines
}

fn not_written(file: &Path, error: &str) -> Problem {
    Problem {
        code: "lock-not-written",
        message: format!("`{}` cannot be written: {error}", file.display()),
        place: None,
        help: None,
        seen_in: SeenIn::Data,
    }
}
