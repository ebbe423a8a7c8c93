# 充分性分析一节。

sufficiency-introduction = 保守解（复杂解）不使用逻辑余项，简约解使用一切能使解更为简约的逻辑余项，中间解仅使用符合方向性预期的逻辑余项。每一项均在其一致性的程度上构成结果的子集。
sufficiency-solutions-heading = `{ $outcome }` 的解
sufficiency-solution-heading = `{ $outcome }` 的{ $kind }
sufficiency-model-heading = 模型 M{ $position }
sufficiency-model-mark = （M{ $position }）
sufficiency-model-of = M{ $position }（共 { $all } 个）
sufficiency-model-says = M{ $position }：{ $sentence }
sufficiency-solution = { $kind }
sufficiency-solution-first-model = { $kind }（M1）
sufficiency-factored = 提取公因式：`{ $factored }`

# 真值表行：行数、行号与表达式。
sufficiency-rows = { $rows }，{ $expression }
sufficiency-row-numbered = { $rows }（行号 { $numbers }），{ $expression }
sufficiency-rows-numbered = { $rows }（行号 { $numbers }），{ $expression }
sufficiency-terms = { $n } 项

sufficiency-overview-caption = `{ $outcome }` 各类解的对照：所列各模型的路径与拟合指标，以及在没有案例支持的情况下假定为充分的行数。
sufficiency-column-solution = 解
sufficiency-column-model = 模型
sufficiency-column-paths = 路径
sufficiency-column-assumed = 假定充分的行数

sufficiency-nothing-to-explain = 没有待解释的行，因此不存在解：`0`。
sufficiency-below-fit = 没有质蕴含项的组合达到所声明的拟合标准，因此不存在解。
sufficiency-uncovered = 没有模型能够覆盖全部待解释的行，因此不存在解。
sufficiency-unfinished = 在求得模型之前，搜索因步数上限而终止。
sufficiency-ties = 存在 { $number } 个并列模型：各模型均能解释全部待解释的行，数据无法加以区分。
sufficiency-ties-by-fit = 存在 { $number } 个并列模型：各模型均达到所声明的一致性与覆盖度，数据无法加以区分。
sufficiency-listed = 共列出 { $n } 个
sufficiency-not-all-of-pairs = 此处未列出全部模型，{ sufficiency-listed }；保守解、简约解或某一配对自身的模型未能全部列出。
sufficiency-not-all-counted = 此处未列出全部模型，{ sufficiency-listed }；模型总数为 { $total } 个，每个模型至少包含 { $terms } 项。
sufficiency-not-all-uncountable = 此处未列出全部模型，{ sufficiency-listed }；模型总数多得无法计数，每个模型至少包含 { $terms } 项。
sufficiency-not-all-searched = 此处未列出全部模型，{ sufficiency-listed }；搜索因步数上限而终止：模型至少需要 { $lower } 项，已知有一个模型包含 { $upper } 项。
sufficiency-chosen-by-coverage = 模型为一致性不低于 { $consistency } 且覆盖度不低于 { $coverage } 的质蕴含项组合，可能有部分行未得到解释。
sufficiency-chosen-by-rows = 模型为一致性不低于 { $consistency } 且能解释全部待解释行的质蕴含项组合。
sufficiency-no-expectation = 未声明方向性预期，因此没有任何逻辑余项属于容易的反事实。
sufficiency-expectations = 预期有助于 `{ $outcome }` 出现的条件：{ $expected }。

sufficiency-nothing-shared = `{ $outcome }` 与 `{ $negation }` 的{ $kind }没有使用相同的逻辑余项作为简化假设。
sufficiency-nothing-shared-by-listed = 就所列模型而言，`{ $outcome }` 与 `{ $negation }` 的{ $kind }没有使用相同的逻辑余项作为简化假设。
sufficiency-shared = `{ $outcome }` 与 `{ $negation }` 的{ $kind }同时使用的矛盾简化假设：{ $rows }。
sufficiency-shared-by-listed = 就所列模型而言，`{ $outcome }` 与 `{ $negation }` 的{ $kind }同时使用的矛盾简化假设：{ $rows }。
sufficiency-no-simultaneous-subset = 没有同时构成 `{ $outcome }` 与 `{ $negation }` 充分条件的行（同时子集关系）。
sufficiency-simultaneous-subsets = 同时构成 `{ $outcome }` 与 `{ $negation }` 充分条件的行（同时子集关系）：第 { $rows } 行。

# 质蕴含项表与模型配对。
sufficiency-counterfactuals = 容易的反事实：{ $easy }。困难的反事实：{ $difficult }。
sufficiency-counterfactuals-of-pair = { $pair }（保守解模型 { $conservative } 与简约解模型 { $parsimonious }）：容易的反事实为{ $easy }；困难的反事实为{ $difficult }。
sufficiency-leads-to = 由此得到 { $models }。
sufficiency-some-pairs = 共有 { $all } 对，此处列出 { $listed } 对（`limits.models`）。
sufficiency-column-prime = 质蕴含项
sufficiency-chart-caption = 质蕴含项表：每一待解释的行为一列，× 表示被该质蕴含项覆盖。
sufficiency-chart-title = { $outcome } 的{ $kind }的质蕴含项表
sufficiency-chart-picture-caption = `{ $outcome }` 的{ $kind }的质蕴含项表：圆点表示质蕴含项覆盖该待解释的行。
sufficiency-counted-primes = { $n } 个质蕴含项
sufficiency-primes = 共有 { sufficiency-counted-primes }；必要质蕴含项（出现于每个模型）：{ $essential }。
sufficiency-primes-with-selective = 共有 { sufficiency-counted-primes }；必要质蕴含项（出现于每个模型）：{ $essential }；选择性质蕴含项（出现于部分模型）：{ $selective }。
sufficiency-primes-found = 在步数用尽之前求得 { sufficiency-counted-primes }；必要质蕴含项（出现于每个模型）：{ $essential }。
sufficiency-primes-found-with-selective = 在步数用尽之前求得 { sufficiency-counted-primes }；必要质蕴含项（出现于每个模型）：{ $essential }；选择性质蕴含项（出现于部分模型）：{ $selective }。

