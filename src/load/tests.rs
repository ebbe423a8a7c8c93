use std::fs;
use std::path::Path;

use indexmap::IndexMap;
use proptest::prelude::*;

use super::sample::{placed, set, study, write};
use super::*;
use crate::study::{Calibrate, MissingPolicy, Problem, SeenIn, TextEncoding};

/// A study with outcome `Y` and condition `A`, both memberships, on these data.
fn on(data: &str) -> (tempfile::TempDir, Study) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), data);
    let plans = (set("Y", Calibrate::None), vec![set("A", Calibrate::None)]);
    let study = study(folder.path(), plans.0, plans.1);
    (folder, study)
}

fn refused(data: &str) -> Vec<LoadError> {
    let (_folder, study) = on(data);
    load(&study, None).unwrap_err()
}

fn codes(errors: &[LoadError]) -> Vec<&'static str> {
    errors.iter().map(LoadError::code).collect()
}

#[track_caller]
fn says(data: &str, code: &str, message: &str) {
    let errors = refused(data);
    assert_eq!(codes(&errors), [code]);
    assert_eq!(errors[0].to_string(), message);
}

#[test]
fn a_sound_file_becomes_cases_and_numbers() {
    let (_folder, study) = on(
        "\u{feff}case,A,more,Y\r\n Harbin ,0.2,x,1\r\nNA, 1e-1 ,\"two\nlines\",0\r\n\"007\",\"0.5\",\"a \"\"b\"\"\",1\r\n\r\n",
    );
    let table = load(&study, None).unwrap();
    assert_eq!(table.file(), "data.csv");
    assert_eq!(*table.cases(), ["Harbin", "NA", "007"]);
    assert_eq!(table.rows_read(), 3);
    assert_eq!(table.columns_read(), ["case", "A", "more", "Y"]);
    assert_eq!(
        table.column("A"),
        Some(&RawColumn::numbers(vec![0.2, 0.1, 0.5]))
    );
    assert_eq!(table.numbers("Y"), Some([1.0, 0.0, 1.0].as_slice()));
    assert_eq!(table.column("more"), None);
    let lines: Vec<_> = (0..4).map(|case| table.line_of(case)).collect();
    assert_eq!(lines, [Some(2), Some(3), Some(5), None]);
    assert!(table.dropped().is_empty());
}

#[test]
fn tabs_separate_a_tsv_and_a_comma_can_be_the_decimal() {
    let (folder, mut study) = on("");
    fs::write(folder.path().join("data.tsv"), "case\tA\tY\nx\t0,5\t1\n").unwrap();
    study.data.source.value = "data.tsv".to_owned();
    study.data.decimal = ',';
    assert_eq!(
        load(&study, None).unwrap().numbers("A"),
        Some([0.5].as_slice())
    );
    write(folder.path(), "case;A;Y\nx;0,5;1\n");
    study.data.source.value = "data.csv".to_owned();
    study.data.separator = Some(b';');
    assert_eq!(
        load(&study, None).unwrap().numbers("A"),
        Some([0.5].as_slice())
    );
}

#[test]
fn a_column_can_be_numbers_for_one_set_and_words_for_another() {
    let (_folder, mut study) = on("case,A,Y\nx,1,1\ny,2.0,0\n");
    let table = IndexMap::from([("1".to_owned(), 0.0), ("2.0".to_owned(), 1.0)]);
    let mut words = set("B", Calibrate::RecodeTable { table });
    words.column.value = "A".to_owned();
    study.conditions.push(words);
    let table = load(&study, None).unwrap();
    assert_eq!(table.numbers("A"), Some([1.0, 2.0].as_slice()));
    assert_eq!(table.texts("A").unwrap(), ["1", "2.0"]);
    assert_eq!(table.column("A"), Some(&RawColumn::numbers(vec![1.0, 2.0])));
}

