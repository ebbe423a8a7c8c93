//! Fit within and between clusters of cases: panel data, regions, waves.

use serde::Serialize;

use super::clusters::{ClusterDiagnostics, Relation};
use super::variants::MainRun;
use crate::load::CaseNumbers;
use crate::necessity::Necessity;
use crate::results::OutcomeResults;
use crate::set::{CalibratedSet, Expression, FuzzySet};
use crate::study::SolutionKind;
use crate::sufficiency::{FittedModel, Sufficiency};

/// The fit of what the study found in each cluster of its cases.
///
/// With `data.time` the clusters of [`ClusterDiagnostics`] are its points in time, and its units those
/// of `data.cluster`: between consistency compares the years, within consistency the provinces over the
/// years. With `data.cluster` alone, between consistency compares its clusters, and there are no units.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The column whose values are compared between each other.
    pub between: String,
    /// The column within whose values cases repeat; `None` with one column alone.
    pub within: Option<String>,
    /// The outcome and its negation.
    pub outcomes: [PanelOutcome; 2],
}

/// What was compared for one outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelOutcome {
    /// The solution whose terms are compared; `None` where sufficiency was not analysed.
    pub kind: Option<SolutionKind>,
    /// How many models of it are listed; the terms are those of all.
    pub models: usize,
    /// Conditions, terms, models.
    pub relations: Vec<GroupedRelation>,
}

/// A relation of one set to the outcome in each group of cases.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupedRelation {
    /// What the set is.
    pub subject: Subject,
    /// Whether it is a condition that is necessary over all cases.
    pub is_necessary: bool,
    /// What it is said to be for the outcome.
    pub relation: Relation,
    /// The set.
    pub expression: Expression,
    /// Its fit.
    pub diagnostics: ClusterDiagnostics,
}

/// What is compared between groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A condition that is necessary over all cases; where none is, every condition and its negation.
    Condition,
    /// A term of the solution.
    Term,
    /// A whole model.
    Model,
}

/// The columns of a panel with their value for every case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Labels<'a> {
    pub(crate) between: (&'a str, &'a [String]),
    pub(crate) within: Option<(&'a str, &'a [String])>,
}

impl Panel {
    /// What a main run found, in each group of its cases.
    pub(crate) fn of(main: MainRun<'_>, labels: Labels<'_>) -> Self {
        let sets = main.calibration.conditions().iter();
        let sets: Vec<&CalibratedSet> = sets.map(crate::calibrate::SetResult::set).collect();
        let outcome = |results: &OutcomeResults| PanelOutcome::of(results, &sets, labels);
        let [present, absent] = main.outcomes;
        Self {
            between: labels.between.0.to_owned(),
            within: labels.within.map(|(column, _)| column.to_owned()),
            outcomes: [outcome(present), outcome(absent)],
        }
    }

    /// The same with clusters called by their positions; points in time keep their names.
    #[must_use]
    pub(super) fn with_numbers(mut self, numbers: &CaseNumbers) -> Self {
        let relations = self.outcomes.iter_mut().flat_map(|of| &mut of.relations);
        for relation in relations {
            let are_units = self.within.is_some();
            relation.diagnostics.number_clusters(are_units, numbers);
        }
        self
    }
}

impl PanelOutcome {
    fn of(results: &OutcomeResults, sets: &[&CalibratedSet], labels: Labels<'_>) -> Self {
        let compared = |subject, relation, expression: Expression, set: &FuzzySet| {
            let (_, clusters) = labels.between;
            let units = labels.within.map_or(&[][..], |(_, units)| units);
            let outcome = &results.membership;
            GroupedRelation {
                subject,
                is_necessary: false,
                relation,
                expression,
                diagnostics: ClusterDiagnostics::new(set, outcome, clusters, units, relation),
            }
        };
        let conditions = conditions(&results.necessity).into_iter().map(|condition| {
            let expression = condition.expression().clone();
            let set = expression.membership(sets);
            let set = set.expect("necessity is about the conditions of the study");
            GroupedRelation {
                is_necessary: condition.is_necessary(),
                ..compared(Subject::Condition, Relation::Necessity, expression, &set)
            }
        });
        let mut relations: Vec<GroupedRelation> = conditions.collect();
        let leading = results.sufficiency.as_ref();
        let leading = leading.and_then(|analysis| Some((analysis, analysis.leading()?)));
        let Some((analysis, kind)) = leading else {
            return Self {
                relations,
                ..Self::default()
            };
        };
        let sufficient =
            |subject, expression, set| compared(subject, Relation::Sufficiency, expression, &set);
        let models = analysis.models(kind);
        let terms = terms(analysis, models).into_iter();
        relations.extend(terms.map(|(term, set)| sufficient(Subject::Term, term, set)));
        relations.extend(models.iter().map(|model| {
            let union = super::fit::membership(analysis, model);
            sufficient(
                Subject::Model,
                super::fit::expression(analysis, model),
                union,
            )
        }));
        Self {
            kind: Some(kind),
            models: models.len(),
            relations,
        }
    }
}

/// What is necessary; where nothing is, all that was tried.
fn conditions(tried: &[Necessity]) -> Vec<&Necessity> {
    let necessary: Vec<&Necessity> = tried.iter().filter(|one| one.is_necessary()).collect();
    if necessary.is_empty() {
        tried.iter().collect()
    } else {
        necessary
    }
}

/// The terms of all listed models, each once, with the membership of every case.
fn terms(analysis: &Sufficiency, models: &[FittedModel]) -> Vec<(Expression, FuzzySet)> {
    let mut terms: Vec<(Expression, FuzzySet)> = Vec::new();
    for term in models.iter().flat_map(|model| &model.terms) {
        let expression = term.implicant.expression(analysis.space());
        if !terms.iter().any(|(known, _)| *known == expression) {
            terms.push((expression, analysis.membership(&term.implicant)));
        }
    }
    terms
}
