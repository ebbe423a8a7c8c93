# 案例分析一节及值得深入考察的案例。

cases-of-all = { $cases }（共 { $total } 个）

cases-not-listed = 单个案例不予列出，参见“数据与研究设计”一节。
cases-no-solution = 没有可据以考察案例的解。
cases-introduction = 各案例对结果、各路径及总体解的隶属度，其中对总体解的隶属度为各路径隶属度的最大值。路径编号与组态表一致。案例类型就总体解而言：典型案例（对二者均隶属，且对解的隶属度不高于对结果的隶属度）；一致性偏离案例（隶属于解，其中不隶属于结果者为类别偏离，隶属于结果但程度较低者为程度偏离）；覆盖度偏离案例（隶属于结果但不隶属于任何路径）；无关案例（对二者均不隶属）；隶属度恰为 0.5 者不归入任何类型。
cases-heading = 案例与 `{ $outcome }`{ $model }
cases-of-model = （模型 M{ $position }）
cases-seen-from = 依据{ $kind }{ $model }：{ $paths }。
cases-path-and-formula = 路径 { $label } 为 `{ $formula }`
cases-no-path = 没有路径
cases-first-models = 共有 { $all } 个并列模型，案例依据其中前 { $some } 个加以考察。

cases-path = 路径 { $label }
cases-solution = 总体解
cases-column-type = 类型
cases-caption = 各案例对 `{ $outcome }`、各路径及总体解的隶属度，以及案例类型。
cases-typical = 典型案例
cases-deviant-in-kind = 偏离案例（一致性，类别）
cases-deviant-in-degree = 偏离案例（一致性，程度）
cases-deviant-for-coverage = 偏离案例（覆盖度）
cases-irrelevant = 无关案例

cases-grid-title = { $outcome } 各路径的案例
cases-grid-of-all = 全部案例按对 `{ $outcome }` 的隶属度由高到低排列，并列出对各路径及总体解的隶属度，以显示各路径所覆盖的案例。
cases-grid-of-some = 隶属于结果或某一路径的案例按对 `{ $outcome }` 的隶属度由高到低排列，并列出对各路径及总体解的隶属度，以显示各路径所覆盖的案例。

cases-outside = 不隶属于 `{ $outcome }` 的案例：最近路径为该案例隶属度最高的路径（隶属度相同时取相差条件最少者）；只要案例不隶属于某路径的任一条件，便不隶属于该路径。此处仅说明案例与其他案例所循路径的相对位置，并不意味着结果将随之出现：路径所描述的是本研究的案例，具有此等拟合指标的解仍容许例外。
cases-outside-with-raw = 不隶属于 `{ $outcome }` 的案例：最近路径为该案例隶属度最高的路径（隶属度相同时取相差条件最少者）；只要案例不隶属于某路径的任一条件，便不隶属于该路径。所列原始值界限，是依据本研究的校准锚点并保持其他取值不变时，对该条件的隶属度越过 0.5 的取值；若案例因多个条件而不隶属于某路径，则须同时满足全部条件。此处仅说明案例与其他案例所循路径的相对位置，并不意味着结果将随之出现：路径所描述的是本研究的案例，具有此等拟合指标的解仍容许例外。
cases-deviant = 隶属于某一路径但不隶属于 `{ $outcome }` 的案例（一致性偏离案例）：{ $cases }。解中没有任何条件将其排除在外，其所缺者不在模型之中。
cases-outside-caption = 不隶属于 `{ $outcome }` 且不隶属于任何路径的案例：对结果的隶属度、最近路径及对其的隶属度、路径中该案例不隶属的各条件及其隶属度。
cases-outside-caption-with-raw = 不隶属于 `{ $outcome }` 且不隶属于任何路径的案例：对结果的隶属度、最近路径及对其的隶属度、路径中该案例不隶属的各条件及其隶属度、原始值，以及隶属于该条件所需的原始值。
cases-column-nearest = 最近路径
cases-column-in-path = 对路径的隶属度
cases-column-kept-out = 未满足的条件
cases-column-score = 隶属度
cases-column-raw = 原始值
cases-column-crossing = 隶属于该条件所需的原始值
cases-above = 大于 { $value }
cases-below = 小于 { $value }
cases-at-least = 不小于 { $value }
cases-at-most = 不大于 { $value }
cases-exactly = 等于 { $value }
cases-or = 或
