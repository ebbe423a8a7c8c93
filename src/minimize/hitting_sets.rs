use std::ops::ControlFlow;

use fixedbitset::FixedBitSet;

use super::bits::Bits;
use super::budget::{Budget, OutOfSteps};
use super::mask::Mask;

/// Calls `found` with every minimal hitting set of `edges`, each once.
///
/// A hitting set holds at least one vertex of every edge; it is minimal when no vertex can be left
/// out. Without edges the empty set is the one minimal hitting set; with an empty edge there is
/// none. The cost follows the number of sets found, not the number of subsets of vertices.
///
/// `found` may end the search early. Steps follow the words of the sets that a node of the search
/// tree looks at.
///
/// # References
/// Murakami, K. & Uno, T. (2014). Efficient algorithms for dualizing large-scale hypergraphs.
/// *Discrete Applied Mathematics* 170, 83–94 (algorithm MMCS).
pub(super) fn minimal_hitting_sets<V: Bits>(
    vertices: usize,
    edges: &[V],
    budget: &Budget,
    found: &mut dyn FnMut(&[usize]) -> ControlFlow<()>,
) -> Result<(), OutOfSteps> {
    let edges = minimal_edges(edges, vertices, budget)?;
    match edges.len() {
        0..=64 => Search::<V, Mask<1>>::new(vertices, &edges, budget, found).run(),
        65..=128 => Search::<V, Mask<2>>::new(vertices, &edges, budget, found).run(),
        129..=256 => Search::<V, Mask<4>>::new(vertices, &edges, budget, found).run(),
        257..=512 => Search::<V, Mask<8>>::new(vertices, &edges, budget, found).run(),
        _ => Search::<V, FixedBitSet>::new(vertices, &edges, budget, found).run(),
    }
}

/// Words of bits that are looked at in one step.
const WORDS_PER_STEP: usize = 16;

/// The edges that hold no other edge: hitting these hits all.
fn minimal_edges<V: Bits>(
    edges: &[V],
    vertices: usize,
    budget: &Budget,
) -> Result<Vec<V>, OutOfSteps> {
    let mut sorted: Vec<&V> = edges.iter().collect();
    sorted.sort_by_cached_key(|edge| (edge.size(), edge.numbers().collect::<Vec<_>>()));
    let mut minimal: Vec<V> = Vec::new();
    for edge in sorted {
        let smaller = minimal.iter().position(|smaller| smaller.is_within(edge));
        let compared = smaller.unwrap_or(minimal.len());
        budget.spend(1 + compared * (1 + vertices / 512) / WORDS_PER_STEP)?;
        if smaller.is_none() {
            minimal.push(edge.clone());
        }
    }
    Ok(minimal)
}

struct Search<'a, V, E> {
    edges: &'a [V],
    /// For every vertex, the edges that hold it.
    incident: Vec<E>,
    budget: &'a Budget,
    found: &'a mut dyn FnMut(&[usize]) -> ControlFlow<()>,
    chosen: Vec<usize>,
    /// For every chosen vertex the edges that only it hits, again for each level of the search:
    /// while none is empty, no chosen vertex can be left out.
    critical: Vec<E>,
    candidates: V,
    /// Words of one set of vertices and of one set of edges.
    words: (usize, usize),
}

impl<'a, V: Bits, E: Bits> Search<'a, V, E> {
    fn new(
        vertices: usize,
        edges: &'a [V],
        budget: &'a Budget,
        found: &'a mut dyn FnMut(&[usize]) -> ControlFlow<()>,
    ) -> Self {
        let mut incident = vec![E::none(edges.len()); vertices];
        for (e, edge) in edges.iter().enumerate() {
            for v in edge.numbers() {
                incident[v].add(e);
            }
        }
        let mut candidates = V::none(vertices);
        (0..vertices).for_each(|v| candidates.add(v));
        Self {
            edges,
            incident,
            budget,
            found,
            chosen: Vec::new(),
            critical: Vec::new(),
            candidates,
            words: (vertices.div_ceil(64), edges.len().div_ceil(64)),
        }
    }

    fn run(mut self) -> Result<(), OutOfSteps> {
        let mut uncovered = E::none(self.edges.len());
        (0..self.edges.len()).for_each(|e| uncovered.add(e));
        self.extend(&uncovered).map(|_| ())
    }

    /// Extends the chosen vertices in every way that can become a minimal hitting set.
    fn extend(&mut self, uncovered: &E) -> Result<ControlFlow<()>, OutOfSteps> {
        let Some(edge) = self.tightest(uncovered)? else {
            return Ok((self.found)(&self.chosen));
        };
        let branches = self.edges[edge].and(&self.candidates);
        self.candidates = self.candidates.without(&branches);
        let below = self.critical.len();
        let mut flow = ControlFlow::Continue(());
        for v in branches.numbers() {
            if self.choose(uncovered, v) {
                flow = self.extend(&uncovered.without(&self.incident[v]))?;
                self.chosen.pop();
                self.candidates.add(v);
            }
            self.critical.truncate(below);
            if flow.is_break() {
                break;
            }
        }
        self.candidates = self.candidates.or(&branches);
        Ok(flow)
    }

    /// The uncovered edge with fewest candidates, the first of several, or the first that has one
    /// or none.
    fn tightest(&self, uncovered: &E) -> Result<Option<usize>, OutOfSteps> {
        let (mut tightest, mut fewest, mut looked_at) = (None, usize::MAX, 0);
        for e in uncovered.numbers() {
            let candidates = self.edges[e].common(&self.candidates);
            looked_at += 1;
            if candidates < fewest {
                (tightest, fewest) = (Some(e), candidates);
                if fewest < 2 {
                    break;
                }
            }
        }
        let critical = fewest.min(self.edges.len()) * self.chosen.len() * self.words.1;
        self.budget
            .spend(1 + (looked_at * self.words.0 + critical) / WORDS_PER_STEP)?;
        Ok(tightest)
    }

    /// Chooses `v`, unless a vertex chosen before could then be left out.
    fn choose(&mut self, uncovered: &E, v: usize) -> bool {
        let hit = &self.incident[v];
        let below = self.critical.len();
        for i in below - self.chosen.len()..below {
            let edges = self.critical[i].without(hit);
            if edges.holds_none() {
                return false;
            }
            self.critical.push(edges);
        }
        self.critical.push(uncovered.and(hit));
        self.chosen.push(v);
        true
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
