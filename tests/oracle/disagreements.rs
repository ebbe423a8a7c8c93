//! The one list of known disagreements with the reference implementation.
//!
//! An entry names a case in which we follow the definition and the reference does not, with the
//! definition that decides. The oracle test fails when an entry that was read agrees.

/// `area/name` of a case, and why we differ.
const KNOWN: &[(&str, &str)] = &[];

/// Why a case is known to disagree.
pub(crate) fn reason(name: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(known, _)| *known == name).map(|(_, reason)| *reason)
}
