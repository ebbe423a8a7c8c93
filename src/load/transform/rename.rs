use super::Draft;
use crate::load::column_uses::position;
use crate::load::error::{LoadError, LoadErrorKind};
use crate::study::Renaming;

impl Draft<'_> {
    /// Gives columns their new names, all at once, so that two can change places.
    ///
    /// # Errors
    /// A column that is not there, and a new name that another column has.
    pub(super) fn rename(&mut self, renamings: &[Renaming]) -> Result<(), Vec<LoadError>> {
        let mut header = self.grid.header.clone();
        let mut errors = Vec::new();
        for renaming in renamings {
            match self.find(&renaming.from) {
                Ok(column) => header[column].clone_from(&renaming.to.value),
                Err(unknown) => errors.extend(unknown),
            }
        }
        for renaming in renamings {
            let first = position(&header, &renaming.to.value);
            let others = first.map_or(&[][..], |first| &header[first + 1..]);
            if position(others, &renaming.to.value).is_some() {
                let column = renaming.to.value.clone();
                let kind = LoadErrorKind::ColumnExists { column };
                errors.extend(self.error(&renaming.to.place, kind));
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        self.grid.header = header;
        let renamed = renamings.iter();
        let renamed = renamed.map(|one| (one.from.value.clone(), one.to.value.clone()));
        self.prepared.renamed = renamed.collect();
        Ok(())
    }
}
