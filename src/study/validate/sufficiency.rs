//! `necessity` and `sufficiency`: cut-offs, solutions, expectations, the negated outcome.

use std::collections::BTreeSet;

use crate::minimize::ModelsWanted;
use crate::set::{Cutoff, Expression};
use crate::study::document::{Kind, Node};
use crate::study::{
    Contradictions, Cutoffs, Expectation, MinimizePlan, NcaPlan, NecessityPlan, NegatedPlan,
    Placed, SolutionFitPlan, SolutionKind, SufficiencyPlan,
};

use super::enhanced;
use super::expectations;
use super::expressions::Vocabulary;
use super::fields::{Keys, Reported, Section, scalar_text};
use super::nca;
use super::problems::Problems;
use super::wording::{found, word};

const NECESSITY_KEYS: Keys = Keys {
    allowed: &[
        "consistency",
        "coverage",
        "relevance",
        "disjunctions",
        "nca",
    ],
    later: &[],
};
const NECESSITY_EXAMPLE: &str = "`necessity: {consistency: 0.9}`";
const KEYS: Keys = Keys {
    allowed: &[
        "frequency",
        "consistency",
        "contradiction_from",
        "pri",
        "solutions",
        "expectations",
        "enhanced",
        "theory",
        "minimize",
        "negated_outcome",
    ],
    later: &[],
};
const EXAMPLE: &str = "`sufficiency: {frequency: 1, consistency: 0.8, pri: 0.6, solutions: [intermediate], negated_outcome: true}`";
const NEGATED_KEYS: Keys = Keys {
    allowed: &[
        "frequency",
        "consistency",
        "contradiction_from",
        "pri",
        "expect",
        "expectations",
    ],
    later: &[],
};
const MINIMIZE_KEYS: Keys = Keys {
    allowed: &[
        "contradictions",
        "models",
        "row_dominance",
        "prime_consistency",
        "solution_consistency",
        "solution_coverage",
        "exclude",
        "exclude_rows",
    ],
    later: &[],
};
/// The solutions by name.
const SOLUTIONS: [(&str, SolutionKind); 3] = [
    ("conservative", SolutionKind::Conservative),
    ("intermediate", SolutionKind::Intermediate),
    ("parsimonious", SolutionKind::Parsimonious),
];
/// Those that the key `enhanced` adds.
const ENHANCED_SOLUTIONS: [(&str, SolutionKind); 2] = [
    ("enhanced_intermediate", SolutionKind::EnhancedIntermediate),
    ("enhanced_parsimonious", SolutionKind::EnhancedParsimonious),
];
const CONTRADICTIONS: [(&str, Contradictions); 3] = [
    ("exclude", Contradictions::Exclude),
    ("include", Contradictions::Include),
    ("explain", Contradictions::Explain),
];

const MODELS: [(&str, ModelsWanted); 2] = [
    ("minimal", ModelsWanted::Minimal),
    ("irredundant", ModelsWanted::Irredundant),
];
const TRUTH: [(&str, bool); 2] = [("true", true), ("false", false)];

/// Reads `necessity`, and in it necessary condition analysis where it is declared.
pub(super) fn read_necessity(
    root: &Section<'_>,
    sets: &Vocabulary,
    problems: &mut Problems,
) -> Option<(NecessityPlan, Option<NcaPlan>)> {
    let node = root.require("necessity", NECESSITY_EXAMPLE, problems)?;
    let section = problems.section(node, NECESSITY_KEYS, NECESSITY_EXAMPLE)?;
    let consistency = section
        .require("consistency", "for example `consistency: 0.9`", problems)
        .and_then(|node| problems.cutoff(node, "`0.9`"));
    let mut cutoff = |key| {
        section.optional(key, problems, |node, problems| {
            problems.cutoff(node, "`0.5`")
        })
    };
    let (coverage, relevance) = (cutoff("coverage"), cutoff("relevance"));
    let disjunctions = section.optional("disjunctions", problems, |node, problems| {
        let most = problems.whole(node, 1, "`disjunctions: 2`")?;
        Some(usize::try_from(most).unwrap_or(usize::MAX))
    });
    let nca = section.optional("nca", problems, |node, problems| {
        nca::read(node, sets, problems)
    });
    let plan = NecessityPlan {
        consistency: consistency?,
        coverage: coverage.ok()?,
        relevance: relevance.ok()?,
        disjunctions: disjunctions.ok()?,
    };
    Some((plan, nca.ok()?))
}

