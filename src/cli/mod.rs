//! The command line: words and exit codes.

pub mod diagnostics;
mod output;
mod run;
mod validate;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use output::Output;

/// Runs studies in Qualitative Comparative Analysis: a study file in, a reproducible report out.
///
/// A study is a folder with a file named study.yaml and its data. `equifinal run` takes every study
/// it finds through load, calibrate, necessity, sufficiency and report, and writes the report to
/// reports/<study>/.
#[derive(Debug, Parser)]
#[command(name = "equifinal", version, after_help = EXIT_STATUS, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_STATUS: &str = "\
Exit status: 0 all is well, also when the honest answer is \"no solution\" or a claim does not hold; \
2 the command line or a study file is wrong, or no study was found; 3 the data or the analysis \
failed. Several failures: the highest.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the studies found under PATH and write their reports
    ///
    /// A report is replaced as a whole or not at all. A study with a problem leaves its report as it
    /// was, and does not stop the others.
    Run(Options),
    /// Read the study files and their data, run nothing, and report every problem at once
    Validate(Options),
}

#[derive(Args, Debug)]
struct Options {
    /// A study file, the folder of one, or a tree that holds studies
    #[arg(value_name = "PATH", default_value = "studies")]
    paths: Vec<PathBuf>,
    /// The folder that holds the reports
    #[arg(long, value_name = "DIR", default_value = "reports")]
    reports: PathBuf,
    /// A folder to look for data files in, first in DIR/<study>/, then in DIR itself
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// How many studies run at a time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Say only what went wrong
    #[arg(short, long)]
    quiet: bool,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Colour {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Runs the program on its arguments.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe is no failure; there is nobody left to tell.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let (options, command): (_, fn(&Options, &Output) -> u8) = match &cli.command {
        Command::Run(options) => (options, run::run),
        Command::Validate(options) => (options, validate::validate),
    };
    let output = Output::new(options.color, options.quiet);
    ExitCode::from(command(options, &output))
}
