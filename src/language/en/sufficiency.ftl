# The section on sufficiency.

sufficiency-introduction = The conservative solution uses no remainder, the parsimonious one every remainder that makes it simpler, the intermediate one those that agree with the directional expectations. Each term is a subset of the outcome to the degree of its consistency.
sufficiency-solutions-heading = Solutions for `{ $outcome }`
sufficiency-solution-heading = { $kind } solution for `{ $outcome }`
sufficiency-model-heading = Model M{ $position }
sufficiency-model-mark = {" "}(M{ $position })
sufficiency-model-of = M{ $position } of { $all }
sufficiency-model-says = M{ $position }: { $sentence }
sufficiency-solution = { $kind } solution
sufficiency-solution-first-model = { $kind } solution (M1)
sufficiency-factored = Factored: `{ $factored }`

# Rows: how many, which, as an expression.
sufficiency-rows = { $rows }, { $expression }
sufficiency-row-numbered = { $rows } (number { $numbers }), { $expression }
sufficiency-rows-numbered = { $rows } (numbers { $numbers }), { $expression }
sufficiency-terms = { $n ->
    [one] 1 term
   *[other] { $n } terms
}

sufficiency-overview-caption = The solutions for `{ $outcome }` side by side: each listed model, its paths and fit, and how many rows it assumes to be sufficient although no case shows it.
sufficiency-column-solution = Solution
sufficiency-column-model = Model
sufficiency-column-paths = Paths
sufficiency-column-assumed = Assumed rows

sufficiency-nothing-to-explain = No row is to be explained, so that there is no solution: `0`.
sufficiency-below-fit = No combination of prime implicants reaches the declared fit, so that there is no solution.
sufficiency-uncovered = No model covers every row to be explained, so that there is no solution.
sufficiency-unfinished = The limit of steps ended the search before a model was found.
sufficiency-ties = { $number } models tie: each explains every row to be explained, and the data cannot tell them apart.
sufficiency-ties-by-fit = { $number } models tie: each reaches the declared consistency and coverage, and the data cannot tell them apart.
sufficiency-listed = { $n ->
    [one] 1 model is
   *[other] { $n } models are
} listed
sufficiency-not-all-of-pairs = Not every model is listed: { sufficiency-listed }; the conservative, the parsimonious or a pair's own models are not all listed.
sufficiency-not-all-counted = Not every model is listed: { sufficiency-listed }; there are { $total } in all, each of at least { $terms } terms.
sufficiency-not-all-uncountable = Not every model is listed: { sufficiency-listed }; there are more than can be counted, each of at least { $terms } terms.
sufficiency-not-all-searched = Not every model is listed: { sufficiency-listed }; the limit of steps ended the search: a model needs at least { $lower } terms, and one with { $upper } is known.
sufficiency-chosen-by-coverage = Models are the combinations of prime implicants whose consistency reaches { $consistency }, and whose coverage reaches { $coverage }: they may leave rows unexplained.
sufficiency-chosen-by-rows = Models are the combinations of prime implicants whose consistency reaches { $consistency }, and that explain every row to be explained.
sufficiency-no-expectation = No directional expectation is declared, so that no remainder is easy.
sufficiency-expectations = Expected to contribute to `{ $outcome }`: { $expected }.

sufficiency-nothing-shared = No remainder is assumed in the { $kind } solutions of both `{ $outcome }` and `{ $negation }`.
sufficiency-nothing-shared-by-listed = No remainder is assumed in the listed models of the { $kind } solutions of both `{ $outcome }` and `{ $negation }`.
sufficiency-shared = Contradictory simplifying assumptions, made in the { $kind } solutions of both `{ $outcome }` and `{ $negation }`: { $rows }.
sufficiency-shared-by-listed = Contradictory simplifying assumptions, made in the listed models of the { $kind } solutions of both `{ $outcome }` and `{ $negation }`: { $rows }.
sufficiency-no-simultaneous-subset = No row is sufficient for both `{ $outcome }` and `{ $negation }` (simultaneous subset relations).
sufficiency-simultaneous-subsets = Sufficient for both `{ $outcome }` and `{ $negation }` (simultaneous subset relations): row { $rows }.

# The prime implicant chart, and pairs of models.
sufficiency-counterfactuals = Easy counterfactuals: { $easy }. Difficult counterfactuals: { $difficult }.
sufficiency-counterfactuals-of-pair = { $pair } (conservative model { $conservative } with parsimonious model { $parsimonious }): easy counterfactuals { $easy }; difficult counterfactuals { $difficult }.
sufficiency-leads-to = {" "}It leads to { $models }.
sufficiency-some-pairs = { $listed } of { $all } pairs are listed (`limits.models`).
sufficiency-column-prime = Prime implicant
sufficiency-chart-caption = Prime implicant chart: a column for each row to explain, × where a prime implicant covers it.
sufficiency-chart-title = Prime implicant chart, { $kind } solution for { $outcome }
sufficiency-chart-picture-caption = Prime implicant chart of the { $kind } solution for `{ $outcome }`: a dot where a prime implicant covers a row to explain.
sufficiency-counted-primes = { $n ->
    [one] 1 prime implicant
   *[other] { $n } prime implicants
}
sufficiency-primes = { sufficiency-counted-primes }; essential, in every model: { $essential }.
sufficiency-primes-with-selective = { sufficiency-counted-primes }; essential, in every model: { $essential }; selective, in some models: { $selective }.
sufficiency-primes-found = { sufficiency-counted-primes } found before the steps ran out; essential, in every model: { $essential }.
sufficiency-primes-found-with-selective = { sufficiency-counted-primes } found before the steps ran out; essential, in every model: { $essential }; selective, in some models: { $selective }.

