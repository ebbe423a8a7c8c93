//! `limits` and `report`.

use super::describe::{Key, Section, Shape, filled, whole, whole_to, word};

pub(super) static LIMITS: Section = Section::new(
    "limits",
    "limits",
    "How much is listed, and how long is searched. What was cut is said beside it.",
    &[
        Key::default(
            "models",
            whole(1),
            "100",
            "How many models of a solution are listed.",
            "20",
        ),
        Key::default(
            "rows_listed",
            whole(1),
            "200",
            "How many rows of a truth table are listed.",
            "500",
        ),
        Key::default(
            "cases_listed",
            whole(1),
            "5000",
            "Up to how many cases lists name each.",
            "1000",
        ),
        Key::default(
            "steps",
            whole(1),
            "1000000000",
            "How many steps a search may take; counted in steps and not in seconds, so that every machine gives the same.",
            "1000000",
        ),
    ],
);

pub(super) static REPORT: Section = Section::new(
    "report",
    "report",
    "How the report is written.",
    &[
        Key::default(
            "language",
            Shape::Word(&[word("en", "English"), word("zh", "Chinese")]),
            "en",
            "The language of the report.",
            "en",
        ),
        Key::default(
            "digits",
            whole_to(1, 9),
            "3",
            "How many digits a number has behind the point.",
            "2",
        ),
        Key::default(
            "template",
            Shape::Text,
            "default",
            "A template of one's own in the study's folder, or `default`.",
            "report.md.hbs",
        ),
        Key::default(
            "outputs",
            filled(&Shape::Word(&[
                word("md", "report.md, always written"),
                word("html", "report.html, one page for a browser"),
                word("docx", "report.docx, for a word processor; needs pandoc"),
            ])),
            "[md]",
            "In which forms the report is written.",
            "[md, html]",
        ),
    ],
);
