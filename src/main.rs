//! The program: parse the arguments, run, return the exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    equifinal::cli::main()
}
