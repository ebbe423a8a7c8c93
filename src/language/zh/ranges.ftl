# 敏感性区间。

ranges-title = 敏感性区间
ranges-legend = 敏感性区间是指在其他设定不变的情况下，某项设定在其声明值附近可以变动而解保持相同的区间；解相同是指全部模型（包括所有并列模型）相同。越过端点，解即改变；更远处解可能又恢复相同。名称中含有集合名的设定是该集合的校准锚点，以其数据列的单位计。
ranges-legend-ends = 阈值的端点是观察到的真值表行的得分，校准临界值的端点是原始值；端点均为精确值，“含端点”表示端点本身是否属于该区间。得分恰好等于阈值的行视为达到阈值。
ranges-legend-search = 校准曲线的锚点通过搜索确定：在交叉点可能遇到的每个原始值两侧，并以原始值全距的 { $steps } 等分为步长逐步搜索，最远至原始值范围之外一个全距；两步之间的端点以二分法逼近至全距的 { $precision }。每个端点的两侧均已实际运行。若某一变化恰在两步之间出现又消失，则无法察觉。
ranges-legend-unpublished = 由于原始值不公开，锚点区间的端点向真实端点以内取整，以原始值全距的二十分之一为单位。
ranges-caption = 使 `{ $outcome }` 的{ $kind }保持相同的设定区间，以及区间终止的原因：端点以外的解与主分析之解的关系、该解本身，以及编码改变的行。
ranges-main-not-listed = 主分析的模型未全部列出（`limits`）
ranges-yes = 是
ranges-no = 否
ranges-end-of-scale = 取值范围的尽头
ranges-end-of-data = 数据范围的尽头
ranges-neighbour = 与 { $name } 相邻
ranges-searched = 搜索范围内未见变化
ranges-cannot-run = 越过此点无法进行分析
ranges-out-of-steps = 步数已用尽（`limits.steps`）
ranges-not-known = 越过此点未能找到全部模型
ranges-unlimited = 无端点
ranges-same-rows-other-models = 行相同、模型不同
ranges-another = 另一个解
ranges-only-there = 仅该处有解
ranges-changed = { $relation } `{ $model }`
ranges-changed-first = { $relation } `{ $model }`（{ $n } 个模型中的第一个）
ranges-row = 第 { $row } 行：{ $main } → { $variant }
ranges-rows-more = 另有 { $n } 行
ranges-summary = 逐一单独变动时，`{ $outcome }` 的{ $kind }在以下区间内保持相同：{ $ranges }。
ranges-summary-one = { $cutoff }{ $interval }
ranges-cutoff-consistency = 一致性阈值
ranges-cutoff-contradictions = 矛盾行阈值
ranges-cutoff-pri = PRI 阈值
ranges-cutoff-frequency = 频数阈值
ranges-only = 仅为 { $value }
ranges-from = 不低于 { $value }
ranges-above = 高于 { $value }
ranges-up-to = 不高于 { $value }
ranges-below = 低于 { $value }
ranges-both = { $from } 且{ $to }

# 列名。

ranges-column-decision = 设定
ranges-column-declared = 声明值
ranges-column-from = 下端
ranges-column-belongs = 含端点
ranges-column-to = 上端
ranges-column-below = 下端以外
ranges-column-above = 上端以外
