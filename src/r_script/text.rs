//! The text of a script: comments, and values as R writes them.

use std::fmt::Write;

use crate::wording::{exact, harmless};

/// Columns that a comment or a vector fills.
const WIDTH: usize = 98;

/// A script that is being written.
#[derive(Default)]
pub(super) struct Script {
    text: String,
    step: usize,
}

impl Script {
    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Text with line breaks of its own.
    pub(super) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A numbered step, which the script prints too.
    pub(super) fn heading(&mut self, title: &str) {
        self.step += 1;
        let title = format!("{}. {}", self.step, one_line(title));
        let dashes = "-".repeat(WIDTH.saturating_sub(title.chars().count() + 3));
        self.text.push('\n');
        self.line(&format!("# {title} {dashes}"));
        self.text.push('\n');
        self.line(&format!("section({})", string(&title)));
    }

    /// Words behind `#`, in lines.
    pub(super) fn comment(&mut self, text: &str) {
        for paragraph in text.split('\n') {
            let mut line = String::from("#");
            for word in harmless(paragraph).split_whitespace() {
                if line.chars().count() + 1 + word.chars().count() > WIDTH && line.len() > 1 {
                    self.line(&line);
                    line = String::from("#");
                }
                line.push(' ');
                line.push_str(word);
            }
            self.line(&line);
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// A text without line breaks.
fn one_line(text: &str) -> String {
    harmless(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text in quotes.
pub(super) fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            sign if sign.is_control() => {
                write!(quoted, "\\u{:04x}", u32::from(sign))
                    .expect("writing to a String cannot fail");
            }
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

/// A number that reads back to the same number; `NA` where it is undefined.
pub(super) fn number(value: Option<f64>) -> String {
    let text = value.map_or_else(|| "NA".to_owned(), exact);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// `c(…)` in lines that are not too long; `character(0)` and the like are told by `c()`.
pub(super) fn vector(items: &[String]) -> String {
    let mut text = String::from("c(");
    let mut line = text.len();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push(',');
            line += 1;
            if line + item.chars().count() > WIDTH - 10 {
                text.push_str("\n    ");
                line = 4;
            } else {
                text.push(' ');
                line += 1;
            }
        }
        text.push_str(item);
        line += item.chars().count();
    }
    text.push(')');
    text
}

/// `c(…)` of numbers.
pub(super) fn numbers(values: impl IntoIterator<Item = Option<f64>>) -> String {
    let items: Vec<String> = values.into_iter().map(number).collect();
    vector(&items)
}

/// `c(…)` of texts in quotes.
pub(super) fn strings<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = texts
        .into_iter()
        .map(|text| string(text.as_ref()))
        .collect();
    vector(&items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_r_writes_them() {
        assert_eq!(string("a\"b\\c\u{1b}\n"), "\"a\\\"b\\\\c\\u001b\\n\"");
        assert_eq!(number(Some(1.0)), "1");
        assert_eq!(number(Some(0.1)), "0.1");
        assert_eq!(number(None), "NA");
        assert_eq!(numbers([Some(0.5), None]), "c(0.5, NA)");
        assert_eq!(strings(["A", "B"]), "c(\"A\", \"B\")");
    }

    #[test]
    fn a_comment_stays_one() {
        let mut script = Script::default();
        script.comment("a title\rsystem(\"x\")\nsecond");
        assert_eq!(script.finish(), "# a title system(\"x\")\n# second\n");
    }
}
