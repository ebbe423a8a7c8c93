//! Stata files.

use std::io::Cursor;

use dta::stata::dta::dta_error::DtaError;
use dta::stata::dta::dta_reader::DtaReader;
use dta::stata::dta::long_string_ref::LongStringRef;
use dta::stata::dta::long_string_table::LongStringTable;
use dta::stata::dta::release::Release;
use dta::stata::dta::value::Value;
use dta::stata::dta::value_label_table::ValueLabelTable;
use dta::stata::dta::variable::Variable;
use dta::stata::stata_byte::StataByte;
use dta::stata::stata_double::StataDouble;
use dta::stata::stata_float::StataFloat;
use dta::stata::stata_int::StataInt;
use dta::stata::stata_long::StataLong;
use encoding_rs::{Encoding, WINDOWS_1252};

use super::{SourceProblem, text};
use crate::load::encoding;
use crate::load::error::LoadErrorKind;
use crate::load::grid::Grid;
use crate::load::listed::Quoted;
use crate::study::ValueLabels;

/// Days from 1960-01-01, from which Stata counts, to 1970-01-01.
const DAYS_BEFORE: i64 = 3653;

/// The most that a value may be to be taken for a day or a month.
const LAST_DAY: f64 = 1e8;

/// Reads all variables of a file.
pub(super) fn read(
    bytes: &[u8],
    encoding: Option<&'static str>,
    labels: &ValueLabels,
) -> Result<Grid, LoadErrorKind> {
    let declared = encoding.and_then(|name| Encoding::for_label(name.as_bytes()));
    let file = File::read(bytes, declared).map_err(|error| damaged(&error))?;
    if declared.is_none() && file.release < Release::V118 {
        file.check_letters()?;
    }
    file.into_grid(labels)
}

/// What a file holds.
struct File {
    release: Release,
    variables: Vec<Variable>,
    columns: Vec<Vec<Cell>>,
    records: usize,
    long_texts: LongStringTable,
    labels: ValueLabelTable,
    encoding: &'static Encoding,
}

/// A value of a variable.
enum Cell {
    Missing,
    Number(f64),
    Text(String),
    LongText(LongStringRef),
}

