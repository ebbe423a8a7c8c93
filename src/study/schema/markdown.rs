//! The description as a reference for people.

use std::fmt::Write;

use super::all_sections;
use super::describe::{Bounds, Key, Names, Need, Section, Shape};
use super::json::words_in;

/// The reference: a section for each mapping, with a table of its keys and the words they take.
pub(super) fn reference(root: &'static Section) -> String {
    let mut text = String::from("# Reference of the study file\n\nFormat 1.\n");
    for section in all_sections(root) {
        write_section(section, &mut text);
    }
    text
}

fn write_section(section: &Section, text: &mut String) {
    let _ = write!(text, "\n## {}\n\n{}\n", title(section), section.about);
    if !section.one_of.is_empty() {
        let _ = write!(text, "\nOne of {} must be there.\n", joined(section.one_of));
    }
    text.push_str(
        "\n| key | value | without it | what it decides | example |\n|---|---|---|---|---|\n",
    );
    for key in section.read_keys() {
        write_key(key, text);
    }
    let worded = section.read_keys().map(|key| (key, words_in(&key.shape)));
    let worded: Vec<_> = worded.filter(|(_, words)| !words.is_empty()).collect();
    for (key, words) in worded {
        let _ = write!(text, "\nThe words of `{}`:\n\n", key.name);
        for word in words {
            let _ = writeln!(text, "- `{}`: {}", word.word, word.about);
        }
    }
}

fn title(section: &Section) -> String {
    match section.at {
        "" => "The file".to_owned(),
        at => format!("`{at}`"),
    }
}

fn write_key(key: &Key, text: &mut String) {
    let without = match key.need {
        Need::Required => "**required**".to_owned(),
        Need::Default(default) => format!("`{default}`"),
        Need::Otherwise(otherwise) => otherwise.to_owned(),
        Need::Later => return,
    };
    let mut about = key.about.to_owned();
    if !key.beside.is_empty() {
        let _ = write!(about, " Needs {} beside it.", joined(key.beside));
    }
    let cells = [
        format!("`{}`", key.name),
        in_words(&key.shape),
        without,
        about,
        format!("`{}: {}`", key.name, key.example),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

/// What a value is, in words.
fn in_words(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Matching { as_said, .. } => (*as_said).to_owned(),
        Shape::Number(bounds) => number(bounds),
        Shape::Whole { least, most: None } => format!("whole number from {least}"),
        Shape::Whole {
            least,
            most: Some(most),
        } if least == most => format!("`{least}`"),
        Shape::Whole {
            least,
            most: Some(most),
        } => format!("whole number from {least} to {most}"),
        Shape::Truth => "`true` or `false`".to_owned(),
        Shape::Word(words) => {
            let words: Vec<&str> = words.iter().map(|word| word.word).collect();
            joined(&words)
        }
        Shape::Anchor => "anchor".to_owned(),
        Shape::Expression => "expression".to_owned(),
        Shape::Free => "any value".to_owned(),
        Shape::List {
            of,
            least: 2,
            most: Some(2),
        } => format!("list of two: {}", in_words(of)),
        Shape::List { of, .. } => format!("list: {}", in_words(of)),
        Shape::Section(section) => format!("mapping, see `{}`", section.at),
        Shape::Named { names, of, .. } => {
            let names = match names {
                Names::Sets => "the name of a set",
                Names::Any(names) => names,
            };
            format!("mapping from {names} to: {}", in_words(of))
        }
        Shape::Either(shapes) => {
            let shapes: Vec<String> = shapes.iter().map(in_words).collect();
            shapes.join("; or ")
        }
        Shape::ByWord { key, .. } => format!("mapping, by its `{key}`"),
    }
}

fn number(bounds: &Bounds) -> String {
    match (bounds.least, bounds.above, bounds.most, bounds.below) {
        (Some(least), _, Some(most), _) => format!("number from {least} to {most}"),
        (_, Some(above), _, Some(below)) => format!("number above {above} and below {below}"),
        (_, Some(above), Some(most), _) => format!("number above {above}, up to {most}"),
        (Some(least), ..) => format!("number from {least}"),
        (_, Some(above), ..) => format!("number above {above}"),
        _ => "number".to_owned(),
    }
}

/// `` `a`, `b` or `c` ``.
fn joined(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match &quoted[..] {
        [rest @ .., last] if !rest.is_empty() => {
            format!("{} or {last}", rest.join(", "))
        }
        _ => quoted.concat(),
    }
}
