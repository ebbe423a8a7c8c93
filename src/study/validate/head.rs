//! What stands at the head of a study file.

use crate::study::document::{Kind, Node};
use crate::study::{Citation, Head, Provenance, Status};

use super::fields::{Keys, Section, scalar_text};
use super::problems::Problems;
use super::wording::found;

/// The format that this version reads.
const FORMAT: u64 = 1;

const PROVENANCES: [(&str, Provenance); 4] = [
    ("original", Provenance::Original),
    ("published", Provenance::Published),
    ("reconstructed", Provenance::Reconstructed),
    ("synthetic", Provenance::Synthetic),
];
const STATUSES: [(&str, Status); 2] = [("study", Status::Study), ("template", Status::Template)];
const CITATION_KEYS: Keys = Keys {
    allowed: &["text", "doi", "url"],
    later: &[],
};

/// Whether the file declares a later format, whose other keys this version cannot judge; reports
/// that problem.
pub(super) fn is_newer_format(root: &Node, problems: &mut Problems) -> bool {
    let Some(node) = root.get("format") else {
        return false;
    };
    let newer = scalar_text(node)
        .and_then(|text| text.parse::<u64>().ok())
        .filter(|&format| format > FORMAT);
    if let Some(format) = newer {
        let message =
            format!("this version reads format {FORMAT}; the study file declares format {format}");
        problems.add(
            "newer-format",
            &node.place,
            message,
            Some("update Equifinal in the way you installed it, for example by `pipx upgrade equifinal`".to_owned()),
        );
    }
    newer.is_some()
}

/// Reads `format`, of which there is one so far.
pub(super) fn read_format(root: &Section<'_>, problems: &mut Problems) {
    let help = format!("the first line of a study file is `format: {FORMAT}`");
    let Some(node) = root.require("format", &help, problems) else {
        return;
    };
    let is_one = matches!(&node.kind, Kind::Scalar(scalar) if !scalar.quoted && scalar.text == FORMAT.to_string());
    if !is_one {
        let message = format!(
            "`format` {}; this version reads format {FORMAT}",
            found(node)
        );
        problems.add("wrong-format", &node.place, message, Some(help));
    }
}

/// Reads the keys that make up the head.
pub(super) fn read(root: &Section<'_>, problems: &mut Problems) -> Option<Head> {
    let title = root
        .require(
            "title",
            "for example `title: Paths to open data in twelve cities`",
            problems,
        )
        .and_then(|node| problems.text(node, "`title: Paths to open data in twelve cities`"));
    let citation = root.optional("citation", problems, read_citation);
    let status = root.optional("status", problems, |node, problems| {
        problems.word(node, &STATUSES, &[])
    });
    let provenance = root
        .require(
            "provenance",
            "one of `original`, `published`, `reconstructed`, `synthetic`",
            problems,
        )
        .and_then(|node| problems.word(node, &PROVENANCES, &[]));
    let note = root.optional("provenance_note", problems, |node, problems| {
        problems.text(node, "`provenance_note: The data are invented.`")
    });
    Some(Head {
        title: title?.trim().to_owned(),
        citation: citation.ok()?,
        status: status.ok()?.unwrap_or_default(),
        provenance: provenance?,
        provenance_note: note.ok()?,
    })
}

fn read_citation(node: &Node, problems: &mut Problems) -> Option<Citation> {
    let example = "`citation: {text: \"Author (2022). Title.\", doi: \"10.1000/x\"}`";
    let section = problems.section(node, CITATION_KEYS, example)?;
    let mut part =
        |key| section.optional(key, problems, |node, problems| problems.text(node, example));
    let (text, doi, url) = (part("text"), part("doi"), part("url"));
    Some(Citation {
        text: text.ok()?,
        doi: doi.ok()?,
        url: url.ok()?,
    })
}
