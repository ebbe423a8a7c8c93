//! From a parsed expression to one whose kinds are known, and which says where it has no finite result.

use polars::chunked_array::cast::CastOptions;
use polars::lazy::dsl::{AggExpr, Expr, Operator, col, lit, when};
use polars::prelude::{AnyValue, DataType, LiteralValue, NULL};

use super::kind::Kind;
use super::refusal::Refusal;
use super::{Column, bad, numbers};

/// An expression of a known kind.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) value: Expr,
    pub(super) kind: Kind,
    /// Where it has no finite result; `None`: nowhere.
    pub(super) bad: Option<Expr>,
    /// The column that it is, when it is nothing else.
    pub(super) column: Option<String>,
}

/// Goes through an expression from the leaves on.
pub(super) struct Compiler<'c> {
    lookup: &'c dyn Fn(&str) -> Option<Column>,
    /// What stands before fractions in texts.
    decimal: char,
    used: Vec<String>,
}

/// The numbers of a column inside the data frame: names of the file never meet the library's rules.
pub(super) fn numbers_of(position: usize) -> String {
    format!("numbers {position}")
}

/// The texts of a column inside the data frame.
pub(super) fn texts_of(position: usize) -> String {
    format!("texts {position}")
}

impl Typed {
    pub(super) fn new(value: Expr, kind: Kind, bad: Option<Expr>) -> Self {
        Self {
            value,
            kind,
            bad,
            column: None,
        }
    }

    /// A number that a computation gave.
    pub(super) fn computed(value: Expr, bad: Option<Expr>) -> Self {
        let own = bad::not_finite(&value);
        Self::new(value, Kind::Number, bad::any([bad, Some(own)]))
    }

    /// That this can be given to what takes a kind.
    pub(super) fn must_be(self, wanted: Kind, by: &str) -> Result<Self, Refusal> {
        if self.kind.fits(wanted) {
            return Ok(self.of_kind(wanted));
        }
        Err(self.is_not(wanted, by, None))
    }

    /// NULL of the kind that is wanted, since the library knows one for each.
    fn of_kind(mut self, wanted: Kind) -> Self {
        let dtype = match wanted {
            Kind::Number => DataType::Float64,
            Kind::Text => DataType::String,
            Kind::Truth => DataType::Boolean,
            Kind::Null | Kind::Unknown => return self,
        };
        if self.kind == Kind::Null {
            self.value = lit(NULL).cast(dtype);
            self.kind = wanted;
        }
        self
    }

    fn is_not(&self, wanted: Kind, by: &str, beside: Option<&Self>) -> Refusal {
        Refusal::WrongKind {
            by: by.to_owned(),
            wanted,
            found: self.kind,
            column: self.column.clone(),
            beside: beside.and_then(|beside| beside.column.clone()),
        }
    }
}

impl<'c> Compiler<'c> {
    pub(super) fn new(lookup: &'c dyn Fn(&str) -> Option<Column>, decimal: char) -> Self {
        Self {
            lookup,
            decimal,
            used: Vec::new(),
        }
    }

    /// The names of the columns, in the order of their first use.
    pub(super) fn into_used(self) -> Vec<String> {
        self.used
    }

    pub(super) fn compile(&mut self, expr: &Expr) -> Result<Typed, Refusal> {
        match expr {
            Expr::Column(name) => Ok(self.column(name)),
            Expr::Literal(value) => literal(value),
            Expr::BinaryExpr { left, op, right } => self.binary(left, *op, right),
            Expr::Cast {
                expr,
                dtype,
                options,
            } => match dtype.as_literal() {
                Some(dtype) => self.cast(expr, dtype, *options),
                None => Err(Refusal::unknown("a CAST to this type")),
            },
            Expr::Ternary {
                predicate,
                truthy,
                falsy,
            } => self.case(predicate, truthy, falsy),
            Expr::Function { input, function } => self.call(input, function),
            Expr::Agg(aggregate) => Err(Refusal::other_rows(format!(
                "the aggregate function `{}`",
                aggregate_name(aggregate)
            ))),
            Expr::Len => Err(Refusal::other_rows("the aggregate function `COUNT`")),
            Expr::SubPlan(..) => Err(Refusal::other_rows("a subquery")),
            Expr::Filter { .. } => Err(Refusal::other_rows("a FILTER")),
            Expr::Over { .. } | Expr::Sort { .. } | Expr::SortBy { .. } | Expr::Gather { .. } => {
                Err(Refusal::other_rows("a window function"))
            }
            Expr::Selector(_) => Err(Refusal::unknown("`*`, or a pattern in place of a name")),
            Expr::Alias(..) => Err(Refusal::Unknown {
                what: "AS and a name".to_owned(),
                instead: Some("the key of `derive` names the column"),
            }),
            _ => Err(Refusal::unknown("a list, a field or a date")),
        }
    }

