//! `data`.

use super::describe::{Key, Names, Section, Shape, TEXTS, Word, list, whole, word};

pub(super) static DATA: Section = Section::new(
    "data",
    "data",
    "Where the cases come from, and which of them stay in the study.",
    &[
        Key::required("source", Shape::Text, "The data file in the study's folder, named with `/` between folders; the first line names the columns, each further line is a case.", "cities.csv"),
        Key::required("case", Shape::Text, "The column that names the cases; no two cases may have one name.", "city"),
        Key::optional("cluster", Shape::Text, "no clusters", "The column that names the cluster of each case: a region, or the unit that is observed several times.", "province"),
        Key::optional("time", Shape::Text, "no points in time", "The column that names the point in time of each case.", "year"),
        Key::optional(
            "separator",
            Shape::Matching { pattern: r#"^(tab|[^A-Za-z0-9"\n\r+-])$"#, as_said: "one sign, or `tab`" },
            "a comma, or a tab for .tsv",
            "The sign between two cells of the data file.",
            "\";\"",
        ),
        Key::default("decimal", Shape::Word(&[word(".", "a point"), word(",", "a comma")]), "\".\"", "The sign between whole and fraction.", "\",\""),
        Key::optional(
            "encoding",
            Shape::Text,
            "utf-8, or what the file itself says",
            "The encoding of the texts, such as gbk, big5, shift_jis or windows-1252.",
            "gbk",
        ),
        Key::required("case", Shape::Text, "The column that names the cases; no two cases may have one name.", "city"),
        Key::optional("cluster", Shape::Text, "no clusters", "The column that names the cluster of each case: a region, or the unit that is observed several times.", "province"),
        Key::optional("time", Shape::Text, "no points in time", "The column that names the point in time of each case.", "year"),
        Key::optional(
            "separator",
            Shape::Matching { pattern: r#"^(tab|[^A-Za-z0-9"\n\r+-])$"#, as_said: "one sign, or `tab`" },
            "a comma, or a tab for .tsv",
            "The sign between two cells of the data file.",
            "\";\"",
        ),
        Key::default("decimal", Shape::Word(&[word(".", "a point"), word(",", "a comma")]), "\".\"", "The sign between whole and fraction.", "\",\""),
        Key::default("encoding", Shape::Matching { pattern: "^[Uu][Tt][Ff]-?8$", as_said: "`utf-8`" }, "utf-8", "The encoding of the data file.", "utf-8"),
        Key::required(
            "missing",
            Shape::Word(&[
                word("fail", "stop: the data must be complete"),
                word("drop_case", "leave the case out of the whole study; the report lists it"),
            ]),
            "What happens to a case that lacks a value in a column in use.",
            "fail",
        ),
        Key::default("missing_values", list(&Shape::Text), "[]", "Texts that stand for a missing value, beside the empty cell.", "[NA, \".\"]"),
        Key::optional(
            "sha256",
            Shape::Matching { pattern: r"^\s*[0-9A-Fa-f]{64}\s*$", as_said: "64 hexadecimal digits" },
            "the file is not pinned",
            "The SHA-256 that the data file must have.",
            "\"4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865\"",
        ),
        Key::optional("obtain", Shape::Text, "the data are in the study's folder", "Where data are to be had that may not be passed on; the study is skipped where they are absent.", "\"S1 Table of doi:10.1000/182\"").beside(&["sha256"]),
        Key::optional(
            "publish",
            Shape::Either(&[Shape::Word(CASES), Shape::Section(&PUBLISH)]),
            "`all`; with `obtain`, `memberships`",
            "What a report may tell of single cases.",
            "memberships",
        ),
        Key::optional("sheet", Shape::Text, "the only sheet", "The sheet of a workbook that holds the cases, by its name or number.", "cities"),
        Key::optional(
            "range",
            Shape::Matching { pattern: "^[A-Za-z]{1,3}[0-9]+:[A-Za-z]{1,3}[0-9]+$", as_said: "a range of cells" },
            "all cells of the sheet",
            "The cells that hold the table, from the upper left to the lower right.",
            "B3:F20",
        ),
        Key::optional("header_row", whole(1), "the first row", "The row of the sheet that names the columns.", "2"),
        Key::default(
            "value_labels",
            Shape::Either(&[
                Shape::Word(&[
                    word("labels", "the text of the label"),
                    word("codes", "the number behind it"),
                ]),
                TEXTS,
            ]),
            "labels",
            "What a labelled value of a Stata file becomes; a list names the columns that take labels.",
            "codes",
        ),
        Key::optional(
            "query",
            Shape::Text,
            "the source is no database",
            "The query whose rows are the cases, where the source is a database.",
            "SELECT city, openness FROM cities ORDER BY city",
        ),
        Key::later("where", Shape::Text, "Which rows are cases, as an SQL expression.", "\"population > 100000\""),
        Key::later("derive", Shape::Named { names: Names::Any("a new column"), of: &Shape::Text, least: 0, most: None }, "New columns, as SQL expressions.", "{demand: \"users / population\"}"),
    ],
);

const CASES: &[Word] = &[
    word(
        "all",
        "raw values, memberships, rows and paths of each case",
    ),
    word("memberships", "all but raw values"),
    word("aggregates", "sets, rows and paths, and no single case"),
];

static PUBLISH: Section = Section::new(
    "publish",
    "data.publish",
    "What a report may tell of single cases, and under which names.",
    &[
        Key::required(
            "cases",
            Shape::Word(CASES),
            "What is told of single cases.",
            "memberships",
        ),
        Key::default(
            "names",
            Shape::Word(&[
                word("shown", "as the data name them"),
                word(
                    "numbers",
                    "`case 1` and so on, by the position in the data file",
                ),
            ]),
            "shown",
            "What cases are called.",
            "numbers",
        ),
    ],
);