#[test]
fn the_hash_is_that_of_sha256sum() {
    // printf 'case,A,Y\nx,1,1\n' | sha256sum
    let found = "95abf582f65ebd0c9595d4792fbfd21f6d847e14b876023b2264d48d48c135c4";
    let other = "0".repeat(64);
    let (_folder, mut study) = on("case,A,Y\nx,1,1\n");
    assert_eq!(load(&study, None).unwrap().sha256(), found);
    study.data.sha256 = Some(placed(found.to_owned(), "data.sha256"));
    assert!(load(&study, None).is_ok());
    study.data.sha256 = Some(placed(other.clone(), "data.sha256"));
    let errors = load(&study, None).unwrap_err();
    assert_eq!(codes(&errors), ["wrong-hash"]);
    assert_eq!(errors[0].place.key_path, "data.sha256");
    assert_eq!(
        errors[0].to_string(),
        format!("`data.csv`: the file's SHA-256 is {found}, but the study declares {other}")
    );
}

#[test]
fn a_column_that_does_not_exist_is_named_with_its_nearest_and_all_others() {
    let (_folder, mut study) = on("city,openness,Y\nx,1,1\n");
    study.conditions[0].column.value = "opennes".to_owned();
    let errors = load(&study, None).unwrap_err();
    assert_eq!(codes(&errors), ["no-such-column", "no-such-column"]);
    assert_eq!(
        errors[0].to_string(),
        "`data.csv`: there is no column `case`"
    );
    assert_eq!(errors[0].place.key_path, "data.case");
    assert_eq!(errors[1].place.key_path, "A.column");
    assert_eq!(
        errors[1].help().unwrap(),
        "did you mean `openness`? the columns are `city`, `openness`, `Y`"
    );
    let problem = Problem::from(errors[1].clone());
    assert_eq!(
        (problem.code, problem.seen_in),
        ("no-such-column", SeenIn::Data)
    );
}

#[test]
fn a_file_with_another_separator_is_recognized() {
    let errors = refused("case;A;Y\nx;1;1\n");
    assert_eq!(
        errors[0].help().unwrap(),
        "the header is a single column: declare `separator: \";\"` under data"
    );
}

#[test]
fn irregular_headers_are_refused() {
    says(
        "case,A,Y,A\nx,1,1,2\n",
        "two-columns-one-name",
        "`data.csv`: the header (line 1) gives one name to several columns: `A` (columns 2 and 4)",
    );
    says(
        "case,A,Y,,\nx,1,1,,\n",
        "column-without-name",
        "`data.csv`: the header (line 1) has no name for columns 4 and 5",
    );
    says(
        "case,A,Y, B\nx,1,1,2\n",
        "blanks-around-column-name",
        "`data.csv`: the header (line 1) has blanks around ` B`",
    );
}

#[test]
fn irregular_rows_are_refused_with_their_lines() {
    says(
        "case,A,Y\nx,1\ny,1,0\nz\n",
        "short-row",
        "`data.csv`: too few cells in line 2 (2 cells) and line 4 (1 cell): the header has 3 columns",
    );
    says(
        "case,A,Y\nx,1,5,1\ny,1,0\n",
        "long-row",
        "`data.csv`: too many cells in line 2 (4 cells): the header has 3 columns",
    );
    says(
        "case,A,Y\nx,1,1\n\ny,1,0\n",
        "blank-line",
        "`data.csv`: blank among the cases: line 3",
    );
    says(
        "case,A,Y\nx,1,1\n5\" pipe,1,0\n",
        "stray-quote",
        "`data.csv`: line 3 has a quotation mark within a cell",
    );
}

#[test]
fn files_without_cases_are_refused() {
    says("", "empty-data", "`data.csv`: the file is empty");
    says(
        "\u{feff}\n \n",
        "empty-data",
        "`data.csv`: the file is empty",
    );
    says(
        "case,A,Y\n\n",
        "no-cases",
        "`data.csv`: the file has a header but no cases",
    );
}

#[test]
fn other_encodings_are_refused_at_their_first_byte() {
    let (folder, study) = on("");
    fs::write(folder.path().join("data.csv"), b"case,A,Y\nK\xf6ln,1,1\n").unwrap();
    let errors = load(&study, None).unwrap_err();
    assert_eq!(codes(&errors), ["data-not-utf8"]);
    assert_eq!(
        errors[0].to_string(),
        "`data.csv`: the text is not UTF-8 at line 2 (byte offset 10)"
    );
    let help = errors[0].help().unwrap();
    assert!(
        help.contains("`encoding: windows-1252` reads `Köln`"),
        "{help}"
    );
}

