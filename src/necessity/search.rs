use rustc_hash::FxHashSet;

use super::Necessity;
use crate::minimize::{Budget, OutOfSteps, Searched};
use crate::set::{
    CalibratedSet, Expression, FuzzySet, PropertySpace, SpaceError, consistency, coverage, total,
};
use crate::study::NecessityPlan;

/// How far a bound must fall short of a cut-off to count: sums of many scores may be off in their
/// last bits, and a cut-off has a tolerance of its own.
const MARGIN: f64 = 1e-6;

/// Steps for a conjunction that is remembered, so that a limit of steps is one of memory, too.
const STEPS_PER_KEPT: usize = 100;

/// Every conjunction and disjunction of up to `most` conditions that passes as necessary.
///
/// Conjunctions of one literal for each of several conditions are tried first, then disjunctions
/// of the same literals where the conjunction fails. A disjunction that holds a disjunction or a
/// literal already found is left out: adding literals makes any superset larger. Consistency and
/// coverage act while searching, relevance afterwards, so that an irrelevant superset still keeps
/// out what contains it. In the order of the number of conditions, then of the conditions.
///
/// What cannot pass is not evaluated: a conjunction whose first literals are not consistent, since
/// more literals make it smaller; a disjunction whose literals together are not consistent enough
/// (Σ min(max(a, b), y) ≤ Σ min(a, y) + Σ min(b, y)), or do not cover enough (its coverage is at
/// most that sum, or Σ y, divided by the largest Σ of a literal). When the steps run out, what was
/// found until then is returned.
///
/// # Errors
/// [`SpaceError`] for more conditions than supported.
///
/// # References
/// Thiem, A. & Duşa, A. (2013). *Qualitative Comparative Analysis with R*. Springer, ch. 3.
pub fn supersets(
    conditions: &[&CalibratedSet],
    outcome: &FuzzySet,
    plan: &NecessityPlan,
    most: usize,
    budget: &Budget,
) -> Result<Searched<Necessity>, SpaceError> {
    let mut search = Search {
        space: PropertySpace::of(conditions)?,
        literals: conditions.iter().map(|set| parts(set, outcome)).collect(),
        outcome,
        plan: NecessityPlan {
            relevance: None,
            ..*plan
        },
        budget,
        consistent: FxHashSet::default(),
        found: Vec::new(),
    };
    let most = most.min(conditions.len());
    let tried = (1..=most)
        .take_while(|&order| search.order(order).is_ok())
        .count();
    let relevant = |superset: Superset| {
        let judged = Necessity::of(superset.expression, &superset.membership, outcome, plan);
        judged.is_necessary().then_some(judged)
    };
    Ok(Searched {
        found: search.found.into_iter().filter_map(relevant).collect(),
        tried,
        complete: tried == most,
    })
}

/// A literal: memberships, and what they share with the outcome.
struct Part {
    membership: FuzzySet,
    /// Σ x.
    sum: f64,
    /// Σ min(x, y).
    both: f64,
}

/// The literals of a set, by value.
fn parts(set: &CalibratedSet, outcome: &FuzzySet) -> Vec<Part> {
    let part = |value| {
        let membership = set.membership_in(value);
        let both = membership.and(outcome);
        Part {
            sum: total(&membership),
            both: total(&both),
            membership,
        }
    };
    (0..set.levels()).map(part).collect()
}

struct Search<'a> {
    space: PropertySpace,
    /// By condition, by value.
    literals: Vec<Vec<Part>>,
    outcome: &'a FuzzySet,
    /// Without the cut-off of relevance.
    plan: NecessityPlan,
    budget: &'a Budget,
    /// The conjunctions whose consistency reaches the cut-off.
    consistent: FxHashSet<Vec<(usize, u8)>>,
    found: Vec<Superset>,
}

/// A conjunction or disjunction that passed.
struct Superset {
    literals: Vec<(usize, u8)>,
    /// Whether any disjunction with these literals and more is a superset as well.
    is_disjunction: bool,
    expression: Expression,
    membership: FuzzySet,
}

