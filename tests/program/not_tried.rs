//! What a test says of a program or of data that are not here.

use std::io::Write;

/// Says on the standard error that something was not tried; the test passes all the same.
pub(crate) fn not_tried(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}
