//! Words that no expression about one row can hold, found before the parser sees the text: it would
//! plan a subquery at once. Functions that databases understand in different ways, which the parser would
//! no longer tell apart. And numbers that it does not read.

use unicode_normalization::UnicodeNormalization;

use super::refusal::Refusal;

/// Words of queries. A column so called stands in double quotes.
const QUERIES: [&str; 5] = ["select", "values", "table", "with", "exists"];

/// Words of window functions.
const WINDOWS: [&str; 2] = ["over", "last_value"];

/// Functions that mean different things in different databases, each with what to write.
const AMBIGUOUS: [(&str, &str); 2] = [
    (
        "log",
        "databases differ in the base of LOG, and in the order of two arguments: write LN(x), LOG10(x) or \
         LOG2(x); LN(x) / LN(b) is the logarithm to the base b",
    ),
    (
        "div",
        "databases differ in how DIV rounds below zero: FLOOR(x / y) rounds down",
    ),
];

/// Words that are operators.
const OPERATORS: [&str; 10] = [
    "and", "or", "not", "xor", "in", "is", "between", "like", "ilike", "when",
];

/// The most operators and brackets: each may stand within the one before it, and the parser goes as deep.
const MOST_OPERATORS: usize = 250;

/// Whole numbers of so many digits fit into 64 bits.
const SURE_DIGITS: usize = 18;

/// The expression as the parser reads it: in Unicode NFC, `1e5` as `1.0e5`, and a whole number that does
/// not fit into 64 bits with a fraction. Every number is a real number here, so that it stays the same.
pub(super) fn readable(text: &str) -> String {
    let text: String = text.nfc().collect();
    let mut written = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            '\'' | '"' => rest[1..].find(sign).map_or(rest.len(), |end| end + 2),
            _ => rest.find(|sign| !is_of_word(sign)).unwrap_or(rest.len()),
        };
        let (part, behind) = rest.split_at(length.max(sign.len_utf8()));
        let is_fraction = written.ends_with('.') || behind.starts_with('.');
        match with_fraction(part).filter(|_| !is_fraction) {
            Some(number) => written.push_str(&number),
            None => written.push_str(part),
        }
        rest = behind;
    }
    written
}

fn with_fraction(word: &str) -> Option<String> {
    let digits = word.find(|sign: char| !sign.is_ascii_digit());
    let (whole, exponent) = word.split_at(digits.unwrap_or(word.len()));
    let is_exponent = exponent
        .strip_prefix(['e', 'E'])
        .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let is_long = exponent.is_empty() && whole.len() > SURE_DIGITS;
    let is_rewritten = !whole.is_empty() && (is_exponent || is_long);
    is_rewritten.then(|| format!("{whole}.0{exponent}"))
}

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// Counts what may stand within each other.
#[derive(Default)]
struct Operators {
    count: usize,
    /// The last sign, and the last one that is no blank.
    last: Option<char>,
    last_filled: Option<char>,
}

impl Operators {
    fn word(&mut self, word: &str) {
        if OPERATORS.contains(&word.to_lowercase().as_str()) {
            self.count += 1;
        }
        if let Some(sign) = word.chars().next_back() {
            self.sign_passed(sign);
        }
    }

    fn sign(&mut self, sign: char) {
        let is_operator = |sign: char| "+-*/%<>=|&^~!:".contains(sign);
        // The second sign of `<=` is no operator of its own, and that of `-1` in a list none at all.
        let is_second = self.last.is_some_and(is_operator);
        let is_of_number =
            matches!(sign, '+' | '-') && matches!(self.last_filled, None | Some('(' | ','));
        if sign == '(' || (is_operator(sign) && !is_second && !is_of_number) {
            self.count += 1;
        }
        self.sign_passed(sign);
    }

    fn sign_passed(&mut self, sign: char) {
        self.last = Some(sign);
        if !sign.is_whitespace() {
            self.last_filled = Some(sign);
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.count <= MOST_OPERATORS {
            return Ok(());
        }
        Err(Refusal::TooLong {
            operators: self.count,
            most: MOST_OPERATORS,
        })
    }
}

/// Refuses subqueries, windows, comments, texts with escapes, functions that are not the same everywhere,
/// and expressions that are too long.
pub(super) fn check(text: &str) -> Result<(), Refusal> {
    let mut rest = text;
    let mut word = String::new();
    let mut operators = Operators::default();
    while let Some(sign) = rest.chars().next() {
        if is_of_word(sign) {
            word.push(sign);
            rest = &rest[sign.len_utf8()..];
            continue;
        }
        check_word(&word)?;
        check_function(&word, rest)?;
        operators.word(&word);
        if matches!(sign, '\'' | '"') {
            rest = behind_quote(rest, sign, &word)?;
            operators.sign_passed(sign);
        } else {
            check_sign(sign, rest)?;
            operators.sign(sign);
            rest = &rest[sign.len_utf8()..];
        }
        word.clear();
    }
    check_word(&word)?;
    operators.word(&word);
    operators.check()
}

fn check_function(word: &str, behind: &str) -> Result<(), Refusal> {
    if !behind.trim_start().starts_with('(') {
        return Ok(());
    }
    let mut ambiguous = AMBIGUOUS.iter();
    let Some((name, instead)) = ambiguous.find(|(name, _)| word.eq_ignore_ascii_case(name)) else {
        return Ok(());
    };
    Err(Refusal::Unknown {
        what: format!("`{}`", name.to_uppercase()),
        instead: Some(instead),
    })
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
