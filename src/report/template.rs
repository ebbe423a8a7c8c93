use handlebars::{Handlebars, handlebars_helper, no_escape};
use serde::Serialize;
use thiserror::Error;

/// A template that does not fit what it is given: a fault of ours as long as templates are ours.
#[derive(Debug, Error)]
#[error("the report template: {0}")]
pub struct TemplateError(#[from] Box<handlebars::RenderError>);

/// The default template, in parts.
const PARTS: [(&str, &str); 9] = [
    ("table", include_str!("templates/table.md.hbs")),
    ("head", include_str!("templates/head.md.hbs")),
    ("claims", include_str!("templates/claims.md.hbs")),
    ("data", include_str!("templates/data.md.hbs")),
    ("calibration", include_str!("templates/calibration.md.hbs")),
    ("necessity", include_str!("templates/necessity.md.hbs")),
    ("truth_table", include_str!("templates/truth_table.md.hbs")),
    ("sufficiency", include_str!("templates/sufficiency.md.hbs")),
    ("reproduce", include_str!("templates/reproduce.md.hbs")),
];

handlebars_helper!(cell: |text: String| escaped_cell(&text));

/// A text that cannot end a table cell or a row.
fn escaped_cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}

/// The report as Markdown.
pub(super) fn render(view: &impl Serialize) -> Result<String, TemplateError> {
    let mut handlebars = Handlebars::new();
    handlebars.register_escape_fn(no_escape);
    handlebars.set_strict_mode(true);
    handlebars.set_prevent_indent(true);
    handlebars.register_helper("cell", Box::new(cell));
    for (name, text) in PARTS {
        handlebars.register_partial(name, text).expect("the templates of the program are valid");
    }
    let whole = include_str!("templates/report.md.hbs");
    let text = handlebars.render_template(whole, view).map_err(Box::new)?;
    Ok(tidy(&text))
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
    fn a_cell_cannot_break_its_table() {
        assert_eq!(escaped_cell("a|b\nc"), "a\\|b c");
    }

    #[test]
    fn blank_lines_are_single() {
        assert_eq!(tidy("\n\na  \n\n\nb\n\n"), "a\n\nb\n");
    }
}
