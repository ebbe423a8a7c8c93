//! That a written study file reads back, whatever the columns are called.

use std::path::Path;

use proptest::prelude::*;

use super::column::{Column, shown};
use super::proposal::Proposal;
use super::source::SourceKey;
use super::study_text::study_text;
use super::yaml::{scalar, words};
use crate::load::Texts;
use crate::study::{Study, read_text};

/// A table of cases with a column of names and columns of numbers, under these names.
fn table(names: &[String]) -> Texts {
    let cells = |column: usize| -> Vec<String> {
        let number = |case: usize| (case * (column + 3) % 101).to_string();
        (0..12).map(number).collect()
    };
    let mut columns: Vec<Vec<String>> = (1..names.len()).map(cells).collect();
    columns.insert(0, (0..12).map(|case| format!("case {case}")).collect());
    Texts {
        header: names.to_vec(),
        columns,
        separator: Some(';'),
        decimal: ',',
    }
}

fn text(table: &Texts, source: &str, keys: &[SourceKey]) -> String {
    let named = table.header.iter().zip(&table.columns);
    let columns: Vec<Column> = named
        .map(|(name, cells)| Column::new(name, cells, table.decimal))
        .collect();
    let proposal = Proposal::of(table, &columns).expect("there are columns of numbers");
    study_text(source, keys, table, &columns, &proposal)
}

fn read(text: &str) -> Study {
    read_text(text, "study.yaml", Path::new("."), "s")
        .unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

/// Names that mean something else to some readers of YAML.
const SPECIAL: &[&str] = &[
    "no",
    "y",
    "Y",
    "007",
    "a: b",
    "#x",
    "x #y",
    "~",
    "null",
    "true",
    "- a",
    "[a]",
    "{a",
    "*a",
    "&a",
    "!a",
    "|",
    ">",
    "%",
    "@a",
    "`a`",
    "\"a\"",
    "'a'",
    "a\\b",
    "1e3",
    ".inf",
    "0x1F",
    "?",
    "领导 支持",
    "a\u{7f}",
    "a\u{2028}b",
    "tab\tin",
    "new\nline",
    "é",
    "0",
    "1",
    "-",
    "---",
    "...",
    "=",
    "<<",
    "a,b",
    "none",
    "default",
];

/// Special names, plain ones, and any.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(SPECIAL).prop_map(str::to_owned),
        "[a-zA-Z][a-zA-Z0-9_ ]{0,8}[a-z]",
        "\\PC{1,12}",
    ]
    .prop_map(|name| name.trim().to_owned())
    .prop_filter("a column has a name", |name| !name.is_empty())
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::btree_set(name(), 3..14).prop_map(|names| names.into_iter().collect())
}

proptest! {
    #[test]
    fn a_written_study_reads_back_with_the_very_same_names(names in names(), source in "[a-z~#: ]{1,6}") {
        let source = format!("{source}.csv").trim_start_matches(['~', '/', ' ']).to_owned();
        prop_assume!(!source.contains(':'));
        let table = table(&names);
        let study = read(&text(&table, &source, &[]));
        prop_assert_eq!(&study.data.source.value, &source);
        prop_assert_eq!(&study.data.case.value, &names[0]);
        prop_assert_eq!(&study.outcome.set.column.value, &names[names.len() - 1]);
        prop_assert_eq!(&study.outcome.set.label, &names[names.len() - 1]);
        let columns: Vec<&String> = study.conditions.iter().map(|set| &set.column.value).collect();
        let expected: Vec<&String> = names[1..names.len() - 1].iter().take(8).collect();
        prop_assert_eq!(columns, expected);
    }

    #[test]
    fn a_query_reads_back(query in "SELECT [ -~é]{0,30}|[A-Za-z][ -~\\n]{0,20}") {
        prop_assume!(!query.trim().is_empty());
        let key = SourceKey {
            name: "query",
            value: words(&query),
            comment: "proposed",
        };
        let table = table(&["case", "x", "y"].map(str::to_owned));
        let plain = Texts { separator: None, decimal: '.', ..table };
        let text = text(&plain, "data.sqlite", &[key]);
        let study = read(&text);
        let found = study.data.format.query().map(|query| query.value.as_str());
        prop_assert_eq!(found, Some(query.as_str()), "{}", text);
    }

    #[test]
    fn a_scalar_reads_back(text in "\\PC{0,20}|[\\x00-\\xff]{1,6}") {
        prop_assume!(!text.trim().is_empty());
        let written = format!("title: {}\n", scalar(&text));
        let value: serde_json::Value = serde_yaml::from_str(&written).expect(&written);
        prop_assert_eq!(value["title"].as_str(), Some(text.as_str()), "{}", written);
    }
}

#[test]
fn numbers_are_shown_short() {
    let found = [0.0, 12.0, 1234.56, 12.3456, 0.123_456, 1e-9, 1e20].map(shown);
    assert_eq!(
        found,
        [
            "0", "12", "1234.6", "12.35", "0.1235", "1.000e-9", "1.000e20"
        ]
    );
}
