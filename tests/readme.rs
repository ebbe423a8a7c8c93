//! README.md and the program say the same.
//!
//! A fenced block with a path beside its language shows that file: `csv` and `yaml` the whole of
//! it, `markdown` a part of it, `diff` lines to be changed in it; `handlebars` is
//! a file to be written. A `console` block shows commands
//! with what they print. Everything is done in the order of the page, in a copy of the studies and
//! reports. The manual is run in the same way, see `manual`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod manual;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use equifinal::study::read_text;
use tempfile::TempDir;

/// Commands that cannot run inside a test; CI runs them, spelled in the same way.
const RUN_BY_CI: [&str; 2] = ["cargo test", "cargo install --path . --locked"];

/// Commands that need files from elsewhere, each spelled with a variable that its test reads.
const WITH_FILES: [(&str, &str, &str); 2] = [
    (
        "EQUIFINAL_ORACLE=/path/to/cases cargo test --test oracle",
        "tests/oracle/main.rs",
        "\"EQUIFINAL_ORACLE\"",
    ),
    (
        "EQUIFINAL_PUBLISHED=/path/to/data cargo test --test published",
        "tests/published/main.rs",
        "\"EQUIFINAL_PUBLISHED\"",
    ),
];

/// The keys of claims that the page explains beside necessary condition analysis.
const OF_NCA: [&str; 6] = ["nca", "ceiling", "effect_size", "p_value", "at", "level"];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A fenced block of the page.
struct Block {
    language: String,
    /// The file it shows, or nothing.
    file: String,
    text: String,
}

/// The blocks of README.md.
fn blocks() -> Vec<Block> {
    blocks_of("README.md")
}

fn blocks_of(page: &str) -> Vec<Block> {
    let page = text_of(page);
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        // A table as it stands in a report, which the page shows as a table.
        if let Some(file) = line.strip_prefix("<!-- as in ") {
            let table = lines.by_ref().take_while(|line| !line.is_empty());
            blocks.push(Block {
                language: "markdown".to_owned(),
                file: file.trim_end_matches(" -->").to_owned(),
                text: joined(table),
            });
        }
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let (language, file) = info.split_once(' ').unwrap_or((info, ""));
        blocks.push(Block {
            language: language.to_owned(),
            file: file.to_owned(),
            text: joined(lines.by_ref().take_while(|line| *line != "```")),
        });
    }
    blocks
}

fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A block of commands, taken apart: each command with the lines that it prints.
fn commands(block: &Block) -> Vec<(&str, String)> {
    let mut commands: Vec<(&str, String)> = Vec::new();
    for line in block.text.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command, String::new())),
            (None, Some((_, printed))) => printed.extend([line, "\n"]),
            (None, None) => panic!("`{line}` is printed by no command"),
        }
    }
    commands
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A terminal in a copy of the studies that the page names first, and of their reports.
///
/// A reader who adds studies of their own has nothing to change here.
struct Terminal {
    folder: TempDir,
    /// Where commands run, below the folder.
    at: PathBuf,
    status: i32,
}

