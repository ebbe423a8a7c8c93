//! What kind of source the data come from, and the keys that only some kinds have.

use encoding_rs::Encoding;

use crate::study::document::{Kind, Node};
use crate::study::{
    CellRange, Placed, Problem, SeenIn, SheetPlan, SourceFormat, TextEncoding, ValueLabels,
};

use super::data::leaves_study;
use super::data::leaves_the_folder;
use super::fields::{Section, scalar_text};
use super::problems::Problems;
use super::wording::{listed, subject, word};

/// What stands before the name of an environment variable.
const ENVIRONMENT: &str = "env:";

/// The beginnings of addresses of servers.
const ADDRESSES: [&str; 2] = ["postgres://", "postgresql://"];

/// Kinds of sources, as far as a name tells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Delimited,
    Workbook,
    Parquet,
    Json,
    JsonLines,
    Stata,
    Sqlite,
    Postgres,
}

/// Endings of data files, and what they hold.
const ENDINGS: [(&str, Family); 15] = [
    (".csv", Family::Delimited),
    (".tsv", Family::Delimited),
    (".txt", Family::Delimited),
    (".xlsx", Family::Workbook),
    (".xlsm", Family::Workbook),
    (".xls", Family::Workbook),
    (".ods", Family::Workbook),
    (".parquet", Family::Parquet),
    (".json", Family::Json),
    (".ndjson", Family::JsonLines),
    (".jsonl", Family::JsonLines),
    (".dta", Family::Stata),
    (".sqlite", Family::Sqlite),
    (".sqlite3", Family::Sqlite),
    (".db", Family::Sqlite),
];

/// Endings of files that other programs must export, and how they do.
const EXPORTS: [(&[&str], &str); 3] = [
    (
        &[".sav", ".zsav", ".por"],
        "SPSS files are not read; export the data to .csv, .dta or .parquet: in SPSS `File > Save As > Stata (*.dta)`, \
         in R `haven::write_dta(haven::read_sav(\"data.sav\"), \"data.dta\")`, in Python \
         `pyreadstat.write_dta(pyreadstat.read_sav(\"data.sav\")[0], \"data.dta\")`",
    ),
    (
        &[".rds", ".rda", ".rdata"],
        "files of R are not read; export the data in R: `write.csv(data, \"data.csv\", row.names = FALSE)`",
    ),
    (
        &[".sas7bdat", ".xpt"],
        "SAS files are not read; export the data to .csv: in SAS with `proc export`, in R \
         `write.csv(haven::read_sas(\"data.sas7bdat\"), \"data.csv\")`",
    ),
];

/// Keys that only some kinds of sources have.
const SPECIAL: [(&str, &[Family]); 8] = [
    ("separator", &[Family::Delimited]),
    ("decimal", &[Family::Delimited]),
    ("encoding", &[Family::Delimited, Family::Stata]),
    ("sheet", &[Family::Workbook]),
    ("range", &[Family::Workbook]),
    ("header_row", &[Family::Workbook]),
    ("value_labels", &[Family::Stata]),
    ("query", &[Family::Sqlite, Family::Postgres]),
];

/// Reads `data.source`: a file in the study's folder, or a server.
pub(super) fn read_source(node: &Node, problems: &mut Problems) -> Option<Placed<String>> {
    let source = problems.placed_text(node, "`source: cities.csv`")?;
    let path = source.value.as_str();
    if is_address(path) {
        refuse_address(problems);
        return None;
    }
    if let Some(variable) = path.strip_prefix(ENVIRONMENT) {
        return check_variable(variable, node, problems).map(|()| source);
    }
    let inside = "the data file lies in the study's folder, named relative to it with `/`, for example \
                  `source: data/cities.csv`";
    if path.contains('\\') {
        let message = format!("`data.source` is {}, with a backslash", word(path));
        let help = Some(inside.to_owned());
        problems.add("path-leaves-study", &node.place, message, help);
        return None;
    }
    if leaves_the_folder(path) {
        leaves_study(problems, node, path, inside);
        return None;
    }
    if family(path).is_none() {
        refuse_ending(path, node, problems);
        return None;
    }
    Some(source)
}

/// Whether a text is the address of a server, or may hold a password.
fn is_address(path: &str) -> bool {
    let lower = path.to_lowercase();
    let is_known = ADDRESSES.iter().any(|start| lower.starts_with(start));
    is_known || may_hold_password(path)
}

/// Whether a text may hold the address of a server with a password.
pub(crate) fn may_hold_password(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("password=") || lower.contains("://") && lower.contains('@')
}

