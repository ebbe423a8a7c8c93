# Summary of what was tried.

protocol-summary = How far the { $kind } solution for `{ $outcome }` holds: { $parts }.

# Against the variants.

protocol-fit-title = Against the variants
protocol-fit-legend-sets = The main run's solution (IS) against the test set (TS): the solutions of all variants. minTS is their intersection, maxTS their union, the robust core the intersection of IS and all of them. RF_cov: coverage of the core over that of IS. RF_cons: consistency of IS over that of the core. RF_SC: the cases' memberships that IS shares with minTS or maxTS, over those that either has. 1 is fully robust (Oana & Schneider 2021).
protocol-fit-legend-cases = A case in IS is robust when it is in every test solution, and shaky when it is not; a case that is only in some test solution is possible; typical when it shows the outcome, deviant when it does not. RCR_typ and RCR_dev: robust cases over robust, shaky and possible ones. RCC_rank: 1 neither shaky nor possible cases, 2 possible ones, 3 shaky ones, 4 both. Of the cases in no solution, one that shows the outcome is an extreme deviant case for coverage, and one that does not is irrelevant.
protocol-fit-note-ties = Where models tie, each model of the main run has its own figures, and every model of a variant is a test solution.
protocol-fit-note-without = Solutions are compared over the cases that all variants have: without { $cases }. The fit of IS over these cases is not that over all of them.
protocol-fit-note-empty = The { $kind } solution for `{ $outcome }`: { $n ->
    [one] 1 variant is
   *[other] { $n } variants are
} without a solution, so that nothing is in minTS and the core: { $names }.
protocol-fit-note-silent = The { $kind } solution for `{ $outcome }` is not analysed in { $names }.
protocol-fit-note-unlisted = The { $kind } solution for `{ $outcome }`: not every model is listed; the figures are of those that are.
protocol-fit-caption = Fit-oriented and case-oriented robustness: a row for each model of the main run. The core is written out where all variants have the conditions of the main run.
protocol-fit-cases-caption = Robust, shaky and possible cases of the { $kind } solution for `{ $outcome }`: of all models, or of those that are numbered in the order of the table before.
protocol-fit-quoted = “{ $name }”
protocol-fit-all-models = all
protocol-fit-summary = against the variants (1 is fully robust) RF_cons { $consistency }, RF_cov { $coverage }, RF_SC_minTS { $min }, RF_SC_maxTS { $max }, RCR_typ { $typical }
protocol-fit-summary-first = against the variants (1 is fully robust) RF_cons { $consistency }, RF_cov { $coverage }, RF_SC_minTS { $min }, RF_SC_maxTS { $max }, RCR_typ { $typical } (the first model)
protocol-fit-kind-robust-typical = robust typical
protocol-fit-kind-robust-deviant = robust deviant
protocol-fit-kind-shaky-typical = shaky typical
protocol-fit-kind-shaky-deviant = shaky deviant
protocol-fit-kind-possible-typical = possible typical
protocol-fit-kind-possible-deviant = possible deviant
protocol-fit-kind-extreme-deviant-coverage = extreme deviant coverage
protocol-fit-kind-irrelevant = irrelevant

# Without one case or cluster.

protocol-left-out-title-case = Without one case
protocol-left-out-title-cluster = Without one cluster
protocol-left-out-intro-case = The study is run { $n ->
    [one] 1 time
   *[other] { $n } times
}, each time without one case. { $anchors } The solution is the same where all its models are.
protocol-left-out-intro-cluster = The study is run { $n ->
    [one] 1 time
   *[other] { $n } times
}, each time without one cluster. { $anchors } The solution is the same where all its models are.
protocol-left-out-recompute = Anchors that are statistics of the data are taken anew from the cases that are left.
protocol-left-out-hold = The memberships of all cases are held as they are in the main run.
protocol-left-out-failed-case = Without { $n ->
    [one] 1 case
   *[other] { $n } cases
} the study as declared cannot be run; those runs are in no count: { $names }.
protocol-left-out-failed-cluster = Without { $n ->
    [one] 1 cluster
   *[other] { $n } clusters
} the study as declared cannot be run; those runs are in no count: { $names }.
protocol-left-out-failed-one = { $name } (`{ $code }`)
protocol-left-out-counts-caption-case = How often the solutions stay the same without one case.
protocol-left-out-counts-caption-cluster = How often the solutions stay the same without one cluster.
protocol-left-out-changes-caption-case = The { $kind } solution for `{ $outcome }`: each case without which it is another one, how that stands to the main run's, and the terms lost and gained.
protocol-left-out-changes-caption-cluster = The { $kind } solution for `{ $outcome }`: each cluster without which it is another one, how that stands to the main run's, and the terms lost and gained.
protocol-left-out-becomes-necessary = `{ $condition }` becomes necessary
protocol-left-out-no-longer-necessary = `{ $condition }` is no longer necessary
protocol-left-out-necessity-run = without { $name } { $changes }
protocol-left-out-necessity = Necessity for `{ $outcome }`: { $parts }.
protocol-left-out-necessity-counted = Necessity for `{ $outcome }` changes in { $n ->
    [one] 1 run
   *[other] { $n } runs
}.
protocol-left-out-summary-case = the same in { $same } of { $all } runs without one case
protocol-left-out-summary-cluster = the same in { $same } of { $all } runs without one cluster

# Resamples.

