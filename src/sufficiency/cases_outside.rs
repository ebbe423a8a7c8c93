use serde::Serialize;

use super::analysis::{FittedModel, Sufficiency};
use super::cases::CaseType;
use crate::calibrate::{Crossing, SetResult};
use crate::set::{FuzzySet, Membership, Side};
use crate::study::SolutionKind;

/// Models of a solution whose cases are looked at.
const MODELS: usize = 3;

/// How near to each other two memberships in paths count as equal.
const EQUAL: f64 = 1e-9;

/// Every case of a study seen from one model.
#[derive(Clone, Debug, PartialEq)]
pub struct CasesOfModel {
    /// Every case, in case order.
    pub cases: Vec<CaseOfModel>,
    /// The cases out of the outcome and out of every path, in case order.
    pub outside: Vec<CaseOutside>,
}

/// A case, its memberships, and what it is to the statement that the model is sufficient.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseOfModel {
    /// Membership in the outcome.
    pub outcome: Membership,
    /// Membership in each term, in the model's order.
    pub terms: Vec<Membership>,
    /// Membership in the solution: the largest of them.
    pub solution: Membership,
    /// Its type; `None` where a membership is exactly 0.5.
    pub kind: Option<CaseType>,
}

/// A case that is more out of the outcome than in it, and out of every path too.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseOutside {
    /// The position of the case.
    pub case: usize,
    /// The paths in which it has its highest membership; of those, the ones with the fewest conditions
    /// that keep it out.
    pub nearest: Vec<NearestPath>,
}

/// A path that a case is nearest to.
#[derive(Clone, Debug, PartialEq)]
pub struct NearestPath {
    /// The position of the term in its model.
    pub term: usize,
    /// Membership of the case in it.
    pub membership: Membership,
    /// The literals that keep the case out, lowest score first.
    pub kept_out_by: Vec<KeptOutBy>,
}

/// A literal of a path in which a case is not more in than out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeptOutBy {
    /// The position of the condition.
    pub condition: usize,
    /// The value that the path asks.
    pub value: u8,
    /// Membership of the case in the literal, at most 0.5.
    pub score: Membership,
    /// At which raw value the case would be in the literal; `None` where no raw value is.
    pub crossing: Option<Crossing>,
}

impl Sufficiency {
    /// Membership of every case in a solution: the largest of its terms, 0 without terms.
    #[must_use]
    pub fn scores(&self, model: &FittedModel) -> FuzzySet {
        let terms = model.terms.iter().map(|term| &term.implicant);
        self.minimizer().literals.of_any(terms)
    }

    /// The cases of a study seen from the first few models of a solution.
    ///
    /// A path is the intersection of its literals, so that a case is out of it as long as it is in one
    /// of them no more than out. What keeps a case out is said of the solution as it stands: were the
    /// literals crossed, the case would be more in the path than out, and nothing is said of whether
    /// its outcome would follow.
    #[must_use]
    pub fn cases_of_models(
        &self,
        kind: SolutionKind,
        conditions: &[SetResult],
    ) -> Vec<CasesOfModel> {
        let models = self.models(kind).iter().take(MODELS);
        models
            .map(|model| {
                let terms = model.terms.iter();
                let scores: Vec<FuzzySet> =
                    terms.map(|term| self.membership(&term.implicant)).collect();
                cases_of(model, &scores, self.outcome(), conditions)
            })
            .collect()
    }
}

fn cases_of(
    model: &FittedModel,
    scores: &[FuzzySet],
    outcome: &FuzzySet,
    conditions: &[SetResult],
) -> CasesOfModel {
    let case = |(case, &outcome): (usize, &Membership)| {
        let terms = scores.iter().map(|term| term.memberships()[case]);
        let terms: Vec<Membership> = terms.collect();
        let solution = terms
            .iter()
            .fold(Membership::NONE, |all, &term| all.or(term));
        CaseOfModel {
            outcome,
            solution,
            kind: CaseType::of(solution, outcome),
            terms,
        }
    };
    let cases: Vec<CaseOfModel> = outcome.memberships().iter().enumerate().map(case).collect();
    let outside = cases.iter().enumerate();
    let outside = outside.filter(|(_, case)| {
        case.outcome.side() == Side::Out && !case.solution.is_in() && !case.terms.is_empty()
    });
    let outside = outside.map(|(position, case)| CaseOutside {
        case: position,
        nearest: nearest(model, case, position, conditions),
    });
    CasesOfModel {
        outside: outside.collect(),
        cases,
    }
}

fn nearest(
    model: &FittedModel,
    of: &CaseOfModel,
    case: usize,
    conditions: &[SetResult],
) -> Vec<NearestPath> {
    let is_highest = |term: &Membership| term.value() >= of.solution.value() - EQUAL;
    let highest = of.terms.iter().enumerate();
    let highest = highest.filter(|(_, term)| is_highest(term));
    let paths: Vec<NearestPath> = highest
        .map(|(term, &membership)| NearestPath {
            term,
            membership,
            kept_out_by: kept_out_by(model, term, case, conditions),
        })
        .collect();
    let fewest = paths.iter().map(|path| path.kept_out_by.len()).min();
    let has_fewest = |path: &NearestPath| Some(path.kept_out_by.len()) == fewest;
    paths.into_iter().filter(has_fewest).collect()
}

fn kept_out_by(
    model: &FittedModel,
    term: usize,
    case: usize,
    conditions: &[SetResult],
) -> Vec<KeptOutBy> {
    let literals = model.terms[term].implicant.literals();
    let literal = |(condition, value): (usize, u8)| {
        let set = &conditions[condition];
        let score = set.set().score_in(value, case);
        (!score.is_in()).then(|| KeptOutBy {
            condition,
            value,
            score,
            crossing: set.crossing(value, case),
        })
    };
    let mut kept: Vec<KeptOutBy> = literals.filter_map(literal).collect();
    kept.sort_by(|a, b| a.score.value().total_cmp(&b.score.value()));
    kept
}
