/// How alike two words must be, from 0 to 1, for one to be offered in place of the other.
const ALIKE: f64 = 0.6;

/// The candidate that a word was probably meant to be, if any is near enough.
///
/// Nearness is the normalized Damerau-Levenshtein similarity, without regard to case; the first of
/// equally near candidates wins.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let word = word.trim().to_lowercase();
    let mut best = None;
    let mut best_likeness = ALIKE;
    for candidate in candidates {
        let likeness =
            strsim::normalized_damerau_levenshtein(&word, &candidate.trim().to_lowercase());
        if likeness > best_likeness || (best.is_none() && likeness >= ALIKE) {
            best = Some(candidate);
            best_likeness = likeness;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_only_when_it_is_near() {
        let columns = ["leadership", "openness", "finance"];
        assert_eq!(nearest("leadrship", columns), Some("leadership"));
        assert_eq!(nearest("Finance ", columns), Some("finance"));
        assert_eq!(nearest("zzz", columns), None);
    }
}
