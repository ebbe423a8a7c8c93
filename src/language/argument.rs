//! What a message is given.

use fluent_bundle::FluentValue;

/// The greatest whole number up to which every whole number is one of `f64`.
const MOST_EXACT: u128 = 1 << 53;

/// An argument of a message: finished text, or a count, by which a language chooses between its forms
/// for one and many.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Argument {
    /// Finished text.
    Text(String),
    /// How many there are.
    Count(u128),
}

impl Argument {
    /// As the catalogue takes it. A count that `f64` cannot tell from its neighbours is text: it is not
    /// one, whatever the language.
    pub(super) fn value(self) -> FluentValue<'static> {
        match self {
            Self::Text(text) => text.into(),
            Self::Count(count) if count > MOST_EXACT => count.to_string().into(),
            Self::Count(count) => u64::try_from(count)
                .expect("a count of up to 2^53 fits")
                .into(),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&crate::set::Expression> for Argument {
    fn from(expression: &crate::set::Expression) -> Self {
        Self::Text(expression.to_string())
    }
}

impl From<&crate::set::SetName> for Argument {
    fn from(name: &crate::set::SetName) -> Self {
        Self::Text(name.to_string())
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count as u128)
    }
}

impl From<u128> for Argument {
    fn from(count: u128) -> Self {
        Self::Count(count)
    }
}

impl From<u64> for Argument {
    fn from(count: u64) -> Self {
        Self::Count(count.into())
    }
}

impl From<u32> for Argument {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}
