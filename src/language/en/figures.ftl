# Resamples.

figures-bars-title = The { $kind } solution for { $outcome } in { $resamples } resamples
figures-bars-caption = How often the { $kind } solution for `{ $outcome }` and its terms come out of { $resamples } resamples, and the most frequent other terms.
figures-bars-alt = Bars: { $terms }
figures-bars-axis = share of resamples
figures-bars-whole = whole solution
figures-bars-terms = its terms
figures-bars-others = other terms

# The prime implicant chart.

figures-chart-prime = Prime implicant
figures-chart-rows = Rows to explain
figures-chart-key = Bold: essential, in every model; plain: in some models; grey, empty dots: in none.

# The configuration table.

figures-configurations-caption = Configurations for { $about }, as the table above.
figures-configurations-alt = Configuration table for { $about }
figures-configurations-title = Configurations for { $about }
figures-configurations-cases = Cases
figures-configurations-legend = Large: core condition; small: peripheral. Filled: present; crossed: absent; blank: does not matter.
figures-configurations-legend-plain = Filled: present; crossed: absent; blank: does not matter.
figures-path-consistency = Consistency
figures-path-pri = PRI
figures-path-raw-coverage = Raw coverage
figures-path-unique-coverage = Unique coverage
figures-solution-consistency = Solution consistency
figures-solution-pri = Solution PRI
figures-solution-coverage = Solution coverage

# Cases by path.

figures-coverage-above = above 0.5
figures-coverage-not-above = not above 0.5

# Calibration curves.

figures-curve-title = Calibration of { $set }
figures-curve-alt = Calibration curve of { $set }
figures-curve-caption = Calibration of { $set }: from raw values to memberships.
figures-curve-caption-anchors = Calibration of { $set }: from raw values to memberships, with the anchors or thresholds (dotted).
figures-curve-caption-cases = Calibration of { $set }: from raw values to memberships; the ticks below are the raw values of the cases.
figures-curve-caption-anchors-cases = Calibration of { $set }: from raw values to memberships, with the anchors or thresholds (dotted); the ticks below are the raw values of the cases.
figures-curve-column = { $set }: column { $column }
figures-curve-value = Value of { $set }
figures-curve-membership = Membership in { $set }

# Consistency by group.

figures-heat-title = Consistency for { $outcome } by { $column }
figures-heat-caption = Consistency for `{ $outcome }` in each { $column }: a row a group, a column an expression. A cell without a number has no case in the expression.
figures-heat-alt = Heat map of consistency by { $column }
figures-heat-term = { $number }: { $expression }
figures-heat-below = below { $value }
figures-heat-from = from { $value }

# Two-way maps.

figures-map-title = Solutions for { $outcome } over { $x } and { $y }
figures-map-caption = `{ $outcome }`, { $kind } solution: { $n ->
    [one] 1 solution
   *[other] { $n } solutions
} over { $x } (declared { $xdeclared }) and { $y } (declared { $ydeclared }). A: that of the main run. Ring: the declared values.
figures-map-alt = Map of { $n ->
    [one] 1 solution
   *[other] { $n } solutions
} over { $x } and { $y }

# Sensitivity ranges.

figures-ranges-title = Ranges for { $outcome }
figures-ranges-caption = How far each decision can be moved alone before a solution for `{ $outcome }` changes. Every row has its own scale; the line across a row is the declared value. A bar ends in a stroke where the solution changes, in an arrow where no change was found, and plainly where the decision can go no further.
figures-ranges-alt = Bars of the ranges of { $n ->
    [one] 1 decision
   *[other] { $n } decisions
}
figures-ranges-declared = decision = declared value
figures-ranges-range = range ({ $kind })
figures-ranges-not-known = not known

# The robustness plot.

figures-robustness-title = Robustness of { $model } for { $outcome }
figures-robustness-caption = Robustness plot of the { $kind } solution for `{ $outcome }`: each case by its membership in the solution and in the test set: in minTS where the case is in the solution, in maxTS where it is not. Upper right: robust; lower right: shaky; upper left: possible.
figures-robustness-caption-first = Robustness plot of the { $kind } solution for `{ $outcome }`: each case by its membership in the solution and in the test set: in minTS where the case is in the solution, in maxTS where it is not. Upper right: robust; lower right: shaky; upper left: possible. The first model.
figures-robustness-alt = Robustness plot: { $counts }
figures-robustness-count = { $n } { $kind }
figures-robustness-robust = robust
figures-robustness-shaky = shaky
figures-robustness-possible = possible
figures-robustness-none = in no solution
figures-robustness-x = Initial solution (IS), membership
figures-robustness-y = Test set: minTS or maxTS, membership
figures-robustness-shows = shows the outcome
figures-robustness-does-not = does not show it

# The truth table.

figures-rows-title = Truth table for { $outcome }
figures-rows-row = Row
figures-rows-cases = Cases, by the code of the row
figures-rows-bar = { $n }  ({ $code }; { $consistency })
figures-rows-caption = The observed rows of the truth table for `{ $outcome }`, in the order of the table: a full dot where the condition is present, an empty one where it is absent, a number for the value of a multi-value condition; bars are numbers of cases, beside them the code of the row and its consistency.
figures-rows-caption-first = The observed rows of the truth table for `{ $outcome }`, in the order of the table: a full dot where the condition is present, an empty one where it is absent, a number for the value of a multi-value condition; bars are numbers of cases, beside them the code of the row and its consistency. The first { $shown } of { $all } rows.

# Scatter plots with ceilings.

figures-scatter-title = Ceilings of { $condition } for { $outcome }
figures-scatter-caption-upper-left = `{ $condition }` and `{ $outcome }`: { $n } cases, darker those on the border (peers), and the ceilings. Shaded: the zone beyond the first ceiling, in the upper left corner of the scope (dotted).
figures-scatter-caption-upper-right = `{ $condition }` and `{ $outcome }`: { $n } cases, darker those on the border (peers), and the ceilings. Shaded: the zone beyond the first ceiling, in the upper right corner of the scope (dotted).
figures-scatter-caption-lower-left = `{ $condition }` and `{ $outcome }`: { $n } cases, darker those on the border (peers), and the ceilings. Shaded: the zone beyond the first ceiling, in the lower left corner of the scope (dotted).
figures-scatter-caption-lower-right = `{ $condition }` and `{ $outcome }`: { $n } cases, darker those on the border (peers), and the ceilings. Shaded: the zone beyond the first ceiling, in the lower right corner of the scope (dotted).
figures-scatter-alt = Scatter plot with ceilings: { $sizes }
figures-scatter-key = { $ceiling }: d = { $d }
figures-scatter-named = { $label } ({ $name })
figures-scatter-column = { $named }: column { $column }
figures-scatter-membership = { $named }, membership

# XY plots.

figures-xy-alt = XY plot: { $title }
figures-xy-case = case
figures-xy-deviant = deviant case
figures-xy-sufficiency = consistent with sufficiency
figures-xy-necessity = consistent with necessity
