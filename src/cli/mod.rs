//! The command line: words and exit codes.

pub mod diagnostics;
