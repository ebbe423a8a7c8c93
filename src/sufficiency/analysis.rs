use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::case_list::CaseList;
use super::counterfactuals::DirectionalExpectations;
use super::enhanced::Enhanced;
use super::fit::{LiteralMemberships, ModelFit, TermFit};
use super::fitted_cases::{FittedCases, FittedCasesOfTerm};
use super::intermediate::{Intermediate, Pair};
use super::observed::ObservedRows;
use super::solution::{MinimizeOptions, Model, Solution};
use super::solutions::{Minimizer, Solutions, WithPairs};
use super::truth_table::{RowOutcome, TruthTable};
use crate::minimize::{Implicant, RowSet};
use crate::set::{
    CalibratedSet, Configuration, Cutoff, Expression, FuzzySet, Membership, PropertySpace,
    SpaceError, SumOfProducts,
};
use crate::study::{Cutoffs, Expectation, SolutionFitPlan, SolutionKind};

/// Products up to which the negation of a model is multiplied out.
const MOST_PRODUCTS: usize = 30;

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
    /// Models are chosen by their fit.
    pub solution_fit: Option<SolutionFitPlan>,
    /// The solutions to report; core conditions are those of intermediate terms.
    pub solutions: Vec<SolutionKind>,
    /// How the table is minimized.
    pub options: MinimizeOptions,
    /// Up to how many cases of a study are listed; above it they are counted.
    pub cases_listed: usize,
}

/// The truth table of one outcome and its solutions.
#[derive(Clone, Debug, PartialEq)]
pub struct Sufficiency {
    minimizer: Minimizer,
    standard: Solutions,
    enhanced: Option<Enhanced>,
    overwritten: Vec<u128>,
    reported: Vec<SolutionKind>,
    lists_cases: bool,
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
    /// The rows to explain that it does not cover, ascending: only where models are chosen by fit.
    pub unexplained: Vec<u128>,
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
    /// The cases of the rows it explains, one list a row.
    pub cases_by_row: Vec<CaseList>,
    /// The cases with a membership above 0.5 in the term.
    pub cases_above_half: CaseList,
    /// Those among them in the outcome that have a membership above 0.5 in no other term.
    pub uniquely_covered: CaseList,
    /// Those among them that are out of the outcome: deviant cases for consistency in kind.
    pub deviant: CaseList,
    /// Of an intermediate term: its core conditions, one set for each different marking that its
    /// pairs give, with the positions of those pairs.
    pub core: Vec<(BTreeSet<usize>, Vec<usize>)>,
}

impl FittedTerm {
    /// The cases with a membership above 0.5 in the term that are in none of the rows it explains.
    #[must_use]
    pub fn also_above_half(&self) -> CaseList {
        self.cases_above_half.without(&self.cases_by_row)
    }
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
    let rows = ObservedRows::new(conditions, outcome)?;
    sufficiency_of_rows(&rows, false, conditions, outcome, plan)
}

/// The sufficiency of `conditions` for `outcome`, whose rows were added up before: as the outcome of
/// these rows or as its negation.
///
/// # Errors
/// As for [`sufficiency`].
pub fn sufficiency_of_rows(
    rows: &ObservedRows,
    negated: bool,
    conditions: &[&CalibratedSet],
    outcome: &FuzzySet,
    plan: &OutcomePlan<'_>,
) -> Result<Sufficiency, SpaceError> {
    let observed = TruthTable::of(rows, negated, &plan.cutoffs);
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
    let expressions: Vec<Expression> = plan.expectations.iter().copied().cloned().collect();
    let minimizer = Minimizer {
        outcome: outcome.clone(),
        literals: LiteralMemberships::new(conditions, outcome.len()),
        expectations: DirectionalExpectations::new(table.space(), &plan.expect, &expressions)?,
        prime_consistency: plan.prime_consistency,
        solution_fit: plan.solution_fit,
        options: plan.options,
    };
    let is_standard = |kind: &SolutionKind| !kind.is_enhanced();
    let intermediate = plan.solutions.contains(&SolutionKind::Intermediate);
    let mut analysis = Sufficiency {
        standard: minimizer.solutions(table, intermediate),
        minimizer,
        enhanced: None,
        overwritten,
        reported: plan.solutions.iter().copied().filter(is_standard).collect(),
        lists_cases: outcome.len() <= plan.cases_listed,
        models: BTreeMap::new(),
    };
    analysis.fit(&SolutionKind::STANDARD);
    Ok(analysis)
}

impl Sufficiency {
    /// The same analysis with the solutions of the enhanced standard analysis beside the others.
    #[must_use]
    pub fn with_enhanced(mut self, enhanced: Enhanced) -> Self {
        self.enhanced = Some(enhanced);
        self.reported.extend(SolutionKind::ENHANCED);
        self.fit(&SolutionKind::ENHANCED);
        self
    }

    /// The enhanced standard analysis, where there is one.
    #[must_use]
    pub fn enhanced(&self) -> Option<&Enhanced> {
        self.enhanced.as_ref()
    }

