//! The text of a new study file: what the data propose, and what the researcher decides.

use std::fmt::Write;

use super::column::{Column, filled, one_line};
use super::proposal::{Placeholder, Proposal, Set, in_numbers};
use super::source::{ENVIRONMENT, SourceKey};
use super::yaml::{scalar, words};
use crate::load::Texts;
use crate::study::schema::SCHEMA_FILE;

/// Where comments behind values begin.
const MARGIN: usize = 38;

/// The study file for a data file.
pub(super) fn study_text(
    source: &str,
    keys: &[SourceKey],
    texts: &Texts,
    columns: &[Column],
    proposal: &Proposal,
) -> String {
    let mut text = head(source);
    data(&mut text, source, keys, texts, proposal);
    text.push_str(OUTCOME);
    set(&mut text, &proposal.outcome, columns, Role::Outcome);
    text.push_str(CONDITIONS);
    for one in &proposal.conditions {
        set(&mut text, one, columns, Role::Condition);
    }
    for one in &proposal.further {
        further(&mut text, one, columns);
    }
    text.push_str(DECISIONS);
    text
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Outcome,
    Condition,
}

/// A key with its value and a comment, which begins at the margin.
fn line(text: &mut String, key: &str, value: &str, comment: &str) {
    let written = format!("{key}: {value}");
    let _ = match comment {
        "" => writeln!(text, "{written}"),
        comment => writeln!(text, "{} # {comment}", filled(&written, MARGIN)),
    };
}

fn head(source: &str) -> String {
    let mut text = format!(
        "# yaml-language-server: $schema=../{SCHEMA_FILE}\n\
         # A study of {}, begun by `equifinal init`. It is a template: names and anchors are placeholders.\n\
         # A line with TODO is a decision that only you can make. `equifinal schema --format markdown` lists\n\
         # every key; `equifinal explain CODE` says more of a problem.\n",
        one_line(source)
    );
    line(&mut text, "format", "1", "");
    line(
        &mut text,
        "title",
        &words(&format!("A study of {}", one_line(source))),
        "TODO: what this study asks",
    );
    line(
        &mut text,
        "status",
        "template",
        "TODO: `study`, when all that is TODO is done",
    );
    line(
        &mut text,
        "provenance",
        "original",
        "or published, reconstructed, synthetic",
    );
    text
}

fn data(text: &mut String, source: &str, keys: &[SourceKey], texts: &Texts, proposal: &Proposal) {
    text.push_str("\ndata:\n");
    let comment = if source.starts_with(ENVIRONMENT) {
        "the environment variable that holds the address of the server"
    } else {
        "in this folder; nothing outside of it may change a result"
    };
    line(text, "  source", &scalar(source), comment);
    for key in keys {
        let name = format!("  {}", key.name);
        line(text, &name, &key.value, key.comment);
    }
    let case = scalar(&texts.header[proposal.case]);
    let comment = if proposal.is_unique {
        "the column that names the cases"
    } else {
        "TODO: names the cases; no column tells all of them apart"
    };
    line(text, "  case", &case, comment);
    if let Some(separator) = texts.separator {
        let written = match separator {
            '\t' => "tab".to_owned(),
            other => format!("\"{other}\""),
        };
        line(
            text,
            "  separator",
            &written,
            "found in the file: what stands between two cells",
        );
    }
    if texts.decimal == ',' {
        line(
            text,
            "  decimal",
            "\",\"",
            "found in the file: numbers have a decimal comma",
        );
    }
    let (missing, comment) = if proposal.has_gaps {
        (
            "drop_case",
            "TODO: cases with a gap leave the study; or `fail`",
        )
    } else {
        ("fail", "the data must be complete; or `drop_case`")
    };
    line(text, "  missing", missing, comment);
    if !proposal.markers.is_empty() {
        let markers: Vec<String> = proposal
            .markers
            .iter()
            .map(|text| format!("\"{text}\""))
            .collect();
        let _ = writeln!(
            text,
            "  # These look as if they stood for a missing value. If they do, remove the `#`:\n  # missing_values: [{}]",
            markers.join(", ")
        );
    }
}

const OUTCOME: &str = "
# What is to be explained: one set, under its name in expressions (`DO`, `~DO`).
# TODO: this is only the last column of numbers.
outcome:
";

