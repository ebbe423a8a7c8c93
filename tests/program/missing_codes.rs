//! Codes that stand for a missing value: they are about the cells of a source, however it writes them.

use serde_json::json;

use crate::folder::Folder;
use crate::study_text::{calibrated, small, with};

/// Three answers of four people, one of which is not given.
const SURVEY: &str = "case,q1,q2,q3,A,B
c1,3,4,1,1,1
c2,1,1,1,1,0
c3,1,99,1,0,1
c4,5,4,5,0,0
";

/// The study with a crisp outcome, in which cases without a value leave.
fn dropping(keys: &str) -> String {
    let study = calibrated(&small(), "Y", "method: crisp, threshold: 5");
    let data = "data: {source: data.csv, case: case, missing: fail}\n";
    let block = "data:\n  source: data.csv\n  case: case\n  missing: drop_case\n";
    with(&study, data, &format!("{block}{keys}"))
}

#[test]
fn a_computed_value_is_no_code() {
    // By hand: 3 + 4 + 1 = 8, which is a code; c3 has no answer to one question.
    let codes = "  missing_values: [8, 99]\n";
    for keys in [
        "  derive: {Y: {sum: [q1, q2, q3]}}\n",
        "  derive: {Y: q1 + q2 + q3}\n",
        "  derive: {q12: q1 + q2, other: q12 + 1, Y: other - 1 + q3}\n",
        "  aggregate: {by: case, columns: {q1: max, q2: max, q3: max, A: max, B: max}}\n  derive: {Y: {sum: [q1, q2, q3]}}\n",
    ] {
        let folder = Folder::with_study(&dropping(&format!("{codes}{keys}")), SURVEY);
        let results = folder.analysed();
        assert_eq!(results["cases"], json!(["c1", "c2", "c4"]), "{keys}");
        assert_eq!(results["sets"]["Y"]["raw"], json!([8.0, 3.0, 14.0]));
        let derived = &results["preparation"]["derived"]["Y"];
        assert_eq!(derived["missing"], json!(1), "{keys}");
    }
}

#[test]
fn a_sum_of_rows_and_a_recoded_value_are_no_codes() {
    let rows = "case,x,A,B\nc1,3,1,1\nc1,5,1,1\nc2,1,1,0\nc3,99,0,1\nc4,7,0,0\n";
    let keys = "  missing_values: [8, 99]\n  aggregate: {by: case, columns: {Y: {sum: x}, A: max, B: max}}\n";
    let results = Folder::with_study(&dropping(keys), rows).analysed();
    assert_eq!(results["cases"], json!(["c1", "c2", "c4"]));
    assert_eq!(results["sets"]["Y"]["raw"], json!([8.0, 1.0, 7.0]));

    let words = "case,Y,A,B\nc1,much,1,1\nc2,little,1,0\nc3,99,0,1\nc4,8,0,0\n";
    let keys = "  missing_values: [8, 99]\n  recode: {Y: {much: 8, little: 1}}\n";
    let results = Folder::with_study(&dropping(keys), words).analysed();
    assert_eq!(results["cases"], json!(["c1", "c2"]));
    assert_eq!(results["sets"]["Y"]["raw"], json!([8.0, 1.0]));
}

#[test]
fn names_of_cases_are_no_codes() {
    let data = "case,Y,A,B\n99,7,1,1\n2,1,1,0\n3,99,0,1\n4,7,0,0\n";
    for keys in ["", "  where: A >= 0\n"] {
        let keys = format!("  missing_values: [99]\n{keys}");
        let results = Folder::with_study(&dropping(&keys), data).analysed();
        assert_eq!(results["cases"], json!(["99", "2", "4"]), "{keys}");
    }
}

#[test]
fn a_code_that_is_a_number_stands_for_every_way_of_writing_it() {
    for written in ["99", "99.0", " 99.00 ", "9.9e1", "+99", "099"] {
        let data = format!("case,Y,A,B\nc1,7,1,1\nc2,1.0,1,0\nc3,{written},0,1\nc4,9,0,0\n");
        for keys in ["", "  where: A >= 0\n"] {
            let keys = format!("  missing_values: [99]\n{keys}");
            let results = Folder::with_study(&dropping(&keys), &data).analysed();
            assert_eq!(results["cases"], json!(["c1", "c2", "c4"]), "{written}");
        }
    }
    let data = "case,Y,A,B\nc1,7,1,1\nc2,1.0,1,0\nc3,99,0,1\nc4,9,0,0\n";
    let keys = "  missing_values: [99.0]\n";
    let results = Folder::with_study(&dropping(keys), data).analysed();
    assert_eq!(results["cases"], json!(["c1", "c2", "c4"]));
}

#[test]
fn a_code_is_written_with_the_decimal_sign_of_the_data_or_a_point() {
    let data = "case;Y;A;B\nc1;7,5;1;1\nc2;1;1;0\nc3;-9,50;0;1\nc4;9;0;0\n";
    for code in ["-9.5", "\"-9,5\""] {
        let keys = format!("  separator: \";\"\n  decimal: \",\"\n  missing_values: [{code}]\n");
        let results = Folder::with_study(&dropping(&keys), data).analysed();
        assert_eq!(results["cases"], json!(["c1", "c2", "c4"]), "{code}");
    }
}

/// The texts of the file are decomposed (NFD), those of the study composed (NFC).
#[test]
fn texts_that_look_alike_are_one_text() {
    let data = "case,Y,A,B\nc1,7,cafe\u{301},1\nc2,1,cafe\u{301},0\nc3,sans re\u{301}ponse,bar,1\nc4,9,bar,0\n";
    let study = dropping(
        "  missing_values: [sans r\u{e9}ponse]\n  where: A = 'caf\u{e9}' OR A IN ('bar', 'caf\u{e9}')\n",
    );
    let study = calibrated(&study, "A", "method: recode, table: {caf\u{e9}: 1, bar: 0}");
    let results = Folder::with_study(&study, data).analysed();
    assert_eq!(results["cases"], json!(["c1", "c2", "c4"]));
    assert_eq!(results["sets"]["A"]["membership"], json!([1.0, 1.0, 0.0]));
}