    /// The solutions to report, in the order of the kinds.
    #[must_use]
    pub fn reported(&self) -> &[SolutionKind] {
        &self.reported
    }

    pub(super) fn minimizer(&self) -> &Minimizer {
        &self.minimizer
    }

    /// The solutions to which a kind belongs; those of the declared table for an enhanced kind that
    /// was not asked for.
    fn solutions(&self, kind: SolutionKind) -> &Solutions {
        match &self.enhanced {
            Some(enhanced) if kind.is_enhanced() => &enhanced.solutions,
            _ => &self.standard,
        }
    }

    /// Membership of every case in the outcome.
    #[must_use]
    pub fn outcome(&self) -> &FuzzySet {
        &self.minimizer.outcome
    }

    /// The truth table.
    #[must_use]
    pub fn table(&self) -> &TruthTable {
        &self.standard.table
    }

    /// The positive rows that the researcher excluded, ascending.
    #[must_use]
    pub fn overwritten_rows(&self) -> &[u128] {
        &self.overwritten
    }

    /// The conditions.
    #[must_use]
    pub fn space(&self) -> &PropertySpace {
        self.table().space()
    }

    /// The fit by which models are chosen, where that is declared.
    #[must_use]
    pub fn solution_fit(&self) -> Option<SolutionFitPlan> {
        self.minimizer.solution_fit
    }

    /// Whether a model may leave rows unexplained: a declared coverage takes their place.
    #[must_use]
    pub fn may_leave_rows(&self) -> bool {
        self.solution_fit()
            .is_some_and(|fit| fit.coverage.is_some())
    }

    /// The conservative solution.
    #[must_use]
    pub fn conservative(&self) -> &Solution {
        &self.standard.conservative
    }

    /// The parsimonious solution.
    #[must_use]
    pub fn parsimonious(&self) -> &Solution {
        &self.standard.parsimonious
    }

    /// The pairs behind an intermediate solution, enhanced or not.
    #[must_use]
    pub fn intermediate(&self, kind: SolutionKind) -> &Intermediate {
        &self.solutions(kind).intermediate
    }

    /// Membership of one case in a term or any other conjunction of literals.
    #[must_use]
    pub fn membership_of(&self, term: &Implicant, case: usize) -> Membership {
        self.minimizer.literals.of_case(term, case)
    }

    /// Membership of every case in a solution: in the union of the terms of all its listed models.
    #[must_use]
    pub fn membership_in_solution(&self, kind: SolutionKind) -> FuzzySet {
        let terms = self.models(kind).iter().flat_map(|model| &model.terms);
        let terms: BTreeSet<&Implicant> = terms.map(|term| &term.implicant).collect();
        self.minimizer.literals.of_any(terms)
    }

    /// Membership of every case in a term or any other conjunction of literals.
    #[must_use]
    pub fn membership(&self, term: &Implicant) -> FuzzySet {
        self.minimizer.literals.of(term)
    }

    /// The pairs of an intermediate solution, as many as models are listed.
    #[must_use]
    pub fn listed_pairs(&self, kind: SolutionKind) -> &[Pair] {
        let pairs = self.intermediate(kind).pairs();
        &pairs[..pairs.len().min(self.minimizer.options.most_models)]
    }

    /// The rows that the simplifying assumptions of any listed model of a solution hold.
    #[must_use]
    pub fn assumptions(&self, kind: SolutionKind) -> RowSet {
        let none = RowSet::covered_by(&[]);
        self.models(kind).iter().fold(none, |all, fitted| {
            all.or(&fitted.model.simplifying_assumptions, self.space())
        })
    }

