//! From a study file to a valid [`Study`], gathering every problem on the way.

mod alike;
mod anchors;
mod calibrate;
mod claims;
mod combine;
mod curves;
mod data;
mod decisions;
mod enhanced;
mod expectations;
mod expressions;
mod fields;
mod frozen;
mod head;
mod listing;
mod nca;
mod preparation;
mod problems;
mod protocol;
mod publish;
mod ranges;
mod report;
mod robustness;
mod sets;
mod six;
mod source;
mod statements;
mod sufficiency;
mod thresholds;
mod values;
mod variants;
mod wording;

use std::path::Path;
use std::sync::Arc;

use crate::study::document::{self, Node};
use crate::study::{DataPlan, Problem, SeenIn, SourceText, Study, discover, sha256};

pub(crate) use source::{is_database, may_hold_password};

use claims::{Declared, Subject};
use fields::Keys;
use problems::Problems;

/// The codes of all problems that a study file alone can show.
pub const CODES: &[&str] = &[
    "address-in-study",
    "anchor-not-frozen",
    "anchors-equal",
    "anchors-out-of-order",
    "claim-says-nothing",
    "condition-is-outcome",
    "contradiction-not-below",
    "duplicate-key",
    "duplicate-set",
    "duplicate-variant",
    "enhanced-bars-nothing",
    "everything-barred",
    "frozen-anchor-changed",
    "key-of-other-source",
    "keys-exclude-each-other",
    "listed-twice",
    "lock-missing",
    "lock-unreadable",
    "missing-key",
    "nca-not-declared",
    "needs-values",
    "negated-outcome-not-analysed",
    "newer-format",
    "newer-lock",
    "no-conditions",
    "no-core-conditions",
    "no-such-figure",
    "no-such-value",
    "no-template",
    "no-value",
    "not-a-key",
    "not-a-literal",
    "not-a-path",
    "not-a-row",
    "not-an-anchor",
    "not-an-expression",
    "not-an-sql-expression",
    "not-finite",
    "not-in-path",
    "not-replaceable",
    "not-rising",
    "not-row-by-row",
    "not-utf8",
    "not-yaml",
    "not-yet-supported",
    "one-outcome",
    "out-of-range",
    "path-leaves-study",
    "percentile-out-of-range",
    "rows-renumbered",
    "scope-without-ranges",
    "scores-and-breaks",
    "separators-equal",
    "set-name",
    "solution-not-computed",
    "text-and-numbers",
    "three-or-six-anchors",
    "too-many-conditions",
    "unknown-key",
    "unknown-set",
    "unknown-word",
    "unsupported-file",
    "unused-set",
    "variant-says-nothing",
    "wrong-expectation",
    "wrong-format",
    "wrong-type",
];

const KEYS: Keys = Keys {
    allowed: &[
        "format",
        "title",
        "citation",
        "status",
        "provenance",
        "provenance_note",
        "data",
        "sets",
        "outcome",
        "conditions",
        "calibration",
        "necessity",
        "sufficiency",
        "variants",
        "robustness",
        "claims",
        "acknowledge",
        "limits",
        "report",
    ],
    later: &[],
};

/// Where the values of frozen anchors come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FrozenAnchors {
    /// From the lock beside the study file.
    FromLock,
    /// From the data: the study is read to be frozen.
    FromData,
}

/// Reads and checks a study file, and its `study.lock` where it declares frozen anchors.
///
/// `shown_name` is the name of the file in messages.
///
/// # Errors
/// Every problem of the file, in the order of its lines; one alone when the file cannot be read,
/// is not UTF-8 or not YAML. A lock that is missing, that cannot be read, or that does not hold the
/// anchors as declared.
pub fn read(path: &Path, shown_name: &str) -> Result<Study, Vec<Problem>> {
    read_with(path, shown_name, FrozenAnchors::FromLock)
}

/// Reads and checks a study file whose anchors are about to be frozen, whatever its lock is.
///
/// # Errors
/// As for [`read`], but for the lock.
pub fn read_to_freeze(path: &Path, shown_name: &str) -> Result<Study, Vec<Problem>> {
    read_with(path, shown_name, FrozenAnchors::FromData)
}

fn read_with(path: &Path, shown_name: &str, frozen: FrozenAnchors) -> Result<Study, Vec<Problem>> {
    let (folder, id) = discover::folder_and_id(path).map_err(|problem| vec![problem])?;
    let bytes = std::fs::read(path).map_err(|error| vec![unreadable(shown_name, &error)])?;
    let source = document::decode(&bytes, shown_name).map_err(|problem| vec![*problem])?;
    check(&source, &folder, &id, frozen).map(|study| Study {
        sha256: sha256(&bytes),
        ..study
    })
}

/// Checks the text of a study file that belongs to a folder and has an id.
///
/// # Errors
/// As for [`read`].
pub fn read_text(
    text: &str,
    shown_name: &str,
    folder: &Path,
    id: &str,
) -> Result<Study, Vec<Problem>> {
    let source = document::decode(text.as_bytes(), shown_name).map_err(|problem| vec![*problem])?;
    check(&source, folder, id, FrozenAnchors::FromLock).map(|study| Study {
        sha256: sha256(text.as_bytes()),
        ..study
    })
}

