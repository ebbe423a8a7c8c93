use std::cmp::Ordering;

use rustc_hash::FxHashMap;

/// A family of sets, as a node of a [`Families`] diagram.
pub(super) type Family = usize;

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
    additions: FxHashMap<(Family, usize), Family>,
}

/// The sets without `element` and, `element` taken out of them, the sets with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Node {
    element: usize,
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
            element: usize::MAX,
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

    fn node(&mut self, element: usize, without: Family, with: Family) -> Family {
        if with == Self::NONE {
            return without;
        }
        let node = Node {
            element,
            without,
            with,
        };
        *self.index.entry(node).or_insert_with(|| {
            self.nodes.push(node);
            self.nodes.len() - 1
        })
    }

    /// The sets that are in either family.
    pub(super) fn union(&mut self, a: Family, b: Family) -> Family {
        if a == b || b == Self::NONE {
            return a;
        }
        if a == Self::NONE {
            return b;
        }
        let key = (a.min(b), a.max(b));
        if let Some(&known) = self.unions.get(&key) {
            return known;
        }
        let (x, y) = (self.nodes[a], self.nodes[b]);
        let union = match x.element.cmp(&y.element) {
            Ordering::Equal => {
                let without = self.union(x.without, y.without);
                let with = self.union(x.with, y.with);
                self.node(x.element, without, with)
            }
            Ordering::Less => {
                let without = self.union(x.without, b);
                self.node(x.element, without, x.with)
            }
            Ordering::Greater => {
                let without = self.union(a, y.without);
                self.node(y.element, without, y.with)
            }
        };
        self.unions.insert(key, union);
        union
    }

    /// Every set of the family with `element` added; no set may hold it yet.
    pub(super) fn add(&mut self, family: Family, element: usize) -> Family {
        if family == Self::NONE {
            return Self::NONE;
        }
        if let Some(&known) = self.additions.get(&(family, element)) {
            return known;
        }
        let node = self.nodes[family];
        let added = if node.element > element {
            self.node(element, Self::NONE, family)
        } else {
            let without = self.add(node.without, element);
            let with = self.add(node.with, element);
            self.node(node.element, without, with)
        };
        self.additions.insert((family, element), added);
        added
    }

    /// Σ over the sets of Π over their elements of `weight`; `None` beyond 2^128 − 1.
    pub(super) fn count(&self, family: Family, weight: impl Fn(usize) -> u128) -> Option<u128> {
        let mut counts: Vec<Option<u128>> = vec![Some(0), Some(1)];
        // A node is made after the nodes it points to, so one pass upwards sees them first.
        for node in &self.nodes[2..=family.max(1)] {
            let with = counts[node.with].and_then(|n| n.checked_mul(weight(node.element)));
            let both = counts[node.without]
                .zip(with)
                .and_then(|(a, b)| a.checked_add(b));
            counts.push(both);
        }
        counts[family]
    }

    /// The elements that every set of the family holds, ascending.
    pub(super) fn in_every_set(&self, family: Family) -> Vec<usize> {
        let mut some_set = Vec::new();
        self.for_each(family, &mut |set| {
            some_set = set.to_vec();
            false
        });
        some_set.retain(|&element| !self.some_set_lacks(family, element));
        some_set.sort_unstable();
        some_set
    }

    fn some_set_lacks(&self, family: Family, element: usize) -> bool {
        let mut lacks = vec![false, true];
        for node in &self.nodes[2..=family.max(1)] {
            let with = node.element != element && lacks[node.with];
            lacks.push(with || lacks[node.without]);
        }
        lacks[family]
    }

    /// Calls `found` with the sets of the family until it returns false.
    pub(super) fn for_each(&self, family: Family, found: &mut dyn FnMut(&[usize]) -> bool) {
        self.walk(family, &mut Vec::new(), found);
    }

    fn walk(
        &self,
        family: Family,
        chosen: &mut Vec<usize>,
        found: &mut dyn FnMut(&[usize]) -> bool,
    ) -> bool {
        match family {
            Self::NONE => true,
            Self::EMPTY_SET => found(chosen),
            _ => {
                let node = self.nodes[family];
                chosen.push(node.element);
                let go_on = self.walk(node.with, chosen, found);
                chosen.pop();
                go_on && self.walk(node.without, chosen, found)
            }
        }
    }
}
