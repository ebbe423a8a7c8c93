//! Text in the cells of a terminal: a Chinese letter takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many cells a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text in lines of at most so many cells, broken at blanks, and inside a word where it is longer
/// than a line.
pub(super) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is a first line");
        let gap = usize::from(!line.is_empty());
        let room = most.saturating_sub(width(line) + gap);
        if width(word) <= most && width(word) > room {
            lines.push(word.to_owned());
            continue;
        }
        if room == 0 {
            lines.extend(pieces(word, most, most));
            continue;
        }
        let mut parts = pieces(word, room, most).into_iter();
        line.push_str(&" ".repeat(gap));
        line.push_str(&parts.next().unwrap_or_default());
        lines.extend(parts);
    }
    lines
}

/// A word in pieces, the first of at most `first` cells and the others of at most `most`.
fn pieces(word: &str, first: usize, most: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut room = first;
    for letter in word.chars() {
        let piece = pieces.last_mut().expect("there is a first piece");
        let cells = letter.width().unwrap_or(0);
        if cells > 0 && width(piece) + cells > room {
            pieces.push(letter.to_string());
            room = most;
        } else {
            piece.push(letter);
        }
    }
    pieces
}

/// The text with blanks behind it, so that it fills so many cells.
pub(super) fn padded(text: &str, cells: usize) -> String {
    let missing = cells.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_inside_long_words() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrapped("", 3), [""]);
    }

    /// Each of the letters takes two cells, so three fit into seven.
    #[test]
    fn a_chinese_letter_takes_two_cells() {
        assert_eq!(width("领导支持"), 8);
        assert_eq!(wrapped("领导支持", 7), ["领导支", "持"]);
        assert_eq!(wrapped("a 领导支持领导", 7), ["a 领导", "支持领", "导"]);
        assert_eq!(padded("领导", 6), "领导  ");
    }

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        let text = "LS*~FS*MD + 领导支持*市场需求 → DO, and averyveryverylongwordindeed end";
        for most in 2..40 {
            let lines = wrapped(text, most);
            assert!(lines.iter().all(|line| width(line) <= most), "{lines:?}");
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }
}
