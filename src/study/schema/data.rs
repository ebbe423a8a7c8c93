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
            "codes",
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
        Key::optional("rename", columns(&Shape::Text), "columns keep their names", "New names of columns, all at once: two can change places.", "{pop_2020: population}"),
        Key::optional(
            "recode",
            columns(&Shape::Named { names: Names::Any("a value as it is written, or `else`"), of: &Shape::Text, least: 1, most: None }),
            "cells stay as they are",
            "New values for values of a column. `missing` empties the cell. Under `else` stands what becomes of values that are not listed, `keep` for as they are; without it such a value is an error.",
            "{sex: {男: 1, 女: 0, else: missing}}",
        ),
        Key::optional("aggregate", Shape::Section(&AGGREGATE), "each row is a case", "How several rows become one case.", "{by: country, columns: {gdp: mean, years: count}}"),
        Key::optional("where", Shape::Text, "every row stays", "Which rows stay, as a condition in SQL about one row. Where a value that it needs is missing, the row goes.", "\"population > 100000\""),
        Key::optional(
            "derive",
            columns(&Shape::Either(&[Shape::Text, Shape::Section(&DERIVED)])),
            "no new columns",
            "New columns, each as an SQL expression about one row, or as a summary of other columns; later ones may use earlier ones.",
            "{demand: \"users / population\"}",
        ),
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

/// A mapping with names of columns as keys.
const fn columns(of: &'static Shape) -> Shape {
    Shape::Named {
        names: Names::Any("a column"),
        of,
        least: 1,
        most: None,
    }
}

static AGGREGATE: Section = Section::new(
    "aggregate",
    "data.aggregate",
    "How several rows become one case. Cases stand in the order of their first rows; of the columns, those that are listed remain.",
    &[
        Key::required(
            "by",
            Shape::Text,
            "The column whose values tell the cases apart.",
            "country",
        ),
        Key::optional(
            "where",
            Shape::Text,
            "all rows",
            "Which rows are put together, as a condition in SQL about one row.",
            "\"year >= 2015\"",
        ),
        Key::required(
            "columns",
            columns(&Shape::Either(&[
                Shape::Word(SUMMARIES),
                Shape::Section(&SUMMARY),
            ])),
            "The columns of the cases, each a summary of the column of its name, or of another one. Missing cells do not count.",
            "{gdp: mean, gdp_latest: {last: gdp}}",
        ),
    ],
);

const SUMMARIES: &[Word] = &[
    word("mean", "the arithmetic mean"),
    word("sum", "the sum"),
    word("min", "the smallest value"),
    word("max", "the largest value"),
    word("median", "the value in the middle"),
    word("count", "how many there are"),
    word("first", "the first value"),
    word("last", "the last value"),
];

/// A summary of one column.
const fn of_column(name: &'static str, about: &'static str) -> Key {
    Key::optional(name, Shape::Text, "another summary", about, "gdp")
}

static SUMMARY: Section = Section::new(
    "summary",
    "data.aggregate.columns.NAME",
    "A summary of a column with another name; one of these keys.",
    &[
        of_column("mean", "The arithmetic mean of a column."),
        of_column("sum", "The sum of a column."),
        of_column("min", "The smallest value of a column."),
        of_column("max", "The largest value of a column."),
        of_column("median", "The value in the middle of a column."),
        of_column("count", "How many values a column has."),
        of_column("first", "The first value of a column."),
        of_column("last", "The last value of a column."),
    ],
);

/// A summary of several columns of one row.
const fn of_columns(name: &'static str, about: &'static str) -> Key {
    Key::optional(name, TEXTS, "another summary", about, "[q1, q2, q3]")
}

static DERIVED: Section = Section::new(
    "derived",
    "data.derive.NAME",
    "A summary of several columns in one row, such as the mean of the items of a scale; one of these keys, and how many values it needs.",
    &[
        of_columns("mean", "The arithmetic mean of the columns."),
        of_columns("sum", "The sum of the columns."),
        of_columns("min", "The smallest value of the columns."),
        of_columns("max", "The largest value of the columns."),
        of_columns("median", "The value in the middle of the columns."),
        of_columns("count", "How many of the columns have a value."),
        of_columns("first", "The first value of the columns."),
        of_columns("last", "The last value of the columns."),
        Key::optional(
            "at_least",
            whole(1),
            "all of them",
            "How many of the columns need a value; with fewer the new cell is missing.",
            "2",
        ),
    ],
);
