# 解与必要条件的 XY 图。

plots-solution-title = { $which }与 { $outcome }
plots-solution-caption = { $which }与 `{ $outcome }`。对角线上方的案例与充分性一致；菱形（如有）为偏离案例：对结果的隶属度低于 0.5 而对解的隶属度高于 0.5（一致性偏离，右下），或与之相反（覆盖度偏离，左上）。
plots-necessary-title = { $expression } 作为 { $outcome } 的必要条件
plots-necessary-caption = `{ $expression }` 作为 `{ $outcome }` 的必要条件。对角线下方的案例与必要性一致；菱形案例属于结果而不属于条件（一致性上的类别偏离，左上）。右下方的案例属于条件而不属于结果：此类案例越多，该条件的必要性相关度越低。
plots-membership = { $set }：隶属度
plots-membership-solution = 对{ $which }的隶属度
