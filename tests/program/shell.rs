//! Completions of shells and the manual: other programs take them without a complaint.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::folder::Folder;

/// Every command of the program, as its help lists them.
fn commands(folder: &Folder) -> Vec<String> {
    let help = folder.run(&["--help"]).stdout;
    let (_, listed) = help.split_once("Commands:\n").unwrap();
    let (listed, _) = listed.split_once("\n\nOptions:").unwrap();
    let names = listed
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names
        .map(str::to_owned)
        .filter(|name| name != "help")
        .collect()
}

/// What a program says of a text on its standard input; `None` when it is not installed.
fn fed(program: &str, arguments: &[&str], text: &str) -> Option<(bool, String)> {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("shell: {program} is not installed, and what it takes is not tried");
        return None;
    };
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    Some((
        output.status.success(),
        String::from_utf8(output.stderr).unwrap(),
    ))
}

#[test]
fn shells_take_the_completions_and_they_know_every_command() {
    let folder = Folder::new();
    let names = commands(&folder);
    assert!(names.contains(&"watch".to_owned()), "{names:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = folder.run(&["completions", shell]);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        for name in &names {
            assert!(ran.stdout.contains(name.as_str()), "{shell}: {name}");
        }
        // These three read a script without running it.
        if ["bash", "zsh", "fish"].contains(&shell)
            && let Some(said) = fed(shell, &["-n"], &ran.stdout)
        {
            assert_eq!(said, (true, String::new()), "{shell}");
        }
    }
    let ran = folder.run(&["completions", "dash"]);
    assert_eq!(ran.status, 2);
}

#[test]
fn every_command_has_a_page_that_renders_without_a_warning() {
    let folder = Folder::new();
    let ran = folder.run(&["man", "--into", "pages"]);
    let names = commands(&folder);
    let count = names.len() + 1;
    assert_eq!(ran.stdout, format!("{count} pages in pages\n"));
    let pages = folder.files("pages");
    assert_eq!(pages.len(), count);
    for name in &names {
        assert!(pages.contains_key(&format!("equifinal-{name}.1")), "{name}");
        assert_eq!(
            folder.run(&["man", name]).stdout.as_bytes(),
            pages[&format!("equifinal-{name}.1")]
        );
    }
    assert_eq!(folder.run(&["man"]).stdout.as_bytes(), pages["equifinal.1"]);
    for (file, page) in pages {
        let page = String::from_utf8(page).unwrap();
        for (program, arguments) in [
            ("groff", &["-man", "-ww", "-z", "-K", "utf8"][..]),
            ("mandoc", &["-T", "lint", "-W", "error"][..]),
        ] {
            if let Some(said) = fed(program, arguments, &page) {
                assert_eq!(said, (true, String::new()), "{program} {file}");
            }
        }
    }
}

#[test]
fn a_command_that_is_not_there_has_no_page() {
    let ran = Folder::new().run(&["man", "chek"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert_eq!(
        ran.stderr,
        "there is no command `chek`; did you mean `check`?\n"
    );
}

#[test]
fn every_new_command_teaches_with_an_example() {
    let folder = Folder::new();
    for command in ["list", "show", "watch", "export", "completions", "man"] {
        let help = folder.run(&[command, "--help"]).stdout;
        assert!(help.contains("Example"), "{command}");
        assert!(help.contains(&format!("equifinal {command}")), "{command}");
    }
}
