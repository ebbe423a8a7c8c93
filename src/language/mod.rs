//! The fixed words of a report, in each language that it can be written in.
//!
//! A language has one catalogue, in the Fluent format, of several files: one an area of the report. The
//! name of a message begins with the area: `necessity-none` stands in `necessity.ftl`. A sentence is one
//! message with arguments, never put together of pieces, since languages order their words differently.
//! What a researcher wrote, names, labels, reasons and titles, is an argument and stays as it is.

mod argument;
mod catalogue;
#[cfg(test)]
mod complete;
mod decisions;
mod terms;
mod words;

pub(crate) use argument::Argument;
pub(crate) use words::{Words, say};
