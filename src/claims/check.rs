use super::statement::Found;
use super::{CheckedClaim, ClaimError, ClaimErrorReason, Evidence, OutcomeEvidence};
use crate::study::{Claim, Placed, SolutionKind, Statement};
use crate::sufficiency::FittedModel;

/// Checks every claim; with tied models a claim holds when every model satisfies it, or one of
/// them where the claim says so.
///
/// # Errors
/// The claims that cannot be evaluated: one that names no case of the data, or a solution of which
/// not every model is listed.
pub fn check(
    claims: &[Claim],
    evidence: &Evidence<'_>,
) -> Result<Vec<CheckedClaim>, Vec<ClaimError>> {
    let mut checked = Vec::new();
    let mut errors = Vec::new();
    for claim in claims {
        match check_one(claim, evidence) {
            Ok(result) => checked.push(result),
            Err(reason) => errors.push(ClaimError {
                claim: claim.text.clone(),
                place: claim.place.clone(),
                reason,
            }),
        }
    }
    if errors.is_empty() {
        Ok(checked)
    } else {
        Err(errors)
    }
}

fn check_one(claim: &Claim, evidence: &Evidence<'_>) -> Result<CheckedClaim, ClaimErrorReason> {
    let outcome = if claim.negated_outcome {
        &evidence.negated_outcome
    } else {
        &evidence.outcome
    };
    let mut holds = true;
    let mut expected = Vec::new();
    let mut found = Vec::new();
    for Placed {
        value: statement, ..
    } in &claim.expect
    {
        let result = find(statement, claim.any_model, outcome, evidence)?;
        holds &= result.holds;
        expected.push(statement.expected());
        if !found.contains(&result.text) {
            found.push(result.text);
        }
    }
    Ok(CheckedClaim {
        claim: claim.text.clone(),
        holds,
        expected: expected.join("; "),
        found: found.join("; "),
        departs: claim.departs.clone(),
    })
}

fn find(
    statement: &Statement,
    any_model: bool,
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let Some(kind) = statement.solution() else {
        return statement.found_in_sets(outcome, evidence);
    };
    let models = all_models(kind, outcome)?;
    let each: Vec<Found> = models
        .iter()
        .map(|&model| statement.found_in_model(model, outcome, evidence))
        .collect::<Result<_, _>>()?;
    let holds = if any_model {
        each.iter().any(|found| found.holds)
    } else {
        each.iter().all(|found| found.holds)
    };
    Ok(Found {
        holds,
        text: of_models(&each),
    })
}

/// The models of a solution, all of them; a solution without a model counts as one without terms.
fn all_models<'a>(
    kind: SolutionKind,
    outcome: &OutcomeEvidence<'a>,
) -> Result<Vec<Option<&'a FittedModel>>, ClaimErrorReason> {
    let sufficiency = outcome.sufficiency.ok_or(ClaimErrorReason::NotAnalysed)?;
    if !sufficiency.is_complete(kind) {
        return Err(ClaimErrorReason::NotAllModels(kind));
    }
    let models: Vec<_> = sufficiency.models(kind).iter().map(Some).collect();
    Ok(if models.is_empty() {
        vec![None]
    } else {
        models
    })
}

/// What was found in each model: once when all agree, else by model.
fn of_models(each: &[Found]) -> String {
    if each.iter().all(|found| found.text == each[0].text) {
        return each[0].text.clone();
    }
    let of_model = |(i, found): (usize, &Found)| format!("M{}: {}", i + 1, found.text);
    each.iter()
        .enumerate()
        .map(of_model)
        .collect::<Vec<_>>()
        .join("; ")
}
