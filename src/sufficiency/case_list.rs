use std::collections::BTreeSet;
use std::sync::Arc;

/// Cases by their positions, in case order; counted only, where a study has more cases than are
/// listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseList {
    count: usize,
    listed: Arc<Vec<usize>>,
}

impl CaseList {
    /// The list of all these cases.
    #[must_use]
    pub fn listed(cases: Arc<Vec<usize>>) -> Self {
        Self {
            count: cases.len(),
            listed: cases,
        }
    }

    /// Adds a case behind the others: to the list where it `is_listed`, else to their number.
    pub(super) fn push(&mut self, case: usize, is_listed: bool) {
        self.count += 1;
        if is_listed {
            Arc::make_mut(&mut self.listed).push(case);
        }
    }

    /// The cases that are in none of some parts of the list, which share no case.
    pub(super) fn without(&self, parts: &[Self]) -> Self {
        let taken: BTreeSet<usize> = match self.listed.len() {
            0 => BTreeSet::new(),
            _ => parts.iter().flat_map(Self::positions).copied().collect(),
        };
        let left = self.listed.iter().copied();
        let left = left.filter(|case| !taken.contains(case));
        Self {
            count: self.count - parts.iter().map(Self::count).sum::<usize>(),
            listed: Arc::new(left.collect()),
        }
    }

    /// How many cases there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Their positions; none where cases are counted only.
    #[must_use]
    pub fn positions(&self) -> &[usize] {
        &self.listed
    }
}
