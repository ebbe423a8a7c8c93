//! Apache Parquet.

use std::io::Cursor;

use polars::datatypes::{AnyValue, DataType, TimeUnit};
use polars::io::SerReader;
use polars::prelude::{Column, ParquetReader};

use super::{SourceProblem, text};
use crate::load::error::LoadErrorKind;
use crate::load::grid::Grid;
use crate::load::listed::Quoted;

/// What stands at the beginning and at the end of a file.
const MARK: &[u8] = b"PAR1";
/// What stands there when the columns cannot be told without a key.
const ENCRYPTED_MARK: &[u8] = b"PARE";

/// Reads all columns of a file.
pub(super) fn read(bytes: Vec<u8>) -> Result<Grid, LoadErrorKind> {
    if bytes.ends_with(ENCRYPTED_MARK) {
        return Err(SourceProblem::Encrypted.into());
    }
    if !bytes.starts_with(MARK) {
        return Err(damaged("it does not begin with `PAR1`".to_owned()).into());
    }
    if !bytes.ends_with(MARK) || bytes.len() < 12 {
        return Err(damaged("it does not end with `PAR1`: it is cut off".to_owned()).into());
    }
    if let Some(problem) = small_unsigned(&bytes) {
        return Err(problem.into());
    }
    let frame = ParquetReader::new(Cursor::new(bytes)).finish();
    let frame = frame.map_err(|error| {
        let words = error.to_string();
        damaged(words.lines().next().unwrap_or_default().to_owned())
    })?;
    let columns = frame.columns().iter().map(texts);
    Ok(Grid {
        header: frame
            .columns()
            .iter()
            .map(|column| column.name().to_string())
            .collect(),
        columns: columns.collect::<Result<_, _>>()?,
        lines: (1..=frame.height()).collect(),
    })
}

/// A column of a kind for which the data-frame library is not built here.
fn small_unsigned(bytes: &[u8]) -> Option<SourceProblem> {
    let schema = ParquetReader::new(Cursor::new(bytes)).schema().ok()?;
    let (name, kind) = schema.iter().find_map(|(name, field)| {
        let kind = format!("{:?}", field.dtype);
        ["UInt8", "UInt16"]
            .contains(&kind.as_str())
            .then_some((name, kind))
    })?;
    Some(SourceProblem::ColumnKind {
        columns: format!("column {}", Quoted(name)),
        kind: format!("numbers of the type {kind}, which are read as Int32 or Float64 only"),
    })
}

fn damaged(reason: String) -> SourceProblem {
    SourceProblem::Damaged {
        format: "Parquet",
        reason,
    }
}

fn texts(column: &Column) -> Result<Vec<String>, LoadErrorKind> {
    let kind = match column.dtype() {
        DataType::List(_) | DataType::Array(..) => "lists",
        DataType::Struct(_) => "structures",
        DataType::Binary | DataType::BinaryOffset => "bytes",
        DataType::Duration(_) => "durations",
        _ => {
            let cells = column.as_materialized_series().iter();
            let texts: Option<Vec<String>> = cells.map(|cell| cell_text(&cell)).collect();
            match texts {
                Some(texts) => return Ok(texts),
                None => "values of a kind that this version does not know",
            }
        }
    };
    Err(SourceProblem::ColumnKind {
        columns: format!("column {}", Quoted(column.name())),
        kind: kind.to_owned(),
    }
    .into())
}

/// The text of a cell; empty where it holds no value.
fn cell_text(cell: &AnyValue<'_>) -> Option<String> {
    let microseconds = |time: i64, unit: TimeUnit| match unit {
        TimeUnit::Nanoseconds => time.div_euclid(1000),
        TimeUnit::Microseconds => time,
        TimeUnit::Milliseconds => time.saturating_mul(1000),
    };
    Some(match cell {
        AnyValue::Null => String::new(),
        AnyValue::Boolean(value) => text::truth(*value),
        AnyValue::Float32(value) => text::number(f64::from(*value)),
        AnyValue::Float64(value) => text::number(*value),
        AnyValue::Date(days) => text::date(i64::from(*days)),
        AnyValue::Datetime(time, unit, zone) => {
            let moment = text::moment(microseconds(*time, *unit));
            let utc = if zone.is_some() { "Z" } else { "" };
            format!("{moment}{utc}")
        }
        AnyValue::Time(nanoseconds) => text::time(nanoseconds.div_euclid(1000)),
        AnyValue::Decimal(value, _, scale) => text::decimal(&scaled(*value, *scale)),
        AnyValue::String(value) => (*value).to_owned(),
        AnyValue::StringOwned(value) => value.to_string(),
        AnyValue::Categorical(..)
        | AnyValue::CategoricalOwned(..)
        | AnyValue::Enum(..)
        | AnyValue::EnumOwned(..) => cell.get_str()?.to_owned(),
        whole if whole.is_integer() => whole.to_string(),
        _ => return None,
    })
}

/// A whole number with a point before its last `scale` digits.
fn scaled(value: i128, scale: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    match fraction {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn decimals_have_their_point() {
        let found = [(1250, 2), (-5, 3), (0, 2), (7, 0)].map(|(value, scale)| scaled(value, scale));
        assert_eq!(found, ["12.50", "-0.005", "0.00", "7"]);
    }
}
