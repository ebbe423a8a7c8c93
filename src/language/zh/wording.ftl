# 列举与数字。

wording-separator = 、
wording-and = { $most }和{ $last }
wording-and-symbol = { $most }、{ $last }
wording-number = { $n }
wording-percent = { $number }%
wording-below-one-percent = 不足 1%
wording-cases = { $n } 个案例
wording-many-terms = 一个含 { $terms } 项的表达式，此处不逐项写出（`limits.rows_listed`）
wording-between-sentences = {""}
wording-semicolon = ；
wording-comma = ，
