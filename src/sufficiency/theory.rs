use serde::Serialize;

use super::analysis::Sufficiency;
use super::fit::ModelFit;
use crate::minimize::Implicant;
use crate::set::{
    CalibratedSet, Expression, FuzzySet, PropertySpace, SpaceError, SumOfProducts, consistency,
    coverage, pri,
};
use crate::study::SolutionKind;

/// A solution against what theory expects: their four intersections, and the cases in each.
///
/// Every intersection is an expression, multiplied out as in [`SumOfProducts`]; its fit and its
/// cases are those of the expression shown. The minimum of a case's memberships in theory and
/// solution can be higher, by the contradictory products that are left out (`A*~A`), but not from
/// below to above 0.5: the cases are the same.
///
/// # References
/// Ragin, C. C. (1987). *The Comparative Method*. University of California Press, 118–121;
/// Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*.
/// Cambridge University Press, ch. 11.
#[doc(alias = "theory.evaluation")]
#[doc(alias = "modelFit")]
#[derive(Clone, Debug, PartialEq)]
pub struct TheoryEvaluation {
    areas: [TheoryArea; 4],
}

/// What theory expects, against the models of one solution.
#[derive(Clone, Debug, PartialEq)]
pub struct Theory {
    /// What theory expects to be sufficient for the outcome.
    pub expression: Expression,
    /// The solution.
    pub solution: SolutionKind,
    /// One evaluation for each of its first models; `None` for a model whose intersections have too
    /// many products to be written.
    pub evaluations: Vec<Option<TheoryEvaluation>>,
}

/// Models of a solution that theory is compared with.
const MODELS: usize = 3;

/// Products up to which the negations of theory and solution are multiplied out.
const MOST_PRODUCTS: usize = 100;

impl Theory {
    /// The first models of a solution against the expectation `expression`.
    ///
    /// # Errors
    /// As for [`TheoryEvaluation::new`].
    pub fn evaluated(
        expression: &Expression,
        analysis: &Sufficiency,
        solution: SolutionKind,
        conditions: &[&CalibratedSet],
    ) -> Result<Self, SpaceError> {
        let space = analysis.space();
        let is_short = |sum: &SumOfProducts<'_>| sum.negated_up_to(MOST_PRODUCTS).is_some();
        let is_short_theory = is_short(&SumOfProducts::of(expression, space)?);
        let mut evaluations = Vec::new();
        for model in analysis.models(solution).iter().take(MODELS) {
            let terms: Vec<Implicant> = model.terms.iter().map(|t| t.implicant.clone()).collect();
            let formula = terms.iter().map(|term| term.expression(space)).collect();
            let sum = SumOfProducts::of(&Expression::Or(formula), space)?;
            let outcome = analysis.outcome();
            let evaluation = (is_short_theory && is_short(&sum))
                .then(|| TheoryEvaluation::new(expression, &terms, conditions, outcome));
            evaluations.push(evaluation.transpose()?);
        }
        Ok(Self {
            expression: expression.clone(),
            solution,
            evaluations,
        })
    }
}

/// One of the four intersections of theory (T) and solution (S).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Area {
    /// T*S: expected and found.
    Both,
    /// ~T*S: found and not expected.
    SolutionOnly,
    /// T*~S: expected and not found.
    TheoryOnly,
    /// ~T*~S: neither expected nor found.
    Neither,
}

impl Area {
    /// All four, in the order in which they are listed.
    pub const ALL: [Self; 4] = [
        Self::Both,
        Self::SolutionOnly,
        Self::TheoryOnly,
        Self::Neither,
    ];

    /// Its name in `results.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Both => "theory_and_solution",
            Self::SolutionOnly => "solution_only",
            Self::TheoryOnly => "theory_only",
            Self::Neither => "neither",
        }
    }

    /// What a case in this area is called, by whether it is in the outcome.
    ///
    /// Most and least likely are cases that theory expects, and does not expect, to have the
    /// outcome. With the outcome a case is covered by the solution or not; without it a case in
    /// the solution is inconsistent with it.
    #[must_use]
    pub fn case_kind(self, in_outcome: bool) -> &'static str {
        match (self, in_outcome) {
            (Self::Both, true) => "covered most likely",
            (Self::SolutionOnly, true) => "covered least likely",
            (Self::TheoryOnly, true) => "uncovered most likely",
            (Self::Neither, true) => "uncovered least likely",
            (Self::Both, false) => "inconsistent most likely",
            (Self::SolutionOnly, false) => "inconsistent least likely",
            (Self::TheoryOnly, false) => "consistent most likely",
            (Self::Neither, false) => "consistent least likely",
        }
    }

    fn of(self, theory: &SumOfProducts<'_>, solution: &SumOfProducts<'_>) -> Expression {
        match self {
            Self::Both => theory.and(solution),
            Self::SolutionOnly => theory.negated().and(solution),
            Self::TheoryOnly => theory.and(&solution.negated()),
            Self::Neither => theory.negated().and(&solution.negated()),
        }
        .expression()
    }
}

