use serde::Serialize;

/// The lines on which cases begin, from 1: runs of cases on one line each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct CaseLines {
    cases: usize,
    /// The first case of each run, and its line.
    runs: Vec<(usize, usize)>,
}

impl CaseLines {
    pub(super) fn push(&mut self, line: usize) {
        let follows = self
            .runs
            .last()
            .is_some_and(|(case, first)| first + (self.cases - case) == line);
        if !follows {
            self.runs.push((self.cases, line));
        }
        self.cases += 1;
    }

    /// The line of a case; `None` when there is no such case.
    pub(super) fn get(&self, case: usize) -> Option<usize> {
        let run = self.runs.partition_point(|(first, _)| *first <= case);
        let (first, line) = self.runs[..run].last()?;
        (case < self.cases).then_some(line + (case - first))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        (0..self.cases).filter_map(|case| self.get(case))
    }
}

impl FromIterator<usize> for CaseLines {
    fn from_iter<I: IntoIterator<Item = usize>>(lines: I) -> Self {
        let mut found = Self::default();
        for line in lines {
            found.push(line);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_gaps_are_those_that_were_put_in() {
        let lines = [2, 3, 4, 7, 8, 20];
        let found: CaseLines = lines.into_iter().collect();
        assert_eq!(found.iter().collect::<Vec<_>>(), lines);
        assert_eq!((found.runs.len(), found.get(6)), (3, None));
    }
}
