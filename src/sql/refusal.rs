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
    /// It has so many operators that one may stand too deep within the others.
    TooLong {
        /// How many operators and brackets it has.
        operators: usize,
        /// How many it may have.
        most: usize,
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

/// Words in what the library says of syntax that it does not know; what that is, and what to write.
const SYNTAX: [(&str, &str, Option<&str>); 7] = [
    (
        "operator BitwiseXor",
        "the operator `^`",
        Some("write POWER(x, 2)"),
    ),
    (
        "operator PGExp",
        "the operator `^`",
        Some("write POWER(x, 2)"),
    ),
    ("operator ", "an operator of one database", None),
    (
        "Collate",
        "COLLATE",
        Some("LOWER(x) takes the case off texts"),
    ),
    (
        "LIKE",
        "a LIKE that is not of a column and a written text",
        Some("a pattern is written out, without ESCAPE or ANY: `name LIKE 'North%'`"),
    ),
    ("Tuple", "several values in one", None),
    (
        "field access",
        "a name with a point",
        Some("a column whose name has a point in it stands in double quotes: `\"d.y\" > 5`"),
    ),
];

impl Refusal {
    pub(super) fn of_parser(error: &PolarsError) -> Self {
        let words = error.to_string();
        let reason = words.lines().next().unwrap_or_default();
        if reason.starts_with("unable to parse") {
            return Self::NotSql {
                reason: "a word or a sign is missing or out of place".to_owned(),
            };
        }
        if let Some(name) = reason.strip_prefix("unsupported function ") {
            return Self::unknown(format!("the function {}", name.replace('\'', "`")));
        }
        // What the parser says of the number of arguments, or of the beginning of a query, is in words of SQL.
        let is_in_words = reason.contains("expect") && !reason.contains(['{', '[', '_']);
        if is_in_words {
            return Self::NotSql {
                reason: reason.trim_end_matches('.').to_owned(),
            };
        }
        Self::of_syntax(reason)
    }

    /// Of an expression that the parser reads, and the data-frame library does not know: its own words are
    /// names of its types.
    fn of_syntax(reason: &str) -> Self {
        let found = SYNTAX.iter().find(|(word, ..)| reason.contains(word));
        let (what, instead) = found
            .map_or(("syntax of queries or of one database", None), |found| {
                (found.1, found.2)
            });
        Self::Unknown {
            what: what.to_owned(),
            instead,
        }
    }

    /// Of a function of the data-frame library, which may have no name in SQL.
    pub(super) fn of_function(function: &impl fmt::Display) -> Self {
        let name = function.to_string();
        if name.starts_with("struct.") {
            return Self::Unknown {
                what: "a name with a point".to_owned(),
                instead: Some(
                    "a column whose name has a point in it stands in double quotes: `\"d.y\" > 5`",
                ),
            };
        }
        if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Self::unknown(format!("the function `{name}`"));
        }
        Self::unknown("a function of lists, dates, patterns or bits")
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
            Self::NotSql { .. } | Self::Unknown { .. } | Self::TooLong { .. } => {
                "not-an-sql-expression"
            }
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
            Self::TooLong { .. } => {
                "`x IN (1, 2, 3)` is `x = 1 OR x = 2 OR x = 3`; a long sum or CASE can be split over several \
                 columns of `data.derive`, each of which may use those before it"
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
            Self::TooLong { operators, most } => write!(
                f,
                "is too long: it has {operators} operators and brackets, of {most} at most"
            ),
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