/// One intersection of theory and solution.
#[derive(Clone, Debug, PartialEq)]
pub struct TheoryArea {
    /// Which one.
    pub area: Area,
    /// The intersection, multiplied out.
    pub expression: Expression,
    /// Membership of every case in the expression.
    pub membership: FuzzySet,
    /// The fit of the expression as sufficient for the outcome.
    pub fit: ModelFit,
    /// The cases in the area and in the outcome.
    pub cases_in_outcome: Vec<usize>,
    /// The cases in the area and out of the outcome; a case with an outcome of 0.5 is in neither
    /// list.
    pub cases_out_of_outcome: Vec<usize>,
}

impl TheoryEvaluation {
    /// The model `terms` over `conditions` against the expectation `theory`.
    ///
    /// # Errors
    /// [`SpaceError`] for a set in `theory` that is not a condition, or a value that it cannot take.
    pub fn new(
        theory: &Expression,
        terms: &[Implicant],
        conditions: &[&CalibratedSet],
        outcome: &FuzzySet,
    ) -> Result<Self, SpaceError> {
        let space = PropertySpace::of(conditions)?;
        let theory = SumOfProducts::of(theory, &space)?;
        let terms = terms.iter().map(|term| term.expression(&space)).collect();
        let solution = SumOfProducts::of(&Expression::Or(terms), &space)?;
        let area = |area: Area| {
            let expression = area.of(&theory, &solution);
            let membership = expression
                .membership(conditions)
                .expect("the expression is over the conditions");
            TheoryArea::new(area, expression, membership, outcome)
        };
        Ok(Self {
            areas: Area::ALL.map(area),
        })
    }

    /// The four areas, in the order of [`Area::ALL`].
    #[must_use]
    pub fn areas(&self) -> &[TheoryArea; 4] {
        &self.areas
    }
}

impl TheoryArea {
    fn new(area: Area, expression: Expression, membership: FuzzySet, outcome: &FuzzySet) -> Self {
        let fit = ModelFit {
            consistency: consistency(&membership, outcome),
            pri: pri(&membership, outcome),
            coverage: coverage(&membership, outcome),
        };
        Self {
            area,
            fit,
            cases_in_outcome: membership.and(outcome).cases_in(),
            cases_out_of_outcome: membership.and(&outcome.negated()).cases_in(),
            expression,
            membership,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::SetName;

    #[test]
    fn areas_divide_the_cases() {
        let set = |scores: &[f64]| FuzzySet::from_scores(scores).unwrap();
        let named =
            |name, scores: &[f64]| CalibratedSet::fuzzy(SetName::new(name).unwrap(), set(scores));
        let a = named("A", &[0.9, 0.8, 0.2, 0.4]);
        let b = named("B", &[0.7, 0.3, 0.9, 0.1]);
        let outcome = set(&[0.8, 0.6, 0.5, 0.3]);
        // Theory expects B, the solution is A.
        let terms = [Implicant::new(vec![Some(1), None])];
        let found =
            TheoryEvaluation::new(&"B".parse().unwrap(), &terms, &[&a, &b], &outcome).unwrap();
        let texts = found
            .areas()
            .each_ref()
            .map(|area| area.expression.to_string());
        assert_eq!(texts, ["A*B", "A*~B", "~A*B", "~A*~B"]);
        let cases = found
            .areas()
            .each_ref()
            .map(|area| (&area.cases_in_outcome[..], &area.cases_out_of_outcome[..]));
        let none: &[usize] = &[];
        // Case 2, in the third area, has an outcome of 0.5.
        assert_eq!(
            cases,
            [(&[0][..], none), (&[1], none), (none, none), (none, &[3])]
        );
        // min(A, B) is 0.7, 0.3, 0.2, 0.1, inside the outcome.
        assert_eq!(found.areas()[0].fit.consistency, Some(1.0));
        assert_eq!(Area::TheoryOnly.case_kind(true), "uncovered most likely");
    }

    #[test]
    fn a_theory_about_other_sets_is_refused() {
        let a = CalibratedSet::fuzzy(SetName::new("A").unwrap(), FuzzySet::full(1));
        let theory = "X".parse().unwrap();
        let found = TheoryEvaluation::new(&theory, &[], &[&a], &FuzzySet::full(1));
        assert!(matches!(found, Err(SpaceError::NotACondition(_))));
    }
}
