use serde::Serialize;

use super::number::{Numbers, exact};

/// A table of the report: shown in `report.md`, written to `tables/NAME.csv`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    /// The name of its file.
    pub(super) name: String,
    /// What it shows and what its columns mean.
    pub(super) caption: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) title: String,
    pub(super) align: Align,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
    Centre,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Text.
    Text(String),
    /// Text in code type: an expression.
    Code(String),
    /// A number, undefined for `None`.
    Number(Option<f64>),
    /// A whole number.
    Count(u128),
}

/// A table as a template sees it: finished text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct TableView {
    number: usize,
    name: String,
    caption: String,
    header: Vec<String>,
    rules: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table; a column is numeric when its title starts with `#`, and centred when it starts
    /// with `^`, which is taken off.
    pub(super) fn new(
        name: impl Into<String>,
        caption: impl Into<String>,
        titles: &[impl AsRef<str>],
    ) -> Self {
        let column = |title: &str| {
            let (align, title) = match (title.strip_prefix('#'), title.strip_prefix('^')) {
                (Some(title), _) => (Align::Right, title),
                (None, Some(title)) => (Align::Centre, title),
                (None, None) => (Align::Left, title),
            };
            let title = title.to_owned();
            Column { title, align }
        };
        let columns = titles.iter().map(|title| column(title.as_ref())).collect();
        Self {
            name: name.into(),
            caption: caption.into(),
            columns,
            rows: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(
            row.len(),
            self.columns.len(),
            "a row of table {} is ragged",
            self.name
        );
        self.rows.push(row);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as finished text.
    pub(super) fn view(&self, number: usize, numbers: Numbers) -> TableView {
        let text = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Code(text) if text.is_empty() => String::new(),
            Cell::Code(text) => format!("`{text}`"),
            Cell::Number(value) => numbers.text(*value),
            Cell::Count(count) => count.to_string(),
        };
        TableView {
            number,
            name: self.name.clone(),
            caption: self.caption.clone(),
            header: self
                .columns
                .iter()
                .map(|column| column.title.clone())
                .collect(),
            rules: self
                .columns
                .iter()
                .map(|column| match column.align {
                    Align::Left => "---",
                    Align::Right => "--:",
                    Align::Centre => ":-:",
                })
                .collect(),
            rows: self
                .rows
                .iter()
                .map(|row| row.iter().map(text).collect())
                .collect(),
        }
    }

    /// The table as comma-separated values, numbers in full precision, undefined ones empty.
    pub(super) fn csv(&self) -> String {
        let field = |text: &str| {
            if text.contains(['"', ',', '\n', '\r']) || text != text.trim() {
                format!("\"{}\"", text.replace('"', "\"\""))
            } else {
                text.to_owned()
            }
        };
        let cell = |cell: &Cell| match cell {
            Cell::Text(text) | Cell::Code(text) => field(text),
            Cell::Number(value) => value.map_or_else(String::new, exact),
            Cell::Count(count) => count.to_string(),
        };
        let titles = self.columns.iter().map(|column| field(&column.title));
        let mut lines = vec![titles.collect::<Vec<_>>().join(",")];
        lines.extend(
            self.rows
                .iter()
                .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",")),
        );
        lines.join("\n") + "\n"
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Self {
        Self::Number(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_table_as_text_and_as_values() {
        let mut table = Table::new("t", "caption", &["Case", "#Score"]);
        table.push(vec!["a, \"b\"".into(), Some(1.0 / 3.0).into()]);
        table.push(vec![Cell::Code("A*B".into()), None.into()]);
        assert_eq!(
            table.csv(),
            "Case,Score\n\"a, \"\"b\"\"\",0.3333333333333333\nA*B,\n"
        );
        let view = table.view(1, Numbers::new(2));
        assert_eq!(view.rows, [["a, \"b\"", "0.33"], ["`A*B`", "–"]]);
        assert_eq!(view.rules, ["---", "--:"]);
    }
}
