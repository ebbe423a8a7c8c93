use super::case_selection::CaseSelection;
use super::cases::CaseType;
use crate::set::{Candidate, CasePair, FuzzySet, Membership, Side, best_first, marked, pairs};

/// The cases in which to see one conjunct of a term, the focal one, at work.
///
/// f is a case's membership in the focal conjunct, c the minimum over the other conjuncts of the
/// term (their maximum for a focal conjunct that is held to be necessary), x in the term and y in
/// the outcome. Rank 1 cases are those whose membership in the term is set by the focal conjunct
/// alone: f < c (necessary: f ≥ c).
///
/// # References
/// Schneider, C. Q. & Rohlfing, I. (2019). Set-theoretic Multimethod Research: The Role of Test
/// Corridors and Conjunctions for Case Selection. *Swiss Political Science Review* 25(3), 253–275;
/// Oana, I.-E., Schneider, C. Q. & Thomann, E. (2021). *Qualitative Comparative Analysis Using R*.
/// Cambridge University Press.
#[derive(Clone, Debug)]
pub struct FocalConjunct<'a> {
    selection: CaseSelection<'a>,
    focal: FuzzySet,
    /// The minimum over the other conjuncts; `None` when there are none.
    least: Option<FuzzySet>,
    /// Their maximum.
    most: Option<FuzzySet>,
    necessary: bool,
}

impl<'a> FocalConjunct<'a> {
    /// The conjunct at `position` of a term whose conjuncts have these memberships, within the
    /// selection for that term. `necessary` says that the conjunct is held to be necessary for the
    /// outcome as well.
    #[must_use]
    pub fn new(
        selection: CaseSelection<'a>,
        conjuncts: &[FuzzySet],
        position: usize,
        necessary: bool,
    ) -> Self {
        let mut others = conjuncts.to_vec();
        let focal = others.remove(position);
        let joined = |join: fn(&FuzzySet, &FuzzySet) -> FuzzySet| {
            others.iter().cloned().reduce(|a, b| join(&a, &b))
        };
        Self {
            selection,
            focal,
            least: joined(FuzzySet::and),
            most: joined(FuzzySet::or),
            necessary,
        }
    }

    fn f(&self, case: usize) -> Membership {
        self.focal.memberships()[case]
    }

    fn y(&self, case: usize) -> Membership {
        self.selection.outcome().memberships()[case]
    }

    /// The smallest membership in the other conjuncts; `None` for a single conjunct.
    #[doc(alias = "CC_Min")]
    #[must_use]
    pub fn complement(&self, case: usize) -> Option<Membership> {
        Some(self.least.as_ref()?.memberships()[case])
    }

    /// The complement that competes with the focal conjunct: the smallest, or for a necessary
    /// conjunct the largest.
    fn rival(&self, case: usize) -> Option<Membership> {
        let rival = if self.necessary {
            &self.most
        } else {
            &self.least
        };
        Some(rival.as_ref()?.memberships()[case])
    }

    /// Whether the focal conjunct on its own is consistent: f ≤ y, for a necessary one f ≥ y.
    #[doc(alias = "FC<=Y")]
    #[must_use]
    pub fn is_consistent(&self, case: usize) -> bool {
        if self.necessary {
            self.y(case).is_at_most(self.f(case))
        } else {
            self.f(case).is_at_most(self.y(case))
        }
    }

    /// Whether c lies outside the corridor from f to y, so that no other conjunct could be at work in
    /// its place. Both ends belong to the corridor, but for a necessary conjunct f does not: with f =
    /// c the focal conjunct still sets the membership. A single conjunct has a clean corridor.
    #[doc(alias = "CleanCorr")]
    #[must_use]
    pub fn is_corridor_clean(&self, case: usize) -> bool {
        let Some(rival) = self.rival(case) else {
            return true;
        };
        let (f, y) = (self.f(case), self.y(case));
        if self.necessary && rival.is_at_most(f) && f.is_at_most(rival) {
            return true;
        }
        let (low, high) = if f.is_at_most(y) { (f, y) } else { (y, f) };
        !low.is_at_most(rival) || !rival.is_at_most(high)
    }

    /// 1 when the focal conjunct sets the membership of a typical case in the term, else 2; `None`
    /// for a single conjunct.
    #[must_use]
    pub fn rank(&self, case: usize) -> Option<u8> {
        Some(if self.sets_term(case)? { 1 } else { 2 })
    }

