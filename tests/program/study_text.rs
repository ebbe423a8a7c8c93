//! Study files as text, from a plain one that tests change in one place.

/// A study whose columns hold memberships already; its data are `data.csv` with the column `case`.
pub(crate) fn study(outcome: &str, conditions: &[&str]) -> String {
    let set = |name: &&str| format!("  {name}: {{column: {name}, calibrate: {{method: none}}}}\n");
    let outcome = set(&outcome);
    let conditions: String = conditions.iter().map(set).collect();
    format!(
        "format: 1
title: A study
provenance: synthetic
data: {{source: data.csv, case: case, missing: fail}}
outcome:
{outcome}conditions:
{conditions}calibration: {{full_membership: 0.95, at_half: fail}}
necessity: {{consistency: 0.9}}
sufficiency:
  frequency: 1
  consistency: 0.8
  pri: 0.5
  solutions: [conservative, intermediate, parsimonious]
  negated_outcome: true
"
    )
}

/// Y with the conditions A and B.
pub(crate) fn small() -> String {
    study("Y", &["A", "B"])
}

/// Data for [`small`]: Y is A.
pub(crate) const SMALL: &str = "case,A,B,Y\nc1,1,1,1\nc2,1,0,1\nc3,0,1,0\nc4,0,0,0\n";

/// The text with one passage replaced, which must stand there once.
pub(crate) fn with(text: &str, passage: &str, replacement: &str) -> String {
    let times = text.matches(passage).count();
    assert_eq!(times, 1, "`{passage}` stands {times} times in:\n{text}");
    text.replace(passage, replacement)
}

/// The text with another `calibrate` for a set of [`study`].
pub(crate) fn calibrated(text: &str, set: &str, calibrate: &str) -> String {
    let plain = format!("  {set}: {{column: {set}, calibrate: {{method: none}}}}\n");
    let other = format!("  {set}: {{column: {set}, calibrate: {{{calibrate}}}}}\n");
    with(text, &plain, &other)
}

/// The text with claims at its end, one `expect` a line.
pub(crate) fn with_claims(text: &str, expects: &[&str]) -> String {
    let claim = |(i, expect): (usize, &&str)| {
        format!("  - {{claim: Claim {}., expect: {{{expect}}}}}\n", i + 1)
    };
    let claims: String = expects.iter().enumerate().map(claim).collect();
    format!("{text}claims:\n{claims}")
}
