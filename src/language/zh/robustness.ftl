# 替代设定。

robustness-none = 本研究未声明任何替代设定：未检验结果在多大程度上取决于单项设定。
robustness-none-but-more = 本研究未声明任何替代设定；所做的其他检验见下文。
robustness-summary = 关于 `{ $outcome }` 的{ $kind }：{ $all } 个替代设定中，{ $same } 个得到相同的解。
robustness-legend = 每个替代设定都以不同的设定重做整个分析。把解视为真值表行的集合，替代设定的解与主分析的解之间的关系分为：相同（模型相同）、子集、超集、部分重叠或相异（没有共同的行）。拟合指标均按各自分析中的集合计算。对两次分析共有的案例，仅在替代设定中对解的隶属度大于 0.5 的为“新增案例”，仅在主分析中大于 0.5 的为“失去案例”。
robustness-legend-ties = 存在并列模型时，行与案例取自全部已列出的模型；公式与拟合指标取两次分析共有的第一个模型，若无共有模型，则各取其第一个模型。
robustness-legend-joint = “联合行”：替代设定采用了不同的条件，两个解在两次分析的全部条件上比较。对其所在分析中没有的条件，路径不作任何限定。
robustness-legend-cases = “按案例”：两次分析的真值表行无法比较，改为比较隶属度大于 0.5 的案例。
robustness-declared-caption = 替代设定：各自替换或略去研究文件中的哪些内容，以及检验的理由。
robustness-compared-caption = 替代设定：关于 `{ $outcome }` 的{ $kind }、它与主分析之解的关系、拟合指标，以及仅属于二者之一的案例。
robustness-not-declared-before = `{ $key }`：`{ $value }`（原未声明）
robustness-replaced = `{ $key }`：`{ $declared }` → `{ $value }`
robustness-without-cases = 剔除 { $n } 个案例：{ $names }
robustness-without-counted = 剔除 { $names }
robustness-without-conditions = 去掉 { $n } 个条件：{ $names }
robustness-not-analysed = 未分析
robustness-main-run = 主分析
robustness-note = “{ $name }”：{ $parts }。
robustness-note-without = 减少案例 { $cases }
robustness-note-with = 增加案例 { $cases }
robustness-note-moved = 在某一条件上改变归属的案例：{ $cases }
robustness-become-necessary = { $n } 个条件成为 `{ $outcome }` 的必要条件：{ $names }
robustness-no-longer-necessary = { $n } 个条件不再是 `{ $outcome }` 的必要条件：{ $names }
robustness-rows-recoded = `{ $outcome }` 真值表中编码改变的行：{ $rows }
robustness-row-recoded = { $row }（{ $main } → { $variant }）
robustness-models = { $n } 个模型
robustness-rows-more = 另有 { $n } 行

# 两个解之间的关系。

robustness-relation-same = 相同
robustness-relation-same-rows = 行相同
robustness-relation-same-cases = 案例相同
robustness-relation-subset = 子集
robustness-relation-superset = 超集
robustness-relation-overlapping = 部分重叠
robustness-relation-different = 相异
robustness-relation-no-solution = 无解
robustness-relation-only-here = 仅此处有解
robustness-relation-joint-rows = 联合行
robustness-relation-by-cases = 按案例
robustness-relation-as-far-as-listed = 就已列出的模型而言
robustness-relation-ties-shared = { $variant } 个模型（{ $shared ->
    [0] 无共有者
   *[other] 共有 { $shared } 个
}）
robustness-relation-ties-instead = { $variant } 个模型（主分析为 { $main } 个）
robustness-relation-ties-instead-shared = { $variant } 个模型（主分析为 { $main } 个，{ $shared ->
    [0] 无共有者
   *[other] 共有 { $shared } 个
}）

# 列名与小标题。

robustness-notes = 与主分析的其他不同之处：
robustness-column-variant = 替代设定
robustness-column-decisions = 不同的设定
robustness-column-reason = 理由
robustness-column-relation = 与主分析的关系
robustness-column-solution = 解
robustness-column-gained = 新增案例
robustness-column-lost = 失去案例