/// Cut-offs of which some may be missing or unreadable.
struct CutoffsRead {
    frequency: Result<Option<u32>, Reported>,
    consistency: Result<Option<Cutoff>, Reported>,
    contradiction_from: Result<Option<Cutoff>, Reported>,
    pri: Result<Option<Cutoff>, Reported>,
}

impl CutoffsRead {
    fn new(section: &Section<'_>, problems: &mut Problems) -> Self {
        let mut cutoff = |key, example: &str| {
            section.optional(key, problems, |node, problems| {
                problems.cutoff(node, example)
            })
        };
        let consistency = cutoff("consistency", "`0.8`");
        let contradiction_from = cutoff("contradiction_from", "`0.75`");
        let pri = cutoff("pri", "`0.6`");
        let frequency = section.optional("frequency", problems, |node, problems| {
            let frequency = problems.whole(node, 1, "`frequency: 1`")?;
            Some(u32::try_from(frequency).unwrap_or(u32::MAX))
        });
        Self {
            frequency,
            consistency,
            contradiction_from,
            pri,
        }
    }

    /// The cut-offs of the outcome, where all but `contradiction_from` are required.
    fn required(&self) -> Option<Cutoffs> {
        Some(Cutoffs {
            frequency: self.frequency.ok()??,
            consistency: self.consistency.ok()??,
            contradiction_from: self.contradiction_from.ok()?,
            pri: self.pri.ok()??,
        })
    }

    /// The cut-offs of the negated outcome: those of the outcome where nothing is declared.
    fn or(&self, main: Option<Cutoffs>) -> Option<Cutoffs> {
        let main = main?;
        Some(Cutoffs {
            frequency: self.frequency.ok()?.unwrap_or(main.frequency),
            consistency: self.consistency.ok()?.unwrap_or(main.consistency),
            contradiction_from: self.contradiction_from.ok()?.or(main.contradiction_from),
            pri: self.pri.ok()?.unwrap_or(main.pri),
        })
    }
}

/// Reads `sufficiency`; `expected` are the expectations of the conditions for the outcome.
pub(super) fn read(
    root: &Section<'_>,
    sets: &Vocabulary,
    expected: &[Expectation],
    problems: &mut Problems,
) -> Option<SufficiencyPlan> {
    let node = root.require("sufficiency", EXAMPLE, problems)?;
    let section = problems.section(node, KEYS, EXAMPLE)?;
    let cutoffs = read_cutoffs(&section, problems);
    let solutions = section
        .require(
            "solutions",
            "for example `solutions: [conservative, intermediate, parsimonious]`",
            problems,
        )
        .and_then(|node| read_solutions(node, problems));
    let expectations = read_expectations(&section, sets, problems);
    let minimize = section.optional("minimize", problems, |node, problems| {
        read_minimize(node, sets, problems)
    });
    let help =
        "`true` to analyse the negated outcome too, `false`, or its own cut-offs and expectations";
    let negated = section
        .require("negated_outcome", help, problems)
        .and_then(|node| {
            let main = Main {
                cutoffs,
                expected,
                sets,
            };
            read_negated(node, &main, problems).ok()
        });
    let enhanced = section.optional("enhanced", problems, |node, problems| {
        let analysed = negated.as_ref().map(Option::is_some);
        enhanced::read(node, sets, analysed, problems)
    });
    let theory = section.optional("theory", problems, |node, problems| {
        sets.expression(node, "`theory: \"LS*MD + FS\"`", problems)
    });
    let enhanced = enhanced.ok()?;
    let mut solutions = solutions?;
    if enhanced.is_some() {
        solutions.extend(SolutionKind::ENHANCED);
    }
    Some(SufficiencyPlan {
        cutoffs: cutoffs?,
        solutions,
        expectations: expectations.ok()?.unwrap_or_default(),
        negated_outcome: negated?,
        minimize: minimize.ok()?.unwrap_or_default(),
        enhanced,
        theory: theory.ok()?,
    })
}

fn read_cutoffs(section: &Section<'_>, problems: &mut Problems) -> Option<Cutoffs> {
    section.require(
        "frequency",
        "cases that a truth-table row needs, for example `frequency: 1`",
        problems,
    );
    section.require("consistency", "for example `consistency: 0.8`", problems);
    section.require(
        "pri",
        "for example `pri: 0.6`; `pri: 0` asks for none",
        problems,
    );
    let cutoffs = CutoffsRead::new(section, problems).required();
    check_contradiction(section, cutoffs, problems);
    cutoffs
}

