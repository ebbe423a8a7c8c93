//! The study file as a whole, and its head.

use super::describe::{Key, Names, Section, Shape, list, word};
use super::{
    calibration, claims, closing, data, necessity, robustness, sets, sufficiency, variants,
};

pub(super) static ROOT: Section = Section::new(
    "study",
    "",
    "A study: what its data are, which sets they make, which cut-offs hold, and what is claimed.",
    &[
        Key::required(
            "format",
            Shape::Whole {
                least: 1,
                most: Some(1),
            },
            "The number of the study file's format.",
            "1",
        ),
        Key::required(
            "title",
            Shape::Text,
            "The title of the study and of its report.",
            "Paths to open data in twelve cities",
        ),
        Key::optional(
            "citation",
            Shape::Section(&CITATION),
            "none",
            "The publication that the study belongs to.",
            "{text: \"Author (2022). Title.\", doi: 10.1000/x}",
        ),
        Key::default(
            "status",
            Shape::Word(&[
                word("study", "complete: it can run"),
                word(
                    "template",
                    "its anchors are placeholders: it is checked, and not run",
                ),
            ]),
            "study",
            "Whether the study is complete or still a template.",
            "template",
        ),
        Key::required(
            "provenance",
            Shape::Word(&[
                word("original", "the researcher's own study of its own data"),
                word("published", "the data of a publication"),
                word(
                    "reconstructed",
                    "numbers found so that a publication's findings come out",
                ),
                word("synthetic", "numbers made up for teaching or testing"),
            ]),
            "Where the numbers come from; all but the first two are a banner on the report.",
            "original",
        ),
        Key::optional(
            "provenance_note",
            Shape::Text,
            "none",
            "What a reader must know of where the numbers come from, printed as a banner.",
            "The paper prints no data table.",
        ),
        Key::required(
            "data",
            Shape::Section(&data::DATA),
            "Where the cases come from.",
            "{source: cities.csv, case: city, missing: fail}",
        ),
        Key::optional(
            "sets",
            Shape::Named {
                names: Names::Sets,
                of: &Shape::Section(&sets::COMPONENT),
                least: 1,
                most: None,
            },
            "none",
            "Sets that others are made of with `combine`, each under its name.",
            "{FS: {column: finance, calibrate: {method: crisp, threshold: 5}}}",
        ),
        Key::required(
            "outcome",
            Shape::Named {
                names: Names::Sets,
                of: &Shape::Section(&sets::OUTCOME),
                least: 1,
                most: Some(1),
            },
            "The one set that is to be explained, under its name.",
            "{DO: {column: openness, calibrate: {method: crisp, threshold: 40}}}",
        ),
        Key::required(
            "conditions",
            Shape::Named {
                names: Names::Sets,
                of: &Shape::Section(&sets::CONDITION),
                least: 1,
                most: None,
            },
            "The sets that may explain the outcome, each under its name; their order is that of truth-table rows.",
            "{LS: {column: leadership, calibrate: {method: crisp, threshold: 5}, expect: present}}",
        ),
        Key::required(
            "calibration",
            Shape::Section(&calibration::CALIBRATION),
            "What holds for the calibration of every set.",
            "{full_membership: 0.95, at_half: fail}",
        ),
        Key::required(
            "necessity",
            Shape::Section(&necessity::NECESSITY),
            "The cut-offs of necessity.",
            "{consistency: 0.9}",
        ),
        Key::required(
            "sufficiency",
            Shape::Section(&sufficiency::SUFFICIENCY),
            "The cut-offs of the truth table, and which solutions are wanted.",
            "{frequency: 1, consistency: 0.8, pri: 0.6, solutions: [intermediate], negated_outcome: true}",
        ),
        Key::optional(
            "variants",
            list(&Shape::Section(&variants::VARIANT)),
            "none",
            "Runs of the study with other decisions, compared with the main run.",
            "[{name: stricter, set: {sufficiency.consistency: 0.85}}]",
        ),
        Key::optional(
            "robustness",
            Shape::Section(&robustness::ROBUSTNESS),
            "ranges and fit",
            "What is tried to see how far the results hold.",
            "{ranges: true, leave_one_out: true}",
        ),
        Key::optional(
            "claims",
            list(&Shape::Section(&claims::CLAIM)),
            "none",
            "What the publication says; each claim is checked on every run.",
            "[{claim: There are two paths., expect: {solution: intermediate, paths: 2}}]",
        ),
        Key::optional(
            "acknowledge",
            Shape::Named {
                names: Names::Any("the code of a finding"),
                of: &Shape::Named {
                    names: Names::Any("what the finding is about"),
                    of: &Shape::Text,
                    least: 0,
                    most: None,
                },
                least: 0,
                most: None,
            },
            "none",
            "Findings that the researcher has read and stands by, each with the reason.",
            "{skewed-set: {HS: Theory asks for this anchor.}}",
        ),
        Key::optional(
            "limits",
            Shape::Section(&closing::LIMITS),
            "the defaults of its keys",
            "How much is listed, and how long is searched.",
            "{models: 100}",
        ),
        Key::optional(
            "report",
            Shape::Section(&closing::REPORT),
            "the defaults of its keys",
            "How the report is written.",
            "{digits: 3, outputs: [md, html]}",
        ),
    ],
);

static CITATION: Section = Section::new(
    "citation",
    "citation",
    "The publication that the study belongs to.",
    &[
        Key::optional(
            "text",
            Shape::Text,
            "none",
            "The reference as a text.",
            "Author (2022). Title. Journal 1(2).",
        ),
        Key::optional("doi", Shape::Text, "none", "Its DOI.", "10.1000/x"),
        Key::optional(
            "url",
            Shape::Text,
            "none",
            "Its address.",
            "https://example.org/paper",
        ),
    ],
);
