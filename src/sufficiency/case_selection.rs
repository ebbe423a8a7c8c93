use super::cases::CaseType;
use crate::set::{Candidate, CasePair, FuzzySet, OwnRow, best_first, marked, pairs};

/// The cases worth a closer look for one term, or for a whole solution, as sufficient for the
/// outcome.
///
/// x is a case's membership in the term, y in the outcome, r in its own truth-table row. Scores say
/// how far a case or a pair is from the ideal of its kind: the smaller, the better. Lists are
/// sorted, best first; equal scores stay in case order.
///
/// # References
/// Schneider, C. Q. & Rohlfing, I. (2013). Combining QCA and Process Tracing in Set-Theoretic
/// Multi-Method Research. *Sociological Methods & Research* 42(4), 559–597; Oana, I.-E., Schneider,
/// C. Q. & Thomann, E. (2021). *Qualitative Comparative Analysis Using R*. Cambridge University
/// Press.
#[doc(alias = "smmr")]
#[derive(Clone, Copy, Debug)]
pub struct CaseSelection<'a> {
    term: &'a FuzzySet,
    others: &'a FuzzySet,
    outcome: &'a FuzzySet,
}

impl<'a> CaseSelection<'a> {
    /// A term, the union of the other terms of its model, and the outcome, over the same cases. For
    /// a whole solution, or a single term, `others` is the empty set.
    #[must_use]
    pub fn new(term: &'a FuzzySet, others: &'a FuzzySet, outcome: &'a FuzzySet) -> Self {
        Self {
            term,
            others,
            outcome,
        }
    }

    pub(super) fn x(&self, case: usize) -> f64 {
        self.term.memberships()[case].value()
    }

    pub(super) fn y(&self, case: usize) -> f64 {
        self.outcome.memberships()[case].value()
    }