    fn column(&mut self, name: &str) -> Typed {
        if !self.used.iter().any(|known| known == name) {
            self.used.push(name.to_owned());
        }
        let (value, kind) = match (self.lookup)(name) {
            Some(Column { position, kind }) if kind == Kind::Number => {
                (col(numbers_of(position)), kind)
            }
            Some(Column { position, kind }) => (col(texts_of(position)), kind),
            None => (col(name), Kind::Unknown),
        };
        Typed {
            column: Some(name.to_owned()),
            ..Typed::new(value, kind, None)
        }
    }

    fn binary(&mut self, left: &Expr, op: Operator, right: &Expr) -> Result<Typed, Refusal> {
        let joins = op == Operator::Plus && is_text_cast(left) && is_text_cast(right);
        let (left, right) = (self.compile(left)?, self.compile(right)?);
        match op {
            Operator::Plus if joins => Ok(joined(left, right)),
            Operator::Plus => arithmetic(left, "+", right, |l, r| l + r),
            Operator::Minus => arithmetic(left, "-", right, |l, r| l - r),
            Operator::Multiply => arithmetic(left, "*", right, |l, r| l * r),
            Operator::TrueDivide | Operator::RustDivide => {
                arithmetic(left, "/", right, Expr::true_div)
            }
            Operator::FloorDivide => arithmetic(left, "//", right, |l, r| l.true_div(r).floor()),
            Operator::Modulus => arithmetic(left, "%", right, |l, r| {
                numbers::of_two(l, r, numbers::remainder)
            }),
            Operator::And | Operator::LogicalAnd => logical(left, right, false),
            Operator::Or | Operator::LogicalOr => logical(left, right, true),
            Operator::Xor => {
                let left = left.must_be(Kind::Truth, "XOR")?;
                let right = right.must_be(Kind::Truth, "XOR")?;
                let bad = bad::any([left.bad, right.bad]);
                Ok(Typed::new(left.value.xor(right.value), Kind::Truth, bad))
            }
            Operator::Eq
            | Operator::NotEq
            | Operator::EqValidity
            | Operator::NotEqValidity
            | Operator::Lt
            | Operator::LtEq
            | Operator::Gt
            | Operator::GtEq => comparison(left, op, right),
        }
    }

    fn cast(
        &mut self,
        expr: &Expr,
        dtype: &DataType,
        options: CastOptions,
    ) -> Result<Typed, Refusal> {
        let is_floor = matches!(expr, Expr::BinaryExpr { op, .. } if *op == Operator::FloorDivide);
        let typed = self.compile(expr)?;
        match dtype {
            DataType::String => self.as_text(typed),
            DataType::Boolean => typed.must_be(Kind::Truth, "NOT"),
            DataType::Float64 => {
                // A text of the study file has a point, as its numbers have.
                let is_written = matches!(expr, Expr::Literal(_));
                let decimal = if is_written { '.' } else { self.decimal };
                Ok(as_number(typed, options, decimal))
            }
            DataType::Int64 if is_floor => Ok(typed),
            _ if dtype.is_integer() => Err(Refusal::Unknown {
                what: "a CAST to whole numbers".to_owned(),
                instead: Some("FLOOR, CEIL and ROUND make whole numbers"),
            }),
            _ => Err(Refusal::Unknown {
                what: "a CAST to this type".to_owned(),
                instead: Some("a CAST makes a text (VARCHAR) or a number (DOUBLE)"),
            }),
        }
    }

    /// Numbers as their texts; of a column, as its cells are written.
    pub(super) fn as_text(&self, typed: Typed) -> Result<Typed, Refusal> {
        match (typed.kind, &typed.column) {
            (Kind::Number, Some(name)) => {
                let column = (self.lookup)(name);
                let value = column.map_or(typed.value, |column| col(texts_of(column.position)));
                Ok(Typed::new(value, Kind::Text, typed.bad))
            }
            (Kind::Number, None) => {
                let value = numbers::as_texts(typed.value, self.decimal);
                Ok(Typed::new(value, Kind::Text, typed.bad))
            }
            (Kind::Unknown, _) => Ok(Typed::new(typed.value, Kind::Text, typed.bad)),
            _ => typed.must_be(Kind::Text, "CAST"),
        }
    }

    fn case(&mut self, condition: &Expr, then: &Expr, otherwise: &Expr) -> Result<Typed, Refusal> {
        let condition = self.compile(condition)?.must_be(Kind::Truth, "WHEN")?;
        let (then, otherwise) = (self.compile(then)?, self.compile(otherwise)?);
        let Some(kind) = then.kind.with(otherwise.kind) else {
            return Err(otherwise.is_not(then.kind, "CASE", None));
        };
        let (then, otherwise) = (then.of_kind(kind), otherwise.of_kind(kind));
        let value = when(condition.value.clone())
            .then(then.value)
            .otherwise(otherwise.value);
        let bad = bad::of_branches((&condition.value, condition.bad), then.bad, otherwise.bad);
        Ok(Typed::new(value, kind, bad))
    }
}

fn is_text_cast(expr: &Expr) -> bool {
    matches!(expr, Expr::Cast { dtype, .. } if dtype.as_literal() == Some(&DataType::String))
}

