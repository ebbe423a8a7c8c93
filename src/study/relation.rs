//! How one solution stands to another.

use serde::Serialize;

/// How another solution stands to that of the main run.
///
/// Where models tie, the solution is all of them together: the union of what its listed models
/// cover.
///
/// # References
/// Oana, I.-E. & Schneider, C. Q. (2021). A Robustness Test Protocol for Applied QCA: Theory and R
/// Software Application. *Sociological Methods & Research*, for solutions as subsets and supersets
/// of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same models.
    Same,
    /// Other models that cover the very same.
    Equal,
    /// It covers a part of what the main run's covers, and nothing else.
    Subset,
    /// It covers all that the main run's covers, and more.
    Superset,
    /// Each covers something that the other does not, and both cover something.
    Overlapping,
    /// Both cover something, and nothing together.
    Different,
    /// The other run has no solution, the main run has one.
    Lost,
    /// The other run has a solution, the main run has none.
    Gained,
}

impl Relation {
    /// Its name in study files and results.
    pub const WORDS: [(&'static str, Self); 8] = [
        ("same", Self::Same),
        ("equal", Self::Equal),
        ("subset", Self::Subset),
        ("superset", Self::Superset),
        ("overlapping", Self::Overlapping),
        ("different", Self::Different),
        ("lost", Self::Lost),
        ("gained", Self::Gained),
    ];

    /// Its name in study files and results.
    #[must_use]
    pub fn word(self) -> &'static str {
        let mut words = Self::WORDS.iter();
        let known = words.find(|(_, relation)| *relation == self);
        known.map_or("", |(word, _)| word)
    }
}
