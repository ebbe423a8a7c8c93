//! Where an expression has no finite result: beside its value, an expression that is true there.
//!
//! `a / b > 2` would be true where b is zero, since infinity is more than 2. So the row is known to be
//! bad from the division on, unless nothing hangs on it: in the branch of a CASE that is not taken,
//! beside a false of AND and a true of OR, and behind the first value of COALESCE.

use polars::lazy::dsl::{Expr, lit, when};

/// Where a computed number is not finite; never NULL.
pub(super) fn not_finite(value: &Expr) -> Expr {
    value.clone().is_finite().not().fill_null(lit(false))
}

/// Where one of several parts is bad.
pub(super) fn any(parts: impl IntoIterator<Item = Option<Expr>>) -> Option<Expr> {
    parts.into_iter().flatten().reduce(Expr::or)
}

/// Of AND, which a false decides, or OR, which a true decides, whatever the other side is.
pub(super) fn unless_decided(
    left: (&Expr, Option<Expr>),
    right: (&Expr, Option<Expr>),
    deciding: bool,
) -> Option<Expr> {
    let decides = |(value, bad): (&Expr, &Option<Expr>)| {
        let decided = value.clone().eq(lit(deciding)).fill_null(lit(false));
        match bad {
            Some(bad) => decided.and(bad.clone().not()),
            None => decided,
        }
    };
    let undecided = decides((left.0, &left.1))
        .or(decides((right.0, &right.1)))
        .not();
    let bad = any([left.1, right.1])?;
    Some(bad.and(undecided))
}

/// Of a CASE: in the branch that is taken.
pub(super) fn of_branches(
    (condition, bad): (&Expr, Option<Expr>),
    then: Option<Expr>,
    otherwise: Option<Expr>,
) -> Option<Expr> {
    let or_false = |bad: Option<Expr>| bad.unwrap_or_else(|| lit(false));
    let branches = (then.is_some() || otherwise.is_some()).then(|| {
        when(condition.clone())
            .then(or_false(then))
            .otherwise(or_false(otherwise))
    });
    any([bad, branches])
}

/// Of COALESCE: up to the first value.
pub(super) fn up_to_first_value(parts: Vec<(Expr, Option<Expr>)>) -> Option<Expr> {
    let mut parts = parts.into_iter().rev();
    let last = parts.next().and_then(|(_, bad)| bad);
    parts.fold(last, |behind, (value, bad)| {
        any([bad, behind.map(|behind| value.is_null().and(behind))])
    })
}
