//! `outcome` and `conditions`: the sets of a study.

use std::collections::BTreeSet;

use crate::set::{NameError, PropertySpace, SetName};
use crate::study::document::{Entry, Kind, Node};
use crate::study::{Calibrate, Expectation, OutcomePlan, Place, Placed, SetPlan, SufficiencyPlan};

use super::calibrate::{self, Rules};
use super::combine::{self, Components};
use super::expectations;
use super::expressions::{KnownSet, Levels, Vocabulary};
use super::fields::{Keys, Section};
use super::problems::Problems;
use super::ranges::Movables;
use super::wording::{subject, word};

const OUTCOME_KEYS: Keys = Keys {
    allowed: &["label", "column", "calibrate", "combine", "value"],
    later: &[],
};
const CONDITION_KEYS: Keys = Keys {
    allowed: &["label", "column", "calibrate", "combine", "expect"],
    later: &[],
};
const COMPONENT_KEYS: Keys = Keys {
    allowed: &["label", "column", "calibrate"],
    later: &[],
};
const SET_EXAMPLE: &str = "`LS: {column: leadership, calibrate: {method: crisp, threshold: 5}}`";

/// The sets as far as they could be read.
#[derive(Debug, Default)]
pub(super) struct Sets {
    /// Sets that are part of the analysis only through those that are made of them.
    components: Vec<Draft>,
    outcome: Option<Draft>,
    outcome_values: Option<BTreeSet<u8>>,
    conditions: Vec<Draft>,
}

/// A set with a name that can be used, whatever else is wrong with it.
#[derive(Debug)]
struct Draft {
    known: KnownSet,
    place: Place,
    column: Option<Placed<String>>,
    plan: Option<SetPlan>,
}

impl Draft {
    /// The sets of which it is made; none where a column measures it.
    fn components(&self) -> &[SetPlan] {
        let combination = self.plan.as_ref().and_then(SetPlan::combination);
        combination.map_or(&[], |combination| &combination.components)
    }

    /// The columns that measure it, or the sets of which it is made.
    fn columns(&self) -> Vec<&str> {
        let of_components = self.components().iter().map(|set| &set.column);
        let columns = self.column.iter().chain(of_components);
        columns.map(|column| column.value.as_str()).collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Outcome,
    Condition,
    Component,
}

impl Sets {
    /// What expressions may name.
    pub(super) fn vocabulary(&self) -> Vocabulary {
        Vocabulary {
            outcome: self.outcome.as_ref().map(|draft| draft.known.clone()),
            conditions: self
                .conditions
                .iter()
                .map(|draft| draft.known.clone())
                .collect(),
        }
    }

    /// The sets with their anchors.
    pub(super) fn movables(&self, sufficiency: Option<&SufficiencyPlan>) -> Movables {
        let mut movables = Movables {
            sets: Vec::new(),
            has_contradiction: sufficiency.is_none_or(declares_contradiction),
        };
        for draft in self.outcome.iter().chain(&self.conditions) {
            movables.add(&draft.known.name, draft.plan.as_ref());
        }
        movables
    }

    /// The expectation of each condition, in order; no expectation where it could not be read.
    pub(super) fn expectations(&self) -> Vec<Expectation> {
        let expect = |draft: &Draft| {
            draft
                .plan
                .as_ref()
                .map_or(Expectation::Either, |plan| plan.expect.clone())
        };
        self.conditions.iter().map(expect).collect()
    }

