//! `equifinal man`: the manual in the form of `man`.

use std::io;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_mangen::Man;

use super::Cli;
use super::output::Output;
use crate::study::nearest;

/// An example, below the options.
pub(super) const EXAMPLE: &str = "\
Examples:
  equifinal man > equifinal.1 && man -l equifinal.1
  equifinal man check                 the page of one command
  equifinal man --into ~/.local/share/man/man1   all pages; then `man equifinal-check` finds them";

#[derive(clap::Args, Debug)]
pub(super) struct ManualOptions {
    /// The command whose page is printed; without it, the page of the program
    #[arg(value_name = "COMMAND", conflicts_with = "into")]
    command: Option<String>,
    /// Write all pages into this folder, one for each command
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
}

/// Prints a page, or writes all: the exit status.
pub(super) fn manual(options: &ManualOptions, output: &Output) -> u8 {
    let pages = pages();
    if let Some(folder) = &options.into {
        return match write(&pages, folder) {
            Ok(()) => {
                output.result(&format!("{} pages in {}", pages.len(), folder.display()));
                0
            }
            Err(error) => {
                let folder = folder.display();
                output.problem(&format!("`{folder}` cannot be written to: {error}"));
                2
            }
        };
    }
    let wanted = options.command.as_deref();
    let page = pages.iter().find(|page| page.command.as_deref() == wanted);
    let Some(page) = page else {
        output.problem(&no_such_command(wanted.unwrap_or_default(), &pages));
        return 2;
    };
    output.result(&page.text);
    0
}

/// A page of the manual.
struct Page {
    /// The command; none for the program.
    command: Option<String>,
    file: String,
    text: String,
}

/// The page of the program and those of its commands, in their order.
fn pages() -> Vec<Page> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let commands = program.get_subcommands();
    let commands = commands.map(|command| (Some(command.get_name().to_owned()), command.clone()));
    let every = std::iter::once((None, program.clone())).chain(commands);
    every.map(|(command, shown)| page(command, shown)).collect()
}

fn page(command: Option<String>, shown: clap::Command) -> Page {
    let title = command.as_deref();
    let title = title.map_or("equifinal".to_owned(), |name| format!("equifinal-{name}"));
    // What stands below the options, and what it is called.
    let last = if command.is_some() {
        "EXAMPLES"
    } else {
        "EXIT STATUS"
    };
    let page = Man::new(shown);
    let file = page.get_filename();
    let mut text = Vec::new();
    page.render(&mut text)
        .expect("writing to memory does not fail");
    Page {
        command,
        file,
        text: mended(&String::from_utf8_lossy(&text), &title, last),
    }
}

/// The page with a title line that has every field, without empty lines, which formatters warn of, and
/// with examples as they are written.
fn mended(text: &str, title: &str, last: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut lines = Vec::new();
    let mut in_examples = false;
    for line in text.lines() {
        match line {
            line if line.starts_with(".TH ") => {
                lines.push(format!(
                    ".TH {title} 1 \"\" \"equifinal {version}\" Equifinal"
                ));
            }
            ".SH EXTRA" => {
                lines.push(format!(".SH \"{last}\""));
                if last == "EXAMPLES" {
                    lines.push(".nf".to_owned());
                    in_examples = true;
                }
            }
            "" => {
                if lines.last().is_some_and(|last| last == ".br") {
                    lines.pop();
                }
                lines.push(".sp".to_owned());
            }
            ".br" if lines.last().is_some_and(|last| last == ".sp") => {}
            line => {
                if in_examples && line.starts_with(".SH") {
                    lines.push(".fi".to_owned());
                    in_examples = false;
                }
                lines.push(line.to_owned());
            }
        }
    }
    lines.join("\n")
}

fn write(pages: &[Page], folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut pages = pages.iter();
    pages.try_for_each(|page| std::fs::write(folder.join(&page.file), format!("{}\n", page.text)))
}

fn no_such_command(wanted: &str, pages: &[Page]) -> String {
    let names: Vec<&str> = pages.iter().filter_map(|p| p.command.as_deref()).collect();
    let help = match nearest(wanted, &names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the commands are {}", names.join(", ")),
    };
    format!("there is no command `{wanted}`; {help}")
}