    fn sets_term(&self, case: usize) -> Option<bool> {
        let rival = self.rival(case)?;
        Some(if self.necessary {
            rival.is_at_most(self.f(case))
        } else {
            !rival.is_at_most(self.f(case))
        })
    }

    /// Typical cases of the term by 2 |y − f| + (1 − x): by rank, then those with a clean corridor,
    /// with a consistent focal conjunct, and uniquely covered ones first.
    #[must_use]
    pub fn typical(&self) -> Vec<Candidate> {
        let typical = self.selection.cases(CaseType::Typical);
        let score = |case| 2.0 * self.gap(case) + (1.0 - self.selection.x(case));
        let scored = marked(typical.iter().map(|&case| (case, score(case))));
        let key = |c: &Candidate| {
            (
                self.rank(c.case),
                !self.is_corridor_clean(c.case),
                !self.is_consistent(c.case),
                !self.selection.is_only_here(c.case),
            )
        };
        best_first(scored, |c| c.score, key, |_| ())
    }

    /// Pairs of two typical cases, the more typical one of the term first, by (0.5 − (f₁ − f₂)) +
    /// (0.5 − (y₁ − y₂)) + |c₁ − c₂| + 2 |y₁ − f₁| + 2 |y₂ − f₂|: by rank, then clean corridors,
    /// consistent focal conjuncts and uniquely covered cases first.
    #[must_use]
    pub fn typical_pairs(&self) -> Vec<CasePair> {
        let typical = self.selection.cases(CaseType::Typical);
        let score = |i, j| self.contrast(0.5, i, j) + 2.0 * (self.gap(i) + self.gap(j));
        let mut found = pairs(&typical, &typical, score);
        found.retain(|pair| self.selection.is_more_typical(pair.first, pair.second));
        let key = |pair: &CasePair| {
            let both = [pair.first, pair.second];
            (
                self.typical_pair_rank(pair),
                both.map(|case| !self.is_corridor_clean(case)),
                both.map(|case| !self.is_consistent(case)),
                both.map(|case| !self.selection.is_only_here(case)),
            )
        };
        best_first(found, |pair| pair.score, key, |_| ())
    }

    /// The rank of a pair of typical cases: 1 when the focal conjunct sets the membership of both, 2
    /// of the first, 3 of the second, 4 of neither; `None` for a single conjunct.
    #[must_use]
    pub fn typical_pair_rank(&self, pair: &CasePair) -> Option<u8> {
        Some(
            match (self.sets_term(pair.first)?, self.sets_term(pair.second)?) {
                (true, true) => 1,
                (true, false) => 2,
                (false, true) => 3,
                (false, false) => 4,
            },
        )
    }

    /// Pairs of a typical and an irrelevant case by (1 − (f₁ − f₂)) + (1 − (y₁ − y₂)) + |c₁ − c₂| +
    /// 2 |y₁ − f₁| + |y₂ − f₂|: by rank, then clean corridors, consistent focal conjuncts, uniquely
    /// covered typical and globally uncovered irrelevant cases first.
    #[must_use]
    pub fn typical_irrelevant_pairs(&self) -> Vec<CasePair> {
        let typical = self.selection.cases(CaseType::Typical);
        let irrelevant = self.selection.cases(CaseType::IndividuallyIrrelevant);
        let score = |i, j| self.contrast(1.0, i, j) + 2.0 * self.gap(i) + self.gap(j);
        let key = |pair: &CasePair| {
            let (i, j) = (pair.first, pair.second);
            (
                self.typical_irrelevant_rank(pair),
                [i, j].map(|case| !self.is_corridor_clean(case)),
                !self.is_consistent(i),
                !self.selection.is_only_here(i),
                !self.is_consistent(j),
                !self.selection.is_out_of_model(j),
            )
        };
        let found = pairs(&typical, &irrelevant, score);
        best_first(found, |pair| pair.score, key, |_| ())
    }

    /// The rank of a pair of a typical and an irrelevant case, 1 to 8; `None` for a single conjunct.
    ///
    /// Best is an irrelevant case that only the focal conjunct keeps out of the term (f < 0.5 ≤ c),
    /// last one that it does not keep out (f ≥ 0.5); between them cases that others keep out too.
    /// Within each the typical case counts whose membership the focal conjunct sets.
    #[must_use]
    pub fn typical_irrelevant_rank(&self, pair: &CasePair) -> Option<u8> {
        let sets = self.sets_term(pair.first)?;
        let rival = self.rival(pair.second)?;
        let f = self.f(pair.second);
        let keeps_out = f.side() == Side::Out;
        let others_in = rival.side() != Side::Out;
        let order = if self.necessary {
            match (keeps_out, rival.is_at_most(f), others_in) {
                (true, true, _) => [1, 2],
                (true, false, true) => [3, 4],
                (true, false, false) => [5, 6],
                (false, ..) => [7, 8],
            }
        } else {
            match (keeps_out, others_in, rival.is_at_most(f)) {
                (true, true, _) => [1, 2],
                (true, false, false) => [3, 5],
                (true, false, true) => [4, 6],
                (false, ..) => [7, 8],
            }
        };
        Some(order[usize::from(!sets)])
    }

