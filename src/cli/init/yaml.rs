//! Texts as a study file writes them.

use std::fmt::Write;

/// Words that are no texts to some readers of YAML when they stand without quotes.
const SPECIAL: [&str; 13] = [
    "true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan", "default", "none",
];

/// A text as a scalar: plain where every reader of YAML takes it for the same text, else in quotes.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if is_printed(c) => quoted.push(c),
            _ => {
                let _ = match u32::from(c) {
                    code @ ..=0xff => write!(quoted, "\\x{code:02x}"),
                    code @ ..=0xffff => write!(quoted, "\\u{code:04x}"),
                    code => write!(quoted, "\\U{code:08x}"),
                };
            }
        }
    }
    quoted.push('"');
    quoted
}

/// A text of several words as a scalar: plain where it can be, even with signs inside, such as a query.
pub(super) fn words(text: &str) -> String {
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let ends = !text.ends_with([' ', ':']);
    let has_words = text.contains(' ');
    let is_other = text.contains(": ") || text.contains(" #");
    let inside = |c: char| c == ' ' || is_printed(c) && !c.is_whitespace();
    if starts && ends && has_words && !is_other && text.chars().all(inside) {
        text.to_owned()
    } else {
        scalar(text)
    }
}

fn is_plain(text: &str) -> bool {
    let starts = text.starts_with(|c: char| c.is_alphabetic());
    let ends = text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '%'));
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | ' ' | '.' | '-' | '/');
    let lower = text.to_lowercase();
    starts && ends && text.chars().all(inside) && !SPECIAL.contains(&lower.as_str())
}

/// Whether a character can stand as it is: it is visible, and ends no line.
fn is_printed(c: char) -> bool {
    let invisible = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff0}'..='\u{ffff}'
    );
    !c.is_control() && !invisible && (u32::from(c) & 0xfffe) != 0xfffe
}
