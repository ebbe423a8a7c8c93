# The section with the configuration table.

configurations-none = There is no path to show.
configurations-introduction = Columns are paths, rows are conditions: ● the condition is present, ⊗ it is absent, blank: it does not matter for the path.
configurations-introduction-with-core = Columns are paths, rows are conditions: ● the condition is present, ⊗ it is absent, blank: it does not matter for the path. Large marks (● ⊗) are core conditions: they are also in the parsimonious terms, of the model's own parsimonious solution, that contain the path. Small ones (• ⊘) are peripheral. Paths with the same core carry the same number (1a, 1b).
configurations-empty = The { $kind } solution for `{ $outcome }` has no path to show.
configurations-solution = For `{ $outcome }` it is the { $kind } solution.
configurations-solution-first = For `{ $outcome }` it is the { $kind } solution, { $first } first.
configurations-no-core = Core is told from peripheral by an intermediate solution, and the study reports none for `{ $outcome }`: every mark is large.
configurations-ties = { $n ->
    [one] 1 model
   *[other] { $n } models
} tie for `{ $outcome }`, and the data cannot tell them apart: each has a table of its own.
configurations-ambiguous = Which conditions of `{ $outcome }` are core is ambiguous: it depends on the pair of a conservative (C) and a parsimonious (P) model, and each marking has a table of its own.
configurations-some-tables = { $shown } of { $all } tables for `{ $outcome }` are shown.

configurations-which = {" "}({ $name })
configurations-more-cases = and { $more } more
configurations-caption = Configurations for { $about }: a column for each path, the fit of each path, the cases with a membership above 0.5 in the path, and the fit of the whole solution, which stands in the first column.
configurations-caption-of-several = Configurations for { $about }: a column for each path of each outcome, the fit of each path, the cases with a membership above 0.5 in the path, and the fit of the whole solution, which stands in the first column of its outcome.
configurations-caption-without-cases = Configurations for { $about }: a column for each path, the fit of each path, how many cases have a membership above 0.5 in the path, and the fit of the whole solution, which stands in the first column.
configurations-caption-of-several-without-cases = Configurations for { $about }: a column for each path of each outcome, the fit of each path, how many cases have a membership above 0.5 in the path, and the fit of the whole solution, which stands in the first column of its outcome.
