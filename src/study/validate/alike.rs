//! Texts as keys that a study file writes in two ways.

use unicode_normalization::UnicodeNormalization;

use crate::study::document::Entry;

use super::problems::Problems;
use super::wording::{subject, word};

/// Adds the key of an entry to those that are known. Blanks around it and its Unicode form do not
/// count: `None` where it is known already, which is reported.
pub(super) fn new_key(
    entry: &Entry,
    known: &mut Vec<String>,
    problems: &mut Problems,
) -> Option<()> {
    let key: String = entry.key.trim().nfc().collect();
    if known.contains(&key) {
        let message = format!(
            "{} is {}, which stands there twice",
            subject(&entry.key_place),
            word(&key)
        );
        let help = "name each once; blanks around a text and its Unicode form do not count";
        let place = &entry.key_place;
        problems.add("listed-twice", place, message, Some(help.to_owned()));
        return None;
    }
    known.push(key);
    Some(())
}
