//! Claims as a report may tell them, where it may not tell everything of the cases.

use super::check::check;
use super::{CheckedClaim, ClaimError, Evidence};
use crate::language::Words;
use crate::load::CaseNumbers;
use crate::study::Claim;

/// What may be told of single cases in the words of a claim.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    /// Everything.
    Names,
    /// Everything, with numbers in place of names.
    Numbers(&'a CaseNumbers),
    /// Nothing.
    Nothing,
}

/// Checks every claim by the true names of the cases, and says what may be told of them.
///
/// Where single cases are not spoken of, what a claim says of them counts, and is left out of what
/// it expects and of what was found. The sentence of a claim is the researcher's and stays.
///
/// # Errors
/// As for [`check`].
pub fn check_and_tell(
    claims: &[Claim],
    evidence: &Evidence<'_>,
    told: Told<'_>,
) -> Result<Vec<CheckedClaim>, Vec<ClaimError>> {
    let checked = check(claims, evidence)?;
    let words = evidence.words;
    let retold = match told {
        Told::Names => return Ok(checked),
        Told::Numbers(numbers) => {
            let cases = numbers.names(evidence.cases);
            let evidence = Evidence {
                cases: &cases,
                ..*evidence
            };
            let claims: Vec<Claim> = claims.iter().map(|c| renamed(c, numbers)).collect();
            check(&claims, &evidence)?
        }
        Told::Nothing => {
            let claims: Vec<Claim> = claims.iter().map(without_cases).collect();
            check(&claims, evidence)?
        }
    };
    let pairs = checked.into_iter().zip(retold).zip(claims);
    Ok(pairs
        .map(|((checked, retold), claim)| {
            let is_left_out = matches!(told, Told::Nothing) && speaks_of_cases(claim);
            let told = |text: String| match (is_left_out, text.is_empty()) {
                (false, _) => text,
                (true, true) => left_out(words),
                (true, false) => words.parts(&[text, left_out(words)]),
            };
            CheckedClaim {
                expected: told(retold.expected),
                found: told(retold.found),
                ..checked
            }
        })
        .collect())
}

/// What stands for a statement on single cases, in what is expected and in what was found.
fn left_out(words: &Words) -> String {
    words.say("expected-left-out")
}

fn renamed(claim: &Claim, numbers: &CaseNumbers) -> Claim {
    let mut claim = claim.clone();
    for statement in &mut claim.expect {
        for case in statement.value.cases_mut().into_iter().flatten() {
            *case = numbers.name(case);
        }
    }
    claim
}

fn without_cases(claim: &Claim) -> Claim {
    let mut claim = claim.clone();
    claim
        .expect
        .retain_mut(|statement| statement.value.cases_mut().is_none());
    claim
}

fn speaks_of_cases(claim: &Claim) -> bool {
    without_cases(claim).expect.len() < claim.expect.len()
}
