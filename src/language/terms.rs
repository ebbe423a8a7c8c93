//! Terms of the method by what they name.

use crate::study::SolutionKind;

use super::words::Words;

impl Words {
    /// `intermediate`, `enhanced parsimonious`.
    pub(crate) fn kind(&self, kind: SolutionKind) -> String {
        self.say(match kind {
            SolutionKind::Conservative => "term-conservative",
            SolutionKind::Intermediate => "term-intermediate",
            SolutionKind::Parsimonious => "term-parsimonious",
            SolutionKind::EnhancedIntermediate => "term-enhanced-intermediate",
            SolutionKind::EnhancedParsimonious => "term-enhanced-parsimonious",
        })
    }
}
