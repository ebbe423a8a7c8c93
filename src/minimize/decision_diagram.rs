use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::budget::{Budget, OutOfSteps};

/// A family of sets, as a node of a [`Families`] diagram.
pub(super) type Family = u32;

/// Steps that a new node takes, so that the diagram runs out of steps before the machine runs out
/// of memory: a node and what is remembered of it take about a hundred bytes.
const STEPS_PER_NODE: usize = 200;

/// Steps that a union or an addition takes: its result is remembered in some thirty bytes.
const STEPS_PER_RESULT: usize = 40;

/// Families of sets over numbered elements, as one zero-suppressed decision diagram: a family of
/// billions of sets takes as many nodes as it has distinct parts, and is counted exactly without
/// being listed.
///
/// # References
/// Minato, S. (1993). Zero-suppressed BDDs for set manipulation in combinatorial problems. *Proc.
/// 30th DAC*, 272–277.
#[derive(Debug)]
pub(super) struct Families {
    nodes: Vec<Node>,
    index: FxHashMap<Node, Family>,
    unions: FxHashMap<(Family, Family), Family>,
    additions: FxHashMap<(Family, u32), Family>,
}

/// The sets without `element` and, `element` taken out of them, the sets with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Node {
    element: u32,
    without: Family,
    with: Family,
}

impl Families {
    /// The family that holds no set.
    pub(super) const NONE: Family = 0;
    /// The family that holds the empty set only.
    pub(super) const EMPTY_SET: Family = 1;

    pub(super) fn new() -> Self {
        let leaf = |without| Node {
            element: u32::MAX,
            without,
            with: Self::NONE,
        };
        Self {
            nodes: vec![leaf(Self::NONE), leaf(Self::EMPTY_SET)],
            index: FxHashMap::default(),
            unions: FxHashMap::default(),
            additions: FxHashMap::default(),
        }
    }

    fn node(
        &mut self,
        element: u32,
        without: Family,
        with: Family,
        budget: &Budget,
    ) -> Result<Family, OutOfSteps> {
        if with == Self::NONE {
            return Ok(without);
        }
        let node = Node {
            element,
            without,
            with,
        };
        if let Some(&known) = self.index.get(&node) {
            return Ok(known);
        }
        budget.spend(STEPS_PER_NODE)?;
        let family = u32::try_from(self.nodes.len()).expect("fewer nodes than 2^32");
        self.nodes.push(node);
        self.index.insert(node, family);
        Ok(family)
    }

    /// The sets that are in either family.
    fn union(&mut self, a: Family, b: Family, budget: &Budget) -> Result<Family, OutOfSteps> {
        if a == b || b == Self::NONE {
            return Ok(a);
        }
        if a == Self::NONE {
            return Ok(b);
        }
        let key = (a.min(b), a.max(b));
        if let Some(&known) = self.unions.get(&key) {
            return Ok(known);
        }
        budget.spend(STEPS_PER_RESULT)?;
        let (x, y) = (self.nodes[a as usize], self.nodes[b as usize]);
        let union = match x.element.cmp(&y.element) {
            Ordering::Equal => {
                let without = self.union(x.without, y.without, budget)?;
                let with = self.union(x.with, y.with, budget)?;
                self.node(x.element, without, with, budget)?
            }
            Ordering::Less => {
                let without = self.union(x.without, b, budget)?;
                self.node(x.element, without, x.with, budget)?
            }
            Ordering::Greater => {
                let without = self.union(a, y.without, budget)?;
                self.node(y.element, without, y.with, budget)?
            }
        };
        self.unions.insert(key, union);
        Ok(union)
    }

    /// Every set of the family with `element` added; no set may hold it yet.
    fn add(&mut self, family: Family, element: u32, budget: &Budget) -> Result<Family, OutOfSteps> {
        if family == Self::NONE {
            return Ok(Self::NONE);
        }
        let node = self.nodes[family as usize];
        if node.element > element {
            return self.node(element, Self::NONE, family, budget);
        }
        if let Some(&known) = self.additions.get(&(family, element)) {
            return Ok(known);
        }
        budget.spend(STEPS_PER_RESULT)?;
        let without = self.add(node.without, element, budget)?;
        let with = self.add(node.with, element, budget)?;
        let added = self.node(node.element, without, with, budget)?;
        self.additions.insert((family, element), added);
        Ok(added)
    }

    /// The union of the families, each with an element added that none of its sets holds.
    pub(super) fn any_of(
        &mut self,
        mut parts: Vec<(u32, Family)>,
        budget: &Budget,
    ) -> Result<Family, OutOfSteps> {
        // From the last element on, so that most unions only put a node on top.
        parts.sort_unstable();
        let mut union = Self::NONE;
        for (element, family) in parts.into_iter().rev() {
            let with = self.add(family, element, budget)?;
            union = self.union(union, with, budget)?;
        }
        Ok(union)
    }

    /// The family of these pairs of a smaller and a larger element, ascending and each once.
    pub(super) fn of_pairs(
        &mut self,
        pairs: &[(u32, u32)],
        budget: &Budget,
    ) -> Result<Family, OutOfSteps> {
        let mut family = Self::NONE;
        for group in pairs.chunk_by(|a, b| a.0 == b.0).rev() {
            let mut larger = Self::NONE;
            for &(_, element) in group.iter().rev() {
                larger = self.node(element, larger, Self::EMPTY_SET, budget)?;
            }
            family = self.node(group[0].0, family, larger, budget)?;
        }
        Ok(family)
    }

    /// Σ over the sets of Π over their elements of `weight`; `None` beyond 2^128 − 1.
    pub(super) fn count(&self, family: Family, weight: impl Fn(u32) -> u128) -> Option<u128> {
        let mut counts: Vec<Option<u128>> = vec![Some(0), Some(1)];
        // A node is made after the nodes it points to, so one pass upwards sees them first.
        for node in &self.nodes[2..=family.max(1) as usize] {
            let with = counts[node.with as usize].and_then(|n| n.checked_mul(weight(node.element)));
            let both = counts[node.without as usize]
                .zip(with)
                .and_then(|(a, b)| a.checked_add(b));
            counts.push(both);
        }
        counts[family as usize]
    }

    /// The elements that every set of the family holds, ascending.
    pub(super) fn in_every_set(&self, family: Family) -> Vec<u32> {
        let mut some_set = Vec::new();
        self.for_each(family, &mut |set| {
            some_set = set.to_vec();
            false
        });
        some_set.retain(|&element| !self.some_set_lacks(family, element));
        some_set.sort_unstable();
        some_set
    }

    fn some_set_lacks(&self, family: Family, element: u32) -> bool {
        let mut lacks = vec![false, true];
        for node in &self.nodes[2..=family.max(1) as usize] {
            let with = node.element != element && lacks[node.with as usize];
            lacks.push(with || lacks[node.without as usize]);
        }
        lacks[family as usize]
    }

    /// Calls `found` with the sets of the family until it returns false.
    pub(super) fn for_each(&self, family: Family, found: &mut dyn FnMut(&[u32]) -> bool) {
        self.walk(family, &mut Vec::new(), found);
    }

    fn walk(
        &self,
        family: Family,
        chosen: &mut Vec<u32>,
        found: &mut dyn FnMut(&[u32]) -> bool,
    ) -> bool {
        match family {
            Self::NONE => true,
            Self::EMPTY_SET => found(chosen),
            _ => {
                let node = self.nodes[family as usize];
                chosen.push(node.element);
                let go_on = self.walk(node.with, chosen, found);
                chosen.pop();
                go_on && self.walk(node.without, chosen, found)
            }
        }
    }
}
