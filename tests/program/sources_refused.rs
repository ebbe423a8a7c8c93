//! Sources that are wrong: exit status 3, reports untouched, in the words of
//! `tests/fixtures/sources/refused.txt`, which `UPDATE_EXPECTED=1` writes anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::folder::Folder;
use crate::refused_studies::refused;
use crate::sources::{fixture, towns};

/// A source that is wrong: what it shows, its name, further keys of `data`, and its bytes.
struct Wrong {
    what: &'static str,
    file: &'static str,
    keys: &'static str,
    bytes: Vec<u8>,
}

fn wrong(
    what: &'static str,
    file: &'static str,
    keys: &'static str,
    bytes: impl Into<Vec<u8>>,
) -> Wrong {
    let bytes = bytes.into();
    Wrong {
        what,
        file,
        keys,
        bytes,
    }
}

const QUERY: &str = "  query: SELECT * FROM towns\n";

/// The formats that are read as a whole, each with a sound file and the keys that it needs.
fn formats() -> Vec<(&'static str, &'static str)> {
    let mut formats = vec![
        ("towns.xlsx", ""),
        ("towns.xls", ""),
        ("towns.ods", ""),
        ("towns.parquet", ""),
        ("towns.json", ""),
        ("towns.ndjson", ""),
        ("towns.sqlite", QUERY),
    ];
    if cfg!(feature = "stata") {
        formats.push(("towns.dta", "  value_labels: [region]\n"));
    }
    formats
}

fn half(file: &str) -> Vec<u8> {
    let bytes = fixture(file);
    bytes[..bytes.len() / 2].to_vec()
}

fn of_each_format() -> Vec<Wrong> {
    let mut all = Vec::new();
    for (file, keys) in formats() {
        all.push(wrong("empty", file, keys, ""));
        all.push(wrong("cut in half", file, keys, half(file)));
        all.push(wrong(
            "another file under this name",
            file,
            keys,
            fixture("towns.csv"),
        ));
    }
    all
}

fn of_workbooks() -> Vec<Wrong> {
    let of = |what, file: &'static str, keys| wrong(what, file, keys, fixture(file));
    vec![
        of("a password", "password.xlsx", ""),
        of("a password", "password.xls", ""),
        of("a password", "password.ods", ""),
        of("a web page", "page.xls", ""),
        wrong(
            "a new workbook with the old ending",
            "old.xls",
            "",
            fixture("towns.xlsx"),
        ),
        wrong(
            "an old workbook with the new ending",
            "new.xlsx",
            "",
            fixture("towns.xls"),
        ),
        of("merged cells", "merged.xlsx", ""),
        of("merged cells", "merged.xls", ""),
        of("merged cells", "merged.ods", ""),
        of("errors in cells", "errors.xlsx", ""),
        of("errors in cells", "errors.ods", ""),
        of(
            "one error declared as missing",
            "errors.xlsx",
            "  missing_values: [\"#N/A\"]\n",
        ),
        of("a formula without a value", "not_calculated.xlsx", ""),
        of("text among numbers", "mixed.xlsx", ""),
        of("several sheets", "sheets.xlsx", ""),
        of("no sheet of this name", "sheets.xlsx", "  sheet: Town\n"),
        of("no sheet of this number", "sheets.xlsx", "  sheet: 4\n"),
        of(
            "a sheet with a header only",
            "sheets.xlsx",
            "  sheet: Old\n",
        ),
        of("a title in the table", "sheets.xlsx", "  sheet: Towns\n"),
        of(
            "a note beside the table",
            "sheets.xlsx",
            "  sheet: Towns\n  header_row: 3\n",
        ),
        of(
            "an empty range",
            "sheets.xlsx",
            "  sheet: Towns\n  range: M3:P9\n",
        ),
        of(
            "a header below the sheet",
            "towns.xlsx",
            "  header_row: 12\n",
        ),
        of("a header without cases", "towns.xlsx", "  header_row: 11\n"),
    ]
}

