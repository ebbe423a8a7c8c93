//! What every report must keep to, whatever the study.

/// Checks that a report names no number that is none, and that every table has straight columns.
pub(crate) fn check(report: &str) {
    for line in report.lines() {
        let words = line.split(|c: char| !c.is_alphanumeric());
        for word in words {
            let machine = ["NaN", "inf", "None", "Some"].contains(&word);
            assert!(!machine, "`{word}` in the report: {line}");
        }
    }
    let mut wanted = None;
    for line in report.lines() {
        let found = line.starts_with('|').then(|| cells(line));
        if let (Some(wanted), Some(found)) = (wanted, found) {
            assert_eq!(
                found, wanted,
                "a row with other cells than its table: {line}"
            );
        }
        wanted = found;
    }
}

/// How many cells a row of a Markdown table has: a `|` after a backslash is text.
fn cells(line: &str) -> usize {
    let mut cells = 0;
    let mut escaped = false;
    for c in line.chars() {
        cells += usize::from(c == '|' && !escaped);
        escaped = c == '\\' && !escaped;
    }
    cells
}

#[test]
fn a_row_with_a_cell_too_many_is_seen() {
    assert_eq!(cells(r"| a \| b | c |"), 3);
    assert_eq!(cells(r"| a \\| b |"), 3);
    let broken = std::panic::catch_unwind(|| check("| a | b |\n| --- | --- |\n| a | b | c |\n"));
    assert!(broken.is_err());
}