    pub(super) fn outcome(&self) -> &'a FuzzySet {
        self.outcome
    }

    /// The type of a case; see [`CaseType::of`].
    #[must_use]
    pub fn case_type(&self, case: usize) -> Option<CaseType> {
        CaseType::of(
            self.term.memberships()[case],
            self.outcome.memberships()[case],
        )
    }

    /// The cases of a type, in case order.
    #[must_use]
    pub fn cases(&self, case_type: CaseType) -> Vec<usize> {
        (0..self.term.len())
            .filter(|&case| self.case_type(case) == Some(case_type))
            .collect()
    }

    /// Whether a case is in no other term of the model: a typical case is then uniquely covered.
    #[doc(alias = "UniqCov")]
    #[must_use]
    pub fn is_only_here(&self, case: usize) -> bool {
        !self.others.memberships()[case].is_in()
    }

    /// Whether an irrelevant case is out of the whole model.
    #[doc(alias = "GlobUncov")]
    #[must_use]
    pub fn is_out_of_model(&self, case: usize) -> bool {
        let model = self.term.memberships()[case].or(self.others.memberships()[case]);
        model.negated().is_in()
    }

    /// Whether a case is not more in the term than in the outcome: x ≤ y.
    #[must_use]
    pub fn is_consistent(&self, case: usize) -> bool {
        self.term.memberships()[case].is_at_most(self.outcome.memberships()[case])
    }

    /// How far a typical case is from the ideal x = y = 1: 2 (y − x) + (1 − x).
    pub(super) fn typicality(&self, case: usize) -> f64 {
        let (x, y) = (self.x(case), self.y(case));
        2.0 * (y - x) + (1.0 - x)
    }

    /// Typical cases by 2 (y − x) + (1 − x), uniquely covered ones first.
    #[must_use]
    pub fn typical(&self) -> Vec<Candidate> {
        let typical = self.cases(CaseType::Typical);
        let scored = marked(typical.iter().map(|&case| (case, self.typicality(case))));
        best_first(scored, |c| c.score, |c| !self.is_only_here(c.case), |_| ())
    }

    /// Cases that are deviant in kind by (1 − (x − y)) + (1 − x).
    #[must_use]
    pub fn deviant_consistency(&self) -> Vec<Candidate> {
        let deviant = self.cases(CaseType::DeviantConsistencyInKind);
        let score = |case| (1.0 - (self.x(case) - self.y(case))) + (1.0 - self.x(case));
        let scored = marked(deviant.iter().map(|&case| (case, score(case))));
        best_first(scored, |c| c.score, |_| (), |_| ())
    }

    /// Deviant coverage cases by 1 − r, one list for each truth-table row; in a row those with r ≤ y
    /// come first, and the best is the best of the row. Meant for a whole solution. A case without
    /// a row of its own is left out.
    #[must_use]
    pub fn deviant_coverage(&self, rows: &[Option<OwnRow>]) -> Vec<Vec<Candidate>> {
        let score = |case: usize| (case, 1.0 - membership(rows, case));
        by_row(&self.cases(CaseType::DeviantCoverage), rows)
            .into_iter()
            .map(|cases| {
                let scored = marked(cases.into_iter().map(score));
                let inconsistent = |c: &Candidate| membership(rows, c.case) > self.y(c.case);
                best_first(scored, |c| c.score, inconsistent, |_| ())
            })
            .collect()
    }

    /// Pairs of two typical cases, the more typical one first, by (0.5 − (x₁ − x₂)) + (0.5 − (y₁ −
    /// y₂)) + 2 |y₁ − x₁| + 2 |y₂ − x₂|; pairs of uniquely covered cases first.
    #[must_use]
    pub fn typical_pairs(&self) -> Vec<CasePair> {
        let typical = self.cases(CaseType::Typical);
        let score = |i, j| {
            (0.5 - (self.x(i) - self.x(j)))
                + (0.5 - (self.y(i) - self.y(j)))
                + 2.0 * (self.gap(i) + self.gap(j))
        };
        let mut found = pairs(&typical, &typical, score);
        found.retain(|pair| self.is_more_typical(pair.first, pair.second));
        let shared = |pair: &CasePair| {
            (
                !self.is_only_here(pair.first),
                !self.is_only_here(pair.second),
            )
        };
        best_first(found, |pair| pair.score, shared, |_| ())
    }

    /// Pairs of a typical and an irrelevant case by (1 − (x₁ − x₂)) + (1 − (y₁ − y₂)) + 2 |y₁ − x₁| +
    /// 2 |y₂ − x₂|: first those whose typical case is uniquely covered, whose irrelevant case has x
    /// ≤ y, and whose irrelevant case is out of the whole model.
    #[must_use]
    pub fn typical_irrelevant_pairs(&self) -> Vec<CasePair> {
        let score = |i, j| {
            (1.0 - (self.x(i) - self.x(j)))
                + (1.0 - (self.y(i) - self.y(j)))
                + 2.0 * (self.gap(i) + self.gap(j))
        };
        let typical = self.cases(CaseType::Typical);
        let irrelevant = self.cases(CaseType::IndividuallyIrrelevant);
        let flaws = |pair: &CasePair| {
            (
                !self.is_only_here(pair.first),
                !self.is_consistent(pair.second),
                !self.is_out_of_model(pair.second),
            )
        };
        best_first(
            pairs(&typical, &irrelevant, score),
            |pair| pair.score,
            flaws,
            |_| (),
        )
    }

    /// Pairs of a typical case and one deviant in kind by |x₁ − x₂| + (1 − (y₁ − y₂)) + (1 − x₁) +
    /// (1 − x₂); of equal scores those with the most typical and the most deviant case first.
    #[must_use]
    pub fn typical_deviant_consistency_pairs(&self) -> Vec<CasePair> {
        let (typical, deviant) = (self.typical(), self.deviant_consistency());
        let score = |i, j| {
            (self.x(i) - self.x(j)).abs()
                + (1.0 - (self.y(i) - self.y(j)))
                + (1.0 - self.x(i))
                + (1.0 - self.x(j))
        };
        let found = pairs(
            &self.cases(CaseType::Typical),
            &self.cases(CaseType::DeviantConsistencyInKind),
            score,
        );
        let second_best = |pair: &CasePair| {
            (
                !is_best(&typical, pair.first),
                !is_best(&deviant, pair.second),
            )
        };
        best_first(found, |pair| pair.score, |_| (), second_best)
    }

    /// Pairs of a deviant coverage and an irrelevant case of the same truth-table row by |r₁ − r₂| +
    /// (1 − (y₁ − y₂)) + (1 − r₁) + (1 − r₂), one list a row; in a row those with r₁ ≤ y₁ come first.
    /// Meant for a whole solution.
    #[must_use]
    pub fn deviant_coverage_irrelevant_pairs(&self, rows: &[Option<OwnRow>]) -> Vec<Vec<CasePair>> {
        let r = |case| membership(rows, case);
        let score = |i, j| {
            let distance = (r(i) - r(j)).abs() + (1.0 - (self.y(i) - self.y(j)));
            distance + (1.0 - r(i)) + (1.0 - r(j))
        };
        let irrelevant = self.cases(CaseType::IndividuallyIrrelevant);
        let of_row = |deviant: Vec<usize>| {
            let configuration = |case: usize| rows[case].as_ref().map(|row| &row.configuration);
            let same: Vec<usize> = irrelevant
                .iter()
                .copied()
                .filter(|&case| configuration(case) == configuration(deviant[0]))
                .collect();
            let inconsistent = |pair: &CasePair| r(pair.first) > self.y(pair.first);
            let found = pairs(&deviant, &same, score);
            best_first(found, |pair| pair.score, inconsistent, |_| ())
        };
        by_row(&self.cases(CaseType::DeviantCoverage), rows)
            .into_iter()
            .map(of_row)
            .filter(|pairs| !pairs.is_empty())
            .collect()
    }

    /// Whether a case is at least as typical as another.
    pub(super) fn is_more_typical(&self, case: usize, than: usize) -> bool {
        self.typicality(case) <= self.typicality(than) + 1e-9
    }

    fn gap(&self, case: usize) -> f64 {
        (self.y(case) - self.x(case)).abs()
    }
}

