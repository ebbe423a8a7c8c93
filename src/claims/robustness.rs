//! Claims about robustness: how far a decision can be moved, and how a variant comes out.

use super::fit::Found;
use super::{ClaimErrorReason, Evidence, OutcomeEvidence};
use crate::language::{Words, say};
use crate::robustness::ranges::{DecisionRange, End};
use crate::study::{MovableDecision, Relation, SolutionKind};
use crate::wording::Numbers;

/// Whether a solution stays the same while a decision moves.
pub(super) fn stays(
    kind: SolutionKind,
    decision: &MovableDecision,
    span: [f64; 2],
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let position = outcome.position;
    let mut ranges = evidence.robustness.ranges.iter();
    let found = ranges.find(|range| range.decision.is(decision, position));
    let none = || ClaimErrorReason::NoRange(decision.to_string());
    let range = found.ok_or_else(none)?;
    let solution = range.of(position, kind).ok_or_else(none)?;
    if solution.ends.is_none() {
        return Err(ClaimErrorReason::NotAllModels(kind));
    }
    let holds = solution.holds(span);
    let holds = holds.ok_or_else(|| ClaimErrorReason::RangeNotKnown(decision.to_string()))?;
    let told = range.told(evidence.robustness.raw_values);
    Ok(Found {
        holds,
        text: in_words(&told, position, kind, evidence),
    })
}

/// `the same for consistency above 0.758 up to 0.892`.
fn in_words(
    range: &DecisionRange,
    outcome: usize,
    kind: SolutionKind,
    evidence: &Evidence<'_>,
) -> String {
    let words = evidence.words;
    let decision = evidence.words.movable(&range.decision.moves);
    let ends = range.of(outcome, kind).and_then(|one| one.ends.as_ref());
    match ends {
        Some([lower, upper]) => between(lower, upper, decision, evidence),
        None => say!(words, "expected-range-unknown", decision = decision),
    }
}

fn between(lower: &End, upper: &End, decision: String, evidence: &Evidence<'_>) -> String {
    let words: &Words = evidence.words;
    let number = |value: f64| Numbers::new(evidence.digits).text(Some(value));
    match (lower.value.map(number), upper.value.map(number)) {
        (None, None) => say!(words, "expected-range-all", decision = decision),
        (Some(from), None) => {
            let key = if lower.included {
                "expected-range-from"
            } else {
                "expected-range-above"
            };
            say!(words, key, decision = decision, from = from)
        }
        (None, Some(to)) => {
            let key = if upper.included {
                "expected-range-up-to"
            } else {
                "expected-range-below"
            };
            say!(words, key, decision = decision, to = to)
        }
        (Some(from), Some(to)) => {
            let key = match (lower.included, upper.included) {
                (true, true) => "expected-range-from-up-to",
                (true, false) => "expected-range-from-below",
                (false, true) => "expected-range-above-up-to",
                (false, false) => "expected-range-above-below",
            };
            say!(words, key, decision = decision, from = from, to = to)
        }
    }
}

/// How the solution of a variant stands to that of the main run.
pub(super) fn variant(
    name: &str,
    kind: SolutionKind,
    expected: Relation,
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let mut variants = evidence.robustness.variants.iter();
    let variant = variants.find(|variant| variant.name == name);
    let solutions = variant.map(|variant| &variant.outcomes[outcome.position].solutions);
    let mut solutions = solutions.into_iter().flatten();
    let solution = solutions
        .find(|solution| solution.kind == kind)
        .ok_or_else(|| ClaimErrorReason::NoSolutionOfVariant(name.to_owned(), kind))?;
    if !solution.models.all_listed {
        let name = name.to_owned();
        return Err(ClaimErrorReason::NotAllModelsOfVariant(name, kind));
    }
    let relation = solution.relation;
    Ok(Found {
        holds: relation == expected,
        text: say!(
            evidence.words,
            "expected-variant",
            name = name,
            relation = super::expected::in_words(relation, evidence.words)
        ),
    })
}
