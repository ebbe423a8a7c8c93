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

# 以查询取得的数据
data-sqlite = 数据为对该 SQLite 文件所作查询（`data.query`）返回的各行，按查询给出的顺序排列。
data-postgres = 数据为对 PostgreSQL 服务器所作查询（`data.query`）返回的各行，服务器地址存于该环境变量。SHA-256 为这些行写成 CSV 后的哈希值。
data-postgres-unordered = 数据为对 PostgreSQL 服务器所作查询（`data.query`）返回的各行，服务器地址存于该环境变量。SHA-256 为这些行写成 CSV 后的哈希值。该查询没有 `ORDER BY`：服务器日后可能以另一顺序返回相同的行，哈希值也会随之不同。

# 各行成为案例之前的处理
data-source-of-rows = 数据文件为 `{ $file }`（SHA-256 `{ $sha }`），共 { $rows } 行、{ $columns } 个变量列。
data-numbered-cases-of-rows = 案例以其在由各行形成的案例中的序号表示（`data.publish`），被剔除的案例也计入序号。
data-renamed = 变量列更名：{ $columns }。
data-renamed-column = `{ $from }` 改为 `{ $to }`
data-recoded = 变量列 `{ $column }` 重新编码：{ $values }。
data-recoded-value = `{ $from }` 改为 `{ $to }`（{ $rows } 行）
data-recoded-missing = `{ $from }` 记为缺失（{ $rows } 行）
data-recoded-others = 其余取值改为 `{ $to }`（{ $rows } 行）
data-recoded-others-missing = 其余取值记为缺失（{ $rows } 行）
data-recoded-others-kept = 其余取值保持不变（{ $rows } 行）
data-aggregated = { $rows } 行按 `{ $by }` 合并为 { $cases } 个案例；所得变量列为 { $columns }。
data-aggregated-column = `{ $column }`（`{ $summary }`）
data-where-all = 保留满足 `{ $condition }` 的行（`data.{ $key }`）：全部保留。
data-where = 保留满足 `{ $condition }` 的行（`data.{ $key }`）：删去 { $removed } 行。
data-where-unknown = 保留满足 `{ $condition }` 的行（`data.{ $key }`）：因所需取值缺失删去 { $removed } 行。
data-where-some-unknown = 保留满足 `{ $condition }` 的行（`data.{ $key }`）：删去 { $removed } 行，其中 { $unknown } 行是因为所需取值缺失。
data-derived = 计算所得的变量列：{ $columns }。
data-derived-column = `{ $column }` = `{ $rule }`
data-derived-column-with-gaps = `{ $column }` = `{ $rule }`（{ $rows } 行没有取值）
data-removed-caption = 不满足 `{ $condition }` 的行。
data-first-removed-caption = 不满足 `{ $condition }` 的 { $removed } 行中的前 { $shown } 行。

# 不公布名称时案例与群组的称谓
data-case-number = 案例 { $number }
data-case-without-number = 无序号案例
data-cluster-number = 群组 { $number }
