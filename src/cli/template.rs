//! `equifinal template`: the default template of reports, to start one's own from.

use super::output::Output;
use crate::report;
use crate::study::nearest;

/// Prints the template, or one of its parts: the exit status.
pub(super) fn template(part: Option<&str>, output: &Output) -> u8 {
    let name = part.unwrap_or("report");
    if let Some(text) = report::template_part(name) {
        output.result(text.trim_end());
        return 0;
    }
    let names: Vec<&str> = report::template_parts().collect();
    let help = match nearest(name, &names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the parts are {}", names.join(", ")),
    };
    output.problem(&format!(
        "the default template has no part `{name}`; {help}"
    ));
    2
}
