use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::diagnostics::without_passwords;
use super::output::Output;
use super::produce::{Produce, Produced, in_parallel, produce, produce_without};
use super::run::{all_without_data, counted, say_template, without_data};
use super::{CheckOptions, Format, Options, checked_bundle, compared, github};
use crate::findings::{Comparison, Part, StaleBecause, StaleFile, Staleness, claim_name};
use crate::report;
use crate::study::{self, Claim, Discovered, Place, Problem};
use crate::wording::{and, harmless};

/// How many stale files are named.
const MOST_FILES: usize = 4;

/// What `check` found of one study.
#[derive(Serialize)]
struct Checked {
    study: String,
    #[serde(flatten)]
    state: State,
    /// Claims that do not hold, and are not known to.
    claims_failing: Vec<FailingClaim>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum State {
    Compared(Staleness),
    Other {
        state: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        obtain: Option<String>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        problems: Vec<ProblemView>,
        #[serde(skip)]
        full: Vec<Problem>,
        /// What changed all the same, where only claims could not be checked.
        #[serde(skip_serializing_if = "Option::is_none")]
        comparison: Option<Comparison>,
    },
}

/// A claim that does not hold.
#[derive(Serialize)]
struct FailingClaim {
    number: usize,
    claim: String,
    expected: String,
    found: String,
    #[serde(skip)]
    place: Place,
}

/// A problem as data.
#[derive(Serialize)]
pub(super) struct ProblemView {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

/// All that `check` found.
#[derive(Serialize)]
struct Document<'a> {
    studies: &'a [Checked],
    /// Reports that belong to none of the studies.
    reports_without_study: &'a [String],
    /// What keeps any study from being found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<ProblemView>,
    status: u8,
}

/// `equifinal check`: the exit status.
pub(super) fn check(check: &CheckOptions, output: &Output) -> u8 {
    let options = &check.options;
    if let Some(bundle) = checked_bundle::among(&options.paths) {
        return checked_bundle::check(bundle, check, output);
    }
    match study::discover(&options.paths, &options.reports) {
        Ok(studies) => check_studies(&studies, options, check.format, output),
        Err(problems) => problems_found(&problems, check.format, output),
    }
}

/// Checks studies that were found: the exit status.
pub(super) fn check_studies(
    studies: &[Discovered],
    options: &Options,
    format: Format,
    output: &Output,
) -> u8 {
    let checked = in_parallel(options, studies, |study| check_one(study, options));
    let orphans = if studies.iter().any(|study| study.named) {
        Vec::new()
    } else {
        reports_without_study(&options.reports, studies)
    };
    let worst = studies.iter().zip(&checked);
    let worst = worst.map(|(study, one)| one.status(study)).max();
    let mut status = worst.unwrap_or(0);
    if format == Format::Json {
        let without = |one: &Checked| one.obtain().is_some();
        if checked.iter().all(without) {
            status = status.max(3);
        }
        let document = Document {
            studies: &checked,
            reports_without_study: &orphans,
            problems: Vec::new(),
            status,
        };
        output.json(&document);
        return status;
    }
    for (study, one) in studies.iter().zip(&checked) {
        one.say(study, output);
    }
    for orphan in &orphans {
        let folder = options.reports.join(orphan);
        let paths: Vec<String> = options
            .paths
            .iter()
            .map(|path| format!("`{}`", path.display()))
            .collect();
        output.wrong(&format!(
            "{}: no study below {} has this report",
            folder.display(),
            and(&paths)
        ));
    }
    let without = checked.iter().filter(|one| one.obtain().is_some()).count();
    status = status.max(all_without_data(without, checked.len(), output));
    let stale = checked.iter().filter(|one| one.is_stale()).count();
    if stale > 0 {
        let count = if stale == 1 {
            "1 report is"
        } else {
            &format!("{stale} reports are")
        };
        output.wrong(&format!(
            "{count} not what `equifinal run` would write; run it to bring them up to date"
        ));
    }
    if format == Format::Github {
        on_github(options, studies, &checked, output);
    }
    status
}

/// Problems that keep any study from being found.
pub(super) fn problems_found(problems: &[Problem], format: Format, output: &Output) -> u8 {
    match format {
        Format::Human => {}
        Format::Json => output.json(&Document {
            studies: &[],
            reports_without_study: &[],
            problems: problems.iter().map(ProblemView::of).collect(),
            status: super::output::status_of(problems),
        }),
        Format::Github => {
            for problem in problems {
                output.wrong(&github::problem(problem));
            }
        }
    }
    output.problems(problems)
}

fn check_one(found: &Discovered, options: &Options) -> Checked {
    let mut claims_failing = Vec::new();
    let other = |state, obtain| State::Other {
        state,
        obtain,
        problems: Vec::new(),
        full: Vec::new(),
        comparison: None,
    };
    let state = match produce(found, options) {
        Produced::Template => other("template", None),
        Produced::WithoutData { obtain } => other("without_data", Some(obtain)),
        Produced::Failed(problems) => {
            let comparison = without_claims(&problems, found, options);
            failed(problems, comparison)
        }
        Produced::Report(made) => {
            claims_failing = failing_claims(&made);
            match report::read(&made.folder, &made.files) {
                Ok(committed) => State::Compared(Staleness::of(&committed, &made.files)),
                Err(error) => failed(vec![unreadable(&made.folder, &error)], None),
            }
        }
    };
    Checked {
        study: found.id.clone(),
        state,
        claims_failing,
    }
}

/// What changed in a study of which only claims cannot be checked: a case that a claim names may
/// have left the data, and what that did to the findings is what one wants to know.
fn without_claims(
    problems: &[Problem],
    found: &Discovered,
    options: &Options,
) -> Option<Comparison> {
    let places = problems.iter().map(|problem| match problem.code {
        "claim-cannot-be-checked" => problem.place.as_ref(),
        _ => None,
    });
    let places: Vec<&Place> = places.collect::<Option<_>>()?;
    let Produced::Report(made) = produce_without(&places, found, options) else {
        return None;
    };
    let committed = report::read(&made.folder, &made.files).ok()?;
    match Staleness::of(&committed, &made.files) {
        Staleness::Stale { comparison, .. } => {
            comparison.map(|one| renumbered(one, &made.results.study.claims, &places))
        }
        _ => None,
    }
}

/// Claims under the numbers that they have in the study file, of which some were left out.
fn renumbered(mut comparison: Comparison, claims: &[Claim], left_out: &[&Place]) -> Comparison {
    let numbers: BTreeMap<String, String> = claims
        .iter()
        .enumerate()
        .map(|(at, claim)| {
            let before = |place: &&&Place| place.range.start < claim.place.range.start;
            let number = at + 1 + left_out.iter().filter(before).count();
            (claim_name(at + 1), claim_name(number))
        })
        .collect();
    comparison
        .changes
        .retain(|change| change.part != Part::Claims || numbers.contains_key(&change.about));
    for change in &mut comparison.changes {
        if let (Part::Claims, Some(name)) = (change.part, numbers.get(&change.about)) {
            change.about.clone_from(name);
        }
    }
    comparison
}

fn failed(problems: Vec<Problem>, comparison: Option<Comparison>) -> State {
    State::Other {
        comparison,
        state: "failed",
        obtain: None,
        problems: problems.iter().map(ProblemView::of).collect(),
        full: problems,
    }
}

fn unreadable(folder: &Path, error: &std::io::Error) -> Problem {
    let folder = folder.display();
    let message = format!("the report in `{folder}` cannot be read: {error}");
    Problem::without_place("report-unreadable", message, None, study::SeenIn::Data)
}

fn failing_claims(made: &Produce) -> Vec<FailingClaim> {
    let claims = made.results.claims.iter().zip(&made.results.study.claims);
    claims
        .enumerate()
        .filter(|(_, (checked, _))| !checked.holds && checked.departs.is_none())
        .map(|(at, (checked, declared))| FailingClaim {
            number: at + 1,
            claim: checked.claim.clone(),
            expected: checked.expected.clone(),
            found: checked.found.clone(),
            place: declared.place.clone(),
        })
        .collect()
}

/// The folders of reports whose study is not among those found.
fn reports_without_study(reports: &Path, studies: &[Discovered]) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(reports) else {
        return Vec::new();
    };
    let mut orphans: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().join("results.json").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !studies.iter().any(|study| study.id == *name))
        .collect();
    orphans.sort();
    orphans
}