fn of_texts() -> Vec<Wrong> {
    let of = |what, file: &'static str, keys| wrong(what, file, keys, fixture(file));
    vec![
        of("another encoding", "gbk.csv", ""),
        of("another encoding", "latin1.csv", ""),
        of(
            "another encoding than declared",
            "gbk.csv",
            "  encoding: shift_jis\n",
        ),
        wrong(
            "cut within a letter",
            "cut.txt",
            "  encoding: utf-16\n",
            b"\xff\xfet\0o".as_slice(),
        ),
        of("an object in a record", "nested.json", ""),
        wrong(
            "a list in a record",
            "data.json",
            "",
            r#"[{"town": "a", "income": [1]}]"#,
        ),
        wrong("one object", "data.json", "", r#"{"town": "a"}"#),
        wrong(
            "numbers that JSON does not have",
            "data.json",
            "",
            "[{\"town\": \"a\",\n \"income\": NaN}]",
        ),
        wrong(
            "a name twice",
            "data.json",
            "",
            r#"[{"town": "a", "town": "b"}]"#,
        ),
        wrong(
            "no UTF-8",
            "data.json",
            "",
            b"[{\"town\": \"Zo\xeb\"}]".as_slice(),
        ),
        wrong(
            "a line that is no object",
            "data.ndjson",
            "",
            "{\"town\": \"a\"}\n[1]\n",
        ),
        wrong("an empty list", "data.json", "", "[]"),
        wrong(
            "a text where a number is needed",
            "data.json",
            "",
            r#"[{"town": "a", "income": "1,5", "trust": 1, "union": 1, "region": "north"}]"#,
        ),
    ]
}

fn of_tables() -> Vec<Wrong> {
    let of = |what, file: &'static str, keys| wrong(what, file, keys, fixture(file));
    let asked = |what, keys| wrong(what, "towns.sqlite", keys, fixture("towns.sqlite"));
    let mut all = vec![
        of("a column of lists", "lists.parquet", ""),
        of("a column of small numbers", "unsigned.parquet", ""),
        asked("a query that is no SQL", "  query: SELEKT * FROM towns\n"),
        asked(
            "a query for a table that is not there",
            "  query: SELECT * FROM cities\n",
        ),
        asked(
            "a query that fails on the way",
            "  query: SELECT town, abs(-9223372036854775808) FROM towns\n",
        ),
        asked(
            "a query that changes the database",
            "  query: DELETE FROM towns\n",
        ),
        asked("two queries", "  query: SELECT 1; DROP TABLE towns\n"),
        asked(
            "a query without rows",
            "  query: SELECT * FROM towns WHERE trust > 9\n",
        ),
        asked("a column of bytes", "  query: SELECT * FROM pictures\n"),
        asked(
            "a column twice",
            "  query: SELECT town, town, income, trust, region, \"union\" FROM towns\n",
        ),
    ];
    if cfg!(feature = "stata") {
        let labels = "  value_labels: [region, income]\n";
        all.push(of("letters without an encoding", "stata10_gbk.dta", ""));
        all.push(of("labels that are not there", "towns.dta", labels));
    }
    all
}

/// Runs the study, which must be refused, and tells with what words; the folder is as it was.
fn words(wrong: &Wrong) -> String {
    let folder = Folder::new();
    folder.write("studies/s/study.yaml", towns(wrong.file, wrong.keys));
    folder.write(&format!("studies/s/{}", wrong.file), &wrong.bytes);
    let before = folder.files("studies");
    let ran = refused(&folder);
    assert_eq!(ran.status, 3, "{}, {}: {ran:?}", wrong.what, wrong.file);
    assert_eq!(
        folder.files("studies"),
        before,
        "{}, {}",
        wrong.what,
        wrong.file
    );
    ran.stderr
}

#[test]
fn each_wrong_source_is_refused_in_these_words() {
    let mut found = String::new();
    let all = [of_each_format(), of_workbooks(), of_texts(), of_tables()];
    for wrong in all.into_iter().flatten() {
        writeln!(
            found,
            "== {}: {}\n{}",
            wrong.file,
            wrong.what,
            words(&wrong)
        )
        .unwrap();
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sources/refused.txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&file, &found).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    for (found, expected) in found.split("== ").zip(expected.split("== ")) {
        assert_eq!(found, expected);
    }
    assert_eq!(found, expected);
}

/// A file cut anywhere, or with a byte changed, is refused in words or read; the program never breaks
/// off.
#[test]
fn damaged_files_are_refused_or_read_and_nothing_breaks() {
    for (file, keys) in formats() {
        let whole = fixture(file);
        let folder = Folder::new();
        folder.write("studies/s/study.yaml", towns(file, keys));
        let ended = |bytes: &[u8], what: String| {
            folder.write(&format!("studies/s/{file}"), bytes);
            let ran = folder.run(&["validate"]);
            let is_told = ran.status == 3 && ran.stderr.starts_with("error[");
            assert!(ran.status == 0 || is_told, "{file}, {what}: {ran:?}");
        };
        for step in 1..12 {
            let at = whole.len() * step / 12;
            ended(&whole[..at], format!("cut at {at}"));
            let mut changed = whole.clone();
            changed[at] ^= 0x55;
            ended(&changed, format!("changed at {at}"));
        }
    }
}

/// A huge cell is shown by its beginning.
#[test]
fn a_huge_cell_does_not_flood_the_message() {
    let huge = "x".repeat(3_000_000);
    let json = format!(
        "[{{\"town\": \"a\", \"income\": \"{huge}\", \"trust\": 1, \"union\": 1, \"region\": \"north\"}}]"
    );
    let csv = format!("town,income,union,trust,region\na,{huge},1,1,north\n");
    for (file, bytes) in [("data.json", json), ("data.csv", csv)] {
        let words = words(&wrong("a huge cell", file, "", bytes));
        let shown = format!("what is not a number: `{}…` (case `a`", "x".repeat(60));
        assert!(words.starts_with("error[not-a-number]") && words.contains(&shown));
        assert!(words.len() < 1000, "{file}: {} bytes", words.len());
    }
}

/// Changes that another program has not put into the file yet would be missed in silence.
#[test]
fn a_database_that_is_being_written_is_refused() {
    let folder = crate::sources::folder("towns.sqlite", QUERY);
    folder.write("studies/s/towns.sqlite-wal", "changes");
    let ran = refused(&folder);
    assert_eq!(ran.status, 3);
    let words = "error[database-in-use]: `towns.sqlite`: the database has changes that its file does not hold \
                 yet: there is a file `towns.sqlite-wal`\n";
    assert!(ran.stderr.starts_with(words), "{}", ran.stderr);
}
