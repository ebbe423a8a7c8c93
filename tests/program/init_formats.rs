//! A study begun by `init` from files that other programs made, up to its report.

use crate::folder::Folder;
use crate::sources::fixture;
use crate::study_text::with;

/// A folder with these files in it.
fn folder(files: &[&str]) -> Folder {
    let folder = Folder::new();
    for file in files {
        folder.write(file, fixture(file));
    }
    folder
}

/// The study file that `init` writes for a study `s`.
fn begun(folder: &Folder, arguments: &[&str]) -> (String, String) {
    let arguments = [&["init"], arguments, &["--name", "s"]].concat();
    let ran = folder.run(&arguments);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{ran:?}");
    (ran.stdout, folder.read("studies/s/study.yaml"))
}

/// The study validates as a template; with decisions made, it runs, and its findings can be shown.
fn completed(folder: &Folder) {
    let validated = folder.run(&["validate", "studies/s"]);
    assert_eq!(validated.stdout, "s: valid, a template\n", "{validated:?}");
    let file = "studies/s/study.yaml";
    let text = folder.read(file);
    let status = text.lines().find(|line| line.starts_with("status: "));
    let text = with(&text, status.unwrap(), "status: study");
    folder.write(file, text.replace("expect: either ", "expect: present "));
    folder.analysed();
    let shown = folder.run(&["show", "s"]);
    assert_eq!((shown.status, shown.stderr.as_str()), (0, ""), "{shown:?}");
}

