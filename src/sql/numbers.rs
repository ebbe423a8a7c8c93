//! Functions of numbers that come from libm, since those of platforms differ in the last bit; and
//! numbers from texts and back.

use polars::prelude::{
    ChunkApply, Column, DataType, Expr, Field, Float64Chunked, IntoColumn, PolarsResult, Schema,
    StringChunked, arity,
};

/// A function of one number, row by row; NULL stays NULL.
pub(super) fn of_one(argument: Expr, function: fn(f64) -> f64) -> Expr {
    argument.map(
        move |column: Column| Ok(column.f64()?.apply_values(function).into_column()),
        |_: &Schema, field: &Field| Ok(number(field)),
    )
}

/// A function of two numbers, row by row; NULL where one is NULL.
pub(super) fn of_two(first: Expr, second: Expr, function: fn(f64, f64) -> f64) -> Expr {
    first.map_many(
        move |columns: &mut [Column]| {
            let (first, second) = (columns[0].f64()?, columns[1].f64()?);
            let of_values =
                |first: Option<f64>, second: Option<f64>| Some(function(first?, second?));
            let values: Float64Chunked =
                arity::broadcast_binary_elementwise(first, second, of_values);
            Ok(values.into_column())
        },
        &[second],
        |_: &Schema, fields: &[Field]| Ok(number(&fields[0])),
    )
}

/// The remainder of a division, with the sign of what is divided, as SQL has it.
pub(super) fn remainder(divided: f64, by: f64) -> f64 {
    divided % by
}

/// The logarithm of a number to a base.
pub(super) fn logarithm(number: f64, base: f64) -> f64 {
    if base.to_bits() == std::f64::consts::E.to_bits() {
        libm::log(number)
    } else if base.to_bits() == 10.0_f64.to_bits() {
        libm::log10(number)
    } else if base.to_bits() == 2.0_f64.to_bits() {
        libm::log2(number)
    } else {
        libm::log(number) / libm::log(base)
    }
}

/// The shortest texts that read back as the same numbers, with this sign before fractions.
pub(super) fn as_texts(numbers: Expr, decimal: char) -> Expr {
    numbers.map(
        move |column: Column| {
            let numbers = column.f64()?;
            let written = |number: f64| match decimal {
                '.' => number.to_string(),
                decimal => number
                    .to_string()
                    .replace('.', decimal.encode_utf8(&mut [0; 4])),
            };
            let texts = numbers.iter().map(|number| number.map(written));
            let texts: StringChunked = texts.collect();
            Ok(texts.with_name(numbers.name().clone()).into_column())
        },
        |_: &Schema, field: &Field| -> PolarsResult<Field> {
            Ok(Field::new(field.name().clone(), DataType::String))
        },
    )
}

/// The numbers that texts write, with this sign before the fraction. A text that is no number becomes
/// NaN, or NULL where the study tries.
pub(super) fn from_texts(texts: Expr, otherwise: Option<f64>, decimal: char) -> Expr {
    texts.map(
        move |column: Column| {
            let texts = column.str()?;
            let numbers = texts.iter().map(|text| read(text?, decimal).or(otherwise));
            let numbers: Float64Chunked = numbers.collect();
            Ok(numbers.with_name(texts.name().clone()).into_column())
        },
        |_: &Schema, field: &Field| Ok(number(field)),
    )
}

fn read(text: &str, decimal: char) -> Option<f64> {
    let plain = |c: char| c.is_ascii_digit() || c == decimal || matches!(c, '+' | '-' | 'e' | 'E');
    let text = text.trim();
    if !text.chars().all(plain) {
        return None;
    }
    match decimal {
        '.' => text.parse().ok(),
        decimal => text.replace(decimal, ".").parse().ok(),
    }
}

fn number(field: &Field) -> Field {
    Field::new(field.name().clone(), DataType::Float64)
}
