//! How a report is written.

use std::collections::BTreeSet;
use std::fmt;

/// How the report is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPlan {
    /// The language of its fixed words.
    pub language: Language,
    /// Digits after the point, 1 to 9.
    pub digits: u8,
    /// The forms of the report; `report.md` is written in any case.
    pub outputs: BTreeSet<ReportOutput>,
    /// The researcher's own template; `None` for the default one.
    pub template: Option<OwnTemplate>,
}

/// A language that a report can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese, in simplified characters.
    Chinese,
}

/// A form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportOutput {
    /// `report.md`.
    Markdown,
    /// `report.html`.
    Html,
    /// `report.docx`.
    Word,
}

/// A template in the study's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTemplate {
    /// Its path, relative to the study's folder.
    pub path: String,
    /// Its text.
    pub text: String,
    /// The SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

impl Default for ReportPlan {
    fn default() -> Self {
        Self {
            language: Language::default(),
            digits: 3,
            outputs: [ReportOutput::Markdown].into(),
            template: None,
        }
    }
}

impl fmt::Display for ReportOutput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Word => "docx",
        })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::English => "en",
            Self::Chinese => "zh",
        })
    }
}
