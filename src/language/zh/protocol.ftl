# 检验小结。

protocol-summary = `{ $outcome }` 的{ $kind }的稳健程度：{ $parts }。

# 与替代设定的比较。

protocol-fit-title = 与替代设定的比较
protocol-fit-legend-sets = 将主分析的解（初始解，IS）与检验集（TS，即所有替代设定的解）相比较。minTS 为各检验解的交集，maxTS 为其并集，稳健核心为 IS 与全部检验解的交集。RF_cov：核心的覆盖度与 IS 的覆盖度之比。RF_cons：IS 的一致性与核心的一致性之比。RF_SC：IS 与 minTS（或 maxTS）共有的案例隶属度，与二者之一所有的隶属度之比。取值为 1 表示完全稳健（Oana & Schneider 2021）。
protocol-fit-legend-cases = 属于 IS 的案例，若同时属于每个检验解则为稳健案例，否则为动摇案例；仅属于某些检验解的案例为可能案例；呈现结果者为典型，不呈现结果者为偏离。RCR_typ 与 RCR_dev：稳健案例占稳健、动摇与可能案例之和的比例。RCC_rank：1 既无动摇也无可能案例，2 有可能案例，3 有动摇案例，4 二者皆有。不属于任何解的案例中，呈现结果者为覆盖度上的极端偏离案例，不呈现结果者为无关案例。
protocol-fit-note-ties = 存在并列模型时，主分析的每个模型各有其指标，替代设定的每个模型各为一个检验解。
protocol-fit-note-without = 各解在所有替代设定共有的案例上比较，即不含 { $cases }。IS 在这些案例上的拟合指标不同于在全部案例上的拟合指标。
protocol-fit-note-empty = `{ $outcome }` 的{ $kind }：{ $n } 个替代设定无解，因而 minTS 与核心为空：{ $names }。
protocol-fit-note-silent = { $names } 未分析 `{ $outcome }` 的{ $kind }。
protocol-fit-note-unlisted = `{ $outcome }` 的{ $kind }：模型未全部列出；指标仅就已列出的模型计算。
protocol-fit-caption = 面向拟合与面向案例的稳健性：主分析的每个模型一行。仅当所有替代设定的条件均与主分析相同时，才写出稳健核心的表达式。
protocol-fit-cases-caption = `{ $outcome }` 的{ $kind }的稳健、动摇与可能案例：就全部模型而言，或就按上表次序编号的模型而言。
protocol-fit-quoted = “{ $name }”
protocol-fit-all-models = 全部
protocol-fit-summary = 与替代设定相比（1 为完全稳健）RF_cons { $consistency }，RF_cov { $coverage }，RF_SC_minTS { $min }，RF_SC_maxTS { $max }，RCR_typ { $typical }
protocol-fit-summary-first = 与替代设定相比（1 为完全稳健）RF_cons { $consistency }，RF_cov { $coverage }，RF_SC_minTS { $min }，RF_SC_maxTS { $max }，RCR_typ { $typical }（第一个模型）
protocol-fit-kind-robust-typical = 稳健典型
protocol-fit-kind-robust-deviant = 稳健偏离
protocol-fit-kind-shaky-typical = 动摇典型
protocol-fit-kind-shaky-deviant = 动摇偏离
protocol-fit-kind-possible-typical = 可能典型
protocol-fit-kind-possible-deviant = 可能偏离
protocol-fit-kind-extreme-deviant-coverage = 极端偏离（覆盖度）
protocol-fit-kind-irrelevant = 无关

# 逐个剔除案例或群组。

