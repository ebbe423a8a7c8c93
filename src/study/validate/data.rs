//! The `data` section: where the cases come from.

use crate::study::document::Node;
use crate::study::{DataPlan, MissingPolicy, Placed};

use super::fields::{Keys, Reported, Section, scalar_text};
use super::problems::Problems;
use super::publish;
use super::source;
use super::wording::{subject, word};

const KEYS: Keys = Keys {
    allowed: &[
        "source",
        "case",
        "cluster",
        "time",
        "separator",
        "decimal",
        "encoding",
        "sheet",
        "range",
        "header_row",
        "value_labels",
        "query",
        "missing",
        "missing_values",
        "sha256",
        "obtain",
        "publish",
    ],
    later: &["where", "derive"],
};
const EXAMPLE: &str = "`data: {source: cities.csv, case: city, missing: fail}`";
const POLICIES: [(&str, MissingPolicy); 2] = [
    ("fail", MissingPolicy::Fail),
    ("drop_case", MissingPolicy::DropCase),
];

/// Reads the section.
pub(super) fn read(root: &Section<'_>, problems: &mut Problems) -> Option<DataPlan> {
    let node = root.require("data", EXAMPLE, problems)?;
    let section = problems.section(node, KEYS, EXAMPLE)?;
    let source = section
        .require(
            "source",
            "the data file, for example `source: cities.csv`",
            problems,
        )
        .and_then(|node| source::read_source(node, problems));
    let case = section
        .require(
            "case",
            "the column that names the cases, for example `case: city`",
            problems,
        )
        .and_then(|node| problems.placed_text(node, "`case: city`"));
    let mut column = |key, example| {
        section.optional(key, problems, |node, problems| {
            problems.placed_text(node, example)
        })
    };
    let cluster = column("cluster", "`cluster: province`");
    let time = column("time", "`time: year`");
    let separator = section.optional("separator", problems, read_separator);
    let decimal = section.optional("decimal", problems, |node, problems| {
        problems.word(node, &[(".", '.'), (",", ',')], &[])
    });
    let format = source::read_format(&section, source.as_ref(), problems);
    let missing = section
        .require(
            "missing",
            "`fail`, or `drop_case` to leave incomplete cases out",
            problems,
        )
        .and_then(|node| problems.word(node, &POLICIES, &[]));
    let missing_values = section.optional("missing_values", problems, |node, problems| {
        problems.list_of(
            node,
            "texts",
            "`missing_values: [NA, \".\"]`",
            |problems, item| problems.text(item, "`missing_values: [NA, \".\"]`"),
        )
    });
    let sha256 = section.optional("sha256", problems, read_sha256);
    let obtain = publish::read_obtain(&section, problems);
    let publish = publish::read(
        &section,
        obtain.as_ref().ok().and_then(Option::as_deref),
        problems,
    );
    check_separators(&section, separator, decimal, problems)?;
    Some(DataPlan {
        source: source?,
        case: case?,
        format: format?,
        cluster: cluster.ok()?,
        time: time.ok()?,
        separator: separator.ok()?,
        decimal: decimal.ok()?.unwrap_or('.'),
        missing: missing?,
        missing_values: missing_values.ok()?.unwrap_or_default(),
        sha256: sha256.ok()?,
        obtain: obtain.ok()?,
        publish: publish.ok()?,
    })
}

/// Reports a path that leaves the study's folder.
pub(super) fn leaves_study(problems: &mut Problems, node: &Node, path: &str, inside: &str) {
    let message = format!(
        "`{}` is {}, which leaves the study's folder",
        node.place.key_path,
        word(path)
    );
    problems.add(
        "path-leaves-study",
        &node.place,
        message,
        Some(inside.to_owned()),
    );
}

/// Whether a path, written with `/`, is absolute or leads out of the folder.
pub(super) fn leaves_the_folder(path: &str) -> bool {
    is_absolute(path) || leaves_folder(path)
}

/// Absolute on any system, so that a study means the same everywhere.
fn is_absolute(path: &str) -> bool {
    let drive =
        path.len() >= 2 && path.as_bytes()[0].is_ascii_alphabetic() && path.as_bytes()[1] == b':';
    path.starts_with(['/', '~']) || drive || path.contains("://")
}

fn leaves_folder(path: &str) -> bool {
    let mut depth = 0_usize;
    for part in path.split('/') {
        match part {
            ".." if depth == 0 => return true,
            ".." => depth -= 1,
            "" | "." => {}
            _ => depth += 1,
        }
    }
    false
}

fn read_separator(node: &Node, problems: &mut Problems) -> Option<u8> {
    let text = scalar_text(node).unwrap_or_default();
    match text.as_bytes() {
        _ if text == "tab" => Some(b'\t'),
        [byte]
            if byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\n\r-+".contains(byte) =>
        {
            Some(*byte)
        }
        _ => {
            problems.wrong_type(
                node,
                "one sign that separates cells",
                "`separator: \";\"` or `separator: tab`",
            );
            None
        }
    }
}

fn check_separators(
    section: &Section<'_>,
    separator: Result<Option<u8>, Reported>,
    decimal: Result<Option<char>, Reported>,
    problems: &mut Problems,
) -> Option<()> {
    let tab = section
        .get("source")
        .and_then(scalar_text)
        .is_some_and(|source| source.to_lowercase().ends_with(".tsv"));
    let separator = separator
        .ok()
        .flatten()
        .unwrap_or(if tab { b'\t' } else { b',' });
    if decimal.ok().flatten().map(u32::from) != Some(u32::from(separator)) {
        return Some(());
    }
    let node = section.get("decimal")?;
    let message = format!(
        "{} and the separator of cells are the same sign",
        subject(&node.place)
    );
    let help = "say what separates cells, for example `separator: \";\"`";
    problems.add(
        "separators-equal",
        &node.place,
        message,
        Some(help.to_owned()),
    );
    None
}

fn read_sha256(node: &Node, problems: &mut Problems) -> Option<Placed<String>> {
    let mut hash = problems.placed_text(node, "`sha256: \"e3b0…\"`")?;
    hash.value = hash.value.trim().to_lowercase();
    let hexadecimal =
        hash.value.len() == 64 && hash.value.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !hexadecimal {
        problems.wrong_type(
            node,
            "64 hexadecimal digits",
            "the output of `sha256sum cities.csv`",
        );
    }
    hexadecimal.then_some(hash)
}
