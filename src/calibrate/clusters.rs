//! Thresholds where raw values fall into groups, found by hierarchical clustering.

use thiserror::Error;

use super::anchors::count;
use crate::study::Linkage;

/// The most values that are clustered: every pair of them has a distance.
pub const MOST_VALUES: usize = 5000;

/// Why no thresholds are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClusterError {
    /// Too few different values for the groups.
    #[error("{thresholds} thresholds make {} groups, and there are {different} different values", .thresholds + 1)]
    TooFewValues {
        /// How many thresholds were asked for.
        thresholds: usize,
        /// How many different values there are.
        different: usize,
    },
    /// Groups overlap, which linkage by centroids can bring about.
    #[error("the groups overlap, so that no threshold lies between them")]
    Overlapping,
    /// There are more values than can be clustered.
    #[error("{0} values; at most {MOST_VALUES} are clustered")]
    TooManyValues(usize),
}

/// The `wanted` rising thresholds between the `wanted` + 1 groups of a hierarchical clustering.
///
/// The sorted values start as groups of one; the two groups with the smallest distance become one,
/// the first such pair where several have it, until `wanted` + 1 groups are left. A threshold is the
/// mean of the largest value of a group and the smallest of the next. The distance of two values is
/// |a − b| (Euclidean and Manhattan distances are the same on a line), that of two groups follows from
/// the linkage. In the unit of the values.
///
/// # Errors
/// [`ClusterError`] for fewer than `wanted` + 1 different values, more than 5000 values, and groups that
/// overlap.
///
/// # Examples
/// ```
/// use equifinal::{calibrate::clusters, study::Linkage};
/// let raw = [1.0, 12.0, 2.0, 30.0, 10.0];
/// assert_eq!(clusters::thresholds(&raw, 2, Linkage::Complete), Ok(vec![6.0, 21.0]));
/// ```
///
/// # References
/// R package QCA, `findTh()`; R, `hclust()`. Thiem, A. and Duşa, A. (2013). *Qualitative Comparative
/// Analysis with R: A User's Guide*. Springer.
#[doc(alias = "findTh")]
pub fn thresholds(raw: &[f64], wanted: usize, linkage: Linkage) -> Result<Vec<f64>, ClusterError> {
    let mut sorted = raw.to_vec();
    sorted.sort_by(f64::total_cmp);
    let different = 1 + sorted.windows(2).filter(|pair| pair[0] < pair[1]).count();
    if different <= wanted || raw.is_empty() {
        return Err(ClusterError::TooFewValues {
            thresholds: wanted,
            different: different.min(raw.len()),
        });
    }
    if raw.len() > MOST_VALUES {
        return Err(ClusterError::TooManyValues(raw.len()));
    }
    let mut groups = Groups::of(&sorted, linkage);
    while groups.sizes.len() > wanted + 1 {
        groups.merge_nearest();
    }
    let ends: Vec<(f64, f64)> = groups.ends;
    ends.windows(2)
        .map(|pair| {
            let (below, above) = (pair[0].1, pair[1].0);
            (below < above)
                .then(|| f64::midpoint(below, above))
                .ok_or(ClusterError::Overlapping)
        })
        .collect()
}

/// Groups of values, in the order of their smallest values.
struct Groups {
    linkage: Linkage,
    sizes: Vec<usize>,
    /// The smallest and the largest value of each group.
    ends: Vec<(f64, f64)>,
    /// `distances[i][j]` for j < i.
    distances: Vec<Vec<f64>>,
    /// For each group but the first, the nearest of those before it.
    nearest: Vec<usize>,
}

impl Groups {
    fn of(sorted: &[f64], linkage: Linkage) -> Self {
        let distances: Vec<Vec<f64>> = (0..sorted.len())
            .map(|i| sorted[..i].iter().map(|x| sorted[i] - x).collect())
            .collect();
        let mut groups = Self {
            linkage,
            sizes: vec![1; sorted.len()],
            ends: sorted.iter().map(|&x| (x, x)).collect(),
            nearest: vec![0; sorted.len()],
            distances,
        };
        for i in 1..sorted.len() {
            groups.find_nearest(i);
        }
        groups
    }

    fn distance(&self, a: usize, b: usize) -> f64 {
        self.distances[a.max(b)][a.min(b)]
    }

    fn find_nearest(&mut self, i: usize) {
        let row = &self.distances[i];
        self.nearest[i] = (0..i).fold(0, |best, j| if row[j] < row[best] { j } else { best });
    }

