//! A page of lines for a terminal.

use anstyle::{AnsiColor, Style};

use super::text::{width, wrapped};
use crate::wording::harmless;

const HEADING: Style = Style::new().bold();
const WRONG: Style = AnsiColor::Red.on_default();
const WARNING: Style = AnsiColor::Yellow.on_default();
const NOTE: Style = Style::new().dimmed();

/// Lines that are no wider than the terminal.
pub(super) struct Page {
    width: usize,
    lines: Vec<String>,
}

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            lines: Vec::new(),
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// A heading below an empty line.
    pub(super) fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.put("", text, HEADING);
    }

    /// Words that fill the width.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.put("", text, Style::new());
    }

    /// Words beside a sign; their further lines begin below the first word.
    pub(super) fn item(&mut self, sign: &str, text: &str) {
        self.put(sign, text, Style::new());
    }

    /// What is not as it was said to be.
    pub(super) fn wrong(&mut self, text: &str) {
        self.put("✗ ", text, WRONG);
    }

    /// What a reader must know before any number.
    pub(super) fn warning(&mut self, text: &str) {
        self.put("", text, WARNING);
    }

    /// A last word, below an empty line.
    pub(super) fn note(&mut self, text: &str) {
        self.lines.push(String::new());
        self.put("", text, NOTE);
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.lines.push(line.trim_end().to_owned());
    }

    fn put(&mut self, sign: &str, text: &str, style: Style) {
        let before = width(sign);
        let room = self.width.saturating_sub(before).max(2);
        for (at, line) in wrapped(&harmless(text), room).into_iter().enumerate() {
            let before = if at == 0 {
                sign.to_owned()
            } else {
                " ".repeat(before)
            };
            let line = format!("{before}{line}");
            let line = line.trim_end();
            let styled = if style == Style::new() || line.is_empty() {
                line.to_owned()
            } else {
                format!("{style}{line}{style:#}")
            };
            self.lines.push(styled);
        }
    }
}
