//! Two solutions compared: by their models, by the rows that these cover, by the cases in them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::cases::CommonCases;
use crate::minimize::{Implicant, RowSet, sum};
use crate::set::{Expression, FuzzySet, PropertySpace};
use crate::study::SolutionKind;
use crate::sufficiency::{FittedModel, ModelFit, Sufficiency};

/// How the solution of a variant stands to that of the main run.
///
/// Where models tie, the solution is all of them together: the union of what its listed models
/// cover.
///
/// # References
/// Oana, I.-E. & Schneider, C. Q. (2021). A Robustness Test Protocol for Applied QCA: Theory and R
/// Software Application. *Sociological Methods & Research*, for solutions as subsets and supersets
/// of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same models.
    Same,
    /// Other models that cover the very same.
    Equal,
    /// It covers a part of what the main run's covers, and nothing else.
    Subset,
    /// It covers all that the main run's covers, and more.
    Superset,
    /// Each covers something that the other does not, and both cover something.
    Overlapping,
    /// Both cover something, and nothing together.
    Different,
    /// The variant has no solution, the main run has one.
    Lost,
    /// The variant has a solution, the main run has none.
    Gained,
}

/// What a [`Relation`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The rows of the truth table, which has the same conditions in both runs.
    Rows,
    /// The rows of a truth table with the conditions of both runs: a term asks nothing of a
    /// condition that its run does not have.
    JointRows,
    /// The cases that both runs have, in a solution with a membership above 0.5: some condition has
    /// another number of values, or the joint truth table is too large.
    Cases,
}

/// A solution of the variant beside that of the main run.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedSolution {
    /// Which solution.
    pub kind: SolutionKind,
    /// How the variant's stands to the main run's.
    pub relation: Relation,
    /// What the relation is about.
    pub basis: Basis,
    /// How many models are listed.
    pub models: ModelCounts,
    /// A model of the main run: the first that both have, else the first.
    pub main: Option<ComparedModel>,
    /// A model of the variant: the first that both have, else the first.
    pub variant: Option<ComparedModel>,
    /// The cases of both runs that are in the variant's solution alone, in case order.
    pub cases_gained: Vec<String>,
    /// The cases of both runs that are in the main run's solution alone, in case order.
    pub cases_lost: Vec<String>,
}

/// How many models two solutions have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ModelCounts {
    /// Listed in the main run.
    pub main: usize,
    /// Listed in the variant.
    pub variant: usize,
    /// Listed in both.
    pub shared: usize,
    /// Whether every model of both runs is listed; else the comparison is one of those listed.
    pub all_listed: bool,
}

/// A model with its fit.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedModel {
    /// The union of its terms.
    pub expression: Expression,
    /// Its fit.
    pub fit: ModelFit,
}

impl ComparedSolution {
    /// The solutions of one kind in both runs.
    pub(super) fn of(
        kind: SolutionKind,
        main: &Sufficiency,
        variant: &Sufficiency,
        cases: &CommonCases<'_>,
    ) -> Self {
        let joint = Joint::of(main.space(), variant.space());
        let in_both = shared_models(joint.as_ref(), main.models(kind), variant.models(kind));
        let models = ModelCounts {
            main: main.models(kind).len(),
            variant: variant.models(kind).len(),
            shared: in_both.len(),
            all_listed: main.is_complete(kind) && variant.is_complete(kind),
        };
        let (at, other) = in_both.first().copied().unwrap_or((0, 0));
        let (gained, lost, kept) = in_solutions(kind, main, variant, cases);
        let by_rows = joint.as_ref().and_then(|joint| {
            let shares = joint.shares(main.models(kind), variant.models(kind))?;
            Some((shares, joint.basis))
        });
        let by_cases = Shares {
            only_main: !lost.is_empty(),
            only_variant: !gained.is_empty(),
            both: kept,
        };
        let (shares, basis) = by_rows.unwrap_or((by_cases, Basis::Cases));
        Self {
            kind,
            relation: relation(models, shares),
            basis,
            models,
            main: ComparedModel::of(main, kind, at),
            variant: ComparedModel::of(variant, kind, other),
            cases_gained: gained.into_iter().map(|case| cases.name(case)).collect(),
            cases_lost: lost.into_iter().map(|case| cases.name(case)).collect(),
        }
    }
}

impl ComparedModel {
    fn of(sufficiency: &Sufficiency, kind: SolutionKind, position: usize) -> Option<Self> {
        let model = sufficiency.models(kind).get(position)?;
        let terms: Vec<Implicant> = model.terms.iter().map(|t| t.implicant.clone()).collect();
        Some(Self {
            expression: sum(&terms, sufficiency.space()),
            fit: model.fit,
        })
    }
}

/// The models that both solutions list, by their positions in each.
fn shared_models(
    joint: Option<&Joint>,
    main: &[FittedModel],
    variant: &[FittedModel],
) -> Vec<(usize, usize)> {
    let Some(joint) = joint else {
        return Vec::new();
    };
    let others: BTreeMap<BTreeSet<Implicant>, usize> = variant
        .iter()
        .enumerate()
        .map(|(at, model)| (joint.variant(model), at))
        .collect();
    let models = main.iter().enumerate();
    models
        .filter_map(|(at, model)| Some((at, *others.get(&joint.main(model))?)))
        .collect()
}

