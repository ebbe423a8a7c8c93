use std::collections::{BTreeMap, BTreeSet};

use super::counterfactuals::DirectionalExpectations;
use super::fit::{LiteralMemberships, ModelFit, TermFit};
use super::intermediate::{Intermediate, Pair};
use super::solution::{MinimizeOptions, Model, Solution};
use super::truth_table::{RowOutcome, TruthTable};
use crate::minimize::{Implicant, RowSet};
use crate::set::{
    CalibratedSet, Configuration, Cutoff, Expression, FuzzySet, PropertySpace, Side, SpaceError,
};
use crate::study::{Contradictions, Cutoffs, Expectation, SolutionKind};

/// What is declared for the analysis of one outcome.
#[derive(Clone, Debug)]
pub struct OutcomePlan<'a> {
    /// How rows get their codes.
    pub cutoffs: Cutoffs,
    /// One expectation per condition.
    pub expect: Vec<Expectation>,
    /// Conjunctural directional expectations.
    pub expectations: Vec<&'a Expression>,
    /// Remainders that may not be used.
    pub exclude: Vec<&'a Expression>,
    /// Rows that may not be used, observed ones too.
    pub exclude_rows: Vec<u128>,
    /// Prime implicants of the parsimonious solution are the terms that reach this consistency.
    pub prime_consistency: Option<Cutoff>,
    /// Whether the intermediate solution is asked for; core conditions are those of its terms.
    pub intermediate: bool,
    /// How the table is minimized.
    pub options: MinimizeOptions,
}

/// The truth table of one outcome and its three solutions.
#[derive(Clone, Debug, PartialEq)]
pub struct Sufficiency {
    outcome: FuzzySet,
    literals: LiteralMemberships,
    table: TruthTable,
    conservative: Solution,
    parsimonious: Solution,
    intermediate: Intermediate,
    contradictions: Contradictions,
    overwritten: Vec<u128>,
    /// How many models of each solution are listed.
    most_models: usize,
    /// How many distinct models the pairs of the intermediate solution have.
    intermediate_total: usize,
    /// The listed models of each solution, fitted.
    models: BTreeMap<SolutionKind, Vec<FittedModel>>,
}

/// A model with its fit and its cases.
#[derive(Clone, Debug, PartialEq)]
pub struct FittedModel {
    /// The model.
    pub model: Model,
    /// The fit of the union of its terms.
    pub fit: ModelFit,
    /// Its terms, in the model's order.
    pub terms: Vec<FittedTerm>,
    /// Of an intermediate model: the positions of the pairs that have it.
    pub pairs: Vec<usize>,
}

/// A term of a model with its fit and its cases.
#[derive(Clone, Debug, PartialEq)]
pub struct FittedTerm {
    /// The term.
    pub implicant: Implicant,
    /// Its fit within the model.
    pub fit: TermFit,
    /// Membership of every case in the term.
    pub membership: FuzzySet,
    /// The cases of the rows it explains, one list a row.
    pub cases_by_row: Vec<Vec<usize>>,
    /// The cases with a membership above 0.5 in the term.
    pub cases_above_half: Vec<usize>,
    /// Those among them in the outcome that have a membership above 0.5 in no other term.
    pub uniquely_covered: Vec<usize>,
    /// Those among them that are out of the outcome: deviant cases for consistency in kind.
    pub deviant: Vec<usize>,
    /// Of an intermediate term: its core conditions, one set for each different marking that its
    /// pairs give, with the positions of those pairs.
    pub core: Vec<(BTreeSet<usize>, Vec<usize>)>,
}

