//! The functions that an expression may call, but for those of texts.

use polars::lazy::dsl::{AggExpr, BooleanFunction, Expr, FunctionExpr, PowFunction, lit};
use polars::prelude::{DataType, LiteralValue, Series};

use super::kind::Kind;
use super::refusal::Refusal;
use super::typed::{Compiler, Typed};
use super::{bad, numbers};

/// The most decimals of ROUND and TRUNCATE: powers of ten up to here are exact.
const MOST_DECIMALS: u32 = 15;

impl Compiler<'_> {
    pub(super) fn call(
        &mut self,
        input: &[Expr],
        function: &FunctionExpr,
    ) -> Result<Typed, Refusal> {
        match (function, input) {
            (FunctionExpr::Boolean(function), _) => self.condition(input, function),
            (FunctionExpr::StringExpr(function), _) => self.text_function(input, function),
            (
                FunctionExpr::Round { decimals, .. } | FunctionExpr::Truncate { decimals },
                [argument],
            ) if *decimals <= MOST_DECIMALS => self.exact(argument, function),
            (FunctionExpr::Round { .. } | FunctionExpr::Truncate { .. }, _) => {
                Err(Refusal::Unknown {
                    what: "more than 15 decimals".to_owned(),
                    instead: Some("numbers hold 15 decimal digits"),
                })
            }
            (
                FunctionExpr::Abs
                | FunctionExpr::Sign
                | FunctionExpr::Floor
                | FunctionExpr::Ceil
                | FunctionExpr::Negate,
                [argument],
            ) => self.exact(argument, function),
            (FunctionExpr::Exp, [argument]) => self.of_one(argument, "EXP", libm::exp),
            (FunctionExpr::Log1p, [argument]) => self.of_one(argument, "LOG1P", libm::log1p),
            (FunctionExpr::Log, [number, base]) => {
                self.of_two(number, base, "LOG", numbers::logarithm)
            }
            (FunctionExpr::Pow(PowFunction::Generic), [base, exponent]) => {
                self.of_two(base, exponent, "POWER", libm::pow)
            }
            (FunctionExpr::Pow(PowFunction::Sqrt), [argument]) => {
                self.of_one(argument, "SQRT", libm::sqrt)
            }
            (FunctionExpr::Pow(PowFunction::Cbrt), [argument]) => {
                self.of_one(argument, "CBRT", libm::cbrt)
            }
            (FunctionExpr::Coalesce | FunctionExpr::FillNull, _) => self.coalesce(input),
            (FunctionExpr::MaxHorizontal | FunctionExpr::MinHorizontal, _) => {
                self.extreme(input, function)
            }
            (FunctionExpr::Trigonometry(_) | FunctionExpr::Atan2, _) => Err(Refusal::unknown(
                format!("the trigonometric function `{function}`"),
            )),
            (FunctionExpr::TemporalExpr(_), _) => Err(Refusal::Unknown {
                what: "a function of dates or times".to_owned(),
                instead: Some("dates are texts here: SUBSTR(date, 1, 4) is the year of 2020-01-31"),
            }),
            // What the library makes SUM of.
            (FunctionExpr::NullCount | FunctionExpr::DropNulls, _) => {
                Err(Refusal::other_rows("the aggregate function `SUM`"))
            }
            (
                FunctionExpr::Quantile { .. }
                | FunctionExpr::CumSum { .. }
                | FunctionExpr::CumMin { .. }
                | FunctionExpr::CumMax { .. }
                | FunctionExpr::CumCount { .. }
                | FunctionExpr::Shift
                | FunctionExpr::ShiftAndFill
                | FunctionExpr::Correlation { .. }
                | FunctionExpr::Range(_),
                _,
            ) => Err(Refusal::other_rows("a function of several rows")),
            _ => Err(Refusal::of_function(function)),
        }
    }

    /// A function whose result is exact, or at least finite, for every finite number.
    fn exact(&mut self, argument: &Expr, function: &FunctionExpr) -> Result<Typed, Refusal> {
        let name = function.to_string().to_uppercase();
        let argument = self.compile(argument)?.must_be(Kind::Number, &name)?;
        let value = Expr::Function {
            input: vec![argument.value],
            function: function.clone(),
        };
        Ok(Typed::new(value, Kind::Number, argument.bad))
    }

    fn of_one(
        &mut self,
        argument: &Expr,
        name: &str,
        function: fn(f64) -> f64,
    ) -> Result<Typed, Refusal> {
        let argument = self.compile(argument)?.must_be(Kind::Number, name)?;
        let value = numbers::of_one(argument.value, function);
        Ok(Typed::computed(value, argument.bad))
    }

    fn of_two(
        &mut self,
        first: &Expr,
        second: &Expr,
        name: &str,
        function: fn(f64, f64) -> f64,
    ) -> Result<Typed, Refusal> {
        let first = self.compile(first)?.must_be(Kind::Number, name)?;
        let second = self.compile(second)?.must_be(Kind::Number, name)?;
        let value = numbers::of_two(first.value, second.value, function);
        Ok(Typed::computed(value, bad::any([first.bad, second.bad])))
    }

    fn condition(&mut self, input: &[Expr], function: &BooleanFunction) -> Result<Typed, Refusal> {
        match (function, input) {
            (BooleanFunction::IsNull, [argument]) => {
                let argument = self.compile(argument)?;
                Ok(Typed::new(
                    argument.value.is_null(),
                    Kind::Truth,
                    argument.bad,
                ))
            }
            (BooleanFunction::IsNotNull, [argument]) => {
                let argument = self.compile(argument)?;
                let value = argument.value.is_not_null();
                Ok(Typed::new(value, Kind::Truth, argument.bad))
            }
            (BooleanFunction::Not, [argument]) => {
                let argument = self.compile(argument)?.must_be(Kind::Truth, "NOT")?;
                Ok(Typed::new(argument.value.not(), Kind::Truth, argument.bad))
            }
            (BooleanFunction::IsIn { .. }, [argument, list]) => self.is_in(argument, list),
            _ => Err(Refusal::of_function(function)),
        }
    }

    fn is_in(&mut self, argument: &Expr, list: &Expr) -> Result<Typed, Refusal> {
        let listed = match list {
            Expr::Agg(AggExpr::Implode { input, .. }) => listed(input),
            _ => None,
        };
        let Some((kind, list)) = listed else {
            return Err(Refusal::Unknown {
                what: "ANY, or a list of something else than numbers or texts".to_owned(),
                instead: Some("IN takes numbers or texts: `region IN ('north', 'east')`"),
            });
        };
        let argument = self.compile(argument)?.must_be(kind, "IN")?;
        let value = argument.value.is_in(lit(list).implode(false), false);
        Ok(Typed::new(value, Kind::Truth, argument.bad))
    }

    fn coalesce(&mut self, input: &[Expr]) -> Result<Typed, Refusal> {
        let parts = self.all_of(input)?;
        let mut kind = Kind::Null;
        for part in &parts {
            kind = kind.with(part.kind).ok_or_else(|| Refusal::WrongKind {
                by: "COALESCE".to_owned(),
                wanted: kind,
                found: part.kind,
                column: part.column.clone(),
                beside: None,
            })?;
        }
        let values: Vec<Expr> = parts.iter().map(|part| part.value.clone()).collect();
        let bad = parts.into_iter().map(|part| (part.value, part.bad));
        let bad = bad::up_to_first_value(bad.collect());
        let value = polars::lazy::dsl::coalesce(&values);
        Ok(Typed::new(value, kind, bad))
    }

    /// GREATEST and LEAST of those that are not NULL.
    fn extreme(&mut self, input: &[Expr], function: &FunctionExpr) -> Result<Typed, Refusal> {
        let name = match function {
            FunctionExpr::MaxHorizontal => "GREATEST",
            _ => "LEAST",
        };
        let parts = self.all_of(input)?.into_iter();
        let parts = parts.map(|part| part.must_be(Kind::Number, name));
        let parts: Vec<Typed> = parts.collect::<Result<_, _>>()?;
        let bad = bad::any(parts.iter().map(|part| part.bad.clone()));
        let value = Expr::Function {
            input: parts.into_iter().map(|part| part.value).collect(),
            function: function.clone(),
        };
        Ok(Typed::new(value, Kind::Number, bad))
    }

    fn all_of(&mut self, input: &[Expr]) -> Result<Vec<Typed>, Refusal> {
        input.iter().map(|part| self.compile(part)).collect()
    }
}

/// The numbers or texts of a list.
fn listed(list: &Expr) -> Option<(Kind, Series)> {
    let Expr::Literal(LiteralValue::Series(series)) = list else {
        return None;
    };
    let dtype = series.dtype();
    if dtype.is_primitive_numeric() {
        Some((Kind::Number, series.cast(&DataType::Float64).ok()?))
    } else if matches!(dtype, DataType::String) {
        Some((Kind::Text, (**series).clone()))
    } else {
        None
    }
}
