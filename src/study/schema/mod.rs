//! The format of the study file, described once: every key with its values, whether it is required,
//! what holds without it, what it decides, and an example.
//!
//! From the description come the JSON Schema for editors ([`schema()`]) and the reference ([`reference()`])
//! for people. Tests prove that the validators know the very same keys and words.

mod calibrate;
mod calibration;
mod claims;
mod closing;
mod data;
mod describe;
mod head;
mod json;
mod markdown;
mod necessity;
mod robustness;
mod sets;
mod sufficiency;
#[cfg(test)]
mod tests;
mod variants;

/// The name of the schema file that a study names in its first line.
pub const SCHEMA_FILE: &str = "equifinal.schema.json";

/// The JSON Schema (draft 2020-12) of the study file, as text.
///
/// It knows keys, types, words and bounds, and which keys need others. It cannot know what takes
/// the whole file to see: the order of anchors, the names of sets, the meaning of expressions.
#[must_use]
pub fn schema() -> String {
    json::schema(&head::ROOT)
}

/// The reference of the study file, as Markdown: a section for each mapping.
#[must_use]
pub fn reference() -> String {
    markdown::reference(&head::ROOT)
}

/// The sections that a shape holds, directly.
fn sections_in(shape: &describe::Shape, found: &mut Vec<&'static describe::Section>) {
    use describe::Shape;
    match shape {
        Shape::Section(section) => found.push(section),
        Shape::List { of, .. } | Shape::Named { of, .. } => sections_in(of, found),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| sections_in(shape, found)),
        Shape::ByWord { sections, .. } => {
            found.extend(sections.iter().map(|(_, section)| *section));
        }
        _ => {}
    }
}

/// Every section, each once, in the order of the file.
fn all_sections(root: &'static describe::Section) -> Vec<&'static describe::Section> {
    let mut all: Vec<&'static describe::Section> = Vec::new();
    let mut open = vec![root];
    while let Some(section) = open.pop() {
        if all.iter().any(|known| known.name == section.name) {
            continue;
        }
        all.push(section);
        let mut below = Vec::new();
        for key in section.keys {
            sections_in(&key.shape, &mut below);
        }
        open.extend(below.into_iter().rev());
    }
    all
}
