# The frame of a report: titles of sections, what stands at tables and figures, and the page.

page-summary = Summary
page-findings = Findings
page-claims = Claims
page-data = Data and design
page-calibration = Calibration
page-necessity = Necessity
page-truth-table = Truth table
page-sufficiency = Sufficiency
page-configurations = Configuration table
page-cases = Cases
page-robustness = Robustness
page-standards = Standards
page-reproduce = Reproduce

page-figure = Figure { $number }.
page-table = Table { $number }.
page-files-open = {" ("}
page-files-close = )

page-table-region = Table
page-clear = Clear
page-highlighted = { $case }: highlighted in { $places } places
# Parts of regular expressions: what stands between the names of cases, and before the end of a share.
page-between-cases = , |; | \/ | \(of \d+\)
page-percent-sign = {" "}%

page-tex-header = Needs \usepackage{"{"}booktabs{"}"}. Scripts other than Latin need XeLaTeX or LuaLaTeX.
