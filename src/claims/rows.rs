//! Rows of the truth table.

use std::collections::BTreeSet;

use super::fit::Found;
use super::{ClaimErrorReason, Evidence, listed, position};
use crate::set::{Configuration, Expression, PropertySpace};
use crate::study::{Parameter, RowOutcome, RowStatement};
use crate::sufficiency::{TruthTable, TruthTableRow};
use crate::wording;

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
                text: code_in_words(code),
            })
        }
        RowStatement::Count(expected) => Ok(Found {
            holds: cases.len() as u64 == *expected,
            text: number_of_cases(cases.len() as u64),
        }),
        RowStatement::Fit(expected) => {
            let value = row.and_then(|row| match expected.parameter {
                Parameter::Consistency => row.consistency(),
                Parameter::Pri => row.pri(),
                Parameter::Coverage | Parameter::UniqueCoverage | Parameter::Relevance => None,
            });
            Ok(expected.found(value, evidence.digits))
        }
        RowStatement::Cases(expected) => {
            let wanted: BTreeSet<usize> = expected
                .iter()
                .map(|case| position(case, evidence.cases))
                .collect::<Result<_, _>>()?;
            let names: Vec<&str> = cases.iter().map(|&i| &evidence.cases[i]).collect();
            Ok(Found {
                holds: wanted.iter().eq(cases),
                text: format!("cases {}", listed(&names)),
            })
        }
    }
}

/// How many rows hold a case.
pub(super) fn observed(expected: u128, table: &TruthTable) -> Found {
    let found = table.rows().len() as u128;
    Found {
        holds: found == expected,
        text: observed_rows(found),
    }
}

/// How many rows are logical remainders.
pub(super) fn remainders(expected: u128, table: &TruthTable) -> Result<Found, ClaimErrorReason> {
    let found = table
        .remainders()
        .ok_or(ClaimErrorReason::NotCounted("remainders"))?;
    Ok(Found {
        holds: found == expected,
        text: logical_remainders(found),
    })
}

pub(super) fn code_in_words(code: RowOutcome) -> String {
    format!("code {}", code.code())
}

pub(super) fn number_of_cases(count: u64) -> String {
    wording::counted(count, "case", "cases")
}

pub(super) fn observed_rows(count: u128) -> String {
    wording::counted(count, "observed row", "observed rows")
}

pub(super) fn logical_remainders(count: u128) -> String {
    wording::counted(count, "logical remainder", "logical remainders")
}
