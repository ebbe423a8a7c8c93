//! The titles of the sections, and the table of contents.

use serde::Serialize;

use crate::language::Words;

/// A section of the report, in the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SectionTitle {
    Summary,
    Claims,
    Data,
    Calibration,
    Necessity,
    TruthTable,
    Sufficiency,
    Configurations,
    Cases,
    Robustness,
    Standards,
    Reproduce,
}

impl SectionTitle {
    const ALL: [Self; 12] = [
        Self::Summary,
        Self::Claims,
        Self::Data,
        Self::Calibration,
        Self::Necessity,
        Self::TruthTable,
        Self::Sufficiency,
        Self::Configurations,
        Self::Cases,
        Self::Robustness,
        Self::Standards,
        Self::Reproduce,
    ];

    /// The heading, as the templates have it.
    pub(super) fn title(self, words: &Words) -> String {
        words.say(match self {
            Self::Summary => "page-summary",
            Self::Claims => "page-claims",
            Self::Data => "page-data",
            Self::Calibration => "page-calibration",
            Self::Necessity => "page-necessity",
            Self::TruthTable => "page-truth-table",
            Self::Sufficiency => "page-sufficiency",
            Self::Configurations => "page-configurations",
            Self::Cases => "page-cases",
            Self::Robustness => "page-robustness",
            Self::Standards => "page-standards",
            Self::Reproduce => "page-reproduce",
        })
    }
}

/// A line of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Entry {
    title: String,
    anchor: String,
}

/// The table of contents.
pub(super) fn contents(words: &Words) -> Vec<Entry> {
    let entry = |section: SectionTitle| {
        let title = section.title(words);
        let anchor = super::super::heading_anchor(&title);
        Entry { title, anchor }
    };
    SectionTitle::ALL.map(entry).into()
}
