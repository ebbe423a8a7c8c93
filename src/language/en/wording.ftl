# Lists, and numbers in words.

wording-separator = {", "}
wording-and = { $most } and { $last }
wording-and-symbol = { $most } and { $last }
wording-number = { $n ->
    [0] no
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
   *[other] { $n }
}
wording-percent = { $number } %
wording-below-one-percent = below 1 %
wording-cases = { $n ->
    [one] 1 case
   *[other] { $n } cases
}
wording-many-terms = an expression of { $terms } terms, not written out (`limits.rows_listed`)
wording-between-sentences = {" "}
wording-semicolon = {"; "}
wording-comma = {", "}
