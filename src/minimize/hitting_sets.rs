use std::ops::ControlFlow;

use fixedbitset::FixedBitSet;

use super::budget::{Budget, OutOfSteps};

/// Calls `found` with every minimal hitting set of `edges`, each once.
///
/// A hitting set holds at least one vertex of every edge; it is minimal when no vertex can be left
/// out. Without edges the empty set is the one minimal hitting set; with an empty edge there is
/// none. The cost follows the number of sets found, not the number of subsets of vertices.
///
/// `found` may end the search early. One step is one node of the search tree.
///
/// # References
/// Murakami, K. & Uno, T. (2014). Efficient algorithms for dualizing large-scale hypergraphs.
/// *Discrete Applied Mathematics* 170, 83–94 (algorithm MMCS).
pub(super) fn minimal_hitting_sets(
    vertices: usize,
    edges: &[FixedBitSet],
    budget: &Budget,
    found: &mut dyn FnMut(&[usize]) -> ControlFlow<()>,
) -> Result<(), OutOfSteps> {
    let edges = minimal_edges(edges);
    let mut incident = vec![FixedBitSet::with_capacity(edges.len()); vertices];
    for (e, edge) in edges.iter().enumerate() {
        for v in edge.ones() {
            incident[v].insert(e);
        }
    }
    let mut uncovered = FixedBitSet::with_capacity(edges.len());
    uncovered.insert_range(..);
    let mut candidates = FixedBitSet::with_capacity(vertices);
    candidates.insert_range(..);
    let mut search = Search {
        edges: &edges,
        incident: &incident,
        budget,
        found,
        chosen: Vec::new(),
        candidates,
    };
    search.extend(&uncovered, &[]).map(|_| ())
}

/// The edges that hold no other edge: hitting these hits all.
fn minimal_edges(edges: &[FixedBitSet]) -> Vec<FixedBitSet> {
    let mut sorted: Vec<&FixedBitSet> = edges.iter().collect();
    sorted.sort_by_cached_key(|edge| (edge.count_ones(..), edge.ones().collect::<Vec<_>>()));
    let mut minimal: Vec<FixedBitSet> = Vec::new();
    for edge in sorted {
        if !minimal.iter().any(|smaller| smaller.is_subset(edge)) {
            minimal.push(edge.clone());
        }
    }
    minimal
}

struct Search<'a> {
    edges: &'a [FixedBitSet],
    /// For every vertex, the edges that hold it.
    incident: &'a [FixedBitSet],
    budget: &'a Budget,
    found: &'a mut dyn FnMut(&[usize]) -> ControlFlow<()>,
    chosen: Vec<usize>,
    candidates: FixedBitSet,
}

impl Search<'_> {
    /// Extends the chosen vertices in every way that can become a minimal hitting set.
    ///
    /// `critical[i]` holds the edges that only `chosen[i]` hits: while none is empty, no chosen
    /// vertex can be left out.
    fn extend(
        &mut self,
        uncovered: &FixedBitSet,
        critical: &[FixedBitSet],
    ) -> Result<ControlFlow<()>, OutOfSteps> {
        self.budget.step()?;
        let fewest = uncovered
            .ones()
            .map(|e| (self.edges[e].intersection_count(&self.candidates), e))
            .min();
        let Some((_, edge)) = fewest else {
            return Ok((self.found)(&self.chosen));
        };
        let branches: Vec<usize> = self.edges[edge].intersection(&self.candidates).collect();
        for &v in &branches {
            self.candidates.remove(v);
        }
        let mut flow = ControlFlow::Continue(());
        for &v in &branches {
            if let Some(critical) = self.still_critical(critical, uncovered, v) {
                let mut uncovered = uncovered.clone();
                uncovered.difference_with(&self.incident[v]);
                self.chosen.push(v);
                flow = self.extend(&uncovered, &critical)?;
                self.chosen.pop();
                self.candidates.insert(v);
                if flow.is_break() {
                    break;
                }
            }
        }
        self.candidates.extend(branches);
        Ok(flow)
    }

    /// The critical edges after choosing `v`; `None` when a chosen vertex has none left.
    fn still_critical(
        &self,
        critical: &[FixedBitSet],
        uncovered: &FixedBitSet,
        v: usize,
    ) -> Option<Vec<FixedBitSet>> {
        let hit = &self.incident[v];
        if critical.iter().any(|edges| edges.is_subset(hit)) {
            return None;
        }
        let mut kept: Vec<FixedBitSet> = critical.to_vec();
        for edges in &mut kept {
            edges.difference_with(hit);
        }
        let mut own = uncovered.clone();
        own.intersect_with(hit);
        kept.push(own);
        Some(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(vertices: usize, edges: &[&[usize]]) -> Vec<Vec<usize>> {
        let edges: Vec<FixedBitSet> = edges
            .iter()
            .map(|edge| {
                let mut bits = FixedBitSet::with_capacity(vertices);
                bits.extend(edge.iter().copied());
                bits
            })
            .collect();
        let mut sets = Vec::new();
        let mut keep = |set: &[usize]| {
            let mut set = set.to_vec();
            set.sort_unstable();
            sets.push(set);
            ControlFlow::Continue(())
        };
        minimal_hitting_sets(vertices, &edges, &Budget::new(1_000_000), &mut keep).unwrap();
        sets.sort();
        sets
    }

    #[test]
    fn small_cases_by_hand() {
        assert_eq!(all(3, &[]), [[0_usize; 0]]);
        assert!(all(3, &[&[]]).is_empty());
        assert_eq!(all(3, &[&[0, 1], &[1, 2]]), [vec![0, 2], vec![1]]);
        assert_eq!(
            all(4, &[&[0, 1], &[2, 3]]),
            [[0, 2], [0, 3], [1, 2], [1, 3]]
        );
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_trying_every_subset(
            edges in proptest::collection::vec(proptest::collection::vec(0_usize..7, 1..5), 0..8)
        ) {
            let hits = |set: u32| edges.iter().all(|edge| edge.iter().any(|v| set >> v & 1 == 1));
            let minimal = |set: &u32| {
                hits(*set) && (0..7).all(|v| set >> v & 1 == 0 || !hits(set & !(1 << v)))
            };
            let mut expected: Vec<Vec<usize>> = (0_u32..128)
                .filter(minimal)
                .map(|set| (0..7).filter(|v| set >> v & 1 == 1).collect())
                .collect();
            expected.sort();
            let borrowed: Vec<&[usize]> = edges.iter().map(Vec::as_slice).collect();
            proptest::prop_assert_eq!(all(7, &borrowed), expected);
        }
    }
}
