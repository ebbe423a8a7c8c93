//! Selected cases and pairs as text.

use super::super::Writer;
use crate::language::say;
use crate::set::{Best, Candidate, CasePair};

/// The best cases of a kind, best first, and how many there are in all.
pub(super) fn best_cases(writer: &Writer<'_>, best: &Best<Candidate>) -> String {
    let cases: Vec<usize> = best.first.iter().map(|candidate| candidate.case).collect();
    with_total(writer, writer.cases(&cases), best)
}

/// The best pairs of a kind, best first, and how many there are in all.
pub(super) fn best_pairs(writer: &Writer<'_>, best: &Best<CasePair>) -> String {
    let pair = |pair: &CasePair| {
        let (first, second) = (writer.cases(&[pair.first]), writer.cases(&[pair.second]));
        format!("{first} / {second}")
    };
    let pairs: Vec<String> = best.first.iter().map(pair).collect();
    with_total(writer, writer.words.list(&pairs), best)
}

fn with_total<T>(writer: &Writer<'_>, text: String, best: &Best<T>) -> String {
    if best.total > best.first.len() {
        say!(
            writer.words,
            "cases-of-all",
            cases = text,
            total = best.total
        )
    } else {
        text
    }
}