/// The sufficiency of `conditions` for `outcome`.
///
/// The conservative and the parsimonious solution are worked out whether they are reported or not:
/// the intermediate one, its counterfactuals and core conditions need both.
///
/// # Errors
/// [`SpaceError`] for more conditions than supported, or an expectation that does not fit them.
pub fn sufficiency(
    conditions: &[&CalibratedSet],
    outcome: &FuzzySet,
    plan: &OutcomePlan<'_>,
) -> Result<Sufficiency, SpaceError> {
    let observed = TruthTable::new(conditions, outcome, &plan.cutoffs)?;
    let positive = observed.configurations(RowOutcome::Positive);
    let mut table = observed.excluding_rows(&plan.exclude_rows)?;
    for expression in &plan.exclude {
        table = table.excluding_remainders(expression)?;
    }
    let is_excluded = |row: &&Configuration| table.excluded().contains(row);
    let overwritten = positive
        .iter()
        .filter(is_excluded)
        .map(|row| table.space().row_number(row));
    let overwritten = overwritten.collect();
    let literals = LiteralMemberships::new(conditions, outcome.len());
    let expressions: Vec<Expression> = plan.expectations.iter().copied().cloned().collect();
    let expectations = DirectionalExpectations::new(table.space(), &plan.expect, &expressions)?;
    let conservative = Solution::conservative(&table, &plan.options);
    let parsimonious = match plan.prime_consistency {
        None => Solution::parsimonious(&table, &plan.options),
        Some(threshold) => {
            let (literals, options) = (&literals, &plan.options);
            Solution::parsimonious_by_consistency(&table, literals, outcome, threshold, options)
        }
    };
    let intermediate = if plan.intermediate {
        Intermediate::new(
            &table,
            &conservative,
            &parsimonious,
            &expectations,
            &plan.options,
        )
    } else {
        Intermediate::default()
    };
    let mut analysis = Sufficiency {
        outcome: outcome.clone(),
        literals,
        overwritten,
        table,
        conservative,
        parsimonious,
        intermediate,
        contradictions: plan.options.contradictions,
        most_models: plan.options.most_models,
        intermediate_total: 0,
        models: BTreeMap::new(),
    };
    analysis.intermediate_total = analysis.intermediate.models().len();
    analysis.models = SolutionKind::ALL
        .into_iter()
        .map(|kind| (kind, analysis.fitted(kind)))
        .collect();
    Ok(analysis)
}

impl Sufficiency {
    /// Membership of every case in the outcome.
    #[must_use]
    pub fn outcome(&self) -> &FuzzySet {
        &self.outcome
    }

    /// The truth table.
    #[must_use]
    pub fn table(&self) -> &TruthTable {
        &self.table
    }

    /// The positive rows that the researcher excluded, ascending.
    #[must_use]
    pub fn overwritten_rows(&self) -> &[u128] {
        &self.overwritten
    }

    /// The conditions.
    #[must_use]
    pub fn space(&self) -> &PropertySpace {
        self.table.space()
    }

    /// The conservative solution.
    #[must_use]
    pub fn conservative(&self) -> &Solution {
        &self.conservative
    }

    /// The parsimonious solution.
    #[must_use]
    pub fn parsimonious(&self) -> &Solution {
        &self.parsimonious
    }

    /// The intermediate solution.
    #[must_use]
    pub fn intermediate(&self) -> &Intermediate {
        &self.intermediate
    }

    /// Membership of every case in a term or any other conjunction of literals.
    #[must_use]
    pub fn membership(&self, term: &Implicant) -> FuzzySet {
        self.literals.of(term)
    }

    /// The pairs of the intermediate solution, as many as models are listed.
    #[must_use]
    pub fn listed_pairs(&self) -> &[Pair] {
        let pairs = self.intermediate.pairs();
        &pairs[..pairs.len().min(self.most_models)]
    }

    /// The rows that the simplifying assumptions of any listed model of a solution hold.
    #[must_use]
    pub fn assumptions(&self, kind: SolutionKind) -> RowSet {
        let none = RowSet::covered_by(&[]);
        self.models(kind).iter().fold(none, |all, fitted| {
            all.or(&fitted.model.simplifying_assumptions, self.space())
        })
    }

    fn raw_models(&self, kind: SolutionKind) -> Vec<(&Model, Vec<usize>)> {
        match kind {
            SolutionKind::Conservative => self
                .conservative
                .models()
                .iter()
                .map(|model| (model, Vec::new()))
                .collect(),
            SolutionKind::Parsimonious => self
                .parsimonious
                .models()
                .iter()
                .map(|model| (model, Vec::new()))
                .collect(),
            SolutionKind::Intermediate => self.intermediate.models(),
        }
    }

    /// The listed models of a solution, with fit, cases and core conditions; of the intermediate
    /// solution the distinct models of all pairs.
    #[must_use]
    pub fn models(&self, kind: SolutionKind) -> &[FittedModel] {
        &self.models[&kind]
    }