# 单个模型。
sufficiency-paths-caption = 各路径的原始覆盖度、唯一覆盖度、该路径所覆盖的结果为 1 的行中的案例，以及隶属度大于 0.5 的其他案例。
sufficiency-column-raw-coverage = 原始覆盖度
sufficiency-column-unique-coverage = 唯一覆盖度
sufficiency-column-also = 隶属度大于 0.5 的其他案例
sufficiency-assumptions = 简化假设：{ $rows }。
sufficiency-unexplained = 未得到解释的行：第 { $rows } 行。
sufficiency-cases-of-path = `{ $path }`：仅由该路径覆盖的案例：{ $unique }；隶属于该路径但不隶属于 `{ $outcome }` 的案例（一致性偏离案例）：{ $deviant }。
sufficiency-core = `{ $path }` 的核心条件：{ $core }；边缘条件：{ $peripheral }。
sufficiency-core-by-pair = `{ $path }`（{ $pairs }）的核心条件：{ $core }；边缘条件：{ $peripheral }。

# 值得深入考察的案例。
sufficiency-selected-caption = 适合案例内深入考察的案例与适合比较的案例对，每类至多三个，最优者居前。典型案例既隶属于路径又隶属于结果，且对路径的隶属度不高于对结果的隶属度；偏离案例（一致性）仅隶属于路径；无关案例对二者均不隶属。
sufficiency-column-typical = 典型案例
sufficiency-column-deviant = 偏离案例（一致性）
sufficiency-column-typical-typical = 典型与典型案例
sufficiency-column-typical-irrelevant = 典型与无关案例
sufficiency-column-typical-deviant = 典型与偏离案例
sufficiency-all-covered = 所有隶属于 `{ $outcome }` 的案例均至少为一条路径所覆盖。
sufficiency-deviant-for-coverage = 隶属于 `{ $outcome }` 但不隶属于任何路径的案例（覆盖度偏离案例，按真值表行分组）：{ $cases }。
sufficiency-compare-uncovered = 可与同一行的无关案例比较：{ $pairs }。

# 增强型标准分析。
sufficiency-enhanced-heading = `{ $outcome }` 的增强型标准分析
sufficiency-barred = 增强型解排除以下假设：与必要条件相矛盾的假设、理论上不成立的假设，以及同时用于结果及其否定的假设。`{ $outcome }` 依据一项或多项规则排除的逻辑余项：{ $rows }。
sufficiency-rounds = 每次排除矛盾简化假设后均重新检查，共 { $n } 次，直至结果及其否定的简约解不再共用任何假设。
sufficiency-claims-bar-nothing = 必要性论断针对 `{ $outcome }`，在此不排除任何逻辑余项。
sufficiency-barred-caption = 各规则所排除者：编码为 0 的逻辑余项；数据编码为 1（或 C）而改编码为 0 的观察行；以及属于理论上不成立的表达式、但保留原编码的观察行。同一逻辑余项可为多项规则所排除。
sufficiency-column-rule = 规则
sufficiency-column-expression = 表达式
sufficiency-column-remainders = 逻辑余项数
sufficiency-column-which = 逻辑余项
sufficiency-column-overwritten = 改编码为 0 的观察行
sufficiency-column-kept = 保留编码的观察行
sufficiency-barred-necessity = 与必要条件相矛盾
sufficiency-barred-untenable = 理论上不成立
sufficiency-barred-both-sufficient = 同时构成结果及其否定的充分条件
sufficiency-barred-both-assumed = 同时假定用于结果及其否定
sufficiency-barred-listed = 列为矛盾行

# 理论评估。
sufficiency-theory-heading = `{ $outcome }` 的理论与解
sufficiency-theory = 理论预期 `{ $theory }` 构成 `{ $outcome }` 的充分条件。与{ $kind }比较：隶属于理论预期的案例为最可能案例，不隶属者为最不可能案例；隶属于结果的案例或被解覆盖，或未被覆盖；不隶属于结果的案例与解或一致，或不一致。
sufficiency-theory-first = 共有 { $all } 个模型，此处比较前 { $some } 个。
sufficiency-theory-too-long = 交集{ $model }的项数过多，不予写出。
sufficiency-theory-caption = 理论（T）与解（S）的交集{ $model }，各自作为 `{ $outcome }` 充分条件的拟合指标，以及所含案例。
sufficiency-column-area = 区域
sufficiency-column-in-outcome = 隶属于结果
sufficiency-column-out-of-outcome = 不隶属于结果
sufficiency-area-both = T 且 S：预期且发现
sufficiency-area-solution = S 而非 T：发现但未预期
sufficiency-area-theory = T 而非 S：预期但未发现
sufficiency-area-neither = 二者皆非
sufficiency-kind-and-cases = { $kind }：{ $cases }
sufficiency-covered-most-likely = 被覆盖的最可能案例
sufficiency-covered-least-likely = 被覆盖的最不可能案例
sufficiency-uncovered-most-likely = 未被覆盖的最可能案例
sufficiency-uncovered-least-likely = 未被覆盖的最不可能案例
sufficiency-inconsistent-most-likely = 不一致的最可能案例
sufficiency-inconsistent-least-likely = 不一致的最不可能案例
sufficiency-consistent-most-likely = 一致的最可能案例
sufficiency-consistent-least-likely = 一致的最不可能案例
