# What a claim expects, and what was found.

expected-no-necessary = no necessary condition
expected-necessary = necessary: { $conditions }
expected-is-necessary = `{ $expression }` is necessary
expected-is-necessary-fit = `{ $expression }` is necessary: consistency { $consistency }, coverage { $coverage }, relevance { $relevance }
expected-is-not-necessary-fit = `{ $expression }` is not necessary: consistency { $consistency }, coverage { $coverage }, relevance { $relevance }
expected-as-necessary = `{ $expression }` as necessary: { $fit }
expected-row = row `{ $row }`: { $what }
expected-code = code { $code }
expected-cases = cases { $cases }
expected-number-of-cases = { $n ->
    [one] 1 case
   *[other] { $n } cases
}
expected-table-observed = truth table: { $n ->
    [one] 1 observed row
   *[other] { $n } observed rows
}
expected-observed = { $n ->
    [one] 1 observed row
   *[other] { $n } observed rows
}
expected-table-remainders = truth table: { $n ->
    [one] 1 logical remainder
   *[other] { $n } logical remainders
}
expected-remainders = { $n ->
    [one] 1 logical remainder
   *[other] { $n } logical remainders
}
expected-solution-models = { $kind } solution: { $n ->
    [one] 1 model
   *[other] { $n } models
}
expected-models = { $n ->
    [one] 1 model
   *[other] { $n } models
}
expected-solution-primes = { $kind } solution: prime implicants `{ $primes }`
expected-primes = prime implicants { $primes }
expected-solution-paths = { $kind } solution: { $n ->
    [one] 1 path
   *[other] { $n } paths
}
expected-paths = { $n ->
    [one] 1 path
   *[other] { $n } paths
}
expected-solution-formula = { $kind } solution: `{ $formula }`
expected-solution-subset = { $kind } solution: a subset of `{ $larger }`
expected-solution-superset = { $kind } solution: a superset of `{ $smaller }`
expected-solution-fit = { $kind } solution: { $fit }
expected-solution-assumptions = { $kind } solution: { $n ->
    [one] 1 simplifying assumption
   *[other] { $n } simplifying assumptions
}
expected-assumptions = { $n ->
    [one] 1 simplifying assumption
   *[other] { $n } simplifying assumptions
}
expected-is-path = `{ $path }` is a path of the { $kind } solution
expected-no-path = `{ $path }` is no path of { $formula }
expected-covers = `{ $path }` covers { $cases }
expected-path-fit = `{ $path }`: { $fit }
expected-core = core conditions of `{ $path }`: { $conditions }
expected-closest = `{ $path }` is the closest path of { $cases }
expected-closest-of = { $case }: { $paths } ({ $score })
expected-formula-empty = `0` (no path)
expected-beyond = { $formula }; beyond it: { $terms }
expected-not-within = { $formula }; not in it: { $terms }
expected-statistic-share = share of cases above 0.5 { $what }
expected-statistic-mean = mean membership { $what }
expected-statistic-raw = mean raw value { $what }
expected-of-set = { $set }: { $what }
expected-at-most = at most { $value }
expected-at-least = at least { $value }
expected-within = { $value } ± { $within }
expected-ceiling = `{ $expression }`, { $ceiling }: { $what }
expected-level = level at { $at }: { $level }
expected-stays = { $kind } solution: the same for { $decision } from { $low } to { $high }
expected-range-unknown = { $decision }: –
expected-range-all = the same for { $decision } without an upper end
expected-range-from = the same for { $decision } from { $from } without an upper end
expected-range-above = the same for { $decision } above { $from } without an upper end
expected-range-up-to = the same for { $decision } up to { $to }
expected-range-below = the same for { $decision } below { $to }
expected-range-from-up-to = the same for { $decision } from { $from } up to { $to }
expected-range-from-below = the same for { $decision } from { $from } below { $to }
expected-range-above-up-to = the same for { $decision } above { $from } up to { $to }
expected-range-above-below = the same for { $decision } above { $from } below { $to }
expected-variant-solution = variant “{ $name }”: { $kind } solution { $relation }
expected-variant = variant “{ $name }”: { $relation }
expected-relation-same = the same
expected-relation-equal = of other models that cover the same
expected-relation-subset = a subset
expected-relation-superset = a superset
expected-relation-overlapping = overlapping
expected-relation-different = different
expected-relation-lost = none, unlike the main run
expected-relation-gained = only here
expected-none = none
expected-consistency = consistency { $value }
expected-pri = PRI { $value }
expected-coverage = coverage { $value }
expected-unique-coverage = unique coverage { $value }
expected-relevance = relevance { $value }
expected-of-model = { $name }: { $found }
expected-left-out = on single cases: left out
expected-tied = {" and "}
