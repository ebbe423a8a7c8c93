//! The rows of a query to a PostgreSQL server.

use std::error::Error as _;
use std::fmt::Write as _;
use std::time::Duration;

use postgres::config::Config;
use postgres::error::{DbError, SqlState};
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{FromSql, Kind, Type};
use postgres::{Client, NoTls};

use super::{SourceProblem, steady, text};
use crate::load::error::LoadErrorKind;
use crate::load::grid::Grid;
use crate::load::listed::Quoted;

/// How long to wait for a server that does not answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Days, and microseconds, from 1970-01-01 to 2000-01-01, from which the server counts.
const DAYS_BEFORE: i64 = 10_957;
const MICROSECONDS_BEFORE: i64 = DAYS_BEFORE * 86_400_000_000;

/// Reads the rows of a query, in a transaction that cannot write. No message holds the address.
pub(super) fn read(variable: &str, query: &str) -> Result<Grid, LoadErrorKind> {
    steady::check(query, &steady::OF_POSTGRES)?;
    let mut client = connect(variable)?;
    let transaction = client.build_transaction().read_only(true).start();
    let mut transaction = transaction.map_err(|error| refused(variable, &error))?;
    let statement = transaction.prepare(query).map_err(|error| failed(&error))?;
    let columns = statement.columns();
    if columns.is_empty() {
        let reason = "it is a statement without a result".to_owned();
        return Err(SourceProblem::NoQuery { reason }.into());
    }
    for column in columns {
        check_kind(column.name(), column.type_())?;
    }
    let mut grid = Grid {
        header: columns
            .iter()
            .map(|column| column.name().to_owned())
            .collect(),
        columns: vec![Vec::new(); columns.len()],
        lines: Vec::new(),
    };
    let none: [&str; 0] = [];
    let rows = transaction.query_raw(&statement, none);
    let mut rows = rows.map_err(|error| failed(&error))?;
    while let Some(row) = rows.next().map_err(|error| failed(&error))? {
        for (position, column) in grid.columns.iter_mut().enumerate() {
            let cell: Option<Cell> = row.try_get(position).map_err(|error| failed(&error))?;
            column.push(cell.map_or_else(String::new, |cell| cell.0));
        }
        grid.lines.push(grid.lines.len() + 1);
    }
    Ok(grid)
}

fn connect(variable: &str) -> Result<Client, SourceProblem> {
    let variable = || variable.to_owned();
    let address = std::env::var(variable()).ok();
    let Some(address) = address.filter(|address| !address.trim().is_empty()) else {
        return Err(SourceProblem::NoAddress {
            variable: variable(),
        });
    };
    let Ok(mut config) = address.trim().parse::<Config>() else {
        return Err(SourceProblem::NotAnAddress {
            variable: variable(),
        });
    };
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    config.application_name("equifinal");
    config
        .connect(NoTls)
        .map_err(|error| refused(&variable(), &error))
}

/// Why there is no connection. The server's own words may name user, database or host: its code
/// says enough.
fn refused(variable: &str, error: &postgres::Error) -> SourceProblem {
    let variable = variable.to_owned();
    if let Some(code) = error.code() {
        let reason = match *code {
            SqlState::INVALID_PASSWORD => "user or password is wrong",
            SqlState::INVALID_AUTHORIZATION_SPECIFICATION => "this user may not connect",
            SqlState::INVALID_CATALOG_NAME => "there is no such database",
            SqlState::INSUFFICIENT_PRIVILEGE => "this user may not connect to this database",
            SqlState::TOO_MANY_CONNECTIONS => "it has too many connections",
            SqlState::CANNOT_CONNECT_NOW => "it is starting up or shutting down",
            _ => {
                let reason = format!("its code is {}", code.code());
                return SourceProblem::Refused { variable, reason };
            }
        };
        let reason = reason.to_owned();
        return SourceProblem::Refused { variable, reason };
    }
    let cause = error.source();
    let io = cause.and_then(|cause| cause.downcast_ref::<std::io::Error>());
    let reason = match io.map(std::io::Error::kind) {
        Some(std::io::ErrorKind::ConnectionRefused) => "nothing listens there",
        Some(std::io::ErrorKind::TimedOut) => "no answer in time",
        Some(std::io::ErrorKind::NotFound) => "there is no such socket",
        Some(std::io::ErrorKind::ConnectionReset | std::io::ErrorKind::UnexpectedEof) => {
            "the connection was closed; it may be no PostgreSQL server"
        }
        Some(_) => "the network says no, or the host is unknown",
        None => {
            "the connection could not be set up; a password may be missing, or the server asks for TLS, which this version does not speak"
        }
    };
    SourceProblem::NoServer {
        variable,
        reason: reason.to_owned(),
    }
}

/// What the server says about a query.
fn failed(error: &postgres::Error) -> SourceProblem {
    let Some(said) = error.as_db_error() else {
        return SourceProblem::QueryFailed {
            reason: error.to_string(),
            hint: None,
        };
    };
    if *said.code() == SqlState::READ_ONLY_SQL_TRANSACTION {
        let reason = "it is a statement that changes the database".to_owned();
        return SourceProblem::NoQuery { reason };
    }
    SourceProblem::QueryFailed {
        reason: said.message().to_owned(),
        hint: said.hint().map(str::to_owned).or_else(|| position(said)),
    }
}