# A model.
sufficiency-paths-caption = Paths: raw coverage of the outcome, unique coverage beside the other paths, the cases of the positive rows that the path covers, and the other cases with a membership above 0.5.
sufficiency-column-raw-coverage = Raw cov.
sufficiency-column-unique-coverage = Unique cov.
sufficiency-column-also = Also above 0.5
sufficiency-assumptions = Simplifying assumptions: { $rows }.
sufficiency-unexplained = Rows that it leaves unexplained: { $rows }.
sufficiency-cases-of-path = `{ $path }`: covered by no other path: { $unique }; in the path and not in `{ $outcome }` (deviant for consistency): { $deviant }.
sufficiency-core = Core conditions of `{ $path }`: { $core }; peripheral: { $peripheral }.
sufficiency-core-by-pair = Core conditions of `{ $path }` ({ $pairs }): { $core }; peripheral: { $peripheral }.

# Cases to look at.
sufficiency-selected-caption = Cases to look at within, and pairs to compare, up to three of each kind, best first. A typical case is in the path and in the outcome, and not more in the path; a deviant one (consistency) is in the path only; an irrelevant one in neither.
sufficiency-column-typical = Typical
sufficiency-column-deviant = Deviant (consistency)
sufficiency-column-typical-typical = Typical and typical
sufficiency-column-typical-irrelevant = Typical and irrelevant
sufficiency-column-typical-deviant = Typical and deviant
sufficiency-all-covered = No case in `{ $outcome }` is outside every path.
sufficiency-deviant-for-coverage = In `{ $outcome }` and in no path (deviant for coverage), by truth-table row: { $cases }.
sufficiency-compare-uncovered = {" "}To compare with an irrelevant case of the same row: { $pairs }.

# The enhanced standard analysis.
sufficiency-enhanced-heading = Enhanced standard analysis of `{ $outcome }`
sufficiency-barred = The enhanced solutions make no assumption that contradicts a claim of necessity, that theory rules out, or that speaks for the outcome and for its negation. Remainders barred for `{ $outcome }`, by one rule or more: { $rows }.
sufficiency-rounds = Contradictory assumptions were looked for again after each time that some were barred, { $n ->
    [one] 1 time
   *[other] { $n } times
}, until the parsimonious solutions of both shared none.
sufficiency-claims-bar-nothing = The claims of necessity are about `{ $outcome }` and bar nothing here.
sufficiency-barred-caption = Barred by each rule: remainders that count as negative, observed rows that the data make positive (or C) and that count as negative, and observed rows in an untenable expression, which keep their codes. A remainder can be barred by several rules.
sufficiency-column-rule = Rule
sufficiency-column-expression = Expression
sufficiency-column-remainders = Remainders
sufficiency-column-which = Which
sufficiency-column-overwritten = Observed, now 0
sufficiency-column-kept = Observed, kept
sufficiency-barred-necessity = contradicts the necessity of
sufficiency-barred-untenable = untenable
sufficiency-barred-both-sufficient = sufficient for the outcome and its negation
sufficiency-barred-both-assumed = assumed for the outcome and its negation
sufficiency-barred-listed = listed as contradictory

# Theory.
sufficiency-theory-heading = Theory and solution for `{ $outcome }`
sufficiency-theory = Theory expects `{ $theory }` to be sufficient for `{ $outcome }`. Compared with the { $kind } solution: most likely cases are those in theory, least likely ones those out of it; a case in the outcome is covered by the solution or not, one out of it is consistent with the solution or not.
sufficiency-theory-first = The first { $some } of { $all } models are compared.
sufficiency-theory-too-long = The intersections{ $model } have too many terms to be written.
sufficiency-theory-caption = Intersections of theory (T) and solution (S){ $model }, each as sufficient for `{ $outcome }`, and their cases.
sufficiency-column-area = Area
sufficiency-column-in-outcome = In the outcome
sufficiency-column-out-of-outcome = Not in the outcome
sufficiency-area-both = T and S: expected and found
sufficiency-area-solution = S without T: found, not expected
sufficiency-area-theory = T without S: expected, not found
sufficiency-area-neither = neither
sufficiency-kind-and-cases = { $kind }: { $cases }
sufficiency-covered-most-likely = covered most likely
sufficiency-covered-least-likely = covered least likely
sufficiency-uncovered-most-likely = uncovered most likely
sufficiency-uncovered-least-likely = uncovered least likely
sufficiency-inconsistent-most-likely = inconsistent most likely
sufficiency-inconsistent-least-likely = inconsistent least likely
sufficiency-consistent-most-likely = consistent most likely
sufficiency-consistent-least-likely = consistent least likely
