//! `variants`: re-runs of the study with keys replaced, conditions or cases left out.

use std::path::Path;

use crate::set::SetName;
use crate::study::document::{Entry, Kind, Node};
use crate::study::overlay::NotAMapping;
use crate::study::variant::{Touched, own_problem};
use crate::study::{
    Calibrate, ContradictoryRows, Place, Placed, Problem, Replacement, SeenIn, Study, Variant,
    nearest,
};

use super::FrozenAnchors;
use super::expressions::Vocabulary;
use super::fields::{Keys, Section, scalar_text};
use super::problems::Problems;
use super::wording::{listed, word};

const KEYS: Keys = Keys {
    allowed: &[
        "name",
        "because",
        "set",
        "without_cases",
        "without_conditions",
    ],
    later: &[],
};
const EXAMPLE: &str = "`{name: stricter consistency, set: {sufficiency.consistency: 0.85}}`";
const CASES_EXAMPLE: &str = "`without_cases: [Harbin]`";
const CONDITIONS_EXAMPLE: &str = "`without_conditions: [HS]`";

/// The sections whose keys a variant may replace.
const REPLACEABLE: [&str; 6] = [
    "data",
    "outcome",
    "conditions",
    "calibration",
    "necessity",
    "sufficiency",
];

/// Sections that are no decision of the analysis, or speak of the main run alone.
const FIXED: [&str; 12] = [
    "format",
    "title",
    "citation",
    "status",
    "provenance",
    "provenance_note",
    "variants",
    "robustness",
    "claims",
    "acknowledge",
    "limits",
    "report",
];

/// Keys within the sections that say which data are read, and what is compared.
const FIXED_WITHIN: [&str; 18] = [
    "data",
    "data.source",
    "data.case",
    "data.cluster",
    "data.time",
    "data.separator",
    "data.decimal",
    "data.encoding",
    "data.sheet",
    "data.range",
    "data.header_row",
    "data.value_labels",
    "data.query",
    "data.publish",
    "data.sha256",
    "data.obtain",
    "outcome",
    "sufficiency.solutions",
];

/// What variants are made from.
#[derive(Clone, Copy)]
pub(super) struct Main<'a> {
    pub(super) root: &'a Node,
    pub(super) sets: &'a Vocabulary,
    pub(super) folder: &'a Path,
    pub(super) id: &'a str,
    pub(super) frozen: FrozenAnchors,
}

/// Reads the variants, each checked as the whole study that it makes.
pub(super) fn read(
    root: &Section<'_>,
    main: Main<'_>,
    problems: &mut Problems,
) -> Option<Vec<Variant>> {
    let Some(node) = root.get("variants") else {
        return Some(Vec::new());
    };
    let mut names: Vec<Placed<String>> = Vec::new();
    problems.list_of(node, "variants", EXAMPLE, |problems, item| {
        let draft = Draft::read(item, main, problems);
        if let Some(name) = draft.as_ref().and_then(|draft| draft.name.as_ref()) {
            is_new(name, &names, problems);
            names.push(name.clone());
        }
        draft?.into_variant(main, problems)
    })
}

/// The names of the variants, whatever else they say.
pub(super) fn names(root: &Section<'_>) -> Vec<String> {
    let items = match root.get("variants").map(|node| &node.kind) {
        Some(Kind::Sequence(items)) => &items[..],
        _ => &[],
    };
    let name = |item: &Node| Some(scalar_text(item.at(&["name"])?)?.trim().to_owned());
    items.iter().filter_map(name).collect()
}

fn is_new(name: &Placed<String>, names: &[Placed<String>], problems: &mut Problems) {
    let first = names.iter().find(|first| first.value == name.value);
    let Some(first) = first else { return };
    let (line, column) = first.place.line_and_column();
    let message = format!(
        "the variant {} is declared a second time",
        word(&name.value)
    );
    let help = format!("the first is on line {line}, column {column}: give each its own name");
    problems.add("duplicate-variant", &name.place, message, Some(help));
}

/// A variant as far as it could be read.
struct Draft<'n> {
    name: Option<Placed<String>>,
    because: Option<String>,
    set: Vec<&'n Entry>,
    without_cases: Vec<Placed<String>>,
    without_conditions: Vec<Placed<SetName>>,
    /// Whether nothing but the name is amiss.
    clean: bool,
}

