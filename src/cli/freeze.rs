use std::path::Path;

use super::Options;
use super::outcome::{Outcome, say_all};
use super::output::Output;
use super::produce::in_parallel;
use crate::findings;
use crate::pipeline;
use crate::study::{
    self, AnchorPolicy, Discovered, LOCK_FILE, Lock, LockError, Problem, SeenIn, Status, Study,
};
use crate::wording::counted;

/// `equifinal freeze`: the exit status.
pub(super) fn freeze(options: &Options, output: &Output) -> u8 {
    let studies = match study::discover(&options.paths, &options.reports) {
        Ok(studies) => studies,
        Err(problems) => return output.problems(&problems),
    };
    let frozen = in_parallel(options, &studies, |study| freeze_one(study, options));
    say_all(&studies, frozen, "; nothing is frozen", output, |lines| {
        lines.join("\n  ")
    })
}

fn freeze_one(found: &Discovered, options: &Options) -> Outcome<Vec<String>> {
    let study = match study::read_to_freeze(&found.file, &found.shown) {
        Ok(study) => study,
        Err(problems) => return Outcome::Failed(problems),
    };
    if study.head.status == Status::Template {
        return Outcome::Template;
    }
    let data_dir = options.data_dir.as_deref();
    match pipeline::freeze(&study, data_dir).and_then(|lock| keep(&study, found, &lock)) {
        Ok(lines) => Outcome::Done(lines),
        Err(problems) => Outcome::failed(problems, study.data.obtain.as_deref()),
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
