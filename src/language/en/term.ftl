# Terms of the method. In English the kinds of solutions are adjectives.

term-conservative = conservative
term-intermediate = intermediate
term-parsimonious = parsimonious
term-enhanced-intermediate = enhanced intermediate
term-enhanced-parsimonious = enhanced parsimonious
