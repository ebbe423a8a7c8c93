//! `equifinal explain`: what a code means, why it is a problem, and how it is mended.

mod analysis;
mod calibration;
mod data;
mod explanation;
mod findings;
mod program;
mod rows;
mod sets;
mod sources;
mod study_file;
#[cfg(test)]
mod tests;

use std::fmt::Write;

use super::output::Output;
use crate::study::{Problem, SeenIn, nearest};
use explanation::{Example, Explanation};

/// The explanations by what they are about, each with where to read more.
const PARTS: [(&str, &[Explanation], &str); 9] = [
    (
        "the study file",
        study_file::CODES,
        "`equifinal schema --format markdown` is the reference of the study file",
    ),
    (
        "sets, anchors and expressions",
        sets::CODES,
        "`equifinal schema --format markdown` is the reference of the study file",
    ),
    (
        "cut-offs, variants and claims",
        analysis::CODES,
        "`equifinal schema --format markdown` is the reference of the study file",
    ),
    (
        "the data file",
        data::CODES,
        "`equifinal validate` tells every problem of the data at once",
    ),
    (
        "from rows to cases, and sets made of sets",
        rows::CODES,
        "`equifinal schema --format markdown`, the sections `data` and `sets`, lists the keys",
    ),
    (
        "workbooks, tables of other programs, databases",
        sources::CODES,
        "`equifinal schema --format markdown`, the section `data`, lists the keys of each source",
    ),
    (
        "calibration and analysis",
        calibration::CODES,
        "`equifinal schema --format markdown`, the sections `calibrate`, shows what each method needs",
    ),
    (
        "the command line, reports and files",
        program::CODES,
        "`equifinal help` and `equifinal help COMMAND`",
    ),
    (
        "findings of a report",
        findings::CODES,
        "the report tells each finding with its numbers; `acknowledge` in the study file says that you have read one and stand by it",
    ),
];

/// Every explanation.
fn all() -> impl Iterator<Item = &'static Explanation> {
    PARTS.iter().flat_map(|(_, codes, _)| codes.iter())
}

/// Prints an explanation, or all codes with a line each: the exit status.
pub(super) fn explain(code: Option<&str>, output: &Output) -> u8 {
    let Some(code) = code else {
        output.result(list().trim_end());
        return 0;
    };
    match find(code) {
        Some((explanation, more)) => {
            output.result(&in_full(explanation, more));
            0
        }
        None => output.problems(&[no_such_code(code)]),
    }
}

/// The explanation of a code, and where more is to be read.
fn find(code: &str) -> Option<(&'static Explanation, &'static str)> {
    let name = bare(code);
    let mut parts = PARTS.iter();
    parts.find_map(|(_, codes, more)| {
        let explanation = codes.iter().find(|one| one.code == name)?;
        Some((explanation, *more))
    })
}

/// A code without what an error message has round it: `error[unknown-key]:`.
fn bare(code: &str) -> &str {
    let code = code.trim().trim_end_matches(':');
    let inside = code.strip_prefix("error[").or(code.strip_prefix('['));
    inside.map_or(code, |code| code.trim_end_matches(']'))
}

fn list() -> String {
    let mut text = String::new();
    for (about, codes, _) in PARTS {
        let _ = writeln!(text, "{about}");
        for one in codes {
            let _ = writeln!(text, "  {:<28} {}", one.code, one.about);
        }
        text.push('\n');
    }
    text.push_str("`equifinal explain CODE` tells more of one.");
    text
}

fn in_full(explanation: &Explanation, more: &str) -> String {
    let Explanation {
        code, about, why, ..
    } = explanation;
    let mut text = format!("{code}: {about}\n\n{why}\n");
    match explanation.example {
        Example::Study(wrong, mended) => pair(&mut text, "study.yaml", wrong, mended),
        Example::Data(wrong, mended) => pair(&mut text, "the data file", wrong, mended),
        Example::Words(wrong, mended) => pair(&mut text, "", wrong, mended),
        Example::Lock {
            study,
            wrong,
            mended,
        } => {
            let _ = write!(text, "\nstudy.yaml\n{}", indented(study));
            pair(&mut text, "study.lock", wrong, mended);
        }
        Example::Finding(to_do) => {
            let _ = write!(text, "\n{to_do}\n");
        }
    }
    let _ = write!(text, "\nMore: {more}.");
    text
}

fn pair(text: &mut String, file: &str, wrong: &str, mended: &str) {
    let of = |word: &str| match file {
        "" => word.to_owned(),
        file => format!("{word}, {file}"),
    };
    let (before, after) = (of("Wrong"), of("Mended"));
    let (wrong, mended) = (indented(wrong), indented(mended));
    let _ = write!(text, "\n{before}\n{wrong}\n{after}\n{mended}");
}

fn indented(text: &str) -> String {
    let lines = text.lines();
    lines.flat_map(|line| ["  ", line, "\n"]).collect()
}

fn no_such_code(code: &str) -> Problem {
    let codes: Vec<&str> = all().map(|one| one.code).collect();
    let help = match nearest(code, &codes) {
        Some(near) => format!("did you mean `{near}`? `equifinal explain` lists all codes"),
        None => "`equifinal explain` lists all codes".to_owned(),
    };
    let message = format!("there is no code `{code}`");
    Problem::without_place("no-such-code", message, Some(&help), SeenIn::StudyFile)
}
