# 报告开头：数据说明、引文、摘要与检查发现。

head-findings = 关于数据与结果，读者应当了解以下 { $n } 项检查发现。研究者若认可某项发现，可在研究文件中说明理由。
head-findings-acknowledged = 关于数据与结果，读者应当了解以下 { $n } 项检查发现，其中 { $acknowledged } 项已由研究者说明理由。
head-finding = { $text }（`{ $code }`）
head-finding-acknowledged = { $text }（`{ $code }`，研究者的理由：{ $reason }）

head-reconstructed = 重构数据。
head-synthetic = 合成数据。
head-source = 来源：{ $source }

head-overview = 本研究共有 { $cases } 个案例、{ $conditions } 个前因条件：{ $names }。结果为{ $outcome }。
head-nothing-necessary = 不存在 `{ $outcome }` 的单个必要条件。
head-necessary = { $conditions } { $n ->
    [1] 是
   *[other] 均是
} `{ $outcome }` 的必要条件。

head-solution-empty = 没有组态构成 `{ $outcome }` 的充分条件，{ $kind }为空。
head-solution-below-fit = 没有质蕴含项的组合达到所声明的拟合标准，`{ $outcome }` 的{ $kind }不存在。
head-solution-uncovered = 没有模型能够覆盖全部待解释的真值表行，`{ $outcome }` 的{ $kind }不存在。
head-solution-unfinished = 在求得 `{ $outcome }` 的{ $kind }之前，搜索因步数上限而终止。
head-solution = `{ $outcome }` 的{ $kind }包含 { $n } 条路径：`{ $formula }`（总体一致性 { $consistency }，PRI { $pri }，总体覆盖度 { $coverage }）。
head-solution-covering = `{ $outcome }` 的{ $kind }包含 { $n } 条路径：`{ $formula }`，共解释 `{ $outcome }` 的 { $share }（总体一致性 { $consistency }，PRI { $pri }，总体覆盖度 { $coverage }）。
head-solution-not-all = 此处未列出全部模型，详见“充分性分析”一节。
head-solution-ties = 共有 { $number } 个并列模型，此处为第一个。

head-claims = 共核验 { $all } 项论断，其中 { $holding } 项成立。