#[test]
fn a_mark_at_the_beginning_says_what_the_encoding_is() {
    let text = "case,A,Y\nKöln,1,1\n";
    let (folder, study) = on("");
    let low = text.encode_utf16().flat_map(u16::to_le_bytes);
    let high = text.encode_utf16().flat_map(u16::to_be_bytes);
    for bytes in [
        [0xff, 0xfe].into_iter().chain(low).collect::<Vec<u8>>(),
        [0xfe, 0xff].into_iter().chain(high).collect(),
    ] {
        fs::write(folder.path().join("data.csv"), bytes).unwrap();
        assert_eq!(*load(&study, None).unwrap().cases(), ["Köln"]);
    }
}

/// A text of several pieces in an encoding of two bytes a letter, which pieces cut anywhere.
#[test]
fn an_encoding_is_decoded_piece_by_piece() {
    let (folder, mut study) = on("");
    let encoding = TextEncoding::Declared("gbk");
    study.data.format = SourceFormat::Delimited { encoding };
    let mut data = b"case,A,Y\n".to_vec();
    for row in 0..100_000 {
        // 哈尔滨 in GBK
        data.extend(b"\xb9\xfe\xb6\xfb\xb1\xf5");
        data.extend(format!("{row},0.5,1\n").bytes());
    }
    fs::write(folder.path().join("data.csv"), &data).unwrap();
    let table = load(&study, None).unwrap();
    assert_eq!(table.cases().len(), 100_000);
    assert_eq!(&table.cases()[99_999], "哈尔滨99999");
    let at = data.len();
    data.extend(b"\xff\xff,1,1\n");
    fs::write(folder.path().join("data.csv"), &data).unwrap();
    let errors = load(&study, None).unwrap_err();
    assert_eq!(codes(&errors), ["data-not-in-encoding"]);
    let expected = format!("`data.csv`: the text is not gbk at line 100002 (byte offset {at})");
    assert_eq!(errors[0].to_string(), expected);
}

#[test]
fn cases_need_names_of_their_own() {
    says(
        "case,A,Y\nx,1,1\ny,1,0\n x,0,0\n",
        "two-cases-one-name",
        "`data.csv`: two cases have one name: `x` (lines 2 and 4)",
    );
    says(
        "case,A,Y\n,1,1\ny,1,0\n  ,0,0\n",
        "case-without-name",
        "`data.csv`: no name of a case in column `case`, lines 2 and 4",
    );
}

#[test]
fn text_among_numbers_is_told_with_column_case_and_line() {
    says(
        "case,A,Y\nHarbin,abc,1\nJixi,0,0\nYichun,inf,1\n",
        "not-a-number",
        "`data.csv`: column `A` holds what is not a number: `abc` (case `Harbin`, line 2) and `inf` (case `Yichun`, line 4)",
    );
    let errors = refused("case,A,Y\nx,\"0,5\",1\n");
    assert!(errors[0].help().unwrap().contains("decimal comma"));
    assert_eq!(errors[0].place.key_path, "A.column");
}

#[test]
fn missing_values_stop_the_study_or_drop_the_case() {
    let data = "case,A,Y,other\nx,,1,\ny,., ,\nz,1,0,\n";
    let (_folder, mut study) = on(data);
    study.data.missing_values = vec![".".to_owned()];
    let errors = load(&study, None).unwrap_err();
    assert_eq!(codes(&errors), ["missing-value"]);
    assert_eq!(
        errors[0].to_string(),
        "`data.csv`: no value for case `x` in column `A` (line 2), case `y` in column `A` (line 3) and case `y` in column `Y` (line 3)"
    );
    study.data.missing = MissingPolicy::DropCase;
    let table = load(&study, None).unwrap();
    assert_eq!(*table.cases(), ["z"]);
    assert_eq!(table.line_of(0), Some(4));
    assert_eq!(table.numbers("A"), Some([1.0].as_slice()));
    let dropped: Vec<_> = table
        .dropped()
        .iter()
        .map(|d| (d.case(), d.line(), d.columns()))
        .collect();
    assert_eq!(dropped[0], ("x", 2, ["A".to_owned()].as_slice()));
    assert_eq!(
        dropped[1],
        ("y", 3, ["A".to_owned(), "Y".to_owned()].as_slice())
    );
    study.data.missing_values.push("1".to_owned());
    assert_eq!(codes(&load(&study, None).unwrap_err()), ["no-cases-left"]);
}

