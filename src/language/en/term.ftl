# Terms of the method. In English the kinds of solutions are adjectives.

term-conservative = conservative
term-intermediate = intermediate
term-parsimonious = parsimonious
term-enhanced-intermediate = enhanced intermediate
term-enhanced-parsimonious = enhanced parsimonious

term-label-and-name = { $label } ({ $name })
term-yes = yes
term-no = no
term-none = none

# Statistics that anchors are declared as.
term-percentile = p{ $percent }
term-median = median
term-minimum = min
term-maximum = max
term-mean = mean
term-mean-and-deviations = mean{ $deviations }sd
term-found-anchor = found { $at } of { $of }, { $linkage } linkage
term-linkage-complete = complete
term-linkage-centroid = centroid
term-linkage-ward = ward

# Necessary condition analysis.
term-effect-none = none
term-effect-small = small
term-effect-medium = medium
term-effect-large = large
term-effect-very-large = very large
term-upper-left = upper left
term-upper-right = upper right
term-lower-left = lower left
term-lower-right = lower right
term-outlier-ceiling = ceiling
term-outlier-scope = scope
term-outlier-both = ceiling and scope

# Decisions that can be moved, and anchors.
term-decision-consistency = consistency
term-decision-contradictions = contradiction_from
term-decision-pri = pri
term-decision-frequency = frequency
term-decision-negated = negated_outcome.{ $decision }
term-decision-key = sufficiency.{ $decision }
term-decision-anchor = { $set }.{ $anchor }
term-anchor-exclusion = exclusion
term-anchor-crossover = crossover
term-anchor-inclusion = inclusion
term-anchor-threshold = threshold
term-anchor-numbered = { $anchor } { $number }
term-anchor-key-numbered = { $anchor }_{ $number }