impl<'n> Draft<'n> {
    fn read(node: &'n Node, main: Main<'_>, problems: &mut Problems) -> Option<Self> {
        let section = problems.section(node, KEYS, EXAMPLE)?;
        let before = problems.count();
        let name = section
            .require("name", &format!("for example {EXAMPLE}"), problems)
            .and_then(|node| problems.placed_text(node, EXAMPLE));
        let because = section.optional("because", problems, |node, problems| {
            problems.text(node, "`because: Usual in the field.`")
        });
        let set = match section.get("set") {
            None => Vec::new(),
            Some(node) => problems
                .mapping(node, "`set: {sufficiency.consistency: 0.85}`")
                .map_or_else(Vec::new, |mapping| mapping.entries().collect()),
        };
        for entry in &set {
            check_path(entry, main, problems);
        }
        let without_cases = section.optional("without_cases", problems, |node, problems| {
            problems.filled_list_of(node, "cases", CASES_EXAMPLE, |problems, item| {
                problems.placed_text(item, CASES_EXAMPLE)
            })
        });
        let without_conditions =
            section.optional("without_conditions", problems, |node, problems| {
                problems.filled_list_of(node, "conditions", CONDITIONS_EXAMPLE, |problems, item| {
                    let text = problems.text(item, CONDITIONS_EXAMPLE)?;
                    let at = main.sets.condition(&text, &item.place, problems)?;
                    let value = main.sets.conditions[at].name.clone();
                    let place = item.place.clone();
                    Some(Placed { value, place })
                })
            });
        let says = ["set", "without_cases", "without_conditions"];
        if !says.iter().any(|key| section.has(key)) || (section.has("set") && set.is_empty()) {
            says_nothing(&section, problems);
        }
        let trimmed = |text: String| text.trim().to_owned();
        Some(Self {
            name: name.map(|name| Placed {
                value: trimmed(name.value),
                ..name
            }),
            because: because.ok().flatten().map(trimmed),
            set,
            without_cases: without_cases.ok().flatten().unwrap_or_default(),
            without_conditions: without_conditions.ok().flatten().unwrap_or_default(),
            clean: problems.count() == before,
        })
    }

    /// The variant, when the study that it makes has no problem beside those of the main one.
    fn into_variant(self, main: Main<'_>, problems: &mut Problems) -> Option<Variant> {
        let name = self.name.clone()?;
        if !self.clean {
            return None;
        }
        let mut own = Problems::default();
        let overlaid = self.overlaid(main.root, &mut own);
        let study = match &overlaid {
            Some(root) => super::assemble(root, main.folder, main.id, main.frozen, &mut own),
            None => None,
        };
        let found = problems.beside(own.into_sorted());
        let touched = self.touched();
        let found: Vec<Problem> = found
            .into_iter()
            .map(|problem| own_problem(problem, &name, &touched))
            .collect();
        if !found.is_empty() {
            problems.extend(found);
            return None;
        }
        let replaced = self.set.iter().map(|entry| Replacement {
            key: Placed {
                value: entry.key.clone(),
                place: entry.key_place.clone(),
            },
            declared: main.root.at(&path(entry)).map(Node::in_one_line),
            value: entry.value.in_one_line(),
        });
        Some(Variant {
            replaced: replaced.collect(),
            study: study?,
            name,
            because: self.because,
            without_cases: self.without_cases,
            without_conditions: self.without_conditions,
        })
    }

    /// The tree of the study that the variant makes.
    fn overlaid(&self, main: &Node, problems: &mut Problems) -> Option<Node> {
        let mut root = main.clone();
        for section in ["variants", "robustness", "claims", "acknowledge"] {
            root.take_out(&[], section);
        }
        // Necessary condition analysis is not compared between runs.
        root.take_out(&["necessity"], "nca");
        for name in &self.without_conditions {
            root.take_out(&["conditions"], name.value.as_str());
            let expect = ["sufficiency", "negated_outcome", "expect"];
            root.take_out(&expect, name.value.as_str());
        }
        let before = problems.count();
        for entry in &self.set {
            let path = path(entry);
            let put = root.put(&path, entry.value.clone(), &entry.key_place);
            if let Err(NotAMapping { path, found }) = put {
                let path = path.join(".");
                let message = format!("{} is {}, which has no keys", word(&path), word(&found));
                let help = format!("replace `{path}` as a whole");
                problems.add("wrong-type", &entry.key_place, message, Some(help));
            }
        }
        (problems.count() == before).then_some(root)
    }

    fn touched(&self) -> Vec<Touched<'_>> {
        let set = self.set.iter().map(|entry| Touched {
            path: &entry.key,
            place: &entry.key_place,
        });
        let cases = self.without_cases.iter().map(|case| &case.place);
        let conditions = self.without_conditions.iter().map(|name| &name.place);
        let left_out = cases.chain(conditions);
        let left_out = left_out.map(|place| Touched { path: "", place });
        set.chain(left_out).collect()
    }
}

/// The keys that an entry of `set` names.
fn path(entry: &Entry) -> Vec<&str> {
    entry.key.split('.').collect()
}

fn says_nothing(section: &Section<'_>, problems: &mut Problems) {
    let help = "say what it replaces or leaves out: `set: {sufficiency.consistency: 0.85}`, \
                `without_cases: [..]` or `without_conditions: [..]`";
    let place = section
        .get("name")
        .map_or_else(|| section.place(), |node| &node.place);
    let message = "this variant changes nothing";
    problems.add(
        "variant-says-nothing",
        place,
        message,
        Some(help.to_owned()),
    );
}

