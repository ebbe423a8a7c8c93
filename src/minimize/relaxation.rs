use super::mask::Mask;

/// Rounding of sums of weights never counts as a proof.
const SAFE: f64 = 1e-6;

/// Weights of uncovered rows such that the rows of no class weigh more than 1: a solution of the
/// dual of the covering problem's linear relaxation. Their sum is a lower bound of every cover.
///
/// # References
/// Balas, E. & Ho, A. (1980). Set covering algorithms using cutting planes, heuristics, and
/// subgradient optimization. *Mathematical Programming Study* 12, 37–60.
pub(super) struct Weights {
    /// What the rows of each class leave of 1.
    left: Vec<f64>,
    total: f64,
}

impl Weights {
    /// Weights for the rows of `uncovered`, given the classes that cover any of them.
    ///
    /// A row starts with 1 over the size of the largest class that covers it, so that no class
    /// weighs more than 1; then each row in turn, those with fewest classes first, takes what its
    /// tightest class has left.
    pub(super) fn new<const W: usize>(
        uncovered: &Mask<W>,
        classes: &[Mask<W>],
        covering: &Covering,
    ) -> Self {
        let mut weights = vec![0.0; covering.rows()];
        let mut rows: Vec<usize> = uncovered.rows().collect();
        let size = |class: &u32| classes[*class as usize].count();
        for &row in &rows {
            let largest = covering.of(row).iter().map(size).max();
            weights[row] = 1.0 / f64::from(largest.unwrap_or(1));
        }
        let weigh = |class: &Mask<W>| class.rows().map(|row| weights[row]).sum::<f64>();
        let mut left: Vec<f64> = classes.iter().map(|class| 1.0 - weigh(class)).collect();
        rows.sort_by_key(|&row| covering.of(row).len());
        let mut total = 0.0;
        for row in rows {
            let least = covering.of(row).iter().map(|&class| left[class as usize]);
            let raise = least.fold(1.0, f64::min).max(0.0);
            total += weights[row] + raise;
            for &class in covering.of(row) {
                left[class as usize] -= raise;
            }
        }
        Self { left, total }
    }

    /// Whether the weights prove that `size` classes cannot cover all rows.
    pub(super) fn exclude(&self, size: usize) -> bool {
        self.total > as_number(size) + SAFE
    }

    /// Whether the weights prove that no cover of `size` classes holds the class at a position:
    /// what it leaves unused would be missing elsewhere.
    pub(super) fn exclude_class(&self, class: usize, size: usize) -> bool {
        self.total + self.left[class] > as_number(size) + SAFE
    }
}

fn as_number(size: usize) -> f64 {
    u32::try_from(size).map_or(f64::INFINITY, f64::from)
}

/// For every row, the classes that cover it, in one list.
pub(super) struct Covering {
    starts: Vec<u32>,
    classes: Vec<u32>,
}

impl Covering {
    /// Which of the classes cover each of rows 0 to `rows` − 1.
    pub(super) fn new<const W: usize>(rows: usize, classes: &[Mask<W>]) -> Self {
        let mut starts = vec![0; rows + 1];
        for row in classes.iter().flat_map(Mask::rows) {
            starts[row + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut listed = vec![0; starts[rows] as usize];
        for (class, position) in classes.iter().zip(0..) {
            for row in class.rows() {
                listed[next[row] as usize] = position;
                next[row] += 1;
            }
        }
        Self {
            starts,
            classes: listed,
        }
    }

    fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    /// The positions of the classes that cover a row, ascending.
    pub(super) fn of(&self, row: usize) -> &[u32] {
        &self.classes[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}
