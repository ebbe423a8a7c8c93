use serde::Serialize;

use crate::set::{
    Candidate, CasePair, FuzzySet, Membership, OwnRow, Side, best_first, marked, pairs,
};

/// What a case is to the statement that a set is necessary for the outcome.
///
/// | | outcome above 0.5 | outcome below 0.5 |
/// |---|---|---|
/// | set above 0.5 | [typical](Self::Typical), or [deviant in degree](Self::DeviantConsistencyInDegree) | [deviant relevance](Self::DeviantRelevance) |
/// | set below 0.5 | [deviant in kind](Self::DeviantConsistencyInKind) | [individually irrelevant](Self::IndividuallyIrrelevant) |
///
/// # References
/// Schneider, C. Q. & Rohlfing, I. (2013). Combining QCA and Process Tracing in Set-Theoretic
/// Multi-Method Research. *Sociological Methods & Research* 42(4), 559–597.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum CaseType {
    /// In the set and in the outcome, and not less in the set than in the outcome.
    Typical,
    /// Out of the set and in the outcome: it contradicts the statement.
    DeviantConsistencyInKind,
    /// In both, and less in the set than in the outcome.
    DeviantConsistencyInDegree,
    /// In the set and out of the outcome: the more such cases, the less relevant the set.
    DeviantRelevance,
    /// Out of both.
    IndividuallyIrrelevant,
}

impl CaseType {
    /// The type of a case by its memberships in the set and in the outcome; `None` when one of them
    /// is exactly 0.5, so that the case is neither in nor out.
    ///
    /// # Examples
    /// ```
    /// use equifinal::necessity::CaseType;
    /// use equifinal::set::Membership;
    /// let of = |x, y| CaseType::of(Membership::new(x).unwrap(), Membership::new(y).unwrap());
    /// assert_eq!(of(0.8, 0.6), Some(CaseType::Typical));
    /// assert_eq!(of(0.6, 0.8), Some(CaseType::DeviantConsistencyInDegree));
    /// assert_eq!(of(0.2, 0.6), Some(CaseType::DeviantConsistencyInKind));
    /// assert_eq!(of(0.8, 0.4), Some(CaseType::DeviantRelevance));
    /// assert_eq!(of(0.8, 0.5), None);
    /// ```
    #[must_use]
    pub fn of(set: Membership, outcome: Membership) -> Option<Self> {
        match (set.side(), outcome.side()) {
            (Side::Ambiguous, _) | (_, Side::Ambiguous) => None,
            (Side::In, Side::In) if outcome.is_at_most(set) => Some(Self::Typical),
            (Side::In, Side::In) => Some(Self::DeviantConsistencyInDegree),
            (Side::Out, Side::In) => Some(Self::DeviantConsistencyInKind),
            (Side::In, Side::Out) => Some(Self::DeviantRelevance),
            (Side::Out, Side::Out) => Some(Self::IndividuallyIrrelevant),
        }
    }
}

/// The cases worth a closer look for a set as necessary for the outcome.
///
/// x is a case's membership in the set, y in the outcome. Scores say how far a case or a pair is
/// from the ideal of its kind: the smaller, the better. Lists are sorted, best first; equal scores
/// stay in case order.
///
/// # References
/// Schneider & Rohlfing (2013), as for [`CaseType`]; Oana, I.-E., Schneider, C. Q. & Thomann, E.
/// (2021). *Qualitative Comparative Analysis Using R*. Cambridge University Press.
#[doc(alias = "smmr")]
#[derive(Clone, Copy, Debug)]
pub struct CaseSelection<'a> {
    set: &'a FuzzySet,
    others: &'a FuzzySet,
    outcome: &'a FuzzySet,
}

impl<'a> CaseSelection<'a> {
    /// A set, the union of the other parts of the disjunction that it is part of (the empty set
    /// when it stands alone), and the outcome, over the same cases.
    #[must_use]
    pub fn new(set: &'a FuzzySet, others: &'a FuzzySet, outcome: &'a FuzzySet) -> Self {
        Self {
            set,
            others,
            outcome,
        }
    }

    fn x(&self, case: usize) -> f64 {
        self.set.memberships()[case].value()
    }

    fn y(&self, case: usize) -> f64 {
        self.outcome.memberships()[case].value()
    }

    /// The type of a case; see [`CaseType::of`].
    #[must_use]
    pub fn case_type(&self, case: usize) -> Option<CaseType> {
        CaseType::of(
            self.set.memberships()[case],
            self.outcome.memberships()[case],
        )
    }

    /// The cases of a type, in case order.
    #[must_use]
    pub fn cases(&self, case_type: CaseType) -> Vec<usize> {
        (0..self.set.len())
            .filter(|&case| self.case_type(case) == Some(case_type))
            .collect()
    }