/// What two solutions cover.
#[derive(Clone, Copy, Debug)]
struct Shares {
    only_main: bool,
    only_variant: bool,
    both: bool,
}

fn relation(models: ModelCounts, shares: Shares) -> Relation {
    let all_shared = models.shared == models.main && models.shared == models.variant;
    match (models.main, models.variant) {
        _ if all_shared => Relation::Same,
        (_, 0) => Relation::Lost,
        (0, _) => Relation::Gained,
        _ => match (shares.only_main, shares.only_variant) {
            (false, false) => Relation::Equal,
            (true, false) => Relation::Subset,
            (false, true) => Relation::Superset,
            (true, true) if shares.both => Relation::Overlapping,
            (true, true) => Relation::Different,
        },
    }
}

/// The shared cases in the variant's solution alone, in the main run's alone, and whether any is in
/// both; by their positions in the main run.
fn in_solutions(
    kind: SolutionKind,
    main: &Sufficiency,
    variant: &Sufficiency,
    cases: &CommonCases<'_>,
) -> (Vec<usize>, Vec<usize>, bool) {
    let before = main.membership_in_solution(kind);
    let now = variant.membership_in_solution(kind);
    let is_in = |set: &FuzzySet, case: usize| set.memberships()[case].is_in();
    let (mut gained, mut lost, mut kept) = (Vec::new(), Vec::new(), false);
    for &(at, other) in cases.pairs() {
        match (is_in(&before, at), is_in(&now, other)) {
            (false, true) => gained.push(at),
            (true, false) => lost.push(at),
            (true, true) => kept = true,
            (false, false) => {}
        }
    }
    (gained, lost, kept)
}

/// The conditions of both runs: those of the main run, then those that only the variant has.
struct Joint {
    space: PropertySpace,
    /// Where each condition of the variant stands.
    positions: Vec<usize>,
    basis: Basis,
}

impl Joint {
    /// `None` when a condition has another number of values in the two runs, so that its values do
    /// not mean the same, or when there are too many conditions.
    fn of(main: &PropertySpace, variant: &PropertySpace) -> Option<Self> {
        let conditions = |space: &PropertySpace| -> Vec<_> {
            let names = space.names().iter().cloned();
            names.zip(space.levels().iter().copied()).collect()
        };
        let mut joint = conditions(main);
        let mut positions = Vec::new();
        for (name, levels) in conditions(variant) {
            let known = joint.iter().position(|(known, _)| *known == name);
            let position = known.unwrap_or_else(|| {
                joint.push((name, levels));
                joint.len() - 1
            });
            if joint[position].1 != levels {
                return None;
            }
            positions.push(position);
        }
        let has_same = joint.len() == main.names().len() && joint.len() == positions.len();
        Some(Self {
            space: PropertySpace::new(joint).ok()?,
            positions,
            basis: if has_same {
                Basis::Rows
            } else {
                Basis::JointRows
            },
        })
    }

    /// The terms of a model of the main run over the joint conditions.
    fn main(&self, model: &FittedModel) -> BTreeSet<Implicant> {
        self.terms(model, |condition| condition)
    }

    /// The terms of a model of the variant over the joint conditions.
    fn variant(&self, model: &FittedModel) -> BTreeSet<Implicant> {
        self.terms(model, |condition| self.positions[condition])
    }

    fn terms(&self, model: &FittedModel, at: impl Fn(usize) -> usize) -> BTreeSet<Implicant> {
        let moved = |term: &Implicant| {
            let literals = term.literals().map(|(i, value)| (at(i), value));
            let literals: Vec<(usize, u8)> = literals.collect();
            Implicant::with_literals(&literals, self.space.names().len())
        };
        model
            .terms
            .iter()
            .map(|term| moved(&term.implicant))
            .collect()
    }

    /// What the models of both cover; `None` where the rows cannot be counted.
    fn shares(&self, main: &[FittedModel], variant: &[FittedModel]) -> Option<Shares> {
        let main: BTreeSet<Implicant> = main.iter().flat_map(|model| self.main(model)).collect();
        let variant: BTreeSet<Implicant> = variant
            .iter()
            .flat_map(|model| self.variant(model))
            .collect();
        Some(Shares {
            only_main: self.goes_beyond(&main, &variant)?,
            only_variant: self.goes_beyond(&variant, &main)?,
            both: main
                .iter()
                .any(|term| variant.iter().any(|other| term.meets(other))),
        })
    }

    /// Whether some row is covered by one set of terms and not by the other.
    fn goes_beyond(&self, one: &BTreeSet<Implicant>, other: &BTreeSet<Implicant>) -> Option<bool> {
        let outside = one.iter().filter(|term| !other.contains(*term));
        let outside: Vec<Implicant> = outside.cloned().collect();
        let rest = RowSet::covered_by(&outside).without(other);
        Some(rest.count(&self.space)? > 0)
    }
}