/// Checks the text of the section `data` alone, which stands under its key: what a study that is about
/// to begin says about its source.
///
/// # Errors
/// Every problem of the section.
pub(crate) fn read_data(text: &str) -> Result<DataPlan, Vec<Problem>> {
    const DATA: Keys = Keys {
        allowed: &["data"],
        later: &[],
    };
    let source = Arc::new(SourceText {
        name: String::new(),
        text: text.to_owned(),
    });
    let (root, found) = document::parse(&source).map_err(|problem| vec![*problem])?;
    let mut problems = Problems::default();
    problems.extend(found);
    let section = problems.section(&root, DATA, data::EXAMPLE);
    let data = section.and_then(|section| data::read(&section, &mut problems));
    match data {
        Some(data) if problems.count() == 0 => Ok(data),
        _ => Err(problems.into_sorted()),
    }
}

fn unreadable(shown_name: &str, error: &std::io::Error) -> Problem {
    Problem {
        code: "unreadable",
        message: format!("`{shown_name}` cannot be read: {error}"),
        place: None,
        help: None,
        seen_in: SeenIn::StudyFile,
    }
}

fn check(
    source: &Arc<SourceText>,
    folder: &Path,
    id: &str,
    frozen: FrozenAnchors,
) -> Result<Study, Vec<Problem>> {
    let (root, found) = document::parse(source).map_err(|problem| vec![*problem])?;
    let mut problems = Problems::default();
    if head::is_newer_format(&root, &mut problems) {
        return Err(problems.into_sorted());
    }
    problems.extend(found);
    let study = assemble(&root, folder, id, frozen, &mut problems);
    // Not of variants, which may leave out what is made of a set.
    if let Some(study) = &study {
        combine::check_unused(study, &root, &mut problems);
    }
    match study {
        Some(study) if problems.count() == 0 => Ok(study),
        _ => Err(problems.into_sorted()),
    }
}

/// The study, when nothing is missing; `None` only with at least one problem.
fn assemble(
    root: &Node,
    folder: &Path,
    id: &str,
    frozen: FrozenAnchors,
    problems: &mut Problems,
) -> Option<Study> {
    let example =
        "`format: 1`, then `title`, `provenance`, `data`, `outcome`, `conditions` and so on";
    let section = problems.section(root, KEYS, example)?;
    head::read_format(&section, problems);
    let head = head::read(&section, problems);
    let data = data::read(&section, problems);
    let mut rules = calibrate::read_rules(&section, problems);
    let sets = sets::read(&section, &mut rules, problems);
    let vocabulary = sets.vocabulary();
    let necessity = sufficiency::read_necessity(&section, &vocabulary, problems);
    let sufficiency = sufficiency::read(&section, &vocabulary, &sets.expectations(), problems);
    let movables = sets.movables(sufficiency.as_ref());
    let variant_names = variants::names(&section);
    let subject = Subject {
        sets: &vocabulary,
        sufficiency: sufficiency.as_ref(),
        nca: match &necessity {
            None => Declared::Unread,
            Some((_, None)) => Declared::No,
            Some((_, Some(plan))) => Declared::Yes(plan),
        },
        movables: &movables,
        variants: &variant_names,
    };
    let claims = claims::read(&section, subject, problems);
    let robustness = robustness::read(&section, &movables, data.as_ref(), problems);
    let acknowledge = listing::read_acknowledge(&section, problems);
    let limits = listing::read_limits(&section, problems);
    let report = report::read_report(&section, folder, problems);
    let main = variants::Main {
        root,
        sets: &vocabulary,
        folder,
        id,
        frozen,
    };
    let study = sets.into_plans().and_then(|(outcome, conditions)| {
        let (necessity, nca) = necessity?;
        let (ranges, protocol) = robustness?;
        Some(Study {
            id: id.to_owned(),
            sha256: String::new(),
            folder: folder.to_owned(),
            head: head?,
            data: data?,
            outcome,
            conditions,
            at_half: rules.at_half?,
            anchors: rules.anchors?,
            necessity,
            nca,
            sufficiency: sufficiency?,
            ranges,
            claims: claims?,
            acknowledge: acknowledge?,
            limits: limits?,
            report: report?,
            variants: Vec::new(),
            protocol,
            decisions: Vec::new(),
        })
    });
    let study = study.map(|mut study| {
        study.decisions = decisions::list(&study, root);
        combine::check_raw_values(&study, root, problems);
        if frozen == FrozenAnchors::FromLock {
            frozen::apply(&mut study, root, problems);
        }
        study
    });
    // Last, so that a problem of the study is known and not told again of each variant.
    let variants = variants::read(&section, main, problems);
    let mut study = study?;
    study.variants = variants?;
    variants::check_row_numbers(&study, problems);
    decisions::add_variants(&mut study);
    Some(study)
}
