# 方法术语。

term-conservative = 保守解
term-intermediate = 中间解
term-parsimonious = 简约解
term-enhanced-intermediate = 增强型中间解
term-enhanced-parsimonious = 增强型简约解

term-label-and-name = { $label }（{ $name }）
term-yes = 是
term-no = 否
term-none = 无

# 以统计量声明的锚点。
term-percentile = 第 { $percent } 百分位数
term-median = 中位数
term-minimum = 最小值
term-maximum = 最大值
term-mean = 均值
term-mean-and-deviations = 均值{ $deviations } 个标准差
term-found-anchor = { $linkage }聚类所得 { $of } 个临界值中的第 { $at } 个
term-linkage-complete = 最远距离法
term-linkage-centroid = 重心法
term-linkage-ward = 离差平方和法

# 必要条件分析。
term-effect-none = 无
term-effect-small = 小
term-effect-medium = 中等
term-effect-large = 大
term-effect-very-large = 非常大
term-upper-left = 左上
term-upper-right = 右上
term-lower-left = 左下
term-lower-right = 右下
term-outlier-ceiling = 上限
term-outlier-scope = 范围
term-outlier-both = 上限与范围

# 可变动的设定与锚点。
term-decision-consistency = 一致性阈值
term-decision-contradictions = 矛盾行阈值
term-decision-pri = PRI 阈值
term-decision-frequency = 频数阈值
term-decision-negated = 结果否定的{ $decision }
term-decision-key = { $decision }
term-decision-anchor = { $set } 的{ $anchor }
term-anchor-exclusion = 完全不隶属
term-anchor-crossover = 交叉点
term-anchor-inclusion = 完全隶属
term-anchor-threshold = 临界值
term-anchor-numbered = { $anchor } { $number }
term-anchor-key-numbered = { $anchor } { $number }
