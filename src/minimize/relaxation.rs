use super::budget::Budget;
use super::covering::Covering;
use super::mask::Mask;

/// The weight that no class exceeds. Weights are whole numbers, so that a proof that rests on them
/// is exact.
const ONE: u32 = 1 << 20;

/// What a class may weigh in floating-point numbers before it is rounded down to [`ONE`].
const ALMOST_ONE: f64 = 1_048_575.0;

/// Rows of classes that are added up in one step.
const ENTRIES_PER_STEP: usize = 16;

/// Rounds without progress after which the step of the subgradient is halved.
const PATIENCE: usize = 12;

/// Weights of rows such that the rows of no class weigh more than 1: a solution of the dual of the
/// covering problem's linear relaxation. The weight of a set of rows is a lower bound of the number
/// of classes that cover it, and so for each of its subsets.
///
/// # References
/// Balas, E. & Ho, A. (1980). Set covering algorithms using cutting planes, heuristics, and
/// subgradient optimization. *Mathematical Programming Study* 12, 37–60; Caprara, A., Fischetti, M.
/// & Toth, P. (1999). A heuristic method for the set covering problem. *Operations Research* 47(5),
/// 730–743.
#[derive(Clone)]
pub(super) struct Weights<const W: usize> {
    rows: Vec<u32>,
    /// For every four rows, what each of their subsets weighs.
    fours: Vec<[u32; 16]>,
}

impl<const W: usize> Weights<W> {
    /// No weight for any of so many rows.
    pub(super) fn zero(rows: usize) -> Self {
        Self::from_rows(vec![0; rows])
    }

    fn from_rows(rows: Vec<u32>) -> Self {
        let four = |rows: &[u32]| {
            let mut sums = [0; 16];
            for subset in 1..16_usize {
                let row = subset.trailing_zeros() as usize;
                let weight = rows.get(row).copied().unwrap_or(0);
                sums[subset] = sums[subset & (subset - 1)] + weight;
            }
            sums
        };
        let fours = rows.chunks(4).map(four).collect();
        Self { rows, fours }
    }

    /// What a set of rows weighs.
    pub(super) fn of(&self, rows: &Mask<W>) -> u32 {
        let fours = self.fours.iter().enumerate();
        fours.map(|(i, sums)| sums[rows.four(i)]).sum()
    }

    /// Whether the weights prove that no `size` classes cover the rows.
    pub(super) fn exclude(&self, rows: &Mask<W>, size: usize) -> bool {
        u64::from(self.of(rows)) > classes(size)
    }

    /// The least number of classes that the weights allow a cover of the rows.
    pub(super) fn bound(&self, rows: &Mask<W>) -> usize {
        self.of(rows).div_ceil(ONE) as usize
    }

    /// What a class that covers rows of this weight may leave unused of [`ONE`] in a cover of
    /// `uncovered` with `size` classes.
    pub(super) fn least(&self, uncovered: &Mask<W>, size: usize) -> u32 {
        let spare = classes(size).saturating_sub(u64::from(self.of(uncovered)));
        ONE.saturating_sub(u32::try_from(spare).unwrap_or(ONE))
    }

    /// Weights for `uncovered` and the classes of `covering`, better than these: by so many rounds
    /// of subgradient steps towards `target`, and by raising one row after the other.
    pub(super) fn improved(
        &self,
        uncovered: &Mask<W>,
        covering: &Covering<W>,
        target: usize,
        rounds: usize,
        budget: &Budget,
    ) -> Self {
        let mut start = vec![0.0; self.rows.len()];
        for row in uncovered.rows() {
            start[row] = f64::from(self.rows[row]) / f64::from(ONE);
        }
        let weights = if rounds == 0 {
            start
        } else {
            Ascent::new(uncovered, covering, start).run(number(target), rounds, budget)
        };
        let mut rows = vec![0; self.rows.len()];
        for row in uncovered.rows() {
            rows[row] = floor(weights[row] * ALMOST_ONE);
        }
        raise(&mut rows, uncovered, covering);
        Self::from_rows(rows)
    }
}

fn classes(size: usize) -> u64 {
    size as u64 * u64::from(ONE)
}

fn number(size: usize) -> f64 {
    u32::try_from(size).map_or(f64::INFINITY, f64::from)
}

/// The whole number at or below a weight.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights lie between 0 and 1"
)]
fn floor(weight: f64) -> u32 {
    weight.clamp(0.0, f64::from(ONE)) as u32
}

