# 两项设定同时变动的图。

maps-title = 两项设定同时变动
maps-legend = 每幅图同时变动两项设定，显示得到哪个解；A 为主分析的解，圆环标出声明值。沿阈值方向，图中区域的边界位于行的得分处，因而是精确的；沿其他锚点方向，则在等距步长的中点逐一运行分析。字母的含义见下表；过小的区域不标字母。
maps-legend-raw = 每幅图同时变动两项设定，显示得到哪个解；A 为主分析的解，圆环标出声明值。沿阈值或校准临界值方向，图中区域的边界位于行的得分或原始值处，因而是精确的；沿其他锚点方向，则在等距步长的中点逐一运行分析。字母的含义见下表；过小的区域不标字母。
maps-caption = 同时变动 { $x } 与 { $y } 时 `{ $outcome }` 的结果（{ $kind }）：每个解与主分析之解的关系，以及得到该解的区域占全图的比例。
maps-further = 另外 { $n } 个解
maps-incomplete = { $relation }（就已列出的模型而言）

# 列名。

maps-column-letter = 字母
maps-column-relation = 与主分析的关系
maps-column-solution = 解（第一个模型）
maps-column-models = 模型数
maps-column-fields = 区域数
maps-column-share = 占全图比例