impl ProblemView {
    fn of(problem: &Problem) -> Self {
        let at = problem.place.as_ref().map(github::file_and_line);
        Self {
            code: problem.code,
            message: without_passwords(&problem.message),
            help: problem.help.clone(),
            file: at.map(|(file, _)| file.to_owned()),
            line: at.map(|(_, line)| line),
        }
    }
}

impl Checked {
    fn obtain(&self) -> Option<&str> {
        match &self.state {
            State::Other { obtain, .. } => obtain.as_deref(),
            State::Compared(_) => None,
        }
    }

    fn is_stale(&self) -> bool {
        !matches!(
            self.state,
            State::Compared(Staleness::Current) | State::Other { .. }
        )
    }

    /// The exit status that this study calls for.
    fn status(&self, study: &Discovered) -> u8 {
        match &self.state {
            State::Other { full, .. } if !full.is_empty() => super::output::status_of(full),
            State::Other {
                state: "template", ..
            } => 2 * u8::from(study.named),
            State::Other { .. } => 0,
            State::Compared(_) => u8::from(self.is_stale() || !self.claims_failing.is_empty()),
        }
    }

    fn say(&self, study: &Discovered, output: &Output) {
        let id = &self.study;
        match &self.state {
            State::Other {
                full, comparison, ..
            } if !full.is_empty() => {
                output.wrong(&format!("{id}: failed"));
                if let Some(comparison) = comparison {
                    output.wrong("    some claims cannot be checked; without them");
                    for line in compared::lines(comparison) {
                        output.wrong(&line);
                    }
                }
                output.problems(full);
                output.problem(&format!("{id}: {}", counted(full.len())));
            }
            State::Other {
                obtain: Some(obtain),
                ..
            } => {
                output.result(&format!("{id}: {}", without_data(obtain)));
            }
            State::Other { .. } => {
                say_template(study, output);
            }
            State::Compared(Staleness::Current) if self.claims_failing.is_empty() => {
                output.result(&format!("{id}: current"));
            }
            State::Compared(state) => {
                for line in lines(id, state) {
                    output.wrong(&line);
                }
            }
        }
        let failing = self.claims_failing.iter();
        let unsaid: Vec<_> = failing.filter(|claim| !self.has_said(claim)).collect();
        if !unsaid.is_empty() {
            output.wrong("    claims that do not hold");
        }
        for claim in unsaid {
            output.wrong(&format!("      {}", claim.sentence()));
        }
    }