    /// Whether a case is out of all other parts of the disjunction.
    #[doc(alias = "UniqCov")]
    #[doc(alias = "GlobUncov")]
    #[must_use]
    pub fn is_out_of_others(&self, case: usize) -> bool {
        self.others.memberships()[case].side() == Side::Out
    }

    /// Typical cases by 2 (x − y) + (1 − x), those in no other part first.
    #[must_use]
    pub fn typical(&self) -> Vec<Candidate> {
        let typical = self.cases(CaseType::Typical);
        let scored = marked(typical.iter().map(|&case| (case, self.typicality(case))));
        let shared = |c: &Candidate| !self.is_out_of_others(c.case);
        best_first(scored, |c| c.score, shared, |_| ())
    }

    /// Deviant relevance cases by (1 − (x − y)) + (1 − x).
    #[must_use]
    pub fn deviant_relevance(&self) -> Vec<Candidate> {
        let deviant = self.cases(CaseType::DeviantRelevance);
        let score = |case| (1.0 - (self.x(case) - self.y(case))) + (1.0 - self.x(case));
        let scored = marked(deviant.iter().map(|&case| (case, score(case))));
        best_first(scored, |c| c.score, |_| (), |_| ())
    }

    /// Cases that are deviant in kind by 1 − (y − x), one list for each truth-table row, rows
    /// ascending; in a row cases in no other part first, then those whose membership in the row is
    /// not above the outcome. The best is the best of the row. A case without a row of its own is
    /// left out.
    #[must_use]
    pub fn deviant_consistency(&self, rows: &[Option<OwnRow>]) -> Vec<Vec<Candidate>> {
        let mut groups = std::collections::BTreeMap::<_, Vec<usize>>::new();
        for case in self.cases(CaseType::DeviantConsistencyInKind) {
            if let Some(row) = &rows[case] {
                groups.entry(&row.configuration).or_default().push(case);
            }
        }
        let row = |case: usize| rows[case].as_ref().map(|row| row.membership);
        let key = |c: &Candidate| {
            let outcome = self.outcome.memberships()[c.case];
            let within = row(c.case).is_some_and(|row| row.is_at_most(outcome));
            (!self.is_out_of_others(c.case), !within)
        };
        let score = |case| (case, 1.0 - (self.y(case) - self.x(case)));
        groups
            .into_values()
            .map(|cases| {
                let scored = marked(cases.into_iter().map(score));
                best_first(scored, |c| c.score, key, |_| ())
            })
            .collect()
    }

    /// Pairs of a typical and a deviant relevance case by |x₁ − x₂| + |1 − (y₁ − y₂)| + (1 − x₁) +
    /// (1 − x₂), typical cases in no other part first.
    #[must_use]
    pub fn typical_deviant_relevance_pairs(&self) -> Vec<CasePair> {
        let score = |i, j| {
            (self.x(i) - self.x(j)).abs()
                + (1.0 - (self.y(i) - self.y(j))).abs()
                + (1.0 - self.x(i))
                + (1.0 - self.x(j))
        };
        let found = pairs(
            &self.cases(CaseType::Typical),
            &self.cases(CaseType::DeviantRelevance),
            score,
        );
        let shared = |pair: &CasePair| !self.is_out_of_others(pair.first);
        best_first(found, |pair| pair.score, shared, |_| ())
    }

    /// Pairs of a typical case and one deviant in kind by (1 − (x₁ − x₂)) + |y₁ − y₂|; `rows` are
    /// the own rows over all other conditions, and only cases of the same row are paired. Typical,
    /// then deviant cases in no other part first.
    #[must_use]
    pub fn typical_deviant_consistency_pairs(&self, rows: &[Option<OwnRow>]) -> Vec<CasePair> {
        let score = |i, j| (1.0 - (self.x(i) - self.x(j))) + (self.y(i) - self.y(j)).abs();
        let mut found = pairs(
            &self.cases(CaseType::Typical),
            &self.cases(CaseType::DeviantConsistencyInKind),
            score,
        );
        let row = |case: usize| rows[case].as_ref().map(|row| &row.configuration);
        found.retain(|pair| row(pair.first).is_some() && row(pair.first) == row(pair.second));
        self.out_of_others_first(found)
    }

    /// Pairs of two typical cases, the more typical one first, by (0.5 − (x₁ − x₂)) + (0.5 − (y₁ −
    /// y₂)) + 2 (x₁ − y₁) + 2 (x₂ − y₂), cases in no other part first.
    #[must_use]
    pub fn typical_pairs(&self) -> Vec<CasePair> {
        let typical = self.cases(CaseType::Typical);
        let score = |i, j| {
            (0.5 - (self.x(i) - self.x(j)))
                + (0.5 - (self.y(i) - self.y(j)))
                + 2.0 * (self.x(i) - self.y(i))
                + 2.0 * (self.x(j) - self.y(j))
        };
        let mut found = pairs(&typical, &typical, score);
        found.retain(|pair| self.typicality(pair.first) <= self.typicality(pair.second) + 1e-9);
        self.out_of_others_first(found)
    }

