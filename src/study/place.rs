use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A study file as it was read: its name as the user wrote it on the command line or as discovery
/// found it, and its text, so that messages can show the line they speak of.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The path to show in messages.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// A place in a study file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<SourceText>,
    /// The keys that lead there, such as `conditions.LS.calibrate.method`.
    pub key_path: String,
    /// Bytes of the text, for underlining.
    pub range: Range<usize>,
}

/// A value that the researcher wrote, with the place where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub place: Place,
}

impl Place {
    /// Line and column, both from 1; a column counts characters.
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        let before = &self.source.text[..self.range.start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

impl<T: fmt::Display> fmt::Display for Placed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
