# The section on the truth table.

truth-table-heading = Truth table for { $outcome }
truth-table-introduction = Rows with at least one case whose membership in the row is above 0.5, positive rows first, then by consistency. Consistency and PRI run over all cases, n counts the cases of the row. OUT: 1 sufficient, 0 not, C a contradiction, ? a remainder with too few cases.
truth-table-caption = Truth table for `{ $outcome }`: the values of the conditions in each observed row, its number of cases (n), consistency and PRI, its code (OUT), and its cases.
truth-table-column-out = OUT

truth-table-cutoffs = Cut-offs: frequency { $frequency }, consistency { $consistency }, PRI { $pri }. Rows with enough cases hold { $kept } of { $all ->
    [one] 1 case
   *[other] { $all } cases
}.
truth-table-cutoffs-with-contradictions = Cut-offs: frequency { $frequency }, consistency { $consistency } (C from { $contradiction }), PRI { $pri }. Rows with enough cases hold { $kept } of { $all ->
    [one] 1 case
   *[other] { $all } cases
}.
truth-table-negative-by-pri = Consistent enough, and negative because of the PRI cut-off of { $pri }: row { $rows }.
truth-table-excluded = Excluded by the study file, and counted as negative: { $rows }, { $expression }.
truth-table-ambiguous = In no row, because a score is exactly 0.5: { $cases }.
truth-table-gap = The consistency cut-off of { $cutoff } lies between { $below } and { $above }, the nearest consistencies of rows.
truth-table-none-reaches = No row reaches the consistency cut-off of { $cutoff }; the highest has { $highest }.
truth-table-all-reach = Every row reaches the consistency cut-off of { $cutoff }; the lowest has { $lowest }.

truth-table-rows = { $n ->
    [one] 1 row
   *[other] { $n } rows
}
truth-table-uncountable-rows = more rows than can be counted
