//! The files of the catalogues.

use crate::study::Language;

/// An area of the report, and its messages in English and in Chinese.
pub(super) struct Area {
    #[cfg(test)]
    pub(super) name: &'static str,
    english: &'static str,
    chinese: &'static str,
}

impl Area {
    /// The messages of the area, as a Fluent resource.
    pub(super) fn messages(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.chinese,
        }
    }
}

macro_rules! areas {
    ($($name:literal),* $(,)?) => {
        [$(Area {
            #[cfg(test)]
            name: $name,
            english: include_str!(concat!("en/", $name, ".ftl")),
            chinese: include_str!(concat!("zh/", $name, ".ftl")),
        }),*]
    };
}

/// Every area; the message names of each begin with its name.
pub(super) const AREAS: [Area; 24] = areas![
    "wording",
    "term",
    "column",
    "page",
    "head",
    "claims",
    "data",
    "calibration",
    "necessity",
    "nca",
    "truth-table",
    "sufficiency",
    "configurations",
    "cases",
    "reproduce",
    "robustness",
    "ranges",
    "maps",
    "plots",
    "standards",
    "protocol",
    "figures",
    "findings",
    "expected",
];
