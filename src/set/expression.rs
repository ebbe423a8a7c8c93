use std::collections::BTreeSet;
use std::fmt;
use std::iter::Peekable;
use std::str::{CharIndices, FromStr};

use thiserror::Error;

use super::{CalibratedSet, FuzzySet, NameError, SetName};

/// A Boolean expression over sets: `A*~B + C{1,2}`.
///
/// `*`, `&`, `·` are and; `+`, `|` are or; `~` is not; parentheses group; `C{1,2}` (or `C[1,2]`)
/// names values of a multi-value set. And binds tighter than or. `0` and `1` are the empty and
/// the full set.
///
/// # Examples
/// ```
/// use equifinal::set::Expression;
/// let expression: Expression = "~(A · B) | C{1,2}".parse().unwrap();
/// assert_eq!(expression.to_string(), "~(A*B) + C{1,2}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// The empty set (`false`) or the full set (`true`); written `0` and `1`.
    Constant(bool),
    /// One set, or some values of a multi-value set.
    Literal(Literal),
    /// The negation of an expression.
    Not(Box<Expression>),
    /// The intersection of two or more expressions.
    And(Vec<Expression>),
    /// The union of two or more expressions.
    Or(Vec<Expression>),
}

/// A set named in an expression, with the values that count as in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Literal {
    /// The set.
    pub set: SetName,
    /// The values written in braces; `None` for a bare name, which means the presence of a set.
    pub values: Option<BTreeSet<u8>>,
}

/// Why a text is not an expression; `at` counts bytes from the start of the text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{kind}")]
pub struct ExpressionError {
    /// Where in the text.
    pub at: usize,
    /// What is wrong there.
    pub kind: ExpressionErrorKind,
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ExpressionErrorKind {
    /// The text ends where a set should stand.
    #[error("the expression ends where a set should stand")]
    Ends,
    /// A character stands where a set should stand.
    #[error("`{0}` stands where a set should stand")]
    NotASet(char),
    /// A character stands where an operator should stand.
    #[error("`{0}` stands where `*`, `+` or the end should stand")]
    NotAnOperator(char),
    /// A parenthesis was opened and not closed.
    #[error("this `(` is not closed")]
    NotClosed,
    /// The braces after a name do not hold values.
    #[error(
        "the braces after a multi-value set hold whole numbers from 0 to 31, such as `{{1,2}}`"
    )]
    NotValues,
    /// Something that is not a set name.
    #[error(transparent)]
    Name(#[from] NameError),
    /// More than 100 parentheses or negations inside each other.
    #[error("more than 100 levels of parentheses and negations")]
    TooDeep,
}

impl Expression {
    /// The literals of the expression, from left to right.
    #[must_use]
    pub fn literals(&self) -> Vec<&Literal> {
        match self {
            Self::Constant(_) => Vec::new(),
            Self::Literal(literal) => vec![literal],
            Self::Not(inner) => inner.literals(),
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::literals).collect(),
        }
    }

    /// The parts joined by `+` at the top: the terms of a sum, or the expression itself.
    #[must_use]
    pub fn terms(&self) -> &[Expression] {
        match self {
            Self::Or(parts) => parts,
            other => std::slice::from_ref(other),
        }
    }

    /// Membership of every case: minimum for and, maximum for or, 1 − x for not, values in braces
    /// by equality.
    ///
    /// # Errors
    /// The first set of the expression that `sets` does not hold.
    pub fn membership(&self, sets: &[&CalibratedSet]) -> Result<FuzzySet, SetName> {
        let cases = sets.first().map_or(0, |set| set.cases());
        match self {
            Self::Constant(true) => Ok(FuzzySet::full(cases)),
            Self::Constant(false) => Ok(FuzzySet::empty(cases)),
            Self::Literal(Literal { set: name, values }) => {
                let set = sets
                    .iter()
                    .find(|set| set.name() == name)
                    .ok_or_else(|| name.clone())?;
                Ok(match values {
                    None => set.membership_in(1),
                    Some(values) => set.membership_in_any(values.iter().copied()),
                })
            }
            Self::Not(inner) => Ok(inner.membership(sets)?.negated()),
            Self::And(parts) => parts.iter().try_fold(FuzzySet::full(cases), |all, part| {
                Ok(all.and(&part.membership(sets)?))
            }),
            Self::Or(parts) => parts.iter().try_fold(FuzzySet::empty(cases), |any, part| {
                Ok(any.or(&part.membership(sets)?))
            }),
        }
    }

    /// The negation, without a second `~` where there is one already.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            Self::Constant(value) => Self::Constant(!value),
            other => Self::Not(Box::new(other)),
        }
    }

    fn fmt_within(&self, f: &mut fmt::Formatter<'_>, inside: &str) -> fmt::Result {
        let parenthesize = match self {
            Self::Or(_) => !inside.is_empty(),
            Self::And(_) => inside == "~",
            _ => false,
        };
        if parenthesize {
            write!(f, "({self})")
        } else {
            write!(f, "{self}")
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.set)?;
        let Some(values) = &self.values else {
            return Ok(());
        };
        let values: Vec<String> = values.iter().map(u8::to_string).collect();
        write!(f, "{{{}}}", values.join(","))
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, parts: &[Self], operator: &str, inside| {
            for (i, part) in parts.iter().enumerate() {
                if i > 0 {
                    f.write_str(operator)?;
                }
                part.fmt_within(f, inside)?;
            }
            Ok(())
        };
        match self {
            Self::Constant(value) => write!(f, "{}", u8::from(*value)),
            Self::Literal(literal) => write!(f, "{literal}"),
            Self::Not(inner) => {
                f.write_str("~")?;
                inner.fmt_within(f, "~")
            }
            Self::And(parts) => joined(f, parts, "*", "*"),
            Self::Or(parts) => joined(f, parts, " + ", ""),
        }
    }
}