protocol-left-out-title-case = 留一法（逐个剔除案例）
protocol-left-out-title-cluster = 留一组法（逐个剔除群组）
protocol-left-out-intro-case = 分析共运行 { $n } 次，每次剔除一个案例。{ $anchors }全部模型相同时，解视为相同。
protocol-left-out-intro-cluster = 分析共运行 { $n } 次，每次剔除一个群组。{ $anchors }全部模型相同时，解视为相同。
protocol-left-out-recompute = 由数据统计量确定的锚点根据余下的案例重新计算。
protocol-left-out-hold = 所有案例的隶属度保持与主分析相同。
protocol-left-out-failed-case = 剔除以下 { $n } 个案例时，无法按声明的设定进行分析，相应的运行不计入次数：{ $names }。
protocol-left-out-failed-cluster = 剔除以下 { $n } 个群组时，无法按声明的设定进行分析，相应的运行不计入次数：{ $names }。
protocol-left-out-failed-one = { $name }（`{ $code }`）
protocol-left-out-counts-caption-case = 逐个剔除案例时解保持相同的次数。
protocol-left-out-counts-caption-cluster = 逐个剔除群组时解保持相同的次数。
protocol-left-out-changes-caption-case = `{ $outcome }` 的{ $kind }：剔除后会使解改变的各个案例、改变后的解与主分析之解的关系，以及失去和新增的项。
protocol-left-out-changes-caption-cluster = `{ $outcome }` 的{ $kind }：剔除后会使解改变的各个群组、改变后的解与主分析之解的关系，以及失去和新增的项。
protocol-left-out-becomes-necessary = `{ $condition }` 成为必要条件
protocol-left-out-no-longer-necessary = `{ $condition }` 不再是必要条件
protocol-left-out-necessity-run = 剔除 { $name } 时，{ $changes }
protocol-left-out-necessity = `{ $outcome }` 的必要性：{ $parts }。
protocol-left-out-necessity-counted = `{ $outcome }` 的必要性在 { $n } 次运行中有变化。
protocol-left-out-summary-case = 逐个剔除案例的 { $all } 次运行中有 { $same } 次相同
protocol-left-out-summary-cluster = 逐个剔除群组的 { $all } 次运行中有 { $same } 次相同

# 重抽样。

protocol-bootstrap-title = 自助法
protocol-subsample-title = 子抽样
protocol-bootstrap-intro = 有放回地重抽样 { $resamples } 次，每次 { $cases } 个案例：被多次抽中的案例重复计数（随机种子 { $seed }）。案例的隶属度保持不变，真值表行重新编码并最小化。一次重抽样的任一并列模型含有某项或与某模型相同，即视为该项或该模型再现；全部模型相同时，整个解视为再现。
protocol-subsample-intro = 无放回地抽样 { $resamples } 次，每次 { $cases } 个案例，每个案例至多抽中一次（随机种子 { $seed }）。案例的隶属度保持不变，真值表行重新编码并最小化。一次重抽样的任一并列模型含有某项或与某模型相同，即视为该项或该模型再现；全部模型相同时，整个解视为再现。
protocol-resamples-caption = { $resamples } 次重抽样中 `{ $outcome }` 的{ $kind }。
protocol-resamples-caption-others = { $resamples } 次重抽样中 `{ $outcome }` 的{ $kind }。其他 { $total } 个项中列出最常出现的 { $listed } 个。
protocol-resamples-whole = 整个解
protocol-resamples-model = 模型
protocol-resamples-term = 项
protocol-resamples-other = 其他项
protocol-resamples-none = 无解
protocol-resamples-unfinished = 模型未全部列出
protocol-bootstrap-summary = { $resamples } 次重抽样（自助法）中有 { $share } 相同
protocol-subsample-summary = { $resamples } 次重抽样（子抽样）中有 { $share } 相同

# 置换检验。

protocol-chance-title = 置换检验
protocol-chance-intro = 将结果在案例间随机置换 { $count } 次（随机种子 { $seed }），每次置换后重做分析，以显示与结果毫无关系的条件会得到怎样的解。存在并列模型时，与主分析一样取第一个模型。p 为所得解的一致性与覆盖度均不低于实际解的置换所占比例，实际观察到的结果亦计为一次置换。
protocol-chance-found = 仅凭偶然，{ $with } 的置换会得到某个解；{ $count } 次置换中有 { $good } 次所得的解不逊于 `{ $outcome }` 的{ $kind }（p = { $p }）。
protocol-chance-empty = 没有可供比较的实际解：`{ $outcome }` 的{ $kind }为空。仅凭偶然，{ $with } 的置换会得到一个解。
protocol-chance-caption = `{ $outcome }` 的{ $kind }与各次有解的置换所得之解：实际解的指标，置换解指标的 5%、50% 与 95% 分位数，以及达到实际值的置换次数。
protocol-chance-consistency = 一致性
protocol-chance-coverage = 覆盖度
protocol-chance-terms = 项数
protocol-chance-literals = 文字数
protocol-chance-summary = { $count } 次置换中偶然得到不逊于此的解 { $good } 次