impl Search<'_> {
    /// Tries everything with so many conditions, after all with fewer.
    fn order(&mut self, order: usize) -> Result<(), OutOfSteps> {
        let lower = self.found.len();
        let space = self.space.clone();
        for literals in space.literal_combinations(order) {
            self.budget.spend(1 + order)?;
            let superset = match self.conjunction(&literals)? {
                Some(conjunction) => Some(conjunction),
                None => self.disjunction(&literals, lower)?,
            };
            self.found.extend(superset);
        }
        Ok(())
    }

    /// The conjunction of some literals, when it passes.
    fn conjunction(&mut self, literals: &[(usize, u8)]) -> Result<Option<Superset>, OutOfSteps> {
        let (_, first) = literals.split_last().expect("one condition at least");
        if !first.is_empty() && !self.consistent.contains(first) {
            return Ok(None);
        }
        let full = FuzzySet::full(self.outcome.len());
        let membership = self.joined(literals, full, FuzzySet::and)?;
        if self.is_consistent(&membership) {
            self.budget.spend(STEPS_PER_KEPT)?;
            self.consistent.insert(literals.to_vec());
        }
        Ok(self.passing(literals, membership, literals.len() == 1, Expression::And))
    }

    /// The disjunction of some literals, when it passes and holds none of the first `lower` found.
    fn disjunction(
        &self,
        literals: &[(usize, u8)],
        lower: usize,
    ) -> Result<Option<Superset>, OutOfSteps> {
        if literals.len() == 1 || !self.may_pass(literals) {
            return Ok(None);
        }
        self.budget.spend(lower * literals.len() / 8)?;
        let is_within = |smaller: &Superset| smaller.literals.iter().all(|l| literals.contains(l));
        let mut smaller = self.found[..lower].iter();
        if smaller.any(|smaller| smaller.is_disjunction && is_within(smaller)) {
            return Ok(None);
        }
        let membership =
            self.joined(literals, FuzzySet::empty(self.outcome.len()), FuzzySet::or)?;
        Ok(self.passing(literals, membership, true, Expression::Or))
    }

    fn is_consistent(&self, membership: &FuzzySet) -> bool {
        let consistency = consistency(self.outcome, membership);
        self.plan.consistency.is_reached_by(consistency)
    }

    /// Whether bounds leave it open that a disjunction is consistent and covers enough.
    fn may_pass(&self, literals: &[(usize, u8)]) -> bool {
        let parts = literals
            .iter()
            .map(|&(i, value)| &self.literals[i][usize::from(value)]);
        let all = total(self.outcome);
        let both = parts.clone().map(|part| part.both).sum::<f64>().min(all);
        let largest = parts.map(|part| part.sum).fold(0.0, f64::max);
        let least = |cutoff: f64| cutoff - MARGIN;
        let covers = |cutoff: f64| both >= least(cutoff) * largest;
        both >= least(self.plan.consistency.value()) * all
            && self
                .plan
                .coverage
                .is_none_or(|cutoff| covers(cutoff.value()))
    }

    /// The superset of some literals, when it passes.
    fn passing(
        &self,
        literals: &[(usize, u8)],
        membership: FuzzySet,
        is_disjunction: bool,
        join: fn(Vec<Expression>) -> Expression,
    ) -> Option<Superset> {
        let coverage_is_reached = |membership: &FuzzySet| {
            let covers = coverage(self.outcome, membership);
            self.plan
                .coverage
                .is_none_or(|cutoff| cutoff.is_reached_by(covers))
        };
        if !self.is_consistent(&membership) || !coverage_is_reached(&membership) {
            return None;
        }
        let literal = |&(i, value): &(usize, u8)| self.space.literal(i, value);
        let mut parts: Vec<Expression> = literals.iter().map(literal).collect();
        let expression = if parts.len() == 1 {
            parts.remove(0)
        } else {
            join(parts)
        };
        Some(Superset {
            literals: literals.to_vec(),
            is_disjunction,
            expression,
            membership,
        })
    }

    /// The membership of literals joined.
    fn joined(
        &self,
        literals: &[(usize, u8)],
        neutral: FuzzySet,
        with: fn(&FuzzySet, &FuzzySet) -> FuzzySet,
    ) -> Result<FuzzySet, OutOfSteps> {
        self.budget.spend(literals.len() * self.outcome.len() / 8)?;
        Ok(literals.iter().fold(neutral, |set, &(i, value)| {
            with(&set, &self.literals[i][usize::from(value)].membership)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::{Cutoff, SetName};

    /// Y is the union of A and B: neither is necessary alone, A + B is.
    #[test]
    fn a_union_is_found_where_neither_part_is_necessary() {
        let set = |name: &str, scores: &[f64]| {
            CalibratedSet::fuzzy(
                SetName::new(name).unwrap(),
                FuzzySet::from_scores(scores).unwrap(),
            )
        };
        let (a, b) = (set("A", &[1.0, 0.0, 0.0]), set("B", &[0.0, 1.0, 0.0]));
        let c = set("C", &[0.0, 0.0, 1.0]);
        let outcome = FuzzySet::from_scores(&[1.0, 1.0, 0.0]).unwrap();
        let one = Cutoff::new(1.0).unwrap();
        let plan = NecessityPlan {
            consistency: one,
            coverage: Some(one),
            relevance: None,
            disjunctions: None,
        };
        let texts = |most| -> Vec<String> {
            let found =
                supersets(&[&a, &b, &c], &outcome, &plan, most, &Budget::new(1000)).unwrap();
            assert!(found.complete);
            found
                .found
                .iter()
                .map(|found| found.expression().to_string())
                .collect()
        };
        assert_eq!(texts(1), ["~C"]);
        assert_eq!(texts(3), ["~C", "A + B"]);
    }

    fn plan(consistency: f64, coverage: Option<f64>) -> NecessityPlan {
        let cutoff = |value| Cutoff::new(value).unwrap();
        NecessityPlan {
            consistency: cutoff(consistency),
            coverage: coverage.map(cutoff),
            relevance: None,
            disjunctions: None,
        }
    }

    /// What the definition says, without leaving anything out: every conjunction, then every
    /// disjunction that holds no smaller one found.
    fn by_definition(
        sets: &[&CalibratedSet],
        outcome: &FuzzySet,
        plan: &NecessityPlan,
    ) -> Vec<String> {
        type Found = (Vec<(usize, u8)>, bool, String);
        let space = PropertySpace::of(sets).unwrap();
        let mut found: Vec<Found> = Vec::new();
        for order in 1..=sets.len() {
            let lower = found.len();
            for literals in space.literal_combinations(order) {
                let parts = literals.iter().map(|&(i, v)| sets[i].membership_in(v));
                let passes = |x: &FuzzySet| {
                    plan.consistency.is_reached_by(consistency(outcome, x))
                        && plan
                            .coverage
                            .is_none_or(|cutoff| cutoff.is_reached_by(coverage(outcome, x)))
                };
                let texts = literals
                    .iter()
                    .map(|&(i, v)| space.literal(i, v).to_string());
                let texts: Vec<String> = texts.collect();
                let smaller = found[..lower].iter().any(|(smaller, is_disjunction, _)| {
                    *is_disjunction && smaller.iter().all(|one| literals.contains(one))
                });
                if passes(&parts.clone().reduce(|a, b| a.and(&b)).unwrap()) {
                    found.push((literals, order == 1, texts.join("*")));
                } else if !smaller && passes(&parts.reduce(|a, b| a.or(&b)).unwrap()) {
                    found.push((literals, true, texts.join(" + ")));
                }
            }
        }
        found.into_iter().map(|(_, _, text)| text).collect()
    }

    proptest::proptest! {
        #[test]
        fn what_is_left_out_cannot_pass(
            scores in proptest::collection::vec(proptest::collection::vec(0_u8..=10, 6), 5),
            consistency in 5_u8..=10,
            coverage in proptest::option::of(5_u8..=10),
        ) {
            let tenths = |score: &u8| f64::from(*score) / 10.0;
            let set = |scores: &Vec<u8>| {
                FuzzySet::from_scores(&scores.iter().map(tenths).collect::<Vec<_>>()).unwrap()
            };
            let name = |i| SetName::new(&format!("C{i}")).unwrap();
            let sets: Vec<CalibratedSet> = (0..4)
                .map(|i| CalibratedSet::fuzzy(name(i), set(&scores[i])))
                .collect();
            let sets: Vec<&CalibratedSet> = sets.iter().collect();
            let outcome = set(&scores[4]);
            let plan = plan(tenths(&consistency), coverage.as_ref().map(tenths));
            let budget = Budget::new(1_000_000);
            let found = supersets(&sets, &outcome, &plan, 4, &budget).unwrap();
            let texts: Vec<String> =
                found.found.iter().map(|one| one.expression().to_string()).collect();
            proptest::prop_assert!(found.complete);
            proptest::prop_assert_eq!(texts, by_definition(&sets, &outcome, &plan));
        }
    }

    #[test]
    fn a_search_cut_short_says_up_to_where_all_was_tried() {
        let sets: Vec<CalibratedSet> = (0..20)
            .map(|i| {
                let scores: Vec<f64> = (0..20).map(|case| f64::from(u8::from(case == i))).collect();
                let name = SetName::new(&format!("C{i}")).unwrap();
                CalibratedSet::fuzzy(name, FuzzySet::from_scores(&scores).unwrap())
            })
            .collect();
        let sets: Vec<&CalibratedSet> = sets.iter().collect();
        let outcome = FuzzySet::full(20);
        let plan = plan(1.0, Some(1.0));
        let search = |steps| supersets(&sets, &outcome, &plan, 20, &Budget::new(steps)).unwrap();
        // Case i is in C{i} alone, so that ~C{i} lacks it and ~C{i} + ~C{j} lacks none.
        let found = search(100_000);
        assert!(!found.complete && found.tried >= 2, "{}", found.tried);
        assert_eq!(found.found[0].expression().to_string(), "~C0 + ~C1");
        let nothing = search(0);
        assert_eq!((nothing.tried, nothing.found.len()), (0, 0));
    }
}
