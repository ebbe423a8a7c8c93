use std::fmt;

use polars::error::PolarsError;

use super::kind::Kind;

/// Why an expression cannot be run on rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It is no SQL expression.
    NotSql {
        /// What the parser says.
        reason: String,
    },
    /// It needs more than the row that it is about.
    OtherRows {
        /// The part that does.
        what: String,
    },
    /// It uses what expressions do not know.
    Unknown {
        /// The part.
        what: String,
        /// What to write in its place.
        instead: Option<&'static str>,
    },
    /// It gives one kind of value to what takes another.
    WrongKind {
        /// The operator or function.
        by: String,
        /// What that takes.
        wanted: Kind,
        /// What it was given.
        found: Kind,
        /// The column that was given, where it was one.
        column: Option<String>,
        /// The column on the other side of an operator, where it is one.
        beside: Option<String>,
    },
}

impl Refusal {
    pub(super) fn of_parser(error: &PolarsError) -> Self {
        let words = error.to_string();
        let reason = words.lines().next().unwrap_or_default();
        if reason.starts_with("unable to parse") {
            return Self::NotSql {
                reason: "a word or a sign is missing or out of place".to_owned(),
            };
        }
        match reason.strip_prefix("unsupported function ") {
            Some(name) => Self::unknown(format!("the function {}", name.replace('\'', "`"))),
            None => Self::NotSql {
                reason: reason.trim_end_matches('.').to_owned(),
            },
        }
    }

    /// Of an expression that is to choose rows, and gives something else than true and false.
    pub(crate) fn no_condition(found: Kind) -> Self {
        Self::WrongKind {
            by: "where".to_owned(),
            wanted: Kind::Truth,
            found,
            column: None,
            beside: None,
        }
    }

    pub(super) fn unknown(what: impl Into<String>) -> Self {
        Self::Unknown {
            what: what.into(),
            instead: None,
        }
    }

    pub(super) fn other_rows(what: impl Into<String>) -> Self {
        Self::OtherRows { what: what.into() }
    }

    /// A stable name in kebab-case.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NotSql { .. } | Self::Unknown { .. } => "not-an-sql-expression",
            Self::OtherRows { .. } => "not-row-by-row",
            Self::WrongKind { .. } => "text-and-numbers",
        }
    }

    /// What to do about it, in one line.
    pub(crate) fn help(&self) -> String {
        let sentence = match self {
            Self::NotSql { .. } => {
                "texts stand in single quotes; names of columns with blanks or signs, and those that \
                 are words of SQL, in double quotes: `\"GDP per head\" > 10000 AND region = 'north'`"
            }
            Self::Unknown {
                instead: Some(instead),
                ..
            } => instead,
            Self::Unknown { .. } => {
                "expressions know + - * / %, comparisons, AND, OR, NOT, CASE, IN, BETWEEN, LIKE, IS \
                 NULL, COALESCE, and functions of numbers and texts such as ROUND, ABS, LN, EXP, POWER, \
                 LEAST, GREATEST, LOWER, SUBSTR, REPLACE, LENGTH"
            }
            Self::OtherRows { .. } => {
                "an expression is about one row, so that a case keeps its value when other cases come \
                 and go; `data.aggregate` makes one case of several rows"
            }
            Self::WrongKind {
                found: Kind::Number,
                wanted: Kind::Text,
                ..
            } => {
                "CAST(... AS VARCHAR) makes a text of numbers; a column becomes the text that the cells \
                 hold"
            }
            Self::WrongKind {
                found: Kind::Text,
                wanted: Kind::Number,
                ..
            } => "write numbers without quotes; CAST(... AS DOUBLE) reads a text as a number",
            Self::WrongKind {
                wanted: Kind::Truth,
                ..
            } => "write a comparison, such as `population > 100000`",
            Self::WrongKind {
                found: Kind::Truth, ..
            } => "CASE WHEN ... THEN 1 ELSE 0 END makes numbers of true and false",
            Self::WrongKind { .. } => "the same kind must stand on both sides",
        };
        sentence.to_owned()
    }
}

/// As the end of a sentence about the expression.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSql { reason } => write!(f, "is not an SQL expression: {reason}"),
            Self::OtherRows { what } => write!(f, "uses {what}, which looks beyond its own row"),
            Self::Unknown { what, .. } => write!(f, "uses {what}, which expressions do not know"),
            Self::WrongKind {
                by,
                wanted,
                found,
                column,
                beside,
            } => {
                let given = |column: &Option<String>, kind: Kind| match column {
                    Some(name) => format!("`{name}` ({kind})"),
                    None => kind.to_string(),
                };
                let found = given(column, *found);
                match beside {
                    Some(_) => write!(
                        f,
                        "puts `{by}` between {} and {found}",
                        given(beside, *wanted)
                    ),
                    None => write!(f, "gives {found} to `{by}`, which takes {wanted}"),
                }
            }
        }
    }
}
