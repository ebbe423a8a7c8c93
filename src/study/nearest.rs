/// How many letters a word needs to be taken for the beginning of another.
const BEGINNING: usize = 3;

/// How many letters of a word are looked at: enough for any name, little work for a damaged file.
const MOST_LETTERS: usize = 100;

/// The candidate that a word was probably meant to be, if any is near enough.
///
/// A candidate is near when a third of the letters differ at most, or one letter (Damerau-Levenshtein
/// distance, without regard to case); the first of equally near candidates wins. Where none is near, a
/// candidate that begins with the word, or the other way round, is offered.
pub(crate) fn nearest<'c, T: AsRef<str> + ?Sized + 'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c T>,
) -> Option<&'c str> {
    let folded = |text: &str| -> String {
        text.trim()
            .to_lowercase()
            .chars()
            .take(MOST_LETTERS)
            .collect()
    };
    let word = folded(word);
    let near_enough = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut beginning = None;
    for candidate in candidates.into_iter().map(AsRef::as_ref) {
        let name = folded(candidate);
        let distance = strsim::damerau_levenshtein(&word, &name);
        let is_near = distance <= near_enough && distance < name.chars().count();
        if is_near && best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, candidate));
        }
        let shorter = word.chars().count().min(name.chars().count());
        let begins = name.starts_with(&word) || word.starts_with(&name);
        if begins && shorter >= BEGINNING && beginning.is_none() {
            beginning = Some(candidate);
        }
    }
    best.map(|(_, candidate)| candidate).or(beginning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_only_when_it_is_near() {
        let columns = ["leadership", "openness", "finance", "room_hours"];
        assert_eq!(nearest("leadrship", &columns), Some("leadership"));
        assert_eq!(nearest("Finance ", &columns), Some("finance"));
        assert_eq!(nearest("LT", &["DO", "LS"]), Some("LS"));
        assert_eq!(nearest("room", &columns), Some("room_hours"));
        assert_eq!(nearest("zzz", &columns), None);
        assert_eq!(nearest("", &columns), None);
    }
}
