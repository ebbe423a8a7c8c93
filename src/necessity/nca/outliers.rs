use std::collections::BTreeSet;

use super::ceiling_line::effect_size;
use super::{Bounds, Space};
use crate::study::Ceiling;

/// How effect sizes change when a case, or two together, are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlier {
    cases: Vec<usize>,
    kind: OutlierKind,
    effect_sizes: Option<Vec<f64>>,
}

/// What a case holds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlierKind {
    /// The ceiling: it is a peer.
    Ceiling,
    /// The scope: it has the lowest or highest value of the condition or outcome.
    Scope,
    /// Both.
    Both,
}

impl OutlierKind {
    /// `ceiling`, `scope` or `ceiling and scope`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Ceiling => "ceiling",
            Self::Scope => "scope",
            Self::Both => "ceiling and scope",
        }
    }
}

impl Outlier {
    /// The cases left out, one or two, in case order.
    #[must_use]
    pub fn cases(&self) -> &[usize] {
        &self.cases
    }

    /// What they hold up: of a pair, what either does before and after the other has left.
    #[must_use]
    pub fn kind(&self) -> OutlierKind {
        self.kind
    }

    /// The effect size of each ceiling without them; `None` when too few cases remain, or a constant.
    #[must_use]
    pub fn effect_sizes(&self) -> Option<&[f64]> {
        self.effect_sizes.as_deref()
    }
}

/// The cases, and the pairs of cases, that an effect size depends on.
///
/// Listed are the single cases without which the effect size of one of the ceilings is another, and
/// the pairs that matter: those that change it by more than either of the two alone. The largest
/// change of any ceiling comes first, those of equal change in case order; singles before pairs.
///
/// # References
/// Dul, J. (2021). *Advances in Necessary Condition Analysis*, section on outliers.
/// <https://bookdown.org/ncabook/advanced_nca2/>.
#[must_use]
pub fn outliers(space: &Space, bounds: Bounds, ceilings: &[Ceiling]) -> Vec<Outlier> {
    let search = Search {
        x: space.condition_values().collect(),
        y: space.outcome_values().collect(),
        space,
        bounds,
        ceilings,
        all: effect_sizes(space, ceilings),
    };
    let singles: Vec<Outlier> = search
        .holding(space, &(0..space.cases()).collect::<Vec<_>>())
        .into_iter()
        .map(|(case, kind)| search.without(vec![case], kind))
        .collect();
    let mut pairs = search.pairs(&singles);
    let mut found: Vec<Outlier> = singles
        .into_iter()
        .filter(|single| search.change(single) > CHANGE)
        .collect();
    search.sort(&mut found);
    search.sort(&mut pairs);
    found.append(&mut pairs);
    found
}

/// A smaller difference of two effect sizes is one of last bits.
const CHANGE: f64 = 1e-9;

struct Search<'a> {
    x: Vec<f64>,
    y: Vec<f64>,
    space: &'a Space,
    bounds: Bounds,
    ceilings: &'a [Ceiling],
    /// The effect sizes with all cases.
    all: Vec<f64>,
}

