# What a reader should know of a run.

findings-unused-acknowledgement = The study file acknowledges `{ $code }` about `{ $about }`, and there is no such finding.
findings-dropped-cases = Left out because a value is missing in a column in use, { $n } of { $all }: { $cases }.
findings-few-cases = { $cases } cases and { $conditions } conditions: there are fewer cases than the { $configurations } logically possible configurations, so that chance has more room.
findings-frozen-other-data = The data are not those that the anchors were frozen with. The anchors stay; recomputed today, none would move.
findings-frozen-other-data-moves = The data are not those that the anchors were frozen with. The anchors stay; recomputed today, they would move: { $moves }.
findings-frozen-same-data-moves = The data are those that the anchors were frozen with, but other cases or values of them are used. The anchors stay; recomputed today, they would move: { $moves }.
findings-frozen-move = `{ $set }` { $anchor } ({ $declared }) { $from } → { $to }
findings-frozen-no-value = no value
findings-skewed-set = { $share } % of the cases are more in than out of `{ $set }`: a skewed set makes subset relations easy to find.
findings-score-at-half = A score of exactly 0.5 in `{ $set }`, neither in nor out: { $cases }.
findings-anchors-without-reason = No reason is given for the anchors of `{ $set }`.
findings-trivial-necessity = `{ $expression }` passes as necessary for `{ $outcome }`, but its relevance or coverage is below 0.5: it may be trivially necessary.
findings-disjunctions-limit = Not every disjunction was tried for `{ $outcome }`: the steps of the study file (limits.steps) ran out, so that necessary ones may be missing.
findings-claimed-necessity-fails = `{ $expression }` is claimed to be necessary for `{ $outcome }` (`enhanced.necessary`), and does not pass the declared cut-offs: consistency { $consistency }, coverage { $coverage }, relevance { $relevance }.
findings-barred-by-necessity = Observed rows that the data make sufficient for `{ $outcome }` (or C) count as negative in the enhanced solutions, because they contradict the claim that `{ $claim }` is necessary: { $rows }.
findings-barred-untenable = Observed rows that the data make sufficient for `{ $outcome }` (or C) count as negative in the enhanced solutions, because they are untenable: { $rows }.
findings-barred-both = Observed rows that the data make sufficient for `{ $outcome }` (or C) count as negative in the enhanced solutions, because they speak for its negation as well: { $rows }.
findings-barred-listed = Observed rows that the data make sufficient for `{ $outcome }` (or C) count as negative in the enhanced solutions, because the study file lists them as contradictory: { $rows }.
findings-everything-barred = The enhanced standard analysis leaves no row that is sufficient for `{ $outcome }`: there is no enhanced solution.
findings-untenable-row-observed = `{ $expression }` is declared untenable, and rows in it were observed; these keep their codes for `{ $outcome }`, because only what was never observed can be untenable: { $rows }.
findings-row = row { $row } ({ $cases })
findings-unexplained-rows = A model of the { $kind } solution of `{ $outcome }` leaves rows unexplained that are sufficient for it (`solution_coverage`): { $rows }.
findings-no-ceiling = There is no necessary condition analysis of `{ $expression }` for `{ $outcome }`: { $reason }.
findings-no-positive-row = No row is sufficient for `{ $outcome }`: there is no solution.
findings-positive-row-excluded = Positive for `{ $outcome }` in the data, and negative because the study file says so: row { $rows }.
findings-contradictory-rows = Contradictions (C) for `{ $outcome }`: row { $rows }.
findings-low-pri-row = Positive for `{ $outcome }` with a PRI below 0.5, and so nearly as consistent with its negation: row { $rows }.
findings-deviant-cases = In a positive row of `{ $outcome }`, but not in `{ $outcome }` (deviant for consistency): { $cases }.
findings-cases-in-thin-rows = In a row with too few cases, counted as a remainder of `{ $outcome }`: { $cases }.
findings-limit-reached = Not every model of the { $kind } solution of `{ $outcome }` is listed; the limits of the study file say how many are listed and how long is searched.
findings-tied-models = { $n } models of the { $kind } solution of `{ $outcome }` tie: each explains the same rows.
findings-tied-models-as-few = { $n } models of the { $kind } solution of `{ $outcome }` tie: each explains the same rows with as few terms.
findings-tied-models-fit = { $n } models of the { $kind } solution of `{ $outcome }` tie: each reaches the declared consistency and coverage.
findings-tied-models-fit-as-few = { $n } models of the { $kind } solution of `{ $outcome }` tie: each reaches the declared consistency and coverage with as few terms.
findings-variant-differs = With the variant “{ $name }” { $parts }.
findings-variant-different = the { $kind } solution of `{ $outcome }` has nothing in common with that of the study
findings-variant-lost = the { $kind } solution of `{ $outcome }` is empty
findings-variant-gained = the { $kind } solution of `{ $outcome }` is not empty, as that of the study is
findings-simultaneous-subset = Sufficient for both `{ $outcome }` and `{ $negation }` (simultaneous subset relations): row { $rows }.
findings-contradictory-assumptions = For { $n ->
    [1] one remainder
   *[other] { $n } remainders
}, { $rows }, listed models of the { $kind } solutions assume both that `{ $outcome }` occurs and that `{ $negation }` does: contradictory assumptions.
findings-contradictory-assumptions-many = For more remainders than can be counted, { $rows }, listed models of the { $kind } solutions assume both that `{ $outcome }` occurs and that `{ $negation }` does: contradictory assumptions.
findings-cases-counted = { $n } cases

# Why there is no ceiling.

findings-ceiling-few-cases = { $n } cases; a ceiling needs { $least } or more
findings-ceiling-constant-condition = the condition has the same value in every case
findings-ceiling-constant-outcome = the outcome has the same value in every case
findings-ceiling-condition-outside = values of the condition lie outside the declared scope, { $min } to { $max }
findings-ceiling-outcome-outside = values of the outcome lie outside the declared scope, { $min } to { $max }
findings-ceiling-needs-value = `{ $name }` has several values; say which, such as `{ $example }`
findings-ceiling-no-set = there is no condition `{ $name }`
findings-ceiling-words = the column `{ $column }` holds words, and not numbers
