//! `equifinal completions`: what a shell needs to complete commands and options.

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::output::Output;

/// An example, below the options.
pub(super) const EXAMPLE: &str = "\
Example, in bash, for this user:
  equifinal completions bash > ~/.local/share/bash-completion/completions/equifinal
zsh: write to a file named _equifinal in a folder of $fpath. fish: ~/.config/fish/completions/equifinal.fish.";

/// The name under which the program is typed.
const PROGRAM: &str = "equifinal";

#[derive(clap::Args, Debug)]
pub(super) struct CompletionsOptions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Prints the script: the exit status.
pub(super) fn completions(options: &CompletionsOptions, output: &Output) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), PROGRAM, &mut script);
    output.result(String::from_utf8_lossy(&script).trim_end());
    0
}
