# The head of the report: banner, citation, summary and findings.

head-findings = What a reader should know of the data and the results ({ $n ->
    [one] 1 finding
   *[other] { $n } findings
}). A finding that the researcher stands by can be acknowledged in the study file, with a reason.
head-findings-acknowledged = What a reader should know of the data and the results ({ $n ->
    [one] 1 finding
   *[other] { $n } findings
}, { $acknowledged } of them acknowledged by the researcher).
head-finding = { $text } (`{ $code }`)
head-finding-acknowledged = { $text } (`{ $code }`, acknowledged: { $reason })

head-reconstructed = Reconstructed data.
head-synthetic = Synthetic data.
head-source = Source: { $source }

head-overview = { $cases ->
    [one] 1 case
   *[other] { $cases } cases
}, { $conditions ->
    [one] 1 condition
   *[other] { $conditions } conditions
}: { $names }. The outcome is { $outcome }.
head-nothing-necessary = No single condition is necessary for `{ $outcome }`.
head-necessary = { $conditions } { $n ->
    [one] is
   *[other] are
} necessary for `{ $outcome }`.

head-solution-empty = No configuration is sufficient for `{ $outcome }`: the { $kind } solution for `{ $outcome }` is empty.
head-solution-below-fit = No combination of prime implicants reaches the declared fit: the { $kind } solution for `{ $outcome }` does not exist.
head-solution-uncovered = No model covers every row to be explained: the { $kind } solution for `{ $outcome }` does not exist.
head-solution-unfinished = The limit of steps ended the search for the { $kind } solution for `{ $outcome }` before a model was found.
head-solution = The { $kind } solution for `{ $outcome }`: { $n ->
    [one] one path leads
   *[other] { wording-number } paths lead
} to `{ $outcome }`, `{ $formula }` (consistency { $consistency }, PRI { $pri }, coverage { $coverage }).
head-solution-covering = The { $kind } solution for `{ $outcome }`: { $n ->
    [one] one path leads
   *[other] { wording-number } paths lead
} to `{ $outcome }`, `{ $formula }`; { $n ->
    [one] it covers
   *[other] together they cover
} { $share } of `{ $outcome }` (consistency { $consistency }, PRI { $pri }, coverage { $coverage }).
head-solution-not-all = {" "}Not every model is listed: see the section on sufficiency.
head-solution-ties = {" "}{ $number } models tie; this is the first of them.

head-claims = Claims that hold: { $holding } of { $all }.