    /// The listed models of a solution, with fit, cases and core conditions; of the intermediate
    /// solution the distinct models of all pairs.
    #[must_use]
    pub fn models(&self, kind: SolutionKind) -> &[FittedModel] {
        self.models.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Fits the listed models of some kinds, as many at a time as there are threads; equal models of
    /// several kinds once.
    fn fit(&mut self, kinds: &[SolutionKind]) {
        let most = self.minimizer.options.most_models;
        let models = |&kind: &SolutionKind| {
            let models = self.solutions(kind).models(kind).into_iter().take(most);
            (kind, models.collect())
        };
        let models: Vec<(SolutionKind, Vec<WithPairs>)> = kinds.iter().map(models).collect();
        let all = models.iter().flat_map(|(_, models)| models);
        let distinct: BTreeSet<&Vec<Implicant>> = all.map(|(model, _)| &model.terms).collect();
        let Minimizer {
            literals, outcome, ..
        } = &self.minimizer;
        let found = distinct.into_par_iter().map(|terms| {
            let found = FittedCases::of(terms, literals, outcome, self.lists_cases);
            (terms, found)
        });
        let found: BTreeMap<&Vec<Implicant>, FittedCases> = found.collect();
        let fitted = models.iter().map(|(kind, models)| {
            let fitted = models
                .iter()
                .map(|(model, pairs)| self.fitted(*kind, model, pairs, &found[&model.terms]));
            (*kind, fitted.collect())
        });
        let fitted: Vec<(SolutionKind, Vec<FittedModel>)> = fitted.collect();
        self.models.extend(fitted);
    }

    fn fitted(
        &self,
        kind: SolutionKind,
        model: &Model,
        pairs: &[usize],
        found: &FittedCases,
    ) -> FittedModel {
        let table = &self.solutions(kind).table;
        let contradictions = self.minimizer.options.contradictions;
        let terms = model.terms.iter().zip(&found.terms);
        let fitted = |(term, found): (&Implicant, &FittedCasesOfTerm)| FittedTerm {
            implicant: term.clone(),
            fit: found.fit,
            cases_by_row: table.case_lists_by_row(term, contradictions),
            cases_above_half: found.above_half.clone(),
            uniquely_covered: found.uniquely_covered.clone(),
            deviant: found.deviant.clone(),
            core: self.markings(kind, term, pairs),
        };
        FittedModel {
            terms: terms.map(fitted).collect(),
            model: model.clone(),
            fit: found.fit,
            unexplained: self.unexplained(kind, model),
            pairs: pairs.to_vec(),
        }
    }

    fn unexplained(&self, kind: SolutionKind, model: &Model) -> Vec<u128> {
        if !self.may_leave_rows() {
            return Vec::new();
        }
        let is_left = |row: &&Configuration| !model.terms.iter().any(|term| term.covers(row));
        let rows = self.solutions(kind).conservative.chart().rows().iter();
        let left = rows.filter(is_left);
        left.map(|row| self.space().row_number(row)).collect()
    }

    /// The core conditions of an intermediate term, one set for each different marking that its pairs
    /// give, with the positions of those pairs.
    fn markings(
        &self,
        kind: SolutionKind,
        term: &Implicant,
        pairs: &[usize],
    ) -> Vec<(BTreeSet<usize>, Vec<usize>)> {
        let mut core: Vec<(BTreeSet<usize>, Vec<usize>)> = Vec::new();
        for &pair in pairs {
            let marks = self.core_of(kind, term, pair);
            match core.iter_mut().find(|(known, _)| *known == marks) {
                Some((_, pairs)) => pairs.push(pair),
                None => core.push((marks, vec![pair])),
            }
        }
        core
    }

    /// The conditions whose literals of a term stand in the parsimonious terms, of the pair's own
    /// parsimonious model, that contain the term.
    ///
    /// # References
    /// Fiss, P. C. (2011). Building Better Causal Theories: A Fuzzy Set Approach to Typologies in
    /// Organization Research. *Academy of Management Journal* 54(2), 393–420.
    fn core_of(&self, kind: SolutionKind, term: &Implicant, pair: usize) -> BTreeSet<usize> {
        let solutions = self.solutions(kind);
        let parsimonious = solutions.intermediate.pairs()[pair].parsimonious;
        let terms = &solutions.parsimonious.models()[parsimonious].terms;
        let containing = terms.iter().filter(|larger| term.is_within(larger));
        containing
            .flat_map(|larger| larger.literals().map(|(condition, _)| condition))
            .collect()
    }

    /// A model with common literals put before a bracket; `None` where no two terms share one.
    #[must_use]
    pub fn factored(&self, model: &FittedModel) -> Option<Expression> {
        let sum = SumOfProducts::of(&self.formula(model), self.space());
        let factored = sum.expect("a model is over the conditions").factored();
        let is_plain =
            matches!(&factored, Expression::Or(terms) if terms.len() == model.terms.len());
        (model.terms.len() > 1 && !is_plain).then_some(factored)
    }

    /// The negation of a model, multiplied out; `None` where that takes too many products.
    #[must_use]
    pub fn negation(&self, model: &FittedModel) -> Option<Expression> {
        let sum = SumOfProducts::of(&self.formula(model), self.space());
        let sum = sum.expect("a model is over the conditions");
        Some(sum.negated_up_to(MOST_PRODUCTS)?.expression())
    }

    fn formula(&self, model: &FittedModel) -> Expression {
        let terms = model.terms.iter();
        let terms = terms.map(|term| term.implicant.expression(self.space()));
        Expression::Or(terms.collect())
    }

    /// The solution that a kind names, for its chart and counts; `None` for the intermediate ones,
    /// which have a chart for each pair.
    #[must_use]
    pub fn single(&self, kind: SolutionKind) -> Option<&Solution> {
        self.solutions(kind).single(kind)
    }

    /// Whether a solution has some row to explain; without one it is empty.
    #[must_use]
    pub fn has_rows_to_explain(&self, kind: SolutionKind) -> bool {
        self.solutions(kind).has_rows_to_explain()
    }

    /// Whether every model of a solution was found and is listed.
    #[must_use]
    pub fn is_complete(&self, kind: SolutionKind) -> bool {
        let most_models = self.minimizer.options.most_models;
        self.solutions(kind).is_complete(kind, most_models)
    }
}
