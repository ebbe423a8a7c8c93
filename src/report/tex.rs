//! A table of the report as LaTeX, with the rules of the package booktabs.

use super::number::Numbers;
use super::table::{Align, Cell, Table};
use crate::language::Words;

/// The table as finished text: `\begin{table}` to `\end{table}`.
pub(super) fn table(table: &Table, numbers: Numbers, words: &Words) -> String {
    let columns: String = table
        .columns
        .iter()
        .map(|column| match column.align {
            Align::Left => 'l',
            Align::Right => 'r',
            Align::Centre => 'c',
        })
        .collect();
    let titles = table.columns.iter();
    let titles = titles.map(|column| escaped(&column.title, words));
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| text(cell, numbers, words));
        line(cells)
    });
    let rows: String = rows.collect();
    format!(
        "% {}\n\\begin{{table}}\n\\centering\n\\caption{{{}}}\n\\label{{tab:{}}}\n\\begin{{tabular}}{{{columns}}}\n\
         \\toprule\n{}\\midrule\n{rows}\\bottomrule\n\\end{{tabular}}\n\\end{{table}}\n",
        words.say("page-tex-header"),
        with_code(&table.caption, words),
        label(&table.name),
        line(titles),
    )
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("{} \\\\\n", cells.join(" & "))
}

fn text(cell: &Cell, numbers: Numbers, words: &Words) -> String {
    match cell {
        Cell::Text(text) => with_code(text, words),
        Cell::Code(text) if text.is_empty() => String::new(),
        Cell::Code(text) => format!("\\texttt{{{}}}", escaped(text, words)),
        Cell::Number(value) => escaped(&numbers.text(*value), words),
        Cell::Count(count) => count.to_string(),
    }
}

/// A label without the characters that LaTeX reads as its own.
fn label(name: &str) -> String {
    let plain = |c: char| {
        if c.is_alphanumeric() || c == '-' {
            c
        } else {
            '-'
        }
    };
    name.chars().map(plain).collect()
}

/// Text in which backticks stand around code.
fn with_code(text: &str, words: &Words) -> String {
    if !text.matches('`').count().is_multiple_of(2) {
        return escaped(text, words);
    }
    let mut written = String::new();
    for (position, part) in text.split('`').enumerate() {
        if position % 2 == 1 {
            written.extend(["\\texttt{", &escaped(part, words), "}"]);
        } else {
            written.push_str(&escaped(part, words));
        }
    }
    written
}

/// Text as LaTeX prints it: its own marks are escaped, those of the report are named.
fn escaped(text: &str, words: &Words) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\ensuremath{\\sim}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '<' => escaped.push_str("\\textless{}"),
            '>' => escaped.push_str("\\textgreater{}"),
            '"' => escaped.push_str("\\textquotedbl{}"),
            '`' => escaped.push_str("\\textasciigrave{}"),
            '●' => escaped.push_str("{\\large\\ensuremath{\\bullet}}"),
            '•' => escaped.push_str("{\\tiny\\ensuremath{\\bullet}}"),
            '⊗' => escaped.push_str("{\\large\\ensuremath{\\otimes}}"),
            '⊘' => escaped.push_str("{\\tiny\\ensuremath{\\otimes}}"),
            '×' => escaped.push_str("\\ensuremath{\\times}"),
            '→' => escaped.push_str("\\ensuremath{\\rightarrow}"),
            '≤' => escaped.push_str("\\ensuremath{\\leq}"),
            '≥' => escaped.push_str("\\ensuremath{\\geq}"),
            'Σ' => escaped.push_str("\\ensuremath{\\Sigma}"),
            '√' => escaped.push_str("\\ensuremath{\\surd}"),
            '✓' => escaped.push_str(&words.say("term-yes")),
            '✗' => escaped.push_str(&words.say("term-no")),
            '–' => escaped.push_str("--"),
            '²' => escaped.push_str("\\textsuperscript{2}"),
            '…' => escaped.push_str("\\ldots{}"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    // A bracket that opens a line after `\\` would be read as its argument.
    if escaped.starts_with('[') {
        escaped.insert_str(0, "{}");
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Language;

    fn english() -> &'static Words {
        Words::of(Language::English)
    }

    #[test]
    fn every_mark_of_latex_is_escaped() {
        assert_eq!(
            escaped("a_b & 50 % of ~A*{1} $x^2 #\\", english()),
            "a\\_b \\& 50 \\% of \\ensuremath{\\sim}A*\\{1\\} \\$x\\textasciicircum{}2 \\#\\textbackslash{}"
        );
        assert_eq!(
            escaped("[1] <b> \"q\"", english()),
            "{}[1] \\textless{}b\\textgreater{} \\textquotedbl{}q\\textquotedbl{}"
        );
        assert_eq!(escaped("–", english()), "--");
        assert_eq!(
            with_code("of `~A_1`: 3", english()),
            "of \\texttt{\\ensuremath{\\sim}A\\_1}: 3"
        );
    }

    #[test]
    fn a_table_has_the_rules_of_booktabs() {
        let mut one = Table::new("t_1", "Fit of `A`", &["Path", "#Consistency", "^Mark"]);
        one.push(vec![
            Cell::Code("A*B".into()),
            Some(1.0 / 3.0).into(),
            "●".into(),
        ]);
        one.push(vec!["50 %".into(), None.into(), "".into()]);
        let found = table(&one, Numbers::new(2), english());
        let expected = "\\begin{table}\n\\centering\n\\caption{Fit of \\texttt{A}}\n\\label{tab:t-1}\n\
             \\begin{tabular}{lrc}\n\\toprule\nPath & Consistency & Mark \\\\\n\\midrule\n\
             \\texttt{A*B} & 0.33 & {\\large\\ensuremath{\\bullet}} \\\\\n50 \\% & -- &  \\\\\n\
             \\bottomrule\n\\end{tabular}\n\\end{table}\n";
        assert_eq!(
            found.split_once('\n').map(|(_, table)| table),
            Some(expected)
        );
    }
}