/// Contradictions lie below consistency.
fn check_contradiction(section: &Section<'_>, cutoffs: Option<Cutoffs>, problems: &mut Problems) {
    let Some(Cutoffs {
        consistency,
        contradiction_from: Some(from),
        ..
    }) = cutoffs
    else {
        return;
    };
    if from < consistency {
        return;
    }
    let Some(node) = section
        .get("contradiction_from")
        .or_else(|| section.get("consistency"))
    else {
        return;
    };
    let message = format!(
        "`contradiction_from` is `{}`, which is not below `consistency`, `{}`",
        from.value(),
        consistency.value()
    );
    let help = "a row from `contradiction_from` up to `consistency` is a contradiction: write a lower number";
    problems.add(
        "contradiction-not-below",
        &node.place,
        message,
        Some(help.to_owned()),
    );
}

fn read_solutions(node: &Node, problems: &mut Problems) -> Option<BTreeSet<SolutionKind>> {
    let example = "`solutions: [conservative, intermediate, parsimonious]`";
    let solutions = problems.filled_list_of(node, "solutions", example, |problems, item| {
        let text = scalar_text(item);
        if let Some((name, _)) = ENHANCED_SOLUTIONS
            .iter()
            .find(|(name, _)| text == Some(name))
        {
            let message = format!("`{name}` comes with the key `enhanced`, not with this list");
            let help = "leave it out, and declare `enhanced` under `sufficiency`: it adds both \
                        enhanced solutions";
            problems.add("unknown-word", &item.place, message, Some(help.to_owned()));
            return None;
        }
        read_known_solution(item, &SOLUTIONS, problems)
    })?;
    Some(solutions.into_iter().collect())
}

/// Reads the name of a solution.
pub(super) fn read_solution(node: &Node, problems: &mut Problems) -> Option<SolutionKind> {
    let all = [&SOLUTIONS[..], &ENHANCED_SOLUTIONS[..]].concat();
    read_known_solution(node, &all, problems)
}

fn read_known_solution(
    node: &Node,
    known: &[(&'static str, SolutionKind)],
    problems: &mut Problems,
) -> Option<SolutionKind> {
    if scalar_text(node) == Some("complex") {
        let help = "write `conservative`: the same solution under another name";
        problems.add(
            "unknown-word",
            &node.place,
            "the solution is called `complex`",
            Some(help.to_owned()),
        );
        return None;
    }
    problems.word(node, known, &[])
}

fn read_expectations(
    section: &Section<'_>,
    sets: &Vocabulary,
    problems: &mut Problems,
) -> Result<Option<Vec<Placed<Expression>>>, Reported> {
    let example = "`expectations: [\"LS*MD\"]`";
    section.optional("expectations", problems, |node, problems| {
        problems.list_of(node, "expressions", example, |problems, item| {
            sets.expression(item, example, problems)
        })
    })
}

/// Reads what minimization does beyond the usual.
fn read_minimize(node: &Node, sets: &Vocabulary, problems: &mut Problems) -> Option<MinimizePlan> {
    let section = problems.section(node, MINIMIZE_KEYS, "`minimize: {contradictions: exclude}`")?;
    let solution_fit = read_solution_fit(&section, problems);
    let contradictions = section.optional("contradictions", problems, |node, problems| {
        problems.word(node, &CONTRADICTIONS, &[])
    });
    let models = section.optional("models", problems, |node, problems| {
        problems.word(node, &MODELS, &[])
    });
    let row_dominance = section.optional("row_dominance", problems, |node, problems| {
        problems.word(node, &TRUTH, &[])
    });
    let prime_consistency = section.optional("prime_consistency", problems, |node, problems| {
        problems.cutoff(node, "`0.85`")
    });
    let example = "`exclude: [\"A*~B\"]`";
    let exclude = section.optional("exclude", problems, |node, problems| {
        problems.list_of(node, "expressions", example, |problems, item| {
            sets.expression(item, example, problems)
        })
    });
    let example = "`exclude_rows: [3, 7]`";
    let exclude_rows = section.optional("exclude_rows", problems, |node, problems| {
        problems.list_of(node, "row numbers", example, |problems, item| {
            let value = u128::from(problems.whole(item, 1, example)?);
            let place = item.place.clone();
            Some(Placed { value, place })
        })
    });
    Some(MinimizePlan {
        contradictions: contradictions.ok()?.unwrap_or_default(),
        models: models.ok()?.unwrap_or_default(),
        row_dominance: row_dominance.ok()?.unwrap_or_default(),
        prime_consistency: prime_consistency
            .ok()?
            .filter(|cutoff| cutoff.value() > 0.0),
        solution_fit: solution_fit.ok()?,
        exclude: exclude.ok()?.unwrap_or_default(),
        exclude_rows: exclude_rows.ok()?.unwrap_or_default(),
    })
}

/// Reads `solution_consistency` and `solution_coverage`; a consistency of 0 asks for none.
fn read_solution_fit(
    section: &Section<'_>,
    problems: &mut Problems,
) -> Result<Option<SolutionFitPlan>, Reported> {
    let mut cutoff = |key, example| {
        section.optional(key, problems, |node, problems| {
            problems.cutoff(node, example)
        })
    };
    let consistency = cutoff("solution_consistency", "`0.8`");
    let coverage = cutoff("solution_coverage", "`0.7`");
    let consistency = consistency?.filter(|cutoff| cutoff.value() > 0.0);
    if let (None, Some(node)) = (consistency, section.get("solution_coverage")) {
        let message = format!(
            "{} needs a `solution_consistency` above 0 beside it",
            word(&node.place.key_path)
        );
        let help = "without it the models are the covers of the prime implicant chart";
        problems.add("missing-key", &node.place, message, Some(help.to_owned()));
        return Err(Reported);
    }
    let coverage = coverage?;
    Ok(consistency.map(|consistency| SolutionFitPlan {
        consistency,
        coverage,
    }))
}

/// What holds for the outcome, and for its negation where nothing else is declared.
struct Main<'a> {
    cutoffs: Option<Cutoffs>,
    expected: &'a [Expectation],
    sets: &'a Vocabulary,
}

impl Main<'_> {
    fn turned_round(&self) -> Vec<Expectation> {
        let pairs = self.expected.iter().zip(&self.sets.conditions);
        pairs
            .map(|(expectation, set)| expectations::turned_round(expectation, set.levels))
            .collect()
    }
}