impl FromStr for Expression {
    type Err = ExpressionError;

    fn from_str(text: &str) -> Result<Self, ExpressionError> {
        let mut parser = Parser {
            text,
            rest: text.char_indices().peekable(),
            depth: 0,
        };
        let expression = parser.sum()?;
        match parser.next_visible() {
            None => Ok(expression),
            Some((at, found)) => Err(error(at, ExpressionErrorKind::NotAnOperator(found))),
        }
    }
}

fn error(at: usize, kind: ExpressionErrorKind) -> ExpressionError {
    ExpressionError { at, kind }
}

/// Recursive descent: sum → product → factor.
struct Parser<'t> {
    text: &'t str,
    rest: Peekable<CharIndices<'t>>,
    depth: u8,
}

impl Parser<'_> {
    /// The next character that is not a blank, left in place.
    fn next_visible(&mut self) -> Option<(usize, char)> {
        while self.rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        self.rest.peek().copied()
    }

    fn joined(
        &mut self,
        operators: &[char],
        part: fn(&mut Self) -> Result<Expression, ExpressionError>,
        join: fn(Vec<Expression>) -> Expression,
    ) -> Result<Expression, ExpressionError> {
        let first = part(self)?;
        let mut parts = vec![first];
        while self
            .next_visible()
            .is_some_and(|(_, c)| operators.contains(&c))
        {
            self.rest.next();
            parts.push(part(self)?);
        }
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => join(parts),
        })
    }

    fn sum(&mut self) -> Result<Expression, ExpressionError> {
        self.joined(&['+', '|'], Self::product, Expression::Or)
    }

    fn product(&mut self) -> Result<Expression, ExpressionError> {
        self.joined(&['*', '&', '·'], Self::factor, Expression::And)
    }

    fn factor(&mut self) -> Result<Expression, ExpressionError> {
        let Some((at, found)) = self.next_visible() else {
            return Err(error(self.text.len(), ExpressionErrorKind::Ends));
        };
        if found != '~' && found != '(' {
            return self.literal();
        }
        self.rest.next();
        self.depth += 1;
        if self.depth > 100 {
            return Err(error(at, ExpressionErrorKind::TooDeep));
        }
        let inner = if found == '~' {
            self.factor()?.negated()
        } else {
            self.group(at)?
        };
        self.depth -= 1;
        Ok(inner)
    }

    fn group(&mut self, opened: usize) -> Result<Expression, ExpressionError> {
        let inner = self.sum()?;
        match self.next_visible() {
            Some((_, ')')) => {
                self.rest.next();
                Ok(inner)
            }
            Some((at, found)) => Err(error(at, ExpressionErrorKind::NotAnOperator(found))),
            None => Err(error(opened, ExpressionErrorKind::NotClosed)),
        }
    }

    fn literal(&mut self) -> Result<Expression, ExpressionError> {
        let Some(&(start, found)) = self.rest.peek() else {
            return Err(error(self.text.len(), ExpressionErrorKind::Ends));
        };
        let mut end = start;
        let in_name = |c: char| !c.is_whitespace() && !super::name::RESERVED.contains(c);
        while let Some((at, c)) = self.rest.next_if(|&(_, c)| in_name(c)) {
            end = at + c.len_utf8();
        }
        let text = &self.text[start..end];
        if text.is_empty() {
            return Err(error(start, ExpressionErrorKind::NotASet(found)));
        }
        let values = self.values()?;
        match (text, &values) {
            ("0", None) => return Ok(Expression::Constant(false)),
            ("1", None) => return Ok(Expression::Constant(true)),
            _ => {}
        }
        let set = SetName::new(text).map_err(|kind| error(start, kind.into()))?;
        Ok(Expression::Literal(Literal { set, values }))
    }

    /// The values in braces or brackets right after a name.
    fn values(&mut self) -> Result<Option<BTreeSet<u8>>, ExpressionError> {
        let Some(&(opened, bracket @ ('{' | '['))) = self.rest.peek() else {
            return Ok(None);
        };
        self.rest.next();
        let close = if bracket == '{' { '}' } else { ']' };
        let mut inside = String::new();
        loop {
            match self.rest.next() {
                Some((_, c)) if c == close => break,
                Some((_, c)) => inside.push(c),
                None => return Err(error(opened, ExpressionErrorKind::NotValues)),
            }
        }
        let values: Option<BTreeSet<u8>> = inside
            .split(',')
            .map(|value| value.trim().parse().ok().filter(|&value| value < 32))
            .collect();
        values
            .map(Some)
            .ok_or_else(|| error(opened, ExpressionErrorKind::NotValues))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn and_binds_tighter_than_or() {
        let parsed: Expression = "A*B + ~C".parse().unwrap();
        assert_eq!(parsed.to_string(), "A*B + ~C");
        assert_eq!(parsed.terms().len(), 2);
    }

    #[test]
    fn every_spelling_of_the_operators_is_understood() {
        let expected: Expression = "A*~B + C{1,2}".parse().unwrap();
        for spelling in ["A&~B|C{2,1}", " A · ~~~B + C[1, 2] ", "(A*(~B))+(C{1,2})"] {
            assert_eq!(
                spelling.parse::<Expression>().unwrap(),
                expected,
                "{spelling}"
            );
        }
    }

    #[test]
    fn parentheses_are_printed_where_they_matter() {
        for text in ["(A + B)*C", "~(A*B)", "~(A + B*C)*D", "0", "1"] {
            assert_eq!(text.parse::<Expression>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn an_error_says_where() {
        let cases = [
            ("A*", 2, ExpressionErrorKind::Ends),
            ("A**B", 2, ExpressionErrorKind::NotASet('*')),
            ("A B", 2, ExpressionErrorKind::NotAnOperator('B')),
            ("A*(B", 2, ExpressionErrorKind::NotClosed),
            ("A{x}", 1, ExpressionErrorKind::NotValues),
            ("A{32}", 1, ExpressionErrorKind::NotValues),
            ("", 0, ExpressionErrorKind::Ends),
        ];
        for (text, at, kind) in cases {
            assert_eq!(
                text.parse::<Expression>(),
                Err(ExpressionError { at, kind }),
                "{text}"
            );
        }
        let deep = "~(".repeat(200);
        assert_eq!(
            deep.parse::<Expression>().unwrap_err().kind,
            ExpressionErrorKind::TooDeep
        );
    }

    #[test]
    fn membership_is_minimum_maximum_and_complement() {
        let set = |name: &str, scores: &[f64]| {
            CalibratedSet::fuzzy(
                SetName::new(name).unwrap(),
                FuzzySet::from_scores(scores).unwrap(),
            )
        };
        let (a, b) = (set("A", &[0.2, 0.9]), set("B", &[0.7, 0.4]));
        let c = CalibratedSet::multi_value(SetName::new("C").unwrap(), 3, vec![2, 0]);
        let sets = [&a, &b, &c];
        let scores = |text: &str| -> Vec<f64> {
            let set = text
                .parse::<Expression>()
                .unwrap()
                .membership(&sets)
                .unwrap();
            set.memberships().iter().map(|x| x.value()).collect()
        };
        assert_eq!(scores("A*B"), [0.2, 0.4]);
        assert_eq!(scores("A + B"), [0.7, 0.9]);
        assert_eq!(scores("~A"), [0.8, 1.0 - 0.9]);
        assert_eq!(scores("C{1,2}"), [1.0, 0.0]);
        assert_eq!(scores("A*~C{2}"), [0.0, 0.9]);
        let unknown = "A*X"
            .parse::<Expression>()
            .unwrap()
            .membership(&sets)
            .unwrap_err();
        assert_eq!(unknown.as_str(), "X");
    }
}