impl Terminal {
    /// A terminal in an empty folder.
    fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            at: PathBuf::new(),
            status: 0,
        }
    }

    fn new() -> Self {
        let terminal = Self::empty();
        let blocks = blocks();
        let (_, printed) = &commands(&blocks[0])[0];
        for line in printed.lines() {
            let study = line.split(':').next().unwrap();
            for name in ["studies", "reports"] {
                let path = Path::new(name).join(study);
                copy(&repository().join(&path), &terminal.path(path));
            }
        }
        terminal
    }

    fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(&self.at).join(path)
    }

    /// Does what a command says; what it prints, or `None` when it is not run here.
    fn enter(&mut self, command: &str) -> Option<String> {
        let words: Vec<&str> = command.split(' ').collect();
        match words[..] {
            ["cargo", "run", "--", ref arguments @ ..] | ["equifinal", ref arguments @ ..] => {
                Some(self.run(arguments))
            }
            ["cp", "-r", from, to] => {
                copy(&self.path(from), &self.path(to));
                Some(String::new())
            }
            ["mkdir", "-p", name] => {
                fs::create_dir_all(self.path(name)).unwrap();
                Some(String::new())
            }
            ["cd", name] => {
                assert!(self.path(name).is_dir(), "{command}");
                self.at.push(name);
                Some(String::new())
            }
            ["echo", "$?"] => Some(format!("{}\n", self.status)),
            _ => {
                let with_files = WITH_FILES.iter().any(|(known, ..)| *known == command);
                assert!(
                    RUN_BY_CI.contains(&command) || with_files,
                    "this test cannot run `{command}`"
                );
                None
            }
        }
    }

    fn run(&mut self, arguments: &[&str]) -> String {
        let ran = Command::new(env!("CARGO_BIN_EXE_equifinal"))
            .args(arguments)
            // The width of the terminal in which the tests run.
            .env_remove("COLUMNS")
            .current_dir(self.path(""))
            .output()
            .unwrap();
        self.status = ran.status.code().unwrap();
        assert!(
            ran.stdout.is_empty() || ran.stderr.is_empty(),
            "{arguments:?}: the order of results and problems is not known"
        );
        String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap()
    }

    /// Replaces the lines with `-` by those with `+`.
    fn change(&self, block: &Block) {
        let lines = |sign: char| {
            joined(
                block
                    .text
                    .lines()
                    .filter_map(|line| line.strip_prefix(sign)),
            )
        };
        let file = self.path(&block.file);
        let before = fs::read_to_string(&file).unwrap();
        let (old, new) = (lines('-'), lines('+'));
        assert_eq!(before.matches(&old).count(), 1, "{}: {old}", block.file);
        fs::write(file, before.replace(&old, &new)).unwrap();
    }
}

#[test]
fn what_the_page_shows_is_what_happens() {
    let mut terminal = Terminal::new();
    let mut done = [0; 4];
    for block in blocks() {
        match block.language.as_str() {
            "csv" | "yaml" => {
                let file = fs::read_to_string(terminal.path(&block.file)).unwrap();
                assert_eq!(block.text, file, "{}", block.file);
                done[0] += 1;
            }
            "markdown" => {
                let file = fs::read_to_string(terminal.path(&block.file)).unwrap();
                assert!(file.contains(&block.text), "{}: {}", block.file, block.text);
                done[1] += 1;
            }
            "diff" => {
                terminal.change(&block);
                done[2] += 1;
            }
            // A file of the study, as a reader writes it.
            "handlebars" => fs::write(terminal.path(&block.file), &block.text).unwrap(),
            "console" => {
                for (command, expected) in commands(&block) {
                    let found = terminal.enter(command).unwrap_or_default();
                    assert_eq!(found, expected, "{command}");
                    done[3] += 1;
                }
            }
            // A comment of a study file.
            "text" if block.text.starts_with('#') => {}
            // Sets and conditions, in place of the conditions of a study without claims.
            "text" if block.text.starts_with("sets:") => {
                let study = text_of("studies/teaching-example/study.yaml");
                let (before, behind) = study.split_once("\nconditions:").unwrap();
                let (_, behind) = behind.split_once("\ncalibration:").unwrap();
                let (behind, _) = behind.split_once("\nclaims:").unwrap();
                let with = format!("{before}\n{}\ncalibration:{behind}\n", block.text);
                let read = read_text(&with, "study.yaml", Path::new("."), "s");
                assert!(read.is_ok(), "{:?}", read.err());
            }
            // A section that a study can have in place of its own.
            "text" if block.text.starts_with(|c: char| c.is_alphabetic()) => {
                let study = text_of("studies/teaching-example/study.yaml");
                let (key, _) = block.text.split_once(':').unwrap();
                let (before, own) = study.split_once(&format!("\n{key}:")).unwrap();
                let (_, behind) = own.split_once("\n\n").unwrap();
                let with = format!("{before}\n{}\n{behind}", block.text);
                let read = read_text(&with, "study.yaml", Path::new("."), "s");
                assert!(read.is_ok(), "{:?}", read.err());
            }
            // Keys of a section, `necessity` unless the block names another, which the study of the
            // twelve cities can take in.
            "text" => {
                let study = text_of("studies/heilongjiang-open-data/study.yaml");
                let section = match block.file.as_str() {
                    "" => "necessity",
                    named => named,
                };
                let head = format!("\n{section}:\n");
                let with = study.replacen(&head, &format!("{head}{}", block.text), 1);
                assert_ne!(with, study);
                let read = read_text(&with, "study.yaml", Path::new("."), "s");
                assert!(read.is_ok(), "{:?}", read.err());
            }
            other => panic!("a block in `{other}`"),
        }
    }
    assert!(done.iter().all(|&count| count >= 2), "{done:?}");
}

