//! `combine`: a set that is made of the sets declared under `sets`.

use crate::set::SetName;
use crate::study::document::{Kind, Node};
use crate::study::{Combination, CombinationRule, NcaValues, SetPlan, Study};

use super::expressions::{KnownSet, Levels, Vocabulary};
use super::fields::{Keys, Section};
use super::problems::Problems;
use super::wording::{subject, word};

const KEYS: Keys = Keys {
    allowed: &["mean"],
    later: &[],
};
const EXAMPLE: &str = "`combine: \"FS + HS\"` or `combine: {mean: [FS, HS]}`";

/// The sets that others can be made of.
pub(super) struct Components<'s> {
    pub(super) known: Vec<KnownSet>,
    /// Their plans, where they could be read.
    pub(super) plans: Vec<&'s SetPlan>,
}

/// Reads `combine`; `None` where it, or a component, cannot be read.
pub(super) fn read(
    node: &Node,
    components: &Components<'_>,
    problems: &mut Problems,
) -> Option<Combination> {
    let vocabulary = Vocabulary {
        outcome: None,
        conditions: components.known.clone(),
    };
    let (rule, names) = if let Kind::Mapping(_) = node.kind {
        let names = read_mean(node, &vocabulary, problems)?;
        (CombinationRule::Mean, names)
    } else {
        let expression = vocabulary.expression(node, EXAMPLE, problems)?.value;
        let literals = expression.literals().into_iter();
        let names = literals.map(|literal| literal.set.clone()).collect();
        (CombinationRule::Expression(expression), names)
    };
    let used = |plan: &&&SetPlan| names.contains(&plan.name.value);
    let plans: Vec<SetPlan> = match rule {
        // In the order in which they are declared.
        CombinationRule::Expression(_) => {
            let plans = components.plans.iter();
            plans.filter(used).map(|plan| (*plan).clone()).collect()
        }
        // In the order in which they are added.
        CombinationRule::Mean => {
            let plan = |name: &SetName| {
                components
                    .plans
                    .iter()
                    .find(|plan| plan.name.value == *name)
            };
            names
                .iter()
                .filter_map(plan)
                .map(|plan| (*plan).clone())
                .collect()
        }
    };
    let distinct: std::collections::BTreeSet<&SetName> = names.iter().collect();
    (plans.len() == distinct.len()).then_some(Combination {
        components: plans,
        rule,
    })
}

/// The sets of a mean, which are no multi-value sets, each once.
fn read_mean(
    node: &Node,
    vocabulary: &Vocabulary,
    problems: &mut Problems,
) -> Option<Vec<SetName>> {
    let section = problems.section(node, KEYS, EXAMPLE)?;
    let list = section.require("mean", &format!("for example {EXAMPLE}"), problems)?;
    let mut names: Vec<SetName> = Vec::new();
    problems.filled_list_of(list, "sets", EXAMPLE, |problems, item| {
        let text = problems.text(item, EXAMPLE)?;
        let at = vocabulary.condition(&text, &item.place, problems)?;
        let set = &vocabulary.conditions[at];
        if matches!(set.levels, Levels::Several(_) | Levels::FromData) {
            let message = format!(
                "{} has several values, and a mean is one of memberships",
                word(set.name.as_str())
            );
            let help = "combine it by an expression that names its values, such as `C{1,2}`";
            problems.add("needs-values", &item.place, message, Some(help.to_owned()));
            return None;
        }
        if names.contains(&set.name) {
            let message = format!("{} stands in the mean twice", word(set.name.as_str()));
            let help = "a mean counts each set once";
            problems.add("listed-twice", &item.place, message, Some(help.to_owned()));
            return None;
        }
        names.push(set.name.clone());
        Some(())
    })?;
    Some(names)
}

/// Raw values cannot be compared where a set has none of its own.
pub(super) fn check_raw_values(study: &Study, root: &Node, problems: &mut Problems) {
    let compares = study.nca.as_ref().map(|plan| plan.values) == Some(NcaValues::Raw);
    let mut sets = std::iter::once(&study.outcome.set).chain(&study.conditions);
    let combined = sets.find(|set| set.combination().is_some());
    let declared = root.at(&["necessity", "nca", "values"]);
    if let (true, Some(set), Some(node)) = (compares, combined, declared) {
        let message = format!(
            "{} is `raw`, and {} is combined: it has no raw values of its own",
            subject(&node.place),
            word(set.name.value.as_str())
        );
        let help = "compare memberships: `values: calibrated`";
        let help = Some(help.to_owned());
        problems.add("keys-exclude-each-other", &node.place, message, help);
    }
}

/// Reports sets that nothing is made of: they would be passed over in silence.
pub(super) fn check_unused(study: &Study, root: &Node, problems: &mut Problems) {
    let Some(Kind::Mapping(entries)) = root.get("sets").map(|node| &node.kind) else {
        return;
    };
    let measured = study.measured_sets();
    let is_used = |key: &str| {
        let name = SetName::new(key).ok();
        let mut names = measured.iter().map(|set| &set.name.value);
        names.any(|known| Some(known) == name.as_ref())
    };
    for entry in entries.iter().filter(|entry| !is_used(&entry.key)) {
        let message = format!("no set is made of {}", word(&entry.key));
        let help = "combine it, as in `combine: \"FS + HS\"`, declare it under `conditions`, or leave it out";
        let help = Some(help.to_owned());
        problems.add("unused-set", &entry.key_place, message, help);
    }
}

/// Whether a set that is combined says nothing of a column of its own; reports it otherwise.
pub(super) fn stands_alone(section: &Section<'_>, problems: &mut Problems) -> bool {
    let other = ["column", "calibrate"]
        .into_iter()
        .find_map(|key| section.get(key));
    let Some(other) = other else { return true };
    let message = format!(
        "{} is given beside `combine`: a combined set has no column of its own",
        subject(&other.place)
    );
    let help = "calibrate its components under `sets`";
    problems.add(
        "keys-exclude-each-other",
        &other.place,
        message,
        Some(help.to_owned()),
    );
    false
}
