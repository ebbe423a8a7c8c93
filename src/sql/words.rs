//! Words that no expression about one row can hold, found before the parser sees the text: it would
//! plan a subquery at once.

use super::refusal::Refusal;

/// Words of queries. A column so called stands in double quotes.
const QUERIES: [&str; 5] = ["select", "values", "table", "with", "exists"];

/// Words of window functions.
const WINDOWS: [&str; 2] = ["over", "last_value"];

/// Refuses subqueries, windows, comments and texts with escapes.
pub(super) fn check(text: &str) -> Result<(), Refusal> {
    let mut rest = text;
    let mut word = String::new();
    while let Some(sign) = rest.chars().next() {
        if sign.is_alphanumeric() || sign == '_' {
            word.push(sign);
            rest = &rest[sign.len_utf8()..];
            continue;
        }
        check_word(&word)?;
        if matches!(sign, '\'' | '"') {
            rest = behind_quote(rest, sign, &word)?;
        } else {
            check_sign(sign, rest)?;
            rest = &rest[sign.len_utf8()..];
        }
        word.clear();
    }
    check_word(&word)
}

fn check_word(word: &str) -> Result<(), Refusal> {
    let word = word.to_lowercase();
    if QUERIES.contains(&word.as_str()) {
        return Err(Refusal::other_rows(format!(
            "`{}` of a query",
            word.to_uppercase()
        )));
    }
    if WINDOWS.contains(&word.as_str()) {
        return Err(Refusal::other_rows(format!(
            "the window function `{}`",
            word.to_uppercase()
        )));
    }
    Ok(())
}

/// The text behind a quoted part. A doubled quotation mark closes and opens.
fn behind_quote<'t>(text: &'t str, quote: char, before: &str) -> Result<&'t str, Refusal> {
    if !before.is_empty() {
        return Err(Refusal::NotSql {
            reason: format!("{quote} follows `{before}` at once"),
        });
    }
    let inside = &text[quote.len_utf8()..];
    match inside.find(quote) {
        Some(end) => Ok(&inside[end + quote.len_utf8()..]),
        None => Err(Refusal::NotSql {
            reason: format!("the quotation mark {quote} is never closed"),
        }),
    }
}

fn check_sign(sign: char, rest: &str) -> Result<(), Refusal> {
    let reason = if rest.starts_with("--") {
        "`--` begins a comment; put a blank between two minus signs"
    } else if rest.starts_with("/*") {
        "`/*` begins a comment"
    } else if matches!(sign, '$' | ';' | '\\' | '#' | '@' | '`') {
        return Err(Refusal::NotSql {
            reason: format!("{sign} stands outside of quotation marks"),
        });
    } else {
        return Ok(());
    };
    Err(Refusal::NotSql {
        reason: reason.to_owned(),
    })
}