protocol-bootstrap-title = Bootstrap
protocol-subsample-title = Subsamples
protocol-bootstrap-intro = { $resamples } resamples of { $cases } cases, drawn with replacement: a case drawn several times counts several times (seed { $seed }). The memberships of the cases are held; the rows of the truth table are coded and minimized anew. A resample has a term, or a model, where any of its models that tie has it; the whole solution comes out again where all models are the same.
protocol-subsample-intro = { $resamples } resamples of { $cases } cases, each drawn at most once (seed { $seed }). The memberships of the cases are held; the rows of the truth table are coded and minimized anew. A resample has a term, or a model, where any of its models that tie has it; the whole solution comes out again where all models are the same.
protocol-resamples-caption = The { $kind } solution for `{ $outcome }` in { $resamples } resamples.
protocol-resamples-caption-others = The { $kind } solution for `{ $outcome }` in { $resamples } resamples. Of the { $total } other terms the { $listed } most frequent are listed.
protocol-resamples-whole = whole solution
protocol-resamples-model = model
protocol-resamples-term = term
protocol-resamples-other = other term
protocol-resamples-none = no solution
protocol-resamples-unfinished = not every model listed
protocol-bootstrap-summary = the same in { $share } of { $resamples } resamples (bootstrap)
protocol-subsample-summary = the same in { $share } of { $resamples } resamples (subsample)

# By chance alone.

protocol-chance-title = By chance alone
protocol-chance-intro = The outcomes are dealt out among the cases by chance, { $count } times (seed { $seed }), and the study is run on each: what conditions that have nothing to do with the outcome would give. Of solutions whose models tie the first is taken, as in the main run. p is the share of permutations whose solution is at least as consistent as the observed one and covers at least as much, the observed outcomes counted as one more.
protocol-chance-found = Chance alone gives some solution in { $with } of the permutations, and one as good as the { $kind } solution for `{ $outcome }` in { $good } of { $count } (p = { $p }).
protocol-chance-empty = There is no observed solution to compare: the { $kind } solution for `{ $outcome }` is empty. Chance alone gives one in { $with } of the permutations.
protocol-chance-caption = The { $kind } solution for `{ $outcome }` among those of permuted outcomes that have one: its figures, theirs at 5, 50 and 95 %, and how many of them reach the observed figure.
protocol-chance-consistency = consistency
protocol-chance-coverage = coverage
protocol-chance-terms = terms
protocol-chance-literals = literals
protocol-chance-summary = one as good by chance in { $good } of { $count } permutations

# Clusters.

protocol-panel-title = Clusters
protocol-panel-intro = Between consistency is the consistency among the cases of each `{ $between }`; pooled, that among all cases. The distance tells how unequal they are, 0 when all are equal; the adjusted distance divides it by √(n / (n² + 3n + 2)), n groups, so that numbers of groups can be compared (Garcia-Castro & Ariño 2016). Groups without membership in the set have no consistency and are left out of the distance.
protocol-panel-intro-within = Between consistency is the consistency among the cases of each `{ $between }`; pooled, that among all cases. Within consistency is that of each `{ $within }` over its cases. The distance tells how unequal they are, 0 when all are equal; the adjusted distance divides it by √(n / (n² + 3n + 2)), n groups, so that numbers of groups can be compared (Garcia-Castro & Ariño 2016). Groups without membership in the set have no consistency and are left out of the distance.
protocol-panel-pooled-caption = Consistency and coverage for `{ $outcome }`: pooled, and how unequal consistency is between and within clusters.
protocol-panel-pooled-caption-kind = Consistency and coverage for `{ $outcome }`, { $kind } solution: pooled, and how unequal consistency is between and within clusters.
protocol-panel-between-caption = Consistency and coverage for `{ $outcome }` by { $column } (between), of { $most } expressions at most.
protocol-panel-within-caption = Consistency and coverage for `{ $outcome }` by { $column } (within), of { $most } expressions at most.
protocol-panel-sufficiency = sufficiency
protocol-panel-necessity = necessity
protocol-panel-condition = condition
protocol-panel-term = term
protocol-panel-model = model
protocol-panel-consistency-of = Consistency of `{ $expression }`
protocol-panel-coverage-of = Coverage of `{ $expression }`

# Columns.

protocol-column-solution = Solution
protocol-column-test-solutions = Test solutions
protocol-column-core = Robust core
protocol-column-consistency-is = Consistency of IS
protocol-column-coverage-is = Coverage of IS
protocol-column-consistency-core = Consistency of the core
protocol-column-coverage-core = Coverage of the core
protocol-column-kind = Kind
protocol-column-models = Models
protocol-column-runs = Runs
protocol-column-same = The same
protocol-column-share = Share
protocol-column-no-solution = No solution
protocol-column-without = Without
protocol-column-relation = Relation
protocol-column-terms-lost = Terms lost
protocol-column-terms-gained = Terms gained
protocol-column-what = What
protocol-column-expression = Expression
protocol-column-resamples = Resamples
protocol-column-figure = Figure
protocol-column-observed = Observed
protocol-column-low = 5 %
protocol-column-median = Median
protocol-column-high = 95 %
protocol-column-at-or-above = At or above
protocol-column-for = For
protocol-column-distance-between = Distance between
protocol-column-adjusted-between = Adjusted
protocol-column-distance-within = Distance within
protocol-column-adjusted-within = Adjusted within
protocol-column-rf-cons = RF_cons
protocol-column-rf-cov = RF_cov
protocol-column-rf-min = RF_SC_minTS
protocol-column-rf-max = RF_SC_maxTS
protocol-column-rcr-typ = RCR_typ
protocol-column-rcr-dev = RCR_dev
protocol-column-rcc-rank = RCC_rank
protocol-column-outcome = Outcome
protocol-column-model = Model
