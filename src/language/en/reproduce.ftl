# The section on reproducing the results.

reproduce-inputs = Input files, with their fingerprints.
reproduce-column-file = File
reproduce-decisions = Every analytic decision, its value, and its source: declared in the study file, or a default of the program.
reproduce-column-decision = Decision
reproduce-column-value = Value
reproduce-column-source = Source
reproduce-declared = declared
reproduce-default = default
reproduce-made-by = Made by { $program } { $version }. The same files and the same version write the same bytes.