# 群组。

protocol-panel-title = 群组（面板）检验
protocol-panel-intro = 组间一致性是每个 `{ $between }` 内各案例的一致性；汇总一致性是全部案例的一致性。距离衡量各组一致性的差异程度，全部相等时为 0；调整距离为距离除以 √(n / (n² + 3n + 2))，n 为组数，以便在组数不同时比较（Garcia-Castro & Ariño 2016）。对该集合没有隶属度的组没有一致性，不计入距离。
protocol-panel-intro-within = 组间一致性是每个 `{ $between }` 内各案例的一致性；汇总一致性是全部案例的一致性；组内一致性是每个 `{ $within }` 在其各案例上的一致性。距离衡量各组一致性的差异程度，全部相等时为 0；调整距离为距离除以 √(n / (n² + 3n + 2))，n 为组数，以便在组数不同时比较（Garcia-Castro & Ariño 2016）。对该集合没有隶属度的组没有一致性，不计入距离。
protocol-panel-pooled-caption = `{ $outcome }` 的一致性与覆盖度：汇总值，以及组间与组内一致性的差异程度。
protocol-panel-pooled-caption-kind = `{ $outcome }` 的一致性与覆盖度（{ $kind }）：汇总值，以及组间与组内一致性的差异程度。
protocol-panel-between-caption = 按 { $column } 分组的 `{ $outcome }` 的一致性与覆盖度（组间），至多列出 { $most } 个表达式。
protocol-panel-within-caption = 按 { $column } 分组的 `{ $outcome }` 的一致性与覆盖度（组内），至多列出 { $most } 个表达式。
protocol-panel-sufficiency = 充分性
protocol-panel-necessity = 必要性
protocol-panel-condition = 条件
protocol-panel-term = 项
protocol-panel-model = 模型
protocol-panel-consistency-of = `{ $expression }` 的一致性
protocol-panel-coverage-of = `{ $expression }` 的覆盖度

# 列名。

protocol-column-solution = 解
protocol-column-test-solutions = 检验解个数
protocol-column-core = 稳健核心
protocol-column-consistency-is = IS 的一致性
protocol-column-coverage-is = IS 的覆盖度
protocol-column-consistency-core = 核心的一致性
protocol-column-coverage-core = 核心的覆盖度
protocol-column-kind = 类型
protocol-column-models = 模型
protocol-column-runs = 运行次数
protocol-column-same = 相同次数
protocol-column-share = 比例
protocol-column-no-solution = 无解次数
protocol-column-without = 剔除
protocol-column-relation = 与主分析的关系
protocol-column-terms-lost = 失去的项
protocol-column-terms-gained = 新增的项
protocol-column-what = 对象
protocol-column-expression = 表达式
protocol-column-resamples = 重抽样次数
protocol-column-figure = 指标
protocol-column-observed = 实际值
protocol-column-low = 5%
protocol-column-median = 中位数
protocol-column-high = 95%
protocol-column-at-or-above = 不低于实际值的次数
protocol-column-for = 检验
protocol-column-distance-between = 组间距离
protocol-column-adjusted-between = 组间调整距离
protocol-column-distance-within = 组内距离
protocol-column-adjusted-within = 组内调整距离
protocol-column-rf-cons = RF_cons
protocol-column-rf-cov = RF_cov
protocol-column-rf-min = RF_SC_minTS
protocol-column-rf-max = RF_SC_maxTS
protocol-column-rcr-typ = RCR_typ
protocol-column-rcr-dev = RCR_dev
protocol-column-rcc-rank = RCC_rank
protocol-column-outcome = 结果
protocol-column-model = 模型
