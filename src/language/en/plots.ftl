# XY plots of solutions and necessary conditions.

plots-solution-title = { $which } and { $outcome }
plots-solution-caption = The { $which } and `{ $outcome }`. Cases above the diagonal are consistent with sufficiency; diamonds, where there are any, are deviant cases: below 0.5 on the outcome and above it on the solution (for consistency, lower right), or the other way round (for coverage, upper left).
plots-necessary-title = { $expression } as necessary for { $outcome }
plots-necessary-caption = `{ $expression }` as necessary for `{ $outcome }`. Cases below the diagonal are consistent with necessity; diamonds are in the outcome and not in the condition (deviant for consistency in kind, upper left). Cases at the right side below are in the condition and not in the outcome: the more of them, the less relevant it is.
plots-membership = Membership in { $set }
plots-membership-solution = Membership in the { $which }
