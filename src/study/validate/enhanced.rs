//! `sufficiency.enhanced` and `sufficiency.theory`: what theory rules out, and what it expects.

use crate::set::{Expression, PropertySpace, SpaceError, SumOfProducts};
use crate::study::document::{Kind, Node};
use crate::study::{ContradictoryRows, EnhancedPlan, Placed};

use super::expressions::Vocabulary;
use super::fields::{Keys, scalar_text};
use super::problems::Problems;
use super::wording::subject;

const KEYS: Keys = Keys {
    allowed: &["necessary", "untenable", "contradictory"],
    later: &[],
};
const EXAMPLE: &str = "`enhanced: {necessary: [LS], untenable: [\"~FS*HS\"], contradictory: true}`";

/// Reads `enhanced`; `negated` says whether the negated outcome is analysed, where that is known.
pub(super) fn read(
    node: &Node,
    sets: &Vocabulary,
    negated: Option<bool>,
    problems: &mut Problems,
) -> Option<EnhancedPlan> {
    let section = problems.section(node, KEYS, EXAMPLE)?;
    let before = problems.count();
    let mut expressions = |key, example| {
        section.optional(key, problems, |node, problems| {
            problems.filled_list_of(node, "expressions", example, |problems, item| {
                sets.expression(item, example, problems)
            })
        })
    };
    let necessary = expressions("necessary", "`necessary: [LS]`");
    let untenable = expressions("untenable", "`untenable: [\"~FS*HS\"]`");
    let contradictory = section.optional("contradictory", problems, |node, problems| {
        read_contradictory(node, negated, problems)
    });
    let plan = EnhancedPlan {
        necessary: necessary.ok()?.unwrap_or_default(),
        untenable: untenable.ok()?.unwrap_or_default(),
        contradictory: contradictory.ok()?.unwrap_or_default(),
    };
    if let Ok(space) = space(sets, &plan) {
        check_necessary(&plan.necessary, &space, problems);
        check_untenable(&plan.untenable, &space, problems);
    }
    let says_nothing = plan.necessary.is_empty() && !plan.is_about_negation();
    if says_nothing && problems.count() == before {
        let message = format!("{} bars no row", subject(&node.place));
        let help = format!("say which, for example {EXAMPLE}, or leave the key out");
        problems.add("enhanced-bars-nothing", &node.place, message, Some(help));
    }
    (problems.count() == before).then_some(plan)
}

fn read_contradictory(
    node: &Node,
    negated: Option<bool>,
    problems: &mut Problems,
) -> Option<ContradictoryRows> {
    let example = "`contradictory: true` or `contradictory: [14, 19]`";
    if matches!(node.kind, Kind::Sequence(_)) {
        let rows = problems.filled_list_of(node, "row numbers", example, |problems, item| {
            let value = u128::from(problems.whole(item, 1, example)?);
            let place = item.place.clone();
            Some(Placed { value, place })
        });
        return rows.map(ContradictoryRows::Listed);
    }
    match (scalar_text(node), negated) {
        (Some("false"), _) => Some(ContradictoryRows::Allowed),
        (Some("true"), Some(false)) => {
            let message = format!(
                "{} compares with the negated outcome, which is not analysed",
                subject(&node.place)
            );
            let help = "declare `negated_outcome: true` under `sufficiency`, or name the rows";
            let code = "negated-outcome-not-analysed";
            problems.add(code, &node.place, message, Some(help.to_owned()));
            None
        }
        (Some("true"), _) => Some(ContradictoryRows::Barred),
        _ => {
            problems.wrong_type(node, "`true`, `false` or a list of row numbers", example);
            None
        }
    }
}

/// The conditions with at least the values that they can take. Of a multi-value set whose values
/// only the data tell there is one more than are named, so that nothing counts as impossible that
/// is not.
fn space(sets: &Vocabulary, plan: &EnhancedPlan) -> Result<PropertySpace, SpaceError> {
    let expressions = plan.necessary.iter().chain(&plan.untenable);
    let literals: Vec<_> = expressions
        .flat_map(|placed| placed.value.literals())
        .collect();
    let levels = sets.conditions.iter().map(|set| {
        let named = literals.iter().filter(|literal| literal.set == set.name);
        let values = named.filter_map(|literal| literal.values.as_ref()?.last());
        let most = values.max().copied().unwrap_or(1);
        let levels = set.levels.count().unwrap_or(most.saturating_add(2));
        (set.name.clone(), levels)
    });
    PropertySpace::new(levels)
}

/// All that is claimed to be necessary must be possible together.
fn check_necessary(
    necessary: &[Placed<Expression>],
    space: &PropertySpace,
    problems: &mut Problems,
) {
    let claims = necessary.iter().map(|placed| placed.value.clone());
    let together = Expression::And(claims.collect());
    let sum = SumOfProducts::of(&together, space);
    let Some(first) = necessary.first() else {
        return;
    };
    if sum.is_ok_and(|sum| sum.products().is_empty()) {
        let message = "no configuration has all that `enhanced.necessary` claims, so that every \
                       row would be barred";
        let help = "leave out the claims that exclude each other";
        let code = "everything-barred";
        problems.add(code, &first.place, message, Some(help.to_owned()));
    }
}

/// Some remainder must stay tenable.
fn check_untenable(
    untenable: &[Placed<Expression>],
    space: &PropertySpace,
    problems: &mut Problems,
) {
    let expressions = untenable.iter().map(|placed| placed.value.clone());
    let any = SumOfProducts::of(&Expression::Or(expressions.collect()), space);
    let all = SumOfProducts::of(&Expression::Constant(true), space);
    let (Some(first), Ok(any), Ok(all)) = (untenable.first(), any, all) else {
        return;
    };
    if all.is_within(&any) {
        let message = "every configuration is in `enhanced.untenable`, so that every remainder \
                       would be barred";
        let help = "without remainders the solution is the conservative one; name those that no \
                    theory allows";
        let code = "everything-barred";
        problems.add(code, &first.place, message, Some(help.to_owned()));
    }
}