impl Search<'_> {
    /// The cases of a space that hold up its ceiling or its scope, as positions in all cases;
    /// `cases` are those of the space. No other case changes an effect size by leaving.
    fn holding(&self, space: &Space, cases: &[usize]) -> Vec<(usize, OutlierKind)> {
        let peers: BTreeSet<usize> = space
            .peers()
            .into_iter()
            .flat_map(|peer| space.cases_at(peer))
            .collect();
        let (x, y) = (space.condition_range(), space.outcome_range());
        let at_end = |value: f64, min: f64, max: f64| value <= min || value >= max;
        let kind = |(i, &case): (usize, &usize)| {
            let scope = self.bounds.condition.is_none() && at_end(self.x[case], x.min, x.max)
                || self.bounds.outcome.is_none() && at_end(self.y[case], y.min, y.max);
            let kind = match (peers.contains(&i), scope) {
                (true, true) => OutlierKind::Both,
                (true, false) => OutlierKind::Ceiling,
                (false, true) => OutlierKind::Scope,
                (false, false) => return None,
            };
            Some((case, kind))
        };
        cases.iter().enumerate().filter_map(kind).collect()
    }

    /// The space of the cases that are not left out, and which these are.
    fn rest(&self, left_out: &[usize]) -> (Vec<usize>, Option<Space>) {
        let kept: Vec<usize> = (0..self.x.len())
            .filter(|case| !left_out.contains(case))
            .collect();
        let of = |values: &[f64]| kept.iter().map(|&case| values[case]).collect::<Vec<_>>();
        let space = Space::new(&of(&self.x), &of(&self.y), self.space.corner(), self.bounds);
        (kept, space.ok())
    }

    fn without(&self, cases: Vec<usize>, kind: OutlierKind) -> Outlier {
        let (_, rest) = self.rest(&cases);
        Outlier {
            effect_sizes: rest.map(|rest| effect_sizes(&rest, self.ceilings)),
            cases,
            kind,
        }
    }

    /// The pairs that change an effect size by more than either case alone.
    ///
    /// The first of a pair holds something up with all cases there, the second once the first has
    /// left: otherwise the pair changes no more than one of them.
    fn pairs(&self, singles: &[Outlier]) -> Vec<Outlier> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for first in singles {
            let (kept, Some(rest)) = self.rest(&first.cases) else {
                continue;
            };
            for (case, kind) in self.holding(&rest, &kept) {
                let pair = [first.cases[0].min(case), first.cases[0].max(case)];
                if !seen.insert(pair) {
                    continue;
                }
                let kind = if kind == first.kind {
                    kind
                } else {
                    OutlierKind::Both
                };
                let of_pair = self.without(pair.to_vec(), kind);
                if self.matters(&of_pair, singles) {
                    found.push(of_pair);
                }
            }
        }
        found
    }

    /// Whether a pair changes an effect size by more than either of its cases.
    fn matters(&self, pair: &Outlier, singles: &[Outlier]) -> bool {
        let changes = |cases: &[usize], i: usize| {
            let single = singles.iter().find(|single| single.cases == cases);
            single.map_or(Some(0.0), |single| self.change_of(single, i))
        };
        (0..self.ceilings.len()).any(|i| {
            let Some(together) = self.change_of(pair, i) else {
                return false;
            };
            pair.cases
                .chunks(1)
                .all(|one| changes(one, i).is_some_and(|alone| together > alone + CHANGE))
        })
    }

    /// By how much the effect size of a ceiling changes.
    fn change_of(&self, outlier: &Outlier, ceiling: usize) -> Option<f64> {
        let sizes = outlier.effect_sizes.as_ref()?;
        Some((sizes[ceiling] - self.all[ceiling]).abs())
    }

    /// The largest change of any ceiling; without limit where none is left.
    fn change(&self, outlier: &Outlier) -> f64 {
        let each = (0..self.ceilings.len()).map(|i| self.change_of(outlier, i));
        each.map(|change| change.unwrap_or(f64::INFINITY))
            .fold(0.0, f64::max)
    }

    fn sort(&self, outliers: &mut [Outlier]) {
        outliers.sort_by(|a, b| {
            self.change(b)
                .total_cmp(&self.change(a))
                .then_with(|| a.cases.cmp(&b.cases))
        });
    }
}

fn effect_sizes(space: &Space, ceilings: &[Ceiling]) -> Vec<f64> {
    let (peers, mut corners) = (space.peers(), Vec::new());
    let (u, v) = (space.u_range, space.v_range);
    ceilings
        .iter()
        .map(|&ceiling| effect_size(ceiling, &peers, &mut corners, u, v))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Corner;
    use super::*;

    fn found(x: &[f64], y: &[f64], ceiling: Ceiling) -> Vec<(Vec<usize>, OutlierKind, f64)> {
        let space = Space::new(x, y, Corner::UpperLeft, Bounds::default()).unwrap();
        outliers(&space, Bounds::default(), &[ceiling])
            .into_iter()
            .map(|o| (o.cases.clone(), o.kind, o.effect_sizes.unwrap()[0]))
            .collect()
    }

    #[test]
    fn only_cases_at_the_ceiling_or_the_ends_matter() {
        // By hand, CE-FDH: peers (0, 0), (2, 3), (4, 4); zone 2 · 3 + 4 · 1 = 10 of 16. Without (2, 3)
        // the peers are (0, 0), (3, 2), (4, 4): 3 · 2 + 4 · 2 = 14 of 16. Case 3 at (3, 2) does not
        // matter alone; without both all of the scope is empty, 16 of 16.
        let found = found(
            &[0.0, 2.0, 4.0, 3.0, 4.0],
            &[0.0, 3.0, 4.0, 2.0, 1.0],
            Ceiling::CeFdh,
        );
        let pair = found.iter().find(|(cases, ..)| *cases == [1, 3]).unwrap();
        assert_eq!((pair.1, pair.2), (OutlierKind::Ceiling, 1.0));
        let single = found.iter().find(|(cases, ..)| *cases == [1]).unwrap();
        assert_eq!((single.1, single.2), (OutlierKind::Ceiling, 0.875));
        assert!(!found.iter().any(|(cases, ..)| *cases == [3]));
        // Without (0, 0): x from 2, y from 1. Peers (2, 3), (4, 4): zone 2 · 1 of 2 · 3.
        let first = found.iter().find(|(cases, ..)| *cases == [0]).unwrap();
        assert_eq!(first.1, OutlierKind::Both);
        assert!((first.2 - 1.0 / 3.0).abs() < 1e-12);
    }
}
