use serde::Serialize;

use crate::study::{Permutations, SolutionKind};

/// The shape of a solution: of its first listed model.
///
/// Where models tie the first is taken, on the observed outcomes and on those dealt by chance alike, so
/// that the two can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Shape {
    /// Consistency.
    pub consistency: f64,
    /// Coverage.
    pub coverage: f64,
    /// How many terms it has.
    pub terms: usize,
    /// How many literals they have together.
    pub literals: usize,
}

/// The solutions that chance alone gives, beside those observed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChanceSolutions {
    /// What was drawn.
    pub plan: Permutations,
    /// Every solution that the study reports: of the outcome, of its negation.
    pub outcomes: [Vec<Chance>; 2],
}

/// One solution among those of permuted outcomes.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// Which solution.
    pub kind: SolutionKind,
    /// The observed solution; `None` where there is none.
    pub observed: Option<Shape>,
    /// The permutations that have a solution.
    pub with_solution: u32,
    /// Those whose solution is at least as consistent as the observed one and covers at least as much;
    /// `None` without an observed solution.
    pub as_good: Option<u32>,
    /// All permutations.
    permutations: u32,
    /// The figures of their solutions.
    pub consistency: Distribution,
    /// Coverage.
    pub coverage: Distribution,
    /// The number of terms.
    pub terms: Distribution,
    /// The number of literals.
    pub literals: Distribution,
}

/// A figure over the permutations that have a solution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Distribution {
    /// The value that 5 % of them do not exceed: the smallest with at least 5 % at or below it. `None`
    /// where no permutation has a solution, as below.
    pub p5: Option<f64>,
    /// The same for half of them.
    pub median: Option<f64>,
    /// The same for 95 %.
    pub p95: Option<f64>,
    /// How many of them are at or above the observed value; `None` without one.
    pub at_least: Option<u32>,
}

impl Chance {
    pub(super) fn of(
        kind: SolutionKind,
        observed: Option<Shape>,
        dealt: impl Iterator<Item = Option<Shape>>,
    ) -> Self {
        let dealt: Vec<Option<Shape>> = dealt.collect();
        let solutions: Vec<Shape> = dealt.iter().copied().flatten().collect();
        let figure = |of: &dyn Fn(&Shape) -> f64| {
            let values = solutions.iter().map(of).collect();
            Distribution::of(values, observed.as_ref().map(of))
        };
        let is_as_good = |own: Shape| {
            let as_good = |shape: &&Shape| {
                reaches(shape.consistency, own.consistency) && reaches(shape.coverage, own.coverage)
            };
            count(solutions.iter().filter(as_good).count())
        };
        Self {
            kind,
            observed,
            with_solution: count(solutions.len()),
            as_good: observed.map(is_as_good),
            permutations: count(dealt.len()),
            consistency: figure(&|shape| shape.consistency),
            coverage: figure(&|shape| shape.coverage),
            terms: figure(&|shape| whole(shape.terms)),
            literals: figure(&|shape| whole(shape.literals)),
        }
    }

    /// How likely chance alone is to give a solution at least as consistent that covers at least as
    /// much: (1 + b) / (1 + R), in (0, 1], where b of R permutations do; the observed outcomes count as
    /// one more. `None` without an observed solution.
    #[must_use]
    pub fn p_value(&self) -> Option<f64> {
        let as_good = f64::from(self.as_good?);
        Some((1.0 + as_good) / (1.0 + f64::from(self.permutations)))
    }
}

impl Distribution {
    fn of(mut values: Vec<f64>, observed: Option<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |hundredths: usize| {
            let rank = (values.len() * hundredths).div_ceil(100).max(1);
            values.get(rank - 1).copied()
        };
        let at_least =
            |own: f64| count(values.iter().filter(|&&value| reaches(value, own)).count());
        Self {
            p5: at(5),
            median: at(50),
            p95: at(95),
            at_least: observed.map(at_least),
        }
    }
}

/// How near to a figure another counts as reaching it: sums of the same scores in another order.
const CLOSE: f64 = 1e-12;

fn reaches(value: f64, observed: f64) -> bool {
    value >= observed - CLOSE
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn whole(number: usize) -> f64 {
    f64::from(count(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_of_permutations_with_a_solution() {
        let shape = |consistency, coverage| Shape {
            consistency,
            coverage,
            terms: 2,
            literals: 5,
        };
        let dealt = [
            Some(shape(0.9, 0.1)),
            None,
            Some(shape(0.8, 0.6)),
            Some(shape(0.7, 0.9)),
        ];
        let own = shape(0.8, 0.5);
        let chance = Chance::of(SolutionKind::Parsimonious, Some(own), dealt.into_iter());
        assert_eq!((chance.with_solution, chance.as_good), (3, Some(1)));
        // (1 + 1) / (1 + 4)
        assert_eq!(chance.p_value(), Some(0.4));
        assert_eq!(chance.consistency.median, Some(0.8));
        assert_eq!(
            (chance.consistency.p5, chance.consistency.p95),
            (Some(0.7), Some(0.9))
        );
        assert_eq!(chance.consistency.at_least, Some(2));
        let none = Chance::of(SolutionKind::Parsimonious, None, [None].into_iter());
        assert_eq!((none.p_value(), none.terms.median), (None, None));
    }
}
