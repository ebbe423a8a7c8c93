//! What differs between the results of two runs of a study, in words.

mod calibration;
mod claims;
mod data;
mod necessity;
mod paths;
mod protocol;
mod ranges;
mod rows;
mod solutions;
mod variants;

use serde::Serialize;

pub use claims::claim_name;

use super::record::Record;
use crate::wording::Numbers;

/// Something that differs between two runs, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The stage that it belongs to.
    pub part: Part,
    /// How much it says.
    pub weight: Weight,
    /// What it is about: a set, an outcome, a solution, a claim.
    pub about: String,
    /// What changed.
    pub text: String,
}

/// How much a change says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// A difference in kind: another path, another verdict, another row.
    Kind,
    /// A difference in degree: the fit of a whole solution.
    Fit,
    /// A figure of less weight: the fit of one path, memberships that crossed nothing.
    Detail,
}

/// The stages of a study, as far as changes belong to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The version of the program.
    Engine,
    /// What the study declares.
    Study,
    /// Data: cases and values.
    Data,
    /// Anchors and memberships.
    Calibration,
    /// Necessity.
    Necessity,
    /// Rows of the truth table.
    TruthTable,
    /// Solutions, models and paths.
    Solutions,
    /// Claims.
    Claims,
    /// What a reader should know.
    Findings,
}

/// What differs between two runs: what went in, and what came out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// What went in: the program, the study file, the data.
    pub causes: Vec<Change>,
    /// What came out: the findings.
    pub changes: Vec<Change>,
}

impl Comparison {
    /// Compares two runs of a study, numbers as far as the later report shows their digits.
    #[must_use]
    pub fn of(old: &Record, new: &Record) -> Self {
        let numbers = Numbers::new(new.digits());
        let mut causes = Changes::new(numbers);
        data::engine(&mut causes, old, new);
        data::study(&mut causes, old, new);
        data::data(&mut causes, old, new);
        let mut changes = Changes::new(numbers);
        calibration::sets(&mut changes, old, new);
        necessity::necessity(&mut changes, old, new);
        rows::truth_tables(&mut changes, old, new);
        solutions::solutions(&mut changes, old, new);
        variants::variants(&mut changes, old, new);
        ranges::ranges(&mut changes, old, new);
        protocol::protocol(&mut changes, old, new);
        claims::claims(&mut changes, old, new);
        claims::findings(&mut changes, old, new);
        if changes.list.is_empty() && !same_results(old, new) {
            let digits = new.digits();
            changes.part = Part::Findings;
            changes.add(
                "numbers",
                format!("some differ, but not in the {digits} digits that the report shows"),
            );
        }
        Self {
            causes: causes.list,
            changes: changes.list,
        }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.causes.is_empty() && self.changes.is_empty()
    }

    /// Whether the version of the program is the only thing that differs.
    #[must_use]
    pub fn is_engine_only(&self) -> bool {
        self.changes.is_empty() && self.causes.iter().all(|cause| cause.part == Part::Engine)
    }
}

/// Whether what came out is the same to the last digit.
fn same_results(old: &Record, new: &Record) -> bool {
    old.sets == new.sets
        && old.necessity == new.necessity
        && old.truth_table == new.truth_table
        && old.solutions == new.solutions
        && old.variants == new.variants
        && old.robustness == new.robustness
        && old.claims == new.claims
        && old.findings == new.findings
}

/// Changes as they are gathered.
struct Changes {
    numbers: Numbers,
    part: Part,
    list: Vec<Change>,
}

/// How many names a sentence lists before it only counts the others.
const MOST_NAMES: usize = 8;

impl Changes {
    fn new(numbers: Numbers) -> Self {
        Self {
            numbers,
            part: Part::Engine,
            list: Vec::new(),
        }
    }

    /// Adds a difference in kind.
    fn add(&mut self, about: impl Into<String>, text: impl Into<String>) {
        self.weighed(Weight::Kind, about, text);
    }

    /// Adds a difference in degree.
    fn weighed(&mut self, weight: Weight, about: impl Into<String>, text: impl Into<String>) {
        self.list.push(Change {
            part: self.part,
            weight,
            about: about.into(),
            text: text.into(),
        });
    }

    /// `0.812 → 0.745`; `None` when the shown digits are the same.
    fn moved(&self, old: Option<f64>, new: Option<f64>) -> Option<String> {
        let (old, new) = (self.numbers.text(old), self.numbers.text(new));
        (old != new).then(|| format!("{old} → {new}"))
    }

    /// `consistency 0.812 → 0.745, coverage 0.5 → 0.6`; `None` when no shown digit differs.
    fn fits(&self, parameters: &[(&str, Option<f64>, Option<f64>)]) -> Option<String> {
        let moved: Vec<String> = parameters
            .iter()
            .filter_map(|&(name, old, new)| Some(format!("{name} {}", self.moved(old, new)?)))
            .collect();
        (!moved.is_empty()).then(|| moved.join(", "))
    }
}

/// `A, B and C`; beyond eight, `A, B, …, H and 12 more`.
fn names<S: AsRef<str>>(names: &[S]) -> String {
    let shown = names.iter().take(MOST_NAMES);
    let mut items: Vec<String> = shown.map(|name| name.as_ref().to_owned()).collect();
    if names.len() > MOST_NAMES {
        items.push(format!("{} more", names.len() - MOST_NAMES));
    }
    crate::wording::and(&items)
}

/// What of `new` is not in `old`.
fn only_in<'a>(new: &'a [String], old: &[String]) -> Vec<&'a str> {
    let known: std::collections::BTreeSet<&str> = old.iter().map(String::as_str).collect();
    let new = new.iter().map(String::as_str);
    new.filter(|name| !known.contains(name)).collect()
}
