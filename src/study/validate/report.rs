//! `report`: how the report is written.

use std::path::Path;

use crate::study::document::Node;
use crate::study::fingerprint::sha256;
use crate::study::{Language, OwnTemplate, ReportOutput, ReportPlan};

use super::data::{leaves_study, leaves_the_folder};
use super::fields::{Keys, Section};
use super::problems::Problems;
use super::wording::word;

const KEYS: Keys = Keys {
    allowed: &["language", "digits", "template", "outputs"],
    later: &[],
};
const DIGITS: std::ops::RangeInclusive<u64> = 1..=9;
const LANGUAGES: [(&str, Language); 2] = [("en", Language::English), ("zh", Language::Chinese)];
const OUTPUTS: [(&str, ReportOutput); 3] = [
    ("md", ReportOutput::Markdown),
    ("html", ReportOutput::Html),
    ("docx", ReportOutput::Word),
];

/// Reads `report` of a study in a folder.
pub(super) fn read_report(
    root: &Section<'_>,
    folder: &Path,
    problems: &mut Problems,
) -> Option<ReportPlan> {
    let default = ReportPlan::default();
    let Some(node) = root.get("report") else {
        return Some(default);
    };
    let section = problems.section(node, KEYS, "`report: {digits: 3}`")?;
    let language = section.optional("language", problems, |node, problems| {
        problems.word(node, &LANGUAGES, &[])
    });
    let template = section.optional("template", problems, |node, problems| {
        read_template(node, folder, problems)
    });
    let outputs = section.optional("outputs", problems, |node, problems| {
        problems.filled_list_of(
            node,
            "outputs",
            "`outputs: [md, html]`",
            |problems, item| problems.word(item, &OUTPUTS, &[]),
        )
    });
    let digits = section.optional("digits", problems, read_digits);
    let outputs = outputs.ok()?;
    Some(ReportPlan {
        language: language.ok()?.unwrap_or(default.language),
        digits: digits.ok()?.unwrap_or(default.digits),
        outputs: outputs.map_or(default.outputs, |outputs| outputs.into_iter().collect()),
        template: match template.ok()? {
            Some(Template::Own(own)) => Some(own),
            Some(Template::Default) | None => None,
        },
    })
}

/// `default`, or the path of a template in the study's folder.
fn read_template(node: &Node, folder: &Path, problems: &mut Problems) -> Option<Template> {
    let path = problems.text(node, "`template: report.md.hbs`")?;
    if path == "default" {
        return Some(Template::Default);
    }
    let inside = "the template lies in the study's folder, named relative to it with `/`, for example \
                  `template: report.md.hbs`";
    if path.contains('\\') || leaves_the_folder(&path) {
        leaves_study(problems, node, &path, inside);
        return None;
    }
    let read = read_inside(folder, &path).and_then(|bytes| {
        let sha256 = sha256(&bytes);
        let text = String::from_utf8(bytes).map_err(|_| "is not in UTF-8".to_owned())?;
        Ok((text, sha256))
    });
    match read {
        Ok((text, sha256)) => Some(Template::Own(OwnTemplate { path, text, sha256 })),
        Err(reason) => {
            no_template(problems, node, &path, &reason);
            None
        }
    }
}

/// What `report.template` says.
enum Template {
    Default,
    Own(OwnTemplate),
}

fn no_template(problems: &mut Problems, node: &Node, path: &str, reason: &str) {
    let message = format!("the template {} {reason}", word(path));
    let help = "`equifinal template` prints the default one to start from";
    problems.add("no-template", &node.place, message, Some(help.to_owned()));
}

/// The bytes of a file in the folder; a link that leads out of it is not followed.
fn read_inside(folder: &Path, path: &str) -> Result<Vec<u8>, String> {
    let refused = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => "is not in the study's folder".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    let whole = folder.canonicalize().map_err(refused)?;
    let file = folder.join(path).canonicalize().map_err(refused)?;
    if !file.starts_with(&whole) {
        return Err("is a link that leaves the study's folder".to_owned());
    }
    std::fs::read(file).map_err(refused)
}

fn read_digits(node: &Node, problems: &mut Problems) -> Option<u8> {
    let digits = problems.whole(node, *DIGITS.start(), "`digits: 3`")?;
    if !DIGITS.contains(&digits) {
        let message = format!(
            "`report.digits` is `{digits}`; it must be from {} to {}",
            DIGITS.start(),
            DIGITS.end()
        );
        problems.add(
            "out-of-range",
            &node.place,
            message,
            Some("for example `digits: 3`".to_owned()),
        );
    }
    u8::try_from(digits)
        .ok()
        .filter(|&digits| DIGITS.contains(&u64::from(digits)))
}
