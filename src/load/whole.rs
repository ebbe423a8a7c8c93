//! A delimited text that is read whole: all of its columns as texts.

use super::batches::{Batch, Batches};
use super::cells::{Cells, Text};
use super::error::{LoadError, LoadErrorKind};
use super::grid::Grid;

impl Batches<'_> {
    /// The whole table, and the SHA-256 of the file.
    ///
    /// # Errors
    /// What keeps the file from being read as a table.
    pub(super) fn whole(mut self) -> Result<(Grid, String), Vec<LoadError>> {
        let study = self.study();
        let alone = |kind: LoadErrorKind| vec![kind.of_file(study)];
        let mut grid = Grid {
            header: Vec::new(),
            columns: Vec::new(),
            lines: Vec::new(),
        };
        while let Some(batch) = self.next_batch().map_err(alone)? {
            let reader = batch.reader();
            if grid.header.is_empty() {
                grid.header.clone_from(&reader.header);
                grid.columns = vec![Vec::new(); reader.header.len()];
            }
            let separator = reader.separator.unwrap_or(b',');
            grid.append(&batch, separator).map_err(alone)?;
        }
        let sha256 = self.finish()?;
        Ok((grid, sha256))
    }
}

impl Grid {
    fn append(&mut self, batch: &Batch<'_>, separator: u8) -> Result<(), LoadErrorKind> {
        let text = Text {
            rows: &batch.text,
            separator,
            height: batch.lines.len(),
            width: self.header.len(),
        };
        let positions: Vec<usize> = (0..self.header.len()).collect();
        let cells = Cells::read(text, &positions, &[])?;
        for (position, column) in self.columns.iter_mut().enumerate() {
            column.extend(cells.column(position).map(str::to_owned));
        }
        self.lines.extend(&batch.lines);
        Ok(())
    }
}