    /// Whether what changed tells of a claim already.
    fn has_said(&self, claim: &FailingClaim) -> bool {
        let State::Compared(Staleness::Stale {
            comparison: Some(comparison),
            ..
        }) = &self.state
        else {
            return false;
        };
        let about = claim_name(claim.number);
        let mut changes = comparison.changes.iter();
        changes.any(|change| change.part == Part::Claims && change.about == about)
    }
}

impl FailingClaim {
    fn sentence(&self) -> String {
        harmless(&format!(
            "claim {}: {} Expected: {}. Found: {}.",
            self.number, self.claim, self.expected, self.found
        ))
    }
}

/// What is said of a report that was compared.
fn lines(id: &str, state: &Staleness) -> Vec<String> {
    match state {
        Staleness::Current => vec![format!("{id}: current")],
        Staleness::Absent => vec![format!("{id}: absent: there is no report yet")],
        Staleness::Stale {
            files,
            comparison,
            unreadable,
        } => {
            let mut lines = vec![format!("{id}: stale")];
            match comparison {
                Some(comparison) if comparison.is_empty() => lines.push(by_hand()),
                Some(comparison) => lines.extend(compared::lines(comparison)),
                None => {}
            }
            lines.push(format!("    files: {}", files_in_words(files)));
            if let Some(reason) = unreadable {
                lines.push(format!(
                    "    the former results cannot be compared: {reason}"
                ));
            }
            lines
        }
    }
}

fn by_hand() -> String {
    "    the results are the same: the files were changed by hand, or made by another build"
        .to_owned()
}

fn files_in_words(files: &[StaleFile]) -> String {
    let word = |file: &StaleFile| match file.why {
        StaleBecause::Differs => file.path.clone(),
        StaleBecause::Missing => format!("{} (missing)", file.path),
        StaleBecause::LeftOver => format!("{} (left over)", file.path),
    };
    let mut words: Vec<String> = files.iter().take(MOST_FILES).map(word).collect();
    if files.len() > MOST_FILES {
        words.push(format!("{} more", files.len() - MOST_FILES));
    }
    and(&words)
}

/// Annotations on stdout, and the summary of the job.
fn on_github(options: &Options, studies: &[Discovered], checked: &[Checked], output: &Output) {
    let mut summary = vec!["## Equifinal check\n".to_owned()];
    for (study, one) in studies.iter().zip(checked) {
        let report = options.reports.join(&one.study).join("report.md");
        let report = report.display().to_string();
        let name = compared::escaped(&one.study);
        summary.push(format!("\n### {name}: {}\n", one.word()));
        match &one.state {
            State::Other { full, .. } => {
                for problem in full {
                    output.wrong(&github::problem(problem));
                    summary.push(format!(
                        "\n- {}\n",
                        compared::escaped(&without_passwords(&problem.message))
                    ));
                }
            }
            State::Compared(Staleness::Current) => {}
            State::Compared(state) => {
                let message = lines(&one.study, state).join("\n");
                let annotation = github::Annotation {
                    at: Some((&report, 1)),
                    title: &format!("{} is {}", one.study, one.word()),
                    message: &message,
                };
                output.wrong(&annotation.line());
                if let Staleness::Stale {
                    comparison: Some(comparison),
                    ..
                } = state
                {
                    summary.push(compared::markdown(comparison));
                }
            }
        }
        for claim in &one.claims_failing {
            let sentence = claim.sentence();
            let annotation = github::Annotation {
                at: Some((&study.shown, claim.place.line_and_column().0)),
                title: "a claim does not hold",
                message: &sentence,
            };
            output.wrong(&annotation.line());
            summary.push(format!("\n- ✗ {}\n", compared::escaped(&sentence)));
        }
    }
    if let Err(error) = github::summarize(&summary.concat()) {
        output.problem(&format!("the job summary cannot be written: {error}"));
    }
}

impl Checked {
    fn word(&self) -> &str {
        match &self.state {
            State::Compared(Staleness::Current) => "current",
            State::Compared(Staleness::Absent) => "absent",
            State::Compared(Staleness::Stale { .. }) => "stale",
            State::Other { state, .. } => state,
        }
    }
}
