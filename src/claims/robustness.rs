//! Claims about robustness: how far a decision can be moved, and how a variant comes out.

use super::fit::Found;
use super::{ClaimErrorReason, Evidence, OutcomeEvidence};
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
        text: in_words(&told, position, kind, Numbers::new(evidence.digits)),
    })
}

/// `consistency above 0.758 up to 0.892`.
fn in_words(range: &DecisionRange, outcome: usize, kind: SolutionKind, numbers: Numbers) -> String {
    let name = &range.decision.moves;
    let ends = range.of(outcome, kind).and_then(|one| one.ends.as_ref());
    let Some([lower, upper]) = ends else {
        return format!("{name}: –");
    };
    let word = |end: &End, included: &str, excluded: &str| {
        let word = if end.included { included } else { excluded };
        let value = end.value.map(|value| numbers.text(Some(value)));
        value.map(|value| format!(" {word} {value}"))
    };
    let from = word(lower, "from", "above").unwrap_or_default();
    let to = word(upper, "up to", "below").unwrap_or_else(|| " without an upper end".to_owned());
    format!("the same for {name}{from}{to}")
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
        text: format!("variant “{name}”: {}", relation.in_words()),
    })
}