/// Tells of an address in the study file without showing its line, which may hold a password.
fn refuse_address(problems: &mut Problems) {
    problems.extend(vec![Problem {
        code: "address-in-study",
        message: "`data.source` holds the address of a server; addresses and passwords must not stand in a study file"
            .to_owned(),
        place: None,
        help: Some(
            "write `source: env:EQUIFINAL_DATABASE` and put the address into the environment variable of that \
             name; change the password if the file was shared"
                .to_owned(),
        ),
        seen_in: SeenIn::StudyFile,
    }]);
}

fn check_variable(variable: &str, node: &Node, problems: &mut Problems) -> Option<()> {
    let letter = |c: char| c.is_ascii_alphabetic() || c == '_';
    let is_name =
        variable.starts_with(letter) && variable.chars().all(|c| letter(c) || c.is_ascii_digit());
    if !is_name {
        problems.wrong_type(
            node,
            "`env:` and the name of an environment variable: letters, digits and `_`",
            "`source: env:EQUIFINAL_DATABASE`",
        );
    }
    is_name.then_some(())
}

fn refuse_ending(path: &str, node: &Node, problems: &mut Problems) {
    let file = path.rsplit('/').next().unwrap_or(path);
    let ending = file.rfind('.').map(|dot| &file[dot..]);
    let what = match ending {
        Some(ending) => format!("data files ending in {} are not supported", word(ending)),
        None => format!("`data.source` is {}, a name without an ending", word(path)),
    };
    let export = EXPORTS.iter().find(|(endings, _)| {
        ending.is_some_and(|ending| endings.contains(&ending.to_lowercase().as_str()))
    });
    let help = export.map_or_else(
        || {
            let endings: Vec<&str> = ENDINGS.iter().map(|(ending, _)| *ending).collect();
            format!(
                "save the data in a file with one of the endings {}",
                listed(&endings)
            )
        },
        |(_, help)| (*help).to_owned(),
    );
    problems.add("unsupported-file", &node.place, what, Some(help));
}

fn family(source: &str) -> Option<Family> {
    if source.starts_with(ENVIRONMENT) {
        return Some(Family::Postgres);
    }
    let lower = source.to_lowercase();
    let found = ENDINGS.iter().find(|(ending, _)| lower.ends_with(ending));
    found.map(|(_, family)| *family)
}

/// Whether a source is a file of which a query gives the rows.
pub(crate) fn is_database(source: &str) -> bool {
    family(source) == Some(Family::Sqlite)
}

/// Reads the keys that the kind of source has, and reports those that it does not have.
pub(super) fn read_format(
    section: &Section<'_>,
    source: Option<&Placed<String>>,
    problems: &mut Problems,
) -> Option<SourceFormat> {
    let source = source?.value.as_str();
    let family = family(source)?;
    let fits = misfits(section, family, source, problems);
    let format = match family {
        Family::Delimited => {
            let encoding = section.optional("encoding", problems, read_encoding);
            SourceFormat::Delimited {
                encoding: encoding.ok()?.unwrap_or_default(),
            }
        }
        Family::Workbook => SourceFormat::Workbook(read_sheet(section, problems)?),
        Family::Parquet => SourceFormat::Parquet,
        Family::Json => SourceFormat::Json,
        Family::JsonLines => SourceFormat::JsonLines,
        Family::Stata => read_stata(section, problems)?,
        Family::Sqlite => SourceFormat::Sqlite {
            query: read_query(section, problems)?,
        },
        Family::Postgres => SourceFormat::Postgres {
            variable: source[ENVIRONMENT.len()..].to_owned(),
            query: read_query(section, problems)?,
        },
    };
    fits.then_some(format)
}

/// Whether every key fits the kind of source.
fn misfits(section: &Section<'_>, family: Family, source: &str, problems: &mut Problems) -> bool {
    let before = problems.count();
    for (key, families) in SPECIAL {
        let Some(node) = section.get(key).filter(|_| !families.contains(&family)) else {
            continue;
        };
        let message = format!(
            "{} is a key of {}, and {} is {}",
            subject(&node.place),
            families
                .iter()
                .map(|family| family.plural())
                .collect::<Vec<_>>()
                .join(" and of "),
            word(source),
            family.singular()
        );
        problems.add(
            "key-of-other-source",
            &node.place,
            message,
            Some("leave the key out".to_owned()),
        );
    }
    problems.count() == before
}