/// Makes every class weigh at most [`ONE`], should rounding have made it heavier, then gives each
/// row what its tightest class has left, rows with fewest classes first.
fn raise<const W: usize>(weights: &mut [u32], uncovered: &Mask<W>, covering: &Covering<W>) {
    let mut left = Vec::with_capacity(covering.classes().len());
    for class in covering.held() {
        let weight: u32 = class.iter().map(|&row| weights[row as usize]).sum();
        if weight > ONE {
            for &row in class {
                weights[row as usize] = 0;
            }
        }
        left.push(ONE.saturating_sub(weight));
    }
    let mut rows: Vec<usize> = uncovered.rows().collect();
    rows.sort_by_key(|&row| covering.of(row).len());
    for row in rows {
        let least = covering.of(row).iter().map(|&class| left[class as usize]);
        let more = least.min().unwrap_or(0);
        weights[row] += more;
        for &class in covering.of(row) {
            left[class as usize] -= more;
        }
    }
}

/// Subgradient ascent on the Lagrangian dual. All sums run in a fixed order, so that the weights
/// are the same on every machine.
struct Ascent<'a, const W: usize> {
    uncovered: &'a Mask<W>,
    covering: &'a Covering<W>,
    weights: Vec<f64>,
    /// What each class weighs.
    weighed: Vec<f64>,
    /// For every row, 1 minus the number of classes heavier than 1 that cover it.
    slope: Vec<f64>,
}

impl<'a, const W: usize> Ascent<'a, W> {
    fn new(uncovered: &'a Mask<W>, covering: &'a Covering<W>, weights: Vec<f64>) -> Self {
        let slope = vec![0.0; weights.len()];
        Self {
            uncovered,
            covering,
            weights,
            weighed: vec![0.0; covering.classes().len()],
            slope,
        }
    }

    /// Runs until the bound exceeds the target, it can no longer rise, or the rounds or the steps
    /// are used up.
    fn run(mut self, target: f64, rounds: usize, budget: &Budget) -> Vec<f64> {
        let (mut best, mut best_weights) = (f64::NEG_INFINITY, self.weights.clone());
        let (mut scale, mut since) = (1.0, 0);
        for _ in 0..rounds {
            if budget
                .spend(1 + self.covering.entries() / ENTRIES_PER_STEP)
                .is_err()
            {
                break;
            }
            let bound = self.evaluate();
            if bound > best {
                best = bound;
                best_weights.copy_from_slice(&self.weights);
                since = 0;
            } else {
                since += 1;
                if since == PATIENCE {
                    (scale, since) = (scale / 2.0, 0);
                    self.weights.copy_from_slice(&best_weights);
                    self.evaluate();
                }
            }
            let steepness: f64 = self
                .uncovered
                .rows()
                .map(|r| self.slope[r] * self.slope[r])
                .sum();
            if steepness < 0.5 || best > target {
                break;
            }
            let step = scale * (target + 0.1 - bound).max(0.05) / steepness;
            for row in self.uncovered.rows() {
                self.weights[row] = (self.weights[row] + step * self.slope[row]).clamp(0.0, 1.0);
            }
        }
        self.weights = best_weights;
        self.feasible()
    }

    /// Weighs the classes, row by row.
    fn weigh(&mut self) {
        self.weighed.fill(0.0);
        for row in self.uncovered.rows().filter(|&row| self.weights[row] > 0.0) {
            let weight = self.weights[row];
            for &class in self.covering.of(row) {
                self.weighed[class as usize] += weight;
            }
        }
    }

    /// The bound at the weights; sets the slope.
    fn evaluate(&mut self) -> f64 {
        let mut bound = 0.0;
        for row in self.uncovered.rows() {
            self.slope[row] = 1.0;
            bound += self.weights[row];
        }
        self.weigh();
        for (&weight, class) in self.weighed.iter().zip(self.covering.held()) {
            if weight > 1.0 {
                bound -= weight - 1.0;
                for &row in class {
                    self.slope[row as usize] -= 1.0;
                }
            }
        }
        bound
    }

    /// The weights, each divided by the weight of the heaviest class of its row.
    fn feasible(mut self) -> Vec<f64> {
        let mut heaviest = vec![1.0; self.weights.len()];
        self.weigh();
        for (&weight, class) in self.weighed.iter().zip(self.covering.held()) {
            if weight > 1.0 {
                for &row in class {
                    let heaviest = &mut heaviest[row as usize];
                    *heaviest = weight.max(*heaviest);
                }
            }
        }
        let pairs = self.weights.iter().zip(heaviest);
        pairs.map(|(weight, heaviest)| weight / heaviest).collect()
    }
}
