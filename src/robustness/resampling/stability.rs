use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Found, FoundSolution, FoundSolutions};
use crate::minimize::{Implicant, sum};
use crate::set::{Expression, PropertySpace};
use crate::study::SolutionKind;

/// How many terms that only resamples have are listed.
const MOST_OTHERS: usize = 10;

/// How often a solution, its models and its terms come out again.
///
/// Counts are of resamples. A resample whose models tie has a model, or a term, where any listed one
/// of them does.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// Which solution.
    pub kind: SolutionKind,
    /// The resamples with the very same models.
    pub same: u32,
    /// Those with no solution at all.
    pub empty: u32,
    /// Those with more models than are listed, or an unfinished search.
    pub unfinished: u32,
    /// The models found on the observed cases, each with the resamples that have it.
    pub models: Vec<(Expression, u32)>,
    /// Their terms, in listing order, each with the resamples that have it.
    pub terms: Vec<(Expression, u32)>,
    /// The terms that come out of resamples alone, the most frequent first: ten at most.
    pub others: Vec<(Expression, u32)>,
    /// How many such terms there are.
    pub others_total: usize,
}

/// Every solution found on the observed cases against those of all resamples.
pub(super) fn of_each(
    observed: &FoundSolutions,
    resamples: &[Arc<Found>],
    at: usize,
    space: Option<&PropertySpace>,
) -> Vec<Stability> {
    let Some(space) = space else {
        return Vec::new();
    };
    let none = FoundSolution::default();
    let solutions = observed.iter().map(|(&kind, own)| {
        let found = resamples.iter();
        let found = found.map(|found| found.outcomes[at].get(&kind).unwrap_or(&none));
        Stability::of(kind, own, &found.collect::<Vec<_>>(), space)
    });
    solutions.collect()
}

impl Stability {
    fn of(
        kind: SolutionKind,
        own: &FoundSolution,
        resamples: &[&FoundSolution],
        space: &PropertySpace,
    ) -> Self {
        let own_models = as_sets(&own.models);
        let (mut same, mut empty, mut unfinished) = (0, 0, 0);
        let mut models: BTreeMap<BTreeSet<&Implicant>, u32> = BTreeMap::new();
        let mut terms: BTreeMap<&Implicant, u32> = BTreeMap::new();
        for found in resamples {
            let found_models = as_sets(&found.models);
            let found_terms: BTreeSet<&Implicant> = found.models.iter().flatten().collect();
            same += u32::from(found_models == own_models);
            empty += u32::from(found.models.is_empty());
            unfinished += u32::from(!found.all_listed);
            for model in found_models {
                *models.entry(model).or_default() += 1;
            }
            for term in found_terms {
                *terms.entry(term).or_default() += 1;
            }
        }
        let count = |term: &Implicant| terms.get(term).copied().unwrap_or(0);
        let mut own_terms: Vec<&Implicant> = Vec::new();
        for term in own.models.iter().flatten() {
            if !own_terms.contains(&term) {
                own_terms.push(term);
            }
        }
        let mut others: Vec<(&Implicant, u32)> = terms
            .iter()
            .map(|(&term, &count)| (term, count))
            .filter(|(term, _)| !own_terms.contains(term))
            .collect();
        // Of equally frequent ones the first by its literals: the map is in that order.
        others.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        let others_total = others.len();
        let as_expression = |term: &Implicant| term.expression(space);
        let of_model = |model: &Vec<Implicant>| {
            let terms: BTreeSet<&Implicant> = model.iter().collect();
            (sum(model, space), models.get(&terms).copied().unwrap_or(0))
        };
        Self {
            kind,
            same,
            empty,
            unfinished,
            models: own.models.iter().map(of_model).collect(),
            terms: own_terms
                .into_iter()
                .map(|term| (as_expression(term), count(term)))
                .collect(),
            others: others
                .into_iter()
                .take(MOST_OTHERS)
                .map(|(term, count)| (as_expression(term), count))
                .collect(),
            others_total,
        }
    }
}

/// Models as sets of terms, whatever the order in which they list them.
fn as_sets(models: &[Vec<Implicant>]) -> BTreeSet<BTreeSet<&Implicant>> {
    models.iter().map(|model| model.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::SetName;

    #[test]
    fn what_comes_out_again_is_counted() {
        let names = ["A", "B"].map(|name| (SetName::new(name).unwrap(), 2));
        let space = PropertySpace::new(names).unwrap();
        let [a, b, not_b] = [
            Implicant::new(vec![Some(1), None]),
            Implicant::new(vec![None, Some(1)]),
            Implicant::new(vec![None, Some(0)]),
        ];
        let found = |models: &[&[&Implicant]]| FoundSolution {
            models: models
                .iter()
                .map(|model| model.iter().copied().cloned().collect())
                .collect(),
            all_listed: true,
        };
        let own = found(&[&[&a, &b]]);
        // The same in another order; the same beside another model that ties; another; none.
        let resamples = [
            found(&[&[&b, &a]]),
            found(&[&[&a, &b], &[&not_b]]),
            found(&[&[&a]]),
            found(&[]),
        ];
        let resamples: Vec<&FoundSolution> = resamples.iter().collect();
        let counted = Stability::of(SolutionKind::Parsimonious, &own, &resamples, &space);
        assert_eq!((counted.same, counted.empty), (1, 1));
        let texts = |counted: &[(Expression, u32)]| -> Vec<(String, u32)> {
            let counted = counted.iter();
            counted
                .map(|(expression, n)| (expression.to_string(), *n))
                .collect()
        };
        assert_eq!(texts(&counted.models), [("A + B".to_owned(), 2)]);
        assert_eq!(
            texts(&counted.terms),
            [("A".to_owned(), 3), ("B".to_owned(), 2)]
        );
        assert_eq!(texts(&counted.others), [("~B".to_owned(), 1)]);
    }
}
