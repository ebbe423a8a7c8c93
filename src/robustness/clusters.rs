use std::collections::BTreeMap;

use serde::Serialize;

#[cfg(feature = "studies")]
use crate::load::CaseNumbers;
use crate::set::{FuzzySet, consistency};

/// What a set is said to be for the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Relation {
    /// The set is sufficient for the outcome.
    Sufficiency,
    /// The set is necessary for the outcome.
    Necessity,
}

/// The fit of a relation among some of the cases.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupFit {
    /// The name of the group.
    pub name: String,
    /// How many cases it has.
    pub cases: usize,
    /// Consistency: Σ min(x, y) / Σ x, for necessity Σ min(x, y) / Σ y, over the cases of the group;
    /// `None` when the divisor is 0.
    pub consistency: Option<f64>,
    /// Coverage: the same with the other divisor.
    pub coverage: Option<f64>,
}

/// Whether a relation found in all cases holds in each cluster of them (a year, a region), and for
/// each unit that is observed in several clusters (a country over the years).
///
/// # Examples
/// ```
/// use equifinal::robustness::{ClusterDiagnostics, Relation};
/// use equifinal::set::FuzzySet;
/// let x = FuzzySet::from_scores(&[0.5, 0.5, 0.5, 0.5]).unwrap();
/// let y = FuzzySet::from_scores(&[0.5, 0.75, 0.0, 0.5]).unwrap();
/// let (years, countries) = (["1990", "1990", "2000", "2000"], ["a", "b", "a", "b"]);
/// let found = ClusterDiagnostics::new(&x, &y, &years, &countries, Relation::Sufficiency);
/// let consistencies: Vec<_> = found.between().iter().map(|year| year.consistency).collect();
/// assert_eq!(consistencies, [Some(1.0), Some(0.5)]);
/// assert_eq!(found.pooled().consistency, Some(0.75));
/// // √((1 / 1.5 − 1/2)² + (0.5 / 1.5 − 1/2)²)
/// assert!((found.between_distance().unwrap() - (2.0_f64 / 36.0).sqrt()).abs() < 1e-12);
/// ```
///
/// # References
/// García-Castro, R. & Ariño, M. A. (2016). A General Approach to Panel Data Set-Theoretic Research.
/// *Journal of Advances in Management Sciences & Information Systems* 2, 63–76.
#[doc(alias = "cluster")]
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClusterDiagnostics {
    pooled: GroupFit,
    between: Vec<GroupFit>,
    within: Vec<GroupFit>,
}

impl ClusterDiagnostics {
    /// The fit of `set` for `outcome`, pooled, by the cluster and by the unit of each case.
    #[must_use]
    pub fn new(
        set: &FuzzySet,
        outcome: &FuzzySet,
        clusters: &[impl AsRef<str>],
        units: &[impl AsRef<str>],
        relation: Relation,
    ) -> Self {
        let fit = |name: &str, cases: &[usize]| {
            GroupFit::of(
                name,
                &set.of_cases(cases),
                &outcome.of_cases(cases),
                relation,
            )
        };
        let by = |groups: Vec<(&str, Vec<usize>)>| {
            let fits = groups.iter().map(|(name, cases)| fit(name, cases));
            fits.collect()
        };
        Self {
            pooled: GroupFit::of("", set, outcome, relation),
            between: by(grouped(clusters)),
            within: by(grouped(units)),
        }
    }

    /// Calls the units by their positions, or the clusters where there are no units.
    #[cfg(feature = "studies")]
    pub(super) fn number_clusters(&mut self, are_units: bool, numbers: &CaseNumbers) {
        let groups = if are_units {
            &mut self.within
        } else {
            &mut self.between
        };
        for (group, number) in groups.iter_mut().zip(1..) {
            group.name = numbers.cluster(number);
        }
    }

    /// The fit over all cases.
    #[doc(alias = "POCOS")]
    #[must_use]
    pub fn pooled(&self) -> &GroupFit {
        &self.pooled
    }

    /// The fit in each cluster, by name; by number where every name is one.
    #[doc(alias = "BECOS")]
    #[must_use]
    pub fn between(&self) -> &[GroupFit] {
        &self.between
    }

    /// The fit of each unit over its cases, in the same order.
    #[doc(alias = "WICONS")]
    #[must_use]
    pub fn within(&self) -> &[GroupFit] {
        &self.within
    }

    /// How unequal the consistencies of the clusters are, 0 when all are equal: √Σ (cⱼ / Σ c − 1/J)²
    /// over the J clusters with a consistency cⱼ. `None` when there is none, or all are 0.
    #[doc(alias = "dBP")]
    #[must_use]
    pub fn between_distance(&self) -> Option<f64> {
        distance(&self.between)
    }

    /// The same over the units.
    #[doc(alias = "dWP")]
    #[must_use]
    pub fn within_distance(&self) -> Option<f64> {
        distance(&self.within)
    }

