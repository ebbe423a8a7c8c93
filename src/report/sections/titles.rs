//! The titles of the sections, and the table of contents.

use serde::Serialize;

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
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Claims => "Claims",
            Self::Data => "Data and design",
            Self::Calibration => "Calibration",
            Self::Necessity => "Necessity",
            Self::TruthTable => "Truth table",
            Self::Sufficiency => "Sufficiency",
            Self::Configurations => "Configuration table",
            Self::Cases => "Cases",
            Self::Robustness => "Robustness",
            Self::Standards => "Standards",
            Self::Reproduce => "Reproduce",
        }
    }
}

/// A line of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Entry {
    title: &'static str,
    anchor: String,
}

/// The table of contents.
pub(super) fn contents() -> Vec<Entry> {
    let entry = |section: SectionTitle| Entry {
        title: section.title(),
        anchor: super::super::heading_anchor(section.title()),
    };
    SectionTitle::ALL.map(entry).into()
}
