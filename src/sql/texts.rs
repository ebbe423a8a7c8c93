//! The functions of texts that an expression may call.

use polars::lazy::dsl::{Expr, FunctionExpr, Operator, StringFunction};
use polars::prelude::DataType;

use super::bad;
use super::kind::Kind;
use super::refusal::Refusal;
use super::typed::{Compiler, Typed};

impl Compiler<'_> {
    pub(super) fn text_function(
        &mut self,
        input: &[Expr],
        function: &StringFunction,
    ) -> Result<Typed, Refusal> {
        use StringFunction as F;
        match function {
            F::Contains { .. } => {
                if !matches!(input, [_, Expr::Literal(_)]) {
                    return Err(Refusal::unknown("a pattern that is not written out"));
                }
                self.of_texts(input, 0, function, Kind::Truth)
            }
            F::StartsWith | F::EndsWith => self.of_texts(input, 0, function, Kind::Truth),
            F::LenChars | F::LenBytes | F::Find { .. } => {
                let counted = self.of_texts(input, 0, function, Kind::Number)?;
                let value = counted.value.cast(DataType::Float64);
                Ok(Typed::new(value, Kind::Number, counted.bad))
            }
            F::Lowercase
            | F::Uppercase
            | F::Reverse
            | F::Normalize { .. }
            | F::StripChars
            | F::StripCharsStart
            | F::StripCharsEnd
            | F::Replace { .. } => self.of_texts(input, 0, function, Kind::Text),
            F::Slice => self.of_texts(input, 2, function, Kind::Text),
            F::PadStart { .. } | F::PadEnd { .. } => self.of_texts(input, 1, function, Kind::Text),
            F::ConcatHorizontal { .. } => {
                let parts = input.iter().map(|part| {
                    let part = self.compile(part)?;
                    self.as_text(part)
                });
                let parts: Vec<Typed> = parts.collect::<Result<_, _>>()?;
                Ok(rebuilt(parts, Vec::new(), function, Kind::Text))
            }
            _ => Err(Refusal::of_function(function)),
        }
    }

    /// A function of texts, the last arguments of which count letters.
    fn of_texts(
        &mut self,
        input: &[Expr],
        counts: usize,
        function: &StringFunction,
        kind: Kind,
    ) -> Result<Typed, Refusal> {
        let (texts, counts) = input.split_at(input.len().saturating_sub(counts));
        let name = function.to_string().to_uppercase();
        let texts = texts
            .iter()
            .map(|text| self.compile(text)?.must_be(Kind::Text, &name));
        let texts: Vec<Typed> = texts.collect::<Result<_, _>>()?;
        let counts = counts.iter().map(|count| self.count(count));
        let counts = counts.collect::<Result<_, _>>()?;
        Ok(rebuilt(texts, counts, function, kind))
    }

    /// A position or a length: whole numbers that are written out, and the length of a text.
    fn count(&mut self, expr: &Expr) -> Result<Expr, Refusal> {
        match expr {
            Expr::Literal(value)
                if value
                    .to_any_value()
                    .is_some_and(|value| value.is_null() || value.is_integer()) =>
            {
                Ok(expr.clone())
            }
            Expr::Cast { expr, dtype, .. } => match dtype.as_literal() {
                Some(dtype) if dtype.is_integer() => Ok(self.count(expr)?.cast(dtype.clone())),
                _ => Err(not_written_out()),
            },
            Expr::BinaryExpr { left, op, right }
                if matches!(op, Operator::Plus | Operator::Minus) =>
            {
                Ok(Expr::BinaryExpr {
                    left: self.count(left)?.into(),
                    op: *op,
                    right: self.count(right)?.into(),
                })
            }
            Expr::Function { input, function } => match function {
                FunctionExpr::StringExpr(StringFunction::LenChars) => {
                    let text = self.compile(&input[0])?.must_be(Kind::Text, "LENGTH")?;
                    Ok(text.value.str().len_chars())
                }
                FunctionExpr::Clip { .. } => {
                    let input = input.iter().map(|part| self.count(part));
                    Ok(Expr::Function {
                        input: input.collect::<Result<_, _>>()?,
                        function: function.clone(),
                    })
                }
                _ => Err(not_written_out()),
            },
            _ => Err(not_written_out()),
        }
    }
}

fn rebuilt(texts: Vec<Typed>, counts: Vec<Expr>, function: &StringFunction, kind: Kind) -> Typed {
    let bad = bad::any(texts.iter().map(|text| text.bad.clone()));
    let texts = texts.into_iter().map(|text| text.value);
    let value = Expr::Function {
        input: texts.chain(counts).collect(),
        function: FunctionExpr::StringExpr(function.clone()),
    };
    Typed::new(value, kind, bad)
}

fn not_written_out() -> Refusal {
    Refusal::Unknown {
        what: "a position or a length that is computed".to_owned(),
        instead: Some("write positions and lengths as whole numbers: SUBSTR(code, 1, 2)"),
    }
}
