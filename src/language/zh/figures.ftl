# 重抽样。

figures-bars-title = { $resamples } 次重抽样中 { $outcome } 的{ $kind }
figures-bars-caption = `{ $outcome }` 的{ $kind }及其各项在 { $resamples } 次重抽样中再现的比例，以及最常出现的其他项。
figures-bars-alt = 条形图：{ $terms }
figures-bars-axis = 占重抽样的比例
figures-bars-whole = 整个解
figures-bars-terms = 解中的项
figures-bars-others = 其他项

# 质蕴含项表。

figures-chart-prime = 质蕴含项
figures-chart-rows = 待解释的行
figures-chart-key = 粗体：必不可少，见于所有模型；常规：见于部分模型；灰色空心点：不见于任何模型。

# 组态表。

figures-configurations-caption = { $about } 的组态，与上表相同。
figures-configurations-alt = { $about } 的组态表
figures-configurations-title = { $about } 的组态
figures-configurations-cases = 案例
figures-configurations-legend = 大：核心条件；小：边缘条件。实心：条件存在；带叉：条件缺席；空白：条件可有可无。
figures-configurations-legend-plain = 实心：条件存在；带叉：条件缺席；空白：条件可有可无。
figures-path-consistency = 一致性
figures-path-pri = PRI
figures-path-raw-coverage = 原始覆盖度
figures-path-unique-coverage = 唯一覆盖度
figures-solution-consistency = 解的一致性
figures-solution-pri = 解的 PRI
figures-solution-coverage = 解的覆盖度

# 案例与路径。

figures-coverage-above = 大于 0.5
figures-coverage-not-above = 不大于 0.5

# 校准曲线。

figures-curve-title = { $set } 的校准
figures-curve-alt = { $set } 的校准曲线
figures-curve-caption = { $set } 的校准：由原始值到隶属度。
figures-curve-caption-anchors = { $set } 的校准：由原始值到隶属度，虚线为锚点或临界值。
figures-curve-caption-cases = { $set } 的校准：由原始值到隶属度；下方短线为各案例的原始值。
figures-curve-caption-anchors-cases = { $set } 的校准：由原始值到隶属度，虚线为锚点或临界值；下方短线为各案例的原始值。
figures-curve-column = { $set }：数据列 { $column }
figures-curve-value = { $set } 的取值
figures-curve-membership = 对 { $set } 的隶属度

# 各组的一致性。

figures-heat-title = 按 { $column } 分组的 { $outcome } 一致性
figures-heat-caption = 各 { $column } 中 `{ $outcome }` 的一致性：每组一行，每个表达式一列。无数字的格表示该组没有属于该表达式的案例。
figures-heat-alt = 按 { $column } 分组的一致性热图
figures-heat-term = { $number }：{ $expression }
figures-heat-below = 低于 { $value }
figures-heat-from = { $value } 起

# 两项设定同时变动的图。

figures-map-title = { $x } 与 { $y } 变动时 { $outcome } 的解
figures-map-caption = `{ $outcome }` 的{ $kind }：{ $x }（声明值 { $xdeclared }）与 { $y }（声明值 { $ydeclared }）变动时共有 { $n } 个不同的解。A：主分析的解。圆环：声明值。
figures-map-alt = { $x } 与 { $y } 变动时 { $n } 个解的分布图

# 敏感性区间。

figures-ranges-title = { $outcome } 的敏感性区间
figures-ranges-caption = 每项设定单独变动到何处时 `{ $outcome }` 的解才会改变。每行各有其刻度；贯穿一行的竖线为声明值。条形以短线结束表示解在该处改变，以箭头结束表示未发现变化，平直结束表示该设定不能再变动。
figures-ranges-alt = { $n } 项设定的敏感性区间条形图
figures-ranges-declared = 设定 = 声明值
figures-ranges-range = 区间（{ $kind }）
figures-ranges-not-known = 未知

# 稳健性图。

figures-robustness-title = { $outcome } 的解 { $model } 的稳健性
figures-robustness-caption = `{ $outcome }` 的{ $kind }的稳健性图：每个案例的位置由其对解和对检验集的隶属度决定；属于解的案例取 minTS，不属于解的案例取 maxTS。右上：稳健；右下：动摇；左上：可能。
figures-robustness-caption-first = `{ $outcome }` 的{ $kind }的稳健性图（第一个模型）：每个案例的位置由其对解和对检验集的隶属度决定；属于解的案例取 minTS，不属于解的案例取 maxTS。右上：稳健；右下：动摇；左上：可能。
figures-robustness-alt = 稳健性图：{ $counts }
figures-robustness-count = { $kind } { $n } 个
figures-robustness-robust = 稳健
figures-robustness-shaky = 动摇
figures-robustness-possible = 可能
figures-robustness-none = 不属于任何解
figures-robustness-x = 对初始解（IS）的隶属度
figures-robustness-y = 对检验集（minTS 或 maxTS）的隶属度
figures-robustness-shows = 呈现结果
figures-robustness-does-not = 不呈现结果

# 真值表。

figures-rows-title = { $outcome } 的真值表
figures-rows-row = 行
figures-rows-cases = 案例数（按行的编码）
figures-rows-bar = { $n }（{ $code }；{ $consistency }）
figures-rows-caption = `{ $outcome }` 真值表中观察到的行，按表中次序：实心点表示条件存在，空心点表示条件缺席，数字为多值条件的取值；条形为案例数，旁注为行的编码与一致性。
figures-rows-caption-first = `{ $outcome }` 真值表中观察到的行，按表中次序：实心点表示条件存在，空心点表示条件缺席，数字为多值条件的取值；条形为案例数，旁注为行的编码与一致性。共 { $all } 行，仅画出前 { $shown } 行。

# 带上限线的散点图。

figures-scatter-title = { $condition } 对 { $outcome } 的上限线
figures-scatter-caption-upper-left = `{ $condition }` 与 `{ $outcome }`：{ $n } 个案例（位于边界上的案例颜色较深）与上限线。阴影：第一条上限线以外的区域，位于范围（虚线框）的左上角。
figures-scatter-caption-upper-right = `{ $condition }` 与 `{ $outcome }`：{ $n } 个案例（位于边界上的案例颜色较深）与上限线。阴影：第一条上限线以外的区域，位于范围（虚线框）的右上角。
figures-scatter-caption-lower-left = `{ $condition }` 与 `{ $outcome }`：{ $n } 个案例（位于边界上的案例颜色较深）与上限线。阴影：第一条上限线以外的区域，位于范围（虚线框）的左下角。
figures-scatter-caption-lower-right = `{ $condition }` 与 `{ $outcome }`：{ $n } 个案例（位于边界上的案例颜色较深）与上限线。阴影：第一条上限线以外的区域，位于范围（虚线框）的右下角。
figures-scatter-alt = 带上限线的散点图：{ $sizes }
figures-scatter-key = { $ceiling }：d = { $d }
figures-scatter-named = { $label }（{ $name }）
figures-scatter-column = { $named }：数据列 { $column }
figures-scatter-membership = { $named }：隶属度

# XY 图。

figures-xy-alt = XY 图：{ $title }
figures-xy-case = 案例
figures-xy-deviant = 偏离案例
figures-xy-sufficiency = 与充分性一致
figures-xy-necessity = 与必要性一致