    /// Pairs of a typical case and an irrelevant one with x ≥ y by (1 − (x₁ − x₂)) + (1 − (y₁ − y₂)) +
    /// 2 |x₁ − y₁| + |x₂ − y₂|, cases in no other part first.
    #[must_use]
    pub fn typical_irrelevant_pairs(&self) -> Vec<CasePair> {
        let score = |i, j| {
            (1.0 - (self.x(i) - self.x(j)))
                + (1.0 - (self.y(i) - self.y(j)))
                + 2.0 * (self.x(i) - self.y(i)).abs()
                + (self.x(j) - self.y(j)).abs()
        };
        let mut irrelevant = self.cases(CaseType::IndividuallyIrrelevant);
        irrelevant.retain(|&case| {
            self.outcome.memberships()[case].is_at_most(self.set.memberships()[case])
        });
        let found = pairs(&self.cases(CaseType::Typical), &irrelevant, score);
        self.out_of_others_first(found)
    }

    fn out_of_others_first(&self, found: Vec<CasePair>) -> Vec<CasePair> {
        let shared =
            |pair: &CasePair| [pair.first, pair.second].map(|case| !self.is_out_of_others(case));
        best_first(found, |pair| pair.score, shared, |_| ())
    }

    /// How far a typical case is from the ideal x = y = 1.
    fn typicality(&self, case: usize) -> f64 {
        2.0 * (self.x(case) - self.y(case)) + (1.0 - self.x(case))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::{CalibratedSet, SetName, own_rows};

    fn set(scores: &[f64]) -> FuzzySet {
        FuzzySet::from_scores(scores).unwrap()
    }

    #[test]
    fn candidates_are_ranked_by_their_kind() {
        let x = set(&[0.9, 0.9, 0.9, 0.7, 0.4]);
        let y = set(&[0.8, 0.9, 0.2, 0.1, 0.3]);
        let others = FuzzySet::empty(5);
        let selection = CaseSelection::new(&x, &others, &y);
        // 2 · 0.1 + 0.1 = 0.3 and 0 + 0.1.
        let typical = selection.typical();
        assert_eq!((typical[0].case, typical[1].case), (1, 0));
        assert!((typical[1].score - 0.3).abs() < 1e-12);
        // (1 − 0.7) + 0.1 = 0.4 and (1 − 0.6) + 0.3 = 0.7.
        let deviant = selection.deviant_relevance();
        assert_eq!((deviant[0].case, deviant[1].case), (2, 3));
        assert!((deviant[1].score - 0.7).abs() < 1e-12);
        // 0 + (1 − 0.7) + 0.1 + 0.1 = 0.5 for cases 1 and 2.
        let found = selection.typical_deviant_relevance_pairs();
        assert_eq!((found[0].first, found[0].second), (1, 2));
        assert!((found[0].score - 0.5).abs() < 1e-12);
        // (1 − 0.5) + (1 − 0.6) + 0 + 0.1 = 1.0 for cases 1 and 4.
        let irrelevant = selection.typical_irrelevant_pairs();
        assert_eq!((irrelevant[0].first, irrelevant[0].second), (1, 4));
        assert!((irrelevant[0].score - 1.0).abs() < 1e-12);
        // (0.5 − 0) + (0.5 − 0.1) + 0 + 2 · 0.1 = 1.1, case 1 the more typical one.
        let typical = selection.typical_pairs();
        assert_eq!((typical[0].first, typical[0].second), (1, 0));
        assert_eq!(typical.len(), 1);
        assert!((typical[0].score - 1.1).abs() < 1e-12);
    }

    #[test]
    fn deviant_cases_are_paired_within_their_row() {
        let x = set(&[0.9, 0.9, 0.2]);
        let y = set(&[0.9, 0.8, 0.7]);
        let others = FuzzySet::empty(3);
        let other = CalibratedSet::fuzzy(SetName::new("B").unwrap(), set(&[0.1, 0.8, 0.6]));
        let rows = own_rows(&[&other]);
        let selection = CaseSelection::new(&x, &others, &y);
        let deviant = selection.deviant_consistency(&rows);
        // 1 − (0.7 − 0.2)
        assert_eq!(deviant[0][0].case, 2);
        assert!((deviant[0][0].score - 0.5).abs() < 1e-12);
        let found = selection.typical_deviant_consistency_pairs(&rows);
        assert_eq!(found.len(), 1);
        // (1 − 0.7) + 0.1
        assert_eq!((found[0].first, found[0].second), (1, 2));
        assert!((found[0].score - 0.4).abs() < 1e-12);
    }
}
