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
