use std::collections::{BTreeMap, BTreeSet};

use super::counterfactuals::DirectionalExpectations;
use super::enhanced::Enhanced;
use super::fit::{LiteralMemberships, ModelFit, TermFit};
use super::intermediate::{Intermediate, Pair};
use super::solution::{MinimizeOptions, Model, Solution};
use super::solutions::{Minimizer, Solutions};
use super::truth_table::{RowOutcome, TruthTable};
use crate::minimize::{Implicant, RowSet};
use crate::set::{
    CalibratedSet, Configuration, Cutoff, Expression, FuzzySet, PropertySpace, Side, SpaceError,
    SumOfProducts,
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
}

/// The truth table of one outcome and its solutions.
#[derive(Clone, Debug, PartialEq)]
pub struct Sufficiency {
    minimizer: Minimizer,
    standard: Solutions,
    enhanced: Option<Enhanced>,
    overwritten: Vec<u128>,
    reported: Vec<SolutionKind>,
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
    sufficiency_of_table(observed, conditions, outcome, plan)
}

/// The same from a truth table on: one with the codes that its rows have for other cases.
///
/// # Errors
/// As for [`sufficiency`].
pub(super) fn sufficiency_of_table(
    observed: TruthTable,
    conditions: &[&CalibratedSet],
    outcome: &FuzzySet,
    plan: &OutcomePlan<'_>,
) -> Result<Sufficiency, SpaceError> {
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
        models: BTreeMap::new(),
    };
    analysis.models = SolutionKind::STANDARD
        .into_iter()
        .map(|kind| (kind, analysis.fitted(kind)))
        .collect();
    Ok(analysis)
}

impl Sufficiency {
    /// The same analysis with the solutions of the enhanced standard analysis beside the others.
    #[must_use]
    pub fn with_enhanced(mut self, enhanced: Enhanced) -> Self {
        self.enhanced = Some(enhanced);
        for kind in SolutionKind::ENHANCED {
            self.reported.push(kind);
            self.models.insert(kind, self.fitted(kind));
        }
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

    fn fitted(&self, kind: SolutionKind) -> Vec<FittedModel> {
        let Minimizer {
            literals, outcome, ..
        } = &self.minimizer;
        let fitted = |(model, pairs): (&Model, Vec<usize>)| {
            let fits = TermFit::of_each(&model.terms, literals, outcome);
            let terms = model.terms.iter().zip(fits);
            FittedModel {
                model: model.clone(),
                fit: ModelFit::of(&model.terms, literals, outcome),
                terms: terms
                    .map(|(term, fit)| self.fitted_term(kind, term, &model.terms, fit, &pairs))
                    .collect(),
                unexplained: self.unexplained(kind, model),
                pairs,
            }
        };
        self.solutions(kind)
            .models(kind)
            .into_iter()
            .take(self.minimizer.options.most_models)
            .map(fitted)
            .collect()
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

    fn fitted_term(
        &self,
        kind: SolutionKind,
        term: &Implicant,
        terms: &[Implicant],
        fit: TermFit,
        pairs: &[usize],
    ) -> FittedTerm {
        let Minimizer {
            literals, outcome, ..
        } = &self.minimizer;
        let membership = literals.of(term);
        let above_half = membership.cases_in();
        let side = |case: usize| outcome.memberships()[case].side();
        let others = literals.of_any(terms.iter().filter(|other| *other != term));
        let is_elsewhere = |case: usize| others.memberships()[case].is_in();
        let mut core: Vec<(BTreeSet<usize>, Vec<usize>)> = Vec::new();
        for &pair in pairs {
            let marks = self.core_of(kind, term, pair);
            match core.iter_mut().find(|(known, _)| *known == marks) {
                Some((_, pairs)) => pairs.push(pair),
                None => core.push((marks, vec![pair])),
            }
        }
        let table = &self.solutions(kind).table;
        let by_row = table.cases_by_row(term, self.minimizer.options.contradictions);
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
