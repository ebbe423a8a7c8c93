//! Problems as text for people: the line of the study file, underlined, with a help line.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::study::{Place, Problem, may_hold_password};
use crate::wording::harmless;

/// How many columns a rendering may take; longer lines of the file are trimmed round the place.
const WIDTH: usize = 120;

/// Renders problems, one after the other with an empty line between, with or without colours.
#[must_use]
pub fn render(problems: &[Problem], coloured: bool) -> String {
    let problems: Vec<String> = problems
        .iter()
        .map(|problem| render_one(problem, coloured))
        .collect();
    problems.join("\n")
}

/// Renders one problem; the text ends with a newline.
#[must_use]
pub fn render_one(problem: &Problem, coloured: bool) -> String {
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH).decor_style(DecorStyle::Ascii);
    let message = harmless(&without_passwords(&problem.message));
    let help = problem.help.as_deref().map(harmless);
    let group = Level::ERROR
        .primary_title(message.as_str())
        .id(problem.code);
    let shown = problem.place.as_ref().map(Shown::new);
    let file = problem
        .place
        .as_ref()
        .map_or_else(String::new, |place| harmless(&place.source.name));
    let group = match &shown {
        None => group.elements(Vec::<Origin<'_>>::new()),
        Some(Shown { place, line, .. }) if line.is_empty() => {
            let (number, column) = place.line_and_column();
            group.element(Origin::path(file.as_str()).line(number).char_column(column))
        }
        Some(Shown {
            line,
            number,
            range,
            ..
        }) => group.element(
            Snippet::source(line.as_str())
                .line_start(*number)
                .path(file.as_str())
                .annotation(AnnotationKind::Primary.span(range.clone())),
        ),
    };
    let group = match &help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    };
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}

/// The one line of a file that a message shows.
struct Shown<'p> {
    place: &'p Place,
    line: String,
    number: usize,
    range: Range<usize>,
}

impl<'p> Shown<'p> {
    /// Cuts a place down to its first line; the line is cut well behind the place when it is long, and
    /// is empty where it may hold a password.
    fn new(place: &'p Place) -> Self {
        let text = place.source.text.as_str();
        let at = text.floor_char_boundary(place.range.start);
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..]
            .find(['\n', '\r'])
            .map_or(text.len(), |newline| at + newline);
        let to = text.floor_char_boundary(place.range.end.clamp(at, end.min(at + WIDTH)));
        let rest = text.ceil_char_boundary((to + WIDTH).min(end));
        let (number, _) = place.line_and_column();
        // Such a line is not shown, whatever else is wrong on it.
        if may_hold_password(&text[start..end]) {
            return Self {
                place,
                line: String::new(),
                number,
                range: 0..0,
            };
        }
        let before = printable(&text[start..at]);
        let marked = printable(&text[at..to]);
        let range = before.len()..before.len() + marked.len();
        let line = before + &marked + &printable(&text[to..rest]);
        Self {
            place,
            line,
            number,
            range,
        }
    }
}

/// The text with a sign in place of each that could steer a terminal; tabs stay.
fn printable(text: &str) -> String {
    let pieces: Vec<String> = text.split('\t').map(harmless).collect();
    pieces.join("\t")
}

/// A message without the user's words that may hold a password.
pub(super) fn without_passwords(message: &str) -> String {
    let shown = |piece| {
        if may_hold_password(piece) {
            "(not shown: it may hold a password)"
        } else {
            piece
        }
    };
    let pieces: Vec<&str> = message.split('`').map(shown).collect();
    pieces.join("`")
}
