# The section.

standards-caption = Standards of good practice and of transparency, who states each, whether this study meets it, what was found, and the section that shows it.
standards-references = Sources: Schneider & Wagemann 2010, Comparative Sociology 9(3), 397–418; Wagemann & Schneider 2015, Qualitative & Multi-Method Research 13(1), 38–42; Greckhamer et al. 2018, Strategic Organization 16(4), 482–495; Rubinson et al. 2019, Avoiding Common Errors in QCA; Baumgartner & Thiem 2017, Sociological Methods & Research 46(4), 954–987; Oana, Schneider & Thomann 2021, Qualitative Comparative Analysis Using R. Whether a set fits its concept, and whether a path makes sense for its cases, no program can tell.
standards-summary = { $n ->
    [one] 1 standard
   *[other] { $n } standards
}: { $parts }. A violation that the researcher stands by can be acknowledged in the study file (`acknowledge`).
standards-count-met = { $n } met
standards-count-not-declared = { $n } not declared
standards-count-violated = { $n } violated
standards-count-acknowledged = { $n } violated and acknowledged with a reason
standards-state-met = met
standards-state-not-declared = not declared
standards-state-violated = violated
standards-state-acknowledged = violated, acknowledged
standards-source-program = this program
standards-column-standard = Standard
standards-column-source = Source
standards-column-state = State
standards-column-found = What was found
standards-column-section = Section

# The checklist: what is expected, and what was found.

standards-acknowledged = { $text } Acknowledged: { $reason }
standards-readable = The data, or the memberships, can be read
standards-readable-all = Raw values and memberships of every case are printed.
standards-readable-memberships = Memberships of every case are printed; raw values are not published.
standards-readable-none = Single cases are not printed.
standards-missing = Missing values are accounted for
standards-missing-none = Every case of the data file enters the analysis.
standards-missing-counted = The cases that leave the analysis are counted, and why.
standards-enough-cases = Enough cases for the number of conditions
standards-enough-cases-met = There are at least as many cases as logically possible configurations.
standards-both-sides = There are cases in the outcome and out of it
standards-both-sides-found = { $within ->
    [one] 1 case is
   *[other] { $within } cases are
} more in the outcome than out of it, { $out } more out.
standards-anchors = Anchors are reported and justified
standards-anchors-met = Every set has its anchors, and the reason for them.
standards-anchors-lacking = No reason is given for the anchors of { $sets }.
standards-half = No case is exactly 0.5 in a set
standards-half-met = No score is exactly 0.5.
standards-skewed = Sets are not skewed
standards-skewed-met = In every set between 20 and 80 % of the cases are more in than out.
standards-relevance = Necessity is judged by coverage and relevance too
standards-relevance-met = Cut-offs for consistency, coverage and relevance are declared, and nothing that passes looks trivial.
standards-relevance-not-declared = No cut-off for coverage or for relevance is declared; both are printed.
standards-necessity-first = Necessity is analysed on its own, before sufficiency, for the outcome and its negation
standards-necessity-first-met = Every condition and its negation is tested for the outcome and for its negation.
standards-truth-table = The truth table is printed, with its cut-offs
standards-truth-table-met = Every observed row is printed with its cases, consistency, PRI and code; the cut-offs are declared.
standards-frequency = The frequency cut-off keeps at least 80 % of the cases
standards-frequency-found = Rows with enough cases keep { $share }.
standards-consistency = The consistency cut-off is not below 0.75
standards-consistency-found = It is { $cutoff }.
standards-pri = No row with a PRI below 0.5 counts as sufficient
standards-pri-met = Every positive row has a PRI of at least 0.5.
standards-contradictory = No contradictory row, and no deviant case in a sufficient one
standards-contradictory-met = No row is a contradiction, and no positive row holds a case that is not in the outcome.
standards-simultaneous = No row is sufficient for the outcome and for its negation
standards-simultaneous-met = No row is sufficient for both.
standards-assumptions-consistent = No assumption contradicts another
standards-assumptions-consistent-met = No remainder is assumed for the outcome and for its negation alike.
standards-assumptions-consistent-not-declared = Only an analysis of the negated outcome could show it.
standards-three-solutions = All three solutions are reported
standards-three-solutions-met = Conservative, intermediate and parsimonious.
standards-three-solutions-some = { $n } of conservative, intermediate and parsimonious.
standards-expectations = Directional expectations are stated
standards-expectations-met = They are listed with the intermediate solution.
standards-expectations-none = The study file declares none.
standards-assumptions-listed = Simplifying assumptions are listed, easy and difficult ones
standards-assumptions-listed-met = Every model names its simplifying assumptions, the intermediate solution its easy and difficult counterfactuals.
standards-tied-models = Tied models are reported
standards-tied-models-met = Every model is found, and each that ties is listed.
standards-negated = The negated outcome is analysed on its own
standards-negated-met = It has its own truth table and solutions.
standards-negated-none = The study file asks for none.
standards-fit = Consistency and coverage are reported for each path and for the solution
standards-fit-met = Consistency, PRI, raw and unique coverage of every path; consistency, PRI and coverage of every model.
standards-necessity-respected = No assumption contradicts a necessary condition
standards-necessity-respected-none = No single condition is necessary.
standards-necessity-respected-barred = The enhanced standard analysis bars rows that contradict the claimed necessity.
standards-necessity-respected-not-declared = { $n ->
    [one] 1 condition is
   *[other] { $n } conditions are
} necessary for the outcome, and `sufficiency.enhanced.necessary` does not say so: remainders may contradict it.
standards-cases = Cases are linked to paths
standards-cases-met = Every case is shown with its membership in every path.
standards-robustness = Results are tested for robustness
standards-robustness-none = Nothing of it is declared.
standards-robustness-tried = Tried: { $tried }.
standards-tried-variants = { $n ->
    [one] 1 variant
   *[other] { $n } variants
} with other decisions
standards-tried-ranges = the range of every decision
standards-tried-maps = two decisions at a time
standards-tried-cases = the study without each case
standards-tried-clusters = the study without each cluster
standards-tried-resamples = resamples
standards-tried-chance = outcomes dealt out by chance
standards-tried-panel = consistency between and within clusters
standards-repeat = The analysis can be repeated
standards-repeat-met = Program and version, fingerprints of the inputs, and every decision are printed.
standards-acknowledgements = What is acknowledged was found
standards-acknowledgements-met = Every acknowledgement of the study file meets a finding.
