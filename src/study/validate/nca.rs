//! `necessity.nca`: necessary condition analysis.

use std::collections::BTreeMap;

use crate::set::{Expression, SetName};
use crate::study::document::{Kind, Node};
use crate::study::{
    Ceiling, LevelUnit, NcaLiteral, NcaPlan, NcaScope, NcaValues, Permutations, Placed,
};

use super::expressions::{KnownSet, Levels, Vocabulary};
use super::fields::{Keys, Reported, Section};
use super::problems::Problems;
use super::wording::{subject, word};

const KEYS: Keys = Keys {
    allowed: &[
        "ceilings",
        "values",
        "scope",
        "conditions",
        "negated_outcome",
        "effect_size",
        "p_value",
        "permutations",
        "seed",
        "bottleneck_steps",
        "bottleneck_values",
    ],
    later: &[],
};
const EXAMPLE: &str = "`nca: {ceilings: [ce_fdh, cr_fdh], permutations: 10000, seed: 20221}`";
const CEILINGS_EXAMPLE: &str = "`ceilings: [ce_fdh, cr_fdh]`";
const CONDITIONS_EXAMPLE: &str = "`[LS, ~MD]`";
const SCOPE_EXAMPLE: &str = "`scope: {DO: [0, 100], LS: [1, 7]}`";
const VALUES: [(&str, NcaValues); 2] = [
    ("calibrated", NcaValues::Calibrated),
    ("raw", NcaValues::Raw),
];
const UNITS: [(&str, LevelUnit); 3] = [
    ("percentage_of_range", LevelUnit::PercentageOfRange),
    ("actual", LevelUnit::Actual),
    ("percentile", LevelUnit::Percentile),
];

/// The lower bound of a medium effect size (Dul 2016, p. 30).
const EFFECT_SIZE: f64 = 0.1;

/// The threshold of Dul, van der Laan & Kuik (2020).
const P_VALUE: f64 = 0.05;

/// Ten steps, as most bottleneck tables have.
const STEPS: u32 = 10;
const MOST_STEPS: u32 = 1000;
const MOST_PERMUTATIONS: u32 = 10_000_000;

/// Reads `nca`.
pub(super) fn read(node: &Node, sets: &Vocabulary, problems: &mut Problems) -> Option<NcaPlan> {
    let section = problems.section(node, KEYS, EXAMPLE)?;
    let ceilings = section
        .require(
            "ceilings",
            &format!("for example {CEILINGS_EXAMPLE}"),
            problems,
        )
        .and_then(|node| read_ceilings(node, problems));
    let values = section.optional("values", problems, |node, problems| {
        problems.word(node, &VALUES, &[])
    });
    let kind = values.ok().map(Option::unwrap_or_default);
    let scope = section.optional("scope", problems, |node, problems| {
        read_scope(node, kind?, sets, problems)
    });
    let mut literals = |key| {
        section.optional(key, problems, |node, problems| {
            read_literals(node, kind?, sets, problems)
        })
    };
    let (conditions, negated_outcome) = (literals("conditions"), literals("negated_outcome"));
    let mut cutoff = |key: &str, example: &str| {
        section.optional(key, problems, |node, problems| {
            problems.cutoff(node, example)
        })
    };
    let effect_size = cutoff("effect_size", "`effect_size: 0.1`");
    let p_value = cutoff("p_value", "`p_value: 0.05`");
    let permutations = read_permutations(&section, problems);
    let steps = section.optional("bottleneck_steps", problems, |node, problems| {
        count(node, MOST_STEPS, "`bottleneck_steps: 10`", problems)
    });
    let unit = section.optional("bottleneck_values", problems, |node, problems| {
        problems.word(node, &UNITS, &[])
    });
    Some(NcaPlan {
        ceilings: ceilings?,
        values: kind?,
        scope: scope.ok()?.unwrap_or_default(),
        conditions: conditions.ok()?,
        negated_outcome: negated_outcome.ok()?.unwrap_or_default(),
        effect_size: effect_size
            .ok()?
            .map_or(EFFECT_SIZE, crate::set::Cutoff::value),
        p_value: p_value.ok()?.map_or(P_VALUE, crate::set::Cutoff::value),
        permutations: permutations.ok()?,
        bottleneck_steps: steps.ok()?.unwrap_or(STEPS),
        bottleneck_values: unit.ok()?.unwrap_or_default(),
    })
}

