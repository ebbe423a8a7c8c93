//! What is necessary, and how well an expression fits as necessary.

use super::fit::Found;
use super::{ClaimErrorReason, Evidence, OutcomeEvidence, in_backticks};
use crate::necessity::Necessity;
use crate::set::{Expression, PropertySpace};
use crate::study::{Fit, Parameter};
use crate::wording::Numbers;

/// Whether exactly the expected literals are necessary.
pub(super) fn exactly(
    literals: &[Expression],
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let space = PropertySpace::of(evidence.conditions)?;
    let found: Vec<&Expression> = outcome
        .necessity
        .iter()
        .filter(|necessity| necessity.is_necessary())
        .map(Necessity::expression)
        .collect();
    let products = |literals: &mut dyn Iterator<Item = &Expression>| {
        let mut products: Vec<_> = literals
            .map(|literal| space.products(literal))
            .collect::<Result<_, _>>()?;
        products.sort();
        products.dedup();
        Ok::<_, ClaimErrorReason>(products)
    };
    let holds = products(&mut literals.iter())? == products(&mut found.iter().copied())?;
    let text = if found.is_empty() {
        "no necessary condition".to_owned()
    } else {
        format!("necessary: {}", in_backticks(found))
    };
    Ok(Found { holds, text })
}

/// Whether an expression passes the cut-offs of necessity.
pub(super) fn passes(
    expression: &Expression,
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let necessity = of(expression, outcome, evidence)?;
    let number = |value| Numbers::new(evidence.digits).text(value);
    let text = format!(
        "`{expression}` is {}necessary: consistency {}, coverage {}, relevance {}",
        if necessity.is_necessary() { "" } else { "not " },
        number(necessity.consistency()),
        number(necessity.coverage()),
        number(necessity.relevance())
    );
    Ok(Found {
        holds: necessity.is_necessary(),
        text,
    })
}

/// A parameter of fit of an expression as necessary.
pub(super) fn fits(
    expression: &Expression,
    expected: &Fit,
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let necessity = of(expression, outcome, evidence)?;
    let value = match expected.parameter {
        Parameter::Consistency => necessity.consistency(),
        Parameter::Coverage => necessity.coverage(),
        Parameter::Relevance => necessity.relevance(),
        Parameter::Pri | Parameter::UniqueCoverage => None,
    };
    Ok(expected.found(value, evidence.digits))
}

fn of(
    expression: &Expression,
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Necessity, ClaimErrorReason> {
    let (conditions, plan) = (evidence.conditions, evidence.necessity);
    Necessity::of_expression(expression.clone(), conditions, outcome.membership, plan)
        .map_err(ClaimErrorReason::NotACondition)
}
