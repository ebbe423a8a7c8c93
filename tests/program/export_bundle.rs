//! `export --to bundle`, and `check` of a bundle, sound and spoiled.

use std::fs;
use std::io::{Cursor, Read, Write};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::folder::{Contents, Folder, Ran};
use crate::lock::sha256;
use crate::study_text::{SMALL, small, with};

/// The files of a zip file.
fn unzipped(bytes: &[u8]) -> Contents {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Contents::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        files.insert(entry.name().unwrap().into_owned(), bytes);
    }
    files
}

/// A zip file of files.
fn zipped<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn of(files: &Contents) -> Vec<u8> {
    zipped(
        files
            .iter()
            .map(|(path, bytes)| (path.as_str(), &bytes[..])),
    )
}

/// A folder with a study that is exported to `s.zip`.
fn exported() -> (Folder, Contents) {
    let folder = Folder::with_study(&small(), SMALL);
    folder.write("studies/s/SOURCE.md", "By hand.\n");
    folder.write("studies/s/private.txt", "mine");
    let ran = folder.run(&["export", "--to", "bundle", "s"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{ran:?}");
    let files = unzipped(&fs::read(folder.path("s.zip")).unwrap());
    (folder, files)
}

/// What `check` says of a bundle with other files.
fn checked(folder: &Folder, bytes: impl AsRef<[u8]>) -> Ran {
    folder.write("spoiled.zip", bytes);
    folder.run(&["check", "spoiled.zip"])
}

/// `check` refuses a bundle with these words.
fn refused(folder: &Folder, bytes: impl AsRef<[u8]>, words: &str) {
    let ran = checked(folder, bytes);
    assert_eq!((ran.status, ran.stdout.as_str()), (3, ""), "{ran:?}");
    let start = format!("error[bundle-refused]: `spoiled.zip` cannot be checked: {words}");
    assert!(ran.stderr.starts_with(&start), "{}", ran.stderr);
}

#[test]
fn a_bundle_holds_what_a_reader_needs_and_nothing_else() {
    let (folder, files) = exported();
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    let outside = |path: &&str| !path.starts_with("reports/s/");
    assert_eq!(
        paths
            .iter()
            .copied()
            .filter(|path| outside(path))
            .collect::<Vec<_>>(),
        [
            "README.txt",
            "manifest.json",
            "studies/s/SOURCE.md",
            "studies/s/data.csv",
            "studies/s/study.yaml"
        ]
    );
    folder.run(&["run"]);
    for (path, bytes) in folder.files("reports/s") {
        assert_eq!(files[&format!("reports/s/{path}")], bytes, "{path}");
    }
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert_eq!(manifest["format"], 1);
    assert_eq!(manifest["study"], "s");
    assert_eq!(manifest["left_out"], json!([]));
    let listed = manifest["files"].as_array().unwrap();
    assert_eq!(listed.len() + 1, files.len());
    let data = listed
        .iter()
        .find(|one| one["path"] == "studies/s/data.csv")
        .unwrap();
    assert_eq!(data["size"], SMALL.len());
    let private = String::from_utf8_lossy(&files["manifest.json"]).contains("private");
    assert!(
        !private,
        "the names of other files stay with the researcher"
    );
}

#[test]
fn the_same_study_gives_the_same_bytes_and_nothing_is_written_over_unasked() {
    let (folder, _) = exported();
    let first = fs::read(folder.path("s.zip")).unwrap();
    let ran = folder.run(&["export", "--to", "bundle", "s"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr
            .starts_with("error[export-over-file]: `s.zip` is there already")
    );
    let ran = folder.run(&[
        "export",
        "--to",
        "bundle",
        "studies/s",
        "--into",
        "out/t.zip",
    ]);
    assert_eq!(ran.status, 0);
    assert!(
        ran.stdout
            .contains("left out: private.txt: no run reads it"),
        "{}",
        ran.stdout
    );
    assert_eq!(fs::read(folder.path("out/t.zip")).unwrap(), first);
    folder.write("studies/s/data.csv", with(SMALL, "c1,1,1,1", "c1,1,1,0"));
    let ran = folder.run(&["export", "--to", "bundle", "s", "--force"]);
    assert_eq!(ran.status, 0);
    assert_ne!(fs::read(folder.path("s.zip")).unwrap(), first);
}

#[test]
fn a_sound_bundle_is_current_wherever_it_lies() {
    let (folder, files) = exported();
    let elsewhere = Folder::new();
    elsewhere.write("s.zip", fs::read(folder.path("s.zip")).unwrap());
    let ran = elsewhere.run(&["check", "s.zip"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let count = files.len();
    assert_eq!(
        ran.stdout,
        format!("s.zip: {count} files, as its manifest lists them\ns: current\n")
    );
    // Packed anew by another program, it is the same bundle.
    assert_eq!(checked(&elsewhere, of(&files)).status, 0);
    // Unpacked, it is a folder in which the program runs.
    for (path, bytes) in &files {
        elsewhere.write(path, bytes);
    }
    let ran = elsewhere.run(&["check"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "s: current\n"));
}

#[test]
fn a_bundle_as_json() {
    let (folder, _) = exported();
    let ran = folder.run(&["check", "s.zip", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(document["status"], 0);
    assert_eq!(document["studies"][0]["state"], "current");
    let ran = folder.run(&["check", "s.zip", "studies"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.starts_with("error[bundle-alone]"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_report_that_the_study_does_not_give_is_stale_though_every_hash_is_right() {
    let (folder, mut files) = exported();
    // Someone changes the report and the manifest together.
    let path = "reports/s/report.md";
    let report = String::from_utf8(files[path].clone()).unwrap();
    let report = report.replacen("1.000", "0.999", 1);
    let mut manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    for one in manifest["files"].as_array_mut().unwrap() {
        if one["path"] == path {
            one["sha256"] = json!(sha256(report.as_bytes()));
        }
    }
    files.insert(path.to_owned(), report.into_bytes());
    files.insert(
        "manifest.json".to_owned(),
        manifest.to_string().into_bytes(),
    );
    let ran = checked(&folder, of(&files));
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stdout.contains("s: stale\n"), "{}", ran.stdout);
}

#[test]
fn a_changed_a_missing_and_an_added_file_are_named() {
    let (folder, files) = exported();
    let mut changed = files.clone();
    changed.insert(
        "studies/s/data.csv".to_owned(),
        SMALL.replace("c1,1", "c1,0").into_bytes(),
    );
    refused(&folder, of(&changed), "`studies/s/data.csv` was changed");
    let mut longer = files.clone();
    longer.get_mut("README.txt").unwrap().push(b'!');
    refused(&folder, of(&longer), "`README.txt` was changed");
    let mut missing = files.clone();
    missing.remove("reports/s/results.json");
    refused(&folder, of(&missing), "`reports/s/results.json` is missing");
    let mut added = files.clone();
    added.insert("studies/s/extra.csv".to_owned(), b"x".to_vec());
    refused(&folder, of(&added), "`studies/s/extra.csv` was added");
    let mut without = files;
    without.remove("manifest.json");
    refused(&folder, of(&without), "it holds no manifest.json");
}

#[test]
fn a_file_that_is_no_whole_zip_file_is_refused() {
    let (folder, _) = exported();
    let whole = fs::read(folder.path("s.zip")).unwrap();
    refused(
        &folder,
        &whole[..whole.len() / 2],
        "it is no whole zip file",
    );
    refused(&folder, b"", "it is no whole zip file");
    refused(
        &folder,
        b"PK\x03\x04 but no more",
        "it is no whole zip file",
    );
}

#[test]
fn no_path_leads_out_of_the_bundle() {
    let (folder, files) = exported();
    for path in [
        "../outside.txt",
        "/outside.txt",
        "studies/../../outside.txt",
        "a\\..\\b",
        "C:x",
    ] {
        let mut spoiled = files.clone();
        spoiled.insert(path.to_owned(), b"x".to_vec());
        let ran = checked(&folder, of(&spoiled));
        assert_eq!(ran.status, 3, "{path}: {ran:?}");
        assert!(
            ran.stderr.contains("is no path below the bundle"),
            "{path}: {}",
            ran.stderr
        );
    }
    // The same in the manifest alone.
    let mut spoiled = files.clone();
    let text = String::from_utf8(files["manifest.json"].clone()).unwrap();
    let text = text.replace("\"README.txt\"", "\"../README.txt\"");
    spoiled.insert("manifest.json".to_owned(), text.into_bytes());
    refused(
        &folder,
        of(&spoiled),
        "`../README.txt` is no path below the bundle",
    );
    assert!(!folder.exists("outside.txt"));
}

#[test]
fn a_link_is_refused() {
    let (folder, files) = exported();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in &files {
        if path == "studies/s/data.csv" {
            zip.add_symlink(path, "/etc/passwd", SimpleFileOptions::default())
                .unwrap();
        } else {
            zip.start_file(path, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
    }
    let bytes = zip.finish().unwrap().into_inner();
    refused(&folder, bytes, "`studies/s/data.csv` is a link");
}

#[test]
fn a_bomb_does_not_go_off() {
    let (folder, files) = exported();
    // Ten megabytes of zeros in a few kilobytes; the manifest says what it should have.
    let mut spoiled = files.clone();
    spoiled.insert("studies/s/data.csv".to_owned(), vec![0; 10 << 20]);
    refused(&folder, of(&spoiled), "`studies/s/data.csv` was changed");
    // A manifest that allows too much.
    let mut manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    manifest["files"][0]["size"] = json!(1_u64 << 40);
    let mut spoiled = files.clone();
    spoiled.insert(
        "manifest.json".to_owned(),
        manifest.to_string().into_bytes(),
    );
    refused(&folder, of(&spoiled), "it has ");
    // A manifest that is itself too large.
    let mut spoiled = files;
    spoiled.insert("manifest.json".to_owned(), vec![b' '; (16 << 20) + 1]);
    refused(&folder, of(&spoiled), "it has ");
}

#[test]
fn a_manifest_of_a_later_version_or_of_none() {
    let (folder, mut files) = exported();
    let text = String::from_utf8(files["manifest.json"].clone()).unwrap();
    let newer = text.replace("\"format\": 1", "\"format\": 2");
    files.insert("manifest.json".to_owned(), newer.into_bytes());
    refused(
        &folder,
        of(&files),
        "its format is 2, and this version reads formats up to 1",
    );
    files.insert("manifest.json".to_owned(), b"{}".to_vec());
    refused(&folder, of(&files), "its manifest.json cannot be read");
}

/// A bundle is known by its first bytes, whatever it is called, and its command can be typed as it is.
#[test]
fn a_bundle_without_the_ending_is_checked_as_the_export_says() {
    let folder = Folder::with_study(&small(), SMALL);
    for (name, typed) in [("mybundle", "mybundle"), ("my bundle", "\"my bundle\"")] {
        let ran = folder.run(&["export", "--to", "bundle", "s", "--into", name]);
        let words = format!(" in {name}; a reader checks it with `equifinal check {typed}`\n");
        assert!(ran.stdout.ends_with(&words), "{ran:?}");
        let ran = folder.run(&["check", name]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.stdout.ends_with("s: current\n"), "{}", ran.stdout);
    }
    folder.write("text", "PK, and no bundle");
    let ran = folder.run(&["check", "text"]);
    assert!(ran.stderr.starts_with("error[no-study]"), "{ran:?}");
}

/// Data that may not be shipped stay behind, and a reader who has them checks all the same.
#[test]
fn data_that_may_not_be_shipped_are_left_out_and_said_to_be() {
    for (declared, words) in [
        (
            format!(
                ", obtain: the archive, sha256: {}",
                sha256(SMALL.as_bytes())
            ),
            "the data may not be shipped; obtain them from the archive",
        ),
        (
            ", publish: memberships".to_owned(),
            "the study publishes memberships of its cases",
        ),
    ] {
        let text = with(
            &small(),
            "missing: fail",
            &format!("missing: fail{declared}"),
        );
        let folder = Folder::with_study(&text, SMALL);
        let ran = folder.run(&["export", "--to", "bundle", "s"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.stdout.contains(words), "{}", ran.stdout);
        let files = unzipped(&fs::read(folder.path("s.zip")).unwrap());
        assert!(!files.contains_key("studies/s/data.csv"));
        let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
        assert_eq!(manifest["left_out"][0]["path"], "studies/s/data.csv");
        assert_eq!(manifest["left_out"][0]["sha256"], sha256(SMALL.as_bytes()));
        let readme = String::from_utf8(files["README.txt"].clone()).unwrap();
        assert!(readme.contains(words), "{readme}");
        // Without the data it cannot be told; with them it can.
        let ran = folder.run(&["check", "s.zip"]);
        assert_eq!(ran.status, 3, "{ran:?}");
        folder.write("data/data.csv", SMALL);
        let ran = folder.run(&["check", "s.zip", "--data-dir", "data"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.stdout.ends_with("s: current\n"), "{}", ran.stdout);
    }
}