impl File {
    fn read(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Self, DtaError> {
        let reader = declared.map_or_else(DtaReader::new, |encoding| {
            DtaReader::new().encoding(encoding)
        });
        let schema = reader.from_reader(Cursor::new(bytes)).read_header()?;
        let release = schema.header().release();
        let mut characteristics = schema.read_schema()?;
        characteristics.skip_to_end()?;
        let mut records = characteristics.into_record_reader()?;
        let variables = records.schema().variables().to_vec();
        let mut columns: Vec<Vec<Cell>> = variables.iter().map(|_| Vec::new()).collect();
        let mut count = 0;
        while let Some(record) = records.read_record()? {
            count += 1;
            for (column, value) in columns.iter_mut().zip(record.values()) {
                column.push(Cell::of(value));
            }
        }
        let mut long = records.into_long_string_reader()?;
        let encoding = long.encoding();
        let mut long_texts = LongStringTable::for_reading();
        long.read_remaining_into(&mut long_texts)?;
        let mut labels = ValueLabelTable::new();
        long.into_value_label_reader()?
            .read_remaining_into(&mut labels)?;
        Ok(Self {
            release,
            variables,
            columns,
            records: count,
            long_texts,
            labels,
            encoding,
        })
    }

    /// Refuses letters beyond ASCII in a file that does not say how they are encoded. They were read
    /// as Windows-1252, which has a letter for every byte.
    fn check_letters(&self) -> Result<(), SourceProblem> {
        let names = self.variables.iter().map(Variable::name);
        let cells = self.columns.iter().flatten().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let sets = self.labels.iter();
        let labels = sets
            .flat_map(|set| set.entries())
            .map(|entry| entry.label());
        match names
            .chain(cells)
            .chain(labels)
            .find(|text| !text.is_ascii())
        {
            None => Ok(()),
            Some(text) => {
                let (bytes, _, _) = WINDOWS_1252.encode(text);
                Err(SourceProblem::NoEncoding {
                    readings: encoding::readings(&bytes),
                })
            }
        }
    }

    fn into_grid(self, labels: &ValueLabels) -> Result<Grid, LoadErrorKind> {
        if let ValueLabels::LabelsIn(declared) = labels {
            self.check_declared(declared)?;
        }
        let columns = self.variables.iter().zip(&self.columns);
        let columns = columns.map(|(variable, cells)| {
            let labelled = match labels {
                ValueLabels::Codes => false,
                ValueLabels::Labels => true,
                ValueLabels::LabelsIn(declared) => {
                    declared.iter().any(|name| name == variable.name())
                }
            };
            let texts = cells.iter().map(|cell| self.text(variable, cell, labelled));
            texts.collect::<Result<Vec<_>, _>>()
        });
        Ok(Grid {
            columns: columns.collect::<Result<_, _>>()?,
            header: self
                .variables
                .iter()
                .map(|variable| variable.name().to_owned())
                .collect(),
            lines: (1..=self.records).collect(),
        })
    }

    fn check_declared(&self, declared: &[String]) -> Result<(), SourceProblem> {
        let has_labels = |name: &String| {
            let variable = self
                .variables
                .iter()
                .find(|variable| variable.name() == name);
            variable.is_some_and(|variable| self.labels.get(variable.value_label_name()).is_some())
        };
        match declared.iter().find(|name| !has_labels(name)) {
            None => Ok(()),
            Some(column) => Err(SourceProblem::NoValueLabels {
                column: column.clone(),
            }),
        }
    }

    fn text(
        &self,
        variable: &Variable,
        cell: &Cell,
        labelled: bool,
    ) -> Result<String, SourceProblem> {
        match cell {
            Cell::Missing => Ok(String::new()),
            Cell::Text(text) => Ok(text.clone()),
            Cell::Number(number) => {
                let label = labelled.then(|| self.label(variable, *number)).flatten();
                Ok(label.unwrap_or_else(|| written(*number, variable.format())))
            }
            Cell::LongText(reference) => self.long_text(variable, reference),
        }
    }

    /// The label of a number; labels belong to whole numbers.
    fn label(&self, variable: &Variable, number: f64) -> Option<String> {
        let set = self.labels.get(variable.value_label_name())?;
        let entries = set.entries().iter();
        let mut entries =
            entries.filter(|entry| f64::from(entry.value()).total_cmp(&number).is_eq());
        entries.next().map(|entry| entry.label().to_owned())
    }

    fn long_text(
        &self,
        variable: &Variable,
        reference: &LongStringRef,
    ) -> Result<String, SourceProblem> {
        // The empty text is not stored.
        let Some(long) = self.long_texts.get(reference) else {
            return Ok(String::new());
        };
        let text = long.data_str(self.encoding).filter(|_| long.is_text());
        text.map(std::borrow::Cow::into_owned)
            .ok_or_else(|| SourceProblem::ColumnKind {
                columns: format!("column {}", Quoted(variable.name())),
                kind: "bytes".to_owned(),
            })
    }
}

impl Cell {
    fn of(value: &Value<'_>) -> Self {
        match value {
            Value::Byte(StataByte::Present(number)) => Self::Number(f64::from(*number)),
            Value::Int(StataInt::Present(number)) => Self::Number(f64::from(*number)),
            Value::Long(StataLong::Present(number)) => Self::Number(f64::from(*number)),
            Value::Float(StataFloat::Present(number)) => Self::Number(f64::from(*number)),
            Value::Double(StataDouble::Present(number)) => Self::Number(*number),
            Value::Byte(StataByte::Missing(_))
            | Value::Int(StataInt::Missing(_))
            | Value::Long(StataLong::Missing(_))
            | Value::Float(StataFloat::Missing(_))
            | Value::Double(StataDouble::Missing(_)) => Self::Missing,
            Value::String(text) => Self::Text(text.clone().into_owned()),
            Value::LongStringRef(reference) => Self::LongText(*reference),
        }
    }
}

/// A number as its variable shows it, where that is a date: days (`%td`), months (`%tm`) or
/// milliseconds (`%tc`); else the number.
fn written(number: f64, format: &str) -> String {
    let format = format.trim_start_matches(['%', '-']);
    let is_whole = number.fract().total_cmp(&0.0).is_eq() || number.abs() < f64::MIN_POSITIVE;
    if format.starts_with("tc") && number.abs() < 1e15 {
        #[expect(clippy::cast_possible_truncation, reason = "it is below 1e15")]
        let milliseconds = number.round() as i64;
        return text::moment((milliseconds - DAYS_BEFORE * 86_400_000) * 1000);
    }
    if !is_whole || number.abs() > LAST_DAY {
        return text::number(number);
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is whole, and below 1e8"
    )]
    let whole = number as i64;
    if format.starts_with("td") || format.starts_with('d') {
        text::date(whole - DAYS_BEFORE)
    } else if format.starts_with("tm") {
        let (year, month) = (1960 + whole.div_euclid(12), 1 + whole.rem_euclid(12));
        format!("{year:04}-{month:02}")
    } else {
        text::number(number)
    }
}

fn damaged(error: &DtaError) -> SourceProblem {
    let words = error.to_string();
    SourceProblem::Damaged {
        format: "Stata",
        reason: words.lines().next().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    /// Stata: `display %td 0`, `%tm 0`, `%tc 0`; and 23000 days are 2022-12-21.
    #[test]
    fn dates_are_written_as_iso_8601() {
        assert_eq!(written(0.0, "%td"), "1960-01-01");
        assert_eq!(written(23_000.0, "%tdD_m_Y"), "2022-12-21");
        assert_eq!(written(23_000.0, "%d"), "2022-12-21");
        assert_eq!(written(-1.0, "%tm"), "1959-12");
        assert_eq!(written(86_400_000.0, "%tc"), "1960-01-02");
        assert_eq!(written(2024.0, "%ty"), "2024");
        assert_eq!(written(0.5, "%9.0g"), "0.5");
    }
}
