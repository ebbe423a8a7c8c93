//! The manual, docs/src, and the program say the same.
//!
//! Each chapter is followed in a terminal of its own that begins in an empty folder; one that stands
//! below another in SUMMARY.md goes on where that one ended. A fenced block with a path beside its
//! language is a file: `csv`, `yaml` and `sh` write it, or show the whole of one that is there; `diff`
//! changes lines of it; `markdown`, `json` and `text` show a part of it, as does what follows a line
//! `<!-- as in PATH -->`. In a file that is no study, each `equifinal` command is run. `yaml` without a
//! path holds sections of a study file that a plain study takes in. `console` shows commands with all
//! that they print. `UPDATE_EXPECTED=1 cargo test --test readme` writes that, and the chapters that are
//! made, anew.

mod links;
mod written;

use std::fs;

use equifinal::study::read_text;
use serde_json::Value;

use super::{Block, Terminal, blocks_of, commands, repository, text_of};

/// The study whose sections the blocks without a path replace.
const PLAIN: &str = include_str!("plain.yaml");

/// The files of the chapters, each with whether it stands below another, in the order of the book.
fn chapters() -> Vec<(String, bool)> {
    let summary = text_of("docs/src/SUMMARY.md");
    let listed = summary.lines().filter_map(|line| {
        let (_, target) = line.split_once("](")?;
        let name = target.strip_suffix(')')?;
        Some((name.to_owned(), line.starts_with(' ')))
    });
    listed.collect()
}

#[test]
fn what_the_manual_shows_is_what_happens() {
    let mut done = [0; 4];
    let mut terminal = Terminal::empty();
    for (chapter, below) in chapters() {
        if !below {
            terminal = Terminal::empty();
        }
        let page = format!("docs/src/{chapter}");
        let indented = |line: &str| line.starts_with(' ') && line.trim_start().starts_with("```");
        assert!(!text_of(&page).lines().any(indented), "{page}: not run");
        for block in blocks_of(&page) {
            let at = format!("{chapter}: {}\n{}", block.file, block.text);
            done[follow(&block, &mut terminal, &at)] += 1;
            if block.language == "console" {
                prints(&block, &mut terminal, &page);
            }
        }
    }
    // Files, parts of files, fragments of study files, blocks of commands.
    assert!(done.iter().all(|&count| count > 3), "{done:?}");
}

/// Does what a block says; which kind of block it is.
fn follow(block: &Block, terminal: &mut Terminal, at: &str) -> usize {
    match (block.language.as_str(), block.file.as_str()) {
        ("yaml", "") => {
            takes_in(&block.text, at);
            2
        }
        ("csv" | "yaml" | "sh", file) if !file.is_empty() => {
            write_or_compare(block, terminal, at);
            if !file.ends_with("study.yaml") {
                if block.language == "yaml" {
                    let read: Result<Value, _> = serde_yaml::from_str(&block.text);
                    assert!(read.is_ok(), "{at}{:?}", read.err());
                }
                run_all(&block.text, terminal, at);
            }
            0
        }
        ("markdown" | "json" | "text", file) if !file.is_empty() => {
            let whole = fs::read_to_string(terminal.path(file)).expect(at);
            assert!(whole.contains(&block.text), "{at}");
            1
        }
        ("diff", _) => {
            terminal.change(block);
            0
        }
        // See `prints`.
        ("console", "") => 3,
        (other, _) => panic!("a block in `{other}`: {at}"),
    }
}

/// Enters the commands of a block and compares what they print with what the page shows;
/// `UPDATE_EXPECTED=1` writes it to the page.
fn prints(block: &Block, terminal: &mut Terminal, page: &str) {
    let mut found = String::new();
    for (command, _) in commands(block) {
        let printed = terminal.enter(command).expect("every command is run");
        found.extend(["$ ", command, "\n", &printed]);
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let fenced = |text: &str| format!("```console\n{text}```\n");
        let written = text_of(page).replacen(&fenced(&block.text), &fenced(&found), 1);
        fs::write(repository().join(page), written).unwrap();
    } else {
        assert_eq!(found, block.text, "{page}");
    }
}

/// Writes a file as the reader does, or compares it with the one that a command has written.
fn write_or_compare(block: &Block, terminal: &Terminal, at: &str) {
    let path = terminal.path(&block.file);
    if path.exists() {
        let found = fs::read_to_string(path).unwrap();
        assert_eq!(block.text, found, "{at}");
    } else {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &block.text).unwrap();
    }
}

/// Runs the commands of a script or of a job, each on a line of its own.
fn run_all(text: &str, terminal: &mut Terminal, at: &str) {
    let lines = text.lines().map(|line| line.trim_start_matches([' ', '-']));
    for command in lines.filter(|line| line.starts_with("equifinal ")) {
        terminal.enter(command);
        assert_eq!(terminal.status, 0, "{at}{command}");
    }
}

/// A plain study with these sections in place of its own.
fn takes_in(sections: &str, at: &str) {
    let key_of = |line: &str| {
        let (key, _) = line.split_once(':')?;
        let named = key.starts_with(|c: char| c.is_ascii_lowercase());
        named.then(|| key.to_owned())
    };
    let keys: Vec<String> = sections.lines().filter_map(key_of).collect();
    assert!(!keys.is_empty(), "{at}");
    let mut kept = String::new();
    let mut keep = true;
    for line in PLAIN.lines() {
        keep = key_of(line).map_or(keep, |key| !keys.contains(&key));
        if keep {
            kept.extend([line, "\n"]);
        }
    }
    let text = format!("{kept}{sections}");
    let read = read_text(&text, "study.yaml", repository(), "plain");
    let problems = read.err().unwrap_or_default();
    let said: Vec<&str> = problems.iter().map(|one| &one.message[..]).collect();
    assert!(said.is_empty(), "{at}{said:?}");
}
