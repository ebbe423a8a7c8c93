//! What of the cases may appear in a report.

use std::fmt;

/// What of the cases may appear in a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Publish {
    /// What is told of single cases.
    pub cases: PublishedCases,
    /// How they are called.
    pub names: CaseNames,
}

/// What is told of single cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublishedCases {
    /// Nothing: what is told is about sets, rows and paths.
    Aggregates,
    /// Their memberships, rows and paths, and no raw value.
    Memberships,
    /// Raw values too.
    #[default]
    All,
}

/// How cases are called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseNames {
    /// By their names.
    #[default]
    Shown,
    /// By their positions in the data file, from 1, dropped ones counted too: `case 3`.
    Numbers,
}

impl fmt::Display for PublishedCases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Aggregates => "aggregates",
            Self::Memberships => "memberships",
            Self::All => "all",
        })
    }
}

/// As the study file writes it: `memberships`, or `{cases: memberships, names: numbers}`.
impl fmt::Display for Publish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.names {
            CaseNames::Shown => self.cases.fmt(f),
            CaseNames::Numbers => write!(f, "{{cases: {}, names: numbers}}", self.cases),
        }
    }
}
