//! `watch`: a study is changed while the program watches it, and its words are read as they come.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::folder::Folder;
use crate::study_text::{SMALL, small, with};

/// A machine that is busy may take long; a test that waits longer has failed.
const LONG: Duration = Duration::from_secs(120);

/// A program that watches, and what it says, line by line.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    said: Vec<String>,
}

impl Watching {
    fn start(folder: &Folder, arguments: &[&str]) -> Self {
        let mut command = folder.command(&[&["watch"], arguments].concat());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (sender, lines) = channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] = [
            Box::new(child.stdout.take().unwrap()),
            Box::new(child.stderr.take().unwrap()),
        ];
        for stream in streams {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = sender.send(line);
                }
            });
        }
        let mut watching = Self {
            child,
            lines,
            said: Vec::new(),
        };
        watching.until("; Ctrl-C ends");
        watching
    }

    /// Waits for a line with these words; what came since the last wait, that line last.
    fn until(&mut self, words: &str) -> Vec<String> {
        self.said.clear();
        loop {
            let Ok(line) = self.lines.recv_timeout(LONG) else {
                panic!("`{words}` did not come; {:?} came", self.said);
            };
            self.said.push(line);
            if self.said.last().unwrap().contains(words) {
                return self.said.clone();
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const CHANGED: &str = "c1,1,1,0";

#[test]
fn a_saved_file_runs_its_study_and_what_changed_is_said() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write_study("other", small(), SMALL);
    folder.run(&["run"]);
    let mut watching = Watching::start(&folder, &[]);
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", CHANGED));
    watching.until("s: reports/s/report.md rewritten");
    let said = watching.until("what it did to the findings");
    assert!(
        said.contains(&"      Y: column `Y`: c1 1 → 0".to_owned()),
        "{said:?}"
    );
    // An editor that writes another file and renames it over the old one.
    folder.write("studies/s/.data.csv.swp", SMALL);
    fs::rename(
        folder.path("studies/s/.data.csv.swp"),
        folder.path("studies/s/data.csv"),
    )
    .unwrap();
    watching.until("s: reports/s/report.md rewritten");
    assert!(
        folder
            .run(&["check"])
            .stdout
            .starts_with("other: current\ns: current\n")
    );
}

#[test]
fn a_mistake_is_said_and_the_watch_goes_on() {
    let folder = Folder::with_study(&small(), SMALL);
    let mut watching = Watching::start(&folder, &["studies/s"]);
    let report = folder.report();
    folder.write(
        "studies/s/study.yaml",
        with(&small(), "format: 1", "format: x"),
    );
    let said = watching.until("s: 1 problem; its report stays as it is");
    assert!(
        said.iter()
            .any(|line| line.starts_with("error[wrong-format]")),
        "{said:?}"
    );
    assert_eq!(folder.report(), report);
    // The same bytes again say nothing; the next words are those of the mended file.
    folder.write(
        "studies/s/study.yaml",
        with(&small(), "format: 1", "format: x"),
    );
    folder.write(
        "studies/s/study.yaml",
        with(&small(), "consistency: 0.8", "consistency: 0.7"),
    );
    let said = watching.until("s: reports/s/report.md rewritten");
    let mistakes = said.iter().filter(|line| line.starts_with("error"));
    assert!(mistakes.count() <= 1, "{said:?}");
    watching.until("sufficiency.consistency");
}

#[test]
fn a_data_file_that_comes_later_is_what_the_study_waited_for() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.run(&["run"]);
    let mut watching = Watching::start(&folder, &[]);
    folder.write(
        "studies/s/study.yaml",
        with(&small(), "source: data.csv", "source: new.csv"),
    );
    watching.until("error[data-absent]");
    folder.write("studies/s/new.csv", SMALL);
    watching.until("s: reports/s/report.md rewritten");
}

#[test]
fn studies_come_and_go() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.run(&["run"]);
    let mut watching = Watching::start(&folder, &[]);
    folder.write("studies/new/data.csv", SMALL);
    folder.write("studies/new/study.yaml", small());
    watching.until("new: found");
    watching.until("new: reports/new/report.md written");
    fs::remove_dir_all(folder.path("studies/s")).unwrap();
    watching.until("s: gone; its report stays in reports/s");
    assert!(folder.exists("reports/s/report.md"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_status_0() {
    let folder = Folder::with_study(&small(), SMALL);
    let mut watching = Watching::start(&folder, &[]);
    let process = watching.child.id().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-INT", &process])
        .status();
    assert!(sent.unwrap().success());
    assert_eq!(watching.child.wait().unwrap().code(), Some(0));
}

#[test]
fn nothing_to_watch() {
    let folder = Folder::new();
    let ran = folder.run(&["watch"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.starts_with("error[no-study]"), "{}", ran.stderr);
}