#[test]
fn all_problems_of_a_file_are_told_together() {
    let errors = refused("case,A,Y\nx,abc,1\nx,1,\n");
    assert_eq!(
        codes(&errors),
        ["two-cases-one-name", "missing-value", "not-a-number"]
    );
}

#[test]
fn an_absent_file_is_told_with_the_nearest_name() {
    let (_folder, mut study) = on("case,A,Y\n");
    study.data.source.value = "dat.csv".to_owned();
    let errors = load(&study, None).unwrap_err();
    assert_eq!(codes(&errors), ["data-absent"]);
    assert_eq!(errors[0].to_string(), "`dat.csv`: there is no such file");
    assert_eq!(errors[0].help().unwrap(), "did you mean `data.csv`?");
    study.data.source.value = ".".to_owned();
    assert_eq!(codes(&load(&study, None).unwrap_err()), ["data-unreadable"]);
}

#[cfg(unix)]
#[test]
fn neither_paths_nor_links_lead_out_of_the_folder() {
    let (elsewhere, _) = on("case,A,Y\nx,1,1\n");
    let (folder, mut study) = on("case,A,Y\nx,1,1\n");
    let link = |from: &str| {
        std::os::unix::fs::symlink(elsewhere.path().join("data.csv"), folder.path().join(from))
            .unwrap();
    };
    link("link.csv");
    let absolute = elsewhere.path().join("data.csv").display().to_string();
    for source in ["link.csv", "../data.csv", &absolute] {
        study.data.source.value = source.to_owned();
        let errors = load(&study, None).unwrap_err();
        assert_eq!(codes(&errors), ["path-leaves-study"], "{source}");
    }
    // A link inside the folder that stays inside is fine.
    std::os::unix::fs::symlink("data.csv", folder.path().join("alias.csv")).unwrap();
    study.data.source.value = "alias.csv".to_owned();
    assert!(load(&study, None).is_ok());
}

#[test]
fn a_data_folder_comes_before_the_study_folder() {
    let (_folder, study) = on("case,A,Y\nown,1,1\n");
    let other = tempfile::tempdir().unwrap();
    let first_case = |data_dir: &Path| load(&study, Some(data_dir)).unwrap().cases()[0].to_owned();
    assert_eq!(first_case(other.path()), "own");
    write(other.path(), "case,A,Y\nshared,1,1\n");
    assert_eq!(first_case(other.path()), "shared");
    fs::create_dir(other.path().join("sample")).unwrap();
    write(&other.path().join("sample"), "case,A,Y\nsample,1,1\n");
    assert_eq!(first_case(other.path()), "sample");
}

#[test]
fn many_rows_keep_their_order_and_lines() {
    let mut data = String::from("case,note,A,Y\n");
    for row in 0..20_000 {
        use std::fmt::Write as _;
        writeln!(data, "c{row},\"a,\n\"\"b\",{row},1").unwrap();
    }
    let (_folder, study) = on(&data);
    let table = load(&study, None).unwrap();
    assert_eq!(&table.cases()[19_999], "c19999");
    assert_eq!(table.line_of(19_999), Some(40_000));
    assert_eq!(
        table.numbers("A").unwrap()[12_345].to_bits(),
        12_345_f64.to_bits()
    );
}

/// Some megabytes, so that the file is read in several pieces, which end anywhere: between the bytes
/// of a character, within a quoted cell, within a number.
#[test]
fn a_file_of_several_pieces_is_read_as_one() {
    use std::fmt::Write as _;
    let mut data = String::from("\u{feff}case,note,A,Y\r\n");
    for row in 0..60_000 {
        writeln!(data, "城{row},\"a,\n\"\"é{row}\",{row}.25,1\r").unwrap();
    }
    let (_folder, study) = on(&data);
    let table = load(&study, None).unwrap();
    assert_eq!((table.rows_read(), table.cases().len()), (60_000, 60_000));
    for row in [0, 1, 23_456, 59_999] {
        assert_eq!(&table.cases()[row], format!("城{row}"));
        assert_eq!(table.line_of(row), Some(2 + 2 * row));
    }
    let expected: Vec<f64> = (0..60_000).map(|row| f64::from(row) + 0.25).collect();
    assert_eq!(table.numbers("A"), Some(&expected[..]));
    // What is wrong is told with its line, in whatever piece it stands.
    let last = data.replace("59998.25", "many").replace("城59999", "城7");
    assert_eq!(
        refused(&last)
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        [
            "`data.csv`: two cases have one name: `城7` (lines 16 and 120000)",
            "`data.csv`: column `A` holds what is not a number: `many` (case `城59998`, line 119998)",
        ]
    );
    says(
        &data.replace("59998.25,1", "59998.25"),
        "short-row",
        "`data.csv`: too few cells in line 119998 (3 cells): the header has 4 columns",
    );
}

