# Sensitivity ranges.

ranges-title = Sensitivity ranges
ranges-legend = A range is the interval around the declared value of one decision, all others as they are, in which a solution stays the same: the same models, all of those that tie. Beyond its end the solution is another one; further away it may be the same again. Where a decision has the name of a set in it, it is an anchor of that set in the unit of its column.
ranges-legend-ends = The ends of cut-offs are scores of observed rows, and those of thresholds are raw values; they are exact, and “belongs” says whether the end itself is part of the range. A row reaches a cut-off that is its own score.
ranges-legend-search = The anchors of curves are searched: on both sides of every raw value that a crossover can meet, and in { $steps } steps to the range of the raw values, up to one such range beyond them; ends between two such steps are halved down to { $precision } of the range of the raw values. Both sides of each end were run. A change that comes and goes between two steps is not seen.
ranges-legend-unpublished = Since raw values are not published, the ends of an anchor are told within the true ones, in twentieths of the range of the raw values.
ranges-caption = Ranges of decisions in which the { $kind } solution for `{ $outcome }` stays the same, and what ends them: how the solution beyond the end stands to that of the main run, the solution, and the rows whose codes change.
ranges-main-not-listed = not every model of the main run is listed (limits)
ranges-yes = yes
ranges-no = no
ranges-end-of-scale = end of the scale
ranges-end-of-data = end of the data
ranges-neighbour = { $name } is next
ranges-searched = no change as far as was searched
ranges-cannot-run = beyond it the study cannot be run
ranges-out-of-steps = the steps ran out (`limits.steps`)
ranges-not-known = beyond it not every model was found
ranges-unlimited = no end
ranges-same-rows-other-models = same rows, other models:
ranges-another = another
ranges-only-there = solution only there
ranges-changed = { $relation } `{ $model }`
ranges-changed-first = { $relation } `{ $model }` (the first of { $n } models)
ranges-row = row { $row }: { $main } → { $variant }
ranges-rows-more = { $n ->
    [one] 1 more row
   *[other] { $n } more rows
}
ranges-summary = The { $kind } solution for `{ $outcome }` stays the same for { $ranges }, each moved alone.
ranges-summary-one = { $cutoff } { $interval }
ranges-cutoff-consistency = consistency
ranges-cutoff-contradictions = contradictions
ranges-cutoff-pri = PRI
ranges-cutoff-frequency = frequency
ranges-only = { $value } only
ranges-from = from { $value }
ranges-above = above { $value }
ranges-up-to = up to { $value }
ranges-below = below { $value }
ranges-both = { $from } { $to }

# Columns.

ranges-column-decision = Decision
ranges-column-declared = Declared
ranges-column-from = From
ranges-column-belongs = Belongs
ranges-column-to = To
ranges-column-below = Below
ranges-column-above = Above
