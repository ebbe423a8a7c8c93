//! JSON: an array of flat objects, or one object on each line.

use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{SourceProblem, text};
use crate::load::error::LoadErrorKind;
use crate::load::grid::Grid;
use crate::load::listed::Quoted;

/// Reads an array of flat objects.
pub(super) fn read_array(bytes: &[u8]) -> Result<Grid, LoadErrorKind> {
    let text = utf8(bytes)?;
    if text.trim().is_empty() {
        return Err(LoadErrorKind::EmptyData);
    }
    if !text.trim_start().starts_with('[') {
        return Err(not_flat("the text", "is no list of objects").into());
    }
    let records: Vec<Value> = serde_json::from_str(text).map_err(|error| damaged(&error, 0))?;
    let mut table = Records::default();
    for (number, record) in (1..).zip(records) {
        table.push(record, number, "record")?;
    }
    Ok(table.into_grid())
}

/// Reads one flat object from each line that is not blank.
pub(super) fn read_lines(bytes: &[u8]) -> Result<Grid, LoadErrorKind> {
    let text = utf8(bytes)?;
    if text.trim().is_empty() {
        return Err(LoadErrorKind::EmptyData);
    }
    let mut table = Records::default();
    for (number, line) in (1..).zip(text.lines()) {
        if !line.trim().is_empty() {
            let record = serde_json::from_str(line).map_err(|error| damaged(&error, number))?;
            table.push(record, number, "line")?;
        }
    }
    Ok(table.into_grid())
}

/// The text, without the mark that some programs put before it.
fn utf8(bytes: &[u8]) -> Result<&str, LoadErrorKind> {
    let text = str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        LoadErrorKind::from(SourceProblem::Damaged {
            format: "JSON",
            reason: format!(
                "the text is not UTF-8 at line {}",
                1 + before.iter().filter(|byte| **byte == b'\n').count()
            ),
        })
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// `line`: of the file, where a single line was read.
fn damaged(error: &serde_json::Error, line: usize) -> SourceProblem {
    let words = error.to_string();
    let at = format!(" at line {} column {}", error.line(), error.column());
    let words = words.strip_suffix(&at).unwrap_or(&words);
    let line = if line == 0 { error.line() } else { line };
    SourceProblem::Damaged {
        format: "JSON",
        reason: format!("{words}, line {line}, column {}", error.column()),
    }
}

fn not_flat(place: impl Into<String>, what: impl Into<String>) -> SourceProblem {
    SourceProblem::NotFlat {
        place: place.into(),
        what: what.into(),
    }
}

/// The records so far, as columns in the order in which their names first appear.
#[derive(Default)]
struct Records {
    grid: Table,
    positions: HashMap<String, usize>,
}

#[derive(Default)]
struct Table {
    header: Vec<String>,
    columns: Vec<Vec<String>>,
    lines: Vec<usize>,
}

impl Records {
    fn push(&mut self, record: Value, number: usize, noun: &str) -> Result<(), SourceProblem> {
        let place = || format!("{noun} {number}");
        let Value::Object(fields) = record else {
            return Err(not_flat(
                place(),
                format!("is {}, and no object", record.kind()),
            ));
        };
        let row = self.grid.lines.len();
        self.grid.lines.push(number);
        for (name, value) in fields {
            let text = match value {
                Value::Null => String::new(),
                Value::Text(text) => text,
                nested => {
                    let what = format!("holds {} in {}", nested.kind(), Quoted(&name));
                    return Err(not_flat(place(), what));
                }
            };
            let position = self.position(&name);
            let column = &mut self.grid.columns[position];
            if column.len() > row {
                return Err(not_flat(place(), format!("has {} twice", Quoted(&name))));
            }
            column.resize(row, String::new());
            column.push(text);
        }
        Ok(())
    }

    fn position(&mut self, name: &str) -> usize {
        if let Some(position) = self.positions.get(name) {
            return *position;
        }
        let position = self.grid.header.len();
        self.positions.insert(name.to_owned(), position);
        self.grid.header.push(name.to_owned());
        self.grid.columns.push(Vec::new());
        position
    }

    fn into_grid(self) -> Grid {
        let Table {
            header,
            mut columns,
            lines,
        } = self.grid;
        for column in &mut columns {
            column.resize(lines.len(), String::new());
        }
        Grid {
            header,
            columns,
            lines,
        }
    }
}

/// A value of JSON, as far as a table needs it.
enum Value {
    Null,
    /// A text, a number or a truth value, as a cell holds it.
    Text(String),
    List,
    Object(Vec<(String, Value)>),
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Text(_) => "a single value",
            Self::List => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Text(text::truth(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Text(text::number(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_the_names_of_all_records() {
        let json =
            br#"[{"case": "a", "x": 0.1}, {"x": true, "y": 12345678901234567890, "case": "b"},
            {"case": "c", "y": null}]"#;
        let grid = read_array(json).unwrap();
        assert_eq!(grid.header, ["case", "x", "y"]);
        assert_eq!(grid.columns[0], ["a", "b", "c"]);
        assert_eq!(grid.columns[1], ["0.1", "1", ""]);
        assert_eq!(grid.columns[2], ["", "12345678901234567890", ""]);
        let lines = "\u{feff}{\"case\":\"a\"}\n\n{\"case\":\"b\"}\r\n";
        assert_eq!(read_lines(lines.as_bytes()).unwrap().lines, [1, 3]);
    }

    #[test]
    fn what_is_no_table_is_told_with_its_record() {
        let words = |json: &str| read_array(json.as_bytes()).unwrap_err().to_string();
        assert_eq!(words("{}"), "the text is no list of objects");
        assert_eq!(words("[1]"), "record 1 is a single value, and no object");
        assert_eq!(
            words(r#"[{"a":1},{"a":{"b":2}}]"#),
            "record 2 holds an object in `a`"
        );
        assert_eq!(words(r#"[{"a":[1,[2]]}]"#), "record 1 holds a list in `a`");
        assert_eq!(words(r#"[{"a":1,"a":2}]"#), "record 1 has `a` twice");
        assert_eq!(
            words("[{\"a\":1},\n{\"a\":NaN}]"),
            "the file cannot be read as JSON: expected value, line 2, column 6"
        );
        let cut = read_lines(b"{\"a\":1}\n{\"a\":").unwrap_err().to_string();
        assert_eq!(
            cut,
            "the file cannot be read as JSON: EOF while parsing a value, line 2, column 5"
        );
        let deep = "[".repeat(100_000);
        assert!(words(&deep).contains("recursion limit exceeded"));
    }
}
