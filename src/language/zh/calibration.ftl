# 变量校准一节。

calibration-reasons = 研究者对校准锚点与分界值的说明：
calibration-reason = { $set }（{ $label }）：{ $reason }

calibration-column-label = 名称
calibration-column-source = 变量列
calibration-column-exclusion = 完全不隶属
calibration-column-crossover = 交叉点
calibration-column-inclusion = 完全隶属
calibration-column-score = 完全隶属处的隶属度
calibration-column-curve = 曲线
calibration-column-power-below = 下段幂次
calibration-column-power-above = 上段幂次
calibration-column-method = 方法
calibration-column-rule = 规则
calibration-column-mean = 均值
calibration-column-deviation = 标准差
calibration-column-minimum = 最小值
calibration-column-maximum = 最大值
calibration-column-above-half = 隶属度大于 0.5 的比例
calibration-column-skewed = 是否偏态

calibration-direct-caption = 采用直接校准法的集合：完全不隶属、交叉点与完全隶属三个锚点的原始值，以及完全隶属处的隶属度。
calibration-curves-caption = 采用其他曲线校准的集合：隶属度在完全不隶属处为 0，在交叉点处为 0.5，在完全隶属处为 1，幂次为 1 时为直线；经验累积分布法以不超过某一取值的案例比例代替该取值。
calibration-rules-caption = 未采用直接校准法的集合及其校准规则。
calibration-distributions = 原始值的均值与样本标准差，以及隶属度大于 0.5 的案例比例；该比例低于 20% 或高于 80% 视为偏态。
calibration-distributions-with-range = 原始值的均值、样本标准差与取值范围，以及隶属度大于 0.5 的案例比例；该比例低于 20% 或高于 80% 视为偏态。
calibration-raw-caption = 各案例在各集合上的原始值。
calibration-memberships-caption = 各案例校准后的隶属度；多值集合为其取值。

calibration-anchor = { $value }（{ $declared }）
calibration-frozen-anchor = { $value }（{ $declared }，已冻结）
calibration-frozen = 标注为已冻结的锚点沿用 `{ $file }` 中的取值，这些取值来自 SHA-256 为 `{ $sha }` 的数据。

calibration-linear = 线性
calibration-bell = 钟形
calibration-inverse-bell = 倒钟形
calibration-ecdf = 经验累积分布法
calibration-direct = 直接校准法
calibration-indirect = 间接校准法
calibration-tfr = 全模糊相对法
calibration-crisp = 清晰集校准
calibration-multi-value = 多值集校准
calibration-recode = 重新编码
calibration-no-method = 不校准

calibration-rule-indirect = 先按超过分界值 { $thresholds } 的比例赋予初始隶属度，再以 ln x、√x、x 与 x² 为自变量作分数 logit 回归
calibration-rule-tfr = 不超过某一编码的案例比例，编码 1 处为 0
calibration-rule-crisp-from = 不低于 { $threshold } 为隶属
calibration-rule-crisp-below = 低于 { $threshold } 为隶属
calibration-rule-values-given = 直接采用给定的取值
calibration-rule-memberships-given = 直接采用给定的隶属度
calibration-step-lowest = 低于最小分界值为 0
calibration-step-from = { $threshold } 起为 { $value }
calibration-step-up-to = 不超过 { $at } → { $score }
calibration-step-above = 更高 → { $score }

calibration-half-score = { $case }（{ $sets }）
calibration-half-dropped = 条件的隶属度恰为 0.5 的案例无法归入真值表的任何一行，以下案例已剔除：{ $cases }。
calibration-half-raised = 条件的隶属度恰为 0.5 的案例无法归入真值表的任何一行，以下隶属度已加上所声明的常数：{ $cases }。
calibration-no-half = 所有条件的隶属度均不恰为 0.5。
calibration-outcome-half = 结果的隶属度恰为 0.5 的案例：{ $cases }。