fn position(said: &DbError) -> Option<String> {
    match said.position()? {
        postgres::error::ErrorPosition::Original(at) => {
            Some(format!("the query fails at its character {at}"))
        }
        postgres::error::ErrorPosition::Internal { .. } => None,
    }
}

fn check_kind(name: &str, kind: &Type) -> Result<(), SourceProblem> {
    if Cell::accepts(kind) {
        return Ok(());
    }
    Err(SourceProblem::ColumnKind {
        columns: format!("column {}", Quoted(name)),
        kind: format!(
            "values of the type {}, which the query can turn into text with `::text`",
            Quoted(kind.name())
        ),
    })
}

/// A cell as text.
struct Cell(String);

impl<'a> FromSql<'a> for Cell {
    fn from_sql(
        kind: &Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        let text = match *kind {
            Type::BOOL => text::truth(bool::from_sql(kind, raw)?),
            Type::INT2 => i16::from_sql(kind, raw)?.to_string(),
            Type::INT4 => i32::from_sql(kind, raw)?.to_string(),
            Type::INT8 => i64::from_sql(kind, raw)?.to_string(),
            Type::FLOAT4 => text::number(f64::from(f32::from_sql(kind, raw)?)),
            Type::FLOAT8 => text::number(f64::from_sql(kind, raw)?),
            Type::NUMERIC => numeric(raw).ok_or("a number that is cut off")?,
            Type::DATE => text::date(i64::from(i32::from_be_bytes(raw.try_into()?)) + DAYS_BEFORE),
            Type::TIMESTAMP => moment(raw)?,
            Type::TIMESTAMPTZ => format!("{}Z", moment(raw)?),
            Type::TIME => text::time(i64::from_be_bytes(raw.try_into()?)),
            _ => str::from_utf8(raw)?.to_owned(),
        };
        Ok(Self(text))
    }

    fn accepts(kind: &Type) -> bool {
        let known = [
            Type::BOOL,
            Type::INT2,
            Type::INT4,
            Type::INT8,
            Type::FLOAT4,
            Type::FLOAT8,
            Type::NUMERIC,
            Type::DATE,
            Type::TIMESTAMP,
            Type::TIMESTAMPTZ,
            Type::TIME,
            Type::TEXT,
            Type::VARCHAR,
            Type::BPCHAR,
            Type::NAME,
            Type::UNKNOWN,
        ];
        known.contains(kind) || matches!(kind.kind(), Kind::Enum(_))
    }
}

fn moment(raw: &[u8]) -> Result<String, std::array::TryFromSliceError> {
    let microseconds = i64::from_be_bytes(raw.try_into()?);
    Ok(match microseconds {
        i64::MAX => "infinity".to_owned(),
        i64::MIN => "-infinity".to_owned(),
        _ => text::moment(microseconds.saturating_add(MICROSECONDS_BEFORE)),
    })
}

/// A number of any length: the server sends it in groups of four digits, with the power of 10000 of
/// the first group.
fn numeric(raw: &[u8]) -> Option<String> {
    let word = |at: usize| {
        Some(u16::from_be_bytes(
            raw.get(2 * at..2 * at + 2)?.try_into().ok()?,
        ))
    };
    let (groups, sign, scale) = (usize::from(word(0)?), word(2)?, usize::from(word(3)?));
    let first = i32::from(word(1)?.cast_signed());
    let sign = match sign {
        0 => "",
        0x4000 => "-",
        0xD000 => return Some("Infinity".to_owned()),
        0xF000 => return Some("-Infinity".to_owned()),
        _ => return Some("NaN".to_owned()),
    };
    let group = |power: i32| {
        let at = usize::try_from(first - power).ok();
        at.filter(|at| *at < groups)
            .map_or(Some(0), |at| word(4 + at))
    };
    let mut whole = String::new();
    for power in (0..=first.max(0)).rev() {
        write!(whole, "{:04}", group(power)?).ok()?;
    }
    let mut fraction = String::new();
    for power in 1..=i32::try_from(scale.div_ceil(4)).ok()? {
        write!(fraction, "{:04}", group(-power)?).ok()?;
    }
    fraction.truncate(scale);
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(text::decimal(&format!("{sign}{whole}{point}{fraction}")))
}

#[cfg(test)]
mod tests {
    use super::numeric;

    fn sent(weight: i16, sign: u16, scale: u16, groups: &[u16]) -> String {
        let length = u16::try_from(groups.len()).unwrap();
        let head = [length, weight.cast_unsigned(), sign, scale];
        let words = head.iter().chain(groups);
        let raw: Vec<u8> = words.flat_map(|word| word.to_be_bytes()).collect();
        numeric(&raw).unwrap()
    }

    /// Groups as PostgreSQL's `numeric_send` writes them.
    #[test]
    fn numbers_of_any_length_are_read() {
        assert_eq!(sent(0, 0, 2, &[12, 5000]), "12.5");
        assert_eq!(sent(1, 0x4000, 0, &[1, 2345]), "-12345");
        assert_eq!(sent(1, 0, 0, &[2]), "20000");
        assert_eq!(sent(-1, 0, 4, &[5]), "0.0005");
        assert_eq!(sent(-2, 0, 6, &[1200]), "0.000012");
        assert_eq!(sent(0, 0, 2, &[]), "0");
        assert_eq!(sent(0, 0xC000, 0, &[]), "NaN");
        assert_eq!(numeric(&[0, 1, 0, 0]), None);
    }
}