fn joined(left: Typed, right: Typed) -> Typed {
    let bad = bad::any([left.bad, right.bad]);
    Typed::new(left.value + right.value, Kind::Text, bad)
}

fn arithmetic(
    left: Typed,
    sign: &str,
    right: Typed,
    compute: impl Fn(Expr, Expr) -> Expr,
) -> Result<Typed, Refusal> {
    let left = left.must_be(Kind::Number, sign)?;
    let right = right.must_be(Kind::Number, sign)?;
    let bad = bad::any([left.bad, right.bad]);
    Ok(Typed::computed(compute(left.value, right.value), bad))
}

fn logical(left: Typed, right: Typed, is_or: bool) -> Result<Typed, Refusal> {
    let word = if is_or { "OR" } else { "AND" };
    let left = left.must_be(Kind::Truth, word)?;
    let right = right.must_be(Kind::Truth, word)?;
    let bad = bad::unless_decided((&left.value, left.bad), (&right.value, right.bad), is_or);
    let value = if is_or {
        left.value.or(right.value)
    } else {
        left.value.and(right.value)
    };
    Ok(Typed::new(value, Kind::Truth, bad))
}

fn comparison(left: Typed, op: Operator, right: Typed) -> Result<Typed, Refusal> {
    let word = match op {
        Operator::Eq => "=",
        Operator::NotEq => "<>",
        Operator::Lt => "<",
        Operator::LtEq => "<=",
        Operator::Gt => ">",
        Operator::GtEq => ">=",
        Operator::EqValidity => "IS NOT DISTINCT FROM",
        _ => "IS DISTINCT FROM",
    };
    let kind = match left.kind.with(right.kind) {
        Some(Kind::Truth) => {
            return Err(Refusal::Unknown {
                what: format!("`{word}` or IS between conditions"),
                instead: Some("write the condition itself, or NOT and the condition"),
            });
        }
        Some(kind) => kind,
        // A column of texts where numbers are compared is what the message should name.
        None if right.kind == Kind::Number && left.kind == Kind::Text && left.column.is_some() => {
            return Err(left.is_not(Kind::Number, word, Some(&right)));
        }
        None => return Err(right.is_not(left.kind, word, Some(&left))),
    };
    let (left, right) = (left.of_kind(kind), right.of_kind(kind));
    let bad = bad::any([left.bad, right.bad]);
    let value = Expr::BinaryExpr {
        left: left.value.into(),
        op,
        right: right.value.into(),
    };
    Ok(Typed::new(value, Kind::Truth, bad))
}

/// CAST makes a number of every text, or has no result; `TRY_CAST` makes NULL of those that are none.
fn as_number(typed: Typed, options: CastOptions, decimal: char) -> Typed {
    if matches!(typed.kind, Kind::Number | Kind::Null | Kind::Truth) {
        return match typed.kind {
            Kind::Truth => Typed::new(typed.value.cast(DataType::Float64), Kind::Number, typed.bad),
            _ => typed.of_kind(Kind::Number),
        };
    }
    let tries = options == CastOptions::NonStrict;
    let value = numbers::from_texts(typed.value, (!tries).then_some(f64::NAN), decimal);
    Typed::computed(value, typed.bad)
}

fn literal(value: &LiteralValue) -> Result<Typed, Refusal> {
    let one = match value {
        LiteralValue::Dyn(_) | LiteralValue::Scalar(_) => value.to_any_value(),
        LiteralValue::Series(_) | LiteralValue::Range(_) => None,
    };
    match one {
        Some(AnyValue::Null) => Ok(Typed::new(lit(NULL), Kind::Null, None)),
        Some(AnyValue::Boolean(value)) => Ok(Typed::new(lit(value), Kind::Truth, None)),
        Some(AnyValue::String(text)) => Ok(Typed::new(lit(text), Kind::Text, None)),
        Some(AnyValue::StringOwned(text)) => Ok(Typed::new(lit(text), Kind::Text, None)),
        Some(number) if number.is_primitive_numeric() => match number.extract::<f64>() {
            Some(number) if number.is_finite() => Ok(Typed::new(lit(number), Kind::Number, None)),
            _ => Err(Refusal::unknown("a number that is not finite")),
        },
        _ => Err(Refusal::unknown("a date, a list or bytes")),
    }
}

fn aggregate_name(aggregate: &AggExpr) -> &'static str {
    match aggregate {
        AggExpr::Min { .. } => "MIN",
        AggExpr::Max { .. } => "MAX",
        AggExpr::Median(_) => "MEDIAN",
        AggExpr::First(_) | AggExpr::FirstNonNull(_) => "FIRST",
        AggExpr::Last(_) | AggExpr::LastNonNull(_) => "LAST",
        AggExpr::Mean(_) => "AVG",
        AggExpr::Sum(_) => "SUM",
        AggExpr::Std(..) => "STDDEV",
        AggExpr::Var(..) => "VARIANCE",
        AggExpr::NUnique(_) | AggExpr::Count { .. } => "COUNT",
        _ => "ARRAY_AGG",
    }
}
