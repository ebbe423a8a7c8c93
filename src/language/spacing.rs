//! Blanks around what is put into a Chinese sentence.

/// What stands at the beginning and at the end of an argument until the message is whole: letters that
/// no text has.
const OPENS: char = '\u{e000}';
const CLOSES: char = '\u{e001}';

/// An argument with its edges marked.
pub(super) fn marked(argument: &str) -> String {
    if argument.is_empty() {
        return String::new();
    }
    format!("{OPENS}{argument}{CLOSES}")
}

/// The message without marks. A blank stands between Chinese and Latin letters or digits, and none
/// between Chinese ones, whatever the arguments are; within an argument all stays as it is.
pub(super) fn spaced(message: &str) -> String {
    let letters: Vec<char> = message.chars().collect();
    let mut text = String::with_capacity(message.len());
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        at += 1;
        let mut rest = letters[at..].iter().copied().filter(|&c| !is_mark(c));
        let next = rest.next();
        match c {
            OPENS => {
                let before = text.trim_end_matches(' ').chars().next_back();
                if text.ends_with(' ') && is_without_blank(before, next) {
                    text.pop();
                } else if needs_blank(text.chars().next_back(), next) {
                    text.push(' ');
                }
            }
            CLOSES => {
                let before = text.chars().next_back();
                if next == Some(' ') && is_without_blank(before, rest.next()) {
                    at += letters[at..].iter().take_while(|&&c| c != ' ').count() + 1;
                } else if needs_blank(before, next) {
                    text.push(' ');
                }
            }
            c => text.push(c),
        }
    }
    text
}

fn is_mark(c: char) -> bool {
    c == OPENS || c == CLOSES
}

/// Whether no blank is to stand between two letters.
fn is_without_blank(before: Option<char>, after: Option<char>) -> bool {
    let is_stop = |c: char| is_wide(c) && !is_ideograph(c);
    before.is_some_and(is_stop) || before.is_some_and(is_wide) && after.is_some_and(is_wide)
}

/// Whether a blank is to stand between two letters.
fn needs_blank(before: Option<char>, after: Option<char>) -> bool {
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let is_chinese = |c: Option<char>| c.is_some_and(is_ideograph);
    is_chinese(before) && is_latin(after) || is_latin(before) && is_chinese(after)
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3fffd}')
}

/// Whether a letter is an East Asian one, about as wide as it is high.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_stands_between_scripts_and_none_within_one() {
        let around = |set: &str| spaced(&format!("对 {} 的隶属度", marked(set)));
        assert_eq!(around("POV"), "对 POV 的隶属度");
        assert_eq!(around("开放"), "对开放的隶属度");
        assert_eq!(around("领导 支持"), "对领导 支持的隶属度");
        assert_eq!(around("Openness（OP）"), "对 Openness（OP）的隶属度");
        let both = |a: &str, b: &str| spaced(&format!("{}和{}", marked(a), marked(b)));
        assert_eq!(both("甲", "乙"), "甲和乙");
        assert_eq!(both("Utah", "Iowa"), "Utah 和 Iowa");
        assert_eq!(spaced(&format!("`{}` 的", marked("开放"))), "`开放` 的");
    }
}
