# The section on necessity.

necessity-heading = Necessity for { $outcome }
necessity-cutoffs = A condition, or its negation, counts as necessary with a { $cutoffs }.
necessity-consistency-of = consistency of at least { $least }
necessity-coverage-of = coverage of at least { $least }
necessity-relevance-of = relevance (RoN) of at least { $least }
necessity-caption = Necessity of each condition and its negation for `{ $outcome }`: consistency Σ min(x, y) / Σ y, coverage Σ min(x, y) / Σ x, RoN the relevance of necessity.
necessity-passing-condition = `{ $condition }` (consistency { $consistency }, RoN { $relevance })
necessity-passing = What passes for `{ $outcome }`: { $conditions }.
necessity-nothing = No condition and no negation passes for `{ $outcome }`.

necessity-perhaps-trivial = yes, perhaps trivially
necessity-low-consistency = no: consistency too low
necessity-low-coverage = no: coverage too low
necessity-low-relevance = no: trivial (RoN too low)

necessity-column-disjunction = Disjunction
necessity-disjunctions-caption = Disjunctions of up to { $most } conditions that pass as necessary for `{ $outcome }`, none of which holds a smaller one that is. Whether one stands for a concept of its own is for theory to say.
necessity-no-disjunction = No disjunction of up to { $most } conditions passes for `{ $outcome }`.
necessity-no-single-tried = The steps ran out (`limits.steps`) in the search for disjunctions of up to { $most } conditions for `{ $outcome }`: not even all single conditions were tried.
necessity-no-order-tried = The steps ran out (`limits.steps`) in the search for disjunctions of up to { $most } conditions for `{ $outcome }`: no order of disjunctions was tried in full.
necessity-some-tried = The steps ran out (`limits.steps`) in the search for disjunctions of up to { $most } conditions for `{ $outcome }`: only those of up to { $tried } conditions were all tried.

necessity-column-claim = Claim
necessity-claimed-caption = What the enhanced standard analysis claims to be necessary for `{ $outcome }`.

necessity-cases-caption = Cases to look at within, and pairs to compare, up to three of each kind, best first. A typical case is in the condition and in the outcome, and not less in the condition; a deviant one for relevance is in the condition only, one for consistency in the outcome only (by truth-table row; pairs are alike in the other conditions).
necessity-column-typical = Typical
necessity-column-deviant-relevance = Deviant (relevance)
necessity-column-deviant-consistency = Deviant (consistency)
necessity-column-typical-deviant-relevance = Typical and deviant (relevance)
necessity-column-typical-deviant-consistency = Typical and deviant (consistency)
