use std::fmt;

use serde::Serialize;

use super::Robustness;
use crate::set::{Membership, Side};

/// What a case says of the robustness of a solution: by its membership in the initial solution (IS),
/// in the intersection and the union of the test set (minTS, maxTS), and in the outcome (Y).
///
/// A case with a membership of exactly 0.5 in a set that decides has no kind.
///
/// # References
/// Oana & Schneider (2021), as for [`Robustness`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseRobustness {
    /// In IS, in every test solution, in Y.
    RobustTypical,
    /// In IS, in every test solution, not in Y.
    RobustDeviant,
    /// In IS, not in every test solution, in Y.
    ShakyTypical,
    /// In IS, not in every test solution, not in Y.
    ShakyDeviant,
    /// Not in IS, in some test solution, in Y.
    PossibleTypical,
    /// Not in IS, in some test solution, not in Y.
    PossibleDeviant,
    /// In no solution, in Y: deviant for coverage whatever is decided.
    ExtremeDeviantCoverage,
    /// In no solution, not in Y.
    Irrelevant,
}

impl CaseRobustness {
    /// All kinds, robust ones first.
    pub const ALL: [Self; 8] = [
        Self::RobustTypical,
        Self::RobustDeviant,
        Self::ShakyTypical,
        Self::ShakyDeviant,
        Self::PossibleTypical,
        Self::PossibleDeviant,
        Self::ExtremeDeviantCoverage,
        Self::Irrelevant,
    ];

    fn of([initial, min, max, outcome]: [Membership; 4]) -> Option<Self> {
        let typical = match outcome.side() {
            Side::In => true,
            Side::Out => false,
            Side::Ambiguous => return None,
        };
        let (with_outcome, without) = match (initial.side(), min.side(), max.side()) {
            (Side::In, Side::In, _) => (Self::RobustTypical, Self::RobustDeviant),
            (Side::In, Side::Out, _) => (Self::ShakyTypical, Self::ShakyDeviant),
            (Side::Out, _, Side::In) => (Self::PossibleTypical, Self::PossibleDeviant),
            (Side::Out, _, Side::Out) => (Self::ExtremeDeviantCoverage, Self::Irrelevant),
            _ => return None,
        };
        Some(if typical { with_outcome } else { without })
    }
}

impl fmt::Display for CaseRobustness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RobustTypical => "robust typical",
            Self::RobustDeviant => "robust deviant",
            Self::ShakyTypical => "shaky typical",
            Self::ShakyDeviant => "shaky deviant",
            Self::PossibleTypical => "possible typical",
            Self::PossibleDeviant => "possible deviant",
            Self::ExtremeDeviantCoverage => "extreme deviant coverage",
            Self::Irrelevant => "irrelevant",
        })
    }
}

/// The parameters of case-oriented robustness.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CaseRatios {
    /// Robust typical cases / robust, shaky and possible typical cases, in [0, 1]. `None` without
    /// any.
    #[doc(alias = "RCR_typ")]
    #[serde(rename = "RCR_typ")]
    pub typical: Option<f64>,
    /// The same of deviant cases.
    #[doc(alias = "RCR_dev")]
    #[serde(rename = "RCR_dev")]
    pub deviant: Option<f64>,
    /// The rank.
    #[doc(alias = "RCC_Rank")]
    #[serde(rename = "RCC_rank")]
    pub rank: Rank,
}

/// Which kinds of cases there are beside robust ones, typical or deviant, from the most to the least
/// robust; written as a number from 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// 1: neither shaky nor possible cases.
    AllRobust = 1,
    /// 2: possible cases only.
    Possible = 2,
    /// 3: shaky cases only.
    Shaky = 3,
    /// 4: both.
    ShakyAndPossible = 4,
}

impl Rank {
    /// The number, from 1.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }
}

impl Serialize for Rank {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.number())
    }
}