    /// The plans, when all sets could be read.
    pub(super) fn into_plans(self) -> Option<(OutcomePlan, Vec<SetPlan>)> {
        let outcome = OutcomePlan {
            set: self.outcome?.plan?,
            values: self.outcome_values,
        };
        let conditions: Option<Vec<SetPlan>> = self
            .conditions
            .into_iter()
            .map(|draft| draft.plan)
            .collect();
        Some((outcome, conditions?))
    }
}

fn declares_contradiction(plan: &SufficiencyPlan) -> bool {
    let negated = plan.negated_outcome.iter().map(|plan| plan.cutoffs);
    let mut cutoffs = std::iter::once(plan.cutoffs).chain(negated);
    cutoffs.any(|cutoffs| cutoffs.contradiction_from.is_some())
}

/// Reads the outcome and the conditions.
pub(super) fn read(root: &Section<'_>, rules: &mut Rules<'_>, problems: &mut Problems) -> Sets {
    let mut sets = Sets::default();
    if let Some(node) = root.get("sets") {
        read_components(node, &mut sets, rules, problems);
    }
    let help = "one set, for example `outcome: {DO: {column: openness, calibrate: {..}}}`";
    if let Some(node) = root.require("outcome", help, problems) {
        read_outcome(node, &mut sets, rules, problems);
    }
    let help = "one or more sets, each with `column` and `calibrate`";
    if let Some(node) = root.require("conditions", help, problems) {
        read_conditions(node, &mut sets, rules, problems);
    }
    sets
}

fn read_components(node: &Node, sets: &mut Sets, rules: &mut Rules<'_>, problems: &mut Problems) {
    let example = "`sets: {FS: {column: finance, calibrate: {..}}}`";
    let Some(section) = problems.mapping(node, example) else {
        return;
    };
    for entry in section.entries() {
        let draft = read_set(entry, Role::Component, &[], rules, problems);
        let Some(draft) = draft else { continue };
        if is_first(&draft, &sets.components, problems) {
            sets.components.push(draft);
        }
    }
}

fn read_outcome(node: &Node, sets: &mut Sets, rules: &mut Rules<'_>, problems: &mut Problems) {
    let Some(section) =
        problems.mapping(node, "`outcome: {DO: {column: openness, calibrate: {..}}}`")
    else {
        return;
    };
    let entries: Vec<&Entry> = section.entries().collect();
    let [entry] = entries[..] else {
        let message = format!("`outcome` holds {} sets; it must hold one", entries.len());
        let place = entries
            .get(1)
            .map_or(section.place(), |entry| &entry.key_place);
        let help = "a study has one outcome; another outcome is another study";
        problems.add("one-outcome", place, message, Some(help.to_owned()));
        return;
    };
    sets.outcome = read_set(entry, Role::Outcome, &sets.components, rules, problems);
    if let Some(outcome) = &sets.outcome {
        is_first(outcome, &sets.components, problems);
        let own = outcome.components();
        let others = sets.components.iter().filter(|component| {
            let mut own = own.iter();
            !own.any(|own| own.name.value == component.known.name)
        });
        for component in others {
            is_measured_apart(component, outcome, problems);
        }
    }
    sets.outcome_values = read_outcome_values(&entry.value, sets.outcome.as_ref(), problems);
}

/// The values that count as the outcome, which a multi-value outcome must declare.
fn read_outcome_values(
    node: &Node,
    draft: Option<&Draft>,
    problems: &mut Problems,
) -> Option<BTreeSet<u8>> {
    let levels = draft?.known.levels;
    let name = draft?.known.name.as_str();
    match (node.get("value"), levels) {
        (None, Levels::Several(_) | Levels::FromData) => {
            let message = format!(
                "{} is a multi-value outcome and lacks the key `value`",
                word(name)
            );
            let help = "say which values count as the outcome: `value: 1` or `value: [1, 2]`";
            problems.add("missing-key", &node.place, message, Some(help.to_owned()));
            None
        }
        (Some(value), Levels::Two) => {
            let message = format!(
                "{} is given, but {} is not a multi-value set",
                subject(&value.place),
                word(name)
            );
            problems.add(
                "keys-exclude-each-other",
                &value.place,
                message,
                Some("leave `value` out".to_owned()),
            );
            None
        }
        (Some(value), _) => {
            let values = match &value.kind {
                Kind::Sequence(_) => expectations::read_values(value, "`value: [1, 2]`", problems)?,
                _ => [expectations::read_value(value, "`value: 1`", problems)?].into(),
            };
            if let Some(levels) = levels.count() {
                super::expressions::check_range(name, &values, levels, &value.place, problems);
            }
            Some(values)
        }
        (None, Levels::Two | Levels::Unknown) => None,
    }
}

fn read_conditions(node: &Node, sets: &mut Sets, rules: &mut Rules<'_>, problems: &mut Problems) {
    let Some(section) = problems.mapping(
        node,
        "`conditions: {LS: {column: leadership, calibrate: {..}}}`",
    ) else {
        return;
    };
    for entry in section.entries() {
        let draft = read_set(entry, Role::Condition, &sets.components, rules, problems);
        let Some(draft) = draft else { continue };
        if is_new(&draft, sets, problems) {
            sets.conditions.push(draft);
        }
    }
    if !section.has_any() {
        no_conditions(section.place(), problems);
    }
    if sets.conditions.len() > PropertySpace::MOST_CONDITIONS {
        let message = format!(
            "{} conditions; at most {} are supported",
            sets.conditions.len(),
            PropertySpace::MOST_CONDITIONS
        );
        let help = "few cases can tell so many conditions apart: keep those that theory asks for";
        problems.add(
            "too-many-conditions",
            section.place(),
            message,
            Some(help.to_owned()),
        );
    }
}

fn no_conditions(place: &Place, problems: &mut Problems) {
    let help = "declare one or more, each with `column` and `calibrate`";
    problems.add(
        "no-conditions",
        place,
        "the study has no conditions",
        Some(help.to_owned()),
    );
}

/// Whether no set of this name was declared before; reports it otherwise.
fn is_first(draft: &Draft, before: &[Draft], problems: &mut Problems) -> bool {
    let mut before = before.iter();
    let Some(first) = before.find(|other| other.known.name == draft.known.name) else {
        return true;
    };
    let (line, column) = first.place.line_and_column();
    let name = word(draft.known.name.as_str());
    let message = format!("the set {name} is declared a second time");
    let help =
        format!("the first is on line {line}, column {column}; names are compared in Unicode NFC");
    problems.add("duplicate-set", &draft.place, message, Some(help));
    false
}

/// Whether a condition is neither the outcome nor declared before; reports it otherwise.
fn is_new(draft: &Draft, sets: &Sets, problems: &mut Problems) -> bool {
    let name = word(draft.known.name.as_str());
    if !is_first(draft, &sets.conditions, problems) || !is_first(draft, &sets.components, problems)
    {
        return false;
    }
    let Some(outcome) = &sets.outcome else {
        return true;
    };
    let help = "a condition must be another set, measured by another column, than the outcome";
    if outcome.known.name == draft.known.name {
        let message = format!("the condition {name} is the outcome");
        problems.add(
            "condition-is-outcome",
            &draft.place,
            message,
            Some(help.to_owned()),
        );
        return false;
    }
    is_measured_apart(draft, outcome, problems);
    true
}

/// Reports a set that is measured by a column, or made of a component, of the outcome.
fn is_measured_apart(draft: &Draft, outcome: &Draft, problems: &mut Problems) {
    let help = "a condition must be another set, measured by another column, than the outcome";
    let name = word(draft.known.name.as_str());
    if let Some(column) = &draft.column
        && outcome.columns().contains(&column.value.as_str())
    {
        let message = format!(
            "the condition {name} has the column {} of the outcome",
            word(&column.value)
        );
        problems.add(
            "condition-is-outcome",
            &column.place,
            message,
            Some(help.to_owned()),
        );
    }
    let of_outcome = outcome.components();
    let mut components = draft.components().iter();
    let shared = components.find(|set| of_outcome.iter().any(|of| of.name == set.name));
    if let Some(shared) = shared {
        let message = format!(
            "the condition {name} and the outcome are both made of {}",
            word(shared.name.value.as_str())
        );
        let help = Some(help.to_owned());
        problems.add("condition-is-outcome", &draft.place, message, help);
    }
}

/// Reads one set; `None` when its name cannot be used.
fn read_set(
    entry: &Entry,
    role: Role,
    components: &[Draft],
    rules: &mut Rules<'_>,
    problems: &mut Problems,
) -> Option<Draft> {
    let name = read_name(entry, problems);
    let keys = match role {
        Role::Outcome => OUTCOME_KEYS,
        Role::Condition => CONDITION_KEYS,
        Role::Component => COMPONENT_KEYS,
    };
    let section = problems.section(&entry.value, keys, SET_EXAMPLE);
    let Some(section) = section else {
        let known = KnownSet {
            name: name?,
            levels: Levels::Unknown,
        };
        return Some(Draft {
            known,
            place: entry.key_place.clone(),
            column: None,
            plan: None,
        });
    };
    let label = section.optional("label", problems, |node, problems| {
        problems.text(node, "`label: Leadership support`")
    });
    if let Some(node) = section.get("combine").filter(|_| role != Role::Component) {
        let label = label.ok()?;
        let made = Made {
            entry,
            role,
            section: &section,
            label: label.as_deref(),
        };
        return Some(made.of(node, components, name?, problems));
    }
    let column = section
        .require(
            "column",
            "the column of the data with its raw values, for example `column: leadership`",
            problems,
        )
        .and_then(|node| problems.placed_text(node, "`column: leadership`"));
    let help =
        "how raw values become memberships, for example `calibrate: {method: crisp, threshold: 5}`";
    let read = section
        .require("calibrate", help, problems)
        .map(|node| calibrate::read(node, rules, problems));
    let name = name?;
    let known = KnownSet {
        name: name.clone(),
        levels: read.as_ref().map_or(Levels::Unknown, |read| read.levels),
    };
    let expect = match role {
        Role::Outcome | Role::Component => Ok(None),
        Role::Condition => section.optional("expect", problems, |node, problems| {
            expectations::read(node, &known, problems)
        }),
    };
    let plan = || {
        let read = read?;
        Some(SetPlan {
            label: label
                .ok()?
                .map_or_else(|| name.to_string(), |label| label.trim().to_owned()),
            name: Placed {
                value: name,
                place: entry.key_place.clone(),
            },
            column: column.clone()?,
            calibrate: read.calibrate?,
            because: read.because.ok()?,
            expect: expect.ok()?.unwrap_or_default(),
        })
    };
    Some(Draft {
        known,
        place: entry.key_place.clone(),
        plan: plan(),
        column,
    })
}

/// A set that is made of others.
struct Made<'s, 'n> {
    entry: &'n Entry,
    role: Role,
    section: &'s Section<'n>,
    label: Option<&'s str>,
}

impl Made<'_, '_> {
    fn of(
        &self,
        node: &Node,
        components: &[Draft],
        name: SetName,
        problems: &mut Problems,
    ) -> Draft {
        let known = KnownSet {
            name: name.clone(),
            levels: Levels::Two,
        };
        let components = Components {
            known: components.iter().map(|draft| draft.known.clone()).collect(),
            plans: components
                .iter()
                .filter_map(|draft| draft.plan.as_ref())
                .collect(),
        };
        let alone = combine::stands_alone(self.section, problems);
        let combination = combine::read(node, &components, problems).filter(|_| alone);
        let expect = match self.role {
            Role::Condition => self.section.optional("expect", problems, |node, problems| {
                expectations::read(node, &known, problems)
            }),
            Role::Outcome | Role::Component => Ok(None),
        };
        let place = self.entry.key_place.clone();
        let plan = || {
            let combination = combination?;
            let label = self.label.map_or(name.as_str(), str::trim).to_owned();
            Some(SetPlan {
                label,
                column: Placed {
                    value: combination.to_string(),
                    place: node.place.clone(),
                },
                calibrate: Placed {
                    value: Calibrate::Combined(combination),
                    place: node.place.clone(),
                },
                because: None,
                expect: expect.ok()?.unwrap_or_default(),
                name: Placed {
                    value: name,
                    place: place.clone(),
                },
            })
        };
        Draft {
            known,
            column: None,
            plan: plan(),
            place,
        }
    }
}

fn read_name(entry: &Entry, problems: &mut Problems) -> Option<SetName> {
    let written = &entry.key;
    let error = match SetName::new(written) {
        Ok(name) if matches!(name.as_str(), "0" | "1") => {
            format!(
                "{} cannot be the name of a set: in expressions it is the empty or the full set",
                word(written)
            )
        }
        Ok(name) => return Some(name),
        Err(NameError::Operator(operator)) => {
            format!(
                "{} cannot be the name of a set: `{operator}` is a sign of expressions",
                word(written)
            )
        }
        Err(error) => format!("{} cannot be the name of a set: {error}", word(written)),
    };
    let help = "a name may be in any script, without blanks and without `~*+&·|(){}[],.`; a `label` may hold anything";
    problems.add("set-name", &entry.key_place, error, Some(help.to_owned()));
    None
}