/// Whether a variant may replace a key, as far as its path alone can tell; what the study file
/// does not know at all shows when the variant is checked as a study.
fn check_path(entry: &Entry, main: Main<'_>, problems: &mut Problems) {
    let path: Vec<&str> = path(entry);
    let place = &entry.key_place;
    let is_nca = path.starts_with(&["necessity", "nca"]);
    if FIXED.contains(&path[0]) || FIXED_WITHIN.contains(&entry.key.as_str()) || is_nca {
        not_replaceable(entry, problems);
    } else if !REPLACEABLE.contains(&path[0]) {
        unknown_section(entry, path[0], problems);
    } else if let ["conditions", name, _, ..] = path[..] {
        // A whole set may be new, a part of one may not.
        main.sets.condition(name, place, problems);
    } else if let (["outcome", name, ..], Some(outcome)) = (&path[..], &main.sets.outcome)
        && SetName::new(name).ok().as_ref() != Some(&outcome.name)
    {
        let message = format!("{} is not the outcome of this study", word(name));
        let help = format!(
            "the outcome is `{}`; another outcome is another study",
            outcome.name
        );
        problems.add("unknown-set", place, message, Some(help));
    }
}

fn not_replaceable(entry: &Entry, problems: &mut Problems) {
    let message = format!("a variant cannot replace {}", word(&entry.key));
    let help = match entry.key.as_str() {
        "data" => {
            "replace single keys, such as `data.missing`; other data are another study".to_owned()
        }
        "outcome" => {
            "replace keys of the outcome, such as its `calibrate`; another outcome is another study"
                .to_owned()
        }
        "sufficiency.solutions" => "every solution that the study reports is compared".to_owned(),
        key if key.starts_with("necessity.nca") => {
            "necessary condition analysis is of the main run alone".to_owned()
        }
        key if key.starts_with("data.") => {
            "a variant is about the data of the study; other data are another study".to_owned()
        }
        _ => format!("a variant replaces keys of {}", listed(&REPLACEABLE)),
    };
    problems.add("not-replaceable", &entry.key_place, message, Some(help));
}

fn unknown_section(entry: &Entry, section: &str, problems: &mut Problems) {
    let message = format!(
        "{} does not begin with a section that a variant may replace keys of",
        word(&entry.key)
    );
    let sections = format!("the sections are {}", listed(&REPLACEABLE));
    let help = match nearest(section, &REPLACEABLE) {
        Some(near) => format!("did you mean `{near}`? Otherwise: {sections}"),
        None => sections,
    };
    problems.add("unknown-key", &entry.key_place, message, Some(help));
}

/// Rows are numbered by the conditions: a variant with other conditions must say anew which rows it
/// excludes or bars.
pub(super) fn check_row_numbers(study: &Study, problems: &mut Problems) {
    for variant in &study.variants {
        let inherited = |(_, row): &(_, &Placed<u128>)| !is_of(&row.place, variant);
        let Some((key, row)) = numbered_rows(&variant.study).find(inherited) else {
            continue;
        };
        if numbering(study) == numbering(&variant.study) {
            continue;
        }
        let message = format!(
            "the variant has other rows than the study, and takes over a row by its number: `{}`",
            row.value
        );
        let help = format!("set `sufficiency.{key}` for its own truth table");
        let problem = Problem {
            code: "rows-renumbered",
            message,
            place: Some(row.place.clone()),
            help: Some(help),
            seen_in: SeenIn::StudyFile,
        };
        problems.extend(vec![variant.own(problem)]);
    }
}

/// The rows that a study names by number, each with the key that lists it.
fn numbered_rows(study: &Study) -> impl Iterator<Item = (&'static str, &Placed<u128>)> {
    let plan = &study.sufficiency;
    let excluded = plan.minimize.exclude_rows.iter();
    let enhanced = plan.enhanced.iter();
    let barred = enhanced.flat_map(|plan| match &plan.contradictory {
        ContradictoryRows::Listed(rows) => &rows[..],
        ContradictoryRows::Allowed | ContradictoryRows::Barred => &[],
    });
    excluded
        .map(|row| ("minimize.exclude_rows", row))
        .chain(barred.map(|row| ("enhanced.contradictory", row)))
}

/// Whether a place lies in what the variant declares.
fn is_of(place: &Place, variant: &Variant) -> bool {
    let own = variant.name.place.key_path.trim_end_matches("name");
    place.key_path.starts_with(own)
}

/// What the numbers of truth-table rows depend on.
fn numbering(study: &Study) -> Vec<(&SetName, Option<usize>)> {
    let values = |calibrate: &Calibrate| match calibrate {
        Calibrate::MultiValue { thresholds } => Some(thresholds.len()),
        _ => None,
    };
    let sets = study.conditions.iter();
    sets.map(|set| (&set.name.value, values(&set.calibrate.value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{FIXED, FIXED_WITHIN, REPLACEABLE};

    #[test]
    fn every_section_is_either_replaceable_or_not() {
        let mut sections: Vec<&str> = [&FIXED[..], &REPLACEABLE[..]].concat();
        let keys = super::super::KEYS;
        let mut known: Vec<&str> = [keys.allowed, keys.later].concat();
        sections.sort_unstable();
        known.sort_unstable();
        assert_eq!(sections, known);
        for key in FIXED_WITHIN {
            let section = key.split('.').next().unwrap();
            assert!(REPLACEABLE.contains(&section), "{key}");
        }
    }
}
