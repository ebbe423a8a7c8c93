//! `equifinal schema`: the format of the study file, for editors and for people.

use super::output::Output;
use super::{SchemaFormat, SchemaOptions};
use crate::study::schema;

/// Prints the schema: the exit status.
pub(super) fn schema(options: &SchemaOptions, output: &Output) -> u8 {
    let text = match options.format {
        SchemaFormat::Json => schema::schema(),
        SchemaFormat::Markdown => schema::reference(),
    };
    output.result(text.trim_end());
    0
}
