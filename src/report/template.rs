use std::sync::LazyLock;

use handlebars::{
    Context, Handlebars, Helper, HelperDef, RenderContext, RenderError, RenderErrorReason,
    ScopedJson, handlebars_helper,
};
use serde::Serialize;
use thiserror::Error;

use crate::language::{Argument, Words};
use crate::study::{Language, OwnTemplate};

/// A template that does not fit what it is given.
#[derive(Debug, Error)]
pub enum TemplateError {
    /// A fault of ours: the default template.
    #[error("the report template: {0}")]
    Default(#[from] Box<RenderError>),
    /// The researcher's own.
    #[error("the template `{path}`{}: {reason}", in_line(*.line))]
    Own {
        /// Its path in the study's folder.
        path: String,
        /// The line, from 1, where it is known.
        line: Option<usize>,
        /// What is wrong.
        reason: String,
    },
}

fn in_line(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(", line {line}"))
}

/// The default template, in parts.
const PARTS: [(&str, &str); 18] = [
    ("report", include_str!("templates/report.md.hbs")),
    ("table", include_str!("templates/table.md.hbs")),
    ("figure", include_str!("templates/figure.md.hbs")),
    ("head", include_str!("templates/head.md.hbs")),
    ("contents", include_str!("templates/contents.md.hbs")),
    ("claims", include_str!("templates/claims.md.hbs")),
    ("data", include_str!("templates/data.md.hbs")),
    ("calibration", include_str!("templates/calibration.md.hbs")),
    ("necessity", include_str!("templates/necessity.md.hbs")),
    ("nca", include_str!("templates/nca.md.hbs")),
    ("truth_table", include_str!("templates/truth_table.md.hbs")),
    ("sufficiency", include_str!("templates/sufficiency.md.hbs")),
    (
        "configurations",
        include_str!("templates/configurations.md.hbs"),
    ),
    ("cases", include_str!("templates/cases.md.hbs")),
    ("robustness", include_str!("templates/robustness.md.hbs")),
    ("ranges", include_str!("templates/ranges.md.hbs")),
    ("standards", include_str!("templates/standards.md.hbs")),
    ("reproduce", include_str!("templates/reproduce.md.hbs")),
];

handlebars_helper!(cell: |text: String| text.replace('|', "\\|"));

/// Text that Markdown shows as it is written: operators and other marks outside code spans are
/// escaped, line breaks and other control characters become blanks.
fn escaped(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    let has_code = text.matches('`').count().is_multiple_of(2);
    let mut escaped = String::with_capacity(text.len());
    let mut in_code = false;
    for (at, c) in text.char_indices() {
        in_code ^= c == '`' && has_code;
        let is_mark = match c {
            '*' | '~' | '<' | '[' | ']' => true,
            '&' => text[at + 1..].starts_with(|c: char| c == '#' || c.is_alphabetic()),
            '`' => !has_code,
            '_' => !is_within_word(&text, at),
            '\\' => !text[at + 1..].starts_with('|'),
            _ => false,
        };
        if is_mark && !in_code {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether the one-byte character at `at` stands between letters or digits.
fn is_within_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    [before, after]
        .into_iter()
        .all(|c| c.is_some_and(char::is_alphanumeric))
}

/// `{{say "message" name=value}}`: a message of the catalogue.
struct Say(&'static Words);

impl HelperDef for Say {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let key = helper.param(0).and_then(|param| param.value().as_str());
        let arguments = helper.hash().iter().map(|(&name, value)| {
            let value = value.value();
            let text = || {
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned)
            };
            let argument = value.as_u64().map_or_else(|| text().into(), Argument::from);
            (name, argument)
        });
        match self.0.try_fill(key.unwrap_or_default(), arguments) {
            Ok(text) => Ok(ScopedJson::Derived(text.into())),
            Err(reason) => Err(RenderErrorReason::Other(reason).into()),
        }
    }
}

/// The templates with the words of a language, read once.
fn templates(language: Language) -> &'static Handlebars<'static> {
    static ENGLISH: LazyLock<Handlebars<'static>> = LazyLock::new(|| read(Language::English));
    static CHINESE: LazyLock<Handlebars<'static>> = LazyLock::new(|| read(Language::Chinese));
    match language {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    }
}

fn read(language: Language) -> Handlebars<'static> {
    let mut handlebars = Handlebars::new();
    handlebars.register_escape_fn(escaped);
    handlebars.set_strict_mode(true);
    handlebars.set_prevent_indent(true);
    handlebars.register_helper("cell", Box::new(cell));
    handlebars.register_helper("say", Box::new(Say(Words::of(language))));
    for (name, text) in PARTS {
        handlebars
            .register_template_string(name, text)
            .expect("the templates of the program are valid");
    }
    handlebars
}

/// The name under which a researcher's own template is known.
const OWN: &str = "own";

/// The report as Markdown, by the default template or a researcher's own, which can use the parts of the
/// default one by their names.
pub(super) fn render(
    view: &impl Serialize,
    language: Language,
    own: Option<&OwnTemplate>,
) -> Result<String, TemplateError> {
    let Some(own) = own else {
        let text = templates(language)
            .render("report", view)
            .map_err(Box::new)?;
        return Ok(tidy(&text));
    };
    let wrong = |line: Option<usize>, reason: String| TemplateError::Own {
        path: own.path.clone(),
        line,
        reason,
    };
    let mut handlebars = templates(language).clone();
    handlebars
        .register_template_string(OWN, &own.text)
        .map_err(|error| {
            wrong(
                error.pos().map(|(line, _)| line),
                error.reason().to_string(),
            )
        })?;
    let text = handlebars.render(OWN, view).map_err(|error| {
        // Within a part of ours the line would be one of that part.
        let is_own = error
            .template_name
            .as_deref()
            .is_none_or(|name| name == OWN);
        wrong(error.line_no.filter(|_| is_own), in_words(&error))
    })?;
    Ok(tidy(&text))
}

/// What is wrong, with the name that is not there.
fn in_words(error: &RenderError) -> String {
    match error.reason() {
        RenderErrorReason::MissingVariable(Some(name)) => format!("there is no `{name}` here"),
        RenderErrorReason::PartialNotFound(name) => format!("there is no part `{name}`"),
        reason => reason.to_string(),
    }
}

/// A part of the default template by its name; `report` is the whole.
#[must_use]
pub fn part(name: &str) -> Option<&'static str> {
    let mut parts = PARTS.iter();
    parts
        .find(|(known, _)| *known == name)
        .map(|(_, text)| *text)
}

/// The names of the parts of the default template.
pub fn parts() -> impl Iterator<Item = &'static str> {
    PARTS.iter().map(|(name, _)| *name)
}

/// One blank line at most between two blocks, none at the end.
fn tidy(text: &str) -> String {
    let mut tidy = String::new();
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && blank) {
            tidy.push_str(line);
            tidy.push('\n');
        }
        blank = line.is_empty();
    }
    tidy.truncate(tidy.trim_end().len());
    tidy + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_shown_as_it_is_written() {
        assert_eq!(
            escaped("LS*MD, ~A and `~A*B`\nnext"),
            r"LS\*MD, \~A and `~A*B` next"
        );
        assert_eq!(escaped("a\0b\u{1b}[31m"), r"a b \[31m");
        assert_eq!(escaped("us_state <b> _x_ `"), r"us_state \<b> \_x\_ \`");
    }

    #[test]
    fn blank_lines_are_single() {
        assert_eq!(tidy("\n\na  \n\n\nb\n\n"), "a\n\nb\n");
    }
}
