//! The solutions of a truth table once more, with other codes, without fit and without cases.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::analysis::{OutcomePlan, Sufficiency};
use super::enhanced::{Declared, enhanced_of};
use super::observed::ObservedRows;
use super::solutions::{Minimizer, Solutions};
use super::truth_table::{RowOutcome, TruthTable};
use crate::minimize::{Implicant, sum};
use crate::set::{CalibratedSet, Expression, FuzzySet, PropertySpace, SpaceError};
use crate::study::{Cutoffs, EnhancedPlan, SolutionKind};

/// A solution as the set of its models, each the set of its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelSet {
    /// The listed models.
    pub models: BTreeSet<BTreeSet<Implicant>>,
    /// Whether every model was found and is listed.
    pub complete: bool,
}

/// The solutions of one outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelSets {
    kinds: BTreeMap<SolutionKind, ModelSet>,
    steps: u64,
}

impl ModelSet {
    /// A solution of an analysis.
    #[must_use]
    pub fn of(analysis: &Sufficiency, kind: SolutionKind) -> Self {
        let models = analysis.models(kind).iter();
        let terms = models.map(|fitted| fitted.model.terms.iter().cloned().collect());
        Self {
            models: terms.collect(),
            complete: analysis.is_complete(kind),
        }
    }

    /// The first models, at most so many, as expressions.
    #[must_use]
    pub fn expressions(&self, most: usize, space: &PropertySpace) -> Vec<Expression> {
        let model = |terms: &BTreeSet<Implicant>| {
            let terms: Vec<Implicant> = terms.iter().cloned().collect();
            sum(&terms, space)
        };
        self.models.iter().take(most).map(model).collect()
    }
}

impl ModelSets {
    /// The models of a kind; `None` where it was not asked for.
    #[must_use]
    pub fn of(&self, kind: SolutionKind) -> Option<&ModelSet> {
        self.kinds.get(&kind)
    }

    /// How many steps the minimizations took.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    fn add(&mut self, solutions: &Solutions, kind: SolutionKind, most_models: usize) {
        let models = solutions.models(kind).into_iter().take(most_models);
        let terms = models.map(|(model, _)| model.terms.iter().cloned().collect());
        let models = ModelSet {
            models: terms.collect(),
            complete: solutions.is_complete(kind, most_models),
        };
        self.kinds.insert(kind, models);
    }
}

/// The analysis of an outcome that can be done again with other cut-offs.
#[derive(Clone, Debug)]
pub struct Reanalysis<'a> {
    minimizer: Cow<'a, Minimizer>,
    table: Cow<'a, TruthTable>,
    reported: Vec<SolutionKind>,
}

impl<'a> Reanalysis<'a> {
    /// That of an analysis, on its own sets.
    #[must_use]
    pub fn of(analysis: &'a Sufficiency) -> Self {
        Self {
            minimizer: Cow::Borrowed(analysis.minimizer()),
            table: Cow::Borrowed(analysis.table()),
            reported: analysis.reported().to_vec(),
        }
    }

    /// That of other sets, for the outcome that their rows were added up for or for its negation.
    ///
    /// # Errors
    /// As for [`sufficiency`](super::sufficiency()).
    pub fn new(
        rows: &ObservedRows,
        negated: bool,
        conditions: &[&CalibratedSet],
        outcome: &FuzzySet,
        plan: &OutcomePlan<'_>,
    ) -> Result<Self, SpaceError> {
        let table = plan.excluding(TruthTable::of(rows, negated, &plan.cutoffs))?;
        Ok(Self {
            minimizer: Cow::Owned(plan.minimizer(conditions, outcome, table.space())?),
            table: Cow::Owned(table),
            reported: plan.solutions.clone(),
        })
    }

    /// The conditions.
    #[must_use]
    pub fn space(&self) -> &PropertySpace {
        self.table.space()
    }

    /// The truth table, with the codes of its own cut-offs.
    #[must_use]
    pub fn table(&self) -> &TruthTable {
        &self.table
    }

    /// The codes of the observed rows at other cut-offs.
    #[must_use]
    pub fn codes(&self, cutoffs: &Cutoffs) -> Vec<(u128, RowOutcome)> {
        self.table.codes_at(cutoffs)
    }

    /// Whether the solutions follow from the codes of the rows alone: terms and models are not chosen
    /// by their fit.
    #[must_use]
    pub fn follows_from_codes(&self) -> bool {
        self.minimizer.prime_consistency.is_none() && self.minimizer.solution_fit.is_none()
    }

    fn standard(&self, table: TruthTable) -> Solutions {
        let intermediate = self.reported.contains(&SolutionKind::Intermediate);
        self.minimizer.solutions(table, intermediate)
    }
}

/// The solutions of the outcome and of its negation at cut-offs of each, as
/// [`sufficiency`](super::sufficiency()) and [`enhanced`](super::enhanced()) find them.
///
/// # Errors
/// [`SpaceError`] for an expression that does not fit the conditions.
pub fn model_sets(
    analyses: [Option<&Reanalysis<'_>>; 2],
    cutoffs: &[Cutoffs; 2],
    plan: Option<&EnhancedPlan>,
) -> Result<[Option<ModelSets>; 2], SpaceError> {
    let mut found = [None, None];
    let mut standard = [None, None];
    for (at, one) in analyses.into_iter().enumerate() {
        let Some(one) = one else { continue };
        let solutions = one.standard(one.table.recoded(&cutoffs[at]));
        let mut sets = ModelSets {
            kinds: BTreeMap::new(),
            steps: solutions.steps(),
        };
        let most = one.minimizer.options.most_models;
        for kind in SolutionKind::STANDARD {
            sets.add(&solutions, kind, most);
        }
        found[at] = Some(sets);
        standard[at] = Some(solutions);
    }
    let declared = |at: usize| {
        let minimizer = &analyses[at]?.minimizer;
        let table = &standard[at].as_ref()?.table;
        Some(Declared { minimizer, table })
    };
    if let (Some(plan), Some(present)) = (plan, declared(0)) {
        let (of_outcome, of_negation) = enhanced_of(present, declared(1), plan)?;
        for (sets, enhanced) in found.iter_mut().zip([Some(of_outcome), of_negation]) {
            let (Some(sets), Some(enhanced)) = (sets, enhanced) else {
                continue;
            };
            sets.steps += enhanced.solutions.steps();
            for kind in SolutionKind::ENHANCED {
                let most = present.minimizer.options.most_models;
                sets.add(&enhanced.solutions, kind, most);
            }
        }
    }
    Ok(found)
}
