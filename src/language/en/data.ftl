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