    fn gap(&self, case: usize) -> f64 {
        (self.y(case).value() - self.f(case).value()).abs()
    }

    /// Unlike in the focal conjunct and in the outcome, alike in the other conjuncts.
    fn contrast(&self, ideal: f64, i: usize, j: usize) -> f64 {
        let focal = ideal - (self.f(i).value() - self.f(j).value());
        let outcome = ideal - (self.y(i).value() - self.y(j).value());
        let complement = |case| self.complement(case).map_or(0.0, Membership::value);
        focal + outcome + (complement(i) - complement(j)).abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(scores: &[f64]) -> FuzzySet {
        FuzzySet::from_scores(scores).unwrap()
    }

    /// Terms A*B over three typical cases and an irrelevant one.
    fn check(necessary: bool, test: impl Fn(&FocalConjunct<'_>)) {
        let (a, b) = (set(&[0.7, 0.9, 0.8, 0.2]), set(&[0.9, 0.6, 0.8, 0.7]));
        let outcome = set(&[0.8, 0.8, 0.9, 0.3]);
        let (term, others) = (a.and(&b), FuzzySet::empty(4));
        let selection = CaseSelection::new(&term, &others, &outcome);
        test(&FocalConjunct::new(selection, &[a, b], 0, necessary));
    }

    #[test]
    fn the_focal_conjunct_leads_where_it_is_smallest() {
        check(false, |focal| {
            assert_eq!(
                [0, 1, 2].map(|case| focal.rank(case)),
                [Some(1), Some(2), Some(2)]
            );
            // From 0.7 to 0.8, 0.8 to 0.9 and 0.8 to 0.9; the other conjunct is 0.9, 0.6 and 0.8.
            assert_eq!(
                [0, 1, 2].map(|case| focal.is_corridor_clean(case)),
                [true, true, false]
            );
            assert_eq!(
                [0, 1, 2].map(|case| focal.is_consistent(case)),
                [true, false, true]
            );
            let typical = focal.typical();
            assert_eq!(
                typical.iter().map(|c| c.case).collect::<Vec<_>>(),
                [0, 1, 2]
            );
            // 2 · 0.1 + (1 − 0.7)
            assert!((typical[0].score - 0.5).abs() < 1e-12);
        });
    }

    #[test]
    fn a_necessary_conjunct_leads_where_it_is_largest() {
        check(true, |focal| {
            assert_eq!(
                [0, 1, 2].map(|case| focal.rank(case)),
                [Some(2), Some(1), Some(1)]
            );
            assert_eq!(
                [0, 1, 2].map(|case| focal.is_corridor_clean(case)),
                [true; 3]
            );
            assert_eq!(
                [0, 1, 2].map(|case| focal.is_consistent(case)),
                [false, true, false]
            );
        });
    }

    #[test]
    fn pairs_differ_in_the_focal_conjunct_and_not_in_the_others() {
        check(false, |focal| {
            let pairs = focal.typical_irrelevant_pairs();
            // (1 − 0.5) + (1 − 0.5) + |0.9 − 0.7| + 2 · 0.1 + 0.1
            assert_eq!((pairs[0].first, pairs[0].second), (0, 3));
            assert!((pairs[0].score - 1.5).abs() < 1e-12);
            assert_eq!(focal.typical_irrelevant_rank(&pairs[0]), Some(1));
            assert_eq!(focal.typical_irrelevant_rank(&pairs[1]), Some(2));
            let pairs = focal.typical_pairs();
            assert_eq!(focal.typical_pair_rank(&pairs[0]), Some(2));
        });
    }

    #[test]
    fn a_single_conjunct_has_no_rival() {
        let (term, others) = (set(&[0.7]), FuzzySet::empty(1));
        let selection = CaseSelection::new(&term, &others, &term);
        let focal = FocalConjunct::new(selection, std::slice::from_ref(&term), 0, false);
        assert_eq!((focal.rank(0), focal.complement(0)), (None, None));
        assert!(focal.is_corridor_clean(0));
    }
}