fn read_negated(
    node: &Node,
    main: &Main<'_>,
    problems: &mut Problems,
) -> Result<Option<NegatedPlan>, Reported> {
    match &node.kind {
        Kind::Mapping(_) => read_negated_plan(node, main, problems)
            .map(Some)
            .ok_or(Reported),
        Kind::Scalar(scalar) if !scalar.quoted && scalar.text == "false" => Ok(None),
        Kind::Scalar(scalar) if !scalar.quoted && scalar.text == "true" => {
            let cutoffs = main.cutoffs.ok_or(Reported)?;
            Ok(Some(NegatedPlan {
                cutoffs,
                expect: main.turned_round(),
                expectations: Vec::new(),
            }))
        }
        _ => {
            let message = format!(
                "`sufficiency.negated_outcome` {}; it must be `true`, `false` or a mapping",
                found(node)
            );
            let help = "for example `negated_outcome: {consistency: 0.85, expect: {LS: absent}}`";
            problems.add("wrong-type", &node.place, message, Some(help.to_owned()));
            Err(Reported)
        }
    }
}

fn read_negated_plan(node: &Node, main: &Main<'_>, problems: &mut Problems) -> Option<NegatedPlan> {
    let section = problems.section(node, NEGATED_KEYS, "`negated_outcome: {consistency: 0.85}`")?;
    let read = CutoffsRead::new(&section, problems);
    let cutoffs = read.or(main.cutoffs);
    check_contradiction(&section, cutoffs, problems);
    let expect = section.optional("expect", problems, |node, problems| {
        read_negated_expect(node, main, problems)
    });
    let expectations = read_expectations(&section, main.sets, problems);
    Some(NegatedPlan {
        cutoffs: cutoffs?,
        expect: expect.ok()?.unwrap_or_else(|| main.turned_round()),
        expectations: expectations.ok()?.unwrap_or_default(),
    })
}

fn read_negated_expect(
    node: &Node,
    main: &Main<'_>,
    problems: &mut Problems,
) -> Option<Vec<Expectation>> {
    let section = problems.mapping(node, "`expect: {LS: absent}`")?;
    let mut expect = main.turned_round();
    let before = problems.count();
    for entry in section.entries() {
        let Some(condition) = main.sets.condition(&entry.key, &entry.key_place, problems) else {
            continue;
        };
        let read = expectations::read(&entry.value, &main.sets.conditions[condition], problems);
        if let (Some(read), Some(slot)) = (read, expect.get_mut(condition)) {
            *slot = read;
        }
    }
    (problems.count() == before).then_some(expect)
}
