# 真值表一节。

truth-table-heading = { $outcome } 的真值表
truth-table-introduction = 表中列出至少有一个案例隶属度大于 0.5 的组态，结果为 1 的行居前，其余按一致性排序。一致性与 PRI 基于全部案例计算，n 为该行的案例数。OUT 取值：1 表示充分，0 表示不充分，C 表示矛盾组态，? 表示案例数不足的逻辑余项。
truth-table-caption = `{ $outcome }` 的真值表：各观察到的组态的条件取值、案例数（n）、一致性、PRI、结果编码（OUT）及其案例。
truth-table-column-out = OUT

truth-table-cutoffs = 频数阈值为 { $frequency }，一致性阈值为 { $consistency }，PRI 阈值为 { $pri }。达到频数阈值的行包含 { $all } 个案例中的 { $kept } 个。
truth-table-cutoffs-with-contradictions = 频数阈值为 { $frequency }，一致性阈值为 { $consistency }（不低于 { $contradiction } 编码为 C），PRI 阈值为 { $pri }。达到频数阈值的行包含 { $all } 个案例中的 { $kept } 个。
truth-table-negative-by-pri = 一致性达标但 PRI 低于阈值 { $pri }，因而编码为 0 的行：第 { $rows } 行。
truth-table-excluded = 由研究文件排除并编码为 0 的行：{ $rows }，{ $expression }。
truth-table-ambiguous = 因隶属度恰为 0.5 而无法归入任何一行的案例：{ $cases }。
truth-table-gap = 一致性阈值 { $cutoff } 介于 { $below } 与 { $above } 之间，二者为与其最接近的行一致性。
truth-table-none-reaches = 没有任何一行达到一致性阈值 { $cutoff }，最高的一致性为 { $highest }。
truth-table-all-reach = 所有行均达到一致性阈值 { $cutoff }，最低的一致性为 { $lowest }。

truth-table-rows = { $n } 行
truth-table-uncountable-rows = 行数多得无法计数