#[test]
fn bytes_that_are_not_utf8_are_told_with_their_line_in_any_piece() {
    let (folder, study) = on("");
    let mut data = b"case,A,Y\n".to_vec();
    for row in 0..150_000 {
        data.extend(format!("c{row},0.5,1\n").bytes());
    }
    let offset = data.len() + 1;
    data.extend(b"\xb9\xfe,1,1\n");
    fs::write(folder.path().join("data.csv"), data).unwrap();
    let errors = load(&study, None).unwrap_err();
    let expected = format!(
        "`data.csv`: the text is not UTF-8 at line 150002 (byte offset {})",
        offset - 1
    );
    assert_eq!(errors[0].to_string(), expected);
}

/// What the data-frame library takes for a number is what the strict reader takes for one: a column
/// is read by the one, and where it refuses a cell by the other.
#[test]
fn both_readers_of_numbers_agree() {
    let words = [
        "1",
        "-0",
        "+2",
        "007",
        ".5",
        "5.",
        "1e3",
        "1E-3",
        "-1.5e+2",
        "0.1",
        "123456789.123456789",
        "4.9e-324",
        "1e100",
        "1.0000000000000002",
        "\"3\"",
        " 4",
        "5 ",
        "",
    ];
    let refused = [
        "inf", "NaN", "1e101", "1e999", "1_0", "0x1", "1,5", "−1", "true", "1 0", "--1",
    ];
    for word in words.into_iter().chain(refused) {
        let word = if word.contains(',') {
            format!("\"{word}\"")
        } else {
            word.to_owned()
        };
        let (folder, mut study) = on(&format!("case,A,Y\nx,{word},1\ny,2,1\n"));
        let read = load(&study, None).map(|table| table.numbers("A").unwrap().to_vec());
        // A declared missing value makes every cell go through the strict reader.
        study.data.missing_values.push("no such text".to_owned());
        let strictly = load(&study, None).map(|table| table.numbers("A").unwrap().to_vec());
        let bits = |numbers: Vec<f64>| numbers.into_iter().map(f64::to_bits).collect::<Vec<_>>();
        assert_eq!(
            read.map(bits),
            strictly.map(bits),
            "{word:?} in {}",
            folder.path().display()
        );
    }
}

/// A cell as a program would write it: in quotation marks when it must be, or just so.
fn written(cell: &str, quoted: bool) -> String {
    if quoted || cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

proptest! {
    #[test]
    fn every_text_that_is_written_by_the_rules_is_read_back(
        rows in prop::collection::vec(("[a,;\"\n\r é]{0,6}", any::<bool>(), "[x\",\n ]{0,9}"), 1..60),
        newline in prop::sample::select(vec!["\n", "\r\n"]),
        ends in any::<bool>(),
    ) {
        let mut data = format!("case,A,note,Y{newline}");
        for (row, (text, quoted, note)) in rows.iter().enumerate() {
            let cells = (written(&format!("{text}!"), *quoted), written(note, !quoted));
            data += &[row.to_string().as_str(), &cells.0, &cells.1, "1"].join(",");
            if ends || row + 1 < rows.len() {
                data += newline;
            }
        }
        let (_folder, mut study) = on(&data);
        study.conditions[0] = set("A", Calibrate::RecodeTable { table: IndexMap::new() });
        let table = load(&study, None).unwrap();
        let expected: Vec<String> =
            rows.iter().map(|row| format!("{}!", row.0).trim().to_owned()).collect();
        prop_assert_eq!(table.texts("A").unwrap(), expected);
        for row in 0..rows.len() {
            let line = table.line_of(row).unwrap();
            let begins = data.split('\n').nth(line - 1).unwrap();
            let begins_with_its_name = begins.starts_with(&format!("{row},"));
            prop_assert!(begins_with_its_name);
        }
    }
}
