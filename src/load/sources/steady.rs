//! Queries that would give other rows each time they are run.

use super::SourceProblem;

/// Functions of chance, of the clock and of the session.
const FUNCTIONS: [&str; 17] = [
    "random",
    "randomblob",
    "random_normal",
    "rand",
    "now",
    "clock_timestamp",
    "statement_timestamp",
    "transaction_timestamp",
    "timeofday",
    "gen_random_uuid",
    "gen_random_bytes",
    "uuid_generate_v1",
    "uuid_generate_v4",
    "uuidv4",
    "uuidv7",
    "txid_current",
    "pg_backend_pid",
];

/// Functions that tell the time where they are given none.
const TIMES: [&str; 6] = [
    "date",
    "time",
    "datetime",
    "julianday",
    "unixepoch",
    "strftime",
];

/// Words of the clock.
const CLOCK: [&str; 3] = ["current_timestamp", "current_time", "current_date"];

/// Words that only PostgreSQL keeps to itself: of the clock, and of a random sample.
pub(super) const OF_POSTGRES: [&str; 3] = ["localtime", "localtimestamp", "tablesample"];

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// In small letters.
    Word(String),
    /// What stands in single quotes.
    Text(String),
    /// A name in quotes.
    Name,
    Sign(char),
}

/// Refuses a query that asks for chance or for the clock. `words` are further ones of the database.
pub(super) fn check(query: &str, words: &[&str]) -> Result<(), SourceProblem> {
    let tokens = tokens(query);
    let found = (0..tokens.len()).find_map(|at| unsteady(&tokens[at..], words));
    match found {
        Some(what) => Err(SourceProblem::NotSteady { what }),
        None => Ok(()),
    }
}

/// What makes the beginning of a query unsteady.
fn unsteady(tokens: &[Token], words: &[&str]) -> Option<String> {
    let (first, behind) = tokens.split_first()?;
    let word = match first {
        Token::Word(word) => word.as_str(),
        Token::Text(text) if text.trim().eq_ignore_ascii_case("now") => {
            return Some(format!("'{text}'"));
        }
        _ => return None,
    };
    if CLOCK.contains(&word) || words.contains(&word) {
        return Some(word.to_uppercase());
    }
    let inside = behind.strip_prefix(&[Token::Sign('(')])?;
    let tells_time = TIMES.contains(&word)
        && match inside {
            [Token::Sign(')'), ..] => true,
            [Token::Text(_), Token::Sign(')'), ..] => word == "strftime",
            _ => false,
        };
    (tells_time || FUNCTIONS.contains(&word)).then(|| format!("{word}()"))
}

fn tokens(query: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = query;
    while let Some(sign) = rest.chars().next() {
        let taken = if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(end) = closing(sign) {
            let inside = &rest[1..];
            let length = inside.find(end).unwrap_or(inside.len());
            tokens.push(match sign {
                '\'' => Token::Text(inside[..length].to_owned()),
                _ => Token::Name,
            });
            (length + 2).min(rest.len())
        } else if is_of_word(sign) {
            let length = rest.find(|sign| !is_of_word(sign)).unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..length].to_lowercase()));
            length
        } else {
            if !sign.is_whitespace() {
                tokens.push(Token::Sign(sign));
            }
            sign.len_utf8()
        };
        rest = &rest[taken..];
    }
    tokens
}

fn closing(sign: char) -> Option<char> {
    match sign {
        '\'' | '"' | '`' => Some(sign),
        '[' => Some(']'),
        _ => None,
    }
}

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_and_the_clock_are_found_outside_quotes() {
        for (query, what) in [
            ("SELECT * FROM t ORDER BY random()", "random()"),
            ("SELECT Random ( ) FROM t", "random()"),
            ("SELECT randomblob(3) FROM t", "randomblob()"),
            ("SELECT strftime('%f', 'now') FROM t", "'now'"),
            ("SELECT strftime('%Y') FROM t", "strftime()"),
            ("SELECT date() FROM t", "date()"),
            ("SELECT CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"),
            ("SELECT a, now() - b FROM t", "now()"),
            ("SELECT gen_random_uuid() FROM t", "gen_random_uuid()"),
            ("SELECT 'it''s', clock_timestamp()", "clock_timestamp()"),
            ("SELECT * FROM t TABLESAMPLE SYSTEM (10)", "TABLESAMPLE"),
        ] {
            let what = what.to_owned();
            let expected = Err(SourceProblem::NotSteady { what });
            assert_eq!(check(query, &OF_POSTGRES), expected, "{query}");
        }
        for query in [
            "SELECT random, now FROM t -- random()\nORDER BY \"random\"",
            "SELECT 'random()', [now()], `now()` FROM t /* now() */",
            "SELECT date(day), strftime('%Y', day), time FROM t",
            "SELECT my_random(a), '哈尔滨' FROM 城市",
        ] {
            assert_eq!(check(query, &OF_POSTGRES), Ok(()), "{query}");
        }
        assert_eq!(check("SELECT localtime FROM t", &[]), Ok(()));
    }
}
