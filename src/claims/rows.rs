//! Rows of the truth table.

use std::collections::BTreeSet;

use super::fit::Found;
use super::{ClaimErrorReason, Evidence, listed, position};
use crate::language::{Words, say};
use crate::set::{Configuration, Expression, PropertySpace};
use crate::study::{Parameter, RowOutcome, RowStatement};
use crate::sufficiency::{TruthTable, TruthTableRow};

/// The row that an expression names.
pub(super) fn configuration(
    row: &Expression,
    space: &PropertySpace,
) -> Result<Configuration, ClaimErrorReason> {
    let found = space.row_of(row)?;
    found.ok_or_else(|| ClaimErrorReason::NotOneRow(row.to_string()))
}

/// What the truth table says of one row; one that holds no case has no fit.
pub(super) fn find(
    row: &Expression,
    expected: &RowStatement,
    table: &TruthTable,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let configuration = configuration(row, table.space())?;
    let of_row = |row: &&TruthTableRow| row.configuration() == configuration;
    let row = table.rows().iter().find(of_row);
    let cases = row.map_or(&[][..], TruthTableRow::cases);
    match expected {
        RowStatement::Code(expected) => {
            let unobserved = if table.excluded().contains(&configuration) {
                RowOutcome::Negative
            } else {
                RowOutcome::Remainder
            };
            let code = row.map_or(unobserved, TruthTableRow::outcome);
            Ok(Found {
                holds: code == *expected,
                text: code_in_words(code, evidence.words),
            })
        }
        RowStatement::Count(expected) => Ok(Found {
            holds: cases.len() as u64 == *expected,
            text: number_of_cases(cases.len() as u64, evidence.words),
        }),
        RowStatement::Fit(expected) => {
            let value = row.and_then(|row| match expected.parameter {
                Parameter::Consistency => row.consistency(),
                Parameter::Pri => row.pri(),
                Parameter::Coverage | Parameter::UniqueCoverage | Parameter::Relevance => None,
            });
            Ok(expected.found(value, evidence))
        }
        RowStatement::Cases(expected) => {
            let wanted: BTreeSet<usize> = expected
                .iter()
                .map(|case| position(case, evidence.cases))
                .collect::<Result<_, _>>()?;
            let names: Vec<&str> = cases.iter().map(|&i| &evidence.cases[i]).collect();
            Ok(Found {
                holds: wanted.iter().eq(cases),
                text: say!(
                    evidence.words,
                    "expected-cases",
                    cases = listed(&names, evidence.words)
                ),
            })
        }
    }
}

/// How many rows hold a case.
pub(super) fn observed(expected: u128, table: &TruthTable, words: &Words) -> Found {
    let found = table.rows().len() as u128;
    Found {
        holds: found == expected,
        text: say!(words, "expected-observed", n = found),
    }
}

/// How many rows are logical remainders.
pub(super) fn remainders(
    expected: u128,
    table: &TruthTable,
    words: &Words,
) -> Result<Found, ClaimErrorReason> {
    let found = table
        .remainders()
        .ok_or(ClaimErrorReason::NotCounted("remainders"))?;
    Ok(Found {
        holds: found == expected,
        text: say!(words, "expected-remainders", n = found),
    })
}

pub(super) fn code_in_words(code: RowOutcome, words: &Words) -> String {
    say!(words, "expected-code", code = code.code().to_string())
}

pub(super) fn number_of_cases(count: u64, words: &Words) -> String {
    say!(words, "expected-number-of-cases", n = count)
}
