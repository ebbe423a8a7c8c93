use super::fit::Found;
use super::{CheckedClaim, ClaimError, ClaimErrorReason, Evidence, OutcomeEvidence};
use crate::load::Names;
use crate::minimize::Implicant;
use crate::set::PropertySpace;
use crate::study::{Claim, ModelStatement, Placed, SolutionKind, Statement};
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
            Err(reason) => errors.push(error(claim, reason)),
        }
    }
    if errors.is_empty() {
        Ok(checked)
    } else {
        Err(errors)
    }
}

/// The claims whose words do not fit the data: a case that is not there, a value that a condition
/// does not take. [`check`] refuses them too; here they are seen without an analysis.
#[must_use]
pub fn check_names(claims: &[Claim], cases: &Names, space: &PropertySpace) -> Vec<ClaimError> {
    let unfit = |claim: &Claim| {
        let statements = claim.expect.iter().map(|placed| &placed.value);
        let reasons = statements.map(|statement| statement.fits(cases, space).err());
        let first = reasons.flatten().next();
        first.map(|reason| error(claim, reason))
    };
    claims.iter().filter_map(unfit).collect()
}

fn error(claim: &Claim, reason: ClaimErrorReason) -> ClaimError {
    ClaimError {
        claim: claim.text.clone(),
        place: claim.place.clone(),
        reason,
    }
}

impl Statement {
    /// Whether the cases and expressions that it names are there.
    fn fits(&self, cases: &Names, space: &PropertySpace) -> Result<(), ClaimErrorReason> {
        for case in self.cases() {
            super::position(case, cases)?;
        }
        for expression in self.expressions() {
            Implicant::all_of(expression, space)?;
        }
        match self {
            Self::Row(row, _) => super::rows::configuration(row, space).map(|_| ()),
            Self::Model(_, statement) => match statement.path() {
                Some(path) => super::paths::implicant(path, space).map(|_| ()),
                None => Ok(()),
            },
            _ => Ok(()),
        }
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
        expected.push(statement.expected(evidence.words));
        if !found.contains(&result.text) {
            found.push(result.text);
        }
    }
    Ok(CheckedClaim {
        claim: claim.text.clone(),
        holds,
        expected: evidence.words.parts(&expected),
        found: evidence.words.parts(&found),
        departs: claim.departs.clone(),
    })
}

fn find(
    statement: &Statement,
    any_model: bool,
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let sufficiency = || outcome.sufficiency.ok_or(ClaimErrorReason::NotAnalysed);
    match statement {
        Statement::Necessary(literals) => super::necessity::exactly(literals, outcome, evidence),
        Statement::NecessaryCondition(expression) => {
            super::necessity::passes(expression, outcome, evidence)
        }
        Statement::NecessityFit(expression, fit) => {
            super::necessity::fits(expression, fit, outcome, evidence)
        }
        Statement::Row(row, expected) => {
            super::rows::find(row, expected, sufficiency()?.table(), evidence)
        }
        Statement::ObservedRows(count) => Ok(super::rows::observed(
            *count,
            sufficiency()?.table(),
            evidence.words,
        )),
        Statement::Remainders(count) => {
            super::rows::remainders(*count, sufficiency()?.table(), evidence.words)
        }
        Statement::Models(kind, count) => {
            super::models::counted(*kind, *count, sufficiency()?, evidence.words)
        }
        Statement::PrimeImplicants(kind, expected) => {
            super::models::primes(*kind, expected, any_model, sufficiency()?, evidence.words)
        }
        Statement::Model(kind, expected) => {
            find_in_models(*kind, expected, any_model, outcome, evidence)
        }
        Statement::Descriptive(set, statistic, bound) => {
            super::descriptive::find(set, *statistic, *bound, evidence)
        }
        Statement::Nca(expression, ceiling, statement) => {
            statement.found(expression, *ceiling, outcome.nca, evidence)
        }
        Statement::StaysFor(kind, decision, span) => {
            sufficiency()?;
            super::robustness::stays(*kind, decision, *span, outcome, evidence)
        }
        Statement::Variant(name, kind, relation) => {
            sufficiency()?;
            super::robustness::variant(name, *kind, *relation, outcome, evidence)
        }
    }
}

fn find_in_models(
    kind: SolutionKind,
    expected: &ModelStatement,
    any_model: bool,
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let sufficiency = outcome.sufficiency.ok_or(ClaimErrorReason::NotAnalysed)?;
    let each: Vec<(String, Found)> = all_models(kind, outcome)?
        .into_iter()
        .enumerate()
        .map(|(i, model)| {
            let found =
                super::models::find(kind, expected, model, any_model, sufficiency, evidence)?;
            Ok((format!("M{}", i + 1), found))
        })
        .collect::<Result<_, ClaimErrorReason>>()?;
    Ok(Found::of_each(&each, any_model, evidence.words))
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
