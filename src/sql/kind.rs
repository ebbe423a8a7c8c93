use std::fmt;

/// What a column holds, or what an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Finite numbers.
    Number,
    /// Texts.
    Text,
    /// True or false.
    Truth,
    /// NULL and nothing else, which fits anywhere.
    Null,
    /// Not known before the columns are.
    Unknown,
}

impl Kind {
    /// Whether this can stand where `wanted` must.
    pub(super) fn fits(self, wanted: Self) -> bool {
        self == wanted || self.is_open() || wanted.is_open()
    }

    /// The kind of what is of either; `None` where the two do not go together.
    pub(super) fn with(self, other: Self) -> Option<Self> {
        match (self, other) {
            (kind, Self::Null | Self::Unknown) if kind != Self::Null => Some(kind),
            (Self::Null | Self::Unknown, kind) => Some(kind),
            (one, other) => (one == other).then_some(one),
        }
    }

    fn is_open(self) -> bool {
        matches!(self, Self::Null | Self::Unknown)
    }
}

/// In the plural: `numbers`.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number => "numbers",
            Self::Text => "text",
            Self::Truth => "true and false",
            Self::Null => "NULL",
            Self::Unknown => "anything",
        })
    }
}
