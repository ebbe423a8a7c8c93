//! Runs that are killed, and runs at the same time: a report is the old one or the new one.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::folder::{Folder, ran};
use crate::study_text::{SMALL, small, with};

/// How often a run is killed.
const KILLS: u32 = 40;

/// Two versions of the data, and the reports that they make.
fn versions(folder: &Folder) -> [(String, crate::folder::Contents); 2] {
    [SMALL.to_owned(), with(SMALL, "c1,1,1,1", "c1,1,1,0")].map(|data| {
        folder.write("studies/s/data.csv", &data);
        assert_eq!(folder.run(&["run"]).status, 0);
        (data, folder.files("reports"))
    })
}

/// A plain multiplicative generator: which instants, so that a failure can be repeated.
fn next(state: &mut u64) -> u64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1);
    *state >> 33
}

#[test]
fn a_run_killed_at_any_instant_leaves_the_old_report_or_the_new_one() {
    let folder = Folder::with_study(&small(), SMALL);
    let versions = versions(&folder);
    let started = Instant::now();
    folder.run(&["run"]);
    let whole = started.elapsed().as_micros();
    let (mut state, mut killed) = (7, 0);
    for round in 0..KILLS {
        // The report of one version is there, the data are those of the other.
        let (data, _) = &versions[(round % 2) as usize];
        folder.write("studies/s/data.csv", data);
        let mut child = folder.command(&["run", "--quiet"]).spawn().unwrap();
        let instant = u128::from(next(&mut state)) % (whole + whole / 4);
        sleep(Duration::from_micros(u64::try_from(instant).unwrap()));
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let after = folder.files("reports");
        assert!(
            versions.iter().any(|(_, report)| *report == after),
            "a mixed report after {instant} microseconds in round {round}"
        );
    }
    assert!(killed > 0, "no run was killed");
    // The next run clears away what they left beside the reports.
    assert_eq!(folder.run(&["run"]).status, 0);
    let mut left: Vec<String> = std::fs::read_dir(folder.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["reports", "studies"]);
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let folder = Folder::with_study(&small(), SMALL);
    let versions = versions(&folder);
    // The same study id from two trees, into the same reports.
    for (name, (data, _)) in ["one", "two"].iter().zip(&versions) {
        folder.write(&format!("{name}/s/study.yaml"), small());
        folder.write(&format!("{name}/s/data.csv"), data);
    }
    for _ in 0..10 {
        let mut runs = ["one", "two", "one", "two"]
            .map(|tree| folder.command(&["run", "--quiet", tree]).spawn().unwrap());
        for run in &mut runs {
            assert!(run.wait().unwrap().success());
        }
        let after = folder.files("reports");
        assert!(versions.iter().any(|(_, report)| *report == after));
    }
    let checked = ran(&mut folder.command(&["check", "one", "--quiet"]));
    let other = ran(&mut folder.command(&["check", "two", "--quiet"]));
    assert_eq!(
        checked.status + other.status,
        1,
        "one of the two is current"
    );
}
