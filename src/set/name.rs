use std::fmt;

use serde::Serialize;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// The characters that an expression uses itself, so that no set name may hold them.
pub(crate) const RESERVED: &str = "~*+&·|(){}[],.";

/// The name of a set: any script, Unicode NFC, no blanks and none of `~*+&·|(){}[],.`.
///
/// Two names are equal when their NFC forms are.
///
/// # Examples
/// ```
/// use equifinal::set::SetName;
/// assert_eq!(SetName::new("领导支持").unwrap().as_str(), "领导支持");
/// assert!(SetName::new("A*B").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct SetName(String);

/// Why a text cannot be the name of a set.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NameError {
    /// The text is empty.
    #[error("a set needs a name")]
    Empty,
    /// The text holds a blank or a control character.
    #[error("a set name has no blanks")]
    Blank,
    /// The text holds a character that expressions use themselves.
    #[error("`{0}` is an operator of expressions and cannot stand in a set name")]
    Operator(char),
}

impl SetName {
    /// Makes a name of `text`, in NFC.
    ///
    /// # Errors
    /// [`NameError`] when the text is empty, holds a blank, or holds an operator.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let text: String = text.nfc().collect();
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(NameError::Blank);
        }
        match text.chars().find(|&c| RESERVED.contains(c)) {
            Some(operator) => Err(NameError::Operator(operator)),
            None => Ok(Self(text)),
        }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
