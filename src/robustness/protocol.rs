use super::{ChanceSolutions, FitProtocol, LeftOutRuns, Panel, Resampled};
use crate::load::CaseNumbers;

/// Everything that was tried to see how far the results hold, beside variants.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Protocol {
    /// Fit-oriented and case-oriented robustness against the variants.
    pub fit: Option<FitProtocol>,
    /// The study without each case.
    pub leave_one_out: Option<LeftOutRuns>,
    /// The study without each cluster.
    pub leave_cluster_out: Option<LeftOutRuns>,
    /// The study on cases drawn with replacement.
    pub bootstrap: Option<Resampled>,
    /// The study on a part of the cases.
    pub subsample: Option<Resampled>,
    /// The study on outcomes dealt out by chance.
    pub permutation: Option<ChanceSolutions>,
    /// Fit within and between clusters.
    pub panel: Option<Panel>,
}

impl Protocol {
    /// The same with the cases called by their numbers.
    #[must_use]
    pub fn with_numbers(mut self, numbers: &CaseNumbers) -> Self {
        self.fit = self.fit.map(|fit| fit.with_numbers(numbers));
        self.leave_one_out = self.leave_one_out.map(|runs| runs.with_numbers(numbers));
        let clusters = self.leave_cluster_out;
        self.leave_cluster_out = clusters.map(|runs| runs.with_clusters_numbered(numbers));
        self.panel = self.panel.map(|panel| panel.with_numbers(numbers));
        self
    }
}
