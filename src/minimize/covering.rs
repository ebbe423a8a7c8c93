use super::mask::Mask;

/// Classes of primes, and for every row those that cover it.
pub(super) struct Covering<const W: usize> {
    classes: Vec<Mask<W>>,
    /// Where the rows of each class begin among `held`.
    begins: Vec<u32>,
    /// The rows of the classes, one class after the other: summing over these is quicker than over
    /// the bits of the masks.
    held: Vec<u32>,
    starts: Vec<u32>,
    listed: Vec<u32>,
}

impl<const W: usize> Covering<W> {
    /// The classes, which cover rows 0 to `rows` − 1 and no others.
    pub(super) fn new(rows: usize, classes: Vec<Mask<W>>) -> Self {
        let mut starts = vec![0; rows + 1];
        let mut begins = Vec::with_capacity(classes.len() + 1);
        let mut held = Vec::new();
        begins.push(0);
        for class in &classes {
            class.for_each(|row| {
                starts[row + 1] += 1;
                held.push(position(row));
            });
            begins.push(position(held.len()));
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut listed = vec![0; held.len()];
        for class in 0..classes.len() {
            for &row in &held[begins[class] as usize..begins[class + 1] as usize] {
                let place = &mut next[row as usize];
                listed[*place as usize] = position(class);
                *place += 1;
            }
        }
        Self {
            classes,
            begins,
            held,
            starts,
            listed,
        }
    }

    /// The rows of every class.
    pub(super) fn classes(&self) -> &[Mask<W>] {
        &self.classes
    }

    /// The rows of every class as positions, ascending.
    pub(super) fn held(&self) -> impl Iterator<Item = &[u32]> {
        let rows = |ends: &[u32]| &self.held[ends[0] as usize..ends[1] as usize];
        self.begins.windows(2).map(rows)
    }

    /// How many rows the classes cover, each counted as often as it is covered.
    pub(super) fn entries(&self) -> usize {
        self.held.len()
    }

    /// The positions of the classes that cover a row, ascending.
    pub(super) fn of(&self, row: usize) -> &[u32] {
        &self.listed[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// The row among `rows`, of which there is one at least, that fewest classes cover.
    pub(super) fn rarest(&self, rows: &Mask<W>) -> usize {
        rows.rows()
            .min_by_key(|&row| self.of(row).len())
            .expect("a row")
    }

    /// How many classes cover the rarest row.
    pub(super) fn fewest(&self, rows: &Mask<W>) -> usize {
        self.of(self.rarest(rows)).len()
    }
}

/// A position in four bytes.
fn position(place: usize) -> u32 {
    u32::try_from(place).expect("fewer than 2^32 rows in all classes")
}