fn read_ceilings(node: &Node, problems: &mut Problems) -> Option<Vec<Ceiling>> {
    let words = Ceiling::ALL.map(|ceiling| (ceiling.word(), ceiling));
    let mut seen: Vec<Ceiling> = Vec::new();
    problems.filled_list_of(node, "ceilings", CEILINGS_EXAMPLE, |problems, item| {
        let ceiling = problems.word(item, &words, &[])?;
        if seen.contains(&ceiling) {
            twice(item, ceiling.word(), problems);
            return None;
        }
        seen.push(ceiling);
        Some(ceiling)
    })
}

fn twice(node: &Node, name: &str, problems: &mut Problems) {
    let message = format!(
        "{} is {}, which stands in the list twice",
        subject(&node.place),
        word(name)
    );
    let help = "name each once".to_owned();
    problems.add("listed-twice", &node.place, message, Some(help));
}

/// A whole number from 1 to `most`.
fn count(node: &Node, most: u32, example: &str, problems: &mut Problems) -> Option<u32> {
    let number = problems.whole(node, 1, example)?;
    let fitting = u32::try_from(number).ok().filter(|&number| number <= most);
    if fitting.is_none() {
        let message = format!(
            "{} is `{number}`; at most {most} are supported",
            subject(&node.place)
        );
        let help = format!("for example {example}");
        problems.add("out-of-range", &node.place, message, Some(help));
    }
    fitting
}

/// The permutation test: both keys or none.
fn read_permutations(
    section: &Section<'_>,
    problems: &mut Problems,
) -> Result<Option<Permutations>, Reported> {
    let count = section.optional("permutations", problems, |node, problems| {
        count(node, MOST_PERMUTATIONS, "`permutations: 10000`", problems)
    });
    let seed = section.optional("seed", problems, |node, problems| {
        problems.whole(node, 0, "`seed: 20221`")
    });
    let beside = [
        (
            "permutations",
            "seed",
            "`seed: 20221`: any whole number; the same one gives the same p values",
        ),
        (
            "seed",
            "permutations",
            "`permutations: 10000`, or leave `seed` out",
        ),
    ];
    for (key, needed, help) in beside {
        if let Some(node) = section.get(key)
            && !section.has(needed)
        {
            let message = format!(
                "{} needs the key `{needed}` beside it",
                subject(&node.place)
            );
            let help = format!("for example {help}");
            problems.add("missing-key", &node.place, message, Some(help));
            return Err(Reported);
        }
    }
    let both = count?.zip(seed?);
    Ok(both.map(|(count, seed)| Permutations { count, seed }))
}

fn read_literals(
    node: &Node,
    values: NcaValues,
    sets: &Vocabulary,
    problems: &mut Problems,
) -> Option<Vec<Placed<NcaLiteral>>> {
    let mut seen: Vec<NcaLiteral> = Vec::new();
    problems.list_of(node, "conditions", CONDITIONS_EXAMPLE, |problems, item| {
        let literal = read_literal(item, values, sets, problems)?;
        if seen.contains(&literal.value) {
            twice(item, &literal.to_string(), problems);
            return None;
        }
        seen.push(literal.value.clone());
        Some(literal)
    })
}