    /// Makes one of the two nearest groups.
    fn merge_nearest(&mut self) {
        let near = |i: usize| self.distances[i][self.nearest[i]];
        let last = (1..self.sizes.len()).fold(1, |best, i| {
            let first = (near(i), self.nearest[i], i);
            let so_far = (near(best), self.nearest[best], best);
            if first < so_far { i } else { best }
        });
        let first = self.nearest[last];
        for other in 0..self.sizes.len() {
            if other != first && other != last {
                self.distances[first.max(other)][first.min(other)] =
                    self.joined_distance(first, last, other);
            }
        }
        self.sizes[first] += self.sizes[last];
        self.ends[first].0 = self.ends[first].0.min(self.ends[last].0);
        self.ends[first].1 = self.ends[first].1.max(self.ends[last].1);
        self.remove(last);
        self.update_nearest(first, last);
    }

    fn remove(&mut self, group: usize) {
        self.sizes.remove(group);
        self.ends.remove(group);
        self.nearest.remove(group);
        self.distances.remove(group);
        for row in &mut self.distances[group..] {
            row.remove(group);
        }
    }

    /// Finds the nearest groups anew where `merged` has changed or `removed` is gone.
    fn update_nearest(&mut self, merged: usize, removed: usize) {
        for i in 1..self.sizes.len() {
            let before = self.nearest[i];
            if i <= merged || before == merged || before == removed {
                self.find_nearest(i);
                continue;
            }
            if before > removed {
                self.nearest[i] -= 1;
            }
            let to_merged = self.distances[i][merged];
            let to_nearest = self.distances[i][self.nearest[i]];
            if (to_merged, merged) < (to_nearest, self.nearest[i]) {
                self.nearest[i] = merged;
            }
        }
    }

    /// The distance of a group to two that become one, by the formula of Lance and Williams.
    fn joined_distance(&self, a: usize, b: usize, other: usize) -> f64 {
        let (to_a, to_b) = (self.distance(a, other), self.distance(b, other));
        let between = self.distance(a, b);
        let [of_a, of_b, of_other] = [a, b, other].map(|group| count(self.sizes[group]));
        let both = of_a + of_b;
        match self.linkage {
            Linkage::Complete => to_a.max(to_b),
            Linkage::Centroid => (of_a * to_a + of_b * to_b - of_a * of_b * between / both) / both,
            Linkage::Ward => {
                let squares = (of_a + of_other) * to_a * to_a + (of_b + of_other) * to_b * to_b
                    - of_other * between * between;
                libm::sqrt(squares.max(0.0) / (both + of_other))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LINKAGES: [Linkage; 3] = [Linkage::Complete, Linkage::Centroid, Linkage::Ward];

    #[test]
    fn a_threshold_lies_in_the_widest_gap() {
        for linkage in LINKAGES {
            let found = thresholds(&[3.0, 1.0, 2.0, 11.0, 10.0], 1, linkage);
            assert_eq!(found, Ok(vec![6.5]), "{linkage:?}");
        }
    }

    #[test]
    fn complete_linkage_and_ward_can_differ() {
        // Complete: {0}, {4, 6}, {9, 9, 9} after 9, 9, 9 and 4, 6; then 0 to 4, 6 is 6, and 4, 6 to
        // 9 is 5. Ward: 0 to 4, 6 is √(2 · 1 · 2 / 3) · 5 = 5.77, 4, 6 to 9 is √(2 · 2 · 3 / 5) · 4 = 6.20.
        let raw = [0.0, 4.0, 6.0, 9.0, 9.0, 9.0];
        assert_eq!(thresholds(&raw, 1, Linkage::Complete), Ok(vec![2.0]));
        assert_eq!(thresholds(&raw, 1, Linkage::Ward), Ok(vec![7.5]));
    }

    #[test]
    fn groups_need_different_values() {
        let refused = |raw: &[f64], wanted| thresholds(raw, wanted, Linkage::Complete).unwrap_err();
        let too_few = |thresholds, different| ClusterError::TooFewValues {
            thresholds,
            different,
        };
        assert_eq!(refused(&[1.0, 1.0, 2.0, 2.0], 2), too_few(2, 2));
        assert_eq!(refused(&[], 1), too_few(1, 0));
        assert_eq!(
            refused(&vec![0.0; MOST_VALUES + 1], 0),
            ClusterError::TooManyValues(MOST_VALUES + 1)
        );
    }

    proptest! {
        #[test]
        fn thresholds_rise_between_values_whatever_the_order_of_cases(
            raw in prop::collection::vec(0_u8..60, 4..40),
            wanted in 1_usize..4,
        ) {
            let raw: Vec<f64> = raw.into_iter().map(f64::from).collect();
            let reversed: Vec<f64> = raw.iter().rev().copied().collect();
            for linkage in LINKAGES {
                let found = thresholds(&raw, wanted, linkage);
                prop_assert_eq!(&found, &thresholds(&reversed, wanted, linkage));
                if let Ok(found) = found {
                    prop_assert_eq!(found.len(), wanted);
                    prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
                }
            }
        }
    }
}
