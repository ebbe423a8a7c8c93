# The section on data and design.

data-source = The data are `{ $file }` (SHA-256 `{ $sha }`): { $cases ->
    [one] 1 case
   *[other] { $cases } cases
} and { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}.
data-all-kept = All { $kept } cases enter the analysis.
data-dropped = { $kept } cases enter the analysis; { $dropped } do not.
data-dropped-and-listed = { $kept } cases enter the analysis; { $dropped } do not, and are listed below.
data-space = { $conditions ->
    [one] 1 condition
   *[other] { $conditions } conditions
} span { $size } logically possible configurations. { $observed } hold at least one case, { $frequent } of them enough cases for the frequency cut-off; { $remainders } are logical remainders.
data-space-and-share = { $conditions ->
    [one] 1 condition
   *[other] { $conditions } conditions
} span { $size } logically possible configurations. { $observed } hold at least one case, { $frequent } of them enough cases for the frequency cut-off; { $remainders } are logical remainders ({ $share }).
data-uncountable = more than can be counted

data-aggregates-only = The study publishes aggregates only (`data.publish`): lists of cases, and the values and memberships of cases, are left out.
data-too-many-cases = Lists of cases are left out, because there are more than { $most } (`limits.cases_listed`).
data-memberships-only = The study publishes the memberships of cases and not their raw values (`data.publish`): raw values, and the smallest and the largest of them, are left out.
data-numbered-cases = Cases are called by their position in the data file (`data.publish`), dropped ones counted too.
data-obtain = The data file is not part of the study. It can be obtained from: { $from }. The SHA-256 tells whether it is the same file.

data-dropped-caption = Cases of the data file that do not enter the analysis, and why.
data-column-reason = Reason
data-column-about = Columns or sets
data-missing-value = missing value
data-half-score = score of exactly 0.5

# Data by query.
data-sqlite = They are the rows of a query to this SQLite file (`data.query`), in the order in which the query gives them.
data-postgres = They are the rows of a query (`data.query`) to a PostgreSQL server, whose address stood in this environment variable. The SHA-256 is that of the rows, written as CSV.
data-postgres-unordered = They are the rows of a query (`data.query`) to a PostgreSQL server, whose address stood in this environment variable. The SHA-256 is that of the rows, written as CSV. The query has no `ORDER BY`: at another time the server may give the same rows in another order, with another SHA-256.

# What was done to rows before they were cases.
data-source-of-rows = The data are `{ $file }` (SHA-256 `{ $sha }`): { $rows ->
    [one] 1 row
   *[other] { $rows } rows
} and { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}.
data-numbered-cases-of-rows = Cases are called by their position among the cases that the rows make (`data.publish`), dropped ones counted too.
data-renamed = Columns are renamed: { $columns }.
data-renamed-column = `{ $from }` to `{ $to }`
data-recoded = Column `{ $column }` is recoded: { $values }.
data-recoded-value = `{ $from }` becomes `{ $to }` in { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
data-recoded-missing = `{ $from }` becomes missing in { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
data-recoded-others = any other value becomes `{ $to }` in { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
data-recoded-others-missing = any other value becomes missing in { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
data-recoded-others-kept = any other value stays as it is in { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
data-aggregated = { $rows ->
    [one] 1 row is
   *[other] { $rows } rows are
} put together to { $cases ->
    [one] 1 case
   *[other] { $cases } cases
} by `{ $by }`; their columns are { $columns }.
data-aggregated-column = `{ $column }` ({ $summary })
data-where-all = Rows stay where `{ $condition }` is true (`data.{ $key }`): all of them.
data-where = Rows stay where `{ $condition }` is true (`data.{ $key }`): { $removed ->
    [one] 1 row is
   *[other] { $removed } rows are
} removed.
data-where-unknown = Rows stay where `{ $condition }` is true (`data.{ $key }`): { $removed ->
    [one] 1 row is
   *[other] { $removed } rows are
} removed, because a value that it needs is missing.
data-where-some-unknown = Rows stay where `{ $condition }` is true (`data.{ $key }`): { $removed ->
    [one] 1 row is
   *[other] { $removed } rows are
} removed, { $unknown } of them because a value that it needs is missing.
data-derived = Columns are computed: { $columns }.
data-derived-column = `{ $column }` = `{ $rule }`
data-derived-column-with-gaps = `{ $column }` = `{ $rule }` (without a value in { $rows ->
    [one] 1 row
   *[other] { $rows } rows
})
data-removed-caption = Rows for which `{ $condition }` is not true.
data-first-removed-caption = The first { $shown } of the { $removed } rows for which `{ $condition }` is not true.

# What cases and clusters are called that have no names in a report.
data-case-number = case { $number }
data-case-without-number = case without a number
data-cluster-number = cluster { $number }