    fn fitted(&self, kind: SolutionKind) -> Vec<FittedModel> {
        let fitted = |(model, pairs): (&Model, Vec<usize>)| {
            let fits = TermFit::of_each(&model.terms, &self.literals, &self.outcome);
            let terms = model.terms.iter().zip(fits);
            FittedModel {
                model: model.clone(),
                fit: ModelFit::of(&model.terms, &self.literals, &self.outcome),
                terms: terms
                    .map(|(term, fit)| self.fitted_term(term, &model.terms, fit, &pairs))
                    .collect(),
                pairs,
            }
        };
        self.raw_models(kind)
            .into_iter()
            .take(self.most_models)
            .map(fitted)
            .collect()
    }

    fn fitted_term(
        &self,
        term: &Implicant,
        terms: &[Implicant],
        fit: TermFit,
        pairs: &[usize],
    ) -> FittedTerm {
        let membership = self.literals.of(term);
        let above_half = membership.cases_in();
        let side = |case: usize| self.outcome.memberships()[case].side();
        let others = self
            .literals
            .of_any(terms.iter().filter(|other| *other != term));
        let is_elsewhere = |case: usize| others.memberships()[case].is_in();
        let mut core: Vec<(BTreeSet<usize>, Vec<usize>)> = Vec::new();
        for &pair in pairs {
            let marks = self.core_of(term, pair);
            match core.iter_mut().find(|(known, _)| *known == marks) {
                Some((_, pairs)) => pairs.push(pair),
                None => core.push((marks, vec![pair])),
            }
        }
        let by_row = self.table.cases_by_row(term, self.contradictions);
        FittedTerm {
            implicant: term.clone(),
            fit,
            uniquely_covered: above_half
                .iter()
                .copied()
                .filter(|&case| side(case) == Side::In && !is_elsewhere(case))
                .collect(),
            deviant: above_half
                .iter()
                .copied()
                .filter(|&case| side(case) == Side::Out)
                .collect(),
            cases_above_half: above_half,
            membership,
            cases_by_row: by_row.into_iter().map(<[usize]>::to_vec).collect(),
            core,
        }
    }

    /// The conditions whose literals of a term stand in the parsimonious terms, of the pair's own
    /// parsimonious model, that contain the term.
    ///
    /// # References
    /// Fiss, P. C. (2011). Building Better Causal Theories: A Fuzzy Set Approach to Typologies in
    /// Organization Research. *Academy of Management Journal* 54(2), 393–420.
    fn core_of(&self, term: &Implicant, pair: usize) -> BTreeSet<usize> {
        let parsimonious = self.intermediate.pairs()[pair].parsimonious;
        let terms = &self.parsimonious.models()[parsimonious].terms;
        let containing = terms.iter().filter(|larger| term.is_within(larger));
        containing
            .flat_map(|larger| larger.literals().map(|(condition, _)| condition))
            .collect()
    }

    /// The solution that a kind names, for its chart and counts; `None` for the intermediate one,
    /// which has a chart for each pair.
    #[must_use]
    pub fn single(&self, kind: SolutionKind) -> Option<&Solution> {
        match kind {
            SolutionKind::Conservative => Some(&self.conservative),
            SolutionKind::Parsimonious => Some(&self.parsimonious),
            SolutionKind::Intermediate => None,
        }
    }

    /// Whether some row is to be explained; without one every solution is empty.
    #[must_use]
    pub fn has_rows_to_explain(&self) -> bool {
        !self.conservative.chart().rows().is_empty()
    }

    /// Whether every model of a solution was found and is listed.
    #[must_use]
    pub fn is_complete(&self, kind: SolutionKind) -> bool {
        let complete =
            |solution: &Solution| solution.models_total() == Some(solution.models().len() as u128);
        match self.single(kind) {
            Some(solution) => complete(solution),
            None => {
                self.intermediate_total <= self.most_models
                    && complete(&self.conservative)
                    && complete(&self.parsimonious)
                    && self
                        .intermediate
                        .pairs()
                        .iter()
                        .all(|pair| complete(&pair.solution))
            }
        }
    }
}