impl Family {
    fn plural(self) -> &'static str {
        match self {
            Self::Delimited => "delimited text (.csv, .tsv, .txt)",
            Self::Workbook => "workbooks (.xlsx, .xls, .ods, ...)",
            Self::Parquet => "Parquet files",
            Self::Json | Self::JsonLines => "JSON files",
            Self::Stata => "Stata files (.dta)",
            Self::Sqlite => "SQLite files (.sqlite, .sqlite3, .db)",
            Self::Postgres => "servers (env:NAME)",
        }
    }

    fn singular(self) -> &'static str {
        match self {
            Self::Delimited => "a delimited text",
            Self::Workbook => "a workbook",
            Self::Parquet => "a Parquet file",
            Self::Json | Self::JsonLines => "a JSON file",
            Self::Stata => "a Stata file",
            Self::Sqlite => "a SQLite file",
            Self::Postgres => "a server",
        }
    }
}

/// An encoding by any name that the Encoding Standard knows, or `latin1` and `utf-16`.
fn encoding_of(node: &Node, problems: &mut Problems) -> Option<&'static str> {
    const KNOWN: [&str; 11] = [
        "utf-8",
        "utf-16",
        "gbk",
        "gb18030",
        "big5",
        "shift_jis",
        "euc-jp",
        "euc-kr",
        "latin1",
        "windows-1252",
        "windows-1251",
    ];
    let Some(name) = scalar_text(node) else {
        problems.wrong_type(node, "the name of an encoding", "`encoding: gbk`");
        return None;
    };
    // A label that the standard takes for a way to refuse text ("replacement") is none here.
    match Encoding::for_label_no_replacement(name.trim().as_bytes()) {
        Some(encoding) => Some(encoding.name()),
        None if name.trim().eq_ignore_ascii_case("utf8") => Some("UTF-8"),
        None => {
            problems.wrong_word(node, &KNOWN);
            None
        }
    }
}

fn read_encoding(node: &Node, problems: &mut Problems) -> Option<TextEncoding> {
    let name = encoding_of(node, problems)?;
    // A file that is declared as UTF-16 may be of either byte order: its mark says of which.
    Some(TextEncoding::Declared(name))
}

fn read_sheet(section: &Section<'_>, problems: &mut Problems) -> Option<SheetPlan> {
    let sheet = section.optional("sheet", problems, |node, problems| {
        problems.placed_text(node, "`sheet: Data` or `sheet: 2`")
    });
    let range = section.optional("range", problems, |node, problems| {
        let range = scalar_text(node).and_then(CellRange::parse);
        if range.is_none() {
            let example = "`range: B3:F20`";
            problems.wrong_type(node, "a range of cells, upper left to lower right", example);
        }
        range
    });
    let header_row = section.optional("header_row", problems, |node, problems| {
        let row = problems.whole(node, 1, "`header_row: 3`")?;
        let number = u32::try_from(row).ok();
        if number.is_none() {
            problems.wrong_type(node, "the number of a row", "`header_row: 3`");
        }
        number
    });
    let plan = SheetPlan {
        sheet: sheet.ok()?,
        range: range.ok()?,
        header_row: header_row.ok()?,
    };
    if let (Some(range), Some(row), Some(node)) =
        (plan.range, plan.header_row, section.get("header_row"))
        && !(range.start.0..range.end.0).contains(&(row - 1))
    {
        let message = format!("row {row} is not above other rows of the range {range}");
        let help = "`header_row` counts the rows of the sheet, and must lie in `range`";
        problems.add("out-of-range", &node.place, message, Some(help.to_owned()));
        return None;
    }
    Some(plan)
}

fn read_stata(section: &Section<'_>, problems: &mut Problems) -> Option<SourceFormat> {
    let encoding = section.optional("encoding", problems, encoding_of);
    let value_labels = section.optional("value_labels", problems, |node, problems| {
        if matches!(node.kind, Kind::Sequence(_)) {
            let example = "`value_labels: [country]`";
            let columns = problems.filled_list_of(node, "columns", example, |problems, item| {
                problems.text(item, example)
            });
            return columns.map(ValueLabels::LabelsIn);
        }
        let words = [("codes", true), ("labels", false)];
        let codes = problems.word(node, &words, &[])?;
        Some(if codes {
            ValueLabels::Codes
        } else {
            ValueLabels::Labels
        })
    });
    Some(SourceFormat::Stata {
        encoding: encoding.ok()?,
        value_labels: value_labels.ok()?.unwrap_or_default(),
    })
}

fn read_query(section: &Section<'_>, problems: &mut Problems) -> Option<Placed<String>> {
    let example = "a query, for example `query: SELECT city, openness FROM cities ORDER BY city`";
    let node = section.require("query", example, problems)?;
    problems.placed_text(node, example)
}
