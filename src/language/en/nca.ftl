# Necessary condition analysis.

nca-heading = Necessary condition analysis for { $outcome }
nca-method-untested = Necessary condition analysis asks how much of a condition an outcome needs. It compares { $values }; the scope is { $scope }. A condition counts as necessary in degree when each ceiling ({ $ceilings }) has an effect size d of at least { $least }. No permutation test is declared, so that an effect size may be due to chance.
nca-method-tested = Necessary condition analysis asks how much of a condition an outcome needs. It compares { $values }; the scope is { $scope }. A condition counts as necessary in degree when each ceiling ({ $ceilings }) has an effect size d of at least { $least } and p of at most { $most } ({ $permutations } permutations, seed { $seed }).
nca-memberships = memberships
nca-raw-values = the raw values of the columns
nca-observed-ranges = the observed ranges
nca-all-memberships = all memberships, 0 to 1
nca-declared-ranges = { $ranges } as declared, else the observed ranges

nca-none-in-degree = No condition is necessary in degree for `{ $outcome }` (necessary condition analysis).
nca-some-in-degree = { $conditions } { $n ->
    [one] is
   *[other] are
} necessary in degree for `{ $outcome }` (necessary condition analysis).
nca-none-declared = No condition is declared for `{ $outcome }` (`necessity.nca.negated_outcome`).
nca-in-degree = `{ $condition }` is necessary in degree for `{ $outcome }`: { $sizes }.
nca-not-in-degree = Not necessary in degree for `{ $outcome }`: { $conditions }.
nca-condition-and-sizes = `{ $condition }` ({ $sizes })
nca-size = d { $size } by { $ceiling }
nca-size-tested = d { $size }, p { $p } by { $ceiling }
nca-below = below { $least }
nca-at-least = at least { $level }
nca-at-most = at most { $level }
nca-needs = {" "}By { $ceiling }, { $outcome } of { $at } needs { $set } of { $level }.
nca-needs-from-to = {" "}By { $ceiling }, { $outcome } of { $at } needs { $set } of { $level }, and { $outcome } of { $last_at } needs { $set } of { $last_level }.
nca-percentile = percentile { $at }

nca-no-ceiling = No ceiling for `{ $condition }`: { $reason }.
nca-too-few-cases = { $n } cases; a ceiling needs { $fewest } or more
nca-constant-condition = the condition has the same value in every case
nca-constant-outcome = the outcome has the same value in every case
nca-condition-outside = values of the condition lie outside the declared scope, { $low } to { $high }
nca-outcome-outside = values of the outcome lie outside the declared scope, { $low } to { $high }
nca-needs-value = `{ $set }` has several values; say which, such as `{ $set }{"{"}1{"}"}`
nca-no-such-set = there is no condition `{ $set }`
nca-column-of-words = the column `{ $column }` holds words, and not numbers

nca-sizes-caption = Effect sizes for `{ $outcome }`: d = ceiling zone / scope, below { $medium } small, from { $medium } medium, from { $large } large, from { $very_large } very large (Dul 2016); p value with half the width of its 95 % interval; cases above the ceiling; c-accuracy, the share of cases on or below it; fit, the zone as a share of that of CE-FDH.
nca-column-corner = Empty corner
nca-column-ceiling = Ceiling
nca-column-d = d
nca-column-size = Size
nca-column-p = p
nca-column-p-accuracy = p accuracy
nca-column-zone = Zone
nca-column-scope = Scope
nca-column-above = Above
nca-column-accuracy = c-accuracy
nca-column-fit = Fit
nca-column-in-degree = In degree
nca-column-in-kind = In kind
nca-corner = { $number } { $place }

nca-ceilings-caption = The ceilings for `{ $outcome }`: outcome = intercept + slope · condition for a line; complexity, the number of peers or corners it is made of; the shares of the condition's and of the outcome's range in which it constrains nothing; the peers, which are the cases on the border.
nca-column-slope = Slope
nca-column-intercept = Intercept
nca-column-complexity = Complexity
nca-column-condition-inefficiency = Condition inefficiency
nca-column-outcome-inefficiency = Outcome inefficiency
nca-column-peers = Peers

nca-bottleneck-percentages = Bottleneck table for `{ $outcome }` by { $ceiling }, in percentages of the range: what each condition must reach; in a column with `~`, what the condition itself, without `~`, may not exceed. NN: not necessary, NA: not attainable.
nca-bottleneck-values = Bottleneck table for `{ $outcome }` by { $ceiling }, in values: what each condition must reach; in a column with `~`, what the condition itself, without `~`, may not exceed. NN: not necessary, NA: not attainable.
nca-bottleneck-percentiles = Bottleneck table for `{ $outcome }` by { $ceiling }, in percentiles: the quantile of the outcome, and the percentage of cases with a lower value of the condition: what each condition must reach; in a column with `~`, what the condition itself, without `~`, may not exceed. NN: not necessary, NA: not attainable.

nca-both-caption = Necessity for `{ $outcome }` in kind (the set is a superset of the outcome) and in degree (necessary condition analysis).
nca-column-d-by = d, { $ceiling }
nca-by-some-ceilings = by { $some } of { $all } ceilings
nca-agree-on-none = Both analyses agree: none of these is necessary for `{ $outcome }`, in kind or in degree.
nca-agree = Both analyses agree: { $conditions } { $n ->
    [one] is
   *[other] are
} necessary for `{ $outcome }`, in kind and in degree, and the others in neither.
nca-by-both = in kind and in degree: { $conditions }
nca-by-kind-only = in kind only: { $conditions }
nca-by-degree-only = in degree only: { $conditions }
nca-differ = The two analyses differ on what is necessary for `{ $outcome }`. { $parts }.

nca-outliers-caption = Cases that the effect sizes for `{ $outcome }` depend on: d without a case, and without two of them where that changes more than either alone. A case holds up the ceiling as a peer, the scope by a lowest or highest value.
nca-column-left-out = Left out
nca-column-holds-up = Holds up
nca-column-change = Change
nca-no-outlier = No single case and no pair of cases changes an effect size for `{ $outcome }` by being left out.
nca-more-outliers = The largest changes are listed; { $n ->
    [one] 1 other
   *[other] { $n } others
} are in results.json.
nca-no-figure = No figure is drawn: it would show values of single cases, which are not listed.