/// The committed reports could be old: the files shown, and nothing else, give the parts shown.
#[test]
fn the_files_shown_give_the_report_shown() {
    let folder = tempfile::tempdir().unwrap();
    let blocks = blocks();
    for block in &blocks {
        if ["csv", "yaml"].contains(&block.language.as_str()) {
            let file = folder.path().join(&block.file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, &block.text).unwrap();
        }
    }
    let ran = Command::new(env!("CARGO_BIN_EXE_equifinal"))
        .arg("run")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    for block in blocks.iter().filter(|block| block.language == "markdown") {
        let report = fs::read_to_string(folder.path().join(&block.file)).unwrap();
        assert!(report.contains(&block.text), "{}", block.text);
    }
}

#[test]
fn commands_that_cannot_run_here_are_run_by_ci() {
    let readme = text_of("README.md");
    let ci = text_of(".ci/run");
    for command in RUN_BY_CI.iter().chain(&["cargo run -- run", "cargo bench"]) {
        assert!(readme.contains(command), "README.md: {command}");
        assert!(ci.contains(command), ".ci/run: {command}");
    }
    for (command, test, variable) in WITH_FILES {
        assert!(readme.contains(command), "README.md: {command}");
        assert!(text_of(test).contains(variable), "{test}: {variable}");
    }
}

/// The text of a section, without its heading.
fn section<'r>(readme: &'r str, heading: &str) -> &'r str {
    let (_, rest) = readme
        .split_once(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("no section `{heading}`"));
    rest.split("\n## ").next().unwrap()
}

/// The texts between backticks, those broken over two lines joined.
fn code(section: &str) -> Vec<String> {
    let pieces = section.split('`').skip(1).step_by(2);
    pieces
        .map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// The codes of the problems of the teaching example with one of its sections replaced.
fn codes_with(declared: &str) -> Vec<&'static str> {
    let declared = match declared.strip_prefix("calibrate: ") {
        Some(rule) => format!("outcome: {{LASTS: {{column: meetings, calibrate: {rule}}}}}"),
        None => declared.to_owned(),
    };
    let key = declared.split(':').next().unwrap();
    let text = text_of("studies/teaching-example/study.yaml");
    let mut replaced = false;
    let kept = text.lines().filter(|line| {
        if line.starts_with(|c: char| c.is_alphabetic()) {
            replaced = line.starts_with(&format!("{key}:"));
        }
        !replaced
    });
    let text = joined(kept.chain([declared.as_str()]));
    let read = read_text(&text, "study.yaml", repository(), "teaching-example");
    let problems = read.expect_err(&declared);
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn every_claim_of_the_page_holds_in_the_teaching_example() {
    let readme = text_of("README.md");
    let section = section(&readme, "What a claim can say");
    let codes = code(section);
    let expects: Vec<&String> = codes.iter().filter(|code| code.starts_with('{')).collect();
    let text = text_of("studies/teaching-example/study.yaml");
    let (before, rest) = text.split_once("\nclaims:").unwrap();
    let (_, after) = rest.split_once("\nreport:").unwrap();
    let claim = |expect: &&String| format!("  - {{claim: A claim., expect: {expect}}}\n");
    let claims = expects.iter().map(claim).collect::<Vec<_>>().concat();
    let folder = tempfile::tempdir().unwrap();
    let study = folder.path().join("studies/s");
    fs::create_dir_all(&study).unwrap();
    let data = "clubs.csv";
    let from = repository().join("studies/teaching-example").join(data);
    fs::copy(from, study.join(data)).unwrap();
    let text = format!("{before}\nclaims:\n{claims}report:{after}");
    fs::write(study.join("study.yaml"), text).unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_equifinal"))
        .arg("run")
        .current_dir(folder.path())
        .output()
        .unwrap();
    let all = expects.len();
    let said = format!("s: reports/s/report.md written, {all} of {all} claims hold\n");
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), said, "{claims}");
    // Every key is on the page, as the program lists them for one that it does not know.
    let messages = text_of("tests/bad_studies/unknown-key/expected.txt");
    let known = messages.lines().filter_map(|line| {
        line.split_once("the keys are `outcome`, `model`")
            .map(|(_, keys)| keys)
    });
    let known: Vec<String> = known.flat_map(code).collect();
    assert!(known.len() > 30, "{known:?}");
    let page = &text_of("README.md")[..];
    for key in known {
        let place = if OF_NCA.contains(&&key[..]) {
            page
        } else {
            section
        };
        assert!(place.contains(&format!("{key}:")), "`{key}`");
    }
}

