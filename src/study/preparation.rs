//! What becomes of the rows of a source before they are cases: renamed, recoded, put together, chosen
//! and computed columns.

use std::fmt;

use super::Placed;

/// What is declared under `data` to make cases and columns of the rows of a source, in the order in
/// which it is done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preparation {
    /// Columns that get another name, all at once.
    pub rename: Vec<Renaming>,
    /// Columns whose values are replaced.
    pub recode: Vec<Recoding>,
    /// How several rows become one case, where declared.
    pub aggregate: Option<Aggregation>,
    /// The condition that a row must meet to stay, in SQL, where declared.
    pub filter: Option<Placed<String>>,
    /// New columns, each of which may use those before it.
    pub derive: Vec<Derivation>,
}

/// A column that gets another name.
#[derive(Clone, Debug, PartialEq)]
pub struct Renaming {
    /// Its name in the source.
    pub from: Placed<String>,
    /// Its name from then on.
    pub to: Placed<String>,
}

/// A column whose values are replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Recoding {
    /// The column.
    pub column: Placed<String>,
    /// Values as they are written, each with what becomes of it.
    pub values: Vec<(String, NewValue)>,
    /// What becomes of values that are not listed; a missing value stays missing.
    pub otherwise: Otherwise,
}

/// What becomes of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// Another value.
    Text(String),
    /// A missing value.
    Missing,
}

/// What becomes of values that a recoding does not list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// They are an error.
    Refused,
    /// They stay.
    Kept,
    /// Each becomes the same.
    Becomes(NewValue),
}

/// How several rows become one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregation {
    /// The column whose values tell the cases apart.
    pub by: Placed<String>,
    /// The condition that a row must meet to be taken, in SQL, where declared.
    pub filter: Option<Placed<String>>,
    /// The columns of the cases, beside `by`.
    pub columns: Vec<AggregatedColumn>,
}

/// A column that sums up the rows of each case.
#[derive(Clone, Debug, PartialEq)]
pub struct AggregatedColumn {
    /// Its name.
    pub name: Placed<String>,
    /// What is taken of the values.
    pub summary: Summary,
    /// The column with the values; `None`: the rows themselves are counted.
    pub of: Option<Placed<String>>,
}

/// A new column.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// Its name.
    pub name: Placed<String>,
    /// How its values come about.
    pub rule: DerivationRule,
}

/// How the values of a new column come about.
#[derive(Clone, Debug, PartialEq)]
pub enum DerivationRule {
    /// By an SQL expression about the row.
    Expression(Placed<String>),
    /// From the values of several columns in the row.
    OfColumns {
        /// What is taken of them.
        summary: Summary,
        /// The columns.
        columns: Vec<Placed<String>>,
        /// How many of the columns need a value; with fewer the new value is missing.
        at_least: usize,
    },
}

/// One value for several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    /// Σ x / n.
    Mean,
    /// Σ x.
    Sum,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// The middle one of the sorted values, or the mean of the two in the middle.
    Median,
    /// How many there are.
    Count,
    /// The first.
    First,
    /// The last.
    Last,
}

impl Preparation {
    /// Whether anything is declared.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        *self != Self::default()
    }
}

impl Summary {
    /// Every summary with its word, in the order of the manual.
    pub const ALL: [(&'static str, Self); 8] = [
        ("mean", Self::Mean),
        ("sum", Self::Sum),
        ("min", Self::Min),
        ("max", Self::Max),
        ("median", Self::Median),
        ("count", Self::Count),
        ("first", Self::First),
        ("last", Self::Last),
    ];

    /// Whether it takes texts as well as numbers.
    #[must_use]
    pub fn takes_texts(self) -> bool {
        matches!(self, Self::Count | Self::First | Self::Last)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = Self::ALL.iter().find(|(_, summary)| summary == self);
        f.write_str(word.map_or("", |(word, _)| *word))
    }
}

impl fmt::Display for NewValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Missing => f.write_str("missing"),
        }
    }
}

/// As the file writes it: `{男: 1, 女: 0, else: keep}`.
impl fmt::Display for Recoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = self.values.iter();
        let mut parts: Vec<String> = listed.map(|(from, to)| format!("{from}: {to}")).collect();
        match &self.otherwise {
            Otherwise::Refused => {}
            Otherwise::Kept => parts.push("else: keep".to_owned()),
            Otherwise::Becomes(value) => parts.push(format!("else: {value}")),
        }
        write!(f, "{{{}}}", parts.join(", "))
    }
}

/// `mean of gdp`, `count of rows`.
impl fmt::Display for AggregatedColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.of {
            Some(column) => write!(f, "{} of {column}", self.summary),
            None => write!(f, "{} of rows", self.summary),
        }
    }
}

/// The expression, or `mean of q1, q2, q3`.
impl fmt::Display for DerivationRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expression(expression) => {
                let words: Vec<&str> = expression.value.split_whitespace().collect();
                f.write_str(&words.join(" "))
            }
            Self::OfColumns {
                summary,
                columns,
                at_least,
            } => {
                let names: Vec<&str> = columns.iter().map(|name| name.value.as_str()).collect();
                write!(f, "{summary} of {}", names.join(", "))?;
                if *at_least < names.len() {
                    write!(f, ", of which at least {at_least} have a value")?;
                }
                Ok(())
            }
        }
    }
}
