# 必要条件分析（NCA）。

nca-heading = { $outcome } 的必要条件分析（NCA）
nca-method-untested = 必要条件分析（NCA）考察结果的出现需要条件达到何种水平。分析所用数值为{ $values }，范围为{ $scope }。当每一上限线（{ $ceilings }）的效应量 d 均不低于 { $least } 时，视该条件为程度上的必要条件。本研究未声明置换检验，故效应量可能出于偶然。
nca-method-tested = 必要条件分析（NCA）考察结果的出现需要条件达到何种水平。分析所用数值为{ $values }，范围为{ $scope }。当每一上限线（{ $ceilings }）的效应量 d 均不低于 { $least } 且 p 值不高于 { $most } 时，视该条件为程度上的必要条件（置换 { $permutations } 次，随机种子 { $seed }）。
nca-memberships = 隶属度
nca-raw-values = 各变量列的原始值
nca-observed-ranges = 观察到的取值范围
nca-all-memberships = 全部隶属度（0 至 1）
nca-declared-ranges = 所声明的 { $ranges }，其余采用观察到的取值范围

nca-none-in-degree = 必要条件分析（NCA）显示，没有条件构成 `{ $outcome }` 程度上的必要条件。
nca-some-in-degree = 必要条件分析（NCA）显示，{ $conditions } { $n ->
    [1] 是
   *[other] 均是
} `{ $outcome }` 程度上的必要条件。
nca-none-declared = 未为 `{ $outcome }` 声明条件（`necessity.nca.negated_outcome`）。
nca-in-degree = `{ $condition }` 是 `{ $outcome }` 程度上的必要条件：{ $sizes }。
nca-not-in-degree = 不构成 `{ $outcome }` 程度上必要条件的有：{ $conditions }。
nca-condition-and-sizes = `{ $condition }`（{ $sizes }）
nca-size = { $ceiling } 的 d 为 { $size }
nca-size-tested = { $ceiling } 的 d 为 { $size }，p 为 { $p }
nca-below = 小于 { $least }
nca-at-least = 不低于 { $level }
nca-at-most = 不高于 { $level }
nca-needs = 按 { $ceiling } 上限线，{ $outcome } 达到 { $at } 要求 { $set } { $level }。
nca-needs-from-to = 按 { $ceiling } 上限线，{ $outcome } 达到 { $at } 要求 { $set } { $level }，{ $outcome } 达到 { $last_at } 则要求 { $set } { $last_level }。
nca-percentile = 第 { $at } 百分位数

nca-no-ceiling = `{ $condition }` 没有上限线：{ $reason }。
nca-too-few-cases = 仅有 { $n } 个案例，而上限线至少需要 { $fewest } 个
nca-constant-condition = 所有案例的条件取值相同
nca-constant-outcome = 所有案例的结果取值相同
nca-condition-outside = 条件的取值超出所声明的范围 { $low } 至 { $high }
nca-outcome-outside = 结果的取值超出所声明的范围 { $low } 至 { $high }
nca-needs-value = `{ $set }` 有多个取值，须指明其一，例如 `{ $set }{"{"}1{"}"}`
nca-no-such-set = 不存在条件 `{ $set }`
nca-column-of-words = 变量列 `{ $column }` 为文字而非数值

nca-sizes-caption = `{ $outcome }` 的效应量：d 为上限区域与范围之比，低于 { $medium } 为小，{ $medium } 起为中等，{ $large } 起为大，{ $very_large } 起为非常大（Dul 2016）；p 值及其 95% 置信区间的半宽；位于上限线之上的案例数；c 精确度，即位于上限线上或其下的案例比例；拟合度，即上限区域与 CE-FDH 上限区域之比。
nca-column-corner = 空白角
nca-column-ceiling = 上限线
nca-column-d = d
nca-column-size = 大小
nca-column-p = p
nca-column-p-accuracy = p 精度
nca-column-zone = 上限区域
nca-column-scope = 范围
nca-column-above = 上限线之上
nca-column-accuracy = c 精确度
nca-column-fit = 拟合度
nca-column-in-degree = 程度上必要
nca-column-in-kind = 集合上必要
nca-corner = { $number }（{ $place }）

nca-ceilings-caption = `{ $outcome }` 的上限线：直线为结果 = 截距 + 斜率 · 条件；复杂度为构成上限线的边界案例数或拐点数；无效率为条件与结果的取值范围中不受约束的比例；边界案例为位于边界上的案例。
nca-column-slope = 斜率
nca-column-intercept = 截距
nca-column-complexity = 复杂度
nca-column-condition-inefficiency = 条件无效率
nca-column-outcome-inefficiency = 结果无效率
nca-column-peers = 边界案例

nca-bottleneck-percentages = `{ $outcome }` 的瓶颈水平（{ $ceiling }，以占取值范围的百分比表示）：各条件须达到的水平；带 `~` 的列为该条件本身（不带 `~`）不得超过的水平。NN 表示不必要，NA 表示无法达到。
nca-bottleneck-values = `{ $outcome }` 的瓶颈水平（{ $ceiling }，以实际取值表示）：各条件须达到的水平；带 `~` 的列为该条件本身（不带 `~`）不得超过的水平。NN 表示不必要，NA 表示无法达到。
nca-bottleneck-percentiles = `{ $outcome }` 的瓶颈水平（{ $ceiling }，以百分位数表示，结果为其分位数，条件为取值更低的案例百分比）：各条件须达到的水平；带 `~` 的列为该条件本身（不带 `~`）不得超过的水平。NN 表示不必要，NA 表示无法达到。

nca-both-caption = `{ $outcome }` 的两类必要性：集合上的必要性（条件集合是结果的超集）与程度上的必要性（NCA）。
nca-column-d-by = d（{ $ceiling }）
nca-by-some-ceilings = { $all } 条上限线中有 { $some } 条
nca-agree-on-none = 两种分析结论一致：没有条件在集合上或程度上构成 `{ $outcome }` 的必要条件。
nca-agree = 两种分析结论一致：{ $conditions } { $n ->
    [1] 在集合上与程度上均
   *[other] 在集合上与程度上均
}为 `{ $outcome }` 的必要条件，其余条件在两方面均不必要。
nca-by-both = 在集合上与程度上均必要：{ $conditions }
nca-by-kind-only = 仅在集合上必要：{ $conditions }
nca-by-degree-only = 仅在程度上必要：{ $conditions }
nca-differ = 两种分析对 `{ $outcome }` 的必要条件结论不一。{ $parts }。

nca-outliers-caption = 影响 `{ $outcome }` 效应量的案例：剔除单个案例后的 d；若同时剔除两个案例的变化大于单独剔除其中任一案例，亦予列出。案例作为边界案例支撑上限线，以最低或最高取值支撑范围。
nca-column-left-out = 剔除的案例
nca-column-holds-up = 所支撑者
nca-column-change = 变化
nca-no-outlier = 剔除任何单个案例或任何一对案例均不改变 `{ $outcome }` 的效应量。
nca-more-outliers = 此处列出变化最大者，其余 { $n } 项见 `results.json`。
nca-no-figure = 本节不绘图：图形会显示单个案例的取值，而本报告不予列出。
