use super::Necessity;
use crate::set::{CalibratedSet, Expression, FuzzySet, PropertySpace, SpaceError};
use crate::study::NecessityPlan;

/// Every conjunction and disjunction of up to `most` conditions that passes as necessary.
///
/// Conjunctions of one literal for each of several conditions are tried first, then disjunctions
/// of the same literals where the conjunction fails. A disjunction that holds a disjunction or a
/// literal already found is left out: adding literals makes any superset larger. Consistency and
/// coverage act while searching, relevance afterwards, so that an irrelevant superset still keeps
/// out what contains it. In the order of the number of conditions, then of the conditions.
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
) -> Result<Vec<Necessity>, SpaceError> {
    let search = Search {
        space: PropertySpace::of(conditions)?,
        conditions,
        outcome,
        plan: NecessityPlan {
            relevance: None,
            ..*plan
        },
    };
    let mut found: Vec<Superset> = Vec::new();
    for order in 1..=most.min(conditions.len()) {
        let lower = found.len();
        for literals in search.space.literal_combinations(order) {
            let superset = search.superset(&found[..lower], literals);
            found.extend(superset);
        }
    }
    let relevant = |superset: Superset| {
        let Necessity {
            expression,
            membership,
            ..
        } = superset.necessity;
        let judged = Necessity::of(expression, membership, outcome, plan);
        judged.is_necessary().then_some(judged)
    };
    Ok(found.into_iter().filter_map(relevant).collect())
}

struct Search<'a> {
    space: PropertySpace,
    conditions: &'a [&'a CalibratedSet],
    outcome: &'a FuzzySet,
    /// Without the cut-off of relevance.
    plan: NecessityPlan,
}

/// A conjunction or disjunction that passed.
struct Superset {
    literals: Vec<(usize, u8)>,
    /// Whether any disjunction with these literals and more is a superset as well.
    is_disjunction: bool,
    necessity: Necessity,
}

impl Search<'_> {
    /// The conjunction of some literals, or else their disjunction, when it passes.
    fn superset(&self, found: &[Superset], literals: Vec<(usize, u8)>) -> Option<Superset> {
        let all = FuzzySet::full(self.outcome.len());
        let conjunction = self.joined(&literals, Expression::And, all, FuzzySet::and);
        if conjunction.is_necessary() {
            let is_disjunction = literals.len() == 1;
            return Some(Superset {
                literals,
                is_disjunction,
                necessity: conjunction,
            });
        }
        let is_within = |smaller: &Superset| smaller.literals.iter().all(|l| literals.contains(l));
        let holds_found = |smaller: &&Superset| smaller.is_disjunction && is_within(smaller);
        if literals.len() == 1 || found.iter().find(holds_found).is_some() {
            return None;
        }
        let none = FuzzySet::empty(self.outcome.len());
        let necessity = self.joined(&literals, Expression::Or, none, FuzzySet::or);
        let superset = Superset {
            literals,
            is_disjunction: true,
            necessity,
        };
        superset.necessity.is_necessary().then_some(superset)
    }

    /// Literals joined into one expression, and its necessity.
    fn joined(
        &self,
        literals: &[(usize, u8)],
        join: fn(Vec<Expression>) -> Expression,
        neutral: FuzzySet,
        with: fn(&FuzzySet, &FuzzySet) -> FuzzySet,
    ) -> Necessity {
        let literal = |&(i, value): &(usize, u8)| self.space.literal(i, value);
        let mut parts: Vec<Expression> = literals.iter().map(literal).collect();
        let expression = if parts.len() == 1 {
            parts.remove(0)
        } else {
            join(parts)
        };
        let membership = literals.iter().fold(neutral, |set, &(i, value)| {
            with(&set, &self.conditions[i].membership_in(value))
        });
        Necessity::of(expression, membership, self.outcome, &self.plan)
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
            let found = supersets(&[&a, &b, &c], &outcome, &plan, most).unwrap();
            found
                .iter()
                .map(|found| found.expression().to_string())
                .collect()
        };
        assert_eq!(texts(1), ["~C"]);
        assert_eq!(texts(3), ["~C", "A + B"]);
    }
}
