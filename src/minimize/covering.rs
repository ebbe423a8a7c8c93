use super::mask::Mask;

/// Classes of primes, and for every row those that cover it.
pub(super) struct Covering<const W: usize> {
    classes: Vec<Mask<W>>,
    starts: Vec<u32>,
    listed: Vec<u32>,
}

impl<const W: usize> Covering<W> {
    /// The classes, which cover rows 0 to `rows` − 1 and no others.
    pub(super) fn new(rows: usize, classes: Vec<Mask<W>>) -> Self {
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
            classes,
            starts,
            listed,
        }
    }

    /// The rows of every class.
    pub(super) fn classes(&self) -> &[Mask<W>] {
        &self.classes
    }

    /// The positions of the classes that cover a row, ascending.
    pub(super) fn of(&self, row: usize) -> &[u32] {
        &self.listed[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// The row among `rows`, of which there is one at least, that fewest classes cover.
    pub(super) fn rarest(&self, rows: &Mask<W>) -> usize {
        let classes = |row: &usize| self.starts[row + 1] - self.starts[*row];
        rows.rows().min_by_key(classes).expect("a row")
    }
}