/// Whether a case is marked as best among candidates.
fn is_best(candidates: &[Candidate], case: usize) -> bool {
    candidates.iter().any(|c| c.case == case && c.best)
}

/// Membership of a case in its own row; 0 without one.
fn membership(rows: &[Option<OwnRow>], case: usize) -> f64 {
    rows[case]
        .as_ref()
        .map_or(0.0, |row| row.membership.value())
}

/// Cases grouped by their own rows, rows ascending; those without a row left out.
fn by_row(cases: &[usize], rows: &[Option<OwnRow>]) -> Vec<Vec<usize>> {
    let mut groups = std::collections::BTreeMap::<_, Vec<usize>>::new();
    for &case in cases {
        if let Some(row) = &rows[case] {
            groups.entry(&row.configuration).or_default().push(case);
        }
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::{CalibratedSet, SetName, own_rows};

    fn set(scores: &[f64]) -> FuzzySet {
        FuzzySet::from_scores(scores).unwrap()
    }

    fn cases<T>(found: &[T], case: impl Fn(&T) -> usize) -> Vec<usize> {
        found.iter().map(case).collect()
    }

    #[test]
    fn typical_cases_are_ranked_by_closeness_to_the_corner() {
        // 2 (0.8 − 0.6) + 0.4 = 0.8; 2 (0.9 − 0.9) + 0.1 = 0.1, also covered elsewhere; 0.3.
        let term = set(&[0.6, 0.9, 0.7, 0.9]);
        let outcome = set(&[0.8, 0.9, 0.7, 0.6]);
        let others = set(&[0.1, 0.8, 0.2, 0.0]);
        let selection = CaseSelection::new(&term, &others, &outcome);
        let typical = selection.typical();
        assert_eq!(cases(&typical, |c| c.case), [2, 0, 1]);
        assert!((typical[1].score - 0.8).abs() < 1e-12);
        assert!(typical[2].best && !typical[0].best);
        assert_eq!(selection.cases(CaseType::DeviantConsistencyInDegree), [3]);
    }

    #[test]
    fn pairs_put_like_terms_and_unlike_outcomes_first() {
        let term = set(&[0.8, 0.8, 0.9, 0.2]);
        let outcome = set(&[0.9, 0.1, 0.4, 0.1]);
        let others = FuzzySet::empty(4);
        let selection = CaseSelection::new(&term, &others, &outcome);
        let found = selection.typical_deviant_consistency_pairs();
        // |0| + (1 − 0.8) + 0.2 + 0.2 = 0.6; |0.1| + (1 − 0.5) + 0.2 + 0.1 = 0.9.
        assert_eq!(cases(&found, |pair| pair.second), [1, 2]);
        assert!((found[0].score - 0.6).abs() < 1e-12);
        assert!((found[1].score - 0.9).abs() < 1e-12);
        // (1 − 0.6) + (1 − 0.8) + 2 · 0.1 + 2 · 0.1 = 1.0.
        let irrelevant = selection.typical_irrelevant_pairs();
        assert_eq!((irrelevant[0].first, irrelevant[0].second), (0, 3));
        assert!((irrelevant[0].score - 1.0).abs() < 1e-12);
        assert!(selection.typical_pairs().is_empty());
    }

    #[test]
    fn uncovered_cases_are_compared_within_their_row() {
        let name = SetName::new("A").unwrap();
        let condition = CalibratedSet::fuzzy(name, set(&[0.2, 0.1, 0.3, 0.9, 0.5]));
        let rows = own_rows(&[&condition]);
        let solution = FuzzySet::empty(5);
        let outcome = set(&[0.9, 0.6, 0.2, 0.8, 0.9]);
        let selection = CaseSelection::new(&solution, &solution, &outcome);
        let deviant = selection.deviant_coverage(&rows);
        // Row ~A: case 1 scores 0.1, but its row membership of 0.9 is above its outcome of 0.6.
        assert_eq!(cases(&deviant[0], |c| c.case), [0, 1]);
        assert!(deviant[0][1].best);
        assert_eq!(cases(&deviant[1], |c| c.case), [3]);
        let found = selection.deviant_coverage_irrelevant_pairs(&rows);
        assert_eq!(found.len(), 1);
        // |0.8 − 0.7| + (1 − 0.7) + 0.2 + 0.3 = 0.9.
        assert_eq!((found[0][0].first, found[0][0].second), (0, 2));
        assert!((found[0][0].score - 0.9).abs() < 1e-12);
    }
}