impl Robustness {
    /// The kind of every case, in case order.
    pub fn case_kinds(&self) -> impl Iterator<Item = Option<CaseRobustness>> {
        self.memberships().map(CaseRobustness::of)
    }

    /// The ratios and the rank of the cases. Cases at exactly 0.5 in the outcome are shaky or possible
    /// for the rank all the same, and count in no ratio.
    #[doc(alias = "rob.cases")]
    #[must_use]
    pub fn case_ratios(&self) -> CaseRatios {
        let kinds: Vec<CaseRobustness> = self.case_kinds().flatten().collect();
        let count = |kind: CaseRobustness| kinds.iter().filter(|&&k| k == kind).map(|_| 1.0).sum();
        let ratio = |[robust, shaky, possible]: [CaseRobustness; 3]| {
            let robust: f64 = count(robust);
            let all: f64 = robust + count(shaky) + count(possible);
            (all > 0.0).then(|| robust / all)
        };
        let (mut shaky, mut possible) = (false, false);
        for [initial, min, max, _] in self.memberships() {
            shaky |= initial.is_in() && min.side() == Side::Out;
            possible |= initial.side() == Side::Out && max.is_in();
        }
        CaseRatios {
            typical: ratio([
                CaseRobustness::RobustTypical,
                CaseRobustness::ShakyTypical,
                CaseRobustness::PossibleTypical,
            ]),
            deviant: ratio([
                CaseRobustness::RobustDeviant,
                CaseRobustness::ShakyDeviant,
                CaseRobustness::PossibleDeviant,
            ]),
            rank: match (shaky, possible) {
                (false, false) => Rank::AllRobust,
                (false, true) => Rank::Possible,
                (true, false) => Rank::Shaky,
                (true, true) => Rank::ShakyAndPossible,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::FuzzySet;

    fn set(scores: &[f64]) -> FuzzySet {
        FuzzySet::from_scores(scores).unwrap()
    }

    #[test]
    fn the_kind_of_a_case_follows_the_three_sets_and_the_outcome() {
        // IS, minTS, maxTS by the two tests; Y.
        let initial = set(&[0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.9, 0.5]);
        let one = set(&[0.8, 0.8, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.5, 0.9]);
        let other = set(&[0.9, 0.9, 0.9, 0.9, 0.7, 0.7, 0.3, 0.3, 0.9, 0.9]);
        let outcome = set(&[1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0]);
        let found = Robustness::new(&initial, &[one, other], &outcome);
        let kinds: Vec<_> = found.case_kinds().collect();
        let mut expected = CaseRobustness::ALL.map(Some).to_vec();
        expected.extend([None, None]);
        assert_eq!(kinds, expected);
        let ratios = found.case_ratios();
        // One of each kind: 1 / 3.
        assert_eq!(
            (ratios.typical, ratios.deviant),
            (Some(1.0 / 3.0), Some(1.0 / 3.0))
        );
        assert_eq!(ratios.rank.number(), 4);
    }

    #[test]
    fn the_same_solution_is_robust_and_an_empty_one_leaves_nothing() {
        let initial = set(&[0.9, 0.2]);
        let outcome = set(&[0.8, 0.3]);
        let same = Robustness::new(&initial, std::slice::from_ref(&initial), &outcome);
        assert_eq!(same.fit().coverage, Some(1.0));
        assert_eq!(same.fit().min_test_set, Some(1.0));
        assert_eq!(same.case_ratios().rank, Rank::AllRobust);
        let empty = Robustness::new(&initial, &[set(&[0.0, 0.0])], &outcome);
        assert_eq!(empty.fit().coverage, Some(0.0));
        assert_eq!(empty.fit().consistency, None);
        assert_eq!(empty.fit().max_test_set, Some(0.0));
        assert_eq!(empty.case_ratios().typical, Some(0.0));
        assert_eq!(empty.case_ratios().deviant, None);
        assert_eq!(empty.case_ratios().rank, Rank::Shaky);
    }
}
