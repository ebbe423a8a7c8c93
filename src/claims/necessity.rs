//! What is necessary, and how well an expression fits as necessary.

use super::fit::Found;
use super::{ClaimErrorReason, Evidence, OutcomeEvidence, in_backticks};
use crate::language::{Words, say};
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
    let text = in_words(found, evidence.words);
    Ok(Found { holds, text })
}

/// `necessary: ...`, or that nothing is.
pub(super) fn in_words<'a>(
    literals: impl IntoIterator<Item = &'a Expression>,
    words: &Words,
) -> String {
    let mut literals = literals.into_iter().peekable();
    if literals.peek().is_none() {
        return words.say("expected-no-necessary");
    }
    let conditions = in_backticks(literals, words);
    say!(words, "expected-necessary", conditions = conditions)
}

/// Whether an expression passes the cut-offs of necessity.
pub(super) fn passes(
    expression: &Expression,
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let necessity = of(expression, outcome, evidence)?;
    let number = |value| Numbers::new(evidence.digits).text(value);
    let key = if necessity.is_necessary() {
        "expected-is-necessary-fit"
    } else {
        "expected-is-not-necessary-fit"
    };
    let text = say!(
        evidence.words,
        key,
        expression = expression,
        consistency = number(necessity.consistency()),
        coverage = number(necessity.coverage()),
        relevance = number(necessity.relevance())
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
    Ok(expected.found(value, evidence))
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