#[test]
fn what_is_not_there_yet_is_refused_by_name() {
    let readme = text_of("README.md");
    let section = section(&readme, "What is not there yet");
    let mut refused = 0;
    for code in code(section) {
        if let Some(command) = code.strip_prefix("equifinal ") {
            let ran = Command::new(env!("CARGO_BIN_EXE_equifinal"))
                .arg(command)
                .output()
                .unwrap();
            assert_eq!(ran.status.code(), Some(2), "{code}");
            let said = String::from_utf8(ran.stderr).unwrap();
            assert!(said.contains("unrecognized subcommand"), "{code}: {said}");
        } else if code.contains(": ") {
            let codes = codes_with(&code);
            let wanted = ["not-yet-supported", "unsupported-file"];
            assert!(
                codes.iter().any(|code| wanted.contains(code)),
                "{code}: {codes:?}"
            );
        } else {
            continue;
        }
        refused += 1;
    }
    // The list gets shorter with every version.
    assert!(refused > 0, "{refused}");
}

/// The other way round: what the tests know to be not yet supported is named on the page.
#[test]
fn what_is_refused_is_named() {
    let readme = text_of("README.md");
    let section = section(&readme, "What is not there yet");
    let messages = text_of("tests/bad_studies/not-yet-supported/expected.txt");
    for message in messages
        .lines()
        .filter(|line| line.starts_with("error[not-yet-supported]"))
    {
        // `data.where`, or `outcome.DO.calibrate.curve: linear`.
        let Some(path) = message.split('`').nth(1) else {
            continue;
        };
        let path = path.split(':').next().unwrap();
        let key = path.rsplit('.').next().unwrap();
        let key = key.split('[').next().unwrap();
        assert!(section.contains(&format!("{key}:")), "`{key}`: {message}");
    }
}

#[test]
fn links_lead_somewhere() {
    let readme = text_of("README.md");
    let headings: Vec<String> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| heading.to_lowercase().replace(' ', "-"))
        .collect();
    let links: Vec<&str> = readme
        .split("](")
        .skip(1)
        .map(|rest| rest.split(')').next().unwrap())
        // Links of the reports shown lead from the report's folder.
        .filter(|link| !link.starts_with("tables/"))
        .collect();
    for link in &links {
        match link.strip_prefix('#') {
            Some(heading) => assert!(headings.iter().any(|h| h == heading), "{link}"),
            None if link.starts_with("https://") => {}
            None => assert!(repository().join(link).exists(), "{link}"),
        }
    }
    assert!(links.len() > 10, "{links:?}");
}