/// The lines of the section `data`, without comments.
fn data(text: &str) -> Vec<&str> {
    let lines = text.lines().skip_while(|line| *line != "data:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    lines
        .map(|line| line.split(" # ").next().unwrap().trim())
        .collect()
}

/// The error of a call that begins nothing.
fn refused(folder: &Folder, arguments: &[&str]) -> String {
    let ran = folder.run(&[&["init"], arguments].concat());
    assert_ne!(ran.status, 0, "{ran:?}");
    assert!(!folder.exists("studies"), "{ran:?}");
    ran.stderr
}

#[test]
fn a_workbook_with_titles_gives_its_sheet_and_its_header() {
    let folder = folder(&["begin.xlsx"]);
    let (said, text) = begun(&folder, &["begin.xlsx"]);
    assert!(
        said.contains(
            "\
The table stands on the sheet `Cities 2020`, the only one that holds one.
Row 4 of the sheet names the columns: it is the first with a text above every column below it.
"
        ),
        "{said}"
    );
    assert!(
        text.contains(
            "\
  sheet: Cities 2020                   # found in the file: the only sheet with a table
  header_row: 4                        # found in the file: the first row that names every column below it
  case: city                           # the column that names the cases
"
        ),
        "{text}"
    );
    completed(&folder);
}

#[test]
fn a_declared_place_of_the_table_is_written_as_it_was_said() {
    let folder = folder(&["sheets.xlsx"]);
    // Three sheets, and a remark beside the table: no row names every column.
    assert_eq!(
        refused(&folder, &["sheets.xlsx"]),
        "error[several-sheets]: `sheets.xlsx`: the workbook has 3 sheets: `Notes`, `Towns` and `Old` (hidden)\n |\n = help: say which one holds the cases, by name or by number: `--sheet 1`\n"
    );
    let (said, text) = begun(
        &folder,
        &["sheets.xlsx", "--sheet", "Towns", "--range", "B1:G13"],
    );
    assert!(said.contains("\nRow 3 of the sheet names"), "{said}");
    let expected = [
        "source: sheets.xlsx",
        "sheet: Towns",
        "range: \"B1:G13\"",
        "header_row: 3",
        "case: town",
        "missing: fail",
    ];
    assert_eq!(data(&text), expected);
    completed(&folder);
}

#[test]
fn a_text_in_gbk_is_read_once_its_encoding_is_said() {
    let folder = folder(&["begin_gbk.csv"]);
    let error = refused(&folder, &["begin_gbk.csv"]);
    let expected = "error[data-not-utf8]: `begin_gbk.csv`: the text is not UTF-8 at line 1 (byte offset 0)\n |\n = help: call `init` again with the encoding in which this text reads right: `--encoding gbk` reads `城市`, ";
    assert!(error.starts_with(expected), "{error}");
    let (said, text) = begun(&folder, &["begin_gbk.csv", "--encoding", "gbk"]);
    assert!(said.contains("Cases are named by `城市`"), "{said}");
    let expected = [
        "source: begin_gbk.csv",
        "encoding: gbk",
        "case: 城市",
        "missing: fail",
    ];
    assert_eq!(data(&text), expected);
    completed(&folder);
    let report = folder.report();
    assert!(report.contains("哈尔滨") && report.contains("领导支持"));
    // Bytes that are no text in the encoding that was said.
    folder.write("short.csv", b"case,x,y\nA\xff,1,2\n");
    let wrong = folder.run(&["init", "short.csv", "--encoding", "gbk"]);
    let expected = "error[data-not-in-encoding]: `short.csv`: the text is not gbk at line 2";
    assert!(wrong.stderr.starts_with(expected), "{wrong:?}");
}

#[cfg(feature = "stata")]
#[test]
fn a_stata_file_gives_its_labels() {
    let folder = folder(&["begin.dta", "towns.dta"]);
    let (said, text) = begun(&folder, &["begin.dta"]);
    for words in [
        "label: Support: mayor and cabinet\n",
        "labels: 0 is no portal, 1 is portal\n",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for words in [
        "    label: Openness of data            # what the report calls it\n    column: openness\n",
        "    label: \"Support: mayor and cabinet\" # what the report calls it\n    column: leadership\n",
        "    column: online\n    # In the file 0 is no portal, 1 is portal.\n",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    completed(&folder);
    let labelled = ["init", "towns.dta", "--value-labels", "region"];
    let ran = folder.run(&labelled);
    assert!(
        ran.stdout.contains("most frequent: north (5), south (5)"),
        "{ran:?}"
    );
    let text = folder.read("studies/towns/study.yaml");
    assert!(text.contains("\n  value_labels: [region] "), "{text}");
}

#[test]
fn the_only_table_of_a_database_is_proposed_and_one_of_several_is_asked_for() {
    let folder = folder(&["begin.sqlite", "towns.sqlite"]);
    assert_eq!(
        refused(&folder, &["towns.sqlite"]),
        "error[several-tables]: `towns.sqlite` holds 2 tables: `pictures`, `towns`\n |\n = help: say which rows are the cases, for example `--query 'SELECT * FROM \"pictures\" ORDER BY rowid'`\n"
    );
    let (said, text) = begun(&folder, &["begin.sqlite"]);
    assert!(
        said.contains("\nThe file holds one table, `city data`; its rows are the cases.\n"),
        "{said}"
    );
    assert!(
        text.contains(
            "\n  query: SELECT * FROM \"city data\" ORDER BY \"city\" # proposed: all rows of the only table; each row of the result is a case\n"
        ),
        "{text}"
    );
    completed(&folder);
    let query =
        "SELECT town, trust, income + 1 AS \"more: #\" FROM towns WHERE income > 0 ORDER BY town";
    let ran = folder.run(&["init", "towns.sqlite", "--query", query]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{ran:?}");
    let ran = folder.run(&["validate", "studies/towns"]);
    assert_eq!(ran.stdout, "towns: valid, a template\n", "{ran:?}");
}

#[test]
fn every_other_format_begins_a_study_as_well() {
    for file in [
        "towns.tsv",
        "utf16.txt",
        "semicolon.csv",
        "towns.xls",
        "towns.ods",
        "towns.parquet",
        "towns.json",
        "towns.ndjson",
    ] {
        let folder = folder(&[file]);
        let (said, _) = begun(&folder, &[file]);
        let cases = format!("{file}: 10 cases, 6 columns\n");
        assert!(said.starts_with(&cases), "{said}");
        completed(&folder);
    }
}

#[test]
fn options_are_checked_as_keys_of_a_study_file_are() {
    let folder = folder(&["towns.csv", "begin.xlsx", "errors.xlsx"]);
    for (arguments, expected) in [
        (
            &["towns.csv", "--sheet", "2"][..],
            "error[key-of-other-source]: `data.sheet` is a key of workbooks (.xlsx, .xls, .ods, ...), and `towns.csv` is a delimited text\n |\n = help: leave the option out\n",
        ),
        (
            &["begin.xlsx", "--header-row", "first"],
            "error[wrong-type]: `data.header_row` is `first`; it must be a whole number from 1\n |\n = help: for example `header_row: 3`\n",
        ),
        (
            &["env:DATABASE"],
            "error[missing-key]: `data` lacks the key `query`\n |\n = help: say which rows are the cases: `--query \"SELECT city, openness FROM cities ORDER BY city\"`\n",
        ),
        (
            &["errors.xlsx"],
            "error[error-cells]: `errors.xlsx`: sheet `Sheet` holds errors instead of values: B7 (#DIV/0!) and B9 (#N/A)\n |\n = help: mend the formulas, or empty the cells where a value is missing; cells beside the table are left out by `--range`\n",
        ),
    ] {
        assert_eq!(refused(&folder, arguments), expected);
    }
    let address = refused(&folder, &["postgres://user:secret@host/data"]);
    assert!(address.starts_with("error[address-in-study]"), "{address}");
    assert!(!address.contains("secret"), "{address}");
}