/// A condition or its absence; of a multi-value set one of its values, or with raw values the set.
pub(super) fn read_literal(
    node: &Node,
    values: NcaValues,
    sets: &Vocabulary,
    problems: &mut Problems,
) -> Option<Placed<NcaLiteral>> {
    let of_any_levels = |set: &KnownSet| KnownSet {
        levels: Levels::Unknown,
        ..set.clone()
    };
    let raw = Vocabulary {
        outcome: sets.outcome.clone(),
        conditions: sets.conditions.iter().map(of_any_levels).collect(),
    };
    let sets = match values {
        NcaValues::Calibrated => sets,
        NcaValues::Raw => &raw,
    };
    let expression = sets.expression(node, CONDITIONS_EXAMPLE, problems)?.value;
    let (inner, negated) = match &expression {
        Expression::Not(inner) => (&**inner, true),
        other => (other, false),
    };
    let mut refuse = |message: String, help: &str| {
        problems.add("not-a-literal", &node.place, message, Some(help.to_owned()));
        None
    };
    match inner {
        Expression::Literal(literal) if values == NcaValues::Raw && literal.values.is_some() => {
            let message = format!("`{expression}` names values of a set, but the values are `raw`");
            refuse(message, &format!("write `{0}` or `~{0}`", literal.set))
        }
        Expression::Literal(literal) => Some(Placed {
            value: NcaLiteral {
                literal: literal.clone(),
                negated,
            },
            place: node.place.clone(),
        }),
        _ => refuse(
            format!("`{expression}` is not a single condition"),
            "necessary condition analysis tests `LS`, `~LS` or `C{1}`",
        ),
    }
}

fn read_scope(
    node: &Node,
    values: NcaValues,
    sets: &Vocabulary,
    problems: &mut Problems,
) -> Option<NcaScope> {
    const IS_THEORETICAL: [(&str, bool); 2] = [("empirical", false), ("theoretical", true)];
    if let Kind::Mapping(_) = node.kind {
        return read_ranges(node, values, sets, problems);
    }
    let is_theoretical = problems.word(node, &IS_THEORETICAL, &[])?;
    match (is_theoretical, values) {
        (false, _) => Some(NcaScope::Empirical),
        (true, NcaValues::Calibrated) => Some(NcaScope::Memberships),
        (true, NcaValues::Raw) => {
            let message = format!(
                "{} is `theoretical`, and raw values have no range that all know",
                subject(&node.place)
            );
            let help = format!(
                "write the lowest and highest possible value of each set, for example {SCOPE_EXAMPLE}"
            );
            problems.add("scope-without-ranges", &node.place, message, Some(help));
            None
        }
    }
}

fn read_ranges(
    node: &Node,
    values: NcaValues,
    sets: &Vocabulary,
    problems: &mut Problems,
) -> Option<NcaScope> {
    if values == NcaValues::Calibrated {
        let message = format!(
            "{} gives ranges, but the values are `calibrated`: memberships go from 0 to 1",
            subject(&node.place)
        );
        let help = "write `scope: theoretical` or `scope: empirical`, or `values: raw`";
        problems.add(
            "keys-exclude-each-other",
            &node.place,
            message,
            Some(help.to_owned()),
        );
        return None;
    }
    let section = problems.mapping(node, SCOPE_EXAMPLE)?;
    let before = problems.count();
    let mut ranges = BTreeMap::new();
    for entry in section.entries() {
        let name = SetName::new(&entry.key).ok();
        let is_outcome = sets
            .outcome
            .as_ref()
            .is_some_and(|set| Some(&set.name) == name.as_ref());
        if !is_outcome
            && sets
                .condition(&entry.key, &entry.key_place, problems)
                .is_none()
        {
            continue;
        }
        if let (Some(name), Some(range)) = (name, read_range(&entry.value, problems)) {
            ranges.insert(name, range);
        }
    }
    (problems.count() == before).then_some(NcaScope::Ranges(ranges))
}

fn read_range(node: &Node, problems: &mut Problems) -> Option<[f64; 2]> {
    let of = "the lowest and the highest possible value";
    let first = "the lowest possible value";
    problems.rising_pair(node, of, first, "`[0, 100]`")
}
