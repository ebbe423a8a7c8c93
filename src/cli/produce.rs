//! From a study that was found to the report it makes, in memory: what `run` and `check` share.

use std::iter;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::Options;
use super::progress::Progress;
use crate::pipeline;
use crate::report::{self, Files, TemplateError, WordError};
use crate::results::Results;
use crate::study::{self, Discovered, Place, Problem, SeenIn, Status};

/// What a study came to.
pub(super) enum Produced {
    /// A report.
    Report(Box<Produce>),
    /// Nothing: it is a template.
    Template,
    /// Nothing: its data are not here, and are to be had elsewhere.
    WithoutData {
        /// Where, in the study's words.
        obtain: String,
    },
    /// Problems.
    Failed(Vec<Problem>),
}

/// A report that is not written yet.
pub(super) struct Produce {
    /// What the study found.
    pub(super) results: Results,
    /// The files of the report.
    pub(super) files: Files,
    /// Where they belong.
    pub(super) folder: PathBuf,
}

/// Applies `f` to every study, as many at a time as asked, results in the order of the studies.
///
/// Each study is handed to the threads of the pool on its own: in a loop of the pool, a thread that waits
/// for a part of one study would begin the next upon it, and many studies would fill its stack.
pub(super) fn in_parallel<T: Send>(
    options: &Options,
    studies: &[Discovered],
    f: impl Fn(&Discovered) -> T + Sync + Send,
) -> Vec<T> {
    let progress = Progress::new(studies.len(), options.quiet);
    let f = |study: &Discovered| progress.of(&study.id, || f(study));
    let jobs = options.jobs.map_or(0, usize::from);
    let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(jobs).build() else {
        // Without threads the studies run one after the other.
        return studies.iter().map(f).collect();
    };
    let next = AtomicUsize::new(0);
    let take = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let study = studies.get(at)?;
        Some((at, pool.install(|| f(study))))
    };
    let at_a_time = pool.current_num_threads().min(studies.len());
    let mut made: Vec<(usize, T)> = thread::scope(|scope| {
        let handing = || scope.spawn(|| iter::from_fn(take).collect::<Vec<_>>());
        let threads: Vec<_> = (0..at_a_time).map(|_| handing()).collect();
        let made = threads.into_iter().map(thread::ScopedJoinHandle::join);
        made.flat_map(|made| made.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, one)| one).collect()
}

/// Runs a study and renders its report.
pub(super) fn produce(found: &Discovered, options: &Options) -> Produced {
    produce_without(&[], found, options)
}

/// Runs a study without some of its claims, which are known by their places.
pub(super) fn produce_without(
    claims: &[&Place],
    found: &Discovered,
    options: &Options,
) -> Produced {
    let mut study = match study::read(&found.file, &found.shown) {
        Ok(study) => study,
        Err(problems) => return Produced::Failed(problems),
    };
    study.claims.retain(|claim| !claims.contains(&&claim.place));
    if study.head.status == Status::Template {
        return Produced::Template;
    }
    let folder = options.reports.join(&study.id);
    if is_same_folder(&folder, &study.folder) {
        return Produced::Failed(vec![over_study(&folder)]);
    }
    let obtain = study.data.obtain.clone();
    let rendered =
        pipeline::run(study, options.data_dir.as_deref()).and_then(|results| match report::render(
            &results,
        ) {
            Ok(files) => Ok(Box::new(Produce {
                results,
                files,
                folder,
            })),
            Err(error) => Err(vec![template_problem(&error)]),
        });
    match (rendered, obtain) {
        (Ok(report), _) => Produced::Report(report),
        (Err(problems), Some(obtain)) if is_absent(&problems) => Produced::WithoutData { obtain },
        (Err(problems), _) => Produced::Failed(problems),
    }
}

/// Whether all that is wrong is that there is no data file.
pub(super) fn is_absent(problems: &[Problem]) -> bool {
    problems.iter().all(|problem| problem.code == "data-absent")
}

fn is_same_folder(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// A report in the study's own folder would take its `tables/` for those of an older report.
fn over_study(folder: &Path) -> Problem {
    let message = format!(
        "the report would be written into the study's own folder, `{}`",
        folder.display()
    );
    let help = Some("name another folder with `--reports`");
    Problem::without_place("report-over-study", message, help, SeenIn::StudyFile)
}

/// A template that does not fit: the researcher's own is a part of the study, the default one of the
/// program.
fn template_problem(error: &TemplateError) -> Problem {
    match error {
        TemplateError::Default(_) => not_written(&error.to_string()),
        TemplateError::Own { .. } => Problem::without_place(
            "template-does-not-fit",
            error.to_string(),
            Some(
                "`equifinal template` prints the default one; the chapter \"A template of your own\" of the manual says what there is",
            ),
            SeenIn::StudyFile,
        ),
    }
}

/// The Word file that a study asks for and that cannot be made.
pub(super) fn without_word(error: &WordError) -> Problem {
    let help = match error {
        WordError::NoPandoc => {
            "install pandoc (https://pandoc.org), or leave `docx` out of `report.outputs`"
        }
        WordError::NoConverter => {
            "install it (Debian and Ubuntu: librsvg2-bin), or leave `docx` out of `report.outputs`"
        }
        WordError::Failed(_) | WordError::File(_) => "or leave `docx` out of `report.outputs`",
    };
    Problem::without_place("no-word-file", error.to_string(), Some(help), SeenIn::Data)
}

/// A report that could not be made or written.
pub(super) fn not_written(message: &str) -> Problem {
    Problem::without_place("report-not-written", message.to_owned(), None, SeenIn::Data)
}
