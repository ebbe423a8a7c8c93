# Variants.

robustness-none = The study declares no variants: what its results owe to single decisions was not tried.
robustness-none-but-more = The study declares no variants; what else it tries comes below.
robustness-summary = Variants with the same { $kind } solution for `{ $outcome }`: { $same } of { $all }.
robustness-legend = Each variant runs the whole study again with other decisions. Its solution stands to that of the main run as a set of truth-table rows: the same (the same models), a subset, a superset, overlapping, or different (no row in both). Fit is that of each run on its own sets. Of the cases in both runs, those are gained whose membership in the solution is above 0.5 in the variant alone, and those are lost for which it is so in the main run alone.
robustness-legend-ties = Where models tie, the rows and cases are those of all listed models together. Formula and fit are then of the first model that both runs have, or else of the first of each.
robustness-legend-joint = “Joint rows”: the variant has other conditions, and the solutions are compared over the conditions of both runs. A path says nothing of a condition that its run does not have.
robustness-legend-cases = “By cases”: the rows of the two runs cannot be compared; the cases above 0.5 are.
robustness-declared-caption = Variants: what each replaces in the study file or leaves out, and why it is tried.
robustness-compared-caption = Variants: the { $kind } solution for `{ $outcome }`, how it stands to that of the main run, its fit, and the cases that only one of the two holds.
robustness-not-declared-before = { $key }: { $value } (not declared before)
robustness-replaced = { $key }: { $declared } → { $value }
robustness-without-cases = without the { $n ->
    [one] case
   *[other] cases
} { $names }
robustness-without-counted = without { $names }
robustness-without-conditions = without the { $n ->
    [one] condition
   *[other] conditions
} { $names }
robustness-not-analysed = not analysed
robustness-main-run = main run
robustness-note = “{ $name }”: { $parts }.
robustness-note-without = without { $cases }
robustness-note-with = with { $cases }
robustness-note-moved = on another side of some condition: { $cases }
robustness-become-necessary = { $names } { $n ->
    [one] becomes
   *[other] become
} necessary for `{ $outcome }`
robustness-no-longer-necessary = { $names } { $n ->
    [one] is
   *[other] are
} no longer necessary for `{ $outcome }`
robustness-rows-recoded = rows of `{ $outcome }` with another code: { $rows }
robustness-row-recoded = { $row } ({ $main } → { $variant })
robustness-models = { $n ->
    [one] 1 model
   *[other] { $n } models
}
robustness-rows-more = { $n } more

# How one solution stands to another.

robustness-relation-same = same
robustness-relation-same-rows = same rows
robustness-relation-same-cases = same cases
robustness-relation-subset = subset
robustness-relation-superset = superset
robustness-relation-overlapping = overlapping
robustness-relation-different = different
robustness-relation-no-solution = no solution
robustness-relation-only-here = solution only here
robustness-relation-joint-rows = joint rows
robustness-relation-by-cases = by cases
robustness-relation-as-far-as-listed = as far as models are listed
robustness-relation-ties-shared = { $variant ->
    [one] 1 model
   *[other] { $variant } models
} ({ $shared ->
    [0] none
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $shared }
} in both)
robustness-relation-ties-instead = { $variant ->
    [one] 1 model
   *[other] { $variant } models
} instead of { $main }
robustness-relation-ties-instead-shared = { $variant ->
    [one] 1 model
   *[other] { $variant } models
} instead of { $main } ({ $shared ->
    [0] none
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $shared }
} in both)

# Columns, and a heading.

robustness-notes = What else is different from the main run:
robustness-column-variant = Variant
robustness-column-decisions = Other decisions
robustness-column-reason = Reason
robustness-column-relation = Relation
robustness-column-solution = Solution
robustness-column-gained = Cases gained
robustness-column-lost = Cases lost
