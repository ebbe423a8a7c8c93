//! A stray cell far away from the table of a sheet.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::folder::Folder;
use crate::refused_studies::refused;
use crate::study_text::{small, with};

const TABLE: [[&str; 4]; 5] = [
    ["case", "A", "B", "Y"],
    ["c1", "1", "1", "1"],
    ["c2", "1", "0", "1"],
    ["c3", "0", "1", "0"],
    ["c4", "0", "0", "0"],
];

/// A workbook with [`TABLE`] and another row, as ECMA-376 has it.
fn workbook(row: &str) -> Vec<u8> {
    let mut rows = String::new();
    for (at, cells) in (1..).zip(TABLE) {
        write!(rows, "<row r=\"{at}\">").unwrap();
        for (column, cell) in ["A", "B", "C", "D"].iter().zip(cells) {
            let text = format!("<c r=\"{column}{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
            let number = format!("<c r=\"{column}{at}\"><v>{cell}</v></c>");
            let is_number = cell.parse::<f64>().is_ok();
            rows += if is_number { &number } else { &text };
        }
        rows += "</row>";
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let type_of = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{type_of}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{type_of}.worksheet+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Towns\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}{row}</sheetData></worksheet>"),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn folder(keys: &str, row: &str) -> Folder {
    let data = "data: {source: data.csv, case: case, missing: fail}\n";
    let block = "data:\n  source: data.xlsx\n  case: case\n  missing: fail\n";
    let folder = Folder::new();
    let study = with(&small(), data, &format!("{block}{keys}"));
    folder.write("studies/s/study.yaml", study);
    folder.write("studies/s/data.xlsx", workbook(row));
    folder
}

const VALUE: &str = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
const FORMULA: &str = "<row r=\"1048576\"><c r=\"XFD1048576\"><f>1+1</f></c></row>";

#[test]
fn a_cell_at_the_end_of_a_sheet_is_named() {
    for row in [VALUE, FORMULA] {
        let ran = refused(&folder("", row));
        let first = "error[far-cell]: `data.xlsx`: sheet `Towns` spans 1048576 rows and 16384 columns, up to cell XFD1048576, and is all but empty\n";
        assert_eq!(ran.status, 3);
        assert!(ran.stderr.starts_with(first), "{}", ran.stderr);
        assert!(ran.stderr.contains("help: delete XFD1048576"));
    }
}

#[test]
fn a_declared_range_is_read_alone() {
    for row in ["", VALUE, FORMULA] {
        for keys in ["  range: A1:D5\n", "  range: A1:D5\n  header_row: 1\n"] {
            let results = folder(keys, row).analysed();
            assert_eq!(results["cases"], json!(["c1", "c2", "c3", "c4"]));
            assert_eq!(results["sets"]["Y"]["raw"], json!([1.0, 1.0, 0.0, 0.0]));
        }
    }
}

#[test]
fn a_cell_not_so_far_away_is_a_part_of_the_table() {
    let ran = refused(&folder("", "<row r=\"9\"><c r=\"A9\"><v>1</v></c></row>"));
    assert!(
        ran.stderr.starts_with("error[blank-line]"),
        "{}",
        ran.stderr
    );
}
