# 读者应当了解的提示事项。

findings-unused-acknowledgement = 研究文件就 `{ $about }` 确认了 `{ $code }`，但并无此项提示。
findings-dropped-cases = 因所用数据列有缺失值而剔除，{ $all } 个中的 { $n } 个：{ $cases }。
findings-few-cases = { $cases } 个案例，{ $conditions } 个条件：案例数少于逻辑上可能的 { $configurations } 个组态，偶然性的影响较大。
findings-frozen-other-data = 数据已不同于冻结锚点时的数据。锚点保持不变；若现在重新计算，没有锚点会移动。
findings-frozen-other-data-moves = 数据已不同于冻结锚点时的数据。锚点保持不变；若现在重新计算，以下锚点会移动：{ $moves }。
findings-frozen-same-data-moves = 数据与冻结锚点时相同，但所用的案例或取值不同。锚点保持不变；若现在重新计算，以下锚点会移动：{ $moves }。
findings-frozen-move = `{ $set }` { $anchor }（{ $declared }）{ $from } → { $to }
findings-frozen-no-value = 无值
findings-skewed-set = { $share }% 的案例对 `{ $set }` 的隶属度大于 0.5：偏态集合容易得出子集关系。
findings-score-at-half = 对 `{ $set }` 的隶属度恰为 0.5，既非属于也非不属于：{ $cases }。
findings-anchors-without-reason = 未说明 `{ $set }` 校准锚点的理由。
findings-trivial-necessity = `{ $expression }` 通过了 `{ $outcome }` 的必要性检验，但其相关度或覆盖度低于 0.5：可能只是平凡必要条件。
findings-disjunctions-limit = 未能就 `{ $outcome }` 检验所有的析取式：研究文件规定的步数（`limits.steps`）已用尽，可能遗漏必要的析取式。
findings-claimed-necessity-fails = 研究文件主张 `{ $expression }` 是 `{ $outcome }` 的必要条件（`enhanced.necessary`），但它未达到声明的阈值：一致性 { $consistency }，覆盖度 { $coverage }，相关度 { $relevance }。
findings-barred-by-necessity = 下列观察到的行就数据而言对 `{ $outcome }` 充分（或编码为 C），但因与 `{ $claim }` 为必要条件的主张相矛盾，在增强型解中按编码 0 处理：{ $rows }。
findings-barred-untenable = 下列观察到的行就数据而言对 `{ $outcome }` 充分（或编码为 C），但因不成立，在增强型解中按编码 0 处理：{ $rows }。
findings-barred-both = 下列观察到的行就数据而言对 `{ $outcome }` 充分（或编码为 C），但因同时支持其否定，在增强型解中按编码 0 处理：{ $rows }。
findings-barred-listed = 下列观察到的行就数据而言对 `{ $outcome }` 充分（或编码为 C），但因研究文件将其列为矛盾行，在增强型解中按编码 0 处理：{ $rows }。
findings-everything-barred = 增强型标准分析之后，没有对 `{ $outcome }` 充分的行：不存在增强型解。
findings-untenable-row-observed = `{ $expression }` 被声明为不成立的假设，但其中有观察到的行；只有从未观察到的行才可能不成立，故这些行保留其对 `{ $outcome }` 的编码：{ $rows }。
findings-row = 第 { $row } 行（{ $cases }）
findings-unexplained-rows = `{ $outcome }` 的{ $kind }有模型未能解释对其充分的行（`solution_coverage`）：{ $rows }。
findings-no-ceiling = 无法对 `{ $expression }` 与 `{ $outcome }` 进行必要条件分析（NCA）：{ $reason }。
findings-no-positive-row = 没有对 `{ $outcome }` 充分的行：不存在解。
findings-positive-row-excluded = 就数据而言对 `{ $outcome }` 应编码为 1，因研究文件的规定而编码为 0：第 { $rows } 行。
findings-contradictory-rows = `{ $outcome }` 的矛盾行（C）：第 { $rows } 行。
findings-low-pri-row = 对 `{ $outcome }` 编码为 1 但 PRI 低于 0.5，因而与其否定几乎同样一致：第 { $rows } 行。
findings-deviant-cases = 位于 `{ $outcome }` 编码为 1 的行，但不属于 `{ $outcome }`（一致性偏离案例）：{ $cases }。
findings-cases-in-thin-rows = 所在的行案例数低于频数阈值，按 `{ $outcome }` 的逻辑余项处理：{ $cases }。
findings-limit-reached = `{ $outcome }` 的{ $kind }的模型未全部列出；研究文件的限额（`limits`）规定了列出的数目与搜索的步数。
findings-tied-models = `{ $outcome }` 的{ $kind }有 { $n } 个并列模型：各自解释的行相同。
findings-tied-models-as-few = `{ $outcome }` 的{ $kind }有 { $n } 个并列模型：各自以同样少的项解释相同的行。
findings-tied-models-fit = `{ $outcome }` 的{ $kind }有 { $n } 个并列模型：各自均达到声明的一致性与覆盖度。
findings-tied-models-fit-as-few = `{ $outcome }` 的{ $kind }有 { $n } 个并列模型：各自以同样少的项达到声明的一致性与覆盖度。
findings-variant-differs = 采用替代设定“{ $name }”时，{ $parts }。
findings-variant-different = `{ $outcome }` 的{ $kind }与主分析之解毫无共同之处
findings-variant-lost = `{ $outcome }` 的{ $kind }为空
findings-variant-gained = 主分析无解，而 `{ $outcome }` 的{ $kind }不为空
findings-simultaneous-subset = 同时对 `{ $outcome }` 与 `{ $negation }` 充分（同时子集关系）：第 { $rows } 行。
findings-contradictory-assumptions = 对于 { $n } 个逻辑余项（{ $rows }），{ $kind }中已列出的模型既假设 `{ $outcome }` 发生，又假设 `{ $negation }` 发生：矛盾的简化假设。
findings-contradictory-assumptions-many = 对于多得无法计数的逻辑余项（{ $rows }），{ $kind }中已列出的模型既假设 `{ $outcome }` 发生，又假设 `{ $negation }` 发生：矛盾的简化假设。
findings-cases-counted = { $n } 个案例

# 无法绘制上限线的原因。

findings-ceiling-few-cases = 仅有 { $n } 个案例，上限线至少需要 { $least } 个
findings-ceiling-constant-condition = 条件在所有案例中取值相同
findings-ceiling-constant-outcome = 结果在所有案例中取值相同
findings-ceiling-condition-outside = 条件的取值超出声明的范围 { $min } 至 { $max }
findings-ceiling-outcome-outside = 结果的取值超出声明的范围 { $min } 至 { $max }
findings-ceiling-needs-value = `{ $name }` 有多个取值，须指明其一，例如 `{ $example }`
findings-ceiling-no-set = 没有条件 `{ $name }`
findings-ceiling-words = 数据列 `{ $column }` 的内容是文字而非数字