    /// [`Self::between_distance`] made comparable between numbers of clusters: divided by
    /// √(n / (n² + 3n + 2)) for n clusters with a consistency.
    #[must_use]
    pub fn between_adjusted_distance(&self) -> Option<f64> {
        adjusted_distance(&self.between)
    }

    /// The same over the units.
    #[must_use]
    pub fn within_adjusted_distance(&self) -> Option<f64> {
        adjusted_distance(&self.within)
    }
}

impl GroupFit {
    fn of(name: &str, set: &FuzzySet, outcome: &FuzzySet, relation: Relation) -> Self {
        let (of_set, of_outcome) = (consistency(set, outcome), consistency(outcome, set));
        let (consistency, coverage) = match relation {
            Relation::Sufficiency => (of_set, of_outcome),
            Relation::Necessity => (of_outcome, of_set),
        };
        Self {
            name: name.to_owned(),
            cases: set.len(),
            consistency,
            coverage,
        }
    }
}

/// The positions of the cases with each name, by name; by number where every name is one.
pub(crate) fn grouped(names: &[impl AsRef<str>]) -> Vec<(&str, Vec<usize>)> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (case, name) in names.iter().enumerate() {
        groups.entry(name.as_ref()).or_default().push(case);
    }
    let mut groups: Vec<(&str, Vec<usize>)> = groups.into_iter().collect();
    let number = |name: &str| name.parse::<f64>().ok().filter(|number| number.is_finite());
    if groups.iter().all(|(name, _)| number(name).is_some()) {
        groups.sort_by(|(a, _), (b, _)| number(a).partial_cmp(&number(b)).unwrap_or(a.cmp(b)));
    }
    groups
}

/// The Euclidean distance of the shares of the defined consistencies from equal shares.
fn distance(groups: &[GroupFit]) -> Option<f64> {
    let defined: Vec<f64> = groups
        .iter()
        .filter_map(|group| group.consistency)
        .collect();
    let total: f64 = defined.iter().sum();
    let equal = defined.iter().map(|_| 1.0).sum::<f64>().recip();
    let squares = defined
        .iter()
        .map(|c| (c / total - equal) * (c / total - equal));
    (total > 0.0).then(|| squares.sum::<f64>().sqrt())
}

/// The distance of shares of equal size to shares that chance alone gives shrinks with the number of
/// groups; the divisor undoes that.
fn adjusted_distance(groups: &[GroupFit]) -> Option<f64> {
    let defined = groups.iter().filter(|group| group.consistency.is_some());
    let n: f64 = defined.map(|_| 1.0).sum();
    Some(distance(groups)? / (n / (n * n + 3.0 * n + 2.0)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_numbers_are_in_the_order_of_the_numbers() {
        let names = |groups: Vec<(&str, Vec<usize>)>| -> Vec<String> {
            groups
                .into_iter()
                .map(|(name, _)| name.to_owned())
                .collect()
        };
        assert_eq!(names(grouped(&["10", "9", "10"])), ["9", "10"]);
        assert_eq!(names(grouped(&["10", "9", "x"])), ["10", "9", "x"]);
    }

    #[test]
    fn the_adjusted_distance_is_larger_by_what_the_number_of_groups_takes() {
        let x = FuzzySet::from_scores(&[0.5, 0.5]).unwrap();
        let y = FuzzySet::from_scores(&[0.5, 0.25]).unwrap();
        let names = ["1990", "2000"];
        let found = ClusterDiagnostics::new(&x, &y, &names, &[""; 0], Relation::Sufficiency);
        // Shares 1 / 1.5 and 0.5 / 1.5: √(2 / 36); n = 2: √(2 / 12).
        let expected = (2.0_f64 / 36.0).sqrt() / (2.0_f64 / 12.0).sqrt();
        assert!((found.between_adjusted_distance().unwrap() - expected).abs() < 1e-12);
        assert_eq!(found.within_adjusted_distance(), None);
    }

    #[test]
    fn a_group_without_membership_has_no_consistency() {
        let x = FuzzySet::from_scores(&[0.0, 0.5]).unwrap();
        let y = FuzzySet::from_scores(&[0.5, 0.25]).unwrap();
        let names = ["a", "b"];
        let found = ClusterDiagnostics::new(&x, &y, &names, &names, Relation::Sufficiency);
        assert_eq!(found.between()[0].consistency, None);
        assert_eq!(found.between()[0].coverage, Some(0.0));
        // One group alone is equal to itself.
        assert_eq!(found.between_distance(), Some(0.0));
        let found = ClusterDiagnostics::new(&x, &y, &names, &names, Relation::Necessity);
        assert_eq!(found.between()[0].consistency, Some(0.0));
        assert_eq!(found.between()[1].consistency, Some(1.0));
        // √((0 − 1/2)² + (1 − 1/2)²)
        assert!((found.within_distance().unwrap() - 0.5_f64.sqrt()).abs() < 1e-12);
    }
}
