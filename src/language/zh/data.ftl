# 数据与研究设计一节。

data-source = 数据文件为 `{ $file }`（SHA-256 `{ $sha }`），共 { $cases } 个案例、{ $columns } 个变量列。
data-all-kept = 全部 { $kept } 个案例均进入分析。
data-dropped = { $kept } 个案例进入分析，{ $dropped } 个案例被剔除。
data-dropped-and-listed = { $kept } 个案例进入分析，{ $dropped } 个案例被剔除，列于下表。
data-space = { $conditions } 个前因条件构成 { $size } 种逻辑上可能的组态。其中 { $observed } 种组态至少有一个案例，{ $frequent } 种组态的案例数达到频数阈值；逻辑余项的数目为 { $remainders }。
data-space-and-share = { $conditions } 个前因条件构成 { $size } 种逻辑上可能的组态。其中 { $observed } 种组态至少有一个案例，{ $frequent } 种组态的案例数达到频数阈值；逻辑余项有 { $remainders } 种（{ $share }）。
data-uncountable = 多得无法计数

data-aggregates-only = 本研究仅公布汇总结果（`data.publish`），案例名单、案例的原始值及隶属度均不列出。
data-too-many-cases = 案例数超过 { $most } 个（`limits.cases_listed`），故不列出案例名单。
data-memberships-only = 本研究公布案例的隶属度，但不公布原始值（`data.publish`），故原始值及其最小值、最大值均不列出。
data-numbered-cases = 案例以其在数据文件中的序号表示（`data.publish`），被剔除的案例也计入序号。
data-obtain = 数据文件不随研究一并提供，可由以下途径获取：{ $from }。可用 SHA-256 核对是否为同一文件。

data-dropped-caption = 数据文件中未进入分析的案例及原因。
data-column-reason = 原因
data-column-about = 涉及的变量列或集合
data-missing-value = 数据缺失
data-half-score = 隶属度恰为 0.5
