//! What a description of the study file is made of: sections, keys, and the shapes of values.

/// A mapping of the study file with certain keys.
#[derive(Debug)]
pub(super) struct Section {
    /// Its name among the definitions of the schema.
    pub(super) name: &'static str,
    /// Where it stands, as a key path.
    pub(super) at: &'static str,
    /// What it declares, in a sentence.
    pub(super) about: &'static str,
    pub(super) keys: &'static [Key],
    /// Groups of keys of which one must be there.
    pub(super) one_of: &'static [&'static str],
}

/// A key of a section.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) need: Need,
    /// What it decides, in a sentence.
    pub(super) about: &'static str,
    /// A value, as the study file writes it.
    pub(super) example: &'static str,
    /// Keys of which one must stand beside it.
    pub(super) beside: &'static [&'static str],
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    /// What holds without it: a value, as the study file writes it.
    Default(&'static str),
    /// What holds without it, in words.
    Otherwise(&'static str),
    /// A key of the format that this version does not read yet.
    Later,
}

/// The values that a key can have.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// A text; what looks like a number or a truth value counts as the text that is written.
    Text,
    /// A text that matches a regular expression; `as_said` says so in words.
    Matching {
        pattern: &'static str,
        as_said: &'static str,
    },
    Number(Bounds),
    Whole {
        least: u64,
        most: Option<u64>,
    },
    Truth,
    /// One of some words.
    Word(&'static [Word]),
    /// A number or a statistic of a column.
    Anchor,
    /// A Boolean expression over the conditions.
    Expression,
    /// Any value: another key says what it is.
    Free,
    List {
        of: &'static Shape,
        least: u64,
        most: Option<u64>,
    },
    Section(&'static Section),
    /// A mapping whose keys the researcher names; `names` says what they are.
    Named {
        names: Names,
        of: &'static Shape,
        least: u64,
        most: Option<u64>,
    },
    /// One of several shapes.
    Either(&'static [Shape]),
    /// A section that a word under one of its keys chooses.
    ByWord {
        key: &'static str,
        sections: &'static [(&'static str, &'static Section)],
    },
}

/// What names the keys of a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// Names of sets.
    Sets,
    /// Anything: words of the data, key paths, codes of findings.
    Any(&'static str),
}

/// A word with what it means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) word: &'static str,
    pub(super) about: &'static str,
}

/// The bounds of a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) least: Option<f64>,
    pub(super) above: Option<f64>,
    pub(super) most: Option<f64>,
    pub(super) below: Option<f64>,
}

pub(super) const ANY_NUMBER: Shape = Shape::Number(Bounds {
    least: None,
    above: None,
    most: None,
    below: None,
});
/// A cut-off, a score or a share: from 0 to 1.
pub(super) const CUTOFF: Shape = Shape::Number(Bounds {
    least: Some(0.0),
    above: None,
    most: Some(1.0),
    below: None,
});
pub(super) const ABOVE_ZERO: Shape = Shape::Number(Bounds {
    least: None,
    above: Some(0.0),
    most: None,
    below: None,
});
/// Above one number and below another.
pub(super) const fn between(above: f64, below: f64) -> Shape {
    Shape::Number(Bounds {
        least: None,
        above: Some(above),
        most: None,
        below: Some(below),
    })
}
pub(super) const TEXTS: Shape = filled(&Shape::Text);
pub(super) const EXPRESSIONS: Shape = list(&Shape::Expression);

/// A whole number from `least`.
pub(super) const fn whole(least: u64) -> Shape {
    Shape::Whole { least, most: None }
}

/// A whole number from `least` to `most`.
pub(super) const fn whole_to(least: u64, most: u64) -> Shape {
    Shape::Whole {
        least,
        most: Some(most),
    }
}

/// A list that may be empty.
pub(super) const fn list(of: &'static Shape) -> Shape {
    Shape::List {
        of,
        least: 0,
        most: None,
    }
}

/// A list with an item at least.
pub(super) const fn filled(of: &'static Shape) -> Shape {
    Shape::List {
        of,
        least: 1,
        most: None,
    }
}

/// A list of two.
pub(super) const fn pair(of: &'static Shape) -> Shape {
    Shape::List {
        of,
        least: 2,
        most: Some(2),
    }
}

/// A word with what it means.
pub(super) const fn word(word: &'static str, about: &'static str) -> Word {
    Word { word, about }
}

impl Section {
    pub(super) const fn new(
        name: &'static str,
        at: &'static str,
        about: &'static str,
        keys: &'static [Key],
    ) -> Self {
        Self {
            name,
            at,
            about,
            keys,
            one_of: &[],
        }
    }

    pub(super) const fn with_one_of(mut self, keys: &'static [&'static str]) -> Self {
        self.one_of = keys;
        self
    }

    /// The keys that this version reads.
    pub(super) fn read_keys(&self) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().filter(|key| key.need != Need::Later)
    }
}

impl Key {
    const fn new(
        name: &'static str,
        shape: Shape,
        need: Need,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self {
            name,
            shape,
            need,
            about,
            example,
            beside: &[],
        }
    }

    pub(super) const fn required(
        name: &'static str,
        shape: Shape,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self::new(name, shape, Need::Required, about, example)
    }

    /// A key that may be left out; `default` is the value that then holds.
    pub(super) const fn default(
        name: &'static str,
        shape: Shape,
        default: &'static str,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self::new(name, shape, Need::Default(default), about, example)
    }

    /// A key that may be left out; `otherwise` says what then holds.
    pub(super) const fn optional(
        name: &'static str,
        shape: Shape,
        otherwise: &'static str,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self::new(name, shape, Need::Otherwise(otherwise), about, example)
    }

    pub(super) const fn later(
        name: &'static str,
        shape: Shape,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self::new(name, shape, Need::Later, about, example)
    }

    /// The same key, which needs one of others beside it.
    pub(super) const fn beside(mut self, keys: &'static [&'static str]) -> Self {
        self.beside = keys;
        self
    }
}