const CONDITIONS: &str = "
# What may explain it. Anchors say which differences in kind a column makes: from `exclusion` on a case is
# out of the set, at `crossover` neither in nor out, from `inclusion` on in. They come from theory and
# knowledge of the cases; percentiles are placeholders. `expect` is what theory expects to contribute.
conditions:
";

fn set(text: &mut String, set: &Set, columns: &[Column], role: Role) {
    let column = &columns[set.column];
    let _ = writeln!(text, "  {}:", scalar(&set.name));
    let label = match column.labels.column.as_str() {
        "" => &column.name,
        label => label,
    };
    line(text, "    label", &words(label), "what the report calls it");
    line(text, "    column", &scalar(&column.name), "");
    if let Some(labels) = column.labels_in_line() {
        let _ = writeln!(text, "    # In the file {labels}.");
    }
    text.push_str("    calibrate:\n");
    let numbers = in_numbers(column.numbers().unwrap_or_default(), set.anchors);
    for (key, value, comment) in calibrate(set.anchors) {
        let comment = comment.replace("NUMBERS", &numbers);
        line(text, &format!("      {key}"), value, &comment);
    }
    // A placeholder would be printed as the reason; without one, a finding says that there is none.
    text.push_str("      # because: TODO, why these anchors: printed beside them\n");
    if role == Role::Condition {
        line(
            text,
            "    expect",
            "either",
            "TODO: present, absent or either",
        );
    }
}

/// The keys of `calibrate` with their values and comments.
fn calibrate(anchors: Placeholder) -> &'static [(&'static str, &'static str, &'static str)] {
    match anchors {
        Placeholder::ZeroOrOne => &[
            ("method", "crisp", "NUMBERS"),
            (
                "threshold",
                "0.5",
                "a value on the threshold or above it is in",
            ),
        ],
        Placeholder::TwoValues => &[
            ("method", "crisp", "NUMBERS"),
            (
                "threshold",
                "mean",
                "TODO: a value on the threshold or above it is in",
            ),
        ],
        Placeholder::Percentiles => &[
            (
                "method",
                "direct",
                "crisp, multi_value, recode; `none` for memberships",
            ),
            (
                "anchors",
                "{exclusion: p5, crossover: p50, inclusion: p95}",
                "TODO: NUMBERS",
            ),
        ],
        Placeholder::MeanAndEnds => &[
            (
                "method",
                "direct",
                "crisp, multi_value, recode; `none` for memberships",
            ),
            (
                "anchors",
                "{exclusion: min, crossover: mean, inclusion: max}",
                "TODO: NUMBERS",
            ),
        ],
    }
}

/// A set that stands there as a comment.
fn further(text: &mut String, one: &Set, columns: &[Column]) {
    let mut lines = String::new();
    set(&mut lines, one, columns, Role::Condition);
    let _ = writeln!(text, "  # Not in use: {}.", one.reason.unwrap_or_default());
    for line in lines.lines() {
        let _ = writeln!(text, "  # {}", line.strip_prefix("  ").unwrap_or(line));
    }
}

const DECISIONS: &str = "
calibration:
  full_membership: 0.95                # the score at the inclusion anchor: 0.95 (R), or log_odds_3 (fs/QCA)
  percentiles: type_7                  # the definition of a percentile that R and spreadsheets use
  at_half: {add: 0.001}                # TODO: a case at exactly 0.5 is in no row: fail, drop_case or {add: 0.001}

# From which figures on a condition counts as necessary for the outcome.
necessity:
  consistency: 0.9                     # TODO: the share of the outcome inside the condition
  coverage: 0.5                        # below it a condition is much larger than the outcome: trivial
  relevance: 0.5                       # RoN: below it a condition is near a constant

# From which figures on a row of the truth table counts as sufficient.
sufficiency:
  frequency: 1                         # TODO: how many cases a row needs
  consistency: 0.8                     # TODO: the share of the row inside the outcome
  pri: 0.5                             # TODO: less of it: the row is as consistent with the negation
  solutions: [conservative, intermediate, parsimonious]
  negated_outcome: true                # whether the negation of the outcome is analysed too

# How far each decision can be moved before a solution changes.
robustness:
  ranges: true

# What you write about the results is checked on every run:
# claims:
#   - {claim: Two paths lead to it., expect: {solution: intermediate, paths: 2}}
";
