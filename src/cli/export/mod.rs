//! `equifinal export`: a study in the form that others need.

mod bundle;
mod into;
mod r;
mod shipped;

use std::path::PathBuf;

use super::named_study::NamedStudy;
use super::outcome::produced;
use super::output::Output;

/// An example, below the options.
pub(super) const EXAMPLE: &str = "\
Examples:
  equifinal export --to r teaching-example          teaching-example-r/, with analysis.R and data.csv
  equifinal export --to bundle teaching-example     teaching-example.zip
  equifinal check teaching-example.zip              what a reader does with it";

#[derive(clap::Args, Debug)]
pub(super) struct ExportOptions {
    #[command(flatten)]
    pub(super) study: NamedStudy,
    /// What to make of it
    #[arg(long, value_name = "FORM", value_enum)]
    to: Form,
    /// Where to write it: the zip file of a bundle, the folder of an R script [default: named after
    /// the study, here]
    #[arg(long, value_name = "PATH")]
    into: Option<PathBuf>,
    /// Write over what is there
    #[arg(long)]
    force: bool,
}

/// What a study is exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// A script for R with the packages QCA and NCA that redoes the analysis and compares
    R,
    /// A zip file with study, data, report and their hashes, for `check`
    Bundle,
}

/// `equifinal export`: the exit status.
pub(super) fn export(options: &ExportOptions, output: &Output) -> u8 {
    let run = options.study.options();
    let found = match options.study.find() {
        Ok(found) => found,
        Err(problems) => return output.problems(&problems),
    };
    let made = match produced(&found, &run, "; nothing is exported", output) {
        Ok(made) => made,
        Err(status) => return status,
    };
    let exported = match options.to {
        Form::R => r::export(&found, &made, options),
        Form::Bundle => bundle::export(&found, &made, options),
    };
    match exported {
        Ok(lines) => {
            for line in lines {
                output.result(&line);
            }
            0
        }
        Err(problem) => output.problems(&[problem]),
    }
}
